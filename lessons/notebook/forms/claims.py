"""The form of the claims: a claim, words that carry it, words that speak against it."""

from __future__ import annotations

from collections.abc import Mapping

import ipywidgets

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

PURPOSE = "Make a claim, with words that carry it and words that speak against it."


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
    return heading(f"Claims on {names}"), texts, rows.box


def _fields(at: int, made: OwnClaim) -> Mapping[str, ipywidgets.ValueWidget]:
    number = f"Claim {at + 1}"
    return {
        "claim": text_field(number, made.claim, "In these two articles …"),
        "words": text_field(f"{number}: carried by", made.words, "copied from a text"),
        "against": text_field(
            f"{number}: against it", made.against, "copied from a text"
        ),
    }
