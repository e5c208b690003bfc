"""A page that a learner handed in, opened again: its answers come back to their place.

On another computer, on another day, or after a browser's data was cleared, the page is
all that there is. It is merged with what is here; nothing that is newer here is lost.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lessons import syllabus
from lessons.charts.wording import listed
from lessons.exercises.merge import merged, time_of
from lessons.exercises.record import Entry, Record
from lessons.language import plural, tr
from lessons.story.keeping import bring_back
from lessons.teaching.hand_in import HandIn
from lessons.teaching.hand_in_file import (
    DAMAGED,
    OTHER_VERSION,
    RECORD_GONE,
    Stranger,
    hand_in_from,
    record_of,
)

LARGEST = 50_000_000  # bytes; a page with a chart and a long story has about 1,000,000


class NotOursError(ValueError):
    """A file that brings nothing back: one sentence for the learner."""


@dataclass(frozen=True)
class Restored:
    """What became of a page that was opened again.

    `answers` counts what came back, by lesson, and `newer` what is newer here and
    stayed. `stories` are the names of stories that came back, by their name on the
    page. `left` are sentences on what was not brought back.
    """

    answers: Mapping[str, int] = field(default_factory=dict)
    newer: int = 0
    stories: Mapping[str, str] = field(default_factory=dict)
    left: tuple[str, ...] = ()


def opened(data: bytes, file: str) -> HandIn:
    """The hand-in in a file; raises `NotOursError` with one sentence if it is none."""
    if len(data) > LARGEST:
        raise too_large(file)
    try:
        return hand_in_from(record_of(data, file))
    except Stranger as why:
        raise NotOursError(_reason(str(why), file)) from None
    except (ValueError, TypeError, RecursionError):
        raise NotOursError(_reason(DAMAGED, file)) from None


def too_large(file: str) -> NotOursError:
    """What is said of a file that is too large to be a page of the kit."""
    return NotOursError(
        tr("“{file}” is too large for a page that the kit made.", file=file[:100])
    )


def _reason(why: str, file: str) -> str:
    file = file[:100]
    if why == OTHER_VERSION:
        return tr(
            "“{file}” was made by another version of this kit: nothing was brought "
            "back.",
            file=file,
        )
    if why in (DAMAGED, RECORD_GONE):
        return tr(
            "“{file}” is damaged, or a program saved it anew without your answers: "
            "choose the file that “Download my page” gave you.",
            file=file,
        )
    return tr(
        "“{file}” is no page that “Make my page” made: its name begins with “hand-in”.",
        file=file,
    )


def is_one_name(one: str, other: str) -> bool:
    """Whether two names are one, but for capitals and spaces.

    >>> is_one_name("Zoë  Ok ", "zoë ok")
    True
    """
    return _plain(one) == _plain(other)


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def restore(handed: HandIn, folder: Path) -> Restored:
    """Bring what a learner handed in back into a folder, entry by entry.

    Of each answer the one that was saved last stays; a prediction that was kept stays
    kept. To restore the same page twice changes nothing. Raises `RecordError` with one
    sentence where it cannot be saved.
    """
    answers: dict[str, int] = {}
    newer = 0
    left = []
    for number, others in sorted(handed.lessons.items()):
        if number not in syllabus.NUMBERS:
            left.append(
                tr("Lesson {number} is not here, so it was left out.", number=number)
            )
            continue
        changed, stayed = _lesson(Record(number, folder), others)
        newer += stayed
        if changed:
            answers[number] = changed
    stories, more = _stories(handed, folder)
    return Restored(answers, newer, stories, (*left, *more))


def _lesson(record: Record, others: Mapping[str, Entry]) -> tuple[int, int]:
    """How many answers came back into a record, and how many are newer there."""
    locked = _predictions(record.lesson)

    def merge(id_: str, here: Entry | None) -> Entry:
        return merged(here, others[id_], id_ in locked)

    before, after = record.bring_back(others, merge)
    changed = {id_ for id_ in others if before.get(id_) != after[id_]}
    newer = [
        id_
        for id_, other in others.items()
        if id_ not in changed
        and id_ in before
        and time_of(before[id_].last_saved) > time_of(other.last_saved)
    ]
    return len(changed), len(newer)


def _predictions(number: str) -> frozenset[str]:
    try:
        exercises = syllabus.lesson(number).exercises
    except ValueError:  # it cannot speak of the articles that are here
        return frozenset()
    return frozenset(exercise.id for exercise in exercises if exercise.prediction)


def _stories(handed: HandIn, folder: Path) -> tuple[dict[str, str], list[str]]:
    back, left = {}, []
    for name, story in sorted(handed.stories.items()):
        try:
            if now := bring_back(name, story, folder, time_of(handed.handed_in)):
                back[name] = now
        except OSError:
            raise
        except ValueError as why:
            left.append(str(why))
    return back, left


# In words -----------------------------------------------------------------------------


def in_words(done: Restored) -> str:
    """What was brought back, in sentences for the learner."""
    return " ".join((_brought_back(done), *_beside(done)))


def _brought_back(done: Restored) -> str:
    back = []
    if number := sum(done.answers.values()):
        back.append(
            tr(
                "{number} {answers} of {lessons} {numbers}",
                number=number,
                answers=plural("answer", "answers", number),
                lessons=plural("lesson", "lessons", len(done.answers)),
                numbers=listed(sorted(done.answers)),
            )
        )
    back += [
        tr("your story “{name}”", name=name)
        for name, now in done.stories.items()
        if name == now
    ]
    renamed = [
        tr("your story “{name}”, which is here as “{now}”", name=name, now=now)
        for name, now in done.stories.items()
        if name != now
    ]
    if not back and not renamed:
        return tr("All that is on that page is here already: nothing was changed.")
    return tr(
        "Brought back: {back}. Run the lesson's boxes again to see them.",
        back=listed([*back, *renamed]),
    )


def _beside(done: Restored) -> list[str]:
    said = []
    if done.newer:
        said.append(
            tr(
                "{number} {answers} here {are} newer than on that page, and stayed.",
                number=done.newer,
                answers=plural("answer", "answers", done.newer),
                are=plural("is", "are", done.newer),
            )
        )
    if any(name != now for name, now in done.stories.items()):
        said.append(
            tr(
                "Another story here has the same name. Write the new name into the box "
                "of lesson 8 that names your story."
            )
        )
    said.append(
        tr(
            "Not on such a page: what you wrote into grey boxes, and what you kept on "
            "the page “Before and after”."
        )
    )
    return [*said, *done.left]
