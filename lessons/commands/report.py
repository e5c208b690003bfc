"""`python -m lessons report`: a folder of hand-ins in, the class at a glance out."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lessons.commands.output import one_line, say
from lessons.commands.stopping import raise_as_usual

if TYPE_CHECKING:
    from lessons.teaching.class_report import ClassReport
    from lessons.teaching.hand_ins import HandIns

AGAIN = 5  # seconds after which a browser reads a page anew that is being watched


def add_to(commands: argparse._SubParsersAction) -> None:
    """Declare the command and its options."""
    report = commands.add_parser(
        "report", help="one page on a class from the folder of its hand-ins"
    )
    report.add_argument(
        "folder",
        type=Path,
        help="the folder with the hand-ins, or with the folders that learners share",
    )
    report.add_argument(
        "--html", type=Path, default=Path("class-report.html"), help="the page to write"
    )
    report.add_argument("--csv", type=Path, help="a table for a gradebook to write")
    report.add_argument(
        "--briefs", type=Path, help="a page with every brief and its rubric to write"
    )
    report.add_argument(
        "--lesson",
        action="append",
        default=[],
        metavar="NN",
        help="report this lesson alone; can be given more than once",
    )
    report.add_argument(
        "--watch",
        action="store_true",
        help="write the page again whenever a file changes, until Ctrl+C",
    )
    report.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Read the hand-ins and write what was asked for; gives 0.

    Raises `ValueError` with one sentence if there is no such folder.
    """
    # Late, so that help and a wrong call need none of it.
    from lessons.teaching.class_report import class_report
    from lessons.teaching.hand_ins import read_hand_ins
    from lessons.teaching.watch import watched

    _check_targets(options)
    ours = [path for path in (options.html, options.csv, options.briefs) if path]
    passing = {options.folder / p.name for p in ours if _stands_in(p, options.folder)}
    if options.briefs:
        _write_briefs(options.briefs, read_hand_ins(options.folder, passing))
    if not options.watch:
        found = read_hand_ins(options.folder, passing)
        report = class_report(found, options.lesson)
        _write(report, options)
        for note in report.left_out:
            say(note)
        print(one_line(f"{_learners(report)}: {options.html}"))
        return 0
    raise_as_usual()  # a watch is meant to be ended
    written = False
    try:
        for found in watched(options.folder, passing):
            report = class_report(found, options.lesson)
            _write(report, options)
            written = True
            now = f"{datetime.now():%H:%M:%S}"
            print(one_line(f"{now} {_learners(report)}: {options.html}"))
    except KeyboardInterrupt:
        last = f"the last page is {options.html}" if written else "no page was written"
        print(one_line(f"No longer watching; {last}."))
    return 0


def _stands_in(path: Path, folder: Path) -> bool:
    return path.resolve().parent == folder.resolve()


def _check_targets(options: argparse.Namespace) -> None:
    from lessons.teaching.hand_in import MARK

    for path in (options.html, options.csv):
        if path and path.is_file() and MARK.encode() in path.read_bytes():
            raise ValueError(f"“{path.name}” is a hand-in: give the page another name.")
    if options.briefs and options.briefs.exists():
        raise ValueError(
            f"“{options.briefs.name}” is there already, and may hold what you ticked: "
            "give the page another name."
        )


def _write_briefs(target: Path, found: HandIns) -> None:
    from lessons.pages.briefs_page import briefs_page
    from lessons.storage import write_whole

    write_whole(target, briefs_page(found.submissions))


def _write(report: ClassReport, options: argparse.Namespace) -> None:
    from lessons.pages.report_page import report_page
    from lessons.storage import write_whole
    from lessons.teaching.class_report import BOM, as_csv

    again = AGAIN if options.watch else 0
    write_whole(options.html, report_page(report, again=again))
    if options.csv:
        write_whole(options.csv, BOM + as_csv(report))


def _learners(report: ClassReport) -> str:
    from lessons.charts.wording import counted

    return counted(len(report.submissions), "learner")
