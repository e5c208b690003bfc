"""The site, put together from its parts."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from importlib import resources
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from lessons.publishing import starters
from lessons.publishing.checkout import build_wheel, checkout
from lessons.publishing.paper import write_book
from lessons.publishing.site import pyodide, wheels
from lessons.publishing.site.contents import put_contents
from lessons.publishing.site.fetching import fetched
from lessons.publishing.site.lock import merged
from lessons.publishing.site.pages import STORAGE, entry_page, words_script

KIT = "two-front-pages"
EXTENSION = "two-front-pages-site"  # our own, written by hand in `assets`
# The stock extensions that widgets and the kernel need, and the packages they are of.
STOCK = {
    "@jupyter-widgets/jupyterlab-manager": "jupyterlab-widgets",
    "@jupyterlite/pyodide-kernel-extension": "jupyterlite-pyodide-kernel",
    "anywidget": "anywidget",
    "jupyterlab_pygments": "jupyterlab-pygments",
}
# What the kit asks for on a computer and does without in a browser: there the page
# is the notebook's program, no tests are run, and vaderSentiment gives only its words.
NOT_THERE = frozenset(
    (
        "filelock jupyterlab ipykernel nbval pytest pytest-xdist requests "
        "widgetsnbextension"
    ).split()
)
APPS = ("lab", "notebooks")
BOOK = "book"  # the lessons to be read, with no Python
FILES = (
    "site.json"  # every file with its sum and its size, for the worker that keeps them
)
_WHEN = (
    "1704067200"  # the time that every file of the site bears: two builds are the same
)


@dataclass(frozen=True)
class Site:
    """What was built: where, how many files, how many bytes, and what to know of it."""

    folder: Path
    files: int
    size: int
    notes: tuple[str, ...]


def build_site(
    out: Path, given: Path | None = None, say: Callable[[str], None] = print
) -> Site:
    """Build the whole class as a static site in the folder `out`.

    `given` is a folder that holds Pyodide; without it the official archive is
    downloaded. Raises `ValueError` with one sentence if something is missing, or if
    `out` holds anything but an earlier site.
    """
    _check(out)
    home = checkout()
    for name, package in STOCK.items():  # before anything is fetched
        _extension(name, package)
    with tempfile.TemporaryDirectory() as scratch:
        work = Path(scratch)
        if given is None:
            (work / "fetched").mkdir()
            given = fetched(work / "fetched", say)
        official = pyodide.files_in(given)
        say("Packs the kit and its packages")
        notes = _put_python(work / "lite" / "static" / "pyodide", official, work)
        put_contents(home, work / "lite" / "files")
        _put_extensions(work / "extensions")
        _configure(work / "lite", home)
        say("Builds JupyterLite")
        _run_jupyterlite(work)
        built = work / "built"
        _put_own_pages(built)
        files = _list_files(built)
        _take_place(built, out)
    return Site(out, len(files), sum(one["size"] for one in files.values()), notes)


def _check(out: Path) -> None:
    if out.exists() and not out.is_dir():
        raise ValueError(f"“{out.name}” is a file: name a folder for the site.")
    if out.is_dir() and any(out.iterdir()) and not (out / FILES).is_file():
        raise ValueError(
            f"“{out.name}” holds something else than a site: name a new folder."
        )


# Python and its packages --------------------------------------------------------------


def _put_python(folder: Path, official: dict[str, Path], work: Path) -> tuple[str, ...]:
    """Put Pyodide, its packages and ours into a folder, with their one lock."""
    folder.mkdir(parents=True)
    release = pyodide.pinned()
    for name in release.core:
        shutil.copyfile(official[name], folder / name)
    raw = work / "wheels"
    raw.mkdir()
    own = list(_own_wheels(raw, release))
    python = wheels.compiler(release.python)
    placed: dict[str, Path] = {}
    for source in (*(wheel.path for wheel in own), *_packages(release, official)):
        if python and source.suffix == ".whl":
            placed[source.name] = wheels.compiled(
                source, folder, python, release.python
            )
        else:
            placed[source.name] = Path(shutil.copyfile(source, folder / source.name))
    own = [replace(one, path=placed[one.path.name]) for one in own]
    lock = merged(release, placed, own)
    text = json.dumps(lock, indent=1, sort_keys=True)
    (folder / "pyodide-lock.json").write_text(text, encoding="utf-8")
    if python:
        return ()
    return (
        f"There is no Python {release.python} here to compile the packages ahead, so a "
        "lesson opens some four seconds later.",
    )


def _packages(
    release: pyodide.Distribution, official: dict[str, Path]
) -> Iterable[Path]:
    return (official[line["file_name"]] for line in release.packages.values())


def _own_wheels(into: Path, release: pyodide.Distribution) -> Iterable[wheels.Wheel]:
    """The kit, and whatever it needs in the browser that Pyodide does not have."""
    waiting = [KIT, "comm"]
    done = set(release.packages)
    while waiting:
        name = waiting.pop()
        if name in done or name in NOT_THERE:
            continue
        done.add(name)
        made = (
            wheels.wheel_at(build_wheel(into))
            if name == KIT
            else wheels.repacked(name, into)
        )
        yield made
        waiting.extend(made.needs)


# The pages ----------------------------------------------------------------------------


def _put_extensions(folder: Path) -> None:
    for name, package in STOCK.items():
        shutil.copytree(_extension(name, package), folder / name)
    with resources.as_file(_assets() / "extension") as ours:
        shutil.copytree(ours, folder / EXTENSION)


def _extension(name: str, package: str) -> Path:
    """Where an extension of JupyterLab lies that a package has brought along."""
    end = f"labextensions/{name}/package.json"
    try:
        found = distribution(package)
    except PackageNotFoundError:
        files = []
    else:
        files = [one for one in found.files or () if one.as_posix().endswith(end)]
    if not files:
        raise ValueError(
            f"“{package}” is needed to build the site: run the same command as “uv run "
            "--extra site python -m lessons site …”, or install the extra “site”."
        )
    return Path(str(found.locate_file(files[0]))).resolve().parent


def _configure(lite: Path, home: Path) -> None:
    """Write what JupyterLite reads: our settings, and where Pyodide's files are."""
    kernel = {
        "pyodideUrl": "./static/pyodide/pyodide.js",
        "disablePyPIFallback": True,
        "loadPyodideOptions": {
            "packages": [KIT, "jedi"],
            "lockFileURL": "./static/pyodide/pyodide-lock.json",
        },
    }
    settings = json.loads((home / ".jupyter" / "overrides.json").read_text("utf-8"))
    config = {
        "jupyter-lite-schema-version": 0,
        "jupyter-config-data": {
            "appName": "Two Front Pages",
            "contentsStorageName": STORAGE,
            "exposeAppInBrowser": True,  # so that a test can ask what a page holds
            "enableServiceWorkerCache": "false",  # ours keeps the files, and whole
            "litePluginSettings": {
                "@jupyterlite/pyodide-kernel-extension:kernel": kernel
            },
        },
    }
    for name, content in {
        "jupyter-lite.json": config,
        "overrides.json": settings,
        "jupyter_lite_config.json": {
            "LiteBuildConfig": {
                "apps": list(APPS),
                "ignore_sys_prefix": ["federated_extensions"],
                "no_sourcemaps": True,
                "no_unused_shared_packages": False,
            },
            "FederatedExtensionAddon": {
                "extra_labextensions_path": [str(lite.parent / "extensions")]
            },
        },
    }.items():
        (lite / name).write_text(json.dumps(content, indent=1), encoding="utf-8")


