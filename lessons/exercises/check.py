"""Checking an answer: a pure function of the exercise, the answer and the pair."""

from __future__ import annotations

from lessons.exercises.kinds import Answer
from lessons.exercises.model import Exercise, Result
from lessons.reading.pair import Pair


def check(exercise: Exercise, answer: Answer, pair: Pair) -> Result:
    """Compare an answer with the model answer; never raises, whatever the answer.

    An answer is checked for its shape first, then for being right, then for the named
    mistakes in their order. Each step has a message of its own.
    """
    kind = exercise.kind
    if kind.is_blank(answer):
        return Result("unanswered", kind.asks(answer))
    if complaint := kind.misfit(answer, pair):
        return Result("incorrect", complaint)
    if exercise.solve is None:
        return Result("recorded", exercise.right)
    if to_do := kind.unfinished(answer):
        return Result("incorrect", to_do)
    model = exercise.solve(pair)
    accepted = (
        exercise.accepts(answer, pair)
        if exercise.accepts
        else kind.matches(answer, model)
    )
    if accepted:
        return Result("correct", exercise.right)
    for mistake in exercise.mistakes:
        if mistake.when(answer, pair):
            return Result("mistaken", mistake.say, mistake.name)
    reply = kind.reply(answer, model)
    return Result(
        "mistaken" if reply.mistake else "incorrect", reply.message, reply.mistake
    )
