"""`python -m lessons`: what the kit does without a notebook."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from lessons.commands import compare as compare_command
from lessons.commands import corpus as corpus_command


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives 0, or 2 with one sentence on stderr."""
    parser = argparse.ArgumentParser(prog="python -m lessons", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    report = commands.add_parser(
        "report", help="one page on a class from the folder of its hand-ins"
    )
    report.add_argument("folder", type=Path, help="the folder with the hand-ins")
    report.add_argument(
        "--html", type=Path, default=Path("class-report.html"), help="the page to write"
    )
    report.add_argument("--csv", type=Path, help="a table for a gradebook to write")
    report.set_defaults(run=_report)
    key = commands.add_parser("key", help="the answer key of all lessons, or of some")
    key.add_argument("lessons", nargs="*", metavar="LESSON", help='such as "03"')
    key.add_argument(
        "--html", type=Path, default=Path("answer-key.html"), help="the page to write"
    )
    key.set_defaults(run=_key)
    compare_command.add_to(commands)
    corpus_command.add_to(commands)
    options = parser.parse_args(arguments)
    try:
        return options.run(options)
    except (ValueError, OSError) as problem:
        print(problem, file=sys.stderr)
        return 2


def _report(options: argparse.Namespace) -> int:
    from lessons.exercises.record import write_whole
    from lessons.teaching.collect import collect
    from lessons.teaching.report import as_csv, report
    from lessons.pages.report_page import report_page

    measured = report(collect(options.folder))
    write_whole(options.html, report_page(measured))
    if options.csv:
        write_whole(options.csv, as_csv(measured))
    for note in measured.left_out:
        print(note, file=sys.stderr)
    print(f"{len(measured.submissions)} hand-ins: {options.html}")
    return 0


def _key(options: argparse.Namespace) -> int:
    from lessons.exercises.record import write_whole
    from lessons.syllabus import NUMBERS
    from lessons.pages.answer_key import answer_key

    write_whole(options.html, answer_key(options.lessons or NUMBERS))
    print(options.html)
    return 0


if __name__ == "__main__":
    sys.exit(main())
