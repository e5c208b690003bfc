"""The class report on a pair that a whole class read in lesson 8."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hostile import IMAGE, SCRIPT
from invented_texts import ONE, TWO
from test_class_pair import SAID, WORK, prepared, save

from lessons.pages.hand_in_page import write_hand_in
from lessons.pages.report_page import report_page
from lessons.story.class_pair import begun, read_pair
from lessons.story.model import (
    CardLine,
    Correction,
    GivenText,
    OwnClaim,
    StoryRecord,
    Telling,
    VoiceCorrection,
    Work,
)
from lessons.story.open import OpenStory
from lessons.teaching.class_pairs import ReadPair, class_pairs
from lessons.teaching.class_report import class_report
from lessons.teaching.hand_ins import Submission, read_hand_ins

HEADLINE = Correction(0, ONE.split("\n")[0][:60], "sub-heading")
MOOR = VoiceCorrection(SAID, speaker="Ida Moor")


@pytest.fixture
def start(tmp_path: Path) -> StoryRecord:
    """A learner's story as it begins with the teacher's pair."""
    save(prepared(tmp_path))
    return begun(StoryRecord(), read_pair(tmp_path / "our-pair.json"))


def submitted(name: str, *stories: StoryRecord) -> Submission:
    named = {f"story-{at}": story for at, story in enumerate(stories)}
    return Submission(name, "2026-01-12", f"{name}.html", {}, named)


def with_work(start: StoryRecord, **changed: object) -> StoryRecord:
    return replace(start, own=replace(start.own, **changed))


def only(*submissions: Submission) -> ReadPair:
    (pair,) = class_pairs(submissions)
    return pair


def test_who_changed_something_is_compared_on_what_was_changed(start: StoryRecord):
    roles = (*start.own.roles_a, HEADLINE)
    pair = only(
        submitted("Ada", with_work(start, roles_a=roles)),
        submitted("Ben", with_work(start, roles_a=roles)),
        submitted("Cleo", with_work(start, roles_a=())),
        submitted("Dara", start),
    )
    assert (pair.name, pair.learners) == ("our-pair", 4)
    (parts,) = pair.codings
    assert parts.question == "Which part is what?" and parts.coders == 3
    one, three = parts.lines
    assert (one.id, one.beside) == ("A, part 1", "body")
    assert one.codes == (("sub-heading", 2), ("body", 1))
    assert (three.id, three.beside) == ("A, part 3", "caption")
    assert three.codes == (("caption", 2), ("body", 1))
    assert parts.among.units == 2
    assert "3 learners coded 2 lines" in parts.in_words


def test_full_agreement_is_alpha_one(start: StoryRecord):
    roles = (HEADLINE, Correction(1, ONE.split("\n")[1][:60], "caption"))
    learners = [submitted(n, with_work(start, roles_a=roles)) for n in ("Ada", "Ben")]
    (parts,) = only(*learners).codings
    assert parts.among.raw == 1 and parts.among.alpha == 1


def test_voices_and_speakers_are_compared(start: StoryRecord):
    pair = only(
        submitted("Ada", with_work(start, voices_a=(MOOR,))),
        submitted("Ben", with_work(start, voices_a=())),
    )
    (voices,) = pair.codings
    (line,) = voices.lines
    assert line.text == SAID
    assert line.beside == "quoted, Ida’s brother"
    assert line.codes == (("quoted, Ida Moor", 2),)


def test_the_prepared_facts_are_compared(start: StoryRecord):
    played = start.own.ledger[0]
    told = replace(played, words_b="A concert in the rain", not_in_b=False)
    other = Telling("it rained", "Rain fell all night", "A concert in the rain")
    pair = only(
        submitted("Ada", with_work(start, ledger=(told, other))),
        submitted("Ben", with_work(start, ledger=(other, told))),
        submitted("Cleo", start),
    )
    (facts,) = pair.codings
    (line,) = facts.lines
    assert (line.id, line.text, line.beside) == ("fact 1", "the band played", "only A")
    assert line.codes == (("both", 2),)


def test_lines_of_cards_and_claims_are_counted(start: StoryRecord):
    cards = (*start.own.card_a, CardLine(claim="that it rained"))
    ada = with_work(start, card_a=cards, claims=(OwnClaim("A says more."),))
    pair = only(submitted("Ada", ada), submitted("Ben", start))
    assert (pair.own_lines, pair.claims) == (1, 1) and pair.codings == ()


def test_a_pair_without_a_file_is_compared_too():
    texts = {"A": GivenText(ONE), "B": GivenText(TWO)}
    ada = StoryRecord(texts, own=Work(roles_a=(HEADLINE,)))
    ben = StoryRecord(texts, labels={"A": "the Bugle"})
    pair = only(submitted("Ada", ada), submitted("Ben", ben))
    assert pair.learners == 2 and pair.codings[0].lines[0].beside == "body"


def test_a_pair_of_one_learner_is_no_class(start: StoryRecord):
    other = StoryRecord({"A": GivenText(TWO), "B": GivenText(ONE)})
    assert class_pairs([submitted("Ada", start, start), submitted("Ben", other)]) == ()


def test_texts_without_a_body_have_no_voices():
    texts = {"A": GivenText("One\nTwo\n"), "B": GivenText("Three\n")}
    ada = StoryRecord(texts, own=Work(roles_a=(Correction(0, "One", "caption"),)))
    ben = StoryRecord(texts)
    pair = only(submitted("Ada", ada), submitted("Ben", ben))
    assert [coding.question for coding in pair.codings] == ["Which part is what?"]


def test_the_report_covers_the_pair_as_text(tmp_path: Path, start: StoryRecord):
    handed = tmp_path / "handed-in"
    handed.mkdir()
    for name, role in (("Ada", "caption"), (f"Ben {IMAGE}", "sub-heading")):
        story = with_work(
            replace(start, pair=f"our {SCRIPT}"),
            roles_a=(replace(HEADLINE, role=role),),
        )
        folder = tmp_path / role
        OpenStory("my-story", folder).save(lambda old, story=story: story)
        write_hand_in(name, folder).rename(handed / f"{role}.html")
    page = report_page(class_report(read_hand_ins(handed)))
    assert SCRIPT not in page and IMAGE not in page
    assert "The class&#x27;s pair: our " in page
    assert "2 learners read this pair" in page and "caption: 1; sub-heading: 1" in page
    assert WORK.roles_a[0].begins in page, "Ada and Ben took the caption back"
