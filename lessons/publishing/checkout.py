"""The folder that holds the notebooks and the kit's source, and a wheel made of it."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

PROJECT = "two-front-pages"
_PACKAGE = Path(__file__).parents[1]
# The time of every file in a wheel: the earliest that a zip file can hold.
_EPOCH = "315532800"


def checkout() -> Path:
    """The project's folder: the working folder or one around it, or the package's own.

    Raises `ValueError` with one sentence if the kit was installed without that folder.
    """
    here = Path.cwd()
    for folder in (here, *here.parents, _PACKAGE.parent):
        if _is_checkout(folder):
            return folder
    raise ValueError(
        "The folder with the notebooks is needed, and is not here: run the same "
        "command in the folder of Two Front Pages that holds “notebooks” and "
        "“pyproject.toml”."
    )


def build_wheel(into: Path) -> Path:
    """Build the kit's wheel in a folder that exists; gives its path.

    The same source gives the same bytes. Raises `ValueError` with one sentence if the
    source is not here, or hatchling is not, or does not build it.
    """
    source = checkout()
    if find_spec("hatchling") is None:
        raise ValueError(
            "hatchling is needed to build the kit: run “pip install hatchling”, then "
            "the same command again."
        )
    with TemporaryDirectory(prefix=".building-", dir=into) as beside:
        command = (sys.executable, "-m", "hatchling", "build", "-t", "wheel")
        done = subprocess.run(
            [*command, "-d", beside],
            cwd=source,
            env=os.environ | {"SOURCE_DATE_EPOCH": _EPOCH},
            capture_output=True,
            encoding="utf-8",
            errors="replace",
        )
        made = list(Path(beside).glob("*.whl"))
        if done.returncode or len(made) != 1:
            (last, *_) = done.stderr.strip().splitlines()[-1:] or ["it says nothing"]
            raise ValueError(f"hatchling could not build the kit: {last}")
        (wheel,) = made
        return wheel.replace(into / wheel.name)


def _is_checkout(folder: Path) -> bool:
    if not (folder / "notebooks").is_dir():
        return False
    try:
        project = (folder / "pyproject.toml").read_text(encoding="utf-8")
    except (OSError, ValueError):
        return False
    return f'name = "{PROJECT}"' in project.splitlines()
