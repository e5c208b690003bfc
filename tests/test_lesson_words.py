"""A lesson's words, in TOML, and how they meet its logic."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from kernels import ROOT
from model_answers import check_model_answers

from lessons import syllabus
from lessons.exercises.check import check
from lessons.exercises.kinds import Choice, Choices, Labels, Number, Option
from lessons.exercises.model import Exercise, Mistake
from lessons.reading.pair import load_pair
from lessons.syllabus import Lesson
from lessons.syllabus.words import LessonWords, WordsError, lesson_words

PAIR = load_pair()
every_lesson = pytest.mark.parametrize("number", syllabus.NUMBERS)

# The files that there are -------------------------------------------------------------


def text_of(number: str) -> str:
    path = ROOT / "lessons" / "syllabus" / f"lesson_{number}.toml"
    return path.read_text(encoding="utf-8")


@every_lesson
def test_words_and_logic_fit(number: str):
    lesson = syllabus.lesson(number)
    check_model_answers(lesson, PAIR)
    words = lesson_words(number)
    assert [exercise.id for exercise in lesson.exercises] == list(
        words.tables["exercises"]
    )


@every_lesson
def test_the_file_is_written_for_people(number: str):
    text = text_of(number)
    head = re.match(r"(#.*\n)+", text)[0]
    assert f"lesson {number}" in head and f"lesson_{number}.py" in head
    assert "line break" in head and "paragraph" in head and "{A9}" in head
    assert text.endswith("\n") and "\t" not in text
    assert max(map(len, text.splitlines())) <= 100


@every_lesson
def test_no_long_sentence_of_the_articles_is_typed(number: str):
    text = " ".join(text_of(number).split())
    long = [s for s in PAIR.sentences.values() if len(s.split()) > 18]
    assert [sentence.id for sentence in long if sentence in text] == []


@every_lesson
def test_no_placeholder_reaches_a_learner(number: str):
    lesson = syllabus.lesson(number)
    assert re.findall(r"\{[A-Za-z][\w-]*\}", repr(lesson)) == []


# A small lesson, and what can go wrong with it ----------------------------------------

WORDS = '''\
title = "Colours"
question = "Which is it?"
summary = """
One line
and another."""
needs = "this page"
texts = "none"
minutes = 20

[objectives]
"colour.see" = "See a colour."

[exercises."colour.sky"]
prompt = """
A line
that goes on, {name}.

