"""Questions that a teacher adds to a lesson, in its file of words alone.

    [exercises."counts.our-question"]
    kind = "choice"
    objective = "counts.read"
    answer = "b"
    prompt = "…"

The answer is the teacher's own. Without one, answers are kept and never marked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from lessons.exercises.kinds import Answer, Choice, Choices, Kind, Number, Text
from lessons.reading.pair import Pair

KEYS = ("kind", "objective", "answer")
KINDS: Mapping[str, type[Kind]] = {
    "choice": Choice,
    "choices": Choices,
    "number": Number,
    "text": Text,
}
_ID = re.compile(r"[a-z]+\.[a-z0-9]+(?:-[a-z0-9]+)*")


def is_own(entry: object) -> bool:
    """Whether the words of an exercise say what kind it is."""
    return isinstance(entry, dict) and "kind" in entry


def misfits(
    id: str, entry: Mapping[str, Any], topic: str, objectives: Iterable[str]
) -> str:
    """What is wrong with a question of a teacher's own, as an error says it; or ""."""
    kind, aims = entry["kind"], list(objectives)
    if kind not in KINDS:
        return f"“{id}” has the kind “{kind}”: choose from {', '.join(KINDS)}"
    if not _ID.fullmatch(id) or not id.startswith(f"{topic}."):
        return (
            f"“{id}” is no name for a question here: write “{topic}.”, and then small "
            "letters, numbers and dashes"
        )
    if entry.get("objective") not in aims:
        return f"“{id}” needs an objective, one of {', '.join(aims)}"
    return _unfit_answer(id, kind, entry) if "answer" in entry else ""


def _unfit_answer(id: str, kind: str, entry: Mapping[str, Any]) -> str:
    answer = entry["answer"]
    if kind == "text":
        return f"“{id}” is a text, which is kept and never marked: take its answer away"
    if kind == "number":
        number = isinstance(answer, (int, float)) and not isinstance(answer, bool)
        return "" if number else f"“{id}” has an answer that is not a number"
    right = answer if kind == "choices" else [answer]
    if not isinstance(right, list) or not all(isinstance(one, str) for one in right):
        return f"“{id}” needs the name of {_WANTED[kind]} as its answer"
    options = entry.get("options")
    for name, option in options.items() if isinstance(options, dict) else ():
        if name not in right and not (isinstance(option, dict) and option.get("say")):
            return f"“{name}” of “{id}” is wrong, and has no reply: give it a “say”"
    return ""


_WANTED = {"choice": "an option", "choices": "each right option, in a list,"}


def solution(entry: Mapping[str, Any]) -> Callable[[Pair], Answer] | None:
    """What gives the teacher's answer; None where answers are kept."""
    if "answer" not in entry:
        return None
    return lambda pair: entry["answer"]
