"""Lesson notebooks and teacher's plans, read for what the standard asks of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import nbformat
from kernels import ROOT

from lessons import syllabus
from lessons.pages.opening import FILES
from lessons.syllabus import Lesson

ASKED = re.compile(r"""desk\.ask\(\s*["']([^"']+)["']\s*\)""")
HEADING = re.compile(r"^(#{1,6}) (.+)$", re.M)


STORY_FORMS = tuple(
    f"story.{form}("
    for form in (
        *("choose", "roles", "card", "who_speaks", "names", "ledger", "claims"),
        "for_class",
    )
)


def is_form(source: str) -> bool:
    """Whether a cell of this code shows a question or controls and nothing else."""
    forms = ("desk.", "class_view.drop_files(", *STORY_FORMS)
    return source.lstrip().startswith(forms) and "\n" not in source.strip()


@dataclass(frozen=True)
class Cell:
    """One cell of a lesson: its number, counted from 1, and what it holds."""

    number: int
    kind: str
    source: str
    metadata: dict
    plain: str
    page: str
    section: str

    @property
    def asks(self) -> list[str]:
        """The ids of the exercises that this cell shows."""
        return ASKED.findall(self.source) if self.kind == "code" else []

    @property
    def is_form(self) -> bool:
        """Whether it shows a question or controls, to be seen before it is run."""
        return is_form(self.source)

    @property
    def measures(self) -> bool:
        """Whether it shows a count, a score or a chart."""
        if self.kind != "code" or self.source.lstrip().startswith("desk."):
            return False
        if "charts.provenance(" in self.source:  # the reminder that opens a lesson
            return False
        if self.source.startswith("charts.sentences("):  # to be read, with their ids
            return False
        return "<figure" in self.page or bool(re.search(r"\d", self.plain))


@dataclass(frozen=True)
class Page:
    """A lesson as a learner opens it."""

    lesson: Lesson
    path: Path

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """Every cell, in order."""
        return tuple(_cells(self.path))

    @cached_property
    def prose(self) -> list[Cell]:
        """The cells of text."""
        return [cell for cell in self.cells if cell.kind == "markdown"]

    @cached_property
    def code(self) -> list[Cell]:
        """The cells of code."""
        return [cell for cell in self.cells if cell.kind == "code"]

    def first(self, piece: str) -> int | None:
        """The number of the first code cell that holds this piece of code."""
        return next((c.number for c in self.code if piece in c.source), None)

    def asked_in(self, exercise_id: str) -> int | None:
        """The number of the first cell that shows an exercise."""
        return next((c.number for c in self.code if exercise_id in c.asks), None)

    def at(self, cell: Cell | int | None) -> str:
        """Where a problem stands, for a message."""
        number = cell.number if isinstance(cell, Cell) else cell
        return f"{self.path.stem}, cell {number}"


@cache
def lesson_pages() -> tuple[Page, ...]:
    """All lessons, in order."""
    return tuple(
        Page(syllabus.lesson(number), ROOT / "notebooks" / FILES[number])
        for number in syllabus.NUMBERS
    )


def _cells(path: Path) -> Iterator[Cell]:
    section = ""
    for number, cell in enumerate(nbformat.read(path, as_version=4).cells, start=1):
        bundles = [o.get("data", {}) for o in cell.get("outputs", ())]
        streams = [o.get("text", "") for o in cell.get("outputs", ())]
        if cell.cell_type == "markdown":
            for level, title in HEADING.findall(without_code(cell.source)):
                section = title if level == "##" else section
        yield Cell(
            number,
            cell.cell_type,
            cell.source,
            dict(cell.metadata),
            "\n".join([*streams, *(b.get("text/plain", "") for b in bundles)]),
            "\n".join(b.get("text/html", "") for b in bundles),
            section,
        )


def without_code(markdown: str) -> str:
    """A text without its fenced lines and its `code`."""
    return re.sub(r"`[^`\n]*`", "", re.sub(r"```.*?```", "", markdown, flags=re.S))


# The teacher's plan -------------------------------------------------------------------

PLAN_PARTS = (
    "Before class",
    "Timing",
    "Likely answers, and what to ask next",
    "With no computer working",
    "A war that learners may have been touched by",
    "Shorter, longer",
)


@dataclass(frozen=True)
class Step:
    """One row of a plan's timing: cells from `first` to `last`, and their minutes.

    Minutes in brackets are those of a part that is done if there is time.
    """

    first: int
    last: int
    minutes: float
    is_core: bool = True


@dataclass(frozen=True)
class Plan:
    """A teacher's plan, by its sections."""

    title: str
    sections: dict[str, str]

    @property
    def timing(self) -> list[Step]:
        """The rows of the table that says what happens when."""
        rows = re.findall(
            r"^\| *(\d+)(?:[–-](\d+))? *\| *(\(?)([\d.]+)\)? *\|",
            self.sections["Timing"],
            re.M,
        )
        return [
            Step(int(a), int(b or a), float(minutes), is_core=not bracket)
            for a, b, bracket, minutes in rows
        ]


def plan_path(number: str) -> Path:
    """Where the plan of a lesson stands: beside its exercises."""
    return ROOT / "lessons" / "syllabus" / f"lesson_{number}.md"


def plan(number: str) -> Plan:
    """The plan of one lesson."""
    text = plan_path(number).read_text(encoding="utf-8")
    head, *parts = re.split(r"^## ", text, flags=re.M)
    sections = {}
    for part in parts:
        title, _, body = part.partition("\n")
        sections[title.strip()] = body.strip()
    return Plan(head.splitlines()[0].lstrip("# "), sections)
