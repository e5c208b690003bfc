"""Where a learner stands: one row for each exercise, in words and symbols."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lessons.charts.table import Table
from lessons.exercises.model import Exercise
from lessons.exercises.record import Entry
from lessons.language import tr

NOTHING_YET = (None, "", [], {})
SYMBOLS = {
    "": tr("○ not yet answered"),
    "unanswered": tr("○ not yet answered"),
    "kept": tr("◐ kept, not checked"),
    "correct": tr("✓ right"),
    "mistaken": tr("↻ try again"),
    "incorrect": tr("↻ try again"),
    "recorded": tr("● kept"),
}
CHANGED = tr("changed since, and not checked")
SHOWN = {1: tr("a part of the answer was shown"), 2: tr("the answer was shown")}


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
        caption=tr(
            "{title}: {done} of {rows} done", title=title, done=done, rows=len(rows)
        ),
        columns=("exercise", tr("where it stands"), "tries", "hints"),
        rows=tuple(rows),
    )
