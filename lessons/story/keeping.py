"""The file that a story is kept in: readable JSON, one file a story."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime, timezone
from itertools import count
from pathlib import Path

from lessons.exercises.record import work_folder
from lessons.language import tr
from lessons.storage import KeptFile
from lessons.story.model import (
    StoryRecord,
    as_data,
    from_data,
    is_one_story,
    with_what_lacks,
)

SCHEMA = 1
NOTHING_YET = StoryRecord()


def story_file(
    name: str, folder: Path | None = None, empty: StoryRecord = NOTHING_YET
) -> KeptFile:
    """The file of the story of this name, in the learner's folder.

    While there is no such file, the story is as `empty` has it. Raises `ValueError`
    with one sentence for a name that cannot be a file's.
    """
    if not isinstance(name, str) or not re.fullmatch(r"[0-9a-z-]{1,40}", name):
        raise ValueError(
            tr(
                "{name!r} cannot name a story: use small letters, numbers and dashes, "
                "such as “my-story”.",
                name=str(name)[:60],
            )
        )
    return KeptFile(
        path=(work_folder() if folder is None else Path(folder)) / f"story-{name}.json",
        empty=_content(name, empty),
        checked=lambda content: _checked(content, name),
        lost=tr(
            "What was saved of this story could not be read. It was kept as “{}” "
            "and the story begins anew: show your teacher."
        ),
    )


def kept_story(data: object) -> tuple[str, StoryRecord]:
    """The name of a story and the story, from plain data.

    Raises `ValueError` if it is not a story.
    """
    name = data.get("story") if isinstance(data, dict) else None
    if not isinstance(name, str):
        raise ValueError(tr("no name"))
    return name, from_data(_checked(data, name))


def stories_in(folder: Path) -> dict[str, StoryRecord]:
    """Every story that is kept in a learner's folder, by name; damaged ones are not."""
    found = {}
    for path in sorted(folder.glob("story-*.json")):
        with suppress(OSError, ValueError, TypeError, RecursionError):
            name, story = kept_story(json.loads(path.read_bytes()))
            found[name] = story
    return found


def bring_back(name: str, given: StoryRecord, folder: Path, when: datetime) -> str:
    """Keep a story that was kept elsewhere at this time; gives the name it has here.

    It is put together with the story here that has its texts; where both say something
    else, what was saved last counts. If its name is that of another pair here, it is
    kept under a new one. Gives "" where nothing changed. Raises `ValueError` for a name
    that cannot be a story's, and `RecordError` where it cannot be saved.
    """
    here = stories_in(folder)
    story_file(name, folder)  # is it a name?
    known = [name, *(one for one in here if one != name)]
    as_ = next((one for one in known if is_one_story(here.get(one), given)), None)
    if as_ is None:
        as_ = _free_name(name, here)
    file = story_file(as_, folder)
    old = here.get(as_)
    new = given if old is None else _put_together(old, given, file.path, when)
    if new == old:
        return ""
    save(file, lambda _: new)
    return as_


def _put_together(
    here: StoryRecord, given: StoryRecord, path: Path, when: datetime
) -> StoryRecord:
    saved = datetime.fromtimestamp(path.stat().st_mtime, timezone.utc)
    if when > saved:
        return with_what_lacks(given, here)
    return with_what_lacks(here, given)


def _free_name(name: str, here: Mapping[str, StoryRecord]) -> str:
    numbered = (f"{name[:36]}-{number}" for number in count(2))
    return next(one for one in numbered if one not in here)


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
