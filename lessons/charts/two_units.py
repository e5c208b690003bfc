"""Ranges by whole articles beside ranges by sentences: which promise is kept?"""

from __future__ import annotations

from collections.abc import Sequence

from lessons.charts import palette
from lessons.charts.chart import Chart
from lessons.charts.drawing import draw_range, headed_figure, write
from lessons.charts.table import Table
from lessons.charts.wording import in_words
from lessons.corpus.newsrooms import Range, TwoRanges
from lessons.language import tr
from lessons.reading.numerals import signed

_UNITS = (tr("by whole articles"), tr("by single sentences"))


def two_units(rows: Sequence[TwoRanges]) -> Chart:
    """Two panels of ranges of the same samples; those that miss the truth are crossed.

    >>> from lessons.corpus.newsrooms import two_ranges
    >>> two_units(two_ranges()).table.columns
    ('fifteen articles', 'by whole articles', 'by single sentences')
    """
    columns = [row.by_articles for row in rows], [row.by_sentences for row in rows]
    missed = [sum(one.misses for one in column) for column in columns]
    title = tr(
        "Ranges by articles miss the truth in {in_words} of {rows} draws, ranges "
        "by sentences in {in_words_2}",
        in_words=in_words(missed[0]),
        rows=len(rows),
        in_words_2=in_words(missed[1]),
    )
    with headed_figure(title, 11, 6) as figure:
        axes = figure.subplots(1, 2, sharex=True, sharey=True)
        for ax, unit, column in zip(axes, _UNITS, columns, strict=True):
            _draw(ax, column)
            ax.set_title(unit, fontsize=15)
        axes[0].set_ylim(len(rows) - 0.4, -0.6)
    return Chart(
        figure=figure,
        title=title,
        alt=(
            tr(
                "Two panels of ranges, {rows} rows each: drawn by whole articles, and "
                "by single sentences. A line shows the mean of all 160 articles; "
                "ranges that miss it are thick, with a cross. {title}.",
                rows=len(rows),
                title=title,
            )
        ),
        table=Table(
            tr("Where 95 of 100 means lie, drawn again from the same fifteen articles"),
            (tr("fifteen articles"), *_UNITS),
            tuple(
                (number, *map(_in_words, pair))
                for number, pair in enumerate(zip(*columns, strict=True), start=1)
            ),
        ),
    )


def _draw(ax, column: Sequence[Range]) -> None:
    ax.axvline(column[0].truth, color=palette.INK, linewidth=1.5, zorder=0)
    for row, one in enumerate(column):
        colour = palette.DOWN if one.misses else palette.A
        weight = 5 if one.misses else 3
        draw_range(ax, one.low, one.high, row, color=colour, linewidth=weight)
        if one.misses:
            # Away from the truth, so that the line does not cross the word.
            below = one.high < one.truth
            end, side = (one.low, "right") if below else (one.high, "left")
            write(ax, end, row, tr("  ✕ misses  "), ha=side, color=colour, fontsize=13)
    ax.set(yticks=[])
    ax.margins(x=0.25)
    ax.spines["left"].set_visible(False)
    ax.set_xlabel(tr("mean score; the line is the mean of all 160"))


def _in_words(one: Range) -> str:
    missed = tr(", misses") if one.misses else ""
    return tr(
        "{low} to {high}{missed}",
        low=signed(one.low),
        high=signed(one.high),
        missed=missed,
    )
