"""Attributions: a clause that names a speaker, each way to write one a rule.

In the line of Krestel and others (2008), O'Keefe and others (2012) and Pareti (2015),
without a tagger or a parser, so that each rule can be read and doubted. `BESIDE_MARKS`
holds the rules for a passage in marks, in the order in which they are tried.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from lessons.reading.voices.lexicon import (
    BE,
    CITING,
    COMMON_VERBS,
    DAYS,
    DETERMINERS,
    HEARING,
    INVERTING,
    PREPOSITIONS,
    QUOTING,
    RELATIVES,
    SUBJECT_PRONOUNS,
    WORDS_OF,
)
from lessons.reading.voices.phrases import (
    REACH,
    Phrase,
    acts,
    is_part_of_name,
    phrase_after,
    starts_phrase,
)
from lessons.reading.voices.subjects import main_subject, subject_before
from lessons.reading.voices.units import DASHES, Unit, is_stop, low_at
from lessons.reading.voices.verbs import (
    BASE,
    REPORTING,
    is_finite,
    is_participle,
    is_weak,
)

_CUES = REPORTING | {"according"}
_TRIES = 8  # words that may report: more in a row are no prose
_NEAR = 6  # units: how near to the marks a verb that seldom reports must stand
_LABEL = 10  # units: how long a name before a colon may be
_BEFORE_CLAUSE = frozenset(",?!….—–-")  # what words end with that one may follow


class Clause(NamedTuple):
    """A speaker's units from `first` up to, not including, `last`; the verb's unit.

    Where there is no verb ("Roe: “…”"), `verb` is the colon.
    """

    first: int
    last: int
    verb: int


def _candidates(line: Sequence[Unit], places: range) -> list[int]:
    """The first few places, in the order given, of words that may report."""
    near = places[:REACH]
    return [at for at in near if line[at].low in _CUES][:_TRIES]


# According to -----------------------------------------------------------------


def according(line: Sequence[Unit], place: int) -> Clause | None:
    """The source after "according to"; at the head of a sentence, up to its comma."""
    if low_at(line, place) != "according" or low_at(line, place + 1) != "to":
        return None
    phrase = phrase_after(line, place + 2) or phrase_after(line, place + 3)
    if phrase is None:
        return None
    first, last = place + 2, phrase[1]
    if place == 0:
        commas = (at for at in range(first, last) if line[at].low == ",")
        last = next(commas, last)
    return Clause(first, last, place)


# After the marks --------------------------------------------------------------


def clause_after(line: Sequence[Unit], place: int) -> Clause | None:
    """An attribution right after the marks: "she said", "said the mayor"."""
    first = place + 1
    while first < len(line) and (line[first].text in DASHES or line[first].low == ","):
        first += 1
    if first >= len(line) or line[first].passage is not None:
        return None
    if line[first].low == "according" and low_at(line, first + 1) == "to":
        return according(line, first)
    if [unit.low for unit in line[first : first + 4]] == "in the words of".split():
        phrase = phrase_after(line, first + 4)
        return Clause(*phrase, first) if phrase else None
    if line[first].low == "as":  # “…,” as Roe put it
        first += 1
    if first < len(line) and (is_finite(line, first, True) or _is_manner(line, first)):
        phrase = phrase_after(line, first + 1)
        return Clause(*phrase, first) if phrase else None
    if first >= len(line) or not starts_phrase(line[first]):
        return None
    return _first_clause(line, first) or _loose_clause(line, first)


def _follows(line: Sequence[Unit], verb: int) -> bool:
    """Whether verb and speaker follow without a comma: “It rained” sighed the man."""
    if verb + 1 >= len(line) or not is_finite(line, verb, True):
        return False
    phrase = phrase_after(line, verb + 1)
    return phrase is not None and low_at(line, phrase[1]) in (".", "", ",")


def _is_manner(line: Sequence[Unit], verb: int) -> bool:
    """Whether any verb in the past stands before its subject: “…,” drawled the man."""
    unit = line[verb]
    if not unit.low.endswith("ed") or unit.text[0].isupper():
        return False
    phrase = phrase_after(line, verb + 1)
    return phrase is not None and low_at(line, phrase[1]) in (".", "", ",")


def signature(line: Sequence[Unit], place: int) -> Clause | None:
    """A name after the marks, behind a dash or in brackets: “…” — Jane Roe."""
    first = place + 2
    bracket = low_at(line, place + 1) == "("
    if first >= len(line) or not (bracket or line[place + 1].text in DASHES):
        return None
    last = first
    end = min(len(line), first + _LABEL + 1)
    while last < end and line[last].text != ")" and not is_stop(line, last):
        last += 1
    closed = low_at(line, last) == ")" or not bracket
    if not closed or last + 2 < len(line):
        return None
    return Clause(first, last, place + 1) if is_signature(line[first:last]) else None


def is_signature(line: Sequence[Unit]) -> bool:
    """Whether units are a name, with what somebody is: "Jane Roe, the mayor"."""
    return (
        0 < len(line) <= _LABEL
        and line[0].is_proper
        and not acts(line, 0, len(line))
        and not any(unit.text.isdigit() for unit in line)
    )


def _first_clause(line: Sequence[Unit], first: int) -> Clause | None:
    """Subject and verb when the subject begins at `first`."""
    described = False
    for verb in range(first + 1, min(first + REACH, len(line))):
        unit = line[verb]
        if unit.passage is not None and not is_part_of_name(unit):
            return None
        if is_stop(line, verb):
            return None
        described = described or (unit.low == "who" and line[verb - 1].is_word)
        if unit.passage is None and is_finite(line, verb, True):
            if described and line[verb - 1].low != "who":
                return Clause(first, verb, verb)
            subject = subject_before(line, verb)
            if subject is None or line[subject[0]].low in RELATIVES:
                continue
            return Clause(*subject, verb) if subject[0] == first else None
    return None


def _loose_clause(line: Sequence[Unit], first: int) -> Clause | None:
    """Somebody and any verb in the past: "Roe went on", "the man croaked."."""
    last = first + 1
    while last < len(line) and line[first].is_name and line[last].is_name:
        last += 1
    described = line[first].low in DETERMINERS and low_at(line, first + 3) in (".", "")
    last += described
    if last >= len(line) or not (
        line[first].is_name or line[first].low in SUBJECT_PRONOUNS or described
    ):
        return None
    verb = line[last]
    spoken = verb.low.endswith("ed") or verb.low in COMMON_VERBS
    return Clause(first, last, last) if spoken and verb.text[0].islower() else None


def closing(line: Sequence[Unit], place: int) -> Clause | None:
    """The attribution that the end of the words in marks leads to: "…,” she said".

    Where a question was introduced ("Roe asked: “Why?” Holm left"), what stands before
    it is asked first.
    """
    ending = line[place].passage.last_character
    comma = low_at(line, place + 1) == "," or _follows(line, place + 1)
    if not comma and ending not in _BEFORE_CLAUSE:
        return None
    clause = clause_after(line, place)
    introduced = low_at(line, place - 1) in (",", ":")
    if clause and introduced and ending in ("?", "!"):
        return nearest_before(line, place) or clause
    return clause


# Before the marks -------------------------------------------------------------


def nearest_before(line: Sequence[Unit], place: int) -> Clause | None:
    """The nearest reporting verb before the marks, with its subject."""
    for verb in _candidates(line, range(place - 1, -1, -1)):
        if clause := according(line, verb):
            return clause
        if place - verb > _NEAR and is_weak(line[verb]):
            continue
        if _is_heard(line, verb):
            return Clause(*_heard(line, verb), verb)
        if is_finite(line, verb, True):
            subject = _inverted(line, verb) or subject_before(line, verb)
            if subject and _under_report(line, subject):
                continue
            subject = subject or _governing_subject(line, verb)
            if subject:
                return Clause(*subject, verb)
        elif is_participle(line, verb):
            if low_at(line, verb - 1) == "as" and (clause := _quoting(line, verb)):
                return clause
            going_on = low_at(line, verb - 1) in BE  # "Roe is warning that “…”"
            named = line[verb - 1].is_proper  # "it shows Roe saying “…”"
            subject = subject_before(line, verb) if going_on or named else None
            subject = subject or _governing_subject(line, verb)
            if subject:
                return Clause(*subject, verb)
    return None


def _inverted(line: Sequence[Unit], verb: int) -> Phrase | None:
    """The subject after the verb in "“…,” says Roe, “…”" and ", says Roe, ...."."""
    if not verb or not (line[verb - 1].passage or line[verb - 1].low == ","):
        return None
    phrase = phrase_after(line, verb + 1)
    if phrase is None or line[verb - 1].passage:
        return phrase
    name = line[phrase[0]].is_proper and line[phrase[0]].low not in DAYS
    aside = low_at(line, phrase[1]) == ","
    return phrase if name and aside and line[verb].low in INVERTING else None


def _is_heard(line: Sequence[Unit], verb: int) -> bool:
    """Whether "say" belongs to one who was heard: "jurors heard Roe say “…”"."""
    return line[verb].low in BASE and _heard(line, verb)[0] < verb


def _heard(line: Sequence[Unit], verb: int) -> Phrase:
    first = verb
    while first and line[first - 1].is_word and verb - first < _NEAR:
        if line[first - 1].low in HEARING:
            return first, verb
        first -= 1
    return verb, verb


def _quoting(line: Sequence[Unit], verb: int) -> Clause | None:
    """The one quoted in "The agency quoted Mr Roe as saying “…”"."""
    for place in range(verb - 2, max(-1, verb - REACH), -1):
        if line[place].low in CITING and low_at(line, place + 1) == "by":
            subject = subject_before(line, place)
            return Clause(*subject, verb) if subject else None
        if line[place].low in CITING:
            return Clause(place + 1, verb - 1, verb) if place + 1 < verb - 1 else None
    return None


def _under_report(line: Sequence[Unit], subject: Phrase) -> bool:
    """Whether an outer clause names the speaker: "Roe said he hopes “…”"."""
    first, last = subject
    if last - first > 1 or line[first].low not in SUBJECT_PRONOUNS or not first:
        return False
    if line[first - 1].low in ("that", "because"):
        outer = _candidates(line, range(first - 2, -1, -1))
        return any(is_finite(line, at, True) for at in outer)
    return line[first - 1].passage is None and is_finite(line, first - 1, True)


def _governing_subject(line: Sequence[Unit], verb: int) -> Phrase | None:
    """The subject that an "-ing" form leans on."""
    for place in _candidates(line, range(verb - 1, -1, -1)):
        if is_finite(line, place, False):
            subject = subject_before(line, place)
            if subject and line[subject[0]].low not in RELATIVES:
                return subject
    return main_subject(line, verb)


# Further off ------------------------------------------------------------------


def later(line: Sequence[Unit], place: int) -> Clause | None:
    """An attribution that closes the sentence: "…, the company said."."""
    for verb in _candidates(line, range(place + 1, len(line))):
        if clause := according(line, verb):
            return clause
        if not is_finite(line, verb, True):
            continue
        if line[verb - 1].low == ",":
            phrase = phrase_after(line, verb + 1)
            if phrase:
                return Clause(*phrase, verb)
        subject = subject_before(line, verb)
        if subject and line[subject[0]].low in RELATIVES:
            continue
        if subject and subject[0] > place:
            before = line[subject[0] - 1]
            if before.low == "," or before.passage is not None:
                return Clause(*subject, verb)
    return None


def before_colon(line: Sequence[Unit], place: int) -> Clause | None:
    """A name and a colon: "Jane Roe: “…”"."""
    colon = place - 1
    if low_at(line, colon) != ":":
        return None
    first = colon
    while first and colon - first <= _LABEL and line[first - 1].text not in DASHES:
        first -= 1
    for at in range(first, colon):
        if line[at].low in ("from", "by"):  # "And from Jane Roe:", "A word by Roe:"
            first = at
    if line[first].low in PREPOSITIONS:
        first += 1 + (low_at(line, first + 1) in BASE)  # "To quote Jane Roe:"
    if colon - first > _LABEL or acts(line, first, colon):
        return None
    return Clause(first, colon, colon)


def in_words(line: Sequence[Unit], place: int) -> Clause | None:
    """The one whose words they are: "In Roe's words, “…”"."""
    comma = place - 1 if low_at(line, place - 1) in (",", ":") else place
    for first in range(max(0, comma - _LABEL), comma - 2):
        words = [unit.low for unit in line[first : first + 4]]
        if words == "in the words of".split():
            return Clause(first + 4, comma, first)
    if low_at(line, comma - 1) not in WORDS_OF:
        return None
    for first in range(comma - 2, max(-1, comma - _LABEL), -1):
        if line[first].low == "in":
            owner = line[comma - 2].low
            owned = owner in ("his", "her", "their") or owner.endswith(("'s", "s'"))
            return Clause(first + 1, comma - 1, first) if owned else None
    return None


Rule = Callable[[Sequence[Unit], int], Clause | None]
BESIDE_MARKS: tuple[Rule, ...] = (
    closing,
    in_words,
    nearest_before,
    later,
    before_colon,
    signature,
)


def clause_beside(line: Sequence[Unit], place: int) -> Clause | None:
    """The attribution of the passage in marks at `place`, if its sentence has one."""
    tried = (rule(line, place) for rule in BESIDE_MARKS)
    clause = next(filter(None, tried), None)
    return quoted_as(line, clause) if clause else None


def quoted_as(line: Sequence[Unit], clause: Clause) -> Clause:
    """Mr Roe's clause, not the agency's: "the agency quoted Mr Roe as saying"."""
    if line[clause.verb].low not in QUOTING:
        return clause
    phrase = phrase_after(line, clause.verb + 1)
    if phrase is None:
        return clause
    first, last = phrase
    for place in range(first, min(last + 3, len(line))):
        if line[place].low in ("saying", "telling"):
            end = place - 1 if line[place - 1].low == "as" else place
            return Clause(first, min(last, end), place)
    return clause
