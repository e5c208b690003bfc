"""Lesson 9, one article is not an outlet: many articles, the article as the unit."""

from __future__ import annotations

import random
from collections.abc import Mapping
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
    Option,
    Order,
    Text,
    read_number,
)
from lessons.exercises.model import Exercise, Mistake
from lessons.reading.pair import Pair
from lessons.reading.sentiment import compound
from lessons.reading.words import sentences
from lessons.syllabus import Lesson, Method, Objective
from lessons.syllabus.common import misordered

if TYPE_CHECKING:
    from lessons.corpus.outlets import Estimate

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


@dataclass(frozen=True, slots=True)
class Drawn:
    """Fifteen articles drawn again, whole and by their sentences: how wide each of the
    two ranges is, and whether it misses the mean of all articles of the recipe.
    """

    by_articles: float
    by_sentences: float
    articles_miss: bool
    sentences_miss: bool


@cache
def drawn() -> tuple[Drawn, ...]:
    """Every row of the box, drawn as it draws, with the same luck."""
    luck, recipe = random.Random(LUCK), scored(0) + scored(1)
    truth = fmean(means(0) + means(1))
    rows = []
    for kept in (luck.sample(recipe, FIFTEEN) for _ in range(ROWS)):
        wide, miss = [], []
        for bag in ([fmean(one) for one in kept], [s for one in kept for s in one]):
            again = sorted(fmean(luck.choices(bag, k=len(bag))) for _ in range(AGAIN))
            low, high = again[AGAIN // 40], again[-1 - AGAIN // 40]
            wide.append(high - low)
            miss.append(not low <= truth <= high)
        rows.append(Drawn(*wide, *miss))
    return tuple(rows)


def nine_in_ten(many: int) -> float:
    """Within what distance of 0 nine tries in ten lie."""
    return off_by_luck()[many][TRIES * 9 // 10 - 1]


@cache
def estimated() -> tuple[Estimate, ...]:
    """Every measure of the four papers, with fifteen articles of each."""
    from lessons.corpus.outlets import estimates
    from lessons.corpus.plan import Plan
    from lessons.corpus.run import read

    corpus = read(sample(FIFTEEN), Plan())
    return estimates(corpus.named, corpus.plan)


def side(outlet: str, measure: str) -> str:
    """Where a paper stands apart from all the others together: "more", "less", or ""
    where chance could part them as far.
    """
    of = {e.outlet: e for e in estimated() if e.measure.name == measure}
    one = of[outlet]
    if not one.survives:
        return ""
    return "more" if one.gap > 0 else "less"


# Your two articles -------------------------------------------------------------------

COULD_BE_TESTED = Exercise(
    id="many.could-be-tested",
    prompt=(
        "Which sentence of A or B makes you think something of its outlet, and not "
        "only of this one article? You need not read all: “Only sentences with” finds "
        "one, such as with carpet, support or denied."
    ),
    answer=Evidence(articles="AB"),
    objective="many.collect",
    right=(
        "Kept. The sentence shows what one article did on one day. Turn your thought "
        "into a question, “Does that outlet always …?”, and remember it: at the end "
        "you say what you would have to collect."
    ),
    hints=(
        "Which sentence would you read out to prove your point about the whole outlet?",
    ),
)

# One article of each -----------------------------------------------------------------


def post_higher() -> int:
    """In how many of the ten pairs the Post comes out higher."""
    pairs = zip(means(0)[:PAIRS], means(1)[:PAIRS], strict=True)
    return sum(post > wire for post, wire in pairs)


def widest_gap() -> float:
    """How far apart the two articles of a pair lie at most."""
    pairs = zip(means(0)[:PAIRS], means(1)[:PAIRS], strict=True)
    return max(abs(post - wire) for post, wire in pairs)


PREDICT_PAIRS = Exercise(
    id="many.predict-pairs",
    prompt=(
        f"The {POST.outlet} and the {WIRE.outlet} share a recipe. Take one article of "
        "each and score both, sentence by sentence, as in lesson 5. Do that with ten "
        "pairs. In how many will the Post come out higher?"
    ),
    answer=Number(unit="of ten pairs", least=0, most=10),
    objective="many.show",
    right=(
        "Kept. Run the next two boxes and count. Then take the pair that lies furthest "
        "apart, and write the headline that somebody would make of it."
    ),
    prediction=True,
    outcome=lambda pair: (
        f"The Post came out higher in {post_higher()} of ten pairs; in one pair the "
        f"two lay {widest_gap():.2f} apart."
    ),
)

# Luck, and how many ------------------------------------------------------------------

PREDICT_SPREAD = Exercise(
    id="many.predict-spread",
    prompt=(
        "A hundred tries, each with 20 articles of the Post and 20 of the Wire. The "
        "truth is 0. How far from 0 will the farthest try lie?"
    ),
    answer=Choice(
        (
            Option("half", "about 0.5"),
            Option("fifth", "about 0.2"),
            Option("twentieth", "about 0.05"),
            Option("nothing", "at 0: twenty are enough"),
        )
    ),
    objective="many.choose",
    right="Kept. Run the two boxes below: the chart has a row of dots for 20 of each.",
    prediction=True,
    outcome=lambda pair: (
        "The farthest of a hundred tries: "
        + ", ".join(f"{off_by_luck()[many][-1]:.2f} with {many}" for many in SIZES)
        + " of each."
    ),
)


def for_half_the_luck(pair: Pair) -> int:
    """How many articles halve the luck of eighty, as eighty did that of twenty."""
    return EIGHTY * round(nine_in_ten(20) / nine_in_ten(EIGHTY)) ** 2


def close(answer: object, value: float) -> bool:
    """Whether what was typed is about this number."""
    number = read_number(answer)
    return number is not None and abs(number - value) <= value / 10


HOW_MANY = Exercise(
    id="many.how-many",
    prompt=(
        "In the box above the chart (with 2024), go from 5 to 20, then from 20 to 80: "
        "what happens to the number of “nine in ten”?\n"
        "You want to halve the luck that is left at 80. About how many articles of "
        "each paper would you have to collect?"
    ),
    answer=Number(unit="of each", tolerance=80, least=1),
    solve=for_half_the_luck,
    objective="many.choose",
    right=(
        "Yes. Four times as many, and luck is about halved: the last bit of sureness "
        "is the dear one. That is why a claim on an outlet needs a plan, and not one "
        "more article."
    ),
    mistakes=(
        Mistake(
            "doubled",
            sample=lambda pair: str(2 * EIGHTY),
            when=lambda answer, pair: close(answer, 2 * EIGHTY),
            say=(
                "You doubled the articles to halve the luck. Look at the box again: "
                "from 5 to 20 is not twice as many. How many times is it, and what "
                "became of the luck?"
            ),
        ),
        Mistake(
            "already-there",
            sample=lambda pair: str(EIGHTY),
            when=lambda answer, pair: close(answer, EIGHTY),
            say=(
                "That is where you are: its luck stands in the last line. You want "
                "half of it. Compare the lines for 5 and 20 once more."
            ),
        ),
        Mistake(
            "fewer",
            sample=lambda pair: "40",
            when=lambda answer, pair: read_number(answer) < EIGHTY,
            say=(
                "With fewer than 80 there is more luck, not less: read the lines from "
                "the top, and see what each step down does."
            ),
        ),
        Mistake(
            "one-step-more",
            sample=lambda pair: "140",
            when=lambda answer, pair: (
                read_number(answer) < for_half_the_luck(pair) and not close(answer, 160)
            ),
            say=(
                "Some more will not do. The steps of the box do not add, they "
                "multiply: 5, then 20, then 80. By what each time? Take that step once "
                "more."
            ),
        ),
        Mistake(
            "halved-twice",
            sample=lambda pair: str(4 * for_half_the_luck(pair)),
            when=lambda answer, pair: close(answer, 4 * for_half_the_luck(pair)),
            say=(
                "So many would halve the luck twice over: a good deal more work than "
                "you were asked for. Take the step from 20 to 80 once more, and stop."
            ),
        ),
        Mistake(
            "more-than-asked",
            sample=lambda pair: "1000",
            when=lambda answer, pair: read_number(answer) > for_half_the_luck(pair),
            say=(
                "That would be enough, and more than you were asked for: half of the "
                "luck at 80, no less. By what do the articles multiply from 20 to 80? "
                "Take that one step."
            ),
        ),
    ),
    hints=(
        "How many times 5 is 20, and how many times 20 is 80?",
        "And the luck: what part of it is left, roughly, after each of these steps?",
        "Multiply 80 by the number that you found.",
    ),
)

# The unit ----------------------------------------------------------------------------

PREDICT_APART = Exercise(
    id="many.predict-apart",
    prompt=(
        "With 15 articles of each: which papers will stand apart from the other three "
        "together, in any measure, further than chance gives? Choose all."
    ),
    answer=Choices(
        (
            *(Option(r.outlet.split()[0].lower(), r.outlet) for r in RECIPES),
            Option("none", "none of the four"),
        )
    ),
    objective="many.read",
    right=(
        "Kept. First see what the bars of that page are made of: the box takes fifteen "
        "of the 160 articles of Post and Wire, twenty times, and draws them again."
    ),
    prediction=True,
    outcome=lambda pair: (
        "Apart, with fifteen of each: "
        + "; ".join(f"{e.outlet}, {e.measure.name}" for e in estimated() if e.survives)
        + "."
    ),
)


def about_the_unit(pair: Pair) -> list[str]:
    """What the rows show; the last two are matters of meaning, not of sums."""
    rows = drawn()
    by_articles = sum(row.articles_miss for row in rows)
    by_sentences = sum(row.sentences_miss for row in rows)
    found = {
        "narrower": all(row.by_sentences < row.by_articles for row in rows),
        "sentences-keep": by_sentences <= ROWS / 20,
        "articles-fewer": by_articles < by_sentences,
        "witnesses": True,
        "surer": False,
    }
    return [id_ for id_, holds in found.items() if holds]


THE_UNIT = Exercise(
    id="many.the-unit",
    prompt=(
        "Twenty times fifteen articles; in each row a range by whole articles, then "
        "one by their sentences. Each promises to hold the mean of all 160 in 95 of "
        "100 cases: one row in twenty may miss. Count. Which are so? Choose all."
    ),
    answer=Choices(
        (
            Option(
                "narrower",
                "In every row the range by sentences is the narrower one.",
                "Take any row of the box, and subtract the ends of each range: how "
                "wide is the one on the left, how wide the one on the right?",
            ),
            Option(
                "sentences-keep",
                "The ranges by sentences keep their promise.",
                "Count MISSES in the right-hand column: how many rows of the twenty? "
                "One was promised.",
            ),
            Option(
                "articles-fewer",
                "The ranges by whole articles miss less often.",
                "Count MISSES twice, once in the column on the left, once in the one "
                "on the right. Which has fewer?",
            ),
            Option(
                "witnesses",
                "The sentences of one article share its day: they are no independent "
                "witnesses.",
                "Think of one dark day: “Anger and fear grew around the market”, and "
                "the sentence after it, and the next. Did each learn of the day by "
                "itself? They lean the same way together.",
            ),
            Option(
                "surer",
                "So many sentences make us surer of a paper than fifteen articles.",
                "They are the sentences of those same fifteen days. Ask one person "
                "eighteen times: “The crisis at the ferry got worse”, and you still "
                "asked one person.",
            ),
        )
    ),
    solve=about_the_unit,
    objective="many.read",
    right=(
        "Yes. By sentences the range looks sure of itself, and misses far more often "
        "than it promises. By whole articles it is wider, and more honest: a sentence "
        "goes where its day goes. The unit is the article. Other luck gives other "
        "counts: put another number for 9."
    ),
    hints=(
        "The left-hand range has “15”, the right-hand one more than two hundred.",
        "One is narrow. Is it also right?",
        "Three of the five are so.",
    ),
)

# Reading the page --------------------------------------------------------------------

_SAID = {
    "lantern-quoted": (LANTERN.outlet, "quoted", "more"),
    "quarter-quoted": (QUARTER.outlet, "quoted", "less"),
    "quarter-dark": (QUARTER.outlet, "score, own words", "less"),
    "post-quoted": (POST.outlet, "quoted", "more"),
}


def lets_you_say(pair: Pair) -> list[str]:
    """The sentences that the page bears out. What grey means is no matter of sums:
    “alike” is never among them.
    """
    return [
        id_
        for id_, (outlet, measure, where) in _SAID.items()
        if side(outlet, measure) == where
    ]


READ_THE_CHART = Exercise(
    id="many.read-the-chart",
    prompt=(
        "With 15 of each: which sentences does this page let you print? “Than the "
        "others” means: than the other three papers together. Choose all."
    ),
    answer=Choices(
        (
            Option(
                "lantern-quoted",
                "The Lantern puts more of its words in marks than the others.",
                "Find the panel “quoted” and the row of the Lantern. What shape is its "
                "mark, and on which side of the other three does it lie?",
            ),
            Option(
                "quarter-quoted",
                "The Evening Quarter puts fewer of its words in marks than the others.",
                "Look once more at the panel “quoted”, in the row of the Evening "
                "Quarter: diamond or grey dot? The recipe may surprise you here; the "
                "page says what it says.",
            ),
            Option(
                "quarter-dark",
                "The Evening Quarter's own words score lower than the others'.",
                "You know its recipe: darker days, more of “The crisis at the ferry "
                "got worse”. But in “score, own words” its mark is grey. True it may "
                "be; fifteen articles do not bear it out.",
            ),
            Option(
                "post-quoted",
                "The Post puts more of its words in marks than the others.",
                "Its mark in the panel “quoted” is grey, and the Lantern lies far to "
                "its right. A number a little above the Wire's is no finding.",
            ),
            Option(
                "alike",
                "In their scores the four papers are alike: all dots there are grey.",
                "Grey says “not told apart”, and never “alike”. You have read the "
                "recipes: one of the four has darker days, and its dot is grey all the "
                "same.",
            ),
        )
    ),
    solve=lets_you_say,
    objective="many.read",
    right=(
        "Yes. A diamond may be printed, with “than the other three together”. A grey "
        "dot lets you say one thing only: with these articles we cannot tell. But the "
        "Quarter's recipe quotes as much as the Post's. Why the diamonds, then? The "
        "gap below shows it."
    ),
    hints=(
        "Only a diamond carries a sentence. Which panel has any, besides “attributed”?",
        "Then ask on which side of the others the diamond lies.",
        "Two of the five.",
    ),
)

# A collection ------------------------------------------------------------------------

# What makes a collection honest is a matter of definition: it is stated here.
_HONEST = ("question", "rule", "collect", "read", "measure", "report")

A_RULE_FIRST = Exercise(
    id="many.a-rule-first",
    prompt=(
        "“Paper X is gloomier than paper Y.” You want to find out. Put the six steps "
        "of an honest collection in order."
    ),
    answer=Order(
        (
            Option("measure", "measure all of them, in the same way"),
            Option("collect", "collect every article that the rule lets in"),
            Option("report", "report the result, and what was left out"),
            Option("question", "write down the question"),
            Option("read", "read some of them, drawn at random"),
            Option("rule", "write down the rule: which days, which topic, how many"),
        )
    ),
    solve=lambda pair: list(_HONEST),
    objective="many.collect",
    right=(
        "Yes. Whoever writes the rule before the first article is in cannot bend it "
        "afterwards. Reading before measuring shows what else came along; and the "
        "report lets a stranger do it all again."
    ),
    mistakes=(
        misordered(
            "rule-before-question",
            _HONEST,
            "rule",
            "question",
            say=(
                "A rule for what? Which days and which topic belong to it, only the "
                "question can tell. “Gloomier” about the weather, or about a war?"
            ),
        ),
        misordered(
            "collected-first",
            _HONEST,
            "collect",
            "rule",
            say=(
                "You collect before there is a rule. Then the articles that you "
                "remember come in first: “The loss of the ferry would be a disaster” "
                "sticks, “Tickets cost 12 euros” does not. Rule first."
            ),
        ),
        misordered(
            "measured-before-collecting",
            _HONEST,
            "measure",
            "collect",
            say=(
                "There is nothing to measure yet. And whoever looks at results while "
                "still collecting may stop when they please, at a lucky find such as "
                "pair 9."
            ),
        ),
        misordered(
            "read-before-collecting",
            _HONEST,
            "read",
            "collect",
            say=(
                "Drawn at random from what? The whole collection must be there, or the "
                "ones you read are again the ones you came across."
            ),
        ),
        misordered(
            "measured-before-reading",
            _HONEST,
            "measure",
            "read",
            say=(
                "You measure what nobody has read. Captions, posts and “If you like "
                "what you read, follow us” would be in the numbers, as in B. Read some "
                "first, and mend what came along."
            ),
        ),
        Mistake(
            "reported-too-early",
            sample=lambda pair: [
                "question",
                "rule",
                "collect",
                "read",
                "report",
                "measure",
            ],
            when=lambda answer, pair: True,
            say=(
                "The report stands before the measuring is done. A result that was "
                "written first, “Paper X is gloomier”, will find its numbers."
            ),
        ),
    ),
    hints=(
        "Which steps must be done before you have seen a single article?",
        "Would you measure a file that nobody has opened?",
        "The question comes first, the report last.",
    ),
)

LEAVE = Exercise(
    id="many.before-you-leave",
    prompt=(
        "Take a claim of yours from lesson 7, or the sentence that you chose at the "
        "start of today. Could it be tested on two outlets? Say what you would have to "
        "collect: which articles, by which rule, how many of each; and what result "
        "would prove you wrong."
    ),
    answer=Text(least=15, most=120),
    objective="many.collect",
    right=(
        "Kept. Read it once more: could a stranger collect the very same articles by "
        "your rule? If not, which word is missing? Put it in, and press Keep again. "
        "To hand in, write desk.hand_in() into a new box below (+ at the top makes "
        "one), and run it. That was the last lesson: go well."
    ),
    hints=(
        "“All articles that name …, from … to …, found by …, at least … of each.”",
        "Some claims are on one text alone, such as what A tells and B does not. Then "
        "say why no outlet comes into it.",
    ),
)

LESSON = Lesson(
    number="09",
    title="One article is not an outlet",
    minutes=50,
    question="How many articles does it take before we may speak of an outlet?",
    summary=(
        "“Two articles, not two outlets”: here you see why, with invented newsrooms "
        "first, then with a folder of your own."
    ),
    needs="this page. Lessons 3 and 5 help",
    texts="our two articles, and four invented papers",
    objectives=(
        Objective("many.show", "Show how far one article can lie from its outlet."),
        Objective("many.choose", "Choose how many articles a claim needs."),
        Objective("many.read", "Read an interval whose unit is the article."),
        Objective("many.collect", "Plan a collection by a rule that is written first."),
    ),
    exercises=(
        COULD_BE_TESTED,
        PREDICT_PAIRS,
        PREDICT_SPREAD,
        HOW_MANY,
        PREDICT_APART,
        THE_UNIT,
        READ_THE_CHART,
        A_RULE_FIRST,
        LEAVE,
    ),
    methods=(
        Method(
            "one article of each, scored sentence by sentence",
            "many.predict-pairs",
            'vader.polarity_scores(cut)["compound"]',
        ),
        Method(
            "drawing again, to see what luck does",
            "many.predict-spread",
            "draw.choices(posts, k=many)",
        ),
        Method(
            "an interval whose unit is the article",
            "many.predict-apart",
            "luck.choices(bag, k=len(bag))",
            "estimates(corpus",
        ),
    ),
)
