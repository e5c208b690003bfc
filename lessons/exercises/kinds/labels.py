"""A label for each line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from lessons.exercises.kinds.base import TRY_AGAIN, Kind, Mark, Offer, Reply
from lessons.exercises.kinds.options import Answer, Option, ids, parts, shown, text_of
from lessons.language import tr
from lessons.reading.pair import Pair

LEFT_OUT = "left-out"  # the code with which a coder passes a line over


@dataclass(frozen=True, slots=True)
class Labels(Kind):
    """Give each line one label. An answer maps line ids to label ids."""

    lines: tuple[Option, ...]
    labels: tuple[Option, ...]
    unanswered: ClassVar[str] = tr("Choose for at least one line first.")

    def misfit(self, answer: Answer, pair: Pair) -> str:
        lines, labels = ids(self.lines), ids(self.labels)
        fits = isinstance(answer, dict) and all(
            line in lines
            and (not label or (isinstance(label, str) and label in labels))
            for line, label in answer.items()
        )
        return "" if fits else tr("Give each line one of the labels.")

    def unfinished(self, answer: Answer) -> str:
        left = self._left(answer)
        return tr("Label every line; {left} still to do.", left=left) if left else ""

    def remark(self, answer: Answer) -> str:
        left, lines = self._left(answer), len(self.lines)
        if not left:
            return ""
        if left == 1:
            return tr("1 of {lines} has no label yet.", lines=lines)
        return tr("{left} of {lines} have no label yet.", left=left, lines=lines)

    def _left(self, answer: Answer) -> int:
        """How many lines have no label."""
        return sum(not answer.get(line.id) for line in self.lines)

    def reply(self, answer: Answer, model: Answer) -> Reply:
        for line in self.lines:
            if answer[line.id] != model[line.id] and line.say:
                return Reply(line.say, line.id)
        return Reply(TRY_AGAIN)

    def marks(self, answer: Answer, model: Answer) -> Mapping[str, Mark]:
        return {
            line.id: "right" if answer[line.id] == model[line.id] else "wrong"
            for line in self.lines
        }

    def faults(
        self, answer: Answer, marks: Mapping[str, Mark], pair: Pair
    ) -> Mapping[str, str]:
        return {
            id: tr(
                "“{labels}” for: {lines}",
                labels=text_of(self.labels, answer[id]),
                lines=text_of(self.lines, id),
            )
            for id, mark in marks.items()
            if mark != "right"
        }

    def part_of(self, model: Answer, pair: Pair) -> str:
        half = [line.id for line in self.lines][: len(self.lines) // 2]
        return "\n".join(self.in_words({id: model[id] for id in half}, pair))

    def may_go_wrong(self) -> tuple[Option, ...]:
        return self.lines

    def in_words(self, answer: Answer, pair: Pair) -> tuple[str, ...]:
        return tuple(
            f"{text_of(self.lines, line).rstrip('.')}: {text_of(self.labels, label)}"
            for line, label in parts(answer).items()
        )

    def question(self, pair: Pair) -> dict[str, Any]:
        return {"lines": shown(self.lines), "labels": shown(self.labels)}

    def lines_to_code(self) -> tuple[str, ...]:
        return tuple(ids(self.lines))

    def codes(self) -> tuple[str, ...]:
        return tuple(ids(self.labels))

    def offers(self) -> tuple[Offer, ...]:
        return Offer(self.lines, "Lines"), Offer(self.labels, "Labels")

    def sample(self, pair: Pair) -> Answer:
        return {line.id: self.labels[0].id for line in self.lines}

    def guesses(self, pair: Pair) -> Iterator[Answer]:
        for label in self.labels:
            yield {line.id: label.id for line in self.lines}
