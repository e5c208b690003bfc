"""A JupyterLab of its own in Chromium, for the browser's tests and benchmarks."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import nbformat
from kernels import ROOT, transport

from lessons.exercises.model import Exercise

if TYPE_CHECKING:
    from playwright.sync_api import Page

TOKEN = "for-this-test-only"
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))),
    None,
)


@dataclass
class Lab:
    """A JupyterLab of its own, and what its pages asked for and complained of."""

    url: str
    work: Path
    page: Page
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@contextmanager
def started(root: Path) -> Iterator[Lab]:
    """Start JupyterLab in `root` on a copy of the notebooks, and Chromium beside it."""
    from playwright.sync_api import sync_playwright

    shutil.copytree(ROOT / "notebooks", root / "notebooks", dirs_exist_ok=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    kernel = [f"--KernelManager.{k}={v}" for k, v in transport().items() if k != "ip"]
    server = subprocess.Popen(
        [
            sys.executable, "-m", "jupyter", "lab", "--no-browser", "--ip=127.0.0.1",
            f"--port={port}", f"--ServerApp.token={TOKEN}", "--expose-app-in-browser",
            "--allow-root", *kernel,
        ],
        cwd=root,
        env=os.environ
        | {
            "LESSONS_WORK": str(root / "work"),
            "JUPYTERLAB_WORKSPACES_DIR": str(root / "workspaces"),
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    url = f"http://127.0.0.1:{port}"
    try:
        _await(url)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=CHROMIUM, args=["--no-sandbox"]
            )
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            made = Lab(url, root / "work", page)
            _listen(made)
            yield made
            browser.close()
    finally:
        server.terminate()
        server.wait(timeout=30)


def _await(url: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{url}/api?token={TOKEN}").close()
            return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError("JupyterLab did not start")


def _listen(lab: Lab) -> None:
    local = (lab.url, lab.url.replace("http", "ws"), "data:", "blob:")

    def route(route) -> None:
        if route.request.url.startswith(local):
            route.continue_()
        else:
            lab.outside.append(route.request.url)
            route.abort()

    lab.page.route("**/*", route)
    lab.page.on(
        "console",
        lambda said: lab.errors.append(said.text) if said.type == "error" else None,
    )
    lab.page.on("pageerror", lambda error: lab.errors.append(str(error)))


READY = """name => {
  const widget = window.jupyterapp?.shell?.currentWidget;
  const kernel = widget?.sessionContext?.session?.kernel;
  return kernel?.connectionStatus === 'connected' && kernel?.status === 'idle'
    && widget.title.label === name;
}"""
WIDGET = "window.jupyterapp.shell.currentWidget"


def opened(lab: Lab, name: str) -> None:
    """Open a notebook in a page loaded anew, and wait for its kernel."""
    lab.page.goto(f"{lab.url}/lab/tree/notebooks/{name}?token={TOKEN}&reset")
    lab.page.wait_for_function(READY, arg=name, timeout=60_000)


def run_all(lab: Lab) -> None:
    """Run all cells of the open notebook; it does not wait for them."""
    lab.page.evaluate("window.jupyterapp.commands.execute('notebook:run-all-cells')")


def open_and_run(lab: Lab, name: str) -> None:
    """Open a notebook and run all its cells."""
    opened(lab, name)
    run_all(lab)


def restart(lab: Lab) -> None:
    """Restart the kernel of the open notebook, and wait for it."""
    name = lab.page.evaluate(f"{WIDGET}.title.label")
    lab.page.evaluate(f"{WIDGET}.sessionContext.restartKernel()")
    lab.page.wait_for_function(READY, arg=name, timeout=60_000)


def cells_in(lab: Lab) -> int:
    """How many cells the open notebook has: a key that leaks would change it."""
    return lab.page.evaluate("document.querySelectorAll('.jp-Cell').length")


def written(lab: Lab, name: str, *sources: str) -> None:
    """Write a notebook with these code cells beside the lessons, and open it."""
    page = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(source) for source in sources],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}},
    )
    nbformat.write(page, lab.work.parent / "notebooks" / name)
    opened(lab, name)


def give(lab: Lab, name: str, value) -> None:
    """Give a name of the notebook a value, as a cell does that is run."""
    lab.page.evaluate(
        f"code => {WIDGET}.sessionContext.session.kernel.requestExecute({{code}}).done",
        f"{name} = {value!r}",
    )


def form_of(lab: Lab, exercise: Exercise):
    """The form of an exercise, once it is there."""
    form = lab.page.locator(f'form.lx[data-exercise="{exercise.id}"]')
    form.wait_for(state="attached", timeout=30_000)
    return form
