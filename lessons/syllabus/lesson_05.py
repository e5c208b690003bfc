"""Lesson 5, what a score measures: VADER by word, four ways, news and opinion."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from statistics import fmean

from lessons.exercises.kinds import (
    Answer,
    Choice,
    Choices,
    Evidence,
    Labels,
    Order,
    Text,
    Value,
    same,
)
from lessons.exercises.model import EarlierAnswer, Mistake
from lessons.reading import sentiment
from lessons.reading.frames import tone_codings, tone_question
from lessons.reading.numerals import signed
from lessons.reading.pair import Pair
from lessons.reading.voices import quotations
from lessons.syllabus.common import equals, misordered
from lessons.syllabus.words import lesson_words

WORDS = lesson_words("05")


_score = cache(sentiment.score)


def scored(pair: Pair, id: str) -> sentiment.Score:
    """VADER's score of one sentence."""
    return _score(pair.sentence(id))


def compound_of(pair: Pair, id: str) -> float:
    """VADER's compound of one sentence."""
    return scored(pair, id).compound


def who_praises(pair: Pair) -> str:
    """Whose words “consistent and unwavering” are in A8, as an option's name."""
    said = next(q for q in quotations(pair.a.body) if "unwavering support" in q.text)
    return "putin" if "Putin" in (said.speaker or "") else "article"


WHOSE_WORDS = WORDS.exercise(
    "scores.whose-words", Choice, objective="scores.decide", solve=who_praises
)

# You first ----------------------------------------------------------------------------

DOZEN = tuple(WORDS.texts("scores.code-a-dozen", "lines"))

CODE_A_DOZEN = WORDS.exercise(
    "scores.code-a-dozen",
    Labels,
    objective="scores.code",
    fill={"question": tone_question()},
    outcome=lambda pair: (
        "VADER's compounds: "
        + ", ".join(f"{id} {signed(compound_of(pair, id))}" for id in DOZEN)
        + "."
    ),
)


_OWN = "you"


def own_tones(answer: Answer) -> dict[str, int]:
    """The numbers that a learner gave to the twelve, without those left open."""
    if not isinstance(answer, dict):
        return {}
    tones = {str(tone): tone for tone in range(-2, 3)}
    return {
        id: tones[answer[id]]
        for id in DOZEN
        if isinstance(answer.get(id), str) and answer[id] in tones
    }


def with_own_tones(pair: Pair, answer: Answer) -> Pair:
    """The pair with the learner's own numbers among its codings."""
    own = tone_codings(_OWN, own_tones(answer))
    return replace(pair, codings=(*pair.codings, *own))


PREDICT_ENDORSEMENT = WORDS.exercise(
    "scores.predict-endorsement",
    Choice,
    objective="scores.predict",
    outcome=lambda pair: (
        f"VADER's compound: A15 {signed(compound_of(pair, 'A15'))}, "
        f"B2 {signed(compound_of(pair, 'B2'))}."
    ),
)

NAME = "special military operation"


def value_of_special(pair: Pair) -> float:
    """What the word “special” adds to the sum of A15."""
    return sum(w.value for w in scored(pair, "A15").charged if w.text == "special")


def sum_after_special(pair: Pair) -> float:
    """Where the sum of A15 stands once “special” has been added."""
    charged = scored(pair, "A15").charged
    at = [word.text for word in charged].index("special")
    return sum(word.value for word in charged[: at + 1])


def is_another_bar(answer: Answer, pair: Pair) -> bool:
    """Whether another word of A15 adds this number to its sum."""
    return any(same(answer, w.value, 0.005) for w in scored(pair, "A15").charged)


SPECIAL_ADDS = WORDS.exercise(
    "scores.special-adds",
    Value,
    variable="special_adds",
    holds="number",
    before=0,
    tolerance=0.05,
    objective="scores.predict",
    solve=value_of_special,
    mistakes=(
        equals("gave-the-sum", lambda pair: round(total_of(pair, "A15"), 2), 0.06),
        equals("gave-the-compound", lambda pair: compound_of(pair, "A15"), 0.006),
        equals("ran-on", lambda pair: round(sum_after_special(pair), 2), 0.06),
        equals("below-zero", lambda pair: -value_of_special(pair), 0.05),
        equals("no-point", lambda pair: 10 * value_of_special(pair), 0.5),
        Mistake(
            "another-bar",
            sample=lambda pair: scored(pair, "A15").charged[1].value,
            when=is_another_bar,
        ),
        Mistake(
            "no-such-bar",
            sample=lambda pair: 2 * value_of_special(pair),
            when=lambda answer, pair: True,
        ),
    ),
)


def change_of(answer: Answer, pair: Pair) -> float:
    """How the score of A15 changes when these words take the name's place."""
    changed = pair.sentence("A15").replace(NAME, str(answer))
    return round(sentiment.compound(changed) - compound_of(pair, "A15"), 4)


