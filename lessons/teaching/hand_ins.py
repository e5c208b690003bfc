"""Reading what a class handed in: each file is read, or named with the reason."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lessons.exercises.record import Entry, entry_from
from lessons.teaching.hand_in import MARK, SCHEMA

_DATA = re.compile(rf'<div id="{MARK}" hidden data-record="([^"]*)"')
LARGEST = 50_000_000  # bytes; a hand-in with its chart has about 100,000


@dataclass(frozen=True, slots=True)
class Submission:
    """One learner's hand-in, as read from a file."""

    name: str
    handed_in: str
    file: str
    entries: dict[str, Entry]


@dataclass(frozen=True)
class HandIns:
    """A class's hand-ins, one for each name, and a sentence on each file left out."""

    submissions: tuple[Submission, ...]
    left_out: tuple[str, ...]


class _Stranger(ValueError):
    """A file that is not a hand-in."""


def read_hand_ins(folder: Path) -> HandIns:
    """Read every file of a folder (and of the folders in it) as a hand-in.

    Of two hand-ins under one name the later one counts, and the other is reported.

    >>> from tempfile import TemporaryDirectory
    >>> from lessons.teaching.sample import write_class
    >>> with TemporaryDirectory() as folder:
    ...     write_class(Path(folder), learners=3)
    ...     hand_ins = read_hand_ins(Path(folder))
    >>> [submission.name for submission in hand_ins.submissions]
    ['Ada 1', 'Ben 1', 'Cléo 1']
    >>> hand_ins.left_out
    ()

    Raises `ValueError` with one sentence if there is no such folder.
    """
    if not folder.is_dir():
        raise ValueError(
            f"There is no folder “{folder.name}”: put the hand-ins into one folder and "
            "name it."
        )
    found, left_out = [], []
    for path in _files(folder):
        try:
            found.append(_read(path, str(path.relative_to(folder))))
        except _Stranger as why:
            left_out.append(f"{path.relative_to(folder)}: {why}")
        except OSError:
            left_out.append(f"{path.relative_to(folder)}: it cannot be opened.")
    kept, doubles = _latest(found)
    return HandIns(kept, (*left_out, *doubles))


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.is_file() and not hidden:
            yield path


def _read(path: Path, name: str) -> Submission:
    if path.suffix.lower() not in (".html", ".htm", ".json"):
        raise _Stranger("it is no hand-in (an .html or .json file).")
    if path.stat().st_size > LARGEST:
        raise _Stranger("it is too large for a hand-in.")
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise _Stranger("it is damaged: ask for it again.") from None
    if path.suffix.lower() != ".json":
        inside = _DATA.search(text)
        if not inside:
            raise _Stranger("it is another page, not a hand-in.")
        text = html.unescape(inside.group(1))
    try:
        return _submission(json.loads(text), name)
    except (ValueError, RecursionError) as error:
        if isinstance(error, _Stranger):
            raise
        raise _Stranger("it is damaged: ask for it again.") from None


def _submission(data: object, file: str) -> Submission:
    if not isinstance(data, dict) or data.get("kind") != MARK:
        raise _Stranger("it is another kind of record, with no learner's name.")
    if data.get("schema") != SCHEMA:
        raise _Stranger("it was made by another version of this kit.")
    name, lessons = data.get("name"), data.get("lessons")
    if not isinstance(name, str) or not name.strip() or not isinstance(lessons, dict):
        raise _Stranger("it is damaged: ask for it again.")
    entries: dict[str, Entry] = {}
    for kept in lessons.values():
        if not isinstance(kept, dict):
            raise _Stranger("it is damaged: ask for it again.")
        for id_, entry in kept.items():
            entries[str(id_)] = entry_from(entry)
    return Submission(name, str(data.get("handed_in", "")), file, entries)


def _latest(
    found: Iterable[Submission],
) -> tuple[tuple[Submission, ...], tuple[str, ...]]:
    """The last submission under each name, and a sentence on each earlier one."""
    kept: dict[str, Submission] = {}
    doubles = []
    for submission in sorted(found, key=lambda s: (s.handed_in, s.file)):
        key = " ".join(submission.name.casefold().split())
        if before := kept.get(key):
            doubles.append(
                f"{before.file}: “{before.name}” handed in again later, in "
                f"{submission.file}; the later one counts."
            )
        kept[key] = submission
    return tuple(sorted(kept.values(), key=lambda s: s.name.casefold())), tuple(doubles)
