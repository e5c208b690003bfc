"""Lesson 4, whose words: voices, reporting verbs, two renderings, who is missing."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache

from lessons.exercises.kinds import (
    Answer,
    Choice,
    Choices,
    Claim,
    Labels,
    Number,
    Text,
    Value,
    folded,
)
from lessons.exercises.model import Mistake
from lessons.reading.numerals import percent
from lessons.reading.pair import Pair, load_pair
from lessons.reading.text import Sentence
from lessons.reading.voices import (
    NOT_NAMED,
    Airtime,
    airtime,
    compare_shares,
    quotations,
    stance,
)
from lessons.syllabus.common import equals, misbuilt, misclaimed, sentences_matching
from lessons.syllabus.words import lesson_words

WORDS = lesson_words("04")


@cache
def heard(pair: Pair, letter: str) -> Airtime:
    """The voices of one article; hearing them takes a moment, so they are kept."""
    return airtime(pair.article(letter))


RECALL = WORDS.exercise(
    "voices.recall-said", Choice, objective="voices.sort", solve=lambda pair: "luck"
)

# Quotation or assertion? --------------------------------------------------------------


def voices_asked_about(pair: Pair) -> dict[str, str]:
    """The voice of the words that each line has in [ ].

    Sentences whose voice careful readers dispute (A2, A3, B2) are not asked about.
    """
    found = {}
    for id, text in WORDS.texts("voices.quoted-or-own", "lines").items():
        words = re.search(r"\[ (.+) \]", text)[1]
        sentence = pair.sentence(id)
        voices = heard(pair, pair.article_of(id).letter)
        found[id] = voices.voice_at(sentence.start + sentence.index(words))
    return found


QUOTED_OR_OWN = WORDS.exercise(
    "voices.quoted-or-own", Labels, objective="voices.tell", solve=voices_asked_about
)

_STRAIGHT, _CURLY = r'"[^"]+"', "“[^”]+”"


def passages_found(pair: Pair) -> str:
    """The outcome that is shown after the prediction."""
    straight, curly = (len(re.findall(p, pair.a.text)) for p in (_STRAIGHT, _CURLY))
    return (
        f"With straight marks the pattern found {straight} passages in A. "
        f"A's marks are curly: with those it found {curly}."
    )


PREDICT_MARKS = WORDS.exercise(
    "voices.predict-marks",
    Number,
    least=0,
    whole=True,
    objective="voices.tell",
    outcome=passages_found,
)


def passages_in_marks(pair: Pair) -> list[str]:
    """The passages of A that the pattern with curly marks finds."""
    return re.findall(_CURLY, pair.a.body)


def signs(pair: Pair) -> int:
    """How many of them are nobody's speech."""
    return len(passages_in_marks(pair)) - len(quotations(pair.a.body))


GAP_SIGNS = WORDS.exercise(
    "voices.gap-signs",
    Value,
    variable="not_speech",
    holds="number",
    before=0,
    objective="voices.tell",
    solve=signs,
    mistakes=(
        equals("the-speech", lambda pair: len(quotations(pair.a.body))),
        equals("the-agreement", lambda pair: signs(pair) + 1),
        equals(
            "all-short-ones",
            lambda pair: sum(len(p.split()) <= 3 for p in passages_in_marks(pair)),
        ),
        equals("all-of-them", lambda pair: len(passages_in_marks(pair))),
        Mistake(
            "another-number",
            sample=lambda pair: signs(pair) + 2,
            when=lambda answer, pair: True,
        ),
    ),
)

# Who is speaking? ---------------------------------------------------------------------


def words_by_speaker(pair: Pair) -> str:
    """The outcome that is shown after the prediction."""
    spoken = heard(pair, "A").by_speaker
    found = ", ".join(f"{name} {words}" for name, words in spoken.items())
    return f"In A, words in marks: {found}."


PREDICT_SPEAKER = WORDS.exercise(
    "voices.predict-speaker", Choice, objective="voices.tell", outcome=words_by_speaker
)


def who_he_is(pair: Pair) -> str:
    """The speaker for whom “he” stands in A."""
    voices = heard(pair, "A")
    names = zip(voices.quotations, voices.counted_for, strict=True)
    return next(name for speech, name in names if speech.speaker == "he")


