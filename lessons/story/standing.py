"""A learner's words in a text: they must stand there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from lessons.reading.text import UNSEEN, straighten

# Joiners and non-joiners shape the letters beside them; in a word that was typed they
# may be missing.
_LEFT_OUT = UNSEEN | {"\u200c", "\u200d"}


def standing(words: str, text: str) -> str | None:
    """The words as they stand in `text`, or None where they do not.

    Capitals, straight or curly quotes and the kind of white space between two words
    make no difference: what is given back is the text's own, letter for letter.
    """
    wanted = words.strip()
    if not wanted:
        return None
    if _place(wanted, text) is not None:
        return wanted
    plain, _ = _plain(wanted)
    letters, places = _plain_text(text)
    for sought in (plain, plain.strip("\"' .,;:…")):
        if sought and (at := _place(sought, letters)) is not None:
            return text[places[at] : places[at + len(sought) - 1] + 1]
    return None


def places(sought: str, text: str) -> Iterator[int]:
    """Where `sought` stands in `text` with no word cut: "war" is not in "warm"."""
    at = text.find(sought) if sought else -1
    while at >= 0:
        end = at + len(sought)
        if not _one_word(text[at - 1 : at + 1] if at else "") and not _one_word(
            text[end - 1 : end + 1]
        ):
            yield at
        at = text.find(sought, at + 1)


def _place(sought: str, text: str) -> int | None:
    return next(places(sought, text), None)


def _one_word(signs: str) -> bool:
    """Whether two signs are inside one word, in scripts that part their words."""
    return len(signs) == 2 and all(
        sign.isdigit() or sign.lower() != sign.upper() for sign in signs
    )


def _plain(text: str) -> tuple[str, list[int]]:
    """`text` without what makes no difference, and each character's place in it."""
    letters: list[str] = []
    places: list[int] = []
    for at, sign in enumerate(straighten(text)):
        if sign in _LEFT_OUT:
            continue
        if not sign.isspace():
            new = sign.lower()
        elif letters and letters[-1] != " ":
            new = " "
        else:
            continue
        letters += new
        places += [at] * len(new)
    if letters and letters[-1] == " ":
        letters.pop()
        places.pop()
    return "".join(letters), places


_plain_text = lru_cache(maxsize=4)(_plain)  # two texts and their bodies
