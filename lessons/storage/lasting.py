"""Whether what is written outlasts the kernel: not always in a page of a browser.

A kernel in the browser (Pyodide) sees the browser's own storage as the folder `/drive`.
It is only there with a service worker, which a page on plain http does not get. Without
it, files are in the kernel's memory, and gone when the page is closed.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

DRIVE = Path("/drive")
NOT_KEPT = "not-kept.txt"  # written by the site's page, in `extension/static/page.js`


def in_browser() -> bool:
    """Whether this Python runs in a page of a browser, with no computer around it."""
    return sys.platform == "emscripten"


def lasts(path: Path) -> bool:
    """Whether a file at this path is still there when the kernel has ended.

    >>> lasts(Path("my-work"))
    True
    """
    if not in_browser():
        return True
    return real(path).is_relative_to(DRIVE) and not (DRIVE / NOT_KEPT).exists()


def real(path: Path) -> Path:
    """Where a file is: a link to it is followed.

    A browser's files know no links, and to look at each folder on the way takes time.
    """
    return Path((os.path.abspath if in_browser() else os.path.realpath)(path))