def his_guest(pair: Pair) -> str:
    """The other man whose words stand in marks in A."""
    titled = who_he_is(pair).split()[0]
    return next(
        speech.speaker
        for speech in quotations(pair.a.body)
        if (speech.speaker or "").startswith(titled)
        and speech.speaker != who_he_is(pair)
    )


_AGENCIES = {"kcna", "ria", "media", "agency"}


def surname(speaker: str) -> str:
    """The last of the names that a speaker has."""
    return speaker.split()[-1]


def names(answer: str, speaker: str) -> bool:
    """Whether an answer holds the surname of a speaker."""
    return surname(speaker).lower() in folded(answer).split()


GAP_HE = WORDS.exercise(
    "voices.gap-he",
    Value,
    variable="he",
    holds="text",
    before="",
    exact=True,
    objective="voices.tell",
    solve=who_he_is,
    mistakes=(
        Mistake(
            "the-guest",
            sample=his_guest,
            when=lambda answer, pair: names(answer, his_guest(pair)),
        ),
        equals("without-mr", lambda pair: surname(who_he_is(pair))),
        Mistake(
            "other-letters",
            sample=lambda pair: who_he_is(pair).lower(),
            when=lambda answer, pair: folded(answer) == folded(who_he_is(pair)),
        ),
        Mistake(
            "full-name",
            sample=lambda pair: f"{surname(who_he_is(pair))} Jong-un",
            when=lambda answer, pair: names(answer, who_he_is(pair)),
        ),
        Mistake(
            "an-agency",
            sample=lambda pair: "KCNA",
            when=lambda answer, pair: not _AGENCIES.isdisjoint(folded(answer).split()),
        ),
        equals("the-word-itself", lambda pair: "he"),
        equals("the-country", lambda pair: "North Korea"),
        Mistake(
            "somebody-else",
            sample=lambda pair: "Moscow",
            when=lambda answer, pair: True,
        ),
    ),
)

# What a reporting verb does -----------------------------------------------------------

LADDER = WORDS.exercise(
    "voices.ladder",
    Labels,
    objective="voices.sort",
    solve=lambda pair: {
        verb: stance(verb) for verb in WORDS.texts("voices.ladder", "lines")
    },
)

# Three voices -------------------------------------------------------------------------


def shares_of_their_own(pair: Pair) -> str:
    """The outcome that is shown after the prediction."""
    in_a, in_b = (percent(heard(pair, letter).share("own").estimate) for letter in "AB")
    return (
        f"Own voice fills {in_a} of A's words, and {in_b} of B's. The range of the "
        f"difference {'crosses' if may_be_none(pair) else 'does not reach'} "
        "“no difference”."
    )


def may_be_none(pair: Pair) -> bool:
    """Whether the range of the difference in own voice holds zero."""
    return 0 in compare_shares(heard(pair, "A"), heard(pair, "B"), "own").interval


PREDICT_OWN_SHARE = WORDS.exercise(
    "voices.predict-own-share",
    Choice,
    objective="voices.tell",
    outcome=shares_of_their_own,
)

READ_THE_RANGE = WORDS.exercise(
    "voices.read-the-range",
    Choice,
    objective="voices.compare",
    solve=lambda pair: "here" if may_be_none(pair) else "b-more",
)

# One quotation, two renderings --------------------------------------------------------


@cache
def renderings(pair: Pair) -> tuple[list[str], list[str]]:
    """The words of the longest quotation of each article."""
    texts = (
        max((speech.text for speech in quotations(article.body)), key=len)
        for article in pair
    )
    first, second = (re.findall(r"\w+", text) for text in texts)
    return first, second


def differences(pair: Pair) -> list[tuple[str, str]]:
    """The places where the two renderings differ: A's words and B's."""
    a, b = renderings(pair)
    return [
        (" ".join(a[i:j]), " ".join(b[k:m]))
        for kind, i, j, k, m in SequenceMatcher(None, a, b).get_opcodes()
        if kind == "replace"
    ]


def longest_run(pair: Pair) -> str:
    """The outcome that is shown after the prediction."""
    a, b = renderings(pair)
    run = SequenceMatcher(None, a, b).find_longest_match(0, len(a), 0, len(b)).size
    return (
        f"The longest row of words that is the same in both has {run} words. The whole "
        f"quotation has {len(a)} words in A, and {len(b)} in B."
    )


