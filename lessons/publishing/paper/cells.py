"""A lesson's notebook as what it shows, block by block."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lessons.language import tr
from lessons.notebook.server import SAVED
from lessons.pages.html import text
from lessons.publishing.paper.safe import safe, with_scrolling_tables

# The plain text of the kit's views: what it is, and for many a name.
_VIEW = re.compile(
    r"<(exercise|explorer|prediction|story|hand in|answer key|trust)(?: ([^>]*))?>"
)
_ASKS = re.compile(r"""desk\.(ask|prediction)\(\s*["']([^"']+)["']\s*\)""")
_PURPOSE = re.compile(r"<p>(.*?)\s*<em>", re.S)
_ASKED = {"ask": "exercise", "prediction": "prediction"}


class NotebookError(ValueError):
    """A notebook that cannot be read: one sentence."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A cell of text, in Markdown."""

    markdown: str


@dataclass(frozen=True, slots=True)
class Code:
    """A cell of code and its results, which are safe HTML."""

    source: str
    results: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """A view of the kit's, such as "exercise", with its name and what it is for.

    `purpose` is safe HTML: the sentence that the still page of a saved notebook shows.
    """

    kind: str
    name: str = ""
    purpose: str = ""


Block = Prose | Code | View


@dataclass(frozen=True, slots=True)
class NotebookPage:
    """A notebook's blocks, and whether a learner has saved it."""

    blocks: tuple[Block, ...]
    is_saved: bool = False


def notebook_page(path: Path) -> NotebookPage:
    """Read a notebook.

    Raises `NotebookError` with one sentence if it is not there or cannot be read.
    """
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        blocks = [block for cell in notebook["cells"] for block in _blocks(cell)]
    except FileNotFoundError:
        raise NotebookError(
            tr("“{name}” is not in the folder of notebooks.", name=path.name)
        ) from None
    except (ValueError, LookupError, TypeError, AttributeError):
        raise NotebookError(
            tr(
                "“{name}” cannot be read as a notebook: put a fresh copy there.",
                name=path.name,
            )
        ) from None
    return NotebookPage(tuple(blocks), SAVED in notebook.get("metadata", {}))


def _blocks(cell: Mapping[str, Any]) -> Iterator[Block]:
    source = "".join(cell["source"]).strip()
    if cell["cell_type"] == "markdown":
        yield Prose(source)
    elif cell["cell_type"] == "code" and source:
        yield from _code(source, cell.get("outputs", ()))


def _code(source: str, outputs: Iterator[Mapping[str, Any]]) -> Iterator[Block]:
    """The code with its results, and the views that it shows, in their place.

    A line that only shows a view is none of a lesson's code.
    """
    views, results = [], []
    for output in outputs:
        if view := _view(output):
            views.append(view)
        else:
            results.append(_result(output))
    if not views:  # it was never run
        views = [View(_ASKED[verb], name) for verb, name in _ASKS.findall(source)]
    if not views or results or "\n" in source:
        yield Code(source, tuple(filter(None, results)))
    yield from views


def _view(output: Mapping[str, Any]) -> View | None:
    data = output.get("data", {})
    found = _VIEW.fullmatch("".join(data.get("text/plain", "")).strip())
    if found is None:
        return None
    said = _PURPOSE.search("".join(data.get("text/html", "")))
    return View(found[1], found[2] or "", safe(said[1]) if said else "")


def _result(output: Mapping[str, Any]) -> str:
    if output.get("output_type") == "error":
        return _plain(f"{output.get('ename', '')}: {output.get('evalue', '')}")
    data = output.get("data", {})
    if "text/html" in data:
        return with_scrolling_tables(safe("".join(data["text/html"]).strip()))
    return _plain("".join(data.get("text/plain", output.get("text", ""))))


def _plain(shown: str) -> str:
    return f'<pre class="out">{text(shown.rstrip())}</pre>' if shown.strip() else ""
