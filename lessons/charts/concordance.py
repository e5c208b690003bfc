"""A concordance: every place of a word, with the words around it, in reading type."""

from __future__ import annotations

import html
from dataclasses import dataclass

from lessons.charts.chosen_words import chosen_words
from lessons.charts.lettering import shortened
from lessons.charts.table import notebook_output
from lessons.charts.wording import counted
from lessons.language import tr
from lessons.reading.article import Article
from lessons.reading.counts import Line
from lessons.reading.counts import concordance as lines_of

_TYPE = "font-family:Georgia,'Times New Roman',serif;font-size:1.1em;border:0"
_CELL = tr("padding:.15em .35em;vertical-align:baseline")


@dataclass(frozen=True, slots=True)
class Concordance:
    """The places of a word in two articles, under a caption."""

    caption: str
    lines: tuple[Line, ...]

    def as_text(self) -> str:
        """Plain text: the caption, and a line for each place."""
        shown = [f"{line.sentence.id:<4}{line}" for line in self.lines]
        return "\n".join([self.caption, *shown])

    def as_html(self) -> str:
        """A table with the word down the middle; every cell is escaped."""
        rows = "".join(
            f'<tr><th scope="row" style="{_CELL};text-align:left;'
            f'font:600 .75em system-ui,sans-serif">{html.escape(line.sentence.id)}</th>'
            f'<td style="{_CELL};text-align:right">{html.escape(line.left)}</td>'
            f'<td style="{_CELL};text-align:center"><strong>{html.escape(line.word)}'
            f'</strong></td><td style="{_CELL};text-align:left">'
            f"{html.escape(line.right)}</td></tr>"
            for line in self.lines
        )
        head = "".join(
            f'<th scope="col" style="{_CELL};text-align:{side}">{name}</th>'
            for name, side in (
                ("sentence", "left"),
                ("before", "right"),
                ("word", "center"),
                ("after", "left"),
            )
        )
        return (
            f'<table style="{_TYPE}"><caption style="text-align:left"><strong>'
            f"{html.escape(self.caption)}</strong></caption>"
            f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        )

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        return notebook_output(self.as_text(), self.as_html())


def concordance(a: Article, b: Article, word: str) -> Concordance:
    """Every place of a word in both articles, A's first.

    >>> from lessons.reading.pair import load_pair
    >>> found = concordance(*load_pair(), "war")
    >>> found.caption
    '“war”: 2 uses in A, 3 uses in B'
    >>> [line.sentence.id for line in found.lines]
    ['A2', 'A21', 'B2', 'B7', 'B12']

    Raises `ValueError` for no word, and for several words in one.
    """
    wanted, *more = chosen_words(word)
    if more:
        raise ValueError(
            tr(
                "A concordance shows one word at a time: name one, such as “{wanted}”.",
                wanted=wanted,
            )
        )
    in_a, in_b = lines_of(a, wanted), lines_of(b, wanted)
    caption = (
        tr(
            "“{wanted}”: {counted} in A, {counted_2} in B",
            wanted=shortened(wanted),
            counted=counted(len(in_a), "use"),
            counted_2=counted(len(in_b), "use"),
        )
        if in_a or in_b
        else tr(
            "“{wanted}” is in neither article: try another word",
            wanted=shortened(wanted),
        )
    )
    return Concordance(caption, (*in_a, *in_b))
