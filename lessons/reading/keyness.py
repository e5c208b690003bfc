"""Keyness: which words do two texts use differently, and could chance do as much?"""

from __future__ import annotations

import math
import random
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from lessons.reading.chance import SEED, deal, quantile
from lessons.reading.text import straighten
from lessons.reading.word_types import Words, keys

_PRIOR = 0.1  # the share of both texts that the weighted log-odds adds to each
# Two texts of up to this many words are dealt word by word, as the lessons tell it. For
# long texts that takes minutes: there each word type is dealt in all deals together.
_MOST_WORDS = 5000


def g2(a: int, b: int, c: int, d: int) -> float:
    """Dunning's log-likelihood ratio G² of a two-by-two table (Dunning 1993).

    `a`, `b` are a word's counts in two texts, `c`, `d` the counts of all other words.
    Raises `ValueError` for a negative count.

    >>> round(g2(18, 0, 676, 327), 2)
    14.05
    """
    if min(a, b, c, d) < 0:
        raise ValueError("A count cannot be negative.")
    return float(_g2(*map(np.asarray, (a, b, c, d))))


def _g2(a: np.ndarray, b: np.ndarray, c: np.ndarray, d: np.ndarray) -> np.ndarray:
    """G² of many tables at once."""

    def spread(*counts: np.ndarray) -> np.ndarray:
        return sum(n * np.log(np.maximum(n, 1)) for n in counts)

    apart = (
        spread(a, b, c, d)
        + spread(a + b + c + d)
        - spread(a + b, c + d)
        - spread(a + c, b + d)
    )
    return np.maximum(2 * apart, 0)


def _log_odds_z(
    count_a: np.ndarray, count_b: np.ndarray, length_a: int, length_b: int
) -> np.ndarray:
    """The z-scores of weighted log-odds (Monroe, Colaresi and Quinn 2008).

    The informative Dirichlet prior adds `_PRIOR` of both texts' own words to each side,
    which pulls a word that is common in both towards "no difference". A positive score
    leans to the first text.
    """
    length = length_a + length_b
    total = _PRIOR * length
    own = total * (count_a + count_b) / length

    def log_odds(count: np.ndarray, of: int) -> np.ndarray:
        return np.log(count + own) - np.log(np.maximum(of + total - count - own, own))

    variance = 1 / (count_a + own) + 1 / (count_b + own)
    gap = log_odds(count_a, length_a) - log_odds(count_b, length_b)
    return gap / np.sqrt(variance)


@dataclass(frozen=True, slots=True)
class KeyWord:
    """One word's counts in two texts, and how far they are from an even share.

    `p` is the family-wise p-value: how often the *largest* G² of all words was at least
    this word's when the words were dealt at random.
    """

    word: str
    count_a: int
    count_b: int
    rate_a: float
    rate_b: float
    g2: float
    z: float
    p: float

    @property
    def leans(self) -> str:
        """ "A" or "B": the text that uses it at the higher rate."""
        return "A" if self.rate_a >= self.rate_b else "B"


@dataclass(frozen=True)
class Keyness:
    """All words of two texts, most telling first, beside what chance gave.

    `maxima` holds the largest G² of each random deal, `maxima_z` the largest |z|.
    """

    words: tuple[KeyWord, ...]
    length_a: int
    length_b: int
    maxima: tuple[float, ...]
    maxima_z: tuple[float, ...]

    @cached_property
    def null_maximum(self) -> float:
        """The largest G² that 95 of 100 random deals stayed below."""
        return quantile(self.maxima, 0.95) if self.maxima else 0.0

    @cached_property
    def null_maximum_z(self) -> float:
        """The largest |z| that 95 of 100 random deals stayed below."""
        return quantile(self.maxima_z, 0.95) if self.maxima_z else 0.0

    @property
    def survivors(self) -> tuple[KeyWord, ...]:
        """The words whose G² is larger than chance gave in 95 of 100 deals.

        It is empty where nothing was dealt.
        """
        beyond = self.null_maximum if self.maxima else math.inf
        return tuple(word for word in self.words if word.g2 > beyond)

    def __getitem__(self, word: str) -> KeyWord:
        wanted = straighten(word).lower()
        for candidate in self.words:
            if candidate.word == wanted:
                return candidate
        raise KeyError(f"“{word}” is in neither text.")


