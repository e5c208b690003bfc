"""The value of a name in the notebook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from lessons.exercises.kinds.base import Kind, Reply
from lessons.exercises.kinds.number import first_digit
from lessons.exercises.kinds.options import Answer
from lessons.language import tr
from lessons.reading.pair import Pair

LARGEST = 10**15
GAP = "..."  # what a cell may hold where a value is to be written
_AGAIN = tr("Then run its cell, and press the button again.")
LOOK_AGAIN = tr("Change the value in its cell, run that cell, and check again.")

Held = Literal["number", "text", "truth", "list"]
_CALLED: Mapping[Held, str] = {
    "number": tr("a number"),
    "text": tr("a text"),
    "truth": tr("True or False"),
    "list": tr("a list"),
}
_HOW: Mapping[Held, str] = {
    "number": tr("Write it in digits, without quotation marks, such as 12 or 3.5."),
    "text": tr('Write it between straight quotation marks, such as "B".'),
    "truth": tr("Write it with a capital letter and without quotation marks."),
    "list": tr('Write it in square brackets, such as ["Mr Kim", "Putin"].'),
}


@dataclass(frozen=True, slots=True)
class Value(Kind):
    """The value that a name has in the notebook: of a gap, or of a value to change.

    `variable` is the name in the notebook and `holds` what it should hold. An answer is
    that value as plain data: a number, a text, True or False, or a short list of them.
    What else the name holds is told in words, as `{"other": "the article B"}`; None is
    a name that has no value yet. The value that stands in the notebook `before` a
    learner changes it counts as no answer; so do three dots. Where a text or a number
    can only be one of a few, these are the ones `among` which to choose. A number
    within `tolerance` of the model answer is right. Capitals make no difference to a
    text, but for an `exact` one: a name, say, that the next cell looks up letter for
    letter.

    A lesson declares it like any exercise. In `lesson_03.toml`::

        [exercises."counts.gap-words"]
        prompt = "Fill the gap in the cell above: how many words has B's body?"
        right = "Yes: the length of B is what every rate of B is divided by."
        hints = ["Which name holds the words of B?", "len( ) counts what is in it."]

        [exercises."counts.gap-words".mistakes]
        counted-a = "That is how long A is. Whose words does the next line count?"

    In `lesson_03.py`, where without `solve` the value is kept and never marked::

        GAP_WORDS = WORDS.exercise(
            "counts.gap-words", Value, variable="words_b", holds="number", before=0,
            objective="counts.compare", solve=lambda pair: len(pair.b.words),
            mistakes=(equals("counted-a", lambda pair: len(pair.a.words)),),
        )

    In the notebook the cell `words_b = 0`, and below it
    `desk.ask("counts.gap-words")`.
    """

    variable: str
    holds: Held
    before: Answer = None
    tolerance: float = 0.0
    among: tuple[str | int, ...] = ()
    exact: bool = False
    unanswered: ClassVar[str] = tr("Give the name a value first: run the cell above.")

    @property
    def reads(self) -> str:
        return self.variable

    def is_blank(self, answer: Answer) -> bool:
        if answer in (None, "", [], {}) or self._is_as_it_was(answer):
            return True
        return Kind.is_blank(self, answer)

    def _is_as_it_was(self, answer: Answer) -> bool:
        """Whether the notebook's own value, or three dots, still stand there."""
        return answer == GAP or same(answer, self.before)

    def asks(self, answer: Answer) -> str:
        if answer is None:
            return self.now(answer)
        return tr(
            "{answer} Change it in its cell, run that cell, and press the button "
            "again.",
            answer=self.now(answer),
        )

    def misfit(self, answer: Answer, pair: Pair) -> str:
        held = _held(answer)
        if held == self.holds:
            outside = self._outside(answer)
            return f"{outside} {_AGAIN}" if outside else ""
        if self.among and self.holds == "number":
            choices = tr(
                "{answer} Write {choices}, in digits alone.",
                answer=self.now(answer),
                choices=self._choices,
            )
            return f"{choices} {_AGAIN}"
        if held == "list" and self.holds == "number":
            return tr(
                "{answer} Leave commas out of a number: write 8.5, not 8,5, and "
                "1000, not 1,000.",
                answer=self.now(answer),
            )
        return (
            tr(
                "{answer} Here {called} is asked for. ",
                answer=self.now(answer),
                called=_CALLED[self.holds],
            )
            + (_HOW[self.holds])
        )

    def _outside(self, answer: Answer) -> str:
        if not self.among or any(same(answer, one) for one in self.among):
            return ""
        where = tr(" between the marks") if self.holds == "text" else ""
        return tr(
            "{answer} Write {choices}{where}.",
            answer=self.now(answer),
            choices=self._choices,
            where=where,
        )

    @property
    def _choices(self) -> str:
        *some, last = map(str, self.among)
        return tr("{some} or {last}", some=", ".join(some), last=last)

    def matches(self, answer: Answer, model: Answer) -> bool:
        if self.exact:
            return answer == model
        return same(answer, model, self.tolerance)

    def reply(self, answer: Answer, model: Answer) -> Reply:
        return Reply(LOOK_AGAIN)

    def now(self, answer: Answer) -> str:
        if answer is None:
            return tr(
                "“{variable}” has no value yet: first run the cell above that "
                "says “{variable} = …”.",
                variable=self.variable,
            )
        told = in_words(answer)
        if self._is_as_it_was(answer):
            return tr(
                "“{variable}” is {told}: still as it was.",
                variable=self.variable,
                told=told,
            )
        called = tr("a text: ") if _held(answer) == "text" else ""
        return tr(
            "“{variable}” is {called}{told}.",
            variable=self.variable,
            called=called,
            told=told,
        )

    def part_of(self, model: Answer, pair: Pair) -> str:
        return first_digit(in_words(model)) if self.holds == "number" else ""

    def in_words(self, answer: Answer, pair: Pair) -> tuple[str, ...]:
        return (f"{self.variable} = {in_words(answer)}",)

    def question(self, pair: Pair) -> dict[str, Any]:
        return {"variable": self.variable}

    def sample(self, pair: Pair) -> Answer:
        if self.among:
            return self.among[0]
        samples = {"number": 987654, "text": "word", "truth": True, "list": ["word"]}
        return samples[self.holds]

    def guesses(self, pair: Pair) -> Iterator[Answer]:
        yield self.sample(pair)
        if self.holds == "truth":
            yield False


