"""The chart of a thousand deals: in how many luck was as surprising as a word."""

from __future__ import annotations

import numpy as np

from lessons.charts import palette
from lessons.charts.chart import Chart
from lessons.charts.drawing import WIDTH, bare, headed_figure, write
from lessons.charts.lettering import shortened
from lessons.charts.table import Table
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
    of = "deals" if unit == "words" else "deals of whole sentences"
    title = (
        f"Luck {reached}: in {reached:,} of {times:,} {of}, some word looked at least "
        f"as surprising as {name}"
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
            f"■ {reached:,} deals: some word was as surprising as {name}, or more",
            color=palette.A,
            weight="bold",
        )
        below = f"□ {times - reached:,} deals: no word was"
        write(ax, -0.5, -rows - 0.4, below, weight="bold")
        bare(ax)
        ax.set(xlim=(-1, _ACROSS), ylim=(-rows - 1.3, 2.5))
    return Chart(
        figure=figure,
        title=title,
        alt=(
            f"Grid of {times:,} squares, one a deal of all {unit} of both texts. "
            f"Filled are the deals in which some word was at least as surprising as "
            f"{name}, {key.count_a} to {key.count_b}. {title}."
        ),
        table=Table(
            f"{times:,} deals of {unit} beside {name}",
            ("in a deal, the most surprising word was", "deals"),
            (
                (f"at least as surprising as {name}", reached),
                ("less surprising", times - reached),
            ),
        ),
    )


def word_of(result: Keyness, word: str) -> KeyWord:
    """A word of the result; raises `ValueError` for one that is in neither text."""
    try:
        return result[word]
    except KeyError:
        raise ValueError(
            f"“{shortened(word)}” is in neither text: choose a word that one of them "
            "uses."
        ) from None


def deals_of(result: Keyness, unit: str) -> Null:
    """The deals of one unit; raises `ValueError` where there are none."""
    nulls = {"words": result.word_deals, "sentences": result.sentence_deals}
    if unit not in nulls:
        raise ValueError('Deals are of "words" or of "sentences": choose one of these.')
    null = nulls[unit]
    if null is None or not null.maxima:
        raise ValueError(f"No {unit} were dealt, so there is no luck to compare with.")
    return null
