"""What the exercises of several lessons ask of an answer or of the articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lessons.notebook.desk import Desk
from lessons.exercises.check import sentence_ids
from lessons.exercises.model import Answer, Mistake


def sentence(id_: str) -> str:
    """The text of one sentence of the articles, such as "A15"."""
    return sentence_ids(Desk("00"), "AB")[id_]


def before(order: Sequence[str], earlier: str, later: str) -> bool:
    """Whether one step of an order stands before another."""
    return order.index(earlier) < order.index(later)


def misordered(
    name: str, right: Sequence[str], early: str, late: str, say: str
) -> Mistake:
    """The mistake of an order in which one step stands before another.

    Its sample is the right order, with the step moved up to that place alone.
    """
    sample = [step for step in right if step != early]
    sample.insert(sample.index(late), early)
    return Mistake(
        name,
        sample=lambda desk: list(sample),
        when=lambda answer, desk: before(answer, early, late),
        say=say,
    )


def misbuilt(
    name: str, model: Callable[[Desk], Answer], part: str, option: str, say: str
) -> Mistake:
    """The mistake of a claim in which `option` was chosen for one of its parts.

    Its sample is the model claim with that part alone gone wrong.
    """
    return Mistake(
        name,
        sample=lambda desk: {**model(desk), part: option},
        when=lambda answer, desk: answer[part] == option,
        say=say,
    )
