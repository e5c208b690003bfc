"""Whether a lesson's words offer what its model answers name.

Reading the words does not ask: to work out every answer takes a while.
"""

from __future__ import annotations

from collections.abc import Iterator

from lessons.exercises.kinds import (
    Answer,
    Choice,
    Choices,
    Claim,
    Kind,
    Labels,
    Order,
)
from lessons.reading.pair import Pair
from lessons.syllabus import Lesson
from lessons.syllabus.words import WordsError


def check_model_answers(lesson: Lesson, pair: Pair) -> None:
    """Raise a `WordsError` for an answer without an option, or the other way round."""
    for exercise in lesson.exercises:
        if exercise.solve is None:
            continue
        where = f"lesson_{lesson.number}.toml: “{exercise.id}”"
        try:
            model = exercise.solve(pair)
        except Exception as error:  # words that are looked up in the articles
            raise WordsError(
                f"{where} has no answer in these words: {error}."
            ) from error
        for part, named, all_of_them in named_by(exercise.kind, model):
            offered = [option.id for option in getattr(exercise.kind, part)]
            for id in sorted(named.difference(offered)):
                raise WordsError(
                    f"{where} lacks “{id}” in its {part}: it is an answer."
                )
            for id in offered if all_of_them else ():
                if id not in named:
                    raise WordsError(
                        f"{where} has “{id}” in its {part}, and no answer."
                    )


def named_by(kind: Kind, model: Answer) -> Iterator[tuple[str, set[str], bool]]:
    """What a model answer names: a part, ids of it, and whether it must name all."""
    match kind:
        case Choice():
            yield "options", {model}, False
        case Choices():
            yield "options", set(model), False
        case Order():
            yield "steps", set(model), True
        case Labels():
            yield "lines", set(model), True
            yield "labels", set(model.values()), False
        case Claim():
            for part in ("verb", "measure", "scope"):
                yield f"{part}s", {model[part]}, False
