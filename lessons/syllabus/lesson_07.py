"""Lesson 7, the framing brief: claims that can be checked, their words, their limits.

A claim is right when its parts fit together, whichever they are: the rules stand beside
the two claim builders, and what they need is computed from the articles.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from lessons.exercises.kinds import Answer, Choice, Choices, Claim, Labels, Text, Value
from lessons.exercises.model import Mistake
from lessons.reading.article import Article
from lessons.reading.contrasts import contrast
from lessons.reading.labels import Label
from lessons.reading.order import order_of_telling
from lessons.reading.pair import Pair
from lessons.reading.text import straighten
from lessons.syllabus.common import (
    any_of,
    misbuilt,
    misclaimed,
    names_in,
    sentences_at,
    sentences_matching,
    sentences_saying,
    words_of_fact,
)
from lessons.syllabus.words import lesson_words

WORDS = lesson_words("07")

# An earlier idea ----------------------------------------------------------------------

MISSING_FACT = WORDS.exercise(
    "brief.missing-fact",
    Choice,
    objective="brief.repair",
    # What a missing fact shows is the finding of lesson 6, so it is stated.
    solve=lambda pair: "not-found",
)

# What luck could do -------------------------------------------------------------------


def beyond_chance(pair: Pair) -> str:
    """How many of the differences are too large for luck, and which comes nearest."""
    found = contrast(pair)
    tested = found.tested
    nearest = min(tested, key=lambda row: row.p or 0.0)
    return (
        f"Too large for luck: {len(found.survivors)} of {len(tested)} differences. "
        f"Luck makes this one most seldom: {nearest.name}, in "
        f"{100 * (nearest.p or 0.0):.0f} of 100 shuffles."
    )


PREDICT_MEASURE = WORDS.exercise(
    "brief.predict-measure", Choice, objective="brief.build", outcome=beyond_chance
)

# Words, letter for letter -------------------------------------------------------------

_PROMISE = "carrying out a special military operation in Ukraine"


def promise_found(pair: Pair) -> str:
    """The articles in which the words of the promise stand letter for letter."""
    found = [article.letter for article in pair if _PROMISE in article.body]
    return f"Letter for letter, these words stand in: {' and '.join(found) or 'none'}."


PREDICT_QUOTATION = WORDS.exercise(
    "brief.predict-quotation",
    Choice,
    objective="brief.build",
    fill={"promise": _PROMISE},
    outcome=promise_found,
)

# A claim with two gaps ----------------------------------------------------------------


def words_of_the_accusation(pair: Pair) -> str:
    """A's words in the ledger for the accusation."""
    return words_of_fact(pair.a, pair, "arms-sent")


def tells_the_accusation(answer: Answer, pair: Pair) -> bool:
    """Whether four words or more were copied from A, and “accused” is one of them."""
    words = str(answer).split()
    return (
        len(words) >= _LEAST_WORDS and "accused" in words and stands_in(pair.a, answer)
    )


def stands_in(article: Article, copied: str, *, in_any_case: bool = False) -> bool:
    """Whether an article's body has these words, in the same letters.

    The shape of quotation marks and apostrophes makes no difference: a keyboard has
    only the straight ones. `in_any_case` leaves capitals out of account, too.
    """
    words, body = (straighten(text).strip() for text in (str(copied), article.body))
    return words.casefold() in body.casefold() if in_any_case else words in body


_LEAST_WORDS = 4  # of a quotation, so that a reader finds its place
_ONE = re.compile(
    r"\b(article|text) [ab]\b|\b(one|this|[ab]'s) (article|text)\b|^\W*in [ab]\W*$"
    r"|\b(one|first|second|last) of\b",
    re.I,
)
_BOTH = re.compile(
    r"\b(two|2|both|these)( of)?( the| these| news)? (articles|texts)\b|\ba and b\b",
    re.I,
)
# “In one of these two articles” and “Not in these articles” are no scope of both.
_FEWER = re.compile(
    r"\b(one|some|most|half|first|second|last|other|all|every|any|not|no|like)\b", re.I
)


