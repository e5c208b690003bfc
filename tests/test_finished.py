"""A learner who has answered everything sees the same pages, as nbval compares them."""

import re
from pathlib import Path

import nbformat
import pytest
from kernels import NOTEBOOKS, client

from lessons import syllabus
from lessons.desk import Desk
from lessons.exercises.check import check
from lessons.exercises.record import Record
from lessons.teaching.sample import right

LESSONS = [path for path in NOTEBOOKS if path.stem[:2] in syllabus.NUMBERS]
PICTURE = re.compile(r"data:image/png;base64,[A-Za-z0-9+/=]+")


def compared(notebook):
    """What strict nbval compares of each cell: its words, without pictures' bytes."""
    return [
        [
            PICTURE.sub("PICTURE", output.get("text") or part)
            for output in cell.outputs
            for part in [
                "\n".join(output.get("data", {}).get(kind, "") for kind in KINDS)
            ]
        ]
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]


KINDS = ("text/plain", "text/html")


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_a_finished_record_changes_nothing_that_is_compared(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    number = path.stem[:2]
    desk, record = Desk(number), Record(number, tmp_path)
    for exercise in syllabus.lesson(number).exercises:
        answer = right(exercise, desk)
        record.save_check(exercise.id, answer, check(exercise, answer, desk))
    monkeypatch.setenv("LESSONS_WORK", str(tmp_path))
    committed = nbformat.read(path, as_version=4)
    run = nbformat.read(path, as_version=4)
    client(run, tmp_path).execute()
    assert compared(run) == compared(committed)
