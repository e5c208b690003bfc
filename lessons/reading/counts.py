"""Counting words fairly: how often, how evenly, beside what, and more than by chance?

Every function takes an `Article` (its body is read), a text, or a list of words.
"""

from __future__ import annotations

import math
import random
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from nltk.collocations import BigramAssocMeasures, BigramCollocationFinder
from nltk.probability import ConditionalFreqDist, FreqDist

from lessons.reading.article import Article
from lessons.reading.chance import (
    SEED,
    Interval,
    bootstrap,
    deal,
    per_thousand,
    quantile,
)
from lessons.reading.words import sentences, straighten, word_keys

Words = Article | str | Iterable[str]
_PRIOR = 0.1  # of both texts, in the weighted log-odds
_MANY_WORDS = 5000  # in two texts; of more, word types are dealt and not words

# Words that hold a sentence together and say little of its subject. A short list of our
# own; the three words in the second one look small and turn a sentence round.
STOP_WORDS = frozenset(
    "a about above after again all also am an and any are as at be because been before "
    "being below between both but by can could did do does doing down during each few "
    "for from further had has have having he her here hers him his how i if in into is "
    "it its itself just me more most my of off on once only or other our out over own "
    "s same she should so some such t than that the their them then there these they "
    "this those through to too under until up us very was we were what when where "
    "which while who whom why will with would you your".split()
)
TURNING_WORDS = frozenset("against no nor not".split())


def keys(source: Words) -> tuple[str, ...]:
    """The word types of `source`, one an occurrence, in order."""
    if isinstance(source, Article):
        return source.words
    return word_keys(source) if isinstance(source, str) else tuple(source)


# How often --------------------------------------------------------------------


def frequencies(source: Words, *, without: Iterable[str] = ()) -> FreqDist:
    """How often each word type occurs, leaving out the types in `without`."""
    out = frozenset(without)
    return FreqDist(key for key in keys(source) if key not in out)


def frequencies_by_article(articles: Iterable[Article]) -> ConditionalFreqDist:
    """A frequency table for each article, under its letter."""
    return ConditionalFreqDist(
        (article.letter, key) for article in articles for key in keys(article)
    )


@dataclass(frozen=True, slots=True)
class Rate:
    """A word's raw count, the length it was counted in, and its rate per 1,000 words.

    `interval` is the bootstrap over sentences of that rate.
    """

    word: str
    count: int
    length: int
    interval: Interval

    @property
    def per_thousand(self) -> float:
        """Occurrences per 1,000 words."""
        return self.interval.estimate


def rate(source: Article | str, word: str) -> Rate:
    """How often `word` occurs in `source`, per 1,000 words, with its interval."""
    wanted = straighten(word).lower()
    rows = [(line.count(wanted), len(line)) for line in _keys_by_sentence(source)]
    count, length = sum(row[0] for row in rows), sum(row[1] for row in rows)
    return Rate(wanted, count, length, rate_interval(rows))


def rate_interval(rows: Sequence[tuple[int, int]]) -> Interval:
    """The rate per 1,000 of (count, size) rows, one a sentence, with its interval.

    A count of nothing gives the bootstrap nothing to draw; its upper end is then the
    rule of three, 3 ÷ length (Hanley and Lippman-Hand 1983).
    """
    length = sum(row[1] for row in rows)
    if any(row[0] for row in rows):
        return bootstrap(rows, per_thousand)
    return Interval(0.0, 0.0, min(1000.0, 3000 / length) if length else 0.0)


def _keys_by_sentence(source: Article | str) -> list[list[str]]:
    if isinstance(source, Article):
        return [[word.key for word in line] for line in source.tokens_by_sentence]
    return [list(word_keys(span.text)) for span in sentences(source)]


