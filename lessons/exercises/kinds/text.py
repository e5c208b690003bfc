"""Short text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, ClassVar

from lessons.exercises.kinds.base import NOTHING, Kind
from lessons.exercises.kinds.options import Answer
from lessons.language import tr
from lessons.reading.pair import Pair


@dataclass(frozen=True, slots=True)
class Text(Kind):
    """Short text. An answer is the text; `least` and `most` count its words.

    `names` are words that the question asks for. Where answers are only kept, the reply
    says which of them a learner used.
    """

    least: int = 1
    most: int = 120
    names: tuple[str, ...] = ()
    unanswered: ClassVar[str] = tr("Write your answer first.")
    is_prose: ClassVar[bool] = True

    def misfit(self, answer: Answer, pair: Pair) -> str:
        if not isinstance(answer, str):
            return tr("Write your answer in words.")
        words = len(answer.split())
        if words < self.least:
            return tr(
                "Too short to follow your thought: say it in {least} words or "
                "more. You have {words}.",
                least=self.least,
                words=words,
            )
        if words > self.most:
            return tr(
                "Longer than a friend would read: {most} words at most, and you "
                "have {words}. Keep what matters most.",
                most=self.most,
                words=words,
            )
        return ""

    def matches(self, answer: Answer, model: Answer) -> bool:
        return folded(answer) in {folded(text) for text in model}

    def remark(self, answer: Answer) -> str:
        said = f" {folded(answer)} "
        used = [name for name in self.names if f" {folded(name)} " in said]
        left = [name for name in self.names if name not in used]
        return " ".join(
            sentence
            for names, sentence in (
                (
                    used,
                    tr("You wrote {used}, as the question asks.", used=_listed(used)),
                ),
                (left, tr("Not in your words yet: {left}.", left=_listed(left))),
            )
            if names
        )

    def part_of(self, model: Answer, pair: Pair) -> str:
        given = self.as_given(model)
        shown = given[: max(1, len(given) // 3)]
        return tr("It begins with “{shown}…”.", shown=shown) if len(given) > 3 else ""

    def in_words(self, answer: Answer, pair: Pair) -> tuple[str, ...]:
        return tuple(str(answer).splitlines()) or (NOTHING,)

    def question(self, pair: Pair) -> dict[str, Any]:
        rows = 2 if self.most <= 20 else 5
        return {"rows": rows, "least": self.least, "most": self.most}

    def sample(self, pair: Pair) -> Answer:
        return " ".join(["word"] * self.least)

    def as_given(self, model: Answer) -> Answer:
        return next(iter(model))


def _listed(names: list[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)


def folded(text: str) -> str:
    """Its words alone: capitals, marks and spaces make no difference."""
    return " ".join(re.findall(r"\w+", text.lower()))
