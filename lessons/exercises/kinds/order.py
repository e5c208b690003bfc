"""Steps in their order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from lessons.exercises.kinds.base import Kind, Offer
from lessons.exercises.kinds.options import Answer, Option, ids, items, shown, text_of
from lessons.language import tr
from lessons.reading.pair import Pair


@dataclass(frozen=True, slots=True)
class Order(Kind):
    """Put steps in order. An answer is the list of all step ids, first to last.

    The steps are declared in the order in which they are first shown.
    """

    steps: tuple[Option, ...]
    unanswered: ClassVar[str] = tr("Put the steps in your order first.")

    def misfit(self, answer: Answer, pair: Pair) -> str:
        if not isinstance(answer, list) or not all(isinstance(s, str) for s in answer):
            return tr("Put the steps in order.")
        return (
            ""
            if sorted(answer) == sorted(ids(self.steps))
            else tr("Use each step once.")
        )

    def part_of(self, model: Answer, pair: Pair) -> str:
        half = list(model)[: len(self.steps) // 2]
        return "\n".join(self.in_words(half, pair))

    def in_words(self, answer: Answer, pair: Pair) -> tuple[str, ...]:
        steps = (text_of(self.steps, item) for item in items(answer))
        return tuple(f"{place}. {step}" for place, step in enumerate(steps, start=1))

    def question(self, pair: Pair) -> dict[str, Any]:
        return {"steps": shown(self.steps)}

    def offers(self) -> tuple[Offer, ...]:
        return (Offer(self.steps),)

    def sample(self, pair: Pair) -> Answer:
        return ids(self.steps)[::-1]
