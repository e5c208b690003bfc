"""The class report as one page; no learner's answers stand beside another's name."""

from __future__ import annotations

from collections.abc import Iterable

from lessons.exercises.model import Exercise
from lessons.exercises.record import Entry
from lessons.reading.frames import Agreement
from lessons.teaching import page
from lessons.teaching.report import MARKS, Coded, Met, Report, answer_lines

MOST_WORDS = 5  # examples of learners' own words shown with a mistake
KEY = "✓ right · ● kept, never marked · ↻ tried, not yet right · blank: not answered"


def report_page(measured: Report, title: str = "The class at a glance") -> str:
    """The whole report as HTML: works offline, prints well."""
    count = len(measured.submissions)
    return page.page(
        title,
        page.element("p", f"{count} hand-ins. {KEY}"),
        _left_out(measured.left_out),
        page.section("Where the class stands", _grid(measured)),
        page.section("The commonest mistakes", *_mistakes(measured)),
        page.section("Where the class coded the same lines", *_codings(measured)),
        page.section("In the class's own words", *_own_words(measured)),
    )


def _left_out(notes: Iterable[str]) -> str:
    items = "".join(page.element("li", note) for note in notes)
    if not items:
        return ""
    return page.section("Files that were left out") + f"<ul>{items}</ul>"


def _grid(measured: Report) -> str:
    rows = []
    for exercise in measured.exercises:
        marks = [_mark(s.entries.get(exercise.id)) for s in measured.submissions]
        done = sum(mark in ("✓", "●") for mark in marks)
        kind = "kept" if exercise.recorded else "marked"
        rows.append((exercise.id, kind, f"{done} of {len(marks)}", *marks))
    names = [submission.name for submission in measured.submissions]
    return page.table(
        "Exercises and learners", ("exercise", "kind", "done", *names), rows
    )


def _mark(entry: Entry | None) -> str:
    return MARKS.get(entry.status, "") if entry else ""


def _mistakes(measured: Report) -> list[str]:
    if not measured.mistakes:
        return [page.element("p", "No named mistake was met.")]
    return [_mistake(met, measured) for met in measured.mistakes[:12]]


def _mistake(met: Met, measured: Report) -> str:
    heading = f"{met.exercise.id}: {met.mistake} ({met.learners} learners)"
    return page.section(
        heading,
        page.element("p", met.exercise.prompt.split("\n")[0]),
        page.element("p", f"What the kit says: {met.say}"),
        *_still_so(met, measured),
        level=3,
    )


def _still_so(met: Met, measured: Report) -> list[str]:
    """What those who met it and are not through yet have written, without names."""
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


def _codings(measured: Report) -> list[str]:
    if not measured.codings:
        return [page.element("p", "Nobody has coded lines yet.")]
    rows = [_coding(coded) for coded in measured.codings]
    return [
        page.table(
            "Agreement: Krippendorff's α with its 95 % interval",
            (
                "exercise",
                "coders",
                "α among the class",
                "α of its majority and VADER",
                "lines where they part",
            ),
            rows,
        ),
        page.element(
            "p",
            "α is 1 where all agree and 0 where agreement is what chance gives. Where "
            "a class disagrees, the codebook or the sentence is worth talking about.",
        ),
    ]


def _coding(coded: Coded) -> tuple[object, ...]:
    return (
        coded.exercise.id,
        coded.coders,
        _alpha(coded.among),
        _alpha(coded.with_machine) if coded.with_machine else "",
        ", ".join(coded.machine_differs),
    )


def _alpha(found: Agreement) -> str:
    if found.alpha is None or found.interval is None:
        return "not defined: too few coders, or no variation"
    return f"{found.alpha:.2f} [{found.interval.low:.2f}, {found.interval.high:.2f}]"


def _own_words(measured: Report) -> list[str]:
    """Reflections, in an order that does not tell whose they are."""
    parts = []
    for exercise in measured.exercises:
        if exercise.recorded and type(exercise.answer).__name__ == "Text":
            parts += _reflections(exercise, measured)
    return parts or [page.element("p", "Nobody has written a reflection yet.")]


def _reflections(exercise: Exercise, measured: Report) -> list[str]:
    said = sorted(
        line
        for submission in measured.submissions
        if (entry := submission.entries.get(exercise.id))
        for line in answer_lines(exercise, entry)
    )
    if not said:
        return []
    return [page.section(exercise.prompt.split("\n")[0], page.quotes(said), level=3)]
