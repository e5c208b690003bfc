"""Which sentence of which article a coding speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lessons.charts.drawing import shortened
from lessons.charts.wording import listed
from lessons.reading.article import Article
from lessons.reading.frames import Coding
from lessons.reading.words import Span


def by_letter(articles: Iterable[Article]) -> dict[str, Article]:
    """The two articles by the letter that their sentences carry, "A" then "B".

    Raises `ValueError` for any other number of articles.
    """
    pair = tuple(articles)
    if len(pair) != 2:
        raise ValueError(f"This chart needs two articles, and was given {len(pair)}.")
    return dict(zip("AB", pair, strict=True))


def located(coding: Coding, articles: dict[str, Article]) -> tuple[str, Span]:
    """The letter and the sentence that a coding speaks of.

    Raises `ValueError` when there is no such sentence.
    """
    found = re.fullmatch(r"([A-Z])0*([1-9]\d{0,6})", coding.sentence)
    letter, number = found.groups() if found else ("", "1")
    sentences = articles[letter].sentences if letter in articles else ()
    if int(number) > len(sentences):
        there = listed(
            [
                f"{name}1 to {name}{len(article.sentences)}"
                for name, article in articles.items()
            ]
        )
        raise ValueError(
            f"There is no sentence “{shortened(coding.sentence, 20)}”: "
            f"the sentences are {there}."
        )
    return letter, sentences[int(number) - 1]
