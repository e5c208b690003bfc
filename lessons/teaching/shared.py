"""Folders that learners share with their teacher: their records, as they stand.

A folder `my-work` holds a file for each lesson and for each story, and the learner's
name once a page was handed in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from lessons.exercises.record import Entry, checked, entry_from
from lessons.story.keeping import kept_story
from lessons.story.model import StoryRecord

NAME_FILE = "name.txt"
# What stands beside a record, and says nothing of the learner.
_BESIDE = re.compile(
    r"(?:(?:lesson-|story-|trust)[0-9a-z-]*\.(?:lock|held)|no-show-me\.txt)"
)
# Folders that are named by the kit, and not by a learner or a teacher.
_OUR_FOLDERS = ("my-work", "notebooks")


@dataclass(frozen=True)
class SharedFolder:
    """What was found in one folder that a learner shares."""

    entries: dict[str, Entry] = field(default_factory=dict)
    stories: dict[str, StoryRecord] = field(default_factory=dict)

    @property
    def last_saved(self) -> str:
        """When an answer was saved last, "" if none was."""
        return max((entry.last_saved for entry in self.entries.values()), default="")


def is_beside_a_record(name: str) -> bool:
    """Whether a file of this name only serves the records beside it.

    >>> is_beside_a_record("Ada/my-work/lesson-03.lock")
    True
    """
    return _BESIDE.fullmatch(PurePosixPath(name).name) is not None


def take_record(data: Mapping, into: SharedFolder) -> bool:
    """Add a learner's record or story to its folder; gives whether it is either.

    Raises `ValueError` or `TypeError` for one that is damaged.
    """
    if "exercises" in data:
        content = checked(dict(data), data.get("lesson"))
        kept = content["exercises"].items()
        into.entries.update((str(id), entry_from(entry)) for id, entry in kept)
        return True
    if "story" in data:
        name, story = kept_story(data)
        into.stories[name] = story
        return True
    return False


def learner_of(folder: str, names: Mapping[str, str], root: Iterable[str]) -> str:
    """Whose folder it is: the name that was handed in under, or else the folder's own.

    `root` are the parts of the path to the folder that everything is in.

    >>> learner_of("9b/ada/my-work", {}, ["home"])
    'ada'
    """
    if folder in names:
        return names[folder]
    parts = [*root, *PurePosixPath(folder).parts]
    own = [part for part in parts if part not in (*_OUR_FOLDERS, "/", ".")]
    return own[-1] if own else "a learner"
