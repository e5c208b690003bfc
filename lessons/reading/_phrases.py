"""Noun phrases found from words and commas alone, around a verb that is known."""

from __future__ import annotations

from collections.abc import Sequence

from lessons.reading import _attribution as lists
from lessons.reading._units import (
    DASHES,
    STOPS,
    Unit,
    abbreviated,
    is_adverb,
    is_finite,
    low_at,
    past_parenthesis,
    starts_phrase,
    verbish,
)

_REACH = 60  # units: how long a phrase with its appositions may be


def subject_before(line: Sequence[Unit], verb: int) -> tuple[int, int] | None:
    """The unit range of the subject that stands before the verb at `verb`."""
    last = verb
    while last and (
        line[last - 1].low in lists.AUXILIARIES
        or (line[last - 1].quote is None and is_adverb(line[last - 1]))
    ):
        last -= 1
    if not last:
        return None
    before = line[last - 1]
    if before.low in lists.RELATIVES or before.low in lists.SUBJECT_PRONOUNS:
        return last - 1, last
    if before.low in lists.CONJUNCTIONS:
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
    if last > 2 and line[last - 1].low in lists.DAYS and line[last - 1].is_name:
        return last - 2 if line[last - 2].low == "on" else last - 1
    return last


def _phrase_start(line: Sequence[Unit], last: int) -> int:
    """The first unit of the noun phrase that ends before `last`."""
    first = last
    while first and last - first < _REACH:
        unit = line[first - 1]
        if unit.text == ")":
            opening = first - 1
            while opening and line[opening].text != "(" and last - opening < 12:
                opening -= 1
            first = opening
            continue
        if not unit.is_word and not (unit.quote and first < last and inner(unit)):
            if unit.text == "." and first >= 2 and abbreviated(line, first - 1):
                first -= 1
                continue
            break
        if unit.low in lists.CONJUNCTIONS and not _joins(line, first - 1, last):
            break
        if verbish(unit) or unit.low in lists.SUBORDINATORS or _past(line, first - 1):
            break
        if (
            unit.low in lists.FINITE
            and unit.text[0].islower()
            and first < last
            and is_finite(line, first - 1, False)
        ):
            break
        if unit.low in lists.RELATIVES:
            if unit.low == "who" and first > 1 and starts_phrase(line[first - 2]):
                first -= 1
                continue
            break
        first -= 1
    return _trim_lead(line, first, last)


def _past(line: Sequence[Unit], place: int) -> bool:
    """Whether a word after a name looks like a verb in the past: "Roe pushed"."""
    unit = line[place]
    return (
        place > 0
        and unit.text[0].islower()
        and unit.low.endswith("ed")
        and (line[place - 1].is_proper or line[place - 1].low in lists.SUBJECT_PRONOUNS)
    )


def inner(unit: Unit) -> bool:
    """A short passage in marks may be part of a name."""
    words = unit.text.strip("“”\"‘’'«»„")
    return unit.quote is not None and len(words) < 30 and words[-1:] not in ",.?!…"


def _joins(line: Sequence[Unit], place: int, last: int) -> bool:
    """Whether a conjunction joins two names or nouns of one subject."""
    if line[place].low != "and" or place == 0 or place + 1 >= last:
        return False
    left, right = line[place - 1], line[place + 1]
    return (
        left.is_word
        and starts_phrase(left)
        and starts_phrase(right)
        and (left.is_name == right.is_name or right.low in lists.DETERMINERS)
        and right.low not in lists.SUBJECT_PRONOUNS
    )


def _trim_lead(line: Sequence[Unit], first: int, last: int) -> int:
    """Skip what leads up to the subject: "On Monday", "But", "In a statement"."""
    while first < last and not starts_phrase(line[first]):
        low = line[first].low
        if low in lists.PREPOSITIONS and low not in ("like", "as"):
            first = _after_prepositional(line, first, last)
        else:
            first += 1
    return first


