"""Every exercise: its model answer, each of its mistakes, nothing, and anything."""

import string
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons import syllabus
from lessons.exercises.check import check
from lessons.exercises.kinds import Choice, Choices, Labels, Number, Order, read_number
from lessons.notebook.desk import Desk, open_lesson
from lessons.notebook.exercise_view import question, still
from lessons.teaching.sample import right, well_formed

DESKS = {number: Desk(number) for number in syllabus.NUMBERS}
EXERCISES = [
    pytest.param(exercise, DESKS[number], id=exercise.id)
    for number in syllabus.NUMBERS
    for exercise in syllabus.lesson(number).exercises
]
every_exercise = pytest.mark.parametrize(("exercise", "desk"), EXERCISES)


@every_exercise
def test_the_model_answer_is_right_and_says_why(exercise, desk):
    if exercise.recorded:
        result = check(exercise, well_formed(exercise, desk), desk)
        assert (result.status, result.message) == ("recorded", exercise.right)
    else:
        result = check(exercise, right(exercise, desk), desk)
        assert (result.status, result.message) == ("correct", exercise.right)
    assert len(exercise.right.split()) >= 5


@every_exercise
def test_each_mistake_draws_its_own_message(exercise, desk):
    for mistake in exercise.mistakes:
        result = check(exercise, mistake.sample(desk), desk)
        assert (result.status, result.mistake) == ("mistaken", mistake.name)
        assert result.message == mistake.say
    says = [mistake.say for mistake in exercise.mistakes]
    assert len(set(says)) == len(says)


@every_exercise
def test_each_wrong_option_has_its_own_message(exercise, desk):
    kind = exercise.answer
    if exercise.recorded:
        return
    if isinstance(kind, Choice):
        model = exercise.solve(desk)
        assert model in {option.id for option in kind.options}
        replies = {}
        for option in kind.options:
            result = check(exercise, option.id, desk)
            if option.id == model:
                assert not option.say
            else:
                assert result.status == "mistaken", option.id
                replies[option.id] = result.message
        assert len(set(replies.values())) == len(replies)
    if isinstance(kind, Choices):
        model = exercise.solve(desk)
        for option in kind.options:
            toggled = sorted(set(model) ^ {option.id})
            if toggled:
                result = check(exercise, toggled, desk)
                assert (result.status, result.mistake) == ("mistaken", option.id)
    if isinstance(kind, Labels):
        model = exercise.solve(desk)
        for line in kind.lines:
            other = next(o.id for o in kind.labels if o.id != model[line.id])
            result = check(exercise, model | {line.id: other}, desk)
            assert result.status == "mistaken" and result.mistake


@every_exercise
@pytest.mark.parametrize("blank", [None, "", "  \n", [], {}, {"a": ""}], ids=repr)
def test_nothing_is_unanswered_and_not_wrong(exercise, desk, blank):
    result = check(exercise, blank, desk)
    assert result.status == "unanswered" and result.message.endswith(".")


ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from(["A1", "B13", "a", "1,000", "٣", "1e999", "--5", "9" * 400]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.text(string.ascii_lowercase, max_size=8), inner, max_size=4
        )
    ),
    max_leaves=5,
)


@every_exercise
@given(data=st.data())
def test_a_wild_answer_draws_a_message_and_never_an_exception(exercise, desk, data):
    sane = well_formed(exercise, desk)
    answer = data.draw(ANYTHING)
    if isinstance(sane, dict) and data.draw(st.booleans()):
        answer = sane | {data.draw(st.sampled_from(sorted(sane))): answer}
    if isinstance(sane, list) and data.draw(st.booleans()):
        answer = [*sane, answer]
    result = check(exercise, answer, desk)
    assert result.message.strip()
    assert result.status in {
        "unanswered", "correct", "mistaken", "incorrect", "recorded",
    }  # fmt: skip


@every_exercise
def test_hints_lead_on_and_the_question_holds_no_answer(exercise, desk):
    if not exercise.recorded:
        assert len(exercise.hints) >= 2
    asked = question(exercise, desk)
    text = repr(asked) + still(exercise)
    assert exercise.right not in text
    for said in (*exercise.hints, *(mistake.say for mistake in exercise.mistakes)):
        assert said not in text
    for option in getattr(exercise.answer, "options", ()):
        assert not option.say or option.say not in text
    assert "run this cell to answer" in still(exercise)


def test_there_are_forty_exercises_or_more_and_every_id_is_its_own():
    ids = [param.values[0].id for param in EXERCISES]
    assert len(set(ids)) == len(ids)
    assert len(ids) >= 40


