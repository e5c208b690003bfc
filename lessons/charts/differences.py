"""Every measured difference of two articles beside what luck does."""

from __future__ import annotations

from lessons.charts.table import Table
from lessons.language import tr
from lessons.reading.contrasts import Contrast, Contrasts
from lessons.reading.voices.errors import errors_of_shares


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
    many, tested = len(found.survivors), len(found.tested)
    return Table(
        caption=tr(
            "Too large for luck: {many} of {tested} differences",
            many=many,
            tested=tested,
        ),
        columns=("measure", "A", "B", tr("luck does as much in")),
        rows=tuple(
            (row.name, row.a.shown, row.b.shown, _luck(row)) for row in found.rows
        ),
        errors=errors_of_shares(),
    )


def _luck(row: Contrast) -> str:
    """How many of 100 shuffles part the articles as far, or why none was made."""
    if row.p is None:
        return row.verdict
    many = round(100 * row.p)
    return (
        tr("{many} of 100 shuffles", many=many)
        if many
        else tr("fewer than 1 of 100 shuffles")
    )
