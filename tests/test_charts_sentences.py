"""Sentences in reading type: shown as text, and each with its name."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lessons import charts
from lessons.reading.pair import load_pair
from lessons.reading.text import Sentence
from lessons.reading.words import sentences_with

PAIR = load_pair()


def test_every_sentence_of_an_article_stands_there_with_its_name():
    shown = charts.article(PAIR.b)
    lines = shown.as_text().splitlines()
    assert lines[0] == PAIR.b.name
    assert [line.split()[0] for line in lines[1:]] == [s.id for s in PAIR.b.sentences]


def test_the_word_that_was_looked_for_is_bold_whatever_its_capitals():
    found = sentences_with(PAIR, "unprovoked invasion")
    page = charts.sentences(found, word="Unprovoked").as_html()
    assert "<strong>unprovoked</strong>" in page


def test_nothing_found_is_said():
    assert (
        charts.sentences((), "With “peace”").as_text() == "With “peace”\nNo sentence."
    )


def test_how_many_were_found_is_the_caption_where_none_is_given():
    assert charts.sentences(PAIR.a.sentences[:1]).caption == "1 sentence"
    assert charts.sentences(PAIR.a.sentences[:2]).caption == "2 sentences"


@given(st.text(), st.text(), st.text())
def test_whatever_it_is_given_is_shown_as_text(text, caption, word):
    page = charts.sentences([Sentence(text, id="A1")], caption, word).as_html()
    hidden = "<script>"
    if hidden in text:
        assert hidden not in page


def test_markup_in_a_sentence_is_shown_as_text():
    page = charts.sentences([Sentence("<b>x</b> & <i>")], "<u>", "b").as_html()
    for tag in ("<b>", "<i>", "<u>"):
        assert tag not in page


def test_curly_and_straight_apostrophes_are_found_alike():
    assert sentences_with(PAIR, "Putin's") == sentences_with(PAIR, "Putin’s") != ()
    assert sentences_with(PAIR, "") == sentences_with(PAIR, "  ") == ()
