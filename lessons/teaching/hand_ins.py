"""Reading what a class handed in: each file is read, or named with the reason.

What a file is, its content tells: browsers, learners and platforms rename files. A zip
is opened, since platforms give a whole class in one.
"""

from __future__ import annotations

import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path, PurePosixPath

from lessons.exercises.trust_record import KIND as TRUST
from lessons.exercises.trust_record import Trust, trust_from
from lessons.language import tr
from lessons.teaching.hand_in import LONGEST_NAME, MARK
from lessons.teaching.hand_in_file import (
    DAMAGED,
    NO_HAND_IN,
    Stranger,
    Submission,
    record_of,
    submission,
)
from lessons.teaching.learners import learners
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

TOO_LARGE = tr("it is too large for a hand-in.")
NOTHING: Mapping[str, bytes] = {}

_ZIP = b"PK\x03\x04"  # how a zip begins


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


def read_hand_ins(
    folder: Path, passing: Container[Path] = (), given: Mapping[str, bytes] = NOTHING
) -> HandIns:
    """Read every file of a folder (and of the folders and zips in it) as a hand-in.

    Files that are `given` with their names are read as if they lay in the folder.

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
            tr(
                "There is no folder “{name}”: put the hand-ins into one folder and "
                "name it.",
                name=folder.name,
            )
        )
    found = _Found()
    for path in files_in(folder):
        name = path.relative_to(folder).as_posix()
        if path in passing or is_beside_a_record(name):
            continue
        try:
            _take(_content(path), name, found)
        except Stranger as why:
            found.left_out.append(f"{name}: {why}")
        except OSError:
            found.left_out.append(tr("{name}: it cannot be opened.", name=name))
    _take_given(given, found)
    return _put_together(found, folder.resolve().parts)


def read_given(given: Mapping[str, bytes]) -> HandIns:
    """Read files that are given with their names, as `read_hand_ins` reads a folder.

    >>> read_given({"essay.txt": b"My essay."}).left_out
    ('essay.txt: it is no hand-in (a page or a record that the kit wrote).',)
    """
    found = _Found()
    _take_given(given, found)
    return _put_together(found, ())


def _take_given(given: Mapping[str, bytes], found: _Found) -> None:
    for name, data in sorted(given.items()):
        hidden = any(part.startswith(".") for part in PurePosixPath(name).parts)
        if hidden or is_beside_a_record(name):
            continue
        try:
            _check_size(len(data), data.startswith(_ZIP))
            _take(data, name, found)
        except Stranger as why:
            found.left_out.append(f"{name}: {why}")


def _put_together(found: _Found, root: tuple[str, ...]) -> HandIns:
    submissions, said = learners([*_sharing(found, root), *found.submissions])
    # In the order of their codes, which tells nothing of whose they are.
    trust = tuple(found.trust[code] for code in sorted(found.trust))
    return HandIns(submissions, (*found.left_out, *said), trust)


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
        raise Stranger(NO_HAND_IN)
    with path.open("rb") as file:
        zipped = file.read(len(_ZIP)) == _ZIP
        _check_size(status.st_size, zipped)
        file.seek(0)
        return file.read()


def _check_size(size: int, zipped: bool) -> None:
    if size > (LARGEST_ZIP if zipped else LARGEST):
        raise Stranger(TOO_LARGE)


def _take(data: bytes, name: str, found: _Found, deep: int = 0) -> None:
    """Add what is in a file to `found`; of a zip, what is in each of its files."""
    if not data.startswith(_ZIP):
        _take_file(data, name, found)
        return
    if deep == DEEPEST:
        raise Stranger(tr("it is a zip in a zip in a zip: unpack it first."))
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            inside = [one for one in archive.infolist() if _is_shown(one)]
            if len(inside) > MOST_IN_ZIP:
                raise Stranger(
                    tr(
                        "it holds more than {most_in_zip:,} files.",
                        most_in_zip=MOST_IN_ZIP,
                    )
                )
            for one in inside:
                path = f"{name}/{one.filename}"
                if is_beside_a_record(path):
                    continue
                try:
                    _take(_unpacked(archive, one), path, found, deep + 1)
                except Stranger as why:
                    found.left_out.append(f"{path}: {why}")
    except Stranger:
        raise
    except (OSError, ValueError, zipfile.BadZipFile):
        raise Stranger(tr("it is a zip that is damaged: ask for it again.")) from None


def _is_shown(one: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(one.filename).parts
    return not one.is_dir() and not any(p.startswith((".", "__MACOSX")) for p in parts)


def _unpacked(archive: zipfile.ZipFile, one: zipfile.ZipInfo) -> bytes:
    try:
        with archive.open(one) as file:
            data = file.read(LARGEST + 1)
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile):
        raise Stranger(DAMAGED) from None
    except (RuntimeError, NotImplementedError):
        raise Stranger(tr("it is locked by a password: unpack it first.")) from None
    _check_size(len(data), zipped=False)
    return data


# One file -----------------------------------------------------------------------------


def _take_file(data: bytes, name: str, found: _Found) -> None:
    """Add a hand-in, a record that a learner shares, or the name that stands by it."""
    folder = PurePosixPath(name).parent.as_posix()
    if PurePosixPath(name).name == NAME_FILE:
        said = " ".join(data[:1000].decode("utf-8-sig", "ignore").split())
        found.names[folder] = unicodedata.normalize("NFC", said)[:LONGEST_NAME]
        return
    record = record_of(data, name)
    try:
        shared = found.shared.get(folder, SharedFolder())
        if isinstance(record, dict) and record.get("kind") == TRUST:
            _take_trust(trust_from(record), found)
            return
        is_page = not isinstance(record, dict) or record.get("kind") == MARK
        if not is_page and take_record(record, shared):
            found.shared[folder] = shared
            return
        found.submissions.append(submission(record, name))
    except Stranger:
        raise
    except (ValueError, TypeError, RecursionError):
        raise Stranger(DAMAGED) from None


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
        found.left_out.append(f"{path}: {NO_HAND_IN}")
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
