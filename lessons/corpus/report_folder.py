"""What a report on a corpus writes into its folder, so that no run measures it."""

from __future__ import annotations

import re
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from lessons.reading.documents import ArticleError
from lessons.reading.documents.model import shown

PARTS = "parts"  # the folder of what was measured, part by part
PAGE, CHART, DRAWING = "report.html", "outlets.png", "outlets.svg"
ARTICLES, OUTLETS, LEFT_OUT = "articles.csv", "outlets.csv", "left-out.csv"
FILES = frozenset((PAGE, CHART, DRAWING, ARTICLES, OUTLETS, LEFT_OUT))
_PART = re.compile(r"[0-9a-f]{32}\.json|\.saving-.*")


def part_path(parts: Path, key: str) -> Path:
    """Where the part of that key is kept."""
    return parts / f"{key}.json"


def prepared(folder: Path) -> None:
    """Make the folder of a report, or take up what is there.

    Raises `ArticleError` with one sentence where a report would be written over files
    of somebody else, and `OSError` where there can be no such folder.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / PARTS).mkdir(exist_ok=True)
    names = _names(folder)
    ours = written_by_a_report(folder, names)
    others = sorted(FILES.intersection(names) - ours)
    if others:
        raise ArticleError(
            f"{shown(folder.name)} holds a file {shown(others[0])} that is of no "
            "report here: name another folder with --out."
        )
    clear_leftovers(folder)


def clear_leftovers(folder: Path) -> None:
    """Remove what a stopped run was about to write."""
    for place in (folder, folder / PARTS):
        for left in place.glob(".saving-*"):
            left.unlink(missing_ok=True)


def written_by_a_report(folder: Path, names: Collection[str]) -> frozenset[str]:
    """Which of the `names` in a folder a report on a corpus wrote there.

    All are its own in the folder of its parts; in another one only what it names, and
    only beside such a folder or beside one another.
    """
    if _are_parts(folder.name, names):
        return frozenset(names)
    inside: Collection[str] = ()
    with suppress(OSError):
        inside = _names(folder / PARTS) if PARTS in names else ()
    if _are_parts(PARTS, inside) or FILES.issubset(names):
        return FILES.intersection(names)
    return frozenset()


def _are_parts(name: str, inside: Collection[str]) -> bool:
    return name == PARTS and bool(inside) and all(map(_PART.fullmatch, inside))


def _names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]
