"""What the commands print, where a terminal or a file knows few characters."""

from __future__ import annotations

import codecs
import sys
import unicodedata

# What stands for a sign of ours that a code page of Windows does not have.
_PLAIN = {"−": "-", "‑": "-", "‐": "-", "…": "...", "→": "->", "≥": ">=", "≤": "<="}
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


def _nearest(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    signs = error.object[error.start : error.end]
    return "".join(map(_plain, signs)), error.end


def _plain(sign: str) -> str:
    """The nearest sign in ASCII; "?" where there is none."""
    letters = unicodedata.normalize("NFKD", sign).encode("ascii", "ignore").decode()
    return _PLAIN.get(sign) or letters or "?"
