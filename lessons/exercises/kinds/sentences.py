"""The sentences of a pair, to choose from and to quote."""

from __future__ import annotations

from typing import Any

from lessons.exercises.kinds.options import Answer
from lessons.reading.pair import Pair
from lessons.reading.text import Sentence


def sentences_of(pair: Pair, letters: str) -> list[Sentence]:
    """The sentences of the articles with these letters."""
    return [
        s for article in pair if article.letter in letters for s in article.sentences
    ]


def shown_articles(pair: Pair, letters: str) -> list[dict[str, Any]]:
    """The articles with these letters and their sentences, as the view lists them."""
    return [
        {
            "name": article.name,
            "sentences": [
                {"id": sentence.id, "text": f"{sentence.id} · {sentence}"}
                for sentence in article.sentences
            ],
        }
        for article in pair
        if article.letter in letters
    ]


def quoted(wanted: Answer, pair: Pair) -> str:
    """A sentence in marks after its id; only the id if there is no such sentence."""
    text = pair.sentences.get(str(wanted))
    if not text:
        return str(wanted)
    # A sentence that begins with a mark of its own needs no second one.
    return f"{wanted}: {text}" if text[0] in '“"' else f"{wanted}: “{text}”"
