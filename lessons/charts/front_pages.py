"""Two front pages side by side: how each article tells it, in the articles' own words.

Everything is laid out in inches before anything is drawn: a page is a column of blocks,
a block a height and the marks in it. So no text can run into another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from lessons.charts import palette
from lessons.charts.chart import Chart
from lessons.charts.drawing import heading
from lessons.charts.frame_chart import measured_rows
from lessons.charts.front_page_words import headline, headline_theme, luck, telling
from lessons.charts.lettering import (
    FACES,
    fitted,
    plain_letters,
    shortened,
    width_of,
    wrapped,
)
from lessons.charts.style import house_style
from lessons.charts.table import Cell, Table
from lessons.charts.wording import counted, listed
from lessons.reading.comparison import Comparison, compare_pair
from lessons.reading.frames import Coding
from lessons.reading.front_pages import FrontPage, FrontPages, HeardSource, NameUse
from lessons.reading.front_pages import front_pages as measure
from lessons.reading.numerals import percent
from lessons.reading.pair import Pair
from lessons.reading.voices import NOT_NAMED, VOICES
from lessons.reading.voices.errors import errors_of_voices

# Inches, across: the edge, one page, the gap, the other page, the edge.
_EDGE, _GAP, _PAD, _PAGE = 0.25, 0.3, 0.28, 7.4
_WIDTH = 2 * _EDGE + 2 * _PAGE + _GAP
_INNER = _PAGE - 2 * _PAD
_AIR = 0.2  # between two rows
_BETWEEN = 0.28  # between two items in a line
_LINE = 1.3  # from one line of type to the next, in sizes of the type
# Points.
_TITLE, _HEAD, _TELLING, _WORDS, _SMALL = 28, 22, 21, 18, 14
_LIGHT, _FAINT = "#5f5f5f", "#bbbbbb"
_LONGEST_QUOTE = 400  # characters that are looked at: no more fit
_VOICE_NAMES = {
    "quoted": "in quotation marks",
    "attributed": "given to a source",
    "own": "in its own voice",
}
_MOST_NAMES = 3
_BAND = "the front page"  # of its rows in the table
_BEGINS_AND_ENDS = "how it begins and ends"
_MARKS = "“”\"‘’'«„"


def front_pages(pair: Pair | Comparison, codings: Iterable[Coding] = ()) -> Chart:
    """Two front pages: how each article of a pair tells it.

    A row is left out where the pair has nothing for it. `codings` are the frames that
    your class coded; without any, those that came with the pair are shown. A pair that
    has been read already can be given as its `Comparison`. Raises `ArticleError` with
    one sentence for an article without a body.

    >>> from lessons.reading.pair import load_pair
    >>> chart = front_pages(load_pair())
    >>> print(chart.title)
    A opens with the agreement and lets others speak; B ends with the agreement and \
speaks mostly in its own voice
    """
    read = pair if isinstance(pair, Comparison) else compare_pair(pair)
    pages = measure(read, codings)
    title = headline(pages)
    rows = [*_rows(pages)]
    return Chart(
        figure=_figure(title, pages, rows),
        title=title,
        alt=_alt(pages, rows, title),
        table=_table(pages),
        errors=errors_of_voices(),
    )


# Marks, and blocks of them ------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Letters:
    """A line of type; `y` is its base line, `x` its left or right end."""

    x: float
    y: float
    text: str
    size: float = _SMALL
    weight: str = "normal"
    colour: str = palette.INK
    face: str = "plain"
    align: str = "left"

    def draw(self, ax: Axes, x: float, y: float) -> None:
        family, style = FACES[self.face]
        ax.text(
            x + self.x,
            y + self.y,
            self.text,
            fontsize=self.size,
            weight=self.weight,
            color=self.colour,
            family=family,
            style=style,
            ha=self.align,
            va="baseline",
        )


@dataclass(frozen=True, slots=True)
class _Bar:
    """A filled rectangle; `y` is its upper edge."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    hatch: str = ""
    edge: str = "white"

    def draw(self, ax: Axes, x: float, y: float) -> None:
        ax.add_patch(
            Rectangle(
                (x + self.x, y + self.y),
                self.width,
                self.height,
                facecolor=self.colour,
                edgecolor=self.edge,
                hatch=self.hatch,
                linewidth=1.5 if self.edge != "white" else 0.5,
            )
        )


