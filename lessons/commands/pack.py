"""`python -m lessons pack`: the class in a folder for a room without internet."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from lessons.commands.output import one_line, say
from lessons.commands.stopping import when_stopped

GOES_ON = "Stopped. The same command goes on from here."
PLATFORMS = ("windows", "macos", "macos-intel", "linux", "linux-arm")
USUAL = tuple(name for name in PLATFORMS if name != "macos-intel")
PYTHONS = ("3.10", "3.11", "3.12", "3.13", "3.14")


def add_to(commands: argparse._SubParsersAction) -> None:
    """Declare the command and its options."""
    pack = commands.add_parser(
        "pack",
        help="the class in a folder for a room without internet",
        description=(
            "Make a folder that opens the class where there is no internet: packages "
            "for each system and each Python, the lessons, a starter to double-click, "
            "and a sheet for whoever looks after the computers. This command itself "
            "needs the internet. Stopped, it goes on from there. Exit codes: 0 done, 2 "
            "bad input or no internet, 130 stopped."
        ),
    )
    pack.add_argument(
        "--out", type=Path, required=True, metavar="FOLDER", help="the folder to make"
    )
    pack.add_argument(
        "--platform",
        nargs="+",
        choices=PLATFORMS,
        default=list(USUAL),
        help=f"the systems that it is for (default: {', '.join(USUAL)})",
    )
    pack.add_argument(
        "--python",
        nargs="+",
        choices=PYTHONS,
        default=list(PYTHONS),
        help="the Pythons that it is for (default: all)",
    )
    pack.add_argument(
        "--many",
        action="store_true",
        help="also what a table of hundreds of articles needs (dask, pyarrow)",
    )
    pack.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Make the folder; gives 0.

    Raises `ValueError` with one sentence if it cannot be made.
    """
    # Late, so that help and a wrong call need none of it.
    from tqdm import tqdm

    from lessons.publishing.pack import folder, targets
    from lessons.publishing.pack.download import clear_leftovers
    from lessons.publishing.pack.sheet import megabytes

    plan = folder.plan(
        (
            targets.Target(targets.PLATFORMS[platform], python)
            for platform in PLATFORMS
            if platform in options.platform
            for python in PYTHONS
            if python in options.python
        ),
        many=options.many,
    )
    out = folder.prepared(options.out)
    tqdm.monitor_interval = 0  # no thread beside this one
    bar = tqdm(total=plan.number, unit=" packages", file=sys.stderr, dynamic_ncols=True)
    with when_stopped(GOES_ON, lambda: clear_leftovers(out / folder.PACKAGES)), bar:
        packed = folder.pack(plan, out, bar.update)
    for sentence in folder.sentences(packed.left_out):
        say(sentence)
    for computer in packed.contents.computers:
        say(
            f"{computer.title}, Python {', '.join(computer.pythons)}: "
            f"{megabytes(computer.size)}"
        )
    print(one_line(f"{options.out}: {megabytes(packed.contents.packages_size)}"))
    return 0
