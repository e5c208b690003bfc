"""All options that fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from lessons.exercises.kinds.base import TRY_AGAIN, Kind, Mark, Offer, Reply
from lessons.exercises.kinds.options import (
    Answer,
    Option,
    ids,
    is_list_of,
    items,
    shown,
    text_of,
)
from lessons.reading.pair import Pair


@dataclass(frozen=True, slots=True)
class Choices(Kind):
    """Choose all options that fit. An answer is a list of their ids.

    `alone` is the id of an option that no other can stand beside, such as "none".
    """

    options: tuple[Option, ...]
    alone: str = ""
    unanswered: ClassVar[str] = "Choose at least one of the answers first."

    def misfit(self, answer: Answer, pair: Pair) -> str:
        if not is_list_of(answer, ids(self.options)):
            return "Choose from the answers that are offered."
        if self.alone in answer and len(set(answer)) > 1:
            alone = text_of(self.options, self.alone)
            return f"“{alone}” cannot stand beside another answer. Take one away."
        return ""

    def matches(self, answer: Answer, model: Answer) -> bool:
        return set(answer) == set(model)

    def reply(self, answer: Answer, model: Answer) -> Reply:
        # What was chosen is spoken of before what was left out.
        for option in sorted(self.options, key=lambda one: one.id not in answer):
            if option.say and (option.id in answer) != (option.id in model):
                return Reply(option.say, option.id)
        return Reply(TRY_AGAIN)

    def marks(self, answer: Answer, model: Answer) -> Mapping[str, Mark]:
        return ticked(answer, model)

    def faults(
        self, answer: Answer, marks: Mapping[str, Mark], pair: Pair
    ) -> Mapping[str, str]:
        did = {"wrong": "ticked", "left-out": "left open"}
        return {
            id: f"{did[mark]}: {text_of(self.options, id)}"
            for id, mark in marks.items()
            if mark != "right"
        }

    def score(self, marks: Mapping[str, Mark]) -> str:
        return found(marks)

    def part_of(self, model: Answer, pair: Pair) -> str:
        first = next(option for option in self.options if option.id in model)
        return f"One of {len(set(model))}: “{first.text}”." if len(model) > 1 else ""

    def may_go_wrong(self) -> tuple[Option, ...]:
        return self.options

    def in_words(self, answer: Answer, pair: Pair) -> tuple[str, ...]:
        return tuple(text_of(self.options, item) for item in items(answer))

    def question(self, pair: Pair) -> dict[str, Any]:
        return {"options": shown(self.options)}

    def offers(self) -> tuple[Offer, ...]:
        return (Offer(self.options),)

    def sample(self, pair: Pair) -> Answer:
        return [self.options[0].id]

    def guesses(self, pair: Pair) -> Iterator[Answer]:
        for id in ids(self.options):
            yield [id]


def ticked(answer: Answer, model: Answer) -> dict[str, Mark]:
    """How each chosen option stands, and each right one that was not chosen.

    >>> ticked(["time", "count"], ["time", "source"])
    {'time': 'right', 'count': 'wrong', 'source': 'left-out'}
    """
    chosen: dict[str, Mark] = {id: "right" if id in model else "wrong" for id in answer}
    return chosen | {id: "left-out" for id in model if id not in chosen}


def found(marks: Mapping[str, Mark]) -> str:
    """How many of the right options were found, and how many of the chosen are wrong.

    >>> found({"time": "right", "count": "wrong", "source": "left-out"})
    '1 of 2 found, 1 wrong'
    """
    kinds = list(marks.values())
    if not kinds:
        return ""
    right, wrong = kinds.count("right"), kinds.count("wrong")
    there_are = right + kinds.count("left-out")
    return f"{right} of {there_are} found" + (f", {wrong} wrong" if wrong else "")
