"""Files that were written, with a link for each that saves it from the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import anywidget

from lessons.notebook.live import bundle, script, status


class DownloadsWidget(anywidget.AnyWidget):
    """The browser's side: it asks for the files, and makes links of them."""

    _esm = script("keys.js", "parts.js", "downloads.js")
    _css = script("exercise.css")


@dataclass(frozen=True, eq=False)
class Written:
    """What was written, as a sentence; in a notebook with links below it."""

    said: str
    files: Sequence[Path]

    def __repr__(self) -> str:
        return self.said

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, Any]:
        view = DownloadsWidget()
        view.on_msg(self._send)
        names = " ".join(file.name for file in self.files)
        return bundle(view, f"<written {names}>", status(self.said))

    def _send(self, view: DownloadsWidget, message: dict[str, Any], _: object) -> None:
        if (
            message.get("do") == "send"
        ):  # as messages: a state is saved with the notebook
            for file in self.files:
                view.send({"file": file.name, "said": self.said}, [file.read_bytes()])
