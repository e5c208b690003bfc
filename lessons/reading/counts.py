"""Counting words fairly: how often, where, how evenly, beside what?

Every function takes an `Article` (its body is read), a text, or a list of words.
Keyness has a file of its own, `lessons.reading.keyness`, and can be imported from here
too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nltk.collocations import BigramAssocMeasures, BigramCollocationFinder
from nltk.probability import FreqDist

from lessons.reading.article import Article
from lessons.reading.intervals import Interval, confidence_interval, per_thousand
from lessons.reading.keyness import Keyness, KeyWord, g2, keyness
from lessons.reading.text import Sentence, straighten, word_keys
from lessons.reading.word_types import (
    STOP_WORDS,
    TURNING_WORDS,
    Words,
    keys,
    keys_by_sentence,
)

__all__ = [
    "STOP_WORDS",
    "TURNING_WORDS",
    "Dispersion",
    "KeyWord",
    "Keyness",
    "Line",
    "Rate",
    "collocations",
    "concordance",
    "dispersion",
    "frequencies",
    "g2",
    "keyness",
    "keys",
    "rate",
    "rate_interval",
]

# How often --------------------------------------------------------------------


def frequencies(source: Words, *, without: Iterable[str] = ()) -> FreqDist:
    """How often each word type occurs, leaving out the types in `without`.

    >>> frequencies("The war and the peace.", without=["and"]).most_common(1)
    [('the', 2)]
    """
    out = frozenset(without)
    return FreqDist(key for key in keys(source) if key not in out)


@dataclass(frozen=True, slots=True)
class Rate:
    """A word's raw count, the length it was counted in, and its rate per 1,000 words.

    `interval` is how far that rate is known, by sentence.
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
    """How often `word` occurs in `source`, per 1,000 words, with its interval.

    >>> of_war = rate("War is war. We talked of it. Nobody came to the war.", "war")
    >>> of_war.count, of_war.length, of_war.per_thousand
    (3, 12, 250.0)
    >>> print(of_war.interval)
    250.00 [22.27, 829.90]
    """
    wanted = straighten(word).strip().lower()
    rows = [(line.count(wanted), len(line)) for line in keys_by_sentence(source)]
    count, length = sum(row[0] for row in rows), sum(row[1] for row in rows)
    return Rate(wanted, count, length, rate_interval(rows))


def rate_interval(rows: Sequence[tuple[int, int]]) -> Interval:
    """The rate per 1,000 of (count, size) rows, one a sentence, with its interval.

    Of a word that never occurs there may be three in as many words as these (the rule
    of three). Where there are no words, there is no rate: it is 0 without a range.
    """
    if not any(size for _, size in rows):
        return Interval(0.0, 0.0, 0.0)
    return confidence_interval(rows, per_thousand)


# Where ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a concordance: the word as written, and what stands around it.

    `start` is the word's offset in the article's text, `sentence` the sentence that
    holds it.
    """

    left: str
    word: str
    right: str
    start: int
    sentence: Sentence

    def __str__(self) -> str:
        return f"{self.left:>40} {self.word} {self.right}"


def concordance(article: Article, word: str, *, width: int = 40) -> tuple[Line, ...]:
    """Every place of `word` in the body, with the words of its sentence around it.

    Up to `width` characters on each side, and no word is cut.

    >>> from lessons.reading.articles import load_pair
    >>> for line in concordance(load_pair().b, "war", width=20):
    ...     print(line.left, "|", line.word, "|", line.right)
    continues to wage | war | against his
    after two years of | war | with Ukraine.
    will assist its | war | effort.
    """
    wanted = straighten(word).strip().lower()
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
            sentence=sentence,
        )
        for sentence, line in zip(
            article.sentences, article.tokens_by_sentence, strict=True
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
    even, 1 is all in one small place, and None stands for a word that does not occur.
    """

    word: str
    places: tuple[float, ...]
    dp: float | None


def dispersion(article: Article, word: str) -> Dispersion:
    """The places of `word` in the article's body and their deviation from even.

    >>> from lessons.reading.articles import article_from_text
    >>> where = dispersion(article_from_text("War came. Then peace, then war."), "war")
    >>> where.places, where.dp
    ((0.0, 1.0), 0.0)
    """
    wanted = straighten(word).strip().lower()
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
