"""The chart of G² as a surprise score: where a thousand deals lie, and some words."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from lessons.charts import palette
from lessons.charts.chart import Chart
from lessons.charts.chosen_words import chosen_words
from lessons.charts.drawing import INSIDE, WIDTH, headed_figure, write
from lessons.charts.lettering import shortened, widest
from lessons.charts.table import Table
from lessons.charts.thousand_deals import deals_of, word_of
from lessons.charts.wording import listed
from lessons.language import tr
from lessons.reading.keyness import Keyness

_WHITE = {"facecolor": "white", "edgecolor": "none", "pad": 2}
_BEHIND = tr("95 of 100 deals stay left of this line")


def surprise(result: Keyness, words: Iterable[str] | str) -> Chart:
    """The largest G² of each deal as columns, and the G² of some real words above.

    >>> from lessons.reading import counts
    >>> from lessons.reading.pair import load_pair
    >>> surprise(counts.keyness(*load_pair()), ["said", "it", "mr"]).title
    '“mr” passes the dashed line, and luck seldom does'

    Raises `ValueError` for no words, for a word that is in neither text, and where
    nothing was dealt.
    """
    null = deals_of(result, "words")
    keys = [word_of(result, word) for word in chosen_words(words)]
    keys = sorted(dict.fromkeys(keys), key=lambda key: key.g2)
    beyond = [f"“{shortened(key.word)}”" for key in keys if key.g2 > null.maximum]
    title = (
        tr(
            "{beyond} {part} the dashed line, and luck seldom does",
            beyond=listed(beyond),
            part="passes" if len(beyond) == 1 else "pass",
        )
        if beyond
        else tr("None of these words passes the dashed line")
    )
    with headed_figure(title, WIDTH, 4.6 + 0.42 * len(keys)) as figure:
        ax = figure.add_subplot()
        most = max(*null.maxima, *(key.g2 for key in keys), 1.0)
        bars, edges = np.histogram(null.maxima, np.linspace(0, most * 1.02, 41))
        width = edges[1] - edges[0]
        ax.bar(edges[:-1], bars, 0.9 * width, align="edge", color=palette.CHANCE)
        top = max(bars.max(), 1)
        step = 0.17 * top
        high = top + step * (len(keys) + 1)
        ax.vlines(null.maximum, 0, high, color=palette.INK, linestyle="dashed")
        labels = [
            tr(
                "“{word}”, {count_a} to {count_b}: G² {g2:.1f}",
                word=shortened(key.word),
                count_a=key.count_a,
                count_b=key.count_b,
                g2=key.g2,
            )
            for key in keys
        ]
        # The words from left to right step down, so that no line crosses a label.
        for row, (key, label) in enumerate(zip(keys, labels, strict=True)):
            y = high - step * (row + 1)
            far = key.g2 > null.maximum
            colour = palette.ARTICLES[key.leans] if far else palette.INK
            ax.plot([key.g2, key.g2], [0, y], color=colour, linewidth=1.5)
            ax.plot(key.g2, y, "v", color=colour, markersize=11)
            style = {"color": colour, "weight": "bold", "bbox": _WHITE}
            write(ax, key.g2 + 0.02 * most, y, label, **style)
        write(ax, null.maximum, high + step / 2, _BEHIND, ha="center")
        inch = most / (INSIDE - widest(labels, weight="bold") - 0.6)
        ax.set(xlim=(0, INSIDE * inch), ylim=(0, high + step), yticks=[])
        ax.set_xticks(range(0, int(most) + 1, 2))
        ax.spines["left"].set_visible(False)
        ax.set_xlabel(
            tr("G², the surprise score: the larger, the less often luck reaches it")
        )
        ax.set_ylabel(tr("deals (grey)"), loc="bottom")
    told = ", ".join(f"“{shortened(key.word)}” {key.g2:.1f}" for key in keys)
    return Chart(
        figure=figure,
        title=title,
        alt=(
            tr(
                "Columns: how many of {maxima:,} deals had a most surprising word of "
                "each G². Lines: the real words, {told}. Dashed, at {maximum:.1f}: "
                "{behind}. {title}.",
                maxima=len(null.maxima),
                told=told,
                maximum=null.maximum,
                behind=_BEHIND,
                title=title,
            )
        ),
        table=Table(
            tr(
                "G² of each word; 95 of 100 deals stay below {maximum:.1f}",
                maximum=null.maximum,
            ),
            (
                "word",
                tr("uses in A"),
                tr("uses in B"),
                "G²",
                tr("luck: deals that reach it"),
            ),
            tuple(
                (key.word, key.count_a, key.count_b, key.g2, null.reached(key.g2))
                for key in keys
            ),
        ),
    )
