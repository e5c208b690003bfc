"""A page that was handed in, opened again: another computer, day, or browser."""

import os
from dataclasses import asdict, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import JSON

from lessons import syllabus
from lessons.exercises.merge import merged
from lessons.exercises.model import Result
from lessons.exercises.record import Entry, Record
from lessons.notebook.hand_in_form import HandInForm, hand_in_form
from lessons.pages.hand_in_page import hand_in_page, write_hand_in
from lessons.story.keeping import save, stories_in, story_file
from lessons.story.model import GivenText, OwnClaim, StoryRecord, Work
from lessons.teaching.hand_in import HandIn, gather
from lessons.teaching.hand_ins import read_hand_ins
from lessons.teaching.restore import NotOursError, in_words, opened, restore

GUESS, OTHER = "counts.predict-war", "counts.length-trap"
MONDAY = datetime(2026, 3, 2, 9, tzinfo=timezone.utc)


def at(hours):
    return (MONDAY + timedelta(hours=hours)).isoformat(timespec="milliseconds")


def entry(answer, hours, status="correct", **more):
    return Entry(answer, status, 1, first_saved=at(0), last_saved=at(hours), **more)


def put(folder, number, entries):
    Record(number, folder).bring_back(entries, lambda id, _: entries[id])


def handed(folder, name="Ada"):
    return opened(write_hand_in(name, folder).read_bytes(), "hand-in-ada.html")


def all_of(folder):
    return {
        number: Record(number, folder).entries()
        for number in syllabus.NUMBERS
        if Record(number, folder).entries()
    }


def files(folder):
    return {p.name: p.read_bytes() for p in folder.glob("*.json")}


# As it was ----------------------------------------------------------------------------

TIMES = st.integers(0, 10_000).map(at)
STATUS = st.sampled_from(["", "unanswered", "correct", "mistaken", "recorded"])
ENTRIES = st.builds(
    Entry,
    answer=JSON,
    status=STATUS,
    attempts=st.integers(0, 9),
    hints=st.integers(0, 3),
    mistakes=st.dictionaries(st.text(), st.integers(0, 3), max_size=2),
    first_saved=TIMES,
    last_saved=TIMES,
    shown=st.integers(0, 2),
    draft=JSON,
)
IDS = st.sampled_from([GUESS, OTHER, "counts.obsessed", "no.such-exercise"])
RECORDS = st.dictionaries(
    st.sampled_from(["00", "03", "06"]),
    st.dictionaries(IDS, ENTRIES, min_size=1),
    max_size=3,
)
WORK = st.builds(
    Work, claims=st.lists(st.builds(OwnClaim, claim=st.text()), max_size=2).map(tuple)
)
TEXTS = st.dictionaries(
    st.sampled_from("AB"), st.builds(GivenText, text=st.sampled_from(["one", "two"]))
)
STORIES = st.dictionaries(
    st.sampled_from(["my-story", "other"]),
    st.builds(StoryRecord, texts=TEXTS, own=WORK, practice=st.none() | WORK),
    max_size=2,
)


def plain(entries):
    """Entries as JSON gives them back."""
    return {id: asdict(one) for id, one in entries.items()}


@settings(max_examples=30, deadline=None)
@given(RECORDS, STORIES, RECORDS, STORIES)
def test_what_was_handed_in_is_as_it_was_and_twice_is_once(
    records, stories, others, more
):
    with TemporaryDirectory() as one, TemporaryDirectory() as two:
        first, second = Path(one), Path(two)
        for folder, kept, told in ((first, records, stories), (second, others, more)):
            for number, entries in kept.items():
                put(folder, number, entries)
            for name, story in told.items():
                save(story_file(name, folder), lambda _, story=story: story)
        page = hand_in_page(gather("Ada", first)).encode()
        with TemporaryDirectory() as new:
            restore(opened(page, "x.html"), Path(new))
            assert files(Path(new)) == files(first)
        restore(opened(page, "x.html"), second)
        once = files(second)
        assert not restore(opened(page, "x.html"), second).answers
        assert files(second) == once
        for number, kept in all_of(second).items():
            here = others.get(number, {})
            page_s = records.get(number, {})
            assert kept.keys() == here.keys() | page_s.keys()
            for id, entry in kept.items():
                latest = [x[id] for x in (here, page_s) if id in x]
                assert entry.last_saved in [x.last_saved for x in latest]
                assert entry.attempts == max(x.attempts for x in latest) or id == GUESS
        texts = [s.texts for s in (*stories.values(), *more.values())]
        left = [s.texts for s in stories_in(second).values()]
        for given_texts in texts:  # no text of either is lost
            assert any(
                all(kept.get(x) == text for x, text in given_texts.items())
                for kept in left
            )


