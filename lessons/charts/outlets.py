"""The frame chart for many outlets: a panel a measure, a row an outlet."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes

from lessons.charts import palette
from lessons.charts.chart import Chart, Table, house_style
from lessons.charts.drawing import (
    bare,
    canvas,
    inside,
    set_headline,
    shortened,
    wrapped,
)
from lessons.charts.wording import counted, listed
from lessons.corpus.outlets import Estimate, Measure
from lessons.reading.chance import by_chance
from lessons.reading.numerals import signed

MOST = 12  # outlets drawn; the table has them all
_SIDE, _PANEL = 2.6, 2.3  # inches: the names, and each panel
_ROW = 0.52
_NAMED, _TOLD = 3, 4  # outlets in the title; differences that it has room to tell


def outlets_chart(found: Sequence[Estimate]) -> Chart:
    """Every measure of every outlet, with its 95 % interval by articles.

    Grey marks lie no further from all the other outlets together than chance gives,
    all marks allowed for. Outlets with few articles have a mark and no interval. Raises
    `ValueError` for nothing to draw.
    """
    if not found:
        raise ValueError("There is no outlet to draw: no article could be measured.")
    measures = list(dict.fromkeys(e.measure for e in found))
    sizes = {e.outlet: e.articles for e in found}
    drawn = sorted(sorted(sizes), key=sizes.__getitem__, reverse=True)[:MOST]
    title = finding(found)
    with house_style():
        width = _SIDE + _PANEL * len(measures)
        figure = canvas(max(width, 9.0), 2.0 + _ROW * len(drawn))
        axes = figure.subplots(
            1, len(measures), squeeze=False, sharey=True, width_ratios=None
        )[0]
        for ax, measure in zip(axes, measures, strict=True):
            _draw_panel(ax, measure, drawn, found)
            inside(ax)
        names = [
            f"{shortened(name, 20)}\n{counted(sizes[name], 'article')}"
            for name in drawn
        ]
        axes[0].set_yticks(range(len(drawn)), names)
        axes[0].tick_params(axis="y", labelsize=13)
        axes[0].set_ylim(len(drawn) - 0.4, -0.6)
        set_headline(figure, title)
    return Chart(
        figure=figure,
        title=title,
        alt=_alt(found, measures, drawn, sizes, title),
        table=_table(found, measures),
    )


def finding(found: Sequence[Estimate]) -> str:
    """What stands beyond chance among the outlets, in a sentence."""
    kept = [e for e in found if e.survives]
    if not any(e.p is not None for e in found):
        return "Too few articles to tell any outlet from the others"
    if not kept:
        return "No outlet stands further from the others than chance alone gives"
    apart: dict[str, list[str]] = {}
    for e in kept:
        way = "higher" if e.gap and e.gap > 0 else "lower"
        apart.setdefault(e.outlet, []).append(f"{e.measure.name} {way}")
    outlets = list(apart)[:_NAMED]
    if len(kept) <= _TOLD:
        outlets = [f"{outlet} ({listed(apart[outlet])})" for outlet in outlets]
    more = len(apart) - len(outlets)
    outlets += [counted(more, "more outlet")] if more else []
    return f"Apart from all the others together, beyond chance: {listed(outlets)}"


def _draw_panel(
    ax: Axes, measure: Measure, drawn: Sequence[str], found: Sequence[Estimate]
) -> None:
    of = {e.outlet: e for e in found if e.measure == measure and e.value is not None}
    ends = []
    for row, outlet in enumerate(drawn):
        if outlet not in of:
            ax.text(0.5, row, "none", transform=ax.get_yaxis_transform(), ha="center",
                    va="center", fontsize=12, color=palette.CHANCE)  # fmt: skip
            continue
        one = of[outlet]
        colour = palette.INK if one.survives else palette.CHANCE
        low, high = one.value, one.value
        if one.interval is not None:
            low, high = one.interval.low, one.interval.high
            ax.plot([low, high], [row, row], color=colour, linewidth=4, alpha=0.45)
        ax.plot(
            [one.value],
            [row],
            "D" if one.survives else "o",
            color=colour if one.interval else "white",
            markeredgecolor=colour,
            markersize=9,
        )
        ax.text(one.value, row - 0.24, _shown(one.value, measure), ha="center",
                va="bottom", fontsize=12, color=colour)  # fmt: skip
        ends += [low, high, one.value]
    bare(ax)
    ax.set_title(
        wrapped(f"{measure.name}, {measure.unit}", _PANEL - 0.3, 13, "bold", lines=3),
        fontsize=13,
    )
    if ends:
        room = 0.18 * (max(ends) - min(ends) or 1)
        ax.set_xlim(min(ends) - room, max(ends) + room)
        if measure.unit.startswith("−1") and min(ends) < 0 < max(ends):
            ax.axvline(0, color="#dddddd", linewidth=1.5, zorder=0)


def _shown(value: float, measure: Measure) -> str:
    if measure.unit.startswith("−1"):
        return signed(value)
    if measure.unit.startswith("%"):
        return f"{value:.0f} %"
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}"


def _alt(
    found: Sequence[Estimate],
    measures: Sequence[Measure],
    drawn: Sequence[str],
    sizes: dict[str, int],
    title: str,
) -> str:
    more = len(sizes) - len(drawn)
    rest = f" {counted(more, 'more outlet')} in the table." if more else ""
    return (
        f"Dot plots with intervals. Rows: {counted(len(drawn), 'outlet')}; panels: "
        f"{listed([m.name for m in measures])}.{rest} Diamonds stand apart from all "
        f"the other outlets together beyond chance, grey dots do not. {title}."
    )


def _table(found: Sequence[Estimate], measures: Sequence[Measure]) -> Table:
    rows = tuple(
        (
            e.outlet,
            e.articles,
            f"{e.measure.name} ({e.measure.unit})",
            "none" if e.value is None else _shown(e.value, e.measure),
            _range(e),
            _verdict(e),
        )
        for e in found
    )
    columns = (
        "outlet",
        "articles",
        "measure",
        "value",
        "95 % interval, by articles",
        "could chance part it from the rest as far?",
    )
    return Table("Every measure of every outlet", columns, rows)


def _range(e: Estimate) -> str:
    if e.interval is None:
        return "too few articles" if e.value is not None else "–"
    ends = (e.interval.low, e.interval.high)
    return " to ".join(_shown(end, e.measure) for end in ends)


def _verdict(e: Estimate) -> str:
    if e.p is None:
        return "not tested"
    return by_chance(e.p, e.survives)
