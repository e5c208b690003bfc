"""All that the exercises of a lesson show, said by the class's language, as JSON lines.

Run with `LESSONS_LANGUAGE` and the number of a lesson: each exercise is answered with
nothing, with something that fits no exercise, and rightly, and helped to the end.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from lessons.exercises.record import Record
from lessons.notebook.exercise_view import show
from lessons.notebook.hand_in_form import hand_in_form
from lessons.reading.pair import load_pair
from lessons.syllabus import lesson

LOOKED_UP = {"id", "kind", "status", "answer", "heard", "marks", "columns", "dir"}


def strings(shown: object, name: str = "") -> Iterator[str]:
    """The texts in what a page is told; not what it only looks up."""
    if name in LOOKED_UP:
        return
    if isinstance(shown, str):
        yield shown
    elif isinstance(shown, dict):
        for key, value in shown.items():
            yield from strings(value, key)
    elif isinstance(shown, (list, tuple)):
        for value in shown:
            yield from strings(value, name)


def main() -> None:
    pair = load_pair()
    with TemporaryDirectory() as folder:
        asked = lesson(sys.argv[1])
        record = Record(asked.number, Path(folder))
        for exercise in asked.exercises:
            view = show(exercise, pair, record, {}).view
            answers = [None, {"other": "x"}, "x", []]
            if exercise.solve:
                answers.append(exercise.solve(pair))
            shown = [view.question, view.state]
            for do in ("check", "show", "change"):
                for answer in answers:
                    view._handle_custom_msg({"do": do, "answer": answer}, [])
                    shown.append(view.state)
            for text in {*strings(shown)}:
                print(json.dumps([exercise.id, text]))
        view = hand_in_form(Path(folder)).view
        for name in ("", "Ada"):
            view._handle_custom_msg({"do": "hand in", "name": name}, [])
            for text in {*strings([view.state])}:
                print(json.dumps(["hand in", text]))


if __name__ == "__main__":
    main()
