"""The waterfall: how the words of one sentence add up to its score."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from matplotlib.axes import Axes

from lessons.charts import palette
from lessons.charts.chart import Chart
from lessons.charts.drawing import headed_figure, write_beside
from lessons.charts.lettering import shortened, wrapped
from lessons.charts.table import Table
from lessons.charts.wording import in_words, spelled
from lessons.language import tr
from lessons.reading.numerals import signed
from lessons.reading.sentiment import (
    Contribution,
    Score,
    errors_of_scores,
    second_opinion,
)


@dataclass(frozen=True, slots=True)
class _Step:
    """One step of a waterfall: from the sum so far to the next."""

    name: str
    note: str
    value: float
    start: float

    @property
    def end(self) -> float:
        return self.start + self.value


def waterfall(score: Score) -> Chart:
    """A sentence's score as a waterfall: each charged word moves the sum on.

    >>> from lessons.reading.sentiment import score
    >>> chart = waterfall(score("They love war."))
    >>> chart.title
    'One word counts as good, one as bad: this sentence ends at +0.08'

    Words stand in reading order; a word that a rule of VADER's touched says so; what
    "!" and "?" add is a step of its own. Below, the sum becomes the compound. Where
    VADER's two packages part, the compound of the other stands beside it.
    """
    steps, title = _steps(score), _finding(score)
    other = second_opinion(score.text)
    digits = 1 if all(round(s.value, 1) == round(s.value, 6) for s in steps) else 2
    notes = [wrapped(step.note, 3.6, lines=3) for step in steps]
    deepest = max((note.count("\n") + bool(note) for note in notes), default=0)
    rows, tall = len(steps) + 1, 0.5 + 0.22 * deepest
    with headed_figure(title, 12, 4.0 + tall * rows) as figure:
        upper, lower = figure.subplots(
            2, 1, gridspec_kw={"height_ratios": [max(tall * rows, 0.9), 0.8]}
        )
        text = wrapped(score.text, 7.5, lines=4)
        upper.set_title(text, fontsize=13, weight="normal")
        for row, (step, note) in enumerate(zip(steps, notes, strict=True)):
            _draw_step(upper, -row, step, note, digits)
        _draw_sum(upper, steps, score.total, digits)
        _draw_compound(lower, score.compound, other)
    return Chart(
        figure=figure,
        title=title,
        alt=(
            tr(
                "Waterfall chart. Rows: the charged words of one sentence, in order. "
                "Along: the running sum of VADER's values, bad to the left, good to "
                "the right; below, the compound from −1 to +1. Sum {total}, compound "
                "{compound}. {score}{title}.",
                total=signed(score.total, digits),
                compound=signed(score.compound),
                score=_where_they_part(score, other),
                title=title,
            )
        ),
        table=_table(score, steps, other),
        errors=errors_of_scores(),
    )


def _parts(one: float, other: float) -> bool:
    """Whether two machines' compounds differ by what a reader can see."""
    return abs(one - other) >= 0.005


def _where_they_part(score: Score, other: float) -> str:
    if not _parts(score.compound, other):
        return ""
    return tr(
        "{engine} says {compound}, the vaderSentiment package {other}. ",
        engine=score.engine,
        compound=signed(score.compound),
        other=signed(other),
    )


def _steps(score: Score) -> tuple[_Step, ...]:
    moves = [(w.text, "; ".join(w.rules), w.value) for w in score.charged]
    if score.emphasis:
        marks = "".join(re.findall("[!?]", score.text)) or "!"
        moves.append((f"“{marks[:6]}”", tr("signs that press harder"), score.emphasis))
    sums = accumulate((value for *_, value in moves), initial=0.0)
    return tuple(
        _Step(*move, start=start) for move, start in zip(moves, sums, strict=False)
    )


def _finding(score: Score) -> str:
    """Which way the words of a sentence pull, and where it ends."""
    ends = signed(score.compound)
    up = sum(word.value > 0 for word in score.charged)
    down = len(score.charged) - up
    if not score.charged:
        if any(word.rated for word in score.words):
            return tr("The words of this sentence that VADER lists add nothing")
        return tr("No word of this sentence is in VADER's list")
    if up and down:
        verb = "counts" if up == 1 else "count"
        return tr(
            "{capitalize} {verb} as good, {down} as bad: this sentence ends at {ends}",
            capitalize=spelled(up, "word").capitalize(),
            verb=verb,
            down=in_words(down),
            ends=ends,
        )
    kind, verb = ("good", "lift") if up else ("bad", "pull")
    towards = "to" if up else tr("down to")
    if up + down == 1:
        word = shortened(score.charged[0].text, 24)
        return tr(
            "“{word}” alone {verb}s this sentence {towards} {ends}",
            word=word,
            verb=verb,
            towards=towards,
            ends=ends,
        )
    return tr(
        "{capitalize} that VADER counts as {kind} {verb} this sentence {towards} "
        "{ends}",
        capitalize=spelled(up + down, "word").capitalize(),
        kind=kind,
        verb=verb,
        towards=towards,
        ends=ends,
    )


