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
    """One lesson: its number ("03"), its title, and the big question that it asks.

    `summary` says in a sentence or two what is done about the question, `needs` what is
    needed, and `texts` which texts are read.
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
