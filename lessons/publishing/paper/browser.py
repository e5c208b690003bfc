"""A page of HTML as PDF, by a browser of the Chromium family that is already here.

It prints without a window and without a network.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from lessons.language import tr
from lessons.storage import write_whole

PAPERS = {"a4": "A4", "letter": "letter"}  # how CSS calls them
NO_BROWSER = tr(
    "No Chrome, Chromium or Edge was found for the PDF: open a page in the browser "
    "that you have, and choose Print there."
)
_LONGEST = 120  # seconds for one page
_COMMANDS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
_ON_MACOS = ("Google Chrome", "Chromium", "Microsoft Edge")
_ON_WINDOWS = (
    Path("Google", "Chrome", "Application", "chrome.exe"),
    Path("Chromium", "Application", "chrome.exe"),
    Path("Microsoft", "Edge", "Application", "msedge.exe"),
)
_OPTIONS = (
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-extensions",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
)


class BrowserError(ValueError):
    """A browser that is not there, or that printed nothing: one sentence."""


def browser() -> Path | None:
    """A browser that can print without a window; None if none is found."""
    return next(_browsers(), None)


def _browsers() -> Iterator[Path]:
    yield from (Path(found) for name in _COMMANDS if (found := shutil.which(name)))
    if sys.platform == "darwin":
        for name in _ON_MACOS:
            for root in (Path("/"), Path.home()):
                app = root / "Applications" / f"{name}.app"
                yield from _there(app / "Contents" / "MacOS" / name)
    roots = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
    for root in filter(None, map(os.environ.get, roots)):
        for name in _ON_WINDOWS:
            yield from _there(Path(root) / name)


def _there(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path


def write_pdfs(pages: Iterable[Path], paper: str = "a4") -> Iterator[Path]:
    """Print each page to a PDF beside it, one after another; gives their paths.

    `paper` is one of `PAPERS`. Raises `BrowserError` with one sentence if there is no
    browser, or if it prints nothing.
    """
    program = browser()
    if program is None:
        raise BrowserError(NO_BROWSER)
    with _folder() as folder:
        for page in pages:
            target = page.with_suffix(".pdf")
            write_whole(target, _printed(program, page, folder, PAPERS[paper]))
            yield target


@contextmanager
def _folder() -> Iterator[Path]:
    """A folder for the browser's own files, of which nothing is kept."""
    # On Windows the browser may still hold a file when it has printed.
    with TemporaryDirectory(prefix="print-", ignore_cleanup_errors=True) as made:
        yield Path(made)


def _printed(program: Path, page: Path, folder: Path, size: str) -> bytes:
    """The PDF of one page; the size of its paper stands in a copy of it."""
    copy, made = folder / "page.html", folder / "page.pdf"
    sized = f"<style>@page {{ size: {size}; }}</style></head>"
    html = page.read_text(encoding="utf-8").replace("</head>", sized, 1)
    copy.write_text(html, encoding="utf-8")
    made.unlink(missing_ok=True)
    command = [
        str(program),
        *_OPTIONS,
        *_as_root(),
        f"--user-data-dir={folder / 'profile'}",
        f"--print-to-pdf={made}",
        copy.as_uri(),
    ]
    try:
        subprocess.run(
            command, capture_output=True, timeout=_LONGEST, stdin=subprocess.DEVNULL
        )
        return made.read_bytes()
    except (OSError, subprocess.TimeoutExpired):
        raise BrowserError(
            tr(
                "{program} did not print “{name}”: open that page in a browser, and "
                "choose Print there.",
                program=program.name,
                name=page.name,
            )
        ) from None


def _as_root() -> tuple[str, ...]:
    """Chromium's own fence refuses to stand around an administrator of Unix.

    The pages are the kit's own, and no script may run in them.
    """
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return ("--no-sandbox",) if is_root else ()
