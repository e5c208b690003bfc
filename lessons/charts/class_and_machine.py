"""The class and the machine: each sentence's tone by reading beside VADER's score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import fmean

from matplotlib.axes import Axes
from matplotlib.patheffects import withStroke

from lessons.charts import palette
from lessons.charts.chart import Chart
from lessons.charts.drawing import (
    draw_range,
    headed_figure,
    write,
    write_beside,
    write_in_colour,
)
from lessons.charts.table import Table
from lessons.language import tr
from lessons.reading.frames import Coding
from lessons.reading.numerals import signed
from lessons.reading.pair import Pair
from lessons.reading.sentiment import compound, errors_of_scores
from lessons.reading.text import Sentence

_OPPOSED = "#f1eee6"  # the ground where the signs differ


@dataclass(frozen=True, eq=False)
class _Point:
    """One sentence as people read it (−2 to +2) and as VADER scores it (−1 to +1)."""

    letter: str
    sentence: Sentence
    tones: tuple[int, ...]
    compound: float

    @property
    def id(self) -> str:
        return self.sentence.id

    @cached_property
    def tone(self) -> float:
        return fmean(self.tones)

    @property
    def opposed(self) -> bool:
        return self.tone * self.compound < 0

    @property
    def gap(self) -> float:
        return abs(self.tone / 2 - self.compound)


def class_and_machine(codings: Iterable[Coding], pair: Pair) -> Chart:
    """Each sentence placed by the tone that people read in it and by VADER's compound.

    >>> from lessons.reading.pair import load_pair
    >>> pair = load_pair()
    >>> chart = class_and_machine(pair.codings, pair)
    >>> chart.title
    'Reading and VADER point opposite ways in 17 of 39 sentences'

    Where a sentence was read more than once, it stands at the mean tone, and a thin
    line spans the readings. Sentences that would cover each other stand side by side.
    Raises `ValueError` for codings without a tone, and `LookupError` for a sentence
    that is not in the pair.
    """
    points = _points(codings, pair)
    opposed = [point for point in points if point.opposed]
    title = tr(
        "Reading and VADER point opposite ways in {part} of {points} sentences",
        part=len(opposed) or "none",
        points=len(points),
    )
    with headed_figure(title, 12, 8.8) as figure:
        _draw(figure.add_subplot(), points, opposed)
    return Chart(
        figure=figure,
        title=title,
        alt=(
            tr(
                "Scatter chart, one dot for each sentence: circles for article A, "
                "diamonds for B, filled where reading and VADER differ in sign. "
                "Across: mean tone by reading, −2 to +2. Up: VADER's compound, −1 to "
                "+1. Upper left and lower right: the two point opposite ways"
            )
            + (f" ({', '.join(point.id for point in opposed)})" if opposed else "")
            + f". {title}."
        ),
        table=_table(points),
        errors=errors_of_scores(),
    )


def _points(codings: Iterable[Coding], pair: Pair) -> tuple[_Point, ...]:
    """The sentences that have a tone, in the order of the articles."""
    tones: dict[str, list[int]] = {}
    for coding in codings:
        if coding.tone is None:
            continue
        sentence = pair.sentence(coding.sentence)
        if not -2 <= coding.tone <= 2:
            raise ValueError(
                tr(
                    "The tone of {id} is {tone}: a tone runs from -2 to 2.",
                    id=sentence.id,
                    tone=coding.tone,
                )
            )
        tones.setdefault(sentence.id, []).append(coding.tone)
    if not tones:
        raise ValueError(tr("No sentence has a tone yet: code one sentence or more."))
    return tuple(
        _Point(
            article.letter,
            sentence,
            tuple(tones[sentence.id]),
            compound(sentence),
        )
        for article in pair
        for sentence in article.sentences
        if sentence.id in tones
    )


def _draw(ax: Axes, points: Sequence[_Point], opposed: Sequence[_Point]) -> None:
    _name_quadrants(ax)
    places = dict(_side_by_side(points))
    for point, x in places.items():
        _draw_sentence(ax, point, x)
    for point in _farthest(opposed):
        _name_sentence(ax, point, places)
    _draw_key(ax)
    ax.set_xlabel(tr("number by reading, from very bad (−2) to very good news (+2)"))
    if any(len(set(point.tones)) > 1 for point in points):
        ax.set_xlabel(
            ax.get_xlabel() + tr("\n(the mean; a thin line where readings differ)")
        )


def _farthest(opposed: Sequence[_Point]) -> tuple[_Point, ...]:
    """Those furthest apart: up to four that VADER calls good, two that it calls bad."""
    ranked = sorted(opposed, key=lambda point: (-point.gap, point.id))
    return (
        *[point for point in ranked if point.compound > 0][:4],
        *[point for point in ranked if point.compound < 0][:2],
    )


def _side_by_side(points: Sequence[_Point]) -> Iterator[tuple[_Point, float]]:
    """Marks that would cover each other share their column's width, in order."""
    taken: list[tuple[float, float]] = []
    for point in points:
        y = point.compound
        for x in _steps_aside(point):
            if all(abs(x - u) > 0.08 or abs(y - v) > 0.06 for u, v in taken):
                break
        taken.append((x, y))
        yield point, x


