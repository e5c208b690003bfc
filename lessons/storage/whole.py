"""Files that are written whole.

A killed process leaves the old file or the new one, never half of one: the new text is
written to a file beside it, flushed to the disk, and moved into place.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
import time
from contextlib import suppress
from pathlib import Path

from lessons.language import tr
from lessons.storage.lasting import real
from lessons.storage.trouble import RecordError

_BESIDE = ".saving-"  # how the name of such a file begins
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_UTF_8 = "utf-8", "replace"  # half a character becomes a question mark
_LONGEST_NAME = 60  # characters of the file's own name
_A_SAVE_TAKES = 600  # seconds at the very most
# Folders of other machines cannot always be flushed, nor be opened for it.
_NO_FLUSH = (
    errno.EINVAL,
    errno.ENOSYS,
    errno.EOPNOTSUPP,
    errno.ENOTSUP,
    errno.EBADF,
    errno.EACCES,
    errno.EPERM,
    errno.EISDIR,
)


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file all or not at all.

    A link stays a link, and its file is written. A file keeps the permissions that it
    had; a new one has those that the system gives to new files. Raises `RecordError`
    with one sentence if something else than a file stands there, such as a pipe, and
    `OSError` if the folder cannot be written to.
    """
    target = real(path)
    mode = _mode(target)
    beside = target.with_name(f"{_beside(target)}{secrets.token_hex(8)}")
    try:
        # `tempfile` would make a file that its owner alone may read.
        handle = os.open(beside, _NEW, 0o666)
        data = content if isinstance(content, bytes) else content.encode(*_UTF_8)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            if mode is not None:
                with suppress(OSError):  # some folders of other machines have no modes
                    beside.chmod(mode)
            os.fsync(file.fileno())
        beside.replace(target)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
    _flush_folder(target.parent)


def clear_leftovers(path: Path) -> None:
    """Remove what killed processes left beside a file whose lock is held.

    What was to become this file goes at once, since nobody else writes it now; of other
    files only what is older than any save can be.
    """
    for left in path.parent.glob(f"{_BESIDE}*"):
        with suppress(OSError):  # another process was first
            mine = left.name.startswith(_beside(path))
            if mine or time.time() - left.lstat().st_mtime > _A_SAVE_TAKES:
                left.unlink()


def _beside(path: Path) -> str:
    return f"{_BESIDE}{path.name[:_LONGEST_NAME]}-"


def _mode(target: Path) -> int | None:
    """The permissions of a file; None if there is none yet."""
    try:
        status = target.stat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(status.st_mode):
        what = (
            tr("a folder") if stat.S_ISDIR(status.st_mode) else tr("a device or a pipe")
        )
        raise RecordError(
            tr(
                "NOT SAVED: “{name}” is {what}, and is not written over: give another "
                "name.",
                name=target.name,
                what=what,
            )
        )
    return stat.S_IMODE(status.st_mode)


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows flushes the move with the file
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in _NO_FLUSH:
            raise