A new one: {A9} {} {1}"""
right = "Yes."
hints = ["Look up.", """
Look
up again."""]

[exercises."colour.sky".options]
red = { text = "red {name}", say = "You took red." }
blue = "blue"

[exercises."colour.sky".mistakes]
asleep = "You slept."

[exercises."colour.many"]
prompt = "How many?"
unit = "colours"
right = "Kept."
'''


def sky(words: LessonWords, **changed: object) -> Exercise:
    """The exercise with options, of these words."""
    logic = {
        "objective": "colour.see",
        "fill": {"name": "learner"},
        "solve": lambda pair: "blue",
        "mistakes": (
            Mistake("asleep", lambda pair: "red", lambda answer, pair: False),
            Mistake("red", lambda pair: "red", lambda answer, pair: True),
        ),
    }
    return words.exercise("colour.sky", Choice, **{**logic, **changed})


def many(words: LessonWords, **changed: object) -> Exercise:
    """The exercise that asks for a number."""
    return words.exercise("colour.many", Number, objective="colour.see", **changed)


def small(folder: Path, text: str = WORDS) -> LessonWords:
    """The words of a lesson that is written for one test."""
    (folder / "lesson_77.toml").write_text(text, encoding="utf-8")
    return lesson_words("77", folder)


def built(folder: Path, text: str = WORDS) -> Lesson:
    words = small(folder, text)
    lesson = words.lesson(many(words, least=0), sky(words))
    check_model_answers(lesson, PAIR)
    return lesson


def test_a_lesson_is_built(tmp_path: Path):
    lesson = built(tmp_path)
    assert (lesson.title, lesson.minutes) == ("Colours", 20)
    assert lesson.summary == "One line and another."
    assert lesson.objectives == (syllabus.Objective("colour.see", "See a colour."),)
    assert [e.id for e in lesson.exercises] == ["colour.sky", "colour.many"]


def test_an_exercise_is_built(tmp_path: Path):
    first, second = built(tmp_path).exercises
    assert first.prompt == (
        f"A line that goes on, learner.\nA new one: {PAIR.sentence('A9')} {{}} {{1}}"
    )
    assert first.hints == ("Look up.", "Look up again.")
    assert first.answer.options == (
        Option("red", "red learner", "You took red."),
        Option("blue", "blue"),
    )
    assert [mistake.say for mistake in first.mistakes] == [
        "You slept.",
        "You took red.",
    ]
    assert (second.answer.unit, second.answer.least) == ("colours", 0)


def test_an_exercise_with_an_outcome_is_a_prediction(tmp_path: Path):
    words = small(tmp_path)
    assert many(words, outcome=lambda pair: "Three.").prediction
    assert not many(words).prediction


def test_texts_are_read_before_they_are_filled(tmp_path: Path):
    words = small(tmp_path)
    assert words.texts("colour.sky") == {"red": "red {name}", "blue": "blue"}


BROKEN = {
    "words without logic": (
        'minutes = 20\n\n[exercises."colour.new"]\nprompt = "?"\nright = "Yes."',
        "minutes = 20",
        "“colour.new” has words, and lesson_77.py has no logic for it.",
    ),
    "logic without words": (
        '[exercises."colour.lots"]',
        '[exercises."colour.many"]',
        "“colour.many” has its logic in lesson_77.py, and no words.",
    ),
    "an answer that is no option": (
        "azure = ",
        "blue = ",
        "“colour.sky” lacks “blue” in its options: it is an answer.",
    ),
    "a placeholder that nobody fills": (
        "{nmae}.",
        "{name}.",
        "nothing fills “{nmae}” in “colour.sky”.",
    ),
    "a sentence that is in no article": (
        "{A99}",
        "{A9}",
        "nothing fills “{A99}” in “colour.sky”.",
    ),
    "a reply to no mistake": (
        'asleep = "You slept."\nawake = "You woke."',
        'asleep = "You slept."',
        "“colour.sky” replies to a mistake “awake”, and lesson_77.py has none.",
    ),
    "a mistake without a reply": (
        "",
        'asleep = "You slept."',
        "“colour.sky” has no reply to the mistake “asleep”.",
    ),
    "a word that nothing reads": (
        'promt = "How many?"',
        'prompt = "How many?"',
        "“colour.many” has “promt”, which nothing reads.",
    ),
    "a part that another kind has": (
        'unit = "colours"\nsteps = { one = "one" }',
        'unit = "colours"',
        "“colour.many” has “steps”, which nothing reads.",
    ),
    "an exercise without its prompt": (
        "",
        'prompt = "How many?"\n',
        "“colour.many” has no “prompt”.",
    ),
    "a choice without options": (
        '[exercises."colour.sky".lines]',
        '[exercises."colour.sky".options]',
        "“colour.sky” has “lines”, which nothing reads.",
    ),
    "an option without its text": (
        'red = { txt = "red',
        'red = { text = "red',
        "“red” of “colour.sky” has “txt”, which nothing reads.",
    ),
    "an option that is a number": (
        "blue = 3",
        'blue = "blue"',
        "“colour.sky” has 3 where words in marks belong.",
    ),
    "hints in no list": (
        'hints = "Look up."\n',
        'hints = ["Look up.", """\nLook\nup again."""]\n',
        "“colour.sky” has a “hints” that is not a list.",
    ),
    "a reply that is a table": (
        'asleep = { text = "You slept." }',
        'asleep = "You slept."',
        "“colour.sky” has a “asleep” that is not words in marks.",
    ),
    "an objective that is no sentence": (
        '"colour.see" = 1',
        '"colour.see" = "See a colour."',
        "the list of objectives has a “colour.see” that is not words in marks.",
    ),
    "an exercise that is no table": (
        '[exercises]\n"colour.many" = 3\n',
        WORDS[WORDS.index('[exercises."colour.many"]') :],
        "“colour.many” is not a table.",
    ),
    "a lesson without minutes": (
        "",
        "minutes = 20",
        "the lesson has no “minutes”.",
    ),
    "a lesson with an unknown word": (
        "minuts = 20",
        "minutes = 20",
        "the lesson has “minuts”, which nothing reads.",
    ),
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_what_does_not_fit_is_told_in_one_sentence(tmp_path: Path, broken):
    now, before, sentence = broken
    assert WORDS.count(before) == 1
    with pytest.raises(WordsError) as caught:
        built(tmp_path, WORDS.replace(before, now))
    assert str(caught.value) == f"lesson_77.toml: {sentence}"


def test_a_line_without_an_answer_is_told(tmp_path: Path):
    words = small(
        tmp_path,
        WORDS.replace(".options]", ".lines]").replace(
            '[exercises."colour.sky".mistakes]\nasleep = "You slept."',
            '[exercises."colour.sky".labels]\nyes = "yes"',
        ),
    )
    fill = {"name": "learner"}
    lines = words.exercise(
        "colour.sky",
        Labels,
        objective="colour.see",
        solve=lambda pair: {"red": "yes"},
        fill=fill,
    )
    with pytest.raises(WordsError, match=r"has “blue” in its lines, and no answer\.$"):
        check_model_answers(words.lesson(lines, many(words)), PAIR)


def test_words_in_which_no_answer_is_found_are_told(tmp_path: Path):
    words = small(tmp_path)
    lost = sky(words, solve=lambda pair: pair.sentence("A99"))
    with pytest.raises(WordsError, match=r"sky” has no answer in these words: "):
        check_model_answers(words.lesson(lost, many(words)), PAIR)


def test_every_answer_of_several_must_be_offered(tmp_path: Path):
    words = small(tmp_path)
    chosen = words.exercise(
        "colour.sky",
        Choices,
        objective="colour.see",
        solve=lambda pair: ["blue", "green"],
        mistakes=sky(words).mistakes,
        fill={"name": "learner"},
    )
    with pytest.raises(WordsError, match="lacks “green” in its options"):
        check_model_answers(words.lesson(chosen, many(words)), PAIR)


OWN = """
[exercises."colour.sea"]
kind = "choice"
objective = "colour.see"
answer = "green"
prompt = "And the sea, by {A9}?"
right = "Yes."
options = { green = "green", red = { text = "red", say = "Red is the sky at night." } }