def names_both(answer: Answer) -> bool:
    """Whether a scope reaches over the two articles, in whichever words."""
    scope = str(answer)
    return bool(_BOTH.search(scope)) and not _FEWER.search(scope)


SCOPE = WORDS.exercise(
    "brief.scope",
    Value,
    variable="scope",
    holds="text",
    before="In the media",
    objective="brief.repair",
    solve=lambda pair: "In these two articles",
    accepts=lambda answer, pair: names_both(answer),
    mistakes=(
        Mistake(
            "one-article",
            sample=lambda pair: "In article A",
            when=lambda answer, pair: (
                _ONE.search(straighten(answer)) is not None and not names_both(answer)
            ),
        ),
        Mistake(
            "outlets",
            sample=lambda pair: "In these two outlets",
            when=lambda answer, pair: "outlet" in answer.lower(),
        ),
        Mistake(
            "too-far",
            sample=lambda pair: "In all newspapers",
            when=lambda answer, pair: not names_both(answer),
        ),
    ),
)

QUOTE = WORDS.exercise(
    "brief.quote",
    Value,
    variable="quote",
    holds="text",
    before="A's words",
    objective="brief.build",
    solve=words_of_the_accusation,
    accepts=tells_the_accusation,
    mistakes=(
        Mistake(
            "other-capitals",
            sample=lambda pair: words_of_the_accusation(pair).lower(),
            when=lambda answer, pair: (
                not stands_in(pair.a, answer)
                and stands_in(pair.a, answer, in_any_case=True)
            ),
        ),
        Mistake(
            "from-b",
            sample=lambda pair: str(pair.b.sentences[-1]),
            when=lambda answer, pair: (
                stands_in(pair.b, answer) and not stands_in(pair.a, answer)
            ),
        ),
        Mistake(
            "not-in-a",
            sample=lambda pair: "have accused North Korea of it",
            when=lambda answer, pair: not stands_in(pair.a, answer),
        ),
        Mistake(
            "too-short",
            sample=lambda pair: "accused",
            when=lambda answer, pair: len(answer.split()) < _LEAST_WORDS,
        ),
        Mistake(
            "elsewhere",
            sample=lambda pair: "have denied weapons transfers",
            when=lambda answer, pair: not tells_the_accusation(answer, pair),
        ),
    ),
)

# Turned back, and repaired ------------------------------------------------------------

TURNED_BACK = WORDS.exercise(
    "brief.turned-back",
    Labels,
    objective="brief.repair",
    # Which part of a claim fails is a judgement, so it is stated.
    solve=lambda pair: {
        "hides": "verb",
        "much-more": "measure",
        "media": "scope",
        "illegal": "words",
    },
)

# The chart, and its words -------------------------------------------------------------

CHOOSE_CHART = WORDS.exercise("brief.choose-chart", Choice, objective="brief.describe")

ALT_TEXT = WORDS.exercise(
    "brief.alt-text", Text, least=12, most=80, objective="brief.describe"
)

# The two claim builders ---------------------------------------------------------------

Rule = Callable[[Pair, str, str], list[str]]


def here_and_there(pair: Pair, verb: str) -> tuple[Article, Article]:
    """The article whose telling a verb speaks of, and the other one."""
    return (pair.b, pair.a) if verb.startswith("b-") else (pair.a, pair.b)


