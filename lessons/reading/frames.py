"""Frames that people code: five questions asked of each sentence, and a tone.

Entman (1993) asks what a text makes the problem, the cause, the judgement and the
remedy; that is for prose. Semetko and Valkenburg (2000) give five generic frames that
people can code by sentence. A word list here may suggest; only people decide.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lessons.language import tr
from lessons.reading.documents import ArticleError
from lessons.reading.seeds import load_data, seeds
from lessons.reading.text import straighten
from lessons.reading.voices import Airtime


@dataclass(frozen=True, slots=True)
class Frame:
    """One generic frame: its name and the question that a coder answers."""

    name: str
    question: str
    words: tuple[str, ...]


def generic_frames() -> tuple[Frame, ...]:
    """The five generic frames of Semetko and Valkenburg (2000)."""
    return tuple(
        Frame(frame["name"], frame["question"], tuple(frame["words"]))
        for frame in load_data("frames.toml")["frame"]
    )


@dataclass(frozen=True, slots=True)
class Coding:
    """One reading of one sentence: yes or no for each frame, and a tone from −2 to +2.

    `sentence` is an article's letter and the sentence's number from 1, such as "A15";
    the tone answers `tone_question`.
    """

    reading: str
    sentence: str
    frames: Mapping[str, bool]
    tone: int | None = None


def tone_question() -> str:
    """What a tone from −2 to +2 is given to: good or bad news, and for whom."""
    return load_data("frames.toml")["tone"]["question"]


def tone_codings(reading: str, tones: Mapping[str, int]) -> tuple[Coding, ...]:
    """Somebody's own tones as codings, from sentence ids: {"A15": -2, "B2": -1}."""
    return tuple(
        Coding(reading=reading, sentence=sentence, frames={}, tone=tone)
        for sentence, tone in tones.items()
    )


def frame_codings(reading: str, letters: Mapping[str, str]) -> tuple[Coding, ...]:
    """Somebody's own frames as codings, from sentence ids: {"A16": "H", "B8": "C"}.

    A letter is the first one of a frame's name, whatever its case. A sentence with any
    other letter, such as N, has none of the frames; with none or "-" it is left out.

    >>> [coding] = frame_codings("Sam", {"B8": "E", "B10": "-"})
    >>> [name for name, seen in coding.frames.items() if seen]
    ['economic']
    """
    names = [frame.name for frame in generic_frames()]
    return tuple(
        Coding(
            reading=reading,
            sentence=sentence,
            frames={name: name[0] == letter.strip().lower() for name in names},
        )
        for sentence, letter in letters.items()
        if letter.strip(" -–")
    )


def seed_codings() -> tuple[Coding, ...]:
    """Two sample readings of all sentences with the codebook: one strict, one generous.

    They ship with the kit as something to disagree with; they are not the answer.
    """
    return read_codings((seeds() / "codings.csv").read_text(encoding="utf-8"))


def read_codings(table: str) -> tuple[Coding, ...]:
    """Codings from CSV text with a header; an empty cell is "not coded".

    Raises `ArticleError` for a missing column or a cell that is not a whole number.
    """
    names = [frame.name for frame in generic_frames()]
    codings = []
    for number, row in enumerate(csv.DictReader(io.StringIO(table)), start=2):
        try:
            codings.append(
                Coding(
                    reading=row["reading"],
                    sentence=row["sentence"],
                    frames={name: bool(int(row[name])) for name in names if row[name]},
                    tone=int(row["tone"]) if row["tone"] else None,
                )
            )
        except KeyError as missing:
            raise ArticleError(
                tr(
                    "The table of codings has no column {missing}: add it.",
                    missing=missing,
                )
            ) from None
        except (TypeError, ValueError):
            raise ArticleError(
                tr(
                    "Line {number} of the codings holds something other than a whole "
                    "number: write 1 for yes, 0 for no, and the tone from -2 to 2.",
                    number=number,
                )
            ) from None
    return tuple(codings)


