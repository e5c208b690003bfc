"""The desk in a notebook: exercises shown and kept, the hand-in form, saved pages."""

import asyncio
import errno
import html
import json
from types import SimpleNamespace
from typing import ClassVar

import numpy as np
import pytest
from kernels import ROOT
from shells import shell_with_first_aid

from lessons import open_lesson, syllabus
from lessons.exercises.kinds import Value
from lessons.exercises.model import Exercise, Result
from lessons.exercises.progress import standing
from lessons.exercises.record import Entry, Record
from lessons.exercises.reveal import reason
from lessons.notebook import kernel
from lessons.notebook.downloads import Written
from lessons.notebook.drop_area import drop_area
from lessons.notebook.exercise_view import (
    ExerciseView,
    moment,
    question,
    show,
    still,
)
from lessons.notebook.hand_in_form import PURPOSE, HandInForm, hand_in_form
from lessons.notebook.key_view import show_key
from lessons.notebook.prediction import prediction
from lessons.notebook.server import (
    LIVE,
    OURS,
    SAVED,
    _load_jupyter_server_extension,
    as_fresh,
    without_live_views,
)
from lessons.notebook.story import Story
from lessons.notebook.trust_form import trust_form
from lessons.pages.opening import FILES
from lessons.reading.pair import load_pair
from lessons.storage import RecordError
from lessons.syllabus.lesson_05 import CODE_A_DOZEN, PARTING
from lessons.teaching.sample import right

PAIR = load_pair()
EXERCISES = {e.id: e for n in syllabus.NUMBERS for e in syllabus.lesson(n).exercises}
TRAP = EXERCISES["counts.length-trap"]


@pytest.fixture
def record(tmp_path) -> Record:
    return Record("03", tmp_path)


def told(view: ExerciseView, do: str, answer=None) -> dict:
    """What the view shows after the browser said this."""
    view.view._handle_custom_msg({"do": do, "answer": answer}, [])
    return view.view.state


# An exercise in its view ----------------------------------------------------------


def test_an_answer_is_kept_checked_and_found_again(record):
    view = show(TRAP, PAIR, record)
    assert told(view, "change", "9")["saved"] == "saved ✓"
    assert record.entries()[TRAP.id].answer == "9"
    answer = right(TRAP, PAIR)
    state = told(view, "check", answer)
    assert (state["status"], state["message"]) == ("correct", TRAP.right)
    again = show(TRAP, PAIR, record).view.state
    assert again == state | {"turn": 0, "checks": 0}


def test_hints_open_one_by_one_and_stay_open(record):
    view = show(TRAP, PAIR, record)
    opened = [told(view, "hint")["hints"] for _ in range(len(TRAP.hints) + 1)]
    assert opened[0] == [TRAP.hints[0]]
    assert opened[-1] == opened[-2] == list(TRAP.hints)
    assert show(TRAP, PAIR, record).view.state["hints"] == list(TRAP.hints)


def test_the_same_reply_is_news_each_time(record):
    view = show(TRAP, PAIR, record)
    first, second = (told(view, "check", answer) for answer in ("0", "0"))
    assert (second["turn"], second["checks"]) == (first["turn"] + 1, 2)


def test_a_reply_that_was_had_before_brings_the_next_hint(record):
    view, hints = show(TRAP, PAIR, record), list(TRAP.hints)
    replies = [told(view, "check", "0") for _ in range(len(hints) + 2)]
    messages = [state["message"] for state in replies]
    assert "had this reply before" not in messages[0]
    assert all(said.startswith(f"{messages[0]}\n") for said in messages[1:])
    opened = [state["hints"] for state in replies]
    assert opened[: len(hints) + 1] == [hints[:at] for at in range(len(hints) + 1)]
    assert "a hint has opened" in messages[1] and "“Show me”" in messages[-1]
    assert record.entries()[TRAP.id].hints == len(hints)


def test_a_reply_goes_when_the_answer_changes(record):
    view = show(TRAP, PAIR, record)
    assert told(view, "check", right(TRAP, PAIR))["headline"] == "Right"
    state = told(view, "change", "50")
    assert (state["status"], state["message"]) == ("", "")
    assert state["headline"] == "Changed, not checked yet"
    again = show(TRAP, PAIR, Record("03", record.folder)).view.state
    assert (again["answer"], again["headline"]) == ("50", state["headline"])
    back = told(view, "change", right(TRAP, PAIR))
    assert (back["status"], back["headline"]) == ("correct", "Right")


