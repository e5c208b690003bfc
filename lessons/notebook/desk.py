"""A learner's desk: what one lesson needs, in one place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from lessons.charts.table import Table
from lessons.exercises.kinds.labels import LEFT_OUT
from lessons.exercises.model import Exercise
from lessons.exercises.progress import progress
from lessons.exercises.record import Entry, Record
from lessons.notebook.exercise_view import ExerciseView, show
from lessons.notebook.first_aid import install_in_notebook
from lessons.notebook.prediction import Prediction, prediction
from lessons.reading.frames import Coding, frame_codings
from lessons.reading.pair import Pair, load_pair
from lessons.story.keeping import stories_in
from lessons.syllabus import Lesson, check_number, lesson

if TYPE_CHECKING:  # loaded when a lesson first asks for them: few ask for both
    from lessons.notebook.explore import Explorer
    from lessons.notebook.hand_in_form import HandInForm

OWN_PAIR = "08"  # the lesson in which learners bring two texts of their own


@dataclass(frozen=True)
class Desk:
    """One lesson's desk: its number ("03"), the articles, the learner's answers."""

    number: str

    @cached_property
    def lesson(self) -> Lesson:
        """What the lesson asks."""
        return lesson(self.number)

    @property
    def pair(self) -> Pair:
        """The two articles, the wire report first: `a, b = desk.pair`."""
        return load_pair()

    @cached_property
    def record(self) -> Record:
        """What is kept of the learner's answers in this lesson."""
        return Record(self.number)

    def ask(self, exercise_id: str) -> ExerciseView:
        """Show one exercise, with the learner's answer of last time.

        >>> Desk("03").ask("counts.word-in-context")
        <exercise counts.word-in-context>

        Raises `ValueError` with one sentence if the lesson has no such exercise.
        """
        return show(self._exercise(exercise_id), self.pair, self.record)

    def prediction(self, exercise_id: str) -> Prediction:
        """Show what the learner predicted, beside what the articles show.

        >>> Desk("03").prediction("counts.predict-war")
        <prediction counts.predict-war>

        Raises `ValueError` with one sentence if the lesson has no such exercise, or if
        it asks for no prediction.
        """
        exercise = self._exercise(exercise_id)
        if not exercise.prediction:
            raise ValueError(f"“{exercise_id}” asks for no prediction.")
        found = self._found_in_own_texts(exercise_id)
        return prediction(exercise, self.pair, self._entry(exercise_id), found)

    def _found_in_own_texts(self, exercise_id: str) -> tuple[str, ...]:
        """What the learner's own texts show, in the lesson on a pair of one's own."""
        if self.number != OWN_PAIR:
            return ()
        from lessons.teaching.own_texts import found_in_stories  # late, for start-up

        return found_in_stories(exercise_id, stories_in(self.record.folder))

    def codings(self, exercise_id: str) -> tuple[Coding, ...]:
        """The frames that the learner saw in each sentence of a coding exercise.

        >>> Desk("06").codings("frames.code-five")
        ()

        There are none before it is answered, and none for a sentence that was left out.
        Raises `ValueError` with one sentence if the lesson has no such exercise.
        """
        self._exercise(exercise_id)
        answer = self._entry(exercise_id).answer
        letters = answer if isinstance(answer, dict) else {}
        return frame_codings(
            "you", {s: letter for s, letter in letters.items() if letter != LEFT_OUT}
        )

    def _exercise(self, exercise_id: str) -> Exercise:
        for exercise in self.lesson.exercises:
            if exercise.id == exercise_id:
                return exercise
        raise ValueError(
            f"Lesson {self.number} has no exercise “{exercise_id}”: "
            "look at its name letter by letter."
        )

    def _entry(self, exercise_id: str) -> Entry:
        return self.record.entries().get(exercise_id, Entry())

    def explore(self, name: str) -> Explorer:
        """Controls to try something out with, such as "word" or "pipeline".

        >>> Desk("03").explore("word")
        <explorer word>

        Raises `ValueError` with one sentence if there is no such explorer.
        """
        from lessons.notebook.explore import explore  # late, for start-up time

        return explore(name, self.pair, self.record)

    def hand_in(self, name: str = "") -> HandInForm:
        """A form that asks for your name and makes the page that you hand in.

        >>> Desk("00").hand_in("Ada")
        <hand in>
        """
        from lessons.notebook.hand_in_form import hand_in_form  # late, for start-up

        return hand_in_form(self.record.folder, name)

    def progress(self) -> Table:
        """Where the learner stands in this lesson: one row for each exercise."""
        return progress(self.lesson.title, self.lesson.exercises, self.record.entries())

    def __repr__(self) -> str:
        return f"<Lesson {self.number}>"


def open_lesson(number: str) -> Desk:
    """Open the desk of one lesson.

    >>> desk = open_lesson("03")
    >>> a, b = desk.pair
    >>> a.label
    'the wire report'

    Raises `ValueError` with one sentence if there is no such lesson.
    """
    check_number(number)
    install_in_notebook()  # a kernel of another environment has no first aid yet
    return Desk(number)
