"""Whose a hand-in is: one learner's files put together, two of one name kept apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from lessons.teaching.hand_in_file import Submission

# How platforms name a learner's folder or file: the number tells learners apart.
_LEARNER = (
    re.compile(r"_(\d+)_assignsubmission_"),  # Moodle
    re.compile(r"(?:^|/)[^\W\d_]+_(?:LATE_)?(\d+)_\d+_"),  # Canvas
    re.compile(r"_([^_/]+)_attempt_\d{4}-"),  # Blackboard
)


def learners(
    found: Iterable[Submission],
) -> tuple[tuple[Submission, ...], tuple[str, ...]]:
    """One submission for each learner, and what was done to files of one name."""
    by_name: dict[str, list[Submission]] = {}
    said = []
    for late in sorted(found, key=lambda one: (one.handed_in, one.file)):
        same_name = by_name.setdefault(" ".join(late.name.casefold().split()), [])
        for at, early in enumerate(same_name):
            if _is_one_learner(early, late):
                same_name[at] = _put_together(early, late)
                files = sorted((early.file, late.file), key=len)
                if _is_in(*files):  # a page that was made from the records beside it
                    same_name[at] = replace(same_name[at], file=files[1])
                    break
                said.append(
                    f"{early.file}: “{early.name}” handed in again later, in "
                    f"{late.file}; the two were put together, and where both answer, "
                    "the later one counts."
                )
                break
        else:
            same_name.append(late)
    for same_name in by_name.values():
        if len(same_name) > 1:
            said.append(_namesakes(same_name))
    apart = [one for same_name in by_name.values() for one in _told_apart(same_name)]
    return tuple(sorted(apart, key=lambda one: one.name.casefold())), tuple(said)


def _is_one_learner(early: Submission, late: Submission) -> bool:
    """Whether two submissions under one name are one learner's.

    The platform's number decides. Without it, they are two learners' if they hold
    different answers that were saved at one moment, or if they answer the same
    exercises and began most of them at other times, as on two computers.
    """
    numbers = (_number(early.file), _number(late.file))
    if all(numbers):
        return numbers[0] == numbers[1]
    both = [
        (early.entries[id_], late.entries[id_])
        for id_ in early.entries.keys() & late.entries.keys()
    ]
    if any(a.last_saved == b.last_saved and a.answer != b.answer for a, b in both):
        return False
    return 2 * sum(a.first_saved != b.first_saved for a, b in both) <= len(both)


def _is_in(folder: str, file: str) -> bool:
    return PurePosixPath(folder) in PurePosixPath(file).parents


def _number(file: str) -> str:
    """What a platform calls the learner in the name of a file or its folder, or ""."""
    found = filter(None, (pattern.search(file) for pattern in _LEARNER))
    return next((one[1] for one in found), "")


def _put_together(early: Submission, late: Submission) -> Submission:
    entries = dict(early.entries)
    for id_, entry in late.entries.items():
        if id_ not in entries or entry.last_saved >= entries[id_].last_saved:
            entries[id_] = entry
    return replace(late, entries=entries, stories={**early.stories, **late.stories})


def _namesakes(same_name: Iterable[Submission]) -> str:
    files = " and ".join(f"“{one.file}”" for one in same_name)
    (name, *_) = (one.name for one in same_name)
    return (
        f"{files}: these hand-ins bear one name, “{name}”, and seem to be of different "
        "learners, so each is counted: if they are one learner's, keep the last file."
    )


def _told_apart(same_name: list[Submission]) -> Iterator[Submission]:
    """The submissions with names that no other has."""
    for at, one in enumerate(same_name, start=1):
        mark = _number(one.file) or str(at)
        yield one if len(same_name) == 1 else replace(one, name=f"{one.name} ({mark})")
