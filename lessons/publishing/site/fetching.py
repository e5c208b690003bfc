"""Pyodide from where it is published, for whoever builds the site without a copy of it.

This alone in the kit asks the network for anything, when the command `site` is told no
folder.
"""

from __future__ import annotations

import tarfile
import urllib.request
from collections.abc import Callable
from pathlib import Path

from lessons.publishing.site.pyodide import pinned

ARCHIVE = "https://github.com/pyodide/pyodide/releases/download/{0}/pyodide-{0}.tar.bz2"


def fetched(into: Path, say: Callable[[str], None]) -> Path:
    """Download the official archive of the release, and unpack what the site needs.

    `say` is told what is downloaded, and how large it is, before it begins. Raises
    `ValueError` with one sentence if it cannot be had.
    """
    url = ARCHIVE.format(pinned().version)
    try:
        with urllib.request.urlopen(url, timeout=60) as answer:
            size = int(answer.headers.get("Content-Length") or 0)
            large = f", {size / 1e6:.0f} MB" if size else ""
            say(f"Downloads Pyodide {pinned().version}{large}, from {url}")
            with tarfile.open(fileobj=answer, mode="r|bz2") as archive:
                for member in archive:
                    name = Path(member.name).name
                    source = archive.extractfile(member)
                    if name in pinned().sums and source is not None:
                        (into / name).write_bytes(source.read())
    except (OSError, tarfile.TarError, EOFError) as problem:
        raise ValueError(
            f"Pyodide could not be downloaded ({problem}): fetch {url} in a browser, "
            "unpack it, and name its folder with --pyodide."
        ) from None
    return into
