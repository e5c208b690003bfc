"""Who said it: the noun phrase and the reporting verb that go with a quotation.

Rules over words and commas, in the line of Krestel and others (2008), O'Keefe and
others (2012) and Pareti (2015): a clause beside the marks, the nearest reporting verb
before them, an attribution later in the sentence, a name and a colon.  No tagger and no
parser, so each rule can be read and doubted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lessons.reading import _attribution as lists
from lessons.reading._marks import Marked

_LETTER = r"[^\s.,;:?!()\[\]{}\"“”„«»‹›‘’'—–―…`<>=|*-]"
_UNIT = re.compile(
    rf"\d[\d,.]*\d%?(?![-\w])|{_LETTER}+(?:['’.-](?={_LETTER}){_LETTER}+)*(?:['’](?=\s|$))?"
    r"|\.{2,}|--+|\S"
)
_REACH = 60  # units: how far from a quotation its attribution may stand
_NEAR = 6  # units: how near to the marks a verb that seldom reports must stand
_DASHES = frozenset("—–―-") | {"--", "---"}
_STOPS = frozenset(".?!")


@dataclass(frozen=True, slots=True)
class Unit:
    """A word, a punctuation mark, or a whole passage in marks as one unit."""

    start: int
    end: int
    text: str
    low: str
    quote: Marked | None = None

    @property
    def is_word(self) -> bool:
        return self.quote is None and (self.text[0].isalnum() or self.text[0] in "@#$")

    @property
    def is_name(self) -> bool:
        return self.is_word and (self.text[0].isupper() or self.text[0] in "@#")


    @property
    def is_proper(self) -> bool:
        return self.is_name and self.low not in lists.DETERMINERS | lists.PRONOUNS


@dataclass(frozen=True, slots=True)
class Source:
    """A speaker's place in the text and the place of the verb; either may be missing."""

    speaker: tuple[int, int] | None
    verb: tuple[int, int] | None


def units(text: str, start: int, end: int, marks: Sequence[Marked]) -> list[Unit]:
    """The words and punctuation of `text[start:end]`, each passage in marks as one."""
    found: list[Unit] = []
    for mark in marks:
        found.extend(_plain(text, start, mark.outer_start))
        words = text[mark.outer_start : mark.outer_end]
        found.append(Unit(mark.outer_start, mark.outer_end, words, "", mark))
        start = mark.outer_end
    found.extend(_plain(text, start, end))
    return found


def _plain(text: str, start: int, end: int) -> list[Unit]:
    return [
        Unit(*match.span(), match.group(), match.group().lower().replace("’", "'"))
        for match in _UNIT.finditer(text, start, end)
    ]


# --- sentences -----------------------------------------------------------------------


def sentences(line: Sequence[Unit], text: str) -> list[list[Unit]]:
    """The units of one paragraph cut into sentences, passages in marks kept whole."""
    found: list[list[Unit]] = []
    first = 0
    for place in range(len(line)):
        if _ends_sentence(line, place, text):
            found.append(list(line[first : place + 1]))
            first = place + 1
    if first < len(line):
        found.append(list(line[first:]))
    return found


def _ends_sentence(line: Sequence[Unit], place: int, text: str) -> bool:
    if place + 1 == len(line):
        return True
    unit, following = line[place], line[place + 1]
    if unit.quote is not None:
        return _ends_with_quote(line, place, text)
    if unit.text not in _STOPS:
        return False
    if following.text in (")", "]") or following.text in _STOPS:
        return False
    if not (following.quote or following.text[0] in "([—–-" or _capital(following)):
        return False
    before = line[place - 1] if place else unit
    if unit.text == "." and before.end == unit.start and before.is_word:
        return before.low not in lists.ABBREVIATIONS and not _initial(before)
    return True


def _capital(unit: Unit) -> bool:
    return unit.text[0].isupper() or unit.text[0].isdigit()


def _initial(unit: Unit) -> bool:
    return len(unit.text) == 1 and unit.text.isupper() and unit.text != "I"


def _ends_with_quote(line: Sequence[Unit], place: int, text: str) -> bool:
    ending = last_char(text, line[place].quote)
    if ending not in ".?!…" or line[place + 1].low in (",", ";", ":"):
        return False
    following = line[place + 1]
    if following.quote is not None:
        return True
    if not _capital(following):
        return not following.is_word and following.text not in _DASHES
    clause = _clause_after(line, place)
    if clause is None:
        return True
    return ending == "." and not _bare(line, clause[2])


