"""Charts of counts: rates mirrored, places, and keyness against chance."""

from __future__ import annotations

from collections.abc import Iterable

from matplotlib.figure import Figure

from lessons.charts import palette
from lessons.charts.chart import Chart, Table, house_style, plain_letters
from lessons.reading.articles import Article
from lessons.reading.counts import rate


def word_rates(a: Article, b: Article, words: Iterable[str]) -> Chart:
    """Mirrored bars: how often each article uses each word, per 1,000 words.

    Thin lines are 95 % bootstrap intervals over sentences; raw counts are printed.
    Raises `ValueError` for no words.
    """
    pairs = [(rate(a, word), rate(b, word)) for word in words]
    if not pairs:
        raise ValueError("Name one word or more to chart.")
    pairs.sort(key=lambda pair: pair[0].per_thousand + pair[1].per_thousand)
    widest = max(r.interval.high for pair in pairs for r in pair) or 1.0
    gap = widest * 0.32  # room for the words in the middle
    lengths = len(a.words), len(b.words)
    apart = sum(
        one.interval.low > other.interval.high or other.interval.low > one.interval.high
        for one, other in pairs
    )
    title = (
        f"{apart} of {len(pairs)} words are used at clearly different rates"
        if apart
        else "No word is used at a clearly different rate"
    )
    with house_style():
        figure = Figure(figsize=(11, 1.6 + 0.62 * len(pairs)))
        ax = figure.add_subplot()
        for row, (left, right) in enumerate(pairs):
            for measured, side, letter in ((left, -1, "A"), (right, 1, "B")):
                colour, base = palette.ARTICLES[letter], side * gap / 2
                value, interval = measured.per_thousand, measured.interval
                ax.barh(row, side * value, left=base, height=0.62, color=colour)
                ax.plot(
                    [base + side * interval.low, base + side * interval.high],
                    [row, row],
                    color=palette.INK,
                    linewidth=1.6,
                )
                ax.text(
                    base + side * (max(value, interval.high) + widest * 0.02),
                    row,
                    f"{value:.1f}  ({measured.count})",
                    ha="right" if side < 0 else "left",
                    va="center",
                )
            ax.text(
                0,
                row,
                plain_letters(left.word),
                ha="center",
                va="center",
                weight="bold",
            )
        reach = gap / 2 + widest * 1.28
        ax.set(
            xlim=(-reach, reach), ylim=(-0.6, len(pairs) - 0.1), xticks=[], yticks=[]
        )
        ax.spines[:].set_visible(False)
        for side, article, letter in ((-1, a, "A"), (1, b, "B")):
            ax.text(
                side * gap / 2,
                len(pairs) - 0.4,
                article.name,
                ha="right" if side < 0 else "left",
                color=palette.ARTICLES[letter],
                weight="bold",
            )
        ax.set_title(title)
        ax.set_xlabel(
            "uses per 1,000 words (raw count in brackets; lines: 95 % of resamples)"
        )
    return Chart(
        figure=figure,
        title=title,
        alt=(
            f"Mirrored bar chart. Left: {a.name} ({lengths[0]} words); right: {b.name} "
            f"({lengths[1]} words). Bars show uses per 1,000 words with 95 % intervals. "
            f"{title}."
        ),
        table=Table(
            caption=f"Uses per 1,000 words; A has {lengths[0]} words, B {lengths[1]}",
            columns=(
                "word",
                "A count",
                "A rate",
                "A 95 %",
                "B count",
                "B rate",
                "B 95 %",
            ),
            rows=tuple(
                (
                    left.word,
                    left.count,
                    f"{left.per_thousand:.1f}",
                    f"{left.interval.low:.1f} to {left.interval.high:.1f}",
                    right.count,
                    f"{right.per_thousand:.1f}",
                    f"{right.interval.low:.1f} to {right.interval.high:.1f}",
                )
                for left, right in reversed(pairs)
            ),
        ),
    )
