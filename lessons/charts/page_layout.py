"""Pages laid out in inches before anything is drawn, so that no two texts run together.

A page is a column of pieces. A piece is a height and the marks in it, and whoever puts
it together has measured its letters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from lessons.charts import palette
from lessons.charts.lettering import FACES, fitted, width_of, wrapped
from lessons.language import tr

SMALL = 14  # points: the smallest type but one
LIGHT, FAINT = "#5f5f5f", "#bbbbbb"
_LINE = 1.3  # from one line of type to the next, in sizes of the type
_BASE = 0.78  # of a line's height that stands above its base line
_BETWEEN, _DOT = 0.32, "·"  # inches between two items in a line, and what parts them
_BESIDE = 0.09  # inches between an item's words and its remark
_MOST_LETTERS = 400  # of an item that are looked at: no more fit


# Marks --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Letters:
    """A line of type: `y` is its base line, `x` its left end, its middle or its right.

    `align` says which; `face` is one of the `FACES`.
    """

    x: float
    y: float
    text: str
    size: float = SMALL
    weight: str = "normal"
    colour: str = palette.INK
    face: str = "plain"
    align: str = "left"

    def moved(self, x: float, y: float) -> Letters:
        """The same, so far to the right and so far down."""
        return replace(self, x=self.x + x, y=self.y + y)

    def draw(self, ax: Axes) -> None:
        """Draw it on axes in inches."""
        family, style = FACES[self.face]
        ax.text(
            self.x,
            self.y,
            self.text,
            fontsize=self.size,
            weight=self.weight,
            color=self.colour,
            family=family,
            style=style,
            ha=self.align,
        )


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle: `x` is its left edge, `y` its upper one."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    hatch: str = ""
    edge: str = "white"

    def moved(self, x: float, y: float) -> Box:
        """The same, so far to the right and so far down."""
        return replace(self, x=self.x + x, y=self.y + y)

    def draw(self, ax: Axes) -> None:
        """Draw it on axes in inches."""
        ax.add_patch(
            Rectangle(
                (self.x, self.y),
                self.width,
                self.height,
                facecolor=self.colour,
                edgecolor=self.edge,
                hatch=self.hatch,
                linewidth=1,
            )
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """A line that begins at `x`, level or falling by `fall` inches along its length."""

    x: float
    y: float
    length: float
    colour: str = FAINT
    width: float = 1.0
    fall: float = 0.0

    def moved(self, x: float, y: float) -> Rule:
        """The same, so far to the right and so far down."""
        return replace(self, x=self.x + x, y=self.y + y)

    def draw(self, ax: Axes) -> None:
        """Draw it on axes in inches."""
        ends = [self.x, self.x + self.length], [self.y, self.y + self.fall]
        ax.plot(*ends, color=self.colour, linewidth=self.width, zorder=1)


@dataclass(frozen=True, slots=True)
class ArticleSign:
    """The sign of an article, in its colour and shape, around `x` and `y`."""

    x: float
    y: float
    letter: str
    size: float

    def moved(self, x: float, y: float) -> ArticleSign:
        """The same, so far to the right and so far down."""
        return replace(self, x=self.x + x, y=self.y + y)

    def draw(self, ax: Axes) -> None:
        """Draw it on axes in inches."""
        marker, colour = palette.MARKERS[self.letter], palette.ARTICLES[self.letter]
        style = {"color": colour, "markersize": self.size, "zorder": 3}
        ax.plot([self.x], [self.y], marker, **style)


PageMark = Letters | Box | Rule | ArticleSign


# Pieces -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Piece:
    """Marks that stand together, and the height that they take, in inches."""

    height: float = 0.0
    marks: tuple[PageMark, ...] = ()

    def above(self, other: Piece, gap: float = 0.0) -> Piece:
        """Both, this one above the other one."""
        by = self.height + gap
        return Piece(by + other.height, self.marks + other.moved(0, by).marks)

    def moved(self, x: float, y: float) -> Piece:
        """The same, so far to the right and so far down."""
        return replace(self, marks=tuple(mark.moved(x, y) for mark in self.marks))

    def draw(self, ax: Axes, x: float, y: float) -> None:
        """Draw it with its upper left corner at a place of axes in inches."""
        for mark in self.moved(x, y).marks:
            mark.draw(ax)


def line_height(size: float) -> float:
    """How high a line of type stands, in inches."""
    return _LINE * size / 72


def base_line(size: float) -> float:
    """How far below the top of a line its letters stand, in inches."""
    return _BASE * line_height(size)


def paragraph(
    text: str, inches: float, lines: int = 1, *, size: float = SMALL, **style: str
) -> Piece:
    """A text in as many lines as it needs, up to `lines`.

    `style` is the weight, the colour and the face of its `Letters`.
    """
    weight, face = style.get("weight", "normal"), style.get("face", "plain")
    return set_lines(wrapped(text, inches, size, weight, lines, face), size, **style)


def set_lines(broken: str, size: float, **style: str) -> Piece:
    """A text that is broken into lines already; `style` as in `paragraph`."""
    piece = Piece()
    for line in broken.split("\n"):
        letters = Letters(0, base_line(size), line, size, **style)
        piece = piece.above(Piece(line_height(size), (letters,)))
    return piece


# Words with remarks -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class WordsWithRemark:
    """Words to be set large, and a number or a remark to be set small beside them."""

    words: str
    remark: str = ""
    weight: str = "bold"
    colour: str = palette.INK

    def width(self, size: float) -> float:
        """How wide both stand in a line, in inches."""
        return width_of(self.words, size, self.weight) + self._remark_width()

    def _remark_width(self) -> float:
        return _BESIDE + width_of(self.remark) if self.remark else 0.0

    def fitted(self, inches: float, size: float) -> WordsWithRemark:
        """The same, its words cut where both would be wider."""
        room = inches - self._remark_width()
        words = fitted(self.words[:_MOST_LETTERS], room, size, self.weight)
        return replace(self, words=words)

    def marks(self, x: float, size: float) -> Iterator[Letters]:
        """Both in a line of type that begins at `x`."""
        base = base_line(size)
        yield Letters(x, base, self.words, size, self.weight, self.colour)
        if self.remark:
            after = x + width_of(self.words, size, self.weight) + _BESIDE
            yield Letters(after, base, self.remark, colour=LIGHT)


def flow(
    items: Sequence[WordsWithRemark],
    inches: float,
    lines: int,
    *,
    size: float,
    packed: bool = False,
) -> Piece:
    """Items one after another in up to `lines` lines; the rest of them are counted.

    A dot stands between two items, so that nobody reads them as one sentence. An item
    that is wider than a line is cut. If they are to be `packed`, an item may stand in
    any line that has room for it.
    """
    rows = _filled(items, inches, lines, size, packed, 0.0)
    if sum(map(len, rows)) < len(items):
        # At least one item stands in each line, so no more are left.
        tail = _BETWEEN + width_of(_left_out(max(len(items) - lines, 1)))
        rows = _filled(items, inches, lines, size, packed, tail)
    piece, at = Piece(), 0.0
    for row in rows:
        at, marks = 0.0, []
        for item in row:
            if marks:
                dot = {"weight": "bold", "colour": LIGHT, "align": "center"}
                middle = at - _BETWEEN / 2
                marks.append(Letters(middle, base_line(size), _DOT, size, **dot))
            marks += item.marks(at, size)
            at += item.width(size) + _BETWEEN
        piece = piece.above(Piece(line_height(size), tuple(marks)))
    if left := len(items) - sum(map(len, rows)):
        base = piece.height - line_height(size) + base_line(size)
        more = Letters(at, base, _left_out(left), colour=LIGHT)
        piece = replace(piece, marks=(*piece.marks, more))
    return piece


def _left_out(count: int) -> str:
    return tr("and {count} more", count=count)


def _filled(
    items: Sequence[WordsWithRemark],
    inches: float,
    lines: int,
    size: float,
    packed: bool,
    tail: float,
) -> list[list[WordsWithRemark]]:
    """Items in lines; the last of the lines keeps room for a `tail`."""
    rows: list[list[WordsWithRemark]] = [[] for _ in range(lines)]
    rooms = [*[inches] * (lines - 1), inches - tail]
    line = 0
    for item in items:
        item = item.fitted(inches - tail, size)
        wide = item.width(size)
        first = 0 if packed else line
        fits = [at for at in range(first, lines) if wide <= rooms[at]]
        if fits:
            line = fits[0]
            rows[line].append(item)
            rooms[line] -= wide + _BETWEEN
        elif not packed:
            break
    return [row for row in rows if row]