@dataclass(frozen=True)
class ClaimRules:
    """When a claim holds.

    For a verb and a measure, `carries` gives the sentences that carry the claim, which
    fails without any, and `against` gives those that speak against it.
    """

    exercise: str
    carries: Rule
    against: Rule

    def accept(self, answer: Answer, pair: Pair) -> bool:
        """Whether it keeps its scope, is borne out and has a counter-example."""
        return (
            answer["scope"] == "articles"
            and self.is_carried(answer, pair)
            and self.is_opposed(answer, pair)
        )

    def is_carried(self, answer: Answer, pair: Pair) -> bool:
        """Whether the sentence carries the claim."""
        carrying = self.carries(pair, answer["verb"], answer["measure"])
        return answer["evidence"] in carrying

    def is_opposed(self, answer: Answer, pair: Pair) -> bool:
        """Whether the second sentence speaks against the claim."""
        opposing = self.against(pair, answer["verb"], answer["measure"])
        return answer["counter"] in opposing

    def model(self, pair: Pair) -> Answer:
        """The first claim that they bear out, part by part."""
        return next(
            {
                "verb": verb,
                "measure": measure,
                "scope": "articles",
                "evidence": evidence,
                "counter": counter,
            }
            for verb in WORDS.texts(self.exercise, "verbs")
            for measure in WORDS.texts(self.exercise, "measures")
            for evidence in self.carries(pair, verb, measure)
            for counter in self.against(pair, verb, measure)
            if evidence != counter
        )

    def reaching_too_far(self) -> tuple[Mistake, ...]:
        """The mistakes of scope."""
        return (
            misbuilt("two-outlets", self.model, "scope", "outlets"),
            misbuilt("the-media", self.model, "scope", "media"),
        )

    def evidence_elsewhere(self) -> Mistake:
        """The mistake of a true claim with a sentence that does not carry it."""
        return misclaimed(
            "evidence-elsewhere",
            self.model,
            lambda answer, pair: not self.is_carried(answer, pair),
            evidence="A7",
        )

    def unopposed(
        self, name: str, when: Callable[[Answer, Pair], bool], **parts: str
    ) -> Mistake:
        """A mistake in the second sentence of a claim: it speaks against nothing.

        `when` says which one it is; the sample is the model claim with these parts.
        """
        return misclaimed(
            name,
            self.model,
            lambda answer, pair: (
                not self.is_opposed(answer, pair) and when(answer, pair)
            ),
            **parts,
        )


# What is told, and how often ----------------------------------------------------------

# For each measure the facts of the ledger that it gathers, and their theme.
_TOLD = {
    "denial": (("arms-denied",), "weapons"),
    "need": (("arms-hoped",), "weapons"),
    "goods": (("oil-and-gas", "food"), "money and goods"),
}


def telling(pair: Pair, article: Article, measure: str) -> list[str]:
    """The sentences of an article that hold the ledger's words for these facts."""
    words = [
        word
        for fact in pair.facts
        if fact.id in _TOLD[measure][0] and fact.told_by(article)
        for word in (fact.evidence[article.letter], *fact.looked_for)
    ]
    return sentences_matching(pair, f"(?i){any_of(words)}", article.letter)


def share_of_war(article: Article) -> float:
    """Uses of “war” as a share of the article's words."""
    return article.words.count("war") / len(article.words)


def says_outright(verb: str, measure: str) -> bool:
    """Whether “suggests” is too weak: the sentence says it in so many words."""
    return (verb, measure) in {("a-suggests", "denial"), ("b-suggests", "need")}


@cache
def carries_told(pair: Pair, verb: str, measure: str) -> list[str]:
    """The sentences that carry a claim of this verb and measure: none if it fails."""
    here, there = here_and_there(pair, verb)
    if verb in ("proves", "biased") or says_outright(verb, measure):
        return []
    if measure == "war":
        higher = share_of_war(here) > share_of_war(there) and verb.endswith("more")
        return sentences_saying(here, "war") if higher else []
    if verb.endswith("more") or telling(pair, there, measure):
        return []
    return telling(pair, here, measure)


@cache
def against_told(pair: Pair, verb: str, measure: str) -> list[str]:
    """Where the other article speaks of the same thing after all."""
    _, there = here_and_there(pair, verb)
    if measure == "war":
        return sentences_saying(there, "war")
    return [
        id
        for entrance in order_of_telling(there, pair.themes)
        if entrance.theme == _TOLD[measure][1]
        for id in sentences_at(there, [match.start for match in entrance.matches])
    ]


_RULES_TOLD = ClaimRules("brief.claim-told", carries_told, against_told)


