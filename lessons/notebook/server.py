"""What the server makes of a notebook on its way to the page and to the disk.

On the disk a notebook holds still pages in place of the kit's live views. A live view
belongs to a kernel. When the kernel is gone, JupyterLab shows an error in place of the
question. So a saved notebook keeps the still page, which says what to run. It also
shows the still page when it is loaded again while its kernel runs.

A lesson's committed file holds the results of its cells, so that they can be tested.
The page that opens holds none of them: no result stands there before its prediction.
Once a learner has saved it, its results are the learner's own, and stay.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from typing import Any

LIVE = "application/vnd.jupyter.widget-view+json"
OURS = (
    "<exercise ",
    "<explorer ",
    "<prediction ",
    "<story ",
    "<hand in>",
    "<answer key>",
    "<trust ",
    "<drop hand-ins>",
    "<written ",
)  # how their plain text begins
LESSON = "open_lesson("  # what a lesson's page calls
SAVED = "two_front_pages"  # in a page's metadata once a learner has saved it


def without_live_views(model: dict[str, Any], **_: Any) -> None:
    """Take the kit's live views out of a notebook that is being saved.

    A page in HTML takes their place, and a lesson's page is marked as a learner's.
    `model` is Jupyter's contents model; a file of another kind stays as it is.
    """
    for cell in _cells(model):
        for output in cell.get("outputs", ()):
            if _is_ours(output):
                output["data"].pop(LIVE, None)
    if _is_lesson(model):
        model["content"].setdefault("metadata", {})[SAVED] = "saved by its learner"


def as_fresh(model: dict[str, Any]) -> None:
    """Make a lesson's page as it opens: with its questions, and without results.

    A page that its learner has saved keeps what it holds. The kernel's language is
    written as the kernel itself will name it, or opening a page would change it.
    """
    if not _is_lesson(model):
        return
    metadata = model["content"].setdefault("metadata", {})
    if metadata.get("language_info", {}).get("name") == "python":
        metadata["language_info"] = _language()
    if SAVED in metadata:
        return
    for cell in _cells(model):
        if cell.get("cell_type") == "code":
            _unrun(cell)


def _unrun(cell: dict[str, Any]) -> None:
    """Make a cell of code as if it had never been run, but for a question in it."""
    cell["execution_count"] = None
    cell["outputs"] = [o for o in cell.get("outputs", ()) if _is_ours(o)]
    for output in cell["outputs"]:
        if "execution_count" in output:
            output["execution_count"] = None
    if not cell["outputs"]:  # there is nothing left to fold away
        cell.get("metadata", {}).get("jupyter", {}).pop("outputs_hidden", None)


def _cells(model: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if model.get("type") == "notebook" and model.get("content"):
        yield from model["content"].get("cells", ())


def _is_lesson(model: dict[str, Any]) -> bool:
    return any(
        cell.get("cell_type") == "code" and LESSON in "".join(cell.get("source", ""))
        for cell in _cells(model)
    )


def _is_ours(output: dict[str, Any]) -> bool:
    """Whether an output is one of the kit's views, with a still page of its own."""
    data = output.get("data", {})
    plain = "".join(data.get("text/plain", ""))
    return "text/html" in data and plain.startswith(OURS)


def _language() -> dict[str, Any]:
    """How a kernel of this Python names its language."""
    return {
        "codemirror_mode": {"name": "ipython", "version": 3},
        "file_extension": ".py",
        "mimetype": "text/x-python",
        "name": "python",
        "nbconvert_exporter": "python",
        "pygments_lexer": "ipython3",
        "version": ".".join(map(str, sys.version_info[:3])),
    }


def _opening_fresh(get: Any) -> Any:
    """The contents manager's `get`, with a lesson's page as it opens."""
    if inspect.iscoroutinefunction(get):

        async def fresh(*args: Any, **kwargs: Any) -> dict[str, Any]:
            model = await get(*args, **kwargs)
            as_fresh(model)
            return model

    else:

        def fresh(*args: Any, **kwargs: Any) -> dict[str, Any]:
            model = get(*args, **kwargs)
            as_fresh(model)
            return model

    return fresh


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "lessons.notebook.server"}]


def _load_jupyter_server_extension(server: Any) -> None:
    manager = server.contents_manager
    manager.register_pre_save_hook(without_live_views)
    manager.get = _opening_fresh(manager.get)