def test_a_kept_prediction_is_locked_with_its_time(record):
    exercise = EXERCISES["counts.predict-war"]
    first, second = (option.id for option in exercise.kind.options[:2])
    view = show(exercise, PAIR, record)
    unkept = prediction(exercise, PAIR, Entry()).view.value
    assert "kept no prediction yet" in unkept and "run this cell again" in unkept
    told(view, "change", second)
    state = told(view, "check", first)
    assert state["locked"] and state["headline"].startswith("Kept on ")
    for do in ("change", "check"):
        told(view, do, second)
        told(show(exercise, PAIR, record), do, second)
    kept = record.entries()[exercise.id]
    assert (kept.answer, kept.attempts) == (first, 1)
    assert show(exercise, PAIR, record).view.state["headline"] == state["headline"]
    beside = prediction(exercise, PAIR, kept)
    shown = html.unescape(beside.view.value)
    assert exercise.kind.options[0].text in shown and exercise.outcome(PAIR) in shown
    still_page = beside._repr_mimebundle_()["text/html"]
    assert exercise.outcome(PAIR) not in html.unescape(still_page)


def test_a_prediction_of_several_choices_parts_them(record):
    exercise = EXERCISES["many.predict-apart"]
    one, other, *_ = exercise.kind.options
    told(show(exercise, PAIR, record), "check", [one.id, other.id])
    kept = record.entries()[exercise.id]
    shown = html.unescape(prediction(exercise, PAIR, kept).view.value)
    assert f"{one.text}; {other.text}" in shown


def test_a_time_that_somebody_changed_by_hand_is_no_error():
    assert moment("yesterday") == "a day that is not known"


def test_a_prediction_is_looked_up_by_its_name(tmp_path, monkeypatch):
    monkeypatch.setenv("LESSONS_WORK", str(tmp_path))
    desk = open_lesson("03")
    assert repr(desk.prediction("counts.predict-war")).startswith("<prediction ")
    with pytest.raises(ValueError, match="asks for no prediction"):
        desk.prediction(TRAP.id)
    with pytest.raises(ValueError, match="has no exercise"):
        desk.prediction("counts.nothing")


# Showing the answer ---------------------------------------------------------------


def test_the_answer_is_shown_bit_by_bit_after_two_tries(record):
    view, why = show(TRAP, PAIR, record), TRAP.right
    assert told(view, "show")["shown"] == [] and told(view, "check", "0")["show"] == ""
    assert told(view, "check", "1")["show"] == "Show me a hint"
    labels = []
    while label := view.view.state["show"]:
        labels.append(label)
        assert why not in repr(view.view.state)
        told(view, "show")
    hints = ["Show me a hint"] * (len(TRAP.hints) - 1)  # the second reply opened one
    assert labels == [*hints, "Show me a part", "Show me the answer"]
    shown = "\n".join(view.view.state["shown"])
    assert right(TRAP, PAIR) in shown and f"Why: {reason(why)}" in shown
    assert "Yes" not in shown
    entry = record.entries()[TRAP.id]
    assert (entry.shown, entry.hints) == (2, len(TRAP.hints))
    assert standing(entry) == "↻ try again · the answer was shown"
    assert show(TRAP, PAIR, record).view.state["shown"] == view.view.state["shown"]


@pytest.mark.parametrize("how", ["variable", "in the folder", "beside it"])
def test_a_teacher_can_switch_that_off(tmp_path, monkeypatch, how):
    folder = tmp_path / "work"
    folder.mkdir()
    record = Record("03", folder)
    if how == "variable":
        monkeypatch.setenv("LESSONS_SHOW_ME", "off")
    else:
        place = folder if how == "in the folder" else tmp_path
        (place / "no-show-me.txt").touch()
    view = show(TRAP, PAIR, record)
    for typed in ("0", "1", "2"):
        assert told(view, "check", typed)["show"] == ""
    assert told(view, "show")["shown"] == []
    assert record.entries()[TRAP.id].shown == 0


