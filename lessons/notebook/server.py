"""On the disk a notebook holds still pages in place of the kit's live views.

A live view belongs to a kernel. When the kernel is gone, JupyterLab shows an error in
place of the question. So a saved notebook keeps the still page, which says what to run.
It also shows the still page when it is loaded again while its kernel runs.

The notebooks of the kit hold their results, so that they can be read without a kernel
and compared. A learner who opens one should not see a result before having predicted
it. So what is marked as folded in the file is left out of the page that opens.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from platform import python_version
from typing import Any

from jupyter_core.utils import ensure_async

LIVE = "application/vnd.jupyter.widget-view+json"
OURS = (
    "<exercise ",
    "<explorer ",
    "<prediction ",
    "<story ",
    "<hand in>",
)  # how their plain text begins

# What a kernel says of its language. JupyterLab writes it into a page in which it is
# missing, and would call a page unsaved that nobody has changed.
PYTHON = {
    "name": "python",
    "version": python_version(),
    "mimetype": "text/x-python",
    "codemirror_mode": {"name": "ipython", "version": 3},
    "pygments_lexer": "ipython3",
    "nbconvert_exporter": "python",
    "file_extension": ".py",
}


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
            if "text/html" in data and _plain(output).startswith(OURS):
                data.pop(LIVE, None)


def as_new(model: dict[str, Any]) -> dict[str, Any]:
    """Take out of a notebook that is being opened what no learner has run yet.

    Those are the results that the file holds folded, and the numbers in front of cells
    that show no result of their own. `model` is Jupyter's contents model; a file of
    another kind stays as it is.
    """
    if not _code_cells(model):
        return model
    for cell in _code_cells(model):
        if _folded(cell):
            cell["outputs"] = []
            _unfold(cell)
        if all(_plain(output).startswith(OURS) for output in cell["outputs"]):
            cell["execution_count"] = None
    about = model["content"]["metadata"]
    if about.get("language_info") == {"name": PYTHON["name"]}:
        about["language_info"] = PYTHON
    return model


def unfolded(model: dict[str, Any], **_: Any) -> None:
    """Mark what a learner has run as theirs: a result that is saved is shown again."""
    for cell in _code_cells(model):
        if cell.get("execution_count"):
            _unfold(cell)


def _code_cells(model: dict[str, Any]) -> list[dict[str, Any]]:
    if model.get("type") != "notebook" or not model.get("content"):
        return []
    cells = model["content"].get("cells", ())
    return [cell for cell in cells if cell.get("cell_type") == "code"]


def _folded(cell: dict[str, Any]) -> bool:
    return bool(cell["metadata"].get("jupyter", {}).get("outputs_hidden"))


def _unfold(cell: dict[str, Any]) -> None:
    kept = dict(cell["metadata"].pop("jupyter", {}))
    kept.pop("outputs_hidden", None)
    if kept:
        cell["metadata"]["jupyter"] = kept


def _plain(output: dict[str, Any]) -> str:
    return "".join(output.get("data", {}).get("text/plain", ""))


def _opened(get: Callable[..., Any]) -> Callable[..., Awaitable[dict[str, Any]]]:
    """A way to get files that leaves out what no learner has run yet."""

    async def opened(*given: Any, **named: Any) -> dict[str, Any]:
        return as_new(await ensure_async(get(*given, **named)))

    return opened


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "lessons.notebook.server"}]


def _load_jupyter_server_extension(server: Any) -> None:
    files = server.contents_manager
    files.register_pre_save_hook(without_live_views)
    files.register_pre_save_hook(unfolded)
    files.get = _opened(files.get)
