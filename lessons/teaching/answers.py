"""Answers in words: what was stored, as a reader would say it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from lessons.exercises.check import sentence_ids
from lessons.exercises.model import (
    Answer,
    Choice,
    Choices,
    Claim,
    Evidence,
    Exercise,
    Labels,
    Number,
    Option,
    Order,
)

if TYPE_CHECKING:
    from lessons.notebook.desk import Desk

NOTHING = "no answer yet"


def in_words(exercise: Exercise, answer: Answer, desk: Desk) -> tuple[str, ...]:
    """The answer as lines of plain text; whatever was stored, never an exception."""
    kind = exercise.answer
    if answer in (None, "", [], {}):
        return (NOTHING,)
    if isinstance(kind, Choice):
        return (_text(kind.options, answer),)
    if isinstance(kind, Choices):
        return tuple(_text(kind.options, item) for item in _items(answer))
    if isinstance(kind, Evidence):
        return tuple(_sentence(item, desk) for item in _items(answer))
    if isinstance(kind, Order):
        steps = (_text(kind.steps, item) for item in _items(answer))
        return tuple(f"{place}. {step}" for place, step in enumerate(steps, start=1))
    if isinstance(kind, Labels):
        return tuple(
            f"{_text(kind.lines, line).rstrip('.')}: {_text(kind.labels, label)}"
            for line, label in _pairs(answer).items()
        )
    if isinstance(kind, Claim):
        return _claim(kind, _pairs(answer), desk)
    if isinstance(kind, Number):
        return (f"{answer} {kind.unit}".strip(),)
    return tuple(str(answer).splitlines()) or (NOTHING,)


def _items(answer: Answer) -> list[Answer]:
    return answer if isinstance(answer, list) else [answer]


def _pairs(answer: Answer) -> Mapping[str, Answer]:
    return answer if isinstance(answer, Mapping) else {}


def _text(options: tuple[Option, ...], wanted: Answer) -> str:
    found = next((o.text for o in options if o.id == wanted), None)
    return found or f"{wanted} (no longer offered)"


def _sentence(wanted: Answer, desk: Desk) -> str:
    text = sentence_ids(desk, "AB").get(str(wanted))
    if not text:
        return str(wanted)
    # A sentence that begins with a mark of its own needs no second one.
    return f"{wanted}: {text}" if text[0] in '“"' else f"{wanted}: “{text}”"


def _claim(kind: Claim, parts: Mapping[str, Answer], desk: Desk) -> tuple[str, ...]:
    said = " ".join(
        (
            _text(kind.scopes, parts.get("scope", "…")),
            _text(kind.verbs, parts.get("verb", "…")),
            _text(kind.measures, parts.get("measure", "…")),
        )
    )
    return (
        said[:1].upper() + said[1:],
        f"For it: {_sentence(parts.get('evidence', '…'), desk)}",
        f"Against it: {_sentence(parts.get('counter', '…'), desk)}",
    )
