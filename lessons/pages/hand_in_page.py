"""The page that a learner hands in, with the record inside it for the class report."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from lessons import syllabus
from lessons.charts.wording import counted
from lessons.exercises.check import check
from lessons.exercises.kinds import NOTHING
from lessons.exercises.model import Exercise, pair_for
from lessons.exercises.progress import standing
from lessons.exercises.record import Entry, work_folder
from lessons.pages import html as page
from lessons.pages.brief import brief
from lessons.pages.rubric_part import printed
from lessons.pages.story_part import story_part
from lessons.reading.pair import Pair, load_pair
from lessons.storage import RecordError, write_whole
from lessons.syllabus.rubric import rubric
from lessons.teaching.brief import IN_THE_BRIEF
from lessons.teaching.hand_in import MARK, HandIn, as_json, file_name, gather
from lessons.teaching.own_texts import found_in_stories


def write_hand_in(name: str, folder: Path | None = None) -> Path:
    """Write the page; gives its path.

    Raises `ValueError` if the name is blank and `RecordError` if the page cannot be
    written, each with one sentence.
    """
    folder = work_folder() if folder is None else folder
    handed = gather(name, folder)
    target = folder / file_name(handed.name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(target, hand_in_page(handed))
    except OSError:
        raise RecordError(
            f"NOT WRITTEN: the folder “{folder.name}” cannot be written to. Ask your "
            "teacher."
        ) from None
    return target


def hand_in_page(handed: HandIn) -> str:
    """The whole page, with the record inside it for the class report."""
    return page.page(
        f"{handed.name} · Two Front Pages",
        page.element("p", f"Handed in {handed.handed_in[:16].replace('T', ' ')} UTC."),
        *(page.element("p", note) for note in handed.notes),
        *_brief(handed),
        *(_lesson(number, handed) for number in sorted(handed.lessons)),
        *(story_part(name, kept) for name, kept in sorted(handed.stories.items())),
        "" if handed.lessons else page.element("p", "No answer is saved yet."),
        _data(handed),
    )


def _brief(handed: HandIn) -> Iterator[str]:
    """The brief on a sheet of its own, and the rubric on the next."""
    if made := brief(handed.lessons.get("07", {}), load_pair()):
        yield made
        yield page.sheet("How my brief will be read", printed(rubric()))


def _data(handed: HandIn) -> str:
    # In an attribute, where nothing that a learner wrote can end it or be run.
    data = json.dumps(as_json(handed), ensure_ascii=True)
    return (
        f'<div id="{MARK}" hidden data-record="{html.escape(data, quote=True)}"></div>'
    )


def _lesson(number: str, handed: HandIn) -> str:
    lesson, pair = syllabus.lesson(number), load_pair()
    entries = handed.lessons[number]
    answers = {id_: entry.answer for id_, entry in entries.items()}
    parts = [
        _exercise(
            exercise,
            entries[exercise.id],
            pair_for(exercise, pair, answers),
            found_in_stories(exercise.id, handed.stories),
        )
        for exercise in lesson.exercises
        if exercise.id in entries and exercise.id not in IN_THE_BRIEF
    ]
    return page.section(f"{int(number)} · {lesson.title}", *parts) if parts else ""


def _exercise(
    exercise: Exercise, entry: Entry, pair: Pair, in_stories: Sequence[str]
) -> str:
    """An answer, and beside a prediction what was found in what it was made on."""
    lines = exercise.in_words(entry.answer, pair)
    parts = [
        page.element(
            "p", f"{standing(entry)} · {counted(entry.attempts, 'check')}", "stand"
        ),
        page.quotes(lines),
    ]
    if exercise.outcome and lines != (NOTHING,):
        for found in in_stories or (exercise.outcome(pair),):
            parts.append(page.element("p", f"What was found: {found}"))
    elif entry.status == "correct":
        said = check(exercise, entry.answer, pair).message
        parts.append(page.element("p", said))
    return page.section(exercise.question, *parts, level=3)
