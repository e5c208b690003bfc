"""Text in a picture: letters that the chart's font has, in lines that fit."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.textpath import text_to_path

_WIDEST = 1.2  # times the size of the type: no letter is wider
# The faces of type: ours is upright, an article's own words may stand in italics.
FACES = {"plain": ("DejaVu Sans", "normal"), "quoted": ("DejaVu Serif", "italic")}


def plain_letters(text: str, face: str = "plain") -> str:
    """`text` as one of the `FACES` can draw it, on one line.

    A sign that the font lacks, such as a flag, is left out; a letter that it lacks
    becomes an empty box, so that nobody takes the word for a shorter one.
    """
    return "".join(_drawable(character, face) for character in text)


@lru_cache(maxsize=4096)
def _drawable(character: str, face: str) -> str:
    if character.isspace():
        return " "
    if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn"}:
        return ""
    if ord(character) in _glyphs(face):
        return character
    return "□" if character.isalnum() else ""


@cache
def _glyphs(face: str) -> frozenset[int]:
    family, style = FACES[face]
    letters = FontProperties(family=family, style=style)
    return frozenset(get_font(findfont(letters)).get_charmap())


def shortened(text: str, most: int = 24) -> str:
    """`text` in drawable letters, cut with “…” to at most `most` characters."""
    text = " ".join(plain_letters(text).split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


@lru_cache(maxsize=4096)  # the same words are measured again and again
def width_of(
    text: str, size: float = 14, weight: str = "normal", face: str = "plain"
) -> float:
    """How wide `text` stands when it is drawn, in inches."""
    family, style = FACES[face]
    letters = FontProperties(family=family, style=style, size=size, weight=weight)
    points, _, _ = text_to_path.get_text_width_height_descent(text, letters, False)
    return points / 72


def widest(texts: Iterable[str], size: float = 14, weight: str = "normal") -> float:
    """How wide the widest of `texts` stands when it is drawn, in inches."""
    return max((width_of(text, size, weight) for text in texts), default=0.0)


def wrapped(
    text: str,
    inches: float,
    size: float = 13,
    weight: str = "normal",
    lines: int = 9,
    face: str = "plain",
) -> str:
    """`text` in drawable letters, broken where `inches` end when it is drawn.

    A word that is wider than a line is broken too. What would follow the last of
    `lines` is cut off with “…”, after a whole word where there is one.
    """
    text = " ".join(plain_letters(text, face).split())
    type_ = size, weight, face
    if len(text) * _WIDEST * size / 72 <= inches or width_of(text, *type_) <= inches:
        return text
    text = re.sub(r"(\d) %", "\\1\N{NO-BREAK SPACE}%", text)  # never parted
    rows: list[str] = []
    space, end = width_of(" ", *type_), 0.0
    for piece in _pieces(text, inches, *type_):
        wide = width_of(piece, *type_)
        if rows and end + space + wide <= inches:
            rows[-1] += f" {piece}"
            end += space + wide
        elif len(rows) < lines:
            rows.append(piece)
            end = wide
        else:
            last = rows[-1]
            while last and width_of(f"{last}…", *type_) > inches:
                last = last.rpartition(" ")[0] or last[:-1]
            rows[-1] = last.rstrip(" ,;:") + "…"
            break
    return "\n".join(rows).replace("\N{NO-BREAK SPACE}", " ")


def balanced(
    text: str, inches: float, size: float, weight: str = "normal", lines: int = 9
) -> str:
    """`text` broken like `wrapped` into as few lines as fit, but alike in length."""
    broken = wrapped(text, inches, size, weight, lines)
    count = broken.count("\n") + 1
    while count > 1:
        inches *= 0.95
        narrower = wrapped(text, inches, size, weight, count)
        if "".join(narrower.split()) != "".join(broken.split()):
            break  # something did not fit
        broken = narrower
    return broken


def fitted(
    text: str,
    inches: float,
    size: float = 14,
    weight: str = "normal",
    face: str = "plain",
) -> str:
    """`text` in drawable letters on one line, cut with “…” where `inches` end.

    It is cut after a word, unless that would leave less than half a line.
    """
    text = " ".join(plain_letters(text, face).split())
    most = int(6 * 72 * inches / size)  # letters; a longer text is not measured
    cut = text if len(text) <= most else f"{text[:most]}…"
    while len(cut) > 1 and width_of(cut, size, weight, face) > inches:
        cut = f"{cut.rstrip('…')[:-1].rstrip()}…"
    words = cut.rpartition(" ")[0].rstrip(" ,;:")
    if cut != text and width_of(words, size, weight, face) > inches / 2:
        return f"{words}…"
    return cut


def _pieces(
    text: str, inches: float, size: float, weight: str, face: str
) -> Iterator[str]:
    """The words of `text`, one that is wider than a line in pieces that fill it."""
    for word in text.split(" "):
        piece = word
        if width_of(word, size, weight, face) > inches:
            piece = ""
            for letter in word:
                if piece and width_of(piece + letter, size, weight, face) > inches:
                    yield piece
                    piece = ""
                piece += letter
        yield piece
