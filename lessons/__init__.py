"""A media-literacy class in notebooks: predict, measure, read again, doubt.

The rooms, in the order in which data flows through them:

- `lessons.reading`    text in, measurements out
- `lessons.charts`     measurements in, one accessible figure out
- `lessons.comparing`  the reading of any two articles, handed out
- `lessons.syllabus`   what each lesson asks
- `lessons.exercises`  how an answer is checked, kept and shown
- `lessons.teaching`   the learner's hand-in page, the class at a glance
- `lessons.corpus`     many articles, outlet by outlet
- `lessons.story`      a pair of the learner's own: pasted, sorted, kept
- `lessons.notebook.desk`       what one lesson needs, in one place
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lessons.notebook.desk import Desk, open_lesson

__all__ = ["Desk", "open_lesson"]


def __getattr__(name: str) -> object:
    # Late, so that a room can be used without all that a desk needs.
    if name in __all__:
        from lessons.notebook import desk

        return getattr(desk, name)
    raise AttributeError(f"module 'lessons' has no attribute {name!r}")
