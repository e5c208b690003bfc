"""What stands in a notebook: live while a kernel runs, a still page when none does."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lessons.language import DIRECTION, tr

if TYPE_CHECKING:  # first aid says its sentence without loading widgets
    import ipywidgets

_SHOWN = re.compile(r'\btr\("((?:[^"\\]|\\.)*)"')  # words that a script shows


def bundle(view: ipywidgets.Widget, plain: str, still: str) -> dict[str, Any]:
    """A widget's view with a plain text and an HTML page that never change.

    So a notebook compares equal whatever a learner did in it, and still shows its
    question when the view's kernel is gone.
    """
    live = view._repr_mimebundle_() or {}
    if isinstance(live, tuple):  # anywidget adds metadata
        live = live[0]
    kept = {kind: data for kind, data in live.items() if not kind.startswith("text/")}
    return {"text/plain": plain, "text/html": still, **kept}


def status(*sentences: str, style: str = "") -> str:
    """Sentences on a line of HTML that a screen reader announces; "" is left out."""
    look = f' style="{style}"' if style else ""
    return f'<p role="status"{look}>{plain(" ".join(filter(None, sentences)))}</p>'


def still(purpose: str, to_do: str) -> str:
    """The page for a view without a kernel: its purpose, and why to run the cell."""
    return f"<p>{plain(purpose)} <em>Run this cell to {to_do}.</em></p>"


def plain(text: str) -> str:
    """Text as HTML in which no character is read as markup."""
    return html.escape(text.encode("utf-8", "replace").decode())


def script(*names: str) -> str:
    """Files of the folder `scripts` as one text, as a widget has it.

    In front of JavaScript stand the words that it shows, in the class's language.
    """
    here = Path(__file__).parent / "scripts"
    text = "".join((here / name).read_text(encoding="utf-8") for name in names)
    if not names[0].endswith(".js"):
        return text
    told = {one: tr(one) for one in _SHOWN.findall(text) if tr(one) != one}
    words = (here / "words.js").read_text(encoding="utf-8")
    language = f"const TOLD = {json.dumps(told)}, WAY = {json.dumps(DIRECTION)};\n"
    return language + words + text