def _bare(line: Sequence[Unit], verb: int) -> bool:
    """Whether the sentence stops at its verb, as an attribution may."""
    return verb + 1 >= len(line) or line[verb + 1].text in (".", ",")


def last_char(text: str, mark: Marked | None) -> str:
    """The last character inside the marks."""
    if mark is None:
        return ""
    end = mark.end
    while end > mark.start and (text[end - 1].isspace() or text[end - 1] in "’'”\""):
        end -= 1
    return text[end - 1] if end > mark.start else ""


# --- words ---------------------------------------------------------------------------


def _low(line: Sequence[Unit], place: int) -> str:
    """The word at a place in lower case, or nothing beyond the sentence."""
    return line[place].low if 0 <= place < len(line) else ""


def _is_adverb(unit: Unit) -> bool:
    low = unit.low
    return low in lists.ADVERBS or (low.endswith("ly") and unit.text[0].islower())


def _is_finite(line: Sequence[Unit], place: int, beside: bool) -> bool:
    """Whether a unit is a reporting verb in a tense, not a noun that looks like one."""
    low = line[place].low
    if low not in lists.REPORTING or line[place].text[0].isupper():
        return False
    if lists.LEMMA[low] in lists.ONLY_WITH_BACK and _low(line, place + 1) != "back":
        return False
    if not beside and lists.LEMMA[low] in lists.ONLY_BESIDE_MARKS:
        return False
    before = line[place - 1] if place else None
    if before is None or before.quote is not None:
        return low in lists.FINITE
    if low in lists.PAST and (
        low not in lists.BASE
        or (low == "read" and beside)
        or (low == "put" and _low(line, place + 1) == "it")
    ):
        if before.low in ("be", "been", "being", "is", "are", "was", "were", "the", "a"):
            return False
        return before.low not in lists.DETERMINERS or before.low in lists.PRONOUNS
    if low in lists.ING or (low in lists.THIRD and _is_plural_noun(
        line, place, beside
    )):
        return False
    noun_before = before.low in lists.DETERMINERS or before.low.endswith(("'s", "s'"))
    if before.low in lists.SUBJECT_PRONOUNS:
        return True
    if noun_before or before.low in lists.PREPOSITIONS:
        return False
    if low in lists.THIRD:
        return (before.is_word and not before.low.endswith("s")) or before.is_name or (
            not before.is_word
        )
    return (
        before.low in ("who", "not", "don't")
        or before.low.endswith("s")
        or before.low in ("people", "allies", "men", "women", "police")
    )


def _is_plural_noun(line: Sequence[Unit], place: int, beside: bool) -> bool:
    """Whether "claims", "reports" and the like are nouns: no object follows."""
    if line[place].low not in lists.NOUN_LIKE or place + 1 == len(line):
        return False
    following = line[place + 1]
    return not (
        following.quote
        or (beside
        and following.low in (".", ","))
        or following.low in (",", ":", "that", "it", "him", "them")
        or following.is_name
        or following.low in lists.DETERMINERS
        or following.low in lists.SUBJECT_PRONOUNS
    )


def _is_participle(line: Sequence[Unit], place: int) -> bool:
    """Whether a unit is a reporting verb without a subject of its own."""
    low = line[place].low
    if low in lists.ING:
        return lists.LEMMA[low] not in lists.ONLY_WITH_BACK
    before = line[place - 1].low if place else ""
    return low in lists.BASE and before == "to"


def _verbish(unit: Unit) -> bool:
    if not unit.is_word or unit.text[0].isupper():
        return False
    return unit.low in lists.AUXILIARIES or unit.low in lists.COMMON_VERBS


def _starts_phrase(unit: Unit) -> bool:
    if not unit.is_word:
        return False
    low = unit.low
    if low in lists.PRONOUNS or low in lists.DETERMINERS:
        return True
    if unit.is_name:
        return not (
            low in lists.CONJUNCTIONS
            or low in lists.SUBORDINATORS
            or low in lists.PREPOSITIONS
            or low in lists.ADVERBS
        )
    return not (
        low in lists.CONJUNCTIONS
        or low in lists.SUBORDINATORS
        or low in lists.PREPOSITIONS
        or low in lists.AUXILIARIES
        or low in lists.REPORTING
        or low in lists.COMMON_VERBS
        or _is_adverb(unit)
        or low.endswith("ing")
        or low in lists.RELATIVES
    )


