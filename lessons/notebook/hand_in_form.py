"""The hand-in box of a notebook: a name, a button, and where the page was written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from lessons.charts.wording import listed
from lessons.exercises.record import Record
from lessons.language import tr
from lessons.notebook.incoming import Incoming, TooLarge, Unreadable
from lessons.notebook.live import bundle, script, still
from lessons.notebook.saved import before_save
from lessons.pages.hand_in_page import write_hand_in
from lessons.storage import RecordError, in_browser
from lessons.teaching.brief import is_redrawn, missing
from lessons.teaching.hand_in import LONGEST_NAME, HandIn
from lessons.teaching.restore import (
    LARGEST,
    NotOursError,
    in_words,
    is_one_name,
    opened,
    restore,
    too_large,
)
from lessons.teaching.shared import NAME_FILE

NOT_OPENED = tr("Not opened")
PURPOSE = tr("Write your name, and make the page that you hand in.")


class HandInWidget(anywidget.AnyWidget):
    """The browser's side: the name, and what became of the page."""

    _esm = script("keys.js", "parts.js", "files.js", "hand_in.js")
    _css = script("exercise.css")
    state = traitlets.Dict().tag(sync=True)


@dataclass(frozen=True, eq=False)
class HandInForm:
    """The form as it stands in a notebook; its plain text never changes."""

    view: HandInWidget

    def __repr__(self) -> str:
        return "<hand in>"

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, Any]:
        return bundle(self.view, repr(self), still(PURPOSE, tr("hand in")))


def hand_in_form(folder: Path, name: str = "") -> HandInForm:
    """The form; it knows the name of last time, and waits for the button."""
    known = name or _remembered(folder)
    view = HandInWidget(
        state={
            "name": known,
            "said": " ".join(filter(None, (PURPOSE, before_save(folder)))),
            "status": "",
            "headline": "",
            "asks": False,
            "largest": LARGEST,
            "turn": 0,
        }
    )
    view.on_msg(_Session(view, folder).listen)
    return HandInForm(view)


@dataclass(eq=False)
class _Session:
    """The form at work: it makes the page, or brings one back.

    `waiting` is a page of another name, until the learner says what to do with it.
    """

    view: HandInWidget
    folder: Path
    incoming: Incoming = field(default_factory=Incoming)
    waiting: HandIn | None = None

    def listen(
        self, _: HandInWidget, message: dict[str, Any], buffers: Sequence[Any]
    ) -> None:
        """Do what the browser's side asks for."""
        do = message.get("do")
        if do == "hand in":
            self._make(str(message.get("name") or ""))
        elif do == "file":
            self._open(message, buffers)
        elif do in ("bring back", "leave") and self.waiting:
            handed, self.waiting = self.waiting, None
            if do == "bring back":
                self._bring_back(handed)
            else:
                self._tell(said=tr("Left as it was."))

    def _make(self, typed: str) -> None:
        try:
            path = write_hand_in(typed, self.folder)
        except (ValueError, RecordError) as problem:
            self._tell("incorrect", tr("Not made"), str(problem), name=typed)
            return
        _remember(typed, self.folder)
        self._tell("correct", tr("Made"), _made(path, self.folder), name=typed)
        # As a message, since a widget's state is saved with the notebook. In a browser
        # alone, where no folder holds the page, it is downloaded at once.
        news = {"file": path.name, "save": in_browser()}
        self.view.send(news, [path.read_bytes()])

    def _open(self, message: dict[str, Any], buffers: Sequence[Any]) -> None:
        try:
            file = self.incoming.add(message, buffers)
            if file is None:
                return
            name, content = file
            handed = opened(content, name)
        except TooLarge as name:
            self._tell("incorrect", NOT_OPENED, str(too_large(str(name))))
            return
        except Unreadable as name:
            said = tr("“{file}” cannot be opened: choose it again.", file=name)
            self._tell("incorrect", NOT_OPENED, said)
            return
        except NotOursError as why:
            self._tell("incorrect", NOT_OPENED, str(why))
            return
        known = _remembered(self.folder)
        if known and not is_one_name(known, handed.name):
            self.waiting = handed
            asked = tr(
                "This page is of “{name}”, and the answers here are of “{known}”. "
                "Shall they be put together?",
                name=handed.name,
                known=known,
            )
            self._tell(headline=tr("Another name"), said=asked, asks=True)
            return
        self._bring_back(handed)

    def _bring_back(self, handed: HandIn) -> None:
        try:
            done = restore(handed, self.folder)
        except RecordError as problem:
            self._tell("incorrect", tr("Not brought back"), str(problem))
            return
        if not _remembered(self.folder):
            _remember(handed.name, self.folder)
        said = " ".join(filter(None, (in_words(done), before_save(self.folder))))
        name = _remembered(self.folder) or self.view.state["name"]
        self._tell("correct", tr("Opened"), said, name=name)

    def _tell(
        self, status: str = "", headline: str = "", said: str = "", **more: Any
    ) -> None:
        news = {"status": status, "headline": headline, "said": said, "asks": False}
        turn = self.view.state["turn"] + 1
        self.view.state = {**self.view.state, **news, **more, "turn": turn}


def _made(path: Path, folder: Path) -> str:
    """What became of the page, and where it is."""
    if in_browser():
        where = tr("Press “Download my page”, and give the file to your teacher.")
        return " ".join((where, *_open_ends(folder)))
    where = tr(
        "Press “Download my page”, and give the file to your teacher. It is also "
        "in the list of files on the left, in the folder “{name}”: double-click "
        "“{name_2}” to read it.",
        name=path.parent.name,
        name_2=path.name,
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
        yield tr("Not in your brief yet: {lacks}.", lacks=listed(lacks))
    if is_redrawn(entries):
        yield tr("You kept a chart after its alt text: do the words still fit it?")
