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
from lessons.language import tr
from lessons.notebook.downloads import Written
from lessons.notebook.drop_area import DropArea, drop_area
from lessons.notebook.live import status
from lessons.pages.briefs_page import briefs_page
from lessons.pages.report_page import report_page
from lessons.storage import in_browser, write_whole
from lessons.teaching.class_report import BOM, ClassReport, as_csv, class_report
from lessons.teaching.hand_ins import HandIns, read_given, read_hand_ins
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


_dropped: list[DropArea] = []  # of this kernel: it keeps its files when all is run


def drop_files() -> DropArea:
    """Where hand-ins are dropped; what was dropped is still there when it is run again.

    >>> drop_files() is drop_files()
    True
    """
    if not _dropped:
        _dropped.append(drop_area())
    return _dropped[0]


def read(folder: str, dropped: DropArea | None = None) -> HandIns:
    """The hand-ins of a folder, and those that were dropped.

    If there are neither, they are those of an invented class.

    >>> len(read("").submissions)
    12

    Raises `ValueError` with one sentence if there is no such folder.
    """
    given = dropped.files if dropped else {}
    if folder and in_browser() and not Path(folder).expanduser().is_dir():
        raise ValueError(
            tr(
                "A page in a browser sees no folder of your computer: drop the "
                "hand-ins on the box above, and leave the name of the folder empty."
            )
        )
    if folder:
        return read_hand_ins(Path(folder).expanduser(), given=given)
    if given:
        return read_given(given)
    with tempfile.TemporaryDirectory() as invented:
        write_class(Path(invented), INVENTED)
        return read_hand_ins(Path(invented))


def write(measured: ClassReport, page: Path, wanted: bool) -> str | Written:
    """Write the report as a page and as a table beside it, if that is wanted.

    What was written can be downloaded below the cell.

    Raises `OSError` if they cannot be written.
    """
    if not wanted:
        return tr("nothing written")
    table = page.with_suffix(".csv")
    write_whole(page, report_page(measured))
    write_whole(table, BOM + as_csv(measured))
    said = tr("written: {name} and {name_2}", name=page.name, name_2=table.name)
    return Written(said, (page, table))


def write_briefs(found: HandIns, page: Path, wanted: bool) -> str | Written:
    """Write every brief beside its rubric, if that is wanted.

    Raises `ValueError` with one sentence if there is no brief, or if the page is there
    already: it may hold what was ticked.
    """
    if not wanted:
        return tr("nothing written")
    if page.exists():
        raise ValueError(
            tr(
                "“{name}” is there already, and may hold what you ticked: give the "
                "page another name.",
                name=page.name,
            )
        )
    write_whole(page, briefs_page(found.submissions))
    return Written(tr("written: {name}", name=page.name), (page,))


def watch(folder: str, wanted: bool) -> str:
    """Show the class as it works until ■ is pressed, if that is wanted.

    Raises `ValueError` with one sentence if there is no such folder.
    """
    if not wanted:
        return tr("not watching")
    if in_browser():  # ■ does nothing there
        return tr(
            "A page in a browser cannot watch a folder: drop the newer hand-ins in "
            "section 1, and run all boxes."
        )
    if not folder:
        raise ValueError(tr("Name your folder in section 1 first, and run that box."))
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
        return tr("No longer watching.")
    return tr("Nothing is left to watch.")


def _view(found: HandIns) -> ClassView:
    measured = class_report(found)
    learners = counted(len(measured.submissions), "learner")
    return ClassView(
        measured,
        tr(
            "{learners}, at {now:%H:%M:%S}. ■ ends it.",
            learners=learners,
            now=datetime.now(),
        ),
    )
