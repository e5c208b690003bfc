"""Words as cards in two hands: what the charts of deals are drawn with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from lessons.charts import palette
from lessons.charts.drawing import INSIDE, bare, inside, write, write_in_colour
from lessons.charts.lettering import shortened, widest, width_of

_WIDEST_CARD = 0.24  # inches


@dataclass(frozen=True, slots=True)
class CardRow:
    """One word in two hands: a name, its cards in each, and a note at the end."""

    name: str
    in_a: int
    in_b: int
    note: str = ""
    strong: bool = True


def draw_cards(
    ax: Axes, rows: Sequence[CardRow], heads: tuple[str, str], note: str = ""
) -> None:
    """A row a word, the first on top: its name, hand A, hand B, and the note.

    Everything is in inches. Rows that are not `strong` are grey.
    """
    names = [shortened(row.name, 26) for row in rows]
    left = widest(names, weight="bold") + 0.25
    number = width_of("888", weight="bold") + 0.15
    notes = widest([note, *(row.note for row in rows)], weight="bold") + 0.2
    room = (INSIDE - left - notes) / 2 - 0.2
    most = max(max(row.in_a, row.in_b) for row in rows)
    card = min(_WIDEST_CARD, (room - number) / max(most, 1))
    starts = {"A": left, "B": left + room + 0.2}
    for place, (row, name) in enumerate(zip(rows, names, strict=True)):
        y = len(rows) - 1 - place
        write(ax, 0, y, name, weight="bold")
        for letter, count in (("A", row.in_a), ("B", row.in_b)):
            colour = palette.ARTICLES[letter] if row.strong else palette.CHANCE
            x = starts[letter]
            for at in range(count):
                ax.add_patch(
                    Rectangle((x + at * card, y - 0.3), card * 0.82, 0.6, color=colour)
                )
            end = x + count * card + (0.08 if count else 0)
            write(ax, end, y, str(count), weight="bold", color=colour)
        write(ax, INSIDE, y, row.note, ha="right", weight="bold")
    for letter, head in zip("AB", heads, strict=True):
        write_in_colour(ax, letter, starts[letter], len(rows) - 0.2, head)
    write(ax, INSIDE, len(rows) - 0.2, note, ha="right")
    bare(ax)
    ax.set(xlim=(0, INSIDE), ylim=(-0.6, len(rows) + 0.2))
    inside(ax)
