"""The sentences of a pair, to choose from and to quote."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from lessons.exercises.kinds.options import Answer
from lessons.reading.pair import Pair
from lessons.reading.text import Sentence

# Which sentences an exercise offers, by their ids; without one it offers all.
Offered = Callable[[Pair], Collection[str]]


def sentences_of(
    pair: Pair, letters: str, offered: Offered | None = None
) -> list[Sentence]:
    """The sentences of the articles with these letters that are offered."""
    only = None if offered is None else offered(pair)
    return [
        sentence
        for article in pair
        if article.letter in letters
        for sentence in article.sentences
        if only is None or sentence.id in only
    ]


def shown_articles(
    pair: Pair, letters: str, offered: Offered | None = None
) -> list[dict[str, Any]]:
    """The articles with these letters and their sentences, as the view lists them."""
    sentences = sentences_of(pair, letters, offered)
    listed = [
        {
            "name": article.name,
            "sentences": [
                {"id": sentence.id, "text": f"{sentence.id} · {sentence}"}
                for sentence in sentences
                if sentence.id[0] == article.letter
            ],
        }
        for article in pair
    ]
    return [article for article in listed if article["sentences"]]


def quoted(wanted: Answer, pair: Pair) -> str:
    """A sentence in marks after its id; only the id if there is no such sentence."""
    text = pair.sentences.get(str(wanted))
    if not text:
        return str(wanted)
    # A sentence that begins with a mark of its own needs no second one.
    return f"{wanted}: {text}" if text[0] in '“"' else f"{wanted}: “{text}”"
