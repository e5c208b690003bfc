"""Files that are written whole, and JSON that several processes may change.

A killed kernel leaves the old file or the new one, never half of one: the new text is
written to a temporary file, flushed to the disk, and moved into place.
"""

from __future__ import annotations

import errno
import json
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path

_LONGEST_WAIT = 10.0  # seconds to wait for another process's lock
_LOOK_AGAIN = 0.002  # seconds between two tries; short, so that each writer gets a turn


class RecordError(OSError):
    """A file that cannot be saved; the message is one sentence for the learner."""


@dataclass(frozen=True)
class KeptFile:
    """A JSON file that several processes may change.

    Each change is made under a lock and written whole; the system frees the lock if its
    process is killed. `empty` is the content of a file that does not exist yet.
    `checked` returns valid content and raises `ValueError` otherwise. `lost` is the
    sentence to say of a damaged file, with "{}" in place of the name under which it is
    kept; `notes` holds the sentences said so far.
    """

    path: Path
    empty: dict
    checked: Callable[[object], dict]
    lost: str
    notes: list[str] = field(default_factory=list)

    def read(self) -> dict:
        """The content; a damaged file is put aside.

        Raises `RecordError` if the file cannot be opened.
        """
        try:
            raw = self.path.read_bytes()
        except FileNotFoundError:
            return self.empty
        except OSError as error:
            raise RecordError(_why(error, self.path.parent)) from None
        try:
            return self.checked(json.loads(raw))  # with a mark of byte order too
        except (ValueError, TypeError, RecursionError):
            self._put_aside()
            return self.empty

    def change(self, change: Callable[[dict], dict]) -> dict:
        """Write what `change` makes of the content, and give it.

        It is on the disk when this returns. Raises `RecordError` if it cannot be saved.
        """
        # Late, since a lesson opens sooner without it.
        from filelock import FileLock, Timeout

        folder = self.path.parent
        lock = self.path.with_suffix(".lock")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with FileLock(lock, timeout=_LONGEST_WAIT, poll_interval=_LOOK_AGAIN):
                content = change(self.read())
                text = json.dumps(content, ensure_ascii=False, indent=1)
                write_whole(self.path, text)
        except Timeout:
            raise RecordError(
                "Another window is saving this lesson and does not finish: close it, "
                "then answer again."
            ) from None
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


def write_whole(path: Path, text: str) -> None:
    """Write a file all or not at all."""
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


def _why(error: OSError, folder: Path) -> str:
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", None)):
        return "NOT SAVED: the disk is full. Make room, then answer again."
    if error.errno in (errno.EACCES, errno.EROFS, errno.EPERM):
        return (
            f"NOT SAVED: the folder “{folder.name}” cannot be written to. Ask your "
            "teacher, or open the lesson in a folder of your own."
        )
    return f"NOT SAVED: the folder “{folder.name}” cannot be used. Ask your teacher."
