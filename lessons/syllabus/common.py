"""What the exercises of several lessons ask of an answer or of the articles."""

from __future__ import annotations

from collections.abc import Sequence

from lessons.desk import Desk
from lessons.exercises.check import sentence_ids


def sentence(id_: str) -> str:
    """The text of one sentence of the articles, such as "A15"."""
    return sentence_ids(Desk("00"), "AB")[id_]


def before(order: Sequence[str], earlier: str, later: str) -> bool:
    """Whether one step of an order stands before another."""
    return order.index(earlier) < order.index(later)
