"""Two articles read at once, each in a process of its own where they are long."""

from __future__ import annotations

import pickle
import shutil
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from lessons.commands.stopping import SENTENCE, when_stopped
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
    # What the other finds is taken over from a file, once it has given its memory back.
    with ExitStack() as tidy:
        try:
            folder = tidy.enter_context(TemporaryDirectory())
        except OSError:  # nothing can be written anywhere
            return read(first, "A"), read(second, "B")
        gone = partial(shutil.rmtree, folder, ignore_errors=True)
        tidy.enter_context(when_stopped(SENTENCE, gone))
        found = Path(folder) / "found"
        with ProcessPoolExecutor(1) as pool:
            with interruptions_held_back():
                other = pool.submit(_leave, found, read, second, "B")
            a = read(first, "A")
            try:
                other.result()
            except (BrokenProcessPool, OSError):  # too little memory or disk for two
                return a, read(second, "B")
        with found.open("rb") as file:
            return a, pickle.load(file)


def _leave(
    found: Path, read: Callable[[Path, str], Read], path: Path, letter: str
) -> None:
    with found.open("wb") as file:
        pickle.dump(read(path, letter), file, pickle.HIGHEST_PROTOCOL)


def _is_long(path: Path) -> bool:
    return path.is_file() and path.stat().st_size >= LONG
