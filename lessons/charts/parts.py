"""The parts of an article's file, each with its role."""

from __future__ import annotations

from textwrap import shorten

from lessons.charts.table import Table
from lessons.language import tr
from lessons.reading.article import Article

_LONGEST = 60  # characters of a part that the table shows


def parts(article: Article) -> Table:
    """Every part of an article's file, in order: its role, its length, its beginning.

    >>> from lessons.reading.pair import load_pair
    >>> table = parts(load_pair().b)
    >>> table.caption
    "The parts of B's file: 92 of its 419 words are not body"
    >>> table.rows[2]
    ('sub-heading', 5, 'Roll out the red carpet')
    """
    whole = len(article.text.split())
    outside = whole - len(article.body.split())
    whose = f"{article.letter}'s" if article.letter else "the"
    return Table(
        caption=(
            tr(
                "The parts of {whose} file: {outside} of its {whole} words are not "
                "body",
                whose=whose,
                outside=outside,
                whole=whole,
            )
        ),
        columns=("role", "words", tr("how it begins")),
        rows=tuple(
            (
                part.role,
                len(part.text.split()),
                shorten(part.text, _LONGEST, placeholder=" …"),
            )
            for part in article.segments
        ),
    )
