"""Lesson 8, your own story: two articles that a learner brings, read as the others.

What is marked is asked of the kit's two swan articles, which stand in until then.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from lessons.exercises.kinds import GAP, Choice, Labels, Text, Value
from lessons.exercises.model import Mistake
from lessons.reading.article import Article
from lessons.reading.chance import difference
from lessons.reading.numerals import signed
from lessons.reading.pair import Pair
from lessons.reading.sentiment import compound
from lessons.reading.voices import Quotation
from lessons.story.model import LEVELS, StoryRecord
from lessons.story.reading import StoryReading
from lessons.syllabus.words import lesson_words

WORDS = lesson_words("08")


@cache
def swans() -> StoryReading:
    """The two swan articles as the kit reads them, before anybody corrects it."""
    return StoryReading(StoryRecord())


# How an outcome begins that a learner's corrections have not changed.
_UNCORRECTED = "The swans, before any correction"

# From last time -----------------------------------------------------------------------

_WORRY = "is worried about his summer"


def voice_of_the_worry(pair: Pair) -> str:
    """The voice in which the swans' B tells of the ferryman's worry."""
    heard = swans().as_found[1]
    return heard.voice_at(heard.article.text.index(_WORRY))


WHOSE_WORRY = WORDS.exercise(
    "own.whose-worry", Choice, objective="own.correct", solve=voice_of_the_worry
)

# Two that can be compared -------------------------------------------------------------

FAIR_PAIR = WORDS.exercise(
    "own.fair-pair",
    Choice,
    objective="own.choose",
    # No text can tell what makes a comparison fair: it is a convention among readers.
    solve=lambda pair: "reports",
)

# What is body? ------------------------------------------------------------------------

# The six parts that are asked about: an article's letter and the number of a part.
_PARTS = tuple(WORDS.texts("own.what-is-body", "lines"))
_TELLS = re.compile(r"\b(?:is|are|was|were|has|have|will|may|must|said|expects)\b")


@cache
def swan_parts() -> dict[str, tuple[int, str, str]]:
    """The parts of both swan articles: place, role that the kit found, and words."""
    return {
        f"{article.letter}{at + 1}": (at, part.role, part.text.strip())
        for article in swans().articles
        for at, part in enumerate(article.segments)
    }


def kit_roles(pair: Pair) -> dict[str, str]:
    """The role that the kit found for each of the six parts."""
    return {id: swan_parts()[id][1] for id in _PARTS}


def read_roles(pair: Pair) -> dict[str, str]:
    """A reader's roles for the six parts: the kit's, and two rules that it lacks.

    A first line with no mark at its end is a headline. A line in which nothing is told,
    since it has no verb, stands under a picture.
    """
    roles = {}
    for id in _PARTS:
        at, role, text = swan_parts()[id]
        if at == 0 and text[-1] not in ".?!":
            role = "sub-heading"
        elif role == "body" and not _TELLS.search(text):
            role = "caption"
        roles[id] = role
    return roles


def taken_for_body(answer: dict[str, str], pair: Pair) -> bool:
    """Whether everything that the kit wrongly took for body was taken for body."""
    read = read_roles(pair)
    return all(
        answer[id] == role == "body"
        for id, role in kit_roles(pair).items()
        if role != read[id]
    )


WHAT_IS_BODY = WORDS.exercise(
    "own.what-is-body",
    Labels,
    objective="own.correct",
    fill={f"part-{id}": swan_parts()[id][2] for id in _PARTS},
    solve=read_roles,
    mistakes=(Mistake("as-the-kit", sample=kit_roles, when=taken_for_body),),
)

# Proved, suggested, unknown -----------------------------------------------------------

# For each claim on A or B a pattern of words that would say it, and a pattern of words
# that would only point to it.
_CLUES = {
    "A": {
        "A-baker": (r"said Lena Marsh, a baker", r"\bbaker"),
        "A-readers": (
            r"\b(?:for|to) (?:our )?(?:readers|passengers|people) who cross",
            r"A long way round",
        ),
        "A-writer": (
            r"\b(?:By|by|From) [A-Z]\w+ [A-Z]\w+",
            r"\b(?:I|our reporter|our correspondent) (?:saw|was|went|spoke)\b",
        ),
    },
    "B": {
        "B-bell": (r"Photograph: Jo Bell", r"Jo Bell"),
        "B-bridge": (
            r"Jo Bell (?:stood|was|went|waited)",
            r"seen from the footbridge",
        ),
        "B-date": (
            r"\b\d{1,2}(?:st|nd|rd|th)? (?:April|May|June)|"
            r"(?:April|May|June) \d|\b\d{4}\b",
            r"\b(?:yesterday|today|this morning|tomorrow)\b",
        ),
    },
}
_PROVED, _SUGGESTED, _UNKNOWN = LEVELS


def level_of(text: str, says: str, points: str) -> str:
    """How sure a claim is: the words say it, or point to it, or do neither."""
    if re.search(says, text):
        return _PROVED
    return _SUGGESTED if re.search(points, text) else _UNKNOWN


def levels(pair: Pair) -> dict[str, str]:
    """How sure each claim is."""
    return {
        id: level_of(swans().article(letter).text, says, points)
        for letter, clues in _CLUES.items()
        for id, (says, points) in clues.items()
    }


def all_proved(pair: Pair) -> dict[str, str]:
    """The levels of the claims, if everything that is only suggested were proved."""
    return {
        id: _PROVED if level == _SUGGESTED else level
        for id, level in levels(pair).items()
    }


PROVE_OR_SUGGEST = WORDS.exercise(
    "own.prove-or-suggest",
    Labels,
    objective="own.support",
    solve=levels,
    mistakes=(
        Mistake(
            "quoted-is-proved",
            sample=all_proved,
            when=lambda answer, pair: all(
                answer[id] == _PROVED
                for id, level in levels(pair).items()
                if level != _UNKNOWN
            ),
        ),
    ),
)

# Whose words? -------------------------------------------------------------------------


def _of(read: StoryReading) -> str:
    return "In your two texts" if read.kept.is_own else _UNCORRECTED


def shares_in_marks(read: StoryReading) -> str:
    """How much of each article stands in quotation marks, as the kit counts.

    Of the swans it is what stands there before a learner corrects the kit, and it says
    so: the charts of the notebook follow every correction, and this sentence does not.
    """
    parts = "; ".join(
        f"{heard.article.letter} {heard.words_in('quoted')} of "
        f"{len(heard.article.words)} words "
        f"({100 * heard.share('quoted').estimate:.0f} %)"
        for heard in read.heard
    )
    return f"{_of(read)}, in quotation marks: {parts}."


PREDICT_QUOTED = WORDS.exercise(
    "own.predict-quoted",
    Choice,
    objective="own.chart",
    outcome=lambda pair: shares_in_marks(swans()),
)

_SURNAMES = {"renn": "Renn", "hollis": "Hollis", "nair": "Nair", "marsh": "Marsh"}


@cache
def by_a_pronoun() -> dict[str, tuple[Article, Quotation, str]]:
    """The quotations given to a "he" or "she", and whom the kit counts each for."""
    return {
        heard.article.letter: (heard.article, quotation, name)
        for heard in swans().as_found
        for quotation, name in zip(heard.quotations, heard.counted_for, strict=True)
        if quotation.speaker in ("he", "she")
    }


def passage(letter: str) -> str:
    """The sentence of such a quotation, with the sentence before it."""
    article, quotation, _ = by_a_pronoun()[letter]
    at = article.sentences.index(article.sentence_at(quotation.start))
    return " ".join(article.sentences[at - 1 : at + 1])


def named_last(pair: Pair) -> dict[str, str]:
    """The speaker of each: "he" and "she" mean the person who was named last before."""
    return {
        letter: max(
            _SURNAMES, key=lambda id: article.text.rfind(_SURNAMES[id], 0, said.start)
        )
        for letter, (article, said, _) in by_a_pronoun().items()
    }


def as_the_kit_counts(pair: Pair) -> dict[str, str]:
    """The person to whom the kit gives each of these quotations."""
    return {
        letter: next(id for id, name in _SURNAMES.items() if name in counted)
        for letter, (_, _, counted) in by_a_pronoun().items()
    }


WHO_SAID_IT = WORDS.exercise(
    "own.who-said-it",
    Labels,
    objective="own.correct",
    fill={f"passage-{letter}": passage(letter) for letter in "AB"},
    solve=named_last,
    mistakes=(
        Mistake(
            "as-the-kit",
            sample=as_the_kit_counts,
            when=lambda answer, pair: answer == as_the_kit_counts(pair),
        ),
    ),
)

# Scores and chance --------------------------------------------------------------------


def mean_scores(read: StoryReading) -> str:
    """The mean score of each article's sentences, and whether luck parts them.

    Raises `ValueError` with one sentence where there are too few sentences.
    """
    a, b = ([compound(one) for one in article.sentences] for article in read.pair)
    if min(len(a), len(b)) < 2:
        raise ValueError("One of the texts has too few sentences to compare scores.")
    found = difference(a, b)
    range_ = found.interval
    luck = "could seldom" if found.beyond_chance else "could"
    return (
        f"{_of(read)}, mean scores: A {signed(found.first.estimate)}, "
        f"B {signed(found.second.estimate)}. Range of A less B: {signed(range_.low)} "
        f"to {signed(range_.high)}, so luck alone {luck} make the difference."
    )


PREDICT_SCORES = WORDS.exercise(
    "own.predict-scores",
    Choice,
    objective="own.chart",
    outcome=lambda pair: mean_scores(swans()),
)


def rows_beyond_chance(read: StoryReading) -> str:
    """How many rows of the frame chart stand beyond chance."""
    found = read.comparison.contrasts
    return (
        f"{_of(read)}: {len(found.tested)} measures tested, and "
        f"{len(found.survivors) or 'none'} that differ by more than luck would give."
    )


PREDICT_ROWS = WORDS.exercise(
    "own.predict-rows",
    Choice,
    objective="own.chart",
    outcome=lambda pair: rows_beyond_chance(swans()),
)

# The ledger ---------------------------------------------------------------------------


def told_by_both(read: StoryReading) -> str:
    """How many of the facts in the ledger both articles tell."""
    facts = read.facts
    both = sum(fact.where == "both" for fact in facts)
    if read.kept.is_own:
        return f"{_of(read)}: both texts tell {both} of {len(facts)} facts."
    return (
        f"Of the {len(facts)} facts that stand on the swans' list from the start, both "
        f"texts tell {both}. Yours are the ones to count: see the list."
    )


PREDICT_FACTS = WORDS.exercise(
    "own.predict-facts",
    Value,
    variable="told_by_both",
    holds="number",
    among=(0, 1, 2),
    before=GAP,
    objective="own.chart",
    outcome=lambda pair: told_by_both(swans()),
)

# What is found in a learner's own texts, where a prediction was made on them.
FOUND: Mapping[str, Callable[[StoryReading], str]] = {
    PREDICT_QUOTED.id: shares_in_marks,
    PREDICT_FACTS.id: told_by_both,
    PREDICT_SCORES.id: mean_scores,
    PREDICT_ROWS.id: rows_beyond_chance,
}

LEAVE = WORDS.exercise(
    "own.before-you-leave", Text, least=12, most=100, objective="own.correct"
)

LESSON = WORDS.lesson(
    WHOSE_WORRY,
    FAIR_PAIR,
    WHAT_IS_BODY,
    PROVE_OR_SUGGEST,
    PREDICT_QUOTED,
    WHO_SAID_IT,
    PREDICT_FACTS,
    PREDICT_SCORES,
    PREDICT_ROWS,
    LEAVE,
)
