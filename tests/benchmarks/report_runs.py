"""The class report: does a record of a large class take longer than one of a small?"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from measure import Ratio, ratio, seconds, take_turns

from lessons.pages.report_page import report_page
from lessons.teaching.class_report import as_csv, class_report
from lessons.teaching.hand_ins import read_hand_ins
from lessons.teaching.sample import write_class

SMALL, LARGE = 30, 3000


def reporting(repeats: int) -> Iterator[Ratio]:
    """The class report on 3,000 records against 30, per record."""
    with tempfile.TemporaryDirectory() as folder:
        classes = []
        for size in (LARGE, SMALL):
            classes.append(Path(folder) / str(size))
            write_class(classes[-1], size)
        large, small = take_turns(
            repeats, [lambda path=path: _per_record(path) for path in classes]
        )
    yield ratio("a record of 3,000 / a record of 30", large, small, 1.2, unit="ms")


def _per_record(folder: Path) -> float:
    """Milliseconds a record for reading, measuring and writing page and table."""

    def whole() -> None:
        measured = class_report(read_hand_ins(folder))
        report_page(measured)
        as_csv(measured)

    return 1000 * seconds(whole) / int(folder.name)