def _span(line: Sequence[Unit], first: int, last: int) -> tuple[int, int] | None:
    """The text from unit `first` up to, not including, unit `last`, trimmed."""
    while last > first and line[last - 1].text in (",", ";", ":", "-", "—", "–"):
        last -= 1
    while first < last and not line[first].is_word and line[first].quote is None:
        first += 1
    if first >= last:
        return None
    return line[first].start, line[last - 1].end


# --- noun phrases --------------------------------------------------------------------


def _subject_before(line: Sequence[Unit], verb: int) -> tuple[int, int] | None:
    """The unit range of the subject that stands before the verb at `verb`."""
    last = verb
    while last and (
        line[last - 1].low in lists.AUXILIARIES
        or (line[last - 1].quote is None and _is_adverb(line[last - 1]))
    ):
        last -= 1
    if not last:
        return None
    before = line[last - 1]
    if before.low in lists.RELATIVES:
        return last - 1, last
    if before.low in lists.SUBJECT_PRONOUNS:
        return last - 1, last
    if before.low in lists.CONJUNCTIONS:
        return None
    if before.low == ",":
        return _with_apposition(line, last - 1)
    if before.text in _DASHES:
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
        if not unit.is_word and not (unit.quote and first < last and _inner(unit)):
            if unit.text == "." and first >= 2 and _abbreviated(line, first - 1):
                first -= 1
                continue
            break
        if unit.low in lists.CONJUNCTIONS and not _joins(line, first - 1, last):
            break
        if _verbish(unit) or unit.low in lists.SUBORDINATORS or _past(line, first - 1):
            break
        if unit.low in lists.FINITE and unit.text[0].islower() and first < last and (
            _is_finite(line, first - 1, False)
        ):
            break
        if unit.low in lists.RELATIVES:
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


def _inner(unit: Unit) -> bool:
    """A short passage in marks may be part of a name."""
    words = unit.text.strip("“”\"‘’'«»„")
    return unit.quote is not None and len(words) < 30 and words[-1:] not in ",.?!…"


def _abbreviated(line: Sequence[Unit], place: int) -> bool:
    before = line[place - 1]
    return before.end == line[place].start and (
        before.low in lists.ABBREVIATIONS or _initial(before)
    )


def _joins(line: Sequence[Unit], place: int, last: int) -> bool:
    """Whether a conjunction joins two names or nouns of one subject."""
    if line[place].low != "and" or place == 0 or place + 1 >= last:
        return False
    left, right = line[place - 1], line[place + 1]
    return left.is_word and _starts_phrase(left) and _starts_phrase(right) and (
        left.is_name == right.is_name or right.low in lists.DETERMINERS
    ) and right.low not in lists.SUBJECT_PRONOUNS


def _trim_lead(line: Sequence[Unit], first: int, last: int) -> int:
    """Skip what leads up to the subject: "On Monday", "But", "In a statement"."""
    while first < last and not _starts_phrase(line[first]):
        low = line[first].low
        if low in lists.PREPOSITIONS and low not in ("like", "as"):
            first = _after_prepositional(line, first, last)
        else:
            first += 1
    return first


def _after_prepositional(line: Sequence[Unit], first: int, last: int) -> int:
    place = first + 1
    while place < last and line[place].low in lists.DETERMINERS | lists.DAYS:
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
        if unit.quote is not None and not _inner(unit):
            break
        if unit.text in (";", ":") or unit.text in _DASHES:
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
        if head < end and _starts_phrase(line[head]) and not _has_verb(line, head, end):
            if line[head].low in lists.SUBJECT_PRONOUNS or _circumstance(line[end + 1]):
                return head, end
            return head, comma
    if len(starts) == 1 or starts:
        head = _phrase_start(line, comma)
        if head < comma and len(starts) > 1:
            return head, comma
    return None


def _acts(line: Sequence[Unit], first: int, last: int) -> bool:
    return _has_verb(line, first, last) or any(
        _past(line, at) for at in range(first, last)
    )


