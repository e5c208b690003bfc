"""`python -m lessons corpus`: a folder of articles in, a report on its outlets out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from lessons.commands.output import one_line, say
from lessons.commands.stopping import when_stopped
from lessons.corpus.plan import MEASURES, Plan

if TYPE_CHECKING:  # loaded when the command runs
    from lessons.corpus.source import Columns

GOES_ON = "Stopped. The same command goes on from here."


def add_to(commands: argparse._SubParsersAction) -> None:
    """Declare the command and its options."""
    corpus = commands.add_parser(
        "corpus",
        help="the same measures for many articles, outlet by outlet",
        description=(
            "Measure many articles, outlet by outlet. Give a folder with a folder in "
            "it for each outlet, or a table (.csv, .tsv, .jsonl, .parquet). Stopped, "
            "the same command goes on from there. Exit codes: 0 done, 2 bad input, "
            "130 stopped."
        ),
    )
    corpus.add_argument("source", type=Path, help="the folder or the table")
    corpus.add_argument(
        "--by", default="outlet", help="a table's column for the outlet"
    )
    corpus.add_argument("--text", default="text", help="a table's column for the text")
    corpus.add_argument("--name", default="", help="a table's column for a name")
    corpus.add_argument(
        "--out", type=Path, default=Path("corpus-report"), help="the folder to write"
    )
    corpus.add_argument(
        "--word", action="append", default=[], help="a word to count; may be repeated"
    )
    corpus.add_argument(
        "--measure", nargs="+", choices=MEASURES, default=list(MEASURES)
    )
    corpus.add_argument(
        "--workers", type=int, default=1, help="processes on this computer (default: 1)"
    )
    corpus.add_argument(
        "--scheduler", default="", help="the address of a dask.distributed scheduler"
    )
    corpus.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    if options.workers < 1:
        raise ValueError("--workers needs one or more.")
    plan = Plan(
        tuple(m for m in MEASURES if m in options.measure),
        tuple(dict.fromkeys(filter(None, map(str.strip, options.word)))),
    )
    if unclear := [word for word in plan.words if not any(map(str.isalnum, word))]:
        raise ValueError(f"“{unclear[0]}” is no word that could be counted.")
    # Late, so that help and a wrong call need none of it.
    from tqdm import tqdm

    from lessons.corpus.report_folder import clear_leftovers, prepared
    from lessons.corpus.source import Columns, items
    from lessons.corpus.tables import has_commas_at_line_ends

    columns = Columns(options.by, options.text, options.name)
    number = sum(1 for _ in items(options.source, columns, names_only=True))
    if has_commas_at_line_ends(options.source):
        say(
            f"The lines of “{options.source.name}” end in commas and so are not JSON: "
            "they are read without the commas."
        )
    prepared(options.out)
    tqdm.monitor_interval = 0  # no thread beside this one, which starts processes
    bar = tqdm(total=number, unit=" articles", file=sys.stderr, dynamic_ncols=True)
    with when_stopped(GOES_ON, lambda: clear_leftovers(options.out)):
        with bar:
            keys = _measure(options, plan, columns, bar.update)
        report = _report(options.out, plan, keys)
    print(one_line(str(report)))
    return 0


def _measure(
    options: argparse.Namespace,
    plan: Plan,
    columns: Columns,
    done: Callable[[int], object],
) -> list[str]:
    """Measure what is not measured yet; gives the keys of all parts, in order."""
    # Late, as above.
    from lessons.corpus.report_folder import PARTS
    from lessons.corpus.run import run
    from lessons.corpus.source import items

    return run(
        items(options.source, columns),
        plan,
        options.out / PARTS,
        workers=options.workers,
        scheduler=options.scheduler,
        done=done,
    )


def _report(folder: Path, plan: Plan, keys: list[str]) -> Path:
    """Report on all that was measured, in its order; gives the path of the page."""
    # Late, as above.
    from lessons.corpus.outlets import Corpus
    from lessons.corpus.report_folder import PARTS
    from lessons.corpus.run import rows
    from lessons.pages.corpus_page import article_lines, write_articles, write_report

    gathered = Corpus(plan)
    lines = (article_lines(gathered.add(part)) for part in rows(folder / PARTS, keys))
    write_articles(lines, plan, folder)
    return write_report(gathered, folder)