def test_what_cannot_be_recorded_is_not_shown(tmp_path):
    record = Record("03", tmp_path / "work")
    view = show(TRAP, PAIR, record)
    for _ in range(len(TRAP.hints) + 2):
        told(view, "check", "0")
    assert view.view.state["show"] == "Show me a part"
    record.path.unlink()
    for left in (tmp_path / "work").iterdir():
        left.unlink()
    (tmp_path / "work").rmdir()
    (tmp_path / "work").write_text("a file")
    assert told(view, "show")["shown"] == []


@pytest.mark.parametrize("message", [{}, {"do": "zebra"}, {"do": 3}])
def test_a_message_that_asks_for_nothing_known_changes_nothing(record, message):
    view = show(TRAP, PAIR, record)
    before = view.view.state
    view.view._handle_custom_msg(message, [])
    assert view.view.state == before and record.entries() == {}


def test_a_number_beyond_what_can_be_is_asked_again_and_not_called_saved(tmp_path):
    exercise = EXERCISES["origin.predict-share"]
    view = show(exercise, PAIR, Record("01", tmp_path))
    said = {}
    for typed in ("150", "-1", "many", "20"):
        state = told(view, "check", typed)
        said[typed] = (state["message"], state["saved"])
    assert said["150"] == ("It cannot be more than 100. What did you mean?", "")
    assert said["-1"] == ("It cannot be less than 0. What did you mean?", "")
    assert said["many"][0].startswith("Write the answer as a number")
    assert said["many"][1] == "" and said["20"][1] == "saved ✓"
    assert view.view.state["answer"] == "20"  # for a view that is opened later


def test_what_is_not_on_the_disk_is_not_called_saved(tmp_path):
    (tmp_path / "work").write_text("a file")
    first = show(TRAP, PAIR, Record("03", tmp_path / "work"))
    assert first.view.state["saved"].startswith("NOT SAVED")
    record = Record("03", tmp_path / "later")
    view = show(TRAP, PAIR, record)
    (tmp_path / "later").write_text("a file")
    state = told(view, "check", right(TRAP, PAIR))
    assert state["status"] == "correct" and state["saved"].startswith("NOT SAVED: ")


def test_a_lesson_goes_on_where_nothing_can_be_saved(record, monkeypatch):
    """Tries are counted, and help is opened, as where everything is saved."""
    view = show(TRAP, PAIR, record)

    def refuse(*_):
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr("lessons.storage.kept_file.write_whole", refuse)
    said = [told(view, "check", typed)["saved"] for typed in ("50", "50", "51")]
    assert said[0].startswith("NOT SAVED: the folder") and "You can go on" in said[0]
    assert said[1] == said[2] == "NOT SAVED, for the same reason as before."
    assert view.view.state["hints"] and view.view.state["show"]
    assert record.entries()[TRAP.id].attempts == 3
    monkeypatch.undo()
    assert told(view, "check", right(TRAP, PAIR))["saved"] == "saved ✓"
    assert Record("03", record.folder).entries()[TRAP.id].attempts == 4


def test_a_damaged_record_is_said_beside_the_question(record):
    record.path.write_bytes(b"[1")
    state = show(TRAP, PAIR, record).view.state
    assert "could not be read" in state["message"] and state["answer"] is None


def test_neither_the_question_nor_the_still_page_gives_an_answer_away():
    for exercise in EXERCISES.values():
        asked, page = repr(question(exercise, PAIR)), still(exercise)
        secret = [exercise.right, *exercise.hints, *(m.say for m in exercise.mistakes)]
        secret += exercise.kind.replies().values()
        shown = asked + html.unescape(page)
        assert not [said for said in secret if said in shown], exercise.id
        assert html.escape(exercise.prompt.split("\n")[0]) in page
        assert "run this cell to answer" in page


# The value of a name --------------------------------------------------------------

GAP_CELL = Exercise(
    "counts.gap",
    "How many words has B?",
    Value("words_b", "number", before=0),
    "Yes: every rate of B is divided by it.",
    "counts.compare",
    solve=lambda pair: len(pair.b.words),
)
WORDS_B = len(PAIR.b.words)


