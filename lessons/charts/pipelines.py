"""The chart of pipelines: one pair of articles scored in several ways."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import fmean

from matplotlib.axes import Axes

from lessons.charts import palette
from lessons.charts.chart import Chart
from lessons.charts.drawing import headed_figure, write, write_in_colour
from lessons.charts.lettering import shortened, wrapped
from lessons.charts.table import Cell, Table
from lessons.charts.wording import spelled
from lessons.reading.intervals import Interval
from lessons.reading.numerals import signed
from lessons.reading.sentiment import Run


def pipelines(runs: Iterable[Run]) -> Chart:
    """Each article's mean compound through each pipeline, with 95 % intervals.

    >>> from lessons.reading.pair import load_pair
    >>> from lessons.reading.sentiment import PIPELINES, run
    >>> chart = pipelines(run(way, *load_pair()) for way in PIPELINES)
    >>> chart.title
    'The order flips twice, and every interval overlaps'

    The lines join the same article from pipeline to pipeline; where they cross, the
    order has flipped. Raises `ValueError` for no runs.
    """
    runs = tuple(runs)
    if not runs:
        raise ValueError("Run one pipeline or more before charting them.")
    title = _finding(runs)
    with headed_figure(title, 12, 8.5) as figure:
        ax = figure.add_subplot()
        for letter, shift in (("A", -0.06), ("B", 0.06)):
            _draw_line(ax, runs, letter, shift)
        _name_pipelines(ax, runs)
        _name_lines(ax, runs)
    return Chart(
        figure=figure,
        title=title,
        alt=(
            f"Slope chart. Across: {spelled(len(runs), 'pipeline')} "
            f"({', '.join(run.pipeline.name for run in runs)}). Up: the mean compound "
            "score of a sentence, article A (circles) and article B (diamonds), with "
            f"95 % intervals. {_order_in_words(runs)}. {title}."
        ),
        table=Table(
            caption="Mean compound of a sentence; intervals: 95 %, by sentence",
            columns=("pipeline", "A", "A 95 %", "B", "B 95 %", "higher", "p"),
            rows=tuple(_pipeline_row(run) for run in runs),
        ),
    )


def _higher(run: Run) -> str:
    """ "A", "B", or "neither" where the means are the same."""
    return run.higher if run.difference.interval.estimate else "neither"


def _flips(runs: Sequence[Run]) -> int:
    order = [_higher(run) for run in runs if _higher(run) != "neither"]
    return sum(one != other for one, other in pairwise(order))


def _finding(runs: Sequence[Run]) -> str:
    order, one = _order(runs), len(runs) == 1
    beyond = sum(run.difference.beyond_chance for run in runs)
    if beyond and one:
        return f"{order}, by more than chance gives"
    if beyond:
        are = "is" if beyond == 1 else "are"
        return f"{order}; {beyond} of {len(runs)} differences {are} beyond chance"
    if not all(_overlap(run) for run in runs):
        return f"{order}, and no difference is beyond chance"
    return f"{order}, " + (
        "but the intervals overlap" if one else "and every interval overlaps"
    )


def _order(runs: Sequence[Run]) -> str:
    """Who scores higher, or how often that flips, as the beginning of a title."""
    if len(runs) == 1:
        name = shortened(runs[0].pipeline.name, 30)
        order = f"{name}: {_higher(runs[0])} scores higher"
        return order[:1].upper() + order[1:]
    if flips := _flips(runs):
        times = {1: "once", 2: "twice"}.get(flips, f"{flips} times")
        return f"The order flips {times}"
    leading = [_higher(run) for run in runs if _higher(run) != "neither"]
    if not leading:
        return "Neither ever scores higher"
    if len(leading) == len(runs):
        return f"{leading[0]} scores higher every time"
    return f"{leading[0]} scores higher in {len(leading)} of {len(runs)} pipelines"


def _overlap(run: Run) -> bool:
    one, other = run.difference.first, run.difference.second
    return one.low <= other.high and other.low <= one.high


def _order_in_words(runs: Sequence[Run]) -> str:
    return "; ".join(f"{run.pipeline.name}: {_higher(run)} higher" for run in runs)


def _draw_line(ax: Axes, runs: Sequence[Run], letter: str, shift: float) -> None:
    sides = [(run.difference.first, run.difference.second) for run in runs]
    means = [side["AB".index(letter)] for side in sides]
    places = [at + shift for at in range(len(runs))]
    colour = palette.ARTICLES[letter]
    style = {"color": colour, "linewidth": 1.8, "alpha": 0.75}
    for at, mean in zip(places, means, strict=True):
        ax.plot([at] * 2, [mean.low, mean.high], **style)
    ax.plot(
        places,
        [mean.estimate for mean in means],
        color=colour,
        marker=palette.MARKERS[letter],
        linestyle="-" if letter == "A" else "--",
        markersize=14,
    )


def _name_lines(ax: Axes, runs: Sequence[Run]) -> None:
    """Each line's article beside its last mark, the higher one above the other."""
    last, (low, high) = runs[-1].difference, ax.get_ylim()
    ends = {"A": last.first.estimate, "B": last.second.estimate}
    middle, upper = fmean(ends.values()), max(ends, key=lambda letter: ends[letter])
    apart = max(abs(ends["A"] - ends["B"]) / 2, 0.028 * (high - low))
    for letter in ends:
        y = middle + (apart if letter == upper else -apart)
        x, name = len(runs) - 1 + 0.15, f"article {letter}"
        write_in_colour(ax, letter, x, y, name, fontsize=15)


