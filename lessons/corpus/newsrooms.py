"""What luck does to whoever reads four invented newsrooms: the steps of lesson 9.

The papers are those of `lessons.corpus.sample`. Two of them share one recipe, so that
whatever parts these two is luck. Every draw is seeded.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import fmean

from lessons.corpus.outlets import Corpus
from lessons.corpus.plan import Plan
from lessons.corpus.run import read
from lessons.corpus.sample import RECIPES, Recipe, sample
from lessons.corpus.sample import article as article_text
from lessons.corpus.source import items
from lessons.language import tr
from lessons.reading.article import Article, article_from_text
from lessons.reading.documents import ArticleError
from lessons.reading.sentiment import compound
from lessons.reading.text import Sentence
from lessons.storage import in_browser

ARTICLES = 80  # of each paper, unless another number is asked for
PAIRS = 10  # of articles, one of each of two papers, as one picture shows them
SIZES = (1, 5, 20, 80)  # articles of each paper in a try
TRIES = 100
KEPT, ROWS, AGAIN = 15, 20, 200
MOST_ARTICLES = 200  # of each paper: more would keep a class waiting


def recipe(paper: str) -> Recipe:
    """The recipe of a paper; `ValueError` with the papers' names for another name."""
    for one in RECIPES:
        if one.outlet.casefold() == str(paper).strip().casefold():
            return one
    names = ", ".join(f'"{one.outlet}"' for one in RECIPES)
    raise ValueError(
        tr(
            "No paper is called “{paper}”. The four are {names}.",
            paper=paper,
            names=names,
        )
    )


def article(paper: str, number: int) -> Article:
    """One article of a paper: the same number is always the same article."""
    text = article_text(recipe(paper), number)
    return article_from_text(
        text,
        label=tr(
            "{outlet}, article {number}", outlet=recipe(paper).outlet, number=number
        ),
    )


Scores = tuple[float, ...]  # of one article, sentence by sentence


@cache
def sentence_scores(paper: str, articles: int = ARTICLES) -> tuple[Scores, ...]:
    """The scores of each article of a paper, sentence by sentence."""
    return tuple(
        tuple(map(compound, article(paper, number).sentences))
        for number in range(articles)
    )


def mean_scores(paper: str, articles: int = ARTICLES) -> list[float]:
    """One number for each article of a paper: the mean score of its sentences.

    >>> len(mean_scores("Harbour Post", articles=3))
    3
    """
    return [fmean(scores) for scores in sentence_scores(paper, articles)]


@dataclass(frozen=True, slots=True)
class ScoredSentence:
    """A sentence of a paper's article, and what VADER makes of it."""

    paper: str
    score: float
    sentence: Sentence


def brightest_and_darkest(number: int) -> tuple[ScoredSentence, ...]:
    """The sentences with the highest and the lowest score in one pair of articles.

    The pair is article `number` of the Post and article `number` of the Wire. Raises
    `ValueError` for a number that no article has.
    """
    whole_number(number, ARTICLES - 1)
    found = []
    for paper in (RECIPES[0].outlet, RECIPES[1].outlet):
        scored = [
            ScoredSentence(paper, compound(sentence), sentence)
            for sentence in article(paper, number).sentences
        ]
        scored.sort(key=lambda one: (one.score, one.sentence))
        found += [scored[-1], scored[0]]
    return tuple(found)


def whole_number(value: object, most: int) -> int:
    """A number that a learner wrote; `ValueError` where it is none from 0 to `most`."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
        is_short = isinstance(value, int | float | str)  # and no list of many numbers
        given = repr(value) if is_short else tr("several values at once")
        raise ValueError(
            tr(
                "Here a whole number from 0 to {most} is needed, such as 3, and not "
                "{given}.",
                most=most,
                given=given,
            )
        )
    return value


# Many tries ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tries:
    """How far apart two papers came out, again and again, with `many` articles of each.

    `gaps` are differences of two means, in the order in which they were drawn.
    """

    many: int
    gaps: tuple[float, ...]

    def within(self, share: float) -> float:
        """The distance from 0 within which a share of the tries lie."""
        return sorted(map(abs, self.gaps))[round(share * len(self.gaps)) - 1]

    @property
    def farthest(self) -> float:
        """How far from 0 the farthest try lies."""
        return self.within(1)


def tries(
    first: Sequence[float], second: Sequence[float], seed: int = 2024
) -> tuple[Tries, ...]:
    """A hundred tries with 1, 5, 20 and 80 articles of each paper.

    A try draws that many articles of each paper at random, with replacement, and takes
    the mean of the first paper minus that of the second.
    """
    luck = random.Random(seed)
    return tuple(Tries(many, _gaps(first, second, many, luck)) for many in SIZES)


def _gaps(
    first: Sequence[float], second: Sequence[float], many: int, luck: random.Random
) -> tuple[float, ...]:
    return tuple(
        fmean(luck.choices(first, k=many)) - fmean(luck.choices(second, k=many))
        for _ in range(TRIES)
    )


# Two units ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Range:
    """Where 95 of 100 means lie when one sample is drawn again and again."""

    low: float
    high: float
    truth: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.high - self.low

    @property
    def misses(self) -> bool:
        """Whether the mean of all articles lies outside."""
        return not self.low <= self.truth <= self.high


@dataclass(frozen=True, slots=True)
class TwoRanges:
    """Two ranges from the same fifteen articles: drawn by articles, by sentences."""

    by_articles: Range
    by_sentences: Range


@cache
def two_ranges(seed: int = 9) -> tuple[TwoRanges, ...]:
    """Twenty times fifteen articles of Post and Wire, and two ranges of each."""
    luck = random.Random(seed)
    both = [*sentence_scores("Harbour Post"), *sentence_scores("Northern Wire")]
    truth = fmean(fmean(scores) for scores in both)
    rows = []
    for _ in range(ROWS):
        kept = luck.sample(both, KEPT)
        by_articles = _range([fmean(scores) for scores in kept], truth, luck)
        by_sentences = _range([s for scores in kept for s in scores], truth, luck)
        rows.append(TwoRanges(by_articles, by_sentences))
    return tuple(rows)


def _range(values: Sequence[float], truth: float, luck: random.Random) -> Range:
    """The percentile bootstrap (Efron 1979) of a mean, drawn one by one as in class."""
    again = sorted(fmean(luck.choices(values, k=len(values))) for _ in range(AGAIN))
    return Range(again[AGAIN // 40], again[-1 - AGAIN // 40], truth)


# A page of outlets --------------------------------------------------------------------


def four_papers(each: int) -> Corpus:
    """`each` articles of all four papers, measured as any corpus is.

    Raises `ValueError` for a number that is none from 0 to `MOST_ARTICLES`.
    """
    return read(sample(whole_number(each, MOST_ARTICLES)), Plan())


def folder_of_outlets(folder: str) -> Corpus:
    """The articles of a folder that holds a folder for each outlet.

    An empty name gives an empty corpus. Raises `ArticleError` with one sentence for a
    folder that is not there.
    """
    named = str(folder).strip()
    if named and in_browser() and not Path(named).exists():
        raise ArticleError(
            tr(
                "A page in a browser sees no folder of your computer: upload a table "
                "(such as articles.csv, with the columns outlet and text) in the list "
                "of files, and write its name here."
            )
        )
    return read(items(Path(named)), Plan()) if named else Corpus(Plan())
