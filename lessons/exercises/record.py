"""The learner's record: one readable JSON file a lesson, that nothing can half-write.

Every save takes the lesson's lock, reads the file, changes one exercise's entry, writes
a temporary file, flushes it to the disk and moves it into place. So a killed kernel
leaves the old file or the new one, and two processes on one lesson lose nothing.
"""

from __future__ import annotations

import errno
import json
import os
import random
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import datetime, timezone
from pathlib import Path

from lessons.exercises.model import Answer, Result

SCHEMA = 1
FOLDER_VARIABLE = "LESSONS_WORK"
_LONGEST_WAIT = 10.0  # seconds for the lock of another process


class RecordError(OSError):
    """A record that cannot be saved; the message is one sentence for the learner."""


@dataclass(frozen=True)
class Entry:
    """What is kept of one exercise.

    `answer` is the latest, `status` what its last check gave ("" when it was never
    checked), `attempts` counts checks, `hints` how many were opened, `mistakes` how
    often each named mistake was met; times are UTC, in ISO 8601.
    """

    answer: Answer = None
    status: str = ""
    attempts: int = 0
    hints: int = 0
    mistakes: dict[str, int] = field(default_factory=dict)
    first_saved: str = ""
    last_saved: str = ""


def work_folder() -> Path:
    """Where records are kept: `LESSONS_WORK`, or `my-work` beside the notebooks."""
    chosen = os.environ.get(FOLDER_VARIABLE)
    return Path(chosen).expanduser() if chosen else Path.cwd() / "my-work"


@dataclass(frozen=True)
class KeptFile:
    """A JSON file that is read and changed whole, under a lock, whoever else does.

    `empty` is its content while there is none; `upgraded` gives a content in today's
    schema and raises `ValueError` for what is none. `lost` is the sentence for a
    damaged file, with "{}" where the name goes that it was kept under; such sentences
    gather in `notes`.
    """

    path: Path
    empty: dict
    upgraded: Callable[[object], dict]
    lost: str
    notes: list[str] = field(default_factory=list)

    def read(self) -> dict:
        """The content; a damaged file is put aside. Raises `RecordError`."""
        try:
            raw = self.path.read_bytes()
        except FileNotFoundError:
            return self.empty
        except OSError as error:
            raise RecordError(_why(error, self.path.parent)) from None
        try:
            return self.upgraded(json.loads(raw.decode("utf-8")))
        except (ValueError, TypeError, RecursionError):
            self._put_aside()
            return self.empty

    def change(self, change: Callable[[dict], dict]) -> dict:
        """Write what `change` makes of the content, and give it. Raises `RecordError`.

        It is on the disk when this returns.
        """
        folder = self.path.parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with _locked(self.path.with_suffix(".lock")):
                content = change(self.read())
                text = json.dumps(content, ensure_ascii=False, indent=1)
                write_whole(self.path, text)
        except RecordError:
            raise
        except OSError as error:
            raise RecordError(_why(error, folder)) from None
        return content

    def _put_aside(self) -> None:
        stamp = datetime.now(timezone.utc).strftime("%Y%m%d-%H%M%S-%f")
        aside = self.path.with_name(f"{self.path.stem}.damaged-{stamp}.json")
        with suppress(FileNotFoundError):  # another process was first
            self.path.replace(aside)
            self.notes.append(self.lost.format(aside.name))


