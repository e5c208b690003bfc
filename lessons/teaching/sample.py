"""A class that never was: seeded hand-ins, to see the class report before a lesson.

Nobody is behind these answers; the right ones are worked out from the articles.
"""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path

from lessons import syllabus
from lessons.notebook.desk import Desk
from lessons.exercises.check import check, sentence_ids
from lessons.exercises.model import (
    Answer,
    Choice,
    Choices,
    Evidence,
    Exercise,
    Labels,
    Number,
    Order,
    Text,
)
from lessons.exercises.record import Entry
from lessons.teaching.hand_in import HandIn, as_json, file_name

TAUGHT = syllabus.NUMBERS[:8]  # this class went no further than its two articles
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
        for number in TAUGHT
    }


def _entries(exercise: Exercise, desk: Desk) -> list[Entry]:
    answers = [right(exercise, desk), wrong(exercise, desk)]
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
    """Write each learner's record into `folder`, without its page."""
    folder.mkdir(parents=True, exist_ok=True)
    for handed in sample_class(learners, seed):
        target = folder / Path(file_name(handed.name)).with_suffix(".json")
        record = json.dumps(as_json(handed), ensure_ascii=False)
        target.write_text(record, encoding="utf-8")


# Answers -------------------------------------------------------------------------


def well_formed(exercise: Exercise, desk: Desk) -> Answer:
    """An answer that fits the question and that nobody has thought about."""
    kind = exercise.answer
    if isinstance(kind, Choice):
        return kind.options[-1].id
    if isinstance(kind, Choices):
        return [kind.options[0].id]
    if isinstance(kind, Number):
        return "987654" if kind.most is None else f"{kind.most:g}"
    if isinstance(kind, Text):
        return " ".join(["word"] * kind.least)
    if isinstance(kind, Evidence):
        return list(sentence_ids(desk, kind.articles))[: kind.least]
    if isinstance(kind, Order):
        return [step.id for step in reversed(kind.steps)]
    if isinstance(kind, Labels):
        return {line.id: kind.labels[0].id for line in kind.lines}
    parts = {
        "verb": kind.verbs[0].id,
        "measure": kind.measures[0].id,
        "scope": kind.scopes[0].id,
    }
    return parts | {"evidence": "A1", "counter": "B1"}


def right(exercise: Exercise, desk: Desk) -> Answer:
    """The model answer as a learner would give it; any answer where none is marked."""
    if exercise.solve is None:
        return well_formed(exercise, desk)
    model = exercise.solve(desk)
    kind = exercise.answer
    if isinstance(kind, Number):
        return f"{model:.{2 if kind.tolerance else 0}f}"
    if isinstance(kind, Text):
        return next(iter(model))
    if isinstance(kind, Evidence):
        return list(model)[: kind.most]
    return model


def wrong(exercise: Exercise, desk: Desk) -> Answer:
    """A well-formed answer that is not right; another one where none is marked."""
    if exercise.solve is None:
        return well_formed(exercise, desk)
    kind = exercise.answer
    candidates = [mistake.sample(desk) for mistake in exercise.mistakes]
    candidates += [well_formed(exercise, desk)]
    if isinstance(kind, Choice):
        candidates += [option.id for option in kind.options]
    if isinstance(kind, Choices):
        candidates += [[option.id] for option in kind.options]
    if isinstance(kind, Labels):
        candidates += [
            {line.id: label.id for line in kind.lines} for label in kind.labels
        ]
    statuses = ("mistaken", "incorrect")
    return next(a for a in candidates if check(exercise, a, desk).status in statuses)
