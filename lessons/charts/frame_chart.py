"""The frame chart: two articles side by side on everything measured.

It draws the rows that `lessons.reading.contrasts` measures.
"""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes

from lessons.charts import palette
from lessons.charts.chart import Chart
from lessons.charts.drawing import (
    MARGIN,
    bare,
    draw_range,
    headed_figure,
    heading,
    inside,
    write,
    write_in_colour,
)
from lessons.charts.lettering import fitted, shortened
from lessons.charts.table import Cell, Table
from lessons.charts.wording import listed
from lessons.language import tr
from lessons.reading.chance import chance_in_words
from lessons.reading.contrasts import (
    HOW_IT_SCORES,
    WHAT_COMES_FIRST,
    WHAT_IT_IS_CALLED,
    WHO_SPEAKS,
    Contrast,
    Contrasts,
    Side,
)
from lessons.reading.numerals import percent, signed
from lessons.reading.voices.errors import errors_of_shares

# Across, the page is measured in inches; down, in rows.
_PANELS, _VERDICTS, _ACROSS = {"A": 3.75, "B": 7.65}, 11.5, 13.8
_COLUMN = 3.9  # from one panel to the next
_SCALE = 1.7  # how long the line is on which a mark stands
_SHOWN = _SCALE + 0.22  # from where that line begins to the value in words
_ROW = 0.38  # inches
_BAND_GAP = 1.25  # rows
_HEADS = 1.6  # rows above the first band
_INDENT = 0.17
_CAPTION = tr("Everything measured, with 95 % ranges and what luck could do")
_COLUMNS = ("measure", "band", "A", "A 95 %", "B", "B 95 %", "verdict")


def frame_chart(contrasts: Contrasts) -> Chart:
    """Every measure of both articles on one page, with its interval or its count.

    >>> from lessons.reading.contrasts import contrast
    >>> from lessons.reading.pair import load_pair
    >>> chart = frame_chart(contrast(load_pair()))
    >>> chart.title
    'Everything measured: none of the 9 rows tested is beyond luck'

    Two columns of marks, one row a measure, in five bands. A row that is beyond luck,
    once all the tested rows are allowed for, stands in bold. Beside each row is how
    many of 100 shuffles part the articles as far; the table gives the p-value.
    """
    rows, title = contrasts.rows, finding(contrasts)
    with headed_figure(
        title, _ACROSS + 2 * MARGIN, 1.2 + _ROW * _height(rows)
    ) as figure:
        ax = figure.add_subplot()
        bare(ax)
        bottom = _draw_rows(ax, rows)
        _draw_heads(ax, contrasts)
        ax.set(xlim=(0, _ACROSS), ylim=(bottom + 0.9, -_HEADS - 0.5))
        inside(ax)
    return Chart(
        figure=figure,
        title=title,
        alt=_alt(contrasts, title),
        table=measured_rows(contrasts),
        errors=errors_of_shares(),
    )


def finding(contrasts: Contrasts) -> str:
    """What the chart shows as a whole: which rows are beyond luck."""
    survivors = contrasts.survivors
    tested = len(contrasts.tested)
    if not tested:
        return tr("Everything measured: no row has enough words to be tested")
    if not survivors:
        none = (
            tr("none of the {tested} rows", tested=tested)
            if tested > 1
            else tr("not even the one row")
        )
        return tr("Everything measured: {none} tested is beyond luck", none=none)
    names = listed([_sentence_name(row) for row in survivors[:2]])
    more = (
        tr(", and {number} more", number=len(survivors) - 2)
        if len(survivors) > 2
        else ""
    )
    return tr("Everything measured: beyond luck, {names}{more}", names=names, more=more)


def luck_in_shuffles(row: Contrast) -> str:
    """What luck has to say to a row: how many of 100 shuffles part them as far.

    >>> from lessons.reading.contrasts import contrast
    >>> from lessons.reading.pair import load_pair
    >>> luck_in_shuffles(contrast(load_pair()).rows[0])
    'luck could: 60 of 100'
    """
    if row.p is None:
        return row.verdict
    words = chance_in_words(row.p, row.survives)
    return (
        words
        if row.survives
        else tr("{words}: {number:.0f} of 100", words=words, number=100 * row.p)
    )


def _sentence_name(row: Contrast) -> str:
    sides = (f"{letter} {shortened(s.shown)}" for letter, s in _sides(row).items())
    return f"{shortened(row.name, 60)} ({', '.join(sides)})"


def _sides(row: Contrast) -> dict[str, Side]:
    return {"A": row.a, "B": row.b}


def _height(rows: Sequence[Contrast]) -> float:
    return len(rows) + _BAND_GAP * len({row.band for row in rows}) + 2.3


