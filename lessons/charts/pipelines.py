"""The chart of pipelines: how far two articles' scores lie apart, way by way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from matplotlib.axes import Axes

from lessons.charts import palette
from lessons.charts.chart import Chart
from lessons.charts.drawing import draw_range, headed_figure, write_in_colour
from lessons.charts.lettering import shortened, wrapped
from lessons.charts.table import Cell, Table
from lessons.charts.wording import spelled
from lessons.language import tr
from lessons.reading.numerals import signed
from lessons.reading.sentiment import Run, errors_of_scores

_WIDTH = 12.0  # inches
_NAMES = 4.4  # of them for the pipelines' names and steps


def pipelines(runs: Iterable[Run]) -> Chart:
    """How far apart the articles' means lie in each pipeline, with 95 % intervals.

    >>> from lessons.reading.pair import load_pair
    >>> from lessons.reading.sentiment import PIPELINES, run
    >>> chart = pipelines(run(way, *load_pair()) for way in PIPELINES)
    >>> chart.title
    'The order flips twice; luck could do as much each time'

    A row is a pipeline. Its mark stands at the mean compound of a sentence of A minus
    that of B: right of zero A scores higher, left of it B. The line through the mark is
    the interval of this difference; where it reaches over zero, the order may be luck.
    Raises `ValueError` for no runs.
    """
    runs = tuple(runs)
    if not runs:
        raise ValueError(tr("Run one pipeline or more before charting them."))
    title, notes = _finding(runs), [_note(run) for run in runs]
    heights = [0.75 + 0.24 * note.count("\n") for note in notes]
    with headed_figure(title, _WIDTH, 2.2 + sum(heights)) as figure:
        ax = figure.add_subplot()
        at = 0.0
        for run, note, height in zip(runs, notes, heights, strict=True):
            at -= height
            _draw_run(ax, at + height / 2, run)
            _name_run(ax, at + height / 2, run, note)
        _draw_axis(ax, runs, at)
    return Chart(
        figure=figure,
        title=title,
        alt=(
            tr(
                "Chart of intervals. Rows: {spelled} ({join}). Along: the mean "
                "compound score of a sentence of article A minus that of article B, "
                "with 95 % intervals of this difference; right of zero A scores higher "
                "(a circle), left of zero B (a diamond). {runs}. {title}.",
                spelled=spelled(len(runs), "pipeline"),
                join=", ".join(run.pipeline.name for run in runs),
                runs=_order_in_words(runs),
                title=title,
            )
        ),
        table=Table(
            caption=(
                tr(
                    "Mean compound of a sentence, and the difference of the means, "
                    "with its 95 % interval"
                )
            ),
            columns=("pipeline", "A", "B", tr("A minus B"), "95 %", "higher", "p"),
            rows=tuple(_pipeline_row(run) for run in runs),
        ),
        errors=errors_of_scores(),
    )


# The finding --------------------------------------------------------------------------


def _higher(run: Run) -> str:
    """ "A", "B", or "neither" where the means are the same."""
    return run.higher if run.difference.interval.estimate else "neither"


def _apart(run: Run) -> bool:
    """Whether the interval of the difference leaves zero out."""
    return 0 not in run.difference.interval


def _finding(runs: Sequence[Run]) -> str:
    if len(runs) == 1:
        return _one_way(runs[0])
    apart = sum(map(_apart, runs))
    if not apart:
        return tr("{runs}; luck could do as much each time", runs=_order(runs))
    are = "is" if apart == 1 else "are"
    return tr(
        "{runs}; {apart} of {runs_2} differences {are} larger than luck gives",
        runs=_order(runs),
        apart=apart,
        runs_2=len(runs),
        are=are,
    )


def _one_way(run: Run) -> str:
    """Who scores higher in one pipeline, and by how much."""
    name = shortened(run.pipeline.name, 30)
    name = name[:1].upper() + name[1:]
    gap = run.difference.interval.estimate
    if not gap:
        return tr("{name}: neither article scores higher", name=name)
    luck = (
        tr("by more than luck gives")
        if _apart(run)
        else tr("and luck could do as much")
    )
    return tr(
        "{name}: {higher} scores {gap:.2f} higher, {luck}",
        name=name,
        higher=run.higher,
        gap=abs(gap),
        luck=luck,
    )


def _order(runs: Sequence[Run]) -> str:
    """Who scores higher, or how often that flips, as the beginning of a title."""
    if flips := _flips(runs):
        times = {1: "once", 2: "twice"}.get(flips, f"{flips} times")
        return tr("The order flips {times}", times=times)
    leading = [_higher(run) for run in runs if _higher(run) != "neither"]
    if not leading:
        return tr("Neither ever scores higher")
    if len(leading) == len(runs):
        return tr("{leading} scores higher every time", leading=leading[0])
    return tr(
        "{leading} scores higher in {leading_2} of {runs} pipelines",
        leading=leading[0],
        leading_2=len(leading),
        runs=len(runs),
    )


def _flips(runs: Sequence[Run]) -> int:
    order = [_higher(run) for run in runs if _higher(run) != "neither"]
    return sum(one != other for one, other in pairwise(order))


def _order_in_words(runs: Sequence[Run]) -> str:
    return "; ".join(
        tr("{name}: {run} higher", name=run.pipeline.name, run=_higher(run))
        for run in runs
    )


# The picture --------------------------------------------------------------------------


def _note(run: Run) -> str:
    """A pipeline's steps as they stand below its name."""
    return "\n".join(
        wrapped(step, _NAMES - 0.2, lines=2) for step in run.pipeline.steps
    )