def test_the_value_of_a_name_is_checked_and_kept(record):
    names = {"words_b": 0}
    view = show(GAP_CELL, PAIR, record, names)
    assert view.view.state["now"] == "“words_b” is 0: still as it was."
    state = told(view, "check", "what the browser says is no answer")
    assert (state["status"], state["saved"]) == ("unanswered", "")
    names["words_b"] = PAIR.b
    assert "the article B itself" in told(view, "check")["message"]
    names["words_b"] = WORDS_B
    state = told(view, "check")
    assert (state["status"], state["message"]) == ("correct", GAP_CELL.right)
    kept = record.entries()[GAP_CELL.id]
    assert (kept.answer, kept.status, kept.attempts) == (WORDS_B, "correct", 2)
    assert standing(kept) == "✓ right"


def test_a_name_without_a_value_is_missing_and_its_cell_is_named(record):
    state = told(show(GAP_CELL, PAIR, record, {}), "check")
    assert "first run the cell above that says" in state["message"]
    assert record.entries()[GAP_CELL.id].attempts == 0


def test_a_reply_comes_back_with_the_value_that_it_is_about_and_no_other(record):
    told(show(GAP_CELL, PAIR, record, {"words_b": WORDS_B}), "check")
    again = show(GAP_CELL, PAIR, record, {"words_b": WORDS_B}).view.state
    assert (again["status"], again["message"]) == ("correct", GAP_CELL.right)
    other = show(GAP_CELL, PAIR, record, {"words_b": 0}).view.state
    assert (other["status"], other["message"]) == ("", "")
    assert record.entries()[GAP_CELL.id].status == "correct"


def test_a_cell_that_is_run_changes_what_the_view_says(record, monkeypatch):
    with shell_with_first_aid() as shell:
        monkeypatch.setattr(kernel, "_shell", lambda: shell)
        shell.run_cell("words_b = 0")
        view = show(GAP_CELL, PAIR, record).view
        shell.run_cell(f"words_b = {WORDS_B}")
        assert view.state["now"] == f"“words_b” is {WORDS_B}."
        turn = view.state["turn"]
        shell.run_cell("other = 1")
        assert view.state["turn"] == turn


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (3, 3), (True, True), (2.5, 2.5), ("war", "war"), (..., "..."),
        ((1, 2), [1, 2]),
        (np.int64(3), 3), (np.float64(2.5), 2.5), (np.bool_(True), True),
        (None, {"other": "None, which is Python's word for nothing"}),
        (PAIR.a, {"other": "the article A itself"}), ({1}, {"other": "a set"}),
        ([[1]], {"other": "a list that holds more than numbers and texts"}),
        ([1] * 41, {"other": "a list of 41 items"}),
        ("x" * 2001, {"other": "a text of 2,001 characters"}),
        (float("nan"), {"other": "no number to count by"}),
        (10**400, {"other": "no number to count by"}),
        (len, {"other": "a tool, and not what it gives: its brackets ( ) are missing"}),
    ],
)  # fmt: skip
def test_a_value_is_plain_data_or_told_in_words(value, plain):
    found = kernel.as_plain(value)
    assert found == plain and type(found) is type(plain)
    assert json.loads(json.dumps(found)) == found


# An exercise that reads an earlier answer -----------------------------------------


def parting(record: Record) -> str:
    """The status of A21 and B2, which a reader's own numbers may part or not."""
    return told(show(PARTING, PAIR, record), "check", ["A21", "B2"])["status"]


def test_the_earlier_answer_is_read_from_the_record(tmp_path):
    record = Record("05", tmp_path)
    assert parting(record) == "mistaken"
    record.save_answer(CODE_A_DOZEN.id, {"A21": "-2", "B2": "2"})
    assert parting(record) == "correct"
    record.save_answer(CODE_A_DOZEN.id, "no numbers")
    assert parting(record) == "mistaken"


def test_an_earlier_answer_that_is_damaged_is_none(tmp_path):
    record = Record("05", tmp_path)
    record.path.write_bytes(b"[1")
    assert parting(record) == "mistaken"
    assert list(tmp_path.glob("*.damaged-*"))


def test_an_earlier_answer_that_cannot_be_read_is_none(tmp_path):
    record = Record("05", tmp_path / "work")
    view = show(PARTING, PAIR, record)
    (tmp_path / "work").write_text("a file")
    with pytest.raises(RecordError):
        record.entries()
    state = told(view, "check", ["A15", "A21"])  # as the sample readings have it
    assert state["status"] == "correct" and state["saved"].startswith("NOT SAVED")


