"""The kinds of answer: a class a kind, which owns all that its kind knows.

An answer is plain data, ready for JSON; each class says what shape its answers have.
A new kind is one class here, one renderer in the view's script, and their tests.
"""

from __future__ import annotations

import math
import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from lessons.reading.pair import Pair
from lessons.reading.text import Sentence

Answer = Any  # plain data: str, list[str], dict[str, str] or dict[str, object]
NOTHING = "no answer yet"
TRY_AGAIN = "Not yet. Look at the sentences once more, or open a hint."
SUM_AGAIN = "Not yet. Work it out once more, or open a hint."


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: a permanent id, and its text for the learner.

    `say` is the reply to a learner who chose it wrongly, one for every wrong option.
    """

    id: str
    text: str
    say: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """What is said to a wrong answer that no named mistake explains.

    `mistake` is the id of the option or line that went wrong, where it is known.
    """

    message: str
    mistake: str | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to choose from, as a page without a kernel lists it."""

    options: tuple[Option, ...] = ()
    heading: str = ""


class Kind(ABC):
    """What every kind of answer can tell.

    An `answer` is whatever was given, of any shape, until `misfit` has found nothing
    wrong with it; `matches`, `unfinished` and `reply` are asked after that.
    """

    __slots__ = ()
    unanswered: ClassVar[str]

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

    @abstractmethod
    def misfit(self, answer: Answer, pair: Pair) -> str:
        """What is wrong with the answer's shape, in one sentence; "" when it fits."""

    def unfinished(self, answer: Answer) -> str:
        """What is still to be done before it can be marked; "" when nothing is."""
        return ""

    def matches(self, answer: Answer, model: Answer) -> bool:
        """Whether it is the model answer."""
        return answer == model

    def reply(self, answer: Answer, model: Answer) -> Reply:
        """What to say to an answer that is not right."""
        return Reply(TRY_AGAIN)

    def replies(self) -> Mapping[str, str]:
        """What is said to each option or line that goes wrong, by its id."""
        return {}

    @abstractmethod
    def in_words(self, answer: Answer, pair: Pair) -> tuple[str, ...]:
        """The answer as lines of text, whatever was stored: it never raises."""

    @abstractmethod
    def question(self, pair: Pair) -> dict[str, Any]:
        """What the view draws, as plain data: nothing that gives the answer away."""

    def offers(self) -> tuple[Offer, ...]:
        """What there is to choose from."""
        return ()

    @abstractmethod
    def sample(self, pair: Pair) -> Answer:
        """An answer that fits the question and that nobody has thought about."""

    def as_given(self, model: Answer) -> Answer:
        """The model answer as a learner would give it."""
        return model

    def guesses(self, pair: Pair) -> Iterator[Answer]:
        """Answers that fit the question, most of them wrong."""
        yield self.sample(pair)


@dataclass(frozen=True, slots=True)
class Choice(Kind):
    """Choose one option. An answer is the option's id, such as "rate"."""

    options: tuple[Option, ...]
    unanswered: ClassVar[str] = "Choose one of the answers first."

    def misfit(self, answer: Answer, pair: Pair) -> str:
        known = _ids(self.options)
        fits = isinstance(answer, str) and answer in known
        return "" if fits else "Choose one of the answers that are offered."

    def reply(self, answer: Answer, model: Answer) -> Reply:
        say = self.replies().get(answer)
        return Reply(say, answer) if say else Reply(TRY_AGAIN)

    def replies(self) -> Mapping[str, str]:
        return _says(self.options)

    def in_words(self, answer: Answer, pair: Pair) -> tuple[str, ...]:
        return (_text(self.options, answer),)

    def question(self, pair: Pair) -> dict[str, Any]:
        return {"options": _shown(self.options)}

    def offers(self) -> tuple[Offer, ...]:
        return (Offer(self.options),)

    def sample(self, pair: Pair) -> Answer:
        return self.options[-1].id

    def guesses(self, pair: Pair) -> Iterator[Answer]:
        yield self.sample(pair)
        yield from _ids(self.options)


