"""Lesson 1, meet the articles: what is body, who told whom, how far a text carries."""

from __future__ import annotations

import re

from lessons.exercises.kinds import (
    Answer,
    Choice,
    Choices,
    Claim,
    Evidence,
    Labels,
    Number,
    Text,
    Value,
)
from lessons.exercises.model import Mistake
from lessons.reading.article import Article
from lessons.reading.pair import Pair
from lessons.reading.words import sentences_with
from lessons.syllabus.common import (
    any_of,
    equals,
    misbuilt,
    misclaimed,
    misquoted,
    quoted_elsewhere,
    sentences_matching,
)
from lessons.syllabus.words import lesson_words

WORDS = lesson_words("01")

# Who told whom? -----------------------------------------------------------------------


def names_an_outlet(pair: Pair) -> list[str]:
    """B's sentences that name the outlet from which B has something."""
    named = next(
        finding.words
        for finding in pair.b.card.proves
        if any("AP News" in words for words in finding.words)
    )
    return sentences_matching(pair, any_of(named), "B")


def quotation_alone(pair: Pair) -> list[str]:
    """B's sentences that are a quotation from end to end."""
    return sentences_matching(pair, '^"', "B")


def speaks_unheard(pair: Pair, verb: str) -> list[str]:
    """B's sentences in which somebody speaks, by this verb, and no outlet is named."""
    named = names_an_outlet(pair)
    return [
        id for id in sentences_matching(pair, rf"\b{verb}\b", "B") if id not in named
    ]


def kim_speaks(pair: Pair) -> list[str]:
    """B's sentences in which Kim speaks, and nobody is named who heard him."""
    return speaks_unheard(pair, "vowed")


def a_country_speaks(pair: Pair) -> list[str]:
    """B's sentences in which a country speaks, and nobody is named who heard it."""
    return speaks_unheard(pair, "saying")


SECOND_HAND = WORDS.exercise(
    "origin.second-hand",
    Evidence,
    articles="B",
    objective="origin.quote",
    solve=names_an_outlet,
    mistakes=(
        misquoted("the-words-themselves", quotation_alone),
        misquoted("a-speaker-is-no-outlet", kim_speaks),
        misquoted("a-country-is-no-outlet", a_country_speaks),
        quoted_elsewhere(
            "no-source",
            "B1",
            lambda pair: [
                *names_an_outlet(pair),
                *quotation_alone(pair),
                *kim_speaks(pair),
                *a_country_speaks(pair),
            ],
        ),
    ),
)

# Words that name an outlet or an agency in the two articles. Which words do is a
# judgement, so it is stated; where they stand is looked up.
_TELLERS = ("Guardian", "RIA", "KCNA", "media", "agency")
_TELLS = re.compile(r"\b(?:reported|quoted|said|showed|speculated)\b")
_EXAMPLE = "AP"
_SENTENCE_ID = re.compile(r"[AB]?\d+", re.IGNORECASE)


def names_one_of(answer: Answer, names: tuple[str, ...]) -> bool:
    """Whether a text holds one of these names as a word."""
    return any(re.search(rf"\b{name}\b", str(answer), re.IGNORECASE) for name in names)


def told_by_another(answer: Answer, pair: Pair) -> bool:
    """Whether a text names an outlet that tells something, other than our example."""
    tells = any(map(_TELLS.search, sentences_with(pair, answer)))
    return tells and names_one_of(answer, _TELLERS)


def outlet_in(pair: Pair) -> str:
    """The first name of an outlet, other than our example, that a sentence holds."""
    return next(name for name in _TELLERS if sentences_with(pair, name))


def credited(pair: Pair) -> str:
    """The agency that stands behind the last sentence of A."""
    return pair.a.parts("wire credit")[0].text.strip(" –")


TOLD_BY = WORDS.exercise(
    "origin.told-by",
    Value,
    variable="told_by",
    holds="text",
    before="",
    objective="origin.quote",
    solve=outlet_in,
    accepts=told_by_another,
    mistakes=(
        Mistake(
            "credit-line",
            sample=credited,
            when=lambda answer, pair: names_one_of(answer, (credited(pair),)),
        ),
        Mistake(
            "the-example",
            sample=lambda pair: f"{_EXAMPLE} News",
            when=lambda answer, pair: names_one_of(answer, (_EXAMPLE,)),
        ),
        Mistake(
            "a-number",
            sample=lambda pair: "A11",
            when=lambda answer, pair: bool(_SENTENCE_ID.fullmatch(answer.strip())),
        ),
        Mistake(
            "nowhere",
            sample=lambda pair: "The Gardian",
            when=lambda answer, pair: not sentences_with(pair, answer),
        ),
        Mistake(
            "told-nothing",
            sample=lambda pair: "the media",
            when=lambda answer, pair: names_one_of(answer, _TELLERS),
        ),
        Mistake(
            "no-outlet",
            sample=lambda pair: "Mr Kim",
            when=lambda answer, pair: not told_by_another(answer, pair),
        ),
    ),
)

