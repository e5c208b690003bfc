"""The chart of dispersion: where in each article each word stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes

from lessons.charts import palette
from lessons.charts.chart import Chart
from lessons.charts.chosen_words import chosen_words
from lessons.charts.drawing import (
    INSIDE,
    WIDTH,
    draw_range,
    headed_figure,
    heading,
    set_share_axis,
    write,
    write_in_colour,
)
from lessons.charts.lettering import shortened, widest, width_of
from lessons.charts.table import Table
from lessons.charts.wording import counted
from lessons.language import tr
from lessons.reading import counts
from lessons.reading.article import Article
from lessons.reading.counts import Dispersion
from lessons.reading.numerals import percent

_ENOUGH = 3  # uses from which a word may be called crowded or spread
_LANE = {"A": 0.2, "B": -0.2}


@dataclass(frozen=True, slots=True)
class _Lane:
    """One word in one article: a row of the table and a lane of the picture."""

    letter: str
    measured: Dispersion

    @property
    def uses(self) -> int:
        return len(self.measured.places)

    @property
    def name(self) -> str:
        return tr(
            "“{word}” in {letter}",
            word=shortened(self.measured.word),
            letter=self.letter,
        )

    @property
    def percents(self) -> str:
        return ", ".join(f"{100 * place:.0f}" for place in self.measured.places)

    @property
    def stretch(self) -> str:
        return percent(self.measured.places[0], self.measured.places[-1])

    @property
    def length(self) -> float:
        """How much of the way lies between the first use and the last."""
        return self.measured.places[-1] - self.measured.places[0]

    @property
    def by_chance(self) -> float | None:
        """How often chance puts as many uses as close together; None for too few.

        The distribution of the range of a uniform sample.
        """
        if self.uses < _ENOUGH:
            return None
        n, length = self.uses, self.length
        return n * length ** (n - 1) - (n - 1) * length**n


_Lanes = tuple[_Lane, _Lane]  # of one word: in A and in B


def dispersion(a: Article, b: Article, words: Iterable[str] | str) -> Chart:
    """Where in each article each word stands.

    >>> from lessons.reading.pair import load_pair
    >>> chart = dispersion(*load_pair(), "can")
    >>> chart.title
    'All 3 uses of “can” in B stand 68–79 % of the way through'

    One row a word, A's lane above B's, a tick at each place, the number of uses at
    the right. The title says which word of three uses or more keeps to the shortest
    stretch, and where: what is seen, and no verdict on luck. The table adds, for each
    lane by itself, how often places drawn at random stand as close, and Gries's
    deviation of proportions. Raises `ValueError` for no words, for several words in
    one, and for an article without a body.
    """
    chosen = chosen_words(words)
    for article, letter in ((a, "A"), (b, "B")):
        if not article.words:
            raise ValueError(
                tr(
                    "Article {letter} has no words in its body to look for.",
                    letter=letter,
                )
            )
    lanes = [
        (
            _Lane("A", counts.dispersion(a, word)),
            _Lane("B", counts.dispersion(b, word)),
        )
        for word in chosen
    ]
    title = _finding([lane for pair in lanes for lane in pair])
    heads = heading(a, "A"), heading(b, "B")
    with headed_figure(title, WIDTH, 2.0 + 0.86 * len(lanes)) as figure:
        _draw(figure.add_subplot(), lanes, heads)
    return Chart(
        figure=figure,
        title=title,
        alt=(
            tr(
                "Dispersion strips of {counted}. Each row is a word, with {heads} "
                "({words} words) above {heads_2} ({words_2} words); a tick marks each "
                "use, from 0 % (the first word of the body) to 100 % (the last). "
                "{title}.",
                counted=counted(len(lanes), "word"),
                heads=heads[0],
                words=len(a.words),
                heads_2=heads[1],
                words_2=len(b.words),
                title=title,
            )
        ),
        table=_table(lanes),
    )


def _finding(lanes: Sequence[_Lane]) -> str:
    """Which word's uses stand closest, and where; luck is not judged here."""
    often = [lane for lane in lanes if lane.uses >= _ENOUGH]
    if not often:
        return tr(
            "Too few uses (under {enough}) to call any word crowded or spread",
            enough=_ENOUGH,
        )
    closest = min(often, key=lambda lane: lane.length)
    if closest.length > 0.5:
        return tr("No word keeps to one half of an article")
    where = tr("{stretch} of the way through", stretch=closest.stretch)
    if len(often) == 1:
        return tr(
            "All {uses} uses of {name} stand {where}",
            uses=closest.uses,
            name=closest.name,
            where=where,
        )
    return tr(
        "Closest together: the {uses} uses of {name}, {where}",
        uses=closest.uses,
        name=closest.name,
        where=where,
    )


def _draw(ax: Axes, lanes: Sequence[_Lanes], heads: tuple[str, str]) -> None:
    """All rows, on an axis that runs from 0 to 1 between words and numbers."""
    names = [shortened(pair[0].measured.word, 18) for pair in lanes]
    left = widest(names, weight="bold") + 0.55
    right = width_of(tr("888 uses")) + 0.2
    inch = 1 / (INSIDE - left - right)
    for row, (pair, name) in enumerate(zip(reversed(lanes), names[::-1], strict=True)):
        write(ax, -left * inch, row, name, weight="bold")
        for lane in pair:
            _draw_lane(ax, row + _LANE[lane.letter], lane, inch)
    x = 0.0
    for head, letter in zip(heads, "AB", strict=True):  # side by side: a legend
        shown = shortened(head, 28)
        write_in_colour(ax, letter, x, len(lanes) - 0.35, shown, va="bottom")
        x += (width_of(shown, weight="bold") + 0.5) * inch
    set_share_axis(ax, left * inch, right * inch)
    ax.set_ylim(-0.5, len(lanes))
    ax.set_xlabel(
        tr("how far through the article's words (0 % the first, 100 % the last)")
    )


def _draw_lane(ax: Axes, y: float, lane: _Lane, inch: float) -> None:
    colour = palette.ARTICLES[lane.letter]
    draw_range(ax, 0, 1, y, color=palette.CHANCE, linewidth=1)
    ax.vlines(lane.measured.places, y - 0.15, y + 0.15, color=colour, linewidth=4)
    write_in_colour(ax, lane.letter, -0.12 * inch, y, lane.letter, ha="right")
    write(ax, 1 + 0.15 * inch, y, counted(lane.uses, "use"), color=colour)


def _table(lanes: Sequence[_Lanes]) -> Table:
    return Table(
        caption=(
            "Where each word stands, in % of the way through the body's words "
            "(unevenness: 0 spread like the text, 1 all in one small place; few uses "
            "make it high)"
        ),
        columns=(
            "word",
            "article",
            "uses",
            tr("unevenness (DP)"),
            tr("as close by chance"),
            "places",
        ),
        rows=tuple(
            (
                lane.measured.word,
                lane.letter,
                lane.uses,
                lane.measured.dp,
                lane.by_chance,
                lane.percents or None,
            )
            for pair in lanes
            for lane in pair
        ),
    )
