"""Short text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, ClassVar

from lessons.exercises.kinds.base import NOTHING, Kind
from lessons.exercises.kinds.options import Answer
from lessons.reading.pair import Pair


@dataclass(frozen=True, slots=True)
class Text(Kind):
    """Short text. An answer is the text; `least` and `most` count its words."""

    least: int = 1
    most: int = 120
    unanswered: ClassVar[str] = "Write your answer first."
    is_prose: ClassVar[bool] = True

    def misfit(self, answer: Answer, pair: Pair) -> str:
        if not isinstance(answer, str):
            return "Write your answer in words."
        words = len(answer.split())
        if words < self.least:
            return (
                f"Say a little more: {self.least} words or more, and you have {words}."
            )
        if words > self.most:
            return (
                f"Say it more briefly: {self.most} words at most, and you have {words}."
            )
        return ""

    def matches(self, answer: Answer, model: Answer) -> bool:
        return _folded(answer) in {_folded(text) for text in model}

    def in_words(self, answer: Answer, pair: Pair) -> tuple[str, ...]:
        return tuple(str(answer).splitlines()) or (NOTHING,)

    def question(self, pair: Pair) -> dict[str, Any]:
        return {"rows": 2 if self.most <= 20 else 5}

    def sample(self, pair: Pair) -> Answer:
        return " ".join(["word"] * self.least)

    def as_given(self, model: Answer) -> Answer:
        return next(iter(model))


def _folded(text: str) -> str:
    """Its words alone: capitals, marks and spaces make no difference."""
    return " ".join(re.findall(r"\w+", text.lower()))