@dataclass(frozen=True, slots=True)
class _Stroke:
    """A straight line from one place to another."""

    x: float
    y: float
    to_x: float
    to_y: float
    colour: str = _FAINT
    width: float = 1.0

    def draw(self, ax: Axes, x: float, y: float) -> None:
        ends = [x + self.x, x + self.to_x], [y + self.y, y + self.to_y]
        ax.plot(*ends, color=self.colour, linewidth=self.width, zorder=1)


@dataclass(frozen=True, slots=True)
class _Sign:
    """The sign of an article, in its colour and shape."""

    x: float
    y: float
    letter: str
    size: float = 12

    def draw(self, ax: Axes, x: float, y: float) -> None:
        ax.plot(
            [x + self.x],
            [y + self.y],
            palette.MARKERS[self.letter],
            color=palette.ARTICLES[self.letter],
            markersize=self.size,
            zorder=3,
        )


_Mark = _Letters | _Bar | _Stroke | _Sign


@dataclass(frozen=True, slots=True)
class _Piece:
    """Marks that stand together, and how much height they take."""

    height: float = 0.0
    marks: tuple[_Mark, ...] = ()

    def below(self, other: _Piece, gap: float = 0.0) -> _Piece:
        """Both, the other one beneath this one."""
        by = self.height + gap
        return _Piece(by + other.height, self.marks + other.moved(0, by).marks)

    def beside(self, other: _Piece, by: float) -> _Piece:
        """Both, the other one further to the right."""
        height = max(self.height, other.height)
        return _Piece(height, self.marks + other.moved(by, 0).marks)

    def moved(self, x: float, y: float) -> _Piece:
        """The same, elsewhere."""
        return replace(self, marks=tuple(_moved(mark, x, y) for mark in self.marks))


def _moved(mark: _Mark, x: float, y: float) -> _Mark:
    if isinstance(mark, _Stroke):
        return replace(
            mark, x=mark.x + x, to_x=mark.to_x + x, y=mark.y + y, to_y=mark.to_y + y
        )
    return replace(mark, x=mark.x + x, y=mark.y + y)


def _high(size: float) -> float:
    """How high a line of type stands, in inches."""
    return _LINE * size / 72


def _paragraph(
    text: str, inches: float = _INNER, lines: int = 1, *, size: float = _SMALL, **style
) -> _Piece:
    """A text in as many lines as it needs, up to `lines`."""
    weight, face = style.get("weight", "normal"), style.get("face", "plain")
    broken = wrapped(text, inches, size, weight, lines, face)
    x = inches if style.get("align") == "right" else 0.0
    piece = _Piece()
    for line in broken.split("\n"):
        letters = _Letters(x, 0.78 * _high(size), line, size, **style)
        piece = piece.below(_Piece(_high(size), (letters,)))
    return piece


@dataclass(frozen=True, slots=True)
class _Item:
    """Words to be set large, and a number or a remark to be set small beside them."""

    words: str
    remark: str = ""
    weight: str = "normal"
    colour: str = palette.INK


def _flow(
    items: Sequence[_Item], lines: int, *, size: float = _WORDS, packed: bool = False
) -> _Piece:
    """Items one after another in up to `lines` lines; the rest are counted.

    An item is cut at a word's end where it is wider than a line. If they are to be
    `packed`, an item may stand in any line that has room for it.
    """
    # At least one item stands in each line.
    tail = width_of(f"and {max(len(items) - lines, 1)} more") + _BETWEEN
    rows = _filled(items, lines, size, packed, 0.0)
    shown = sum(map(len, rows))
    if shown < len(items):
        rows = _filled(items, lines, size, packed, tail)
        shown = sum(map(len, rows))
    piece = _Piece()
    for row in rows:
        at, marks = 0.0, []
        for item in row:
            marks += _set(item, at, size)
            at += _wide(item, size) + _BETWEEN
        piece = piece.below(_Piece(_high(size), tuple(marks)))
    if shown < len(items):
        base = piece.height - 0.22 * _high(size)
        more = _Letters(at, base, f"and {len(items) - shown} more", colour=_LIGHT)
        piece = replace(piece, marks=(*piece.marks, more))
    return piece


