"""The recipes of the invented papers of lesson 9, and the ends of a pair, as tables."""

from __future__ import annotations

from lessons.charts.table import Table
from lessons.corpus import newsrooms
from lessons.corpus.sample import RECIPES
from lessons.language import tr
from lessons.reading.numerals import percent, signed


def recipes() -> Table:
    """The recipe of each of the four papers.

    >>> recipes().rows[0]
    ('Harbour Post', '25 %', '50 %')
    """
    columns = ("paper", tr("sentences that quote somebody"), tr("bright days"))
    rows = ((r.outlet, percent(r.quoting), percent(r.mood)) for r in RECIPES)
    return Table(tr("Four recipes"), columns, tuple(rows))


def brightest_and_darkest(number: int) -> Table:
    """The sentences with the highest and the lowest score in one pair of articles.

    Raises `ValueError` for a number that no pair has.
    """
    found = newsrooms.brightest_and_darkest(number)
    return Table(
        tr(
            "Pair {number}: the brightest and the darkest sentence of each article",
            number=number,
        ),
        ("paper", "score", "sentence"),
        tuple((one.paper, signed(one.score), one.sentence) for one in found),
    )
