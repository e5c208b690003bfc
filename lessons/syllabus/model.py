"""A lesson and its objectives, as data."""

from __future__ import annotations

from dataclasses import dataclass

from lessons.exercises.model import Exercise


@dataclass(frozen=True, slots=True)
class Objective:
    """What a learner will be able to do: a permanent id and a sentence."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """One lesson: its number ("03") and title, the big question and what is done about
    it in a sentence or two, what is needed, which texts are read, the minutes it takes,
    objectives, exercises.
    """

    number: str
    title: str
    question: str
    summary: str
    needs: str
    texts: str
    minutes: int
    objectives: tuple[Objective, ...]
    exercises: tuple[Exercise, ...]
