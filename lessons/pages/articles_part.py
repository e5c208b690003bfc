"""Articles to be read, sentence by sentence, each sentence with its name."""

from __future__ import annotations

from collections.abc import Iterable

from lessons.language import tr
from lessons.pages.html import element, section, text
from lessons.reading.article import Article


def articles_part(articles: Iterable[Article], level: int = 2) -> str:
    """The body of each article under its name, and what is known of its rights."""
    return "".join(_article(one, level) for one in articles)


def _article(article: Article, level: int) -> str:
    sentences = "".join(
        f'<p><span class="id">{text(one.id)}</span> {text(" ".join(one.split()))}</p>'
        for one in article.sentences
    )
    rights = element("p", article.card.rights, "how") if article.card.rights else ""
    name = article.name
    body = tr("{name}, {words} words", name=name, words=len(article.words))
    return section(body, rights, f'<div class="reading">{sentences}</div>', level=level)
