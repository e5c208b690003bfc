"""What follows the list of lessons by itself: the README's tables, and links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lessons import syllabus
from lessons.pages.opening import FILES

_LINK = re.compile(r"\[([^\]\n]+)\]\(((?:[\w./-]*/)?(\d\d)-[\w-]+\.ipynb)\)")
_OF_LESSONS = re.compile(r"^\| \[\d\d ")
_OF_PLANS = re.compile(r"^\| \d\d \| \[")


def lesson_rows() -> list[str]:
    """The README's table of lessons, a row each."""
    rows = []
    for number, line in syllabus.LISTED.lessons.items():
        lesson = syllabus.lesson(number)
        rows.append(
            f"| [{number} {lesson.title}](notebooks/{line.notebook}) | "
            f"{lesson.question} | {line.done} | {lesson.minutes} |"
        )
    return rows


def plan_rows(way: str = "") -> list[str]:
    """A table of the teacher's plans; `way` leads to the top folder."""
    return [
        f"| {number} | [{syllabus.lesson(number).title}: the plan]"
        f"({way}lessons/syllabus/lesson_{number}.md) |"
        for number in syllabus.NUMBERS
    ]


def with_tables(text: str, way: str = "") -> str:
    """A page in Markdown with its tables of lessons and of plans as they are now."""
    lines = _with_rows(text.split("\n"), _OF_LESSONS, lesson_rows())
    return "\n".join(_with_rows(lines, _OF_PLANS, plan_rows(way)))


def _with_rows(lines: list[str], row: re.Pattern[str], rows: list[str]) -> list[str]:
    places = [at for at, line in enumerate(lines) if row.match(line)]
    if not places:
        return lines
    kept = [line for line in lines if not row.match(line)]
    return [*kept[: places[0]], *rows, *kept[places[0] :]]


def without_dead_links(text: str) -> str:
    """A text in which a link to a lesson that is left out is plain words."""
    return _LINK.sub(
        lambda found: found[1] if syllabus.is_left_out(found[3]) else found[0], text
    )


def lost_links(text: str) -> Iterator[str]:
    """The notebooks of lessons to which a text links, and which there are not."""
    for found in _LINK.finditer(text):
        if Path(found[2]).name not in FILES.values():
            yield found[2]
