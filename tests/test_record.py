"""The learner's record: an answer comes back with its history, whatever is found."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import JSON

from lessons.exercises.model import Result
from lessons.exercises.progress import standing
from lessons.exercises.record import SCHEMA, Entry, Record, work_folder


def test_an_answer_comes_back_with_its_history(tmp_path):
    record = Record("03", tmp_path)
    record.save_answer("counts.rate", "9")
    record.save_check("counts.rate", "9", Result("mistaken", "…", "counted-raw"))
    record.save_hints("counts.rate", 1)
    record.save_check("counts.rate", "9.2", Result("correct", "…"))
    entry = Record("03", tmp_path).entries()["counts.rate"]
    assert (entry.answer, entry.status, entry.attempts) == ("9.2", "correct", 2)
    assert (entry.hints, entry.mistakes) == (1, {"counted-raw": 1})
    assert entry.first_saved < entry.last_saved and entry.last_saved.endswith("+00:00")


def test_the_file_is_readable_and_says_its_schema(tmp_path):
    record = Record("03", tmp_path)
    record.save_answer("counts.why", "weil “Mr” häufiger ist")
    text = record.path.read_text(encoding="utf-8")
    assert "weil “Mr” häufiger ist" in text and text.count("\n") > 5
    assert json.loads(text)["schema"] == SCHEMA


def test_an_empty_check_is_no_attempt(tmp_path):
    record = Record("03", tmp_path)
    assert record.save_check("x", None, Result("unanswered", "…")).attempts == 0
    assert record.save_answer("x", "b").answer == "b"


def test_the_answer_that_was_checked_last_stays_and_counts(tmp_path):
    record = Record("03", tmp_path)
    record.save_check("x", "a", Result("correct", "…"))
    record.save_answer("x", "b")
    record.save_check("x", "", Result("unanswered", "…"))
    entry = Record("03", tmp_path).entries()["x"]
    assert (entry.answer, entry.status, entry.attempts) == ("a", "correct", 1)
    assert (entry.draft, entry.latest) == ("", "")
    assert standing(entry) == "✓ right · changed since, and not checked"
    assert record.save_answer("x", "a").draft is None  # changed back
    record.save_answer("x", "b")
    entry = record.save_check("x", "c", Result("incorrect", "…"))
    assert (entry.answer, entry.status, entry.draft) == ("c", "incorrect", None)


def test_the_same_answer_once_more_undoes_no_check(tmp_path):
    record = Record("03", tmp_path)
    record.save_check("counts.rate", "9.2", Result("correct", "Yes."))
    kept = record.entries()["counts.rate"]
    assert record.save_answer("counts.rate", "9.2") == kept
    assert record.entries()["counts.rate"] == kept
    assert record.save_answer("counts.rate", "9.3").latest == "9.3"
    assert record.save_answer("counts.other", "").first_saved  # a first one is kept


def test_how_much_was_shown_is_kept_and_never_becomes_less(tmp_path):
    record = Record("03", tmp_path)
    assert record.save_shown("counts.rate", 2).shown == 2
    assert record.save_shown("counts.rate", 1).shown == 2
    assert record.save_answer("counts.rate", "9").shown == 2


@given(exercise=st.text(max_size=20), answer=JSON)
def test_any_answer_to_any_exercise_comes_back(tmp_path_factory, exercise, answer):
    folder = tmp_path_factory.mktemp("record")
    Record("00", folder).save_answer(exercise, answer)
    assert Record("00", folder).entries()[exercise].answer == answer


@pytest.mark.parametrize("name", ["", "../03", "a/b", "A", "x" * 41, "0\n"])
def test_no_file_is_named_from_raw_input(tmp_path, name):
    with pytest.raises(ValueError, match="cannot name"):
        Record(name, tmp_path)


def test_records_are_kept_where_the_class_says_or_beside_the_notebook(
    tmp_path, monkeypatch
):
    monkeypatch.setenv("LESSONS_WORK", str(tmp_path / "class"))
    assert Record("03").path == tmp_path / "class" / "lesson-03.json"
    monkeypatch.delenv("LESSONS_WORK")
    monkeypatch.chdir(tmp_path)
    assert work_folder() == tmp_path / "my-work"


# Damage ---------------------------------------------------------------------------

DAMAGE = {
    "empty": b"",
    "truncated": b'{"schema": 1, "lesson": "03", "exer',
    "binary": b"\x00\xff\xfe",
    "foreign": b'["a shopping list"]',
    "of another lesson": b'{"schema": 1, "lesson": "04", "exercises": {}}',
    "of the future": b'{"schema": 99, "lesson": "03", "exercises": {}}',
    "of no schema": b'{"answers": {"x": "old"}}',
    "no entries": b'{"schema": 1, "lesson": "03", "exercises": {"x": 3}}',
    "deep": b"[" * 100_000,
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_record_is_kept_aside_and_said_so(tmp_path, damage):
    record = Record("03", tmp_path)
    record.path.write_bytes(damage)
    record.save_answer("x", "new")
    assert record.entries()["x"].answer == "new"
    (aside,) = tmp_path.glob("*.damaged-*")
    assert aside.read_bytes() == damage
    (note,) = record.notes
    assert aside.name in note


def test_unknown_fields_of_an_entry_do_not_stop_the_work(tmp_path):
    record = Record("03", tmp_path)
    entry = {"answer": "a", "mood": "good"}
    content = {"schema": SCHEMA, "lesson": "03", "exercises": {"x": entry}}
    record.path.write_text(json.dumps(content))
    assert record.entries()["x"] == Entry(answer="a")
