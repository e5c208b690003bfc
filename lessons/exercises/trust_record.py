"""How far a learner trusts claims, before and after: kept without a name.

The file has a code drawn by chance, so that a teacher can put "before" and "after" of
one learner together without knowing whose they are. It is no part of the hand-in.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lessons.exercises.record import work_folder
from lessons.storage import KeptFile

KIND = "two-front-pages-trust"
SCHEMA = 1
WHEN = ("before", "after")
MOST = 10  # full trust; 0 is none
_CODE = r"[0-9a-f]{16}"


@dataclass(frozen=True, slots=True)
class Trust:
    """One learner's trust from 0 to 10, by claim, before and after; and the code."""

    code: str = ""
    before: Mapping[str, int] = field(default_factory=dict)
    after: Mapping[str, int] = field(default_factory=dict)

    def at(self, when: str) -> Mapping[str, int]:
        """The trust "before" or "after", by claim."""
        return self.before if when == WHEN[0] else self.after


class TrustRecord:
    """The file in which a learner's trust is kept.

    `notes` are sentences for the learner on what happened to the file.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._file = KeptFile(
            path=(work_folder() if folder is None else Path(folder)) / "trust.json",
            empty={
                "kind": KIND,
                "schema": SCHEMA,
                "code": "",
                "before": {},
                "after": {},
            },
            checked=checked,
            lost="What was kept here could not be read. It was kept as “{}”, and the "
            "page begins anew.",
        )

    @property
    def path(self) -> Path:
        """The record's file."""
        return self._file.path

    @property
    def notes(self) -> list[str]:
        """What happened to the file, such as that a damaged one was put aside."""
        return self._file.notes

    def read(self) -> Trust:
        """What is kept. Raises `RecordError` if the file cannot be opened."""
        return trust_from(self._file.read())

    def save(self, when: str, claim: str, trust: int | None) -> Trust:
        """Keep the trust in one claim; None takes it back.

        Raises `RecordError` with one sentence where it cannot be saved.
        """

        def changed(content: dict) -> dict:
            kept = {**content[when], claim: trust}
            kept = {id: value for id, value in kept.items() if value is not None}
            code = content["code"] or secrets.token_hex(8)
            return {**content, "code": code, when: kept}

        return trust_from(self._file.change(changed))


def checked(content: object) -> dict:
    """The content of such a file; raises `ValueError` if it is none."""
    if not isinstance(content, dict) or content.get("kind") != KIND:
        raise ValueError("another kind of file")
    if content.get("schema") != SCHEMA:
        raise ValueError("another schema")
    code = content.get("code")
    if not isinstance(code, str) or (code and not re.fullmatch(_CODE, code)):
        raise ValueError("no code")
    for when in WHEN:
        given = content.get(when)
        if not isinstance(given, dict) or not all(map(_is_trust, given.values())):
            raise ValueError("no number from 0 to 10")
    return content


def _is_trust(value: object) -> bool:
    return type(value) is int and 0 <= value <= MOST


def trust_from(content: object) -> Trust:
    """What is kept, from plain data; raises `ValueError` if it is something else."""
    plain = checked(content)
    return Trust(plain["code"], *(dict(plain[when]) for when in WHEN))
