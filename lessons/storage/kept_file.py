"""A JSON file that several processes may change."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path

from lessons.language import tr
from lessons.storage.lasting import real
from lessons.storage.locks import held
from lessons.storage.trouble import AS_BEFORE, RecordError, sentence
from lessons.storage.whole import clear_leftovers, write_whole

Change = Callable[[dict], dict]


@dataclass(frozen=True)
class KeptFile:
    """A JSON file that several processes may change.

    Each change is made under a lock and written whole; what cannot be saved waits in
    memory for the next change. `empty` is the content of a file that does not exist
    yet. `checked` returns valid content and raises `ValueError` otherwise. `lost` is
    the sentence to say of a damaged file, with "{}" in place of the name under which it
    is kept; `notes` holds the sentences said so far.
    """

    path: Path
    empty: dict
    checked: Callable[[object], dict]
    lost: str
    notes: list[str] = field(default_factory=list)
    _waiting: list[Change] = field(default_factory=list, init=False, repr=False)
    _trouble: list[str] = field(default_factory=list, init=False, repr=False)

    def read(self) -> dict:
        """The content, with the changes that wait; a damaged file is put aside.

        Raises `RecordError` if the file cannot be opened.
        """
        try:
            content = self._content()
            if content is None:  # as it seems: it may be written at this moment
                with held(self._file):
                    content = self._put_aside_if_damaged()
        except OSError as error:
            raise self._problem(error) from None
        for change in self._waiting:
            content = change(content)
        return content

    def change(self, change: Change) -> dict:
        """Write what `change` makes of the content, and give it.

        It is on the disk when this returns. Raises `RecordError` if it cannot be saved:
        then it is read from memory, and saved with the next change.
        """
        folder = self._file.parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with held(self._file):
                clear_leftovers(self._file)
                content = self._put_aside_if_damaged()
                for one in (*self._waiting, change):
                    content = one(content)
                text = json.dumps(content, ensure_ascii=False, indent=1)
                write_whole(self._file, text)
        except OSError as error:
            problem = self._problem(error)
            self._waiting.append(change)
            if self._trouble == [str(problem)]:
                problem = RecordError(AS_BEFORE)
            else:
                self._trouble[:] = [str(problem)]
            raise problem from None
        self._waiting.clear()
        self._trouble.clear()
        return content

    @property
    def _file(self) -> Path:
        """Where the file is: a link to it is followed, and stays."""
        return real(self.path)

    def _content(self) -> dict | None:
        """What the file holds, without the changes that wait; None if it is damaged."""
        try:
            if not stat.S_ISREG(self._file.stat().st_mode):
                raise RecordError(
                    tr(
                        "NOT SAVED: “{name}” is no file: ask your teacher to move it "
                        "away.",
                        name=self.path.name,
                    )
                )
            raw = self._file.read_bytes()
        except FileNotFoundError:
            return self.empty
        try:
            return self.checked(json.loads(raw))  # with a mark of byte order too
        except (ValueError, TypeError, RecursionError):
            return None

    def _put_aside_if_damaged(self) -> dict:
        """The content, under the lock: nobody else writes it, or moves it, now."""
        content = self._content()
        if content is not None:
            return content
        stamp = datetime.now(timezone.utc).strftime("%Y%m%d-%H%M%S-%f")
        aside = self._file.with_name(f"{self._file.stem}.damaged-{stamp}.json")
        with suppress(FileNotFoundError):  # somebody removed it
            self._file.replace(aside)
            self.notes.append(self.lost.format(aside.name))
        return self.empty

    def _problem(self, error: OSError) -> RecordError:
        if isinstance(error, RecordError):
            return error
        if isinstance(error, TimeoutError):
            return RecordError(
                tr(
                    "NOT SAVED: another window is saving this lesson and does not "
                    "finish: close it, then answer again."
                )
            )
        return RecordError(sentence(error, self._file.parent.name))
