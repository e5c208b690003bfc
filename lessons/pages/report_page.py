"""The class report as one page; answers are quoted without the learner's name."""

from __future__ import annotations

from collections.abc import Iterable

from lessons.charts.table import Table
from lessons.charts.wording import listed
from lessons.exercises.model import Exercise
from lessons.pages import html as page
from lessons.reading.agreement import RELIABLE, TENTATIVE
from lessons.teaching.class_report import ClassReport, MistakeTally, answer_lines
from lessons.teaching.tables import agreement_table, standing_table

MOST_WORDS = 5  # learners' answers that are quoted with a mistake


def report_page(measured: ClassReport, title: str = "The class at a glance") -> str:
    """The whole report as HTML that works offline and prints well.

    >>> from lessons.teaching.class_report import class_report
    >>> from lessons.teaching.hand_ins import HandIns
    >>> nobody = report_page(class_report(HandIns((), ())), "Class 9b")
    >>> "<h1>Class 9b</h1><p>0 hand-ins.</p>" in nobody
    True
    """
    count = len(measured.submissions)
    return page.page(
        title,
        page.element("p", f"{count} hand-ins."),
        _left_out(measured.left_out),
        page.section("Where the class stands", *_standing(measured)),
        page.section("The commonest mistakes", *_mistakes(measured)),
        page.section("Where the class coded the same lines", *_codings(measured)),
        page.section("In the class's own words", *_own_words(measured)),
    )


def _left_out(notes: Iterable[str]) -> str:
    items = "".join(page.element("li", note) for note in notes)
    if not items:
        return ""
    return page.section("Files that were left out") + f"<ul>{items}</ul>"


def _standing(measured: ClassReport) -> list[str]:
    parts = [_drawn(standing_table(measured))]
    if measured.not_begun:
        named = listed([f"“{lesson}”" for lesson in measured.not_begun])
        parts.append(page.element("p", f"Nobody has begun {named}."))
    return parts


def _mistakes(measured: ClassReport) -> list[str]:
    if not measured.mistakes:
        return [page.element("p", "No named mistake was met.")]
    return [_mistake(met, measured) for met in measured.mistakes[:12]]


def _mistake(met: MistakeTally, measured: ClassReport) -> str:
    heading = f"{met.exercise.id}: {met.mistake} ({met.learners} learners)"
    return page.section(
        heading,
        page.element("p", met.exercise.prompt.split("\n")[0]),
        page.element("p", f"What the kit says: {met.say}"),
        *_still_so(met, measured),
        level=3,
    )


def _still_so(met: MistakeTally, measured: ClassReport) -> list[str]:
    """What learners who made it and are not right yet have answered, without names."""
    words = [
        " · ".join(answer_lines(met.exercise, entry))
        for submission in measured.submissions
        if (entry := submission.entries.get(met.exercise.id))
        and met.mistake in entry.mistakes
        and entry.status != "correct"
    ]
    if not words:
        return [page.element("p", "All who met it have found their way since.")]
    shown = list(dict.fromkeys(words))[:MOST_WORDS]
    return [
        page.element("p", f"Still so for {len(words)}. In their words:"),
        page.quotes(shown),
    ]


def _codings(measured: ClassReport) -> list[str]:
    if not measured.codings:
        return [page.element("p", "Nobody has coded lines yet.")]
    return [
        _drawn(agreement_table(measured)),
        page.element(
            "p",
            "α is 1 where all agree and 0 where agreement is what chance gives. By "
            f"convention codings are relied upon from {RELIABLE:.2f} on, and from "
            f"{TENTATIVE:.3f} on for tentative conclusions (Krippendorff 2004). Where "
            "a class disagrees, the codebook or the sentence is worth talking about.",
        ),
    ]


def _drawn(table: Table) -> str:
    return page.table(table.caption, table.columns, table.rows)


def _own_words(measured: ClassReport) -> list[str]:
    """The reflections, in an order that does not tell who wrote them."""
    parts = []
    for exercise in measured.exercises:
        if exercise.recorded and exercise.kind.is_prose:
            parts += _reflections(exercise, measured)
    return parts or [page.element("p", "Nobody has written a reflection yet.")]


def _reflections(exercise: Exercise, measured: ClassReport) -> list[str]:
    said = sorted(
        line
        for submission in measured.submissions
        if (entry := submission.entries.get(exercise.id))
        for line in answer_lines(exercise, entry)
    )
    if not said:
        return []
    return [page.section(exercise.prompt.split("\n")[0], page.quotes(said), level=3)]
