"""Ctrl + C at any moment: one sentence, exit code 130, and nothing half-written.

Python turns Ctrl + C into an exception that may come anywhere: in the middle of an
import, or where a library swallows it or prints a page about it. Files are written
whole, so that a program may as well end where it stands.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

STOPPED = 130  # as a shell has it for Ctrl + C
SENTENCE = "Stopped."

_undo: list[Callable[[], object]] = []
_said: list[str] = [SENTENCE]


def end_at_once() -> None:
    """From now on Ctrl + C ends this program: for a program's entrance alone."""
    signal.signal(signal.SIGINT, _end)


def raise_as_usual() -> None:
    """Ctrl + C is an exception again, where this is a program's own entrance."""
    if signal.getsignal(signal.SIGINT) is _end:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def all_is_done() -> None:
    """From now on Ctrl + C changes nothing: the program is only tidying up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def when_stopped(sentence: str, undo: Callable[[], object]) -> Iterator[None]:
    """Within it, say this sentence and first undo what was begun."""
    _said.append(sentence)
    _undo.append(undo)
    try:
        yield
    except KeyboardInterrupt:  # called by another program, which goes on
        undo()
        raise KeyboardInterrupt(sentence) from None
    finally:
        _said.pop()
        _undo.pop()


def _end(number: int, frame: object) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for worker in multiprocessing.active_children():
        with suppress(Exception):
            worker.kill()
    for undo in _undo:
        with suppress(Exception):
            undo()
    with suppress(OSError):
        os.write(2, f"\n{_said[-1]}\n".encode())
    os._exit(STOPPED)