SWAP_THE_NAME = WORDS.exercise(
    "scores.swap-the-name",
    Value,
    variable="my_words",
    holds="text",
    before=NAME,
    objective="scores.predict",
    solve=lambda pair: "war",
    accepts=lambda answer, pair: change_of(answer, pair) < 0,
    mistakes=(
        Mistake(
            "rose",
            sample=lambda pair: "peace and love",
            when=lambda answer, pair: change_of(answer, pair) > 0,
        ),
        Mistake(
            "same-score",
            sample=lambda pair: "special trip",
            when=lambda answer, pair: change_of(answer, pair) == 0,
        ),
    ),
)

# A name did it ------------------------------------------------------------------------

# Names in the articles, and the word in each that VADER takes for praise.
_NAMES = {
    "special military operation": "special",
    "United States": "united",
    "United Nations": "united",
    "Supreme Leader": "supreme",
    "honour guard": "honour",
}


def total_of(pair: Pair, id: str) -> float:
    """The sum of the values of one sentence's words."""
    return sum(word.value for word in scored(pair, id).charged)


def lift_of_names(pair: Pair, id: str) -> float:
    """What words out of names add to a sentence's sum."""
    words = {word for name, word in _NAMES.items() if name in pair.sentence(id)}
    return sum(
        word.value for word in scored(pair, id).charged if word.text.lower() in words
    )


def by_a_name(pair: Pair) -> list[str]:
    """Of the six, those above zero that are not so without a word out of a name."""
    found = []
    for id in WORDS.texts("scores.a-name-did-it"):
        lift = lift_of_names(pair, id)
        without_names = total_of(pair, id) - lift
        if compound_of(pair, id) > 0 and lift > 0 and without_names < 0.05:
            found.append(id)
    return found


A_NAME_DID_IT = WORDS.exercise(
    "scores.a-name-did-it", Choices, objective="scores.predict", solve=by_a_name
)


def scores_of_the_two(pair: Pair) -> str:
    """VADER's scores of the two short sentences, in words."""
    texts = WORDS.texts("scores.predict-killed")
    return "; ".join(
        f"{texts[id]} {signed(sentiment.compound(texts[id].strip('“”')))}"
        for id in ("no-one", "five")
    )


PREDICT_KILLED = WORDS.exercise(
    "scores.predict-killed",
    Choice,
    objective="scores.predict",
    outcome=scores_of_the_two,
)

PORT = "No problem at the port."


def both_machines(text: str) -> tuple[float, float]:
    """The compounds of one sentence: NLTK's, and that of the vaderSentiment package."""
    return sentiment.compound(text), sentiment.second_opinion(text)


def machines_on_the_port(pair: Pair) -> str:
    """The outcome that is shown after the prediction."""
    nltk, makers = both_machines(PORT)
    return f"“{PORT}” NLTK {signed(nltk)}, vaderSentiment {signed(makers)}."


PREDICT_TWO_MACHINES = WORDS.exercise(
    "scores.predict-two-machines",
    Choice,
    objective="scores.predict",
    outcome=machines_on_the_port,
)


def rated_words(text: str) -> set[str]:
    """The words of a text that the machine's list knows."""
    return {word.text.lower() for word in sentiment.score(text).words if word.rated}


def they_part(answer: Answer, pair: Pair) -> bool:
    """Whether the two machines put a sentence on opposite sides of zero."""
    nltk, makers = both_machines(str(answer))
    return nltk * makers < 0


PART_THE_MACHINES = WORDS.exercise(
    "scores.part-the-machines",
    Value,
    variable="my_sentence",
    holds="text",
    before=PORT,
    objective="scores.predict",
    solve=lambda pair: "There was no damage on the road.",
    accepts=they_part,
    mistakes=(
        Mistake(
            "without-no",
            sample=lambda pair: "The ferry sank.",
            when=lambda answer, pair: not re.search(r"\bno\b", str(answer), re.I),
        ),
        Mistake(
            "nothing-rated",
            sample=lambda pair: "There is no road.",
            when=lambda answer, pair: rated_words(str(answer)) <= {"no"},
        ),
        Mistake(
            "same-side",
            sample=lambda pair: "No one was killed.",
            when=lambda answer, pair: True,
        ),
    ),
)

# Four ways ----------------------------------------------------------------------------


@cache
def higher(pair: Pair) -> str:
    """The article with the higher mean in each of the four ways: such as "BAAB"."""
    means = (
        [fmean(map(way.score, way.read(article))) for article in pair]
        for way in sentiment.PIPELINES
    )
    return "".join("A" if a >= b else "B" for a, b in means)


