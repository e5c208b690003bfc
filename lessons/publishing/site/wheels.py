"""Packages of pure Python as they are installed here, as wheels for the browser.

The environment that builds the site holds the versions that the tests passed with, so
the same ones go into the site, and nothing is downloaded.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path, PurePosixPath

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

# What pip would be told of the browser's Python.
BROWSER = {
    "implementation_name": "cpython",
    "os_name": "posix",
    "platform_machine": "wasm32",
    "platform_python_implementation": "CPython",
    "platform_system": "Emscripten",
    "python_full_version": "3.12.7",
    "python_version": "3.12",
    "sys_platform": "emscripten",
    "extra": "",
}
_UNUSED = ("nltk/test/", "joblib/test/")  # a package's own tests are not carried along
_WHEN = (2024, 1, 1, 0, 0, 0)  # of each file of a wheel: the same wheel each time
_COMPILE = "import compileall,sys; sys.exit(not compileall.compile_dir("
_HOW = "sys.argv[1], quiet=2, stripdir=sys.argv[1], prependdir=sys.argv[2], "
_MODE = (
    "invalidation_mode=__import__('py_compile').PycInvalidationMode.UNCHECKED_HASH))"
)
_HOME = "/lib/python{}/site-packages"  # where the browser's Python unpacks a wheel


@dataclass(frozen=True)
class Wheel:
    """A package in a wheel: its name, its version, and the names of what it needs."""

    name: str
    version: str
    path: Path
    needs: tuple[str, ...]


def repacked(name: str, into: Path) -> Wheel:
    """An installed package of pure Python as a wheel in the folder `into`.

    Raises `ValueError` with one sentence if it is not installed, or holds machine code.
    """
    try:
        found = distribution(name)
    except PackageNotFoundError:
        raise ValueError(f"“{name}” is not installed: install the kit whole.") from None
    version = found.version
    path = (
        into / f"{canonicalize_name(name).replace('-', '_')}-{version}-py3-none-any.whl"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        files = set(map(PurePosixPath, found.files or ()))
        for inside in sorted(files):
            if not _is_carried(inside):
                continue
            if inside.suffix in (".so", ".pyd", ".dylib"):
                if _is_spare(inside, files):
                    continue
                raise ValueError(f"“{name}” holds machine code: it cannot be carried.")
            source = Path(str(found.locate_file(inside)))
            _add(archive, str(inside), source.read_bytes())
    return Wheel(canonicalize_name(name), version, path, needs(found))


def wheel_at(path: Path) -> Wheel:
    """A wheel that is there already."""
    with zipfile.ZipFile(path) as archive:
        where = next(
            name for name in archive.namelist() if name.endswith(".dist-info/METADATA")
        )
        text = archive.read(where).decode("utf-8")
    found = _Described(text)
    return Wheel(canonicalize_name(found.name), found.version, path, needs(found))


def needs(found: Distribution) -> tuple[str, ...]:
    """The names of the packages that a package needs in the browser."""
    wanted = map(Requirement, found.requires or ())
    return tuple(
        sorted(
            {
                canonicalize_name(one.name)
                for one in wanted
                if one.marker is None or one.marker.evaluate(BROWSER)
            }
        )
    )


def compiler(version: str) -> str | None:
    """A Python of this version, which compiles ahead; None if there is none."""
    if sys.version_info[:2] == tuple(map(int, version.split("."))):
        return sys.executable
    for candidate in _candidates(version):
        tried = [candidate, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
        try:
            said = subprocess.run(tried, capture_output=True, text=True, timeout=60)
        except (OSError, subprocess.TimeoutExpired):
            continue
        if said.stdout.strip() == version:
            return candidate
    return None


def _candidates(version: str) -> list[str]:
    """Where a Python of a version may be: on the path, or one that uv knows."""
    names = [shutil.which(f"python{version}"), shutil.which("python3")]
    if uv := shutil.which("uv"):
        asked = [uv, "python", "find", "--offline", "--no-project", version]
        found = subprocess.run(asked, capture_output=True, text=True)
        names.append(found.stdout.strip())
    return [name for name in names if name]


def compiled(path: Path, into: Path, python: str, version: str) -> Path:
    """The same wheel with its modules compiled ahead: a lesson opens sooner."""
    unpacked = into / f"{path.stem}.unpacked"
    with zipfile.ZipFile(path) as archive:
        archive.extractall(unpacked)
    home = _HOME.format(version)
    subprocess.run(
        [python, "-I", "-c", _COMPILE + _HOW + _MODE, str(unpacked), home],
        check=False,  # a module of another Python's syntax stays as it is
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    made = into / path.name
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(unpacked.rglob("*")):
            if file.is_file():
                name = file.relative_to(unpacked).as_posix()
                _add(archive, name, file.read_bytes())
    shutil.rmtree(unpacked)
    return made


def _is_carried(inside: PurePosixPath) -> bool:
    """Whether a file of an installed package belongs into a wheel for the browser."""
    outside = ".." in inside.parts or "__pycache__" in inside.parts
    of_pip = inside.name in ("RECORD", "INSTALLER", "REQUESTED", "direct_url.json")
    return not (outside or of_pip or str(inside).startswith(_UNUSED))


def _is_spare(inside: PurePosixPath, files: set[PurePosixPath]) -> bool:
    """Whether machine code stands beside the Python that it was made from (mypyc)."""
    stem = inside.name.split(".")[0]
    return stem.endswith("__mypyc") or inside.with_name(f"{stem}.py") in files


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _WHEN)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, content)


class _Described(Distribution):
    """A package that is known by its description alone."""

    def __init__(self, text: str):
        self._text = text

    def read_text(self, filename: str) -> str | None:
        return self._text if filename == "METADATA" else None

    def locate_file(self, path):  # nothing of it is installed
        raise NotImplementedError