def _circumstance(unit: Unit) -> bool:
    """Whether what stands between commas tells how or when, not who."""
    low = unit.low
    return low in lists.ASIDES or (
        unit.is_word
        and (low.endswith(("ing", "ed")) or low in lists.PREPOSITIONS or _is_adverb(unit))
    )


def _trim_conjunction(line: Sequence[Unit], first: int, last: int) -> int:
    while first < last and (
        line[first].low in lists.CONJUNCTIONS or _is_adverb(line[first])
    ):
        first += 1
    return first


def _has_verb(line: Sequence[Unit], first: int, last: int) -> bool:
    return any(
        _verbish(line[at])
        or (line[at].quote is None and _is_finite(line, at, False) and at > first)
        for at in range(first, last)
    )


def _with_aside(line: Sequence[Unit], dash: int) -> tuple[int, int] | None:
    """ "Jane Roe — the mayor — said": the phrase with what stands between dashes."""
    place = dash - 1
    while place > 0 and dash - place < _REACH and line[place].text not in _DASHES:
        place -= 1
    if place <= 0 or line[place].text not in _DASHES:
        return None
    first = _phrase_start(line, place)
    return (first, dash) if first < place else None


def _phrase_after(line: Sequence[Unit], first: int) -> tuple[int, int] | None:
    """The unit range of the noun phrase that begins at `first`, with appositions."""
    if first >= len(line) or not _starts_phrase(line[first]):
        return None
    if line[first].low in lists.SUBJECT_PRONOUNS:
        return first, first + 1
    described = not line[first].is_name
    place, comma = first, False
    while place < len(line) and place - first < _REACH:
        unit = line[place]
        following = line[place + 1] if place + 1 < len(line) else None
        if unit.text in (";", ":", "…") or unit.text in _DASHES:
            break
        if unit.quote is not None and not _inner(unit):
            break
        if unit.low == ",":
            if following is None or not _apposes(line, place + 1):
                break
            comma = True
        elif unit.text in _STOPS and not _abbreviated(line, place):
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
    if unit.low in lists.ASIDES:
        return False
    if unit.low in lists.DAYS or unit.low in lists.SUBJECT_PRONOUNS:
        return False
    return _starts_phrase(unit)


def _leaves_phrase(line: Sequence[Unit], place: int, described: bool) -> bool:
    low = line[place].low
    following = line[place + 1 : place + 4]
    if low in lists.DAYS and low != "march":
        return True
    if low in lists.PREPOSITIONS:
        if low == "of":
            return False
        if any(unit.low in lists.OCCASIONS | lists.DAYS for unit in following):
            return True
        return not (described and low in ("for", "to", "from", "with", "at", "in"))
    if line[place].text == "(":
        return False
    return (
        low in lists.SUBORDINATORS
        or (low in lists.CONJUNCTIONS
        and not _joins(line, place, len(line)))
        or _verbish(line[place])
        or _is_adverb(line[place])
    )


# --- clauses -------------------------------------------------------------------------

_Clause = tuple[int, int, int]  # first and last unit of the speaker, unit of the verb


def _clause_after(line: Sequence[Unit], place: int) -> _Clause | None:
    """An attribution right after the quotation: "she said", "said the mayor"."""
    first = place + 1
    while first < len(line) and (line[first].text in _DASHES or line[first].low == ","):
        first += 1
    if first >= len(line) or line[first].quote is not None:
        return None
    if _according(line, first):
        phrase = _according_phrase(line, first)
        return (*phrase, first) if phrase else None
    if _is_finite(line, first, True):
        phrase = _phrase_after(line, first + 1)
        return (*phrase, first) if phrase else None
    if not _starts_phrase(line[first]):
        return None
    return _first_clause(line, first) or _loose_clause(line, first)


def _loose_clause(line: Sequence[Unit], first: int) -> _Clause | None:
    """A name or pronoun and any verb in the past: "Roe went on", "she grinned"."""
    last = first + 1
    while last < len(line) and line[first].is_name and line[last].is_name:
        last += 1
    if last >= len(line) or not (
        line[first].is_name or line[first].low in lists.SUBJECT_PRONOUNS
    ):
        return None
    verb = line[last]
    spoken = verb.low.endswith("ed") or verb.low in lists.COMMON_VERBS
    return (first, last, last) if spoken and verb.text[0].islower() else None


