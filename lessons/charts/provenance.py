"""The reminder of what is measured: two articles, and where they come from."""

from __future__ import annotations

from lessons.charts.table import Table
from lessons.language import tr
from lessons.reading.article import Article


def provenance(*articles: Article) -> Table:
    """A reminder of what is being measured: one column an article.

    >>> from lessons.reading.pair import load_pair
    >>> table = provenance(*load_pair())
    >>> table.rows[2]
    ('words in the body', 694, 327)
    """

    def first(article: Article, role: str) -> str:
        return next((part.text.strip() for part in article.parts(role)), "none")

    facts = {
        "file": lambda article: article.file,
        "words in the file": lambda article: len(article.text.split()),
        "words in the body": lambda article: len(article.words),
        "sentences in the body": lambda article: len(article.sentences),
        "wire credit": lambda article: first(article, tr("wire credit")),
        "publisher": lambda article: tr("not named in the text"),
        "fingerprint": lambda article: article.sha256[:12],
    }
    return Table(
        caption=tr("What we are measuring: two articles, not two outlets"),
        columns=("", *(article.name for article in articles)),
        rows=tuple(
            (name, *(read(article) for article in articles))
            for name, read in facts.items()
        ),
    )
