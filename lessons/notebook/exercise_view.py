"""Showing an exercise: one view in the notebook, from the model and the record."""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import anywidget
import traitlets

from lessons.exercises.check import check, sentence_ids
from lessons.notebook.live import bundle, script
from lessons.exercises.model import (
    Choice,
    Choices,
    Claim,
    Evidence,
    Exercise,
    Kind,
    Labels,
    Number,
    Option,
    Order,
    Result,
    Text,
)
from lessons.exercises.record import Entry, RecordError

if TYPE_CHECKING:
    from lessons.notebook.desk import Desk

SAVED = "saved ✓"


class View(anywidget.AnyWidget):
    """The browser's side of one exercise: its question, and the state of its answer."""

    _esm = script("keys.js", "exercise.js")
    _css = script("exercise.css")
    question = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)


@dataclass(frozen=True, eq=False)
class Asked:
    """An exercise in a notebook: live, as plain text, and as a still page.

    The plain text never changes with the answer, so that a notebook with answers
    compares equal to one without.
    """

    exercise: Exercise
    desk: Desk
    view: View

    def __repr__(self) -> str:
        return f"<exercise {self.exercise.id}>"

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, Any]:
        return bundle(self.view, repr(self), still(self.exercise))


def ask(exercise: Exercise, desk: Desk) -> Asked:
    """Show an exercise with the learner's last answer, and keep every new one."""
    entry = desk.record.entries().get(exercise.id, Entry())
    view = View(
        question=question(exercise, desk), state=_restored(exercise, desk, entry)
    )
    view.on_msg(_listener(exercise, desk, view))
    return Asked(exercise, desk, view)


def _restored(exercise: Exercise, desk: Desk, entry: Entry) -> dict[str, Any]:
    message = ""
    if entry.status:
        message = check(exercise, entry.answer, desk).message
    notes = " ".join(desk.record.notes)
    return {
        "answer": entry.answer,
        "status": entry.status,
        "message": " ".join(filter(None, (notes, message))),
        "hints": list(exercise.hints[: entry.hints]),
        "saved": SAVED if entry.last_saved else "",
        "turn": 0,
        "checks": 0,
    }


def _listener(exercise: Exercise, desk: Desk, view: View) -> Callable[..., None]:
    record = desk.record
    actions = {
        "change": lambda answer: _kept(
            view, lambda: record.save_answer(exercise.id, answer), answer=answer
        ),
        "check": lambda answer: _checked(exercise, desk, view, answer),
        "hint": lambda answer: _hinted(exercise, desk, view),
    }

    def listen(_: View, message: dict[str, Any], buffers: object) -> None:
        action = actions.get(message.get("do", ""))
        if action:
            action(message.get("answer"))

    return listen


def _kept(
    view: View,
    save: Callable[[], Entry],
    no_answer: tuple[str, ...] = (),
    **news: Any,
) -> None:
    """Save, then tell the browser: what it calls saved is on the disk.

    The answer goes along for whoever draws the question anew, in another view. Beside a
    status of `no_answer` nothing is called saved: it would read as accepted.
    """
    try:
        save()
        saved = "" if news.get("status") in no_answer else SAVED
    except RecordError as problem:
        saved = str(problem)
    # The turn makes every reply news, so that the same reply is announced again.
    turn = view.state["turn"] + 1
    view.state = {**view.state, **news, "saved": saved, "turn": turn}


def _checked(exercise: Exercise, desk: Desk, view: View, answer: Any) -> None:
    result: Result = check(exercise, answer, desk)
    _kept(
        view,
        lambda: desk.record.save_check(exercise.id, answer, result),
        no_answer=("unanswered", "incorrect") if exercise.recorded else ("unanswered",),
        answer=answer,
        status=result.status,
        message=result.message,
        checks=view.state["checks"] + 1,
    )