PREDICT_RUN = WORDS.exercise(
    "voices.predict-run",
    Number,
    least=0,
    whole=True,
    objective="voices.compare",
    outcome=longest_run,
)


def shared_words(pair: Pair) -> set[str]:
    """The words of the rendering in A, in small letters."""
    return {word.lower() for word in renderings(pair)[0]}


TWO_RENDERINGS = WORDS.exercise(
    "voices.two-renderings",
    Text,
    least=1,
    most=6,
    objective="voices.compare",
    solve=lambda pair: tuple(
        differences(pair)[0][0] + more
        for more in ("", " special", " special military operation")
    ),
    mistakes=(
        Mistake(
            "bs-word",
            sample=lambda pair: differences(pair)[0][1],
            when=lambda answer, pair: (
                folded(answer).split()[:1] == [differences(pair)[0][1]]
            ),
        ),
        Mistake(
            "another-place",
            sample=lambda pair: differences(pair)[1][0],
            when=lambda answer, pair: folded(answer) in differences(pair)[1],
        ),
        Mistake(
            "a-shared-word",
            sample=lambda pair: "special",
            when=lambda answer, pair: (
                set() < set(folded(answer).split()) <= shared_words(pair)
            ),
        ),
    ),
)

# Who is not quoted? -------------------------------------------------------------------


# Speakers who may or may not be among those whose words stand in marks.
_LOOKED_UP = {"putin": "Putin", "kcna": "KCNA", "allies": "United States"}


def not_quoted(pair: Pair) -> list[str]:
    """The options with no words in quotation marks in either article."""
    quoted = {name for letter in "AB" for name in heard(pair, letter).by_speaker}
    speakers = " · ".join(quoted - {NOT_NAMED})
    missing = [fact.id for fact in pair.facts if fact.where == "neither"]
    return missing + [id for id, name in _LOOKED_UP.items() if name not in speakers]


NOT_QUOTED = WORDS.exercise(
    "voices.not-quoted", Choices, objective="voices.list", solve=not_quoted
)

# A claim about who speaks -------------------------------------------------------------

# How the sentences name those who are not quoted, and the words that come nearest to
# giving them a voice: for the allies reported words, for Ukraine the writer's own.
_NAMED = {
    "allies": r"United States|U\.S\.|US-led|Washington",
    "ukraine": "Ukrain|invasion",
}
_NEARLY = {
    "allies": "say they fear|expressed concern",
    "ukraine": "full-scale invasion|unprovoked invasion",
}
_TAG = 10  # words; a longer attribution tells more than “Mr Kim told Mr Putin”


def words_of_kim(voices: Airtime, sentence: Sentence, voice: str) -> int:
    """How many words of a sentence this voice gives to Kim."""
    return sum(
        voices.article.words_between(
            max(part.start, sentence.start), min(part.end, sentence.end)
        )
        for part in voices.passages
        if part.voice == voice
        and part.start < sentence.end
        and part.end > sentence.start
        and re.search(r"Kim|\bhe\b", part.speaker or "")
    )


@cache
def kims(pair: Pair, voice: str) -> list[str]:
    """The sentences that quote Kim, or tell without marks what he says."""
    enough = _TAG if voice == "attributed" else 1
    return [
        sentence.id
        for article in pair
        for sentence in article.sentences
        if words_of_kim(heard(pair, article.letter), sentence, voice) >= enough
    ]


def carries(pair: Pair, verb: str, measure: str) -> list[str]:
    """The sentences that carry a claim of this verb and measure: none if it fails."""
    if (verb, measure) == ("both", "kim"):
        return kims(pair, "quoted")
    if verb == "neither" and measure != "kim":
        near = against(pair, measure)
        return [
            id for id in sentences_matching(pair, _NAMED[measure]) if id not in near
        ]
    return []


def against(pair: Pair, measure: str) -> list[str]:
    """The sentences that a doubter could hold against a claim on somebody's words."""
    if measure == "kim":
        return kims(pair, "attributed")
    return sentences_matching(pair, _NEARLY[measure])


