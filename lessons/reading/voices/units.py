"""The words and marks of a paragraph as units, each passage in marks as one unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from lessons.reading.text import is_abbreviation, word_key
from lessons.reading.voices.lexicon import (
    ADVERBS,
    AUXILIARIES,
    COMMON_VERBS,
    NOT_PROPER,
    NOUNS_IN_LY,
)
from lessons.reading.voices.marks import PassageInMarks

_LETTER = r"[^\s.,;:?!()\[\]{}\"“”„«»‹›‘’'—–―…`<>=|*-]"
_UNIT = re.compile(
    rf"\d[\d,.]*\d%?(?![-\w])|{_LETTER}+(?:['’.-](?={_LETTER}){_LETTER}+)*(?:['’](?=\s|$))?"
    r"|\.{2,}|--+|\S"
)
DASHES = frozenset("—–―-") | {"--", "---"}
_STOPS = frozenset(".?!")
_LONGEST_PARENTHESIS = 12  # units


class Unit(NamedTuple):
    """A word, a mark of punctuation, or a whole passage in quotation marks.

    It is a span in all but its class: a tuple is made in half the time, and there is
    one for each word.
    """

    start: int
    end: int
    text: str
    low: str  # in small letters; empty for a passage
    passage: PassageInMarks | None = None

    @property
    def is_word(self) -> bool:
        """A word, a number or a handle."""
        return self.passage is None and (
            self.text[0].isalnum() or self.text[0] in "@#$"
        )

    @property
    def is_name(self) -> bool:
        """A word with a capital, which a sentence's first word has too."""
        return self.is_word and (self.text[0].isupper() or self.text[0] in "@#")

    @property
    def is_proper(self) -> bool:
        """A capital on a word that is no article, number or pronoun."""
        return self.is_name and self.low not in NOT_PROPER

    @property
    def is_adverb(self) -> bool:
        """An adverb of those that stand beside a verb."""
        return self.low in ADVERBS or (
            self.low.endswith("ly")
            and self.text[0].islower()
            and self.low not in NOUNS_IN_LY
        )

    @property
    def is_common_verb(self) -> bool:
        """A verb of those that are frequent, which ends a noun phrase."""
        if not self.is_word or self.text[0].isupper():
            return False
        return self.low in AUXILIARIES or self.low in COMMON_VERBS


def units(
    text: str, start: int, end: int, passages: Sequence[PassageInMarks]
) -> list[Unit]:
    """The words and punctuation of `text[start:end]`, each passage in marks as one."""
    found: list[Unit] = []
    for passage in passages:
        found.extend(_plain(text, start, passage.outer_start))
        outer = text[passage.outer_start : passage.outer_end]
        found.append(Unit(passage.outer_start, passage.outer_end, outer, "", passage))
        start = passage.outer_end
    found.extend(_plain(text, start, end))
    return found


def _plain(text: str, start: int, end: int) -> list[Unit]:
    found = []
    for match in _UNIT.finditer(text, start, end):
        word = match[0]
        found.append(Unit(match.start(), match.end(), word, word_key(word)))
    return found


def low_at(line: Sequence[Unit], place: int) -> str:
    """The word at a place in small letters, or nothing beyond the sentence."""
    return line[place].low if 0 <= place < len(line) else ""


def is_stop(line: Sequence[Unit], place: int) -> bool:
    """Whether a sentence may stop here: "?", "!", or a full stop that is no word's own.

    The full stop of "Dr." is the word's own.
    """
    unit = line[place]
    if unit.text not in _STOPS:
        return False
    before = line[place - 1] if place else None
    if unit.text != "." or before is None or not before.is_word:
        return True
    following = line[place + 1].text if place + 1 < len(line) else ""
    return before.end != unit.start or not is_abbreviation(before.text, following)


def past_parenthesis(line: Sequence[Unit], place: int) -> int:
    """The place after the parenthesis that opens at `place`, or the place itself."""
    if line[place].text == "(":
        for at in range(place + 1, min(place + _LONGEST_PARENTHESIS, len(line))):
            if line[at].text == ")":
                return at + 1
    return place
