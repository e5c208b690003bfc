"""Whether a word without marks is a verb that tells somebody's words, view or wish.

The lists of `lexicon` say which verbs do so. Here it is decided whether such a word is
a verb in a tense at all: "party emails", "newly announced policy", "key states" and "is
never guaranteed" hold none.
"""

from __future__ import annotations

from collections.abc import Sequence

from lessons.reading.voices.lexicon import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    DOCUMENTARY,
    FRAMES,
    HAVE,
    NEVER_BASE,
    NOUN_BASES,
    NOUN_LIKE,
    PREPOSITIONS,
    QUANTIFIERS,
    RELATIVES,
    SOURCES_ON_PAPER,
    SUBJECT_PRONOUNS,
    VIEW_VERBS,
)
from lessons.reading.voices.phrases import REACH
from lessons.reading.voices.units import Unit, low_at
from lessons.reading.voices.verbs import (
    LEMMA,
    forms,
    is_plural,
    lemmas,
    only_names,
    owns,
    takes_past,
    takes_third,
)

TELLING = lemmas(VIEW_VERBS) | LEMMA
ING = frozenset(forms(verb)[3] for verb in TELLING.values())
_OF = frozenset(["accuse", "suspect"])  # "a man accused of theft"
_NEAR = 20  # units: how far before its verb the word "poll" may stand
_CLAUSE = 20  # units: how far before "want" its plural subject may stand
_CALLED = 8  # units: how long the thing may be that is called something


def tells(line: Sequence[Unit], place: int) -> bool:
    """Whether a unit is a verb in a tense that tells what a source says or wants.

    In any tense: "is hoping that", "has warned", "did not mention", "would like".
    """
    unit = line[place]
    verb = TELLING.get(unit.low)
    if verb is None or unit.text[0].isupper():
        return False
    return _in_a_tense(line, place, verb) and is_framed(line, place, verb)


def is_gerund(line: Sequence[Unit], place: int) -> bool:
    """Whether a unit is such a verb in "-ing": "…, arguing that", "by saying"."""
    unit = line[place]
    if unit.low not in ING or unit.text[0].isupper() or not place:
        return False
    before = line[place - 1]
    noun = before.low in DETERMINERS or before.low.endswith(("'s", "s'"))
    if unit.low not in LEMMA and not _object_follows(line, place):
        return False  # "worrying news", "won backing"
    return (
        not noun
        and before.low not in AUXILIARIES
        and is_framed(line, place, TELLING[unit.low])
    )


# Tenses -----------------------------------------------------------------------


def helpers_before(line: Sequence[Unit], verb: int) -> tuple[int, str]:
    """Where the helping words before a verb begin, and the nearest auxiliary.

    In "they have never been told" the helpers of "told" begin at "have", and "been" is
    the nearest auxiliary.
    """
    first, nearest = verb, ""
    while first and verb - first < REACH:
        unit = line[first - 1]
        if unit.low in AUXILIARIES:
            nearest = nearest or unit.low
        elif unit.passage is not None or not unit.is_adverb:
            break
        first -= 1
    return first, nearest


def _in_a_tense(line: Sequence[Unit], place: int, verb: str) -> bool:
    low = line[place].low
    third, past, participle, ing = forms(verb)
    first, helper = helpers_before(line, place)
    if low == ing:
        return helper in BE
    if low in (past, participle) and low != verb:
        following = low_at(line, place + 1)
        if (
            only_names(line, place)
            or following == "by"
            or (following == "of" and verb in _OF)
        ):
            return False  # "a plan proposed by Roe"
        if helper:
            return helper in HAVE
        return low == past and first > 0 and takes_past(line[first - 1])
    if low == third:
        return not helper and first > 0 and _is_third(line, place, line[first - 1])
    if helper:
        return helper not in BE and helper not in HAVE
    return first > 0 and _is_base(line, place, line[first - 1])


def _is_third(line: Sequence[Unit], place: int, before: Unit) -> bool:
    """Whether "-s" is a verb: not "her claims", "key states"."""
    if before.low in SUBJECT_PRONOUNS:
        return True
    if before.low in RELATIVES:
        return _object_follows(line, place)
    if not takes_third(before) and low_at(line, place - 2) != "of":
        return False  # but "an average of polls shows"
    if line[place].low not in NOUN_LIKE:
        return True
    if low_at(line, place + 1) in (".", ""):
        # ", the agency reports." closes a sentence; "in key states." does not.
        return any(low_at(line, at) == "," for at in range(place - 4, place))
    return _object_follows(line, place)


def _is_base(line: Sequence[Unit], place: int, before: Unit) -> bool:
    """Whether a base form is a verb: "voters want", not "their support", "to say"."""
    low = line[place].low
    if low in NEVER_BASE or low_at(line, place - 1) == "to":
        return False
    many = is_plural(before) or before.low in QUANTIFIERS
    if low in NOUN_BASES:
        return many and _object_follows(line, place)
    if many or before.low in SUBJECT_PRONOUNS:
        return True
    near = line[max(0, place - _CLAUSE) : place]
    subject = before.is_word or before.low == ","
    return not owns(before) and subject and any(map(is_plural, near))


def _object_follows(line: Sequence[Unit], place: int) -> bool:
    """Whether what a verb leads to follows: "that", a name, "the", "him", marks."""
    if place + 1 >= len(line):
        return False
    following = line[place + 1]
    return (
        following.passage is not None
        or following.is_name
        or following.low in DETERMINERS
        or following.low in SUBJECT_PRONOUNS
        or following.low in (",", ":", "that", "him", "them", "to", "how", "whether")
        or following.low in FRAMES.get(TELLING[line[place].low], ())
    )


# What must follow -------------------------------------------------------------


def is_framed(line: Sequence[Unit], place: int, verb: str) -> bool:
    """Whether what a verb asks for stands with it: "points out", "called for".

    What a poll or a report "shows" needs no such word.
    """
    frame = FRAMES.get(verb)
    after = place + 1
    while low_at(line, after) and line[after].is_adverb:
        if frame and line[after].low in frame:
            return True
        after += 1
    if verb == "call":
        return _gives_a_name(line, after)
    if verb in ("see", "cast"):
        return low_at(line, after) in frame or any(
            unit.low == "as" for unit in line[after + 1 : after + _CALLED]
        )
    if low_at(line, after) == "it":  # "made it clear"
        after += verb == "make"
    if frame is None or low_at(line, after) in frame:
        return True
    return verb in DOCUMENTARY and any(
        unit.low in SOURCES_ON_PAPER for unit in line[max(0, place - _NEAR) : place]
    )


def _gives_a_name(line: Sequence[Unit], after: int) -> bool:
    """Whether "call" tells a view: "called it", "called the bill a power grab".

    Not "called her sister", "a paper called The Post".
    """
    if low_at(line, after) in FRAMES["call"]:
        return True
    for unit in line[after + 1 : after + _CALLED]:
        if not unit.is_word or unit.low in PREPOSITIONS:
            return False
        if unit.low in DETERMINERS:
            return True
    return False
