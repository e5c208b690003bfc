"""Where a learner stands: one row for each exercise, in words and symbols."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lessons.charts.table import Table
from lessons.exercises.model import Exercise
from lessons.exercises.record import Entry

NOTHING_YET = (None, "", [], {})
SYMBOLS = {
    "": "○ not yet answered",
    "unanswered": "○ not yet answered",
    "kept": "◐ kept, not checked",
    "correct": "✓ right",
    "mistaken": "↻ try again",
    "incorrect": "↻ try again",
    "recorded": "● kept",
}
CHANGED = "changed since, and not checked"
SHOWN = {1: "a part of the answer was shown", 2: "the answer was shown"}


def standing(entry: Entry) -> str:
    """Where one exercise stands, as a symbol and words."""
    parts = [_standing(entry), SHOWN.get(entry.shown, "")]
    if entry.draft is not None:
        parts.append(CHANGED)
    return " · ".join(filter(None, parts))


def _standing(entry: Entry) -> str:
    if not entry.status and entry.last_saved and entry.answer not in NOTHING_YET:
        return SYMBOLS["kept"]
    return SYMBOLS.get(entry.status, SYMBOLS[""])


def progress(
    title: str, exercises: Iterable[Exercise], entries: Mapping[str, Entry]
) -> Table:
    """The lesson's exercises: where each stands, with its attempts and its hints."""
    rows = []
    done = 0
    for exercise in exercises:
        entry = entries.get(exercise.id, Entry())
        done += entry.status in ("correct", "recorded")
        stands = standing(entry)
        rows.append((exercise.question, stands, entry.attempts, entry.hints))
    return Table(
        caption=f"{title}: {done} of {len(rows)} done",
        columns=("exercise", "where it stands", "tries", "hints"),
        rows=tuple(rows),
    )
