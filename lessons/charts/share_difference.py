"""The chart of one difference: which article has more of a voice, and how surely."""

from __future__ import annotations

from matplotlib.axes import Axes

from lessons.charts import palette
from lessons.charts.article_voices import VoicesOfPair, article_voices
from lessons.charts.chart import Chart
from lessons.charts.drawing import WIDTH, bare, headed_figure, write, write_in_colour
from lessons.charts.shares import draw_ranges
from lessons.charts.table import Table
from lessons.language import tr
from lessons.reading.intervals import Interval, interval_of_difference
from lessons.reading.voices import VOICES, Airtime
from lessons.reading.voices.errors import errors_of_shares, with_errors

_ENDS = 25, 50, 75, 100, 200  # points: the axis goes so far to either side
_NAMES = {
    "quoted": tr("quoted words"),
    "attributed": tr("attributed words"),
    "own": tr("own voice"),
}


def share_difference(a: Airtime, b: Airtime, voice: str = "own") -> Chart:
    """How many points more of its words one article gives to a voice than the other.

    >>> from lessons.reading.voices import airtime
    >>> from lessons.reading.pair import load_pair
    >>> a, b = load_pair()
    >>> print(share_difference(airtime(a), airtime(b), "own").title.split(". ")[1])
    With other sentences: from A 19 more to B 49 more

    The thick line is the 95 % interval of the difference by sentence; the thin one
    allows for the kit's own mistakes, too. Zero is no difference. Raises `ValueError`
    for an article without a body, or for a voice that is none of the three.
    """
    if voice not in VOICES:
        *first, last = (f'"{name}"' for name in VOICES)
        raise ValueError(
            tr(
                "“{voice}” is no voice: write {first} or {last}, letter for letter.",
                voice=voice,
                first=", ".join(first),
                last=last,
            )
        )
    pair = article_voices(a, b)
    inner, outer = _points(pair, voice)
    title = _finding(inner, voice)
    with headed_figure(title, WIDTH, 3.9) as figure:
        _draw(figure.add_subplot(), inner, outer)
    return Chart(
        figure=figure,
        title=title,
        errors=errors_of_shares(),
        alt=(
            tr(
                "One dot with two ranges on a line from more for A, at the left, to "
                "more for B, at the right; no difference is in the middle. The thick "
                "line is the range by sentence, the thin line allows for the kit's own "
                "mistakes, too. {title}.",
                title=title,
            )
        ),
        table=Table(
            caption=tr(
                "Difference in the share of {names}, in points", names=_NAMES[voice]
            ),
            columns=(tr("what is allowed for"), "from", "to"),
            rows=(
                (tr("nothing: as seen here"), *[_more(inner.estimate)] * 2),
                (tr("other sentences"), _more(inner.low), _more(inner.high)),
                (tr("and the kit's mistakes"), _more(outer.low), _more(outer.high)),
            ),
        ),
    )


def _points(pair: VoicesOfPair, voice: str) -> tuple[Interval, Interval]:
    """B's share less A's in points, by sentence and with the kit's mistakes."""
    shares = [article.shares[voice] for article in reversed(pair)]
    ways = shares, [with_errors(share, voice) for share in shares]
    first, second = (_times_100(interval_of_difference(*way)) for way in ways)
    return first, second


def _times_100(found: Interval) -> Interval:
    return Interval(100 * found.estimate, 100 * found.low, 100 * found.high)


def _more(points: float) -> str:
    """ "B 19 more": whose share is larger, and by how many points."""
    rounded = round(abs(points))
    if not rounded:
        return tr("no difference")
    return tr("{part} {rounded} more", part="B" if points > 0 else "A", rounded=rounded)


def _finding(inner: Interval, voice: str) -> str:
    name = _NAMES[voice].capitalize()
    seen = _more(inner.estimate)
    if seen != "no difference":
        letter, points, _ = seen.split()
        unit = "point" if points == "1" else "points"
        seen = tr(
            "{letter} has {points} {unit} more", letter=letter, points=points, unit=unit
        )
    ends = tr("from {low} to {high}", low=_more(inner.low), high=_more(inner.high))
    return tr(
        "{name}: {seen} here. With other sentences: {ends}",
        name=name,
        seen=seen,
        ends=ends,
    )


def _draw(ax: Axes, inner: Interval, outer: Interval) -> None:
    reach = max(abs(outer.low), abs(outer.high))
    end = next(points for points in _ENDS if reach <= points)
    ax.axvline(0, ymin=0.12, ymax=0.74, color="#555555", linewidth=1.5, linestyle="--")
    write(ax, 0, 0.62, tr("no difference"), ha="center", color="#555555", fontsize=14)
    draw_ranges(ax, inner, outer, 0, palette.INK)
    ax.plot([inner.estimate], [0], "o", color=palette.INK, markersize=13)
    # Beside the line of no difference, on the side of the dot.
    side = 1 if inner.estimate >= 0 else -1
    place = side * max(abs(inner.estimate), 0.02 * end)
    seen = tr("seen here:\n{estimate}", estimate=_more(inner.estimate))
    style = {"ha": "left" if side > 0 else "right", "va": "bottom", "fontsize": 15}
    write(ax, place, 0.13, seen, weight="bold", **style)
    for value in (inner.low, inner.high):
        write(ax, value, -0.25, _more(value), ha="center", fontsize=15)
    write_in_colour(ax, "A", -end, 0.62, tr("← A more"), ha="left", fontsize=16)
    write_in_colour(ax, "B", end, 0.62, tr("B more →"), ha="right", fontsize=16)
    bare(ax)
    ax.set(xlim=(-end, end), ylim=(-0.45, 0.75))
    ax.set_xlabel(
        tr(
            "thick: how far other sentences could move it; thin: the kit's own "
            "mistakes as well\n(19 of 20 cases)"
        )
    )
