"""What is found in a learner's own texts, beside the predictions of lesson 8."""

from __future__ import annotations

from collections.abc import Mapping

from lessons.story.model import StoryRecord
from lessons.story.reading import StoryReading
from lessons.syllabus.lesson_08 import FOUND


def found_in_stories(
    exercise: str, stories: Mapping[str, StoryRecord]
) -> tuple[str, ...]:
    """What is found in the learner's own texts, where a prediction was made on them.

    It is () for another exercise, and while the learner has brought no two texts.
    """
    own = {name: kept for name, kept in stories.items() if kept.is_own}
    if exercise not in FOUND:
        return ()
    said = {name: _found(exercise, StoryReading(kept)) for name, kept in own.items()}
    return tuple(f"{x}: {one}" if len(said) > 1 else one for x, one in said.items())


def _found(exercise: str, read: StoryReading) -> str:
    try:
        return FOUND[exercise](read)
    except ValueError as problem:
        return str(problem)
