"""The exercises in a browser: from a click to the announced reply."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import nbformat
from lab import Lab, form_of, open_and_run, started
from measure import Ratio, quantile_ratio, ratio

from lessons import syllabus
from lessons.exercises.check import check
from lessons.exercises.record import Record
from lessons.reading.pair import load_pair
from lessons.teaching.sample import wrong

NAME = "all-exercises.ipynb"
BARE = """import ipywidgets
button, label = ipywidgets.Button(description="bare"), ipywidgets.Label("0")
button.on_click(lambda _: setattr(label, "value", str(int(label.value) + 1)))
ipywidgets.VBox([button, label]).add_class("bare")"""
CLICKED = """([clicked, watched]) => new Promise(done => {
  const button = document.querySelector(clicked);
  const watcher = new MutationObserver(() => {
    watcher.disconnect();
    done(performance.now() - start);
  });
  watcher.observe(document.querySelector(watched),
    { childList: true, characterData: true, subtree: true });
  const start = performance.now();
  button.click();
})"""


def clicking(repeats: int) -> Iterator[Ratio]:
    """From a click to the reply, over all exercises, against a Button and a Label."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _write_notebook(root / "notebooks")
        _answer_all(root / "work")
        with started(root) as lab:
            ours, bare = _clicks(lab, repeats)
    yield ratio("click to reply, median / a bare Button", ours, bare, 1.5, unit="ms")
    yield quantile_ratio(
        "click to reply, 95th percentile / the same", ours, bare, 0.95, 2.0, unit="ms"
    )


def _write_notebook(folder: Path) -> None:
    folder.mkdir()
    cell = nbformat.v4.new_code_cell
    asked = [
        cell(f'open_lesson("{number}").ask("{exercise.id}")')
        for number in syllabus.NUMBERS
        for exercise in syllabus.lesson(number).exercises
    ]
    cells = [cell("from lessons import open_lesson"), cell(BARE), *asked]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})
    nbformat.write(notebook, folder / NAME)


def _answer_all(folder: Path) -> None:
    """A wrong answer to each exercise, so that a click has something to check."""
    pair = load_pair()
    for number in syllabus.NUMBERS:
        record = Record(number, folder)
        for exercise in syllabus.lesson(number).exercises:
            answer = wrong(exercise, pair)
            record.save_check(exercise.id, answer, check(exercise, answer, pair))


def _clicks(lab: Lab, repeats: int) -> tuple[list[float], list[float]]:
    open_and_run(lab, NAME)
    exercises = [e for n in syllabus.NUMBERS for e in syllabus.lesson(n).exercises]
    for exercise in exercises:
        form_of(lab, exercise)
    ours, bare = [], []
    for number in range(repeats + 1):
        for exercise in exercises:
            form = f"form.lx[data-exercise='{exercise.id}']"
            took = lab.page.evaluate(
                CLICKED, [f"{form} .lx-check", f"{form} [role=status]"]
            )
            plain = lab.page.evaluate(CLICKED, [".bare button", ".bare .widget-label"])
            if number:  # the first round warms up
                ours.append(took)
                bare.append(plain)
    return ours, bare
