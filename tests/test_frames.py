"""Frames that people code: the codebook, the sample readings, one's own tones."""

import pytest

from lessons.reading.documents import ArticleError
from lessons.reading.frames import (
    generic_frames,
    read_codings,
    seed_codings,
    tone_codings,
    tone_question,
)
from lessons.reading.pair import load_pair
from lessons.reading.seeds import seeds

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
