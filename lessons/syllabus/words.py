"""The words of a lesson, read from the TOML file beside the module with its logic.

    WORDS = lesson_words("03")
    TRAP = WORDS.exercise("counts.length-trap", Number, objective=…, solve=…)
    LESSON = WORDS.lesson(TRAP, …)

Words and logic belong together by their ids. If they do not fit, a `WordsError` says so
in one sentence, for whoever edits the words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, replace
from pathlib import Path
from typing import Any

from lessons.exercises.kinds import Answer, Kind, Option
from lessons.exercises.model import EarlierAnswer, Exercise, Mistake
from lessons.reading.pair import Pair, load_pair
from lessons.reading.seeds import tomllib
from lessons.syllabus import own
from lessons.syllabus.model import Lesson, Objective

HERE = Path(__file__).parent

# The keys that a file may have, and their types: for the lesson, for every exercise,
# and for the kinds of exercise.
_ABOUT = ("title", "question", "summary", "needs", "texts")
_OF_THE_LESSON = {
    **dict.fromkeys(_ABOUT, str),
    **{"minutes": int, "objectives": dict, "exercises": dict},
}
_OF_EVERY_EXERCISE = {"prompt": str, "right": str, "hints": list, "mistakes": dict}
_CHOOSABLE = ("options", "steps", "lines", "labels", "verbs", "measures", "scopes")
_OF_A_KIND = {
    **dict.fromkeys(_CHOOSABLE, dict),
    **dict.fromkeys(("unit", "unit_of_one", "doubt"), str),
    "heads": list,
}
_SHAPES = {str: "words in marks", list: "a list", dict: "a table", int: "a number"}

_PLACEHOLDER = re.compile(r"\{([A-Za-z][\w-]*)\}")


class WordsError(ValueError):
    """Words that cannot be read, or that do not fit the logic: one sentence."""


@dataclass(frozen=True)
class LessonWords:
    """The words in one file: `tables` are its contents, `file` is its name."""

    number: str
    file: str
    tables: Mapping[str, Any]

    def texts(self, id: str, part: str = "options") -> dict[str, str]:
        """The text of each option of an exercise by its id, placeholders unfilled."""
        options = self._entry(id).get(part, {})
        return {
            option: _joined(self._text_and_say(id, option, value)[0])
            for option, value in options.items()
        }

    def exercise(
        self,
        id: str,
        kind: type[Kind],
        *,
        objective: str,
        solve: Callable[[Pair], Answer] | None = None,
        accepts: Callable[[Answer, Pair], bool] | None = None,
        mistakes: Sequence[Mistake] = (),
        outcome: Callable[[Pair], str] | None = None,
        earlier: EarlierAnswer | None = None,
        fill: Mapping[str, str] | None = None,
        **limits: object,
    ) -> Exercise:
        """An exercise of these words and this logic; with an `outcome`, a prediction.

        `fill` gives the text for each `{name}` in the words; the ids of the class's
        sentences are known without it. `limits` are what the kind takes besides words,
        such as `most` and `least`. A mistake with an option's name has its reply.
        """
        return self._built(
            id,
            self._entry(id),
            kind,
            mistakes=mistakes,
            fill=fill or {},
            limits=limits,
            objective=objective,
            solve=solve,
            prediction=outcome is not None,
            outcome=outcome,
            accepts=accepts,
            earlier=earlier,
        )

    def _built(
        self,
        id: str,
        entry: Mapping[str, Any],
        kind: type[Kind],
        *,
        mistakes: Sequence[Mistake] = (),
        fill: Mapping[str, str],
        limits: Mapping[str, object],
        **logic: object,
    ) -> Exercise:
        worded = {field.name for field in fields(kind)} & _OF_A_KIND.keys()
        needed = [
            field.name
            for field in fields(kind)
            if field.name in worded and field.default is MISSING
        ]
        allowed = _OF_EVERY_EXERCISE | {key: _OF_A_KIND[key] for key in worded}
        self._check_shape(f"“{id}”", entry, allowed, ("prompt", "right", *needed))
        entry = self._filled(id, entry, fill)
        parts = {key: self._part(id, entry[key]) for key in worded if key in entry}
        answer = kind(**limits, **parts)
        return Exercise(
            id=id,
            prompt=entry["prompt"],
            answer=answer,
            right=entry["right"],
            mistakes=self._with_replies(
                id, mistakes, answer, entry.get("mistakes", {})
            ),
            hints=tuple(entry.get("hints", ())),
            **logic,
        )

    def lesson(self, *exercises: Exercise) -> Lesson:
        """The lesson of these exercises, in the order in which the words stand.

        A question whose words say its kind is a teacher's own, and needs no logic.
        """
        tables = self.tables
        self._check_shape("the lesson", tables, _OF_THE_LESSON, _OF_THE_LESSON)
        aims = tables["objectives"]
        self._check_shape("the list of objectives", aims, dict.fromkeys(aims, str))
        for aim, text in aims.items():
            if len(text.split()) < 2:
                raise self._error(
                    f"the objective “{aim}” needs a verb and what is done"
                )
        by_id = {exercise.id: exercise for exercise in exercises}
        for id, entry in tables["exercises"].items():
            if id not in by_id and own.is_own(entry):
                by_id[id] = self._own_exercise(id, entry, exercises[0].id)
            elif id not in by_id:
                raise self._error(
                    f"“{id}” has words, and {self._logic} has no logic for it"
                )
        return Lesson(
            number=self.number,
            **{key: _joined(tables[key]) for key in _ABOUT},
            minutes=tables["minutes"],
            objectives=tuple(Objective(id, _joined(text)) for id, text in aims.items()),
            exercises=tuple(by_id[id] for id in tables["exercises"]),
        )

    def _own_exercise(self, id: str, entry: Mapping[str, Any], beside: str) -> Exercise:
        """A question of a teacher's own, beside another of its lesson."""
        topic = beside.partition(".")[0]
        if misfit := own.misfits(id, entry, topic, self.tables["objectives"]):
            raise self._error(misfit)
        words = {key: entry[key] for key in entry if key not in own.KEYS}
        return self._built(
            id,
            words,
            own.KINDS[entry["kind"]],
            fill={},
            limits={},
            objective=entry["objective"],
            solve=own.solution(entry),
        )

    @property
    def _logic(self) -> str:
        return f"lesson_{self.number}.py"

    def _error(self, what: str) -> WordsError:
        return WordsError(f"{self.file}: {what}.")

    def _entry(self, id: str) -> Mapping[str, Any]:
        """The words of one exercise."""
        entries = self.tables.get("exercises", {})
        if id not in entries:
            raise self._error(f"“{id}” has its logic in {self._logic}, and no words")
        return entries[id]

    def _check_shape(
        self,
        owner: str,
        table: Mapping[str, Any],
        allowed: Mapping[str, type],
        needed: Iterable[str] = (),
    ) -> None:
        """Raise an error for a key that is unknown, misshapen or missing."""
        if not isinstance(table, dict):
            raise self._error(f"{owner} is not a table")
        for key, value in table.items():
            if key not in allowed:
                raise self._error(f"{owner} has “{key}”, which nothing reads")
            if not isinstance(value, allowed[key]):
                shape = _SHAPES[allowed[key]]
                raise self._error(f"{owner} has a “{key}” that is not {shape}")
        for key in needed:
            if key not in table:
                raise self._error(f"{owner} has no “{key}”")

    def _filled(self, id: str, value: Any, fill: Mapping[str, str]) -> Any:
        """Words with their lines joined, and something in place of each placeholder."""

        def filler(found: re.Match[str]) -> str:
            name = found[1]
            if name in fill:
                return fill[name]
            if name in load_pair().sentences:
                return load_pair().sentence(name)
            raise self._error(f"nothing fills “{found[0]}” in “{id}”")

        if isinstance(value, str):
            return _PLACEHOLDER.sub(filler, _joined(value))
        if isinstance(value, list):
            return [self._filled(id, item, fill) for item in value]
        if isinstance(value, dict):
            return {key: self._filled(id, item, fill) for key, item in value.items()}
        raise self._error(f"“{id}” has {value!r} where words in marks belong")

    def _part(self, id: str, value: Any) -> Any:
        """A part of a kind: its options by their ids, its heads, or one text."""
        if isinstance(value, list):
            return tuple(value)
        if isinstance(value, dict):
            return tuple(
                Option(option, *self._text_and_say(id, option, words))
                for option, words in value.items()
            )
        return value

    def _text_and_say(self, id: str, option: str, words: Any) -> tuple[str, str]:
        """The text of an option, and the reply to whoever chose it wrongly."""
        if isinstance(words, str):
            return words, ""
        allowed = {"text": str, "say": str}
        self._check_shape(f"“{option}” of “{id}”", words, allowed, ("text",))
        return words["text"], words.get("say", "")

    def _with_replies(
        self,
        id: str,
        mistakes: Sequence[Mistake],
        answer: Kind,
        replies: Mapping[str, str],
    ) -> tuple[Mistake, ...]:
        """The mistakes, each with what is said to it."""
        known = {mistake.name for mistake in mistakes}
        says = {**answer.replies(), **replies}
        self._check_shape(f"“{id}”", replies, dict.fromkeys(replies, str))
        for name in replies:
            if name not in known:
                raise self._error(
                    f"“{id}” replies to a mistake “{name}”, and {self._logic} has none"
                )
        for name in known:
            if name not in says:
                raise self._error(f"“{id}” has no reply to the mistake “{name}”")
        return tuple(replace(mistake, say=says[mistake.name]) for mistake in mistakes)


def lesson_words(number: str, folder: Path = HERE) -> LessonWords:
    """The words of one lesson, from its file in `folder`.

    Raises a `WordsError` that names the file, and the line where there is one.
    """
    name = f"lesson_{number}.toml"
    return LessonWords(number, name, toml_tables(folder, name))


def toml_tables(folder: Path, name: str) -> dict[str, Any]:
    """What a TOML file that people edit holds.

    Raises a `WordsError` that names the file, and the line where there is one.
    """
    try:
        raw = (folder / name).read_bytes()
        text = raw.decode("utf-8-sig")
        return tomllib.loads(text)
    except OSError as error:
        why = error.strerror or str(error)
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        why = f"line {line} was not saved as UTF-8"
    except tomllib.TOMLDecodeError as error:
        last = f"at line {len(text.splitlines())}, the last"
        why = str(error).replace("at end of document", last)
    raise WordsError(f"{name} cannot be read: {why}.")


def _joined(text: str) -> str:
    """A text as it was meant: a line break is a space, an empty line a line break."""
    paragraphs = re.split(r"\n\s*\n", text.strip())
    return "\n".join(re.sub(r"\s*\n\s*", " ", part) for part in paragraphs)
