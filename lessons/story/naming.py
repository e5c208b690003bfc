"""Groups of names: what belongs to one person or thing, and how often it is used."""

from __future__ import annotations

import re

from lessons.language import tr
from lessons.reading.labels import Label, Subject, labels
from lessons.reading.names import names
from lessons.reading.patterns import plain_words
from lessons.reading.voices import VOICES, Airtime
from lessons.story.model import Group

_LONGEST_LABEL = 100
_SUGGESTED = 8


def labels_in(group: Group) -> tuple[str, ...]:
    """The labels of a group, one by one."""
    typed = (" ".join(label.split()) for label in re.split("[,;]", group.labels))
    return tuple(dict.fromkeys(x for x in typed if x and len(x) <= _LONGEST_LABEL))


def suggested(a: Airtime, b: Airtime) -> tuple[Group, ...]:
    """The names that both texts use most, each with all its forms, unconfirmed."""
    forms: dict[str, dict[str, int]] = {}
    for name in (name for mine in names(a, b) for name in mine):
        counts = forms.setdefault(name.name, {})
        for form, count in name.forms.items():
            plain = " ".join(form.split())
            counts[plain] = counts.get(plain, 0) + count
    ranked = sorted(forms, key=lambda name: (-sum(forms[name].values()), name))
    return tuple(
        Group(name=name, labels=", ".join(forms[name]), found=name)
        for name in ranked[:_SUGGESTED]
    )


def about_group(group: Group, a: Airtime, b: Airtime) -> str:
    """How often each label of a group is used, and in whose voice."""
    typed = labels_in(group)
    if not typed:
        return (
            tr("Type the names, with commas between them.")
            if group.name.strip()
            else ""
        )
    subject = Subject(group.name, {label: plain_words(label) for label in typed})
    uses = {x: labels(heard, [subject]) for x, heard in zip("AB", (a, b), strict=True)}
    said = f"{'; '.join(_about_label(label, uses) for label in typed)}."
    found = any(use for mine in uses.values() for use in mine)
    if not found and len(typed) == 1 and " " in typed[0]:
        return tr("{said} Several labels? Put commas between them.", said=said)
    return (
        tr("{said} They count as one in the chart.", said=said)
        if group.confirmed and found
        else said
    )


def _about_label(label: str, uses: dict[str, tuple[Label, ...]]) -> str:
    mine = {
        x: [u.voice for u in found if u.label == label] for x, found in uses.items()
    }
    if not any(mine.values()):
        return tr(
            "“{label}” stands in neither body, or inside a longer name only",
            label=label,
        )
    return f"“{label}”: {', '.join(_counted(x, mine[x]) for x in mine)}"


def _counted(letter: str, voices: list[str]) -> str:
    """ "3 times in A (1 quoted, 2 own)": how often, and in whose voice."""
    each = ", ".join(f"{voices.count(v)} {v}" for v in VOICES if v in voices)
    often = {0: "not", 1: "once"}.get(len(voices), f"{len(voices)} times")
    return (
        tr("{often} in {letter} ({each})", often=often, letter=letter, each=each)
        if each
        else tr("{often} in {letter}", often=often, letter=letter)
    )
