"""A learner who has answered everything sees the same pages, as nbval compares them."""

import re
from pathlib import Path

import nbformat
import pytest
from kernels import NOTEBOOKS, client

from lessons import syllabus
from lessons.exercises.check import check
from lessons.exercises.record import Record
from lessons.reading.pair import load_pair
from lessons.teaching.sample import right

LESSONS = [
    pytest.param(
        path,
        id=path.stem,
        # One lesson each time, which reads an earlier answer; the rest now and then.
        marks=() if path.stem.startswith("05") else pytest.mark.exhaustive,
    )
    for path in NOTEBOOKS
    if path.stem[:2] in syllabus.NUMBERS
]
PICTURE = re.compile(r"data:image/png;base64,[A-Za-z0-9+/=]+")


def compared(notebook):
    """What strict nbval compares of each cell: its words, without pictures' bytes.

    What a cell prints may come in several pieces, by the kernel's clock: it is joined.
    """
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return [(printed(cell), shown(cell)) for cell in cells]


def printed(cell):
    return "".join(output.get("text", "") for output in cell.outputs)


def shown(cell):
    return [
        PICTURE.sub("PICTURE", output.data.get(kind, ""))
        for output in cell.outputs
        if "data" in output
        for kind in KINDS
    ]


KINDS = ("text/plain", "text/html")


@pytest.mark.parametrize("path", LESSONS)
def test_a_finished_record_changes_nothing_that_is_compared(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    number = path.stem[:2]
    pair, record = load_pair(), Record(number, tmp_path)
    for exercise in syllabus.lesson(number).exercises:
        answer = right(exercise, pair)
        record.save_check(exercise.id, answer, check(exercise, answer, pair))
    monkeypatch.setenv("LESSONS_WORK", str(tmp_path))
    committed = nbformat.read(path, as_version=4)
    run = nbformat.read(path, as_version=4)
    client(run, tmp_path).execute()
    assert compared(run) == compared(committed)
