"""The folder that is carried into a room: what stands in it, and how it is made."""

from __future__ import annotations

import json
import re
import sys
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from lessons.publishing import starters
from lessons.publishing.checkout import build_wheel, checkout
from lessons.publishing.pack.download import Missing, fetch
from lessons.publishing.pack.pins import Pin, needed, read_pins
from lessons.publishing.pack.sheet import SHEET, Computer, Contents, sheet
from lessons.publishing.pack.targets import Target
from lessons.publishing.pack.wheels import Wheel, chosen, gaps, oldest_system, wheels_in
from lessons.storage import write_whole
from lessons.story.class_pair import KIND as CLASS_PAIR

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

KIND = "two-front-pages-pack"
PACKAGES, MARK, LIST = "packages", "pack.json", "requirements.txt"
INSTALLER = "pip"
PINS = ".ci/requirements.txt"
CLASS = ("documents",)  # the extras that a class needs
MANY = "many"  # the extra for a folder of hundreds of articles
# What of the notebooks' folder is carried: lessons and plans, never anybody's work.
_CARRIED = {".ipynb", ".md"}
_CARRIED_NAMES = {"LICENSE", "no-show-me.txt"}
_WORK = {"my-work", "my-charts", "my-articles"}
# Where a wheel's data goes in an environment of Windows, and everything else.
_DATA = re.compile(r"[^/]+\.data/(?P<scheme>[^/]+)/(?P<rest>.+)")
_SCHEMES = {"data": "", "scripts": "Scripts/", "headers": "Include/"}
_SITE = "Lib/site-packages/"
_BYTECODE = "__pycache__/.cpython-310"  # what the name of compiled code has in addition


@dataclass(frozen=True)
class Plan:
    """What a folder is to hold: pinned packages for some computers, and the class."""

    source: Path
    extras: tuple[str, ...]
    pins: tuple[Pin, ...]
    targets: tuple[Target, ...]

    @property
    def number(self) -> int:
        """How many packages all computers need, one counted again for each."""
        return sum(pin.fits(target) for target in self.targets for pin in self.pins)


@dataclass(frozen=True)
class Packed:
    """What was made, and what had to be left out."""

    contents: Contents
    left_out: tuple[Missing, ...]


def plan(targets: Iterable[Target], *, many: bool = False) -> Plan:
    """What the folder for these computers holds.

    Raises `ValueError` with one sentence if the kit's source is not here.
    """
    source = checkout()
    project = tomllib.loads((source / "pyproject.toml").read_text("utf-8"))["project"]
    extras = (*CLASS, MANY) if many else CLASS
    pins = needed(
        read_pins((source / PINS).read_text("utf-8")),
        [*project["dependencies"], INSTALLER],
        project["optional-dependencies"],
        extras,
    )
    return Plan(source, extras, pins, tuple(targets))


def prepared(folder: Path) -> Path:
    """A folder that may be written; gives it with its whole path.

    Raises `ValueError` with one sentence if it holds something else.
    """
    mark = folder / PACKAGES / MARK
    if folder.exists() and not folder.is_dir():
        raise ValueError(f"“{folder.name}” is a file: name a folder, or a new name.")
    if folder.is_dir() and any(folder.iterdir()) and not _is_ours(mark):
        raise ValueError(
            f"“{folder.name}” holds other files: name a new folder, or an empty one."
        )
    mark.parent.mkdir(parents=True, exist_ok=True)
    _write_mark(mark, {})  # its packages are not for anybody yet
    return folder.resolve()


def pack(
    plan: Plan, folder: Path, done: Callable[[int], object] = lambda number: None
) -> Packed:
    """Fill a folder that `prepared` gave.

    Raises `ValueError` with one sentence if that cannot be done.
    """
    packages = folder / PACKAGES
    kit = _kit(build_wheel(packages))
    missing = fetch(plan.pins, plan.targets, packages, done)
    lacking = {one.target for one in missing}
    targets = [target for target in plan.targets if target not in lacking]
    if not targets:
        raise ValueError(f"No folder can be made. {' '.join(sentences(missing))}")
    there = [one for one in wheels_in(packages) if any(map(one.is_of, plan.pins))]
    for_each = {target: chosen(there, target) for target in targets}
    for target, wheels in for_each.items():
        if lost := gaps(kit, plan.extras, wheels, target):
            raise ValueError(f"The pinned versions do not suffice: {lost[0]}.")
    carried = {one.path: one for wheels in for_each.values() for one in wheels}
    _remove_others(packages, {kit.path, *carried})
    used = [p for p in plan.pins if any(one.is_of(p) for one in carried.values())]
    write_whole(packages / LIST, requirements(used, carried.values(), kit))
    _copy_class(plan.source, folder)
    pythons = sorted({t.python for t in targets}, key=lambda p: int(p.split(".")[1]))
    starters.write(folder, starters.pack_starters(pythons))
    contents = _contents(kit, for_each, folder)
    write_whole(folder / SHEET, sheet(contents))
    installer = next(w.path.name for w in carried.values() if w.name == INSTALLER)
    _write_mark(
        packages / MARK,
        {
            "computers": _computers(targets),
            "longest": longest_path([kit, *carried.values()]),
            "pip": installer,
        },
    )
    return Packed(contents, missing)