# The desk -------------------------------------------------------------------------


def test_a_desk_has_what_its_lesson_needs(tmp_path, monkeypatch):
    monkeypatch.setenv("LESSONS_WORK", str(tmp_path))
    desk = open_lesson("03")
    assert repr(desk) == "<Lesson 03>" and desk.lesson is syllabus.lesson("03")
    assert desk.pair is PAIR
    told(desk.ask(TRAP.id), "check", right(TRAP, PAIR))
    assert desk.progress().caption.startswith("Counting fairly: 1 of ")


def test_a_lesson_or_an_exercise_that_there_is_not():
    with pytest.raises(ValueError, match="the lessons are"):
        open_lesson("99")
    with pytest.raises(ValueError, match="has no exercise"):
        open_lesson("03").ask("counts.nothing")


# Handing in -----------------------------------------------------------------------


def handed_in(form: HandInForm, name: str) -> dict:
    """What the form shows after the button was pressed."""
    form.view._handle_custom_msg({"do": "hand in", "name": name}, [])
    return form.view.state


def test_the_form_says_what_it_did(tmp_path):
    form = hand_in_form(tmp_path)
    assert form.view.state["said"] == PURPOSE
    assert "Write the name" in handed_in(form, " ")["said"]
    assert form.view.state["status"] == "incorrect"
    state = handed_in(form, "<b>Ada</b>")
    assert "hand-in-b-ada-b-" in state["said"] and state["status"] == "correct"
    assert len(list(tmp_path.glob("hand-in-*.html"))) == 1
    assert form._repr_mimebundle_()["text/plain"] == "<hand in>"


def test_the_form_remembers_the_name(tmp_path):
    assert hand_in_form(tmp_path).view.state["name"] == ""
    handed_in(hand_in_form(tmp_path), " Zoë  Ok ")
    assert hand_in_form(tmp_path).view.state["name"] == "Zoë Ok"
    assert hand_in_form(tmp_path, "Ben").view.state["name"] == "Ben"
    (tmp_path / "name.txt").write_bytes(b"\xff\xfe")
    assert hand_in_form(tmp_path).view.state["name"] == ""


@pytest.mark.parametrize("message", [{}, {"do": "check"}, {"do": "hand in"}])
def test_a_message_without_a_name_makes_no_page(tmp_path, message):
    hand_in_form(tmp_path).view._handle_custom_msg(message, [])
    assert list(tmp_path.iterdir()) == []


def test_the_form_says_what_a_brief_lacks_once_it_is_begun(tmp_path):
    brief, form = Record("07", tmp_path), hand_in_form(tmp_path, "Ben")
    Record("03", tmp_path).save_answer("counts.obsessed", "A matter of length.")
    assert "Not in your brief" not in handed_in(form, "Ben")["said"]
    brief.save_check("brief.choose-chart", "fact-ledger", Result("recorded", "…"))
    said = handed_in(form, "Ben")["said"]
    assert "Not in your brief yet: its alt text, first claim" in said


# Saved pages ----------------------------------------------------------------------


def test_a_saved_notebook_keeps_the_kits_still_pages_and_others_views():
    page, live = {"text/html": "<p>?</p>"}, {LIVE: {"model_id": "1"}}
    kinds = (
        "<exercise x.y>",
        "<explorer word>",
        "<story card A>",
        "<hand in>",
        "IntSlider(value=0)",
    )
    outputs = [{"data": {"text/plain": kind, **page, **live}} for kind in kinds]
    alone = {"data": {"text/plain": "<exercise x.y>", **live}}
    cells = [{"outputs": [*outputs, alone, {"text": "1"}]}, {"source": "# text"}]
    without_live_views({"type": "notebook", "content": {"cells": cells}})
    assert [LIVE in output["data"] for output in outputs] == [False] * 4 + [True]
    assert LIVE in alone["data"], "nothing would stand in its place"


def committed(number: str) -> dict:
    """The contents model of a lesson's page, as the server reads it from the disk."""
    page = (ROOT / "notebooks" / FILES[number]).read_text(encoding="utf-8")
    return {"type": "notebook", "content": json.loads(page)}


