"""A class's own pair: a teacher saves it in one file, and each learner grows on it."""

from __future__ import annotations

import json
import os
import random
import stat
from pathlib import Path

import pytest
from hostile import IMAGE, SCRIPT, TAGS
from invented_texts import ONE, TWO
from test_story import (
    buttons,
    controls,
    forms,
    html_of,
    paste,
    readings,
    upload,
)

from lessons.charts.chart import Chart, Table
from lessons.notebook.story import Story
from lessons.story.class_pair import (
    KIND,
    PairError,
    found_pairs,
    keep_pair,
    pair_from,
    pair_places,
    read_pair,
    write_pair,
)
from lessons.story.model import (
    CardLine,
    Correction,
    GivenText,
    Group,
    OwnClaim,
    StoryRecord,
    Telling,
    VoiceCorrection,
    Work,
)

SAID = "We play until the last one goes home,"


@pytest.fixture
def class_folder(tmp_path: Path) -> Path:
    """A folder of notebooks, in which each learner has a folder of answers."""
    folder = tmp_path / "notebooks"
    folder.mkdir()
    return folder


WORK = Work(
    roles_a=(Correction(2, "A wet drummer at the fountain.", "caption"),),
    card_a=(
        CardLine(claim="who leads the band", words="Ida Moor, who leads the band"),
    ),
    groups=(Group("Ida Moor", "Ida Moor, Moor", confirmed=True),),
    ledger=(
        Telling("the band played", "The band played in the square", not_in_b=True),
    ),
    claims=(OwnClaim("A names the band’s leader."),),
    voices_a=(VoiceCorrection(SAID, speaker="Ida’s brother"),),
)


def prepared(folder: Path) -> Story:
    """A teacher's story: both texts, and something of every kind made of them."""
    story = Story("my-story", folder / "teacher")
    texts = {"A": GivenText(ONE), "B": GivenText(TWO)}
    story.save(lambda old: StoryRecord(texts, labels={"A": "the Bugle"}, own=WORK))
    return story


def save(story: Story, name: str = "our-pair") -> str:
    """Save a story's pair as a teacher does; what the form says then."""
    form = story.for_class()
    controls(form)["Name of the pair"].value = name
    button(form, "Save this pair for the class").click()
    return html_of(form)


def button(form, name: str):
    (found,) = (one for one in buttons(form) if one.description == name)
    return found


def learner(folder: Path, name: str = "ada", story: str = "my-story") -> Story:
    return Story(story, folder / name)


# A teacher ----------------------------------------------------------------------------


def test_a_teacher_saves_a_pair_in_one_readable_file(class_folder: Path):
    story = prepared(class_folder)
    said = save(story)
    assert "Saved ✓ as “our-pair.json”." in said and "“notebooks”" in said
    (file,) = class_folder.glob("*.json")
    assert file.name == "our-pair.json"
    data = json.loads(file.read_text(encoding="utf-8"))
    assert data["kind"] == KIND and data["texts"]["A"]["text"] == ONE
    pair = read_pair(file)
    work = story.read.work
    assert (pair.name, pair.labels) == ("our-pair", {"A": "the Bugle"})
    assert pair.work.roles_a == work.roles_a and pair.work.card_a == work.card_a
    assert pair.work.voices_a == work.voices_a and pair.work.ledger == work.ledger
    assert work.claims and pair.work.claims == (), "claims are each learner's own"


def test_the_form_says_what_the_pair_will_hold(class_folder: Path):
    story = Story("my-story", class_folder / "teacher")
    form = story.for_class()
    assert "Give your story both its texts first" in html_of(form)
    button(form, "Save this pair for the class").click()
    assert "Give your story both its texts first" in html_of(form)
    assert not list(class_folder.glob("*.json"))
    said = html_of(prepared(class_folder).for_class())
    assert (
        "1 corrected part, 1 corrected voice, 1 card line, 1 joined name and 1 fact"
        in said
    )


def test_a_teacher_changes_the_pair_and_saves_it_again(class_folder: Path):
    story = prepared(class_folder)
    save(story)
    controls(story.card("B"))["B, line 1: what"].value = "who told the police"
    assert "Saved ✓" in save(story)
    assert read_pair(class_folder / "our-pair.json").work.card_b


