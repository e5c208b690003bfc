"""Lesson 0, start here: run, change a value, mend, save and come back, hand in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lessons.exercises.check import read_number, sentence_ids
from lessons.exercises.model import (
    Evidence,
    Exercise,
    Labels,
    Mistake,
    Number,
    Option,
    Order,
    Text,
)
from lessons.syllabus import Lesson, Objective
from lessons.syllabus.common import before

if TYPE_CHECKING:
    from lessons.desk import Desk


# A first answer, and a value to change -------------------------------------------

PREDICT_YEAR = Exercise(
    id="start.predict-year",
    prompt=(
        "Both articles are from 2024. Both say that the visit was the first in 24 "
        "years. In which year was the visit before?\n"
        "Work it out, type the year, and press Keep."
    ),
    answer=Number(),
    objective="start.run",
    right="Kept. That was your first answer. Run the box below and compare.",
    prediction=True,
    outcome=lambda desk: f"2024 less the articles' 24 years is {2024 - 24}.",
)

_YEARS_BETWEEN = r"\bin \d+ years\b"


def saying(desk: Desk, pattern: str) -> list[str]:
    """The sentences of both articles in which a pattern is found, by id."""
    return [
        id_
        for id_, text in sentence_ids(desk, "AB").items()
        if re.search(pattern, text)
    ]


def other_visits(desk: Desk) -> list[str]:
    """The sentences that tell of a visit in a year: another one than Putin's."""
    return saying(desk, r"\b\d{4} visit\b")


def visits_without_years(desk: Desk) -> list[str]:
    """The sentences that tell of a visit or trip, and give no number of years."""
    told = set(saying(desk, _YEARS_BETWEEN)) | set(other_visits(desk))
    return [id_ for id_ in saying(desk, r"\b(?:visit|trip)\b") if id_ not in told]


def without_a_visit(desk: Desk) -> list[str]:
    """The sentences that tell of no visit and no trip."""
    told = saying(desk, r"\b(?:visit|trip)\b")
    return [id_ for id_ in sentence_ids(desk, "AB") if id_ not in told]


CHANGED_VALUE = Exercise(
    id="start.changed-value",
    prompt=(
        "Write 10 in place of 24 and run the box again. It now says 2014, and it does "
        "not complain. But a sentence of the articles speaks against it. Choose one "
        "that does."
    ),
    answer=Evidence(articles="AB"),
    solve=lambda desk: saying(desk, _YEARS_BETWEEN),
    objective="start.run",
    right=(
        "Yes: “in 24 years” stands there. The computer never looked. It works with the "
        "number that you give it, true or not."
    ),
    mistakes=(
        Mistake(
            "another-visitor",
            sample=lambda desk: other_visits(desk)[:1],
            when=lambda answer, desk: bool(set(answer) & set(other_visits(desk))),
            say=(
                "You found a visit with a year. But it was somebody else's: “Chinese "
                "president Xi Jinping on his 2019 visit”. When was Putin there before?"
            ),
        ),
        Mistake(
            "no-number",
            sample=lambda desk: visits_without_years(desk)[:1],
            when=lambda answer, desk: bool(
                set(answer) & set(visits_without_years(desk))
            ),
            say=(
                "That sentence tells of a journey, and not how long ago the last one "
                "was: “a rare trip” could be the first in 5 years or in 50. Look for a "
                "number of years."
            ),
        ),
        Mistake(
            "another-matter",
            sample=lambda desk: without_a_visit(desk)[:1],
            when=lambda answer, desk: bool(set(answer) & set(without_a_visit(desk))),
            say=(
                "No visit is named in that sentence, so it cannot speak against 2014. "
                "Look for the words “first visit”."
            ),
        ),
    ),
    hints=(
        "Which words in the articles did the 24 come from?",
        "There is one such sentence in A, near the top, and one in B, half-way.",
        "Look for “first visit”.",
    ),
)

