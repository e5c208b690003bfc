"""Checking an answer: a pure function of the exercise, the answer and the pair."""

from __future__ import annotations

from lessons.exercises.kinds import Answer, Reply
from lessons.exercises.model import Exercise, Result
from lessons.language import tr
from lessons.reading.pair import Pair

HEADLINES = {
    "correct": tr("Right"),
    "recorded": tr("Kept"),
    "unanswered": tr("No answer yet"),
}


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
        said = " ".join(filter(None, (exercise.right, kind.remark(answer))))
        return Result("recorded", said)
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
    reply = next(
        (Reply(m.say, m.name) for m in exercise.mistakes if m.when(answer, pair)),
        None,
    ) or kind.reply(answer, model)
    # Where a rule decides, the model answer is one of many, and marks would mislead.
    marks = {} if exercise.accepts else kind.marks(answer, model)
    status = "mistaken" if reply.mistake else "incorrect"
    return Result(status, reply.message, reply.mistake, marks, kind.score(marks))


def headline(exercise: Exercise, result: Result) -> str:
    """The first words of a reply, such as "Not yet · 4 of 6 right"."""
    if result.status in ("mistaken", "incorrect"):
        first = tr("Not kept yet") if exercise.recorded else tr("Not yet")
        return " · ".join(filter(None, (first, result.score)))
    return HEADLINES[result.status]
