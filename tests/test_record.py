"""The learner's record: nothing acknowledged is lost, whatever happens."""

import errno
import json
import os
import random
import signal
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.exercises import record as module
from lessons.exercises.model import Result
from lessons.exercises.record import SCHEMA, Entry, Record
from lessons.storage import RecordError
from lessons.notebook.desk import Desk
from lessons.notebook.server import LIVE, OURS, without_live_views
from lessons.story import Story

needs_kill = pytest.mark.skipif(
    not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL"
)


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


def test_an_empty_check_is_no_attempt_and_a_changed_answer_is_unchecked(tmp_path):
    record = Record("03", tmp_path)
    assert record.save_check("x", None, Result("unanswered", "…")).attempts == 0
    assert record.save_check("x", "a", Result("correct", "…")).status == "correct"
    assert record.save_answer("x", "b").status == ""


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=6,
)


@given(exercise=st.text(max_size=20), answer=JSON)
def test_any_answer_to_any_exercise_comes_back(tmp_path_factory, exercise, answer):
    folder = tmp_path_factory.mktemp("record")
    Record("00", folder).save_answer(exercise, answer)
    assert Record("00", folder).entries()[exercise].answer == answer


@pytest.mark.parametrize("name", ["", "../03", "a/b", "A", "x" * 41, "0\n"])
def test_no_file_is_named_from_raw_input(tmp_path, name):
    with pytest.raises(ValueError, match="cannot name"):
        Record(name, tmp_path)


# Damage ---------------------------------------------------------------------------

DAMAGE = {
    "empty": b"",
    "truncated": b'{"schema": 1, "lesson": "03", "exer',
    "binary": b"\x00\xff\xfe",
    "foreign": b'["a shopping list"]',
    "of another lesson": b'{"schema": 1, "lesson": "04", "exercises": {}}',
    "of the future": b'{"schema": 99, "lesson": "03", "exercises": {}}',
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


def test_a_record_of_an_older_schema_is_read(tmp_path):
    record = Record("03", tmp_path)
    record.path.write_text('{"answers": {"x": "old", "y": ["A1"]}}')
    assert record.entries()["y"].answer == ["A1"]
    record.save_answer("x", "new")
    kept = json.loads(record.path.read_text())
    assert kept["schema"] == SCHEMA and kept["exercises"]["y"]["answer"] == ["A1"]
    assert record.notes == []


def test_unknown_fields_of_an_entry_do_not_stop_the_work(tmp_path):
    record = Record("03", tmp_path)
    entry = {"answer": "a", "mood": "good"}
    content = {"schema": SCHEMA, "lesson": "03", "exercises": {"x": entry}}
    record.path.write_text(json.dumps(content))
    assert record.entries()["x"] == Entry(answer="a")


# Trouble with the disk --------------------------------------------------------------


def test_a_full_disk_is_said_and_the_old_record_stays(tmp_path, monkeypatch):
    record = Record("03", tmp_path)
    record.save_answer("x", "old")

    def full(handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(module.os, "fsync", full)
    with pytest.raises(RecordError, match="disk is full"):
        record.save_answer("x", "new")
    monkeypatch.undo()
    assert record.entries()["x"].answer == "old"
    assert {path.suffix for path in tmp_path.iterdir()} == {".json", ".lock"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_disk_that_is_really_full(tmp_path, monkeypatch):
    """The system's own refusal, not one that a test made up."""
    opened = os.open("/dev/full", os.O_WRONLY)
    monkeypatch.setattr(
        module.tempfile, "mkstemp", lambda **_: (opened, str(tmp_path / "t"))
    )
    with pytest.raises(RecordError, match="disk is full"):
        Record("03", tmp_path).save_answer("x", "new")


def test_a_folder_that_cannot_be_written_to_is_said(tmp_path, monkeypatch):
    if hasattr(os, "geteuid") and os.geteuid() != 0:
        locked = tmp_path / "locked"
        locked.mkdir(mode=0o500)
    else:  # root may write anywhere, so the refusal is played

        def refuse(*args, **kwargs):
            raise OSError(errno.EROFS, "Read-only file system")

        locked = tmp_path
        monkeypatch.setattr(module.tempfile, "mkstemp", refuse)
    with pytest.raises(RecordError, match="cannot be written to"):
        Record("03", locked).save_answer("x", "new")


def test_a_file_where_the_folder_should_be(tmp_path):
    (tmp_path / "work").write_text("a file")
    with pytest.raises(RecordError, match="NOT SAVED"):
        Record("03", tmp_path / "work").save_answer("x", "new")


# Two at once, and killed -------------------------------------------------------------

WRITER = textwrap.dedent(
    """
    import sys
    from pathlib import Path
    from lessons.exercises.record import Record
    folder, name, start, times = sys.argv[1:]
    record = Record("03", Path(folder))
    for n in range(int(start), int(start) + int(times)):
        record.save_answer(f"{name}.{n % 7}", n)
        print(n, flush=True)
    """
)


def writer(folder, name, start=0, times=10**9):
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder), name, str(start), str(times)],
        stdout=subprocess.PIPE,
        text=True,
    )


