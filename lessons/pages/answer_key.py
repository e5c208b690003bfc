"""The answer key: what each exercise asks, and the answer that it works out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lessons.charts.lettering import shortened
from lessons.exercises.model import Exercise
from lessons.language import tr
from lessons.pages import html as page
from lessons.reading.pair import Pair, load_pair
from lessons.syllabus import lesson
from lessons.teaching.difficulties import model_in_words


def answer_key(numbers: Iterable[str], style: str = page.STYLE) -> str:
    """One page in HTML: each exercise with its answer and the replies to mistakes.

    Raises `ValueError` with one sentence if there is no such lesson.
    """
    return page.page(
        tr("Answer key · Two Front Pages"),
        page.element(
            "p",
            "For the teacher. Each answer was worked out when this page was made, from "
            "the texts wherever they can tell. What is only kept, predictions among "
            "them, has no right answer, and none is given.",
        ),
        *map(lesson_key, numbers),
        style=style,
    )


def lesson_key(number: str) -> str:
    """The part of the key on one lesson.

    Raises `ValueError` with one sentence if there is no such lesson.
    """
    of, pair = lesson(number), load_pair()
    title = f"{int(of.number)} · {of.title}"
    return page.section(title, *(_exercise(e, pair) for e in of.exercises))


def _exercise(exercise: Exercise, pair: Pair) -> str:
    return page.section(
        exercise.id,
        *(page.element("p", line) for line in exercise.prompt.split("\n") if line),
        *_answer(exercise, pair),
        _replies(exercise, pair),
        _list("Hints", exercise.hints),
        level=3,
    )


def _answer(exercise: Exercise, pair: Pair) -> Iterator[str]:
    if exercise.solve is None:
        kept = tr("A prediction") if exercise.prediction else tr("A reflection")
        yield page.element("p", f"{kept}: kept, and never marked.", "stand")
        if exercise.outcome:
            yield page.element("p", f"What was found: {exercise.outcome(pair)}")
        return
    first = tr("One right answer") if exercise.accepts else "Answer"
    yield page.element("p", f"{first}:", "stand")
    yield page.quotes(model_in_words(exercise, pair))
    yield page.element("p", exercise.right)


def _replies(exercise: Exercise, pair: Pair) -> str:
    """What is said to each wrong option or line, and to each mistake with a name."""
    said = [(f"“{text}”", say) for text, say in exercise.kind.reply_lines()]
    for mistake in exercise.mistakes:
        sample = "; ".join(exercise.in_words(mistake.sample(pair), pair))
        said.append((shortened(sample, 120), mistake.say))
    if not said:
        return ""
    return page.table(tr("Answers to expect, and the reply"), ("answer", "reply"), said)


def _list(heading: str, lines: tuple[str, ...]) -> str:
    if not lines:
        return ""
    return page.element("p", f"{heading}:", "stand") + page.quotes(lines)
