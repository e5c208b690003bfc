"""A media-literacy class in notebooks: predict, measure, read again, doubt.

The rooms, in the order in which data flows through them; none imports from one that
comes after it:

- `lessons.language`   the words of the interface, in the language that is chosen
- `lessons.storage`    files that are written whole
- `lessons.reading`    text in, measurements out
- `lessons.corpus`     many articles, outlet by outlet
- `lessons.charts`     measurements in, one accessible figure out
- `lessons.exercises`  what an exercise is, how an answer is checked and kept
- `lessons.story`      a pair of the learner's own: given, kept, read
- `lessons.syllabus`   what each lesson asks
- `lessons.teaching`   the learner's hand-in, the class at a glance
- `lessons.pages`      everything that becomes HTML on a disk
- `lessons.notebook`   everything that knows Jupyter
- `lessons.commands`   what the kit does without a notebook
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # for editors: at run time `__getattr__` loads them
    from lessons.notebook.desk import Desk, open_lesson
    from lessons.notebook.story import Story, open_story

__all__ = ["Desk", "Story", "open_lesson", "open_story"]


def __getattr__(name: str) -> object:
    # Late, so that a room can be used without loading all that a desk needs.
    if name in ("Desk", "open_lesson"):
        from lessons.notebook import desk

        return getattr(desk, name)
    if name in ("Story", "open_story"):
        from lessons.notebook import story

        return getattr(story, name)
    raise AttributeError(f"module 'lessons' has no attribute {name!r}")
