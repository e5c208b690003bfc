"""Run notebooks and write them as they are committed: `python tests/refresh.py 03`.

With no number, all of them. The first two cells of a lesson are made from its syllabus.
Where a lesson's words and its logic do not fit, one sentence says so.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import nbformat
from kernels import NOTEBOOKS, client
from model_answers import check_model_answers
from pages import is_form

from lessons import syllabus
from lessons.pages.opening import aims, heading
from lessons.reading.pair import load_pair
from lessons.syllabus.words import WordsError

LIVE = "application/vnd.jupyter.widget-view+json"  # belongs to a running kernel


def refresh(path: Path) -> None:
    """Run one notebook in an empty folder and write it back."""
    notebook = nbformat.read(path, as_version=4)
    number = path.stem[:2]
    if number in syllabus.NUMBERS:
        lesson = syllabus.lesson(number)
        check_model_answers(lesson, load_pair())
        notebook.cells[0].source = heading(lesson)
        notebook.cells[1].source = aims(lesson)
    with tempfile.TemporaryDirectory() as empty:
        os.environ["LESSONS_WORK"] = empty
        client(notebook, Path(empty)).execute()
    for place, cell in enumerate(notebook.cells):
        cell.id = f"lesson{number}-{place:02d}" if number.isdigit() else cell.id
        cell.metadata = kept_metadata(cell)
        if cell.cell_type == "code":
            cell.outputs = kept_outputs(cell.outputs)
            # What was found waits, folded, until a learner runs the cell.
            if not is_form(cell.source) and cell.outputs:
                cell.metadata.jupyter = {"outputs_hidden": True}
    notebook.metadata = {
        "kernelspec": {
            "display_name": "Python 3 (ipykernel)",
            "language": "python",
            "name": "python3",
        },
        "language_info": {"name": "python"},
    }
    nbformat.validate(notebook)
    nbformat.write(notebook, path)


def kept_metadata(cell: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """No cell can be cut by a slip of the hand, and no text be edited by one."""
    tags = cell.metadata.get("tags")
    locked = {"deletable": False}
    if cell.cell_type == "markdown":
        locked["editable"] = False
    return nbformat.from_dict({**({"tags": tags} if tags else {}), **locked})


def kept_outputs(
    outputs: list[nbformat.NotebookNode],
) -> list[nbformat.NotebookNode]:
    """Outputs with no live view, each stream in one piece."""
    kept: list[nbformat.NotebookNode] = []
    for output in outputs:
        output.get("data", {}).pop(LIVE, None)
        before = kept[-1] if kept else None
        streams = before and output.output_type == "stream" == before.output_type
        if streams and output.name == before.name:
            before.text += output.text
        else:
            kept.append(output)
    return kept


def main(numbers: list[str]) -> None:
    """Refresh the notebooks whose names begin with one of these numbers, or all."""
    for path in NOTEBOOKS:
        if not numbers or path.stem.startswith(tuple(numbers)):
            refresh(path)
            print(path.name)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except WordsError as error:
        sys.exit(str(error))
