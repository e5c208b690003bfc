"""Run notebooks and write them as they are committed: `python tests/refresh.py 03`.

With no number, all of them. The first two cells of a lesson and its link to the next
are made from its syllabus, and so are the README's tables. Where something no longer
fits, one sentence says so. `--unlock` lets the texts of a notebook be changed in
JupyterLab; the next refresh locks them again.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import nbformat
from kernels import NOTEBOOKS, ROOT, client
from nbclient.exceptions import CellExecutionError

try:
    from follow import lost_links, with_tables, without_dead_links
    from model_answers import check_model_answers
    from pages import PLAN_PARTS, is_form, plan, plan_path

    from lessons import syllabus
    from lessons.pages.opening import FILES, aims, heading, onward
    from lessons.reading.pair import load_pair
    from lessons.syllabus import Lesson
except ValueError as damaged:  # the list of the lessons, which all of these read
    sys.exit(str(damaged))

LIVE = "application/vnd.jupyter.widget-view+json"  # belongs to a running kernel
NEXT = "**Next**"
FOLLOWING = {  # the pages with tables of lessons, and the way from each to the top
    "README.md": "",
    "MAKE-IT-YOURS.md": "",
    "notebooks/for-teachers/plans.md": "../../",
}
_NAMED = re.compile(r"""desk\.(?:ask|prediction|codings)\(\s*["']([^"']+)["']""")
_ASKED = re.compile(r"""desk\.ask\(\s*["']([^"']+)["']""")


class FitError(ValueError):
    """Something that no longer fits: one sentence."""


# A notebook ---------------------------------------------------------------------------


def refresh(path: Path) -> None:
    """Run one notebook in an empty folder and write it back.

    Raises `FitError` or `WordsError` with one sentence if something does not fit.
    """
    notebook = read(path)
    number = path.stem[:2]
    if number in syllabus.NUMBERS:
        lesson = syllabus.lesson(number)
        check_model_answers(lesson, load_pair())
        check_questions(path, notebook, lesson)
        write_openings(path, notebook, lesson)
    with tempfile.TemporaryDirectory() as empty:
        os.environ["LESSONS_WORK"] = str(Path(empty) / "my-work")
        execute(path, notebook, Path(empty))
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


def read(path: Path) -> nbformat.NotebookNode:
    """A notebook; raises `FitError` if the file is none."""
    try:
        return nbformat.read(path, as_version=4)
    except (nbformat.reader.NotJSONError, nbformat.ValidationError, UnicodeDecodeError):
        raise FitError(f"{path.name} cannot be read: it is no notebook.") from None


def execute(path: Path, notebook: nbformat.NotebookNode, empty: Path) -> None:
    """Run all cells; raises `FitError` if one of them fails."""
    try:
        client(notebook, empty).execute()
    except CellExecutionError as error:
        cell = next(c for c in notebook.cells if failed(c))
        first = cell.source.strip().split("\n")[0]
        raise FitError(
            f"{path.name}: the cell “{first}” cannot be run: "
            f"{error.ename}: {error.evalue}"
        ) from None


def failed(cell: nbformat.NotebookNode) -> bool:
    """Whether a cell ended in an error."""
    return any(o.output_type == "error" for o in cell.get("outputs", ()))


def check_questions(
    path: Path, notebook: nbformat.NotebookNode, lesson: Lesson
) -> None:
    """Raise `FitError` if the notebook and its lesson have other questions."""
    code = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    known = [exercise.id for exercise in lesson.exercises]
    words = f"lesson_{lesson.number}.toml"
    for named in (id for source in code for id in _NAMED.findall(source)):
        if named not in known:
            raise FitError(f"{path.name} asks for “{named}”, which {words} has not.")
    asked = [id for source in code for id in _ASKED.findall(source)]
    for id in known:
        if id not in asked:
            raise FitError(
                f"{path.name} never asks “{id}” of {words}: add a cell "
                f'desk.ask("{id}").'
            )
        if asked.count(id) > 1:
            raise FitError(f"{path.name} asks “{id}” twice.")


def write_openings(path: Path, notebook: nbformat.NotebookNode, lesson: Lesson) -> None:
    """Write the first two cells and the link to the next lesson; mend other links.

    Raises `FitError` for a page that ends otherwise, and for a link that leads nowhere.
    """
    notebook.cells[0].source = heading(lesson)
    notebook.cells[1].source = aims(lesson)
    last = notebook.cells[-1]
    before, next_, after = last.source.rpartition(NEXT)
    if not next_:
        raise FitError(f"{path.name}: its last cell must hold “{NEXT} ·”.")
    if not (next_ + after).startswith(onward(lesson)):
        last.source = before + onward(lesson)
    for at, cell in enumerate(notebook.cells, start=1):
        if cell.cell_type == "markdown":
            cell.source = without_dead_links(cell.source)
            for lost in lost_links(cell.source):
                raise FitError(
                    f"{path.name}, cell {at}, links to “{lost}”, which there is not."
                )


def kept_metadata(
    cell: nbformat.NotebookNode, locked: bool = True
) -> nbformat.NotebookNode:
    """No cell can be cut by a slip of the hand, and no text be edited by one."""
    tags = cell.metadata.get("tags")
    locks = {"deletable": False} if locked else {}
    if locked and cell.cell_type == "markdown":
        locks["editable"] = False
    return nbformat.from_dict({**({"tags": tags} if tags else {}), **locks})


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


def unlock(path: Path) -> None:
    """Let every cell of a notebook be changed and cut."""
    notebook = read(path)
    for cell in notebook.cells:
        cell.metadata = kept_metadata(cell, locked=False)
    nbformat.write(notebook, path)


# All of them together -----------------------------------------------------------------


def check_notebooks() -> None:
    """Raise `FitError` if a lesson has no notebook, or a notebook no lesson."""
    here = [path.name for path in NOTEBOOKS if path.parent == ROOT / "notebooks"]
    for number, name in FILES.items():
        if name not in here:
            raise FitError(
                f"lessons.toml: the notebook “{name}” of lesson {number} is not there. "
                "Put a # before its line to leave the lesson out."
            )
    for name in here:
        if name[:2].isdigit() and name not in FILES.values():
            why = "is left out" if syllabus.is_left_out(name[:2]) else "is not listed"
            raise FitError(
                f"{name}: its lesson {why} in lessons.toml. Delete the notebook, or "
                "take the lesson in again."
            )


def refresh_pages() -> Iterator[str]:
    """Write the tables and links of the pages in Markdown; the names of the changed."""
    for name, way in FOLLOWING.items():
        path = ROOT / name
        if not path.is_file():
            continue
        text = path.read_text(encoding="utf-8")
        now = without_dead_links(with_tables(text, way))
        if now != text:
            path.write_text(now, encoding="utf-8", newline="\n")
            yield name


def to_do(path: Path) -> Iterator[str]:
    """What of the teacher's plan of a lesson no longer fits its notebook: sentences."""
    lesson = syllabus.lesson(path.stem[:2])
    name = plan_path(lesson.number).name
    found = plan(lesson.number)
    lost = [part for part in PLAN_PARTS if part not in found.sections]
    if lost:
        yield f"{name} has no part “{lost[0]}”."
        return
    title = f"Teacher's plan · {int(lesson.number)} · {lesson.title}"
    if found.title != title:
        yield f"{name}: its first line should be “# {title}”."
    for exercise in lesson.exercises:
        if f"`{exercise.id}`" not in found.sections[PLAN_PARTS[2]]:
            yield f"{name} says nothing on “{exercise.id}” under “{PLAN_PARTS[2]}”."
    cells = len(read(path).cells)
    steps = found.timing
    if not steps or steps[-1].last != cells:
        end = steps[-1].last if steps else 0
        yield f"{name}: its timing ends at cell {end}, and the notebook has {cells}."
    for one, two in pairwise(steps):
        if two.first != one.last + 1:
            yield f"{name}: its timing goes from cell {one.last} to cell {two.first}."
    minutes = sum(step.minutes for step in steps if step.is_core)
    if minutes != lesson.minutes:
        yield (
            f"{name}: its minutes add up to {minutes:g}, and "
            f"lesson_{lesson.number}.toml says {lesson.minutes}."
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Refresh the notebooks whose names begin with one of these numbers, or all."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("numbers", nargs="*", metavar="LESSON", help='such as "03"')
    parser.add_argument("--unlock", action="store_true", help="let texts be changed")
    options = parser.parse_args(arguments)
    for number in options.numbers:
        if number.isdigit():
            syllabus.check_number(number)
    chosen = [
        path
        for path in NOTEBOOKS
        if not options.numbers or path.stem.startswith(tuple(options.numbers))
    ]
    if options.unlock:
        for path in chosen:
            unlock(path)
            print(f"{path.name}: unlocked until it is refreshed.")
        return 0
    check_notebooks()
    for path in chosen:
        refresh(path)
        print(path.name)
    for name in refresh_pages():
        print(name)
    lessons = [path for path in chosen if path.stem[:2] in syllabus.NUMBERS]
    left = [sentence for path in lessons for sentence in to_do(path)]
    for sentence in left:
        print(f"Still to do: {sentence}")
    return 1 if left else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except ValueError as problem:
        sys.exit(str(problem))