def _first_clause(line: Sequence[Unit], first: int) -> _Clause | None:
    """Subject and verb when the subject begins at `first`."""
    for verb in range(first + 1, min(first + _REACH, len(line))):
        unit = line[verb]
        if unit.quote is not None and not _inner(unit):
            return None
        if unit.text in _STOPS and not _abbreviated(line, verb):
            return None
        if unit.quote is None and _is_finite(line, verb, True):
            subject = _subject_before(line, verb)
            if subject is None or line[subject[0]].low in lists.RELATIVES:
                continue
            if subject[0] == first:
                return (*subject, verb)
            return None
    return None


def _according(line: Sequence[Unit], place: int) -> bool:
    return (
        line[place].low == "according"
        and place + 2 < len(line)
        and line[place + 1].low == "to"
    )


def _according_phrase(line: Sequence[Unit], place: int) -> tuple[int, int] | None:
    """The source after "according to"; at the head of a sentence, up to its comma."""
    phrase = _phrase_after(line, place + 2)
    if phrase is None or place:
        return phrase
    first, last = phrase
    for at in range(first, last):
        if line[at].low == ",":
            return first, at
    return phrase


def _weak(unit: Unit) -> bool:
    """Whether a verb reports only right beside quotation marks."""
    return lists.LEMMA.get(unit.low) in lists.ONLY_BESIDE_MARKS


def _nearest_before(line: Sequence[Unit], place: int) -> _Clause | None:
    """The nearest reporting verb before the quotation, with its subject."""
    for verb in range(place - 1, max(-1, place - _REACH), -1):
        if line[verb].quote is not None:
            continue
        if _according(line, verb):
            phrase = _according_phrase(line, verb)
            if phrase:
                return (*phrase, verb)
        if place - verb > _NEAR and _weak(line[verb]):
            continue
        if _is_finite(line, verb, True):
            subject = _subject_before(line, verb)
            if subject and _under_report(line, subject):
                continue
            subject = subject or _governing_subject(line, verb)
            if subject:
                return (*subject, verb)
        elif _is_participle(line, verb):
            if _low(line, verb - 1) == "as" and (clause := _quoting(line, verb)):
                return clause
            subject = _governing_subject(line, verb)
            if subject:
                return (*subject, verb)
    return None


def _quoting(line: Sequence[Unit], verb: int) -> _Clause | None:
    """ "The agency quoted Mr Roe as saying “…”": the words are Mr Roe's."""
    for place in range(verb - 2, max(-1, verb - _REACH), -1):
        if line[place].low in ("quoted", "quotes", "quoting", "cited"):
            return (place + 1, verb - 1, verb) if place + 1 < verb - 1 else None
    return None


def _under_report(line: Sequence[Unit], subject: tuple[int, int]) -> bool:
    """ "Roe said he hopes “…”": the outer clause names the speaker."""
    first, last = subject
    if last - first > 1 or line[first].low not in lists.SUBJECT_PRONOUNS or not first:
        return False
    before = first - 1
    if line[before].low == "that" and before:
        before -= 1
    return line[before].quote is None and _is_finite(line, before, True)


def _governing_subject(line: Sequence[Unit], verb: int) -> tuple[int, int] | None:
    """The subject that an "-ing" form leans on."""
    for place in range(verb - 1, max(-1, verb - _REACH), -1):
        if line[place].quote is None and _is_finite(line, place, False):
            subject = _subject_before(line, place)
            if subject and line[subject[0]].low not in lists.RELATIVES:
                return subject
    return main_subject(line, verb)


def main_subject(line: Sequence[Unit], limit: int) -> tuple[int, int] | None:
    """The first noun phrase of the sentence, past its opening adverbials."""
    first = 0
    while first < limit:
        unit = line[first]
        if unit.quote is not None or not unit.is_word:
            first += 1
        elif (
            unit.low in lists.PREPOSITIONS
            or unit.low in lists.SUBORDINATORS
            or (unit.low.endswith("ing")
            and first == 0)
        ):
            while first < limit and line[first].low != ",":
                first += 1
        elif _starts_phrase(unit) and not unit.text[0].isdigit():
            break
        else:
            first += 1
    if first >= limit:
        return None
    phrase = _phrase_after(line, first)
    if phrase is None:
        return None
    last = first + 1
    if line[first].low not in lists.SUBJECT_PRONOUNS:
        while last < limit and _in_subject(line, first, last):
            last += 1
    return first, last