class Record:
    """The answers of one lesson.

    `notes` are sentences for the learner on what happened to the file.
    """

    def __init__(self, lesson: str, folder: Path | None = None) -> None:
        if not re.fullmatch(r"[0-9a-z-]{1,40}", lesson):
            raise ValueError(f"“{lesson}” cannot name a lesson.")
        self.lesson = lesson
        self.folder = work_folder() if folder is None else Path(folder)
        self._file = KeptFile(
            path=self.folder / f"lesson-{lesson}.json",
            empty={"schema": SCHEMA, "lesson": lesson, "exercises": {}},
            upgraded=lambda content: upgraded(content, lesson),
            lost="Your saved answers could not be read. They were kept as “{}” and a "
            "new record was begun: show your teacher.",
        )

    @property
    def path(self) -> Path:
        """The record's file."""
        return self._file.path

    @property
    def notes(self) -> list[str]:
        """What happened to the file, such as that a damaged one was put aside."""
        return self._file.notes

    def entries(self) -> dict[str, Entry]:
        """All that is kept, by exercise id; what cannot be read is put aside."""
        return _entries(self._file.read())

    def save_answer(self, exercise: str, answer: Answer) -> Entry:
        """Keep a changed answer, unchecked; it is on the disk when this returns.

        The answer that is there already stays as it is, with what its check gave.
        """

        def changed(old: Entry) -> Entry:
            same = bool(old.last_saved) and old.answer == answer
            return old if same else replace(old, answer=answer, status="")

        return self._change(exercise, changed)

    def save_check(self, exercise: str, answer: Answer, result: Result) -> Entry:
        """Keep an answer and what checking it gave; "unanswered" is no attempt."""

        def checked(old: Entry) -> Entry:
            mistakes = dict(old.mistakes)
            if result.mistake:
                mistakes[result.mistake] = mistakes.get(result.mistake, 0) + 1
            return replace(
                old,
                answer=answer,
                status=result.status,
                attempts=old.attempts + (result.status != "unanswered"),
                mistakes=mistakes,
            )

        return self._change(exercise, checked)

    def save_hints(self, exercise: str, opened: int) -> Entry:
        """Keep how many hints were opened; never fewer than before."""
        return self._change(
            exercise, lambda old: replace(old, hints=max(old.hints, opened))
        )

    def _change(self, exercise: str, change: Callable[[Entry], Entry]) -> Entry:
        now = datetime.now(timezone.utc).isoformat(timespec="milliseconds")

        def changed(content: dict) -> dict:
            old = _entries(content).get(exercise, Entry(first_saved=now))
            new = change(old)
            if new is old:
                return content
            entry = replace(new, last_saved=now)
            exercises = {**content["exercises"], exercise: asdict(entry)}
            return {**content, "exercises": exercises}

        return _entries(self._file.change(changed))[exercise]


def upgraded(content: object, lesson: str) -> dict:
    """A record's content in today's schema; raises `ValueError` for what is none.

    Schema 0 had no "schema" and kept bare answers: {"answers": {id: answer}}.
    """
    if not isinstance(content, dict):
        raise ValueError("not a record")
    if "schema" not in content and isinstance(content.get("answers"), dict):
        kept = {
            str(key): asdict(Entry(answer=answer))
            for key, answer in content["answers"].items()
        }
        content = {"schema": SCHEMA, "lesson": lesson, "exercises": kept}
    if content.get("schema") != SCHEMA or content.get("lesson") != lesson:
        raise ValueError("another schema, or another lesson")
    if not isinstance(content.get("exercises"), dict):
        raise ValueError("no exercises")
    _entries(content)  # raises for an entry that is none
    return content


def _entries(content: dict) -> dict[str, Entry]:
    return {name: entry_from(kept) for name, kept in content["exercises"].items()}


def entry_from(kept: object) -> Entry:
    """An entry from plain data; unknown fields are passed over.

    Raises `ValueError` for what is none, such as counts that are not numbers.
    """
    if not isinstance(kept, dict):
        raise ValueError("an entry that is none")
    known = {f.name for f in fields(Entry)}
    entry = Entry(**{key: value for key, value in kept.items() if key in known})
    shapes = ((entry.status, str), (entry.last_saved, str), (entry.mistakes, dict))
    counts = (entry.attempts, entry.hints, *dict(entry.mistakes or {}).values())
    if not all(isinstance(value, shape) for value, shape in shapes) or not all(
        isinstance(count, int) for count in counts
    ):
        raise ValueError("an entry that is none")
    return entry


def write_whole(path: Path, text: str) -> None:
    """Write a file all or not at all: beside, flushed to the disk, moved into place."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".saving-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(temporary).unlink()
        raise
    _flush_folder(path.parent)


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows flushes the move with the file
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold the lesson's lock; the system lets go of it when a process is killed."""
    with path.open("a+b") as file:
        _acquire(file.fileno())
        try:
            yield
        finally:
            _release(file.fileno())


if os.name == "nt":
    import msvcrt

    def _try(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _release(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _try(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _release(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)


def _acquire(handle: int) -> None:
    until = time.monotonic() + _LONGEST_WAIT
    while True:
        try:
            return _try(handle)
        except (BlockingIOError, PermissionError):
            if time.monotonic() > until:
                raise RecordError(
                    "Another window is saving this lesson and does not finish: close "
                    "it, then answer again."
                ) from None
            # Uneven and short, so that no writer waits long behind a busier one.
            time.sleep(random.uniform(0.0005, 0.004))


def _why(error: OSError, folder: Path) -> str:
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", None)):
        return "NOT SAVED: the disk is full. Make room, then answer again."
    if error.errno in (errno.EACCES, errno.EROFS, errno.EPERM):
        return (
            f"NOT SAVED: the folder “{folder.name}” cannot be written to. Ask your "
            "teacher, or open the lesson in a folder of your own."
        )
    return f"NOT SAVED: the folder “{folder.name}” cannot be used. Ask your teacher."
