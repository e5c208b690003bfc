"""The words of a paragraph as units with offsets, and what kind of word each is."""

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
DASHES = frozenset("—–―-") | {"--", "---"}
STOPS = frozenset(".?!")


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
        """A word, a number or a handle."""
        return self.quote is None and (self.text[0].isalnum() or self.text[0] in "@#$")

    @property
    def is_name(self) -> bool:
        """A word with a capital, which a sentence's first word has too."""
        return self.is_word and (self.text[0].isupper() or self.text[0] in "@#")

    @property
    def is_proper(self) -> bool:
        """A capital on a word that is no article, number or pronoun."""
        return self.is_name and self.low not in lists.NOT_PROPER


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


# --- words ---------------------------------------------------------------------------


def low_at(line: Sequence[Unit], place: int) -> str:
    """The word at a place in lower case, or nothing beyond the sentence."""
    return line[place].low if 0 <= place < len(line) else ""


def is_adverb(unit: Unit) -> bool:
    """Whether a word is an adverb of those that stand beside a verb."""
    low = unit.low
    return low in lists.ADVERBS or (low.endswith("ly") and unit.text[0].islower())


def is_finite(line: Sequence[Unit], place: int, beside: bool) -> bool:
    """Whether a unit is a reporting verb in a tense, not a noun that looks like one.

    `beside` says that the sentence has quotation marks, where more verbs report.
    """
    low = line[place].low
    if low not in lists.REPORTING or line[place].text[0].isupper():
        return False
    if lists.LEMMA[low] in lists.ONLY_WITH_BACK and low_at(line, place + 1) != "back":
        return False
    if not beside and lists.LEMMA[low] in lists.ONLY_BESIDE_MARKS:
        return False
    before = line[place - 1] if place else None
    if before is None or before.quote is not None:
        return low in lists.FINITE
    if _is_past(line, place, beside):
        return _takes_past(before)
    if before.low in lists.SUBJECT_PRONOUNS:
        return low not in lists.ING
    if low in lists.THIRD:
        return _takes_third(before) and not _is_plural_noun(line, place, beside)
    return low in lists.BASE and _is_plural(before)


def _is_past(line: Sequence[Unit], place: int, beside: bool) -> bool:
    low = line[place].low
    return low in lists.PAST and (
        low not in lists.BASE
        or (low == "read" and beside)
        or (low == "put" and low_at(line, place + 1) == "it")
    )


def _takes_past(before: Unit) -> bool:
    """Whether "-ed" after this word is a tense: not "the agreed", "was asked"."""
    if before.text[0].isdigit() or before.low in lists.BEFORE_PARTICIPLE:
        return False
    return before.low not in lists.DETERMINERS or before.low in lists.PRONOUNS


def _owns(unit: Unit) -> bool:
    """Whether a noun follows: "the", "her", "Roe's", "for"."""
    return (
        unit.low in lists.DETERMINERS
        or unit.low in lists.PREPOSITIONS
        or unit.low.endswith(("'s", "s'"))
    )


def _takes_third(before: Unit) -> bool:
    return not _owns(before) and (
        not before.is_word or before.is_name or not before.low.endswith("s")
    )


def _is_plural(before: Unit) -> bool:
    if before.low in lists.AUXILIARIES or _owns(before):
        return False
    return before.low in lists.BEFORE_BASE or before.low.endswith("s")


def _is_plural_noun(line: Sequence[Unit], place: int, beside: bool) -> bool:
    """Whether "claims", "reports" and the like are nouns: no object follows."""
    if line[place].low not in lists.NOUN_LIKE or place + 1 == len(line):
        return False
    following = line[place + 1]
    return not (
        following.quote
        or (beside and following.low in (".", ","))
        or following.low in (",", ":", "that", "it", "him", "them")
        or following.is_name
        or following.low in lists.DETERMINERS
        or following.low in lists.SUBJECT_PRONOUNS
    )


def is_participle(line: Sequence[Unit], place: int) -> bool:
    """Whether a unit is a reporting verb without a subject of its own."""
    low = line[place].low
    if low in lists.ING:
        return lists.LEMMA[low] not in lists.ONLY_WITH_BACK
    return low in lists.BASE and low_at(line, place - 1) == "to"


def verbish(unit: Unit) -> bool:
    """Whether a word is a common verb, and so ends a noun phrase."""
    if not unit.is_word or unit.text[0].isupper():
        return False
    return unit.low in lists.AUXILIARIES or unit.low in lists.COMMON_VERBS


def starts_phrase(unit: Unit) -> bool:
    """Whether a noun phrase may begin with this word."""
    if not unit.is_word:
        return False
    low = unit.low
    if low in lists.PRONOUNS or low in lists.DETERMINERS:
        return True
    if low in lists.LINKING:
        return False
    return unit.is_name or not (
        low in lists.AUXILIARIES
        or low in lists.REPORTING
        or low in lists.COMMON_VERBS
        or low in lists.RELATIVES
        or low.endswith("ing")
        or is_adverb(unit)
    )


def _is_initial(unit: Unit) -> bool:
    """Whether a word is one capital, as in "J. Roe"."""
    return len(unit.text) == 1 and unit.text.isupper() and unit.text != "I"


def abbreviated(line: Sequence[Unit], place: int) -> bool:
    """Whether the full stop at `place` belongs to an abbreviation."""
    before = line[place - 1]
    if not before.is_word or before.end != line[place].start:
        return False
    if before.text[0].isupper():
        return before.low in lists.ABBREVIATIONS or _is_initial(before)
    return before.low in lists.LOWER_ABBREVIATIONS


def past_parenthesis(line: Sequence[Unit], place: int) -> int:
    """The place after the parenthesis that opens at `place`, or the place itself."""
    if line[place].text == "(":
        for at in range(place + 1, min(place + 12, len(line))):
            if line[at].text == ")":
                return at + 1
    return place


def last_char(text: str, mark: Marked | None) -> str:
    """The last character inside the marks."""
    if mark is None:
        return ""
    end = mark.end
    while end > mark.start and (text[end - 1].isspace() or text[end - 1] in "’'”\""):
        end -= 1
    return text[end - 1] if end > mark.start else ""