def _draw_step(ax: Axes, row: int, step: _Step, note: str, digits: int) -> None:
    up = step.value > 0
    colour = palette.UP if up else palette.DOWN
    ax.barh(
        row,
        step.value,
        left=step.start,
        height=0.5,
        color=colour if up else "white",
        edgecolor=colour,
        hatch="" if up else "////",
    )
    ax.plot([step.end] * 2, [row - 0.25, row - 0.75], color=palette.INK, linewidth=1.2)
    shown = signed(step.value, digits)
    write_beside(
        ax,
        step.end,
        row,
        f"{shown} ▶" if up else f"◀ {shown}",
        8 if up else -8,
        color=colour,
        weight="bold",
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 1},
    )
    _name_row(ax, row, wrapped(step.name, 2.4, 14, "bold", lines=1), note)


def _name_row(ax: Axes, row: float, name: str, note: str) -> None:
    """A row's name left of the bars, with its note below it."""
    edge = {"xycoords": ax.get_yaxis_transform(), "textcoords": "offset points"}
    up = 8 * (note.count("\n") + bool(note))  # points: together they stand centred
    for text, y, style in (
        (name, up, {"va": "center", "weight": "bold"}),
        (note, up - 9, {"va": "top", "fontsize": 13}),
    ):
        if text:
            ax.annotate(text, (0, row), xytext=(-12, y), ha="right", **edge, **style)


def _draw_sum(ax: Axes, steps: Sequence[_Step], total: float, digits: int) -> None:
    row = -len(steps)
    ax.barh(row, total, height=0.5, color=palette.INK)
    shown = signed(total, digits) if steps else "nothing to add up: 0"
    write_beside(ax, total, row, shown, 8 if total >= 0 else -8, weight="bold")
    _name_row(ax, row, "sum", "")
    ends = [0.0, total, *(step.end for step in steps)]
    low, high = min(ends), max(ends)
    room = 0.2 * (high - low) or 1.0
    ax.set(xlim=(low - room, high + room), ylim=(row - 0.6, 0.6), yticks=[])
    ax.axvline(0, color=palette.INK, linewidth=1.2, zorder=0)
    ax.spines["left"].set_visible(False)
    ax.set_xlabel(tr("← counts as bad       running sum       counts as good →"))
    ax.xaxis.set_major_formatter(lambda value, _: signed(value, 0))
    ax.locator_params(axis="x", nbins=7, integer=True)


def _draw_compound(ax: Axes, compound: float, other: float) -> None:
    ax.plot([-1, 1], [0, 0], color="#949494", linewidth=3, zorder=0)
    ax.plot([0, compound], [0, 0], color=palette.INK, linewidth=8)
    ax.plot([compound], [0], "o", color=palette.INK, markersize=16)
    parted = _parts(compound, other)
    ax.annotate(
        tr("{compound} in NLTK", compound=signed(compound))
        if parted
        else signed(compound),
        (compound, 0),
        xytext=(0, 12),
        textcoords="offset points",
        ha="center",
        va="bottom",
        fontsize=17,
        weight="bold",
    )
    if parted:
        _draw_other(ax, other)
    low = -1.6 if parted else -0.6
    ax.set(xlim=(-1.1, 1.1), ylim=(low, 1.6), yticks=[], xticks=[-1, 0, 1])
    ax.set_xticklabels(["−1", "0", "+1"])
    ax.spines[:].set_visible(False)
    _name_row(ax, 0, "compound", tr("the sum, squeezed to −1 … +1"))


def _draw_other(ax: Axes, compound: float) -> None:
    """The compound that VADER's other package gives, as an open mark."""
    style = {"color": "white", "markeredgecolor": palette.INK, "markeredgewidth": 2}
    ax.plot([compound], [0], "s", markersize=14, **style)
    ax.annotate(
        tr("{compound} in vaderSentiment", compound=signed(compound)),
        (compound, 0),
        xytext=(0, -12),
        textcoords="offset points",
        ha="center",
        va="top",
        fontsize=14,
    )


def _table(score: Score, steps: Sequence[_Step], other: float) -> Table:
    rated: dict[int, Contribution] = dict(enumerate(score.charged))
    rows = [
        (
            step.name,
            signed(rated[row].rated) if row in rated else None,
            step.note or None,
            signed(step.value),
            signed(step.end),
        )
        for row, step in enumerate(steps)
    ]
    elsewhere = []
    if _parts(score.compound, other):
        elsewhere = [
            (tr("the same in vaderSentiment"), None, None, None, signed(other, 4))
        ]
    return Table(
        caption=tr(
            "{engine}, word by word: “{text}”", engine=score.engine, text=score.text
        ),
        columns=(
            "word",
            tr("in VADER's list"),
            "rules",
            tr("counts here"),
            tr("sum so far"),
        ),
        rows=(
            *rows,
            ("sum", None, None, None, signed(score.total)),
            (
                "compound",
                None,
                tr("sum ÷ √(sum² + 15)"),
                None,
                signed(score.compound, 4),
            ),
            *elsewhere,
        ),
    )