def _filled(
    items: Sequence[_Item], lines: int, size: float, packed: bool, tail: float
) -> list[list[_Item]]:
    """Items in lines; the last of the lines keeps room for a `tail`."""
    rows: list[list[_Item]] = [[]]
    rooms = [_INNER - (tail if lines == 1 else 0.0)]
    for item in items:
        item = _cut(item, _INNER - tail, size)
        wide = _wide(item, size)
        line = len(rows) - 1
        if packed:
            line = next((n for n, room in enumerate(rooms) if wide <= room), line)
        if rows[line] and wide > rooms[line]:
            if len(rows) == lines:
                if packed:
                    continue
                break
            rows.append([])
            line = len(rows) - 1
            rooms.append(_INNER - (tail if line == lines - 1 else 0.0))
        rows[line].append(item)
        rooms[line] -= wide + _BETWEEN
    return rows


def _wide(item: _Item, size: float) -> float:
    words = width_of(item.words, size, item.weight)
    return words + (0.09 + width_of(item.remark) if item.remark else 0.0)


def _cut(item: _Item, inches: float, size: float) -> _Item:
    room = inches - (0.09 + width_of(item.remark) if item.remark else 0.0)
    words = fitted(item.words[:_LONGEST_QUOTE], room, size, item.weight)
    return replace(item, words=words)


def _set(item: _Item, x: float, size: float) -> Iterator[_Mark]:
    base = 0.78 * _high(size)
    yield _Letters(x, base, item.words, size, item.weight, item.colour)
    if item.remark:
        after = x + width_of(item.words, size, item.weight) + 0.09
        yield _Letters(after, base, item.remark, colour=_LIGHT)


# The rows -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _PageRow:
    """One row of both pages, and what it shows in words for those who cannot see it."""

    about: str
    a: _Piece
    b: _Piece


def _rows(pages: FrontPages) -> Iterator[_PageRow]:
    """The rows for which the pair has something, from the top of the pages down."""
    both = pages.a, pages.b
    yield _row("how it tells it", map(_telling, both))
    told = headline_theme(pages)
    themes = [told, *pages.themes] if told else pages.themes
    wanted = tuple(dict.fromkeys(themes))
    yield _row(_BEGINS_AND_ENDS, (_course(page, wanted, told) for page in both))
    yield _row("whose words fill it", map(_voices, both))
    if pages.subjects:
        called = listed([shortened(subject, 40) for subject in pages.subjects])
        yield _row(f"what it calls {called}", (_names(page, pages) for page in both))
    if any(page.alone for page in both):
        tells = "tells" if pages.told == "facts" else "names"
        yield _row(f"what only it {tells}", (_only(page, pages) for page in both))
    if pages.coders:
        about = "which frames people saw in it"
        yield _row(about, (_frames(page, pages) for page in both))


def _row(about: str, pieces: Iterable[_Piece]) -> _PageRow:
    a, b = pieces
    return _PageRow(about, a, b)


def _headed(words: str, piece: _Piece, remark: str = "") -> _Piece:
    """A piece under its heading and a rule; the remark stands at the right."""
    base, high = 0.78 * _high(_SMALL), _high(_SMALL)
    room = _INNER - width_of(remark, 13) - 0.2
    head = fitted(words.upper(), room, _SMALL, "bold")
    marks = (
        _Letters(0, base, head, weight="bold", colour=_LIGHT),
        _Letters(_INNER, base, remark, 13, colour=_LIGHT, align="right"),
        _Stroke(0, high, _INNER, high),
    )
    return _Piece(high, marks).below(piece, 0.07)


def _telling(page: FrontPage) -> _Piece:
    return _paragraph(telling(page), lines=4, size=_TELLING, weight="bold")


