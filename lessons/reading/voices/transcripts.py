"""Transcripts: speech without marks, printed as turns under the speakers' names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from lessons.reading.text import lines
from lessons.reading.voices.lexicon import NO_LABELS
from lessons.reading.voices.marks import PassageInMarks, passages_in_marks

_NAME = r"[A-Z][\w.’'-]*"
_TURN = re.compile(rf"({_NAME}(?: {_NAME}){{0,3}}): *(\S.*)", re.DOTALL)


def passages(text: str) -> list[PassageInMarks]:
    """What stands in marks, and the turns of a transcript, in order."""
    said = list(turns(text))
    if not said:
        return passages_in_marks(text)
    inside = [False] * (len(text) + 1)
    for turn in said:
        inside[turn.start : turn.end] = [True] * (turn.end - turn.start)
    marked = [one for one in passages_in_marks(text) if not inside[one.start]]
    return sorted([*said, *marked], key=lambda one: one.start)


def turns(text: str) -> Iterator[PassageInMarks]:
    """The words of each turn: "MAYOR: No, never." after "REPORTER: Did you know?"."""
    labelled = [(line, _TURN.fullmatch(line.text)) for line in lines(text)]
    for is_turn, run in groupby(labelled, key=lambda one: _is_labelled(one[1])):
        found = list(run)
        if is_turn and _is_transcript([match.group(1) for _, match in found]):
            for line, match in found:
                start = line.start + match.start(2)
                yield PassageInMarks(
                    start, line.end, match.group(2), start, line.end, closed=True
                )


def _is_labelled(match: re.Match[str] | None) -> bool:
    return match is not None and match.group(1).lower() not in NO_LABELS


def _is_transcript(labels: Sequence[str]) -> bool:
    """Whether lines that follow each other are turns: two in capitals, or one again.

    "When: at noon" and "Where: in Oslo" are none.
    """
    if len(labels) < 2:
        return False
    return all(map(str.isupper, labels)) or max(Counter(labels).values()) > 1
