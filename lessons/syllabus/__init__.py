"""What each lesson asks: for each its words, in TOML, and its logic, in a module.

`lessons.toml` lists the lessons. `lesson_03.toml` holds all that a learner reads, for
whoever teaches or translates; `lesson_03.py` computes answers from the articles and
ends in a `LESSON`. Exercises are declared here and nowhere else; notebooks only name
them.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

from lessons.syllabus.listed import (
    LISTED,
    NUMBERS,
    LeftOutError,
    OtherArticlesError,
    check_articles,
    check_number,
    is_left_out,
    not_about_these,
    taught,
)
from lessons.syllabus.model import Lesson, Objective

__all__ = [
    "LISTED",
    "NUMBERS",
    "LeftOutError",
    "Lesson",
    "Objective",
    "OtherArticlesError",
    "check_articles",
    "check_number",
    "is_left_out",
    "lesson",
    "not_about_these",
    "taught",
]


@cache
def lesson(number: str) -> Lesson:
    """The lesson of this number.

    Raises `ValueError` with one sentence when no lesson has it, when it is left out, or
    when it cannot speak of the articles that are here.
    """
    check_number(number)
    check_articles(number)
    # Imported late, so that a notebook starts with its own lesson and not with all ten.
    return import_module(f"lessons.syllabus.lesson_{number}").LESSON