def _draw_run(ax: Axes, y: float, run: Run) -> None:
    gap, higher = run.difference.interval, _higher(run)
    colour = palette.ARTICLES.get(higher, palette.INK)
    draw_range(ax, gap.low, gap.high, y, color=colour, linewidth=5, alpha=0.45)
    ax.plot(
        [gap.estimate],
        [y],
        palette.MARKERS.get(higher, "s"),
        color=colour,
        markersize=15,
        markeredgecolor="white",
    )
    text = (
        tr("{higher} higher", higher=higher)
        if higher != "neither"
        else tr("neither higher")
    )
    style = {"xytext": (0, 11), "textcoords": "offset points", "ha": "center"}
    ax.annotate(
        tr("{text} by {estimate:.2f}", text=text, estimate=abs(gap.estimate)),
        (gap.estimate, y),
        color=colour,
        weight="bold",
        fontsize=15,
        va="bottom",
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 1},
        **style,
    )


def _name_run(ax: Axes, y: float, run: Run, note: str) -> None:
    """A pipeline's name and its steps, left of the marks."""
    name = wrapped(run.pipeline.name, _NAMES, 15, "bold", lines=1)
    lines = note.count("\n") + 1
    edge = {"xycoords": ax.get_yaxis_transform(), "textcoords": "offset points"}
    style = {"ha": "left", "annotation_clip": False}
    left = -72 * _NAMES
    top = 8.5 * lines
    ax.annotate(
        name, (0, y), xytext=(left, top), va="center", weight="bold", fontsize=15,
        **edge, **style,
    )  # fmt: skip
    ax.annotate(
        note, (0, y), xytext=(left, top - 11), va="top", fontsize=13, **edge, **style
    )


def _draw_axis(ax: Axes, runs: Sequence[Run], bottom: float) -> None:
    gaps = [run.difference.interval for run in runs]
    reach = 1.15 * max(0.2, *(abs(end) for gap in gaps for end in (gap.low, gap.high)))
    ax.axvline(0, color=palette.INK, linewidth=1.6, zorder=0)
    ax.set(xlim=(-reach, reach), ylim=(bottom, 0.55), yticks=[])
    for letter, side, words in (
        ("B", -0.5, tr("◀ B scores higher")),
        ("A", 0.5, tr("A scores higher ▶")),
    ):
        write_in_colour(ax, letter, side * reach, 0.3, words, ha="center", fontsize=15)
    ax.spines["left"].set_visible(False)
    ax.xaxis.set_major_formatter(lambda value, _: signed(value, 1))
    ax.locator_params(axis="x", nbins=7)
    ax.set_xlabel(
        tr(
            "A's mean score minus B's\n(line: how far luck could move the difference, "
            "95 %)"
        )
    )


def _pipeline_row(run: Run) -> tuple[Cell, ...]:
    apart = run.difference
    return (
        f"{run.pipeline.name}: {'; '.join(run.pipeline.steps)}",
        signed(apart.first.estimate, 3),
        signed(apart.second.estimate, 3),
        signed(apart.interval.estimate, 3),
        tr(
            "{low} to {high}",
            low=signed(apart.interval.low),
            high=signed(apart.interval.high),
        ),
        _higher(run),
        apart.p,
    )
