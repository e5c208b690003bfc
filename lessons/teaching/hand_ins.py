"""Reading what a class handed in: each file is read, or named with the reason.

What a file is, its content tells: browsers, learners and platforms rename files. A zip
is opened, since platforms give a whole class in one.
"""

from __future__ import annotations

import json
import re
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path, PurePosixPath

from lessons.exercises.record import Entry, entry_from
from lessons.exercises.trust_record import KIND as TRUST
from lessons.exercises.trust_record import Trust, trust_from
from lessons.reading.documents import ArticleError
from lessons.reading.documents.archive import is_archive, read_archive
from lessons.reading.documents.encodings import decode
from lessons.story.model import StoryRecord, from_data
from lessons.teaching.hand_in import LONGEST_NAME, MARK, SCHEMA
from lessons.teaching.shared import (
    NAME_FILE,
    SharedFolder,
    is_beside_a_record,
    learner_of,
    take_record,
)

LARGEST = 50_000_000  # bytes; a hand-in with its chart has about 100,000
LARGEST_ZIP = 2_000_000_000  # bytes, of a class with large files beside the hand-ins
MOST_IN_ZIP = 5_000  # files
DEEPEST = 2  # zips in one another: a class's, and a learner's in it

# How platforms name a learner's folder or file: the number tells learners apart.
_LEARNER = (
    re.compile(r"_(\d+)_assignsubmission_"),  # Moodle
    re.compile(r"(?:^|/)[^\W\d_]+_(?:LATE_)?(\d+)_\d+_"),  # Canvas
    re.compile(r"_([^_/]+)_attempt_\d{4}-"),  # Blackboard
)
_ZIP = b"PK\x03\x04"  # how a zip begins
_DAMAGED = "it is damaged: ask for it again."
_OUR_TITLE = "· Two Front Pages</title>"
_NO_HAND_IN = "it is no hand-in (a page or a record that the kit wrote)."


@dataclass(frozen=True, slots=True)
class Submission:
    """One learner's hand-in, as read from a file."""

    name: str
    handed_in: str
    file: str
    entries: dict[str, Entry]
    stories: Mapping[str, StoryRecord] = field(default_factory=dict)


@dataclass(frozen=True)
class HandIns:
    """A class's hand-ins, one for each learner, and sentences for the teacher.

    `left_out` says why a file was left out, which files were put together, and which
    learners bear one name. `trust` is what was answered without a name on the page
    “Before and after”.
    """

    submissions: tuple[Submission, ...]
    left_out: tuple[str, ...]
    trust: tuple[Trust, ...] = ()


class _Stranger(ValueError):
    """A file that is not a hand-in."""


@dataclass(frozen=True)
class _Found:
    """What was found in a folder so far: hand-ins, and what learners share.

    `shared` and `names` are by the folder in which the records and the name stand.
    """

    submissions: list[Submission] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    shared: dict[str, SharedFolder] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    trust: dict[str, Trust] = field(default_factory=dict)


def read_hand_ins(folder: Path, passing: Container[Path] = ()) -> HandIns:
    """Read every file of a folder (and of the folders and zips in it) as a hand-in.

    A folder that a learner shares counts like a hand-in: its records are read as they
    stand, under the name that is kept beside them, or that of the folder. The files
    `passing` are passed over.

    Several files of one learner are put together: of each exercise the answer that was
    saved last counts. Two learners may bear one name: then the platform's number in the
    file's name, or records that were begun at other times, keep them apart, and a
    sentence says so.

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
    found = _Found()
    for path in files_in(folder):
        name = path.relative_to(folder).as_posix()
        if path in passing or is_beside_a_record(name):
            continue
        try:
            _take(_content(path), name, found)
        except _Stranger as why:
            found.left_out.append(f"{name}: {why}")
        except OSError:
            found.left_out.append(f"{name}: it cannot be opened.")
    sharing = _sharing(found, folder.resolve().parts)
    learners, said = _learners([*sharing, *found.submissions])
    # In the order of their codes, which tells nothing of whose they are.
    trust = tuple(found.trust[code] for code in sorted(found.trust))
    return HandIns(learners, (*found.left_out, *said), trust)


# Files --------------------------------------------------------------------------------


def files_in(folder: Path) -> Iterator[Path]:
    """Every file in a folder and in the folders in it, hidden ones left out."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not path.is_dir() and not hidden:
            yield path


def _content(path: Path) -> bytes:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):  # reading a pipe may never end
        raise _Stranger(_NO_HAND_IN)
    with path.open("rb") as file:
        zipped = file.read(len(_ZIP)) == _ZIP
        if status.st_size > (LARGEST_ZIP if zipped else LARGEST):
            raise _Stranger("it is too large for a hand-in.")
        file.seek(0)
        return file.read()


def _take(data: bytes, name: str, found: _Found, deep: int = 0) -> None:
    """Add what is in a file to `found`; of a zip, what is in each of its files."""
    if not data.startswith(_ZIP):
        _take_file(data, name, found)
        return
    if deep == DEEPEST:
        raise _Stranger("it is a zip in a zip in a zip: unpack it first.")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            inside = [one for one in archive.infolist() if _is_shown(one)]
            if len(inside) > MOST_IN_ZIP:
                raise _Stranger(f"it holds more than {MOST_IN_ZIP:,} files.")
            for one in inside:
                path = f"{name}/{one.filename}"
                if is_beside_a_record(path):
                    continue
                try:
                    _take(_unpacked(archive, one), path, found, deep + 1)
                except _Stranger as why:
                    found.left_out.append(f"{path}: {why}")
    except _Stranger:
        raise
    except (OSError, ValueError, zipfile.BadZipFile):
        raise _Stranger("it is a zip that is damaged: ask for it again.") from None


