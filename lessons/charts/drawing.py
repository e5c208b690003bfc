"""What charts are drawn with: letters the font has, text that fits, frames, heads."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.textpath import text_to_path

from lessons.reading.article import Article

MARGIN = 0.15  # inches of air at either side of a figure
WIDTH = 11.0  # inches, of a figure of one panel
INSIDE = WIDTH - 2 * MARGIN
_FONT = "DejaVu Sans"
_HEADLINE = 17  # points
_WIDEST = 1.2  # times its size: no letter is wider, so that short text needs no ruler


# Text that can be drawn and that fits -------------------------------------------------


def plain_letters(text: str) -> str:
    """`text` as the chart font can draw it, on one line.

    A sign that the font lacks, such as a flag, is left out; a letter that it lacks
    becomes an empty box, so that nobody takes the word for a shorter one.
    """
    return "".join(map(_drawable, text))


@lru_cache(maxsize=4096)
def _drawable(character: str) -> str:
    if character.isspace():
        return " "
    if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn"}:
        return ""
    if ord(character) in _glyphs():
        return character
    return "□" if character.isalnum() else ""


@cache
def _glyphs() -> frozenset[int]:
    return frozenset(get_font(findfont(_FONT)).get_charmap())


def shortened(text: str, most: int = 24) -> str:
    """`text` in drawable letters, cut with “…” to at most `most` characters."""
    text = " ".join(plain_letters(text).split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def width_of(text: str, size: float = 14, weight: str = "normal") -> float:
    """How wide `text` stands when it is drawn, in inches."""
    letters = FontProperties(family=_FONT, size=size, weight=weight)
    points, _, _ = text_to_path.get_text_width_height_descent(text, letters, False)
    return points / 72


def wrapped(
    text: str, inches: float, size: float = 13, weight: str = "normal", lines: int = 9
) -> str:
    """`text` in drawable letters, broken where `inches` end when it is drawn.

    A word that is wider than a line is broken too. What would follow the last of
    `lines` is cut off with “…”.
    """
    text = " ".join(plain_letters(text).split())
    if (
        len(text) * _WIDEST * size / 72 <= inches
        or width_of(text, size, weight) <= inches
    ):
        return text
    text = re.sub(r"(\d) %", "\\1\N{NO-BREAK SPACE}%", text)  # never parted
    rows: list[str] = []
    for piece in _pieces(text, inches, size, weight):
        if rows and width_of(f"{rows[-1]} {piece}", size, weight) <= inches:
            rows[-1] += f" {piece}"
        elif len(rows) < lines:
            rows.append(piece)
        else:
            last = rows[-1]
            while last and width_of(f"{last}…", size, weight) > inches:
                last = last[:-1]
            rows[-1] = last.rstrip(" ,;:") + "…"
            break
    return "\n".join(rows).replace("\N{NO-BREAK SPACE}", " ")


def _pieces(text: str, inches: float, size: float, weight: str) -> Iterator[str]:
    """The words of `text`, one that is wider than a line in pieces that fill it."""
    for word in text.split(" "):
        piece = word
        if width_of(word, size, weight) > inches:
            piece = ""
            for letter in word:
                if piece and width_of(piece + letter, size, weight) > inches:
                    yield piece
                    piece = ""
                piece += letter
        yield piece


# Frames and heads ---------------------------------------------------------------------


def canvas(width: float, height: float) -> Figure:
    """An empty picture, in inches, with air at its edges."""
    figure = Figure(figsize=(width, height))
    figure.get_layout_engine().set(w_pad=MARGIN, h_pad=0.12)
    return figure


def set_headline(figure: Figure, title: str) -> None:
    """Write `title` above everything; the figure grows with each line but the first.

    The lines are as few as fit, and alike in length.
    """
    width = figure.get_figwidth()
    room = width - 2 * MARGIN
    lines = wrapped(title, room, _HEADLINE, "bold")
    more = lines.count("\n")
    while more:
        room *= 0.95
        narrower = wrapped(title, room, _HEADLINE, "bold", lines=more + 1)
        if "".join(narrower.split()) != "".join(lines.split()):
            break  # something did not fit
        lines = narrower
    figure.set_figheight(figure.get_figheight() + 0.3 * more)
    figure.suptitle(
        lines, x=MARGIN / width, ha="left", fontsize=_HEADLINE, weight="bold"
    )


def write(ax: Axes, x: float, y: float, text: str, **style: object) -> None:
    """Write `text` with its middle at the height `y`."""
    ax.text(x, y, text, va="center", **style)


def bare(ax: Axes) -> None:
    """No frame and no ticks: the marks carry their own words and numbers."""
    ax.set(xticks=[], yticks=[])
    ax.spines[:].set_visible(False)


def inside(ax: Axes) -> None:
    """Say that all marks and words stand within the axes: no room is sought for them.

    The search takes a third of the time of a chart that is mostly words.
    """
    for artist in (*ax.texts, *ax.lines, *ax.patches, *ax.collections):
        artist.set_in_layout(False)


def set_share_axis(ax: Axes, left: float, right: float) -> None:
    """An axis along the bottom from 0 to 100 %, data 0 to 1, and no other.

    `left` and `right` are the room, in units of the data, for words at either side.
    """
    ax.set(
        xlim=(-left, 1 + right),
        xticks=[0, 0.25, 0.5, 0.75, 1],
        xticklabels=["0 %", "25 %", "50 %", "75 %", "100 %"],
        yticks=[],
    )
    ax.spines["left"].set_visible(False)
    ax.spines["bottom"].set_bounds(0, 1)


def lettered(article: Article, letter: str) -> str:
    """How a chart heads an article: by its place, such as "A · the wire report"."""
    return shortened(
        " · ".join(filter(None, (letter, article.label or article.file))), 36
    )
