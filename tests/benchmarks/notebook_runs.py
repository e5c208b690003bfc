"""The notebooks: run, tested and imported, each beside a bare kernel."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

import nbformat
import psutil
from kernels import NOTEBOOKS, ROOT, client, kernel_manager
from measure import Ratio, ratio, seconds, take_turns, timed

BARE_IMPORTS = "import nltk\nimport matplotlib.pyplot\nimport ipywidgets"


class Run(NamedTuple):
    """One Run All on a fresh kernel: from its start to its last cell."""

    seconds: float
    megabytes: float


def code_of(path: Path) -> list[str]:
    """The sources of a notebook's code cells."""
    cells = nbformat.read(path, as_version=4).cells
    return [cell.source for cell in cells if cell.cell_type == "code"]


def run_all(sources: list[str]) -> Run:
    """Run cells on a fresh kernel, in an empty folder, and weigh the kernel."""
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    notebook = nbformat.v4.new_notebook(cells=cells)
    with tempfile.TemporaryDirectory() as empty:
        runner = client(notebook, Path(empty))
        start = time.perf_counter()
        with runner.setup_kernel():
            for index, cell in enumerate(cells):
                runner.execute_cell(cell, index)
            took = time.perf_counter() - start
            kernel = psutil.Process(runner.km.provisioner.pid)
            return Run(took, kernel.memory_info().rss / 1e6)


def running(repeats: int) -> Iterator[Ratio]:
    """Run All of each notebook, and the kernel's memory after it."""
    bare, *all_ours = take_turns(
        repeats,
        [
            partial(run_all, [BARE_IMPORTS]),
            *(partial(run_all, code_of(path)) for path in NOTEBOOKS),
        ],
    )
    bare_seconds, bare_megabytes = zip(*bare, strict=True)
    runs = [tuple(zip(*ours, strict=True)) for ours in all_ours]
    for path, (took, _) in zip(NOTEBOOKS, runs, strict=True):
        yield ratio(f"Run All of {path.stem} / a bare kernel", took, bare_seconds, 2.0)
    for path, (_, weighed) in zip(NOTEBOOKS, runs, strict=True):
        name = f"memory after {path.stem} / a bare kernel"
        yield ratio(name, weighed, bare_megabytes, 1.3, unit="MB")


def imports_of(path: Path) -> str:
    """The import statements of a notebook, in order."""
    return "\n".join(
        ast.unparse(statement)
        for source in code_of(path)
        for statement in ast.parse(source).body
        if isinstance(statement, ast.Import | ast.ImportFrom)
    )


def importing(repeats: int) -> Iterator[Ratio]:
    """What each notebook imports against the three that a bare one imports."""
    bare, *all_ours = take_turns(
        repeats,
        [
            partial(timed, BARE_IMPORTS),
            *(partial(timed, imports_of(path)) for path in NOTEBOOKS),
        ],
    )
    for path, ours in zip(NOTEBOOKS, all_ours, strict=True):
        yield ratio(f"imports of {path.stem} / of the three", ours, bare, 1.15)


def testing(repeats: int) -> Iterator[Ratio]:
    """`pytest --nbval` over all notebooks against as many bare kernels."""
    ours, bare, empty = take_turns(
        repeats,
        [
            lambda: seconds(nbval),
            lambda: seconds(lambda: start_and_stop(BARE_IMPORTS)),
            lambda: seconds(lambda: start_and_stop("")),
        ],
    )
    many = len(NOTEBOOKS)
    yield ratio(f"pytest --nbval / {many} kernels with the three", ours, bare, 1.5)
    yield ratio(f"pytest --nbval / {many} kernels with nothing", ours, empty, 1.5)


def nbval() -> None:
    """Test all notebooks as `pytest --nbval` does, and nothing else."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "conftest", "--nbval"]
    paths = filter(None, (str(ROOT / "tests"), os.environ.get("PYTHONPATH")))
    done = subprocess.run(
        [*command, "notebooks"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    if done.returncode:
        print(f"\n{done.stdout}", file=sys.stderr)


def start_and_stop(statements: str) -> None:
    """As many kernels as there are notebooks, one after the other, as nbval does."""
    for _ in NOTEBOOKS:
        manager = kernel_manager(kernel_name="python3")
        manager.start_kernel(stderr=subprocess.DEVNULL)
        talk = manager.client()
        talk.start_channels()
        talk.wait_for_ready(timeout=60)
        talk.execute_interactive(statements, timeout=60)
        talk.stop_channels()
        manager.shutdown_kernel(now=True)
