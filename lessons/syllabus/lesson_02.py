"""Lesson 2, what is a word: tokens, types, and where a sentence ends."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise

from lessons.exercises.kinds import (
    Answer,
    Choice,
    Choices,
    Evidence,
    Number,
    Text,
    Value,
)
from lessons.exercises.model import Mistake
from lessons.reading.counts import concordance
from lessons.reading.pair import Pair
from lessons.reading.text import word_keys
from lessons.reading.words import SPLITTERS, TOKENISERS, Slip, split_slips, torn
from lessons.syllabus.common import (
    equals,
    misquoted,
    quoted_elsewhere,
    sentences_at,
    sentences_matching,
)
from lessons.syllabus.words import lesson_words

WORDS = lesson_words("02")

# From lesson 1 -----------------------------------------------------------------------

_REASON_OF_ROLE = {"embedded post": "post"}


def why_it_is_no_body(pair: Pair) -> str:
    """The reason for which the quarrel over the car is not B's body: its role."""
    part = next(p for p in pair.b.segments if p.text.startswith("They later argued"))
    return _REASON_OF_ROLE[part.role]


RECALL_BODY = WORDS.exercise(
    "words.recall-body", Choice, objective="words.count", solve=why_it_is_no_body
)

# Cutting into words -------------------------------------------------------------------

# Four ways to cut, each with its name among the tokenisers.
_TOOLS = {
    "spaces": "white space",
    "english": "NLTK word",
    "posts": "NLTK tweet",
    "letters": "letters and digits",
}


def counted_sentence(pair: Pair) -> str:
    """The sentence of B that is counted on paper and then cut in several ways."""
    return next(sentence for sentence in pair.b.sentences if "armaments" in sentence)


def counts_of_that_sentence(pair: Pair) -> str:
    """The outcome that is shown after the prediction."""
    text = counted_sentence(pair)
    found = "; ".join(f"{name} {len(cut(text))}" for name, cut in TOKENISERS.items())
    return f"Pieces of that sentence: {found}."


PREDICT_COUNT = WORDS.exercise(
    "words.predict-count",
    Number,
    least=1,
    whole=True,
    objective="words.count",
    outcome=counts_of_that_sentence,
)


def counts_by_tool(pair: Pair) -> str:
    """The outcome that is shown after the prediction."""
    text = counted_sentence(pair)
    counts = [len(TOKENISERS[name](text)) for name in _TOOLS.values()]
    found = ", ".join(map(str, counts))
    return f"Four cuts gave {found} pieces: {len(set(counts))} different counts."


PREDICT_TOOLS = WORDS.exercise(
    "words.predict-tools", Choice, objective="words.torn", outcome=counts_by_tool
)


def keeps_us_whole(pair: Pair) -> list[str]:
    """The tools that leave “U.S.” in one piece in the sentence that was counted."""
    text = counted_sentence(pair)
    return [
        tool
        for tool, name in _TOOLS.items()
        if not torn(text, ["U.S."], TOKENISERS[name])
    ]


US_WHOLE = WORDS.exercise(
    "words.us-whole", Choices, objective="words.torn", solve=keeps_us_whole
)

_FEWEST, _MOST = 3, 10  # words of a text that is to be cut


def cuts(text: str) -> set[tuple[tuple[int, int], ...]]:
    """The different ways in which the tokenisers cut a text: the places of tokens."""
    return {tuple((t.start, t.end) for t in cut(text)) for cut in TOKENISERS.values()}


def divided_by(pattern: str) -> Callable[[Answer, Pair], bool]:
    """Whether the tokenisers differ over a text in which a pattern is found."""
    return lambda answer, pair: (
        len(cuts(answer)) > 1 and bool(re.search(pattern, answer))
    )


def cut_alike(answer: Answer, pair: Pair) -> bool:
    """Whether a text of three to ten words is cut alike by all tokenisers."""
    return _FEWEST <= len(answer.split()) <= _MOST and len(cuts(answer)) == 1


def beginning_cut_alike(pair: Pair) -> str:
    """The first words of a sentence of B that all tokenisers cut alike."""
    beginnings = (" ".join(s.split()[: _FEWEST + 1]) for s in pair.b.sentences)
    return next(text for text in beginnings if cut_alike(text, pair))


