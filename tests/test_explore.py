"""Explorers: what is typed is answered in words, and shown as text alone."""

import pytest
from hostile import HOSTILE_ANSWERS
from hypothesis import given, settings
from hypothesis import strategies as st
from markup import harmless_markup

from lessons.exercises.record import Record
from lessons.notebook.explore import EXPLORERS, explore
from lessons.reading.pair import load_pair
from lessons.storage import RecordError
from lessons.syllabus.lesson_05 import own_tones

PAIR = load_pair()


def parts(name):
    *controls, shown, _ = explore(name, PAIR).view.children
    return controls, shown


@pytest.mark.parametrize("name", EXPLORERS)
def test_every_control_has_a_name_and_something_is_shown(name):
    controls, shown = parts(name)
    assert controls and all(control.description.strip() for control in controls)
    assert shown.value


@pytest.mark.parametrize("name", EXPLORERS)
def test_the_plain_text_never_changes(name):
    explorer = explore(name, PAIR)
    bundle = explorer._repr_mimebundle_()
    assert bundle["text/plain"] == f"<explorer {name}>"
    assert "Run this cell" in bundle["text/html"]
    assert "application/vnd.jupyter.widget-view+json" in bundle


def test_a_word_leads_to_its_lines():
    (word,), shown = parts("word")
    word.value = "regime"
    assert "isolated" in shown.value and "A 0 in 694 words" in shown.value
    word.value = "wra"
    assert "neither" in shown.value
    word.value = "special military"
    assert "one word" in shown.value


def test_leaving_words_out_moves_the_ranking():
    (small, more), shown = parts("stop-words")
    before = shown.value
    assert "mr (18)" in before
    more.value = "mr north"
    assert "mr (18)" not in shown.value
    small.value = False
    assert "the (" in shown.value


def test_switching_the_pipeline_turns_the_order_round():
    (choice,), shown = parts("pipeline")
    higher = []
    for _, pipeline in choice.options[1:]:
        choice.value = pipeline
        higher.append("B is higher" if "B is higher" in shown.value else "A is higher")
    assert higher == ["B is higher", "A is higher", "A is higher", "B is higher"]


def test_a_sentence_is_taken_apart():
    (choice,), shown = parts("sentence")
    choice.index = 15  # the first line asks
    assert choice.label.startswith("A15") and "solidarity" in shown.value
    choice.value = PAIR.sentence("B2")
    assert "war" in shown.value and "solidarity" not in shown.value


def test_a_subject_shows_its_names_by_voice():
    (choice,), shown = parts("labels")
    choice.value = "the war"
    assert "the Ukrainian direction" in shown.value and "quoted" in shown.value


def test_my_numbers_are_those_that_were_saved(tmp_path):
    record = Record("05", tmp_path)
    button, shown, _ = explore("my-codes", PAIR, record).view.children
    button.value = True
    assert "No number of yours" in shown.value and "sample readings" in shown.value
    assert "<img" in shown.value
    given = {"A15": "-2", "A22": "0", "B7": "-1", "A9": "", "B2": "7", "C1": "1"}
    record.save_answer("scores.code-a-dozen", given)
    assert own_tones(given) == {"A15": -2, "A22": 0, "B7": -1}
    button.value = False
    assert "<img" not in shown.value
    button.value = True
    assert "3 of your 12 numbers were found. Left open: A9" in shown.value
    assert "in 1 of 3 sentences" in shown.value


@pytest.mark.parametrize("answer", [None, [], "A15", {"A15": -2}, {"A15": ["1"]}])
def test_an_answer_may_hold_no_numbers(answer):
    assert own_tones(answer) == {}


def test_numbers_that_cannot_be_read_are_none(tmp_path):
    (tmp_path / "work").write_text("a file")
    record = Record("05", tmp_path / "work")
    with pytest.raises(RecordError):
        record.entries()
    button, shown, _ = explore("my-codes", PAIR, record).view.children
    button.value = True
    assert "No number of yours" in shown.value


@pytest.mark.parametrize("name", EXPLORERS)
def test_no_picture_is_drawn_before_something_is_chosen(name):
    # A chart takes a moment, and opening a lesson should not.
    _, shown = parts(name)
    assert "<img" not in shown.value


@pytest.mark.parametrize("name", ["pipeline", "sentence", "labels"])
def test_a_choice_can_be_taken_back(name):
    (choice,), shown = parts(name)
    assert choice.label.startswith("Choose")
    before = shown.value
    choice.index = 1
    assert "<img" in shown.value
    choice.index = 0
    assert shown.value == before


@pytest.mark.parametrize("name", ["word", "rates", "stop-words"])
def test_what_is_typed_is_shown_as_text(name):
    controls, shown = parts(name)
    for nasty in HOSTILE_ANSWERS:
        controls[-1].value = nasty
        assert shown.value
        harmless_markup(shown.value)


@settings(max_examples=40)
@given(st.text(max_size=30))
def test_anything_typed_gets_an_answer(typed):
    (word,), shown = parts("word")
    word.value = typed
    harmless_markup(shown.value)
    assert shown.value.startswith('<p role="status">')
    answers = ("Type one word", "in neither article", "Each place of the word")
    assert sum(answer in shown.value for answer in answers) == 1


def test_an_explorer_that_there_is_not():
    with pytest.raises(ValueError, match="explorers are"):
        explore("zebra", PAIR)