def _name_pipelines(ax: Axes, runs: Sequence[Run]) -> None:
    width = 9.8 / max(len(runs), 3)
    labels = [
        wrapped(run.pipeline.name.upper(), width, 14, "bold", lines=2) for run in runs
    ]
    ax.set_xticks(range(len(runs)))
    ax.set_xticklabels(labels, weight="bold", fontsize=14)
    below = max(label.count("\n") for label in labels) * 18
    for at, run in enumerate(runs):
        steps = "\n".join(
            textwrap.indent(wrapped(step, width - 0.3, lines=3), "     ").replace(
                "    ", f"{n}  ", 1
            )
            for n, step in enumerate(run.pipeline.steps, start=1)
        )
        ax.annotate(
            steps,
            (at, 0),
            xycoords=("data", "axes fraction"),
            xytext=(0, -30 - below),
            textcoords="offset points",
            ha="center",
            va="top",
            ma="left",
            fontsize=13,
        )
        _name_higher(ax, at, run)
    ax.set_xlim(-0.5 - (len(runs) == 1), len(runs) - 0.3 + (len(runs) == 1))
    ax.axhline(0, color=palette.INK, linewidth=1.2, zorder=0)
    ax.tick_params(axis="x", length=0)
    ax.yaxis.set_major_formatter(lambda value, _: signed(value, 1))
    ax.set_ylabel("mean compound of a sentence\n(thin lines: 95 % ranges)")


def _name_higher(ax: Axes, at: int, run: Run) -> None:
    a, b, higher = run.difference.first, run.difference.second, _higher(run)
    above = {"transform": ax.get_xaxis_transform(), "ha": "center"}
    bold = {"weight": "bold", "color": palette.ARTICLES.get(higher, palette.INK)}
    write(ax, at, 1.1, f"{higher} higher", fontsize=17, **bold, **above)
    means = f"A {signed(a.estimate)}   B {signed(b.estimate)}"
    write(ax, at, 1.045, means, fontsize=13, **above)


def _pipeline_row(run: Run) -> tuple[Cell, ...]:
    return (
        f"{run.pipeline.name}: {'; '.join(run.pipeline.steps)}",
        *_mean_cells(run.difference.first),
        *_mean_cells(run.difference.second),
        _higher(run),
        run.difference.p,
    )


def _mean_cells(mean: Interval) -> tuple[str, str]:
    return signed(mean.estimate, 3), f"{signed(mean.low)} to {signed(mean.high)}"