ONE_CUT = WORDS.exercise(
    "words.one-cut",
    Value,
    variable="my_text",
    holds="text",
    before="Russia’s policies Russia's President",
    objective="words.torn",
    solve=beginning_cut_alike,
    accepts=cut_alike,
    mistakes=(
        Mistake(
            "too-short",
            sample=lambda pair: "Russia",
            when=lambda answer, pair: len(answer.split()) < _FEWEST,
        ),
        Mistake(
            "too-long",
            sample=counted_sentence,
            when=lambda answer, pair: len(answer.split()) > _MOST,
        ),
        Mistake(
            "apostrophe",
            sample=lambda pair: "outside his country's borders",
            when=divided_by(r"\w['’]\w"),
        ),
        Mistake(
            "full-stop",
            sample=lambda pair: "Jun. 18 in Pyongyang",
            when=divided_by(r"\."),
        ),
        Mistake(
            "other-sign",
            sample=lambda pair: "provide badly-needed food",
            when=divided_by(r"[^\w\s]"),
        ),
        Mistake(
            "still-apart",
            sample=lambda pair: "we cannot see it",
            when=divided_by(""),
        ),
    ),
)

# A token leads back -------------------------------------------------------------------


_STATE = "U.S."  # as B spells it


def us_sentences(pair: Pair, *, supplying: bool) -> list[str]:
    """B's sentences in which the word after “U.S.” is “supplying”, or is not."""
    starts = [
        word.start
        for word, after in pairwise(pair.b.tokens)
        if word.text == _STATE and (after.text == "supplying") == supplying
    ]
    return sentences_at(pair.b, starts)


def other_uses(pair: Pair) -> list[str]:
    """B's sentences with “U.S.” in which it supplies nobody."""
    return us_sentences(pair, supplying=False)


def without_stops(answer: Answer) -> str:
    """A text without its full stops and the spaces around it, in small letters."""
    return answer.replace(".", "").strip().casefold()


GAP_US = WORDS.exercise(
    "words.gap-us",
    Value,
    variable="my_word",
    holds="text",
    before="",
    objective="words.trace",
    solve=lambda pair: _STATE,
    mistakes=(
        Mistake(
            "no-stops",
            sample=lambda pair: _STATE.replace(".", ""),
            when=lambda answer, pair: without_stops(answer) == without_stops(_STATE),
        ),
        Mistake(
            "something-beside",
            sample=lambda pair: f"the {_STATE}",
            when=lambda answer, pair: _STATE in answer and answer.strip() != _STATE,
        ),
        equals("spelt-out", lambda pair: "United States"),
        Mistake(
            "another-word",
            sample=lambda pair: "sanctions",
            when=lambda answer, pair: bool(concordance(pair.b, answer)),
        ),
        Mistake(
            "not-in-b",
            sample=lambda pair: "America",
            when=lambda answer, pair: not concordance(pair.b, answer),
        ),
    ),
)


def other_spellings(pair: Pair) -> list[str]:
    """The sentences that name the same state in another spelling."""
    return sentences_matching(pair, r"\bUnited States\b|\bUS\b")


US_COMPANY = WORDS.exercise(
    "words.us-company",
    Evidence,
    objective="words.trace",
    solve=lambda pair: us_sentences(pair, supplying=True),
    mistakes=(
        misquoted("the-other-use", other_uses),
        misquoted("another-spelling", other_spellings),
        quoted_elsewhere(
            "no-us",
            "B2",
            lambda pair: [
                *us_sentences(pair, supplying=True),
                *other_uses(pair),
                *other_spellings(pair),
            ],
        ),
    ),
)

# Types --------------------------------------------------------------------------------


def types_at_one_length(pair: Pair) -> str:
    """The outcome that is shown after the prediction."""
    a, b = (word_keys(article.body) for article in pair)
    length = len(b)
    return (
        f"In {length} words each, A has {len(set(a[:length]))} different words and "
        f"B {len(set(b))}."
    )


PREDICT_TYPES = WORDS.exercise(
    "words.predict-types", Choice, objective="words.count", outcome=types_at_one_length
)


def types_in(pair: Pair, length: int) -> tuple[int, int]:
    """The types among the first `length` words of A and of B."""
    return tuple(len(set(article.words[:length])) for article in pair)


