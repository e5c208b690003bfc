"""What several lessons ask of the articles, and the mistakes that they share.

A mistake made here has no words: the reply to it is among its lesson's words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from lessons.exercises.kinds import Answer, read_number, same
from lessons.exercises.model import Mistake
from lessons.reading.article import Article
from lessons.reading.counts import concordance
from lessons.reading.labels import Label, labels
from lessons.reading.pair import Pair
from lessons.reading.voices import airtime

# The articles -------------------------------------------------------------------------


def sentences_matching(pair: Pair, pattern: str, letters: str = "AB") -> list[str]:
    """The sentences in which a pattern is found, by id: of both articles or of one."""
    return [
        sentence.id
        for article in pair
        if article.letter in letters
        for sentence in article.sentences
        if re.search(pattern, sentence)
    ]


def any_of(words: Iterable[str]) -> str:
    """A pattern that finds any of these words, or nothing if there are none."""
    return "|".join(map(re.escape, words)) or "(?!)"


def sentences_at(article: Article, starts: Sequence[int]) -> list[str]:
    """The sentences of an article that hold one of these offsets, by id."""
    return [
        sentence.id
        for sentence in article.sentences
        if any(sentence.start <= start < sentence.end for start in starts)
    ]


def sentences_saying(article: Article, word: str) -> list[str]:
    """The ids of the sentences that use a word, one for each time that it is used."""
    return [line.sentence.id for line in concordance(article, word)]


def words_of_fact(article: Article, pair: Pair, id: str) -> str:
    """The words with which an article tells a fact of the ledger."""
    (fact,) = (fact for fact in pair.facts if fact.id == id)
    return fact.evidence[article.letter]


@cache
def names_in(pair: Pair, article: Article) -> tuple[Label, ...]:
    """The names that an article uses for each subject, each use with its voice."""
    return labels(airtime(article), pair.subjects)


# Mistakes -----------------------------------------------------------------------------


def close(answer: Answer, value: float, tolerance: float) -> bool:
    """Whether the number that was typed is close to this value."""
    number = read_number(answer)
    return number is not None and abs(number - value) <= tolerance


def miscounted(
    name: str,
    value: Callable[[Pair], float],
    tolerance: float = 0.06,
    places: int = 0,
) -> Mistake:
    """The mistake of typing this number; `places` are the sample's decimal places."""
    return Mistake(
        name,
        sample=lambda pair: f"{value(pair):.{places}f}",
        when=lambda answer, pair: close(answer, value(pair), tolerance),
    )


def equals(name: str, value: Callable[[Pair], Answer], near: float = 0.0) -> Mistake:
    """The mistake of giving a name this value; numbers may be as far off as `near`."""
    return Mistake(
        name,
        sample=value,
        when=lambda answer, pair: same(answer, value(pair), near),
    )


def misquoted(name: str, wrong: Callable[[Pair], Sequence[str]]) -> Mistake:
    """The mistake of choosing one of these sentences; its sample is the first."""
    return Mistake(
        name,
        sample=lambda pair: [wrong(pair)[0]],
        when=lambda answer, pair: not set(answer).isdisjoint(wrong(pair)),
    )


def quoted_elsewhere(
    name: str, sample: str, known: Callable[[Pair], Sequence[str]]
) -> Mistake:
    """The mistake of choosing none of these sentences."""
    return Mistake(
        name,
        sample=lambda pair: [sample],
        when=lambda answer, pair: set(answer).isdisjoint(known(pair)),
    )


def before(order: Sequence[str], earlier: str, later: str) -> bool:
    """Whether one step of an order stands before another."""
    return order.index(earlier) < order.index(later)


def misordered(name: str, right: Sequence[str], early: str, late: str) -> Mistake:
    """The mistake of an order in which one step stands before another.

    Its sample is the right order, with the step moved up to that place alone.
    """
    sample = [step for step in right if step != early]
    sample.insert(sample.index(late), early)
    return Mistake(
        name,
        sample=lambda pair: list(sample),
        when=lambda answer, pair: before(answer, early, late),
    )


def misclaimed(
    name: str,
    model: Callable[[Pair], Answer],
    when: Callable[[Answer, Pair], bool],
    **parts: str,
) -> Mistake:
    """The mistake of a claim for which `when` holds.

    Its sample is the model claim with only these parts wrong.
    """
    return Mistake(name, sample=lambda pair: {**model(pair), **parts}, when=when)


def misbuilt(
    name: str, model: Callable[[Pair], Answer], part: str, option: str
) -> Mistake:
    """The mistake of a claim in which `option` was chosen for one of its parts."""
    return misclaimed(
        name, model, lambda answer, pair: answer[part] == option, **{part: option}
    )
