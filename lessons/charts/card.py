"""The provenance card: where an article comes from, and how far that can be known."""

from __future__ import annotations

import re

from lessons.charts.table import Table
from lessons.language import tr
from lessons.reading.article import Article


class CardTable(Table):
    """A table that fits a narrow page: a cell may hold several lines, and a long run
    of letters may break.
    """

    def as_html(self) -> str:
        """The table in HTML, a line's end as a break."""
        page = super().as_html().replace("\n", "<br>")
        return re.sub(r"[0-9a-f]{16}(?=[0-9a-f])", r"\g<0><wbr>", page)

    def as_text(self) -> str:
        """The table in plain text, a cell's lines one after another."""
        rows = tuple(
            tuple(str(cell).replace("\n", " ") for cell in row) for row in self.rows
        )
        return Table(self.caption, self.columns, rows).as_text()


def card(article: Article) -> CardTable:
    """The article's whole provenance card: each claim above the words it rests on.

    >>> from lessons.reading.pair import load_pair
    >>> table = card(load_pair().a)
    >>> table.caption
    'Provenance card of A · the wire report'
    """
    rows = [
        (level, "\n".join((finding.claim, *(f"“{w}”" for w in finding.words))))
        for level, findings in (
            (tr("the text proves"), article.card.proves),
            (tr("the text suggests"), article.card.suggests),
            ("unknown", article.card.unknown),
        )
        for finding in findings
    ]
    rows += [
        ("file", f"{article.file}\n{_size(article.text)}"),
        (
            "fingerprint",
            tr("{sha256}\n(SHA-256 of the file, byte for byte)", sha256=article.sha256),
        ),
        ("rights", article.card.rights),
    ]
    return CardTable(
        caption=tr("Provenance card of {name}", name=article.name),
        columns=(tr("how sure"), tr("what, and the article's own words")),
        rows=tuple(rows),
    )


def _size(text: str) -> str:
    return tr(
        "{text} characters, spaces included; {len} words",
        text=len(text),
        len=len(text.split()),
    )
