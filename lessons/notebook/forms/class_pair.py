"""The class's pair: how a learner opens it, and how a teacher saves it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import ipywidgets

from lessons.charts.wording import counted, listed
from lessons.language import tr
from lessons.notebook.forms.form import (
    UNDER_FIELDS,
    Form,
    framed,
    heading,
    said,
    tell,
    text_field,
)
from lessons.notebook.saved import SAVED, after_save
from lessons.storage import RecordError, lasts
from lessons.story.class_pair import (
    ClassPair,
    PairError,
    found_pairs,
    keep_pair,
    with_pair,
    write_pair,
)
from lessons.story.model import Work
from lessons.story.open import OpenStory
from lessons.story.reading import work_of

PURPOSE = tr("For a teacher: save these two texts, and the work on them, for a class.")
_NOT_STORED = tr(
    "NOT SAVED: this browser cannot store a file. Open the lesson over https, or on a "
    "computer that has the kit, and save the pair there."
)
_BUTTON = {"width": "20em", **UNDER_FIELDS}


# For a learner ------------------------------------------------------------------------


def class_pair_parts(
    story: OpenStory, reopened: Callable[[], None]
) -> tuple[ipywidgets.Widget, ...]:
    """What opens a pair from the teacher: a button for each found one, or its file."""
    found = found_pairs(story.places)
    status = ipywidgets.HTML(said(*found.notes))
    file = ipywidgets.FileUpload(
        description=tr("Choose your class's file"),
        tooltip=tr("Choose the file of your class's pair"),
        accept=".json",
        layout=_BUTTON,
    )

    def opened(give: Callable[[], ClassPair]) -> None:
        try:
            pair = give()
            story.save(lambda old: with_pair(old, pair))
        except (PairError, RecordError) as problem:
            tell(status, str(problem))
            return
        reopened()
        tell(
            status,
            tr("“{name}” is open.", name=pair.name),
            after_save(story.file.path),
        )

    def chosen(change: Mapping) -> None:
        for one in change["new"]:
            name, content = str(one["name"]), bytes(one["content"])
            file.value = ()
            opened(lambda n=name, c=content: keep_pair(c, n, story.places[0]))

    file.observe(chosen, names="value")
    buttons = []
    for pair in found.pairs:
        button = ipywidgets.Button(
            description=tr("Open “{name}”", name=pair.name), layout=_BUTTON
        )
        button.on_click(lambda _, pair=pair: opened(lambda: pair))
        buttons.append(button)
    return (heading(tr("Or a pair from your teacher")), *buttons, file, status)


# For a teacher ------------------------------------------------------------------------


def class_pair_form(story: OpenStory) -> Form:
    """The form in which a teacher names the pair and saves it beside the notebooks."""
    story.reload()
    name = text_field(tr("Name of the pair"), "our-pair", tr("such as our-pair"))
    button = ipywidgets.Button(
        description=tr("Save this pair for the class"), layout=_BUTTON
    )
    status, holds = ipywidgets.HTML(said("")), ipywidgets.HTML()
    beside = story.places[-1]

    def save(_: object) -> None:
        story.reload()
        try:
            path = write_pair(name.value, story.read.kept, beside)
        except (PairError, RecordError) as problem:
            tell(status, str(problem))
            return
        if not lasts(path):
            tell(status, _NOT_STORED)
            return
        tell(
            status,
            tr("{saved} as “{name}”.", saved=SAVED, name=path.name),
            _what_to_do(path),
        )

    def draw() -> None:
        holds.value = said(*story.notes, _holds(story))

    draw()
    button.on_click(save)
    story.watch(tr("for class"), draw, ("texts", "roles", "voices", "groups"))
    return framed(tr("for class"), PURPOSE, [holds, name, button, status])


def _what_to_do(path: Path) -> str:
    return tr(
        "It is in the folder “{name}”, in the list of files on the left. Give this "
        "file to your class: beside their notebooks, or in their folder “my-work”, "
        "it is found by itself, and elsewhere they choose it in section 1.",
        name=path.parent.name,
    )


def _holds(story: OpenStory) -> str:
    kept = story.read.kept
    if not kept.is_own:
        return tr("Give your story both its texts first, in section 1.")
    return tr(
        "The pair will hold both texts with {work_in_words}.",
        work_in_words=_work_in_words(work_of(kept)),
    )


def _work_in_words(work: Work) -> str:
    counts = (
        counted(len((*work.roles_a, *work.roles_b)), "corrected part"),
        counted(len((*work.voices_a, *work.voices_b)), "corrected voice"),
        counted(len((*work.card_a, *work.card_b)), "card line"),
        counted(len(work.groups), "joined name"),
        counted(len(work.ledger), "fact"),
    )
    return f"{listed(counts)}. Claims stay your own"
