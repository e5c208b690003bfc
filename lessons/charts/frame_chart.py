"""The frame chart: two articles side by side on everything measured."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from lessons.charts import palette
from lessons.charts.chart import Chart, Table, house_style, plain_letters
from lessons.reading.articles import Article
from lessons.reading.framing import ALONE, Framing, Row, Side, frame

# The page, in units of one row's height across and down.
_NAMES, _PANELS, _VERDICTS = 0.0, {"A": 8.8, "B": 17.9}, 26.9
_WIDTH, _PANEL = 31.4, 4.0
_BAND_GAP = 1.25


def frame_chart(a: Article, b: Article, framing: Framing | None = None) -> Chart:
    """Every measure of both articles on one page, with its interval or its count.

    Two columns of marks, one row a measure, in five bands. A row in grey differs by no
    more than chance gives once all the rows are allowed for. Pass `framing` where it
    is measured already (see `lessons.reading.framing.frame`).
    """
    framing = frame(a, b) if framing is None else framing
    title = finding(framing)
    with house_style():
        figure = Figure(figsize=(13.5, 1.2 + 0.38 * _height(framing.rows)))
        ax = figure.add_subplot()
        bottom = _draw_rows(ax, framing.rows)
        ax.set(xlim=(0, _WIDTH), ylim=(bottom + 0.3, -2.3))
        ax.axis("off")
        _draw_heads(ax, framing)
        figure.suptitle(
            title, x=0.012, ha="left", fontsize=19, weight="bold", parse_math=False
        )
    return Chart(
        figure=figure, title=title, alt=_alt(framing, title), table=_table(framing)
    )


def finding(framing: Framing) -> str:
    """The sentence that survives: what differs beyond chance, or what was counted."""
    kept = framing.survivors
    tested = sum(row.p is not None for row in framing.rows)
    if not kept:
        return (
            f"{_alone(framing)}; of {tested} differences tested, none is beyond chance"
        )
    names = " and ".join(_sentence_name(row) for row in kept[:2])
    more = f", and {len(kept) - 2} more" if len(kept) > 2 else ""
    return f"Beyond chance, {len(kept)} of {tested} differences tested: {names}{more}"


def _alone(framing: Framing) -> str:
    alone = next(row for row in framing.rows if row.name == ALONE)
    return f"{alone.a.value:g} facts only in A, {alone.b.value:g} only in B"


def _sentence_name(row: Row) -> str:
    return f"{row.name} (A {row.a.shown}, B {row.b.shown})"


def _height(rows: Sequence[Row]) -> float:
    return len(rows) + _BAND_GAP * len({row.band for row in rows}) + 2.3


def _draw_rows(ax: Axes, rows: Sequence[Row]) -> float:
    """Draw band by band, downwards; gives the lowest place used."""
    y, band = -_BAND_GAP, None
    for row in rows:
        if row.band != band:
            band = row.band
            y += _BAND_GAP
            ax.text(_NAMES, y, band, weight="bold", fontsize=16, va="center")
            ax.plot([_NAMES, _WIDTH], [y - 0.62] * 2, color="#bbbbbb", linewidth=1)
            _draw_scale(ax, y, row)
            y += 1
        _draw_row(ax, y, row)
        y += 1
    return y - 1 + 0.6


def _draw_scale(ax: Axes, y: float, row: Row) -> None:
    low, high = (_end(value, row) for value in row.scale)
    for left in _PANELS.values():
        ax.text(left, y, low, ha="center", va="center", fontsize=11, color="#555555")
        ax.text(
            left + _PANEL,
            y,
            high,
            ha="center",
            va="center",
            fontsize=11,
            color="#555555",
        )


def _end(value: float, row: Row) -> str:
    return {
        "who speaks": f"{100 * value:.0f} %",
        "what it is called": f"{value:g} per 1,000",
        "what comes first": "start" if value == 0 else "end",
        "how it scores": "0" if value == 0 else f"{value:+g}".replace("-", "−"),
    }.get(row.band, f"{value:g}")


def _draw_row(ax: Axes, y: float, row: Row) -> None:
    grey = row.p is not None and not row.survives
    ink = palette.CHANCE if grey else palette.INK
    ax.text(
        _NAMES + 0.4,
        y,
        plain_letters(row.name),
        va="center",
        color=ink,
        parse_math=False,
    )
    for letter, side in (("A", row.a), ("B", row.b)):
        colour = palette.CHANCE if grey else palette.ARTICLES[letter]
        _draw_side(ax, y, row, side, letter, colour)
    ax.text(
        _VERDICTS,
        y,
        row.verdict,
        va="center",
        color=ink,
        fontsize=13,
        weight="bold" if row.survives else "normal",
    )


def _draw_side(
    ax: Axes, y: float, row: Row, side: Side, letter: str, colour: str
) -> None:
    left = _PANELS[letter]
    ax.plot([left, left + _PANEL], [y, y], color="#e3e3e3", linewidth=1, zorder=1)
    low, high = row.scale

    def place(value: float) -> float:
        share = (value - low) / (high - low)
        return left + _PANEL * min(max(share, 0), 1)

    if side.low is not None and side.high is not None:
        ax.plot(
            [place(side.low), place(side.high)],
            [y, y],
            color=colour,
            linewidth=4,
            alpha=0.45,
            solid_capstyle="butt",
            zorder=2,
        )
    if side.value is not None:
        ax.plot(
            place(side.value),
            y,
            marker=palette.MARKERS[letter],
            color=colour,
            markersize=11,
            zorder=3,
        )
    ax.text(
        left + _PANEL + 0.5,
        y,
        plain_letters(side.shown),
        va="center",
        color=colour,
        fontsize=13,
        parse_math=False,
    )


def _draw_heads(ax: Axes, framing: Framing) -> None:
    for letter, article in (("A", framing.a), ("B", framing.b)):
        left, colour = _PANELS[letter], palette.ARTICLES[letter]
        ax.plot(left, -1.6, marker=palette.MARKERS[letter], color=colour, markersize=14)
        ax.text(
            left + 0.5,
            -1.6,
            article.name,
            va="center",
            color=colour,
            weight="bold",
            fontsize=16,
            parse_math=False,
        )
    ax.text(_VERDICTS, -1.6, "by chance?", va="center", weight="bold", fontsize=16)


def _alt(framing: Framing, title: str) -> str:
    grey = sum(row.p is not None and not row.survives for row in framing.rows)
    return (
        f"Dot chart in two columns, {framing.a.name} and {framing.b.name}, with "
        f"{len(framing.rows)} rows in {len({r.band for r in framing.rows})} bands: each "
        "row shows one measure of both articles, its 95 % interval where it has one, "
        f"and whether chance could part them as far. {grey} rows are grey because it "
        f"could. {title}."
    )


def _table(framing: Framing) -> Table:
    return Table(
        caption="Everything measured, with 95 % intervals and what chance has to say",
        columns=("measure", "band", "A", "A 95 %", "B", "B 95 %", "verdict"),
        rows=tuple(
            (
                row.name,
                row.band,
                row.a.shown,
                _range(row.a),
                row.b.shown,
                _range(row.b),
                row.verdict,
            )
            for row in framing.rows
        ),
    )


def _range(side: Side) -> str | None:
    if side.low is None or side.high is None:
        return None
    return f"{side.low:.2f} to {side.high:.2f}"
