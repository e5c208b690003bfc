"""Whose words: quotations with their speakers, and a text divided by voice.

**What counts as a quotation.** Words in quotation marks that somebody said or wrote.
One or two words in marks count only when their sentence says who used them; three or
more count when they end like speech or when the sentence names a document; eight or
more always count.  Titles, signs and banners do not: “Welcome Putin” on a giant message
is no speech.  A name that a source gives (“what Moscow called a “special military
operation””) is counted as that source's words, because the sentence says whose it is.

**What a voice is.** "quoted" is what stands inside the marks of a quotation.
"attributed" is the rest of any sentence that gives what it tells to a source: a
reporting verb with its subject, or "according to".  "own" is all else, the outlet's own
voice; a source that only gives a thing its name ("in what Moscow called") leaves the
rest of the sentence to the outlet.  The unit is the sentence.  So a sentence half
attributed and half the outlet's own counts as attributed, and a paraphrase that runs on
into a next sentence without naming its source again counts as the outlet's own.

**How speakers are found.** By rules over words and punctuation, after Krestel and
others (2008), O'Keefe and others (2012) and Pareti (2015); the wording of the speaker
follows the annotation of PolNeAR (Newell and others 2018): the noun phrase as written,
with its apposition, without a clause in "who", and a pronoun where the text has one.

Times are linear in the length of the text, and no text raises an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lessons.reading import _attribution as lists
from lessons.reading._attribution import REPORTING_VERBS
from lessons.reading._marks import Marked, marked_passages
from lessons.reading._speakers import (
    Source,
    gives_a_name,
    names_somebody,
    sentences,
    source_in_sentence,
    statement_source,
    subject_source,
)
from lessons.reading._units import Unit, last_char, units

__all__ = [
    "REPORTING_VERBS",
    "Passage",
    "Quotation",
    "quotations",
    "stance",
    "voices",
]

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SHORT = 3  # words: fewer are scare quotes unless the sentence says who used them
_LONG = 8  # words: so many are speech even where nobody is named
_SPEECH_ENDS = frozenset(".?!,…")
_SPEECH_FOLLOWS = frozenset([":", "said", "tweeted", "wrote"])
_NOBODY = Source(None, None)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks that somebody said or wrote.

    `start` and `end` are offsets in characters of the words inside the marks, so
    `text == source[start:end]`.  `speaker` and `verb` are as written in the text, or
    None where the text does not say; `speaker_start` and `speaker_end` lead back to
    where the speaker is named, which may be in an earlier sentence.
    """

    start: int
    end: int
    text: str
    speaker: str | None
    verb: str | None
    speaker_start: int | None = None
    speaker_end: int | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text in one voice: "quoted", "attributed" or "own".

    `start` and `end` are offsets in characters; `speaker` and `verb` are None where the
    voice is "own" or the text does not say.
    """

    start: int
    end: int
    text: str
    voice: str
    speaker: str | None
    verb: str | None


@dataclass(frozen=True, slots=True)
class _Said:
    """A passage that is speech; `named` if its own sentence says whose."""

    mark: Marked
    source: Source
    named: bool


@dataclass(frozen=True, slots=True)
class _Sentence:
    units: Sequence[Unit]
    speech: tuple[_Said, ...]
    source: Source | None
    opens: bool  # whether it is the first of its paragraph

    @property
    def start(self) -> int:
        return self.units[0].start

    @property
    def end(self) -> int:
        return self.units[-1].end

    @property
    def alone(self) -> bool:
        """Whether it is nothing but passages in marks."""
        return all(unit.quote or not unit.is_word for unit in self.units)


def quotations(text: str) -> tuple[Quotation, ...]:
    """The passages of `text` in quotation marks that are speech, in text order.

    A quotation that is broken by its attribution gives two; one that runs over
    paragraphs gives one for each; marks inside marks belong to the outer passage.
    """
    return tuple(
        _quotation(text, said) for sentence in _read(text) for said in sentence.speech
    )


def _quotation(text: str, said: _Said) -> Quotation:
    mark, source = said.mark, said.source
    return Quotation(
        mark.start,
        mark.end,
        text[mark.start : mark.end],
        _slice(text, source.speaker),
        _slice(text, source.verb),
        *(source.speaker or (None, None)),
    )


def _slice(text: str, span: tuple[int, int] | None) -> str | None:
    return None if span is None else text[span[0] : span[1]]


def voices(text: str) -> tuple[Passage, ...]:
    """The whole text as passages of one voice each; joined, they give it back.

    Quotation marks go with what stands outside, white space with what follows it.
    """
    found: list[Passage] = []
    at = 0
    for end, voice, source in _stretches(text):
        space = end < len(text) and text[at:end].isspace()
        if end > at and not space:
            speaker, verb = _slice(text, source.speaker), _slice(text, source.verb)
            found.append(Passage(at, end, text[at:end], voice, speaker, verb))
            at = end
    return tuple(found)


def _stretches(text: str) -> Iterator[tuple[int, str, Source]]:
    """Where each voice ends, in order; a stretch may be empty."""
    for sentence in _read(text):
        yield sentence.start, "own", _NOBODY
        source = sentence.source
        if source is None and sentence.speech and sentence.alone:
            source = sentence.speech[0].source
        outside = ("attributed", source) if source else ("own", _NOBODY)
        for said in sentence.speech:
            yield said.mark.start, *outside
            yield said.mark.end, "quoted", said.source
        yield sentence.end, *outside
    yield len(text), "own", _NOBODY


# --- reading a text ------------------------------------------------------------------


def _paragraphs(
    text: str, marks: list[Marked]
) -> Iterator[tuple[int, int, list[Marked]]]:
    """Lines with the passages in them; a passage may run over a line's end."""
    start = number = 0
    while start < len(text):
        end = _line_end(text, start)
        inside = []
        while number < len(marks) and marks[number].outer_start < end:
            inside.append(marks[number])
            if marks[number].outer_end > end:
                end = _line_end(text, marks[number].outer_end)
            number += 1
        yield start, end, inside
        start = end + 1


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _read(text: str) -> list[_Sentence]:
    """Each sentence with its speech and, where it has one, its source."""
    found: list[_Sentence] = []
    floor, lead = _NOBODY, None
    for start, end, marks in _paragraphs(text, marked_passages(text)):
        line = units(text, start, end, marks)
        for number, sentence in enumerate(sentences(line, text)):
            read = _sentence(text, sentence, floor, lead, number == 0)
            floor, lead = _next_floor(read, floor), None
            found.append(read)
        if line and line[-1].text == ":":
            lead = _lead_in(found[-1].units)
    return _look_ahead(found)


