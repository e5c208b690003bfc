"""Every measured difference of two articles beside what luck does."""

from __future__ import annotations

import html
from dataclasses import dataclass

from lessons.charts.table import Table, notebook_output
from lessons.reading.contrasts import Contrast, Contrasts
from lessons.reading.voices.errors import errors_of_shares


@dataclass(frozen=True, slots=True)
class DifferenceTable:
    """The table of differences, and how often the machine errs that heard voices."""

    table: Table
    errors: str

    def as_text(self) -> str:
        """The table in plain text, and the errors below it."""
        return f"{self.table.as_text()}\n\n{self.errors}"

    def as_html(self) -> str:
        """The table in HTML, and the errors below it, escaped."""
        return f"{self.table.as_html()}<p>{html.escape(self.errors)}</p>"

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        return notebook_output(self.as_text(), self.as_html())


def differences(found: Contrasts) -> DifferenceTable:
    """A row for each measure: A's value, B's, and how often luck parts them as far.

    >>> from lessons.reading.contrasts import contrast
    >>> from lessons.reading.pair import load_pair
    >>> table = differences(contrast(load_pair())).table
    >>> table.caption
    'Too large for luck: 0 of 9 differences'
    >>> table.rows[0]
    ('words in quotation marks', '14 %', '9 %', '60 of 100 shuffles')
    """
    tested = sum(row.p is not None for row in found.rows)
    table = Table(
        caption=f"Too large for luck: {len(found.survivors)} of {tested} differences",
        columns=("measure", "A", "B", "luck does as much in"),
        rows=tuple(
            (row.name, row.a.shown, row.b.shown, _luck(row)) for row in found.rows
        ),
    )
    return DifferenceTable(table, errors_of_shares())


def _luck(row: Contrast) -> str:
    """How many of 100 shuffles part the articles as far, or why none was made."""
    if row.p is None:
        return row.verdict
    many = round(100 * row.p)
    return f"{many} of 100 shuffles" if many else "fewer than 1 of 100 shuffles"
