"""The chart of sentence scores: every sentence of two articles, and their means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from matplotlib.axes import Axes

from lessons.charts import palette
from lessons.charts.chart import Chart
from lessons.charts.drawing import headed_figure, write, write_beside
from lessons.charts.table import Cell, Table
from lessons.charts.wording import counted
from lessons.language import tr
from lessons.reading.article import Article
from lessons.reading.chance import difference
from lessons.reading.numerals import signed
from lessons.reading.sentiment import (
    errors_of_scores,
    scores_by_quotation,
)
from lessons.reading.sentiment import (
    sentence_scores as scores_of,
)


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of marks: whose they are, what was scored, and the scores."""

    letter: str
    name: str
    scores: tuple[float, ...]

    @property
    def mean(self) -> float:
        return fmean(self.scores)

    @property
    def spread(self) -> float:
        """How far the lowest score lies from the highest."""
        return max(self.scores) - min(self.scores)


def sentence_scores(a: Article, b: Article, *, quoted_apart: bool = False) -> Chart:
    """Every sentence of two articles at its compound, and the mean of each article.

    >>> from lessons.reading.pair import load_pair
    >>> sentence_scores(*load_pair()).title
    'The means lie 0.05 apart; sentences of one article lie up to 1.74 apart'

    With `quoted_apart` each article has two rows: its quotations, and its sentences
    without them. A row with nothing to score is left out. Raises `ValueError` when an
    article has no sentence.
    """
    if not (a.sentences and b.sentences):
        raise ValueError(tr("Both articles need one sentence or more."))
    rows = tuple(_rows(a, b, quoted_apart))
    title = _apart_in(rows) if quoted_apart else _finding(rows)
    with headed_figure(title, 12, 1.6 + 1.25 * len(rows)) as figure:
        ax = figure.add_subplot()
        for at, row in enumerate(rows):
            _draw_row(ax, -at, row)
        _draw_axis(ax, len(rows))
    return Chart(
        figure=figure,
        title=title,
        alt=(
            tr("Strip of dots, one for each sentence. Rows: ")
            + "; ".join(
                tr("{name}, mean {mean}", name=row.name, mean=signed(row.mean))
                for row in rows
            )
            + ". Along: the compound from −1 (bad) to +1 (good), a tall line at each "
            f"mean. {title}."
        ),
        table=Table(
            caption=tr("The compounds of sentences, row by row"),
            columns=("row", tr("how many"), "mean", "lowest", "highest", "all"),
            rows=tuple(_cells(row) for row in rows),
        ),
        errors=errors_of_scores(),
    )


# What is drawn, and what it shows -----------------------------------------------------


def _rows(a: Article, b: Article, quoted_apart: bool) -> Iterator[_Row]:
    for letter, article in (("A", a), ("B", b)):
        if not quoted_apart:
            scores = scores_of(article)
            yield _Row(letter, f"{letter}: {counted(len(scores), 'sentence')}", scores)
            continue
        quoted, rest = scores_by_quotation(article)
        if quoted:
            name = tr(
                "{letter}, quoted: {counted}",
                letter=letter,
                counted=counted(len(quoted), "piece"),
            )
            yield _Row(letter, name, quoted)
        if rest:
            name = tr(
                "{letter}, outside the marks: {counted}",
                letter=letter,
                counted=counted(len(rest), "piece"),
            )
            yield _Row(letter, name, rest)


def _finding(rows: Sequence[_Row]) -> str:
    one, other = rows
    widest = max(row.spread for row in rows)
    return tr(
        "The means lie {abs:.2f} apart; sentences of one article lie up to "
        "{widest:.2f} apart",
        abs=abs(one.mean - other.mean),
        widest=widest,
    )


def _apart_in(rows: Sequence[_Row]) -> str:
    """How far quoted words lie from the rest, in each article that allows a test."""
    said = []
    for letter in "AB":
        parts = [row for row in rows if row.letter == letter]
        if len(parts) < 2 or min(len(row.scores) for row in parts) < 2:
            said.append(tr("{letter} has too few quoted pieces to say", letter=letter))
            continue
        quoted, rest = parts
        found = difference(quoted.scores, rest.scores)
        gap = found.interval.estimate
        side = "higher" if gap > 0 else "lower"
        luck = (
            tr(", by more than luck gives")
            if found.beyond_chance
            else tr("; luck could do as much")
        )
        said.append(
            tr(
                "Quoted words score {gap:.2f} {side} in {letter}{luck}",
                gap=abs(gap),
                side=side,
                letter=letter,
                luck=luck,
            )
        )
    return ". ".join(said)


def _cells(row: _Row) -> tuple[Cell, ...]:
    return (
        row.name,
        len(row.scores),
        signed(row.mean, 3),
        signed(min(row.scores)),
        signed(max(row.scores)),
        ", ".join(signed(score) for score in sorted(row.scores)),
    )


# The picture --------------------------------------------------------------------------


def _draw_row(ax: Axes, y: float, row: _Row) -> None:
    colour, marker = palette.ARTICLES[row.letter], palette.MARKERS[row.letter]
    places = list(_stacked(row.scores))
    step = min(0.1, 0.62 / max(above + 1 for _, above in places))
    for score, above in places:
        ax.plot(
            [score],
            [y - 0.2 + step * above],
            marker,
            color=colour,
            markersize=11,
            alpha=0.8,
            markeredgecolor="white",
        )
    if len(row.scores) > 1:
        _draw_mean(ax, y, row.mean)
    style = {"ha": "right", "weight": "bold", "color": colour}
    write(ax, -1.1, y, row.name, **style)


def _draw_mean(ax: Axes, y: float, mean: float) -> None:
    ax.plot([mean] * 2, [y - 0.35, y + 0.45], color=palette.INK, linewidth=4)
    style = {"facecolor": "white", "edgecolor": "none", "pad": 1}
    text = tr("mean {mean}", mean=signed(mean))
    write_beside(ax, mean, y + 0.42, text, 8, weight="bold", bbox=style)


def _stacked(scores: Sequence[float]) -> Iterator[tuple[float, int]]:
    """The scores in order, each with how many close to it lie below it already."""
    foot, above = -9.0, 0
    for score in sorted(scores):
        above = above + 1 if score - foot < 0.04 else 0
        foot = foot if above else score
        yield score, above


def _draw_axis(ax: Axes, rows: int) -> None:
    ax.axvline(0, color=palette.INK, linewidth=1.2, zorder=0)
    ax.set(xlim=(-1.08, 1.08), ylim=(0.4 - rows, 0.75), yticks=[])
    ax.set_xticks([-1, -0.5, 0, 0.5, 1], ["−1", "−0.5", "0", "+0.5", "+1"])
    ax.spines["left"].set_visible(False)
    ax.set_xlabel(
        tr("← counts as bad       compound of a sentence       counts as good →")
    )