@pytest.mark.parametrize("number", syllabus.NUMBERS)
def test_every_objective_has_an_exercise_and_the_other_way_round(number):
    lesson = syllabus.lesson(number)
    objectives = {objective.id for objective in lesson.objectives}
    assert {exercise.objective for exercise in lesson.exercises} == objectives
    assert 2 <= len(objectives) <= 4
    assert any(exercise.prediction for exercise in lesson.exercises)
    assert 20 <= lesson.minutes <= 60


def test_a_lesson_or_an_exercise_that_there_is_not():
    with pytest.raises(ValueError, match="the lessons are"):
        open_lesson("99")
    with pytest.raises(ValueError, match="has no exercise"):
        open_lesson("03").ask("counts.nothing")


# Reading numbers -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("9.2", 9.2), ("9,2", 9.2), ("1,021", 1021), ("9.174", 9.174), ("1 021", 1021),
        ("14 %", 14), ("about 14", 14), ("−0.3", -0.3), ("+.5", 0.5), ("0.129", 0.129),
        ("0,129", 0.129), ("12.", 12), ("3 of 27", None), ("three", None), ("", None),
        (True, None), ("1,234,567", 1234567), ("nan", None), (3, 3), ("9" * 400, None),
    ],
)  # fmt: skip
def test_a_number_is_read_as_people_write_it(typed, number):
    assert read_number(typed) == number


# Each kind, on an invented exercise -----------------------------------------------


def test_steps_must_each_be_used_once():
    from lessons.exercises.model import Exercise, Option

    steps = tuple(Option(letter, letter) for letter in "abc")
    exercise = Exercise(
        "x.order", "?", Order(steps), "In that order, yes indeed.", "x",
        solve=lambda desk: ["b", "a", "c"],
    )  # fmt: skip
    desk = DESKS["03"]
    for order in permutations("abc"):
        expected = "correct" if order == ("b", "a", "c") else "incorrect"
        assert check(exercise, list(order), desk).status == expected
    assert "once" in check(exercise, ["a", "a", "b"], desk).message


def test_a_rule_accepts_what_the_model_answer_is_one_case_of():
    from lessons.exercises.model import Exercise

    exercise = Exercise(
        "x.rule", "?", Number(), "Any even number will do.", "x",
        solve=lambda desk: 2,
        accepts=lambda answer, desk: read_number(answer) % 2 == 0,
    )  # fmt: skip
    desk = DESKS["03"]
    assert check(exercise, "4", desk) == check(exercise, "2", desk)
    assert check(exercise, "4", desk).status == "correct"
    assert check(exercise, "3", desk).status == "incorrect"
    assert check(exercise, "three", desk).status == "incorrect"
    assert check(exercise, " ", desk).status == "unanswered"


def test_a_number_beyond_what_can_be_is_asked_again_and_not_called_saved(
    tmp_path, monkeypatch
):
    monkeypatch.setenv("LESSONS_WORK", str(tmp_path))
    asked = open_lesson("01").ask("origin.predict-share")
    said = {}
    for typed in ("150", "-1", "many", "20"):
        asked.view._handle_custom_msg({"do": "check", "answer": typed}, [])
        said[typed] = (asked.view.state["message"], asked.view.state["saved"])
    assert said["150"] == ("It cannot be more than 100. What did you mean?", "")
    assert said["-1"] == ("It cannot be less than 0. What did you mean?", "")
    assert said["many"][0].startswith("Write the answer as a number") and (
        not said["many"][1]
    )
    assert said["20"][1] == "saved ✓"
    assert asked.view.state["answer"] == "20"  # for a view that is opened later


def test_a_claim_is_accepted_when_its_parts_fit_and_never_when_it_says_too_much():
    told, named = (
        next(e for e in syllabus.lesson("07").exercises if e.id == id_)
        for id_ in ("brief.claim-told", "brief.claim-named")
    )
    desk = DESKS["07"]
    parts = ("verb", "measure", "scope", "evidence", "counter")
    for exercise, fitting in (
        (told, ("b-tells", "need", "articles", "B8", "A21")),
        (told, ("b-suggests", "goods", "articles", "B10", "A20")),
        (told, ("b-more", "war", "articles", "B7", "A2")),
        (named, ("b-own", "regime", "articles", "B10", "A20")),
        (named, ("a-passes", "operation", "articles", "A15", "B6")),
    ):
        claim = dict(zip(parts, fitting, strict=True))
        assert check(exercise, claim, desk).status == "correct", claim
        for scope in ("outlets", "media"):
            assert check(exercise, claim | {"scope": scope}, desk).mistake
    for exercise in (told, named):
        model = exercise.solve(desk)
        for verb in exercise.answer.verbs:
            for measure in exercise.answer.measures:
                claim = model | {"verb": verb.id, "measure": measure.id}
                result = check(exercise, claim, desk)
                assert result.status in ("correct", "mistaken"), claim
                if verb.id in ("proves", "biased", "hides", "wants"):
                    assert result.mistake == verb.id and "Stronger:" in result.message
