"""One process at a time changes a file, also in folders of other machines."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LONGEST_WAIT = 10.0  # seconds to wait for another process's lock
_LOOK_AGAIN = 0.002  # seconds between two tries; short, so that each writer gets a turn
# What a folder answers whose system has no locks.
_NO_LOCKS = (
    errno.ENOLCK,
    errno.ENOSYS,
    errno.EOPNOTSUPP,
    errno.ENOTSUP,
    errno.EINVAL,
)


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the lock of a file; the system frees it if the process is killed.

    Where the system has no locks, a file that says who holds it takes their place; one
    that a process of another machine left behind is removed after the longest wait.
    Raises `TimeoutError` if another process does not let go of it.
    """
    # Late, since a lesson opens sooner without it.
    from filelock import FileLock, SoftFileLock, Timeout

    ways = {"timeout": LONGEST_WAIT, "poll_interval": _LOOK_AGAIN}
    lock = FileLock(path.with_suffix(".lock"), fallback_to_soft=False, **ways)
    try:
        lock.acquire()
    except OSError as error:
        if isinstance(error, Timeout) or error.errno not in _NO_LOCKS:
            raise
        lock = SoftFileLock(path.with_suffix(".held"), **ways)
        before = _when(lock.lock_file)
        try:
            lock.acquire()
        except Timeout:
            if before is None or _when(lock.lock_file) != before:
                raise
            lock.break_lock()
            lock.acquire()
    try:
        yield
    finally:
        lock.release()


def _when(path: str) -> tuple[int, int] | None:
    """Which file stands there, and since when; None if there is none."""
    try:
        status = os.lstat(path)
    except FileNotFoundError:
        return None
    return status.st_ino, status.st_mtime_ns