def _hinted(exercise: Exercise, desk: Desk, view: View) -> None:
    opened = min(len(view.state["hints"]) + 1, len(exercise.hints))
    _kept(
        view,
        lambda: desk.record.save_hints(exercise.id, opened),
        hints=list(exercise.hints[:opened]),
    )


# What the browser needs to know -------------------------------------------------------


def question(exercise: Exercise, desk: Desk) -> dict[str, Any]:
    """The question as plain data: never the model answer, never a mistake's reply."""
    return {
        "id": exercise.id,
        "kind": type(exercise.answer).__name__.lower(),
        "prompt": exercise.prompt,
        "button": "Keep" if exercise.recorded else "Check",
        "hints": len(exercise.hints),
        **_parts(exercise.answer, desk),
    }


def _parts(kind: Kind, desk: Desk) -> dict[str, Any]:
    if isinstance(kind, (Choice, Choices)):
        return {"options": _shown(kind.options)}
    if isinstance(kind, Number):
        return {"unit": kind.unit}
    if isinstance(kind, Text):
        return {"rows": 2 if kind.most <= 20 else 5}
    if isinstance(kind, Evidence):
        return {"most": kind.most, "articles": _articles(desk, kind.articles)}
    if isinstance(kind, Order):
        return {"steps": _shown(kind.steps)}
    if isinstance(kind, Labels):
        return {"lines": _shown(kind.lines), "labels": _shown(kind.labels)}
    return {"parts": _claim_parts(kind, desk)}


def _shown(options: tuple[Option, ...]) -> list[dict[str, str]]:
    return [{"id": option.id, "text": option.text} for option in options]


def _articles(desk: Desk, letters: str) -> list[dict[str, Any]]:
    return [
        {
            "name": article.name,
            "sentences": [
                {"id": id_, "text": f"{id_} · {text}"}
                for id_, text in sentence_ids(desk, article.letter).items()
            ],
        }
        for article in desk.pair
        if article.letter in letters
    ]


def _claim_parts(kind: Claim, desk: Desk) -> list[dict[str, Any]]:
    articles = _articles(desk, "AB")
    verb, measure, scope = kind.heads
    return [
        {"id": "verb", "text": verb, "options": _shown(kind.verbs)},
        {"id": "measure", "text": measure, "options": _shown(kind.measures)},
        {"id": "scope", "text": scope, "options": _shown(kind.scopes)},
        {"id": "evidence", "text": "A sentence that carries it", "articles": articles},
        {"id": "counter", "text": kind.doubt, "articles": articles},
    ]


def still(exercise: Exercise) -> str:
    """The question for a page that is not running, as HTML without a single answer."""
    lines = [line for line in exercise.prompt.split("\n") if line]
    return (
        '<div style="border-left:6px solid #1f5fa8;padding:.5em 1em">'
        + "".join(f"<p>{html.escape(line)}</p>" for line in lines)
        + "".join(_listed(*part) for part in _offered(exercise.answer))
        + "<p><em>Exercise: run this cell to answer. What you saved comes back."
        "</em></p></div>"
    )


def _offered(kind: Kind) -> list[tuple[str, tuple[Option, ...]]]:
    """What a question offers to choose from, under a heading where it needs one."""
    if isinstance(kind, (Choice, Choices)):
        return [("", kind.options)]
    if isinstance(kind, Order):
        return [("", kind.steps)]
    if isinstance(kind, Labels):
        return [("Lines", kind.lines), ("Labels", kind.labels)]
    if isinstance(kind, Claim):
        offered = (kind.verbs, kind.measures, kind.scopes)
        return list(zip(kind.heads, offered, strict=True))
    if isinstance(kind, Evidence):
        where = " and ".join(kind.articles)
        return [(f"Choose from the sentences of {where}.", ())]
    return []


def _listed(heading: str, options: tuple[Option, ...]) -> str:
    items = "".join(f"<li>{html.escape(option.text)}</li>" for option in options)
    return (f"<p>{html.escape(heading)}</p>" if heading else "") + (
        f"<ul>{items}</ul>" if items else ""
    )