def _is_shown(one: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(one.filename).parts
    return not one.is_dir() and not any(p.startswith((".", "__MACOSX")) for p in parts)


def _unpacked(archive: zipfile.ZipFile, one: zipfile.ZipInfo) -> bytes:
    try:
        with archive.open(one) as file:
            data = file.read(LARGEST + 1)
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile):
        raise _Stranger(_DAMAGED) from None
    except (RuntimeError, NotImplementedError):
        raise _Stranger("it is locked by a password: unpack it first.") from None
    if len(data) > LARGEST:
        raise _Stranger("it is too large for a hand-in.")
    return data


# One file -----------------------------------------------------------------------------


def _take_file(data: bytes, name: str, found: _Found) -> None:
    """Add a hand-in, a record that a learner shares, or the name that stands by it."""
    folder = PurePosixPath(name).parent.as_posix()
    if PurePosixPath(name).name == NAME_FILE:
        said = " ".join(data[:1000].decode("utf-8-sig", "ignore").split())
        found.names[folder] = unicodedata.normalize("NFC", said)[:LONGEST_NAME]
        return
    record = _record_of(data, name)
    try:
        shared = found.shared.get(folder, SharedFolder())
        if isinstance(record, dict) and record.get("kind") == TRUST:
            _take_trust(trust_from(record), found)
            return
        is_page = not isinstance(record, dict) or record.get("kind") == MARK
        if not is_page and take_record(record, shared):
            found.shared[folder] = shared
            return
        found.submissions.append(_submission(record, name))
    except _Stranger:
        raise
    except (ValueError, TypeError, RecursionError):
        raise _Stranger(_DAMAGED) from None


def _take_trust(given: Trust, found: _Found) -> None:
    """Add what one learner trusts; of two files of one code, what either has."""
    old = found.trust.get(given.code, Trust())
    found.trust[given.code] = Trust(
        given.code, {**old.before, **given.before}, {**old.after, **given.after}
    )


def _sharing(found: _Found, root: tuple[str, ...]) -> list[Submission]:
    """The learners who share a folder; a name that stands in no such folder is said."""
    named = _names_beside(found)
    for folder in found.names.keys() - found.shared.keys():
        path = (PurePosixPath(folder) / NAME_FILE).as_posix()
        found.left_out.append(f"{path}: {_NO_HAND_IN}")
    return [
        Submission(
            name=learner_of(folder, named, root),
            handed_in=shared.last_saved,
            file=folder,
            entries=shared.entries,
            stories=shared.stories,
        )
        for folder, shared in found.shared.items()
    ]


def _names_beside(found: _Found) -> dict[str, str]:
    """For each folder the name that is kept in it, or that all hand-ins in it bear."""
    named: dict[str, str] = {}
    for one in found.submissions:
        folder = PurePosixPath(one.file).parent.as_posix()
        same = named.get(folder, one.name) == one.name
        named[folder] = one.name if same else ""
    named |= found.names
    return {folder: name for folder, name in named.items() if name}


def _record_of(data: bytes, name: str) -> object:
    """The record in a file, as plain data."""
    known = name.lower().endswith((".html", ".htm", ".json"))
    try:
        if is_archive(data):  # a page that a browser saved again, as .mht
            text, _, _ = read_archive(data, name)
        else:
            text, _, _ = decode(data, name, page=True)
    except ArticleError:
        raise _Stranger(_DAMAGED if known else _NO_HAND_IN) from None
    text = text.lstrip("\ufeff \t\r\n")
    record = text if text[:1] in ("{", "[") else _record_in(text, known)
    try:
        return json.loads(record)
    except (ValueError, TypeError, RecursionError):
        raise _Stranger(_DAMAGED) from None


def _record_in(text: str, known: bool) -> str:
    """The record in a page, however a browser or a program wrote the page again."""
    page = _Page()
    if MARK in text:
        page.feed(text)
        page.close()
    if page.record:
        return page.record
    if MARK in text or _OUR_TITLE in text:
        raise _Stranger(
            "its record is gone, since a program saved the page without it or not to "
            "its end: ask for the file that the kit wrote."
        )
    if known or text.startswith("<"):
        raise _Stranger("it is another page, not a hand-in.")
    raise _Stranger(_NO_HAND_IN)


class _Page(HTMLParser):
    """Finds the record that stands in an attribute of a hand-in's page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.record = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        if held.get("id") == MARK:
            self.record = held.get("data-record") or ""


def _submission(data: object, file: str) -> Submission:
    if not isinstance(data, dict) or data.get("kind") != MARK:
        raise _Stranger("it is another kind of record, with no learner's name.")
    if data.get("schema") != SCHEMA:
        raise _Stranger("it was made by another version of this kit.")
    name, lessons = data.get("name"), data.get("lessons")
    if not isinstance(name, str) or not name.strip() or not isinstance(lessons, dict):
        raise _Stranger(_DAMAGED)
    entries: dict[str, Entry] = {}
    for kept in lessons.values():
        if not isinstance(kept, dict):
            raise _Stranger(_DAMAGED)
        for id_, entry in kept.items():
            entries[str(id_)] = entry_from(entry)
    stories = data.get("stories", {})
    if not isinstance(stories, dict):
        raise _Stranger(_DAMAGED)
    return Submission(
        name=unicodedata.normalize("NFC", name),  # macOS takes accents apart
        handed_in=str(data.get("handed_in", "")),
        file=file,
        entries=entries,
        stories={str(one): from_data(kept) for one, kept in stories.items()},
    )


# Learners -----------------------------------------------------------------------------


def _learners(
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
    learners = [one for same_name in by_name.values() for one in _told_apart(same_name)]
    return tuple(sorted(learners, key=lambda one: one.name.casefold())), tuple(said)


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
