"""A learner's desk: what one lesson needs, in one place."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from lessons.notebook.first_aid import install
from lessons.reading.articles import Article, load_pair

if TYPE_CHECKING:
    from lessons.charts.chart import Table
    from lessons.notebook.explore import Explorer
    from lessons.exercises.record import Record
    from lessons.notebook.exercise_view import Asked
    from lessons.syllabus import Lesson
    from lessons.notebook.hand_in_form import HandInForm


_pair = cache(load_pair)  # every desk lays out the same two


@dataclass(frozen=True)
class Desk:
    """One lesson's desk: its number ("03"), the articles, the learner's answers."""

    number: str

    @cached_property
    def lesson(self) -> Lesson:
        """What the lesson asks."""
        from lessons import syllabus

        return syllabus.lesson(self.number)

    @cached_property
    def pair(self) -> tuple[Article, Article]:
        """The two articles, the wire report first."""
        return _pair()

    @cached_property
    def record(self) -> Record:
        """What is kept of the learner's answers in this lesson."""
        from lessons.exercises.record import Record

        return Record(self.number)

    def ask(self, exercise_id: str) -> Asked:
        """Show one exercise, with the learner's answer of last time.

        Raises `ValueError` with one sentence for an id that the lesson does not have.
        """
        from lessons.notebook.exercise_view import ask

        for exercise in self.lesson.exercises:
            if exercise.id == exercise_id:
                return ask(exercise, self)
        raise ValueError(
            f"Lesson {self.number} has no exercise “{exercise_id}”: "
            "look at its name letter by letter."
        )

    def explore(self, name: str) -> Explorer:
        """Controls to try something out with, such as "word" or "pipeline".

        Raises `ValueError` with one sentence for a name that there is not.
        """
        from lessons.notebook.explore import explore

        return explore(name, self.pair, self.record)

    def hand_in(self, name: str = "") -> HandInForm:
        """A form that asks for your name and makes the page that you hand in."""
        from lessons.notebook.hand_in_form import form

        return form(self.record.folder, name)

    def progress(self) -> Table:
        """Where the learner stands in this lesson: one row an exercise."""
        from lessons.exercises.progress import progress

        return progress(self.lesson.title, self.lesson.exercises, self.record.entries())

    def __repr__(self) -> str:
        return f"<Lesson {self.number}>"


def open_lesson(number: str) -> Desk:
    """Open the desk of one lesson, such as "03".

    Raises `ValueError` with one sentence for a lesson that there is not.
    """
    from lessons.syllabus import check_number

    check_number(number)
    if ipython := sys.modules.get("IPython"):
        install(ipython.get_ipython())  # a kernel of another environment has none yet
    return Desk(number)
