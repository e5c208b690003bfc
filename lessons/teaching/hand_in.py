"""Handing in: one page with the learner's answers, and the record inside it."""

from __future__ import annotations

import hashlib
import html
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timezone
from pathlib import Path

from lessons import syllabus
from lessons.charts.wording import counted
from lessons.notebook.desk import Desk
from lessons.exercises.check import check
from lessons.exercises.model import Exercise
from lessons.exercises.progress import standing
from lessons.exercises.record import (
    Entry,
    Record,
    RecordError,
    work_folder,
    write_whole,
)
from lessons.pages import html as page
from lessons.teaching.answers import NOTHING, in_words
from lessons.teaching.brief import IN_THE_BRIEF, brief

SCHEMA = 1
MARK = "two-front-pages-record"
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class HandIn:
    """What a learner hands in: the name the teacher knows, and every lesson's entries.

    `notes` are sentences on what could not be read.
    """

    name: str
    handed_in: str
    lessons: Mapping[str, Mapping[str, Entry]]
    notes: tuple[str, ...] = ()


def gather(name: str, folder: Path | None = None) -> HandIn:
    """Everything that is kept in the learner's folder, under the learner's name.

    Raises `ValueError` with one sentence when there is no name.
    """
    name = " ".join(name.split())[:LONGEST_NAME]
    if not name:
        raise ValueError("Write the name that your teacher knows you by.")
    lessons, notes = {}, []
    for number in syllabus.NUMBERS:
        record = Record(number, folder)
        if entries := record.entries():
            lessons[number] = entries
        notes += record.notes
    now = datetime.now(timezone.utc).isoformat(timespec="seconds")
    return HandIn(name, now, lessons, tuple(notes))


def file_name(name: str) -> str:
    """A file's name from a learner's: letters and digits, and a mark that tells
    two alike names apart. Nothing of the name can lead to another folder.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    letters = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:30] or "learner"
    mark = hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:6]
    return f"hand-in-{letters}-{mark}.html"


def hand_in(name: str, folder: Path | None = None) -> Path:
    """Write the page; gives its path.

    Raises `ValueError` for no name and `RecordError` when it cannot be written, each
    with one sentence.
    """
    folder = work_folder() if folder is None else folder
    handed = gather(name, folder)
    target = folder / file_name(handed.name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(target, as_page(handed))
    except OSError:
        raise RecordError(
            f"NOT WRITTEN: the folder “{folder.name}” cannot be written to. Ask your "
            "teacher."
        ) from None
    return target


def as_json(handed: HandIn) -> dict[str, object]:
    """The record of a hand-in as plain data."""
    return {
        "kind": MARK,
        "schema": SCHEMA,
        "name": handed.name,
        "handed_in": handed.handed_in,
        "lessons": {
            number: {id_: asdict(entry) for id_, entry in entries.items()}
            for number, entries in handed.lessons.items()
        },
    }


def as_page(handed: HandIn) -> str:
    """The whole page, with the record inside it for the class report."""
    return page.page(
        f"{handed.name} · Two Front Pages",
        page.element("p", f"Handed in {handed.handed_in[:16].replace('T', ' ')} UTC."),
        *(page.element("p", note) for note in handed.notes),
        brief(handed.lessons.get("07", {}), Desk("07")),
        *(_lesson(number, handed.lessons[number]) for number in sorted(handed.lessons)),
        "" if handed.lessons else page.element("p", "No answer is saved yet."),
        _data(handed),
    )


def _data(handed: HandIn) -> str:
    # In an attribute, so that no word of a learner's can end it or be run.
    data = json.dumps(as_json(handed), ensure_ascii=True)
    return (
        f'<div id="{MARK}" hidden data-record="{html.escape(data, quote=True)}"></div>'
    )


def _lesson(number: str, entries: Mapping[str, Entry]) -> str:
    lesson, desk = syllabus.lesson(number), Desk(number)
    parts = [
        _exercise(exercise, entries[exercise.id], desk)
        for exercise in lesson.exercises
        if exercise.id in entries and exercise.id not in IN_THE_BRIEF
    ]
    return page.section(f"{int(number)} · {lesson.title}", *parts) if parts else ""


def _exercise(exercise: Exercise, entry: Entry, desk: Desk) -> str:
    lines = in_words(exercise, entry.answer, desk)
    parts = [
        page.element(
            "p", f"{standing(entry)} · {counted(entry.attempts, 'check')}", "stand"
        ),
        page.quotes(lines),
    ]
    if exercise.outcome and lines != (NOTHING,):
        parts.append(page.element("p", f"What was found: {exercise.outcome(desk)}"))
    elif entry.status == "correct":
        said = check(exercise, entry.answer, desk).message
        parts.append(page.element("p", said))
    return page.section(exercise.prompt.split("\n")[0], *parts, level=3)