# The top of the file ------------------------------------------------------------------

PREDICT_TOP = WORDS.exercise(
    "origin.predict-top",
    Choice,
    objective="origin.sort",
    outcome=lambda pair: f"A's file begins “{pair.a.segments[0].text.strip()}”.",
)

SCRAPED_DATE = WORDS.exercise(
    "origin.scraped-date",
    Choice,
    objective="origin.separate",
    # It is a judgement what a text's words allow one to say, so it is stated.
    solve=lambda pair: "stands",
)

# Body or boilerplate ------------------------------------------------------------------

_LABEL_OF_ROLE = {
    "body": "body",
    "sub-heading": "heading",
    "embedded post": "post",
    "post attribution": "post",
    "image credit": "picture",
}


def roles(pair: Pair) -> dict[str, str]:
    """The label of each line: the role of the part of B's file that starts with it."""
    found = {}
    for line, text in WORDS.texts("origin.body-or-boilerplate", "lines").items():
        start = text[1 : text.index("”")]
        part = next(p for p in pair.b.segments if p.text.strip().startswith(start))
        found[line] = _LABEL_OF_ROLE[part.role]
    return found


BODY_OR_BOILERPLATE = WORDS.exercise(
    "origin.body-or-boilerplate", Labels, objective="origin.sort", solve=roles
)


def share_outside_the_body(pair: Pair) -> str:
    """The outcome that is shown after the prediction."""
    whole = len(pair.b.text.split())
    outside = whole - len(pair.b.body.split())
    share = 100 * outside / whole
    return f"{outside} of B's {whole} words: {share:.0f} of every 100."


PREDICT_SHARE = WORDS.exercise(
    "origin.predict-share",
    Number,
    least=0,
    most=100,
    objective="origin.sort",
    outcome=share_outside_the_body,
)

# The line of which the rule of thumb should be made to take hold, and its link.
_QUARREL, _LINK = "They later argued", "pic."


def quarrel(pair: Pair) -> list[str]:
    """The pieces of the line on the quarrel over the car, cut at its spaces."""
    lines = pair.b.text.splitlines()
    return next(line for line in lines if line.startswith(_QUARREL)).split()


SHORT_LINES = WORDS.exercise(
    "origin.short-lines",
    Value,
    variable="most",
    holds="number",
    before=8,
    objective="origin.sort",
    solve=lambda pair: len(quarrel(pair)),
    mistakes=(
        equals(
            "without-the-link",
            lambda pair: sum(not piece.startswith(_LINK) for piece in quarrel(pair)),
        ),
        Mistake(
            "too-few",
            sample=lambda pair: len(quarrel(pair)) - 2,
            when=lambda answer, pair: answer < len(quarrel(pair)),
        ),
        Mistake(
            "too-many",
            sample=lambda pair: len(quarrel(pair)) + 1,
            when=lambda answer, pair: answer > len(quarrel(pair)),
        ),
    ),
)

# How far a text carries ---------------------------------------------------------------

# For each claim its article, and words from its line of the provenance card.
_CLAIMS = {
    "agency": ("A", "– Reuters"),
    "day": ("A", "date 2024-06-19"),
    "there": ("A", "where they were"),
    "to-come": ("B", "are expected to sign an agreement"),
    "readers": ("B", "follow us on Facebook"),
    "argued": ("B", "They later argued over who goes in the car first"),
}


def level_of(article: Article, needle: str) -> str:
    """The level of the claim with these words on the article's card."""
    return next(
        name
        for name in ("proves", "suggests", "unknown")
        for finding in getattr(article.card, name)
        if any(needle in text for text in (finding.claim, *finding.words))
    )


def levels(pair: Pair) -> dict[str, str]:
    """The level of each claim on the two provenance cards."""
    return {
        claim: level_of(pair.article(letter), needle)
        for claim, (letter, needle) in _CLAIMS.items()
    }


def how_sure_of_the_publisher(pair: Pair) -> str:
    """The row of A's card in which the name of its publisher stands."""
    row = level_of(pair.a, "Which newspaper or website published it")
    return f"The card of A puts the name of its publisher under “{row}”."


PREDICT_PUBLISHER = WORDS.exercise(
    "origin.predict-publisher",
    Choice,
    objective="origin.separate",
    outcome=how_sure_of_the_publisher,
)