@dataclass(frozen=True, slots=True)
class Choices(Kind):
    """Choose all options that fit. An answer is a list of their ids."""

    options: tuple[Option, ...]
    unanswered: ClassVar[str] = "Choose at least one of the answers first."

    def misfit(self, answer: Answer, pair: Pair) -> str:
        fits = _is_list_of(answer, _ids(self.options))
        return "" if fits else "Choose from the answers that are offered."

    def matches(self, answer: Answer, model: Answer) -> bool:
        return set(answer) == set(model)

    def reply(self, answer: Answer, model: Answer) -> Reply:
        for option in self.options:
            if option.say and (option.id in answer) != (option.id in model):
                return Reply(option.say, option.id)
        return Reply(TRY_AGAIN)

    def replies(self) -> Mapping[str, str]:
        return _says(self.options)

    def in_words(self, answer: Answer, pair: Pair) -> tuple[str, ...]:
        return tuple(_text(self.options, item) for item in _items(answer))

    def question(self, pair: Pair) -> dict[str, Any]:
        return {"options": _shown(self.options)}

    def offers(self) -> tuple[Offer, ...]:
        return (Offer(self.options),)

    def sample(self, pair: Pair) -> Answer:
        return [self.options[0].id]

    def guesses(self, pair: Pair) -> Iterator[Answer]:
        for id in _ids(self.options):
            yield [id]


@dataclass(frozen=True, slots=True)
class Number(Kind):
    """A number with a unit. An answer is what was typed, such as "9.2" or "9,2 %".

    An answer within `tolerance` of the model answer is right (for fair rounding). One
    below `least` or above `most` cannot be meant.
    """

    unit: str = ""
    tolerance: float = 0.0
    least: float | None = None
    most: float | None = None
    unanswered: ClassVar[str] = "Type a number first."

    def misfit(self, answer: Answer, pair: Pair) -> str:
        number = read_number(answer)
        if number is None:
            return "Write the answer as a number in digits, such as 12 or 3.5."
        if self.least is not None and number < self.least:
            return f"It cannot be less than {self.least:g}. What did you mean?"
        if self.most is not None and number > self.most:
            return f"It cannot be more than {self.most:g}. What did you mean?"
        return ""

    def matches(self, answer: Answer, model: Answer) -> bool:
        return abs(read_number(answer) - model) <= self.tolerance + 1e-9

    def reply(self, answer: Answer, model: Answer) -> Reply:
        return Reply(SUM_AGAIN)

    def in_words(self, answer: Answer, pair: Pair) -> tuple[str, ...]:
        return (f"{answer} {self.unit}".strip(),)

    def question(self, pair: Pair) -> dict[str, Any]:
        return {"unit": self.unit}

    def sample(self, pair: Pair) -> Answer:
        return "987654" if self.most is None else f"{self.most:g}"

    def as_given(self, model: Answer) -> Answer:
        return f"{model:.{2 if self.tolerance else 0}f}"


@dataclass(frozen=True, slots=True)
class Text(Kind):
    """Short text. An answer is the text; `least` and `most` count its words."""

    least: int = 1
    most: int = 120
    unanswered: ClassVar[str] = "Write your answer first."

    def misfit(self, answer: Answer, pair: Pair) -> str:
        if not isinstance(answer, str):
            return "Write your answer in words."
        words = len(answer.split())
        if words < self.least:
            return (
                f"Say a little more: {self.least} words or more, and you have {words}."
            )
        if words > self.most:
            return (
                f"Say it more briefly: {self.most} words at most, and you have {words}."
            )
        return ""

    def matches(self, answer: Answer, model: Answer) -> bool:
        return _folded(answer) in {_folded(text) for text in model}

    def in_words(self, answer: Answer, pair: Pair) -> tuple[str, ...]:
        return tuple(str(answer).splitlines()) or (NOTHING,)

    def question(self, pair: Pair) -> dict[str, Any]:
        return {"rows": 2 if self.most <= 20 else 5}

    def sample(self, pair: Pair) -> Answer:
        return " ".join(["word"] * self.least)

    def as_given(self, model: Answer) -> Answer:
        return next(iter(model))


@dataclass(frozen=True, slots=True)
class Evidence(Kind):
    """Choose sentences of the articles. An answer is a list of ids such as "A15".

    `articles` are the letters to choose from; any `least` to `most` sentences.
    """

    articles: str = "AB"
    least: int = 1
    most: int = 1
    unanswered: ClassVar[str] = "Choose a sentence first."

    def misfit(self, answer: Answer, pair: Pair) -> str:
        if not _is_list_of(answer, [s.id for s in _sentences(pair, self.articles)]):
            return "Choose sentences of the articles."
        chosen = len(set(answer))
        if chosen < self.least:
            return f"Choose {self.least} sentences or more; you have {chosen}."
        if chosen > self.most:
            return f"Choose {self.most} at most; you have {chosen}. Keep the strongest."
        return ""

    def matches(self, answer: Answer, model: Answer) -> bool:
        return set(answer) <= set(model)

    def in_words(self, answer: Answer, pair: Pair) -> tuple[str, ...]:
        return tuple(_quoted(item, pair) for item in _items(answer))

    def question(self, pair: Pair) -> dict[str, Any]:
        return {"most": self.most, "articles": _articles(pair, self.articles)}

    def offers(self) -> tuple[Offer, ...]:
        where = " and ".join(self.articles)
        return (Offer(heading=f"Choose from the sentences of {where}."),)

    def sample(self, pair: Pair) -> Answer:
        ids = [sentence.id for sentence in _sentences(pair, self.articles)]
        return ids[: self.least]

    def as_given(self, model: Answer) -> Answer:
        return list(model)[: self.most]