[exercises."colour.how-many"]
kind = "number"
objective = "colour.see"
answer = 7
prompt = "How many?"
unit = "colours"
right = "Yes."

[exercises."colour.which"]
kind = "choices"
objective = "colour.see"
answer = ["green", "blue"]
prompt = "Which?"
right = "Yes."
options = { green = "green", blue = "blue", red = { text = "red", say = "No." } }

[exercises."colour.poll"]
kind = "choice"
objective = "colour.see"
prompt = "Which do you like?"
right = "Kept."
options = { green = "green", red = "red" }

[exercises."colour.why"]
kind = "text"
objective = "colour.see"
prompt = "Why?"
right = "Kept."
"""


def test_a_teacher_adds_questions_in_the_words_alone(tmp_path: Path):
    added = built(tmp_path, WORDS + OWN).exercises[2:]
    assert [e.kind.name for e in added] == "choice number choices choice text".split()
    sea, many_, which, poll, why = added
    assert PAIR.sentence("A9") in sea.prompt
    assert check(sea, "green", PAIR).status == "correct"
    assert check(sea, "red", PAIR).message == "Red is the sky at night."
    assert check(many_, "7", PAIR).status == "correct"
    assert check(many_, "8", PAIR).status == "incorrect"
    assert check(which, ["blue", "green"], PAIR).status == "correct"
    assert check(poll, "red", PAIR).status == check(why, "So.", PAIR).status
    assert poll.recorded and why.recorded and not sea.recorded


BROKEN_OWN = {
    "a kind that there is not": (
        'kind = "number"',
        'kind = "numbers"',
        "“colour.how-many” has the kind “numbers”: choose from choice, choices, "
        "number, text.",
    ),
    "an objective that there is not": (
        "answer = 7\n",
        'answer = 7\nobjective = "colour.sea"\n',
        "“colour.how-many” needs an objective, one of colour.see.",
    ),
    "a name of another lesson": (
        '"colour.why"',
        '"counts.why"',
        "“counts.why” is no name for a question here: write “colour.”, and then small "
        "letters, numbers and dashes.",
    ),
    "a number in words": (
        "answer = 7",
        'answer = "seven"',
        "“colour.how-many” has an answer that is not a number.",
    ),
    "one answer where there are several": (
        'answer = ["green", "blue"]',
        'answer = "green"',
        "“colour.which” needs the name of each right option, in a list, as its answer.",
    ),
    "an answer that is no option": (
        'answer = "green"',
        'answer = "yellow"',
        "“green” of “colour.sea” is wrong, and has no reply: give it a “say”.",
    ),
    "an answer to a text": (
        'kind = "text"',
        'kind = "text"\nanswer = "So."',
        "“colour.why” is a text, which is kept and never marked: take its answer away.",
    ),
    "a wrong option without a reply": (
        ', say = "No."',
        "",
        "“red” of “colour.which” is wrong, and has no reply: give it a “say”.",
    ),
    "a question without a prompt": (
        'prompt = "Why?"\n',
        "",
        "“colour.why” has no “prompt”.",
    ),
}


@pytest.mark.parametrize("broken", BROKEN_OWN.values(), ids=BROKEN_OWN)
def test_what_does_not_fit_in_an_added_question_is_told(tmp_path: Path, broken):
    before, now, sentence = broken
    text = OWN
    if "objective = " in now:
        text = text.replace(
            'kind = "number"\nobjective = "colour.see"', 'kind = "number"'
        )
    assert text.count(before) == 1
    with pytest.raises(WordsError) as caught:
        built(tmp_path, WORDS + text.replace(before, now))
    assert str(caught.value) == f"lesson_77.toml: {sentence}"


def test_an_objective_of_one_word_is_told(tmp_path: Path):
    with pytest.raises(WordsError, match="needs a verb and what is done"):
        built(tmp_path, WORDS.replace('"See a colour."', '"See."'))


UNREADABLE = {
    "a mark is missing": (
        WORDS.replace('needs = "this page"', 'needs = "this page'),
        r"line 6\b",
    ),
    "a text without an end": (WORDS + 'more = """\nand more', "line 36, the last"),
    "a name twice": (WORDS.replace("blue =", "red ="), r"line \d+"),
}


