"""Keys stay in a form of stock controls: JupyterLab would take some for itself."""

from __future__ import annotations

from pathlib import Path

import anywidget


class Quiet(anywidget.AnyWidget):
    """Shows nothing; put it into a `VBox`, and its controls keep their keys."""

    _esm = Path(__file__).parent / "quiet.js"