@dataclass(frozen=True, slots=True)
class Order(Kind):
    """Put steps in order. An answer is the list of all step ids, first to last.

    The steps are declared in the order in which they are first shown.
    """

    steps: tuple[Option, ...]
    unanswered: ClassVar[str] = "Put the steps in your order first."

    def misfit(self, answer: Answer, pair: Pair) -> str:
        if not isinstance(answer, list) or not all(isinstance(s, str) for s in answer):
            return "Put the steps in order."
        return (
            "" if sorted(answer) == sorted(_ids(self.steps)) else "Use each step once."
        )

    def in_words(self, answer: Answer, pair: Pair) -> tuple[str, ...]:
        steps = (_text(self.steps, item) for item in _items(answer))
        return tuple(f"{place}. {step}" for place, step in enumerate(steps, start=1))

    def question(self, pair: Pair) -> dict[str, Any]:
        return {"steps": _shown(self.steps)}

    def offers(self) -> tuple[Offer, ...]:
        return (Offer(self.steps),)

    def sample(self, pair: Pair) -> Answer:
        return _ids(self.steps)[::-1]


@dataclass(frozen=True, slots=True)
class Labels(Kind):
    """Give each line one label. An answer maps line ids to label ids."""

    lines: tuple[Option, ...]
    labels: tuple[Option, ...]
    unanswered: ClassVar[str] = "Give at least one line a label first."

    def misfit(self, answer: Answer, pair: Pair) -> str:
        lines, labels = _ids(self.lines), _ids(self.labels)
        fits = isinstance(answer, dict) and all(
            line in lines
            and (not label or (isinstance(label, str) and label in labels))
            for line, label in answer.items()
        )
        return "" if fits else "Give each line one of the labels."

    def unfinished(self, answer: Answer) -> str:
        left = sum(not answer.get(line.id) for line in self.lines)
        return f"Label every line; {left} still to do." if left else ""

    def reply(self, answer: Answer, model: Answer) -> Reply:
        for line in self.lines:
            if answer[line.id] != model[line.id] and line.say:
                return Reply(line.say, line.id)
        return Reply(TRY_AGAIN)

    def replies(self) -> Mapping[str, str]:
        return _says(self.lines)

    def in_words(self, answer: Answer, pair: Pair) -> tuple[str, ...]:
        return tuple(
            f"{_text(self.lines, line).rstrip('.')}: {_text(self.labels, label)}"
            for line, label in _parts(answer).items()
        )

    def question(self, pair: Pair) -> dict[str, Any]:
        return {"lines": _shown(self.lines), "labels": _shown(self.labels)}

    def offers(self) -> tuple[Offer, ...]:
        return Offer(self.lines, "Lines"), Offer(self.labels, "Labels")

    def sample(self, pair: Pair) -> Answer:
        return {line.id: self.labels[0].id for line in self.lines}

    def guesses(self, pair: Pair) -> Iterator[Answer]:
        for label in self.labels:
            yield {line.id: label.id for line in self.lines}


