"""`python -m lessons key`: the answer key of all lessons, or of some, as a page."""

from __future__ import annotations

import argparse
from pathlib import Path

from lessons.commands.output import one_line


def add_to(commands: argparse._SubParsersAction) -> None:
    """Declare the command and its options."""
    key = commands.add_parser("key", help="the answer key of all lessons, or of some")
    key.add_argument("lessons", nargs="*", metavar="LESSON", help='such as "03"')
    key.add_argument(
        "--html", type=Path, default=Path("answer-key.html"), help="the page to write"
    )
    key.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the page; gives 0.

    Raises `ValueError` with one sentence if there is no such lesson.
    """
    # Late, so that help and a wrong call need none of it.
    from lessons.pages.answer_key import answer_key
    from lessons.storage import write_whole
    from lessons.syllabus import NUMBERS

    write_whole(options.html, answer_key(options.lessons or NUMBERS))
    print(one_line(str(options.html)))
    return 0
