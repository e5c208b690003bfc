"""Jupyter Notebook 7 opens the lessons too: lesson 00 in Chromium, in a clean place."""

from __future__ import annotations

import os
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest
from clean import environment, run
from kernels import ROOT
from lab import CHROMIUM
from test_elsewhere import START, served

REQUIRED = os.environ.get("LESSONS_BROWSER") == "required"
pytestmark = pytest.mark.exhaustive
if (CHROMIUM is None or not find_spec("playwright")) and not REQUIRED:
    pytest.skip("Chromium or Playwright is not installed", allow_module_level=True)

READY = """() => {
  const widget = window.jupyterapp?.shell?.currentWidget;
  const kernel = widget?.sessionContext?.session?.kernel;
  return kernel?.connectionStatus === 'connected' && kernel?.status === 'idle';
}"""
RUN_ALL = "window.jupyterapp.commands.execute('notebook:run-all-cells')"
COMMAND = "jupyter notebook --no-browser --ip=127.0.0.1 --allow-root"
EMPTY = """{"cells": [], "metadata": {"kernelspec": {"name": "python3",
"display_name": "Python 3"}}, "nbformat": 4, "nbformat_minor": 5}"""


def complaints(server: dict, path: str, steps) -> list[str]:
    """What the console says of a notebook that is opened, while steps are taken."""
    from playwright.sync_api import sync_playwright

    said: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.on("console", lambda m: said.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(f"{server['url']}notebooks/{path}?token={server['token']}")
        page.wait_for_function(READY, timeout=120_000)
        steps(page)
        browser.close()
    return said


def test_notebook_7_opens_and_runs_lesson_00(tmp_path: Path):
    inside = environment(tmp_path)
    constraint = ("--constraint", str(ROOT / ".ci/requirements.txt"))
    pip = ("python", "-m", "pip", "install", "--quiet", *constraint)
    run(*pip, str(ROOT), "notebook>=7", cwd=tmp_path, env=inside)
    root = tmp_path / "class"
    shutil.copytree(ROOT / "notebooks", root / "notebooks")
    (root / "empty.ipynb").write_text(EMPTY, encoding="utf-8")

    def learn(page) -> None:
        assert page.locator(".jp-OutputArea-output pre").count() == 0, "it opens fresh"
        page.evaluate(RUN_ALL)
        form = page.locator("form.lx").first
        form.wait_for(state="visible", timeout=120_000)
        form.locator("select").first.select_option(index=1)
        form.locator(".lx-saved").filter(has_text="saved ✓").wait_for(timeout=60_000)
        page.wait_for_function(READY, timeout=120_000)

    flags = f"{COMMAND} --expose-app-in-browser"
    with served(root, inside, flags) as server:
        # What Notebook 7 says of a page without a cell is its own affair.
        its_own = complaints(server, "empty.ipynb", lambda page: None)
        ours = complaints(server, START, learn)
    assert [text for text in ours if text not in its_own] == []
    assert (tmp_path / "work" / "my-work" / "lesson-00.json").is_file()
