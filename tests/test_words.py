"""Tokens and sentences as spans, and the errors of other ways of cutting."""

import copy
import doctest
import pickle
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk import redos

from lessons.reading import text as cutting
from lessons.reading import words as comparison
from lessons.reading.articles import load_pair
from lessons.reading.text import (
    Sentence,
    Token,
    is_abbreviation,
    sentences,
    straighten,
    tokens,
    type_counts,
    word_keys,
    words,
)
from lessons.reading.words import SPLITTERS, TOKENISERS, split_slips, torn

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
    assert tears("letters and digits") == {"U|S"}


def test_what_white_space_leaves_on():
    slips = torn(A.text, ["policies"], TOKENISERS["white space"])
    assert [slip.shown for slip in slips] == ["policies”,", "policies,”"]
    assert all(A.text[slip.at :].startswith("policies") for slip in slips)


@pytest.mark.parametrize("name", [n for n in TOKENISERS if "letters" not in n])
@pytest.mark.parametrize(
    "text",
    [
        "AT&amp;T said yes to it",
        "He said `` ok '' and then",
        'wait...... what? &#0; &nbsp; “so” "it" went on',
    ],
)
def test_no_tokeniser_loses_the_tail(name, text):
    check_rebuilds(text, TOKENISERS[name](text))


@given(st.one_of(NEWS_TEXT, st.text("a&;#09`'\".! \n", max_size=60)))
def test_no_tokeniser_loses_the_tail_of_any_text(text):
    for name, cut in TOKENISERS.items():
        if "letters" not in name:
            check_rebuilds(text, cut(text))


def test_a_rewritten_piece_is_found_as_it_was_written():
    def cut(name, text):
        return [span.text for span in TOKENISERS[name](text)]

    assert cut("NLTK tweet", "AT&amp;T said yes")[:3] == ["AT", "&amp;", "T"]
    assert cut("NLTK word", "He said `` ok '' now")[2:5] == ["``", "ok", "''"]


@pytest.mark.parametrize(
    "text",
    [
        "The answer was no.| Officials left.",
        "It was made by Apple Inc.| Shares fell.",
        "It ended at 5 p.m.| Officials met.",
        "See No. 10, Fig. 3 and Vol. 2.| It is there.",
        "She moved to Peoria, Ill.| The town grew.",
        "He fell ill.| Friends came.",
        "He told me.| Holm left.",
    ],
)
def test_an_abbreviation_may_end_a_sentence(text):
    found = [span.text for span in sentences(text.replace("|", ""))]
    assert found == text.split("| ")


@pytest.mark.parametrize(
    "number",
    "5.3bn 10,000-strong 24.5km 19th 101-story 24.5 3:30pm 1,000-2,000".split(),
)
def test_a_number_keeps_its_points_and_its_unit(number):
    for text in (number, f"It was ${number}.", f"({number}, he said)"):
        assert number in [token.text for token in tokens(text)]


@pytest.mark.parametrize(
    "text",
    ["a.b" * 8000, "why? " * 32000, "--a" * 8000, "! " * 8000, "Mr. " * 8000],
    ids=lambda text: text[:6],
)
def test_no_text_is_too_much(text):
    check_rebuilds(text, tokens(text))
    check_rebuilds(text, sentences(text))


def test_a_long_line_is_cut_as_its_sentences_are():
    short = "He met Gen. Lee on Jun. 18. “Why now?” she asked. It rose 2.5%. (It did.) "
    cuts = [span.text for span in sentences(short)]
    assert [span.text for span in sentences(short * 500)] == cuts * 500


class GivesUp:
    def tokenize(self, text):
        raise TimeoutError


@pytest.mark.parametrize("name", ["NLTK word", "NLTK tweet"])
def test_a_tokeniser_that_gives_up_loses_nothing(monkeypatch, name):
    kind = {"NLTK word": "NLTKWordTokenizer", "NLTK tweet": "TweetTokenizer"}[name]
    monkeypatch.setattr(comparison, kind, GivesUp)
    check_rebuilds("No. 1 & so on", TOKENISERS[name]("No. 1 & so on"))


