"""The class report's tables, for the page and for the teacher's notebook alike."""

from __future__ import annotations

from collections.abc import Iterable

from lessons.charts.table import Table
from lessons.exercises.record import Entry
from lessons.language import tr
from lessons.syllabus import Lesson
from lessons.teaching.class_report import ClassReport
from lessons.teaching.codings import ClassCoding
from lessons.teaching.difficulties import Difficulty, Fault

MARKS = {"correct": "✓", "recorded": "●", "mistaken": "↻", "incorrect": "↻"}
SHOWN = "◎"  # right, once the answer had been shown
DONE = ("✓", SHOWN, "●")


LONG = 120  # characters of a question or an answer


def standing_table(measured: ClassReport, lesson: Lesson, most: int = LONG) -> Table:
    """A row for each question of a lesson: what is right, kept, tried or not answered.

    Of a question `most` characters are shown.

    >>> from lessons.teaching.class_report import class_report
    >>> from lessons.teaching.hand_ins import HandIns, Submission
    >>> entries = {"counts.predict-war": Entry("a", "recorded", 1)}
    >>> ada = Submission("Ada", "2026-01-12", "ada.html", entries)
    >>> report = class_report(HandIns((ada,), ()))
    >>> standing_table(report, report.lessons[0]).columns
    ('question', 'done', 'Ada')
    """
    rows = []
    for number, exercise in enumerate(lesson.exercises, start=1):
        marks = [_mark(s.entries.get(exercise.id)) for s in measured.submissions]
        done = sum(mark in DONE for mark in marks)
        asked = f"{number}. {cut(exercise.question, most)}"
        rows.append(
            (asked, tr("{done} of {marks}", done=done, marks=len(marks)), *marks)
        )
    names = [submission.name for submission in measured.submissions]
    return Table(
        caption=tr(
            "✓ right · ◎ right once it was shown · ● kept, never marked · ↻ "
            "tried, not yet right"
        ),
        columns=("question", "done", *names),
        rows=tuple(rows),
    )


def cut(text: str, most: int) -> str:
    """A text of `most` characters at the most, cut between two words.

    >>> cut("How often is that in every 1,000 words?", 18)
    'How often is that …'
    """
    if len(text) <= most:
        return text
    return f"{text[: most + 1].rsplit(' ', 1)[0].rstrip(' ,;:·.')} …"


def _mark(entry: Entry | None) -> str:
    if entry and entry.status == "correct" and entry.shown:
        return SHOWN
    return MARKS.get(entry.status, "") if entry else ""


def whole_table(measured: ClassReport) -> Table:
    """A row for each learner, a column for each lesson: how many questions are done.

    >>> from lessons.teaching.class_report import class_report
    >>> from lessons.teaching.hand_ins import HandIns, Submission
    >>> entries = {"counts.predict-war": Entry("a", "recorded", 1)}
    >>> ada = Submission("Ada", "2026-01-12", "ada.html", entries)
    >>> report = class_report(HandIns((ada,), ()))
    >>> whole_table(report).rows
    (('Ada', '1 of 16'),)
    """
    return Table(
        caption=tr(
            "Questions done of each lesson, and how many are tried, not yet right"
        ),
        columns=(
            "learner",
            *(f"{int(one.number)} {one.title}" for one in measured.lessons),
        ),
        rows=tuple(
            (
                submission.name,
                *(_done(lesson, submission.entries) for lesson in measured.lessons),
            )
            for submission in measured.submissions
        ),
    )


def _done(lesson: Lesson, entries: dict[str, Entry]) -> str:
    marks = [_mark(entries.get(exercise.id)) for exercise in lesson.exercises]
    done, tried = sum(mark in DONE for mark in marks), marks.count("↻")
    if not done and not tried:
        return "–"
    return tr("{done} of {marks}", done=done, marks=len(marks)) + (
        f" · {tried} ↻" if tried else ""
    )


