"""The form of a provenance card: what the text proves, suggests, leaves unknown."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import ipywidgets

from lessons.language import tr
from lessons.notebook.forms.form import (
    NAMED,
    WIDE,
    Form,
    heading,
    kept_rows,
    redrawn,
    text_field,
    to_read,
)
from lessons.story.model import LEVELS, CardLine
from lessons.story.open import OpenStory
from lessons.story.reading import about_line

PURPOSE = tr(
    "Fill the provenance card of {}: what its text proves, suggests, leaves open."
)


def card_form(story: OpenStory, letter: str) -> Form:
    """The card of one text: a frame for each line, and a blank one at the end."""
    return redrawn(
        story,
        tr("card {letter}", letter=letter),
        PURPOSE.format(letter),
        lambda: _lines(story, letter),
    )


def _lines(story: OpenStory, letter: str) -> tuple[ipywidgets.Widget, ...]:
    rows = kept_rows(
        story,
        f"card_{letter.lower()}",
        CardLine(),
        partial(_fields, letter),
        lambda line: about_line(line, story.read.article(letter)),
    )
    article = story.read.article(letter)
    text = ipywidgets.HTML(to_read(article))
    return heading(tr("Card of {name}", name=article.name)), text, rows.box


def _fields(
    letter: str, at: int, line: CardLine
) -> Mapping[str, ipywidgets.ValueWidget]:
    number = tr("{letter}, line {number}", letter=letter, number=at + 1)
    return {
        "level": ipywidgets.Dropdown(
            options=LEVELS,
            value=line.level if line.level in LEVELS else LEVELS[-1],
            description=tr("{number}: how sure", number=number),
            layout=WIDE,
            style=NAMED,
        ),
        "claim": text_field(
            tr("{number}: what", number=number), line.claim, tr("who took the picture")
        ),
        "words": text_field(
            tr("{number}: its words", number=number),
            line.words,
            tr("copied from the text"),
        ),
    }
