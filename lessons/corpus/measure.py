"""One article of many: its tallies, whole numbers that add up in any order."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lessons.corpus.plan import Plan
from lessons.corpus.source import Item
from lessons.reading.article import Article
from lessons.reading.documents import (
    ArticleError,
    document_from_bytes,
    document_from_text,
)
from lessons.reading.segments import segment
from lessons.reading.sentiment import compound, own_words
from lessons.reading.text import type_counts, word_keys
from lessons.reading.voices import airtime

SCORE_UNITS = 10_000  # VADER rounds to four places, so its scores add up as integers


@dataclass(frozen=True, slots=True)
class Tallies:
    """What was counted in one article: `numbers` belong to the plan's `fields`.

    `mark` is the SHA-256 of outlet, name and content. It seeds the article's luck, so
    that no order and no number of workers can change a result. An article that was left
    out has no numbers, and `problem` says why in one sentence.
    """

    outlet: str
    name: str
    mark: str
    numbers: tuple[int, ...] = ()
    problem: str = ""


def mark_of(item: Item) -> str:
    """A mark that no other article has: see `Tallies`."""
    content = item.content
    # A name, and a text from JSON, may hold half a character: it passes as it is.
    data = content if isinstance(content, bytes) else _bytes(content)
    names = map(_bytes, (item.outlet, item.name))
    return hashlib.sha256(b"\0".join((*names, data))).hexdigest()


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def measure(item: Item, plan: Plan) -> Tallies:
    """The tallies of one article; whatever it holds, no exception is raised."""
    mark = mark_of(item)
    if item.problem:
        return Tallies(item.outlet, item.name, mark, problem=item.problem)
    try:
        article = _article(item)
        numbers = _numbers(article, plan)
    except ArticleError as problem:
        return Tallies(item.outlet, item.name, mark, problem=str(problem))
    except Exception as surprise:
        # One strange article must not stop a hundred thousand others.
        said = f"It could not be measured ({type(surprise).__name__})."
        return Tallies(item.outlet, item.name, mark, problem=said)
    return Tallies(item.outlet, item.name, mark, numbers)


def measure_all(items: Sequence[Item], plan: Plan) -> list[Tallies]:
    """The tallies of some articles, one after another: the work of a worker."""
    return [measure(item, plan) for item in items]


def _article(item: Item) -> Article:
    if isinstance(item.content, str):
        document = document_from_text(item.content, item.name)
    else:
        document = document_from_bytes(item.content, item.name)
    if document.stub:
        raise ArticleError(document.stub)
    text = document.text
    return Article(text=text, segments=segment(text), file=item.name)


def _numbers(article: Article, plan: Plan) -> tuple[int, ...]:
    counted = sum((type_counts(p.text) for p in article.parts("body")), Counter())
    length = counted.total()
    if not length:
        raise ArticleError("It has no body to measure.")
    found = {"articles": 1, "words": length, "sentences": len(article.sentences)}
    quoted: tuple[str, ...] = ()
    if "voices" in plan:
        heard = airtime(article)
        found |= {voice: heard.words_in(voice) for voice in ("quoted", "attributed")}
        found["own"] = length - found["quoted"] - found["attributed"]
        found["quotations"] = len(heard.quotations)
        quoted = tuple(quotation.text for quotation in heard.quotations)
    if "scores" in plan:
        for kind, texts in (("own", own_words(article)), ("quoted", quoted)):
            found[f"{kind}_pieces"] = len(texts)
            found[f"{kind}_score"] = sum(map(_score, texts))
    found |= {f"word:{word}": _uses(word, article, counted) for word in plan.words}
    return tuple(found[field] for field in plan.fields)


def _uses(word: str, article: Article, counted: Counter[str]) -> int:
    """How often a word is used, or several words on end: "Mr, Kim" is Mr Kim."""
    wanted = word_keys(word)
    if len(wanted) == 1:
        return counted[wanted[0]]
    found, most = 0, len(wanted)
    for part in article.parts("body"):
        there = word_keys(part.text)
        found += sum(there[at : at + most] == wanted for at in range(len(there)))
    return found


def _score(text: str) -> int:
    return round(compound(text) * SCORE_UNITS)