def _course(page: FrontPage, themes: Sequence[str], told: str) -> _Piece:
    """The first words, the themes on the way, the last words."""
    piece, remark = _quote(page.first), ""
    if not page.last:
        piece = piece.below(_paragraph("This is its only sentence.", colour=_LIGHT))
        return _headed(_BEGINS_AND_ENDS, piece)
    if any(entrance.first is not None for entrance in page.entrances):
        piece = piece.below(_track(page, themes, told), 0.08)
    else:
        piece = piece.below(_paragraph("… and at the end:", colour=_LIGHT), 0.02)
    if told in {entrance.theme for entrance in page.entrances if not entrance.matches}:
        remark = f"no word about {fitted(told, 1.6, 13)}"
    return _headed(_BEGINS_AND_ENDS, piece.below(_quote(page.last), 0.02), remark)


def _quote(sentence: str) -> _Piece:
    """The beginning of a sentence in quotation marks, in up to two lines."""
    # No marks around marks: a sentence that has its own keeps them.
    bare = " ".join(plain_letters(sentence[:_LONGEST_QUOTE], "quoted").split())
    opened = "" if bare[:1] in _MARKS else "“"
    style = {"size": _WORDS, "face": "quoted"}
    room = _INNER - width_of("”", _WORDS, face="quoted")
    lines = wrapped(f"{opened}{bare}" or "…", room, lines=2, **style)
    if opened and not lines.endswith("”"):
        lines += "”"
    piece = _Piece()
    for line in lines.split("\n"):
        letters = _Letters(0, 0.78 * _high(_WORDS), line, **style)
        piece = piece.below(_Piece(_high(_WORDS), (letters,)))
    return piece


def _track(page: FrontPage, themes: Sequence[str], told: str) -> _Piece:
    """A line from the first word to the last, with the places where themes first come.

    The `themes` come in the order in which they are wanted: one that finds no room is
    left out. That of the headline, `told`, stands in the article's colour.
    """
    size = _SMALL + 1
    high, taken = _high(size), {1: [], -1: []}
    marks: list[_Mark] = [_Stroke(0, 0, _INNER, 0, "#8a8a8a", 2)]
    first = {entrance.theme: entrance.first for entrance in page.entrances}
    for theme in themes:
        name = fitted(theme, 2.2, size, "bold")
        if first.get(theme) is None or not name:
            continue
        at, wide = first[theme] * _INNER, width_of(name, size, "bold")
        left = min(max(at - wide / 2, 0), _INNER - wide)
        ends = left, left + wide
        side = next((side for side in taken if _is_free(taken[side], *ends)), None)
        if side is None:
            continue
        taken[side].append(ends)
        base = -0.18 if side > 0 else 0.08 + high
        colour = palette.ARTICLES[page.letter] if theme == told else palette.INK
        weight = "bold" if theme == told else "normal"
        marks.append(_Sign(at, 0, page.letter, 15 if theme == told else 11))
        middle = left + wide / 2
        marks.append(_Letters(middle, base, name, size, weight, colour, align="center"))
    above = 0.15 + high
    below = 0.16 + (high if taken[-1] else 0)
    return _Piece(above + below, tuple(_moved(mark, 0, above) for mark in marks))


def _is_free(taken: Sequence[tuple[float, float]], left: float, right: float) -> bool:
    return all(right + 0.14 < start or end + 0.14 < left for start, end in taken)


def _voices(page: FrontPage) -> _Piece:
    """The three voices as one bar, and who is heard."""
    high, at = 0.44, 0.0
    marks: list[_Mark] = []
    beyond: dict[str, str] = {}
    for voice in VOICES:
        share = page.shares[voice]
        wide, shown = share * _INNER, percent(share)
        marks.append(
            _Bar(at, 0, wide, high, palette.VOICES[voice], palette.HATCHES[voice])
        )
        size = next((x for x in (_WORDS, 15) if _fits(shown, wide, x)), None)
        if size:
            number = width_of(shown, size, "bold")
            left = at + (wide - number) / 2
            marks.append(_Bar(left - 0.04, 0.07, number + 0.08, high - 0.14, "white"))
            marks.append(_Letters(left, 0.31, shown, size, "bold"))
        else:
            beyond[voice] = f" {shown}"
        at += wide
    bar = _Piece(high, tuple(marks))
    return _headed(
        "whose words fill it",
        bar.below(_key(beyond), 0.06).below(_heard(page), 0.08),
    )


