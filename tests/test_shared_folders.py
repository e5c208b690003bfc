"""Folders that learners share: read as they stand, and watched while a class works."""

import itertools
import json
import os
import shutil

import pytest

from lessons.__main__ import main
from lessons.commands import report as command
from lessons.exercises.model import Result
from lessons.exercises.record import Record
from lessons.notebook import class_view
from lessons.pages.hand_in_page import write_hand_in
from lessons.teaching.hand_ins import read_hand_ins
from lessons.teaching.watch import watched

FIRST, SECOND = "counts.predict-war", "counts.length-trap"


def shares(folder, exercise=FIRST, answer="a", status="recorded"):
    Record("03", folder).save_check(exercise, answer, Result(status, "…"))


def standing(folder):
    return [(one.name, len(one.entries)) for one in read_hand_ins(folder).submissions]


def test_records_are_read_as_they_stand(tmp_path):
    shares(tmp_path / "ada" / "my-work")
    Record("05", tmp_path / "ada" / "my-work").save_answer("scores.whose-words", "kim")
    shares(tmp_path / "ben")
    found = read_hand_ins(tmp_path)
    assert [(s.name, len(s.entries)) for s in found.submissions] == [
        ("ada", 2),
        ("ben", 1),
    ]
    assert found.left_out == ()


def test_the_name_that_was_handed_in_under_is_the_learners(tmp_path):
    folder = tmp_path / "pc-17" / "my-work"
    shares(folder)
    (folder / "name.txt").write_text(" Ada  Obi\n", encoding="utf-8")
    assert standing(tmp_path) == [("Ada Obi", 1)]


def test_a_page_beside_its_records_is_the_same_learner_and_no_news(tmp_path):
    folder = tmp_path / "pc-17"
    shares(folder)
    write_hand_in("Ada Obi", folder)
    shares(folder, SECOND, "3", "mistaken")
    found = read_hand_ins(tmp_path)
    (one,) = found.submissions
    assert one.name == "Ada Obi" and len(one.entries) == 2
    assert found.left_out == ()


def test_a_name_without_records_and_a_damaged_record_are_named(tmp_path):
    (tmp_path / "name.txt").write_text("Ada", encoding="utf-8")
    odd = tmp_path / "ben"
    odd.mkdir()
    (odd / "lesson-03.json").write_text('{"schema": 1, "lesson": "03", "exerc')
    (odd / "lesson-04.json").write_text(
        json.dumps({"schema": 1, "lesson": "04", "exercises": {"x": 5}})
    )
    found = read_hand_ins(tmp_path)
    assert found.submissions == ()
    assert sorted(note.split(":")[0] for note in found.left_out) == [
        "ben/lesson-03.json",
        "ben/lesson-04.json",
        "name.txt",
    ]


def test_one_learners_own_folder_is_a_class_of_one(tmp_path):
    folder = tmp_path / "ada" / "my-work"
    shares(folder)
    assert standing(folder) == [("ada", 1)]


def test_shared_folders_in_a_zip_are_read(tmp_path):
    shares(tmp_path / "class" / "ada")
    shares(tmp_path / "class" / "ben")
    shutil.make_archive(str(tmp_path / "out" / "class"), "zip", tmp_path / "class")
    assert standing(tmp_path / "out") == [("ada", 1), ("ben", 1)]


# Watching -----------------------------------------------------------------------------


class Clock:
    """Does one thing each time it is asked to sleep, and is interrupted at the end."""

    def __init__(self, *steps):
        self.steps = iter(steps)

    def __call__(self, seconds):
        step = next(self.steps, None)
        if step is None:
            raise KeyboardInterrupt
        step()


def nothing():
    """Nothing happens."""


def test_a_class_is_told_again_when_a_file_changes_and_only_then(tmp_path):
    shares(tmp_path / "ada")
    seen = []
    clock = Clock(
        nothing,
        lambda: shares(tmp_path / "ben"),
        nothing,
        lambda: shares(tmp_path / "ada", SECOND, "3", "mistaken"),
    )
    with pytest.raises(KeyboardInterrupt):
        for found in watched(tmp_path, sleep=clock):
            seen.append([(s.name, len(s.entries)) for s in found.submissions])
    assert seen == [
        [("ada", 1)],
        [("ada", 1), ("ben", 1)],
        [("ada", 2), ("ben", 1)],
    ]


