"""The answer key in the teacher's notebook: one lesson at a time, and as a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ipywidgets

from lessons import syllabus
from lessons.language import tr
from lessons.notebook.live import bundle, status, still
from lessons.notebook.quiet import Quiet
from lessons.pages.answer_key import answer_key, lesson_key
from lessons.storage import write_whole

PURPOSE = tr("Choose a lesson, and read each question with its answer and the replies.")
PAGE = "answer-key.html"


@dataclass(frozen=True, eq=False)
class AnswerKey:
    """The key in a notebook: live, as plain text, and as a still page.

    Only the live view holds answers, so none is saved with the notebook.
    """

    view: ipywidgets.VBox

    def __repr__(self) -> str:
        return "<answer key>"

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, Any]:
        return bundle(self.view, repr(self), still(PURPOSE, "choose"))


def show_key(folder: Path | None = None) -> AnswerKey:
    """The key, with a menu of lessons and a button that writes it as a page.

    The page is written to `folder`, which is that of the notebook if none is given.

    >>> show_key()
    <answer key>
    """
    lessons = [syllabus.lesson(number) for number in syllabus.taught()]
    menu = ipywidgets.Dropdown(
        options=[
            (tr("choose a lesson"), ""),
            *((f"{int(one.number)} {one.title}", one.number) for one in lessons),
        ],
        description="Lesson",
    )
    button = ipywidgets.Button(
        description=tr("Write the whole key as a page to print"),
        layout={"width": "24em"},
    )
    said, shown = ipywidgets.HTML(), ipywidgets.HTML()

    def show(change: Mapping[str, Any]) -> None:
        shown.value = lesson_key(change["new"]) if change["new"] else ""

    def write(_: object) -> None:
        path = (Path.cwd() if folder is None else folder) / PAGE
        try:
            write_whole(path, answer_key(syllabus.taught()))
        except OSError:
            said.value = status(
                tr(
                    "NOT WRITTEN: the folder “{name}” cannot be written to.",
                    name=path.parent.name,
                )
            )
            return
        said.value = status(
            tr(
                "Written: “{page}”, in the folder “{name}” on the left.",
                page=PAGE,
                name=path.parent.name,
            )
        )

    menu.observe(show, names="value")
    button.on_click(write)
    return AnswerKey(ipywidgets.VBox([menu, button, said, shown, Quiet()]))
