"""A table of words: uses, rates, and in how many deals luck did as much."""

from __future__ import annotations

from collections.abc import Iterable

from lessons.charts.chosen_words import chosen_words
from lessons.charts.table import Table
from lessons.charts.thousand_deals import deals_of, word_of
from lessons.language import tr
from lessons.reading.keyness import Keyness


def luck(result: Keyness, words: Iterable[str] | str) -> Table:
    """Words with their counts, their rates, and luck.

    >>> from lessons.reading import counts
    >>> from lessons.reading.pair import load_pair
    >>> print(luck(counts.keyness(*load_pair()), "said").as_text().splitlines()[-1])
    said  7        10.09         0        0.00          901

    Raises `ValueError` for no words, for a word that is in neither text, and where
    nothing was dealt.
    """
    null = deals_of(result, "words")
    keys = [word_of(result, word) for word in chosen_words(words)]
    return Table(
        caption=(
            tr(
                "Uses in A's {length_a} words and B's {length_b}, uses per 1,000 "
                "words, and luck: in how many of {maxima:,} deals some word looked at "
                "least this surprising",
                length_a=result.length_a,
                length_b=result.length_b,
                maxima=len(null.maxima),
            )
        ),
        columns=(
            "word",
            tr("A: uses"),
            tr("A: per 1,000"),
            tr("B: uses"),
            tr("B: per 1,000"),
            "luck",
        ),
        rows=tuple(
            (
                key.word,
                key.count_a,
                key.rate_a,
                key.count_b,
                key.rate_b,
                null.reached(key.g2),
            )
            for key in keys
        ),
    )
