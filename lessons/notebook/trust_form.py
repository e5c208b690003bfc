"""The form of the page “Before and after”: how far do you trust each claim?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ipywidgets

from lessons.exercises.trust_record import MOST, WHEN, TrustRecord
from lessons.language import tr
from lessons.notebook.live import bundle, plain, status, still
from lessons.notebook.quiet import Quiet
from lessons.notebook.saved import NOT_HANDED_IN, after_save, before_save
from lessons.storage import RecordError
from lessons.syllabus.trust import TrustClaim, trust_claims, trust_text

PURPOSE = tr("Say how far you trust each claim, from 0 to 10.")
NOTHING = -1  # a menu shows no text for None
_CHOICES = [
    (tr("choose …"), NOTHING),
    (tr("0 · not at all"), 0),
    *((str(number), number) for number in range(1, MOST)),
    (tr("{most} · fully", most=MOST), MOST),
]


@dataclass(frozen=True, eq=False)
class TrustForm:
    """The form as it stands in a notebook; its plain text never changes."""

    when: str
    view: ipywidgets.VBox

    def __repr__(self) -> str:
        return f"<trust {self.when}>"

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, Any]:
        return bundle(self.view, repr(self), still(PURPOSE, "begin"))


def trust_form(when: str, folder: Path | None = None) -> TrustForm:
    """The text, and a menu for each claim; what is chosen is saved at once.

    `when` is "before" or "after"; once "after" is begun, "before" stays as it was.
    Raises `ValueError` with one sentence for another word.

    >>> trust_form("before")
    <trust before>
    """
    if when not in WHEN:
        raise ValueError('Write trust_form("before") or trust_form("after").')
    record = TrustRecord(folder)
    said = ipywidgets.HTML()
    try:
        kept = record.read()
        said.value = status(*record.notes, before_save(record.path, NOT_HANDED_IN))
    except RecordError as problem:
        said.value = status(str(problem))
        return TrustForm(when, ipywidgets.VBox([said]))
    is_over = when == WHEN[0] and bool(kept.after)
    parts = [ipywidgets.HTML(f"<blockquote>{plain(trust_text())}</blockquote>")]
    for claim in trust_claims():
        menu = _menu(claim, kept.at(when).get(claim.id), is_over)
        menu.observe(_saving(record, when, claim, said), names="value")
        said_first = f"<strong>{_name(claim)}.</strong> {plain(claim.text)}"
        parts += [ipywidgets.HTML(f"<p>{said_first}</p>"), menu]
    if is_over:
        said.value = status(tr("The time after has begun: this stays as it was."))
    return TrustForm(when, ipywidgets.VBox([*parts, said, Quiet()]))


def _menu(claim: TrustClaim, kept: int | None, is_over: bool) -> ipywidgets.Dropdown:
    return ipywidgets.Dropdown(
        options=_CHOICES,
        value=NOTHING if kept is None else kept,
        description=tr("{claim}: your trust", claim=_name(claim)),
        disabled=is_over,
        style={"description_width": "11em"},
    )


def _name(claim: TrustClaim) -> str:
    return tr("Claim {number}", number=trust_claims().index(claim) + 1)


def _saving(
    record: TrustRecord, when: str, claim: TrustClaim, said: ipywidgets.HTML
) -> Any:
    def changed(change: dict[str, Any]) -> None:
        chosen = None if change["new"] == NOTHING else change["new"]
        try:
            record.save(when, claim.id, chosen)
            said.value = status(after_save(record.path, in_memory=NOT_HANDED_IN))
        except RecordError as problem:
            said.value = status(str(problem))

    return changed
