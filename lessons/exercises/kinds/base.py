"""What every kind of answer can tell."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from lessons.exercises.kinds.options import Answer, Option
from lessons.reading.pair import Pair

NOTHING = "no answer yet"
TRY_AGAIN = "Look at the sentences once more, or open a hint."


@dataclass(frozen=True, slots=True)
class Reply:
    """What is said to a wrong answer that no named mistake explains.

    `mistake` is the id of the option or line that went wrong, where it is known.
    """

    message: str
    mistake: str | None = None


# How one line or option of a wrong answer stands. "left-out" is a right option that was
# not chosen.
Mark = Literal["right", "wrong", "left-out"]


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to choose from, as a page without a kernel lists it."""

    options: tuple[Option, ...] = ()
    heading: str = ""


class Kind(ABC):
    """What every kind of answer can tell.

    An `answer` is whatever was given, of any shape, until `misfit` has found nothing
    wrong with it. Only then are `matches`, `unfinished` and `reply` asked.
    """

    __slots__ = ()
    unanswered: ClassVar[str]  # what is said while nothing has been answered
    is_prose: ClassVar[bool] = False  # whether an answer is in the learner's own words

    @property
    def name(self) -> str:
        """The kind's name for the view, such as "choice"."""
        return type(self).__name__.lower()

    def is_blank(self, answer: Answer) -> bool:
        """Whether nothing has been answered yet."""
        if isinstance(answer, str):
            return not answer.strip()
        if isinstance(answer, dict):
            return not any(answer.values())
        return answer is None or answer == []

    def asks(self, answer: Answer) -> str:
        """What is said to an answer that is blank."""
        return self.unanswered

    def now(self, answer: Answer) -> str:
        """What the view says of the answer as it stands, whatever it is; "" is none."""
        return ""

    @property
    def reads(self) -> str:
        """The name in the notebook whose value is the answer; "" for most kinds."""
        return ""

    @abstractmethod
    def misfit(self, answer: Answer, pair: Pair) -> str:
        """What is wrong with the answer's shape, in one sentence; "" if it fits."""

    def unfinished(self, answer: Answer) -> str:
        """What is still to be done before it can be marked; "" if nothing is."""
        return ""

    def matches(self, answer: Answer, model: Answer) -> bool:
        """Whether it is the model answer."""
        return answer == model

    def reply(self, answer: Answer, model: Answer) -> Reply:
        """What to say to an answer that is not right."""
        return Reply(TRY_AGAIN)

    def marks(self, answer: Answer, model: Answer) -> Mapping[str, Mark]:
        """How each line or option of an answer stands; none for most kinds."""
        return {}

    def faults(
        self, answer: Answer, marks: Mapping[str, Mark], pair: Pair
    ) -> Mapping[str, str]:
        """What is wrong in an answer, in words, by the id of the line or option."""
        return {
            id: " ".join(self.in_words([id], pair))
            for id, mark in marks.items()
            if mark == "wrong"
        }

    def score(self, marks: Mapping[str, Mark]) -> str:
        """How many are right, in words, such as "4 of 6 right"; "" without marks."""
        right = sum(mark == "right" for mark in marks.values())
        return f"{right} of {len(marks)} right" if marks else ""

    def remark(self, answer: Answer) -> str:
        """What is said of an answer that is only kept; "" for most kinds."""
        return ""

    def part_of(self, model: Answer, pair: Pair) -> str:
        """A part of the model answer, for whoever asked to be shown; "" has none."""
        return ""

    def may_go_wrong(self) -> tuple[Option, ...]:
        """The options or lines that an answer can get wrong one by one."""
        return ()

    def replies(self) -> Mapping[str, str]:
        """What is said to each option or line that goes wrong, by its id."""
        return {item.id: item.say for item in self.may_go_wrong() if item.say}

    def reply_lines(self) -> tuple[tuple[str, str], ...]:
        """The text of each option or line that has a reply, and the reply."""
        return tuple((item.text, item.say) for item in self.may_go_wrong() if item.say)

    @abstractmethod
    def in_words(self, answer: Answer, pair: Pair) -> tuple[str, ...]:
        """The answer as lines of text, whatever was stored: it never raises."""

    @abstractmethod
    def question(self, pair: Pair) -> dict[str, Any]:
        """What the view draws, as plain data: nothing that gives the answer away."""

    def lines_to_code(self) -> tuple[str, ...]:
        """The ids of the lines that a whole class codes; () for most kinds."""
        return ()

    def codes(self) -> tuple[str, ...]:
        """The ids of the codes that such a line can have."""
        return ()

    def offers(self) -> tuple[Offer, ...]:
        """What there is to choose from."""
        return ()

    @abstractmethod
    def sample(self, pair: Pair) -> Answer:
        """Any answer of the right shape, for tests and for the invented class."""

    def as_given(self, model: Answer) -> Answer:
        """The model answer as a learner would give it."""
        return model

    def guesses(self, pair: Pair) -> Iterator[Answer]:
        """Answers of the right shape, most of them wrong."""
        yield self.sample(pair)
