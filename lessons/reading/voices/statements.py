"""A text read from its first sentence to its last: what each says, and whose it is.

Here the sentences meet. A speaker who was named keeps the floor for words in marks that
name nobody; a paragraph that ends in a colon gives the floor to the next one.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from lessons.reading.text import lines, sentences
from lessons.reading.voices.indirect import told_in
from lessons.reading.voices.lexicon import LINKING_ADVERBS
from lessons.reading.voices.marks import PassageInMarks
from lessons.reading.voices.sentences import sentences_of
from lessons.reading.voices.speakers import (
    NOBODY,
    Source,
    gives_a_name,
    names_somebody,
    says,
    signature_source,
    source_around,
    source_beside,
    statement_source,
    subject_source,
)
from lessons.reading.voices.speech import (
    Setting,
    Speech,
    is_speech,
    likely_source,
    setting,
)
from lessons.reading.voices.transcripts import passages
from lessons.reading.voices.units import Unit, units


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence with the speech in it and, where it has one, its source.

    Its units are not kept: there is one for each word of a text.
    """

    start: int
    end: int
    speech: tuple[Speech, ...]
    source: Source | None
    opens: bool  # whether it is the first of its paragraph
    alone: bool  # whether it is nothing but passages in marks

    @classmethod
    def of(
        cls,
        units: Sequence[Unit],
        speech: tuple[Speech, ...],
        source: Source | None,
        opens: bool,
    ) -> Statement:
        """The statement that these units make."""
        alone = all(unit.passage or not unit.is_word for unit in units)
        return cls(units[0].start, units[-1].end, speech, source, opens, alone)


@lru_cache(maxsize=1)  # a text's quotations and its passages are asked together
def statements(text: str) -> tuple[Statement, ...]:
    """Every sentence of `text`, read in order."""
    found: list[Statement] = []
    floor, lead = NOBODY, None
    starts = frozenset(sentence.start for sentence in sentences(text))
    for line in _paragraphs(text):
        if found and (source := _signed(text, found[-1], line)):
            said = replace(found[-1].speech[-1], source=source, named=True)
            found[-1] = replace(found[-1], speech=(*found[-1].speech[:-1], said))
            found.append(Statement.of(line, (), source, opens=True))
            continue
        for number, sentence in enumerate(sentences_of(line, starts)):
            read = _statement(sentence, floor, lead, opens=number == 0)
            floor, lead = _next_floor(read, sentence, floor), None
            found.append(read)
        if line and line[-1].text == ":":
            lead = _lead_in(sentence)
    return tuple(_look_ahead(found))


def _signed(text: str, before: Statement, line: Sequence[Unit]) -> Source | None:
    """Who signs the line after a quotation that stands alone: “…”, then "— Roe"."""
    if not line or not before.alone or not before.speech or before.speech[-1].named:
        return None
    near = text.count("\n", before.end, line[0].start) == 1
    return signature_source(line, bare=near)


# Paragraphs -------------------------------------------------------------------


def _paragraphs(text: str) -> Iterator[list[Unit]]:
    """The units of each line; a passage in marks may run over a line's end."""
    said = deque(passages(text))
    ahead = deque(lines(text))
    while ahead:
        line = ahead.popleft()
        end, inside = line.end, []
        while said and said[0].outer_start < end:
            inside.append(said.popleft())
            while ahead and ahead[0].start < inside[-1].outer_end:
                end = ahead.popleft().end
        yield units(text, line.start, end, inside)


# One sentence -----------------------------------------------------------------


def _statement(
    line: list[Unit], floor: Source, lead: Source | None, *, opens: bool
) -> Statement:
    speech: list[Speech] = []
    told = told_in(line)
    around: Setting | None = None  # most sentences have no passage in marks
    begun = False  # whether a word stands before the quotation
    for place, unit in enumerate(line):
        if unit.passage is None:
            begun = begun or (unit.is_word and unit.low not in LINKING_ADVERBS)
            continue
        source = source_beside(line, place, told)
        source = source or lead or source_around(line, place, told)
        is_named = source is not None
        around = around or setting(line)
        if is_speech(line, place, is_named, around):
            likely = likely_source(line, place) if begun and not is_named else floor
            speech.append(Speech(unit.passage, source or likely, is_named))
    named = (said.source for said in speech if said.named and said.source != lead)
    telling = (source for source in named if not gives_a_name(line, source))
    source = next(telling, None) or statement_source(line, told)
    return Statement.of(line, tuple(speech), source, opens)


# From sentence to sentence ----------------------------------------------------


def _next_floor(read: Statement, line: Sequence[Unit], floor: Source) -> Source:
    """Who a following quotation falls to that has no attribution of its own."""
    if read.speech:
        said = read.speech[-1].source
        return said if said.speaker else floor
    if read.source and says(line, read.source):
        return read.source
    subject = subject_source(line, len(line))
    return subject if subject and names_somebody(line, subject) else floor


def _lead_in(line: Sequence[Unit]) -> Source | None:
    """Who a paragraph that ends in a colon gives the floor to."""
    end = line[-1].end
    awaited = PassageInMarks(end, end, "", end, end, closed=True)
    beside = [*line, Unit(end, end, "", "", awaited)]
    source = source_beside(beside, len(line), told_in(line))
    return source or subject_source(line, len(line))


def _look_ahead(found: list[Statement]) -> list[Statement]:
    """Name those who are named only later: a speech over paragraphs, a text's opening.

    A passage without a closing mark goes on in the next paragraph, so it has the next
    one's speaker.
    """
    following: Source | None = None
    for number in range(len(found) - 1, -1, -1):
        read = found[number]
        if following and read.speech and read.alone:
            said = read.speech[-1]
            if not said.named and (not said.passage.closed or said.source == NOBODY):
                said = replace(said, source=following)
                found[number] = replace(read, speech=(*read.speech[:-1], said))
        following = None
        if found[number].speech and read.opens:
            following = found[number].speech[0].source
    return found
