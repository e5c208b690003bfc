"""The chart of many outlets: a panel a measure, in it a row an outlet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matplotlib.axes import Axes

from lessons.charts import palette
from lessons.charts.chart import Chart
from lessons.charts.drawing import bare, draw_range, headed_figure, inside, write
from lessons.charts.lettering import shortened, wrapped
from lessons.charts.table import Table
from lessons.charts.wording import counted, listed
from lessons.corpus.outlets import Corpus, Estimate, Measure
from lessons.corpus.outlets import estimates as estimates_of
from lessons.corpus.ratios import FEWEST_FOR_INTERVAL
from lessons.language import tr
from lessons.reading.chance import by_chance
from lessons.reading.numerals import signed

UNTESTED = tr("too few to test")
MOST = 12  # outlets drawn; the table has them all
_SIDE, _PANEL = 2.6, 2.3  # inches: the names, and each panel
_ACROSS = 3  # panels side by side: with more, the words on a page become too small
_ROW = 0.52
_NAMED, _TOLD = 3, 4  # outlets in the title; differences that it has room to tell


def outlets_chart(estimates: Sequence[Estimate]) -> Chart:
    """Every measure of every outlet, with its 95 % interval by articles.

    >>> from lessons.corpus.outlets import estimates
    >>> from lessons.corpus.plan import Plan
    >>> from lessons.corpus.run import read
    >>> from lessons.corpus.sample import sample
    >>> corpus = read(sample(3), Plan())
    >>> chart = outlets_chart(estimates(corpus.named, corpus.plan))
    >>> chart.title
    'Too few articles to tell any outlet from the others'

    Grey dots lie no further from all the other outlets together than luck puts them,
    all dots allowed for; hollow ones are too few to test. Outlets with few articles
    have a mark and no interval. Raises `ValueError` for nothing to draw.
    """
    if not estimates:
        raise ValueError(
            tr("There is no outlet to draw: no article could be measured.")
        )
    measures = list(dict.fromkeys(e.measure for e in estimates))
    sizes = {e.outlet: e.articles for e in estimates}
    drawn = sorted(sorted(sizes), key=sizes.__getitem__, reverse=True)[:MOST]
    title = finding(estimates)
    across = min(_ACROSS, len(measures))
    down = -(-len(measures) // across)
    width = max(_SIDE + _PANEL * across, 9.0)
    height = 0.8 + (1.2 + _ROW * len(drawn)) * down
    with headed_figure(title, width, height) as figure:
        panels = figure.subplots(down, across, squeeze=False, sharey=True)
        for ax, measure in zip(panels.flat, measures, strict=False):
            _draw_panel(ax, measure, drawn, estimates)
            inside(ax)
        for spare in panels.flat[len(measures) :]:
            spare.set_axis_off()
        names = [
            f"{shortened(name, 20)}\n{counted(sizes[name], 'article')}"
            for name in drawn
        ]
        panels[0, 0].set_yticks(range(len(drawn)), names)
        panels[0, 0].set_ylim(len(drawn) - 0.4, -0.6)
        for ax in panels[:, 0]:
            ax.tick_params(axis="y", labelsize=13)
    return Chart(
        figure=figure,
        title=title,
        alt=_alt(estimates, measures, drawn, sizes, title),
        table=_table(estimates, measures),
    )


def corpus_chart(corpus: Corpus) -> Chart | Table:
    """The chart of all outlets of a corpus; a table that says so where there is none.

    >>> from lessons.corpus.newsrooms import folder_of_outlets
    >>> corpus_chart(folder_of_outlets("")).caption
    'No article was measured'
    """
    measured = estimates_of(corpus.named, corpus.plan)
    if measured:
        return outlets_chart(measured)
    return Table(tr("No article was measured"), ("outlet", "article", "why"), ())


def articles_table(corpus: Corpus) -> Table:
    """How many articles of each outlet were measured; what was left out, and why."""
    counts = [(outlet.name, outlet.articles, "measured") for outlet in corpus.named]
    left_out = [(row.outlet, row.name, row.problem) for row in corpus.left_out]
    rows = (*counts, *left_out) or (("–", 0, tr("no folder is named yet")),)
    return Table(
        tr("What was read"), ("outlet", "articles", tr("what became of them")), rows
    )


def finding(estimates: Sequence[Estimate]) -> str:
    """What stands beyond luck among the outlets, in a sentence."""
    apart = [e for e in estimates if e.survives]
    if not any(e.p is not None for e in estimates):
        return tr("Too few articles to tell any outlet from the others")
    if not apart:
        return tr("No outlet stands further from the others than luck puts it")
    ways: dict[str, dict[str, list[str]]] = {}
    for e in apart:
        way = "higher" if e.gap and e.gap > 0 else "lower"
        ways.setdefault(e.outlet, {}).setdefault(way, []).append(e.measure.name)
    fits = len(ways) <= _NAMED + 1  # so that no title ends in “1 more outlet”
    outlets = list(ways)[: None if fits else _NAMED]
    if len(apart) <= _TOLD:
        outlets = [f"{outlet} ({_told(ways[outlet])})" for outlet in outlets]
    more = len(ways) - len(outlets)
    outlets += [counted(more, "more outlet")] if more else []
    stand = "stands" if len(ways) == 1 else tr("each stand")
    return tr(
        "{outlets} {stand} apart from the others together, beyond luck",
        outlets=listed(outlets),
        stand=stand,
    )


def _told(ways: Mapping[str, Sequence[str]]) -> str:
    """ "quoted and attributed higher, length lower"."""
    return ", ".join(f"{listed(names)} {way}" for way, names in ways.items())


def _draw_panel(
    ax: Axes, measure: Measure, drawn: Sequence[str], estimates: Sequence[Estimate]
) -> None:
    measured = {e.outlet: e for e in estimates if e.measure == measure}
    ends = []
    for row, outlet in enumerate(drawn):
        one = measured.get(outlet)
        if one is None or one.value is None:
            across = {"transform": ax.get_yaxis_transform(), "color": palette.CHANCE}
            write(ax, 0.5, row, "none", ha="center", fontsize=12, **across)
            continue
        _draw_estimate(ax, row, one)
        ends += _ends(one)
    bare(ax)
    if any(e.value is not None and e.p is None for e in measured.values()):
        ax.set_xlabel(f"○ {UNTESTED}", fontsize=12, color=palette.CHANCE)
    ax.set_title(
        wrapped(f"{measure.name}, {measure.unit}", _PANEL - 0.3, 13, "bold", lines=3),
        fontsize=13,
    )
    if ends:
        room = 0.18 * (max(ends) - min(ends) or 1)
        ax.set_xlim(min(ends) - room, max(ends) + room)
        if measure.scale == "score" and min(ends) < 0 < max(ends):
            ax.axvline(0, color="#dddddd", linewidth=1.5, zorder=0)


def _ends(one: Estimate) -> tuple[float, ...]:
    """The places along the axis that an estimate needs."""
    return (one.value, *((one.interval.low, one.interval.high) if one.interval else ()))


def _draw_estimate(ax: Axes, row: int, one: Estimate) -> None:
    colour = palette.INK if one.survives else palette.CHANCE
    if one.interval:
        low, high = one.interval.low, one.interval.high
        draw_range(ax, low, high, row, color=colour, linewidth=4, alpha=0.45)
    ax.plot(
        [one.value],
        [row],
        "D" if one.survives else "o",
        color="white" if one.p is None else colour,
        markeredgecolor=colour,
        markersize=9,
    )
    clear = {"facecolor": "white", "edgecolor": "none", "pad": 0.5}  # of the line at 0
    style = {"ha": "center", "va": "bottom", "fontsize": 12, "color": colour}
    write(
        ax, one.value, row - 0.24, _in_unit(one.value, one.measure), bbox=clear, **style
    )


def _in_unit(value: float, measure: Measure) -> str:
    if measure.scale == "score":
        return signed(value)
    share = measure.scale == "share"
    if 0 < value < (0.5 if share else 0.05):  # a little is never shown as nothing
        number = f"{value:.1g}"
    else:
        number = f"{value:,.0f}" if share or value >= 100 else f"{value:.1f}"
    return f"{number} %" if share else number


def _alt(
    estimates: Sequence[Estimate],
    measures: Sequence[Measure],
    drawn: Sequence[str],
    sizes: dict[str, int],
    title: str,
) -> str:
    more = len(sizes) - len(drawn)
    rest = (
        tr(" {more} in the table.", more=counted(more, "more outlet")) if more else ""
    )
    untested = any(e.value is not None and e.p is None for e in estimates)
    hollow = tr(", hollow ones are {untested}", untested=UNTESTED) if untested else ""
    return tr(
        "Dot plots with ranges. Rows: {counted}; panels: {listed}.{rest} "
        "Diamonds stand apart from all the other outlets together beyond luck, "
        "grey dots do not{hollow}. {title}.",
        counted=counted(len(drawn), "outlet"),
        listed=listed([m.name for m in measures]),
        rest=rest,
        hollow=hollow,
        title=title,
    )


def _table(estimates: Sequence[Estimate], measures: Sequence[Measure]) -> Table:
    rows = tuple(
        (
            e.outlet,
            e.articles,
            f"{e.measure.name} ({e.measure.unit})",
            "none" if e.value is None else _in_unit(e.value, e.measure),
            _range(e),
            _verdict(e),
        )
        for e in estimates
    )
    columns = (
        "outlet",
        "articles",
        "measure",
        "value",
        tr("95 % range, by whole articles"),
        tr("could luck have put it there?"),
    )
    return Table(tr("Every measure of every outlet"), columns, rows)


def _range(e: Estimate) -> str:
    if e.value is None:
        return "–"
    if e.interval is None:
        few = e.articles < FEWEST_FOR_INTERVAL
        return tr("too few articles") if few else tr("no range")
    low, high = (_in_unit(end, e.measure) for end in (e.interval.low, e.interval.high))
    return tr("{low} to {high}", low=low, high=high)


def _verdict(e: Estimate) -> str:
    if e.value is None:
        return "–"
    return UNTESTED if e.p is None else by_chance(e.p, e.survives)
