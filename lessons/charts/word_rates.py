"""The chart of word rates: how often each article uses each word, as mirrored bars."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from matplotlib.axes import Axes

from lessons.charts import palette
from lessons.charts.chart import Chart
from lessons.charts.chosen_words import chosen_words
from lessons.charts.drawing import (
    INSIDE,
    WIDTH,
    bare,
    draw_range,
    headed_figure,
    heading,
    write,
    write_in_colour,
)
from lessons.charts.lettering import shortened, widest, width_of
from lessons.charts.table import Table
from lessons.charts.wording import counted
from lessons.language import tr
from lessons.reading.article import Article
from lessons.reading.counts import Rate, rate
from lessons.reading.intervals import Interval

_Rates = tuple[Rate, Rate]  # of one word: in A and in B


def word_rates(a: Article, b: Article, words: Iterable[str] | str) -> Chart:
    """How often each article uses each word, per 1,000 words.

    >>> from lessons.reading.pair import load_pair
    >>> chart = word_rates(*load_pair(), ["war", "mr"])
    >>> chart.title
    '1 of 2 words is used at a clearly different rate'

    Thin lines are 95 % intervals by sentence, or the rule of three where
    a word does not occur; counts are printed. Raises `ValueError` for no words, and
    for several words in one.
    """
    rates = [(rate(a, word), rate(b, word)) for word in chosen_words(words)]
    rates.sort(key=lambda pair: pair[0].per_thousand + pair[1].per_thousand)
    title = _finding(rates)
    heads = heading(a, "A"), heading(b, "B")
    lengths = len(a.words), len(b.words)
    with headed_figure(title, WIDTH, 2.04 + 0.62 * len(rates)) as figure:
        ax = figure.add_subplot()
        _draw(ax, rates, heads)
        ax.set_xlabel(
            tr(
                "uses per 1,000 words (count in brackets)\nthin lines: how far luck "
                "could move the rate"
            )
        )
    return Chart(
        figure=figure,
        title=title,
        alt=(
            tr(
                "Mirrored bar chart. Left: {heads} ({lengths} words); right: {heads_2} "
                "({lengths_2} words). Bars show uses per 1,000 words, and "
                "the thin line on each is its 95 % range. {title}.",
                heads=heads[0],
                lengths=lengths[0],
                heads_2=heads[1],
                lengths_2=lengths[1],
                title=title,
            )
        ),
        table=_table(rates, lengths),
    )


def _finding(rates: Sequence[_Rates]) -> str:
    """How many words have intervals that do not meet; else what is to be seen."""
    apart = sum(_apart(one.interval, other.interval) for one, other in rates)
    if all(one.per_thousand == other.per_thousand for one, other in rates):
        return tr("Both use every word at the same rate")
    if not apart:
        return tr("The rates differ in these two texts; too few words to say more")
    if apart == 1:
        return tr(
            "1 of {counted} is used at a clearly different rate",
            counted=counted(len(rates), "word"),
        )
    return tr(
        "{apart} of {rates} words are used at clearly different rates",
        apart=apart,
        rates=len(rates),
    )


def _apart(one: Interval, other: Interval) -> bool:
    return one.low > other.high or other.low > one.high


def _draw(ax: Axes, rates: Sequence[_Rates], heads: tuple[str, str]) -> None:
    """A row a word: its name in the middle, A's bar to the left, B's to the right."""
    names = [shortened(in_a.word) for in_a, _ in rates]
    middle = widest(names, weight="bold") + 0.3
    numbers = width_of("888.8  (888)") + 0.15
    longest = max(r.interval.high for pair in rates for r in pair) or 1.0
    inch = longest / ((INSIDE - middle) / 2 - numbers)
    edge = middle * inch / 2
    for row, (pair, name) in enumerate(zip(rates, names, strict=True)):
        write(ax, 0, row, name, ha="center", weight="bold")
        for measured, letter in zip(pair, "AB", strict=True):
            _draw_rate(ax, row, measured, letter, edge, inch)
    for head, letter, side in zip(heads, "AB", (-1, 1), strict=True):
        style = {"ha": "right" if letter == "A" else "left", "va": "bottom"}
        write_in_colour(ax, letter, side * edge, len(rates) - 0.45, head, **style)
    reach = edge + longest + numbers * inch
    ax.set(xlim=(-reach, reach), ylim=(-0.6, len(rates)))
    bare(ax)


def _draw_rate(
    ax: Axes, row: int, measured: Rate, letter: str, edge: float, inch: float
) -> None:
    side = -1 if letter == "A" else 1
    value, interval = measured.per_thousand, measured.interval
    base, end = side * edge, edge + max(value, interval.high) + 0.1 * inch
    ax.barh(row, side * value, left=base, height=0.62, color=palette.ARTICLES[letter])
    low, high = base + side * interval.low, base + side * interval.high
    draw_range(ax, low, high, row, color=palette.INK, linewidth=1.6)
    shown = f"{value:.1f}  ({measured.count})"
    write(ax, side * end, row, shown, ha="right" if letter == "A" else "left")


def _table(rates: Sequence[_Rates], lengths: tuple[int, int]) -> Table:
    return Table(
        caption=tr(
            "Uses per 1,000 words; A has {lengths} words, B {lengths_2}",
            lengths=lengths[0],
            lengths_2=lengths[1],
        ),
        columns=(
            "word",
            tr("A count"),
            tr("A rate"),
            "A 95 %",
            tr("B count"),
            tr("B rate"),
            "B 95 %",
        ),
        rows=tuple(
            (in_a.word, *_cells(in_a), *_cells(in_b)) for in_a, in_b in reversed(rates)
        ),
    )


def _cells(measured: Rate) -> tuple[int, str, str]:
    low, high = measured.interval.low, measured.interval.high
    return (
        measured.count,
        f"{measured.per_thousand:.1f}",
        tr("{low:.1f} to {high:.1f}", low=low, high=high),
    )