def claim_on_ukraine(pair: Pair) -> Answer:
    """A claim that a sentence carries: that nobody from Ukraine is quoted."""
    return {
        "verb": "neither",
        "measure": "ukraine",
        "scope": "articles",
        "evidence": carries(pair, "neither", "ukraine")[0],
        "counter": against(pair, "ukraine")[0],
    }


def claim_on_kim(pair: Pair) -> Answer:
    """Another claim that a sentence carries: that both articles quote him."""
    return {
        "verb": "both",
        "measure": "kim",
        "scope": "articles",
        "evidence": carries(pair, "both", "kim")[-1],
        "counter": against(pair, "kim")[-1],
    }


def held_by(answer: Answer, pair: Pair) -> bool:
    """Whether the sentence carries the claim."""
    return answer["evidence"] in carries(pair, answer["verb"], answer["measure"])


def fits(answer: Answer, pair: Pair) -> bool:
    """Whether scope, sentence and counter-example all fit the claim."""
    return (
        answer["scope"] == "articles"
        and held_by(answer, pair)
        and answer["counter"] in against(pair, answer["measure"])
    )


def denied_by_the_articles(measure: str, verb: str) -> Mistake:
    """The mistake of a claim on somebody's words that no sentence carries."""
    return misclaimed(
        f"the-articles-deny-{measure}",
        claim_on_ukraine,
        lambda answer, pair: (
            answer["measure"] == measure and not carries(pair, answer["verb"], measure)
        ),
        verb=verb,
        measure=measure,
    )


def best_against(measure: str) -> Mistake:
    """The mistake of supporting a claim with the sentence that best opposes it."""
    return Mistake(
        f"best-against-{measure}",
        sample=lambda pair: {
            **claim_on_ukraine(pair),
            "measure": measure,
            "evidence": against(pair, measure)[-1],
        },
        when=lambda answer, pair: (
            answer["measure"] == measure
            and answer["evidence"] in against(pair, measure)
        ),
    )


CLAIM = WORDS.exercise(
    "voices.claim-who-speaks",
    Claim,
    objective="voices.list",
    solve=claim_on_ukraine,
    accepts=fits,
    mistakes=(
        misbuilt("silences", claim_on_ukraine, "verb", "silences"),
        misbuilt("outlets", claim_on_ukraine, "scope", "outlets"),
        denied_by_the_articles("kim", "neither"),
        denied_by_the_articles("allies", "both"),
        denied_by_the_articles("ukraine", "both"),
        misclaimed(
            "no-marks-of-kim",
            claim_on_kim,
            lambda answer, pair: (
                answer["measure"] == "kim" and not held_by(answer, pair)
            ),
            evidence="B3",
        ),
        best_against("allies"),
        best_against("ukraine"),
        misclaimed(
            "not-spoken-of",
            claim_on_ukraine,
            lambda answer, pair: not held_by(answer, pair),
            evidence="B3",
        ),
        misclaimed(
            "nothing-against-a-quotation",
            claim_on_kim,
            lambda answer, pair: answer["measure"] == "kim",
            counter="B3",
        ),
        misclaimed(
            "nothing-near-a-voice",
            claim_on_ukraine,
            lambda answer, pair: True,
            counter="B3",
        ),
    ),
)


def shares_of_kim() -> dict[str, str]:
    """How many words in marks are Kim's in the class's articles, and of how many."""
    pair, found = load_pair(), {}
    for article in pair:
        spoken = heard(pair, article.letter).by_speaker
        words = sum(n for name, n in spoken.items() if surname(name) == "Kim")
        letter = article.letter.lower()
        found |= {
            f"kim_{letter}": str(words),
            f"words_{letter}": str(len(article.words)),
            f"share_{letter}": percent(words / len(article.words)),
        }
    return found


LEAVE = WORDS.exercise(
    "voices.before-you-leave",
    Text,
    least=10,
    most=90,
    objective="voices.tell",
    fill=shares_of_kim(),
)

LESSON = WORDS.lesson(
    RECALL,
    QUOTED_OR_OWN,
    PREDICT_MARKS,
    GAP_SIGNS,
    PREDICT_SPEAKER,
    GAP_HE,
    LADDER,
    PREDICT_OWN_SHARE,
    READ_THE_RANGE,
    NOT_QUOTED,
    CLAIM,
    PREDICT_RUN,
    TWO_RENDERINGS,
    LEAVE,
)
