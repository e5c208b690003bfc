"""The file that a story is kept in: readable JSON, one file a story."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from lessons.exercises.record import work_folder
from lessons.storage import KeptFile
from lessons.story.model import StoryRecord, as_data, from_data

SCHEMA = 1


def story_file(name: str, folder: Path | None = None) -> KeptFile:
    """The file of the story of this name, in the learner's folder.

    Raises `ValueError` with one sentence for a name that cannot be a file's.
    """
    if not isinstance(name, str) or not re.fullmatch(r"[0-9a-z-]{1,40}", name):
        raise ValueError(
            f"{str(name)[:60]!r} cannot name a story: use small letters, numbers and "
            "dashes, such as “my-story”."
        )
    return KeptFile(
        path=(work_folder() if folder is None else Path(folder)) / f"story-{name}.json",
        empty=_content(name, StoryRecord()),
        checked=lambda content: _checked(content, name),
        lost="What was saved of this story could not be read. It was kept as “{}” and "
        "the story begins anew: show your teacher.",
    )


def kept_story(data: object) -> tuple[str, StoryRecord]:
    """The name of a story and the story, from plain data.

    Raises `ValueError` if it is not a story.
    """
    name = data.get("story") if isinstance(data, dict) else None
    if not isinstance(name, str):
        raise ValueError("no name")
    return name, from_data(_checked(data, name))


def stories_in(folder: Path) -> dict[str, StoryRecord]:
    """Every story that is kept in a learner's folder, by name; damaged ones are not."""
    found = {}
    for path in sorted(folder.glob("story-*.json")):
        with suppress(OSError, ValueError, TypeError, RecursionError):
            name, story = kept_story(json.loads(path.read_bytes()))
            found[name] = story
    return found


def load(file: KeptFile) -> StoryRecord:
    """The story as it was kept. Raises `RecordError` if its folder cannot be read."""
    return from_data(file.read())


def save(file: KeptFile, change: Callable[[StoryRecord], StoryRecord]) -> StoryRecord:
    """Keep what `change` makes of the story; it is on the disk when this returns.

    Raises `RecordError` with one sentence where it cannot be saved.
    """
    return from_data(file.change(lambda c: _content(c["story"], change(from_data(c)))))


def _content(name: str, kept: StoryRecord) -> dict:
    return {"schema": SCHEMA, "story": name, **as_data(kept)}


def _checked(content: object, name: str) -> dict:
    """The content of a story's file; raises `ValueError` if it is not a story."""
    if not isinstance(content, dict):
        raise ValueError("not a story")
    if content.get("schema") != SCHEMA or content.get("story") != name:
        raise ValueError("another schema, or another story")
    from_data(content)
    return content
