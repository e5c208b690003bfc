"""`python -m lessons site`: the class as a site, with nothing to install."""

from __future__ import annotations

import argparse
from pathlib import Path

from lessons.commands.output import one_line, say


def add_to(commands: argparse._SubParsersAction) -> None:
    """Declare the command and its options."""
    site = commands.add_parser("site", help="the class as a site: nothing to install")
    site.add_argument(
        "--out", type=Path, default=Path("site"), help="the folder to write"
    )
    site.add_argument(
        "--pyodide",
        type=Path,
        metavar="FOLDER",
        help="a folder that holds Pyodide; without it, the official archive is fetched",
    )
    site.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Build the site; gives 0. Raises `ValueError` with one sentence if it cannot."""
    # Late, so that help and a wrong call need none of it.
    from lessons.publishing.site.build import build_site

    built = build_site(options.out, options.pyodide, say)
    for note in built.notes:
        say(note)
    size = built.size / 1e6
    print(one_line(f"{built.folder}: {built.files} files, {size:.0f} MB"))
    return 0
