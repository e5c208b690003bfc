"""On the disk a notebook holds still pages in place of the kit's live views.

A live view belongs to a kernel. When the kernel is gone, JupyterLab shows an error in
place of the question. So a saved notebook keeps the still page, which says what to run.
It also shows the still page when it is loaded again while its kernel runs.
"""

from __future__ import annotations

from typing import Any

LIVE = "application/vnd.jupyter.widget-view+json"
OURS = (
    "<exercise ",
    "<explorer ",
    "<prediction ",
    "<story ",
    "<hand in>",
)  # how their plain text begins


def without_live_views(model: dict[str, Any], **_: Any) -> None:
    """Take the kit's live views out of a notebook that is being saved.

    A page in HTML takes their place. `model` is Jupyter's contents model; a file of
    another kind stays as it is.
    """
    if model.get("type") != "notebook" or not model.get("content"):
        return
    for cell in model["content"].get("cells", ()):
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            plain = "".join(data.get("text/plain", ""))
            if "text/html" in data and plain.startswith(OURS):
                data.pop(LIVE, None)


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "lessons.notebook.server"}]


def _load_jupyter_server_extension(server: Any) -> None:
    server.contents_manager.register_pre_save_hook(without_live_views)
