"""One option of several."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from lessons.exercises.kinds.base import TRY_AGAIN, Kind, Offer, Reply
from lessons.exercises.kinds.options import Answer, Option, ids, shown, text_of
from lessons.language import tr
from lessons.reading.pair import Pair


@dataclass(frozen=True, slots=True)
class Choice(Kind):
    """Choose one option. An answer is the option's id, such as "rate"."""

    options: tuple[Option, ...]
    unanswered: ClassVar[str] = tr("Choose one of the answers first.")

    def misfit(self, answer: Answer, pair: Pair) -> str:
        known = ids(self.options)
        fits = isinstance(answer, str) and answer in known
        return "" if fits else tr("Choose one of the answers that are offered.")

    def reply(self, answer: Answer, model: Answer) -> Reply:
        say = self.replies().get(answer)
        return Reply(say, answer) if say else Reply(TRY_AGAIN)

    def part_of(self, model: Answer, pair: Pair) -> str:
        wrong = next((o.text for o in self.options if o.id != model), None)
        return (
            tr("It is not “{wrong}”.", wrong=wrong)
            if wrong and len(self.options) > 2
            else ""
        )

    def may_go_wrong(self) -> tuple[Option, ...]:
        return self.options

    def in_words(self, answer: Answer, pair: Pair) -> tuple[str, ...]:
        return (text_of(self.options, answer),)

    def question(self, pair: Pair) -> dict[str, Any]:
        return {"options": shown(self.options)}

    def offers(self) -> tuple[Offer, ...]:
        return (Offer(self.options),)

    def sample(self, pair: Pair) -> Answer:
        return self.options[-1].id

    def guesses(self, pair: Pair) -> Iterator[Answer]:
        yield self.sample(pair)
        yield from ids(self.options)