@dataclass(frozen=True, slots=True)
class Claim(Kind):
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
    unanswered: ClassVar[str] = "Choose at least one part of your claim first."

    @property
    def parts(self) -> tuple[tuple[str, str, tuple[Option, ...]], ...]:
        """The parts that are chosen from options: id, head and options of each."""
        ids, offered = (
            ("verb", "measure", "scope"),
            (self.verbs, self.measures, self.scopes),
        )
        return tuple(zip(ids, self.heads, offered, strict=True))

    def misfit(self, answer: Answer, pair: Pair) -> str:
        if not isinstance(answer, dict):
            return "Build your claim from the parts that are offered."
        for part, head, options in self.parts:
            chosen = answer.get(part)
            if not isinstance(chosen, str) or chosen not in _ids(options):
                return f"Your claim is not whole yet: choose one under “{head}”."
        for part, complaint in (
            (
                "evidence",
                "A claim needs a sentence that carries it: choose your evidence.",
            ),
            ("counter", "Now choose a sentence that speaks against your claim."),
        ):
            chosen = answer.get(part)
            if not isinstance(chosen, str) or chosen not in pair.sentences:
                return complaint
        if answer["evidence"] == answer["counter"]:
            return (
                "One sentence cannot carry a claim and speak against it: choose "
                "another."
            )
        return ""

    def in_words(self, answer: Answer, pair: Pair) -> tuple[str, ...]:
        given = _parts(answer)
        claim = " ".join(
            _text(options, given.get(part, "…"))
            for part, options in (
                ("scope", self.scopes),
                ("verb", self.verbs),
                ("measure", self.measures),
            )
        )
        return (
            claim[:1].upper() + claim[1:],
            f"For it: {_quoted(given.get('evidence', '…'), pair)}",
            f"Against it: {_quoted(given.get('counter', '…'), pair)}",
        )

    def question(self, pair: Pair) -> dict[str, Any]:
        articles = _articles(pair, "AB")
        chosen = [
            {"id": part, "text": head, "options": _shown(options)}
            for part, head, options in self.parts
        ]
        carries = "A sentence that carries it"
        return {
            "parts": [
                *chosen,
                {"id": "evidence", "text": carries, "articles": articles},
                {"id": "counter", "text": self.doubt, "articles": articles},
            ]
        }

    def offers(self) -> tuple[Offer, ...]:
        return tuple(Offer(options, head) for _, head, options in self.parts)

    def sample(self, pair: Pair) -> Answer:
        chosen = {part: options[0].id for part, _, options in self.parts}
        return chosen | {"evidence": "A1", "counter": "B1"}


# Options ------------------------------------------------------------------------------


def _ids(options: Sequence[Option]) -> list[str]:
    return [option.id for option in options]


def _says(options: Sequence[Option]) -> dict[str, str]:
    return {option.id: option.say for option in options if option.say}


def _shown(options: Sequence[Option]) -> list[dict[str, str]]:
    return [{"id": option.id, "text": option.text} for option in options]


def _text(options: Sequence[Option], wanted: Answer) -> str:
    found = next((option.text for option in options if option.id == wanted), None)
    return found or f"{wanted} (no longer offered)"


def _is_list_of(answer: Answer, known: Sequence[str]) -> bool:
    return isinstance(answer, list) and all(
        isinstance(item, str) and item in known for item in answer
    )


def _items(answer: Answer) -> list[Answer]:
    return answer if isinstance(answer, list) else [answer]


def _parts(answer: Answer) -> Mapping[str, Answer]:
    return answer if isinstance(answer, Mapping) else {}


# Sentences ----------------------------------------------------------------------------


def _sentences(pair: Pair, letters: str) -> list[Sentence]:
    return [
        s for article in pair if article.letter in letters for s in article.sentences
    ]


def _articles(pair: Pair, letters: str) -> list[dict[str, Any]]:
    return [
        {
            "name": article.name,
            "sentences": [
                {"id": sentence.id, "text": f"{sentence.id} · {sentence}"}
                for sentence in article.sentences
            ],
        }
        for article in pair
        if article.letter in letters
    ]


def _quoted(wanted: Answer, pair: Pair) -> str:
    text = pair.sentences.get(str(wanted))
    if not text:
        return str(wanted)
    # A sentence that begins with a mark of its own needs no second one.
    return f"{wanted}: {text}" if text[0] in '“"' else f"{wanted}: “{text}”"


# Numbers and words --------------------------------------------------------------------

_DIGITS = re.compile(r"[-+−]?(?:\d[\d.,\s]*|[.,]\d+)")


def read_number(answer: Answer) -> float | None:
    """The one number in what was typed, or None.

    A comma before exactly three last digits parts thousands, unless the number starts
    with 0; any other comma is a decimal one.

    >>> read_number("9,2 %"), read_number("1,021"), read_number("3 of 27")
    (9.2, 1021.0, None)
    """
    if isinstance(answer, bool) or not isinstance(answer, (str, int, float)):
        return None
    found = _DIGITS.findall(str(answer)[:200])
    if len(found) != 1 or len(found[0]) > 40:
        return None
    digits = re.sub(r"\s", "", found[0]).replace("−", "-").rstrip(".,")
    if re.fullmatch(r"[-+]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?", digits):
        digits = digits.replace(",", "")
    try:
        number = float(digits.replace(",", "."))
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
