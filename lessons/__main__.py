"""`python -m lessons`: what the kit does without a notebook."""

from __future__ import annotations

import sys

from lessons.commands.stopping import SENTENCE, STOPPED, all_is_done, end_at_once

if __name__ == "__main__":
    end_at_once()  # before anything else is loaded

import argparse
from collections.abc import Sequence

from lessons.commands import (
    compare,
    corpus,
    key,
    pack,
    print_lessons,
    report,
    site,
)
from lessons.commands.output import one_line, print_plainly, say, sentence_of


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> None:
        """Say what is wrong with a call, without what could command a terminal."""
        super().error(one_line(message))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives 0, or 2 with one sentence on stderr, or 130 if stopped."""
    parser = _Parser(prog="python -m lessons", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in (report, key, compare, corpus, print_lessons, site, pack):
        command.add_to(commands)
    print_plainly()
    options = parser.parse_args(arguments)
    try:
        return options.run(options)
    except KeyboardInterrupt as stopped:
        say(str(stopped) or SENTENCE)
        return STOPPED
    except OSError as problem:
        say(sentence_of(problem))
        return 2
    except ValueError as problem:
        say(str(problem))
        return 2


if __name__ == "__main__":
    code = main()
    all_is_done()
    sys.exit(code)