# Two coders ---------------------------------------------------------------------------

LEFT_OUT = "-"  # what a coder writes for a sentence that was left out


@dataclass(frozen=True, slots=True)
class CoderPair:
    """What two coders wrote: for each sentence a letter, or `LEFT_OUT`."""

    first: str
    second: str

    @property
    def coded(self) -> tuple[tuple[str, str], ...]:
        """Both letters of each sentence that both of them coded."""
        both = zip(self.first, self.second, strict=True)
        return tuple(letters for letters in both if LEFT_OUT not in letters)

    @property
    def same(self) -> int:
        """How many of these sentences have one letter from both."""
        return sum(one == other for one, other in self.coded)

    @property
    def by_luck(self) -> float:
        """How many of these sentences luck alone would give one letter from both.

        All letters that were written go into a bag, and two at a time are drawn from
        it: the agreement that Krippendorff (1980) expects by chance. With n sentences,
        s of the same letter and l by luck, his α is (s − l) ÷ (n − l).
        """
        bag = Counter(letter for letters in self.coded for letter in letters)
        size = bag.total()
        if not size:
            return 0.0
        alike = sum(many * (many - 1) for many in bag.values())
        return len(self.coded) * alike / (size * (size - 1))


def coder_pair(first: str, second: str) -> CoderPair:
    """Two coders' letters, one for each sentence, in capitals or not.

    Spaces, commas and full stops between the letters are passed over. Raises
    `ValueError` if one coder wrote more letters than the other.

    >>> both = coder_pair("EEECEE", "e e e e e e")
    >>> len(both.coded), both.same, both.by_luck
    (6, 5, 5.0)
    """
    one, other = (
        re.sub(r"[\s,.;]", "", str(letters)).replace("–", LEFT_OUT).upper()
        for letters in (first, second)
    )
    if len(one) != len(other):
        raise ValueError(
            tr(
                "One coder has {one} letters and the other {other}: write a dash, -, "
                "for each sentence that was left out.",
                one=len(one),
                other=len(other),
            )
        )
    return CoderPair(one, other)


# A list of words in place of a reader -------------------------------------------------

_WORDS_AROUND = 4  # that are shown on each side of a find


@dataclass(frozen=True, slots=True)
class ListFind:
    """A word of a list where an article has it: the sentence's id and whose voice."""

    sentence: str
    word: str
    voice: str
    around: str


def list_finds(heard: Airtime, words: Iterable[str]) -> tuple[ListFind, ...]:
    """Where the body holds one of these words, letter for letter, in reading order.

    Letters inside a longer word count too: "war" is found in "warming". `around` is
    the find with the words beside it.

    >>> from lessons.reading.articles import article_from_text
    >>> from lessons.reading.voices import airtime
    >>> story = article_from_text("The cruel sea rose. “It is cruel,” Mr Roe said.")
    >>> [(one.sentence, one.voice) for one in list_finds(airtime(story), ["cruel"])]
    [('1', 'own'), ('2', 'quoted')]
    """
    wanted = [re.escape(straighten(word).strip()) for word in words]
    pattern = re.compile("|".join(filter(None, wanted)) or "(?!)", re.IGNORECASE)
    return tuple(
        ListFind(
            sentence.id,
            found.group().lower(),
            heard.voice_at(sentence.start + found.start()),
            _around(sentence.text, found.start(), found.end()),
        )
        for sentence in heard.article.sentences
        for found in pattern.finditer(straighten(sentence.text))
    )


def _around(text: str, start: int, end: int) -> str:
    """Some words on each side of a place, with dots where more is left out."""
    before, after = text[:start].split(" "), text[end:].split(" ")
    left = "… " if len(before) > _WORDS_AROUND else ""
    right = " …" if len(after) > _WORDS_AROUND else ""
    return (
        left
        + " ".join(before[-_WORDS_AROUND:])
        + text[start:end]
        + " ".join(after[:_WORDS_AROUND])
        + right
    )