@cache
def lengths(pair: Pair, who: str) -> list[int]:
    """The lengths that both have and at which "a" or "b" leads, or neither ("")."""
    found = []
    for length in range(1, len(pair.b.words) + 1):
        a, b = types_in(pair, length)
        if ("a" if a > b else "b" if b > a else "") == who:
            found.append(length)
    return found


OTHER_LENGTH = WORDS.exercise(
    "words.other-length",
    Value,
    variable="length",
    holds="number",
    before=200,
    objective="words.count",
    solve=lambda pair: lengths(pair, "b")[0],
    accepts=lambda answer, pair: answer in lengths(pair, "b"),
    mistakes=(
        Mistake(
            "no-length",
            sample=lambda pair: 0,
            when=lambda answer, pair: answer < 1 or answer != int(answer),
        ),
        Mistake(
            "longer-than-b",
            sample=lambda pair: len(pair.b.words) + 1,
            when=lambda answer, pair: answer > len(pair.b.words),
        ),
        Mistake(
            "a-ahead",
            sample=lambda pair: max(lengths(pair, "a")),
            when=lambda answer, pair: answer in lengths(pair, "a"),
        ),
        Mistake(
            "tie",
            sample=lambda pair: len(pair.b.words),
            when=lambda answer, pair: answer in lengths(pair, ""),
        ),
    ),
)

# Cutting into sentences ---------------------------------------------------------------

_FIRST_RULE = SPLITTERS["at every full stop"]


@cache
def slips(pair: Pair, kind: str) -> list[Slip]:
    """What the first rule gets wrong in the file of B: "split" or "joined"."""
    return [slip for slip in split_slips(pair.b.text, _FIRST_RULE) if slip.kind == kind]


def more_joined(pair: Pair) -> str:
    """The outcome that is shown after the prediction."""
    split, joined = (len(slips(pair, kind)) for kind in ("split", "joined"))
    return (
        f"In B's file the first rule cut {split} times inside a sentence, and let two "
        f"pieces run together {joined} times."
    )


PREDICT_ENDS = WORDS.exercise(
    "words.predict-ends", Choice, objective="words.ends", outcome=more_joined
)


@cache
def cut_sentences(pair: Pair) -> list[str]:
    """The sentences of B that the first rule cuts in the middle."""
    return [
        sentence.id
        for sentence in pair.b.sentences
        if any(sentence.start < s.at < sentence.end for s in slips(pair, "split"))
    ]


def joined_sentences(pair: Pair) -> list[str]:
    """The sentences of B that the first rule joins with a sentence beside them."""
    text = pair.b.text
    return [
        sentence.id
        for sentence in pair.b.sentences
        if sentence.id not in cut_sentences(pair)
        and any(
            s.at == sentence.end
            or (s.at < sentence.start and not text[s.at : sentence.start].strip())
            for s in slips(pair, "joined")
        )
    ]


TORN_SENTENCE = WORDS.exercise(
    "words.torn-sentence",
    Evidence,
    articles="B",
    objective="words.ends",
    solve=lambda pair: cut_sentences(pair)[1:],
    mistakes=(
        misquoted("taken", lambda pair: cut_sentences(pair)[:1]),
        misquoted(
            "dots-and-marks", lambda pair: sentences_matching(pair, r'^"\.\.\.', "B")
        ),
        misquoted("joined-not-cut", joined_sentences),
        quoted_elsewhere(
            "one-stop-at-the-end",
            "B2",
            lambda pair: [*cut_sentences(pair), *joined_sentences(pair)],
        ),
    ),
)

WRONG_COMPANY = WORDS.exercise(
    "words.wrong-company",
    Choice,
    objective="words.ends",
    # It is a judgement what a mixture of voices stands for, so it is stated.
    solve=lambda pair: "nobody",
)

EXIT = WORDS.exercise(
    "words.two-programs", Text, least=5, most=80, objective="words.count"
)

LESSON = WORDS.lesson(
    RECALL_BODY,
    PREDICT_COUNT,
    PREDICT_TOOLS,
    US_WHOLE,
    ONE_CUT,
    GAP_US,
    US_COMPANY,
    PREDICT_TYPES,
    OTHER_LENGTH,
    PREDICT_ENDS,
    TORN_SENTENCE,
    WRONG_COMPANY,
    EXIT,
)
