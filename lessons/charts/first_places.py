"""How much of each article is read before a word comes for the first time."""

from __future__ import annotations

from matplotlib.axes import Axes

from lessons.charts import palette
from lessons.charts.chart import Chart
from lessons.charts.chosen_words import chosen_words
from lessons.charts.drawing import (
    WIDTH,
    headed_figure,
    heading,
    set_share_axis,
    write,
    write_in_colour,
)
from lessons.charts.lettering import shortened
from lessons.charts.table import Table
from lessons.language import tr
from lessons.reading.article import Article
from lessons.reading.numerals import percent
from lessons.reading.order import first_place

_LANE = {"A": 1.0, "B": 0.0}
_NAMES = 0.28  # room for the articles' names, as a share of the way
_AFTER = 0.2  # room to the right of the last word


def first_places(a: Article, b: Article, word: str) -> Chart:
    """A lane for each article, filled up to the place where a word first stands.

    >>> from lessons.reading.pair import load_pair
    >>> first_places(*load_pair(), "agreement").title
    '“agreement” comes after 3 % of A and 96 % of B'

    Raises `ValueError` for no word, and for several words in one.
    """
    (chosen,) = chosen_words([str(word)])
    places = {"A": first_place(a, chosen), "B": first_place(b, chosen)}
    title = _finding(shortened(chosen), places)
    with headed_figure(title, WIDTH, 2.7) as figure:
        ax = figure.add_subplot()
        for article, letter in ((a, "A"), (b, "B")):
            _draw_lane(ax, heading(article, letter), letter, places[letter])
        set_share_axis(ax, _NAMES, _AFTER)
        ax.set_ylim(-0.6, 1.6)
        ax.set_xlabel(tr("how much of the article's words is read by then"))
    return Chart(
        figure=figure,
        title=title,
        alt=(
            tr(
                "Two bars, one an article, on an axis from 0 to 100 % of its words: "
                "each is filled up to the first “{chosen}”. {title}.",
                chosen=shortened(chosen),
                title=title,
            )
        ),
        table=Table(
            caption=tr("Before the first “{chosen}”", chosen=shortened(chosen)),
            columns=("article", tr("words before it"), tr("of words"), tr("per cent")),
            rows=tuple(
                _row(article, letter, places[letter])
                for article, letter in ((a, "A"), (b, "B"))
            ),
        ),
    )


def _finding(word: str, places: dict[str, float | None]) -> str:
    told = [
        tr("{place} of {letter}", place=percent(place), letter=letter)
        for letter, place in places.items()
        if place is not None
    ]
    never = [letter for letter, place in places.items() if place is None]
    if not told:
        return tr("“{word}” stands in neither article", word=word)
    after = tr("“{word}” comes after {told}", word=word, told=" and ".join(told))
    return (
        tr("{after}, and never in {never}", after=after, never=never[0])
        if never
        else after
    )


def _draw_lane(ax: Axes, name: str, letter: str, place: float | None) -> None:
    y, colour = _LANE[letter], palette.ARTICLES[letter]
    write_in_colour(ax, letter, -0.02, y, name, ha="right")
    ax.barh(y, 1, height=0.5, color="white", edgecolor=colour, linewidth=1.6)
    if place is None:
        write(ax, 1.02, y, tr("never"), color=colour, weight="bold")
        return
    ax.barh(y, place, height=0.5, color=colour)
    ax.plot([place], [y], palette.MARKERS[letter], color=palette.INK, markersize=11)
    write(ax, 1.02, y, percent(place), color=colour, weight="bold")


def _row(
    article: Article, letter: str, place: float | None
) -> tuple[str, int | None, int, str | None]:
    size = len(article.words)
    if place is None:
        return letter, None, size, None
    return letter, round(place * size), size, percent(place)
