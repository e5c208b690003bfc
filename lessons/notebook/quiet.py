"""Keeps the keys in a form of stock controls: JupyterLab would take some of them."""

from __future__ import annotations

import anywidget

from lessons.notebook.live import script


class Quiet(anywidget.AnyWidget):
    """Shows nothing; put it into a `VBox`, and its controls keep their keys."""

    _esm = script("keys.js", "quiet.js")