def _next_floor(read: _Sentence, floor: Source) -> Source:
    """Who a following quotation falls to that has no attribution of its own."""
    if read.speech:
        said = read.speech[-1].source
        return said if said.speaker else floor
    if read.source:
        return read.source
    subject = subject_source(read.units, len(read.units))
    return subject if subject and names_somebody(read.units, subject) else floor


def _lead_in(line: Sequence[Unit]) -> Source | None:
    """Who a paragraph that ends in a colon gives the floor to."""
    end = line[-1].end
    mark = Marked(end, end, end, end, True)
    awaited = [*line, Unit(end, end, "", "", mark)]
    return source_in_sentence(awaited, len(line), "") or subject_source(line, len(line))


def _look_ahead(found: list[_Sentence]) -> list[_Sentence]:
    """Name those who are named only later: a speech over paragraphs, a text's opening.

    A passage without a closing mark goes on in the next paragraph, so it has the next
    one's speaker.
    """
    following: Source | None = None
    for number in range(len(found) - 1, -1, -1):
        read = found[number]
        if following and read.speech and read.alone:
            said = read.speech[-1]
            if not said.named and (not said.mark.closed or said.source == _NOBODY):
                said = replace(said, source=following)
                found[number] = replace(read, speech=(*read.speech[:-1], said))
        following = None
        if found[number].speech and read.opens:
            following = found[number].speech[0].source
    return found


def _sentence(
    text: str, line: list[Unit], floor: Source, lead: Source | None, opens: bool
) -> _Sentence:
    speech: list[_Said] = []
    setting = _setting(line)
    begun = False  # whether a word stands before the quotation
    for place, unit in enumerate(line):
        if unit.quote is None:
            begun = begun or (unit.is_word and unit.low not in lists.LINKING_ADVERBS)
            continue
        source = source_in_sentence(line, place, text) or lead
        if not _is_speech(text, line, place, source, setting):
            continue
        given = source or (_likely(line, place, text) if begun else floor)
        speech.append(_Said(unit.quote, given, source is not None))
    told = (said.source for said in speech if said.named and said.source != lead)
    named = [source for source in told if not gives_a_name(text, source)]
    source = named[0] if named else statement_source(line)
    return _Sentence(line, tuple(speech), source, opens)


def _likely(line: Sequence[Unit], place: int, text: str) -> Source:
    """The sentence's subject, where the words end like speech.

    Not where they tell what that subject is or was ("The harbour is “…”").
    """
    if line[place - 1].low in lists.AUXILIARIES:
        return _NOBODY
    mark = line[place].quote
    long = len(_WORD.findall(text[mark.start : mark.end])) >= _LONG
    if not long and last_char(text, mark) not in _SPEECH_ENDS:
        return _NOBODY
    return subject_source(line, place) or _NOBODY


# --- speech or not -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Setting:
    """What a sentence tells about all its marks."""

    alone: bool  # no word stands outside them
    document: bool  # it names an agreement, a law, a letter
    headline: bool  # every word has a capital, so capitals tell nothing


def _setting(line: Sequence[Unit]) -> _Setting:
    words = [unit for unit in line if unit.is_word]
    document = any(unit.low in lists.DOCUMENTS for unit in words)
    return _Setting(not words, document, _capitalised([unit.text for unit in words]))


def _is_speech(
    text: str,
    line: Sequence[Unit],
    place: int,
    source: Source | None,
    setting: _Setting,
) -> bool:
    mark = line[place].quote
    words = _WORD.findall(text[mark.start : mark.end])
    ending = last_char(text, mark)
    before = line[place - 1].low if place else ""
    titled = ending not in "?!" and before not in _SPEECH_FOLLOWS
    if before in lists.TITLES or (
        titled and not setting.headline and _capitalised(words)
    ):
        return False
    if source is not None or len(words) >= _LONG:
        return True
    if setting.alone and ending in ".?!":
        return True
    return len(words) >= _SHORT and (ending in _SPEECH_ENDS or setting.document)


def _capitalised(words: Sequence[str]) -> bool:
    """Whether words are set like a title: every long one begins with a capital."""
    small = any(word[0].islower() and len(word) > 3 for word in words)
    return not small and sum(word[0].isupper() for word in words) > 1


def stance(verb: str) -> str | None:
    """The stance of a reporting verb in any of its forms: "vowed" is "commissive".

    None for a word that is no reporting verb.
    """
    base = lists.LEMMA.get(verb.lower())
    return next(
        (name for name, verbs in REPORTING_VERBS.items() if base in verbs), None
    )
