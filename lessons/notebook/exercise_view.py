"""Showing an exercise: one view in the notebook, from the model and the record."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import anywidget
import traitlets

from lessons.exercises.check import check, headline
from lessons.exercises.kinds import Offer
from lessons.exercises.model import Exercise, Result, pair_for
from lessons.exercises.record import Entry, Record
from lessons.exercises.reveal import WHOLE, is_offered, next_shown, shown_parts
from lessons.language import tr
from lessons.notebook.kernel import after_each_cell, kernel_names, value_of
from lessons.notebook.live import bundle, script
from lessons.notebook.saved import BESIDE, after_save, before_save
from lessons.reading.pair import Pair
from lessons.storage import RecordError

WAITS = tr("Not checked yet")
OPEN: Mapping[str, Any] = {"marks": {}, "locked": False}


class ExerciseWidget(anywidget.AnyWidget):
    """The browser's side of one exercise: the question, and the state of the answer."""

    _esm = script("keys.js", "parts.js", "picker.js", "kinds.js", "exercise.js")
    _css = script("exercise.css")
    question = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)
    heard = ""  # the message of the browser that is answered, by its own number


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
        return check(self.exercise, answer, self._pair())

    def restored(self) -> dict[str, Any]:
        """The state of the view as the learner left it."""
        trouble = ""
        try:
            entry = self.record.entries().get(self.exercise.id, Entry())
        except RecordError as problem:
            entry, trouble = Entry(), str(problem)
        told = self._as_it_stands(entry)
        notes = " ".join(self.record.notes)
        return {
            **told,
            "message": " ".join(filter(None, (notes, told["message"]))),
            "hints": list(self.exercise.hints[: entry.hints]),
            "shown": list(shown_parts(self.exercise, self._pair(), entry.shown)),
            "show": self._next_help(entry),
            "saved": trouble or self._said_of(entry),
            "heard": "",
            "turn": 0,
            "checks": 0,
        }

    def listener(self, view: ExerciseWidget) -> Callable[..., None]:
        """The function that answers the messages of the browser's side."""
        actions: dict[str, Callable[[Any], None]] = {
            "change": lambda answer: self._change(view, answer),
            "check": lambda answer: self._check(view, answer),
            "hint": lambda answer: self._hint(view),
            "show": lambda answer: self._show(view),
        }

        def listen(_: ExerciseWidget, message: dict[str, Any], buffers: object) -> None:
            if action := actions.get(message.get("do", "")):
                reads = self.exercise.kind.reads
                given = message.get("answer")
                # Which of the browser's messages the next news answers.
                view.heard = str(message.get("sent", ""))
                action(value_of(reads, self.names) if reads else given)

        return listen

    def look(self, view: ExerciseWidget) -> None:
        """Tell the browser of the name's new value, if a cell has changed it."""
        if value_of(self.exercise.kind.reads, self.names) == view.state["answer"]:
            return
        checks = view.state["checks"] + 1
        _tell(view, **self._as_it_stands(self._entry()), checks=checks)

    # What was kept, and how it stands

    def _entries(self) -> dict[str, Entry]:
        """What is kept of the lesson; nothing if the record cannot be read."""
        try:
            return self.record.entries()
        except RecordError:
            return {}

    def _entry(self) -> Entry:
        return self._entries().get(self.exercise.id, Entry())

    def _pair(self) -> Pair:
        if not self.exercise.earlier:
            return self.pair
        answers = {id: kept.answer for id, kept in self._entries().items()}
        return pair_for(self.exercise, self.pair, answers)

    def _as_it_stands(self, entry: Entry) -> dict[str, Any]:
        """The answer as it stands, and the reply to it if it is the one checked."""
        kind = self.exercise.kind
        answer = value_of(kind.reads, self.names) if kind.reads else entry.latest
        checked = answer == entry.answer if kind.reads else entry.draft is None
        if entry.status and checked:
            result = self.check(answer)
            if is_locked(self.exercise, entry) and result.status != "recorded":
                # It was kept by a version of the kit that asked less of a guess.
                result = Result("recorded", self.exercise.right)
            return {"answer": answer, **self._reply(answer, result, entry)}
        waits = "" if kind.is_blank(answer) or kind.reads else WAITS
        if entry.draft is not None:
            waits = changed_since(self.exercise)
        reply = {"status": "", "headline": waits, "message": "", "reply": ""}
        return {"answer": answer, "now": kind.now(answer), **reply, **OPEN}

    def _reply(self, answer: Any, result: Result, entry: Entry) -> dict[str, Any]:
        """What the view says once an answer has been checked."""
        news = {
            "now": self.exercise.kind.now(answer),
            "status": result.status,
            "headline": headline(self.exercise, result),
            "message": result.message,
            "reply": result.message,
            **OPEN,
            "marks": dict(result.marks),
        }
        if is_locked(self.exercise, entry):
            news["headline"] = tr(
                "Kept on {last_saved}, and locked", last_saved=moment(entry.last_saved)
            )
            news["locked"] = True
        return news

    def _next_help(self, entry: Entry) -> str:
        """What the button that shows the answer offers next; "" if it is not there."""
        if not is_offered(self.exercise, entry, self.record.folder):
            return ""
        if entry.hints < len(self.exercise.hints):
            return tr("Show me a hint")
        whole = next_shown(self.exercise, self._pair(), entry.shown) == WHOLE
        return tr("Show me the answer") if whole else tr("Show me a part")

    # What the learner does

    def _change(self, view: ExerciseWidget, answer: Any) -> None:
        id = self.exercise.id
        if is_locked(self.exercise, self._entry()):
            return
        entry, saved = self._saved(lambda: self.record.save_answer(id, answer))
        _tell(view, **self._as_it_stands(entry), saved=saved)

    def _check(self, view: ExerciseWidget, answer: Any) -> None:
        exercise = self.exercise
        if is_locked(exercise, self._entry()):
            return
        result = self.check(answer)
        entry, saved = self._saved(
            lambda: self.record.save_check(exercise.id, answer, result)
        )
        # Nothing is called saved that would then read as accepted.
        refused = result.status == "incorrect" and exercise.recorded
        if (result.status == "unanswered" or refused) and saved == self._said_of(entry):
            saved = before_save(self.record.path)
        news = self._reply(answer, result, entry)
        wrong = result.status in ("mistaken", "incorrect") and not exercise.recorded
        if wrong and result.message == view.state["reply"]:
            entry, more = self._more(entry)
            news["message"] += f"\n{more}"
        _tell(
            view,
            **{"answer": answer, **news},
            hints=list(exercise.hints[: entry.hints]),
            show=self._next_help(entry),
            saved=saved,
            checks=view.state["checks"] + 1,
        )

    def _more(self, entry: Entry) -> tuple[Entry, str]:
        """What follows on a reply that a learner has had before: the next hint."""
        if entry.hints < len(self.exercise.hints):
            opened, _ = self._saved(
                lambda: self.record.save_hints(self.exercise.id, entry.hints + 1)
            )
            return opened, tr("You had this reply before, so a hint has opened below.")
        if self._next_help(entry):
            return (
                entry,
                tr("You had this reply before: the button “Show me” has more help."),
            )
        return entry, tr(
            "You had this reply before: talk it over with somebody near you."
        )

    def _hint(self, view: ExerciseWidget) -> None:
        hints = self.exercise.hints
        opened = min(len(view.state["hints"]) + 1, len(hints))
        entry, saved = self._saved(
            lambda: self.record.save_hints(self.exercise.id, opened)
        )
        show = self._next_help(entry)
        _tell(view, hints=list(hints[:opened]), show=show, saved=saved)

    def _show(self, view: ExerciseWidget) -> None:
        """Show a little more of the answer; it is kept that it was shown."""
        exercise, entry = self.exercise, self._entry()
        if not is_offered(exercise, entry, self.record.folder):
            return
        if entry.hints < len(exercise.hints):
            self._hint(view)
            return
        pair = self._pair()
        shown = next_shown(exercise, pair, entry.shown)
        entry, saved = self._saved(lambda: self.record.save_shown(exercise.id, shown))
        parts = list(shown_parts(exercise, pair, entry.shown))
        _tell(view, shown=parts, show=self._next_help(entry), saved=saved)

    def _said_of(self, entry: Entry) -> str:
        """What stands beside an answer as it was left, or beside none."""
        path = self.record.path
        return after_save(path, BESIDE) if entry.last_saved else before_save(path)

    def _saved(self, save: Callable[[], Entry]) -> tuple[Entry, str]:
        """Save, and say so: only what is on the disk is called saved."""
        try:
            return save(), after_save(self.record.path, BESIDE)
        except RecordError as problem:
            return self._entry(), str(problem)


