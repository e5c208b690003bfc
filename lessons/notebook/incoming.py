"""Files that a browser sends to the kernel, in pieces that every connection takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

MOST_PIECES = 5_000


class TooLarge(ValueError):
    """A file of which the browser says that it is too large; it sent nothing of it."""


class Unreadable(ValueError):
    """A file that the browser could not open."""


@dataclass(frozen=True)
class Incoming:
    """What came so far of the files that are on their way, by their number."""

    _pieces: dict[str, list[bytes]] = field(default_factory=dict)

    def add(
        self, message: Mapping[str, Any], buffers: Sequence[Any]
    ) -> tuple[str, bytes] | None:
        """A file's name and content once its last piece is here; None until then.

        Raises `TooLarge` or `Unreadable` with the file's name.
        """
        name = str(message.get("name") or "")
        key, at, pieces = (message.get(part) for part in ("id", "at", "pieces"))
        if message.get("trouble") == "too large":
            raise TooLarge(name)
        is_counted = type(at) is int and type(pieces) is int and pieces <= MOST_PIECES
        if message.get("trouble") or not is_counted or len(buffers) != 1:
            raise Unreadable(name)
        came = self._pieces.setdefault(str(key), [])
        if at != len(came):  # a piece was lost on the way
            del self._pieces[str(key)]
            raise Unreadable(name)
        came.append(bytes(buffers[0]))
        if at + 1 < pieces:
            return None
        return name, b"".join(self._pieces.pop(str(key)))
