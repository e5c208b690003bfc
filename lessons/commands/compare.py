"""`python -m lessons compare`: two articles in, the whole reading out."""

from __future__ import annotations

import argparse
import gc
from pathlib import Path
from typing import TYPE_CHECKING

from lessons.commands.output import say

if TYPE_CHECKING:  # loaded when the command runs
    from lessons.reading.comparison import Comparison


def add_to(commands: argparse._SubParsersAction) -> None:
    """Declare the command and its options."""
    compare = commands.add_parser(
        "compare",
        help="the whole reading of any two articles",
        description=(
            "Read two articles alike and set them side by side. The result goes to "
            "stdout, in words or as JSON (its schema: "
            "lessons/reading/comparison.schema.json); progress goes to stderr. "
            "Exit codes: 0 done, 2 bad input, with one sentence on stderr."
        ),
    )
    compare.add_argument("files", nargs="+", metavar="FILE", help="the two articles")
    compare.add_argument("--json", action="store_true", help="give all of it as JSON")
    compare.add_argument("--html", type=Path, help="a page to write, with the charts")
    compare.add_argument("--png", type=Path, help="the two front pages to write")
    compare.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Read, compare, write what was asked for; gives 0.

    Raises `ValueError` with one sentence if a file cannot be read or written.
    """
    # Nothing here goes round in circles, and of long texts the search for circles takes
    # a tenth of the time.
    gc.disable()
    try:
        return _run(options)
    finally:
        gc.enable()


def _run(options: argparse.Namespace) -> int:
    first, second = _two(options.files)
    _check_outputs(options)
    say(f"Reading {first} and {second} …")
    # Late, here and below, so that help and a wrong call need none of it.
    from lessons.commands.side_by_side import side_by_side
    from lessons.reading.comparison import compare_heard, hear_file
    from lessons.reading.pair import Pair

    (a, scores_a), (b, scores_b) = side_by_side(hear_file, first, second)
    pair = Pair(a.article, b.article)
    comparison = compare_heard(pair, (a, b), (scores_a, scores_b))
    # Dealt before the charts are loaded: of long texts both take much memory.
    comparison.keyness  # noqa: B018
    _write_files(comparison, options.html, options.png)
    if options.json:
        from lessons.reading.comparison_json import as_json

        result = as_json(comparison)
    else:
        from lessons.commands.compare_text import as_text

        result = as_text(comparison)
    print(result)
    return 0


def _two(names: list[str]) -> tuple[Path, Path]:
    if len(names) < 2:
        raise ValueError("Two articles are compared: name a second file.")
    if len(names) > 2:
        raise ValueError(
            f"Two articles are compared, and {len(names)} are named: for many, put "
            "them in a folder and run “python -m lessons corpus FOLDER”."
        )
    return Path(names[0]), Path(names[1])


def _check_outputs(options: argparse.Namespace) -> None:
    """Raise `ValueError` for a file that cannot be written, before reading any."""
    given = [Path(name).resolve() for name in options.files]
    for path in filter(None, (options.html, options.png)):
        if not path.parent.is_dir():
            raise ValueError(
                f"“{path.name}” cannot be written: there is no folder “{path.parent}”."
            )
        if path.resolve() in given or path.is_dir():
            raise ValueError(
                f"“{path.name}” is an article or a folder: name another file to write."
            )
    if options.html and options.png and options.html.resolve() == options.png.resolve():
        raise ValueError("The page and the chart need a file each.")


def _write_files(comparison: Comparison, html: Path | None, png: Path | None) -> None:
    if html is None and png is None:
        return
    # Late, since words and JSON need no chart.
    from lessons.charts.frame_chart import frame_chart
    from lessons.charts.front_pages import front_pages
    from lessons.pages.comparison_page import as_page
    from lessons.storage import write_whole

    front = front_pages(comparison)
    if html is not None:
        measured = frame_chart(comparison.contrasts)
        write_whole(html, as_page(comparison, front, measured))
        say(f"Written: {html}")
    if png is not None:
        write_whole(png, front.png())
        say(f"Written: {png}")
