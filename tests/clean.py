"""A clean environment in a folder of its own, with no package of the running one."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import venv
from functools import cache
from pathlib import Path

import pytest
from kernels import ROOT

BIN = "Scripts" if os.name == "nt" else "bin"
NO_NEWS = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}


def environment(folder: Path) -> dict[str, str]:
    """Make a fresh environment with pip, and give the variables that lead into it.

    Skips the test, and says why, where no packages can be fetched.
    """
    if why := _no_packages():
        pytest.skip(why)
    home = folder / "environment"
    venv.create(home, with_pip=True)
    work = folder / "work"
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("PYTHONPATH", "PYTHONHOME", "JUPYTER_PATH")
        and not name.startswith(("PIP_CONSTRAINT", "PIP_BUILD_CONSTRAINT"))
    }
    return {
        **kept,
        **NO_NEWS,
        "PATH": os.pathsep.join([str(home / BIN), os.environ["PATH"]]),
        "VIRTUAL_ENV": str(home),
        "LESSONS_WORK": str(work / "my-work"),
        "JUPYTER_RUNTIME_DIR": str(work / "runtime"),
        "JUPYTER_CONFIG_DIR": str(work / "config"),
        "JUPYTER_DATA_DIR": str(work / "data"),
        "IPYTHONDIR": str(work / "ipython"),
        "JUPYTERLAB_WORKSPACES_DIR": str(work / "workspaces"),
    }


@cache
def _no_packages() -> str:
    """Why no package can be fetched here; "" if one can."""
    lines = (ROOT / ".ci/requirements.txt").read_text(encoding="utf-8").splitlines()
    first = next(line for line in lines if "==" in line and ";" not in line)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "environment"
        venv.create(home, with_pip=True)
        tried = subprocess.run(
            [str(home / BIN / "python"), "-m", "pip", "download", "--quiet",
             "--no-deps", "--retries", "0", "--dest", folder, first],
            capture_output=True,
            env={**os.environ, **NO_NEWS},
        )  # fmt: skip
    return "packages cannot be fetched here" if tried.returncode else ""


def clone(folder: Path) -> Path:
    """A fresh clone of what is committed; skips the test where this is no clone."""
    git = shutil.which("git")
    if not git or not (ROOT / ".git").exists():
        pytest.skip("this folder is no clone")
    into = folder / "two-front-pages"
    run(git, "clone", "--quiet", str(ROOT), str(into), cwd=folder)
    return into


def run(*command: str, cwd: Path, env: dict[str, str] | None = None) -> str:
    """What a command prints; a command that fails fails the test."""
    done = subprocess.run(
        command, cwd=cwd, env=env, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}\n{done.stderr}"
    return done.stdout