def _tell(view: ExerciseWidget, **news: Any) -> None:
    """Tell the browser; each turn is new, so that the same words are announced again.

    It is told the answer too, for another view of the same question.
    """
    turn = view.state["turn"] + 1
    view.state = {**view.state, **news, "heard": view.heard, "turn": turn}


def is_locked(exercise: Exercise, entry: Entry) -> bool:
    """Whether an answer can no longer change: a prediction, once it was kept."""
    return exercise.prediction and entry.status == "recorded"


def moment(saved: str) -> str:
    """A time of the record as a learner reads it, such as "12 January at 10:00"."""
    try:
        local = datetime.fromisoformat(saved).astimezone()
    except ValueError:  # a record that somebody changed by hand
        return tr("a day that is not known")
    return tr("{day} {local:%B} at {local:%H:%M}", day=local.day, local=local)


# What the browser needs to know -------------------------------------------------------


def question(exercise: Exercise, pair: Pair) -> dict[str, Any]:
    """The question as plain data: never the model answer, never a mistake's reply."""
    return {
        "id": exercise.id,
        "kind": exercise.kind.name,
        "prompt": exercise.prompt,
        "button": tr("Keep") if exercise.recorded else tr("Check"),
        "changed": changed_since(exercise),
        "hints": len(exercise.hints),
        **exercise.kind.question(pair),
    }


def changed_since(exercise: Exercise) -> str:
    """What is said of an answer that was changed after its last check."""
    if exercise.recorded:
        return tr("Changed, not kept yet")
    return tr("Changed, not checked yet")


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
