"""The teacher's plan of a lesson: what it says of each exercise.

The plan is `lesson_03.md`, beside the lesson's words. Under "Likely answers" it has a
point for each exercise:

    - **`counts.recall`** · Likely: “yes, it is the same man”. Ask: “Does the …?”
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lessons.syllabus import check_number

HERE = Path(__file__).parent

_POINT = re.compile(r"^- \*\*`([\w.-]+)`\*\* · (.+)$", re.M)
_LIKELY = re.compile(r"Likely: (.+?)(?= Behind it:| Ask(?: next)?:|$)")
_ASK = re.compile(r"\bAsk(?: next)?: (.+)$")
_MARKDOWN = re.compile(r"[*`]+")


@dataclass(frozen=True, slots=True)
class PlanNote:
    """What a plan says of one exercise: the likely answer, and what to ask next.

    Each is "" where the plan does not say.
    """

    likely: str = ""
    ask: str = ""


@cache
def plan_notes(number: str) -> Mapping[str, PlanNote]:
    """What the plan of one lesson says of its exercises, by exercise id.

    >>> plan_notes("03")["counts.recall"].ask
    '“Does the computer know the man?”'

    Raises `ValueError` with one sentence if there is no such lesson.
    """
    check_number(number)
    text = (HERE / f"lesson_{number}.md").read_text(encoding="utf-8")
    return {id_: _note(said) for id_, said in _POINT.findall(text)}


def _note(said: str) -> PlanNote:
    plain = _MARKDOWN.sub("", said)
    found = (pattern.search(plain) for pattern in (_LIKELY, _ASK))
    return PlanNote(*(one[1].strip() if one else "" for one in found))
