"""What there is to choose from, by its ids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lessons.language import tr

# Plain data: str, list[str], dict[str, str] or dict[str, object].
Answer = Any


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: a permanent id, and its text for the learner.

    `say` is the reply to a learner who chose it wrongly, one for every wrong option.
    """

    id: str
    text: str
    say: str = ""


def ids(options: Sequence[Option]) -> list[str]:
    """The options' ids, in their order."""
    return [option.id for option in options]


def shown(options: Sequence[Option]) -> list[dict[str, str]]:
    """The options as the view lists them, without the replies."""
    return [{"id": option.id, "text": option.text} for option in options]


def text_of(options: Sequence[Option], wanted: Answer) -> str:
    """The text of the option with this id, whatever was stored as one."""
    found = next((option.text for option in options if option.id == wanted), None)
    return found or tr("{wanted} (no longer offered)", wanted=wanted)


def is_list_of(answer: Answer, known: Sequence[str]) -> bool:
    """Whether an answer is a list of known ids and of nothing else."""
    return isinstance(answer, list) and all(
        isinstance(item, str) and item in known for item in answer
    )


def items(answer: Answer) -> list[Answer]:
    """The items of an answer that should be a list."""
    return answer if isinstance(answer, list) else [answer]


def parts(answer: Answer) -> Mapping[str, Answer]:
    """The parts of an answer that should be a mapping."""
    return answer if isinstance(answer, Mapping) else {}
