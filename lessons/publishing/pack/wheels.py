"""Wheels in a folder: which are whole, which fit a computer, what they ask for."""

from __future__ import annotations

import hashlib
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from email import message_from_bytes
from functools import cached_property
from pathlib import Path

from packaging.requirements import Requirement
from packaging.tags import Tag
from packaging.utils import (
    InvalidWheelFilename,
    NormalizedName,
    canonicalize_name,
    parse_wheel_filename,
)
from packaging.version import Version

from lessons.publishing.pack.pins import Pin
from lessons.publishing.pack.targets import Target

_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError)
_NEEDED_GLIBC = re.compile(r"manylinux_2_(\d+)_")
_NEEDED_MACOS = re.compile(r"macosx_(\d+)_(\d+)_")


@dataclass(frozen=True)
class Wheel:
    """One package, ready to install, as a file whose name tells where it fits."""

    path: Path
    name: NormalizedName
    version: Version
    tags: frozenset[Tag]

    @property
    def size(self) -> int:
        """How many bytes the file has."""
        return self.path.stat().st_size

    @cached_property
    def sha256(self) -> str:
        """The hash of the file, in hexadecimal digits."""
        return hashlib.sha256(self.path.read_bytes()).hexdigest()

    @cached_property
    def requirements(self) -> tuple[Requirement, ...]:
        """What the package asks for, on any computer."""
        with zipfile.ZipFile(self.path) as opened:
            (told,) = (
                name
                for name in opened.namelist()
                if re.fullmatch(r"[^/]+\.dist-info/METADATA", name)
            )
            metadata = message_from_bytes(opened.read(told))
        return tuple(map(Requirement, metadata.get_all("Requires-Dist", ())))

    def is_of(self, pin: Pin) -> bool:
        """Whether it is the version of the package that is pinned."""
        return self.name == pin.name and self.version == Version(pin.version)

    def fits(self, target: Target) -> bool:
        """Whether such a computer can install it."""
        return not self.tags.isdisjoint(target.wheel_tags)

    def is_whole(self) -> bool:
        """Whether all of the file is there, byte for byte as it was written."""
        try:
            with zipfile.ZipFile(self.path) as opened:
                return opened.testzip() is None
        except _DAMAGED:
            return False


def wheel(path: Path) -> Wheel | None:
    """The wheel that a file's name tells of; None if it tells of none.

    >>> wheel(Path("six-1.17.0-py2.py3-none-any.whl")).name
    'six'
    """
    try:
        name, version, _, tags = parse_wheel_filename(path.name)
    except InvalidWheelFilename:
        return None
    return Wheel(path, name, version, tags)


def wheels_in(folder: Path) -> tuple[Wheel, ...]:
    """The wheels in a folder by name, be they whole or not."""
    found = map(wheel, sorted(folder.glob("*.whl")))
    return tuple(one for one in found if one is not None)


def chosen(wheels: Iterable[Wheel], target: Target) -> tuple[Wheel, ...]:
    """Of each package and version, the one wheel for a target's oldest system."""
    order = {name: place for place, name in enumerate(target.platform.tags)}

    def age(one: Wheel) -> tuple[int, str]:
        places = (order.get(tag.platform, -1) for tag in one.tags & target.wheel_tags)
        return min(places), one.path.name

    best: dict[tuple[NormalizedName, Version], Wheel] = {}
    for one in sorted((w for w in wheels if w.fits(target)), key=age):
        best.setdefault((one.name, one.version), one)
    return tuple(best.values())


def oldest_system(wheels: Iterable[Wheel], target: Target) -> tuple[int, ...]:
    """The oldest system that installs all of these: (11, 0) is macOS 11.0.

    On Linux it is the version of the C library, as in (2, 28). Empty where no wheel
    asks for any version.
    """
    asked = [
        min(needs)
        for one in wheels
        if (needs := list(_needs(one.tags & target.wheel_tags)))
    ]
    return max(asked, default=())


def gaps(kit: Wheel, extras: Sequence[str], wheels: Iterable[Wheel], target: Target):
    """What the kit, or a package it leads to, asks for and these wheels do not give.

    Gives a sentence for each; follows each package's own list of what it needs.
    """
    there: dict[NormalizedName, list[Wheel]] = {}
    for one in (kit, *wheels):
        there.setdefault(one.name, []).append(one)
    waiting = [(kit.name, extra) for extra in ("", *extras)]
    followed = set()
    lost = set()
    while waiting:
        place = name, extra = waiting.pop()
        if place in followed:
            continue
        followed.add(place)
        for one in there[name]:
            for asked in one.requirements:
                if not target.applies(asked.marker, extra):
                    continue
                wanted = canonicalize_name(asked.name)
                given = there.get(wanted, ())
                if any(asked.specifier.contains(g.version, True) for g in given):
                    waiting += [(wanted, more) for more in ("", *asked.extras)]
                else:
                    lost.add(f"{target}: {name} asks for {asked}")
    return sorted(lost)


def _needs(tags: Iterable[Tag]) -> Iterator[tuple[int, ...]]:
    """The versions of a system that tags ask for, each of them enough."""
    for tag in tags:
        if found := _NEEDED_GLIBC.match(tag.platform):
            yield 2, int(found[1])
        elif found := _NEEDED_MACOS.match(tag.platform):
            yield int(found[1]), int(found[2])
