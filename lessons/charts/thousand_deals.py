"""The chart of a thousand deals: in how many luck was as surprising as a word."""

from __future__ import annotations

import numpy as np

from lessons.charts import palette
from lessons.charts.chart import Chart
from lessons.charts.drawing import WIDTH, bare, headed_figure, write
from lessons.charts.lettering import shortened
from lessons.charts.table import Table
from lessons.language import tr
from lessons.reading.deals import Null
from lessons.reading.keyness import Keyness, KeyWord

_ACROSS = 50  # deals in a row


def thousand_deals(result: Keyness, word: str, unit: str = "words") -> Chart:
    """Every deal as a square, filled where some word was as surprising as `word`.

    `unit` is what was dealt: "words" or "sentences".

    >>> from lessons.reading import counts
    >>> from lessons.reading.pair import load_pair
    >>> thousand_deals(counts.keyness(*load_pair()), "said").title
    'Luck 901: in 901 of 1,000 deals, some word looked at least as surprising as “said”'

    Raises `ValueError` for a word that is in neither text, and where nothing of that
    unit was dealt.
    """
    null, key = deals_of(result, unit), word_of(result, word)
    times, reached = len(null.maxima), null.reached(key.g2)
    name = f"“{shortened(key.word)}”"
    of = "deals" if unit == "words" else tr("deals of whole sentences")
    title = tr(
        "Luck {reached}: in {reached:,} of {times:,} {of}, some word looked at "
        "least as surprising as {name}",
        reached=reached,
        times=times,
        of=of,
        name=name,
    )
    with headed_figure(title, WIDTH, 5.0) as figure:
        ax = figure.add_subplot()
        rows = -(-times // _ACROSS)
        places = np.arange(times)
        x, y = places % _ACROSS, -(places // _ACROSS)
        ax.plot(x, y, "s", ms=9, mfc="white", mec="#bbbbbb", mew=1)
        full = slice(reached)
        ax.plot(x[full], y[full], "s", ms=9, color=palette.A)
        write(
            ax,
            -0.5,
            1.6,
            tr(
                "■ {reached:,} deals: some word was as surprising as {name}, or more",
                reached=reached,
                name=name,
            ),
            color=palette.A,
            weight="bold",
        )
        below = tr("□ {number:,} deals: no word was", number=times - reached)
        write(ax, -0.5, -rows - 0.4, below, weight="bold")
        bare(ax)
        ax.set(xlim=(-1, _ACROSS), ylim=(-rows - 1.3, 2.5))
    return Chart(
        figure=figure,
        title=title,
        alt=(
            tr(
                "Grid of {times:,} squares, one a deal of all {unit} of both texts. "
                "Filled are the deals in which some word was at least as surprising as "
                "{name}, {count_a} to {count_b}. {title}.",
                times=times,
                unit=unit,
                name=name,
                count_a=key.count_a,
                count_b=key.count_b,
                title=title,
            )
        ),
        table=Table(
            tr(
                "{times:,} deals of {unit} beside {name}",
                times=times,
                unit=unit,
                name=name,
            ),
            (tr("in a deal, the most surprising word was"), "deals"),
            (
                (tr("at least as surprising as {name}", name=name), reached),
                (tr("less surprising"), times - reached),
            ),
        ),
    )


def word_of(result: Keyness, word: str) -> KeyWord:
    """A word of the result; raises `ValueError` for one that is in neither text."""
    try:
        return result[word]
    except KeyError:
        raise ValueError(
            tr(
                "“{word}” is in neither text: choose a word that one of them uses.",
                word=shortened(word),
            )
        ) from None


def deals_of(result: Keyness, unit: str) -> Null:
    """The deals of one unit; raises `ValueError` where there are none."""
    nulls = {"words": result.word_deals, "sentences": result.sentence_deals}
    if unit not in nulls:
        raise ValueError(
            tr('Deals are of "words" or of "sentences": choose one of these.')
        )
    null = nulls[unit]
    if null is None or not null.maxima:
        raise ValueError(
            tr("No {unit} were dealt, so there is no luck to compare with.", unit=unit)
        )
    return null
