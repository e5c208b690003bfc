"""The token ribbon: where one tokeniser ends a word and another does not."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from lessons.charts import palette
from lessons.charts.chart import Chart
from lessons.charts.drawing import INSIDE, WIDTH, bare, headed_figure, write
from lessons.charts.lettering import plain_letters, shortened, widest
from lessons.charts.table import Table
from lessons.charts.wording import counted, in_words, spelled
from lessons.language import tr
from lessons.reading.text import Span, straighten
from lessons.reading.words import TOKENISERS, Cut

LONGEST = 68  # characters that can still be read from the back of a room
_DISPUTED = "#ffe3a3"  # fill of a box that not every row has; its edge is heavy too
_FEWEST = 44  # characters the picture makes room for, so that no letter is a giant
_TIGHT = 0.94  # how much of its cell a letter may fill
_AIR = 0.3  # of a cell of white space, lent to the box beside it
_ADVANCE = 0.602  # of DejaVu Sans Mono: a letter's width over its size


@dataclass(frozen=True, slots=True)
class _Row:
    """What one tokeniser made of the text."""

    name: str
    tokens: tuple[Span, ...]

    @property
    def places(self) -> tuple[tuple[int, int], ...]:
        return tuple((token.start, token.end) for token in self.tokens)


def token_ribbon(text: str, tokenisers: Mapping[str, Cut] | None = None) -> Chart:
    """Each tokeniser's cut of a text: a token is a box under its characters.

    >>> chart = token_ribbon("Russia’s U.S. policy")
    >>> chart.title
    'Five tokenisers, three different counts'

    A box that every row has is white; a box that some row lacks is filled, with a
    heavy edge. Raises `ValueError` for no text, for a text longer than `LONGEST`
    characters, and for no tokeniser.
    """
    text = _stripped(text)
    if not text:
        raise ValueError(
            tr("There is no text to cut: write a few words between the marks.")
        )
    if len(text) > LONGEST:
        raise ValueError(
            tr(
                "This text has {text} characters: write {longest} or fewer, about ten "
                "words, so that every box can be read.",
                text=len(text),
                longest=LONGEST,
            )
        )
    rows = _rows(text, tokenisers)
    counts = ", ".join(f"{row.name} {len(row.tokens)}" for row in rows)
    title, one_line = _finding(rows), " ".join(text.split())
    with headed_figure(title, WIDTH, 2.1 + 0.62 * len(rows)) as figure:
        _draw(figure.add_subplot(), text, rows)
    return Chart(
        figure=figure,
        title=title,
        alt=(
            tr(
                "Ribbon of boxes. Each row is a tokeniser, each box a token of the "
                "text “{one_line}”, drawn under its characters, with the number of "
                "tokens at the right: {counts}. {title}.",
                one_line=one_line,
                counts=counts,
                title=title,
            )
        ),
        table=_table(
            tr("Tokens of “{one_line}”, with a bar between them", one_line=one_line),
            rows,
        ),
    )


def token_table(text: str, tokenisers: Mapping[str, Cut] | None = None) -> Table:
    """Each tokeniser's cut of a text, for a text that is too long for the ribbon.

    >>> token_table("the U.S. is").caption
    'Five tokenisers, three different counts; a bar stands between two tokens'

    Raises `ValueError` for no tokeniser.
    """
    rows = _rows(_stripped(text), tokenisers)
    return _table(
        tr("{rows}; a bar stands between two tokens", rows=_finding(rows)), rows
    )


def _stripped(text: str) -> str:
    """The text without white space at its ends."""
    straighten(text)  # which says so in a sentence if it is no text
    return text.strip()


def _rows(text: str, tokenisers: Mapping[str, Cut] | None) -> list[_Row]:
    cuts = TOKENISERS if tokenisers is None else tokenisers
    if not cuts:
        raise ValueError(tr("Name one tokeniser or more, such as words.TOKENISERS."))
    return [_Row(name, tuple(cut(text))) for name, cut in cuts.items()]


def _table(caption: str, rows: list[_Row]) -> Table:
    return Table(
        caption=caption,
        columns=("tokeniser", "tokens", "cut"),
        rows=tuple(
            (row.name, len(row.tokens), " | ".join(t.text for t in row.tokens))
            for row in rows
        ),
    )


def _finding(rows: list[_Row]) -> str:
    """How many different answers there are, in counts or at least in cuts."""
    counts = {len(row.tokens) for row in rows}
    cuts = {row.places for row in rows}
    who = spelled(len(rows), "tokeniser").capitalize()
    if len(counts) > 1:
        return tr(
            "{who}, {in_words} different counts",
            who=who,
            in_words=in_words(len(counts)),
        )
    if len(cuts) > 1:
        return tr(
            "{who}, one count, {in_words} different cuts",
            who=who,
            in_words=in_words(len(cuts)),
        )
    same = tr(", one answer") if len(rows) > 1 else ""
    return f"{who}{same}: {counted(counts.pop(), 'token')}"


def _draw(ax: Axes, text: str, rows: list[_Row]) -> None:
    """The text on top, then the rows; one unit along is one character."""
    names = [shortened(row.name, 22) for row in rows]
    left = widest(names) + 0.25
    right = 0.85  # for the number of tokens
    across = max(len(text), _FEWEST)
    inch = across / (INSIDE - left - right)
    size = min(20.0, _TIGHT * 72 / _ADVANCE / inch)
    shared = Counter(place for row in rows for place in set(row.places))
    top, end = len(rows), len(text) + right * inch
    write(ax, -left * inch, top, tr("the text"), style="italic")
    _spell(ax, 0, top, text, size)
    for y, (row, name) in enumerate(zip(rows[::-1], names[::-1], strict=True)):
        write(ax, -left * inch, y, name)
        for token in row.tokens:
            everywhere = shared[token.start, token.end] == len(rows)
            _draw_box(ax, y, _edges(text, token), everywhere=everywhere)
            _spell(ax, token.start, y, token.text, size)
        write(ax, end, y, str(len(row.tokens)), ha="right", size=18, weight="bold")
    write(ax, end, top, "tokens", ha="right")
    ax.set(
        xlim=(-left * inch, across + right * inch),
        ylim=(-0.6, top + 0.5),
        xlabel=(
            tr(
                "each box is a token; filled, with a heavy edge: the rows disagree\nno "
                "box: thrown away"
            )
        ),
    )
    bare(ax)


def _edges(text: str, token: Span) -> tuple[float, float]:
    """Where a token's box begins and ends: a little into the white space around it."""
    before, after = text[: token.start][-1:] or " ", text[token.end :][:1] or " "
    return (
        token.start - (_AIR if before.isspace() else 0),
        token.end + (_AIR if after.isspace() else 0),
    )


def _draw_box(
    ax: Axes, y: int, edges: tuple[float, float], *, everywhere: bool
) -> None:
    left, right = edges
    ax.add_patch(
        Rectangle(
            (left, y - 0.36),
            right - left,
            0.72,
            facecolor="white" if everywhere else _DISPUTED,
            edgecolor=palette.CHANCE if everywhere else palette.INK,
            linewidth=1.2 if everywhere else 2,
            zorder=1 if everywhere else 2,
        )
    )


def _spell(ax: Axes, start: int, y: float, text: str, size: float) -> None:
    """Each character in its own cell from `start`, so that every row stays aligned."""
    for cluster in re.finditer(r".[\u0300-\u036f]*", text):
        letter = unicodedata.normalize("NFC", cluster.group())
        shown = plain_letters(letter) or "□"
        if shown.strip():
            ax.text(
                start + (cluster.start() + cluster.end()) / 2,
                y,
                shown,
                ha="center",
                va="center_baseline",
                size=size,
                family=["DejaVu Sans Mono", "DejaVu Sans"],
            )
