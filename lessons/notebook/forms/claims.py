"""The form of the claims: a claim, words that carry it, words that speak against it."""

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
    to_read,
)
from lessons.story.claims import about_claim
from lessons.story.model import OwnClaim
from lessons.story.open import OpenStory

PURPOSE = tr("Make a claim, with words that carry it and words that speak against it.")


def claims_form(story: OpenStory) -> Form:
    """A frame for each claim, and a blank one at the end."""
    return redrawn(story, "claims", PURPOSE, lambda: _rows(story))


def _rows(story: OpenStory) -> tuple[ipywidgets.Widget, ...]:
    rows = kept_rows(
        story,
        "claims",
        OwnClaim(),
        _fields,
        lambda made: about_claim(made, story.pair),
    )
    names = " and ".join(article.name for article in story.pair)
    texts = ipywidgets.HTML(to_read(*story.pair))
    return heading(tr("Claims on {names}", names=names)), texts, rows.box


def _fields(at: int, made: OwnClaim) -> Mapping[str, ipywidgets.ValueWidget]:
    number = tr("Claim {number}", number=at + 1)
    return {
        "claim": text_field(number, made.claim, tr("In these two articles …")),
        "words": text_field(
            tr("{number}: carried by", number=number),
            made.words,
            tr("copied from a text"),
        ),
        "against": text_field(
            tr("{number}: against it", number=number),
            made.against,
            tr("copied from a text"),
        ),
    }
