"""A whole text divided into passages of one voice: quoted, attributed, or its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lessons.reading.text import Span
from lessons.reading.voices.speakers import NOBODY, Source
from lessons.reading.voices.statements import statements


@dataclass(frozen=True, slots=True)
class Passage(Span):
    """A stretch of text in one voice: "quoted", "attributed" or "own".

    `start` and `end` are offsets in characters; `speaker` and `verb` are None where the
    voice is "own" or the text does not say.
    """

    voice: str
    speaker: str | None
    verb: str | None


def voices(text: str) -> tuple[Passage, ...]:
    """The whole text as passages of one voice each; joined, they give it back.

    Quotation marks go with what stands outside, white space with what follows it.

    >>> for passage in voices("Rain fell. The port is shut, Roe said."):
    ...     print(passage.voice, repr(passage.text), passage.speaker)
    own 'Rain fell.' None
    attributed ' The port is shut, Roe said.' Roe
    >>> [passage.voice for passage in voices("“We go on,” Roe said.")]
    ['attributed', 'quoted', 'attributed']
    """
    found: list[Passage] = []
    at = 0
    for end, voice, source in _stretches(text):
        space = end < len(text) and text[at:end].isspace()
        if end > at and not space:
            words = source.in_words(text)
            found.append(Passage(at, end, text[at:end], voice, *words))
            at = end
    return tuple(found)


def _stretches(text: str) -> Iterator[tuple[int, str, Source]]:
    """Where each voice ends, in order; a stretch may be empty."""
    for statement in statements(text):
        yield statement.start, "own", NOBODY
        source = statement.source
        if source is None and statement.speech and statement.alone:
            source = statement.speech[0].source
        outside = ("attributed", source) if source else ("own", NOBODY)
        if source and source.begins > statement.start:
            yield source.begins, "own", NOBODY
        for speech in statement.speech:
            yield speech.passage.start, *outside
            yield speech.passage.end, "quoted", speech.source
        yield statement.end, *outside
    yield len(text), "own", NOBODY
