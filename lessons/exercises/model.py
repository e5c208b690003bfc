"""What an exercise is: frozen data, with no notebook and no widget in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from lessons.exercises.kinds import NOTHING, Answer, Kind, Mark
from lessons.reading.pair import Pair

Status = Literal["unanswered", "correct", "mistaken", "incorrect", "recorded"]


@dataclass(frozen=True, slots=True)
class Mistake:
    """A named misconception: when an answer shows it, and what to say to it.

    `sample` gives an answer that shows it, computed from the articles if it can be.
    `when` tells whether an answer shows it. `say` names the reasoning and points back
    to a sentence; it stands in the lesson's file of words.
    """

    name: str
    sample: Callable[[Pair], Answer]
    when: Callable[[Answer, Pair], bool]
    say: str = ""


@dataclass(frozen=True, slots=True)
class EarlierAnswer:
    """An answer to another exercise of the same lesson that an exercise reads.

    `exercise` is that one's id. `into(pair, answer)` gives the pair with that answer in
    it; `answer` is None if there is none yet.
    """

    exercise: str
    into: Callable[[Pair, Answer], Pair]


@dataclass(frozen=True, slots=True)
class Exercise:
    """One thing that a learner is asked.

    `id` is permanent and starts with its lesson's topic ("counts.length-trap").
    `answer` declares the kind of answer; inside the kit it is read as `kind`. `solve`
    computes the model answer from the articles; if it is None, answers are kept and
    never marked (a prediction, a reflection). `right` says why a right answer is right;
    if answers are only kept, it thanks for one. `objective` is the id of the objective
    of its lesson that it serves. `outcome` says what the articles show where a
    prediction was asked; the hand-in page prints it. `accepts` decides by a rule if
    many answers are right, the model answer among them. `earlier` names the one earlier
    answer that it reads, if it reads one.

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
    def kind(self) -> Kind:
        """The kind of answer that is asked for: what `answer` declares."""
        return self.answer

    @property
    def question(self) -> str:
        """What is asked, in one line: the first paragraph of the prompt."""
        return self.prompt.split("\n")[0]

    @property
    def recorded(self) -> bool:
        """Whether answers are kept and not marked."""
        return self.solve is None

    def in_words(self, answer: Answer, pair: Pair) -> tuple[str, ...]:
        """An answer as lines of plain text, whatever was stored."""
        if answer in (None, "", [], {}):
            return (NOTHING,)
        return self.kind.in_words(answer, pair)


@dataclass(frozen=True, slots=True)
class Result:
    """What checking an answer gives: a status, and words for the learner.

    `mistake` is the name of the mistake that was recognised, if one was. `marks` say
    how each line or option of a wrong answer stands, and `score` how many are right.
    """

    status: Status
    message: str
    mistake: str | None = None
    marks: Mapping[str, Mark] = field(default_factory=dict)
    score: str = ""


def pair_for(exercise: Exercise, pair: Pair, answers: Mapping[str, Answer]) -> Pair:
    """The pair as an exercise reads it: with the earlier answer that it says it reads.

    `answers` are the learner's, by exercise id.
    """
    if exercise.earlier is None:
        return pair
    return exercise.earlier.into(pair, answers.get(exercise.earlier.exercise))