# The order is yours --------------------------------------------------------------

_RUNS = "first second second second first second".split()


def last_said(runs: list[str]) -> int:
    """What the second box writes last when the two boxes are run in this order."""
    articles_read = said = 0
    for box in runs:
        if box == "first":
            articles_read = 0
        else:
            articles_read = said = articles_read + 1
    return said


ORDER_OF_CELLS = Exercise(
    id="start.order-of-cells",
    prompt=(
        "You run the first box once. Then the second box three times. Then the first "
        "box once more, and the second box once more. Which number does the second box "
        "write in the end?\nGuess, then try it."
    ),
    answer=Number(unit="articles read"),
    solve=lambda desk: last_said(_RUNS),
    objective="start.run",
    right=(
        "Yes. The first box put the number back to 0, and the second added one. The "
        "kernel follows your hand, not the page."
    ),
    mistakes=(
        Mistake(
            "counted-every-run",
            sample=lambda desk: str(_RUNS.count("second")),
            when=lambda answer, desk: read_number(answer) == _RUNS.count("second"),
            say=(
                "You counted every run of the second box. But the first box was run in "
                "between. Read it again: what does it make of the number?"
            ),
        ),
        Mistake(
            "stopped-half-way",
            sample=lambda desk: str(last_said(_RUNS[:4])),
            when=lambda answer, desk: read_number(answer) == last_said(_RUNS[:4]),
            say=(
                "So it was after the first three runs of the second box. Two runs are "
                "still to come: the first box, and then the second."
            ),
        ),
        Mistake(
            "stopped-at-nought",
            sample=lambda desk: "0",
            when=lambda answer, desk: read_number(answer) == 0,
            say=(
                "The first box does set the number to 0. Then one more run of the "
                "second box follows. What does it add?"
            ),
        ),
        Mistake(
            "counted-both-boxes",
            sample=lambda desk: str(len(_RUNS)),
            when=lambda answer, desk: read_number(answer) == len(_RUNS),
            say=(
                "That is how many runs there were, of both boxes. Only the second box "
                "adds one. The first does something else: read it."
            ),
        ),
    ),
    hints=(
        "Play the kernel: write the number on your hand and change it at each run.",
        "What does “articles_read = 0” do to a number that is already 3?",
        "Only what comes after the last run of the first box counts.",
    ),
)

# Mending -------------------------------------------------------------------------


MEND = Exercise(
    id="start.mend",
    prompt=(
        "A box answers in red. What do you do first, and what next? Put the four "
        "steps in order with the arrows."
    ),
    answer=Order(
        (
            Option("run", "run the box again"),
            Option("mend", "mend one thing"),
            Option("where", "look for the arrow or the line number: where is it?"),
            Option("what", "read the last line: what is wrong?"),
        )
    ),
    # How people mend is no fact of the articles, so it is stated.
    solve=lambda desk: ["what", "where", "mend", "run"],
    objective="start.mend",
    right=(
        "Yes: what, where, mend one thing, run. You cannot break the articles or the "
        "computer."
    ),
    mistakes=(
        Mistake(
            "ran-unmended",
            sample=lambda desk: ["run", "what", "where", "mend"],
            when=lambda answer, desk: before(answer, "run", "mend"),
            say=(
                "You run the box before anything in it has changed. The computer does "
                "not tire of one answer: it would say “unterminated string literal” "
                "again."
            ),
        ),
        Mistake(
            "mended-unread",
            sample=lambda desk: ["mend", "run", "what", "where"],
            when=lambda answer, desk: (
                before(answer, "mend", "what") or before(answer, "mend", "where")
            ),
            say=(
                "You mend before you have heard what is wrong, and where. “Pyongyang” "
                "itself was spelt right: only the mark behind it was missing."
            ),
        ),
        Mistake(
            "where-before-what",
            sample=lambda desk: ["where", "what", "mend", "run"],
            when=lambda answer, desk: before(answer, "where", "what"),
            say=(
                "Nearly. The arrow stood under the beginning of “Pyongyang”, where all "
                "was well. The last line tells you what to look for: read it first."
            ),
        ),
    ),
    hints=(
        "Which line did we read first, when the mark after “Pyongyang” was missing?",
        "You run the box again when something in it has changed.",
        "What is wrong? Where? Then your hand. Then the proof.",
    ),
)

