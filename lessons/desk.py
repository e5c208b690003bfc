"""A learner's desk: what one lesson needs, in one place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from lessons.reading.articles import Article, load_pair

LESSONS = {
    "00": "Start here",
    "01": "Meet the articles",
    "02": "What is a word?",
    "03": "Counting fairly",
    "04": "Whose words?",
    "05": "What a score measures",
    "06": "Charting the frame",
    "07": "The framing brief",
}


@dataclass(frozen=True)
class Desk:
    """One lesson's desk: its number ("03") and the two articles."""

    lesson: str

    @property
    def title(self) -> str:
        """The lesson's title."""
        return LESSONS[self.lesson]

    @cached_property
    def pair(self) -> tuple[Article, Article]:
        """The two articles, the wire report first."""
        return load_pair()

    def __repr__(self) -> str:
        return f"<Lesson {self.lesson}: {self.title}>"


def open_lesson(number: str) -> Desk:
    """Open the desk of one lesson, such as "03".

    Raises `ValueError` with one sentence for a lesson that there is not.
    """
    if number not in LESSONS:
        raise ValueError(
            f"There is no lesson “{number}”: the lessons are {', '.join(LESSONS)}."
        )
    return Desk(number)