def same(answer: Answer, other: Answer, tolerance: float = 0.0) -> bool:
    """Whether two values are one: numbers within `tolerance`, texts in any capitals.

    >>> same(12, 12.0), same("B", "b"), same(True, 1), same(9.2, 9.17, 0.05)
    (True, True, False, True)
    """
    held = _held(answer)
    if held is None or held != _held(other):
        return False
    if held == "number":
        return abs(answer - other) <= tolerance + 1e-9
    if held == "text":
        return answer.strip().casefold() == other.strip().casefold()
    if held == "list":
        return len(answer) == len(other) and all(
            same(one, another, tolerance)
            for one, another in zip(answer, other, strict=True)
        )
    return answer == other


def in_words(answer: Answer) -> str:
    """A value as Python would write it, with quotation marks around a text.

    >>> in_words("Mr Kim"), in_words([1, 2.5]), in_words({"other": "the article B"})
    ('"Mr Kim"', '[1, 2.5]', 'the article B')
    """
    held = _held(answer)
    if held == "list":
        return f"[{', '.join(map(in_words, answer))}]"
    if held == "text":
        return GAP if answer == GAP else f'"{answer}"'
    if held is not None:
        return str(answer)
    other = answer.get("other") if isinstance(answer, Mapping) else None
    return other if isinstance(other, str) and other else tr("something else")


def _held(answer: Answer) -> Held | None:
    """What a value is; None if it is nothing that can be an answer."""
    if isinstance(answer, list):
        return "list" if all(map(_scalar, answer)) else None
    return _scalar(answer)


def _scalar(answer: Answer) -> Held | None:
    if isinstance(answer, bool):
        return "truth"
    if isinstance(answer, (int, float)):  # an infinite one is too large, too
        return "number" if abs(answer) <= LARGEST else None
    return "text" if isinstance(answer, str) else None
