"""Speech or not: which passages in marks are words that somebody said or wrote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lessons.reading.voices.lexicon import (
    AUXILIARIES,
    DOCUMENTS,
    NICKNAMING,
    TITLES,
)
from lessons.reading.voices.marks import PassageInMarks
from lessons.reading.voices.phrases import is_part_of_name
from lessons.reading.voices.speakers import NOBODY, Source, subject_source
from lessons.reading.voices.units import Unit, low_at

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SHORT = 3  # words: fewer are scare quotes unless the sentence says who used them
_KNOWN_AS = 5  # units: "known to her friends as"
_LONG = 8  # words: so many are speech even where nobody is named
_STOPS = frozenset(".?!")
_SPEECH_ENDS = _STOPS | frozenset(",…")
_SPEECH_FOLLOWS = frozenset([":", "said", "tweeted", "wrote"])


@dataclass(frozen=True, slots=True)
class Speech:
    """A passage in marks that is speech; `named` if its own sentence says whose."""

    passage: PassageInMarks
    source: Source
    named: bool


@dataclass(frozen=True, slots=True)
class Setting:
    """What a sentence tells about all its passages in marks."""

    alone: bool  # no word stands outside them
    document: bool  # it names an agreement, a law, a letter
    headline: bool  # every word has a capital, so capitals tell nothing


def setting(line: Sequence[Unit]) -> Setting:
    """The setting that the words of a sentence make."""
    words = [unit for unit in line if unit.is_word]
    document = any(unit.low in DOCUMENTS for unit in words)
    return Setting(not words, document, _capitalised([unit.text for unit in words]))


def is_speech(line: Sequence[Unit], place: int, named: bool, around: Setting) -> bool:
    """Whether the passage at `place` is speech; `named` if the text says whose."""
    passage, before = line[place].passage, low_at(line, place - 1)
    words, ending = _WORD.findall(passage.text), passage.last_character
    if before == "so-called":
        return False
    if before in TITLES or before == "=":  # the value of a tag: <a href="...">
        return False
    if _is_nickname(line, place):
        return False
    may_be_title = ending not in "?!" and before not in _SPEECH_FOLLOWS
    if may_be_title and not around.headline and _capitalised(words):
        return False
    if named or len(words) >= _LONG:
        return True
    if around.alone and ending in _STOPS:
        return True
    return len(words) >= _SHORT and (ending in _SPEECH_ENDS or around.document)


def _is_nickname(line: Sequence[Unit], place: int) -> bool:
    """Whether it is a part of a name: John “Jack” Roe, a dog known as “Rex”."""
    before = low_at(line, place - 1)
    if before in NICKNAMING or (before == "called" and low_at(line, place - 2) == ","):
        return True
    near = [unit.low for unit in line[max(0, place - _KNOWN_AS) : place]]
    if before == "as" and "known" in near:
        return True
    if not 0 < place < len(line) - 1:
        return False
    return (
        is_part_of_name(line[place])
        and line[place].passage.text[:1].isupper()
        and line[place - 1].is_proper
        and line[place + 1].is_proper
    )


def _capitalised(words: Sequence[str]) -> bool:
    """Whether words are set like a title: every long one begins with a capital."""
    small = any(
        word[0].islower() and (len(word) > 3 or word in AUXILIARIES) for word in words
    )
    return not small and sum(word[0].isupper() for word in words) > 1


def likely_source(line: Sequence[Unit], place: int) -> Source:
    """The sentence's subject, where the words in marks end like speech.

    Not where they tell what that subject is or was ("The harbour is “…”").
    """
    if low_at(line, place - 1) in AUXILIARIES:
        return NOBODY
    passage = line[place].passage
    long = len(_WORD.findall(passage.text)) >= _LONG
    if not long and passage.last_character not in _SPEECH_ENDS:
        return NOBODY
    return subject_source(line, place) or NOBODY
