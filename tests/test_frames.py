"""Frames that people code: the codebook, the sample readings, one's own tones."""

import pytest

from lessons.reading.agreement import agreement
from lessons.reading.documents import ArticleError
from lessons.reading.frames import (
    coder_pair,
    generic_frames,
    list_finds,
    read_codings,
    seed_codings,
    tone_codings,
    tone_question,
)
from lessons.reading.pair import load_pair
from lessons.reading.seeds import seeds
from lessons.reading.voices import airtime

HEADER = (
    "reading,sentence,responsibility,conflict,economic,human interest,morality,tone\n"
)


def test_the_codebook_has_five_frames_and_a_question_on_tone():
    assert len(generic_frames()) == 5
    assert "good or bad news" in tone_question()


@pytest.mark.parametrize("reading", ["strict", "generous"])
def test_a_sample_reading_answers_everything_on_every_sentence(reading):
    codings = [coding for coding in seed_codings() if coding.reading == reading]
    ids = {
        f"{article.letter}{number}"
        for article in load_pair()
        for number in range(1, len(article.sentences) + 1)
    }
    names = [frame.name for frame in generic_frames()]
    assert {coding.sentence for coding in codings} == ids and len(codings) == len(ids)
    assert all(list(coding.frames) == names for coding in codings)
    assert all(-2 <= coding.tone <= 2 for coding in codings)


def test_an_empty_cell_is_not_a_no():
    (coding,) = read_codings(HEADER + "me,A01,1,,0,,1,\n")
    assert coding.frames == {
        "responsibility": True,
        "economic": False,
        "morality": True,
    }
    assert coding.tone is None


@pytest.mark.parametrize(
    ("table", "says"),
    [
        (HEADER + "me,A01,yes,0,0,0,0,1\n", "Line 2"),
        ("reading,sentence\nme,A01\n", "no column"),
    ],
)
def test_a_broken_table_of_codings_is_said_in_one_sentence(table, says):
    with pytest.raises(ArticleError, match=says):
        read_codings(table)


def test_ones_own_tones_stand_beside_the_sample_readings():
    mine = tone_codings("me", {"A15": -2, "B2": 1})
    assert [(coding.sentence, coding.tone, coding.frames) for coding in mine] == [
        ("A15", -2, {}),
        ("B2", 1, {}),
    ]


def test_the_data_files_are_the_only_ones():
    a, b = load_pair()
    names = {path.name for path in seeds().iterdir() if path.name[0] not in "._"}
    assert names == {
        a.file, b.file, "articles.toml", "codings.csv", "frames.toml", "ledger.toml",
    }  # fmt: skip


# Two coders, and a list in place of a reader ------------------------------------------


@pytest.mark.parametrize(
    ("first", "second"),
    [("EEECEE", "EEEEEE"), ("RHCHEE", "EHCHME"), ("R-CHEE", "RHCE-M")],
)
def test_matches_by_luck_give_krippendorffs_alpha(first, second):
    both = coder_pair(first, second)
    found = agreement(
        (coder, place, letters[coder])
        for place, letters in enumerate(both.coded)
        for coder in (0, 1)
    )
    alpha = (both.same - both.by_luck) / (len(both.coded) - both.by_luck)
    assert alpha == pytest.approx(found.alpha)


def test_a_sentence_that_one_coder_left_out_counts_for_neither():
    both = coder_pair("R – C, h", "rrch")
    assert both.first == "R-CH" and len(both.coded) == both.same == 3
    assert coder_pair("---", "RHC").by_luck == 0.0


def test_a_list_finds_letters_inside_a_word_and_the_voice_round_them():
    found = [
        find
        for article in load_pair()
        for find in list_finds(airtime(article), ["WAR"])
    ]
    by_sentence = {find.sentence: find for find in found}
    assert "warming" in by_sentence["A20"].around
    assert by_sentence["B7"].voice == "own"
    assert by_sentence["A2"].voice == "attributed"


def test_an_empty_list_finds_nothing():
    assert list_finds(airtime(load_pair().a), ["", " "]) == ()
