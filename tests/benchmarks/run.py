"""Measure the kit beside plain notebooks: `python tests/benchmarks/run.py`.

Each line is a ratio of two medians. The two sides take turns in one run, so that a busy
computer slows both. A benchmark reports: whatever it finds, it ends well.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))

import corpus_runs
import exercise_runs
import notebook_runs
import package_runs
import report_runs
from measure import Ratio

GROUPS = {
    "reading": package_runs.reading,
    "frame-chart": package_runs.frame_chart,
    "importing": notebook_runs.importing,
    "running": notebook_runs.running,
    "testing": notebook_runs.testing,
    "clicking": exercise_runs.clicking,
    "reporting": report_runs.reporting,
    "corpus-speed": corpus_runs.corpus_speed,
    "corpus-workers": corpus_runs.corpus_workers,
    "corpus-size": corpus_runs.corpus_size,
}


def arguments() -> argparse.Namespace:
    """What to measure, and how often."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--repeats", type=int, default=5, help="rounds that count (default: 5)"
    )
    parser.add_argument(
        "--only",
        nargs="+",
        choices=GROUPS,
        default=list(GROUPS),
        metavar="GROUP",
        help=f"some of: {', '.join(GROUPS)}",
    )
    asked = parser.parse_args()
    if asked.repeats < 1:
        parser.error("--repeats needs one round or more")
    return asked


def line(row: Ratio) -> str:
    """One line of the table."""
    took = f"{row.ours:8.2f} {row.unit:2} {row.bare:8.2f} {row.unit:2}"
    met = "met" if row.met else "NOT MET"
    return f"{row.name:52} {took} {row.value:6.2f} {row.target:7.2f}  {met}"


def main() -> None:
    """Measure each group in turn and print one table."""
    asked = arguments()
    # Modules are compiled once and kept, as on a learner's computer.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    rows = []
    for group in asked.only:
        print(f"{group}: {GROUPS[group].__doc__}", file=sys.stderr)
        rows += GROUPS[group](asked.repeats)
    print(f"{'measure':52} {'ours':>8}    {'bare':>8}     ratio  target")
    for row in rows:
        print(line(row))


if __name__ == "__main__":
    main()
