"""The subject of a verb, or of a sentence: which of its noun phrases acts."""

from __future__ import annotations

from collections.abc import Sequence

from lessons.reading.voices.lexicon import (
    ASIDES,
    AUXILIARIES,
    BEFORE_NOUN,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIMES,
)
from lessons.reading.voices.phrases import (
    REACH,
    Phrase,
    has_verb,
    is_part_of_name,
    joins,
    looks_past,
    starts_phrase,
)
from lessons.reading.voices.units import DASHES, Unit, is_stop, low_at, past_parenthesis
from lessons.reading.voices.verbs import FINITE, REPORTING, is_finite

_AGO = frozenset("ago later earlier before".split())
_DATELINE = 10  # units: how long a dateline may be


def subject_before(line: Sequence[Unit], verb: int) -> Phrase | None:
    """The subject that stands before the verb at `verb`."""
    last = verb
    while (
        last
        and verb - last < REACH
        and (
            line[last - 1].low in AUXILIARIES
            or (line[last - 1].passage is None and line[last - 1].is_adverb)
        )
    ):
        last -= 1
    if not last:
        return None
    before = line[last - 1]
    if before.low in RELATIVES or before.low in SUBJECT_PRONOUNS:
        return last - 1, last
    if before.low in CONJUNCTIONS:
        return None
    if before.low == ",":
        return _with_apposition(line, last - 1)
    if before.text in DASHES:
        return _with_aside(line, last - 1)
    last = _before_day(line, last)
    first = _phrase_start(line, last)
    return (first, last) if first < last else None


def _before_day(line: Sequence[Unit], last: int) -> int:
    """Leave out the day in "Roe on Monday said"."""
    if last > 2 and line[last - 1].low in DAYS and line[last - 1].is_name:
        return last - 2 if line[last - 2].low == "on" else last - 1
    return last


def _phrase_start(line: Sequence[Unit], last: int) -> int:
    """The first unit of the noun phrase that ends before `last`."""
    first = last
    while first and last - first < REACH:
        unit = line[first - 1]
        if unit.text == ")":
            opening = first - 1
            while opening and line[opening].text != "(" and last - opening < 12:
                opening -= 1
            first = opening
            continue
        if not unit.is_word and not (
            unit.passage and first < last and is_part_of_name(unit)
        ):
            if unit.text == "." and first >= 2 and not is_stop(line, first - 1):
                first -= 1
                continue
            break
        if unit.low in CONJUNCTIONS and not joins(line, first - 1, last):
            break
        if (
            unit.is_common_verb
            or unit.low in SUBORDINATORS
            or looks_past(line, first - 1)
        ):
            break
        if (
            unit.low in FINITE
            and unit.text[0].islower()
            and first < last
            and is_finite(line, first - 1, False)
        ):
            break
        if unit.low in RELATIVES:
            if unit.low == "who" and first > 1 and starts_phrase(line[first - 2]):
                first -= 1
                continue
            break
        first -= 1
    return _trim_lead(line, first, last)


def past_time(line: Sequence[Unit], first: int) -> int:
    """Skip a time before a subject: "Last week the mayor", "Two years ago Roe"."""
    if low_at(line, first) in DAYS and low_at(line, first + 1) in TIMES:
        return first + 2
    if low_at(line, first) in ("late", "early") and low_at(line, first + 1) == "on":
        return first + 1
    ago = low_at(line, first + 2) in _AGO
    if ago and low_at(line, first + 1).removesuffix("s") in TIMES:
        return first + 3
    return first


def _trim_lead(line: Sequence[Unit], first: int, last: int) -> int:
    """Skip what leads up to the subject: "On Monday", "But", "In a statement"."""
    after = past_time(line, first)
    first = after if after < last else first
    while first < last and not starts_phrase(line[first]):
        low = line[first].low
        if low in PREPOSITIONS and low not in ("like", "as"):
            first = _after_prepositional(line, first, last)
        else:
            first += 1
    return first


def _after_prepositional(line: Sequence[Unit], first: int, last: int) -> int:
    """Where the subject may begin after the preposition at `first`."""
    place = first + 1
    while place < last and line[place].low in BEFORE_NOUN:
        place += 1
    if place > first + 1 and place < last and line[place - 1].low in DAYS:
        while place < last and (
            line[place].text[0].isdigit() or line[place].low in TIMES
        ):
            place += 1
        return place
    core = last
    while core > place and line[core - 1].is_name:
        core -= 1
    if core > place and line[core - 1].low in DETERMINERS:
        core -= 1
    if place < core < last and line[core - 1].low not in PREPOSITIONS:
        return core
    if core == last and line[last - 1].low in PRONOUNS:
        return last - 1
    for at in range(place, last):
        if line[at].low in DETERMINERS and line[at - 1].low not in (PREPOSITIONS):
            return at
    return last