def _fits(shown: str, wide: float, size: float) -> bool:
    return width_of(shown, size, "bold") + 0.1 < wide


def _key(beyond: dict[str, str]) -> _Piece:
    """The name of each voice beside a swatch, and the numbers that do not fit."""
    marks: list[_Mark] = []
    at = 0.0
    for voice in VOICES:
        words = f"{_VOICE_NAMES[voice]}{beyond.get(voice, '')}"
        colour = palette.VOICES[voice]
        marks.append(_Bar(at, 0.06, 0.22, 0.16, colour, palette.HATCHES[voice]))
        marks.append(_Letters(at + 0.28, 0.78 * _high(_SMALL), words, 13))
        at += 0.28 + width_of(words, 13) + 0.2
    return _Piece(_high(_SMALL), tuple(marks))


def _heard(page: FrontPage) -> _Piece:
    named = [source for source in page.sources if source.name != NOT_NAMED]
    if not named:
        words = (
            "Nobody is named as a source." if page.sources else "Nobody else speaks."
        )
        return _paragraph(words, size=_WORDS)
    items = [
        _Item(
            plain_letters(source.name.split(",")[0]) or "□",
            _heard_words(source),
            "bold",
        )
        for source in named
    ]
    return _flow(items, 2)


def _heard_words(source: HeardSource) -> str:
    words = counted(source.words, "word")
    return f"{words}, {source.quoted} quoted" if source.quoted else words


def _names(page: FrontPage, pages: FrontPages) -> _Piece:
    """What each subject is called: the first subject at length, the others in brief."""
    first, *others = pages.subjects
    piece = _at_length(page.names[first])
    if tops := [_item(page.names[other][0]) for other in others if page.names[other]]:
        piece = piece.below(_flow(tops, 2), 0.06)
    return _headed(f"what it calls {first}", piece, "bold: in its own voice")


def _at_length(uses: Sequence[NameUse]) -> _Piece:
    """A line for each name, with the voice in which it stands at the right."""
    if not uses:
        return _paragraph("It has no name for it.", size=_WORDS, colour=_LIGHT)
    ranked = sorted(uses, key=lambda use: not use.own)
    piece = _Piece()
    shown = len(ranked) if len(ranked) == _MOST_NAMES + 1 else _MOST_NAMES
    for use in ranked[:shown]:
        item = _cut(_item(use), 0.65 * _INNER, _WORDS)
        whose = _whose(use, _INNER - _wide(item, _WORDS) - 0.25)
        style = {"colour": _ink(use.own), "align": "right"}
        right = _Letters(_INNER, 0.78 * _high(_WORDS), whose, **style)
        marks = (*_set(item, 0, _WORDS), right)
        piece = piece.below(_Piece(_high(_WORDS), marks))
    if len(ranked) > shown:
        more = f"and {counted(len(ranked) - shown, 'other name')}"
        piece = piece.below(_paragraph(more, colour=_LIGHT))
    return piece


def _item(use: NameUse) -> _Item:
    words = plain_letters(use.words) or "□"
    if use.voices["quoted"] == use.count:
        words = f"“{words}”"
    often = f"×{use.count}" if use.count > 1 else ""
    own = use.own
    return _Item(words, often, "bold" if own else "normal", _ink(own))


def _ink(own: bool) -> str:
    return palette.INK if own else _LIGHT


def _whose(use: NameUse, inches: float) -> str:
    """In whose words a name stands, such as "its own voice; words of Mr Kim"."""
    name = use.words.casefold()
    others = [_name(other) for other in use.sources if name not in other.casefold()]
    whose = ["its own voice"] if use.own else []
    if len(others) < len(use.sources):
        whose.append("named as a source")
    if not whose and not others:
        whose.append("in quotation marks" if use.voices["quoted"] else "of a source")
    for shown in range(len(others), -1, -1):
        names = others[:shown]
        if shown < len(others):
            names = [*names, f"{len(others) - shown} more"]
        words = f"words of {listed(names)}" if shown else ", ".join(names)
        line = "; ".join(filter(None, [*whose, words if others else ""]))
        if width_of(line) <= inches:
            break
    return fitted(line, inches)


