"""What stands in a notebook: live while a kernel runs, a still page when none does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import ipywidgets


def bundle(view: ipywidgets.Widget, plain: str, still: str) -> dict[str, Any]:
    """A widget's view with a plain text and an HTML page that never change.

    So a notebook compares equal whatever a learner did in it, and shows its question
    where the view's kernel is gone.
    """
    live = view._repr_mimebundle_() or {}
    if isinstance(live, tuple):  # anywidget adds metadata
        live = live[0]
    kept = {kind: data for kind, data in live.items() if not kind.startswith("text/")}
    return {"text/plain": plain, "text/html": still, **kept}


def script(*names: str) -> str:
    """Files of the folder `scripts` as one text, as a widget has it."""
    here = Path(__file__).parent / "scripts"
    return "".join((here / name).read_text(encoding="utf-8") for name in names)
