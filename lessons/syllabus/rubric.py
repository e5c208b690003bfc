"""The rubric for the brief of lesson 7; its words stand in `rubric.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lessons.reading.seeds import tomllib

FILE = Path(__file__).parent / "rubric.toml"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One part of a brief: what is asked of it, and its levels, the lowest first."""

    id: str
    name: str
    asks: str
    levels: tuple[str, ...]


@cache
def rubric() -> tuple[Criterion, ...]:
    """What a brief is read for.

    >>> [criterion.name for criterion in rubric()]
    ['Claim', 'Evidence', 'Counter-evidence', 'Limits', 'Alt text']
    """
    tables = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return tuple(
        Criterion(id, one["name"], one["asks"], tuple(one["levels"]))
        for id, one in tables.items()
    )
