"""Columns of a page whose lines were drawn from edge to edge: one after another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

_FEWEST_ROWS = 4  # rows that begin at one place; fewer may be a list or a signature
_GAP = re.compile(r"\S(?P<gap> {2,})(?=\S)")
_NEAR = 1  # signs by which a column's rows may begin apart

Row = tuple[str, ...]


def columns_apart(plain: Sequence[str], laid_out: str) -> list[str] | None:
    """The lines of a page, column by column; None where it need not be so.

    `plain` are the lines as they were drawn, and `laid_out` is the page with spaces
    that keep each word at its place. Columns are told apart where most rows have a gap
    before one place, and only matter where `plain` runs across that gap.
    """
    lines = [line.rstrip() for line in laid_out.split("\n") if line.strip()]
    starts = _column_starts(lines)
    if not starts:
        return None
    rows = [_cells(line, starts) for line in lines]
    if not _run_together(rows, plain):
        return None
    return list(_in_order(rows))


def _column_starts(lines: Sequence[str]) -> list[int]:
    """The places, beyond the first, at which columns begin."""
    ends = Counter(gap.end() for line in lines for gap in _GAP.finditer(line))
    starts: list[int] = []
    for place, _ in ends.most_common():
        near = range(place - _NEAR, place + _NEAR + 1)
        rows = sum(ends[one] for one in near)
        apart = all(abs(place - other) > 2 * _NEAR for other in starts)
        if apart and rows >= _FEWEST_ROWS and 2 * rows >= len(lines):
            starts.append(place)
    return sorted(starts)


def _cells(line: str, starts: Sequence[int]) -> Row:
    """A line's words in each column; one cell only for a line across the page."""
    cuts = [0]
    for start in starts:
        at = next(
            (x for x in range(start - _NEAR, start + _NEAR + 1) if _begins_at(line, x)),
            None,
        )
        if at is None and len(line) > start:
            return (" ".join(line.split()),)
        cuts.append(len(line) if at is None else at)
    ends = [*cuts[1:], len(line)]
    return tuple(" ".join(line[a:b].split()) for a, b in zip(cuts, ends, strict=True))


def _begins_at(line: str, place: int) -> bool:
    return line[place - 2 : place] == "  " and line[place : place + 1].strip() != ""


def _run_together(rows: Iterable[Row], plain: Iterable[str]) -> bool:
    """Whether most rows of several cells stand in one line of the drawing."""
    several = [row for row in rows if sum(map(bool, row)) > 1]
    drawn = {_squeezed(line) for line in plain}
    together = sum(_squeezed("".join(row)) in drawn for row in several)
    return 2 * together >= len(several) > 0


def _squeezed(line: str) -> str:
    return "".join(line.split())


def _in_order(rows: Iterable[Row]) -> Iterable[str]:
    block: list[Row] = []
    for row in rows:
        if len(row) > 1:
            block.append(row)
            continue
        yield from _down(block)
        block = []
        yield row[0]
    yield from _down(block)


def _down(block: Sequence[Row]) -> Iterable[str]:
    return (cell for column in zip(*block, strict=True) for cell in column if cell)