def requirements(pins: Iterable[Pin], wheels: Iterable[Wheel], kit: Wheel) -> str:
    """A list for an installer: each pin with the hashes of its wheels, then the kit."""
    wheels = tuple(wheels)
    asked = [(pin.line, [w for w in wheels if w.is_of(pin)]) for pin in pins]
    asked.append((f"{kit.name}=={kit.version}", [kit]))
    return "".join(
        " \\\n    ".join((line, *(f"--hash=sha256:{h}" for h in sorted(hashes)))) + "\n"
        for line, found in asked
        if (hashes := {one.sha256 for one in found})
    )


def sentences(missing: Iterable[Missing]) -> list[str]:
    """What was left out, in a sentence for each system and the packages it lacks."""
    lacking: dict[Target, list[str]] = {}
    for one in missing:
        lacking.setdefault(one.target, []).append(one.pin.exactly)
    alike: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for target, names in lacking.items():
        place = target.platform.title, tuple(sorted(set(names)))
        alike.setdefault(place, []).append(target.python)
    return [
        f"{title}, Python {', '.join(pythons)}, is left out: there is no wheel of "
        f"{', '.join(names)}."
        for (title, names), pythons in alike.items()
    ]


def longest_path(wheels: Iterable[Wheel]) -> int:
    """How many signs the longest path has that these install into an environment."""
    longest = 0
    for one in wheels:
        with zipfile.ZipFile(one.path) as opened:
            longest = max(longest, *map(_installed_length, opened.namelist()))
    return longest


def _installed_length(name: str) -> int:
    if found := _DATA.fullmatch(name):
        name = f"{_SCHEMES.get(found['scheme'], _SITE)}{found['rest']}"
    else:
        name = f"{_SITE}{name}"
    code = len(_BYTECODE) + 1 if name.endswith(".py") else 0
    return 1 + len(name) + code


def _is_ours(mark: Path) -> bool:
    try:
        return json.loads(mark.read_text("utf-8"))["kind"] == KIND
    except (OSError, ValueError, TypeError, LookupError):
        return False


def _write_mark(mark: Path, told: dict) -> None:
    content = {"kind": KIND, "computers": {}, **told}
    write_whole(mark, json.dumps(content, indent=1, sort_keys=True) + "\n")


def _kit(path: Path) -> Wheel:
    (kit,) = (one for one in wheels_in(path.parent) if one.path == path)
    return kit


def _computers(targets: Iterable[Target]) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    for target in targets:
        told.setdefault(target.platform.name, []).append(target.python)
    return told


def _remove_others(packages: Path, kept: set[Path]) -> None:
    """Remove the wheels of an earlier folder that this one does not need."""
    for one in wheels_in(packages):
        if one.path not in kept:
            one.path.unlink()


def _copy_class(source: Path, folder: Path) -> None:
    """Copy the lessons, the plans and the articles, and nobody's work."""
    for path in sorted((source / "notebooks").rglob("*")):
        inside = path.relative_to(source)
        if path.is_file() and _is_carried(path, inside.parts):
            _copy(path, folder / inside)
    for path in sorted((source / "seeds").iterdir()):
        if path.is_file() and not path.name.startswith("."):
            _copy(path, folder / "seeds" / path.name)
    _copy(source / "LICENSE", folder / "LICENSE")


def _is_carried(path: Path, inside: Sequence[str]) -> bool:
    if any(part in _WORK or part.startswith(".") for part in inside):
        return False
    if path.suffix == ".json":  # a pair that a teacher prepared for the class
        return CLASS_PAIR.encode() in path.read_bytes()
    return path.suffix in _CARRIED or path.name in _CARRIED_NAMES


def _copy(path: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, path.read_bytes())


def _contents(
    kit: Wheel, for_each: dict[Target, Sequence[Wheel]], folder: Path
) -> Contents:
    computers = []
    for platform in dict.fromkeys(target.platform for target in for_each):
        mine = {t: wheels for t, wheels in for_each.items() if t.platform == platform}
        every = {one.path: one for wheels in mine.values() for one in wheels}
        computers.append(
            Computer(
                platform.name,
                platform.title,
                tuple(target.python for target in mine),
                sum(one.size for one in every.values()) + kit.size,
                max(oldest_system(wheels, t) for t, wheels in mine.items()),
            )
        )
    packages = {one.path: one.size for wheels in for_each.values() for one in wheels}
    unpacked = max(sum(map(_unpacked, (kit, *wheels))) for wheels in for_each.values())
    return Contents(
        tuple(computers),
        len(packages) + 1,
        sum(packages.values()) + kit.size,
        unpacked,
        _size(folder / "notebooks") + _size(folder / "seeds"),
    )


def _unpacked(one: Wheel) -> int:
    with zipfile.ZipFile(one.path) as opened:
        return sum(part.file_size for part in opened.infolist())


def _size(folder: Path) -> int:
    files = (path for path in folder.rglob("*") if path.is_file())
    return sum(
        path.stat().st_size
        for path in files
        if not _WORK & set(PurePosixPath(path.relative_to(folder)).parts)
    )
