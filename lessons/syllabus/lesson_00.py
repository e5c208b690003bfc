"""Lesson 0, start here: run, change a value, mend, save and come back, hand in."""

from __future__ import annotations

import re

from lessons.exercises.kinds import (
    Choice,
    Labels,
    Number,
    Option,
    Order,
    Text,
    read_number,
)
from lessons.exercises.model import Exercise, Mistake
from lessons.reading.pair import Pair
from lessons.syllabus import Lesson, Method, Objective
from lessons.syllabus.common import before, misordered

# A cell, and what comes of it -----------------------------------------------------

PARTS_OF_A_CELL = Exercise(
    id="start.parts-of-a-cell",
    prompt="Look at the first grey box that you ran. What is each of these?",
    answer=Labels(
        lines=(
            Option(
                "print",
                'print("Good morning.")',
                'Who wrote print("Good morning.")? It stands inside the grey box, '
                "before anything is run: it is what somebody asks of the computer.",
            ),
            Option(
                "words",
                "words without quotation marks",
                "The quotation marks are gone, and the words stand below the box. They "
                "were not there before you ran it. Who put them there?",
            ),
            Option(
                "bracket",
                "a number in [ ]",
                "Run the box once more and watch the number: it grows, and “Good "
                "morning” stays as it was. What is counted?",
            ),
            Option(
                "note",
                "# change me",
                "Take “# change me” away and run the box: what it writes is the same. "
                "So whom does the # speak to?",
            ),
        ),
        labels=(
            Option("turn", "when the box was run: first, second, …"),
            Option("people", "a note for people, which the computer skips"),
            Option("output", "output: what came out"),
            Option("code", "code: what the computer is asked to do"),
        ),
    ),
    # What the parts of a cell are is no fact of the articles, so it is stated.
    solve=lambda pair: {
        "print": "code",
        "words": "output",
        "bracket": "turn",
        "note": "people",
    },
    objective="start.run",
    right=(
        "Yes. You ask inside the box, and the answer stands below it. Whenever a page "
        "puzzles you, look first for these four."
    ),
    hints=(
        "Two of the four stand inside the box; two stand outside.",
        "Change something in the box and run it again. Which of the four change?",
    ),
)

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
    right="Kept. Run the two boxes below as they are, and compare.",
    prediction=True,
    outcome=lambda pair: f"2024 less the articles' 24 years is {2024 - 24}.",
)

_YEARS_BETWEEN = r"\bin \d+ years\b"


def saying(pair: Pair, pattern: str) -> list[str]:
    """The sentences of both articles in which a pattern is found, by id."""
    return [id_ for id_, text in pair.sentences.items() if re.search(pattern, text)]


_QUOTED = {
    "rare": "a rare trip outside his country's borders",
    "xi": "for Chinese president Xi Jinping on his 2019 visit",
    "first": "Putin's first visit to North Korea in 24 years",
    "two-day": "during Putin's two-day visit",
}


def speaks_against(pair: Pair) -> str:
    """The one of the quoted pieces that says how long ago the last visit was."""
    said = pair.sentences.values()
    (found,) = (
        id_
        for id_, words in _QUOTED.items()
        if any(words in text for text in said) and re.search(_YEARS_BETWEEN, words)
    )
    return found


CHANGED_VALUE = Exercise(
    id="start.changed-value",
    prompt=(
        "Say that 10 years lay between the two visits. Which of these words of the "
        "articles speak against that?"
    ),
    answer=Choice(
        (
            Option(
                "rare",
                f"“…{_QUOTED['rare']}…” (B)",
                "You took “rare” for a number. A rare trip could be the first in 5 "
                "years or in 50. Which words give a number of years?",
            ),
            Option(
                "xi",
                f"“…{_QUOTED['xi']}.” (A)",
                "You found a visit with a year. But it was somebody else's: Xi "
                "Jinping's, in 2019. When was Putin there before?",
            ),
            Option("first", f"“{_QUOTED['first']}…” (B)"),
            Option(
                "two-day",
                f"“…{_QUOTED['two-day']}, AP News reported.” (B)",
                "You found how long this visit lasts: two days. How long ago was the "
                "one before it?",
            ),
        )
    ),
    solve=speaks_against,
    objective="start.run",
    right=(
        "Yes: “in 24 years” stands there. The computer never looked. It works with the "
        "number that you give it, true or not."
    ),
    hints=(
        "Which words in the articles did the 24 come from?",
        "Look for Putin, a visit, and a number of years.",
    ),
)

# What the kernel remembers -------------------------------------------------------

_VISIT, _TYPED = 2024, 10
_LONGEST = 200  # what is no more than this is a number of years, and not a year


def years_in(text: str) -> int:
    """The number of years that a sentence tells of."""
    return int(re.search(r"\bin (\d+) years\b", text)[1])


def remembered(pair: Pair) -> int:
    """The number of years in the articles: what the kernel was given first."""
    texts = pair.sentences
    return years_in(texts[saying(pair, _YEARS_BETWEEN)[0]])