def _after_prepositional(line: Sequence[Unit], first: int, last: int) -> int:
    place = first + 1
    while place < last and line[place].low in lists.BEFORE_NOUN:
        place += 1
    if place > first + 1 and place < last and line[place - 1].low in lists.DAYS:
        while place < last and line[place].text[0].isdigit():
            place += 1
        return place
    core = last
    while core > place and line[core - 1].is_name:
        core -= 1
    if core > place and line[core - 1].low in lists.DETERMINERS:
        core -= 1
    if place < core < last and line[core - 1].low not in lists.PREPOSITIONS:
        return core
    if core == last and line[last - 1].low in lists.PRONOUNS:
        return last - 1
    for at in range(place, last):
        if line[at].low in lists.DETERMINERS and line[at - 1].low not in (
            lists.PREPOSITIONS
        ):
            return at
    return last


def _with_apposition(line: Sequence[Unit], comma: int) -> tuple[int, int] | None:
    """ "Jane Roe, the mayor, said": the phrase with what stands between its commas."""
    starts, place = [], comma - 1
    while place >= 0 and comma - place < _REACH:
        unit = line[place]
        if unit.quote is not None and not inner(unit):
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
        if head < end and starts_phrase(line[head]) and not _has_verb(line, head, end):
            if line[head].low in lists.SUBJECT_PRONOUNS or _circumstance(line[end + 1]):
                return head, end
            return head, comma
    head = _phrase_start(line, comma)
    return (head, comma) if head < comma and len(starts) > 1 else None


def acts(line: Sequence[Unit], first: int, last: int) -> bool:
    """Whether a stretch of words holds a verb, so that it is no mere name."""
    return _has_verb(line, first, last) or any(
        _past(line, at) for at in range(first, last)
    )


def _circumstance(unit: Unit) -> bool:
    """Whether what stands between commas tells how or when, not who."""
    how = unit.low.endswith(("ing", "ed")) or is_adverb(unit)
    when = unit.low in lists.PREPOSITIONS
    return unit.low in lists.ASIDES or (unit.is_word and (how or when))


def _trim_conjunction(line: Sequence[Unit], first: int, last: int) -> int:
    while first < last and (
        line[first].low in lists.CONJUNCTIONS or is_adverb(line[first])
    ):
        first += 1
    return first


def _has_verb(line: Sequence[Unit], first: int, last: int) -> bool:
    return any(
        verbish(line[at])
        or (line[at].quote is None and is_finite(line, at, False) and at > first)
        for at in range(first, last)
    )


def _with_aside(line: Sequence[Unit], dash: int) -> tuple[int, int] | None:
    """ "Jane Roe — the mayor — said": the phrase with what stands between dashes."""
    place = dash - 1
    while place > 0 and dash - place < _REACH and line[place].text not in DASHES:
        place -= 1
    if place <= 0 or line[place].text not in DASHES:
        return None
    first = _phrase_start(line, place)
    return (first, dash) if first < place else None


def phrase_after(line: Sequence[Unit], first: int) -> tuple[int, int] | None:
    """The unit range of the noun phrase that begins at `first`, with appositions."""
    if first >= len(line) or not starts_phrase(line[first]):
        return None
    if line[first].low in lists.SUBJECT_PRONOUNS:
        return first, first + 1
    described = not line[first].is_name
    place, comma = first, False
    while place < len(line) and place - first < _REACH:
        if (after := past_parenthesis(line, place)) > place:
            place = after
            continue
        unit = line[place]
        following = line[place + 1] if place + 1 < len(line) else None
        if unit.text in (";", ":", "…") or unit.text in DASHES:
            break
        if unit.quote is not None and not inner(unit):
            break
        if unit.low == ",":
            if following is None or not _apposes(line, place + 1):
                break
            comma = True
        elif unit.text in STOPS and not abbreviated(line, place):
            break
        elif unit.low == "who" and place > first:
            comma = True
        elif not comma and place > first and _leaves_phrase(line, place, described):
            break
        place += 1
    return first, place