def test_a_disk_that_is_away_for_a_while_is_waited_for(tmp_path):
    folder, away = tmp_path / "class", tmp_path / "away"
    shares(folder / "ada")
    clock = Clock(
        lambda: folder.rename(away),
        nothing,
        lambda: (shares(away / "ben"), away.rename(folder)),
    )
    seen = []
    with pytest.raises(KeyboardInterrupt):
        for found in watched(folder, sleep=clock):
            seen.append(len(found.submissions))
    assert seen == [1, 2]


def test_a_folder_that_is_not_there_at_the_beginning_is_said(tmp_path):
    with pytest.raises(ValueError, match="no folder"):
        next(watched(tmp_path / "nowhere"))


def test_the_command_writes_the_page_again_and_ends_in_one_sentence(
    tmp_path, monkeypatch, capsys
):
    shares(tmp_path / "ada")
    page = tmp_path / "class.html"
    sizes = []
    clock = Clock(
        lambda: sizes.append(page.read_text("utf-8").count(">ben<")),
        lambda: shares(tmp_path / "ben"),
        lambda: sizes.append(page.read_text("utf-8").count(">ben<")),
        lambda: None,
    )
    monkeypatch.setattr("lessons.teaching.watch.time.sleep", clock)
    assert main(["report", str(tmp_path), "--html", str(page), "--watch"]) == 0
    assert sizes[0] == 0 and sizes[1] > 0
    said = capsys.readouterr().out.splitlines()
    assert len(said) == 3 and "1 learner:" in said[0] and "2 learners:" in said[1]
    assert said[2] == f"No longer watching; the last page is {page}."
    assert f'http-equiv="refresh" content="{command.AGAIN}"' in page.read_text("utf-8")


def test_a_page_that_is_not_watched_is_not_read_again(tmp_path):
    shares(tmp_path / "ada")
    page = tmp_path / "class.html"
    assert main(["report", str(tmp_path), "--html", str(page)]) == 0
    assert "refresh" not in page.read_text("utf-8")


def test_a_watch_that_ends_at_once_names_no_page(tmp_path, monkeypatch, capsys):
    def ended(*given):
        raise KeyboardInterrupt

    monkeypatch.setattr("lessons.teaching.watch.watched", ended)
    page = tmp_path / "class.html"
    assert main(["report", str(tmp_path), "--html", str(page), "--watch"]) == 0
    assert capsys.readouterr().out == "No longer watching; no page was written.\n"


def test_the_page_in_the_folder_is_no_hand_in_and_no_change(tmp_path, capsys):
    shares(tmp_path / "ada")
    page = tmp_path / "class.html"
    for _ in range(2):
        assert main(["report", str(tmp_path), "--html", str(page)]) == 0
    assert capsys.readouterr().err == ""


def test_the_notebook_shows_the_class_until_it_is_interrupted(tmp_path, monkeypatch):
    shown = []
    handle = class_view.DisplayHandle
    monkeypatch.setattr(handle, "display", lambda self, view: shown.append(view))
    monkeypatch.setattr(handle, "update", lambda self, view: shown.append(view))
    shares(tmp_path / "ada")
    clock = Clock(lambda: shares(tmp_path / "ben"))
    monkeypatch.setattr("lessons.teaching.watch.time.sleep", clock)
    assert class_view.watch(str(tmp_path), False) == "not watching"
    with pytest.raises(ValueError, match="Name your folder"):
        class_view.watch("", True)
    assert class_view.watch(str(tmp_path), True) == "No longer watching."
    said = [view._repr_mimebundle_()["text/plain"] for view in shown]
    assert "1 learner, at" in said[0] and "2 learners, at" in said[1]
    assert "ben" in said[1]


def test_what_a_half_written_file_holds_is_read_at_the_next_look(tmp_path):
    shares(tmp_path / "ada")
    whole = (tmp_path / "ada" / "lesson-03.json").read_bytes()
    target = tmp_path / "ben" / "lesson-03.json"
    target.parent.mkdir()
    target.write_bytes(whole[:40])
    counts = itertools.count(1)

    def grown():
        target.write_bytes(whole)
        os.utime(target, ns=(next(counts), next(counts)))

    seen = []
    with pytest.raises(KeyboardInterrupt):
        for found in watched(tmp_path, sleep=Clock(grown)):
            seen.append((len(found.submissions), len(found.left_out)))
    assert seen == [(1, 1), (2, 0)]
