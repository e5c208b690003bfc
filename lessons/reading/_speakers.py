"""Who said it: the noun phrase and the reporting verb that go with a quotation.

Rules over words and commas, in the line of Krestel and others (2008), O'Keefe and
others (2012) and Pareti (2015): a clause beside the marks, the nearest reporting verb
before them, an attribution later in the sentence, a name and a colon.  No tagger and no
parser, so each rule can be read and doubted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lessons.reading import _attribution as lists
from lessons.reading._phrases import (
    acts,
    inner,
    main_subject,
    phrase_after,
    span,
    subject_before,
)
from lessons.reading._units import (
    DASHES,
    STOPS,
    Unit,
    abbreviated,
    is_finite,
    is_participle,
    last_char,
    low_at,
    starts_phrase,
)

_REACH = 60  # units: how far from a quotation its attribution may stand
_TRIES = 8  # words that may report: more in a row are no prose
_NEAR = 6  # units: how near to the marks a verb that seldom reports must stand


@dataclass(frozen=True, slots=True)
class Source:
    """Where the speaker and the verb stand in the text; either may be missing."""

    speaker: tuple[int, int] | None
    verb: tuple[int, int] | None


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
    if unit.text not in STOPS:
        return False
    if following.text in (")", "]") or following.text in STOPS:
        return False
    if not (following.quote or following.text[0] in "([—–-" or _capital(following)):
        return False
    return not (unit.text == "." and place and abbreviated(line, place))


def _capital(unit: Unit) -> bool:
    return unit.text[0].isupper() or unit.text[0].isdigit()


def _ends_with_quote(line: Sequence[Unit], place: int, text: str) -> bool:
    ending = last_char(text, line[place].quote)
    if ending not in ".?!…" or line[place + 1].low in (",", ";", ":"):
        return False
    following = line[place + 1]
    if following.quote is not None:
        return True
    if not _capital(following):
        return not following.is_word and following.text not in DASHES
    clause = _clause_after(line, place)
    if clause is None:
        return True
    introduced = place > 0 and line[place - 1].text in (":", ",")
    verb = clause[2]
    attribution = is_finite(line, verb, True) and _bare(line, verb)
    return ending == "." and (introduced or not attribution)


def _bare(line: Sequence[Unit], verb: int) -> bool:
    """Whether the sentence stops at its verb, as an attribution may."""
    return verb + 1 >= len(line) or line[verb + 1].text in (".", ",")


# --- clauses -------------------------------------------------------------------------

_Clause = tuple[int, int, int]  # first and last unit of the speaker, unit of the verb


def _candidates(line: Sequence[Unit], places: range) -> list[int]:
    """The first few places, in the order given, of words that may report."""
    near = places[:_REACH]
    return [at for at in near if line[at].low in lists.CUES][:_TRIES]


def _clause_after(line: Sequence[Unit], place: int) -> _Clause | None:
    """An attribution right after the quotation: "she said", "said the mayor"."""
    first = place + 1
    while first < len(line) and (line[first].text in DASHES or line[first].low == ","):
        first += 1
    if first >= len(line) or line[first].quote is not None:
        return None
    if _according(line, first):
        phrase = _according_phrase(line, first)
        return (*phrase, first) if phrase else None
    if is_finite(line, first, True):
        phrase = phrase_after(line, first + 1)
        return (*phrase, first) if phrase else None
    if not starts_phrase(line[first]):
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
    described = False
    for verb in range(first + 1, min(first + _REACH, len(line))):
        unit = line[verb]
        if unit.quote is not None and not inner(unit):
            return None
        if unit.text in STOPS and not abbreviated(line, verb):
            return None
        described = described or (unit.low == "who" and line[verb - 1].is_word)
        if unit.quote is None and is_finite(line, verb, True):
            if described and line[verb - 1].low != "who":
                return first, verb, verb
            subject = subject_before(line, verb)
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
    phrase = phrase_after(line, place + 2)
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
    for verb in _candidates(line, range(place - 1, -1, -1)):
        if _according(line, verb):
            phrase = _according_phrase(line, verb)
            if phrase:
                return (*phrase, verb)
        if place - verb > _NEAR and _weak(line[verb]):
            continue
        if is_finite(line, verb, True):
            subject = _inverted(line, verb) or subject_before(line, verb)
            if subject and _under_report(line, subject):
                continue
            subject = subject or _governing_subject(line, verb)
            if subject:
                return (*subject, verb)
        elif is_participle(line, verb):
            if low_at(line, verb - 1) == "as" and (clause := _quoting(line, verb)):
                return clause
            subject = _governing_subject(line, verb)
            if subject:
                return (*subject, verb)
    return None


def _inverted(line: Sequence[Unit], verb: int) -> tuple[int, int] | None:
    """The subject after the verb in "“…,” says Roe, “…”" and ", says Roe, ...."."""
    if not verb or not (line[verb - 1].quote or line[verb - 1].low == ","):
        return None
    phrase = phrase_after(line, verb + 1)
    if phrase is None or line[verb - 1].quote:
        return phrase
    name = line[phrase[0]].is_proper and line[phrase[0]].low not in lists.DAYS
    aside = low_at(line, phrase[1]) == ","
    return phrase if name and aside and line[verb].low in lists.INVERTING else None


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
    if line[first - 1].low in ("that", "because"):
        outer = _candidates(line, range(first - 2, -1, -1))
        return any(is_finite(line, at, True) for at in outer)
    return line[first - 1].quote is None and is_finite(line, first - 1, True)


def _governing_subject(line: Sequence[Unit], verb: int) -> tuple[int, int] | None:
    """The subject that an "-ing" form leans on."""
    for place in _candidates(line, range(verb - 1, -1, -1)):
        if is_finite(line, place, False):
            subject = subject_before(line, place)
            if subject and line[subject[0]].low not in lists.RELATIVES:
                return subject
    return main_subject(line, verb)


def _later(line: Sequence[Unit], place: int) -> _Clause | None:
    """An attribution that closes the sentence: "…, the company said."."""
    for verb in _candidates(line, range(place + 1, len(line))):
        if _according(line, verb):
            phrase = _according_phrase(line, verb)
            if phrase:
                return (*phrase, verb)
        if not is_finite(line, verb, True):
            continue
        if line[verb - 1].low == ",":
            phrase = phrase_after(line, verb + 1)
            if phrase:
                return (*phrase, verb)
        subject = subject_before(line, verb)
        if subject and subject[0] > place:
            before = line[subject[0] - 1]
            if before.low == "," or before.quote is not None:
                return (*subject, verb)
    return None


def _before_colon(line: Sequence[Unit], place: int) -> _Clause | None:
    """ "Jane Roe: “…”"."""
    if place and line[place - 1].text == ":":
        first = place - 1
        while first and place - first < 12 and line[first - 1].text not in DASHES:
            first -= 1
        if line[first].low in lists.PREPOSITIONS:
            first += 1
        if place - 1 - first <= 10 and not acts(line, first, place - 1):
            return first, place - 1, place - 1
    return None


def _quoted_as(line: Sequence[Unit], clause: _Clause) -> _Clause:
    """ "the agency quoted Mr Roe as saying": Mr Roe spoke, not the agency."""
    _, _, verb = clause
    if line[verb].low not in ("quoted", "quotes", "quoting"):
        return clause
    phrase = phrase_after(line, verb + 1)
    if phrase is None:
        return clause
    first, last = phrase
    for place in range(first, min(last + 3, len(line))):
        if line[place].low in ("saying", "telling"):
            end = place - 1 if line[place - 1].low == "as" else place
            return first, min(last, end), place
    return clause


def source_in_sentence(line: Sequence[Unit], place: int, text: str) -> Source | None:
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
    speaker = span(line, first, last)
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
        if line[verb].low not in lists.CUES:
            continue
        if _according(line, verb):
            phrase = _according_phrase(line, verb)
            if phrase:
                return as_source(line, (*phrase, verb))
        if is_finite(line, verb, False) and not _disputes(line, verb):
            subject = subject_before(line, verb) or main_subject(line, verb)
            if subject and line[subject[0]].low not in lists.NO_SOURCE:
                return as_source(line, (*subject, verb))
    return None


def subject_source(line: Sequence[Unit], limit: int) -> Source | None:
    """The subject of a sentence that has no reporting verb, as the likely speaker."""
    subject = main_subject(line, limit)
    speaker = span(line, *subject) if subject else None
    return Source(speaker, None) if speaker else None


def names_somebody(line: Sequence[Unit], source: Source) -> bool:
    """Whether a sentence's subject is a name, "he", "she" or "they"."""
    first = next(unit for unit in line if unit.start == source.speaker[0])
    return first.is_proper or first.low in ("he", "she", "they")


def gives_a_name(text: str, source: Source) -> bool:
    """ "In what Moscow called “…”": the source names a thing and tells nothing."""
    if source.speaker is None:
        return False
    start = source.speaker[0]
    before = text[max(0, start - 12) : start].lower().split()
    return before[-1:] in (["what"], ["which"], ["whom"])
