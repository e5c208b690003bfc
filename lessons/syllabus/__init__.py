"""What each lesson asks: for each its words, in TOML, and its logic, in a module.

`lesson_03.toml` holds all that a learner reads, for whoever teaches or translates;
`lesson_03.py` computes answers from the articles and ends in a `LESSON`. Exercises are
declared here and nowhere else; notebooks only name them.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

from lessons.syllabus.model import Lesson, Objective

__all__ = ["NUMBERS", "Lesson", "Objective", "check_number", "lesson"]

NUMBERS = ("00", "01", "02", "03", "04", "05", "06", "07", "08", "09")


def check_number(number: str) -> None:
    """Raise `ValueError`, in one sentence, when no lesson has this number."""
    if number not in NUMBERS:
        raise ValueError(
            f"There is no lesson “{number}”: the lessons are {', '.join(NUMBERS)}."
        )


@cache
def lesson(number: str) -> Lesson:
    """The lesson of this number; raises `ValueError` when no lesson has it."""
    check_number(number)
    # Imported late, so that a notebook starts with its own lesson and not with all ten.
    return import_module(f"lessons.syllabus.lesson_{number}").LESSON