@pytest.mark.parametrize("text", ["5" * 20_000, "a.b" * 9_000, "(1 2) " * 3_000])
def test_no_tokeniser_raises_for_hostile_text(monkeypatch, text):
    monkeypatch.setattr(redos, "DEFAULT_TIMEOUT", 0.2)
    for name, cut in {**TOKENISERS, **SPLITTERS}.items():
        if "letters" not in name:
            check_rebuilds(text, cut(text))


@given(st.one_of(NEWS_TEXT, st.text(max_size=200)))
def test_counting_types_at_once_gives_the_same_counts(text):
    assert type_counts(text) == Counter(word_keys(text))


@pytest.mark.parametrize(
    "text",
    [
        "Rep. Jo Lee (D-N.Y.) spoke to Sen. Ana Ruiz (R-Fla.) of it.",
        "In Springfield, Ill. on Monday, Sen. Roe (D-Mass.) spoke.",
        "Mt. Roe and Ft. Holm stand near St. Ives.",
        "J. Roe of No. 10 met Ph.D. students, a.k.a. doctors.",
        "“Why?”, he asked.",
        "They said nothing . . .",
    ],
)
def test_these_full_stops_end_no_sentence(text):
    assert [span.text for span in sentences(text)] == [text]


@pytest.mark.parametrize(
    ("word", "following", "known"),
    [
        ("Dr", "", True),
        ("dr", "", True),
        ("U.S", "", True),
        ("Ill", "", True),
        ("ill", "", False),
        ("No", "10", True),
        ("no", "Holm", False),
        ("J", "Roe", True),
        ("I", "went", False),
        ("port", "", False),
        ("", "", False),
    ],
)
def test_whose_full_stop_it_is(word, following, known):
    assert is_abbreviation(word, following) is known


def test_the_way_to_cut_is_one():
    assert comparison.sentences is cutting.sentences
    assert comparison.words is cutting.words
    assert SPLITTERS["lines first (the kit's)"] is cutting.sentences


def test_the_examples_in_the_docstrings():
    failed, tried = doctest.testmod(cutting)
    assert not failed and tried >= 8


def test_a_shifted_token_is_a_token():
    assert Token(1, 4, "war").shifted(10) == Token(11, 14, "war")


# A sentence that reads as text


SENTENCE = Sentence("No war began.", start=40, id="A15")


def test_a_sentence_reads_as_text_and_knows_its_place():
    assert "war" in SENTENCE and SENTENCE.lower() == "no war began."
    assert (SENTENCE.id, SENTENCE.start, SENTENCE.end) == ("A15", 40, 53)
    assert type(SENTENCE.text) is str and SENTENCE.text == SENTENCE


def test_a_sentence_outside_an_article_has_no_id():
    sentence = Sentence("No.")
    assert (sentence.id, sentence.start, sentence.end) == ("", 0, 3)


def test_a_sentence_is_hashed_as_its_text():
    assert {SENTENCE: 1}["No war began."] == 1


@pytest.mark.parametrize(
    "again",
    [
        *(
            lambda one, way=way: pickle.loads(pickle.dumps(one, way))
            for way in range(pickle.HIGHEST_PROTOCOL + 1)
        ),
        copy.copy,
        copy.deepcopy,
    ],
)
def test_a_sentence_is_kept_whole(again):
    kept = again(SENTENCE)
    assert type(kept) is Sentence and kept == SENTENCE
    assert (kept.id, kept.start, kept.end) == ("A15", 40, 53)


@pytest.mark.parametrize("name", ["id", "start", "end", "text", "other"])
def test_a_sentence_does_not_change(name):
    with pytest.raises(AttributeError):
        setattr(SENTENCE, name, "B1")
    with pytest.raises(AttributeError):
        delattr(SENTENCE, name)
