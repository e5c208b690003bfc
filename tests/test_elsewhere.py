"""The class on Binder and in Codespaces: the steps of both, and what they start.

Neither needs Docker here: the commands are read out of the files that the two services
read, and run in a fresh clone and a fresh environment.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import shlex
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat
import pytest
from clean import clone, environment, run
from kernels import ROOT
from test_project import PYTHONS, read

BINDER = ROOT / ".binder"
CONTAINER = json.loads(read(".devcontainer/devcontainer.json"))
START = "notebooks/00-start-here.ipynb"
PINS = ".ci/requirements.txt"
STEPS = (
    ".binder/requirements.txt",
    ".binder/runtime.txt",
    ".binder/postBuild",
    ".devcontainer/devcontainer.json",
)


# What the files say -------------------------------------------------------------------


@pytest.mark.parametrize("name", STEPS)
def test_no_step_names_a_version_of_its_own(name: str):
    assert re.findall(r"[=~<>!]=|[<>]\s*\d|@\s*\d", read(name)) == []


def test_both_install_the_pinned_packages():
    (line,) = read(".binder/requirements.txt").splitlines()
    named = (BINDER / line.removeprefix("-r ")).resolve()
    assert line.startswith("-r ") and named == ROOT / PINS
    assert f"-r {PINS}" in CONTAINER["postCreateCommand"]
    for step in (CONTAINER["postCreateCommand"], read(".binder/postBuild")):
        assert "--no-deps" in step


def test_both_have_one_python_that_is_tested():
    (binder,) = re.findall(r"^python-(\d\.\d+)$", read(".binder/runtime.txt"), re.M)
    container = CONTAINER["image"].removeprefix("python:")
    (hub,) = re.findall(r"^FROM python:(\d\.\d+)-slim$", read(".hub/Dockerfile"), re.M)
    assert {binder, container, hub} <= set(PYTHONS)
    assert binder == container == hub


def test_the_container_asks_for_a_key_and_opens_the_start():
    command = shlex.split(CONTAINER["postAttachCommand"])
    assert command[:2] == ["jupyter", "lab"] and "--ip=127.0.0.1" in command
    assert not re.search(r"token|password|allow_origin|xsrf", " ".join(command))
    (port,) = CONTAINER["forwardPorts"]
    assert f"--port={port}" in command and str(port) in CONTAINER["portsAttributes"]
    (opened,) = CONTAINER["customizations"]["codespaces"]["openFiles"]
    assert opened == START and (ROOT / opened).is_file()


def test_binder_runs_the_last_step():
    if os.name != "nt":
        assert os.access(BINDER / "postBuild", os.X_OK)
    assert read(".binder/postBuild").startswith("#!/usr/bin/env bash\n")


def test_the_badges_lead_to_the_start():
    readme = read("README.md")
    badges = re.findall(
        r"^\[!\[[^]]+\]\((https:[^)]+)\)\]\((https:[^)]+)\)$", readme, re.M
    )
    pictures, links = zip(*badges, strict=True)
    assert len(links) == 2
    hosts = {urllib.parse.urlsplit(url).hostname for url in (*pictures, *links)}
    assert hosts == {"mybinder.org", "github.com"}
    owners = {re.search(r"/(?:gh|new)/([^/]+/[^/?]+)", link)[1] for link in links}
    assert len(owners) == 1, "both open the same repository"
    (binder,) = [link for link in links if "mybinder.org" in link]
    (opened,) = urllib.parse.parse_qs(urllib.parse.urlsplit(binder).query)["urlpath"]
    assert opened == f"lab/tree/{START}"


# What the steps make ------------------------------------------------------------------


@pytest.mark.exhaustive
@pytest.mark.skipif(os.name == "nt", reason="both services run Linux")
def test_binder_opens_the_class(tmp_path: Path):
    folder, inside = clone(tmp_path), environment(tmp_path)
    # The two steps of repo2docker that this repository has.
    pip = ("python", "-m", "pip", "install", "--quiet")
    run(*pip, "-r", ".binder/requirements.txt", cwd=folder, env=inside)
    run("./.binder/postBuild", cwd=folder, env=inside)
    opens(folder, inside, "jupyter lab --no-browser --ip=127.0.0.1 --allow-root")
    runs(folder, inside, tmp_path)


@pytest.mark.exhaustive
@pytest.mark.skipif(os.name == "nt", reason="both services run Linux")
def test_codespaces_opens_the_class(tmp_path: Path):
    folder, inside = clone(tmp_path), environment(tmp_path)
    run("bash", "-c", CONTAINER["postCreateCommand"], cwd=folder, env=inside)
    opens(folder, inside, CONTAINER["postAttachCommand"])
    runs(folder, inside, tmp_path)


def opens(folder: Path, inside: dict[str, str], command: str) -> None:
    """A server that a command starts opens lesson 00, for whoever has its key alone."""
    with served(folder, inside, command) as server:
        url, key = server["url"], {"token": server["token"]}
        assert len(key["token"]) >= 32
        opened, _ = asked(url, **key)
        assert urllib.parse.urlsplit(opened).path == f"/lab/tree/{START}"
        _, page = asked(f"{url}lab", **key)
        assert "jupyter-config-data" in page
        _, lesson = asked(f"{url}api/contents/{START}", **key)
        cells = json.loads(lesson)["content"]["cells"]
        # As it opens for a learner: with its questions, and not one cell run.
        assert {c["execution_count"] for c in cells if c["cell_type"] == "code"} == {
            None
        }
        with pytest.raises(urllib.error.HTTPError, match="403"):
            asked(f"{url}api/contents/{START}", token=secrets.token_hex(16))


@contextmanager
def served(folder: Path, inside: dict[str, str], command: str) -> Iterator[dict]:
    """What is known of the server that a command starts, while it runs."""
    known = Path(inside["JUPYTER_RUNTIME_DIR"])
    process = subprocess.Popen(
        shlex.split(command),
        cwd=folder,
        env=inside,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(600):
            assert process.poll() is None, "the server has ended"
            if found := list(known.glob("jpserver-*.json")):
                break
            time.sleep(0.2)
        time.sleep(1)  # it is written before it answers
        yield json.loads(found[0].read_text(encoding="utf-8"))
    finally:
        process.terminate()
        process.wait(timeout=60)


def asked(url: str, **query: str) -> tuple[str, str]:
    """Where an address leads, and what stands there."""
    jar = urllib.request.HTTPCookieProcessor()
    browser = urllib.request.build_opener(jar)
    with browser.open(f"{url}?{urllib.parse.urlencode(query)}", timeout=60) as page:
        return page.url, page.read().decode()


def runs(folder: Path, inside: dict[str, str], out: Path) -> None:
    """Lesson 00 runs from its first cell to its last, and asks its questions."""
    command = ("python", "-m", "jupyter", "nbconvert", "--to=notebook", "--execute")
    run(*command, f"--output-dir={out}", START, cwd=folder, env=inside)
    done = nbformat.read(out / Path(START).name, as_version=4)
    shown = [
        output
        for cell in done.cells
        if cell.cell_type == "code"
        for output in cell.outputs
    ]
    assert not [output for output in shown if output.output_type == "error"]
    plain = [o.get("data", {}).get("text/plain", "") for o in shown]
    assert sum(text.startswith("<exercise start.") for text in plain) > 1
