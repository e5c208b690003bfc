"""The class report's tables, for the page and for the teacher's notebook alike."""

from __future__ import annotations

from lessons.charts.table import Table
from lessons.exercises.record import Entry
from lessons.reading.agreement import Agreement
from lessons.teaching.class_report import MARKS, SHOWN, ClassReport


def standing_table(measured: ClassReport) -> Table:
    """A row for each exercise: what is right, kept, tried or not answered.

    >>> from lessons.teaching.class_report import class_report
    >>> from lessons.teaching.hand_ins import HandIns, Submission
    >>> entries = {"counts.predict-war": Entry("a", "recorded", 1)}
    >>> ada = Submission("Ada", "2026-01-12", "ada.html", entries)
    >>> report = class_report(HandIns((ada,), ()))
    >>> standing_table(report).columns
    ('exercise', 'kind', 'done', 'Ada')
    """
    rows = []
    for exercise in measured.exercises:
        marks = [_mark(s.entries.get(exercise.id)) for s in measured.submissions]
        done = sum(mark in ("✓", SHOWN, "●") for mark in marks)
        kind = "kept" if exercise.recorded else "marked"
        rows.append((exercise.id, kind, f"{done} of {len(marks)}", *marks))
    names = [submission.name for submission in measured.submissions]
    return Table(
        caption="✓ right · ◎ right once it was shown · ● kept · ↻ tried, not yet right",
        columns=("exercise", "kind", "done", *names),
        rows=tuple(rows),
    )


def _mark(entry: Entry | None) -> str:
    if entry and entry.status == "correct" and entry.shown:
        return SHOWN
    return MARKS.get(entry.status, "") if entry else ""


def mistakes_table(measured: ClassReport, most: int = 12) -> Table:
    """The commonest mistakes: how many learners made each, and what the kit says.

    >>> from lessons.teaching.class_report import class_report
    >>> from lessons.teaching.hand_ins import HandIns, Submission
    >>> entry = Entry("3", "mistaken", mistakes={"counted-raw": 1})
    >>> entries = {"counts.length-trap": entry}
    >>> ada = Submission("Ada", "2026-01-12", "ada.html", entries)
    >>> report = class_report(HandIns((ada,), ()))
    >>> [row[:3] for row in mistakes_table(report).rows]
    [('counts.length-trap', 'counted-raw', 1)]
    """
    return Table(
        caption="The commonest mistakes",
        columns=("exercise", "mistake", "learners", "what the kit says"),
        rows=tuple(
            (met.exercise.id, met.mistake, met.learners, met.say)
            for met in measured.mistakes[:most]
        ),
    )


def agreement_table(measured: ClassReport) -> Table:
    """Krippendorff's α for lines that the whole class coded, and α with VADER.

    >>> from lessons.teaching.class_report import class_report
    >>> from lessons.teaching.hand_ins import HandIns, Submission
    >>> entries = {"scores.code-a-dozen": Entry({"A15": "-2"}, "recorded", 1)}
    >>> ada = Submission("Ada", "2026-01-12", "ada.html", entries)
    >>> report = class_report(HandIns((ada,), ()))
    >>> [row[:2] for row in agreement_table(report).rows]
    [('scores.code-a-dozen', 1)]
    """
    return Table(
        caption="Agreement: Krippendorff's α with its 95 % interval",
        columns=(
            "exercise",
            "coders",
            "α among the class",
            "α of its majority and VADER",
            "lines where they part",
        ),
        rows=tuple(
            (
                coded.exercise.id,
                coded.coders,
                _alpha(coded.among),
                _alpha(coded.with_machine) if coded.with_machine else None,
                ", ".join(coded.machine_differs) or None,
            )
            for coded in measured.codings
        ),
    )


def _alpha(found: Agreement) -> str:
    if found.alpha is None or found.interval is None:
        return "not defined: too few coders, or no variation"
    return f"{found.alpha:.2f} [{found.interval.low:.2f}, {found.interval.high:.2f}]"
