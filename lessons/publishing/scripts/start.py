"""Open the class from this folder: make its environment once, then start JupyterLab.

It needs a Python and nothing else, asks for no network, and writes into this folder
alone. Whoever wants the class gone deletes the folder.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import signal
import subprocess
import sys
import sysconfig
import time
import venv
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

TOLD: dict[str, str] = {}  # the sentences below in the language of the class
PACKAGES = Path(__file__).resolve().parent
FOLDER = PACKAGES.parent
ENVIRONMENT = FOLDER / "environment"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
READY = ENVIRONMENT / "ready.txt"  # written last: what was installed, and for whom
LOG = ENVIRONMENT / "installed.txt"  # what the installer said
LONGEST_PATH = 259  # signs that Windows allows, unless it is told otherwise


class StartError(Exception):
    """What stands in the way, and what to do: one sentence."""


def tr(english: str, **values: object) -> str:
    """A sentence in the language of the class, with its values put in."""
    return TOLD.get(english, english).format(**values)


def main(arguments: list[str]) -> int:
    """Open the class; what is given goes on to JupyterLab. Gives 0, or 1 and says why.

    With `--only-install` the environment is made, and nothing is opened.
    """
    try:
        pack = json.loads((PACKAGES / "pack.json").read_text("utf-8"))
        check_computer(pack)
        with alone():
            if not is_ready():
                install(pack)
    except KeyboardInterrupt:
        print(tr("Stopped; open this again, and it begins anew."), file=sys.stderr)
        return 1
    except StartError as why:
        print(why, file=sys.stderr)
        return 1
    except (OSError, ValueError) as problem:
        print(
            tr(
                "The folder “{folder}” cannot be used ({problem}): copy it anew to "
                "this computer's own disk, to a place where you may write.",
                folder=FOLDER.name,
                problem=getattr(problem, "strerror", None) or problem,
            ),
            file=sys.stderr,
        )
        return 1
    if arguments == ["--only-install"]:
        return 0
    print(tr("JupyterLab opens in the browser; to end it, close this window."))
    sys.stdout.flush()
    lab = subprocess.Popen(
        [str(PYTHON), "-m", "jupyterlab", "--ip=127.0.0.1", *arguments],
        cwd=FOLDER,
        env=environment(),
    )
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl + C is for JupyterLab to hear
    return lab.wait()


def check_computer(pack: Mapping) -> None:
    """Raise `StartError` if the folder has no packages for this computer."""
    here = this_platform()
    python = "{}.{}".format(*sys.version_info)
    if python not in pack["computers"].get(here, ()):
        raise StartError(
            tr(
                "This folder has no packages for this computer ({platform}, Python "
                "{python}): READ-ME-FIRST.html says which it has.",
                platform=here,
                python=python,
            )
        )
    if os.name == "nt" and len(str(ENVIRONMENT)) + pack["longest"] > LONGEST_PATH:
        raise StartError(
            tr(
                "The names of the folders around this one are too long for Windows: "
                "move it to a shorter place, such as C:\\class."
            )
        )


def this_platform() -> str:
    """What the folder calls this system and the kind of processor of its Python."""
    name = sysconfig.get_platform()
    if name.startswith("macosx"):
        return "macos" if platform.machine() == "arm64" else "macos-intel"
    names = {"win-amd64": "windows", "linux-x86_64": "linux"}
    return {**names, "linux-aarch64": "linux-arm"}.get(name, name)


def signature() -> str:
    """What the environment is made of: these packages, and this very Python."""
    packages = hashlib.sha256((PACKAGES / "requirements.txt").read_bytes()).hexdigest()
    base = os.path.realpath(sys.base_prefix)
    return f"{packages}\n{'{}.{}'.format(*sys.version_info)} {base}\n"


def is_ready() -> bool:
    """Whether the environment is whole, and made of what is here now."""
    try:
        return PYTHON.exists() and READY.read_text("utf-8") == signature()
    except (OSError, ValueError):
        return False


def install(pack: Mapping) -> None:
    """Make the environment anew, from the packages in this folder and no others."""
    print(
        tr(
            "The class is set up on this computer, once and without internet; this "
            "takes a minute or a few:"
        ),
        end=" ",
        flush=True,
    )
    venv.EnvBuilder(clear=True, symlinks=os.name != "nt").create(ENVIRONMENT)
    with LOG.open("w+", encoding="utf-8", errors="replace") as log:
        pip = subprocess.Popen(
            [
                *(str(PYTHON), str(PACKAGES / pack["pip"] / "pip"), "--isolated"),
                *("install", "--no-index", "--find-links", str(PACKAGES)),
                *("--only-binary=:all:", "--no-deps", "--require-hashes"),
                *("--requirement", str(PACKAGES / "requirements.txt")),
                *("--no-cache-dir", "--disable-pip-version-check", "--no-input"),
                *("--progress-bar", "off", "--no-warn-script-location"),
            ],
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        while pip.poll() is None:
            print(".", end="", flush=True)
            time.sleep(1)
        print(flush=True)
        if pip.returncode:
            log.seek(0)
            raise StartError(why_not(log.read()))
    READY.write_text(signature(), "utf-8")


def why_not(said: str) -> str:
    """What the installer's words come to, in one sentence."""
    if "DO NOT MATCH THE HASHES" in said or "has an invalid wheel" in said:
        return tr("A package in this folder is damaged: copy the folder anew.")
    if "No space left" in said or "not enough space" in said:
        return tr("The disk is full: make room, then open this again.")
    if "No matching distribution" in said:
        return tr(
            "A package is missing in this folder, or is for newer systems than this "
            "one: READ-ME-FIRST.html says which systems it is for."
        )
    last = (said.strip().splitlines() or [""])[-1]
    return tr("The packages could not be installed: {reason}", reason=last)


@contextmanager
def alone() -> Iterator[None]:
    """Hold the environment: a second click waits for nobody and spoils nothing."""
    with (PACKAGES / "starting.lock").open("a", encoding="utf-8") as lock:
        try:
            if os.name == "nt":
                import msvcrt  # no other system has it

                msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl  # Windows does not have it

                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise StartError(
                tr("Another window is setting up the class: wait for that one.")
            ) from None
        yield


def environment() -> dict[str, str]:
    """What the class's programs are told: nothing from outside, all in this folder."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.upper().startswith(("PIP_", "PYTHON", "JUPYTER", "IPYTHON"))
    }
    inside = ENVIRONMENT / "settings"
    return kept | {
        "PIP_CONFIG_FILE": os.devnull,
        "PYTHONNOUSERSITE": "1",
        "PYTHONUTF8": "1",
        "JUPYTER_CONFIG_DIR": str(inside / "config"),
        "JUPYTER_DATA_DIR": str(inside / "data"),
        "JUPYTER_RUNTIME_DIR": str(inside / "runtime"),
        "IPYTHONDIR": str(inside / "ipython"),
        "MPLCONFIGDIR": str(inside / "matplotlib"),
    }


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):  # a file on Windows knows few characters
        stream.reconfigure(errors="replace")
    sys.exit(main(sys.argv[1:]))
