"""The answer key: what each exercise asks and its answer, as the exercise solves it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lessons.charts.drawing import shortened
from lessons.notebook.desk import Desk
from lessons.exercises.model import Choice, Choices, Exercise, Option
from lessons.syllabus import Lesson, lesson
from lessons.pages import html as page
from lessons.teaching.answers import in_words


def answer_key(numbers: Iterable[str]) -> str:
    """One page in HTML: each exercise with its answer and the replies to mistakes.

    Raises `ValueError` with one sentence for a lesson that there is not.
    """
    return page.page(
        "Answer key · Two Front Pages",
        page.element(
            "p",
            "For the teacher. Each answer was worked out when this page was made, from "
            "the texts wherever they can tell. What is only kept, predictions among "
            "them, has no right answer, and none is given.",
        ),
        *(_lesson(lesson(number)) for number in numbers),
    )


def _lesson(of: Lesson) -> str:
    desk = Desk(of.number)
    title = f"{int(of.number)} · {of.title}"
    return page.section(title, *(_exercise(e, desk) for e in of.exercises))


def _exercise(exercise: Exercise, desk: Desk) -> str:
    return page.section(
        exercise.id,
        *(page.element("p", line) for line in exercise.prompt.split("\n") if line),
        *_answer(exercise, desk),
        _replies(exercise, desk),
        _list("Hints", exercise.hints),
        level=3,
    )


def _answer(exercise: Exercise, desk: Desk) -> Iterator[str]:
    if exercise.solve is None:
        kept = "A prediction" if exercise.prediction else "A reflection"
        yield page.element("p", f"{kept}: kept, and never marked.", "stand")
        if exercise.outcome:
            yield page.element("p", f"What was found: {exercise.outcome(desk)}")
        return
    first = "One right answer" if exercise.accepts else "Answer"
    yield page.element("p", f"{first}:", "stand")
    yield page.quotes(in_words(exercise, exercise.solve(desk), desk))
    yield page.element("p", exercise.right)


def _replies(exercise: Exercise, desk: Desk) -> str:
    """What is said to each wrong option and to each mistake that has a name."""
    kind = exercise.answer
    options: tuple[Option, ...] = ()
    if isinstance(kind, Choice | Choices):
        options = kind.options
    said = [(f"“{option.text}”", option.say) for option in options if option.say]
    for mistake in exercise.mistakes:
        sample = "; ".join(in_words(exercise, mistake.sample(desk), desk))
        said.append((shortened(sample, 120), mistake.say))
    if not said:
        return ""
    return page.table("Answers to expect, and the reply", ("answer", "reply"), said)


def _list(heading: str, lines: tuple[str, ...]) -> str:
    if not lines:
        return ""
    return page.element("p", f"{heading}:", "stand") + page.quotes(lines)
