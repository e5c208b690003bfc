"""Tables that say where an article comes from and how far that can be known."""

from __future__ import annotations

from lessons.charts.chart import Table
from lessons.reading.articles import Article


def provenance(*articles: Article) -> Table:
    """A reminder of what is being measured: one column an article."""

    def first(article: Article, role: str) -> str:
        return next((part.text.strip() for part in article.parts(role)), "none")

    facts = {
        "file": lambda article: article.file,
        "words in the file": lambda article: len(article.text.split()),
        "words in the body": lambda article: len(article.words),
        "sentences in the body": lambda article: len(article.sentences),
        "wire credit": lambda article: first(article, "wire credit"),
        "publisher": lambda article: "not named in the text",
        "fingerprint": lambda article: article.sha256[:12],
    }
    return Table(
        caption="What we are measuring: two articles, not two outlets",
        columns=("", *(article.name for article in articles)),
        rows=tuple(
            (name, *(read(article) for article in articles))
            for name, read in facts.items()
        ),
    )


def card(article: Article) -> Table:
    """The article's whole provenance card: each claim and the words it rests on."""
    rows = [
        (level, finding.claim, " … ".join(f"“{words}”" for words in finding.words))
        for level, findings in (
            ("the text proves", article.card.proves),
            ("the text suggests", article.card.suggests),
            ("unknown", article.card.unknown),
        )
        for finding in findings
    ]
    rows += [
        ("file", article.file, f"{len(article.text.split())} words"),
        ("fingerprint", article.sha256, "SHA-256 of the file, byte for byte"),
        ("rights", article.card.rights, ""),
    ]
    return Table(
        caption=f"Provenance card of {article.name}",
        columns=("how sure", "what", "in the article's own words"),
        rows=tuple(rows),
    )