def _apposes(line: Sequence[Unit], place: int) -> bool:
    unit = line[place]
    if unit.quote is not None or not unit.is_word:
        return False
    if unit.low in lists.ASIDES or low_at(line, place + 2).endswith("ing"):
        return False
    if unit.low in lists.DAYS or unit.low in lists.SUBJECT_PRONOUNS:
        return False
    return starts_phrase(unit)


def _leaves_phrase(line: Sequence[Unit], place: int, described: bool) -> bool:
    low = line[place].low
    following = line[place + 1 : place + 4]
    if low in lists.DAYS and low != "march":
        return True
    if low in lists.PREPOSITIONS:
        if low == "of":
            return False
        if any(unit.low in lists.OCCASIONS_AND_DAYS for unit in following):
            return True
        return not (described and low in ("for", "to", "from", "with", "at", "in"))
    if line[place].text == "(":
        return False
    return (
        low in lists.SUBORDINATORS
        or (low in lists.CONJUNCTIONS and not _joins(line, place, len(line)))
        or verbish(line[place])
        or is_adverb(line[place])
    )


def main_subject(line: Sequence[Unit], limit: int) -> tuple[int, int] | None:
    """The first noun phrase of the sentence, past its opening adverbials."""
    limit = min(limit, _REACH)
    first = _past_adverbials(line, limit)
    if first >= limit:
        return None
    last = first + 1
    if line[first].low not in lists.SUBJECT_PRONOUNS:
        while last < limit:
            after = past_parenthesis(line, last)
            if after == last and not _in_subject(line, first, last):
                break
            last = max(after, last + 1)
    return first, last


def _past_adverbials(line: Sequence[Unit], limit: int) -> int:
    """Where the first noun phrase begins that is not led by "in", "while", "-ing"."""
    first = 0
    while first < limit:
        unit = line[first]
        if unit.quote is not None or not unit.is_word:
            first += 1
        elif (
            unit.low in lists.PREPOSITIONS
            or unit.low in lists.SUBORDINATORS
            or (unit.low.endswith("ing") and first == 0)
        ):
            while first < limit and line[first].low != ",":
                first += 1
        elif unit.low in lists.DAYS and low_at(line, first + 1) in lists.TIMES:
            first += 2
        elif starts_phrase(unit) and not unit.text[0].isdigit():
            break
        else:
            first += 1
    return first


def _in_subject(line: Sequence[Unit], first: int, place: int) -> bool:
    unit = line[place]
    if unit.text == "." and abbreviated(line, place):
        return True
    if not unit.is_word or verbish(unit) or is_adverb(unit):
        return False
    if unit.low in lists.REPORTING or unit.low in lists.SUBORDINATORS:
        return False
    if unit.low in lists.CONJUNCTIONS:
        return _joins(line, place, len(line))
    if line[place - 1].is_proper and line[first].is_proper and not unit.is_name:
        return unit.low == "of" or _leads_to_name(line, place)
    if unit.low.endswith(("ed", "ing")) and unit.text[0].islower():
        return line[place - 1].low.endswith(("'s", "s'"))
    return unit.low not in lists.RELATIVES


def _leads_to_name(line: Sequence[Unit], place: int) -> bool:
    """ "Republican presidential candidate Jane Roe": a few nouns before the name."""
    if line[place - 1].low.endswith(("'s", "s'")):
        return True
    for unit in line[place : place + 4]:
        if unit.is_proper:
            return True
        if (
            not unit.is_word
            or not starts_phrase(unit)
            or unit.low.endswith("ed")
            or unit.low in lists.DETERMINERS
        ):
            return False
    return False


def span(line: Sequence[Unit], first: int, last: int) -> tuple[int, int] | None:
    """The text from unit `first` up to, not including, unit `last`, trimmed."""
    while last > first and line[last - 1].text in (",", ";", ":", "-", "—", "–"):
        last -= 1
    while first < last and not line[first].is_word and line[first].quote is None:
        first += 1
    if first >= last:
        return None
    return line[first].start, line[last - 1].end
