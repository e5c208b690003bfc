"""One file as a hand-in: the record in it, however a program wrote it again."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

from lessons.exercises.record import Entry, entry_from
from lessons.language import tr
from lessons.reading.documents import ArticleError
from lessons.reading.documents.archive import is_archive, read_archive
from lessons.reading.documents.encodings import decode
from lessons.story.model import StoryRecord, from_data
from lessons.teaching.hand_in import MARK, SCHEMA, HandIn

DAMAGED = tr("it is damaged: ask for it again.")
RECORD_GONE = tr(
    "its record is gone, since a program saved the page without it or not to its end: "
    "ask for the file that the kit wrote."
)
OTHER_VERSION = tr("it was made by another version of this kit.")
NO_HAND_IN = tr("it is no hand-in (a page or a record that the kit wrote).")
_OUR_TITLE = "· Two Front Pages</title>"


@dataclass(frozen=True, slots=True)
class Submission:
    """One learner's hand-in, as read from a file."""

    name: str
    handed_in: str
    file: str
    entries: dict[str, Entry]
    stories: Mapping[str, StoryRecord] = field(default_factory=dict)


class Stranger(ValueError):
    """A file that is not a hand-in; the message is the reason, for the teacher."""


def record_of(data: bytes, name: str) -> object:
    """The record in a file, as plain data; raises `Stranger` if there is none."""
    known = name.lower().endswith((".html", ".htm", ".json"))
    try:
        if is_archive(data):  # a page that a browser saved again, as .mht
            text, _, _ = read_archive(data, name)
        else:
            text, _, _ = decode(data, name, page=True)
    except ArticleError:
        raise Stranger(DAMAGED if known else NO_HAND_IN) from None
    text = text.lstrip("\ufeff \t\r\n")
    record = text if text[:1] in ("{", "[") else _record_in(text, known)
    try:
        return json.loads(record)
    except (ValueError, TypeError, RecursionError):
        raise Stranger(DAMAGED) from None


def _record_in(text: str, known: bool) -> str:
    """The record in a page, however a browser or a program wrote the page again."""
    page = _Page()
    if MARK in text:
        page.feed(text)
        page.close()
    if page.record:
        return page.record
    if MARK in text or _OUR_TITLE in text:
        raise Stranger(RECORD_GONE)
    if known or text.startswith("<"):
        raise Stranger(tr("it is another page, not a hand-in."))
    raise Stranger(NO_HAND_IN)


class _Page(HTMLParser):
    """Finds the record that stands in an attribute of a hand-in's page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.record = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        if held.get("id") == MARK:
            self.record = held.get("data-record") or ""


def hand_in_from(data: object) -> HandIn:
    """What a learner handed in, from the record in it: lesson by lesson.

    Raises `Stranger` with the reason if it is none, and `ValueError` or `TypeError` if
    something in it is damaged.
    """
    if not isinstance(data, dict) or data.get("kind") != MARK:
        raise Stranger(tr("it is another kind of record, with no learner's name."))
    if data.get("schema") != SCHEMA:
        raise Stranger(OTHER_VERSION)
    name, lessons = data.get("name"), data.get("lessons")
    if not isinstance(name, str) or not name.strip() or not isinstance(lessons, dict):
        raise Stranger(DAMAGED)
    if not all(isinstance(kept, dict) for kept in lessons.values()):
        raise Stranger(DAMAGED)
    stories = data.get("stories", {})
    if not isinstance(stories, dict):
        raise Stranger(DAMAGED)
    return HandIn(
        name=unicodedata.normalize("NFC", name),  # macOS takes accents apart
        handed_in=str(data.get("handed_in", "")),
        lessons={
            str(number): {str(id_): entry_from(entry) for id_, entry in kept.items()}
            for number, kept in lessons.items()
        },
        stories={str(one): from_data(kept) for one, kept in stories.items()},
    )


def submission(data: object, file: str) -> Submission:
    """A learner's hand-in as the class report reads it; raises as `hand_in_from`."""
    handed = hand_in_from(data)
    entries: dict[str, Entry] = {}
    for kept in handed.lessons.values():
        entries.update(kept)
    return Submission(handed.name, handed.handed_in, file, entries, handed.stories)