def difficulties_table(
    found: Iterable[Difficulty], most: int = LONG, *, numbered: bool = False
) -> Table:
    """The questions that were hard: the wrong answer that many gave, what to ask.

    Of a question and of an answer `most` characters are shown. Within one lesson they
    can be `numbered` as the lesson has them.

    >>> from lessons.teaching.class_report import class_report
    >>> from lessons.teaching.hand_ins import HandIns, Submission
    >>> entry = Entry("3", "mistaken", mistakes={"counted-raw": 1})
    >>> ada = Submission("Ada", "2026-01-12", "ada.html", {"counts.length-trap": entry})
    >>> report = class_report(HandIns((ada,), ()))
    >>> [row[1] for row in difficulties_table(report.difficulties).rows]
    ['3 per 1,000 words']
    """
    return Table(
        caption=tr("The hardest first: what is wrong, and what to ask"),
        columns=("question", tr("the wrong answer"), "learners", tr("ask next")),
        rows=tuple(
            (
                asked(one, most) if numbered else cut(one.exercise.question, most),
                cut(one.faults[0].words, most),
                f"{still(one, one.faults[0])} {mended(one.faults[0])}".rstrip(),
                one.plan.ask or None,
            )
            for one in found
        ),
    )


def asked(difficulty: Difficulty, most: int) -> str:
    """A question under its number in the lesson, in `most` characters."""
    return f"{difficulty.number}. {cut(difficulty.exercise.question, most)}"


def still(difficulty: Difficulty, fault: Fault) -> str:
    """How many learners have this wrong answer as it stands, in a sentence."""
    if not difficulty.open:
        return tr("All who answered have it right now.")
    of = tr("of {answered} who answered", answered=difficulty.answered)
    if fault.still == difficulty.open and fault.forms > 1:
        return tr(
            "{still} {of} still {still_2} this or one like it.",
            still=fault.still,
            of=of,
            still_2=_have(fault.still),
        )
    if fault.still == difficulty.open:
        return tr(
            "{still} {of} still {still_2} this.",
            still=fault.still,
            of=of,
            still_2=_have(fault.still),
        )
    return tr(
        "{open} {of} {open_2} it wrong, {still} of them like this.",
        open=difficulty.open,
        of=of,
        open_2=_have(difficulty.open),
        still=fault.still,
    )


def mended(fault: Fault) -> str:
    """How many learners have mended it since, in a sentence; "" if nobody can tell."""
    if not fault.followed:
        return ""
    if not fault.mended and not fault.shown:
        return tr("Nobody has mended it yet.")
    alone = tr(
        "{mended} {have} mended it without the answer.",
        mended=fault.mended or tr("Nobody"),
        have=_have(fault.mended or 1),
    )
    if not fault.shown:
        return alone
    return tr(
        "{alone} {shown} had the answer shown first.", alone=alone, shown=fault.shown
    )


def _have(number: int) -> str:
    return "has" if number == 1 else "have"


def coding_table(coding: ClassCoding) -> Table:
    """What a class coded, line by line, beside what our own charts show.

    >>> from lessons.teaching.class_report import class_report
    >>> from lessons.teaching.hand_ins import HandIns, Submission
    >>> entries = {"scores.code-a-dozen": Entry({"A15": "-2"}, "recorded", 1)}
    >>> ada = Submission("Ada", "2026-01-12", "ada.html", entries)
    >>> (coding,) = class_report(HandIns((ada,), ())).codings
    >>> [row[0] for row in coding_table(coding).rows]
    ['A15']
    """
    return Table(
        caption=tr("How the class coded each sentence, beside what our charts show"),
        columns=("sentence", tr("what it says"), tr("the class"), tr("our charts")),
        rows=tuple(
            (
                line.id,
                line.text,
                "; ".join(f"{code}: {many}" for code, many in line.codes),
                line.beside or None,
            )
            for line in coding.lines
        ),
    )
