"""Showing an exercise: one view in the notebook, from the model and the record."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import anywidget
import traitlets

from lessons.exercises.check import check
from lessons.exercises.kinds import Offer
from lessons.exercises.model import Exercise, Result, pair_for
from lessons.exercises.record import Entry, Record
from lessons.notebook.kernel import after_each_cell, kernel_names, value_of
from lessons.notebook.live import bundle, script
from lessons.reading.pair import Pair
from lessons.storage import RecordError

SAVED = "saved ✓"


class ExerciseWidget(anywidget.AnyWidget):
    """The browser's side of one exercise: the question, and the state of the answer."""

    _esm = script("keys.js", "exercise.js")
    _css = script("exercise.css")
    question = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)


@dataclass(frozen=True, eq=False)
class ExerciseView:
    """An exercise in a notebook: live, as plain text, and as a still page.

    The plain text never changes with the answer, so that a notebook with answers
    compares equal to one without.
    """

    exercise: Exercise
    view: ExerciseWidget

    def __repr__(self) -> str:
        return f"<exercise {self.exercise.id}>"

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, Any]:
        return bundle(self.view, repr(self), still(self.exercise))


def show(
    exercise: Exercise,
    pair: Pair,
    record: Record,
    names: Mapping[str, Any] | None = None,
) -> ExerciseView:
    """Show an exercise with the learner's last answer, and keep every new one.

    `names` are the notebook's names, for an answer that is the value of one of them;
    if there are none given, the kernel's are read.
    """
    names = kernel_names() if names is None else names
    session = _Session(exercise, pair, record, names)
    view = ExerciseWidget(question=question(exercise, pair), state=session.restored())
    view.on_msg(session.listener(view))
    if exercise.kind.reads:
        after_each_cell(exercise.id, lambda: session.look(view))
    return ExerciseView(exercise, view)


@dataclass(frozen=True)
class _Session:
    """One exercise with the pair that it asks about and the record that it keeps.

    `names` are the notebook's, for an answer that is the value of one of them.
    """

    exercise: Exercise
    pair: Pair
    record: Record
    names: Mapping[str, Any]

    def check(self, answer: Any) -> Result:
        """Check an answer, together with the earlier one that the exercise reads."""
        pair = self.pair
        if self.exercise.earlier:
            answers = {id: kept.answer for id, kept in self._entries().items()}
            pair = pair_for(self.exercise, pair, answers)
        return check(self.exercise, answer, pair)

    def _entries(self) -> dict[str, Entry]:
        """What is kept of the lesson; nothing if the record cannot be read."""
        try:
            return self.record.entries()
        except RecordError:
            return {}

    def restored(self) -> dict[str, Any]:
        """The state of the view as the learner left it."""
        entry = self.record.entries().get(self.exercise.id, Entry())
        told = self._told(entry)
        notes = " ".join(self.record.notes)
        return {
            **told,
            "message": " ".join(filter(None, (notes, told["message"]))),
            "hints": list(self.exercise.hints[: entry.hints]),
            "saved": SAVED if entry.last_saved else "",
            "turn": 0,
            "checks": 0,
        }

    def _told(self, entry: Entry) -> dict[str, Any]:
        """The answer as it stands, and the reply to it if it is the one checked."""
        kind = self.exercise.kind
        answer = value_of(kind.reads, self.names) if kind.reads else entry.answer
        checked = bool(entry.status) and (not kind.reads or answer == entry.answer)
        return {
            "answer": answer,
            "now": kind.now(answer),
            "status": entry.status if checked else "",
            "message": self.check(answer).message if checked else "",
        }

    def look(self, view: ExerciseWidget) -> None:
        """Tell the browser of the name's new value, if a cell has changed it."""
        if value_of(self.exercise.kind.reads, self.names) == view.state["answer"]:
            return
        told = self._told(self._entries().get(self.exercise.id, Entry()))
        counts = {key: view.state[key] + 1 for key in ("turn", "checks")}
        view.state = {**view.state, **told, **counts}

    def listener(self, view: ExerciseWidget) -> Callable[..., None]:
        """The function that answers the messages of the browser's side."""
        actions: dict[str, Callable[[Any], None]] = {
            "change": lambda answer: self._change(view, answer),
            "check": lambda answer: self._check(view, answer),
            "hint": lambda answer: self._hint(view),
        }

        def listen(_: ExerciseWidget, message: dict[str, Any], buffers: object) -> None:
            if action := actions.get(message.get("do", "")):
                reads = self.exercise.kind.reads
                given = message.get("answer")
                action(value_of(reads, self.names) if reads else given)

        return listen

    def _change(self, view: ExerciseWidget, answer: Any) -> None:
        id = self.exercise.id
        _keep(
            view,
            lambda: self.record.save_answer(id, answer),
            answer=answer,
            now=self.exercise.kind.now(answer),
        )

    def _check(self, view: ExerciseWidget, answer: Any) -> None:
        exercise, result = self.exercise, self.check(answer)
        kept_only = (
            ("unanswered", "incorrect") if exercise.recorded else ("unanswered",)
        )
        _keep(
            view,
            lambda: self.record.save_check(exercise.id, answer, result),
            no_answer=kept_only,
            answer=answer,
            now=exercise.kind.now(answer),
            status=result.status,
            message=result.message,
            checks=view.state["checks"] + 1,
        )

    def _hint(self, view: ExerciseWidget) -> None:
        hints = self.exercise.hints
        opened = min(len(view.state["hints"]) + 1, len(hints))
        _keep(
            view,
            lambda: self.record.save_hints(self.exercise.id, opened),
            hints=list(hints[:opened]),
        )


def _keep(
    view: ExerciseWidget,
    save: Callable[[], Entry],
    no_answer: tuple[str, ...] = (),
    **news: Any,
) -> None:
    """Save, and then tell the browser: what it calls saved is on the disk.

    The browser is told the answer too, for another view of the same question. With a
    status in `no_answer` nothing is called saved, since that would read as accepted.
    """
    try:
        save()
        saved = "" if news.get("status") in no_answer else SAVED
    except RecordError as problem:
        saved = str(problem)
    # With its own turn each reply is new, so that the same words are announced again.
    turn = view.state["turn"] + 1
    view.state = {**view.state, **news, "saved": saved, "turn": turn}


# What the browser needs to know -------------------------------------------------------


def question(exercise: Exercise, pair: Pair) -> dict[str, Any]:
    """The question as plain data: never the model answer, never a mistake's reply."""
    return {
        "id": exercise.id,
        "kind": exercise.kind.name,
        "prompt": exercise.prompt,
        "button": "Keep" if exercise.recorded else "Check",
        "hints": len(exercise.hints),
        **exercise.kind.question(pair),
    }


def still(exercise: Exercise) -> str:
    """The question for a page without a kernel, as HTML that gives no answer away."""
    lines = [line for line in exercise.prompt.split("\n") if line]
    return (
        '<div style="border-left:6px solid #1f5fa8;padding:.5em 1em">'
        + "".join(f"<p>{html.escape(line)}</p>" for line in lines)
        + "".join(map(_listed, exercise.kind.offers()))
        + "<p><em>Exercise: run this cell to answer. What you saved comes back."
        "</em></p></div>"
    )


def _listed(offer: Offer) -> str:
    heading = f"<p>{html.escape(offer.heading)}</p>" if offer.heading else ""
    items = "".join(f"<li>{html.escape(option.text)}</li>" for option in offer.options)
    return heading + (f"<ul>{items}</ul>" if items else "")
