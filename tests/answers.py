"""Answers to exercises, for tests that answer all of them."""

from __future__ import annotations

from lessons.desk import Desk
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


def well_formed(exercise: Exercise, desk: Desk) -> Answer:
    """An answer that fits the question and that nobody has thought about."""
    kind = exercise.answer
    if isinstance(kind, Choice):
        return kind.options[-1].id
    if isinstance(kind, Choices):
        return [kind.options[0].id]
    if isinstance(kind, Number):
        return "987654"
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
