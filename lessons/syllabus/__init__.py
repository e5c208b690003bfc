"""What each lesson asks: one module a lesson, each with a `LESSON`.

Exercises are declared here and nowhere else; notebooks only name them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module

from lessons.exercises.model import Exercise

NUMBERS = ("00", "01", "02", "03", "04", "05", "06", "07", "08", "09")


@dataclass(frozen=True, slots=True)
class Objective:
    """What a learner will be able to do: a permanent id and a sentence."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Method:
    """A way to measure that a lesson brings in, and how it is brought in.

    `prediction` is the id of the exercise in which learners commit themselves first.
    `plain` is the code, as it stands in a cell, that shows the method with Python, NLTK
    or matplotlib alone; `helper` the code of ours that wraps it, "" where none does.
    """

    name: str
    prediction: str
    plain: str
    helper: str = ""


@dataclass(frozen=True, slots=True)
class Lesson:
    """One lesson: its number ("03") and title, the big question and what is done about
    it in a sentence or two, minutes, what is needed, which texts are read,
    objectives, exercises, methods.
    """

    number: str
    title: str
    minutes: int
    objectives: tuple[Objective, ...]
    exercises: tuple[Exercise, ...]
    question: str = ""
    summary: str = ""
    needs: str = ""
    texts: str = "two articles on Vladimir Putin's visit to Pyongyang, June 2024"
    methods: tuple[Method, ...] = ()


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