@pytest.mark.parametrize("name", ["", "Our pair", "../pair", "story-x", "a" * 41])
def test_a_name_that_cannot_be_a_files_is_told(class_folder: Path, name: str):
    assert "cannot name a pair" in save(prepared(class_folder), name)
    assert not list(class_folder.rglob("*pair*.json"))


def test_a_file_with_something_else_in_it_is_not_written_over(class_folder: Path):
    story = prepared(class_folder)
    file = class_folder / "our-pair.json"
    for content in ("{}", "my shopping"):
        file.write_text(content, encoding="utf-8")
        assert "is there already, with something else in it" in save(story)
        assert file.read_text(encoding="utf-8") == content


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="no folder of that kind")
def test_a_folder_that_is_read_only_is_told(class_folder: Path, monkeypatch):
    story = prepared(class_folder)

    def refuse(path: Path, text: str) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr("lessons.story.class_pair.write_whole", refuse)
    assert "cannot be written to" in save(story)


# A class ------------------------------------------------------------------------------


def test_a_class_opens_the_pair_that_lies_beside_its_notebooks(class_folder: Path):
    save(prepared(class_folder))
    story = learner(class_folder)
    assert [article.text for article in story.pair] == [ONE, TWO]
    assert story.pair.a.label == "the Bugle"
    assert story.pair.a.segments[2].role == "caption"
    assert story.read.work.card_a[0].claim == "who leads the band"
    assert story.read.heard[0].by_speaker["Ida’s brother"] == 8
    assert story.read.work.claims == ()
    assert "Your class's pair “our-pair” is read" in html_of(story.choose()).replace(
        "&#x27;", "'"
    )
    assert all(isinstance(x, Table | Chart) for x in readings(story)[:6])
    assert not story.file.path.exists(), "reading alone keeps nothing"


def test_a_learners_work_grows_on_top_and_the_teachers_file_stays(class_folder: Path):
    save(prepared(class_folder))
    file = class_folder / "our-pair.json"
    before, seen = file.read_bytes(), file.stat().st_mtime_ns
    ada, ben = learner(class_folder, "ada"), learner(class_folder, "ben")
    controls(ada.card("A"))["A, line 2: what"].value = "that it rained"
    for form in forms(ada):
        for control in controls(form).values():
            if getattr(control, "options", ()):
                control.index = len(control.options) - 1
    assert (file.read_bytes(), file.stat().st_mtime_ns) == (before, seen)
    again = learner(class_folder, "ada")
    assert [line.claim for line in again.read.work.card_a[:2]] == [
        "who leads the band",
        "that it rained",
    ]
    assert len(ben.read.work.card_a) == 1
    kept = again.read.kept
    assert kept.pair == "our-pair" and kept.prepared == read_pair(file).work


def test_what_the_teacher_mends_reaches_who_has_not_begun(class_folder: Path):
    teacher = prepared(class_folder)
    save(teacher)
    ada = learner(class_folder, "ada")
    controls(ada.card("A"))["A, line 2: what"].value = "that it rained"
    controls(teacher.card("B"))["B, line 1: what"].value = "who told the police"
    save(teacher)
    assert learner(class_folder, "ben").read.work.card_b
    assert not learner(class_folder, "ada").read.work.card_b


def test_a_learner_cannot_save_over_the_pair_that_was_given(class_folder: Path):
    save(prepared(class_folder))
    before = (class_folder / "our-pair.json").read_bytes()
    ada = learner(class_folder)
    controls(ada.card("A"))["A, line 2: what"].value = "that it rained"
    assert "is the pair that you were given" in save(ada)
    own = learner(class_folder, "ben", "another")
    controls(own.choose())["Text A"].value = TWO
    assert "with something else in it" in save(own)
    assert (class_folder / "our-pair.json").read_bytes() == before


def test_a_pair_in_the_learners_own_folder_is_found(class_folder: Path):
    save(prepared(class_folder))
    (class_folder / "ada").mkdir()
    (class_folder / "our-pair.json").rename(class_folder / "ada" / "renamed (1).json")
    assert learner(class_folder, "ada").read.kept.pair == "our-pair"
    assert learner(class_folder, "ben").read.kept.pair == ""


