"""What an exercise is: frozen data, with no notebook and no widget in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from lessons.exercises.kinds import NOTHING, Answer, Kind
from lessons.reading.pair import Pair

Status = Literal["unanswered", "correct", "mistaken", "incorrect", "recorded"]


@dataclass(frozen=True, slots=True)
class Mistake:
    """A named misconception: when an answer shows it, and what to say to it.

    `sample` gives an answer that shows it (computed from the articles where it can
    be); `when` tells whether an answer does; `say` names the reasoning and points
    back to a sentence (a lesson's file of words has it).
    """

    name: str
    sample: Callable[[Pair], Answer]
    when: Callable[[Answer, Pair], bool]
    say: str = ""


@dataclass(frozen=True, slots=True)
class EarlierAnswer:
    """An answer to another exercise of the same lesson that an exercise reads.

    `exercise` is that one's id; `into` lays its answer into the pair (None where there
    is none), so that all that takes a pair can read it there.
    """

    exercise: str
    into: Callable[[Pair, Answer], Pair]


@dataclass(frozen=True, slots=True)
class Exercise:
    """One thing that a learner is asked.

    `id` is permanent and starts with its lesson's topic ("counts.length-trap").
    `solve` computes the model answer from the articles; None makes the exercise
    recorded and never marked (a prediction, a reflection). `right` says why a right
    answer is right; for a recorded one it is the acknowledgement. `objective` is the
    id of the objective of its lesson that it serves. `outcome` says, computed from the
    articles, what was found where a prediction was asked: for the hand-in page.
    `accepts` decides by a rule where many answers are right, the model answer among
    them. `earlier` names the one earlier answer that it reads, if it reads one.

    >>> from lessons.exercises.check import check
    >>> from lessons.exercises.kinds import Number
    >>> from lessons.reading.pair import load_pair
    >>> uses = Exercise(
    ...     id="counts.war",
    ...     prompt="How often does A's body say “war”?",
    ...     answer=Number(unit="times"),
    ...     right="Yes: it counts the word on its own, and not the wars it tells of.",
    ...     objective="counts.compare",
    ...     solve=lambda pair: pair.a.words.count("war"),
    ... )
    >>> check(uses, "2", load_pair()).status
    'correct'
    """

    id: str
    prompt: str
    answer: Kind
    right: str
    objective: str
    solve: Callable[[Pair], Answer] | None = None
    mistakes: tuple[Mistake, ...] = ()
    hints: tuple[str, ...] = ()
    prediction: bool = False
    outcome: Callable[[Pair], str] | None = None
    accepts: Callable[[Answer, Pair], bool] | None = None
    earlier: EarlierAnswer | None = None

    @property
    def recorded(self) -> bool:
        """Whether answers are kept and not marked."""
        return self.solve is None

    def in_words(self, answer: Answer, pair: Pair) -> tuple[str, ...]:
        """An answer as lines of plain text, whatever was stored."""
        if answer in (None, "", [], {}):
            return (NOTHING,)
        return self.answer.in_words(answer, pair)


@dataclass(frozen=True, slots=True)
class Result:
    """What checking an answer gives: a status, words for the learner, and the name of
    the mistake that was recognised, if one was.
    """

    status: Status
    message: str
    mistake: str | None = None


def pair_for(exercise: Exercise, pair: Pair, answers: Mapping[str, Answer]) -> Pair:
    """The pair as an exercise reads it: with the earlier answer that it says it reads.

    `answers` are the learner's, by exercise id.
    """
    if exercise.earlier is None:
        return pair
    return exercise.earlier.into(pair, answers.get(exercise.earlier.exercise))
