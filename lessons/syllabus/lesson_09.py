"""Lesson 9, one article is not an outlet: many articles, the article as the unit."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from statistics import fmean
from typing import TYPE_CHECKING

from lessons.corpus.sample import RECIPES, article, sample
from lessons.exercises.kinds import (
    Choice,
    Choices,
    Evidence,
    Number,
    Order,
    Text,
    read_number,
)
from lessons.exercises.model import Mistake
from lessons.reading.pair import Pair
from lessons.reading.sentiment import compound
from lessons.reading.words import sentences
from lessons.syllabus.common import close, miscounted, misordered
from lessons.syllabus.words import lesson_words

if TYPE_CHECKING:  # imported late, below
    from lessons.corpus.outlets import Estimate

WORDS = lesson_words("09")

# What the boxes of the notebook do, as they stand before anybody changes a value.
POST, WIRE, LANTERN, QUARTER = RECIPES
EIGHTY, PAIRS, FIFTEEN = 80, 10, 15
SIZES = (1, 5, 20, 80)
TRIES, SEED = 100, 2024
ROWS, AGAIN, LUCK = 20, 200, 9


@cache
def scored(outlet: int) -> tuple[tuple[float, ...], ...]:
    """The scores of eighty articles of one invented paper, sentence by sentence."""
    return tuple(
        tuple(map(compound, sentences(article(RECIPES[outlet], number))))
        for number in range(EIGHTY)
    )


@cache
def means(outlet: int) -> tuple[float, ...]:
    """The mean score of each of those articles."""
    return tuple(map(fmean, scored(outlet)))


# Your two articles --------------------------------------------------------------------

COULD_BE_TESTED = WORDS.exercise(
    "many.could-be-tested", Evidence, objective="many.collect"
)

# One article of each ------------------------------------------------------------------


def gaps() -> list[float]:
    """How much higher the Post comes out in each of the ten pairs."""
    pairs = zip(means(0)[:PAIRS], means(1)[:PAIRS], strict=True)
    return [post - wire for post, wire in pairs]


def post_and_wire(pair: Pair) -> str:
    """What was found where the prediction was asked."""
    return (
        f"The Post came out higher in {sum(gap > 0 for gap in gaps())} of ten pairs; "
        f"in one pair the two lay {max(map(abs, gaps())):.2f} apart."
    )


PREDICT_PAIRS = WORDS.exercise(
    "many.predict-pairs",
    Number,
    least=0,
    most=10,
    objective="many.show",
    fill={"post": POST.outlet, "wire": WIRE.outlet},
    outcome=post_and_wire,
)

# Luck, and how many -------------------------------------------------------------------


@cache
def off_by_luck() -> Mapping[int, list[float]]:
    """How far from 0 each try lies, nearest first, by the number of articles."""
    draw = random.Random(SEED)
    posts, wires = means(0), means(1)
    return {
        many: sorted(
            abs(fmean(draw.choices(posts, k=many)) - fmean(draw.choices(wires, k=many)))
            for _ in range(TRIES)
        )
        for many in SIZES
    }


def farthest(pair: Pair) -> str:
    """What was found where the prediction was asked."""
    found = ", ".join(f"{off_by_luck()[many][-1]:.2f} with {many}" for many in SIZES)
    return f"The farthest of a hundred tries: {found} of each."


PREDICT_SPREAD = WORDS.exercise(
    "many.predict-spread", Choice, objective="many.choose", outcome=farthest
)


def nine_in_ten(many: int) -> float:
    """Within what distance of 0 nine tries in ten lie."""
    return off_by_luck()[many][TRIES * 9 // 10 - 1]


def for_half_the_luck(pair: Pair) -> int:
    """How many articles halve the luck of eighty, as eighty did that of twenty."""
    return EIGHTY * round(nine_in_ten(20) / nine_in_ten(EIGHTY)) ** 2


HOW_MANY = WORDS.exercise(
    "many.how-many",
    Number,
    tolerance=80,
    least=1,
    objective="many.choose",
    solve=for_half_the_luck,
    mistakes=(
        miscounted("doubled", lambda pair: 2 * EIGHTY, tolerance=16),
        miscounted("already-there", lambda pair: EIGHTY, tolerance=8),
        Mistake(
            "fewer",
            sample=lambda pair: "40",
            when=lambda answer, pair: read_number(answer) < EIGHTY,
        ),
        Mistake(
            "one-step-more",
            sample=lambda pair: "140",
            when=lambda answer, pair: (
                read_number(answer) < for_half_the_luck(pair)
                and not close(answer, 2 * EIGHTY, 16)
            ),
        ),
        miscounted(
            "halved-twice", lambda pair: 4 * for_half_the_luck(pair), tolerance=128
        ),
        Mistake(
            "more-than-asked",
            sample=lambda pair: "1000",
            when=lambda answer, pair: read_number(answer) > for_half_the_luck(pair),
        ),
    ),
)

# The unit -----------------------------------------------------------------------------


@cache
def estimated() -> tuple[Estimate, ...]:
    """Every measure of the four papers, with fifteen articles of each."""
    # Imported late, so that the notebook opens without waiting for it.
    from lessons.corpus.outlets import estimates
    from lessons.corpus.plan import Plan
    from lessons.corpus.run import read

    corpus = read(sample(FIFTEEN), Plan())
    return estimates(corpus.named, corpus.plan)


def apart(pair: Pair) -> str:
    """What was found where the prediction was asked."""
    found = [f"{e.outlet}, {e.measure.name}" for e in estimated() if e.survives]
    return f"Apart, with fifteen of each: {'; '.join(found)}."


PREDICT_APART = WORDS.exercise(
    "many.predict-apart",
    Choices,
    objective="many.read",
    fill={
        "post": POST.outlet,
        "wire": WIRE.outlet,
        "lantern": LANTERN.outlet,
        "quarter": QUARTER.outlet,
    },
    outcome=apart,
)


@dataclass(frozen=True, slots=True)
class Redraw:
    """Something drawn again and again: the range of its means, and whether that range
    misses the mean of all articles of the recipe.
    """

    width: float
    misses: bool


def redraw(bag: Sequence[float], luck: random.Random) -> Redraw:
    """Draw a bag again as the box does, and hold the range against the truth."""
    again = sorted(fmean(luck.choices(bag, k=len(bag))) for _ in range(AGAIN))
    low, high = again[AGAIN // 40], again[-1 - AGAIN // 40]
    return Redraw(high - low, not low <= fmean(means(0) + means(1)) <= high)


@cache
def rows_of_the_box() -> tuple[tuple[Redraw, Redraw], ...]:
    """Every row of the box, with the same luck: by whole articles, by sentences."""
    luck, recipe = random.Random(LUCK), scored(0) + scored(1)
    rows = []
    for _ in range(ROWS):
        kept = luck.sample(recipe, FIFTEEN)
        by_articles = redraw([fmean(one) for one in kept], luck)
        by_sentences = redraw([score for one in kept for score in one], luck)
        rows.append((by_articles, by_sentences))
    return tuple(rows)


def about_the_unit(pair: Pair) -> list[str]:
    """What the rows show; the last two are matters of meaning, not of sums."""
    rows = rows_of_the_box()
    articles_miss = sum(by_articles.misses for by_articles, _ in rows)
    sentences_miss = sum(by_sentences.misses for _, by_sentences in rows)
    found = {
        "narrower": all(
            by_sentences.width < by_articles.width for by_articles, by_sentences in rows
        ),
        "sentences-keep": sentences_miss <= ROWS / 20,
        "articles-fewer": articles_miss < sentences_miss,
        "witnesses": True,
        "surer": False,
    }
    return [id for id, holds in found.items() if holds]


THE_UNIT = WORDS.exercise(
    "many.the-unit", Choices, objective="many.read", solve=about_the_unit
)

# Reading the page ---------------------------------------------------------------------

_SAID = {
    "lantern-quoted": (LANTERN.outlet, "quoted", "more"),
    "quarter-quoted": (QUARTER.outlet, "quoted", "less"),
    "quarter-dark": (QUARTER.outlet, "score, own words", "less"),
    "post-quoted": (POST.outlet, "quoted", "more"),
}


def side(outlet: str, measure: str) -> str:
    """Where a paper stands apart from all the others together: "more", "less", or ""
    where chance could part them as far.
    """
    of = {e.outlet: e for e in estimated() if e.measure.name == measure}
    one = of[outlet]
    if not one.survives:
        return ""
    return "more" if one.gap > 0 else "less"


def lets_you_say(pair: Pair) -> list[str]:
    """The sentences that the page bears out. What grey means is no matter of sums:
    “alike” is never among them.
    """
    return [
        id
        for id, (outlet, measure, where) in _SAID.items()
        if side(outlet, measure) == where
    ]


READ_THE_CHART = WORDS.exercise(
    "many.read-the-chart", Choices, objective="many.read", solve=lets_you_say
)

# A collection -------------------------------------------------------------------------

# What makes a collection honest is a matter of definition: it is stated here.
_HONEST = ("question", "rule", "collect", "read", "measure", "report")

A_RULE_FIRST = WORDS.exercise(
    "many.a-rule-first",
    Order,
    objective="many.collect",
    solve=lambda pair: list(_HONEST),
    mistakes=(
        misordered("rule-before-question", _HONEST, "rule", "question"),
        misordered("collected-first", _HONEST, "collect", "rule"),
        misordered("measured-before-collecting", _HONEST, "measure", "collect"),
        misordered("read-before-collecting", _HONEST, "read", "collect"),
        misordered("measured-before-reading", _HONEST, "measure", "read"),
        Mistake(
            "reported-too-early",
            sample=lambda pair: [*_HONEST[:-2], "report", "measure"],
            when=lambda answer, pair: True,
        ),
    ),
)

LEAVE = WORDS.exercise(
    "many.before-you-leave", Text, least=15, most=120, objective="many.collect"
)

LESSON = WORDS.lesson(
    COULD_BE_TESTED,
    PREDICT_PAIRS,
    PREDICT_SPREAD,
    HOW_MANY,
    PREDICT_APART,
    THE_UNIT,
    READ_THE_CHART,
    A_RULE_FIRST,
    LEAVE,
)