def _name(source: str) -> str:
    """A source as it stands within a sentence, without what follows a comma."""
    words = plain_letters(source.split(",")[0]).strip() or "□"
    return f"t{words[1:]}" if words.startswith("The ") else words


def _only(page: FrontPage, pages: FrontPages) -> _Piece:
    """The facts that only this article tells, or the names that only it has."""
    names = pages.told == "names"
    head = "only named here" if names else "only told here"
    remark = counted(len(page.alone), "name" if names else "fact")
    if not page.alone:
        return _headed(head, _paragraph("nothing", size=16, colour=_LIGHT))
    items = [_Item(plain_letters(only).strip() or "□") for only in page.alone]
    return _headed(head, _flow(items, 3, size=16, packed=not names), remark)


def _frames(page: FrontPage, pages: FrontPages) -> _Piece:
    """The frames that people saw, in the most sentences first."""
    ranked = sorted(page.frames, key=lambda share: -share.low - share.high)
    items = [
        _Item(share.frame, percent(share.low, share.high), "bold")
        for share in ranked
        if share.high
    ]
    if not items:
        none = "none" if ranked else "not coded"
        return _headed("frames people saw", _paragraph(none, colour=_LIGHT))
    return _headed("frames people saw", _flow(items, 2), _coders(pages))


def _coders(pages: FrontPages) -> str:
    if pages.own_coding:
        coders = counted(pages.coders, "coder")
        return f"share of its sentences that you coded: {coders}"
    return f"share of its sentences: {counted(pages.coders, 'sample reading')}"


# The figure ---------------------------------------------------------------------------


def _figure(title: str, pages: FrontPages, rows: Sequence[_PageRow]) -> Figure:
    lines = _title_lines(title)
    top = 0.16 + len(lines) * _high(_TITLE) + 0.1
    heads = [_head(page) for page in (pages.a, pages.b)]
    inside = heads[0].height + sum(_AIR + max(r.a.height, r.b.height) for r in rows)
    foot = _foot(pages)
    bottom = top + _PAD + inside + _PAD
    height = bottom + 0.1 + foot.height + 0.14
    with house_style():
        figure = Figure(figsize=(_WIDTH, height))
        figure.set_layout_engine("none")  # all places are known
        ax = figure.add_axes((0, 0, 1, 1))
        ax.set(xlim=(0, _WIDTH), ylim=(height, 0), xticks=[], yticks=[])
        ax.spines[:].set_visible(False)
        figure.suptitle(
            "\n".join(lines),
            x=_EDGE / _WIDTH,
            y=1 - 0.16 / height,
            ha="left",
            va="top",
            fontsize=_TITLE,
            weight="bold",
        )
        for place, page in enumerate((pages.a, pages.b)):
            left = _EDGE + place * (_PAGE + _GAP)
            _draw_sheet(ax, left, top, bottom, page.letter)
            y = top + _PAD
            _draw(ax, heads[place], left + _PAD, y)
            y += heads[place].height
            for row in rows:
                y += _AIR
                _draw(ax, row.b if place else row.a, left + _PAD, y)
                y += max(row.a.height, row.b.height)
        _draw(ax, foot, _EDGE, bottom + 0.1)
    return figure


def _title_lines(title: str) -> list[str]:
    """The title in lines: one for each article where it does not fit into one."""
    room = _WIDTH - 2 * _EDGE
    if width_of(title, _TITLE, "bold") <= room:
        return [title]
    a, mark, b = title.partition("; ")
    halves = [f"{a};", b] if mark else [a]
    return [line for half in halves for line in _alike(half, room)]


def _alike(text: str, room: float) -> list[str]:
    """A part of the title in as few lines as fit, alike in length."""
    broken = wrapped(text, room, _TITLE, "bold", lines=4)
    while broken.count("\n"):
        room *= 0.95
        narrower = wrapped(text, room, _TITLE, "bold", lines=4)
        if narrower.count("\n") > broken.count("\n") or "…" in narrower:
            break
        broken = narrower
    return broken.split("\n")


