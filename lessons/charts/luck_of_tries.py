"""A hundred tries with few articles, and with many: how far luck alone reaches."""

from __future__ import annotations

from collections.abc import Sequence

from lessons.charts import palette
from lessons.charts.chart import Chart
from lessons.charts.drawing import headed_figure, write
from lessons.charts.table import Table
from lessons.corpus.newsrooms import Tries
from lessons.language import tr


def luck_of_tries(tries: Sequence[Tries]) -> Chart:
    """Every try as a dot, a row for each number of articles, the truth at 0.

    >>> from lessons.corpus.newsrooms import tries
    >>> luck_of_tries(tries([0.1, -0.1], [0.1, -0.1])).table.columns
    ('articles of each', 'nine tries in ten lie within', 'farthest try')
    """
    few, most = tries[0], tries[-1]
    title = tr(
        "Luck alone puts two equal papers up to {farthest:.2f} apart with {many} "
        "article of each, up to {farthest_2:.2f} with {many_2}",
        farthest=few.farthest,
        many=few.many,
        farthest_2=most.farthest,
        many_2=most.many,
    )
    with headed_figure(title, 9.5, 4.2) as figure:
        ax = figure.add_subplot()
        ax.axvline(0, color=palette.INK, linewidth=1.5, zorder=0)
        for row, one in enumerate(tries):
            places = [row] * len(one.gaps)
            ax.plot(one.gaps, places, "o", color=palette.A, markersize=10, alpha=0.3)
        write(ax, 0, -0.62, "  the truth: 0", fontsize=13)
        ax.set_yticks(
            range(len(tries)), [tr("{many} of each", many=one.many) for one in tries]
        )
        ax.tick_params(axis="y", labelsize=15)
        ax.set_ylim(len(tries) - 0.5, -0.85)
        ax.set_xlabel(
            tr("mean of the Post minus mean of the Wire; each dot is one try")
        )
    return Chart(
        figure=figure,
        title=title,
        alt=(
            tr("Dot plot. Rows: ")
            + ", ".join(str(one.many) for one in tries)
            + tr(
                " articles of each paper; along: the mean of the Post minus that of "
                "the Wire, a dot a try, the truth at 0. {title}.",
                title=title,
            )
        ),
        table=Table(
            tr("How far from 0 the tries lie"),
            (
                tr("articles of each"),
                tr("nine tries in ten lie within"),
                tr("farthest try"),
            ),
            tuple((one.many, one.within(0.9), one.farthest) for one in tries),
        ),
    )
