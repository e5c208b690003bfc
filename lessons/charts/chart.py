"""The chart object: a picture, its description in words, and its numbers in a table.

Every chart of the kit is one of these, so that nobody needs to see the picture to have
the finding, and so that a test can compare what a picture says.
"""

from __future__ import annotations

import base64
import html
import io
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from lessons.charts.style import house_style
from lessons.charts.table import Cell, Table, notebook_output
from lessons.language import tr


@dataclass(frozen=True, eq=False)
class Chart:
    """One accessible figure: the picture, its description and its numbers.

    `title` states the finding; `alt` says what kind of chart it is, what its axes are
    and what to take from it; `table` holds the numbers; `errors` says how often the
    machine that measured them errs, where a machine judged. A notebook shows it as a
    `<figure>` with the table folded away.
    """

    figure: Figure
    title: str
    alt: str
    table: Table
    errors: str = ""

    def __str__(self) -> str:
        numbers = self.table.as_text() if self.table.rows else ""
        return "\n\n".join(filter(None, (self.alt, self.errors, numbers)))

    def png(self) -> bytes:
        """The picture as PNG bytes, in at most 256 colours: a third of the size."""
        with house_style():
            self._lay_out()
            # Drawn here and not by `savefig`, which draws twice and keeps the canvas.
            usual, canvas = self.figure.canvas, FigureCanvasAgg(self.figure)
            canvas.draw()
            self.figure.set_canvas(usual)
        size = canvas.get_width_height(physical=True)
        drawn = Image.frombuffer(
            "RGBA", size, canvas.buffer_rgba(), "raw", "RGBA", 0, 1
        )
        few = drawn.convert("RGB").quantize(
            256, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
        )
        about = PngInfo()
        for key, value in self._about().items():
            about.add_itxt(key, value)
        buffer = io.BytesIO()
        few.save(buffer, "png", pnginfo=about, dpi=(self.figure.dpi,) * 2)
        self._forget_renderer()
        return buffer.getvalue()

    def svg(self) -> bytes:
        """The picture as SVG bytes, with the same layout as the PNG."""
        buffer = io.BytesIO()
        with house_style():
            self._lay_out()
            # No date inside: the same chart gives the same file.
            self.figure.savefig(
                buffer, format="svg", metadata=self._about() | {"Date": None}
            )
        return buffer.getvalue()

    def _lay_out(self) -> None:
        """Lay the figure out once: each further draw would move it by a hair."""
        if engine := self.figure.get_layout_engine():
            engine.execute(self.figure)
            self.figure.set_layout_engine("none")

    def _forget_renderer(self) -> None:
        # Each text remembers what it was last drawn on: some megabytes of pixels for
        # each chart that a notebook keeps. Matplotlib finds a new one when asked to.
        for text in self.figure.findobj(Text):
            text._renderer = None

    def _about(self) -> dict[str, str]:
        return {"Title": _printable(self.title), "Description": _printable(self.alt)}

    def save(self, path: str | Path) -> tuple[Path, Path]:
        """Write the picture beside `path` as PNG and as SVG; gives both paths.

        An ending ".png" or ".svg" of `path` is replaced. Raises `ValueError` with one
        sentence when the folder is missing or cannot be written to.
        """
        stem = Path(path)
        if stem.suffix.lower() in {".png", ".svg"}:
            stem = stem.with_suffix("")
        paths = tuple(stem.parent / f"{stem.name}.{kind}" for kind in ("png", "svg"))
        for target, picture in zip(paths, (self.png(), self.svg()), strict=True):
            try:
                target.write_bytes(picture)
            except OSError:
                raise ValueError(
                    tr(
                        "The chart cannot be saved in “{parent}”: name a folder that "
                        "exists and that you may write to.",
                        parent=stem.parent,
                    )
                ) from None
        return paths

    def as_html(self) -> str:
        """A `<figure>` with the picture inside, its alt text and its table."""
        picture = base64.b64encode(self.png()).decode("ascii")
        parts = [
            '<img style="max-width:100%;background:white" '
            f'alt="{html.escape(self.alt, quote=True)}" '
            f'src="data:image/png;base64,{picture}">'
        ]
        if self.table.rows:
            parts.append(
                "<details><summary>The numbers behind this chart</summary>"
                f"{self.table.as_html()}</details>"
            )
        if self.errors:
            parts.append(f"<figcaption>{html.escape(self.errors)}</figcaption>")
        return f'<figure style="margin:0">{"".join(parts)}</figure>'

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        return notebook_output(str(self), self.as_html())


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)


def describe(
    figure: Figure,
    alt: str,
    columns: Sequence[str] = (),
    rows: Sequence[Sequence[Cell]] = (),
) -> Chart:
    """Give a figure that you drew yourself its description and its numbers.

    >>> ax = Figure().subplots()
    >>> bars = ax.bar(["A", "B"], [694, 327])
    >>> alt = "Bar chart of words, article A beside article B: A is twice as long."
    >>> chart = describe(ax.figure, alt, ["article", "words"], [("A", 694), ("B", 327)])
    >>> print(chart.table.as_text())
    The numbers behind this chart
    article  words
    A        694
    B        327

    Whoever cannot see the picture has the description alone, so an empty `alt` raises
    `ValueError`.
    """
    if not alt.strip():
        raise ValueError(
            tr(
                "A chart needs a description: write what kind of chart it is, what its "
                "axes are, and what a reader should take from it."
            )
        )
    # The notebook would show an open pyplot figure a second time, without words.
    if pyplot := sys.modules.get("matplotlib.pyplot"):
        pyplot.close(figure)
    for text in figure.findobj(Text):
        text.set_parse_math(False)  # a "$" is a dollar sign
    titles = (ax.get_title(loc) for ax in figure.axes for loc in ("center", "left"))
    title = figure.get_suptitle() or next(filter(None, titles), alt)
    table = Table(
        tr("The numbers behind this chart"), tuple(columns), tuple(map(tuple, rows))
    )
    return Chart(figure, " ".join(title.split()), alt, table)