def _with_apposition(line: Sequence[Unit], comma: int) -> Phrase | None:
    """The phrase with what stands between its commas: "Jane Roe, the mayor, said"."""
    starts, place = [], comma - 1
    while place >= 0 and comma - place < REACH:
        unit = line[place]
        if unit.passage is not None and not is_part_of_name(unit):
            break
        if unit.text in (";", ":", "(") or unit.text in DASHES:
            break
        if unit.low == ",":
            starts.append(place + 1)
        place -= 1
    starts.append(place + 1)
    starts.reverse()
    starts = [start for start in starts if start < comma]
    for number, start in enumerate(starts[:-1]):
        head = _trim_conjunction(line, start, comma)
        end = starts[number + 1] - 1
        if head < end and starts_phrase(line[head]) and not has_verb(line, head, end):
            if line[head].low in SUBJECT_PRONOUNS or _circumstance(line[end + 1]):
                return head, end
            return head, comma
    head = _phrase_start(line, comma)
    return (head, comma) if head < comma and len(starts) > 1 else None


def antecedent(line: Sequence[Unit], relative: int) -> Phrase | None:
    """Whom "who" stands for: "Labour's Jane Roe, who said ..."."""
    last = relative - 1 if low_at(line, relative - 1) == "," else relative
    first = _phrase_start(line, last)
    for at in range(first + 1, last):
        if line[at - 1].low in PREPOSITIONS and line[at - 1].low != "of":
            first = at
    return (first, last) if first < last else None


def _circumstance(unit: Unit) -> bool:
    """Whether what stands between commas tells how or when, not who."""
    how = unit.low.endswith(("ing", "ed")) or unit.is_adverb
    when = unit.low in PREPOSITIONS
    return unit.low in ASIDES or (unit.is_word and (how or when))


def _trim_conjunction(line: Sequence[Unit], first: int, last: int) -> int:
    """Skip "and", "but", "then" before a subject."""
    while first < last and (line[first].low in CONJUNCTIONS or line[first].is_adverb):
        first += 1
    after = past_time(line, first)
    return after if after < last else first


def _with_aside(line: Sequence[Unit], dash: int) -> Phrase | None:
    """The phrase with what stands between dashes: "Jane Roe — the mayor — said"."""
    place = dash - 1
    while place > 0 and dash - place < REACH and line[place].text not in DASHES:
        place -= 1
    if place <= 0 or line[place].text not in DASHES:
        return None
    first = _phrase_start(line, place)
    return (first, dash) if first < place else None


def main_subject(line: Sequence[Unit], limit: int) -> Phrase | None:
    """The first noun phrase of the sentence, past its opening adverbials."""
    limit = min(limit, REACH)
    first = _past_adverbials(line, limit)
    if first >= limit:
        return None
    last = first + 1
    if line[first].low not in SUBJECT_PRONOUNS:
        while last < limit:
            after = past_parenthesis(line, last)
            if after == last and not _in_subject(line, first, last):
                break
            last = max(after, last + 1)
    return first, last


def _past_adverbials(line: Sequence[Unit], limit: int) -> int:
    """Where the first noun phrase begins that is not led by "in", "while", "-ing"."""
    first = _past_dateline(line, limit)
    while first < limit:
        unit = line[first]
        if unit.passage is not None or not unit.is_word:
            first += 1
        elif (
            unit.low in PREPOSITIONS
            or unit.low in SUBORDINATORS
            or (unit.low.endswith("ing") and first == 0)
            or (unit.low.endswith("ed") and low_at(line, first + 1) in PREPOSITIONS)
        ):
            while first < limit and line[first].low != ",":
                first += 1
        elif past_time(line, first) > first:
            first = past_time(line, first)
        elif starts_phrase(unit) and not unit.text[0].isdigit():
            break
        else:
            first += 1
    return first


def _past_dateline(line: Sequence[Unit], limit: int) -> int:
    """Where a sentence begins after its place: "OSLO (Reuters) — The port ..."."""
    for place in range(1, min(limit, _DATELINE)):
        if line[place].text in DASHES:
            return place + 1 if line[0].text.isupper() and line[0].is_word else 0
    return 0


def _in_subject(line: Sequence[Unit], first: int, place: int) -> bool:
    """Whether the subject that begins at `first` goes on with the unit at `place`."""
    unit = line[place]
    if unit.text == "." and not is_stop(line, place):
        return True
    if not unit.is_word or unit.is_common_verb or unit.is_adverb:
        return False
    if unit.low in REPORTING or unit.low in SUBORDINATORS:
        return False
    if unit.low in CONJUNCTIONS:
        return joins(line, place, len(line))
    if line[place - 1].is_proper and line[first].is_proper and not unit.is_name:
        return unit.low == "of" or _leads_to_name(line, place)
    if unit.low.endswith(("ed", "ing")) and unit.text[0].islower():
        if unit.low.endswith("ing") and line[place - 1].low in DETERMINERS:
            return True
        return line[place - 1].low.endswith(("'s", "s'"))
    return unit.low not in RELATIVES


def _leads_to_name(line: Sequence[Unit], place: int) -> bool:
    """Whether a few nouns lead up to a name: "presidential candidate Jane Roe"."""
    if line[place - 1].low.endswith(("'s", "s'")):
        return True
    for unit in line[place : place + 4]:
        if unit.is_proper:
            return True
        if (
            not unit.is_word
            or not starts_phrase(unit)
            or unit.low.endswith("ed")
            or unit.low in DETERMINERS
        ):
            return False
    return False