# Where ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a concordance: the word as written, and what stands around it.

    `start` is the word's offset in the article's text, `sentence` its index in
    `Article.sentences`.
    """

    left: str
    word: str
    right: str
    start: int
    sentence: int

    def __str__(self) -> str:
        return f"{self.left:>40} {self.word} {self.right}"


def concordance(article: Article, word: str, *, width: int = 40) -> tuple[Line, ...]:
    """Every place of `word` in the body, with whole words of up to `width` characters
    of its sentence on either side.
    """
    wanted = straighten(word).lower()
    return tuple(
        Line(
            left=_whole_words(
                article.text[
                    max(sentence.start, found.start - width - 1) : found.start
                ],
                -width,
            ),
            word=found.text,
            right=_whole_words(
                article.text[found.end : min(sentence.end, found.end + width + 1)],
                width,
            ),
            start=found.start,
            sentence=index,
        )
        for index, (sentence, line) in enumerate(
            zip(article.sentences, article.tokens_by_sentence, strict=True)
        )
        for found in line
        if found.key == wanted
    )


def _whole_words(text: str, width: int) -> str:
    """The first `width` characters of `text` (the last, if negative), no word cut."""
    if len(text) <= abs(width):
        return text.strip()
    kept = text[:width] if width > 0 else text[width:]
    cut = kept.rfind(" ") if width > 0 else kept.find(" ")
    return (kept[:cut] if width > 0 else kept[cut:]).strip() if cut >= 0 else ""


@dataclass(frozen=True, slots=True)
class Dispersion:
    """Where a word stands in an article, and how evenly.

    `places` are shares of the way through the body's words (0 first, 1 last).
    `dp` is Gries's deviation of proportions (2008) over paragraphs: 0 is perfectly
    even, 1 is all in one small place; None when the word does not occur.
    """

    word: str
    places: tuple[float, ...]
    dp: float | None


def dispersion(article: Article, word: str) -> Dispersion:
    """The places of `word` in the article's body and their deviation from even."""
    wanted = straighten(word).lower()
    all_keys = keys(article)
    last = max(len(all_keys) - 1, 1)
    places = tuple(i / last for i, key in enumerate(all_keys) if key == wanted)
    if not places:
        return Dispersion(wanted, (), None)
    parts = [word_keys(part.text) for part in article.parts("body")]
    dp = sum(
        abs(part.count(wanted) / len(places) - len(part) / len(all_keys))
        for part in parts
    )
    return Dispersion(wanted, places, dp / 2)


# Beside what ------------------------------------------------------------------


def collocations(
    source: Words, *, least: int = 2, without: Iterable[str] = STOP_WORDS
) -> tuple[tuple[tuple[str, str], float], ...]:
    """Pairs of neighbours with their log-likelihood, strongest first (Dunning 1993).

    Pairs that occur fewer than `least` times, or hold a word in `without`, are left
    out. Ties are in alphabetical order.
    """
    out = frozenset(without)
    finder = BigramCollocationFinder.from_words(keys(source))
    finder.apply_freq_filter(least)
    finder.apply_word_filter(out.__contains__)
    scored = finder.score_ngrams(BigramAssocMeasures.likelihood_ratio)
    return tuple(sorted(scored, key=lambda pair: (-pair[1], pair[0])))


# More than by chance ----------------------------------------------------------


def g2(a: int, b: int, c: int, d: int) -> float:
    """Dunning's log-likelihood ratio G² of a two-by-two table (Dunning 1993).

    `a`, `b` are a word's counts in two texts, `c`, `d` the counts of all other words.
    Raises `ValueError` for a negative count.
    """
    if min(a, b, c, d) < 0:
        raise ValueError("A count cannot be negative.")

    def spread(*counts: int) -> float:
        return sum(n * math.log(n) for n in counts if n)

    return max(
        0.0,
        2
        * (
            spread(a, b, c, d)
            + spread(a + b + c + d)
            - spread(a + b, c + d)
            - spread(a + c, b + d)
        ),
    )


def log_odds_z(
    count_a: int, count_b: int, length_a: int, length_b: int, prior: float = _PRIOR
) -> float:
    """The z-score of a word's weighted log-odds (Monroe, Colaresi and Quinn 2008).

    The informative Dirichlet prior adds `prior` of both texts' own words to each side:
    a word that is common in both is pulled towards "no difference". Positive leans
    to the first text.
    """
    length = length_a + length_b
    if not length_a or not length_b or not count_a + count_b:
        return 0.0
    total = prior * length
    own = total * (count_a + count_b) / length

    def log_odds(count: int, of: int) -> float:
        return math.log(count + own) - math.log(max(of + total - count - own, own))

    variance = 1 / (count_a + own) + 1 / (count_b + own)
    return (log_odds(count_a, length_a) - log_odds(count_b, length_b)) / math.sqrt(
        variance
    )