def _head(page: FrontPage) -> _Piece:
    words = counted(len(page.article.words), "word")
    room = _INNER - 0.36 - width_of(words) - 0.2
    name = fitted(heading(page.article, page.letter), room, _HEAD, "bold")
    base = 0.78 * _high(_HEAD)
    marks = (
        _Sign(0.12, base - 0.11, page.letter, 17),
        _Letters(0.36, base, name, _HEAD, "bold", palette.ARTICLES[page.letter]),
        _Letters(_INNER, base, words, colour=_LIGHT, align="right"),
    )
    return _Piece(_high(_HEAD), marks)


def _foot(pages: FrontPages) -> _Piece:
    """What luck could do, and what two texts cannot tell."""
    room = _WIDTH - 2 * _EDGE
    lines = [*luck(pages), "Two articles, not two outlets; a difference is not a bias."]
    piece = _Piece()
    for line in lines:
        piece = piece.below(_paragraph(line, room, 2, size=15, colour=_LIGHT))
    return piece


def _draw_sheet(ax: Axes, left: float, top: float, bottom: float, letter: str) -> None:
    colour = palette.ARTICLES[letter]
    sheet = Rectangle(
        (left, top), _PAGE, bottom - top, facecolor="white", edgecolor="#999999", lw=1.5
    )
    ax.add_patch(sheet)
    ax.add_patch(
        Rectangle((left, top), _PAGE, 0.09, facecolor=colour, edgecolor=colour)
    )


def _draw(ax: Axes, piece: _Piece, x: float, y: float) -> None:
    for mark in piece.marks:
        mark.draw(ax, x, y)


# In words and in numbers --------------------------------------------------------------


def _alt(pages: FrontPages, rows: Sequence[_PageRow], title: str) -> str:
    a, b = pages.a, pages.b
    about = listed([row.about for row in rows])
    return (
        "Two front pages side by side, "
        f"{heading(a.article, 'A')} on the left and {heading(b.article, 'B')} on the "
        f"right, each with {len(rows)} rows: {about}. A: {telling(a)} B: {telling(b)} "
        f"{' '.join(luck(pages))} {title}."
    )


def _table(pages: FrontPages) -> Table:
    """What stands on the pages, and below it every row that was measured."""
    return measured_rows(
        pages.contrasts,
        "What the front pages show, and everything measured, with 95 % intervals and "
        "what luck could do",
        tuple(_shown(pages)),
    )


def _shown(pages: FrontPages) -> Iterator[tuple[Cell, ...]]:
    """What the pages show in words: measure, band, A, none, B, none, a remark."""
    for name, *cells in _words_shown(pages):
        yield name, _BAND, cells[0], None, cells[1], None, None
    for letter, page in (("A", pages.a), ("B", pages.b)):
        for only in page.alone:
            told = ("told", "not told") if letter == "A" else ("not told", "told")
            yield shortened(only, 60), _BAND, told[0], None, told[1], None, None
    shares = [{share.frame: share for share in p.frames} for p in (pages.a, pages.b)]
    for frame in dict.fromkeys(frame for side in shares for frame in side):
        a, b = (
            percent(side[frame].low, side[frame].high) if frame in side else None
            for side in shares
        )
        yield f"frame: {frame}", _BAND, a, None, b, None, _coders(pages)


def _words_shown(pages: FrontPages) -> Iterator[tuple[str, str | None, str | None]]:
    """A heading and the words of A's page and of B's."""
    both = pages.a, pages.b
    yield "it begins", *(shortened(page.first, 60) for page in both)
    yield "it ends", *(shortened(page.last, 60) or None for page in both)
    yield "words of sources", *(_counts(page.sources) for page in both)
    for subject in pages.subjects:
        names = (
            [(use.words, use.count) for use in page.names[subject]] for page in both
        )
        yield f"called: {shortened(subject, 30)}", *map(_with_counts, names)


def _counts(sources: Sequence[HeardSource]) -> str | None:
    return _with_counts([(source.name, source.words) for source in sources])


def _with_counts(counts: Sequence[tuple[str, int]]) -> str | None:
    """The first few with their counts: "Kim 44, AP News 27 and 2 more"."""
    if not counts:
        return None
    few = ", ".join(f"{shortened(name, 30)} {count}" for name, count in counts[:3])
    return f"{few} and {len(counts) - 3} more" if len(counts) > 3 else few