def _draw_rows(ax: Axes, rows: Sequence[Contrast]) -> float:
    """Draw band by band, downwards; gives the place of the last row."""
    y, band, scale = -_BAND_GAP, None, None
    for row in rows:
        if row.band != band:
            band = row.band
            y += _BAND_GAP
            write(ax, 0, y, band, weight="bold", fontsize=16)
            draw_range(ax, 0, _ACROSS, y - 0.62, color="#bbbbbb", linewidth=1)
            scale = row.scale
            _draw_scale(ax, y, row)
            y += 1
        _draw_row(ax, y, row, on_scale=row.scale == scale)
        y += 1
    return y - 1


def _draw_scale(ax: Axes, y: float, row: Contrast) -> None:
    for left in _PANELS.values():
        for x, end in zip((left, left + _SCALE), row.scale, strict=True):
            shown, style = _end(end, row.band), {"fontsize": 13, "color": "#555555"}
            write(ax, x, y, shown, ha="center", **style)


def _end(value: float, band: str) -> str:
    """What stands at an end of a band's scale."""
    if band == WHO_SPEAKS:
        return percent(value)
    if band == WHAT_COMES_FIRST:
        return tr("end") if value else tr("start")
    if band == HOW_IT_SCORES:
        return signed(value, 0)
    if value and band == WHAT_IT_IS_CALLED:
        return tr("{value:g} per 1,000", value=value)
    return f"{value:g}"


def _draw_row(ax: Axes, y: float, row: Contrast, *, on_scale: bool) -> None:
    """One measure; where its band's scale does not fit, its values in words alone."""
    name = fitted(row.name, _PANELS["A"] - _INDENT - 0.25)
    write(ax, _INDENT, y, name)
    for letter, side in _sides(row).items():
        colour = palette.ARTICLES[letter]
        if on_scale:
            _draw_side(ax, y, row, letter, side, colour)
        shown = fitted(side.shown, _COLUMN - _SHOWN - 0.3, 13)
        write(ax, _PANELS[letter] + _SHOWN, y, shown, color=colour, fontsize=13)
    luck = luck_in_shuffles(row)
    if row.survives:
        write(ax, _VERDICTS, y, luck, fontsize=13, weight="bold")
    else:
        write(ax, _VERDICTS, y, luck, fontsize=13, color=palette.CHANCE)


def _draw_side(
    ax: Axes, y: float, row: Contrast, letter: str, side: Side, colour: str
) -> None:
    left = _PANELS[letter]
    low, high = row.scale

    def place(value: float) -> float:
        share = (value - low) / (high - low)
        return left + _SCALE * min(max(share, 0), 1)

    draw_range(ax, left, left + _SCALE, y, color="#e3e3e3", linewidth=1, zorder=1)
    if side.low is not None and side.high is not None:
        style = {"linewidth": 4, "alpha": 0.45, "solid_capstyle": "butt", "zorder": 2}
        draw_range(ax, place(side.low), place(side.high), y, color=colour, **style)
    if side.value is not None:
        marker = palette.MARKERS[letter]
        ax.plot(place(side.value), y, marker=marker, color=colour, zorder=3)


def _draw_heads(ax: Axes, contrasts: Contrasts) -> None:
    for letter, article in (("A", contrasts.a), ("B", contrasts.b)):
        left, colour = _PANELS[letter], palette.ARTICLES[letter]
        marker = palette.MARKERS[letter]
        ax.plot(left, -_HEADS, marker=marker, color=colour, markersize=14)
        head = fitted(heading(article, letter), _COLUMN - 0.5, 16, "bold")
        write_in_colour(ax, letter, left + 0.22, -_HEADS, head, fontsize=16)
    write(ax, _VERDICTS, -_HEADS, tr("luck, in shuffles"), weight="bold", fontsize=16)


def _alt(contrasts: Contrasts, title: str) -> str:
    heads = tr("{a} and {b}", a=heading(contrasts.a, "A"), b=heading(contrasts.b, "B"))
    bands = len({row.band for row in contrasts.rows})
    return tr(
        "Dot chart in two columns, {heads}, with {rows} rows in {bands} bands: "
        "each row shows one measure of both articles, its 95 % range where it "
        "has one, and whether luck could part them as far. {title}.",
        heads=heads,
        rows=len(contrasts.rows),
        bands=bands,
        title=title,
    )


def measured_rows(
    contrasts: Contrasts,
    caption: str = _CAPTION,
    first: Sequence[tuple[Cell, ...]] = (),
) -> Table:
    """Every row as a table, below the rows that are to stand first."""
    measured = (
        (
            row.name,
            row.band,
            row.a.shown,
            _range(row.a, row.band),
            row.b.shown,
            _range(row.b, row.band),
            row.verdict,
        )
        for row in contrasts.rows
    )
    return Table(caption, _COLUMNS, (*first, *measured))


def _range(side: Side, band: str) -> str | None:
    """A range in the unit in which the value itself is shown: uses are rates in it."""
    if side.low is None or side.high is None:
        return None
    if band == WHO_SPEAKS:
        return percent(side.low, side.high)
    if band == HOW_IT_SCORES:
        return tr("{low} to {high}", low=signed(side.low), high=signed(side.high))
    return tr("{low:.1f} to {high:.1f} uses per 1,000", low=side.low, high=side.high)
