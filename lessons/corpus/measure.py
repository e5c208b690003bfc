"""One article of many: a row of whole numbers that can be added up in any order."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lessons.corpus.plan import Plan
from lessons.corpus.source import Item
from lessons.reading.article import Article, article_from_text
from lessons.reading.documents import ArticleError, document_from_bytes
from lessons.reading.segments import segment
from lessons.reading.words import type_counts, word_key

SCORE_UNITS = 10_000  # VADER rounds to four places, so its scores add up as integers


@dataclass(frozen=True, slots=True)
class Row:
    """One article, measured: `numbers` belong to the plan's `fields`.

    `mark` is the SHA-256 of outlet, name and content: it seeds the article's luck, so
    that no order and no number of workers can change a result. `problem` is one
    sentence for an article that was left out; it has no numbers.
    """

    outlet: str
    name: str
    mark: str
    numbers: tuple[int, ...] = ()
    problem: str = ""


def mark_of(item: Item) -> str:
    """What tells one article from all others."""
    content = item.content
    data = content if isinstance(content, bytes) else content.encode("utf-8", "replace")
    names = (name.encode("utf-8", "replace") for name in (item.outlet, item.name))
    return hashlib.sha256(b"\0".join((*names, data))).hexdigest()


def measure(item: Item, plan: Plan) -> Row:
    """Measure one article; whatever it holds, a row comes back and no exception."""
    mark = mark_of(item)
    if item.problem:
        return Row(item.outlet, item.name, mark, problem=item.problem)
    try:
        article = _article(item)
        numbers = _numbers(article, plan)
    except ArticleError as problem:
        return Row(item.outlet, item.name, mark, problem=str(problem))
    except Exception as surprise:
        # One strange article must not stop a hundred thousand others.
        said = f"It could not be measured ({type(surprise).__name__})."
        return Row(item.outlet, item.name, mark, problem=said)
    return Row(item.outlet, item.name, mark, numbers)


def measure_all(items: Sequence[Item], plan: Plan) -> list[Row]:
    """Measure some articles, one after another: what a worker is given."""
    return [measure(item, plan) for item in items]


def _article(item: Item) -> Article:
    if isinstance(item.content, str):
        return article_from_text(item.content, file=item.name)
    text = document_from_bytes(item.content, item.name).text
    return Article(text=text, segments=segment(text), file=item.name)


def _numbers(article: Article, plan: Plan) -> tuple[int, ...]:
    counted = sum((type_counts(p.text) for p in article.parts("body")), Counter())
    length = counted.total()
    if not length:
        raise ArticleError("It has no body to measure.")
    found = {"articles": 1, "words": length, "sentences": len(article.sentences)}
    quoted: tuple[str, ...] = ()
    if "voices" in plan:
        from lessons.reading.voices import airtime

        heard = airtime(article)
        found |= {voice: heard.words_in(voice) for voice in ("quoted", "attributed")}
        found["own"] = length - found["quoted"] - found["attributed"]
        found["quotations"] = len(heard.quotations)
        quoted = tuple(quotation.text for quotation in heard.quotations)
    if "scores" in plan:
        from lessons.reading.sentiment import own_words

        for kind, texts in (("own", own_words(article)), ("quoted", quoted)):
            found[f"{kind}_pieces"] = len(texts)
            found[f"{kind}_score"] = sum(map(_score, texts))
    found |= {f"word:{word}": counted[word_key(word)] for word in plan.words}
    return tuple(found[field] for field in plan.fields)


def _score(text: str) -> int:
    from lessons.reading.sentiment import compound

    return round(compound(text) * SCORE_UNITS)
