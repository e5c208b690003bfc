"""The learner's record: one readable JSON file for each lesson, never half-written."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import datetime, timezone
from pathlib import Path

from lessons.exercises.kinds import Answer
from lessons.exercises.model import Result
from lessons.language import tr
from lessons.storage import KeptFile

SCHEMA = 1
FOLDER_VARIABLE = "LESSONS_WORK"
UNCHECKED = ("", "unanswered")  # what the status is of an answer that was never checked


@dataclass(frozen=True)
class Entry:
    """What is kept of one exercise.

    `answer` is the answer that was checked last, and `status` what that check gave; as
    long as none was checked, it is the latest answer, and `status` is "". `draft` is
    what the answer was changed to since then, None if it was not. `attempts` counts the
    checks, `hints` the hints that were opened, and `mistakes` how often each named
    mistake was made. `shown` is 1 if a part of the answer was shown on request, and 2
    if all of it was. Times are UTC, in ISO 8601.
    """

    answer: Answer = None
    status: str = ""
    attempts: int = 0
    hints: int = 0
    mistakes: dict[str, int] = field(default_factory=dict)
    first_saved: str = ""
    last_saved: str = ""
    shown: int = 0
    draft: Answer = None

    @property
    def latest(self) -> Answer:
        """The answer as it stands in the exercise, checked or not."""
        return self.answer if self.draft is None else self.draft


def work_folder() -> Path:
    """Where records are kept: `LESSONS_WORK`, or `my-work` beside the notebooks."""
    chosen = os.environ.get(FOLDER_VARIABLE)
    return Path(chosen).expanduser() if chosen else Path.cwd() / "my-work"


class Record:
    """The answers of one lesson.

    `notes` are sentences for the learner on what happened to the file.
    """

    def __init__(self, lesson: str, folder: Path | None = None) -> None:
        if not re.fullmatch(r"[0-9a-z-]{1,40}", lesson):
            raise ValueError(tr("“{lesson}” cannot name a lesson.", lesson=lesson))
        self.lesson = lesson
        self.folder = work_folder() if folder is None else Path(folder)
        self._file = KeptFile(
            path=self.folder / f"lesson-{lesson}.json",
            empty={"schema": SCHEMA, "lesson": lesson, "exercises": {}},
            checked=lambda content: checked(content, lesson),
            lost=tr(
                "Your saved answers could not be read. They were kept as “{}” and "
                "a new record was begun: show your teacher."
            ),
        )

    @property
    def path(self) -> Path:
        """The record's file."""
        return self._file.path

    @property
    def notes(self) -> list[str]:
        """What happened to the file, such as that a damaged one was put aside."""
        return self._file.notes

    def entries(self) -> dict[str, Entry]:
        """All that is kept, by exercise id; a file that cannot be read is put aside."""
        return _entries(self._file.read())

    def save_answer(self, exercise: str, answer: Answer) -> Entry:
        """Keep a changed answer, unchecked; it is on the disk when this returns.

        The answer that was checked last stays and counts; the change is its draft.
        """

        def changed(old: Entry) -> Entry:
            if old.status in UNCHECKED:
                same = bool(old.last_saved) and old.answer == answer
                return old if same else replace(old, answer=answer, status="")
            draft = None if answer == old.answer else answer
            return old if draft == old.draft else replace(old, draft=draft)

        return self._change(exercise, changed)

    def save_check(self, exercise: str, answer: Answer, result: Result) -> Entry:
        """Keep an answer and its result; "unanswered" does not count as an attempt.

        An emptied answer takes nothing away from one that was checked before.
        """

        def checked(old: Entry) -> Entry:
            if result.status == "unanswered" and old.status not in UNCHECKED:
                return replace(old, draft=answer)
            mistakes = dict(old.mistakes)
            if result.mistake:
                mistakes[result.mistake] = mistakes.get(result.mistake, 0) + 1
            return replace(
                old,
                answer=answer,
                draft=None,
                status=result.status,
                attempts=old.attempts + (result.status != "unanswered"),
                mistakes=mistakes,
            )

        return self._change(exercise, checked)

    def save_hints(self, exercise: str, opened: int) -> Entry:
        """Keep how many hints were opened; never fewer than before."""
        return self._change(
            exercise, lambda old: replace(old, hints=max(old.hints, opened))
        )

    def save_shown(self, exercise: str, shown: int) -> Entry:
        """Keep how much of the answer was shown; never less than before."""
        return self._change(
            exercise, lambda old: replace(old, shown=max(old.shown, shown))
        )

    def bring_back(
        self, others: Mapping[str, Entry], merge: Callable[[str, Entry | None], Entry]
    ) -> tuple[dict[str, Entry], dict[str, Entry]]:
        """Keep what `merge` makes of each of `others` and what is here of it.

        Their times stay as they are. Gives all entries as they were and as they are.
        Nothing is written where nothing changes.
        """
        before = self.entries()
        new = {id: merge(id, before.get(id)) for id in others}
        if all(before.get(id) == entry for id, entry in new.items()):
            return before, before

        def changed(content: dict) -> dict:
            here = _entries(content)
            exercises = dict(content["exercises"])
            for id in others:
                if (entry := merge(id, here.get(id))) != here.get(id):
                    exercises[id] = asdict(entry)
            return {**content, "exercises": exercises}

        return before, _entries(self._file.change(changed))

    def _change(self, exercise: str, change: Callable[[Entry], Entry]) -> Entry:
        now = datetime.now(timezone.utc).isoformat(timespec="milliseconds")

        def changed(content: dict) -> dict:
            old = _entries(content).get(exercise, Entry(first_saved=now))
            new = change(old)
            if new is old:
                return content
            entry = replace(new, last_saved=now)
            exercises = {**content["exercises"], exercise: asdict(entry)}
            return {**content, "exercises": exercises}

        return _entries(self._file.change(changed))[exercise]


def checked(content: object, lesson: str) -> dict:
    """The content of a record; raises `ValueError` if it is none of this lesson."""
    if not isinstance(content, dict):
        raise ValueError("not a record")
    if content.get("schema") != SCHEMA or content.get("lesson") != lesson:
        raise ValueError("another schema, or another lesson")
    if not isinstance(content.get("exercises"), dict):
        raise ValueError("no exercises")
    _entries(content)  # raises `ValueError` if one is not an entry
    return content


def _entries(content: dict) -> dict[str, Entry]:
    return {name: entry_from(kept) for name, kept in content["exercises"].items()}


def entry_from(kept: object) -> Entry:
    """An entry from plain data; unknown fields are passed over.

    Raises `ValueError` if it is not an entry: if its counts are no numbers, say.
    """
    if not isinstance(kept, dict):
        raise ValueError("not an entry")
    known = {f.name for f in fields(Entry)}
    entry = Entry(**{key: value for key, value in kept.items() if key in known})
    shapes = (
        (entry.status, str),
        (entry.first_saved, str),
        (entry.last_saved, str),
        (entry.mistakes, dict),
    )
    if not all(isinstance(value, shape) for value, shape in shapes):
        raise ValueError("not an entry")
    counts = (entry.attempts, entry.hints, entry.shown, *entry.mistakes.values())
    if not all(isinstance(count, int) for count in counts):
        raise ValueError("not an entry")
    return entry
