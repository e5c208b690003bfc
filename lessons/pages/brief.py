"""The brief as a sheet of its own, from what a learner saved in lesson 7."""

from __future__ import annotations

from collections.abc import Mapping

from lessons.exercises.model import Exercise
from lessons.exercises.record import Entry
from lessons.pages import html as page
from lessons.reading.pair import Pair
from lessons.teaching.brief import PARTS, chosen_chart, is_printed


def brief(entries: Mapping[str, Entry], pair: Pair) -> str:
    """The chart, both claims, their limits and what would change them, on one sheet.

    It is "" while nothing of the brief is answered.
    """
    parts = [
        page.section(
            heading,
            *_said(exercise, entries[exercise.id], pair),
            level=3,
        )
        for heading, exercise in PARTS
        if exercise.id in entries and entries[exercise.id].answer
    ]
    chosen = chosen_chart(entries, pair)
    if chosen is not None:
        parts.insert(0, page.picture(*chosen, fold=True))
    if not parts:
        return ""
    return page.sheet("How these two articles frame one summit: my brief", *parts)


def _said(exercise: Exercise, entry: Entry, pair: Pair) -> tuple[str, ...]:
    """The learner's words, or why they are not printed."""
    if is_printed(exercise, entry):
        return (page.quotes(exercise.in_words(entry.answer, pair)),)
    why = "Not printed: it is not checked yet, or it was turned back."
    return (page.element("p", why, "stand"),)