def mislabelled(line: str, label: str) -> Mistake:
    """The mistake of giving one of the six claims this label."""
    return Mistake(
        f"{line}-{label}",
        sample=lambda pair: {**levels(pair), line: label},
        when=lambda answer, pair: answer[line] == label,
    )


PROVE_SUGGEST_UNKNOWN = WORDS.exercise(
    "origin.prove-suggest-unknown",
    Labels,
    objective="origin.separate",
    solve=levels,
    mistakes=(
        mislabelled("day", "proves"),
        mislabelled("readers", "proves"),
        mislabelled("argued", "suggests"),
    ),
)

# Signed, or expected to sign? ---------------------------------------------------------


def carrying(pair: Pair, scope: str) -> list[str]:
    """The sentences that carry a claim about the hour of an article."""
    if scope == "A":
        return sentences_matching(pair, r"\bsigned\b|\bthe pact\b", "A")
    return sentences_matching(pair, r"\bexpected to sign\b", "B")


def doubting(pair: Pair, scope: str) -> list[str]:
    """The sentences of an article that make a claim about its hour doubtful."""
    if scope == "A":
        return sentences_matching(pair, r"\bdocument signings\b", "A")
    return sentences_matching(pair, r"\bJun\. 19\b", "B")


def doubts_nothing(answer: Answer, pair: Pair, scope: str) -> bool:
    """Whether a claim about this article has a sentence that does not doubt it."""
    return answer["scope"] == scope and answer["counter"] not in doubting(pair, scope)


def crossed(answer: Answer) -> bool:
    """Whether a claim puts “before” to A or “after” to B."""
    return (answer["measure"], answer["scope"]) in (("before", "A"), ("after", "B"))


def claim_about_the_hour(pair: Pair, scope: str = "B") -> Answer:
    """One claim that the words carry, with what speaks against it."""
    return {
        "verb": "suggest",
        "measure": {"A": "after", "B": "before"}[scope],
        "scope": scope,
        "evidence": carrying(pair, scope)[0],
        "counter": doubting(pair, scope)[0],
    }


def holds(answer: Answer, pair: Pair) -> bool:
    """Whether a claim says no more than its sentence carries, and names a doubt."""
    return (
        answer["verb"] == "suggest"
        and answer["measure"] in ("before", "after")
        and answer["scope"] in ("A", "B")
        and not crossed(answer)
        and answer["evidence"] in carrying(pair, answer["scope"])
        and answer["counter"] in doubting(pair, answer["scope"])
    )


CLAIM = WORDS.exercise(
    "origin.claim",
    Claim,
    objective="origin.quote",
    solve=claim_about_the_hour,
    accepts=holds,
    mistakes=(
        misbuilt("side", claim_about_the_hour, "measure", "side"),
        misbuilt("outlet", claim_about_the_hour, "scope", "outlet"),
        misclaimed(
            "crossed",
            claim_about_the_hour,
            lambda answer, pair: crossed(answer),
            scope="A",
        ),
        misbuilt("prove", claim_about_the_hour, "verb", "prove"),
        misclaimed(
            "evidence",
            claim_about_the_hour,
            lambda answer, pair: (
                answer["evidence"] not in carrying(pair, answer["scope"])
            ),
            evidence="B1",
        ),
        misclaimed(
            "other-article",
            claim_about_the_hour,
            lambda answer, pair: (
                pair.article_of(answer["counter"]).letter != answer["scope"]
            ),
            counter="A1",
        ),
        misclaimed(
            "counter-in-A",
            lambda pair: claim_about_the_hour(pair, "A"),
            lambda answer, pair: doubts_nothing(answer, pair, "A"),
            counter="A3",
        ),
        misclaimed(
            "counter-in-B",
            claim_about_the_hour,
            lambda answer, pair: doubts_nothing(answer, pair, "B"),
            counter="B1",
        ),
    ),
)

HOW_TO_TELL = WORDS.exercise(
    "origin.how-to-tell",
    Choices,
    objective="origin.hour",
    # Which step helps is a judgement, so it is stated.
    solve=lambda pair: ["time", "archive", "source"],
)

EXIT = WORDS.exercise(
    "origin.british-site", Text, least=8, most=90, objective="origin.separate"
)

LESSON = WORDS.lesson(
    SECOND_HAND,
    TOLD_BY,
    PREDICT_TOP,
    SCRAPED_DATE,
    BODY_OR_BOILERPLATE,
    PREDICT_SHARE,
    SHORT_LINES,
    PREDICT_PUBLISHER,
    PROVE_SUGGEST_UNKNOWN,
    CLAIM,
    HOW_TO_TELL,
    EXIT,
)
