"""The hand-in box of a notebook: a name, a button, and where the page was written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from lessons.charts.wording import listed
from lessons.exercises.record import Record
from lessons.notebook.live import bundle, script, still
from lessons.pages.hand_in_page import write_hand_in
from lessons.storage import RecordError
from lessons.teaching.brief import is_redrawn, missing
from lessons.teaching.hand_in import LONGEST_NAME
from lessons.teaching.shared import NAME_FILE

PURPOSE = "Write your name, and make the page that you hand in."


class HandInWidget(anywidget.AnyWidget):
    """The browser's side: the name, and what became of the page."""

    _esm = script("keys.js", "parts.js", "hand_in.js")
    _css = script("exercise.css")
    state = traitlets.Dict().tag(sync=True)


@dataclass(frozen=True, eq=False)
class HandInForm:
    """The form as it stands in a notebook; its plain text never changes."""

    view: HandInWidget

    def __repr__(self) -> str:
        return "<hand in>"

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, Any]:
        return bundle(self.view, repr(self), still(PURPOSE, "hand in"))


def hand_in_form(folder: Path, name: str = "") -> HandInForm:
    """The form; it knows the name of last time, and waits for the button."""
    known = name or _remembered(folder)
    view = HandInWidget(
        state={"name": known, "said": PURPOSE, "status": "", "headline": "", "turn": 0}
    )

    def listen(_: HandInWidget, message: dict[str, Any], buffers: object) -> None:
        if message.get("do") != "hand in":
            return
        typed = str(message.get("name") or "")
        turn = view.state["turn"] + 1
        try:
            path = write_hand_in(typed, folder)
        except (ValueError, RecordError) as problem:
            said = {"status": "incorrect", "headline": "Not made", "said": str(problem)}
            view.state = {"name": typed, **said, "turn": turn}
            return
        _remember(typed, folder)
        said = {"status": "correct", "headline": "Made", "said": _made(path, folder)}
        view.state = {"name": typed, **said, "turn": turn}
        # As a message, since a widget's state is saved with the notebook.
        view.send({"file": path.name}, [path.read_bytes()])

    view.on_msg(listen)
    return HandInForm(view)


def _made(path: Path, folder: Path) -> str:
    """What became of the page, and where it is."""
    where = (
        "Press “Download my page”, and give the file to your teacher. It is also "
        f"in the list of files on the left, in the folder “{path.parent.name}”: "
        f"double-click “{path.name}” to read it."
    )
    return " ".join((where, *_open_ends(folder)))


def _remembered(folder: Path) -> str:
    try:
        text = (folder / NAME_FILE).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""
    return " ".join(text.split())[:LONGEST_NAME]


def _remember(name: str, folder: Path) -> None:
    with suppress(OSError, ValueError):  # the page itself is written
        (folder / NAME_FILE).write_text(name.strip() + "\n", encoding="utf-8")


def _open_ends(folder: Path) -> Iterator[str]:
    """What a brief that was begun still lacks, and what may not fit any more."""
    entries = Record("07", folder).entries()
    if lacks := missing(entries):
        yield f"Not in your brief yet: {listed(lacks)}."
    if is_redrawn(entries):
        yield "You kept a chart after its alt text: do the words still fit it?"