# Saving, and handing in ----------------------------------------------------------

WHAT_SURVIVES = Exercise(
    id="start.what-survives",
    prompt=(
        "You save the page and choose Kernel → Restart Kernel… You have run nothing "
        "since. Where is each of these now?"
    ),
    answer=Labels(
        lines=(
            Option(
                "question",
                "the question of your own that you typed into the box",
                "Look at the page after the restart: your question still stands in its "
                "box, where “Who wrote these two articles?” stood before. What you "
                "type there is part of the page.",
            ),
            Option(
                "answer",
                "an answer to an exercise, with “saved ✓” beside it",
                "Beside your answer stood “saved ✓”. It did not wait for you to save "
                "the page: it wrote a file of its own. Which folder is named above?",
            ),
            Option(
                "name",
                "what the kernel was told: articles_read is 1",
                "You read “articles_read = articles_read + 1” on the page. The page "
                "keeps that line, and not what came of it. A kernel that has run "
                "nothing has heard of no articles_read.",
            ),
            Option(
                "desk",
                "the desk with the two articles, opened by open_lesson",
                "The articles are safe on the disk. But it was a run that laid them on "
                "the desk, and the new kernel has run nothing. Ask it for “Cheering "
                "crowds” now: it does not know what A is.",
            ),
        ),
        labels=(
            Option("page", "kept on the page"),
            Option("folder", "kept in the folder my-work"),
            Option("gone", "forgotten: run its box again"),
        ),
    ),
    # How this kit saves is no fact of the articles, so it is stated.
    solve=lambda desk: {
        "question": "page",
        "answer": "folder",
        "name": "gone",
        "desk": "gone",
    },
    objective="start.save",
    right=(
        "Yes. The page keeps what you typed, the folder keeps what you answered, and "
        "the kernel keeps only what you ran."
    ),
    hints=(
        "Try it: restart the kernel, and look at the page before you run anything.",
        "Two of the four exist only because a box was run.",
        "The answers to exercises have a folder of their own, named in the text above.",
    ),
)

HAND_IN = Exercise(
    id="start.hand-in",
    prompt=(
        "Before you leave. A friend says: “I restarted, and now the computer says my "
        "question is not defined. All my work is lost, and I must hand it in!” What "
        "do you answer? Say how to bring it back, and how to hand it in."
    ),
    answer=Text(least=6, most=80),
    objective="start.export",
    right=(
        "Kept. Would your friend know now which menu to open, and which box to run? "
        "Read it once more with a friend's eyes."
    ),
    hints=("What does the page keep, and what does the kernel keep?",),
)

LESSON = Lesson(
    number="00",
    title="Start here",
    minutes=20,
    question="Can I run, save, come back and hand in?",
    summary=(
        "For anyone who has never seen code. In twenty minutes you run your first "
        "cells, mend your first error, save your work, and open two news articles."
    ),
    needs="this page, a pencil and paper",
    objectives=(
        Objective(
            "start.run",
            "Run a cell, change one marked value, and say what will be printed.",
        ),
        Objective("start.mend", "Mend an error after reading its last line."),
        Objective("start.save", "Save your work, restart, and bring it back."),
        Objective("start.export", "Make the page that you hand in."),
    ),
    exercises=(
        PREDICT_YEAR,
        CHANGED_VALUE,
        ORDER_OF_CELLS,
        MEND,
        WHAT_SURVIVES,
        HAND_IN,
    ),
)
