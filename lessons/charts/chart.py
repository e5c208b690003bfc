"""The chart object: a picture, its description in words, and its numbers in a table.

Every chart of the kit is one of these, so that nobody needs to see the picture to have
the finding, and so that a test can compare what a picture says.
"""

from __future__ import annotations

import base64
import html
import io
import sys
import textwrap
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.textpath import text_to_path

from lessons.reading.articles import Article

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Table:
    """A chart's numbers: a caption, column headings, and rows; the first cell of a
    row is its heading. None stands for "nothing to show" and is drawn as a dash.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(f"Row {row!r} does not fit columns {self.columns!r}.")

    def as_html(self) -> str:
        """The table in HTML, every cell escaped, with scoped headings."""
        head = "".join(f'<th scope="col">{html.escape(c)}</th>' for c in self.columns)
        body = "".join(
            f'<tr><th scope="row">{_shown(first)}</th>'
            + "".join(f"<td>{_shown(cell)}</td>" for cell in rest)
            + "</tr>"
            for first, *rest in self.rows
        )
        return (
            f"<table><caption>{html.escape(self.caption)}</caption>"
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        )

    def as_text(self) -> str:
        """The table in plain text, columns aligned."""
        grid = [self.columns, *([_plain(cell) for cell in row] for row in self.rows)]
        widths = [max(len(row[i]) for row in grid) for i in range(len(self.columns))]
        lines = [
            "  ".join(
                cell.ljust(width) for cell, width in zip(row, widths, strict=True)
            )
            for row in grid
        ]
        return "\n".join([self.caption, *(line.rstrip() for line in lines)])

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        return {"text/plain": self.as_text(), "text/html": self.as_html()}


def _plain(cell: Cell) -> str:
    if cell is None:
        return "–"
    return f"{cell:.2f}" if isinstance(cell, float) else str(cell)


def _shown(cell: Cell) -> str:
    return html.escape(_plain(cell))


@dataclass(frozen=True, eq=False)
class Chart:
    """One accessible figure.

    `title` states the finding, `alt` the type, the axes and the takeaway, `table` the
    numbers. In a notebook it shows itself as a `<figure>` with the table folded away.
    """

    figure: Figure
    title: str
    alt: str
    table: Table

    def __str__(self) -> str:
        return f"{self.alt}\n\n{self.table.as_text()}"

    def png(self) -> bytes:
        """The picture as PNG bytes."""
        return self._rendered("png")

    def _rendered(self, kind: str) -> bytes:
        buffer = io.BytesIO()
        with house_style():
            # No date inside: the same chart gives the same file.
            metadata = {"Date": None} if kind == "svg" else {"Description": self.alt}
            self.figure.savefig(buffer, format=kind, metadata=metadata)
        return buffer.getvalue()

    def save(self, path: str | Path) -> tuple[Path, Path]:
        """Write the picture beside `path` as PNG and as SVG; gives both paths.

        Any ending of `path` is replaced. Raises `ValueError` with one sentence when
        the folder is missing or cannot be written to.
        """
        stem = Path(path)
        if stem.suffix.lower() in {".png", ".svg"}:
            stem = stem.with_suffix("")
        paths = tuple(stem.parent / f"{stem.name}.{kind}" for kind in ("png", "svg"))
        for target in paths:
            picture = self._rendered(target.suffix[1:])
            try:
                target.write_bytes(picture)
            except OSError:
                raise ValueError(
                    f"The chart cannot be saved in “{stem.parent}”: name a folder that "
                    "exists and that you may write to."
                ) from None
        return paths

    def as_html(self) -> str:
        """A `<figure>` with the picture inside, its alt text and its table."""
        picture = base64.b64encode(self.png()).decode("ascii")
        return (
            '<figure style="margin:0"><img style="max-width:100%;background:white" '
            f'alt="{html.escape(self.alt, quote=True)}" '
            f'src="data:image/png;base64,{picture}">'
            f"<details><summary>The numbers behind this chart</summary>"
            f"{self.table.as_html()}</details></figure>"
        )

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        return {"text/plain": str(self), "text/html": self.as_html()}


def describe(
    figure: Figure,
    alt: str,
    columns: Sequence[str] = (),
    rows: Sequence[Sequence[Cell]] = (),
) -> Chart:
    """Give a figure that you drew yourself its description and its numbers.

    Without a description a picture is closed to whoever cannot see it, so an empty
    `alt` raises `ValueError`.
    """
    if not alt.strip():
        raise ValueError(
            "A chart needs a description: write what kind of chart it is, what its "
            "axes are, and what a reader should take from it."
        )
    # The notebook would show an open pyplot figure a second time, without words.
    if pyplot := sys.modules.get("matplotlib.pyplot"):
        pyplot.close(figure)
    title = next((ax.get_title() for ax in figure.axes if ax.get_title()), alt)
    table = Table(
        "The numbers behind this chart", tuple(columns), tuple(map(tuple, rows))
    )
    return Chart(figure, title, alt, table)


# The house style --------------------------------------------------------------


@contextmanager
def house_style() -> Iterator[None]:
    """Matplotlib's settings for a classroom, for as long as the block lasts."""
    with as_file(files("lessons.charts") / "classroom.mplstyle") as sheet:
        settings = matplotlib.rc_params_from_file(sheet, use_default_template=False)
    settings["text.parse_math"] = False  # a "$" in an article is a dollar sign
    with matplotlib.rc_context(settings):
        yield


