"""Tokens and sentences as spans, and the errors of other ways of cutting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.reading.articles import load_pair
from lessons.reading.words import (
    SPLITTERS,
    TOKENISERS,
    sentences,
    split_slips,
    straighten,
    tokens,
    torn,
    word_keys,
    words,
)

A, B = load_pair()
NEWS_TEXT = st.text(
    st.sampled_from(list("aB. ,'\"“”’!?\n-1é\u0301🇰🇵@#$/U")), max_size=120
)


def check_rebuilds(text, spans):
    at = 0
    for span in spans:
        assert span.start >= at and span.end > span.start
        assert text[span.start : span.end] == span.text
        assert not text[at : span.start].strip()
        at = span.end
    assert not text[at:].strip()


@given(st.one_of(st.text(max_size=200), NEWS_TEXT))
def test_spans_rebuild_any_text(text):
    check_rebuilds(text, tokens(text))
    check_rebuilds(text, sentences(text))


@pytest.mark.parametrize("article", [A, B], ids=lambda article: article.letter)
@pytest.mark.parametrize("name", SPLITTERS)
def test_every_splitter_rebuilds_the_articles(article, name):
    check_rebuilds(article.text, SPLITTERS[name](article.text))


@pytest.mark.parametrize("article", [A, B], ids=lambda article: article.letter)
@pytest.mark.parametrize("name", [n for n in TOKENISERS if "letters" not in n])
def test_every_tokeniser_but_letters_only_rebuilds_the_articles(article, name):
    check_rebuilds(article.text, TOKENISERS[name](article.text))


def test_words_that_a_reader_keeps_whole():
    text = "On Jun. 18 the U.S. said Kim Jong-un's “no” – don’t – cost 1,000 or 24.5 %."
    assert [word.text for word in words(text)] == [
        "On", "Jun.", "18", "the", "U.S.", "said", "Kim", "Jong-un's", "no", "don’t",
        "cost", "1,000", "or", "24.5",
    ]  # fmt: skip
    assert "don't" in word_keys(text)


def test_flags_handles_and_addresses():
    text = "JUST IN: 🇰🇵 🇷🇺 @BRICSinfo pic.twitter.com/MWylB4YDQf"
    assert [t.text for t in tokens(text)][3:] == [
        "🇰🇵", "🇷🇺", "@BRICSinfo", "pic.twitter.com/MWylB4YDQf",
    ]  # fmt: skip


@given(st.text())
def test_straightening_keeps_every_offset(text):
    assert len(straighten(text)) == len(text)


def test_sentences_end_where_a_reader_ends_them():
    text = (
        "He met Gen. Lee on Jun. 18. The U.S. and others watched. "
        "“Why now?” she asked. It was in the U.S. The talks began.\nA heading\nMore."
    )
    assert [s.text for s in sentences(text)] == [
        "He met Gen. Lee on Jun. 18.",
        "The U.S. and others watched.",
        "“Why now?” she asked.",
        "It was in the U.S.",
        "The talks began.",
        "A heading",
        "More.",
    ]


def shown(article, name, kind):
    slips = split_slips(article.text, SPLITTERS[name])
    return [slip.shown for slip in slips if slip.kind == kind]


def test_the_exact_slips_of_each_splitter():
    assert shown(B, "at every full stop", "split") == [
        "Jun.|18,", "Jun.|19,", "U.S.|and", "U.S.|supplying",
    ]  # fmt: skip
    assert shown(B, "Punkt, bare", "split") == shown(B, "at every full stop", "split")
    assert shown(B, "Punkt, with abbreviations", "split") == []
    joined = shown(B, "Punkt, with abbreviations", "joined")
    assert "carpet+Putin" in joined and "media+If" in joined
    assert shown(A, "at every full stop", "split") == []
    assert split_slips(B.text, sentences) == ()


def test_who_keeps_the_abbreviation_whole():
    def tears(name):
        return {slip.shown for slip in torn(B.text, ["U.S."], TOKENISERS[name])}

    assert tears("the kit's") == set()
    assert tears("NLTK word") == set()
    assert tears("NLTK tweet") == {"U|.|S|."}
    assert tears(r"letters only, \w+") == {"U|S"}


def test_what_white_space_leaves_on():
    slips = torn(A.text, ["policies"], TOKENISERS["white space"])
    assert [slip.shown for slip in slips] == ["policies”,", "policies,”"]
    assert all(A.text[slip.at :].startswith("policies") for slip in slips)
