"""A number with a unit."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Any, ClassVar

from lessons.exercises.kinds.base import Kind, Reply
from lessons.exercises.kinds.options import Answer
from lessons.language import tr
from lessons.reading.pair import Pair

SUM_AGAIN = tr("Work it out once more, or open a hint.")
_DIGITS = re.compile(r"[-+−]?(?:\d[\d.,\s]*|[.,]\d+)")


@dataclass(frozen=True, slots=True)
class Number(Kind):
    """A number with a unit. An answer is what was typed, such as "9.2" or "9,2 %".

    An answer within `tolerance` of the model answer is right (for fair rounding). One
    below `least` or above `most` cannot be meant; neither can a fraction where the unit
    is counted and `whole`. `unit_of_one` is how the unit is called beside a 1: "word".
    """

    unit: str = ""
    unit_of_one: str = ""
    tolerance: float = 0.0
    least: float | None = None
    most: float | None = None
    whole: bool = False
    unanswered: ClassVar[str] = tr("Type a number first.")

    def misfit(self, answer: Answer, pair: Pair) -> str:
        number = read_number(answer)
        if number is None:
            return tr(
                "Write the answer as a number in digits, such as {example}.",
                example=self._example,
            )
        if self.whole and not number.is_integer():
            return tr(
                "{answer} Write a whole number, such as {example}.",
                answer=self.now(answer),
                example=self._example,
            )
        if self.least is not None and number < self.least:
            return tr(
                "It cannot be less than {least:g}. What did you mean?", least=self.least
            )
        if self.most is not None and number > self.most:
            return tr(
                "It cannot be more than {most:g}. What did you mean?", most=self.most
            )
        return ""

    def matches(self, answer: Answer, model: Answer) -> bool:
        return abs(read_number(answer) - model) <= self.tolerance + 1e-9

    def reply(self, answer: Answer, model: Answer) -> Reply:
        return Reply(SUM_AGAIN)

    def now(self, answer: Answer) -> str:
        if self.is_blank(answer):
            return ""
        number = read_number(answer)
        if number is None:
            return tr(
                "Not read as a number yet: write digits, such as {example}.",
                example=self._example,
            )
        return tr("Read as {said}.", said=self._said(number))

    def part_of(self, model: Answer, pair: Pair) -> str:
        return first_digit(self.as_given(model))

    def in_words(self, answer: Answer, pair: Pair) -> tuple[str, ...]:
        number = read_number(answer)
        return (str(answer) if number is None else self._said(number),)

    @property
    def _example(self) -> str:
        """Numbers that may be typed here: no fraction of what is counted whole."""
        return "3" if self.whole else tr("12 or 3.5")

    def _said(self, number: float) -> str:
        """The number with its unit, which stands once even if it was typed, too."""
        unit = (number == 1 and self.unit_of_one) or self.unit
        return f"{_plain(number)} {unit}".strip()

    def question(self, pair: Pair) -> dict[str, Any]:
        return {"unit": self.unit}

    def sample(self, pair: Pair) -> Answer:
        return "987654" if self.most is None else f"{self.most:g}"

    def as_given(self, model: Answer) -> Answer:
        return f"{model:.{2 if self.tolerance else 0}f}"


def read_number(answer: Answer) -> float | None:
    """The one number in what was typed, or None.

    A comma before exactly three last digits parts thousands, unless the number starts
    with 0; any other comma is a decimal one.

    >>> read_number("9,2 %"), read_number("1,021"), read_number("3 of 27")
    (9.2, 1021.0, None)
    """
    if isinstance(answer, bool) or not isinstance(answer, (str, int, float)):
        return None
    found = _DIGITS.findall(str(answer)[:200])
    if len(found) != 1 or len(found[0]) > 40:
        return None
    digits = re.sub(r"\s", "", found[0]).replace("−", "-").rstrip(".,")
    if re.fullmatch(r"[-+]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?", digits):
        digits = digits.replace(",", "")
    try:
        number = float(digits.replace(",", "."))
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def first_digit(number: str) -> str:
    """What a number looks like, without giving it away; "" if it has one digit.

    >>> first_digit("9.17"), first_digit("5")
    ('It begins with 9, and a point follows.', '')
    >>> first_digit("327")
    'It has 3 digits, and begins with 3.'
    """
    whole, point, _ = number.partition(".")
    digits = whole.lstrip("-")
    if len(digits) > 1:
        where = tr(" before the point") if point else ""
        return tr(
            "It has {digits} digits{where}, and begins with {digits_2}.",
            digits=len(digits),
            where=where,
            digits_2=digits[0],
        )
    return (
        tr("It begins with {whole}, and a point follows.", whole=whole) if point else ""
    )


def _plain(number: float) -> str:
    """A number without an exponent and without zeros that say nothing."""
    return f"{number:.10f}".rstrip("0").rstrip(".")