def test_two_processes_and_two_threads_lose_nothing(tmp_path):
    processes = [writer(tmp_path, name, times=60) for name in ("one", "two")]
    threads = [
        threading.Thread(
            target=lambda name=name: [
                Record("03", tmp_path).save_answer(f"{name}.{n}", n) for n in range(40)
            ]
        )
        for name in ("three", "four")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for process in processes:
        process.communicate()
        assert process.returncode == 0
    entries = Record("03", tmp_path).entries()
    for name in ("one", "two"):
        kept = {entries[f"{name}.{n}"].answer for n in range(7)}
        assert kept == set(range(53, 60))
    for name in ("three", "four"):
        assert [entries[f"{name}.{n}"].answer for n in range(40)] == list(range(40))


@needs_kill
def test_killed_two_hundred_times_nothing_acknowledged_is_lost(tmp_path):
    """Four processes at a time are killed at moments that luck chooses."""
    draw = random.Random(8)
    record = Record("03", tmp_path)
    kills = 0
    start = 0
    acknowledged: dict[str, int] = {}
    while kills < 200:
        names = [f"w{n}" for n in range(4)]
        writers = {name: writer(tmp_path, name, start) for name in names}
        first = {name: p.stdout.readline() for name, p in writers.items()}
        time.sleep(draw.uniform(0, 0.03))
        for process in writers.values():
            process.send_signal(signal.SIGKILL)
        for name, process in writers.items():
            said = (first[name] + process.stdout.read()).split()
            process.wait()
            process.stdout.close()
            kills += 1
            acknowledged[name] = int(said[-1])  # each had at least one answer saved
        entries = record.entries()  # always reads
        for name, last in acknowledged.items():
            kept = [e.answer for id_, e in entries.items() if id_.startswith(name)]
            assert max(kept) >= last
        assert record.notes == []
        start = max(acknowledged.values()) + 1
    assert kills >= 200
    assert not list(tmp_path.glob("*.damaged-*"))


def test_the_same_answer_once_more_undoes_no_check(tmp_path):
    record = Record("03", tmp_path)
    record.save_check("counts.rate", "9.2", Result("correct", "Yes."))
    kept = record.entries()["counts.rate"]
    assert record.save_answer("counts.rate", "9.2") == kept
    assert record.entries()["counts.rate"] == kept
    assert record.save_answer("counts.rate", "9.3").status == ""
    assert record.save_answer("counts.other", "").first_saved  # a first one is kept


# On the disk ----------------------------------------------------------------------


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
    for other in ({"type": "file", "content": "x"}, {"type": "notebook"}):
        without_live_views(other)


def test_every_view_of_the_kit_is_known_by_its_plain_text(tmp_path):
    desk = Desk("03")
    views = [desk.ask("counts.obsessed"), desk.explore("word"), desk.hand_in()]
    views += [Story("one", tmp_path).choose()]
    assert all(repr(view).startswith(OURS) for view in views)
