"""A table that stands by itself or behind a chart. It needs no drawing library."""

from __future__ import annotations

import html
from dataclasses import dataclass

from lessons.language import tr

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Table:
    """A caption, column headings, and rows; the first cell of a row is its heading.

    None stands for "nothing to show" and is drawn as a dash. `errors` says how often
    the machine errs whose judgements stand in it, if a machine's do.

    >>> rows = ("A", 694), ("B", 327)
    >>> print(Table("Words by article", ("article", "words"), rows).as_text())
    Words by article
    article  words
    A        694
    B        327
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    errors: str = ""

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(
                    tr(
                        "Row {row!r} does not fit columns {columns!r}.",
                        row=row,
                        columns=self.columns,
                    )
                )

    def as_html(self) -> str:
        """The table in HTML, every cell escaped, with scoped headings."""
        numeric = [
            all(isinstance(row[i], (int, float, type(None))) for row in self.rows)
            for i in range(len(self.columns))
        ]
        head = "".join(
            f'<th scope="col"{_aligned(number)}>{html.escape(column)}</th>'
            for column, number in zip(self.columns, numeric, strict=True)
        )
        body = "".join(
            f'<tr><th scope="row"{_aligned(False)}>{_escaped(row[0])}</th>'
            + "".join(
                f"<td{_aligned(number)}>{_escaped(cell)}</td>"
                for cell, number in zip(row[1:], numeric[1:], strict=True)
            )
            + "</tr>"
            for row in self.rows
        )
        table = (
            f'<table><caption style="text-align:left">{html.escape(self.caption)}'
            f"</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        )
        return f"{table}<p>{html.escape(self.errors)}</p>" if self.errors else table

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
        shown = "\n".join([self.caption, *(line.rstrip() for line in lines)])
        return "\n\n".join(filter(None, (shown, self.errors)))

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        return notebook_output(self.as_text(), self.as_html())


def notebook_output(plain: str, page: str) -> dict[str, str]:
    """What a notebook shows, as plain text and as HTML."""
    # Of an output that is folded away JupyterLab still shows the first line: a blank
    # one gives away neither tags nor the finding.
    return {"text/plain": plain, "text/html": f" \n{page}"}


def _aligned(number: bool) -> str:
    # JupyterLab would set every cell to the right, words too.
    return f' style="text-align:{"right" if number else "left"}"'


def _plain(cell: Cell) -> str:
    if cell is None:
        return "–"
    return f"{cell:.2f}" if isinstance(cell, float) else str(cell)


def _escaped(cell: Cell) -> str:
    return html.escape(_plain(cell))
