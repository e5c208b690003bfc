"""A kept prediction, shown beside the result that it was made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import ipywidgets

from lessons.exercises.model import Exercise
from lessons.exercises.record import Entry
from lessons.language import tr
from lessons.notebook.exercise_view import is_locked, moment
from lessons.notebook.live import bundle, plain, still
from lessons.reading.pair import Pair

PURPOSE = tr("Your prediction, beside what the articles show.")


@dataclass(frozen=True, eq=False)
class Prediction:
    """A prediction as it stands in a notebook; its plain text never changes."""

    exercise: Exercise
    view: ipywidgets.HTML

    def __repr__(self) -> str:
        return f"<prediction {self.exercise.id}>"

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, Any]:
        return bundle(self.view, repr(self), still(PURPOSE, "compare"))


def prediction(
    exercise: Exercise, pair: Pair, entry: Entry, in_own_texts: Sequence[str] = ()
) -> Prediction:
    """The kept prediction beside what was found; before it is kept, neither.

    `in_own_texts` is what was found in the learner's own texts, if there are any.
    """
    compared = _compared(exercise, pair, entry, in_own_texts)
    return Prediction(exercise, ipywidgets.HTML(compared))


def _compared(
    exercise: Exercise, pair: Pair, entry: Entry, in_own_texts: Sequence[str]
) -> str:
    if not is_locked(exercise, entry):
        return _boxed(
            (
                tr(
                    "You have kept no prediction yet. Answer above, press Keep, and "
                    "run this cell again."
                ),
            )
        )
    said = "; ".join(exercise.in_words(entry.answer, pair))
    found = " ".join(in_own_texts)
    if not found:
        found = exercise.outcome(pair) if exercise.outcome else ""
    when = moment(entry.last_saved)
    return _boxed(
        (
            tr("You predicted, on {when}: {said}", when=when, said=said),
            tr("The result: {found}", found=found),
        )
    )


def _boxed(lines: tuple[str, ...]) -> str:
    style = "border-left:6px solid #8a63d2;padding:.3em 1em;margin:.3em 0"
    return (
        f'<div style="{style}">'
        + "".join(f"<p>{plain(x)}</p>" for x in lines)
        + ("</div>")
    )
