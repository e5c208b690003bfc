"""Whose words: quotations with their speakers, and a text divided by voice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lessons.reading import _attribution as lists
from lessons.reading._attribution import REPORTING_VERBS
from lessons.reading._marks import Marked, marked_passages
from lessons.reading._speakers import (
    Source,
    Unit,
    last_char,
    main_subject,
    sentences,
    source_in_sentence,
    statement_source,
    units,
)

__all__ = ["REPORTING_VERBS", "Passage", "Quotation", "quotations", "voices"]

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks that somebody said or wrote."""

    start: int
    end: int
    text: str
    speaker: str | None
    verb: str | None
    speaker_start: int | None = None
    speaker_end: int | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text in one voice: "quoted", "attributed" or "own"."""

    start: int
    end: int
    text: str
    voice: str
    speaker: str | None
    verb: str | None


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    end: int
    units: list[Unit]
    speech: list[tuple[Marked, Source]]
    source: Source | None


_SHORT = 3  # words: fewer are scare quotes unless the sentence says who used them
_LONG = 8  # words: so many are speech even where nobody is named
_NOBODY = Source(None, None)


def quotations(text: str) -> tuple[Quotation, ...]:
    """The passages of `text` in quotation marks that are speech, in text order."""
    return tuple(
        _quotation(text, mark, source)
        for sentence in _read(text)
        for mark, source in sentence.speech
    )


def _quotation(text: str, mark: Marked, source: Source) -> Quotation:
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
    """The whole text as passages of one voice each; joined, they give it back."""
    found: list[Passage] = []
    at = 0

    def add(end: int, voice: str, source: Source) -> None:
        nonlocal at
        if end > at:
            speaker, verb = _slice(text, source.speaker), _slice(text, source.verb)
            found.append(Passage(at, end, text[at:end], voice, speaker, verb))
            at = end

    for sentence in _read(text):
        if sentence.start > at:
            add(sentence.start, "own", _NOBODY)
        source = sentence.source
        if source is None and sentence.speech and _alone(sentence.units):
            source = sentence.speech[0][1]
        rest = "attributed" if source else "own"
        for mark, said in sentence.speech:
            add(mark.start, rest, source or _NOBODY)
            add(mark.end, "quoted", said)
        add(sentence.end, rest, source or _NOBODY)
    add(len(text), "own", _NOBODY)
    return tuple(found)


def _alone(line: list[Unit]) -> bool:
    """Whether a sentence is nothing but a passage in marks."""
    return all(unit.quote or not unit.is_word for unit in line)


def _paragraphs(text: str, marks: list[Marked]) -> Iterator[tuple[int, int, list]]:
    """Lines with the passages in them; a passage may run over a line's end."""
    start = number = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        inside = []
        while number < len(marks) and marks[number].outer_start < end:
            mark = marks[number]
            inside.append(mark)
            if mark.outer_end > end:
                end = text.find("\n", mark.outer_end)
                end = len(text) if end < 0 else end
            number += 1
        yield start, end, inside
        start = end + 1


def _read(text: str) -> Iterator[_Sentence]:
    """Each sentence with its speech and, where it has one, its source."""
    previous: Source | None = None
    lead: Source | None = None
    for start, end, marks in _paragraphs(text, marked_passages(text)):
        line = units(text, start, end, marks)
        if not line:
            continue
        for place, sentence in enumerate(sentences(line, text)):
            read = _sentence(text, sentence, previous, lead if place == 0 else None)
            lead = None
            if not read.speech and read.source:
                previous = read.source
            for _, source in read.speech:
                previous = source if source.speaker else previous
            yield read
        last = sentence[-1].text == ":"
        lead = _lead_in(sentence) if last else None


def _lead_in(line: list[Unit]) -> Source | None:
    """Who a paragraph that ends in a colon gives the floor to."""
    mark = Marked(line[-1].end, line[-1].end, line[-1].end, line[-1].end, True)
    end = Unit(mark.start, mark.end, "", "", mark)
    source = source_in_sentence([*line, end], len(line), "")
    if source:
        return source
    subject = main_subject(line, len(line))
    return Source((line[subject[0]].start, line[subject[1] - 1].end), None) if (
        subject
    ) else None


def _sentence(
    text: str, line: list[Unit], previous: Source | None, lead: Source | None
) -> _Sentence:
    speech: list[tuple[Marked, Source]] = []
    own: Source | None = None
    alone = True
    for place, unit in enumerate(line):
        if unit.quote is None:
            alone = alone and not unit.is_word
            continue
        source = source_in_sentence(line, place, text)
        if not _is_speech(text, line, place, source or lead):
            continue
        own = own or source
        source = source or lead
        if source is None and alone:
            source = previous
        if source is None and not alone and (subject := main_subject(line, place)):
            first, last = subject
            source = Source((line[first].start, line[last - 1].end), None)
        speech.append((unit.quote, source or previous or _NOBODY))
    if own is None:
        own = statement_source(line)
    return _Sentence(line[0].start, line[-1].end, line, speech, own)


def _is_speech(
    text: str, line: list[Unit], place: int, source: Source | None
) -> bool:
    mark = line[place].quote
    words = _WORD.findall(text[mark.start : mark.end])
    ending = last_char(text, mark)
    if _is_title(line, place, words, ending):
        return False
    if source is not None or len(words) >= _LONG or (_alone(line) and ending in ".?!"):
        return True
    names_document = any(unit.low in lists.DOCUMENTS for unit in line)
    return len(words) >= _SHORT and (ending in ".?!,…" or names_document)


def _is_title(line: list[Unit], place: int, words: list[str], ending: str) -> bool:
    before = line[place - 1].low if place else ""
    if before in lists.TITLES:
        return True
    return (
        len(words) > 1
        and ending not in "?!"
        and before not in (":", "said", "tweeted", "wrote")
        and _capitalised(words)
        and not _is_headline(line)
    )


def _capitalised(words: list[str]) -> bool:
    upper = sum(word[0].isupper() for word in words)
    return upper > 1 and all(not word[0].islower() or len(word) < 4 for word in words)


def _is_headline(line: list[Unit]) -> bool:
    """Capitals inside the marks tell nothing where every word has one."""
    words = [unit.text for unit in line if unit.is_word]
    return len(words) > 1 and _capitalised(words)
