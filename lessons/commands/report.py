"""`python -m lessons report`: a folder of hand-ins in, the class at a glance out."""

from __future__ import annotations

import argparse
from pathlib import Path

from lessons.commands.output import one_line, say


def add_to(commands: argparse._SubParsersAction) -> None:
    """Declare the command and its options."""
    report = commands.add_parser(
        "report", help="one page on a class from the folder of its hand-ins"
    )
    report.add_argument("folder", type=Path, help="the folder with the hand-ins")
    report.add_argument(
        "--html", type=Path, default=Path("class-report.html"), help="the page to write"
    )
    report.add_argument("--csv", type=Path, help="a table for a gradebook to write")
    report.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Read the hand-ins and write what was asked for; gives 0.

    Raises `ValueError` with one sentence if there is no such folder.
    """
    # Late, so that help and a wrong call need none of it.
    from lessons.pages.report_page import report_page
    from lessons.storage import write_whole
    from lessons.teaching.class_report import BOM, as_csv, class_report
    from lessons.teaching.hand_ins import read_hand_ins

    report = class_report(read_hand_ins(options.folder))
    write_whole(options.html, report_page(report))
    if options.csv:
        write_whole(options.csv, BOM + as_csv(report))
    for note in report.left_out:
        say(note)
    print(one_line(f"{len(report.submissions)} hand-ins: {options.html}"))
    return 0
