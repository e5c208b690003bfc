"""The fact ledger as a grid: which fact each article tells, and who tells it alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from matplotlib.axes import Axes

from lessons.charts import palette
from lessons.charts.chart import Chart
from lessons.charts.drawing import (
    bare,
    draw_range,
    headed_figure,
    inside,
    write,
    write_in_colour,
)
from lessons.charts.lettering import shortened, wrapped
from lessons.charts.table import Table
from lessons.charts.wording import counted, in_words
from lessons.language import tr
from lessons.reading.ledger import Fact

_GROUPS = {
    "both": tr("told by both"),
    "only A": tr("only A tells"),
    "only B": tr("only B tells"),
    "neither": tr("neither tells"),
}
_ROW = 0.34  # inches, of a line that is one high
_TICKS = {"A": 5.0, "B": 5.4}  # where the ticks stand in a column
_COLUMNS = (0.0, 6.2)  # where the two columns begin, in inches
_RING = {"color": "white", "mew": 1.6, "markersize": 9}


@dataclass(frozen=True, slots=True)
class _LedgerLine:
    """A line of a column: a fact, or without one the heading of a group."""

    words: str
    height: float
    fact: Fact | None = None


def fact_ledger(facts: Iterable[Fact]) -> Chart:
    """Which fact each article tells: a tick, or an empty ring; grouped by who tells it.

    >>> from lessons.reading.pair import load_pair
    >>> chart = fact_ledger(load_pair().facts)
    >>> chart.title
    'Of 26 facts, 7 are in both articles, 9 only in A, 7 only in B, 3 in neither'

    The words that tell it are in the table. Raises `ValueError` for no facts.
    """
    facts = tuple(facts)
    if not facts:
        raise ValueError(tr("The ledger is empty: give it one fact or more."))
    groups = {where: [f for f in facts if f.where == where] for where in _GROUPS}
    if strange := [fact for fact in facts if fact.where not in groups]:
        raise ValueError(
            tr(
                "“{fact}” is told by somebody other than A and B.",
                fact=shortened(strange[0].fact, 60),
            )
        )
    title = _finding({where: len(group) for where, group in groups.items()})
    columns = _columns([_lines(where, group) for where, group in groups.items()])
    height = _ROW * max(map(_height, columns))
    with headed_figure(title, 12.4, height + 1.6) as figure:
        ax = figure.add_subplot()
        bare(ax)
        for left, column in zip(_COLUMNS, columns, strict=True):
            _draw_column(ax, left, column)
        _draw_key(ax, -height - 0.35, any(fact.differ for fact in facts))
        ax.set(xlim=(-0.05, 12.2), ylim=(-height - 0.6, 0.1))
        inside(ax)
    return Chart(
        figure=figure,
        title=title,
        alt=(
            tr(
                "Tick grid. Rows: facts, grouped by who tells them; columns: article A "
                "and article B; a tick where it is told, an empty ring where it is "
                "not; told differently: {in_words}. {title}.",
                in_words=in_words(sum(bool(f.differ) for f in facts)),
                title=title,
            )
        ),
        table=_table([fact for group in groups.values() for fact in group]),
    )


def _finding(many: dict[str, int]) -> str:
    return tr(
        "Of {counted}, {many} {part} in both articles, {many_2} only in A, "
        "{many_3} only in B, {many_4} in neither",
        counted=counted(sum(many.values()), "fact"),
        many=many["both"],
        part="is" if many["both"] == 1 else "are",
        many_2=many["only A"],
        many_3=many["only B"],
        many_4=many["neither"],
    )


def _lines(where: str, group: Sequence[Fact]) -> list[_LedgerLine]:
    """A group's heading and its facts."""
    if not group:
        return []
    lines = [_LedgerLine(f"{_GROUPS[where]}: {len(group)}", 2)]
    for fact in group:
        words = wrapped(fact.fact, 4.55, lines=3) or tr("(no words)")
        lines.append(_LedgerLine(words, 1 + 0.65 * words.count("\n"), fact))
    return lines


def _height(column: Sequence[_LedgerLine]) -> float:
    return sum(line.height for line in column)


def _columns(
    groups: Sequence[list[_LedgerLine]],
) -> tuple[list[_LedgerLine], list[_LedgerLine]]:
    """The groups in order, cut in two where the longer column is shortest."""
    cuts = [
        (list(chain(*groups[:at])), list(chain(*groups[at:])))
        for at in range(1, len(groups) + 1)
    ]
    return min(cuts, key=lambda cut: max(map(_height, cut)))


def _draw_column(ax: Axes, left: float, column: Sequence[_LedgerLine]) -> None:
    y = 0.0
    for line in column:
        middle = y - _ROW * line.height / 2
        if line.fact is None:
            _draw_heading(ax, left, middle - 0.1, line.words)
        else:
            _draw_fact(ax, left, middle, line.words, line.fact)
        y -= _ROW * line.height


def _draw_heading(ax: Axes, left: float, y: float, words: str) -> None:
    write(ax, left, y, words, weight="bold", fontsize=15)
    draw_range(ax, left, left + 5.95, y - 0.2, color="#999999", lw=1)
    for letter, x in _TICKS.items():
        write_in_colour(ax, letter, left + x, y, letter, ha="center")


def _draw_fact(ax: Axes, left: float, y: float, words: str, fact: Fact) -> None:
    write(ax, left, y, words, fontsize=13)
    for letter, x in _TICKS.items():
        colour = palette.ARTICLES[letter]
        _draw_tick(ax, left + x, y, letter in fact.evidence, colour)
    if fact.differ:
        _draw_sign(ax, left + 5.8, y, "≠")


def _draw_tick(ax: Axes, x: float, y: float, told: bool, colour: str) -> None:
    if told:
        _draw_sign(ax, x, y, "✓", color=colour)
    else:
        ax.plot([x], [y], "o", markeredgecolor=colour, **_RING)


def _draw_sign(ax: Axes, x: float, y: float, sign: str, **style: object) -> None:
    write(ax, x, y, sign, ha="center", fontsize=17, weight="bold", **style)


def _draw_key(ax: Axes, y: float, differs: bool) -> None:
    """Explain the signs; the third only where it stands on the page."""
    signs = [(0.1, "✓", "told"), (1.4, "", tr("not told"))]
    if differs:
        signs.append((3.1, "≠", tr("told differently: the table says how")))
    for x, sign, words in signs:
        if sign:
            _draw_sign(ax, x, y, sign)
        else:
            _draw_tick(ax, x, y, False, palette.INK)
        write(ax, x + 0.22, y, words, fontsize=13)


def _table(facts: Sequence[Fact]) -> Table:
    return Table(
        caption=tr("Each fact and the words that tell it"),
        columns=(
            "fact",
            tr("told by"),
            "A",
            "B",
            tr("told differently"),
            tr("looked for"),
        ),
        rows=tuple(
            (
                fact.fact,
                fact.where,
                _telling(fact, "A"),
                _telling(fact, "B"),
                fact.differ or None,
                ", ".join(map(str.strip, fact.looked_for)) or None,
            )
            for fact in facts
        ),
    )


def _telling(fact: Fact, letter: str) -> str:
    words = fact.evidence.get(letter)
    return f"“{words}”" if words else tr("not told")