def test_of_two_pairs_a_story_begins_with_the_one_of_its_name(class_folder: Path):
    teacher = prepared(class_folder)
    save(teacher)
    save(teacher, "their-pair")
    assert learner(class_folder, story="their-pair").read.kept.pair == "their-pair"
    ada = learner(class_folder)
    assert ada.read.kept == StoryRecord(), "which of the two is the learner's choice"
    form = ada.choose()
    button(form, "Open “our-pair”").click()
    assert ada.read.kept.pair == "our-pair" and "is open. Saved ✓" in html_of(form)
    assert controls(form)["Text A"].value == ONE


def test_a_learner_who_practised_before_opens_it_with_a_button(class_folder: Path):
    ada = learner(class_folder)
    controls(ada.ledger())["Fact 5"].value = "practice"
    save(prepared(class_folder))
    again = learner(class_folder)
    button(again.choose(), "Open “our-pair”").click()
    kept = learner(class_folder).read.kept
    assert kept.pair == "our-pair" and kept.practice, "the practice stays"


def test_texts_of_a_learners_own_are_not_lost_to_a_pair(class_folder: Path):
    ada = learner(class_folder)
    paste(ada, TWO, ONE)
    save(prepared(class_folder))
    again = learner(class_folder)
    form = again.choose()
    button(form, "Open “our-pair”").click()
    assert "holds work of your own" in html_of(form)
    assert [article.text for article in again.pair] == [TWO, ONE]


def test_another_text_is_no_longer_the_classs_pair(class_folder: Path):
    save(prepared(class_folder))
    ada = learner(class_folder)
    controls(ada.choose())["Text B"].value = TWO + "The rain stopped on Sunday.\n"
    assert ada.read.kept.pair == "" and ada.read.kept.prepared is None
    assert ada.pair.a.text == ONE


def test_a_text_that_was_taken_away_comes_back_with_the_pair(class_folder: Path):
    save(prepared(class_folder))
    ada = learner(class_folder)
    controls(ada.card("A"))["A, line 2: what"].value = "that it rained"
    form = ada.choose()
    button(form, "Take A away").click()
    button(form, "Open “our-pair”").click()
    assert ada.pair.a.text == ONE and len(ada.read.work.card_a) == 2


def test_a_file_is_chosen_in_the_form_and_kept_for_the_next_day(class_folder: Path):
    save(prepared(class_folder))
    content = (class_folder / "our-pair.json").read_bytes()
    (class_folder / "our-pair.json").unlink()
    ada = learner(class_folder)
    form = ada.choose()
    upload(controls(form)["Choose your class's file"], "our-pair (2).json", content)
    assert "“our-pair” is open. Saved ✓" in html_of(form)
    assert ada.pair.a.text == ONE
    assert (class_folder / "ada" / "our-pair.json").is_file()
    assert learner(class_folder, story="a-new-one").read.kept.pair == "our-pair"


# Damaged and strange ------------------------------------------------------------------


def pair_data(class_folder: Path) -> dict:
    save(prepared(class_folder))
    return json.loads((class_folder / "our-pair.json").read_text(encoding="utf-8"))


STRANGE = {
    "no JSON": lambda data: b"{",
    "cut short": lambda data: json.dumps(data).encode()[:300],
    "a list": lambda data: b"[]",
    "a number": lambda data: b"3",
    "bytes": lambda data: bytes(range(256)),
    "very deep": lambda data: b"[" * 100_000,
    "another kind": lambda data: json.dumps({**data, "kind": "x"}).encode(),
    "a later schema": lambda data: json.dumps({**data, "schema": 2}).encode(),
    "a path for a name": lambda data: json.dumps({**data, "name": "../x"}).encode(),
    "a number for a name": lambda data: json.dumps({**data, "name": 3}).encode(),
    "one text": lambda data: json.dumps(
        {**data, "texts": {"A": data["texts"]["A"]}}
    ).encode(),
    "a blank text": lambda data: json.dumps(
        {**data, "texts": {**data["texts"], "B": {"text": " "}}}
    ).encode(),
    "half a letter": lambda data: json.dumps(
        {**data, "texts": {**data["texts"], "B": {"text": TWO + "\ud800"}}}
    ).encode(),
    "a role that is none": lambda data: json.dumps(
        {
            **data,
            "work": {
                **data["work"],
                "roles_a": [{"part": 2, "begins": "A wet drummer at the fountain.",
                             "role": "king"}],
            },
        }
    ).encode(),
    "labels in a list": lambda data: json.dumps({**data, "labels": ["x"]}).encode(),
    "work of another shape": lambda data: json.dumps({**data, "work": 3}).encode(),
}  # fmt: skip