def plain_letters(text: str) -> str:
    """`text` as the chart font can draw it, on one line.

    A sign that the font lacks, such as a flag, is left out; a letter that it lacks
    becomes an empty box, so that nobody takes the word for a shorter one.
    """
    return "".join(map(_drawable, text))


def _drawable(character: str) -> str:
    if character.isspace():
        return " "
    if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn"}:
        return ""
    if ord(character) in _glyphs():
        return character
    return "□" if character.isalnum() else ""


@cache
def _glyphs() -> frozenset[int]:
    return frozenset(get_font(findfont("DejaVu Sans")).get_charmap())


def shortened(text: str, most: int = 24) -> str:
    """`text` in drawable letters, cut with “…” to at most `most` characters."""
    text = " ".join(plain_letters(text).split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def width_of(text: str, size: float = 14, weight: str = "normal") -> float:
    """How wide `text` stands when it is drawn, in inches."""
    letters = FontProperties(family="DejaVu Sans", size=size, weight=weight)
    points, _, _ = text_to_path.get_text_width_height_descent(text, letters, False)
    return points / 72


def wrapped(text: str, inches: float, size: float = 17, weight: str = "bold") -> str:
    """`text` broken into as few lines as fit `inches` when drawn, alike in length."""
    text = plain_letters(text)
    best: list[str] = []
    for columns in range(len(text), 0, -1):
        lines = textwrap.wrap(text, columns)
        if best and len(lines) > len(best):
            break
        if all(width_of(line, size, weight) <= inches for line in lines):
            best = lines
    return "\n".join(best) or text


_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()


def in_words(number: int) -> str:
    """ "no", "one" … "twelve", then "13"."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def counted(number: int, noun: str) -> str:
    """ "1 use", "2 uses"."""
    return f"{number} {noun}" + ("" if number == 1 else "s")


WIDTH = 11.0  # inches, of a figure of one panel
INSIDE = WIDTH - 0.2  # what its margins leave


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


def set_headline(figure: Figure, ax: Axes, title: str) -> None:
    """Write `title` over `ax`, as wide as the figure, which grows with each line.

    For axes that start at the left edge of their figure.
    """
    lines = wrapped(title, figure.get_figwidth() - 0.3)
    figure.set_figheight(figure.get_figheight() + 0.3 * lines.count("\n"))
    ax.set_title(lines)


def lettered(article: Article, letter: str) -> str:
    """How a chart heads an article: by its place, such as "A · the wire report"."""
    return shortened(
        " · ".join(filter(None, (letter, article.label or article.file))), 36
    )
