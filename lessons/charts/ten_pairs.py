"""Ten pairs of articles, one of each of two papers: which one is the brighter?"""

from __future__ import annotations

from collections.abc import Sequence

from lessons.charts import palette
from lessons.charts.chart import Chart
from lessons.charts.drawing import draw_range, headed_figure, write
from lessons.charts.table import Table
from lessons.charts.wording import in_words
from lessons.corpus.newsrooms import PAIRS, whole_number
from lessons.language import tr
from lessons.reading.numerals import signed

_PAPERS = ("Post", "Wire")
_STYLES = ((palette.A, "o"), (palette.B, "D"))


def ten_pairs(post: Sequence[float], wire: Sequence[float], first: int = 0) -> Chart:
    """The mean scores of ten pairs of articles, from article number `first` on.

    >>> chart = ten_pairs([0.2] * 10, [0.1] * 9 + [0.5])
    >>> chart.title
    'The Post is brighter in 9 of ten pairs. The widest, pair 9, lies 0.30 apart'

    Raises `ValueError` for a `first` that leaves fewer than ten.
    """
    whole_number(first, min(len(post), len(wire)) - PAIRS)
    numbers = range(first, first + PAIRS)
    gaps = {number: post[number] - wire[number] for number in numbers}
    widest = max(numbers, key=lambda number: abs(gaps[number]))
    brighter = sum(gap > 0 for gap in gaps.values())
    title = tr(
        "The Post is brighter in {brighter} of ten pairs. The widest, pair "
        "{widest}, lies {abs:.2f} apart",
        brighter=brighter,
        widest=widest,
        abs=abs(gaps[widest]),
    )
    with headed_figure(title, 9.5, 5.4) as figure:
        ax = figure.add_subplot()
        for number in numbers:
            pair = post[number], wire[number]
            weight = 4 if number == widest else 1.5
            draw_range(ax, *pair, number, color=palette.CHANCE, linewidth=weight)
            for value, (colour, marker) in zip(pair, _STYLES, strict=True):
                ax.plot(value, number, marker, color=colour, markersize=11)
        for value, paper, (colour, _) in zip(
            (post[first], wire[first]), _PAPERS, _STYLES, strict=True
        ):
            side = "left" if value == max(post[first], wire[first]) else "right"
            pad = 0.03 if side == "left" else -0.03
            style = {"ha": side, "color": colour, "weight": "bold", "fontsize": 14}
            write(ax, value + pad, first, paper, **style)
        ax.axvline(0, color="#dddddd", linewidth=1.5, zorder=0)
        ax.set(yticks=list(numbers), ylim=(first + PAIRS - 0.4, first - 0.6))
        ax.set_ylabel("pair")
        ax.set_xlabel(tr("mean score of the article, dark (−) to bright (+)"))
        ax.margins(x=0.12)
    return Chart(
        figure=figure,
        title=title,
        alt=(
            tr(
                "Dot plot. Rows: {pairs} pairs of articles, from pair {first}; along: "
                "the mean score of the article of the Post (circle) and of the Wire "
                "(diamond). {title}.",
                pairs=in_words(PAIRS),
                first=first,
                title=title,
            )
        ),
        table=Table(
            tr("Mean score of each article"),
            ("pair", "Post", "Wire", "brighter"),
            tuple(
                (
                    number,
                    signed(post[number]),
                    signed(wire[number]),
                    _PAPERS[gaps[number] < 0] if gaps[number] else "neither",
                )
                for number in numbers
            ),
        ),
    )
