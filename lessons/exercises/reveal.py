"""Showing the answer to whoever has tried twice: a hint, a part of it, then the whole.

Nothing of it is worked out, or sent to a page, before it is asked for.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from lessons.exercises.model import Exercise
from lessons.exercises.record import Entry
from lessons.language import tr
from lessons.reading.pair import Pair

TRIES = 2  # before anything is shown
VARIABLE = "LESSONS_SHOW_ME"
FILE = "no-show-me.txt"
WHOLE = 2  # what `Entry.shown` says when the whole answer was shown

# What a reply opens with where somebody was right: “Yes.”, “Yes: …”, “Accepted: …”.
_GREETINGS = "|".join(map(re.escape, (tr("Yes"), tr("Accepted"))))
_GREETING = re.compile(rf"^(?:{_GREETINGS})\s*[.,:!]\s*")


def is_offered(exercise: Exercise, entry: Entry, folder: Path) -> bool:
    """Whether "Show me" stands beside an exercise.

    It does after two wrong tries, until the answer is right or was shown. A teacher
    switches it off for a class: with `LESSONS_SHOW_ME=off`, or with a file
    `no-show-me.txt` in the folder of the answers or in the folder that holds it.
    """
    return (
        not exercise.recorded
        and entry.attempts >= TRIES
        and entry.status != "correct"
        and entry.shown < WHOLE
        and not is_switched_off(folder)
    )


def is_switched_off(folder: Path) -> bool:
    """Whether a teacher has switched "Show me" off for the class."""
    if os.environ.get(VARIABLE, "").strip().lower() in ("off", "no", "0", "false"):
        return True
    return any((place / FILE).exists() for place in (folder, folder.resolve().parent))


def shown_parts(exercise: Exercise, pair: Pair, shown: int) -> Iterator[str]:
    """What is shown of an answer: nothing, a part of it (1), or all of it (2)."""
    if exercise.solve is None or shown < 1:
        return
    model = exercise.solve(pair)
    if shown < WHOLE:
        yield tr(
            "A part of the answer:\n{model}", model=exercise.kind.part_of(model, pair)
        )
        return
    lines = "\n".join(exercise.in_words(exercise.kind.as_given(model), pair))
    if exercise.accepts:
        yield tr("One right answer:\n{lines}", lines=lines)
    else:
        yield tr("The answer:\n{lines}", lines=lines)
    yield tr("Why: {right}", right=reason(exercise.right))


def reason(right: str) -> str:
    """Why an answer is right, without the “Yes” that greets whoever found it.

    >>> reason("Yes: both stand in marks."), reason("Yesterday is named.")
    ('Both stand in marks.', 'Yesterday is named.')
    """
    left = _GREETING.sub("", right)
    return left[:1].upper() + left[1:]


def next_shown(exercise: Exercise, pair: Pair, shown: int) -> int:
    """What `Entry.shown` is after one more step; without a part, the whole is next."""
    has_part = exercise.solve is not None and bool(
        exercise.kind.part_of(exercise.solve(pair), pair)
    )
    return WHOLE if shown or not has_part else 1