def the_other_way(measure: str, verb: str) -> Mistake:
    """The mistake of a claim that gives a measure to the wrong article."""
    return misclaimed(
        f"the-other-article-{measure}",
        _RULES_TOLD.model,
        lambda answer, pair: (
            answer["measure"] == measure
            and not carries_told(pair, answer["verb"], measure)
        ),
        measure=measure,
        verb=verb,
    )


CLAIM_TOLD = WORDS.exercise(
    "brief.claim-told",
    Claim,
    objective="brief.build",
    solve=_RULES_TOLD.model,
    accepts=_RULES_TOLD.accept,
    mistakes=(
        misbuilt("proves", _RULES_TOLD.model, "verb", "proves"),
        misbuilt("biased", _RULES_TOLD.model, "verb", "biased"),
        *_RULES_TOLD.reaching_too_far(),
        misclaimed(
            "a-word-can-be-counted",
            _RULES_TOLD.model,
            lambda answer, pair: (
                answer["measure"] == "war" and not answer["verb"].endswith("more")
            ),
            verb="b-suggests",
            measure="war",
        ),
        misclaimed(
            "a-fact-has-no-rate",
            _RULES_TOLD.model,
            lambda answer, pair: (
                answer["measure"] != "war" and answer["verb"].endswith("more")
            ),
            verb="a-more",
        ),
        misclaimed(
            "told-outright",
            _RULES_TOLD.model,
            lambda answer, pair: says_outright(answer["verb"], answer["measure"]),
            verb="a-suggests",
        ),
        the_other_way("denial", "b-tells"),
        the_other_way("need", "a-tells"),
        the_other_way("goods", "a-tells"),
        the_other_way("war", "a-more"),
        _RULES_TOLD.evidence_elsewhere(),
        _RULES_TOLD.unopposed(
            "same-article",
            lambda answer, pair: answer["counter"][0] == answer["evidence"][0],
            counter="A21",
        ),
        _RULES_TOLD.unopposed(
            "no-arms",
            lambda answer, pair: answer["measure"] in ("denial", "need"),
            counter="B3",
        ),
        _RULES_TOLD.unopposed(
            "no-goods",
            lambda answer, pair: answer["measure"] == "goods",
            verb="b-tells",
            measure="goods",
            evidence="B10",
            counter="A7",
        ),
        _RULES_TOLD.unopposed(
            "no-war",
            lambda answer, pair: answer["measure"] == "war",
            verb="b-more",
            measure="war",
            evidence="B7",
            counter="A7",
        ),
    ),
)

# What it is called, and in whose voice ------------------------------------------------

_NAMED = {
    "invasion": "invasion",
    "operation": "special military operation",
    "war": "war",
    "regime": "regime",
}


def in_dispute(verb: str, measure: str) -> bool:
    """Whether a claim rests on a “war” whose voice a reader would dispute."""
    return measure == "war" and verb != "b-own"


def is_disputed(answer: Answer, pair: Pair) -> bool:
    """Whether the claim, or the sentence that is to carry it, rests on such a “war”."""
    verb, measure, evidence = answer["verb"], answer["measure"], answer["evidence"]
    return in_dispute(verb, measure) or (
        measure == "war"
        and evidence in sentences_saying(pair.b, "war")
        and evidence not in carries_named(pair, verb, measure)
    )


@cache
def carries_named(pair: Pair, verb: str, measure: str) -> list[str]:
    """The sentences where the article uses the name in that voice."""
    if verb in ("hides", "wants") or in_dispute(verb, measure):
        return []
    here, _ = here_and_there(pair, verb)
    own = verb.endswith("own")
    used = uses_of_the_name(pair, verb, measure)
    return sentences_at(here, [u.start for u in used if (u.voice == "own") == own])


def uses_of_the_name(pair: Pair, verb: str, measure: str) -> list[Label]:
    """Each use of the name in the article of a claim, in whichever voice."""
    here, _ = here_and_there(pair, verb)
    return [use for use in names_in(pair, here) if use.label == _NAMED[measure]]


