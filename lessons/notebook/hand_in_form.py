"""The hand-in form of a notebook: a name, a button, and where the page was written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ipywidgets

from lessons.charts.wording import listed
from lessons.exercises.record import Record
from lessons.notebook.live import bundle, status, still
from lessons.pages.hand_in_page import write_hand_in
from lessons.storage import RecordError
from lessons.teaching.brief import is_redrawn, missing

PURPOSE = "Write your name, and make the page that you hand in."


@dataclass(frozen=True, eq=False)
class HandInForm:
    """The form as it stands in a notebook; its plain text never changes."""

    view: ipywidgets.VBox

    def __repr__(self) -> str:
        return "<hand in>"

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, Any]:
        return bundle(self.view, repr(self), still(PURPOSE, "hand in"))


def hand_in_form(folder: Path, name: str = "") -> HandInForm:
    """The form; a given name is filled in, and the page waits for the button."""
    field = ipywidgets.Text(
        value=name, description="Your name", layout={"width": "30em"}
    )
    button = ipywidgets.Button(description="Make my page", button_style="primary")
    said = ipywidgets.HTML(value=status(PURPOSE))

    def pressed(_: object) -> None:
        said.value = status(_made(field.value, folder))

    button.on_click(pressed)
    return HandInForm(ipywidgets.VBox([field, button, said]))


def _made(name: str, folder: Path) -> str:
    try:
        path = write_hand_in(name, folder)
    except (ValueError, RecordError) as problem:
        return str(problem)
    where = (
        f"Your page is “{path.name}”. In the list of files on the left, open the "
        f"folder “{path.parent.name}”, and double-click it to read it. To give it to "
        "your teacher, right-click it there and choose Download."
    )
    return " ".join((where, *_open_ends(folder)))


def _open_ends(folder: Path) -> Iterator[str]:
    """What a brief that was begun still lacks, and what may not fit any more."""
    entries = Record("07", folder).entries()
    if lacks := missing(entries):
        yield f"Not in your brief yet: {listed(lacks)}."
    if is_redrawn(entries):
        yield "You kept a chart after its alt text: do the words still fit it?"