def keyness(
    a: Words, b: Words, *, permutations: int = 1000, seed: int = SEED
) -> Keyness:
    """Compare every word of two texts, and see what dealing them at random gives.

    The null keeps both lengths and shuffles which words fall in which text. Each deal
    gives its largest value, which allows for looking at every word (Westfall and
    Young 1993). The words are dealt one by one, although a writer sets them down in
    sentences, so that the null is a little too easy to beat.

    >>> found = keyness("war war war peace", "peace peace talks", permutations=100)
    >>> found["war"].count_a, found["war"].leans, len(found.survivors)
    (3, 'A', 0)
    """
    keys_a, keys_b = keys(a), keys(b)
    counts_a, counts_b = Counter(keys_a), Counter(keys_b)
    totals = counts_a + counts_b
    sizes = len(keys_a), len(keys_b)
    null = _null if sum(sizes) <= _MOST_WORDS else _null_by_type
    maxima = null([*keys_a, *keys_b], sizes, totals, permutations, seed)
    largest = sorted(g for g, _ in maxima)
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
            p=_p(score, largest),
        )
        for word, (score, z) in zip(
            totals, _scores(in_a, in_b, *sizes).T.tolist(), strict=True
        )
    ]
    found.sort(key=lambda key: (-key.g2, key.word))
    return Keyness(
        words=tuple(found),
        length_a=sizes[0],
        length_b=sizes[1],
        maxima=tuple(g for g, _ in maxima),
        maxima_z=tuple(z for _, z in maxima),
    )


def _p(score: float, largest: list[float]) -> float:
    """The share of deals that reached `score`; the observed one counts as a deal.

    `largest` is the largest score of each random deal, in ascending order.
    """
    reached = len(largest) - bisect_left(largest, score - 1e-12)
    return (reached + 1) / (len(largest) + 1)


def _scores(
    in_a: np.ndarray, in_b: np.ndarray, length_a: int, length_b: int
) -> np.ndarray:
    """A row of G² and a row of z, with a column for each word.

    Both are 0 where a count is larger than its text.
    """
    fits = (in_a <= length_a) & (in_b <= length_b)
    if not length_a or not length_b:
        return np.zeros((2, len(in_a)))
    rest_a, rest_b = np.maximum(length_a - in_a, 0), np.maximum(length_b - in_b, 0)
    return np.where(
        fits,
        [
            _g2(in_a, in_b, rest_a, rest_b),
            _log_odds_z(in_a, in_b, length_a, length_b),
        ],
        0.0,
    )


def _table(total: int, sizes: tuple[int, int]) -> np.ndarray:
    """G² and |z| for each number of a word's `total` uses that may fall in b."""
    in_b = np.arange(total + 1)
    return np.abs(_scores(total - in_b, in_b, *sizes))


def _null(
    pool: list[str],
    sizes: tuple[int, int],
    totals: Mapping[str, int],
    permutations: int,
    seed: int,
) -> list[tuple[float, float]]:
    """The largest G² and the largest |z| over all words, for each random deal."""
    if not pool:
        return []
    # Only the count varies between random deals, so each value is worked out once.
    tables = {total: _table(total, sizes).T.tolist() for total in set(totals.values())}
    draw = random.Random(seed)
    rows = [(word, tables[total]) for word, total in totals.items()]
    maxima = []
    for _ in range(permutations):
        dealt = Counter(draw.sample(pool, sizes[1]))
        scores = [table[dealt[word]] for word, table in rows]
        maxima.append((max(g for g, _ in scores), max(z for _, z in scores)))
    return maxima


def _null_by_type(
    pool: list[str],
    sizes: tuple[int, int],
    totals: Mapping[str, int],
    permutations: int,
    seed: int,
) -> list[tuple[float, float]]:
    """The same for long texts: each word type is dealt in all deals together.

    Its time depends on the number of word types, which grows more slowly than a text.
    """
    often = Counter(totals.values())
    once = often.pop(1, 0)
    order = [total for total, words in often.items() for _ in range(words)]
    luck = np.random.RandomState(seed)
    dealt = deal([once, *order], sizes[1], permutations, luck)
    # Half of all types are used once, and all of these score alike. All that matters is
    # whether a text received any of them, and so they are dealt together.
    in_b, (only_a, only_b) = next(dealt), _table(1, sizes).T[:, :, None]
    largest = np.maximum(
        np.where(in_b < once, only_a, 0.0), np.where(in_b > 0, only_b, 0.0)
    )
    for total, words in often.items():
        table = _table(total, sizes)
        for _ in range(words):
            np.maximum(largest, table[:, next(dealt)], out=largest)
    return [(g, z) for g, z in largest.T.tolist()]
