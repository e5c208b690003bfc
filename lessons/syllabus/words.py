"""The words of a lesson, read from the TOML file beside the module with its logic.

    WORDS = lesson_words("03")
    TRAP = WORDS.exercise("counts.length-trap", Number, objective=…, solve=…)
    LESSON = WORDS.lesson(TRAP, …)

Words and logic meet by their ids. Where they do not fit, a `WordsError` says so in one
sentence, for whoever edits the words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, replace
from pathlib import Path
from typing import Any

from lessons.exercises.kinds import (
    Answer,
    Choice,
    Choices,
    Claim,
    Kind,
    Labels,
    Option,
    Order,
)
from lessons.exercises.model import EarlierAnswer, Exercise, Mistake
from lessons.reading.pair import Pair, load_pair
from lessons.reading.seeds import tomllib
from lessons.syllabus.model import Lesson, Objective

HERE = Path(__file__).parent
_ABOUT_THE_LESSON = ("title", "question", "summary", "needs", "texts")
_OF_EVERY_EXERCISE = ("prompt", "right", "hints", "mistakes")
_OF_A_KIND = (
    *("options", "steps", "lines", "labels", "verbs", "measures", "scopes"),
    *("unit", "heads", "doubt"),
)
_PLACEHOLDER = re.compile(r"\{([A-Za-z][\w-]*)\}")


class WordsError(ValueError):
    """Words that cannot be read, or that do not fit the logic: one sentence."""


@dataclass(frozen=True)
class LessonWords:
    """What one file says: `tables` are its contents, `file` is its name."""

    number: str
    file: str
    tables: Mapping[str, Any]

    def texts(self, id: str, part: str = "options") -> dict[str, str]:
        """The text of each option of an exercise by its id, placeholders unfilled."""
        options = self._entry(id).get(part, {})
        return {key: _folded(_text_and_say(value)[0]) for key, value in options.items()}

    def exercise(
        self,
        id: str,
        kind: type[Kind],
        *,
        objective: str,
        solve: Callable[[Pair], Answer] | None = None,
        mistakes: Sequence[Mistake] = (),
        prediction: bool = False,
        outcome: Callable[[Pair], str] | None = None,
        accepts: Callable[[Answer, Pair], bool] | None = None,
        earlier: EarlierAnswer | None = None,
        fill: Mapping[str, str] | None = None,
        **limits: object,
    ) -> Exercise:
        """An exercise of these words and this logic.

        `fill` gives what stands for each `{name}` in the words, beside the sentences of
        the class's pair; `limits` are what its kind takes besides words, such as `most`
        and `least`. A mistake named like an option has that option's reply.
        """
        entry = self._filled(id, self._entry(id), fill or {})
        known = {field.name: field for field in fields(kind)}
        for key in entry:
            if key not in _OF_EVERY_EXERCISE and not (
                key in known and key in _OF_A_KIND
            ):
                raise self._error(f"“{id}” has “{key}”, which nothing reads")
        needed = [name for name, field in known.items() if field.default is MISSING]
        for key in ("prompt", "right", *needed):
            if key not in entry and key not in limits:
                raise self._error(f"“{id}” has no “{key}”")
        answer = kind(
            **limits,
            **{key: _part(entry[key]) for key in _OF_A_KIND if key in entry},
        )
        return Exercise(
            id=id,
            prompt=entry["prompt"],
            answer=answer,
            right=entry["right"],
            objective=objective,
            solve=solve,
            mistakes=self._with_replies(
                id, mistakes, answer, entry.get("mistakes", {})
            ),
            hints=tuple(entry.get("hints", ())),
            prediction=prediction,
            outcome=outcome,
            accepts=accepts,
            earlier=earlier,
        )

    def lesson(self, *exercises: Exercise) -> Lesson:
        """The lesson of these exercises, in the order in which the words stand."""
        by_id = {exercise.id: exercise for exercise in exercises}
        for id in self.tables.get("exercises", {}):
            if id not in by_id:
                raise self._error(
                    f"“{id}” has words, and in lesson_{self.number}.py no logic"
                )
        for key in (*_ABOUT_THE_LESSON, "minutes", "objectives"):
            if key not in self.tables:
                raise self._error(f"the lesson has no “{key}”")
        return Lesson(
            number=self.number,
            minutes=self.tables["minutes"],
            objectives=tuple(
                Objective(id, _folded(text))
                for id, text in self.tables["objectives"].items()
            ),
            exercises=tuple(by_id[id] for id in self.tables["exercises"]),
            **{key: _folded(self.tables[key]) for key in _ABOUT_THE_LESSON},
        )

    def _entry(self, id: str) -> Mapping[str, Any]:
        try:
            return self.tables.get("exercises", {})[id]
        except KeyError:
            raise self._error(
                f"“{id}” has logic in lesson_{self.number}.py, and no words"
            ) from None

    def _filled(self, id: str, value: Any, fill: Mapping[str, str]) -> Any:
        """Words with their lines joined, and something in place of each placeholder."""

        def filler(found: re.Match[str]) -> str:
            name = found[1]
            if name in fill:
                return fill[name]
            if name in load_pair().sentences:
                return str(load_pair().sentence(name))
            raise self._error(f"nothing fills “{found[0]}” in “{id}”")

        if isinstance(value, str):
            return _PLACEHOLDER.sub(filler, _folded(value))
        if isinstance(value, list):
            return [self._filled(id, item, fill) for item in value]
        if isinstance(value, dict):
            return {key: self._filled(id, item, fill) for key, item in value.items()}
        raise self._error(
            f"“{id}” has {value!r} where words belong (are marks missing?)"
        )

    def _with_replies(
        self,
        id: str,
        mistakes: Sequence[Mistake],
        answer: Kind,
        replies: Mapping[str, str],
    ) -> tuple[Mistake, ...]:
        """The mistakes, each with what is said to it."""
        known = {mistake.name for mistake in mistakes}
        for name in replies:
            if name not in known:
                raise self._error(
                    f"“{id}” has a reply to the mistake “{name}”, "
                    f"and lesson_{self.number}.py has no such mistake"
                )
        for name in known - replies.keys() - answer.replies().keys():
            raise self._error(f"“{id}” has no reply to the mistake “{name}”")
        says = {**answer.replies(), **replies}
        return tuple(replace(one, say=says[one.name]) for one in mistakes)

    def _error(self, what: str) -> WordsError:
        return WordsError(f"{self.file}: {what}.")


def lesson_words(number: str, folder: Path = HERE) -> LessonWords:
    """The words of one lesson, from the file in `folder`."""
    name = f"lesson_{number}.toml"
    text = (folder / name).read_text(encoding="utf-8")
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        where = str(error).replace(
            "at end of document", f"at line {len(text.splitlines())}, the last"
        )
        raise WordsError(f"{name} cannot be read: {where}.") from None
    return LessonWords(number, name, tables)


def check_models(lesson: Lesson, pair: Pair) -> None:
    """Raise a `WordsError` for a model answer that the words do not offer.

    Apart from reading the words, since working out every answer takes a while.
    """
    for exercise in lesson.exercises:
        if exercise.solve is None:
            continue
        for part, model, whole in _named(exercise.answer, exercise.solve(pair)):
            offered = {option.id for option in getattr(exercise.answer, part)}
            where = f"lesson_{lesson.number}.toml: “{exercise.id}”"
            for id in model - offered:
                raise WordsError(
                    f"{where} lacks “{id}” in its {part}: it is the answer."
                )
            for id in offered - model if whole else ():
                raise WordsError(
                    f"{where} has “{id}” in its {part}, with no answer to it."
                )


def _named(kind: Kind, model: Answer) -> Iterator[tuple[str, set[str], bool]]:
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


def _folded(text: str) -> str:
    """A text as it was meant: a line break is a space, an empty line a line break."""
    paragraphs = re.split(r"\n\s*\n", text.strip())
    return "\n".join(re.sub(r"\s*\n\s*", " ", part) for part in paragraphs)


def _text_and_say(value: Any) -> tuple[str, str]:
    """The text of an option and the reply to it, if it has one."""
    if isinstance(value, Mapping):
        return value["text"], value.get("say", "")
    return value, ""


def _part(value: Any) -> Any:
    """A part of a kind: options by their ids, the heads, or the one text that it is."""
    if isinstance(value, Mapping):
        return tuple(Option(id, *_text_and_say(one)) for id, one in value.items())
    return tuple(value) if isinstance(value, list) else value
