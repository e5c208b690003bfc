"""Lesson 0, start here: run, change a value, mend, save and come back, hand in."""

from __future__ import annotations

import re

from lessons.exercises.kinds import (
    Choice,
    Labels,
    Number,
    Order,
    Text,
    Value,
    read_number,
)
from lessons.exercises.model import Mistake
from lessons.reading.pair import Pair
from lessons.syllabus.common import before, miscounted, misordered, sentences_matching
from lessons.syllabus.words import lesson_words

WORDS = lesson_words("00")

# A cell, and what comes of it ---------------------------------------------------------

PARTS_OF_A_CELL = WORDS.exercise(
    "start.parts-of-a-cell",
    Labels,
    objective="start.run",
    # The articles cannot tell what the parts of a cell are, so it is stated.
    solve=lambda pair: {
        "print": "code",
        "words": "output",
        "bracket": "turn",
        "note": "people",
    },
)

# A first answer, and what the kernel remembers ----------------------------------------

_VISIT, _TYPED = 2024, 10
_YEARS_BETWEEN = r"\bin (\d+) years\b"
_LONGEST = 200  # years; a larger number is a date


def remembered(pair: Pair) -> int:
    """The number of years in the articles, which the kernel was given first."""
    first = sentences_matching(pair, _YEARS_BETWEEN)[0]
    return int(re.search(_YEARS_BETWEEN, pair.sentence(first))[1])


def the_year_before(pair: Pair) -> str:
    """What was found where the prediction was asked."""
    years = remembered(pair)
    return f"{_VISIT} less the articles' {years} years is {_VISIT - years}."


PREDICT_YEAR = WORDS.exercise(
    "start.predict-year",
    Number,
    whole=True,
    objective="start.run",
    outcome=the_year_before,
)

KERNEL_REMEMBERS = WORDS.exercise(
    "start.kernel-remembers",
    Number,
    objective="start.run",
    solve=lambda pair: _VISIT - remembered(pair),
    mistakes=(
        miscounted("page-is-what-counts", lambda pair: _VISIT - _TYPED),
        Mistake(
            "wrote-the-value",
            sample=lambda pair: str(remembered(pair)),
            when=lambda answer, pair: 0 <= read_number(answer) <= _LONGEST,
        ),
        miscounted("nothing-there", lambda pair: _VISIT),
        Mistake(
            "another-number",
            sample=lambda pair: str(_VISIT - remembered(pair) - _TYPED),
            when=lambda answer, pair: _LONGEST < read_number(answer) < _VISIT,
        ),
    ),
)

# A value to change --------------------------------------------------------------------


def speaks_against(pair: Pair) -> str:
    """The quoted piece that says how long ago the last visit was."""
    (found,) = (
        id
        for id, text in WORDS.texts("start.changed-value").items()
        if re.search(_YEARS_BETWEEN, text)
    )
    return found


CHANGED_VALUE = WORDS.exercise(
    "start.changed-value", Choice, objective="start.run", solve=speaks_against
)

# Mending ------------------------------------------------------------------------------

# The articles cannot tell how people mend an error, so it is stated.
_MENDING = ("what", "where", "mend", "run")

MEND = WORDS.exercise(
    "start.mend",
    Order,
    objective="start.mend",
    solve=lambda pair: list(_MENDING),
    mistakes=(
        misordered("ran-unmended", _MENDING, "run", "mend"),
        Mistake(
            "mended-unread",
            sample=lambda pair: ["mend", "run", "what", "where"],
            when=lambda answer, pair: before(answer, "mend", "what"),
        ),
        misordered("mended-unplaced", _MENDING, "mend", "where"),
        misordered("where-before-what", _MENDING, "where", "what"),
    ),
)

# The two articles ---------------------------------------------------------------------


def longer(pair: Pair) -> str:
    """What was found where the prediction was asked."""
    first = max(pair, key=lambda article: len(article.words))
    lengths = (f"{one.letter} has {len(one.words)} words in its body" for one in pair)
    return f"{first.letter} is the longer one: {', '.join(lengths)}."


PREDICT_LONGER = WORDS.exercise(
    "start.predict-longer",
    Value,
    variable="longer",
    holds="text",
    before="",
    among=("A", "B"),
    objective="start.run",
    outcome=longer,
)

# Saving, and handing in ---------------------------------------------------------------

WHAT_SURVIVES = WORDS.exercise(
    "start.what-survives",
    Labels,
    objective="start.save",
    # The articles cannot tell how this kit saves, so it is stated.
    solve=lambda pair: {
        "words": "page",
        "answer": "folder",
        "name": "gone",
        "desk": "gone",
    },
)

HAND_IN = WORDS.exercise(
    "start.hand-in", Text, least=6, most=80, objective="start.export"
)

LESSON = WORDS.lesson(
    PARTS_OF_A_CELL,
    PREDICT_YEAR,
    KERNEL_REMEMBERS,
    CHANGED_VALUE,
    MEND,
    PREDICT_LONGER,
    WHAT_SURVIVES,
    HAND_IN,
)
