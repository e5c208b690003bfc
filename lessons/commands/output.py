"""What the commands print, where a terminal or a file knows few characters."""

from __future__ import annotations

import codecs
import errno
import sys
import unicodedata
from pathlib import Path

# What stands for a sign of ours that a code page of Windows does not have.
_PLAIN = {"−": "-", "‑": "-", "‐": "-", "…": "...", "→": "->", "≥": ">=", "≤": "<="}
_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
_MAY_NOT = (errno.EACCES, errno.EPERM, errno.EROFS)
_HANDLER = "two-front-pages-plain"


def print_plainly() -> None:
    """Let no character stop a command: the nearest one that can be written stands in.

    On Windows what is sent to a file is written in a code page, which has neither a
    minus sign nor the letters of most scripts.
    """
    codecs.register_error(_HANDLER, _nearest)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors=_HANDLER)


def one_line(text: str) -> str:
    """A text without line breaks and without what could command a terminal.

    >>> one_line("a\\x1b[31m\\nb")
    'a\ufffd[31m\ufffdb'
    """
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


def say(line: str) -> None:
    """One line on stderr, where progress and problems go."""
    print(one_line(line), file=sys.stderr, flush=True)


def sentence_of(problem: OSError) -> str:
    """What is wrong with a file, a folder or a disk, and what to do: one sentence."""
    if problem.errno is None:  # it is a sentence of our own
        return str(problem)
    name = Path(str(problem.filename or "")).name
    # A file is written beside itself first, under a name that says nothing to anybody.
    named = f"“{name}”" if name and not name.startswith(".saving-") else "A file"
    if problem.errno in _FULL:
        return "The disk is full: make room, then run the same command again."
    if problem.errno in (errno.EEXIST, errno.ENOTDIR):
        return f"{named} is a file: name a folder, or a new name."
    if problem.errno == errno.EISDIR:
        return f"{named} is a folder: name a file."
    if problem.errno == errno.ENOENT:
        return f"{named} is not there: check its name and its folder."
    if problem.errno in _MAY_NOT:
        return (
            f"{named} cannot be written or read: choose a place where you may, or "
            "close the program that holds it."
        )
    return f"{named} cannot be used: {problem.strerror or 'no reason was given'}."


def _nearest(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    signs = error.object[error.start : error.end]
    return "".join(map(_plain, signs)), error.end


def _plain(sign: str) -> str:
    """The nearest sign in ASCII; "?" where there is none."""
    letters = unicodedata.normalize("NFKD", sign).encode("ascii", "ignore").decode()
    return _PLAIN.get(sign) or letters or "?"
