"""`python -m lessons print`: lessons on paper, for learners without a computer."""

from __future__ import annotations

import argparse
from pathlib import Path

from lessons.commands.output import one_line, say


def add_to(commands: argparse._SubParsersAction) -> None:
    """Declare the command and its options."""
    paper = commands.add_parser("print", help="lessons to print: pages, or PDF as well")
    paper.add_argument(
        "lessons", nargs="*", metavar="LESSON", help='such as "03"; without one, all'
    )
    paper.add_argument(
        "--out", type=Path, required=True, metavar="FOLDER", help="the folder to write"
    )
    paper.add_argument("--plans", action="store_true", help="the teacher's plans, too")
    paper.add_argument("--key", action="store_true", help="the answer key, too")
    paper.add_argument(
        "--pdf",
        action="store_true",
        help="PDF beside each page, by Chrome, Chromium or Edge if one is there",
    )
    paper.add_argument(
        "--paper",
        choices=("a4", "letter"),
        default="a4",
        help="the paper of the PDF; a browser's own print takes the printer's",
    )
    paper.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the pages, and PDF beside them if it is asked for; gives 0.

    Raises `ValueError` with one sentence if there is no such lesson, or if the folder
    with the notebooks is not here, or if no browser prints the PDF.
    """
    # Late, so that help and a wrong call need none of it.
    from lessons.publishing.paper import printed_sheets, write_pdfs
    from lessons.storage import write_whole
    from lessons.syllabus import taught

    made = list(
        printed_sheets(
            options.lessons or taught(), plans=options.plans, key=options.key
        )
    )
    options.out.mkdir(parents=True, exist_ok=True)
    pages = []
    for sheet in made:
        pages.append(options.out / f"{sheet.name}.html")
        write_whole(pages[-1], sheet.html)
        print(one_line(str(pages[-1])))
        if sheet.note:
            say(sheet.note)
    if options.pdf:
        for pdf in write_pdfs(pages, options.paper):
            print(one_line(str(pdf)), flush=True)
    return 0
