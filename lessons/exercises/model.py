"""What an exercise is: frozen data, with no notebook and no widget in it.

An answer is plain data, ready for JSON. Each kind of answer below says in its
docstring what shape its answers have.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from lessons.notebook.desk import Desk

Answer = Any  # plain data: str, list[str], dict[str, str] or dict[str, object]
Status = Literal["unanswered", "correct", "mistaken", "incorrect", "recorded"]


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: a permanent id, and its text for the learner.

    `say` is the reply to a learner who chose it wrongly, one for every wrong option.
    """

    id: str
    text: str
    say: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """Choose one option. An answer is the option's id, such as "rate"."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """Choose all options that fit. An answer is a list of their ids."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A number with a unit. An answer is what was typed, such as "9.2" or "9,2 %".

    An answer within `tolerance` of the model answer is right (for fair rounding). One
    below `least` or above `most` cannot be meant.
    """

    unit: str = ""
    tolerance: float = 0.0
    least: float | None = None
    most: float | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """Short text. An answer is the text; `least` and `most` count its words."""

    least: int = 1
    most: int = 120


@dataclass(frozen=True, slots=True)
class Evidence:
    """Choose sentences of the articles. An answer is a list of ids such as "A15".

    `articles` are the letters to choose from; any `least` to `most` sentences.
    """

    articles: str = "AB"
    least: int = 1
    most: int = 1


@dataclass(frozen=True, slots=True)
class Order:
    """Put steps in order. An answer is the list of all step ids, first to last.

    The steps are declared in the order in which they are first shown.
    """

    steps: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Labels:
    """Give each line one label. An answer maps line ids to label ids."""

    lines: tuple[Option, ...]
    labels: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """Build a claim. An answer holds "verb", "measure", "scope" (option ids),
    "evidence" and "counter" (sentence ids). `heads` name the three parts that are
    chosen from the options, and `doubt` the sentence against it, for claims to which
    the usual names do not fit.
    """

    verbs: tuple[Option, ...]
    measures: tuple[Option, ...]
    scopes: tuple[Option, ...]
    heads: tuple[str, str, str] = ("How strongly", "What you claim", "About what")
    doubt: str = "A sentence that speaks against it"


Kind = Choice | Choices | Number | Text | Evidence | Order | Labels | Claim


@dataclass(frozen=True, slots=True)
class Mistake:
    """A named misconception: when an answer shows it, and what to say to it.

    `sample` gives an answer that shows it (computed from the articles where it can
    be); `when` tells whether an answer does; `say` names the reasoning and points
    back to a sentence.
    """

    name: str
    sample: Callable[[Desk], Answer]
    when: Callable[[Answer, Desk], bool]
    say: str


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
    them.
    """

    id: str
    prompt: str
    answer: Kind
    right: str
    objective: str
    solve: Callable[[Desk], Answer] | None = None
    mistakes: tuple[Mistake, ...] = ()
    hints: tuple[str, ...] = ()
    prediction: bool = False
    outcome: Callable[[Desk], str] | None = None
    accepts: Callable[[Answer, Desk], bool] | None = None

    @property
    def recorded(self) -> bool:
        """Whether answers are kept and not marked."""
        return self.solve is None


@dataclass(frozen=True, slots=True)
class Result:
    """What checking an answer gives: a status, words for the learner, and the name of
    the mistake that was recognised, if one was.
    """

    status: Status
    message: str
    mistake: str | None = None


def options_of(kind: Kind) -> Mapping[str, Option]:
    """Every option of a choice, by id (none for other kinds)."""
    return {o.id: o for o in getattr(kind, "options", ())}
