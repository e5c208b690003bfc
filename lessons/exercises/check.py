"""Checking an answer: a pure function of the exercise, the answer and the desk."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from lessons.exercises.model import (
    Answer,
    Choice,
    Choices,
    Claim,
    Evidence,
    Exercise,
    Kind,
    Labels,
    Number,
    Order,
    Result,
    Text,
    options_of,
)

if TYPE_CHECKING:
    from lessons.notebook.desk import Desk

UNANSWERED = {
    Choice: "Choose one of the answers first.",
    Choices: "Choose at least one of the answers first.",
    Number: "Type a number first.",
    Text: "Write your answer first.",
    Evidence: "Choose a sentence first.",
    Order: "Put the steps in your order first.",
    Labels: "Give at least one line a label first.",
    Claim: "Choose at least one part of your claim first.",
}
SUM_AGAIN = "Not yet. Work it out once more, or open a hint."
TRY_AGAIN = "Not yet. Look at the sentences once more, or open a hint."


def check(exercise: Exercise, answer: Answer, desk: Desk) -> Result:
    """Compare an answer with the model answer; never raises, whatever the answer.

    First the shape (type, then length, then values), one message each; then the named
    mistakes, in their order; then right or not yet.
    """
    kind = exercise.answer
    if is_blank(kind, answer):
        return Result("unanswered", UNANSWERED[type(kind)])
    complaint = misfit(kind, answer, desk)
    if complaint:
        return Result("incorrect", complaint)
    if exercise.solve is None:
        return Result("recorded", exercise.right)
    if left := _unlabelled(kind, answer):
        return Result("incorrect", f"Label every line; {left} still to do.")
    model = exercise.solve(desk)
    accepts = exercise.accepts or (lambda given, _: matches(kind, given, model))
    if accepts(answer, desk):
        return Result("correct", exercise.right)
    for mistake in exercise.mistakes:
        if mistake.when(answer, desk):
            return Result("mistaken", mistake.say, mistake.name)
    return wrong(kind, answer, model)


def is_blank(kind: Kind, answer: Answer) -> bool:
    """Whether nothing has been answered yet."""
    if answer is None or answer == [] or answer == {}:
        return True
    if isinstance(answer, str):
        return not answer.strip()
    if isinstance(answer, dict):
        return not any(answer.values())
    return False


# Shape: does the answer fit the kind of question? ------------------------------------


def misfit(kind: Kind, answer: Answer, desk: Desk) -> str:
    """What is wrong with an answer's shape, in one sentence; "" when it fits."""
    fits: dict[type, Callable[..., str]] = {
        Choice: _choice,
        Choices: _choices,
        Number: _number,
        Text: _text,
        Evidence: _evidence,
        Order: _order,
        Labels: _labels,
        Claim: _claim,
    }
    return fits[type(kind)](kind, answer, desk)


def _choice(kind: Choice, answer: Answer, desk: Desk) -> str:
    known = isinstance(answer, str) and answer in options_of(kind)
    return "" if known else "Choose one of the answers that are offered."


def _choices(kind: Choices, answer: Answer, desk: Desk) -> str:
    if _is_list_of(answer, options_of(kind)):
        return ""
    return "Choose from the answers that are offered."


def _is_list_of(answer: Answer, known: object) -> bool:
    return isinstance(answer, list) and all(
        isinstance(item, str) and item in known for item in answer
    )


def _number(kind: Number, answer: Answer, desk: Desk) -> str:
    number = read_number(answer)
    if number is None:
        return "Write the answer as a number in digits, such as 12 or 3.5."
    if kind.least is not None and number < kind.least:
        return f"It cannot be less than {kind.least:g}. What did you mean?"
    if kind.most is not None and number > kind.most:
        return f"It cannot be more than {kind.most:g}. What did you mean?"
    return ""


def _text(kind: Text, answer: Answer, desk: Desk) -> str:
    if not isinstance(answer, str):
        return "Write your answer in words."
    words = len(answer.split())
    if words < kind.least:
        return f"Say a little more: {kind.least} words or more, and you have {words}."
    if words > kind.most:
        return f"Say it more briefly: {kind.most} words at most, and you have {words}."
    return ""


