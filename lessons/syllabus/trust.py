"""A short text and claims about it, some accurate and some doubtful.

Learners say how far they trust each claim, before lesson 1 and after lesson 9. The
words stand in `trust.toml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lessons.reading.seeds import tomllib

FILE = Path(__file__).parent / "trust.toml"


@dataclass(frozen=True, slots=True)
class TrustClaim:
    """One claim about the text; it is accurate if the text bears it out."""

    id: str
    text: str
    accurate: bool


@cache
def trust_text() -> str:
    """The text, in one paragraph."""
    return " ".join(_tables()["text"].split())


@cache
def trust_claims() -> tuple[TrustClaim, ...]:
    """The claims, in the order in which they are asked.

    >>> [claim.accurate for claim in trust_claims()].count(True)
    4
    """
    return tuple(
        TrustClaim(id, one["text"], one["accurate"])
        for id, one in _tables()["claims"].items()
    )


@cache
def _tables() -> dict:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))
