"""What charts are drawn with: headed figures, words beside marks, axes without frames.

Here as in every chart, `letter` is an article's: "A" or "B".
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from lessons.charts import palette
from lessons.charts.lettering import balanced, shortened
from lessons.charts.style import house_style
from lessons.reading.article import Article

MARGIN = 0.15  # inches of air at either side of a figure
WIDTH = 11.0  # inches, of a figure of one panel
INSIDE = WIDTH - 2 * MARGIN
_HEADLINE = 17  # points


# Figures ------------------------------------------------------------------------------


@contextmanager
def headed_figure(title: str, width: float, height: float) -> Iterator[Figure]:
    """An empty figure in the house style, headed by `title` when the block ends.

    It has air at its edges; its size is in inches, and it grows where the title needs
    more than one line.
    """
    with house_style():
        figure = Figure(figsize=(width, height))
        figure.get_layout_engine().set(w_pad=MARGIN, h_pad=0.12)
        yield figure
        _set_headline(figure, title)


def _set_headline(figure: Figure, title: str) -> None:
    """Write `title` above everything; the figure grows with each line but the first.

    The lines are as few as fit, and alike in length.
    """
    width = figure.get_figwidth()
    lines = balanced(title, width - 2 * MARGIN, _HEADLINE, "bold")
    more = lines.count("\n")
    figure.set_figheight(figure.get_figheight() + 0.3 * more)
    figure.suptitle(
        lines, x=MARGIN / width, ha="left", fontsize=_HEADLINE, weight="bold"
    )


# Words --------------------------------------------------------------------------------


def heading(article: Article, letter: str) -> str:
    """How a chart heads an article: by its place, such as "A · the wire report"."""
    return shortened(
        " · ".join(filter(None, (letter, article.label or article.file))), 36
    )


def write(ax: Axes, x: float, y: float, text: str, **style: object) -> None:
    """Write `text` with its middle at the height `y`."""
    ax.text(x, y, text, **{"va": "center", **style})


def write_in_colour(
    ax: Axes, letter: str, x: float, y: float, text: str, **style: object
) -> None:
    """Write `text` bold in the colour of an article."""
    colour = palette.ARTICLES[letter]
    write(ax, x, y, text, **{"color": colour, "weight": "bold", **style})


def write_beside(
    ax: Axes, x: float, y: float, text: str, points: float, **style: object
) -> None:
    """Write `text` some points to the right of a place, or to its left where negative.

    The distance is one on the page, whatever the scale of the axes.
    """
    ax.annotate(
        text,
        (x, y),
        xytext=(points, 0),
        textcoords="offset points",
        ha="left" if points > 0 else "right",
        va="center",
        **style,
    )


# Marks and axes -----------------------------------------------------------------------


def draw_range(ax: Axes, low: float, high: float, y: float, **style: object) -> None:
    """A level line from `low` to `high`, such as an interval."""
    ax.plot([low, high], [y, y], **style)


def bare(ax: Axes) -> None:
    """Take frame and ticks away: the marks carry their own words and numbers."""
    ax.set(xticks=[], yticks=[])
    ax.spines[:].set_visible(False)


def inside(ax: Axes) -> None:
    """Say that all marks and words stand within the axes: no room is sought for them.

    The search takes a third of the time of a chart that is mostly words.
    """
    for artist in (*ax.texts, *ax.lines, *ax.patches, *ax.collections):
        artist.set_in_layout(False)


def set_share_axis(ax: Axes, left: float, right: float) -> None:
    """An axis along the bottom from 0 to 100 %, data 0 to 1, and no other.

    `left` and `right` are the room, in units of the data, for words at either side.
    """
    ax.set(
        xlim=(-left, 1 + right),
        xticks=[0, 0.25, 0.5, 0.75, 1],
        xticklabels=["0 %", "25 %", "50 %", "75 %", "100 %"],
        yticks=[],
    )
    ax.spines["left"].set_visible(False)
    ax.spines["bottom"].set_bounds(0, 1)