def _steps_aside(point: _Point) -> Iterator[float]:
    """Places for a mark, the true one first; no step takes it to another quadrant."""
    tone, compound = point.tone, point.compound
    yield tone
    for step in range(1, 30):
        for side in (1, -1):
            x = tone + 0.085 * step * side
            if x * (tone or compound) > 0 or tone == compound == 0:
                yield x


def _draw_sentence(ax: Axes, point: _Point, x: float) -> None:
    colour = palette.ARTICLES[point.letter]
    style = {"color": colour, "linewidth": 1, "alpha": 0.75, "zorder": 1}
    draw_range(ax, min(point.tones), max(point.tones), point.compound, **style)
    _draw_mark(ax, x, point.compound, point.letter, point.opposed)


def _draw_mark(ax: Axes, x: float, y: float, letter: str, filled: bool) -> None:
    colour = palette.ARTICLES[letter]
    ax.plot(
        [x],
        [y],
        palette.MARKERS[letter],
        color=colour if filled else "white",
        markeredgecolor="white" if filled else colour,
        markeredgewidth=1 if filled else 2,
        markersize=13 if letter == "A" else 12,
        zorder=2,
    )


def _name_sentence(ax: Axes, point: _Point, places: Mapping[_Point, float]) -> None:
    x, y = places[point], point.compound
    beside = [
        (u - x)
        for other, u in places.items()
        if other is not point and abs(other.compound - y) < 0.07 and abs(u - x) < 0.3
    ]
    left = any(gap > 0 for gap in beside) and not any(gap < 0 for gap in beside)
    write_beside(
        ax,
        x,
        y,
        point.id,
        -11 if left else 11,
        fontsize=15,
        weight="bold",
        color=palette.ARTICLES[point.letter],
        path_effects=[withStroke(linewidth=4, foreground=_OPPOSED)],
        zorder=3,
    )


def _name_quadrants(ax: Axes) -> None:
    for x, y, words in (
        (-2.35, 1.17, tr("read as bad, VADER says good")),
        (2.35, -1.17, tr("read as good, VADER says bad")),
    ):
        low, high = sorted((0, x))
        top = 1.3 if y > 0 else -1.3
        ax.fill_between([low, high], 0, top, color=_OPPOSED, zorder=0)
        style = {"ha": "left" if x < 0 else "right", "weight": "bold", "fontsize": 15}
        write(ax, x * 0.99, y, words, **style)
    ax.axhline(0, color=palette.INK, linewidth=1.2, zorder=0)
    ax.axvline(0, color=palette.INK, linewidth=1.2, zorder=0)
    ax.set(xlim=(-2.35, 2.35), ylim=(-1.3, 1.28))
    ax.set_xticks(range(-2, 3), ["−2", "−1", "0", "+1", "+2"])
    ax.set_yticks([-1, -0.5, 0, 0.5, 1], ["−1", "−0.5", "0", "+0.5", "+1"])
    ax.spines[:].set_visible(False)
    ax.set_ylabel(tr("VADER's compound"))


def _draw_key(ax: Axes) -> None:
    for x, letter in ((0.12, "A"), (0.86, "B")):
        _draw_mark(ax, x, 1.17, letter, False)
        _draw_mark(ax, x + 0.1, 1.17, letter, True)
        write_in_colour(
            ax, letter, x + 0.18, 1.17, tr("article {letter}", letter=letter)
        )
    write(ax, 1.6, 1.17, tr("filled: opposite"), fontsize=13)


def _table(points: Sequence[_Point]) -> Table:
    return Table(
        caption=tr("Tone by reading and by VADER, sentence by sentence"),
        columns=("sentence", tr("mean tone"), "tones", "VADER", "opposite", "words"),
        rows=tuple(
            (
                point.id,
                signed(point.tone),
                ", ".join(signed(tone, 0) for tone in point.tones),
                signed(point.compound),
                "yes" if point.opposed else "no",
                point.sentence.text,
            )
            for point in points
        ),
    )
