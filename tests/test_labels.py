"""Labels: what the articles call somebody or something, and in whose voice."""

from itertools import pairwise

import pytest

from lessons.reading.article import article_from_text
from lessons.reading.labels import Subject, labels
from lessons.reading.pair import load_pair
from lessons.reading.patterns import plain_words
from lessons.reading.voices import VOICES, airtime

PAIR = load_pair()
A, B = map(airtime, PAIR)
STORY = "The mayor spoke of a flood. The flood, she said, was Roe's. Roe's! A deluge."


def uses(heard, label):
    return [use for use in labels(heard, PAIR.subjects) if use.label == label]


def found_in(text, *subjects):
    return [use.text for use in labels(airtime(article_from_text(text)), subjects)]


@pytest.mark.parametrize("heard", [A, B], ids="AB")
def test_labels_lead_back_to_the_text(heard):
    for use in labels(heard, PAIR.subjects):
        assert heard.article.text[use.start : use.end] == use.text
        assert use.voice in VOICES


@pytest.mark.parametrize("heard", [A, B], ids="AB")
def test_labels_of_one_subject_never_overlap(heard):
    for subject in PAIR.subjects:
        mine = labels(heard, [subject])
        assert all(one.end <= two.start for one, two in pairwise(mine))


@pytest.mark.parametrize(("heard", "times"), [(A, 2), (B, 1)], ids="AB")
def test_the_kremlins_name_is_in_no_outlets_own_voice(heard, times):
    found = uses(heard, "special military operation")
    assert [use.voice for use in found] == ["quoted"] * times


@pytest.mark.parametrize(
    ("heard", "text"),
    [(A, "full-scale invasion"), (B, "unprovoked invasion")],
    ids="AB",
)
def test_invasion_is_in_each_outlets_own_voice(heard, text):
    found = uses(heard, "invasion")
    assert [(use.text, use.voice) for use in found] == [(text, "own")]


def test_regime_is_the_explainers_word_alone():
    assert [use.voice for use in uses(B, "regime")] == ["own"]
    assert uses(A, "regime") == []


def test_other_articles_are_read_for_what_the_caller_names():
    flood = Subject(
        "the flood",
        {"flood": plain_words("flood"), "her": plain_words("roe’s", "no one  at all")},
    )
    assert found_in(STORY, flood) == ["flood", "flood", "Roe's", "Roe's"]
    assert found_in(STORY) == []


def test_words_of_a_caller_are_no_patterns():
    subject = Subject("x", {"x": plain_words("a+", "[b?", "(", " ")})
    found = found_in("Is it (a) or a+ or [b? It is a+.", subject)
    assert found == ["(", "a+", "[b?", "a+"]
    assert plain_words(" ") == ()


def test_the_longer_label_counts_however_many_there_are():
    subject = Subject("x", {"b": ("b",), "a b": ("a b",)})
    found = labels(airtime(article_from_text("A a b is b. " * 50)), [subject])
    assert [use.label for use in found] == ["a b", "b"] * 50