@pytest.mark.parametrize("made", STRANGE.values(), ids=STRANGE)
def test_a_damaged_or_strange_file_gives_one_sentence(class_folder: Path, made):
    content = made(pair_data(class_folder))
    (class_folder / "our-pair.json").write_bytes(content)
    ada = learner(class_folder)
    assert ada.read.kept == StoryRecord(), "the swans are read"
    form = ada.choose()
    sentence = (
        "“our-pair.json” is damaged, or is no pair that the kit saved. It was not "
        "read: ask your teacher for it again."
    )
    assert html_of(form).count(sentence) == 1
    upload(controls(form)["Choose your class's file"], "our-pair.json", content)
    assert sentence in html_of(form) and ada.read.kept == StoryRecord()


def test_files_that_are_no_pairs_are_passed_over(class_folder: Path):
    (class_folder / "package.json").write_text("{}", encoding="utf-8")
    (class_folder / "data.json").write_text("[1", encoding="utf-8")
    (class_folder / "pairs.json").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(class_folder / "a-pair.json")
        assert stat.S_ISFIFO((class_folder / "a-pair.json").stat().st_mode)
    found = found_pairs(pair_places(class_folder / "ada"))
    assert (found.pairs, found.notes) == ((), ())


def test_two_files_of_one_name_that_differ_are_told(class_folder: Path):
    data = pair_data(class_folder)
    other = {**data, "labels": {"A": "another"}}
    (class_folder / "z-pair.json").write_text(json.dumps(other), encoding="utf-8")
    found = found_pairs(pair_places(class_folder / "ada"))
    assert len(found.pairs) == 1 and found.pairs[0].labels == {"A": "the Bugle"}
    assert found.notes == (
        "Two files hold a pair called “our-pair”, and they differ: “z-pair.json” was "
        "not read.",
    )


def test_a_pair_in_the_folder_is_not_changed_by_one_that_is_chosen(class_folder: Path):
    data = pair_data(class_folder)
    content = (class_folder / "our-pair.json").read_bytes()
    folder = class_folder / "ada"
    keep_pair(content, "our-pair.json", folder)
    keep_pair(content, "our-pair.json", folder)
    other = json.dumps({**data, "labels": {}}).encode()
    with pytest.raises(PairError, match="Another pair called “our-pair”"):
        keep_pair(other, "our-pair.json", folder)
    assert (folder / "our-pair.json").read_bytes() == content


def test_no_mutation_raises_anything_but_the_sentence(class_folder: Path):
    whole = json.dumps(pair_data(class_folder)).encode()
    draw = random.Random(13)
    read = 0
    for _ in range(600):
        content = bytearray(whole)
        for _ in range(draw.randint(1, 4)):
            at = draw.randrange(len(content))
            content[at : at + draw.randint(0, 6)] = draw.randbytes(draw.randint(0, 4))
        try:
            pair_from(bytes(content), "x.json")
            read += 1
        except PairError as why:
            assert str(why).count("\n") == 0
    assert 0 < read < 600


def test_what_a_pair_holds_is_shown_as_text(class_folder: Path):
    marked = f"{TAGS} {ONE}"
    kept = StoryRecord(
        texts={"A": GivenText(marked), "B": GivenText(TWO)},
        labels={"A": IMAGE, "B": SCRIPT},
    )
    write_pair("our-pair", kept, class_folder)
    story = learner(class_folder)
    shown = "\n".join(html_of(form) for form in forms(story))
    assert SCRIPT not in shown and IMAGE not in shown
    assert "&lt;" in shown
