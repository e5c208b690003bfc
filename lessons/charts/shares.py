"""The chart of shares: how much of each article each voice has, and how surely."""

from __future__ import annotations

from matplotlib.axes import Axes

from lessons.charts import palette
from lessons.charts.article_voices import ArticleVoices, VoicesOfPair, article_voices
from lessons.charts.chart import Chart
from lessons.charts.drawing import (
    INSIDE,
    WIDTH,
    draw_range,
    headed_figure,
    set_share_axis,
    write,
    write_in_colour,
)
from lessons.charts.lettering import shortened, widest, width_of
from lessons.charts.table import Cell, Table
from lessons.language import tr
from lessons.reading.intervals import Interval
from lessons.reading.numerals import percent
from lessons.reading.voices import VOICES, Airtime
from lessons.reading.voices.errors import errors_of_shares, with_errors

_VOICE = "own"  # the voice that the title speaks of


def shares(a: Airtime, b: Airtime) -> Chart:
    """The share of words that each voice has in both articles, with two ranges each.

    >>> from lessons.reading.voices import airtime
    >>> from lessons.reading.pair import load_pair
    >>> a, b = load_pair()
    >>> shares(airtime(a), airtime(b)).title
    'Its own voice fills 27–68 % of an article like A, and 34–88 % of one like B'

    The thick line is the 95 % interval by sentence; the thin one allows for the kit's
    own mistakes, too (see `with_errors`). Raises `ValueError` for an article without a
    body.
    """
    pair = article_voices(a, b)
    first, second = (percent(s.low, s.high) for s in (v.shares[_VOICE] for v in pair))
    title = tr(
        "Its own voice fills {first} of an article like A, and {second} of one like B",
        first=first,
        second=second,
    )
    with headed_figure(title, WIDTH, 5.4) as figure:
        _draw(figure.add_subplot(), pair)
    return Chart(
        figure=figure,
        title=title,
        errors=errors_of_shares(),
        alt=(
            tr(
                "Dots with two ranges each: the share of each article's words that is "
                "quoted, attributed or in its own voice, from 0 to 100 %. Thick lines "
                "are ranges by sentence, thin lines allow for the kit's own mistakes, "
                "too. {title}.",
                title=title,
            )
        ),
        table=_table(pair),
    )


def _draw(ax: Axes, pair: VoicesOfPair) -> None:
    """A row a voice, A's dot above B's, each with its ranges and its number."""
    left = widest(VOICES, weight="bold") + 0.95
    right = width_of("100 %") + 0.3
    inch = 1 / (INSIDE - left - right)
    for row, voice in enumerate(reversed(VOICES)):
        colour = palette.VOICES[voice]
        write(ax, -left * inch, row, voice, weight="bold", color=colour, fontsize=16)
        for article, y in zip(pair, (row + 0.2, row - 0.2), strict=True):
            _draw_share(ax, y, article, voice, inch)
    for article, x in zip(pair, (0, 0.5), strict=True):
        name, style = shortened(article.name, 28), {"va": "baseline"}
        write_in_colour(ax, article.letter, x, len(VOICES) - 0.4, name, **style)
    set_share_axis(ax, left * inch, right * inch)
    ax.set_ylim(-0.5, len(VOICES))
    ax.set_xlabel(
        tr(
            "share of the article's words; thick: how far other sentences could move "
            "it,\nthin: the kit's own mistakes as well (19 of 20 cases)"
        )
    )


def _draw_share(
    ax: Axes, y: float, article: ArticleVoices, voice: str, inch: float
) -> None:
    share, colour = article.shares[voice], palette.ARTICLES[article.letter]
    draw_ranges(ax, share, with_errors(share, voice), y, colour)
    marker = palette.MARKERS[article.letter]
    ax.plot([share.estimate], [y], marker, color=colour, clip_on=False)
    write_in_colour(ax, article.letter, -0.25 * inch, y, article.letter, ha="right")
    write(ax, 1 + 0.2 * inch, y, percent(share.estimate), color=colour, fontsize=15)


def draw_ranges(
    ax: Axes, inner: Interval, outer: Interval, y: float, colour: str
) -> None:
    """The range by sentence as a thick line, and the wider one as a thin line."""
    draw_range(ax, outer.low, outer.high, y, color=colour, linewidth=1.5)
    style = {"linewidth": 7, "alpha": 0.45, "solid_capstyle": "butt"}
    draw_range(ax, inner.low, inner.high, y, color=colour, **style)


def _table(pair: VoicesOfPair) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for article in pair:
        for voice in VOICES:
            share = article.shares[voice]
            wide = with_errors(share, voice)
            words = article.airtime.words_in(voice)
            ranges = (percent(s.low, s.high) for s in (share, wide))
            row = f"{article.letter}: {voice}", words, percent(share.estimate), *ranges
            rows.append(row)
    return Table(
        caption=(
            tr(
                "Words by voice; A has {length} words, B {length_2}. The first range "
                "is by sentence; the second allows for the kit's mistakes, too",
                length=pair[0].length,
                length_2=pair[1].length,
            )
        ),
        columns=("voice", "words", "share", "range", tr("wider range")),
        rows=tuple(rows),
    )
