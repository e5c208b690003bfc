"""A learner's own story in the page that is handed in: whole, and as text."""

import json
import re
from dataclasses import replace

import pytest
from hostile import HOSTILE_STORY, ODD_STORIES, TAGS
from invented_texts import ONE, TWO
from markup import Markup, harmless_markup

from lessons import open_lesson, syllabus
from lessons.exercises.model import Result
from lessons.exercises.record import Record
from lessons.pages.hand_in_page import hand_in_page, write_hand_in
from lessons.reading.pair import load_pair
from lessons.story.keeping import save, story_file
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
from lessons.teaching.hand_in import gather
from lessons.teaching.hand_ins import read_hand_ins
from lessons.teaching.sample import right

PAIR = load_pair()
WORK = Work(
    roles_a=(Correction(2, "A wet drummer at the fountain.", "caption"),),
    card_a=(CardLine("the text proves", "Ida Moor is quoted", "said Ida Moor"),),
    card_b=(CardLine("unknown", "who wrote B", ""),),
    groups=(Group("the leader", "Ida Moor, Ms Moor", True, "Ida Moor"),),
    ledger=(
        Telling("it rained", "Rain fell all night", "A concert in the rain"),
        Telling("a drummer was wet", "words that stand nowhere", "", False, True),
    ),
    claims=(
        OwnClaim(
            "In these two articles, A quotes the band and B quotes the police.",
            "We play until the last one goes home",
            "could not be reached. Lund said",
        ),
    ),
    voices_a=(VoiceCorrection("Rain fell all night", 0, "own", ""),),
)
STORY = StoryRecord(
    texts={"A": GivenText(ONE), "B": GivenText(TWO)},
    labels={"A": "Square Post", "B": "Police Wire"},
    own=WORK,
)


def predicted(folder):
    for exercise in syllabus.lesson("08").exercises:
        if exercise.outcome:
            answer = right(exercise, PAIR)
            Record("08", folder).save_check(
                exercise.id, answer, Result("recorded", "…")
            )


def handed_in(folder, *stories):
    for name, story in stories:
        save(story_file(name, folder), lambda old, story=story: story)
    return hand_in_page(gather("Ada", folder))


def test_the_page_holds_all_that_a_learner_made_of_a_story(tmp_path):
    text = harmless_markup(handed_in(tmp_path, ("band", STORY))).text
    for piece in (
        "My own story: band", "Square Post", "Police Wire",
        "Rain fell all night, and nobody left.", "caption",  # texts and roles
        "Ida Moor is quoted", "who wrote B", "unknown",  # cards
        "the leader", "Ida Moor, Ms Moor",  # names
        "it rained", "a drummer was wet", "words that stand nowhere", "not told",
        "In these two articles, A quotes the band", "For it: We play until",
        "Against it: could not be reached", "would you sign it?",
        "Who is heard, and for whom the words are counted.",
    ):  # fmt: skip
        assert piece in text, piece


def test_the_page_draws_the_ledger_and_the_front_pages_of_the_story(tmp_path):
    made = handed_in(tmp_path, ("band", STORY))
    alts = re.findall(r'<img alt="([^"]+)"', made)
    assert [alt.split(".")[0].split(",")[0] for alt in alts] == [
        "Tick grid",
        "Two front pages side by side",
    ]


def of_the_swans():
    """What is found in the swan articles, for each prediction of the lesson."""
    return [e.outcome(PAIR) for e in syllabus.lesson("08").exercises if e.outcome]


def test_beside_predictions_on_own_texts_nothing_is_said_of_the_swans(tmp_path):
    predicted(tmp_path)
    before = Markup(handed_in(tmp_path)).text
    assert len(of_the_swans()) == 4
    assert all(f"What was found: {said}" in before for said in of_the_swans())
    text = Markup(handed_in(tmp_path, ("band", STORY))).text
    assert not any(said in text for said in of_the_swans())
    found = re.findall("What was found: ([^,:]+)", text)
    assert found == ["In your two texts"] * 4
    assert "both texts tell 1 of 1 facts" in text


