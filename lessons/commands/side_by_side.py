"""Two articles read at once, each in a process of its own where they are long."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TypeVar

from lessons.corpus.interruptions import interruptions_held_back

LONG = 500_000  # bytes of a file: a shorter one is read before a process has started

Read = TypeVar("Read")


def side_by_side(
    read: Callable[[Path, str], Read], first: Path, second: Path
) -> tuple[Read, Read]:
    """What `read` makes of the first as article "A" and of the second as "B".

    If both are long, the second is read by another process, with the same result. What
    the first raises is raised, and else what the second raises.
    """
    if not (_is_long(first) and _is_long(second)):
        return read(first, "A"), read(second, "B")
    with ProcessPoolExecutor(1) as pool:
        with interruptions_held_back():
            other = pool.submit(read, second, "B")
        a = read(first, "A")
        try:
            return a, other.result()
        except BrokenProcessPool:  # there was too little memory for two
            return a, read(second, "B")


def _is_long(path: Path) -> bool:
    return path.is_file() and path.stat().st_size >= LONG
