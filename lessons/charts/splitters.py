"""What each way to cut a file into sentences gets wrong."""

from __future__ import annotations

from collections import Counter

from lessons.charts.table import Table
from lessons.language import tr
from lessons.reading.article import Article
from lessons.reading.words import SPLITTERS, split_slips


def splitters(article: Article) -> Table:
    """The mistakes of each way to cut the file of an article into sentences.

    The kit's own way, the last row, is what the others are measured against.

    >>> from lessons.reading.pair import load_pair
    >>> table = splitters(load_pair().b)
    >>> table.rows[0], table.rows[-1]
    (('at every full stop', 4, 10), ("lines first (the kit's)", 0, 0))
    """
    rows = []
    for name, cut in SPLITTERS.items():
        kinds = Counter(slip.kind for slip in split_slips(article.text, cut))
        rows.append((name, kinds["split"], kinds["joined"]))
    return Table(
        caption=(
            tr(
                "{letter}'s file, cut into sentences: where each way differs from the "
                "last",
                letter=article.letter,
            )
        ),
        columns=(
            tr("way to cut"),
            tr("cut inside a sentence"),
            tr("ran two pieces together"),
        ),
        rows=tuple(rows),
    )
