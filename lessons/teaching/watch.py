"""A folder as a class works in it: read again whenever a file in it changes."""

from __future__ import annotations

import time
from collections.abc import Callable, Container, Iterator
from contextlib import suppress
from pathlib import Path

from lessons.teaching.hand_ins import HandIns, files_in, read_hand_ins

PAUSE = 2.0  # seconds between two looks at the folder


def watched(
    folder: Path,
    passing: Container[Path] = (),
    sleep: Callable[[float], None] | None = None,
) -> Iterator[HandIns]:
    """What is in a folder now, and again after each change; it never ends.

    The folder is looked at every `PAUSE` seconds, by the times and sizes of its files,
    so it may lie on any disk that a class shares. The files `passing` do not count:
    what is written from it must not start it again. Raises `ValueError` with one
    sentence if there is no such folder at the beginning; one that is away for a while
    is waited for. `sleep` stands in for the clock's own.
    """
    before = _state(folder, passing)
    yield read_hand_ins(folder, passing)
    while True:
        (sleep or time.sleep)(PAUSE)
        now = _state(folder, passing)
        if now == before:
            continue
        with suppress(ValueError):  # a shared disk may be away for a while
            found = read_hand_ins(folder, passing)
            before = now
            yield found


def _state(folder: Path, passing: Container[Path]) -> dict[Path, tuple[int, int]]:
    """When each file was changed last, and its size."""
    state = {}
    for path in files_in(folder):
        with suppress(OSError):
            if path not in passing:
                about = path.stat()
                state[path] = (about.st_mtime_ns, about.st_size)
    return state
