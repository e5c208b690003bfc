"""The places of a word in an article: its sentence, its address, and its neighbours."""

from __future__ import annotations

from lessons.charts.table import Table
from lessons.charts.wording import counted
from lessons.language import tr
from lessons.reading.article import Article
from lessons.reading.counts import Line, concordance


def places(article: Article, word: str) -> Table:
    """Each place of a word in the body of an article.

    The address is the number of characters of the file that stand before the word.
    Capitals make no difference.

    >>> from lessons.reading.pair import load_pair
    >>> table = places(load_pair().b, "sanctions")
    >>> table.caption
    '“sanctions” in B: 2 places'
    >>> table.rows[0]
    ('B8', 1435, 'Due to economic sanctions from the U.S. and the European Union,')
    """
    found = concordance(article, word)
    if word := word.strip():
        caption = tr(
            "“{word}” in {letter}: {counted}",
            word=word,
            letter=article.letter,
            counted=counted(len(found), "place"),
        )
    else:
        caption = tr("No word yet: write one between the two quotation marks")
    return Table(
        caption=caption,
        columns=("sentence", "address", tr("the word and its neighbours")),
        rows=tuple(
            (line.sentence.id, line.start, _with_neighbours(article, line))
            for line in found
        ),
    )


def _with_neighbours(article: Article, line: Line) -> str:
    """A word between its neighbours, with the spaces that stand in the file."""
    end = line.start + len(line.word)
    before = " " if article.text[line.start - 1 : line.start].isspace() else ""
    after = " " if article.text[end : end + 1].isspace() else ""
    return f"{line.left}{before}{line.word}{after}{line.right}".strip()