def without(
    found: Callable[[Pair, str, str], Sequence[object]],
) -> Callable[[Answer, Pair], bool]:
    """Whether nothing is found for the verb and the measure of a claim."""
    return lambda answer, pair: not found(pair, answer["verb"], answer["measure"])


def uses_of(pair: Pair, article: Article, measure: str) -> list[Label]:
    """What an article calls the thing that this name stands for, use by use."""
    every = [use for each in pair for use in names_in(pair, each)]
    subjects = {use.subject for use in every if use.label == _NAMED[measure]}
    return [use for use in names_in(pair, article) if use.subject in subjects]


@cache
def naming(pair: Pair, measure: str) -> list[str]:
    """The sentences of both articles that name this thing, by whichever name."""
    return [
        id
        for article in pair
        for id in sentences_at(
            article, [use.start for use in uses_of(pair, article, measure)]
        )
    ]


@cache
def against_named(pair: Pair, verb: str, measure: str) -> list[str]:
    """The sentences with another name or voice, and those of the other article."""
    here, _ = here_and_there(pair, verb)
    name, own = _NAMED[measure], verb.endswith("own")
    return [
        id
        for article in pair
        for id in sentences_at(
            article,
            [
                use.start
                for use in uses_of(pair, article, measure)
                if article is not here
                or use.label != name
                or (use.voice == "own") != own
            ],
        )
    ]


_RULES_NAMED = ClaimRules("brief.claim-named", carries_named, against_named)

CLAIM_NAMED = WORDS.exercise(
    "brief.claim-named",
    Claim,
    objective="brief.write",
    solve=_RULES_NAMED.model,
    accepts=_RULES_NAMED.accept,
    mistakes=(
        misbuilt("hides", _RULES_NAMED.model, "verb", "hides"),
        misbuilt("wants", _RULES_NAMED.model, "verb", "wants"),
        *_RULES_NAMED.reaching_too_far(),
        misclaimed(
            "in-dispute",
            _RULES_NAMED.model,
            is_disputed,
            measure="war",
        ),
        misclaimed(
            "never-used",
            _RULES_NAMED.model,
            without(uses_of_the_name),
            verb="a-own",
            measure="regime",
        ),
        misclaimed(
            "another-voice",
            _RULES_NAMED.model,
            without(carries_named),
            verb="a-own",
            measure="operation",
        ),
        _RULES_NAMED.evidence_elsewhere(),
        _RULES_NAMED.unopposed(
            "names-something-else",
            lambda answer, pair: (
                answer["counter"] not in naming(pair, answer["measure"])
            ),
            counter="A7",
        ),
        _RULES_NAMED.unopposed(
            "the-same-again",
            lambda answer, pair: True,
            verb="a-passes",
            measure="operation",
            evidence="A16",
            counter="A15",
        ),
    ),
)

# Limits, and what would change them ---------------------------------------------------


def ticked(option: str) -> Mistake:
    """The mistake of ticking a false line, which comes before that of missing one."""
    return Mistake(
        option, sample=lambda pair: [option], when=lambda answer, pair: option in answer
    )


LIMITS = WORDS.exercise(
    "brief.limits",
    Choices,
    objective="brief.write",
    # What is a limit, and what a charge, is a judgement, so it is stated.
    solve=lambda pair: ["one-day", "machine", "our-list"],
    mistakes=(ticked("no-difference"), ticked("kept-back")),
)

CHANGE_MIND = WORDS.exercise(
    "brief.change-my-mind", Text, least=8, most=80, objective="brief.write"
)

LEAVE = WORDS.exercise(
    "brief.before-you-leave", Text, least=8, most=80, objective="brief.repair"
)

LESSON = WORDS.lesson(
    MISSING_FACT,
    PREDICT_QUOTATION,
    SCOPE,
    QUOTE,
    TURNED_BACK,
    CHOOSE_CHART,
    ALT_TEXT,
    CLAIM_TOLD,
    CLAIM_NAMED,
    LIMITS,
    CHANGE_MIND,
    PREDICT_MEASURE,
    LEAVE,
)
