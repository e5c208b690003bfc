"""Quotations: words in quotation marks that somebody said or wrote, and who did."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lessons.reading.text import Span
from lessons.reading.voices.speech import Speech
from lessons.reading.voices.statements import statements


@dataclass(frozen=True, slots=True)
class Quotation(Span):
    """Words in quotation marks that somebody said or wrote.

    `start` and `end` are offsets in characters of the words inside the marks, so
    `text == source[start:end]`. `speaker` and `verb` are as written in the text, or
    None where the text does not say; `speaker_start` and `speaker_end` lead back to
    where the speaker is named, which may be in an earlier sentence.
    """

    speaker: str | None
    verb: str | None
    speaker_start: int | None = None
    speaker_end: int | None = None

    def shifted(self, by: int) -> Quotation:
        """The same quotation, seen from a text in which all starts `by` later."""
        if self.speaker_start is None or self.speaker_end is None:
            return Span.shifted(self, by)
        return replace(
            Span.shifted(self, by),
            speaker_start=self.speaker_start + by,
            speaker_end=self.speaker_end + by,
        )


def quotations(text: str) -> tuple[Quotation, ...]:
    """The passages of `text` in quotation marks that are speech, in text order.

    A quotation that is broken by its attribution gives two; one that runs over
    paragraphs gives one for each; marks inside marks belong to the outer passage.

    >>> [found] = quotations("“We go on,” the mayor said.")
    >>> found.text, found.speaker, found.verb
    ('We go on,', 'the mayor', 'said')
    >>> quotations("They walked past a banner “Bread and peace”.")
    ()
    """
    return tuple(
        _quotation(text, speech)
        for statement in statements(text)
        for speech in statement.speech
    )


def _quotation(text: str, speech: Speech) -> Quotation:
    passage, source = speech.passage, speech.source
    return Quotation(
        passage.start,
        passage.end,
        passage.text,
        *source.in_words(text),
        *(source.speaker or (None, None)),
    )