@settings(max_examples=200, deadline=None)
@given(ENTRIES, ENTRIES, st.booleans())
def test_an_older_entry_never_takes_the_place_of_a_newer(here, other, is_prediction):
    both = merged(here, other, is_prediction)
    assert merged(both, other, is_prediction) == both
    if is_prediction and "recorded" in (here.status, other.status):
        kept = here if here.status == "recorded" else other
        assert both == kept
        return
    newer = other if other.last_saved > here.last_saved else here
    assert both.last_saved == newer.last_saved
    if newer.status in ("", "unanswered"):
        assert newer.answer in (both.answer, both.draft)
    else:
        assert (both.answer, both.status, both.draft) == (
            newer.answer, newer.status, newer.draft,
        )  # fmt: skip


# One after the other ------------------------------------------------------------------


def test_two_places_are_put_together_entry_by_entry(tmp_path):
    school, home = tmp_path / "school", tmp_path / "home"
    put(school, "03", {GUESS: entry("a", 1, "recorded"), OTHER: entry("3", 2)})
    put(home, "03", {OTHER: entry("4", 5), "counts.obsessed": entry("x", 1)})
    done = restore(handed(school), home)
    kept = Record("03", home).entries()
    assert kept[OTHER].answer == "4" and kept[GUESS].answer == "a"
    assert kept["counts.obsessed"].answer == "x"
    assert in_words(done).startswith(
        "Brought back: 1 answer of lesson 03. Run the lesson's boxes again to see them."
        " 1 answer here is newer than on that page, and stayed."
    )
    again = in_words(restore(handed(school), home))
    assert again.startswith("All that is on that page is here already")


def test_a_locked_prediction_stays_locked(tmp_path):
    school, home = tmp_path / "school", tmp_path / "home"
    put(school, "03", {GUESS: entry("a", 1, "recorded")})
    put(home, "03", {GUESS: entry("b", 9, "")})
    restore(handed(school), home)
    assert Record("03", home).entries()[GUESS] == entry("a", 1, "recorded")
    put(school, "03", {GUESS: entry("c", 20, "recorded")})
    restore(handed(school), home)
    assert Record("03", home).entries()[GUESS].answer == "a"


def test_a_newer_answer_that_was_never_checked_is_the_draft_of_the_checked(tmp_path):
    school, home = tmp_path / "school", tmp_path / "home"
    put(school, "03", {OTHER: entry("3", 1)})
    put(home, "03", {OTHER: entry("4", 2, "")})
    restore(handed(school), home)
    kept = Record("03", home).entries()[OTHER]
    assert (kept.answer, kept.status, kept.draft) == ("3", "correct", "4")


def test_a_story_of_the_same_texts_is_one_and_of_others_has_a_new_name(tmp_path):
    one, two = GivenText("It rained."), GivenText("It froze.")
    story = StoryRecord({"A": one}, own=Work(claims=(OwnClaim("x"),)))
    school, home = tmp_path / "school", tmp_path / "home"
    for folder in (school, home):
        folder.mkdir()
    save(story_file("my-story", school), lambda _: story)
    save(story_file("my-story", home), lambda _: replace(story, own=Work()))
    done = restore(handed(school), home)
    assert done.stories == {"my-story": "my-story"}
    assert stories_in(home) == {"my-story": story}
    other = StoryRecord({"A": two})
    save(story_file("my-story", home), lambda _: other)
    done = restore(handed(school), home)
    assert stories_in(home) == {"my-story": other, "my-story-2": story}
    assert "here as “my-story-2”" in in_words(done)
    assert not restore(handed(school), home).stories


def test_the_newer_of_two_records_of_a_story_counts(tmp_path):
    texts = {"A": GivenText("It rained.")}
    mine = StoryRecord(texts, own=Work(claims=(OwnClaim("mine"),)))
    theirs = StoryRecord(texts, own=Work(claims=(OwnClaim("theirs"),)))
    file = story_file("my-story", tmp_path)
    for when, wanted in ((at(-5), mine), (at(5), theirs)):
        save(file, lambda _: mine)
        os.utime(file.path, (MONDAY.timestamp(),) * 2)
        restore(HandIn("Ada", when, {}, stories={"my-story": theirs}), tmp_path)
        assert stories_in(tmp_path)["my-story"] == wanted


def test_what_this_kit_does_not_have_is_said(tmp_path):
    page = HandIn("Ada", at(0), {"77": {GUESS: entry("a", 1)}, "03": {}}, stories={
        "../x": StoryRecord(labels={"A": "x"}),
    })  # fmt: skip
    done = restore(page, tmp_path)
    said = in_words(done)
    assert "Lesson 77 is not here" in said and "cannot name a story" in said
    assert "grey boxes" in said and "Before and after" in said
    assert not list(tmp_path.iterdir())


