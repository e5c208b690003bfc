"""An invented class: seeded hand-ins, to see the class report before a lesson.

Nobody gave these answers; the right ones are worked out from the articles.
"""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path

from lessons import syllabus
from lessons.exercises.check import check
from lessons.exercises.kinds import Answer
from lessons.exercises.model import Exercise
from lessons.exercises.record import Entry
from lessons.reading.pair import Pair, load_pair
from lessons.teaching.hand_in import HandIn, as_json, file_name

# The lessons on the class's two articles.
TAUGHT = tuple(number for number in syllabus.taught() if number < "08")
NAMES = "Ada Ben Cléo Dara Emil Femi Gül Hana Ivo Jun Kai Lena Mo Nia Omar Pia".split()
DAY = "2026-01-12T09:00:00+00:00"


def sample_class(learners: int, seed: int = 5) -> list[HandIn]:
    """That many hand-ins; the same seed gives the same class."""
    draw = random.Random(seed)
    choices = _choices()
    return [_learner(number, draw, choices) for number in range(learners)]


def _choices() -> dict[str, list[tuple[Exercise, list[Entry]]]]:
    """For each lesson, its exercises with the entries that a learner may have."""
    return {
        number: [
            (e, _entries(e, load_pair())) for e in syllabus.lesson(number).exercises
        ]
        for number in TAUGHT
    }


def _entries(exercise: Exercise, pair: Pair) -> list[Entry]:
    answers = [right(exercise, pair), wrong(exercise, pair)]
    answers += [mistake.sample(pair) for mistake in exercise.mistakes]
    answers += [exercise.kind.sample(pair)]
    entries = []
    for answer in answers:
        result = check(exercise, answer, pair)
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
    lines, codes = exercise.kind.lines_to_code(), exercise.kind.codes()
    if lines and exercise.recorded:
        coded = {line: draw.choice(codes) for line in lines}
        return replace(entries[0], answer=coded)
    return entries[0] if draw.random() < 0.6 else draw.choice(entries)


def write_class(folder: Path, learners: int, seed: int = 5) -> None:
    """Write each learner's record into `folder`, without its page."""
    folder.mkdir(parents=True, exist_ok=True)
    for handed in sample_class(learners, seed):
        target = folder / Path(file_name(handed.name)).with_suffix(".json")
        record = json.dumps(as_json(handed), ensure_ascii=False)
        target.write_text(record, encoding="utf-8")


# Answers -------------------------------------------------------------------------


def right(exercise: Exercise, pair: Pair) -> Answer:
    """The model answer as a learner would give it; any answer if none is marked."""
    if exercise.solve is None:
        return exercise.kind.sample(pair)
    return exercise.kind.as_given(exercise.solve(pair))


def wrong(exercise: Exercise, pair: Pair) -> Answer:
    """An answer of the right shape that is wrong; any answer if none is marked."""
    if exercise.solve is None:
        return exercise.kind.sample(pair)
    guesses = [mistake.sample(pair) for mistake in exercise.mistakes]
    guesses += exercise.kind.guesses(pair)
    statuses = ("mistaken", "incorrect")
    return next(a for a in guesses if check(exercise, a, pair).status in statuses)
