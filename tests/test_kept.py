"""What an earlier version of the kit wrote still opens: records, a story, a hand-in.

The files in `tests/kept` were written by the kit before its rooms were put in order.
They are copied first: nothing writes to them.
"""

import json
import shutil
from pathlib import Path

import pytest
from kernels import ROOT

from lessons import syllabus
from lessons.exercises.check import check
from lessons.exercises.model import pair_for
from lessons.exercises.record import Record
from lessons.notebook.exercise_view import is_locked, show
from lessons.notebook.story import Story
from lessons.pages.hand_in_page import hand_in_page
from lessons.reading.pair import load_pair
from lessons.story.model import Correction, OwnClaim
from lessons.teaching.class_report import class_report
from lessons.teaching.hand_in import gather
from lessons.teaching.hand_ins import read_hand_ins

KEPT = ROOT / "tests" / "kept"
PAIR = load_pair()

every_lesson = pytest.mark.parametrize("number", syllabus.NUMBERS)


@pytest.fixture
def kept(tmp_path) -> Path:
    """A folder that a learner has had since the earlier version."""
    return Path(shutil.copytree(KEPT, tmp_path / "my-work"))


@every_lesson
def test_every_answer_comes_back_with_its_status(kept, number):
    record = Record(number, kept)
    written = json.loads(record.path.read_text("utf-8"))["exercises"]
    entries = record.entries()
    assert {*entries} <= {e.id for e in syllabus.lesson(number).exercises}
    for id_, entry in entries.items():
        for field in ("answer", "status", "attempts", "hints", "mistakes"):
            assert getattr(entry, field) == written[id_][field], (id_, field)
    assert record.notes == [] and not list(kept.glob("*.damaged-*"))


@every_lesson
def test_every_answer_is_shown_and_marked_as_it_was(kept, number):
    record = Record(number, kept)
    entries = record.entries()
    answers = {id_: entry.answer for id_, entry in entries.items()}
    for exercise in syllabus.lesson(number).exercises:
        if exercise.id not in entries:
            continue  # it was not asked then
        entry = entries[exercise.id]
        state = show(exercise, PAIR, record).view.state
        assert (state["answer"], state["status"]) == (entry.answer, entry.status)
        assert state["hints"] == list(exercise.hints[: entry.hints])
        assert state["saved"] == "saved ✓"
        result = check(exercise, entry.answer, pair_for(exercise, PAIR, answers))
        if is_locked(exercise, entry):  # for good, whatever is asked of a guess today
            assert state["locked"] and state["message"]
        elif entry.status:
            assert result.status == entry.status, exercise.id
            assert state["message"] == result.message
        else:  # kept, and not checked yet
            assert state["message"] == ""


def test_the_story_opens_as_it_was_left(kept):
    story = Story("old-story", kept)
    a, b = story.pair
    assert story.notes == () and story.read.kept.is_own
    assert [a.label, b.label] == ["Echo", "gazette"]
    swans = Correction(0, "Swans stop the Dunmere ferry", "caption")
    assert story.read.work.roles_a == (swans,) and a.segments[0].role == "caption"
    (subject,) = story.read.subjects
    assert (subject.name, list(subject.labels)) == ("Band", ["band", "Ida Moor"])
    assert story.read.work.claims == (
        OwnClaim("In these two articles the band plays", "a b c d", "e f g h"),
    )
    (line,), (row,) = story.read.work.card_a, story.read.work.ledger
    assert (line.claim, row.fact, row.not_in_b) == ("who leads", "rain", True)
    # Their words stand in neither text, so they are kept and do not count.
    assert a.card.proves == () and story.read.facts == ()


def test_the_forms_of_the_story_show_what_was_filled_in(kept):
    story = Story("old-story", kept)
    before = story.file.path.read_bytes()
    shown = set()

    def walk(widget):
        shown.add(str(getattr(widget, "value", "")))
        for child in getattr(widget, "children", ()):
            walk(child)

    for form in (
        story.choose(), story.roles(), story.card("A"), story.card("B"),
        story.who_speaks(), story.names(), story.ledger(), story.claims(),
    ):  # fmt: skip
        walk(form.view)
    assert {
        "Echo", "caption", "who leads", "Ida Moor, who leads the band", "Band",
        "band, Ida Moor", "rain", "Rain fell all night", "a b c d", "e f g h",
        "In these two articles the band plays",
    } <= shown  # fmt: skip
    assert story.file.path.read_bytes() == before, "looking changes nothing"


def test_the_hand_in_is_read_with_every_entry(kept):
    (one,) = read_hand_ins(kept).submissions
    assert one.file == "hand-in-ada-oneil-2491a1.html" and one.name == "Ada O’Neil"
    # A hand-in keeps what was answered in a lesson that is left out since.
    numbers = [path.stem[-2:] for path in kept.glob("lesson-*.json")]
    records = [Record(number, kept).entries() for number in numbers]
    by_id = {id_: entry for entries in records for id_, entry in entries.items()}
    assert one.entries == by_id


def test_the_hand_in_stands_in_the_class_report(kept):
    report = class_report(read_hand_ins(kept))
    asked_now = [e for n in syllabus.NUMBERS for e in syllabus.lesson(n).exercises]
    assert report.not_begun == () and list(report.exercises) == asked_now
    assert all(one.faults and one.answered == 1 for one in report.difficulties)


def test_the_hand_in_of_today_holds_the_same_answers(kept):
    page = hand_in_page(gather("Ada O’Neil", kept))
    (kept / "today.html").write_text(page, encoding="utf-8")
    (one,) = read_hand_ins(kept).submissions
    assert one.file == "today.html"
    (old,) = read_hand_ins(KEPT).submissions
    assert one.entries == old.entries
