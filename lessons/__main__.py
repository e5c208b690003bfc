"""`python -m lessons`: what the kit does without a notebook."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from lessons.commands import compare, corpus, key, report
from lessons.commands.output import print_plainly


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives 0, or 2 with one sentence on stderr."""
    parser = argparse.ArgumentParser(prog="python -m lessons", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in (report, key, compare, corpus):
        command.add_to(commands)
    print_plainly()
    options = parser.parse_args(arguments)
    try:
        return options.run(options)
    except (ValueError, OSError) as problem:
        print(problem, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