def means_way_by_way(pair: Pair) -> str:
    """The outcome that is shown after the prediction."""
    found = ", ".join(
        f"{way.name} {letter}"
        for way, letter in zip(sentiment.PIPELINES, higher(pair), strict=True)
    )
    return f"The higher mean, way by way: {found}."


PREDICT_HIGHER = WORDS.exercise(
    "scores.predict-higher",
    Choice,
    objective="scores.compare",
    outcome=means_way_by_way,
)

INTERVAL = WORDS.exercise(
    "scores.what-the-interval-lets-you-say",
    Choice,
    objective="scores.compare",
    solve=lambda pair: "cannot-part",
)

# The articles cannot tell how VADER adds up, so it is stated.
_STEPS = ("body", "cut", "add", "press", "mean")

REPAIR = WORDS.exercise(
    "scores.repair-the-pipeline",
    Order,
    objective="scores.compare",
    solve=lambda pair: list(_STEPS),
    mistakes=(
        misordered("cleaned-too-late", _STEPS, "mean", "body"),
        misordered("added-before-cutting", _STEPS, "add", "cut"),
        misordered("pressed-before-adding", _STEPS, "press", "add"),
        misordered("mean-too-early", _STEPS, "mean", "press"),
        misordered("cut-before-cleaning", _STEPS, "cut", "body"),
    ),
)

# Whose mood, and whose opinion? -------------------------------------------------------

NEWS_OR_OPINION = WORDS.exercise(
    "scores.news-or-opinion",
    Labels,
    objective="scores.decide",
    # Who judges whom is a judgement of meaning that no program here can make.
    solve=lambda pair: {
        "A9": "moscow",
        "A21": "allies",
        "A23": "news",
        "B7": "news",
        "B8": "article",
    },
)


def sides(pair: Pair) -> dict[str, float]:
    """For each of the twelve sentences the product of the reader's tone and VADER's.

    The learner's own numbers are among the pair's codings: see `with_own_tones`. A
    sample reading stands in where a learner gave no number, and for all twelve where
    the learner's own numbers leave nothing to choose.
    """
    given = {one.sentence: one.tone for one in pair.codings if one.reading == _OWN}
    tones = _sample_tones(pair)
    samples = {id: tones[id] for id in DOZEN}
    own = _beside_vader(pair, {**samples, **given})
    decided = min(own.values()) < 0 < max(own.values())
    return own if decided else _beside_vader(pair, samples)


def _beside_vader(pair: Pair, tones: dict[str, float]) -> dict[str, float]:
    return {id: tone * compound_of(pair, id) for id, tone in tones.items()}


def _sample_tones(pair: Pair) -> dict[str, float]:
    tones: dict[str, list[int]] = {}
    for one in pair.codings:
        if one.tone is not None and one.reading != _OWN:
            tones.setdefault(one.sentence, []).append(one.tone)
    return {id: fmean(given) for id, given in tones.items()}


def one_of_each(answer: list[str], pair: Pair) -> bool:
    """Whether reader and VADER differ in one sentence and agree in another."""
    side = sides(pair)
    if not set(answer) <= side.keys():
        return False
    return min(side[id] for id in answer) < 0 < max(side[id] for id in answer)


PARTING = WORDS.exercise(
    "scores.parting-company",
    Evidence,
    least=2,
    most=2,
    objective="scores.code",
    solve=lambda pair: ["A15", "A21"],
    accepts=one_of_each,
    earlier=EarlierAnswer(CODE_A_DOZEN.id, with_own_tones),
    fill={"dozen": ", ".join(DOZEN)},
    mistakes=(
        Mistake(
            "outside-the-table",
            sample=lambda pair: ["A1", "A21"],
            when=lambda answer, pair: not set(answer) <= set(DOZEN),
        ),
        Mistake(
            "at-zero",
            sample=lambda pair: ["A15", "A22"],
            when=lambda answer, pair: any(sides(pair)[id] == 0 for id in answer),
        ),
        Mistake(
            "both-agree",
            sample=lambda pair: ["A21", "B2"],
            when=lambda answer, pair: all(sides(pair)[id] > 0 for id in answer),
        ),
        Mistake(
            "both-differ",
            sample=lambda pair: ["A15", "A16"],
            when=lambda answer, pair: True,
        ),
    ),
)

LEAVE = WORDS.exercise(
    "scores.before-you-leave", Text, least=15, most=100, objective="scores.compare"
)

LESSON = WORDS.lesson(
    WHOSE_WORDS,
    CODE_A_DOZEN,
    PREDICT_ENDORSEMENT,
    SPECIAL_ADDS,
    SWAP_THE_NAME,
    A_NAME_DID_IT,
    PREDICT_KILLED,
    PREDICT_TWO_MACHINES,
    PART_THE_MACHINES,
    PREDICT_HIGHER,
    INTERVAL,
    REPAIR,
    NEWS_OR_OPINION,
    PARTING,
    LEAVE,
)
