"""Where sentences and lines end: every kind of end that a splitter gets wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.reading import text as reading_text
from lessons.reading.text import is_abbreviation, lines, sentences


def cut(text: str) -> list[str]:
    return [sentence.text for sentence in sentences(text.replace("|", ""))]


@pytest.mark.parametrize(
    "text",
    [
        # initials belong to a name
        "R.L. Holm-Roe went home.| It rained.",
        "She met T.K. Brandt in town.| It rained.",
        "J.R.R. Holm wrote it.| It rained.",
        "It was in the U.S.| The talks began.",
        # so does an abbreviated rank, a party, a page, a street, a day
        "Brig. Gen. Holm and Cpl. Roe left.| It rained.",
        "Pfc. Roe met Supt. Holm.| It rained.",
        "He met Sen. Bo Holm, D-Minn. on the way.| It rained.",
        "Gov. Holm (R-Ariz.) left.| It rained.",
        "See pp. 3-5 and vol. 2, no. 7.| It rained.",
        "It is on p. 7 of ch. 2.| It rained.",
        "They shut Main St. on Sunday.| It rained.",
        "It stands in Mill Ave. near Lake Blvd. and Elm Rd. in Oslo.| It rained.",
        "It opens on Mon. and shuts on Thurs. at noon.| It rained.",
        "It runs on Fri. and on Sat. if dry.| It rained.",
        "He has a Ph.D. from Oslo.| It rained.",
        "He wrote for The Sun.| It paid him.",
    ],
)
def test_an_abbreviation_ends_no_sentence(text):
    assert cut(text) == text.split("| ")


@pytest.mark.parametrize(
    "text",
    [
        "“Stop it!” Brandt cried.| It rained.",
        "“Is it over?” Ida Brandt asked.| It rained.",
        "“Run!” Lt. Holm shouted.| It rained.",
        "“Is it over?”, he asked.| It rained.",
        "“No!” the crowd yelled.| It rained.",
        "“Is it over?”| She said no more.",
        "“Is it over?”| Brandt left.",
    ],
)
def test_an_attribution_after_a_question_belongs_to_it(text):
    assert cut(text) == text.split("| ")


@pytest.mark.parametrize(
    "text",
    [
        "They fell back on plan B.| Rivals smiled.",
        "She takes vitamin D.| Doctors like it.",
        "He chose option C.| Nobody minded.",
        "It was Malcolm X.| He spoke.",
        "She knew J. Brandt well.| It rained.",
        "He got an A.| His mother smiled.",
    ],
)
def test_a_single_letter_may_end_a_sentence(text):
    assert cut(text) == text.split("| ")


@pytest.mark.parametrize(
    "text",
    [
        "They knocked...| Nobody opened.",
        "It was late…| Rain fell.",
        "“They knocked...”| Nobody opened.",
        "Well... maybe not.| It rained.",
        "He said it was ... fine.| It rained.",
    ],
)
def test_three_points_before_a_capital_end_a_sentence(text):
    assert cut(text) == text.split("| ")


@pytest.mark.parametrize(
    "text",
    [
        "1. Close the mill.|\n2. Open the port.|\n3. Go home.",
        "The list: 1. Close the mill.| 2. Open the port.",
        "(1) Close the mill.|\n(2) Open the port.",
        "It cost 5.| They paid.",
    ],
)
def test_a_number_before_a_point_stays_with_it(text):
    assert cut(text) == [part.strip() for part in text.split("|")]


WRAPPED = (
    "The council met on Tuesday in the old hall by the river and heard\n"
    "Mayor Brandt speak for an hour about the old weir and about the\n"
    "fish that no longer come up the river.| Nobody asked her a question\n"
    "and the meeting closed at nine."
)


@pytest.mark.parametrize(
    "text",
    [
        WRAPPED,
        "The council met on Tuesday in the old hall by the river and heard\n"
        "what the miller said.|\n\nNobody asked a question.",
        "The mayor, who was late that night, spoke of the weir and of the\n"
        "fish.|\n\n" + WRAPPED,
    ],
)
def test_a_paragraph_that_was_wrapped_is_read_as_one(text):
    assert cut(text) == [part.strip() for part in text.split("|")]


@pytest.mark.parametrize(
    "text",
    [
        "A heading|\nthe council met at noon.",
        "A heading of a usual width that stands above the text it names|\n"
        "The council met.",
        "The council met at noon|\nThe mayor spoke|\nRain fell",
        "A caption that is set in a usual width, without a stop at its end|\n"
        "Another one of just about that width, without a stop at its end|\n"
        "A third",
        "The council met on Tuesday in the old hall by the river, it said:|\n"
        "we go home.",
    ],
)
def test_headings_captions_and_lists_stay_apart(text):
    assert cut(text) == [part.strip() for part in text.split("|")]


@given(st.text(st.sampled_from(list("ab. \n\r\u2028A"))))
def test_lines_hold_all_that_is_no_space(text):
    found = lines(text)
    assert "".join("".join(line.text.split()) for line in found) == "".join(
        text.split()
    )
    assert all(line.text == text[line.start : line.end] for line in found)


@pytest.mark.parametrize(
    ("word", "following", "known"),
    [("T.S", "Roe", True), ("p", "12", True), ("p", "she", False), ("P", "Roe", True)],
)
def test_more_abbreviations(word, following, known):
    assert is_abbreviation(word, following) is known


@pytest.mark.parametrize(
    "line",
    [
        "It was plan B. Rivals laughed.",
        "They went to B. He left.",
        "They knocked... Rain fell.",
        "They knocked… Rain fell.",
        "“They knocked…” Rain fell.",
    ],
)
def test_each_end_that_punkt_reads_over_is_looked_for(line):
    assert reading_text._OVERLOOKED.search(line)
    assert reading_text._MAY_OVERLOOK.search(line)
    assert len(sentences(line)) == 2