@pytest.mark.parametrize("number", syllabus.NUMBERS)
def test_a_page_opens_with_its_questions_and_without_results(number):
    model = committed(number)
    as_fresh(model)
    cells = [c for c in model["content"]["cells"] if c["cell_type"] == "code"]
    shown = [output for cell in cells for output in cell["outputs"]]
    asked = [o for o in shown if o["data"]["text/plain"][0].startswith("<exercise ")]
    assert len(asked) == len(syllabus.lesson(number).exercises)
    assert all("".join(o["data"]["text/plain"]).startswith(OURS) for o in shown)
    assert {cell["execution_count"] for cell in cells} == {None}
    assert {output.get("execution_count") for output in shown} <= {None}
    folded = [
        c for c in cells if c["metadata"].get("jupyter", {}).get("outputs_hidden")
    ]
    assert all(cell["outputs"] for cell in folded)


def test_a_page_that_its_learner_has_saved_keeps_its_results():
    model = committed("03")
    without_live_views(model)
    before = json.dumps(model["content"]["cells"])
    as_fresh(model)
    assert json.dumps(model["content"]["cells"]) == before


def test_no_committed_page_is_marked_as_a_learners():
    for number in syllabus.NUMBERS:
        assert SAVED not in committed(number)["content"]["metadata"]


def test_a_page_that_is_no_lesson_is_read_and_saved_as_it_is():
    cell = {"cell_type": "code", "source": "1", "execution_count": 1, "outputs": []}
    model = {"type": "notebook", "content": {"cells": [cell], "metadata": {}}}
    before = json.dumps(model)
    as_fresh(model)
    without_live_views(model)
    assert json.dumps(model) == before


@pytest.mark.parametrize("is_async", [True, False])
def test_the_server_reads_each_page_so(is_async):
    class Manager:
        hooks: ClassVar[list] = []

        def register_pre_save_hook(self, hook):
            self.hooks.append(hook)

        def get(self, path, content=True):
            return committed(path)

    class AsyncManager(Manager):
        async def get(self, path, content=True):
            return committed(path)

    manager = AsyncManager() if is_async else Manager()
    _load_jupyter_server_extension(SimpleNamespace(contents_manager=manager))
    read = manager.get("03", content=True)
    model = asyncio.run(read) if is_async else read
    counts = [c.get("execution_count") for c in model["content"]["cells"]]
    assert set(counts) == {None} and manager.hooks == [without_live_views]


@pytest.mark.parametrize(
    "other",
    [
        {"type": "file", "content": f'{{"cells": "{LIVE}"}}'},
        {"type": "notebook"},
        {"type": "notebook", "content": None},
        {"type": "notebook", "content": {"cells": [{"source": "# text"}]}},
    ],
)
def test_what_holds_no_views_is_saved_as_it_is(other):
    before = json.dumps(other)
    without_live_views(other)
    as_fresh(other)
    assert json.dumps(other) == before


def test_every_view_of_the_kit_is_known_by_its_plain_text(tmp_path):
    desk = open_lesson("03")
    views = [desk.ask("counts.obsessed"), desk.explore("word"), desk.hand_in()]
    views += [desk.prediction("counts.predict-war"), Story("one", tmp_path).choose()]
    views += [trust_form("before", tmp_path), show_key(tmp_path)]
    views += [drop_area(), Written("written: r.csv", (tmp_path / "r.csv",))]
    plain = [view._repr_mimebundle_()["text/plain"] for view in views]
    begun = {begin for begin in OURS if any(text.startswith(begin) for text in plain)}
    assert begun == set(OURS) and len(views) == len(OURS)
    assert plain[:-1] == [repr(view) for view in views[:-1]]


def test_the_frames_that_a_learner_coded_reach_the_front_pages(tmp_path, monkeypatch):
    monkeypatch.setenv("LESSONS_WORK", str(tmp_path))
    desk = open_lesson("06")
    assert desk.codings("frames.code-five") == ()
    letters = {"A16": "C", "A18": "left-out", "B8": "E"}
    desk.record.save_answer("frames.code-five", letters)
    found = open_lesson("06").codings("frames.code-five")
    assert [coding.sentence for coding in found] == ["A16", "B8"]
    assert [name for name, seen in found[1].frames.items() if seen] == ["economic"]
    with pytest.raises(ValueError, match="no exercise"):
        desk.codings("frames.nothing")
