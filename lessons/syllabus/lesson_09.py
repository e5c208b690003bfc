"""Lesson 9, one article is not an outlet: many articles, the article as the unit."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from lessons.charts.outlets_chart import finding
from lessons.charts.wording import listed
from lessons.corpus import newsrooms
from lessons.corpus.outlets import Corpus, Estimate, estimates
from lessons.corpus.sample import RECIPES
from lessons.exercises.kinds import (
    Choice,
    Choices,
    Evidence,
    Number,
    Order,
    Text,
    Value,
    read_number,
)
from lessons.exercises.model import Mistake
from lessons.reading.pair import Pair
from lessons.syllabus.common import close, equals, miscounted, misordered
from lessons.syllabus.words import lesson_words

WORDS = lesson_words("09")

POST, WIRE, LANTERN, QUARTER = RECIPES
PAIRS, FIFTEEN = newsrooms.PAIRS, newsrooms.KEPT


def means() -> tuple[list[float], list[float]]:
    """The mean score of each of eighty articles of the Post and of the Wire."""
    post, wire = map(newsrooms.mean_scores, (POST.outlet, WIRE.outlet))
    return post, wire


# Your two articles --------------------------------------------------------------------

COULD_BE_TESTED = WORDS.exercise(
    "many.could-be-tested", Evidence, objective="many.collect"
)

# One article of each ------------------------------------------------------------------


def gaps() -> list[float]:
    """How much higher the Post comes out in each of the ten pairs."""
    posts, wires = means()
    return [posts[number] - wires[number] for number in range(PAIRS)]


def post_and_wire(pair: Pair) -> str:
    """What was found where the prediction was asked."""
    return (
        f"The Post was brighter in {sum(gap > 0 for gap in gaps())} of ten pairs; "
        f"in one pair the two lay {max(map(abs, gaps())):.2f} apart."
    )


PREDICT_PAIRS = WORDS.exercise(
    "many.predict-pairs",
    Number,
    least=0,
    most=10,
    whole=True,
    objective="many.show",
    fill={"post": POST.outlet, "wire": WIRE.outlet},
    outcome=post_and_wire,
)


def widest(pair: Pair) -> int:
    """The number of the pair, among the first ten, that lies furthest apart."""
    found = gaps()
    return max(range(PAIRS), key=lambda number: abs(found[number]))


def narrowest(pair: Pair) -> int:
    """The number of the pair that lies closest together."""
    found = gaps()
    return min(range(PAIRS), key=lambda number: abs(found[number]))


def second_widest(pair: Pair) -> int:
    """The number of the widest pair that nothing else names: 0 stands in the cell, and
    the others have replies of their own.
    """
    found = gaps()
    named = (0, widest(pair), narrowest(pair), highest_post(pair))
    others = [number for number in range(PAIRS) if number not in named]
    return max(others, key=lambda number: abs(found[number]))


def highest_post(pair: Pair) -> int:
    """The number of the pair with the brightest article of the Post."""
    posts, _ = means()
    return max(range(PAIRS), key=posts.__getitem__)


WIDEST_PAIR = WORDS.exercise(
    "many.widest-pair",
    Value,
    variable="widest",
    holds="number",
    before=0,
    objective="many.show",
    solve=widest,
    mistakes=(
        equals("narrowest", narrowest),
        equals("highest-post", highest_post),
        Mistake(
            "a-distance",
            sample=lambda pair: round(abs(gaps()[widest(pair)]), 2),
            when=lambda answer, pair: answer != int(answer),
        ),
        Mistake(
            "beyond-the-ten",
            sample=lambda pair: PAIRS,
            when=lambda answer, pair: not 0 <= answer < PAIRS,
        ),
        Mistake(
            "a-shorter-line",
            sample=second_widest,
            when=lambda answer, pair: answer != widest(pair),
        ),
    ),
)

# Luck, and how many -------------------------------------------------------------------


@cache
def hundred_tries() -> Mapping[int, newsrooms.Tries]:
    """The tries as the notebook draws them, by the number of articles of each paper."""
    return {one.many: one for one in newsrooms.tries(*means())}


def farthest(pair: Pair) -> str:
    """What was found where the prediction was asked."""
    found = listed(
        [f"{one.farthest:.2f} with {many}" for many, one in hundred_tries().items()]
    )
    return (
        "How far from 0 the farthest of a hundred tries lay, by the number of articles "
        f"of each: {found}."
    )


PREDICT_SPREAD = WORDS.exercise(
    "many.predict-spread", Choice, objective="many.choose", outcome=farthest
)


def nine_in_ten(many: int) -> float:
    """Within what distance of 0 nine tries in ten lie."""
    return hundred_tries()[many].within(0.9)


def for_half_the_luck(pair: Pair) -> int:
    """How many articles halve the luck of eighty, as eighty did that of twenty."""
    halved = round(nine_in_ten(20) / nine_in_ten(newsrooms.ARTICLES))
    return newsrooms.ARTICLES * halved**2


HOW_MANY = WORDS.exercise(
    "many.how-many",
    Number,
    tolerance=40,
    least=0,
    objective="many.choose",
    solve=for_half_the_luck,
    mistakes=(
        miscounted("doubled", lambda pair: 2 * newsrooms.ARTICLES, tolerance=16),
        miscounted("already-there", lambda pair: newsrooms.ARTICLES, tolerance=8),
        Mistake(
            "the-luck",
            sample=lambda pair: f"{nine_in_ten(newsrooms.ARTICLES) / 2:.2f}",
            when=lambda answer, pair: 0 < read_number(answer) < 1,
        ),
        Mistake(
            "fewer",
            sample=lambda pair: "40",
            when=lambda answer, pair: read_number(answer) < newsrooms.ARTICLES,
        ),
        Mistake(
            "one-step-more",
            sample=lambda pair: "140",
            when=lambda answer, pair: (
                read_number(answer) < for_half_the_luck(pair)
                and not close(answer, 2 * newsrooms.ARTICLES, 16)
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
def fifteen_of_each() -> Corpus:
    """The four papers with fifteen articles each, measured once for all questions."""
    return newsrooms.four_papers(FIFTEEN)


@cache
def estimated(left_out: str = "") -> tuple[Estimate, ...]:
    """Every measure of the papers with fifteen articles each, one of them left out."""
    corpus = fifteen_of_each().without(left_out)
    return estimates(corpus.named, corpus.plan)


def apart(pair: Pair) -> str:
    """What was found where the prediction was asked."""
    return f"With {FIFTEEN} articles of each: {finding(estimated())}."


PREDICT_APART = WORDS.exercise(
    "many.predict-apart",
    Choices,
    alone="none",
    objective="many.read",
    fill={
        "post": POST.outlet,
        "wire": WIRE.outlet,
        "lantern": LANTERN.outlet,
        "quarter": QUARTER.outlet,
    },
    outcome=apart,
)


def missed(pair: Pair) -> str:
    """What was found where the prediction was asked."""
    rows = newsrooms.two_ranges()
    articles, sentences = (
        sum(getattr(row, unit).misses for row in rows)
        for unit in ("by_articles", "by_sentences")
    )
    return (
        f"Of {len(rows)} ranges by whole articles {articles} missed, of those by "
        f"sentences {sentences}."
    )


PREDICT_UNIT = WORDS.exercise(
    "many.predict-unit", Choice, objective="many.read", outcome=missed
)


def about_the_unit(pair: Pair) -> list[str]:
    """What the rows show; the last two are matters of meaning, not of sums."""
    rows = newsrooms.two_ranges()
    articles_miss = sum(row.by_articles.misses for row in rows)
    sentences_miss = sum(row.by_sentences.misses for row in rows)
    found = {
        "narrower": all(row.by_sentences.width < row.by_articles.width for row in rows),
        "sentences-keep": sentences_miss <= len(rows) / 20,
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


def apart_without(paper: str) -> set[str]:
    """The papers that stand apart when one paper is left out."""
    return {e.outlet for e in estimated(paper) if e.survives}


@cache
def pulls() -> str:
    """The paper without which fewer of the others stand apart than without another."""
    papers = [recipe.outlet for recipe in RECIPES]
    return min(papers, key=lambda paper: len(apart_without(paper)))


WHO_PULLS = WORDS.exercise(
    "many.who-pulls",
    Value,
    variable="left_out",
    holds="text",
    before="",
    among=tuple(recipe.outlet for recipe in RECIPES),
    objective="many.read",
    solve=lambda pair: pulls(),
    mistakes=(
        equals("the-dark-one", lambda pair: QUARTER.outlet),
        equals("a-twin", lambda pair: POST.outlet),
        equals("the-other-twin", lambda pair: WIRE.outlet),
    ),
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
    WIDEST_PAIR,
    PREDICT_SPREAD,
    HOW_MANY,
    PREDICT_UNIT,
    THE_UNIT,
    PREDICT_APART,
    READ_THE_CHART,
    WHO_PULLS,
    A_RULE_FIRST,
    LEAVE,
)
