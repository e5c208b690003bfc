"""Noun phrases, found from words and commas alone: where one begins and ends."""

from __future__ import annotations

from collections.abc import Sequence

from lessons.reading.voices.lexicon import (
    ASIDES,
    AUXILIARIES,
    COMMON_VERBS,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    LINKING,
    OCCASIONS_AND_DAYS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
)
from lessons.reading.voices.units import DASHES, Unit, is_stop, low_at, past_parenthesis
from lessons.reading.voices.verbs import REPORTING, is_finite

Phrase = tuple[int, int]  # the place of its first unit, and that after its last
REACH = 60  # units: how long a phrase with its appositions may be


def starts_phrase(unit: Unit) -> bool:
    """Whether a noun phrase may begin with this word."""
    if not unit.is_word:
        return False
    low = unit.low
    if low in PRONOUNS or low in DETERMINERS:
        return True
    if low in LINKING:
        return False
    return unit.is_name or not (
        low in AUXILIARIES
        or low in REPORTING
        or low in COMMON_VERBS
        or low in RELATIVES
        or low.endswith("ing")
        or unit.is_adverb
    )


def phrase_after(line: Sequence[Unit], first: int) -> Phrase | None:
    """The noun phrase that begins at `first`, with its appositions."""
    if first >= len(line) or not starts_phrase(line[first]):
        return None
    if line[first].low in SUBJECT_PRONOUNS:
        return first, first + 1
    described = not line[first].is_name
    place, comma = first, False
    while place < len(line) and place - first < REACH:
        if (after := past_parenthesis(line, place)) > place:
            place = after
            continue
        unit = line[place]
        following = line[place + 1] if place + 1 < len(line) else None
        if unit.text in (";", ":", "…") or unit.text in DASHES:
            break
        if unit.passage is not None and not is_part_of_name(unit):
            break
        if unit.low == ",":
            if following is None or not _apposes(line, place + 1):
                break
            comma = True
        elif (
            is_stop(line, place)
            or (unit.low in ("who", "known") and place > first)
            or (not comma and place > first and _leaves_phrase(line, place, described))
        ):
            break
        place += 1
    return first, place


def _apposes(line: Sequence[Unit], place: int) -> bool:
    """Whether what follows a comma still tells who somebody is."""
    unit = line[place]
    if unit.passage is not None or not unit.is_word:
        return False
    if unit.low in ASIDES or low_at(line, place + 2).endswith("ing"):
        return False
    if unit.low in DAYS or unit.low in SUBJECT_PRONOUNS:
        return False
    return starts_phrase(unit)


def _leaves_phrase(line: Sequence[Unit], place: int, described: bool) -> bool:
    """Whether a word no longer belongs to the phrase.

    A phrase that is no name (`described`) may go on: "a spokesman for the port".
    """
    low = line[place].low
    following = line[place + 1 : place + 4]
    if low in DAYS and low != "march":
        return True
    if low in PREPOSITIONS:
        if low == "of":
            return False
        if any(unit.low in OCCASIONS_AND_DAYS for unit in following):
            return True
        return not (described and low in ("for", "to", "from", "with", "at", "in"))
    if line[place].text == "(":
        return False
    return (
        low in SUBORDINATORS
        or (low in CONJUNCTIONS and not joins(line, place, len(line)))
        or line[place].is_common_verb
        or line[place].is_adverb
    )


def joins(line: Sequence[Unit], place: int, last: int) -> bool:
    """Whether the "and" at `place` joins two names or nouns of one subject."""
    if line[place].low != "and" or place == 0 or place + 1 >= last:
        return False
    left, right = line[place - 1], line[place + 1]
    return (
        left.is_word
        and starts_phrase(left)
        and starts_phrase(right)
        and (left.is_name == right.is_name or right.low in DETERMINERS)
        and right.low not in SUBJECT_PRONOUNS
    )


def is_part_of_name(unit: Unit) -> bool:
    """Whether a passage in marks is short, as in the name John “Jack” Roe."""
    words = unit.text.strip("“”\"‘’'«»„")
    return unit.passage is not None and len(words) < 30 and words[-1:] not in ",.?!…"


def looks_past(line: Sequence[Unit], place: int) -> bool:
    """Whether a word after a name looks like a verb in the past: "Roe pushed"."""
    unit = line[place]
    return (
        place > 0
        and unit.text[0].islower()
        and unit.low.endswith("ed")
        and (line[place - 1].is_proper or line[place - 1].low in SUBJECT_PRONOUNS)
    )


def has_verb(line: Sequence[Unit], first: int, last: int) -> bool:
    """Whether a common verb, or a reporting verb in a tense, stands in a stretch."""
    return any(
        line[at].is_common_verb
        or (line[at].passage is None and is_finite(line, at, False) and at > first)
        for at in range(first, last)
    )


def acts(line: Sequence[Unit], first: int, last: int) -> bool:
    """Whether a stretch of words holds a verb, so that it is no mere name."""
    return has_verb(line, first, last) or any(
        looks_past(line, at) for at in range(first, last)
    )
