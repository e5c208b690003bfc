"""The form of the ledger: a fact, its words in A, its words in B, or a tick."""

from __future__ import annotations

from collections.abc import Mapping

import ipywidgets

from lessons.language import tr
from lessons.notebook.forms.form import (
    Form,
    heading,
    kept_rows,
    redrawn,
    text_field,
    tick,
    to_read,
)
from lessons.story.model import Telling
from lessons.story.open import OpenStory
from lessons.story.reading import about_row

PURPOSE = tr("Write down facts, and for each text the words that tell it.")


def ledger_form(story: OpenStory) -> Form:
    """A frame for each fact, and a blank one at the end."""
    return redrawn(story, "ledger", PURPOSE, lambda: _rows(story))


def _rows(story: OpenStory) -> tuple[ipywidgets.Widget, ...]:
    rows = kept_rows(
        story, "ledger", Telling(), _fields, lambda row: about_row(row, story.pair)
    )
    names = " and ".join(article.name for article in story.pair)
    texts = ipywidgets.HTML(to_read(*story.pair))
    return heading(tr("Facts told by {names}", names=names)), texts, rows.box


def _fields(at: int, row: Telling) -> Mapping[str, ipywidgets.ValueWidget]:
    number = tr("Fact {number}", number=at + 1)
    return {
        "fact": text_field(number, row.fact, tr("in your own words")),
        "words_a": text_field(tr("{number}: words in A", number=number), row.words_a),
        "not_in_a": tick(
            tr("{number}: A does not tell it", number=number), row.not_in_a
        ),
        "words_b": text_field(tr("{number}: words in B", number=number), row.words_b),
        "not_in_b": tick(
            tr("{number}: B does not tell it", number=number), row.not_in_b
        ),
    }