@dataclass(frozen=True, slots=True)
class KeyWord:
    """One word's counts in two texts and how far they part it from an even share.

    `p` is how often the *largest* G² of all words, when the words were dealt at
    random, was at least this one's: the family-wise p-value.
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

        None, where nothing was dealt.
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
    """Compare every word of two texts, and deal the words at random to see chance.

    The null keeps both lengths and shuffles which words fall in which text; taking the
    largest value of each deal answers for having looked at every word (Westfall and
    Young 1993). Words are dealt one by one, though a writer lays them down in
    sentences: that makes the null a little too easy to beat.
    """
    keys_a, keys_b = keys(a), keys(b)
    counts_a, counts_b = Counter(keys_a), Counter(keys_b)
    totals = counts_a + counts_b
    sizes = len(keys_a), len(keys_b)
    null = _null if sum(sizes) <= _MANY_WORDS else _null_of_many
    maxima = null([*keys_a, *keys_b], sizes, totals, permutations, seed)
    largest = sorted(g for g, _ in maxima)
    found = []
    for word in totals:
        in_a, in_b = counts_a[word], counts_b[word]
        score, z = _scores(in_a, in_b, *sizes)
        found.append(
            KeyWord(
                word=word,
                count_a=in_a,
                count_b=in_b,
                rate_a=1000 * in_a / sizes[0] if sizes[0] else 0.0,
                rate_b=1000 * in_b / sizes[1] if sizes[1] else 0.0,
                g2=score,
                z=z,
                p=_p(score, largest),
            )
        )
    found.sort(key=lambda key: (-key.g2, key.word))
    return Keyness(
        words=tuple(found),
        length_a=sizes[0],
        length_b=sizes[1],
        maxima=tuple(g for g, _ in maxima),
        maxima_z=tuple(z for _, z in maxima),
    )


def _p(score: float, largest: list[float]) -> float:
    """The share of random deals, the observed one among them, that reached `score`.

    `largest` holds what each deal reached, the least first.
    """
    reached = len(largest) - bisect_left(largest, score - 1e-12)
    return (reached + 1) / (len(largest) + 1)


def _scores(in_a: int, in_b: int, length_a: int, length_b: int) -> tuple[float, float]:
    """G² and z of a word; 0 for what cannot be dealt."""
    if in_a > length_a or in_b > length_b:
        return 0.0, 0.0
    return (
        g2(in_a, in_b, length_a - in_a, length_b - in_b),
        log_odds_z(in_a, in_b, length_a, length_b),
    )


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
    tables = {
        total: [_scores(total - in_b, in_b, *sizes) for in_b in range(total + 1)]
        for total in set(totals.values())
    }
    draw = random.Random(seed)
    rows = [(word, tables[total]) for word, total in totals.items()]
    maxima = []
    for _ in range(permutations):
        dealt = Counter(draw.sample(pool, sizes[1]))
        scores = [table[dealt[word]] for word, table in rows]
        maxima.append((max(g for g, _ in scores), max(abs(z) for _, z in scores)))
    return maxima


def _null_of_many(
    pool: list[str],
    sizes: tuple[int, int],
    totals: Mapping[str, int],
    permutations: int,
    seed: int,
) -> list[tuple[float, float]]:
    """The same for long texts: each word type is dealt at once, in all deals.

    Its time goes with the number of word types, which grows more slowly than a text.
    """
    often = Counter(totals.values())
    once = often.pop(1, 0)
    luck = np.random.RandomState(seed)
    order = [total for total, words in often.items() for _ in range(words)]
    dealt = deal([once, *order], sizes[1], permutations, luck)
    largest = _largest_of_once(next(dealt), once, sizes)
    for total, words in often.items():
        table = _tables(total, *sizes)
        for _ in range(words):
            np.maximum(largest, table[:, next(dealt)], out=largest)
    return [(g, z) for g, z in largest.T.tolist()]


def _largest_of_once(
    dealt: np.ndarray, once: int, sizes: tuple[int, int]
) -> np.ndarray:
    """The largest scores of all words that are used once, which need no deal each."""
    in_a, in_b = _tables(1, *sizes).T[:, :, None]
    return np.maximum(np.where(dealt < once, in_a, 0.0), np.where(dealt > 0, in_b, 0.0))


def _tables(total: int, length_a: int, length_b: int) -> np.ndarray:
    """G² and |z| for every way in which `total` occurrences can fall, by count in b."""
    in_b = np.arange(total + 1.0)
    in_a = total - in_b
    fits = (in_a <= length_a) & (in_b <= length_b)
    rest_a, rest_b = np.maximum(length_a - in_a, 0), np.maximum(length_b - in_b, 0)
    length = length_a + length_b

    def spread(*counts: np.ndarray | float) -> np.ndarray:
        return sum(n * np.log(np.maximum(n, 1)) for n in map(np.asarray, counts))

    g = 2 * (
        spread(in_a, in_b, rest_a, rest_b, length)
        - spread(total, length - total, length_a, length_b)
    )
    own = _PRIOR * total

    def log_odds(count: np.ndarray, of: int) -> np.ndarray:
        rest = np.maximum(of + _PRIOR * length - count - own, own)
        return np.log(count + own) - np.log(rest)

    variance = 1 / (in_a + own) + 1 / (in_b + own)
    z = (log_odds(in_a, length_a) - log_odds(in_b, length_b)) / np.sqrt(variance)
    return np.where(fits, [np.maximum(g, 0), np.abs(z)], 0.0)
