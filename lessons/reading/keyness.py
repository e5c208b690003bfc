"""Keyness: which words do two texts use differently, and could chance do as much?"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from lessons.language import tr
from lessons.reading.article import Article
from lessons.reading.chance import SEED
from lessons.reading.deals import Null, deal_sentences, deal_words
from lessons.reading.surprise import g2, scores
from lessons.reading.text import straighten
from lessons.reading.word_types import Words, keys, keys_by_sentence

__all__ = ["KeyWord", "Keyness", "Null", "g2", "keyness"]


@dataclass(frozen=True, slots=True)
class KeyWord:
    """One word's counts in two texts, and how far they are from an even share.

    `p` is the family-wise p-value: how often the *largest* G² of all words was at least
    this word's when the words were dealt at random. `p_sentences` is the same where
    whole sentences were dealt, and None where there were none to deal.
    """

    word: str
    count_a: int
    count_b: int
    rate_a: float
    rate_b: float
    g2: float
    z: float
    p: float
    p_sentences: float | None = None

    @property
    def leans(self) -> str:
        """ "A" or "B": the text that uses it at the higher rate."""
        return "A" if self.rate_a >= self.rate_b else "B"


@dataclass(frozen=True)
class Keyness:
    """All words of two texts, most telling first, beside what chance gave.

    `word_deals` is what dealing the words gave, `sentence_deals` what dealing whole
    sentences gave. It is None where a text has no sentences that are known.
    """

    words: tuple[KeyWord, ...]
    length_a: int
    length_b: int
    word_deals: Null
    sentence_deals: Null | None

    @property
    def maxima(self) -> tuple[float, ...]:
        """The largest G² of each deal of words."""
        return self.word_deals.maxima

    @property
    def null_maximum(self) -> float:
        """The largest G² that 95 of 100 deals of words stayed below."""
        return self.word_deals.maximum

    @property
    def null_maximum_z(self) -> float:
        """The largest |z| that 95 of 100 deals of words stayed below."""
        return self.word_deals.maximum_z

    @property
    def survivors(self) -> tuple[KeyWord, ...]:
        """The words that part the texts further than deals of words do."""
        return self.beyond(self.word_deals)

    @property
    def sentence_survivors(self) -> tuple[KeyWord, ...]:
        """The words that part the texts further than deals of whole sentences do."""
        return self.beyond(self.sentence_deals)

    def beyond(self, null: Null | None) -> tuple[KeyWord, ...]:
        """The words whose G² is larger than 95 of 100 deals gave.

        It is empty where nothing was dealt.
        """
        if null is None or not null.maxima:
            return ()
        return tuple(word for word in self.words if word.g2 > null.maximum)

    def __getitem__(self, word: str) -> KeyWord:
        wanted = straighten(word).lower()
        for candidate in self.words:
            if candidate.word == wanted:
                return candidate
        raise KeyError(tr("“{word}” is in neither text.", word=word))


def keyness(
    a: Words, b: Words, *, permutations: int = 1000, seed: int = SEED
) -> Keyness:
    """Compare every word of two texts, and see what dealing them at random gives.

    Two nulls judge each word: deals of single words, and deals of whole sentences where
    both sources are an article or a text. `lessons.reading.deals` says how they are
    made and where they come from, `lessons.reading.keyness_errors` how often each finds
    a word "beyond luck" between the two halves of one article. Raises `ValueError` for
    a negative number of deals.

    >>> found = keyness("war war war peace", "peace peace talks", permutations=100)
    >>> found["war"].count_a, found["war"].leans, len(found.survivors)
    (3, 'A', 0)
    """
    if permutations < 0:
        raise ValueError(tr("The number of deals cannot be negative."))
    keys_a, keys_b = keys(a), keys(b)
    sizes = len(keys_a), len(keys_b)
    by_word = deal_words(keys_a, keys_b, permutations, seed)
    by_sentence = None
    if isinstance(a, Article | str) and isinstance(b, Article | str):
        by_sentence = deal_sentences(
            keys_by_sentence(a), keys_by_sentence(b), permutations, seed
        )
    counts_a, counts_b = Counter(keys_a), Counter(keys_b)
    totals = counts_a + counts_b
    in_a = np.array([counts_a[word] for word in totals], dtype=np.int64)
    in_b = np.array([counts_b[word] for word in totals], dtype=np.int64)
    found = [
        KeyWord(
            word=word,
            count_a=counts_a[word],
            count_b=counts_b[word],
            rate_a=1000 * counts_a[word] / sizes[0] if sizes[0] else 0.0,
            rate_b=1000 * counts_b[word] / sizes[1] if sizes[1] else 0.0,
            g2=score,
            z=z,
            p=by_word.p(score),
            p_sentences=by_sentence.p(score) if by_sentence else None,
        )
        for word, (score, z) in zip(
            totals, scores(in_a, in_b, *sizes).T.tolist(), strict=True
        )
    ]
    found.sort(key=lambda key: (-key.g2, key.word))
    return Keyness(tuple(found), *sizes, by_word, by_sentence)