def _run_jupyterlite(work: Path) -> None:
    for path in sorted((work / "lite").rglob("*")):
        os.utime(path, (int(_WHEN), int(_WHEN)))
    call = [
        sys.executable, "-m", "jupyterlite_core", "build",
        "--lite-dir", ".", "--output-dir", str(work / "built"),
        "--contents", "files",
    ]  # fmt: skip
    done = subprocess.run(
        call,
        cwd=work / "lite",
        env=os.environ | {"SOURCE_DATE_EPOCH": _WHEN, "PYTHONHASHSEED": "0"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode:
        lines = done.stdout.strip().splitlines() or ["it said nothing"]
        raise ValueError(f"JupyterLite could not be built: {lines[-1]}")


def _put_own_pages(built: Path) -> None:
    """Put our entry page and our worker in the place of JupyterLite's."""
    theirs = built / "service-worker.js"
    theirs.rename(built / "jupyterlite-service-worker.js")
    for asset in sorted((_assets() / "pages").iterdir(), key=lambda one: one.name):
        (built / asset.name).write_bytes(asset.read_bytes())
    for app in APPS:
        _complete(built / app / "index.html")
    (built / "index.html").write_text(entry_page(), encoding="utf-8")
    starters.write(built, starters.site_starters())
    write_book(built / BOOK)
    python = (built / "static" / "pyodide").iterdir()
    words = words_script(sum(path.stat().st_size for path in python))
    (built / "words.js").write_text(words, encoding="utf-8")


def _complete(page: Path) -> None:
    """Let a page of JupyterLite's say, before all else, what this browser keeps.

    It names its icon too, or a browser would look for one at the top of the server.
    """
    names = ("words.js", "sentences.js", "kept.js", "warning.js")
    ours = "".join(f'<script src="../{name}"></script>' for name in names)
    icon = '<link rel="icon" href="favicon.ico">'
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("<head>", f"<head>{icon}{ours}", 1), encoding="utf-8")


def _assets() -> resources.abc.Traversable:
    return resources.files(__package__) / "assets"


def _list_files(built: Path) -> dict[str, dict]:
    """Write the list of every file of the site, by which a browser keeps them."""
    files = {
        path.relative_to(built).as_posix(): {
            "sum": pyodide.sha256(path)[:16],
            "size": path.stat().st_size,
        }
        for path in sorted(built.rglob("*"))
        if path.is_file()
    }
    text = json.dumps(files, sort_keys=True)
    version = hashlib.sha256(text.encode()).hexdigest()[:16]
    listed = {"version": version, "files": files}
    (built / FILES).write_text(json.dumps(listed, indent=0), encoding="utf-8")
    return files


def _take_place(built: Path, out: Path) -> None:
    """Move what was built to its place; an earlier site there is removed."""
    if out.is_dir():
        shutil.rmtree(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(built, out)
