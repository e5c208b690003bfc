"""The class at a glance: what it found hard, who stands where, how far it agrees."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from lessons import syllabus
from lessons.exercises.model import Exercise
from lessons.exercises.progress import NOTHING_YET, standing
from lessons.exercises.record import Entry
from lessons.reading.pair import load_pair
from lessons.syllabus import Lesson
from lessons.teaching.class_pairs import ReadPair, class_pairs
from lessons.teaching.codings import ClassCoding, class_coding
from lessons.teaching.difficulties import (
    Difficulty,
    difficulties,
    to_teach_again,
)
from lessons.teaching.discernment import ClassDiscernment, class_discernment
from lessons.teaching.hand_ins import HandIns, Submission

BOM = "\ufeff"  # a mark of byte order: without it Excel garbles every accent


@dataclass(frozen=True)
class ClassReport:
    """Everything that a teacher sees of a class.

    `lessons` are those that somebody began, and `not_begun` names the others.
    `difficulties` are the questions that somebody got wrong, the hardest first, and
    `tomorrow` the few to begin the next lesson with. `left_out` says why a file was not
    read. `discernment` is how far the class told accurate claims from doubtful ones.
    `pairs` are the pairs that several learners read in lesson 8.
    """

    submissions: tuple[Submission, ...]
    left_out: tuple[str, ...]
    lessons: tuple[Lesson, ...]
    not_begun: tuple[str, ...]
    difficulties: tuple[Difficulty, ...]
    codings: tuple[ClassCoding, ...]
    discernment: ClassDiscernment | None = None
    pairs: tuple[ReadPair, ...] = ()

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """The exercises of the lessons that were begun."""
        return tuple(e for lesson in self.lessons for e in lesson.exercises)

    @property
    def blank(self) -> tuple[str, ...]:
        """The names of those who handed in without an answer to any question."""
        asked = [exercise.id for exercise in self.exercises]
        return tuple(
            one.name
            for one in self.submissions
            if all(one.entries.get(id_, Entry()).answer in NOTHING_YET for id_ in asked)
        )

    @property
    def tomorrow(self) -> tuple[Difficulty, ...]:
        """Three questions at most to begin the next lesson with, the hardest first."""
        return to_teach_again(self.difficulties, len(self.submissions))

    def hard_in(self, lesson: Lesson) -> tuple[Difficulty, ...]:
        """What was hard in one lesson, the hardest first."""
        return tuple(one for one in self.difficulties if one.lesson is lesson)

    def coded_in(self, lesson: Lesson) -> tuple[ClassCoding, ...]:
        """What the whole class coded in one lesson."""
        return tuple(one for one in self.codings if one.exercise in lesson.exercises)


def class_report(collected: HandIns, numbers: Sequence[str] = ()) -> ClassReport:
    """Measure what a class handed in: in all lessons, or in those of these numbers.

    >>> from lessons.teaching.hand_ins import HandIns
    >>> entries = {"counts.predict-war": Entry("a", "recorded", 1)}
    >>> ada = Submission("Ada", "2026-01-12", "ada.html", entries)
    >>> report = class_report(HandIns((ada,), ()))
    >>> [lesson.title for lesson in report.lessons]
    ['Counting fairly']
    >>> len(report.not_begun)
    9

    Raises `ValueError` with one sentence if there is no such lesson.
    """
    submissions = collected.submissions
    answered = {id_ for submission in submissions for id_ in submission.entries}
    lessons = [syllabus.lesson(number) for number in numbers or syllabus.taught()]
    begun = tuple(x for x in lessons if answered & {e.id for e in x.exercises})
    return ClassReport(
        submissions=submissions,
        left_out=(*collected.left_out, *syllabus.not_about_these()),
        lessons=begun,
        not_begun=tuple(
            f"{int(x.number)} {x.title}" for x in lessons if x not in begun
        ),
        difficulties=difficulties(begun, submissions),
        codings=tuple(
            coded
            for lesson in begun
            for exercise in lesson.exercises
            if (coded := class_coding(exercise, submissions)) is not None
        ),
        discernment=class_discernment(collected.trust),
        pairs=class_pairs(submissions),
    )


# For a gradebook ---------------------------------------------------------------------


def as_csv(measured: ClassReport) -> str:
    r"""A table for a gradebook: a row for each learner and exercise, and no formula.

    >>> from lessons.teaching.hand_ins import HandIns
    >>> entries = {"counts.predict-war": Entry("a", "recorded", 1)}
    >>> ada = Submission("=Ada", "2026-01-12", "ada.html", entries)
    >>> rows = as_csv(class_report(HandIns((ada,), ()))).splitlines()
    >>> row = next(row for row in rows if row.endswith("counts.predict-war"))
    >>> row[:32]
    '\'=Ada,3,"Guess before you count.'
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(GRADEBOOK)
    for submission in measured.submissions:
        for lesson in measured.lessons:
            for exercise in lesson.exercises:
                entry = submission.entries.get(exercise.id, Entry())
                row = (submission.name, int(lesson.number), *_row(exercise, entry))
                writer.writerow(map(harmless, row))
    return buffer.getvalue()


GRADEBOOK = (
    *("name", "lesson", "question", "stands", "tries", "hints", "shown", "answer"),
    "exercise",  # its id, for a program that reads the table
)


def _row(exercise: Exercise, entry: Entry) -> tuple[object, ...]:
    return (
        exercise.question,
        standing(entry),
        entry.attempts,
        entry.hints,
        entry.shown,
        " | ".join(answer_lines(exercise, entry)),
        exercise.id,
    )


def harmless(cell: object) -> object:
    """A cell that no spreadsheet runs: an apostrophe goes before a formula."""
    if not isinstance(cell, str):
        return cell
    shown = "".join(c if c.isprintable() else " " for c in cell)
    return f"'{shown}" if shown.lstrip()[:1] in tuple("=+-@|%") and shown else shown


def answer_lines(exercise: Exercise, entry: Entry) -> tuple[str, ...]:
    """A learner's answer as lines of text; () if there is none."""
    if entry.answer in NOTHING_YET:
        return ()
    return exercise.in_words(entry.answer, load_pair())
