"""Files that a teacher drops into the class report, where no folder can be named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import anywidget
import traitlets

from lessons.charts.wording import counted
from lessons.language import tr
from lessons.notebook.incoming import Incoming, TooLarge, Unreadable
from lessons.notebook.live import bundle, script, still

LARGEST = 300_000_000  # bytes: what a browser's kernel can hold beside the report
PURPOSE = tr("Drop the hand-ins here, or the zip of the class, or choose them.")


class DropWidget(anywidget.AnyWidget):
    """The browser's side: where files are dropped, and what came."""

    _esm = script("keys.js", "parts.js", "files.js", "drop_area.js")
    _css = script("exercise.css")
    state = traitlets.Dict().tag(sync=True)


@dataclass(frozen=True, eq=False)
class DropArea:
    """The files that were dropped, by their names; they stay in memory alone.

    Its plain text never changes, so that the notebook compares equal.
    """

    view: DropWidget
    files: dict[str, bytes] = field(default_factory=dict)
    _incoming: Incoming = field(default_factory=Incoming)

    def __repr__(self) -> str:
        return "<drop hand-ins>"

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, Any]:
        return bundle(self.view, repr(self), still(PURPOSE, tr("drop hand-ins here")))

    def listen(
        self, _: DropWidget, message: dict[str, Any], buffers: Sequence[Any]
    ) -> None:
        """Take what the browser sends, or put all away."""
        if message.get("do") == "away":
            self.files.clear()
            self._tell(_held(self))
        elif message.get("do") == "file":
            self._tell(self._taken(message, buffers))

    def _taken(self, message: dict[str, Any], buffers: Sequence[Any]) -> str:
        try:
            file = self._incoming.add(message, buffers)
        except TooLarge as name:
            return tr(
                "“{file}” is too large to be dropped: it was left out.", file=name
            )
        except Unreadable as name:
            return tr("“{file}” cannot be opened: choose it again.", file=name)
        if file is None:
            return tr("Reading “{file}” …", file=message.get("name"))
        name, content = file
        if sum(map(len, self.files.values())) + len(content) > LARGEST:
            return tr(
                "“{file}” is too large to be dropped: it was left out.", file=name
            )
        self.files[_free(name, content, self.files)] = content
        return _held(self)

    def _tell(self, said: str) -> None:
        turn = self.view.state["turn"] + 1
        news = {"said": said, "holds": bool(self.files), "turn": turn}
        self.view.state = {**self.view.state, **news}


def drop_area() -> DropArea:
    """An empty area; what is dropped on it is in its `files`.

    >>> drop_area()
    <drop hand-ins>
    """
    state = {"said": PURPOSE, "holds": False, "largest": LARGEST, "turn": 0}
    area = DropArea(DropWidget(state=state))
    area.view.on_msg(area.listen)
    return area


def _held(area: DropArea) -> str:
    if not area.files:
        return PURPOSE
    return tr(
        "{files} here. Choose Run → Run All Cells: everything below is of your class.",
        files=counted(len(area.files), "file"),
    )


def _free(name: str, content: bytes, files: dict[str, bytes]) -> str:
    """A name that no other file has: two mails may bring files of one name."""
    at, free = 2, name
    while files.get(free, content) != content:
        free, at = f"{at}/{name}", at + 1
    return free
