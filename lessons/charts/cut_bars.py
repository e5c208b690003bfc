"""Bars that mislead with true numbers: counts of two lengths, on an axis to choose."""

from __future__ import annotations

from matplotlib.figure import Figure

from lessons.charts import palette
from lessons.charts.chart import Chart
from lessons.charts.drawing import WIDTH, headed_figure, write
from lessons.charts.table import Table
from lessons.language import tr
from lessons.reading.article import Article
from lessons.reading.voices import airtime
from lessons.reading.voices.errors import errors_of_shares


def cut_bars(a: Article, b: Article, floor: float) -> Chart:
    """Words in each article's own voice as two bars, on an axis that begins at `floor`.

    It is made to be criticised: it counts words where the articles differ in length,
    its title leaves no doubt, and where `floor` is not 0 the bars' lengths mislead.

    >>> from lessons.reading.pair import load_pair
    >>> cut_bars(*load_pair(), 200).title
    'A says more in its own voice, no doubt about it'

    Raises `ValueError` for a floor that is no number or below 0, or at which no bar is
    left.
    """
    own = [airtime(article).words_in("own") for article in (a, b)]
    sizes = [len(article.words) for article in (a, b)]
    if isinstance(floor, bool) or not isinstance(floor, (int, float)):
        raise ValueError(
            tr(
                "The axis begins at a number: write it in digits, without quotation "
                "marks."
            )
        )
    if not min(own):
        raise ValueError(
            tr("An article has no word in its own voice: no bar can be drawn.")
        )
    if not 0 <= floor < min(own):
        raise ValueError(
            tr(
                "No bar can stand on {floor}: let the axis begin somewhere from 0 to "
                "{number}.",
                floor=floor,
                number=min(own) - 1,
            )
        )
    more = "A" if own[0] > own[1] else "B"
    title = tr("{more} says more in its own voice, no doubt about it", more=more)
    with headed_figure(title, WIDTH, 3.6) as figure:
        _draw(figure, own, floor)
    return Chart(
        figure=figure,
        title=title,
        alt=(
            tr(
                "Two bars of words in the article's own voice, article A beside "
                "article B, on an axis that begins at {floor:g}: the bar of {more} is "
                "{own:.1f} times as long as the other. {title}.",
                floor=floor,
                more=more,
                own=_times_as_long(own, floor),
                title=title,
            )
        ),
        table=Table(
            caption=tr("Words in the article's own voice"),
            columns=("article", "count", tr("of words"), tr("per 1,000 words")),
            rows=tuple(
                (letter, mine, size, 1000 * mine / size)
                for letter, mine, size in zip("AB", own, sizes, strict=True)
            ),
        ),
        errors=errors_of_shares(),
    )


def _draw(figure: Figure, own: list[int], floor: float) -> None:
    ax = figure.add_subplot()
    ax.bar(["A", "B"], own, width=0.6, color=[palette.A, palette.B])
    for place, many in enumerate(own):
        write(
            ax,
            place,
            many,
            tr("{many} words", many=many),
            ha="center",
            va="bottom",
            weight="bold",
        )
    ax.set(ylim=(floor, max(own) + 0.15 * (max(own) - floor)), yticks=[floor])
    ax.set_ylabel(tr("words in its own voice"))


def _times_as_long(own: list[int], floor: float) -> float:
    return (max(own) - floor) / (min(own) - floor)
