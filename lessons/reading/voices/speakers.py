"""Who speaks: the source of a passage in marks, of a statement, and the likely one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from sys import intern

from lessons.reading.voices.clauses import (
    Clause,
    clause_beside,
    is_signature,
    signature,
)
from lessons.reading.voices.indirect import Told
from lessons.reading.voices.lexicon import NAMING
from lessons.reading.voices.phrases import Phrase
from lessons.reading.voices.subjects import main_subject
from lessons.reading.voices.units import Unit, low_at
from lessons.reading.voices.verbs import FINITE

Place = tuple[int, int]  # offsets in the text


@dataclass(frozen=True, slots=True)
class Source:
    """Where the speaker and the verb stand in the text; either may be missing."""

    speaker: Place | None
    verb: Place | None
    begins: int = 0  # the offset from which the sentence is this source's

    def in_words(self, text: str) -> tuple[str | None, str | None]:
        """The speaker and the verb as they are written."""
        return _words(text, self.speaker), _words(text, self.verb)


def _words(text: str, place: Place | None) -> str | None:
    # The same few words again and again: each is kept once.
    return None if place is None else intern(text[slice(*place)])


NOBODY = Source(None, None)


def source_beside(line: Sequence[Unit], place: int, told: Told) -> Source | None:
    """The source of the passage in marks at `place`, if its own sentence names one."""
    clause = clause_beside(line, place)
    if clause is None:
        return None
    source = _source(line, clause)
    if max(clause.first, clause.verb) > told.opening:
        return source
    return _from(line, source, min(told.before(place), default=0))


def source_around(line: Sequence[Unit], place: int, told: Told) -> Source | None:
    """The source of what a passage in marks stands in: "Roe fears that “it” fell"."""
    before = told.before(place)
    if not before:
        return None
    return _from(line, _source(line, told.clauses[len(before) - 1]), min(before))


def statement_source(line: Sequence[Unit], told: Told) -> Source | None:
    """The source that a sentence without speech is attributed to, if there is one."""
    if not told.clauses:
        return None
    return _from(line, _source(line, told.clauses[told.main]), min(told.begins))


def _from(line: Sequence[Unit], source: Source, begin: int) -> Source:
    return replace(source, begins=line[begin].start)


def signature_source(line: Sequence[Unit], *, bare: bool) -> Source | None:
    """Whose name a line is, behind a dash or in brackets; `bare`: or by itself."""
    if clause := signature(line, -1):
        return _source(line, clause)
    named = len(line) > 1 and line[1].is_proper and is_signature(line)
    if bare and named and line[-1].is_word:
        return Source(_extent(line, (0, len(line))), None)
    return None


def subject_source(line: Sequence[Unit], limit: int) -> Source | None:
    """The subject of a sentence that has no reporting verb, as the likely speaker."""
    subject = main_subject(line, limit)
    speaker = _extent(line, subject) if subject else None
    return Source(speaker, None) if speaker else None


def names_somebody(line: Sequence[Unit], source: Source) -> bool:
    """Whether a sentence's subject is a name, "he", "she" or "they"."""
    first = line[_begins(line, source)]
    return first.is_proper or first.low in ("he", "she", "they")


def says(line: Sequence[Unit], source: Source) -> bool:
    """Whether a source is named with a verb of saying, so that it may go on."""
    return source.verb is not None and any(
        unit.start == source.verb[0] and unit.low in FINITE for unit in line
    )


def gives_a_name(line: Sequence[Unit], source: Source) -> bool:
    """Whether a source only names a thing: "in what Moscow called “…”"."""
    if source.speaker is None:
        return False
    return low_at(line, _begins(line, source) - 1) in NAMING


def _begins(line: Sequence[Unit], source: Source) -> int:
    """The place of the speaker's first unit."""
    start = source.speaker[0]
    return next(at for at, unit in enumerate(line) if unit.start == start)


def _source(line: Sequence[Unit], clause: Clause) -> Source:
    """A clause's units as places in the text."""
    speaker = _extent(line, clause[:2])
    verb = line[clause.verb]
    if not verb.is_word:
        return Source(speaker, None)
    last = line[clause.verb + 1] if verb.low == "according" else verb
    return Source(speaker, (verb.start, last.end))


def _extent(line: Sequence[Unit], phrase: Phrase) -> Place | None:
    """Where a phrase stands in the text, without the punctuation around it."""
    first, last = phrase
    while last > first and line[last - 1].text in (",", ";", ":", "-", "—", "–"):
        last -= 1
    while first < last and not line[first].is_word and line[first].passage is None:
        first += 1
    return (line[first].start, line[last - 1].end) if first < last else None
