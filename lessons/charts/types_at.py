"""How many different words two articles use in the same number of words."""

from __future__ import annotations

from collections.abc import Iterable

from lessons.charts.table import Table
from lessons.language import tr
from lessons.reading.article import Article


def types_at(articles: Iterable[Article], length: int) -> Table:
    """The types among the first `length` words of each article.

    >>> from lessons.reading.pair import load_pair
    >>> types_at(load_pair(), 200).rows
    (('A · the wire report', 200, 138, 690), ('B · the explainer', 200, 132, 660))

    An article that is shorter is counted whole. Raises `ValueError` for a length that
    is no whole number above 0.
    """
    if not isinstance(length, int) or isinstance(length, bool) or length < 1:
        raise ValueError(
            tr(
                "{length!r} is no length: write a whole number of words, 1 or more.",
                length=length,
            )
        )
    rows = []
    for article in articles:
        first = article.words[:length]
        types = len(set(first))
        rate = round(1000 * types / len(first)) if first else None
        rows.append((article.name, len(first), types, rate))
    is_shorter = any(row[1] < length for row in rows)
    return Table(
        caption=(
            tr(
                "Different words among the first {length} words of each article",
                length=length,
            )
            + (tr(", or among all that it has") if is_shorter else "")
        ),
        columns=("article", "words", "types", tr("types in every 1,000 words")),
        rows=tuple(rows),
    )