def test_in_the_notebook_too_own_texts_stand_beside_a_prediction(tmp_path, monkeypatch):
    monkeypatch.setenv("LESSONS_WORK", str(tmp_path))
    predicted(tmp_path)
    id_ = "own.predict-facts"
    assert "swans" in open_lesson("08").prediction(id_).view.value
    save(story_file("band", tmp_path), lambda old: STORY)
    said = open_lesson("08").prediction(id_).view.value
    assert "In your two texts: both texts tell 1 of 1 facts" in said
    assert "swan" not in said


def test_two_stories_are_told_apart_beside_a_prediction(tmp_path):
    predicted(tmp_path)
    other = replace(STORY, own=Work())
    text = Markup(handed_in(tmp_path, ("band", STORY), ("other", other))).text
    assert "What was found: band: In your two texts" in text
    assert "What was found: other: In your two texts" in text


def test_a_story_that_was_never_touched_has_no_part(tmp_path):
    text = Markup(handed_in(tmp_path, ("empty", StoryRecord()))).text
    assert "story" not in text.lower()


def test_work_on_the_example_is_called_so(tmp_path):
    practice = Work(claims=(OwnClaim("In these two articles swans nest.", "", ""),))
    text = Markup(handed_in(tmp_path, ("mine", StoryRecord(practice=practice)))).text
    assert "My work on the swan example: mine" in text
    assert "In these two articles swans nest." in text


def test_one_text_alone_is_handed_in_as_it_was_given(tmp_path):
    begun = StoryRecord(texts={"A": GivenText(ONE)})
    text = Markup(handed_in(tmp_path, ("begun", begun))).text
    assert "My own story, begun: begun" in text
    assert "Rain fell all night" in text and "Dunmere" not in text


def test_whatever_stands_in_a_story_is_text(tmp_path):
    nasty = Work(
        card_a=(CardLine("the text proves", TAGS, TAGS),),
        groups=(Group(TAGS, "Mr Bold", True, ""),),
        ledger=(Telling(TAGS, "Mr Bold came back", TAGS),),
        claims=(OwnClaim(TAGS, TAGS, TAGS),),
    )
    story = StoryRecord(
        texts={"A": GivenText(HOSTILE_STORY * 3), "B": GivenText(HOSTILE_STORY * 2)},
        labels={"A": TAGS, "B": "B"},
        own=nasty,
    )
    predicted(tmp_path)
    markup = harmless_markup(handed_in(tmp_path, ("nasty", story)))
    assert markup.text.count(TAGS) > 4


@pytest.mark.parametrize("text", ODD_STORIES)
def test_a_story_that_cannot_be_read_stops_no_page(tmp_path, text):
    predicted(tmp_path)
    story = StoryRecord(texts={"A": GivenText(text), "B": GivenText(TWO)}, own=WORK)
    harmless_markup(handed_in(tmp_path, ("odd", story)))


def test_the_record_in_the_page_holds_the_story(tmp_path):
    save(story_file("band", tmp_path), lambda old: STORY)
    write_hand_in("Ada", tmp_path)
    (page,) = tmp_path.glob("hand-in-*.html")
    alone = tmp_path / "alone"
    alone.mkdir()
    page.rename(alone / page.name)
    (one,) = read_hand_ins(alone).submissions
    assert one.stories == {"band": STORY}


@pytest.mark.parametrize("stories", [5, [1], {"a": 5}, {"a": {"own": 3}}])
def test_a_story_that_is_damaged_is_named(tmp_path, stories):
    made = {"kind": "two-front-pages-record", "schema": 1, "name": "Ada"}
    made |= {"handed_in": "", "lessons": {}, "stories": stories}
    (tmp_path / "h.json").write_text(json.dumps(made), encoding="utf-8")
    found = read_hand_ins(tmp_path)
    assert found.submissions == ()
    assert found.left_out == ("h.json: it is damaged: ask for it again.",)
