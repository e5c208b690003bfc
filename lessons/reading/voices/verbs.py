"""Reporting verbs: their forms, their stance, and whether a word is one in a tense."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lessons.reading.voices.lexicon import (
    AUXILIARIES,
    BEFORE_BASE,
    BEFORE_PARTICIPLE,
    DETERMINERS,
    DOUBLING,
    IRREGULAR,
    NAMED_AS,
    NOUN_LIKE,
    ONLY_BESIDE_MARKS,
    ONLY_WITH_BACK,
    PREPOSITIONS,
    PRONOUNS,
    REPORTING_VERBS,
    SUBJECT_PRONOUNS,
)
from lessons.reading.voices.units import Unit, low_at

# Forms ------------------------------------------------------------------------

_VOWELS = "aeiou"


def forms(verb: str) -> tuple[str, str, str, str]:
    """Third person, past, past participle and -ing form of a base form."""
    if verb in IRREGULAR:
        return IRREGULAR[verb]
    stem = verb
    if verb in DOUBLING:
        stem = verb + verb[-1]
    elif verb.endswith("ee"):
        return verb + "s", verb + "d", verb + "d", verb + "ing"
    elif verb.endswith("e"):
        stem = verb[:-1]
    third, past = verb + "s", stem + "ed"
    if verb.endswith(("s", "sh", "ch", "x")):
        third = verb + "es"
    elif verb.endswith("y") and verb[-2] not in _VOWELS:
        third, past = verb[:-1] + "ies", verb[:-1] + "ied"
    return third, past, past, stem + "ing"


_STANCE = {verb: name for name, verbs in REPORTING_VERBS.items() for verb in verbs}
BASE = frozenset(_STANCE)
THIRD = frozenset(forms(verb)[0] for verb in BASE)
PAST = frozenset(form for verb in BASE for form in forms(verb)[1:3])
ING = frozenset(forms(verb)[3] for verb in BASE)
FINITE = PAST | THIRD
REPORTING = FINITE | ING | BASE


def lemmas(verbs: Iterable[str]) -> dict[str, str]:
    """Each form of each verb, and the verb that it is a form of."""
    return {form: verb for verb in sorted(verbs) for form in (verb, *forms(verb))}


LEMMA = lemmas(BASE)


def stance(verb: str) -> str | None:
    """The stance of a reporting verb in any of its forms: "vowed" is "commissive".

    None for a word that is no reporting verb.
    """
    return _STANCE.get(LEMMA.get(verb.lower(), ""))


# In a sentence ----------------------------------------------------------------


def is_finite(line: Sequence[Unit], place: int, beside: bool) -> bool:
    """Whether a unit is a reporting verb in a tense, not a noun that looks like one.

    `beside` says that the sentence has quotation marks, where more verbs report.
    """
    low = line[place].low
    if low not in REPORTING or line[place].text[0].isupper():
        return False
    if LEMMA[low] in ONLY_WITH_BACK and low_at(line, place + 1) != "back":
        return False
    if not beside and is_weak(line[place]):
        return False
    if only_names(line, place):
        return False
    before = line[place - 1] if place else None
    if before is None or before.passage is not None:
        return low in FINITE
    if _is_past(line, place, beside):
        return takes_past(before)
    if before.low in SUBJECT_PRONOUNS:
        return low not in ING
    if low in THIRD:
        return takes_third(before) and not _is_plural_noun(line, place, beside)
    return low in BASE and is_plural(before)


def only_names(line: Sequence[Unit], place: int) -> bool:
    """Whether a participle says what a thing is called: "a law, described as “…”"."""
    described = line[place].low in NAMED_AS and low_at(line, place + 1) == "as"
    return described and low_at(line, place - 1) not in SUBJECT_PRONOUNS


def is_participle(line: Sequence[Unit], place: int) -> bool:
    """Whether a unit is a reporting verb without a subject of its own."""
    low = line[place].low
    if low in ING:
        return LEMMA[low] not in ONLY_WITH_BACK
    return low in BASE and low_at(line, place - 1) == "to"


def is_weak(unit: Unit) -> bool:
    """Whether a verb reports only beside quotation marks."""
    return LEMMA.get(unit.low) in ONLY_BESIDE_MARKS


def _is_past(line: Sequence[Unit], place: int, beside: bool) -> bool:
    low = line[place].low
    return low in PAST and (
        low not in BASE
        or (low == "read" and beside)
        or (low == "put" and low_at(line, place + 1) == "it")
    )


def takes_past(before: Unit) -> bool:
    """Whether "-ed" after this word is a tense: not "the agreed", "was asked"."""
    if before.text[0].isdigit() or before.low in BEFORE_PARTICIPLE:
        return False
    alone = before.low in PRONOUNS or before.low in ("one", "another")
    return before.low not in DETERMINERS or alone


def takes_third(before: Unit) -> bool:
    """Whether "-s" after this word is a verb: not "the claims", "workers claims"."""
    return not owns(before) and (
        not before.is_word or before.is_name or not before.low.endswith("s")
    )


def is_plural(before: Unit) -> bool:
    """Whether a base form after this word is a tense: "allies say", "people say"."""
    if before.low in AUXILIARIES or owns(before):
        return False
    return before.low in BEFORE_BASE or before.low.endswith("s")


def owns(unit: Unit) -> bool:
    """Whether a noun follows: "the", "her", "Roe's", "for"."""
    return (
        unit.low in DETERMINERS
        or unit.low in PREPOSITIONS
        or unit.low.endswith(("'s", "s'"))
    )


def _is_plural_noun(line: Sequence[Unit], place: int, beside: bool) -> bool:
    """Whether "claims", "reports" and the like are nouns: no object follows."""
    if line[place].low not in NOUN_LIKE or place + 1 == len(line):
        return False
    following = line[place + 1]
    return not (
        following.passage
        or (beside and following.low in (".", ","))
        or following.low in (",", ":", "that", "it", "him", "them")
        or following.is_name
        or following.low in DETERMINERS
        or following.low in SUBJECT_PRONOUNS
    )
