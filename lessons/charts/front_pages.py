"""Two front pages side by side: how each article tells it, in the articles' own words.

What stands on them is measured in `lessons.reading.front_pages`; here the rows are put
on the two pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from lessons.charts import palette
from lessons.charts.chart import Chart
from lessons.charts.drawing import heading
from lessons.charts.front_page_rows import INNER, PageRow, page_rows
from lessons.charts.front_page_table import front_page_table
from lessons.charts.front_page_words import headline, luck, telling
from lessons.charts.lettering import balanced, fitted, width_of
from lessons.charts.page_layout import (
    LIGHT,
    ArticleSign,
    Box,
    Letters,
    Piece,
    base_line,
    line_height,
    paragraph,
)
from lessons.charts.style import house_style
from lessons.charts.wording import counted, listed
from lessons.language import tr
from lessons.reading.comparison import Comparison, compare_pair
from lessons.reading.frames import Coding
from lessons.reading.front_pages import FrontPage, FrontPages
from lessons.reading.front_pages import front_pages as measure
from lessons.reading.pair import Pair
from lessons.reading.voices.errors import errors_of_voices

# Inches.
_EDGE, _GAP, _PAD = 0.25, 0.3, 0.28  # around both pages, between them, inside one
_PAGE = INNER + 2 * _PAD
_WIDTH = 2 * _EDGE + 2 * _PAGE + _GAP
_ROOM = _WIDTH - 2 * _EDGE
_ABOVE, _BELOW, _AIR = 0.16, 0.1, 0.2  # the title, the pages, each row
_TITLE, _HEAD, _FOOT = 28, 22, 15  # points


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
    rows = tuple(page_rows(pages))
    return Chart(
        figure=_figure(title, pages, rows),
        title=title,
        alt=_alt(pages, rows, title),
        table=front_page_table(pages),
        errors=errors_of_voices(),
    )


def _figure(title: str, pages: FrontPages, rows: Sequence[PageRow]) -> Figure:
    lines, foot, both = _title_lines(title), _foot(pages), (pages.a, pages.b)
    heads = [_head(page) for page in both]
    high = heads[0].height + sum(_AIR + row.height for row in rows) + 2 * _PAD
    top = _ABOVE + len(lines) * line_height(_TITLE) + _BELOW
    height = top + high + _BELOW + foot.height + _ABOVE
    with house_style():
        figure = Figure(figsize=(_WIDTH, height))
        figure.set_layout_engine("none")  # all places are known
        ax = figure.add_axes((0, 0, 1, 1))
        ax.set(xlim=(0, _WIDTH), ylim=(height, 0), xticks=[], yticks=[])
        ax.spines[:].set_visible(False)
        figure.suptitle(
            "\n".join(lines),
            x=_EDGE / _WIDTH,
            y=1 - _ABOVE / height,
            ha="left",
            va="top",
            fontsize=_TITLE,
            weight="bold",
        )
        for at, page in enumerate(both):
            left = _EDGE + at * (_PAGE + _GAP)
            _sheet(page, high).draw(ax, left, top)
            pieces = [row.b if at else row.a for row in rows]
            _draw_column(ax, left + _PAD, top + _PAD, heads[at], pieces, rows)
        foot.draw(ax, _EDGE, top + high + _BELOW)
    return figure


def _draw_column(
    ax: Axes,
    x: float,
    y: float,
    head: Piece,
    pieces: Sequence[Piece],
    rows: Sequence[PageRow],
) -> None:
    """Draw one page downwards; each row begins at one height on both pages."""
    head.draw(ax, x, y)
    y += head.height
    for piece, row in zip(pieces, rows, strict=True):
        piece.draw(ax, x, y + _AIR)
        y += _AIR + row.height


def _sheet(page: FrontPage, high: float) -> Piece:
    """The paper of a page, with a band in the colour of the article."""
    colour = palette.ARTICLES[page.letter]
    paper = Box(0, 0, _PAGE, high, "white", edge="#999999")
    return Piece(high, (paper, Box(0, 0, _PAGE, 0.09, colour, edge=colour)))


def _title_lines(title: str) -> list[str]:
    """The title in lines: one for each article where it does not fit into one."""
    if width_of(title, _TITLE, "bold") <= _ROOM:
        return [title]
    a, mark, b = title.partition("; ")
    halves = [f"{a};", b] if mark else [a]
    broken = (balanced(half, _ROOM, _TITLE, "bold") for half in halves)
    return [line for half in broken for line in half.split("\n")]


def _head(page: FrontPage) -> Piece:
    words = counted(len(page.article.words), "word")
    room = INNER - 0.36 - width_of(words) - 0.2
    name = fitted(heading(page.article, page.letter), room, _HEAD, "bold")
    base = base_line(_HEAD)
    marks = (
        ArticleSign(0.12, base - 0.11, page.letter, 17),
        Letters(0.36, base, name, _HEAD, "bold", palette.ARTICLES[page.letter]),
        Letters(INNER, base, words, colour=LIGHT, align="right"),
    )
    return Piece(line_height(_HEAD), marks)


def _foot(pages: FrontPages) -> Piece:
    """What luck could do, and what two texts cannot tell."""
    lines = [
        *luck(pages),
        tr("Two articles, not two outlets; a difference is not a bias."),
    ]
    piece = Piece()
    for line in lines:
        piece = piece.above(paragraph(line, _ROOM, 2, size=_FOOT, colour=LIGHT))
    return piece


def _alt(pages: FrontPages, rows: Sequence[PageRow], title: str) -> str:
    a, b = pages.a, pages.b
    about = listed([row.about for row in rows])
    return tr(
        "Two front pages side by side, {article} on the left and {article_2} on "
        "the right, each with {rows} rows: {about}. A: {a} B: {b} {join} {title}.",
        article=heading(a.article, "A"),
        article_2=heading(b.article, "B"),
        rows=len(rows),
        about=about,
        a=telling(a),
        b=telling(b),
        join=" ".join(luck(pages)),
        title=title,
    )
