"""Frames that people code: five questions asked of each sentence, and a tone.

Entman (1993) asks what a text makes the problem, the cause, the judgement and the
remedy; that is for prose. Semetko and Valkenburg (2000) give five generic frames that
people can code by sentence. A word list here may suggest; only people decide.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass

from lessons.reading.documents import ArticleError
from lessons.reading.seeds import load_data, seeds


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
                f"The table of codings has no column {missing}: add it."
            ) from None
        except (TypeError, ValueError):
            raise ArticleError(
                f"Line {number} of the codings holds something other than a whole "
                "number: write 1 for yes, 0 for no, and the tone from -2 to 2."
            ) from None
    return tuple(codings)
