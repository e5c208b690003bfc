"""What each lesson asks: one module a lesson, each with a `LESSON`.

Exercises are declared here and nowhere else; notebooks only name them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module

from lessons.exercises.model import Exercise

NUMBERS = ("00", "01", "02", "03", "04", "05", "06", "07")


@dataclass(frozen=True, slots=True)
class Objective:
    """What a learner will be able to do: a permanent id and a sentence."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """One lesson: its number ("03"), title, minutes, objectives and exercises."""

    number: str
    title: str
    minutes: int
    objectives: tuple[Objective, ...]
    exercises: tuple[Exercise, ...]


def check_number(number: str) -> None:
    """Raise `ValueError` with one sentence for a lesson that there is not."""
    if number not in NUMBERS:
        raise ValueError(
            f"There is no lesson “{number}”: the lessons are {', '.join(NUMBERS)}."
        )


@cache
def lesson(number: str) -> Lesson:
    """The lesson of this number. Raises `ValueError` for a lesson that there is not."""
    check_number(number)
    return import_module(f"lessons.syllabus.lesson_{number}").LESSON
