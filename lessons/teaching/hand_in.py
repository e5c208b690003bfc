"""What a learner hands in: everything that is kept, under the learner's name."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime, timezone
from pathlib import Path

from lessons import syllabus
from lessons.exercises.record import Entry, Record, work_folder
from lessons.story.keeping import stories_in
from lessons.story.model import StoryRecord, as_data

SCHEMA = 1
MARK = "two-front-pages-record"
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class HandIn:
    """What a learner hands in: the name the teacher knows, and every lesson's entries.

    `stories` are the pairs that the learner brought in lesson 8, by name. `notes` are
    sentences on records that could not be read.
    """

    name: str
    handed_in: str
    lessons: Mapping[str, Mapping[str, Entry]]
    notes: tuple[str, ...] = ()
    stories: Mapping[str, StoryRecord] = field(default_factory=dict)


def gather(name: str, folder: Path | None = None) -> HandIn:
    """Everything that is kept in the learner's folder, under the learner's name.

    Raises `ValueError` with one sentence if the name is blank.
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
    stories = stories_in(work_folder() if folder is None else folder)
    return HandIn(name, now, lessons, tuple(notes), stories)


def file_name(name: str) -> str:
    """A file's name from a learner's: letters, digits, and a mark.

    The mark keeps apart two names that have the same letters. No name can lead to
    another folder.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    letters = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:30] or "learner"
    mark = hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:6]
    return f"hand-in-{letters}-{mark}.html"


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
        "stories": {name: as_data(story) for name, story in handed.stories.items()},
    }
