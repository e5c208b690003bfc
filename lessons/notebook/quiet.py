"""What stock controls lack in a form: their own keys, and reading type for a text."""

from __future__ import annotations

import anywidget

from lessons.notebook.live import script


class Quiet(anywidget.AnyWidget):
    """Shows nothing; put it into a `VBox`, and its controls are fit to be typed in.

    They keep the keys that JupyterLab would take from them, and a box for a whole text
    is set in the type in which articles are read.
    """

    _esm = script("keys.js", "quiet.js")
    _css = script("quiet.css")
