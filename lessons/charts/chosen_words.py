"""The words that a reader asks a chart for."""

from __future__ import annotations

from collections.abc import Iterable

from lessons.charts.lettering import shortened
from lessons.language import tr


def chosen_words(words: Iterable[str] | str) -> tuple[str, ...]:
    """Each word that was asked for once, without the spaces around it.

    Raises `ValueError` for no word, for several words in one, and for what is no text.
    """
    asked = [words] if isinstance(words, str) else words
    if not isinstance(asked, Iterable) or not all(isinstance(w, str) for w in asked):
        raise ValueError(
            tr("A word stands between quotation marks: write it so, such as “war”.")
        )
    chosen = tuple(dict.fromkeys(word.strip() for word in asked if word.strip()))
    if not chosen:
        raise ValueError(
            tr("There is no word to look for: write one between the marks.")
        )
    for word in chosen:
        if len(word.split()) > 1:
            raise ValueError(
                tr(
                    "“{word}” is more than one word: name one, such as “{shortened}”.",
                    word=shortened(word),
                    shortened=shortened(word.split()[0]),
                )
            )
    return chosen
