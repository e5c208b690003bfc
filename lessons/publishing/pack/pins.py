"""The pinned versions that a class needs, of all that `.ci/requirements.txt` pins.

The file says below each package who asks for it. So what a class needs is found from
the kit's own list, package by package, and no second list of versions is kept.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from packaging.markers import Marker
from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import NormalizedName, canonicalize_name

from lessons.publishing.pack.targets import Target

_COMMENT = re.compile(r"^\s+#\s+(?:via\b)?\s*(?P<asker>\S*)\s*$")


@dataclass(frozen=True)
class Pin:
    """One version of a package; `line` has its marker, if it has one."""

    name: NormalizedName
    version: str
    line: str
    askers: frozenset[NormalizedName]

    @property
    def exactly(self) -> str:
        """What to ask an installer for, whatever the marker says."""
        return f"{self.name}=={self.version}"

    def fits(self, target: Target) -> bool:
        """Whether such a computer may need it."""
        return target.applies(self._marker)

    @cached_property
    def _marker(self) -> Marker | None:
        return Requirement(self.line).marker


def read_pins(text: str) -> tuple[Pin, ...]:
    """The pins of a file that `uv export` wrote, each with who asks for it.

    Raises `ValueError` with one sentence if a line is something else.

    >>> (pin,) = read_pins("zipp==4.1 ; python_version < '3.12'\\n    # via importlib")
    >>> pin.exactly, *pin.askers
    ('zipp==4.1', 'importlib')
    """
    found: list[tuple[str, set[NormalizedName]]] = []
    for line in text.splitlines():
        if comment := _COMMENT.match(line):
            if found and comment["asker"]:
                found[-1][1].add(canonicalize_name(comment["asker"]))
        elif line.strip() and not line.startswith("#"):
            found.append((line.strip(), set()))
    return tuple(_pin(line, askers) for line, askers in found)


def needed(
    pins: Iterable[Pin],
    dependencies: Iterable[str],
    extras: Mapping[str, Sequence[str]],
    chosen: Iterable[str],
) -> tuple[Pin, ...]:
    """The pins that a project's dependencies and some of its extras lead to, in order.

    Raises `ValueError` with one sentence if a dependency of the project has no pin.
    """
    pins = tuple(pins)
    asked_by = defaultdict(set)
    for pin in pins:
        for asker in pin.askers:
            asked_by[asker].add(pin.name)
    pinned = {pin.name for pin in pins}
    waiting = [*dependencies, *(line for name in chosen for line in extras[name])]
    names = [canonicalize_name(Requirement(line).name) for line in waiting]
    if lost := [name for name in names if name not in pinned]:
        raise ValueError(f"“{lost[0]}” is needed, and no version of it is pinned.")
    reached: set[NormalizedName] = set()
    while names:
        name = names.pop()
        if name not in reached:
            reached.add(name)
            names += asked_by[name]
    return tuple(pin for pin in pins if pin.name in reached)


def _pin(line: str, askers: set[NormalizedName]) -> Pin:
    try:
        requirement = Requirement(line)
        (exactly,) = requirement.specifier
        if exactly.operator != "==" or requirement.url or "*" in exactly.version:
            raise ValueError
    except (InvalidRequirement, ValueError):
        raise ValueError(f"“{line}” pins no version of a package.") from None
    name = canonicalize_name(requirement.name)
    return Pin(name, exactly.version, line, frozenset(askers))
