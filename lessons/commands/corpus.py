"""`python -m lessons corpus`: a folder of articles in, a report on its outlets out."""

from __future__ import annotations

import argparse
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from lessons.corpus.plan import MEASURES, Plan

if TYPE_CHECKING:  # loaded when the command runs
    from lessons.corpus.source import Columns

STOPPED = 130  # as a shell has it for Ctrl + C


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
    # Late, so that help and a wrong call need none of it.
    from tqdm import tqdm

    from lessons.corpus.source import Columns, items
    from lessons.corpus.tables import has_commas_at_line_ends

    if has_commas_at_line_ends(options.source):
        print(
            f"The lines of “{options.source.name}” end in commas and so are not JSON: "
            "they are read without the commas.",
            file=sys.stderr,
        )
    columns = Columns(options.by, options.text, options.name)
    options.out.mkdir(parents=True, exist_ok=True)
    bar = tqdm(
        total=sum(1 for _ in items(options.source, columns, names_only=True)),
        unit=" articles",
        file=sys.stderr,
        dynamic_ncols=True,
    )
    try:
        with bar, _stops_at_the_latest_after_a_part(bar.update) as done:
            report = _measure(options, plan, columns, done)
    except KeyboardInterrupt:
        print("Stopped. The same command goes on from here.", file=sys.stderr)
        return STOPPED
    print(report)
    return 0


@contextmanager
def _stops_at_the_latest_after_a_part(
    done: Callable[[int], object],
) -> Iterator[Callable[[int], None]]:
    """`done`, which also stops a run whose Ctrl + C was swallowed on the way.

    What Python calls while it tidies up, or a library that catches everything, can
    swallow a KeyboardInterrupt. It is remembered here.
    """
    asked = False

    def stop(number: int, frame: object) -> None:
        nonlocal asked
        asked = True
        raise KeyboardInterrupt

    def done_or_stopped(articles: int) -> None:
        done(articles)
        if asked:
            raise KeyboardInterrupt

    # Only the main thread may say what a signal does.
    if threading.current_thread() is not threading.main_thread():
        yield done_or_stopped
        return
    before = signal.signal(signal.SIGINT, stop)
    try:
        yield done_or_stopped
    finally:
        signal.signal(signal.SIGINT, before)


def _measure(
    options: argparse.Namespace,
    plan: Plan,
    columns: Columns,
    done: Callable[[int], object],
) -> Path:
    """Measure what is not measured yet, then report on all of it in its order."""
    # Late, as above.
    from lessons.corpus.outlets import Corpus
    from lessons.corpus.run import rows, run
    from lessons.corpus.source import items
    from lessons.pages.corpus_page import article_columns, article_lines, write_report

    folder = options.out / "parts"
    keys = run(
        items(options.source, columns),
        plan,
        folder,
        workers=options.workers,
        scheduler=options.scheduler,
        done=done,
    )
    gathered = Corpus(plan)
    with (options.out / "articles.csv").open("w", encoding="utf-8-sig") as table:
        table.write(",".join(article_columns(plan)) + "\n")
        for measured in rows(folder, keys):
            table.write(article_lines(gathered.add(measured)))
    return write_report(gathered, options.out)
