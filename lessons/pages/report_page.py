"""The class report as one page: tomorrow first, then each lesson, then the whole.

Answers are quoted without the learner's name; who has answered what is told by marks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lessons.charts.class_and_machine import class_and_machine
from lessons.charts.table import Table
from lessons.charts.wording import counted, in_words, listed
from lessons.exercises.model import Exercise
from lessons.language import tr
from lessons.pages import html as page
from lessons.pages.class_pair_part import pair_part
from lessons.reading.agreement import Agreement
from lessons.reading.frames import Coding
from lessons.reading.numerals import signed
from lessons.reading.pair import load_pair
from lessons.syllabus import Lesson
from lessons.teaching.brief import IN_THE_BRIEF
from lessons.teaching.class_report import ClassReport, answer_lines
from lessons.teaching.codings import ClassCoding, agreement_in_words
from lessons.teaching.difficulties import Difficulty
from lessons.teaching.discernment import (
    CANNOT_SHOW,
    ClassDiscernment,
    change_in_words,
    discernment_table,
)
from lessons.teaching.tables import (
    asked,
    coding_table,
    cut,
    difficulties_table,
    mended,
    standing_table,
    still,
    whole_table,
)

LONGEST = 170  # characters of a question on a card
WHOLE = 400  # of an answer: steps in their order are long, and say nothing when cut
SHORT = 80  # of either in a table


def report_page(
    measured: ClassReport, title: str = tr("The class at a glance"), again: int = 0
) -> str:
    """The whole report as HTML that works offline and prints well.

    `again` is the number of seconds after which a browser reads the page anew; 0 is
    never.

    >>> from lessons.teaching.class_report import class_report
    >>> from lessons.teaching.hand_ins import HandIns
    >>> nobody = report_page(class_report(HandIns((), ())), "Class 9b")
    >>> "<h1>Class 9b</h1><p>0 learners.</p>" in nobody
    True
    """
    return page.page(
        title,
        page.element("p", _who(measured)),
        _tomorrow(measured),
        page.links(
            [(_anchor(lesson), _title(lesson)) for lesson in measured.lessons]
            + [("whole", tr("The whole"))]
        ),
        *(_lesson(measured, lesson) for lesson in measured.lessons),
        *map(pair_part, measured.pairs),
        page.section(tr("The whole"), *_whole(measured), id="whole"),
        _before_and_after(measured.discernment),
        _left_out(measured.left_out),
        again=again,
    )


def _who(measured: ClassReport) -> str:
    said = f"{counted(len(measured.submissions), 'learner')}."
    if blank := measured.blank:
        said = tr("{said} Nothing answered: {names}.", said=said, names=listed(blank))
    if not measured.left_out:
        return said
    notes = counted(len(measured.left_out), "note")
    return tr(
        "{said} {notes} on files at the end of this page.", said=said, notes=notes
    )


# Tomorrow -----------------------------------------------------------------------------


def _tomorrow(measured: ClassReport) -> str:
    found = measured.tomorrow
    if not found:
        return page.section(
            "Tomorrow",
            page.element(
                "p",
                tr(
                    "Nothing has to be taught again: no question is still wrong for "
                    "two learners or more."
                )
                if measured.submissions
                else tr("Nobody has handed in yet."),
            ),
        )
    things = counted(len(found), "thing")
    things = things.replace(str(len(found)), in_words(len(found)), 1)
    return page.section(
        tr("Tomorrow: {things} to talk about again", things=things),
        page.cards(_card(number, one) for number, one in enumerate(found, start=1)),
    )


def _card(number: int, one: Difficulty) -> str:
    (worst, *_) = one.faults
    where = tr(
        "Lesson {lesson}, question {question}",
        lesson=int(one.lesson.number),
        question=one.number,
    )
    return page.section(
        f"{number}. {cut(one.exercise.question, LONGEST)}",
        page.element("p", where, "stand"),
        page.element("p", still(one, worst)),
        page.quotes([cut(worst.words, WHOLE)]),
        page.element("p", f"Ask: {one.plan.ask}", "ask") if one.plan.ask else "",
        page.element("p", since, "stand") if (since := mended(worst)) else "",
        page.element("p", tr("The kit says to it: {say}", say=worst.say), "stand")
        if worst.say
        else "",
        page.folded(tr("The right answer"), page.element("p", one.right)),
        level=3,
    )


# One lesson ---------------------------------------------------------------------------


def _lesson(measured: ClassReport, lesson: Lesson) -> str:
    hard = measured.hard_in(lesson)
    still_hard = [one for one in hard if one.open]
    return page.sheet(
        _title(lesson),
        page.section(
            tr("What was hard"),
            *(
                [_drawn(difficulties_table(still_hard, SHORT, numbered=True))]
                if still_hard
                else [page.element("p", "Every answer that was checked is right.")]
            ),
            _replies(hard) if hard else "",
            level=3,
        ),
        page.section(
            tr("Where the class stands"),
            _grid(standing_table(measured, lesson, SHORT)),
            level=3,
        ),
        *(_coding(coding) for coding in measured.coded_in(lesson)),
        *_own_words(measured, lesson),
        _briefs(measured) if lesson.number == "07" else "",
        id=_anchor(lesson),
    )


def _title(lesson: Lesson) -> str:
    return tr(
        "Lesson {number} · {title}", number=int(lesson.number), title=lesson.title
    )


def _anchor(lesson: Lesson) -> str:
    return f"lesson-{lesson.number}"


def _replies(hard: Iterable[Difficulty]) -> str:
    """All that was wrong, with what the kit says to it, folded away."""
    rows = [
        (
            asked(one, SHORT),
            cut(fault.words, WHOLE),
            fault.still,
            fault.say,
        )
        for one in hard
        for fault in one.faults
    ]
    summary = tr("Every wrong answer, and what the kit says to it")
    columns = ("question", tr("wrong answer"), "still", tr("what the kit says"))
    return page.folded(summary, page.table(summary, columns, rows))


def _coding(coding: ClassCoding) -> str:
    parts = [
        page.element("p", coding.exercise.question),
        page.element("p", agreement_in_words(coding)),
        _drawn(coding_table(coding)),
    ]
    if coding.with_machine:
        parts.insert(2, page.element("p", _machine(coding, coding.with_machine)))
    if coding.tones:
        parts.insert(3, _class_and_machine(coding.tones))
    return page.section(tr("How the class coded"), *parts, level=3)


def _class_and_machine(tones: tuple[Coding, ...]) -> str:
    chart = class_and_machine(tones, load_pair())
    return page.picture(chart, chart.alt, fold=True)


def _machine(coding: ClassCoding, found: Agreement) -> str:
    apart = coding.machine_differs
    said = tr("VADER is the list of words of lesson 5. ")
    said += (
        tr(
            "It and the class point opposite ways in {apart}: these are the sentences "
            "to talk about.",
            apart=listed(apart),
        )
        if apart
        else tr("It and the class point opposite ways in no sentence.")
    )
    if found.alpha is None:
        return said
    return tr(
        "{said} Over all sentences, class and machine agree at {alpha} on the same "
        "scale.",
        said=said,
        alpha=signed(found.alpha),
    )


def _own_words(measured: ClassReport, lesson: Lesson) -> Iterator[str]:
    """The reflections, in an order that does not tell who wrote them."""
    for exercise in lesson.exercises:
        if exercise.recorded and exercise.kind.is_prose:
            yield from _reflections(exercise, measured)


def _reflections(exercise: Exercise, measured: ClassReport) -> Iterator[str]:
    said = sorted(
        line
        for submission in measured.submissions
        if (entry := submission.entries.get(exercise.id))
        for line in answer_lines(exercise, entry)
    )
    if said:
        heading = tr("In the class's own words: {question}", question=exercise.question)
        yield page.section(heading, page.quotes(said), level=3)


def _briefs(measured: ClassReport) -> str:
    begun = sum(not IN_THE_BRIEF.isdisjoint(s.entries) for s in measured.submissions)
    if not begun:
        return ""
    return page.section(
        tr("The briefs"),
        page.element(
            "p",
            f"{counted(begun, 'brief')} begun. To read them beside the rubric, to tick "
            "it, and to give each learner a page: section 6 of the teacher's notebook, "
            "or in a terminal “python -m lessons report FOLDER --briefs briefs.html”.",
        ),
        level=3,
    )


# The whole ----------------------------------------------------------------------------


def _whole(measured: ClassReport) -> Iterator[str]:
    if measured.submissions:
        yield _drawn(whole_table(measured))
    if measured.not_begun:
        named = listed([f"“{lesson}”" for lesson in measured.not_begun])
        yield page.element("p", f"Nobody has begun {named}.")


def _before_and_after(found: ClassDiscernment | None) -> str:
    if found is None:
        return ""
    return page.section(
        tr("Before and after: which claims does the class trust?"),
        _drawn(discernment_table(found)),
        page.element("p", change_in_words(found)),
        page.element("p", CANNOT_SHOW),
    )


def _left_out(notes: Iterable[str]) -> str:
    items = "".join(page.element("li", note) for note in notes)
    if not items:
        return ""
    return page.section(tr("Notes on files"), f"<ul>{items}</ul>")


def _drawn(table: Table) -> str:
    return page.table(table.caption, table.columns, table.rows)


def _grid(table: Table) -> str:
    return page.table(table.caption, table.columns, table.rows, css=tr("wide grid"))