# What is no such page -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is no page that “Make my page” made"),
        (b"<html><p>Sport</p></html>", "is no page that “Make my page” made"),
        (b"PK\x03\x04 and so on", "is no page that “Make my page” made"),
        (b"{", "is damaged"),
        (b'{"kind": "two-front-pages-record", "schema": 9}', "another version"),
        (b'{"kind": "two-front-pages-record", "schema": 1}', "is damaged"),
        (b"<title>x \xc2\xb7 Two Front Pages</title>", "is damaged"),
        (b'{"schema": 1, "lesson": "03", "exercises": {}}', "is no page"),
    ],
)
def test_another_file_is_one_sentence(content, said):
    with pytest.raises(NotOursError, match=said) as problem:
        opened(content, "x.txt")
    assert str(problem.value).count("“x.txt”") == 1


def test_half_a_page_brings_nothing_back(tmp_path):
    put(tmp_path, "03", {OTHER: entry("3", 1)})
    page = write_hand_in("Ada", tmp_path).read_bytes()
    for end in range(0, len(page), 97):
        try:
            told = opened(page[:end], "hand-in-ada.html")
        except NotOursError:
            continue
        assert told.lessons["03"][OTHER].answer == "3"


# The form -----------------------------------------------------------------------------


def sends(form: HandInForm, content: bytes, name="hand-in.html", size=1000) -> dict:
    pieces = [content[at : at + size] for at in range(0, len(content), size)] or [b""]
    for at_, piece in enumerate(pieces):
        about = {"do": "file", "id": "1", "name": name}
        form.view._handle_custom_msg(
            {**about, "at": at_, "pieces": len(pieces)}, [memoryview(piece)]
        )
    return form.view.state


def page_of(folder: Path, name: str) -> bytes:
    put(folder, "03", {OTHER: entry("3", 1)})
    return write_hand_in(name, folder).read_bytes()


def test_the_box_brings_a_page_back_and_knows_the_name(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    form = hand_in_form(home)
    state = sends(form, page_of(tmp_path / "school", "Ada Obi"))
    assert state["status"] == "correct" and state["name"] == "Ada Obi"
    assert state["said"].startswith("Brought back: 1 answer of lesson 03.")
    assert Record("03", home).entries()[OTHER].answer == "3"
    (one,) = read_hand_ins(home).submissions
    assert one.name == "Ada Obi"


def test_another_name_is_asked_about_once_more(tmp_path):
    form = hand_in_form(tmp_path / "home")
    form.view._handle_custom_msg({"do": "hand in", "name": "Ben"}, [])
    page = page_of(tmp_path / "school", "Ada")
    state = sends(form, page)
    assert state["asks"] and "of “Ada”" in state["said"] and "“Ben”" in state["said"]
    assert not Record("03", tmp_path / "home").path.exists()
    form.view._handle_custom_msg({"do": "leave"}, [])
    assert not form.view.state["asks"]
    form.view._handle_custom_msg({"do": "bring back"}, [])  # nothing waits any more
    assert not Record("03", tmp_path / "home").path.exists()
    sends(form, page)
    form.view._handle_custom_msg({"do": "bring back"}, [])
    assert Record("03", tmp_path / "home").entries()[OTHER].answer == "3"
    assert form.view.state["name"] == "Ben"


@pytest.mark.parametrize(
    ("message", "buffers", "said"),
    [
        ({"trouble": "too large"}, [], "“x.html” is too large"),
        ({"trouble": "unreadable"}, [], "“x.html” cannot be opened"),
        ({"at": 1, "pieces": 2, "id": "1"}, [b"x"], "“x.html” cannot be opened"),
        ({"at": 0, "pieces": 1, "id": "1"}, [], "“x.html” cannot be opened"),
        ({"at": None, "pieces": "x"}, [b"x"], "“x.html” cannot be opened"),
        ({"at": 0, "pieces": 1, "id": "1"}, [b"x"], "“x.html” is no page"),
    ],
)
def test_a_file_that_does_not_come_is_said(tmp_path, message, buffers, said):
    form = hand_in_form(tmp_path)
    form.view._handle_custom_msg({"do": "file", "name": "x.html", **message}, buffers)
    assert form.view.state["said"].startswith(said)
    assert form.view.state["status"] == "incorrect"


def test_a_disk_that_takes_nothing_is_said(tmp_path):
    page = page_of(tmp_path / "school", "Ada")
    (tmp_path / "home").write_text("no folder")
    state = sends(hand_in_form(tmp_path / "home"), page)
    assert state["said"].startswith("NOT SAVED") and state["status"] == "incorrect"


def test_answers_that_were_brought_back_are_shown(tmp_path):
    Record("03", tmp_path / "a").save_check(OTHER, "3", Result("mistaken", "…", "x"))
    restore(handed(tmp_path / "a"), tmp_path / "b")
    assert all_of(tmp_path / "b") == all_of(tmp_path / "a")
