"""The form in which a learner says which names are one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import ipywidgets

from lessons.language import tr
from lessons.notebook.forms.form import (
    Form,
    GrowingRows,
    heading,
    kept,
    redrawn,
    text_field,
    tick,
)
from lessons.story.model import Group, Work
from lessons.story.naming import about_group
from lessons.story.open import OpenStory
from lessons.story.reading import with_work

PURPOSE = tr(
    "Say which names belong to one person or thing, and add labels of your own."
)


def names_form(story: OpenStory) -> Form:
    """A frame for each name that was found, and a blank one at the end."""
    return redrawn(
        story, "names", PURPOSE, lambda: _groups(story), ("texts", "roles", "voices")
    )


def _groups(story: OpenStory) -> tuple[ipywidgets.Widget, ...]:
    shown = story.read.groups

    def about(group: Group) -> str:
        return about_group(group, *story.read.heard)

    # By their place in the form; a suggestion is kept once the learner has changed it.
    mine = dict(enumerate(story.read.work.groups))

    def keep(at: int, group: Group) -> str:
        mine[at] = group
        groups = tuple(mine[at] for at in sorted(mine))

        def change(work: Work) -> Work:
            return replace(work, groups=groups)

        saved = kept(story, lambda old: with_work(old, change))
        return f"{about(group)} {saved}"

    rows = GrowingRows(shown, Group(), _fields, keep, about)
    names = " and ".join(article.name for article in story.pair)
    return heading(tr("Names in {names}", names=names)), rows.box


def _fields(at: int, group: Group) -> Mapping[str, ipywidgets.ValueWidget]:
    return {
        "name": text_field(
            tr("{number}: who or what", number=at + 1), group.name, tr("the birds")
        ),
        "labels": text_field(
            tr("{number}: called", number=at + 1),
            group.labels,
            tr("swans, birds, the pair"),
        ),
        "confirmed": tick(
            tr("{number}: yes, all these are one", number=at + 1), group.confirmed
        ),
    }
