"""Every measured difference of two articles beside what luck does."""

from __future__ import annotations

from lessons.charts.table import Table
from lessons.reading.contrasts import Contrast, Contrasts


def differences(found: Contrasts) -> Table:
    """A row for each measure: A's value, B's, and how often luck parts them as far.

    >>> from lessons.reading.contrasts import contrast
    >>> from lessons.reading.pair import load_pair
    >>> table = differences(contrast(load_pair()))
    >>> table.caption
    'Too large for luck: 0 of 9 differences'
    >>> table.rows[0]
    ('words in quotation marks', '14 %', '9 %', '60 of 100 shuffles')
    """
    tested = sum(row.p is not None for row in found.rows)
    return Table(
        caption=f"Too large for luck: {len(found.survivors)} of {tested} differences",
        columns=("measure", "A", "B", "luck does as much in"),
        rows=tuple(
            (row.name, row.a.shown, row.b.shown, _luck(row)) for row in found.rows
        ),
    )


def _luck(row: Contrast) -> str:
    """How many of 100 shuffles part the articles as far, or why none was made."""
    if row.p is None:
        return row.verdict
    many = round(100 * row.p)
    return f"{many} of 100 shuffles" if many else "fewer than 1 of 100 shuffles"