def _in_subject(line: Sequence[Unit], first: int, place: int) -> bool:
    unit = line[place]
    if unit.text in "()":
        return unit.text == "(" or place > first + 1
    if unit.text == "." and _abbreviated(line, place):
        return True
    if not unit.is_word or _verbish(unit) or _is_adverb(unit):
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
        if not unit.is_word or not _starts_phrase(unit) or unit.low.endswith("ed") or (
            unit.low in lists.DETERMINERS
        ):
            return False
    return False


def _later(line: Sequence[Unit], place: int) -> _Clause | None:
    """An attribution that closes the sentence: "…, the company said."."""
    for verb in range(place + 1, min(place + _REACH, len(line))):
        if line[verb].quote is not None:
            continue
        if _according(line, verb):
            phrase = _according_phrase(line, verb)
            if phrase:
                return (*phrase, verb)
        if not _is_finite(line, verb, True):
            continue
        if line[verb - 1].low == ",":
            phrase = _phrase_after(line, verb + 1)
            if phrase:
                return (*phrase, verb)
        subject = _subject_before(line, verb)
        if subject and subject[0] > place:
            before = line[subject[0] - 1]
            if before.low == "," or before.quote is not None:
                return (*subject, verb)
    return None


def _before_colon(line: Sequence[Unit], place: int) -> _Clause | None:
    """ "Jane Roe: “…”"."""
    if place and line[place - 1].text == ":":
        first = place - 1
        while first and place - first < 12 and line[first - 1].text not in _DASHES:
            first -= 1
        if line[first].low in lists.PREPOSITIONS:
            first += 1
        if place - 1 - first <= 10 and not _acts(line, first, place - 1):
            return first, place - 1, place - 1
    return None


def _quoted_as(line: Sequence[Unit], clause: _Clause) -> _Clause:
    """ "the agency quoted Mr Roe as saying": Mr Roe spoke, not the agency."""
    _, _, verb = clause
    if line[verb].low not in ("quoted", "quotes", "quoting"):
        return clause
    phrase = _phrase_after(line, verb + 1)
    if phrase is None:
        return clause
    first, last = phrase
    for place in range(first, min(last + 3, len(line))):
        if line[place].low in ("saying", "telling"):
            end = place - 1 if line[place - 1].low == "as" else place
            return first, min(last, end), place
    return clause


def source_in_sentence(
    line: Sequence[Unit], place: int, text: str
) -> Source | None:
    """The source of the quotation at unit `place`, if its own sentence names one."""
    unit = line[place]
    ending = last_char(text, unit.quote)
    comma = place + 1 < len(line) and line[place + 1].low == ","
    clause = None
    if comma or (ending and ending in ",?!….—–-"):
        clause = _clause_after(line, place)
    if clause and ending and ending in "?!" and line[place - 1].text in (",", ":"):
        clause = _nearest_before(line, place) or clause
    clause = (
        clause
        or _nearest_before(line, place)
        or _later(line, place)
        or _before_colon(line, place)
    )
    return as_source(line, clause) if clause else None


def as_source(line: Sequence[Unit], clause: _Clause) -> Source:
    """A clause's units as places in the text."""
    first, last, verb = _quoted_as(line, clause)
    speaker = _span(line, first, last)
    end = line[verb + 1].end if line[verb].low == "according" else line[verb].end
    is_verb = line[verb].is_word
    return Source(speaker, (line[verb].start, end) if is_verb else None)


def _disputes(line: Sequence[Unit], verb: int) -> bool:
    """ "They argued over who goes first" reports no words."""
    following = line[verb + 1].low if verb + 1 < len(line) else ""
    return following in ("over", "with") or (
        line[verb].low == "reported" and following == "to"
    )


def statement_source(line: Sequence[Unit]) -> Source | None:
    """The source that a sentence without speech is attributed to, if there is one."""
    for verb in range(len(line)):
        if line[verb].quote is not None:
            continue
        if _according(line, verb):
            phrase = _according_phrase(line, verb)
            if phrase:
                return as_source(line, (*phrase, verb))
        if _is_finite(line, verb, False) and not _disputes(line, verb):
            subject = _subject_before(line, verb) or main_subject(line, verb)
            if subject and line[subject[0]].low not in lists.RELATIVES:
                return as_source(line, (*subject, verb))
    return None
