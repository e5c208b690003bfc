"""Sentences of an article, to be read: in reading type, each with its name."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

from lessons.charts.table import notebook_output
from lessons.charts.wording import counted
from lessons.language import tr
from lessons.reading.article import Article
from lessons.reading.text import Sentence, straighten

_PAGE = (
    "font-family:Georgia,'Times New Roman',serif;font-size:1.15em;line-height:1.55;"
    "max-width:38em;margin:0"
)
_ID = "display:inline-block;min-width:2.6em;font:600 0.75em system-ui,sans-serif"


@dataclass(frozen=True, slots=True)
class SentenceList:
    """Sentences under a caption; where `word` stands in them, it is set in bold.

    >>> from lessons.reading.pair import load_pair
    >>> shown = sentences(load_pair().b.sentences[1:2], "B's second")
    >>> shown.as_text().splitlines()[1][:40]
    'B2  Kim vowed full support for Putin as '
    """

    caption: str
    sentences: tuple[Sentence, ...]
    word: str = ""

    def as_text(self) -> str:
        """Plain text: the caption, and a line for each sentence."""
        width = max((len(s.id) for s in self.sentences), default=0)
        lines = (f"{s.id:<{width}}  {_one_line(s)}".lstrip() for s in self.sentences)
        return "\n".join([self.caption, *(lines if self.sentences else [NONE])])

    def as_html(self) -> str:
        """A section in reading type; every sentence is escaped."""
        shown = "".join(
            f'<p style="margin:0 0 .7em"><span style="{_ID}">{html.escape(s.id)}</span>'
            f"{_with_bold(_one_line(s), self.word)}</p>"
            for s in self.sentences
        )
        return (
            f'<section style="{_PAGE}"><p style="margin:0 0 .7em"><strong>'
            f"{html.escape(self.caption)}</strong></p>"
            f"{shown or f'<p>{NONE}</p>'}</section>"
        )

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        return notebook_output(self.as_text(), self.as_html())


NONE = tr("No sentence.")


def sentences(
    found: Iterable[Sentence], caption: str = "", word: str = ""
) -> SentenceList:
    """Sentences to be read, such as those that `words.sentences_with` finds."""
    found = tuple(found)
    return SentenceList(caption or counted(len(found), "sentence"), found, str(word))


def article(article: Article) -> SentenceList:
    """The whole body of an article, sentence by sentence."""
    return SentenceList(article.name, article.sentences)


def _one_line(sentence: Sentence) -> str:
    return " ".join(sentence.split())


def _with_bold(text: str, word: str) -> str:
    if not word.strip():
        return html.escape(text)
    places = re.finditer(re.escape(straighten(word)), straighten(text), re.IGNORECASE)
    shown, at = [], 0
    for place in places:
        shown.append(html.escape(text[at : place.start()]))
        shown.append(
            f"<strong>{html.escape(text[place.start() : place.end()])}</strong>"
        )
        at = place.end()
    return "".join([*shown, html.escape(text[at:])])
