"""The form of the ledger: a fact, its words in A, its words in B, or a tick."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import ipywidgets

from lessons.story.forms.form import (
    Form,
    GrowingRows,
    heading,
    kept,
    redrawn,
    text_field,
    tick,
    to_read,
)
from lessons.story.model import Telling, Work, with_row
from lessons.story.reading import about_row, with_work

if TYPE_CHECKING:
    from lessons.story.story import Story

PURPOSE = "Write down facts, and for each text the words that tell it."


def form(story: Story) -> Form:
    """The ledger, a frame a fact, a blank one at the end."""
    return redrawn(story, "ledger", PURPOSE, lambda: _rows(story))


def _rows(story: Story) -> tuple[ipywidgets.Widget, ...]:
    def about(row: Telling) -> str:
        return about_row(row, story.pair)

    def keep(at: int, row: Telling) -> str:
        def change(work: Work) -> Work:
            return replace(work, ledger=with_row(work.ledger, at, row, Telling()))

        saved = kept(lambda: story.save(lambda old: with_work(old, change)))
        return f"{about(row)} {saved}"

    rows = GrowingRows(story.read.work.ledger, Telling(), _fields, keep, about)
    names = " and ".join(article.name for article in story.pair)
    texts = ipywidgets.HTML(to_read(*story.pair))
    return heading(f"Facts told by {names}"), texts, rows.box


def _fields(at: int, row: Telling) -> Mapping[str, ipywidgets.ValueWidget]:
    number = f"Fact {at + 1}"
    return {
        "fact": text_field(number, row.fact, "in your own words"),
        "words_a": text_field(f"{number}: words in A", row.words_a),
        "not_in_a": tick(f"{number}: A does not tell it", row.not_in_a),
        "words_b": text_field(f"{number}: words in B", row.words_b),
        "not_in_b": tick(f"{number}: B does not tell it", row.not_in_b),
    }