@pytest.mark.parametrize("text, line", UNREADABLE.values(), ids=UNREADABLE)
def test_a_file_that_is_no_toml_is_told_with_its_line(tmp_path: Path, text, line):
    with pytest.raises(WordsError) as caught:
        small(tmp_path, text)
    said = str(caught.value)
    assert said.startswith("lesson_77.toml cannot be read: ") and "\n" not in said
    assert re.search(line, said), said


def test_a_file_that_is_not_utf_8_is_told_with_its_line(tmp_path: Path):
    path = tmp_path / "lesson_77.toml"
    path.write_bytes('title = "Colours"\nneeds = "caf\xe9"\n'.encode("latin-1"))
    with pytest.raises(WordsError, match=r"line 2 was not saved as UTF-8\.$"):
        lesson_words("77", tmp_path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path):
    with pytest.raises(WordsError, match=r"^lesson_77\.toml cannot be read: "):
        lesson_words("77", tmp_path)


def test_the_mark_that_some_editors_put_first_does_no_harm(tmp_path: Path):
    assert small(tmp_path, "\ufeff" + WORDS).tables["title"] == "Colours"


def test_refreshing_says_the_sentence_and_no_more(tmp_path: Path):
    # The package is copied, so that the words can be broken without harm.
    shutil.copytree(ROOT / "lessons", tmp_path / "lessons")
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    path = tmp_path / "lessons" / "syllabus" / "lesson_03.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"counts.obsessed"', '"counts.obsesed"'), "utf-8")
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "refresh.py"), "03"],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 1 and done.stdout == ""
    sentence = "“counts.obsessed” has its logic in lesson_03.py, and no words."
    assert done.stderr == f"lesson_03.toml: {sentence}\n"
