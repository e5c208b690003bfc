"""The class in the teacher's notebook: read, written as a page, or watched at work."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from IPython.display import DisplayHandle

from lessons.charts.table import notebook_output
from lessons.charts.wording import counted
from lessons.notebook.live import status
from lessons.pages.briefs_page import briefs_page
from lessons.pages.report_page import report_page
from lessons.storage import write_whole
from lessons.teaching.class_report import BOM, ClassReport, as_csv, class_report
from lessons.teaching.hand_ins import HandIns, read_hand_ins
from lessons.teaching.sample import write_class
from lessons.teaching.tables import difficulties_table, whole_table
from lessons.teaching.watch import watched

INVENTED = 12  # learners


@dataclass(frozen=True, slots=True)
class ClassView:
    """A class as it stands: what is hard, and how far each learner is."""

    measured: ClassReport
    said: str

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, Any]:
        shown = [difficulties_table(self.measured.tomorrow), whole_table(self.measured)]
        return notebook_output(
            "\n\n".join([self.said, *(table.as_text() for table in shown)]),
            "".join([status(self.said), *(table.as_html() for table in shown)]),
        )


def read(folder: str) -> HandIns:
    """The hand-ins of a folder; those of an invented class if none is named.

    >>> len(read("").submissions)
    12

    Raises `ValueError` with one sentence if there is no such folder.
    """
    if folder:
        return read_hand_ins(Path(folder).expanduser())
    with tempfile.TemporaryDirectory() as invented:
        write_class(Path(invented), INVENTED)
        return read_hand_ins(Path(invented))


def write(measured: ClassReport, page: Path, wanted: bool) -> str:
    """Write the report as a page and as a table beside it, if that is wanted.

    Raises `OSError` if they cannot be written.
    """
    if not wanted:
        return "nothing written"
    table = page.with_suffix(".csv")
    write_whole(page, report_page(measured))
    write_whole(table, BOM + as_csv(measured))
    return f"written: {page.name} and {table.name}"


def write_briefs(found: HandIns, page: Path, wanted: bool) -> str:
    """Write every brief beside its rubric, if that is wanted.

    Raises `ValueError` with one sentence if there is no brief, or if the page is there
    already: it may hold what was ticked.
    """
    if not wanted:
        return "nothing written"
    if page.exists():
        raise ValueError(
            f"“{page.name}” is there already, and may hold what you ticked: give the "
            "page another name."
        )
    write_whole(page, briefs_page(found.submissions))
    return f"written: {page.name}"


def watch(folder: str, wanted: bool) -> str:
    """Show the class as it works until ■ is pressed, if that is wanted.

    Raises `ValueError` with one sentence if there is no such folder.
    """
    if not wanted:
        return "not watching"
    if not folder:
        raise ValueError("Name your folder in section 1 first, and run that box.")
    return show(watched(Path(folder).expanduser()))


def show(classes: Iterable[HandIns]) -> str:
    """Show a class in one place whenever it is read; gives the last sentence."""
    place = None
    try:
        for found in classes:
            view = _view(found)
            if place is None:
                place = DisplayHandle()
                place.display(view)
            else:
                place.update(view)
    except KeyboardInterrupt:
        return "No longer watching."
    return "Nothing is left to watch."


def _view(found: HandIns) -> ClassView:
    measured = class_report(found)
    learners = counted(len(measured.submissions), "learner")
    return ClassView(measured, f"{learners}, at {datetime.now():%H:%M:%S}. ■ ends it.")
