"""Python for the browser: which files of Pyodide, and whether they are right."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

# The lines of Pyodide's official lock for what the class loads, the sums of the files
# that the lock does not name, and of files of another release with the same ABI.
PINNED = "pyodide.json"
ARCHIVE = "https://github.com/pyodide/pyodide/releases/download/{0}/pyodide-{0}.tar.bz2"
_PIECE = 1 << 20  # bytes read at a time


@dataclass(frozen=True)
class Distribution:
    """The release of Pyodide that the class runs on.

    `sums` gives the sha256 that each file may have, by the file's name; `packages` are
    the lines of the official lock; `info` says which Python and which ABI it has.
    """

    info: Mapping[str, str]
    core: tuple[str, ...]
    packages: Mapping[str, Mapping[str, Any]]
    sums: Mapping[str, frozenset[str]]

    @property
    def version(self) -> str:
        """The release, such as "0.27.7"."""
        return self.info["version"]

    @property
    def python(self) -> str:
        """Its Python without the last number, such as "3.12"."""
        return ".".join(self.info["python"].split(".")[:2])


@cache
def pinned() -> Distribution:
    """The release that the site is built from."""
    text = resources.files(__package__).joinpath(PINNED).read_text(encoding="utf-8")
    data = json.loads(text)
    sums = {name: {sum} for name, sum in data["core"].items()}
    for package in data["packages"].values():
        sums[package["file_name"]] = {package["sha256"]}
    for name, sum in data["same_abi"].items():
        sums[name].add(sum)
    return Distribution(
        data["info"],
        tuple(data["core"]),
        data["packages"],
        {name: frozenset(allowed) for name, allowed in sums.items()},
    )


def files_in(folder: Path) -> dict[str, Path]:
    """Each file that the site needs of Pyodide, by its name, each with the right sum.

    Raises `ValueError` with one sentence if one is missing or is not what it should be.
    """
    if not folder.is_dir():
        raise ValueError(f"“{folder.name}” is no folder: name one that holds Pyodide.")
    there = {path.name: path for path in sorted(folder.rglob("*")) if path.is_file()}
    release = pinned()
    missing = sorted(release.sums.keys() - there.keys())
    if missing:
        raise ValueError(
            f"“{folder.name}” lacks {len(missing)} files of Pyodide {release.version}, "
            f"such as “{missing[0]}”: take the folder of the whole release."
        )
    for name, allowed in release.sums.items():
        if sha256(there[name]) not in allowed:
            raise ValueError(
                f"“{name}” is not the file of Pyodide {release.version}: its sum is "
                "another one than in the official lock. Fetch it again."
            )
    return {name: there[name] for name in release.sums}


def sha256(path: Path) -> str:
    """The sum of a file, in hexadecimal digits."""
    made = hashlib.sha256()
    for piece in _pieces(path):
        made.update(piece)
    return made.hexdigest()


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece
