"""One process at a time changes a file, also in folders of other machines."""

from __future__ import annotations

import errno
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from warnings import catch_warnings, simplefilter

from lessons.storage.lasting import in_browser, lasts

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


_SETTLED = 0.05  # seconds after which another tab's claim is to be seen, if it made one
_FREE = b" " * 34  # as long as a claim: a browser's file is written over, never cut


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the lock of a file while the block runs.

    Raises `TimeoutError` if another process, or another tab, does not let go of it.
    """
    if not in_browser():
        with _held_by_process(path):
            yield
    elif lasts(path):
        with _held_by_tab(path.with_suffix(".held")):
            yield
    else:  # nobody else has this memory
        yield


@contextmanager
def _held_by_process(path: Path) -> Iterator[None]:
    """Hold a lock that the system frees if the process is killed.

    Where the system has no locks, a file that says who holds it takes their place; one
    that a process of another machine left behind is removed after the longest wait.
    """
    with catch_warnings():  # that a system has no locks is met below
        simplefilter("ignore")
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


# In a browser: tabs share files, and nothing else ------------------------------------


@contextmanager
def _held_by_tab(place: Path) -> Iterator[None]:
    """Hold the lock among the tabs of a browser, whose files know no exclusive access.

    A tab writes its claim where it finds none, waits until any other claim of the same
    moment must be seen, and goes on if its own is the one that stands (Fischer's
    algorithm; Lamport 1987). A claim that a closed tab left behind is passed over after
    the longest wait.
    """
    own = secrets.token_hex(8).encode()
    end = time.monotonic() + LONGEST_WAIT
    while (claim := _claim(place))[:16] != own:
        if _is_in_force(claim):
            if time.monotonic() > end:
                raise TimeoutError(place.name)
            time.sleep(_LOOK_AGAIN)
            continue
        _write(place, own + b" %017.3f" % time.time())
        time.sleep(_SETTLED)
    try:
        yield
    finally:
        _write(place, _FREE)


def _is_in_force(claim: bytes) -> bool:
    try:
        return time.time() - float(claim.split()[1]) < LONGEST_WAIT
    except (IndexError, ValueError):  # free, or damaged
        return False


def _claim(place: Path) -> bytes:
    try:
        return place.read_bytes()
    except FileNotFoundError:
        return _FREE


def _write(place: Path, claim: bytes) -> None:
    handle = os.open(place, os.O_WRONLY | os.O_CREAT, 0o666)
    try:
        os.write(handle, claim)
    finally:
        os.close(handle)