KERNEL_REMEMBERS = Exercise(
    id="start.kernel-remembers",
    prompt=(
        "You ran the upper box with 24 in it. Then you wrote 10 in its place, and did "
        "not run it. Now you run only the lower box. Which year does it write?\n"
        "Answer first. Then try it."
    ),
    answer=Number(),
    solve=lambda pair: _VISIT - remembered(pair),
    objective="start.run",
    right=(
        "Yes. The 10 stands on the page, and the kernel has not heard of it. It knows "
        "what you ran, and nothing else."
    ),
    mistakes=(
        Mistake(
            "page-is-what-counts",
            sample=lambda pair: str(_VISIT - _TYPED),
            when=lambda answer, pair: read_number(answer) == _VISIT - _TYPED,
            say=(
                "So it would be if the kernel read the page. But a box that is not run "
                "tells it nothing. Which number did it hear last: your 10, or the "
                "articles' “24 years”? (Did you run the box with 10, too? Then it "
                "heard that: write 24, run it, and begin again.)"
            ),
        ),
        Mistake(
            "wrote-the-value",
            sample=lambda pair: str(remembered(pair)),
            when=lambda answer, pair: 0 <= read_number(answer) <= _LONGEST,
            say=(
                "That is a number of years, as in “24 years”. The lower box does not "
                "write it as it is: read what it takes away from 2024."
            ),
        ),
        Mistake(
            "nothing-there",
            sample=lambda pair: str(_VISIT),
            when=lambda answer, pair: read_number(answer) == _VISIT,
            say=(
                "You think that nothing is under the name years. But you ran the upper "
                "box once, with the “24 years” of the articles. The kernel does not "
                "forget it because you type."
            ),
        ),
        Mistake(
            "another-number",
            sample=lambda pair: str(_VISIT - remembered(pair) - _TYPED),
            when=lambda answer, pair: _LONGEST < read_number(answer) < _VISIT,
            say=(
                "Did another number than 24 stand in the upper box when you last ran "
                "it? Then you think rightly: that is what your kernel knows. Write 24, "
                "run the box, and answer for “24 years”. If it was 24: take that, and "
                "nothing else, from 2024."
            ),
        ),
    ),
    hints=(
        "Typing is not running. What was in the upper box when you last ran it?",
        "Look at the number in [ ] beside the upper box: did it change when you typed?",
    ),
)

# Mending -------------------------------------------------------------------------


# How people mend is no fact of the articles, so it is stated.
_MENDING = ("what", "where", "mend", "run")

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
            Option("what", "read the last line and the green sentence: what is wrong?"),
        )
    ),
    solve=lambda pair: list(_MENDING),
    objective="start.mend",
    right=(
        "Yes: what, where, mend one thing, run. You cannot break the articles or the "
        "computer."
    ),
    mistakes=(
        misordered(
            "ran-unmended",
            _MENDING,
            "run",
            "mend",
            say=(
                "You run the box before anything in it has changed. The computer does "
                "not tire of one answer: it would say “unterminated string literal” "
                "again."
            ),
        ),
        Mistake(
            "mended-unread",
            sample=lambda pair: ["mend", "run", "what", "where"],
            when=lambda answer, pair: (
                before(answer, "mend", "what") or before(answer, "mend", "where")
            ),
            say=(
                "You mend before you have heard what is wrong, and where. “A text has "
                "no end: a quotation mark is missing”, said the green sentence. "
                "“Pyongyang” itself was spelt right."
            ),
        ),
        misordered(
            "where-before-what",
            _MENDING,
            "where",
            "what",
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
        "You will save the page and restart the kernel, and then run nothing. Where "
        "will each of these be?"
    ),
    answer=Labels(
        lines=(
            Option(
                "words",
                "your own words, which you typed into the first grey box",
                "Look at the page after the restart: your words still stand in their "
                "box, between the two marks. What you type into a box is part of the "
                "page.",
            ),
            Option(
                "answer",
                "an answer to an exercise, with “saved ✓” beside it",
                "Beside your answer stood “saved ✓”. It did not wait for you to save "
                "the page: it wrote a file. In which folder? See section 1.",
            ),
            Option(
                "name",
                "what the kernel was told: a number under the name years",
                "You still read “years =” and a number on the page. The page keeps "
                "that line, and not what came of it. A kernel that has run nothing has "
                "heard of no years: try its lower box.",
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
    solve=lambda pair: {
        "words": "page",
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
        "Do steps 1 to 3 below, look at the page, and mend your answer after step 4.",
        "Two of the four exist only because a box was run.",
        "The answers to exercises have a folder of their own, named in section 1.",
    ),
)

HAND_IN = Exercise(
    id="start.hand-in",
    prompt=(
        "Before you leave. A friend says: “I restarted, and now the computer says that "
        "years is not defined. All my work is lost, and I must hand it in!” What "
        "do you answer? Say how to bring it back, and how to hand it in."
    ),
    answer=Text(least=6, most=80),
    objective="start.export",
    right=(
        "Kept. Would your friend know now which menu to open, and which box to run? "
        "Compare: “Nothing is lost. Choose Run → Run All Cells. Then go to the last "
        "box, write your name, and press Make my page.”"
    ),
    hints=("What does the page keep, and what does the kernel keep?",),
)

LESSON = Lesson(
    number="00",
    title="Start here",
    minutes=35,
    question="Can I run, save, come back and hand in?",
    summary=(
        "For anyone who has never seen code. You run your first cells, mend your "
        "first error, meet two news articles, and save your work."
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
        PARTS_OF_A_CELL,
        PREDICT_YEAR,
        KERNEL_REMEMBERS,
        CHANGED_VALUE,
        MEND,
        WHAT_SURVIVES,
        HAND_IN,
    ),
    methods=(
        Method(
            "a value under a name, and a sum",
            prediction="start.predict-year",
            plain="2024 - years",
        ),
    ),
)
