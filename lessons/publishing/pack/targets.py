"""The computers that a folder of packages is for: a system and a Python each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from packaging.markers import Marker
from packaging.tags import Tag, compatible_tags, cpython_tags, mac_platforms

PYTHONS = ("3.10", "3.11", "3.12", "3.13", "3.14")
# A marker may ask for a bugfix release, and nobody knows which one a room has.
_BUGFIXES = range(40)
# The C libraries, 2.17 to 2.28, that wheels may ask for: Debian 10 has the newest.
_GLIBC = range(17, 29)
# The names that wheels for the oldest C libraries had before they were numbered.
_OLDER = {5: "manylinux1", 12: "manylinux2010", 17: "manylinux2014"}
_MACOS = (11, 12, 13, 14, 15)


@dataclass(frozen=True)
class Platform:
    """A system on one kind of processor.

    `tags` are the names that wheels give it, those for the oldest systems first;
    `markers` is what environment markers are asked there.
    """

    name: str
    title: str
    tags: tuple[str, ...]
    markers: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Target:
    """A platform with one Python, such as 3.12."""

    platform: Platform
    python: str

    def __str__(self) -> str:
        return f"{self.platform.title}, Python {self.python}"

    @property
    def abi(self) -> str:
        """What wheels call this Python, such as cp312."""
        return f"cp{self.python.replace('.', '')}"

    @cached_property
    def wheel_tags(self) -> frozenset[Tag]:
        """All tags of wheels that such a computer installs."""
        version = tuple(map(int, self.python.split(".")))
        names = self.platform.tags
        return frozenset(
            (
                *cpython_tags(version, [self.abi], names),
                *compatible_tags(version, self.abi, names),
            )
        )

    def applies(self, marker: Marker | None, extra: str = "") -> bool:
        """Whether a marker holds on such a computer, with some bugfix of its Python."""
        if marker is None:
            return True
        bugfixes = _BUGFIXES if "full_version" in str(marker) else _BUGFIXES[:1]
        return any(
            marker.evaluate(asked | {"extra": extra})
            for asked in self._environments(bugfixes)
        )

    def _environments(self, bugfixes: range) -> Iterator[dict[str, str]]:
        for bugfix in bugfixes:
            yield {
                "python_version": self.python,
                "python_full_version": f"{self.python}.{bugfix}",
                "implementation_name": "cpython",
                "implementation_version": f"{self.python}.{bugfix}",
                "platform_python_implementation": "CPython",
                "platform_release": "",
                "platform_version": "",
                **dict(self.platform.markers),
            }


def _linux(processor: str) -> tuple[str, ...]:
    numbers = (*(n for n in _OLDER if n not in _GLIBC), *_GLIBC)
    return tuple(
        f"{name}_{processor}"
        for number in numbers
        for name in (f"manylinux_2_{number}", _OLDER.get(number))
        if name
    )


def _macos(processor: str, oldest: tuple[int, int]) -> tuple[str, ...]:
    versions = (oldest, *((major, 0) for major in _MACOS))
    names = (name for v in versions for name in mac_platforms(v, processor))
    return tuple(dict.fromkeys(names))


def _markers(system: str, name: str, platform: str, machine: str):
    return (
        ("os_name", name),
        ("sys_platform", platform),
        ("platform_system", system),
        ("platform_machine", machine),
    )


PLATFORMS = {
    platform.name: platform
    for platform in (
        Platform(
            "windows",
            "Windows",
            ("win_amd64",),
            _markers("Windows", "nt", "win32", "AMD64"),
        ),
        Platform(
            "macos",
            "macOS (Apple silicon)",
            _macos("arm64", (11, 0)),
            _markers("Darwin", "posix", "darwin", "arm64"),
        ),
        Platform(
            "macos-intel",
            "macOS (Intel)",
            _macos("x86_64", (10, 13)),
            _markers("Darwin", "posix", "darwin", "x86_64"),
        ),
        Platform(
            "linux",
            "Linux",
            _linux("x86_64"),
            _markers("Linux", "posix", "linux", "x86_64"),
        ),
        Platform(
            "linux-arm",
            "Linux (ARM)",
            _linux("aarch64"),
            _markers("Linux", "posix", "linux", "aarch64"),
        ),
    )
}
