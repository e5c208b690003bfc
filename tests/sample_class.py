"""A class that never was: seeded hand-ins for tests and for the report notebook."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

from answers import right as right_answer
from answers import well_formed, wrong

from lessons import syllabus
from lessons.desk import Desk
from lessons.exercises.check import check
from lessons.exercises.model import Exercise, Labels
from lessons.exercises.record import Entry
from lessons.teaching.hand_in import HandIn, as_page, file_name

NAMES = "Ada Ben Cléo Dara Emil Femi Gül Hana Ivo Jun Kai Lena Mo Nia Omar Pia".split()
DAY = "2026-01-12T09:00:00+00:00"


def sample_class(learners: int, seed: int = 5) -> list[HandIn]:
    """That many hand-ins; the same seed gives the same class."""
    draw = random.Random(seed)
    choices = _choices()
    return [_learner(number, draw, choices) for number in range(learners)]


def _choices() -> dict[str, list[tuple[Exercise, list[Entry]]]]:
    """For each lesson, each exercise with the entries that a learner may have."""
    return {
        number: [
            (e, _entries(e, Desk(number))) for e in syllabus.lesson(number).exercises
        ]
        for number in syllabus.NUMBERS
    }


def _entries(exercise: Exercise, desk: Desk) -> list[Entry]:
    answers = [right_answer(exercise, desk), wrong(exercise, desk)]
    answers += [mistake.sample(desk) for mistake in exercise.mistakes]
    answers += [well_formed(exercise, desk)]
    entries = []
    for answer in answers:
        result = check(exercise, answer, desk)
        mistakes = {result.mistake: 1} if result.mistake else {}
        entries.append(Entry(answer, result.status, 1, 0, mistakes, DAY, DAY))
    return entries


def _learner(
    number: int,
    draw: random.Random,
    choices: dict[str, list[tuple[Exercise, list[Entry]]]],
) -> HandIn:
    lessons = {}
    for lesson, exercises in choices.items():
        if draw.random() < 0.15:
            continue  # was away
        lessons[lesson] = {
            exercise.id: _drawn(exercise, entries, draw)
            for exercise, entries in exercises
            if draw.random() < 0.85
        }
    name = f"{NAMES[number % len(NAMES)]} {number // len(NAMES) + 1}"
    return HandIn(name, DAY, lessons)


def _drawn(exercise: Exercise, entries: list[Entry], draw: random.Random) -> Entry:
    kind = exercise.answer
    if isinstance(kind, Labels) and exercise.recorded:
        coded = {line.id: draw.choice(kind.labels).id for line in kind.lines}
        return replace(entries[0], answer=coded)
    return entries[0] if draw.random() < 0.6 else draw.choice(entries)


def write_class(folder: Path, learners: int, seed: int = 5) -> None:
    """Write each learner's page into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for handed in sample_class(learners, seed):
        (folder / file_name(handed.name)).write_text(as_page(handed), encoding="utf-8")