def _evidence(kind: Evidence, answer: Answer, desk: Desk) -> str:
    known = sentence_ids(desk, kind.articles)
    if not _is_list_of(answer, known):
        return "Choose sentences of the articles."
    chosen = len(set(answer))
    if chosen < kind.least:
        return f"Choose {kind.least} sentences or more; you have {chosen}."
    if chosen > kind.most:
        return f"Choose {kind.most} at most; you have {chosen}. Keep the strongest."
    return ""


def _order(kind: Order, answer: Answer, desk: Desk) -> str:
    if not isinstance(answer, list) or not all(isinstance(s, str) for s in answer):
        return "Put the steps in order."
    if sorted(answer) != sorted(step.id for step in kind.steps):
        return "Use each step once."
    return ""


def _labels(kind: Labels, answer: Answer, desk: Desk) -> str:
    lines, labels = ({o.id for o in group} for group in (kind.lines, kind.labels))
    if not isinstance(answer, dict) or not all(
        line in lines and (not label or (isinstance(label, str) and label in labels))
        for line, label in answer.items()
    ):
        return "Give each line one of the labels."
    return ""


def _unlabelled(kind: Kind, answer: Answer) -> int:
    """How many lines have no label yet. What is only kept may leave some open."""
    lines = kind.lines if isinstance(kind, Labels) else ()
    return sum(not answer.get(line.id) for line in lines)


_CLAIM_PARTS = {"verb": "verbs", "measure": "measures", "scope": "scopes"}


def _claim(kind: Claim, answer: Answer, desk: Desk) -> str:
    if not isinstance(answer, dict):
        return "Build your claim from the parts that are offered."
    for (part, offered), head in zip(_CLAIM_PARTS.items(), kind.heads, strict=True):
        chosen = answer.get(part)
        if not isinstance(chosen, str) or chosen not in {
            option.id for option in getattr(kind, offered)
        }:
            return f"Your claim is not whole yet: choose one under “{head}”."
    known = sentence_ids(desk, "AB")
    for part, words in (
        ("evidence", "A claim needs a sentence that carries it: choose your evidence."),
        ("counter", "Now choose a sentence that speaks against your claim."),
    ):
        chosen = answer.get(part)
        if not isinstance(chosen, str) or chosen not in known:
            return words
    if answer["evidence"] == answer["counter"]:
        return "One sentence cannot carry a claim and speak against it: choose another."
    return ""


@cache
def sentence_ids(desk: Desk, letters: str) -> Mapping[str, str]:
    """The sentences of the articles by id, such as "A15" for A's fifteenth."""
    ids = {
        f"{article.letter}{number}": sentence.text
        for article in desk.pair
        if article.letter in letters
        for number, sentence in enumerate(article.sentences, start=1)
    }
    return MappingProxyType(ids)


_DIGITS = re.compile(r"[-+−]?(?:\d[\d.,\s]*|[.,]\d+)")


def read_number(answer: Answer) -> float | None:
    """The one number in what was typed, or None: "9.2", "9,2", "1 021", "14 %".

    A comma before exactly three last digits parts thousands, unless the number starts
    with 0; any other comma is a decimal one.
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


# Right or not yet --------------------------------------------------------------------


def matches(kind: Kind, answer: Answer, model: Answer) -> bool:
    """Whether a well-shaped answer is the model answer."""
    if isinstance(kind, Number):
        return abs(read_number(answer) - model) <= kind.tolerance + 1e-9
    if isinstance(kind, Choices):
        return set(answer) == set(model)
    if isinstance(kind, Evidence):
        return set(answer) <= set(model)
    if isinstance(kind, Text):
        return _folded(answer) in {_folded(text) for text in model}
    return answer == model


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def wrong(kind: Kind, answer: Answer, model: Answer) -> Result:
    """The reply to a wrong answer that no named mistake explains."""
    if isinstance(kind, Choice):
        say = options_of(kind)[answer].say
        return (
            Result("mistaken", say, answer) if say else Result("incorrect", TRY_AGAIN)
        )
    if isinstance(kind, Choices):
        for option in kind.options:
            if option.say and (option.id in answer) != (option.id in model):
                return Result("mistaken", option.say, option.id)
    if isinstance(kind, Labels):
        for line in kind.lines:
            if answer[line.id] != model[line.id] and line.say:
                return Result("mistaken", line.say, line.id)
    return Result("incorrect", SUM_AGAIN if isinstance(kind, Number) else TRY_AGAIN)
