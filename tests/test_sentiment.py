"""VADER taken apart: NLTK's own arithmetic, word by word; the order that flips."""

import math
import random
from importlib.resources import files

import pytest
from hostile import ODD_TEXTS
from hypothesis import example, given
from hypothesis import strategies as st
from nltk.sentiment.vader import SentimentIntensityAnalyzer, VaderConstants

from lessons.reading.article import Article
from lessons.reading.pair import load_pair
from lessons.reading.segments import segment
from lessons.reading.sentiment import (
    PIPELINES,
    analyser,
    own_words,
    run,
    score,
)
from lessons.reading.words import straighten

A, B = load_pair()


@pytest.fixture(scope="module")
def nltks_own():
    """NLTK's class itself, given the lexicon without its constructor's download."""
    vader = object.__new__(SentimentIntensityAnalyzer)
    text = (files("vaderSentiment") / "vader_lexicon.txt").read_text(encoding="utf-8")
    vader.lexicon = {
        word: float(value)
        for word, value, *_ in (line.split("\t") for line in text.strip().split("\n"))
    }
    vader.constants = VaderConstants()
    return vader


SPICE = (
    "not never very extremely but least at the kind of so this without doubt war peace "
    "love hate GOOD BAD Kim Putin said special support unprovoked :) :( don't isn't "
    "nobody slightly sort good good, bad. great! really? ! !! ?? - it's the bomb"
).split()


def sentences_at_random(how_many):
    draw = random.Random(31)
    charged = sorted(analyser().lexicon)
    for _ in range(how_many):
        words = [
            draw.choice(charged if draw.random() < 0.3 else SPICE)
            for _ in range(draw.randint(0, 14))
        ]
        yield " ".join(words) + draw.choice(["", ".", "!", "!!!", "?", "???"])


@pytest.mark.parametrize(
    "how_many", [500, pytest.param(10_000, marks=pytest.mark.exhaustive)]
)
def test_sentences_score_as_nltk_scores_them(nltks_own, how_many):
    for text in sentences_at_random(how_many):
        ours, theirs = score(text), nltks_own.polarity_scores(straighten(text))
        assert (ours.compound, ours.negative, ours.neutral, ours.positive) == (
            theirs["compound"],
            theirs["neg"],
            theirs["neu"],
            theirs["pos"],
        ), text


@given(st.text(max_size=80))
@example("".join(ODD_TEXTS))
def test_any_text_scores_as_nltk_scores_it(nltks_own, text):
    assert (
        score(text).compound
        == (nltks_own.polarity_scores(straighten(text))["compound"])
    )


def check_adds_up(text):
    scored = score(text)
    total = sum(word.value for word in scored.words) + scored.emphasis
    assert total == pytest.approx(scored.total)
    formula = total / math.sqrt(total**2 + 15)
    assert scored.compound == pytest.approx(formula, abs=5.1e-5)
    for word in scored.words:
        assert text[word.start : word.end] == word.text
        if word.value != word.rated:
            assert word.rules, (text, word)


@pytest.mark.parametrize(
    "how_many", [200, pytest.param(1500, marks=pytest.mark.exhaustive)]
)
def test_the_words_add_up_to_the_score(how_many):
    for text in sentences_at_random(how_many):
        check_adds_up(text)


def test_the_words_of_the_seeds_add_up_to_their_scores():
    for sentence in (*A.sentences, *B.sentences):
        check_adds_up(sentence)


def contributions(text):
    return {word.text: word for word in score(text).charged}


def test_each_rule_is_named():
    assert contributions("It was not good")["good"].rules == ("turned round by “not”",)
    assert contributions("a very good day")["good"].rules == ("strengthened by “very”",)
    assert contributions("a slightly bad day")["bad"].rules == (
        "softened by “slightly”",
    )
    assert contributions("a GOOD day")["GOOD"].rules == ("in capitals",)
    both = contributions("good but bad")
    assert both["good"].rules == ("before “but”",)
    assert both["bad"].rules == ("after “but”",)
    assert score("good!").emphasis == pytest.approx(0.292)
    assert score("bad!").emphasis == pytest.approx(-0.292)


def test_curly_typography_hides_nothing():
    assert score("a “good cause”").compound == score('a "good cause"').compound > 0
    assert score("I don’t like it").compound == score("I don't like it").compound < 0


def test_what_learners_find():
    ranked = sorted(A.sentences, key=lambda s: -score(s).compound)
    assert ranked[0] == A.sentences[14]
    assert "special military operation" in ranked[0].text
    ranked = sorted(B.sentences, key=lambda s: -score(s).compound)
    assert "special military operation" in ranked[0].text
    unleashed = next(s for s in A.sentences if "unleashed" in s.text)
    assert [word.text for word in score(unleashed).charged] == ["special"]
    assert score(unleashed).compound == pytest.approx(0.4019)
    for word in (
        "invasion unprovoked sanctions unleashed missiles nuclear regime lethal"
    ).split():
        assert word not in analyser().lexicon
        assert word in straighten(A.text + B.text).lower()


def test_a_repeated_word_is_read_in_its_first_company():
    scored = score("It was not a war. They called it a war.")
    assert scored.compound == pytest.approx(0.7424)
    assert scored.charged[1].rules[0] == "read as at its first place"


def test_a_whole_article_saturates():
    assert score(A.text).compound > 0.99 and score(B.text).compound > 0.98


def test_the_order_flips_twice_and_every_interval_overlaps():
    runs = [run(pipeline, A, B) for pipeline in PIPELINES]
    assert [r.higher for r in runs] == ["B", "A", "A", "B"]
    means = [
        (round(r.difference.first.estimate, 3), round(r.difference.second.estimate, 3))
        for r in runs
    ]
    assert means == [(0.228, 0.258), (0.260, 0.152), (0.266, 0.218), (0.129, 0.161)]
    for r in runs:
        assert 0 in r.difference.interval and not r.difference.beyond_chance
    body = runs[2].difference
    assert body.interval.estimate == pytest.approx(0.048, abs=0.001)
    assert body.p == pytest.approx(0.78, abs=0.04)


def test_own_words_hold_no_quotation():
    assert not any("unwavering" in text for text in own_words(A))
    assert not any("Welcome Putin" in text for text in own_words(A))
    assert not any("solidarity" in text for text in own_words(B))
    assert any("he said" in text for text in own_words(A))


def test_a_quotation_over_several_sentences_leaves_nothing_of_itself():
    text = "He spoke. “It is a good day. We love all of it here. Thanks,” he said. So."
    article = Article(text=text, segments=segment(text))
    assert own_words(article) == ("He spoke.", "  he said.", "So.")
