"""VADER taken apart: NLTK's own arithmetic, word by word; the order that flips."""

import itertools
import math
import random
import re
import string
from importlib.resources import files
from statistics import fmean

import pytest
from hostile import ODD_TEXTS
from hypothesis import example, given
from hypothesis import strategies as st
from nltk.sentiment.vader import SentimentIntensityAnalyzer, VaderConstants
from vaderSentiment import vaderSentiment as makers

from lessons.corpus.sample import sample
from lessons.reading import vader
from lessons.reading.article import Article
from lessons.reading.pair import load_pair
from lessons.reading.segments import segment
from lessons.reading.sentiment import (
    PIPELINES,
    analyser,
    compound,
    own_words,
    run,
    score,
    scores_by_quotation,
    second_opinion,
    sentence_scores,
)
from lessons.reading.words import sentences, straighten

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
    "nobody slightly sort good, bad. great! really? ! !! ?? - it's the bomb a I"
).split()


def sentences_at_random(how_many, seed=31):
    """Sentences of rated words and of all that VADER's rules turn on."""
    draw = random.Random(seed)
    charged = sorted(word for word in analyser().lexicon if word.isalpha())
    for _ in range(how_many):
        words = [
            draw.choice(charged if draw.random() < 0.3 else SPICE)
            for _ in range(draw.randint(0, 14))
        ]
        yield " ".join(words) + draw.choice(["", ".", "!", "!!!", "?", "???"])


def without_repetition(text):
    """Each word once, and no two marks on it: see `lessons.reading.vader`."""
    bare = {}
    for word in re.sub(r"(?<=\w)[.,!]+(?=[.?!]+$)", "", text).split():
        bare.setdefault(word.strip(string.punctuation).lower(), word)
    return " ".join(bare.values())


@pytest.mark.parametrize(
    "how_many", [500, pytest.param(10_000, marks=pytest.mark.exhaustive)]
)
def test_plain_sentences_score_as_nltk_scores_them(nltks_own, how_many):
    for text in map(without_repetition, sentences_at_random(how_many)):
        ours, theirs = score(text), nltks_own.polarity_scores(text)
        assert (ours.compound, ours.negative, ours.neutral, ours.positive) == (
            theirs["compound"],
            theirs["neg"],
            theirs["neu"],
            theirs["pos"],
        ), text
        assert compound(text) == ours.compound


@pytest.mark.parametrize("rated", ["great", "war"])
def test_whatever_stands_near_a_word_has_its_say(nltks_own, rated):
    phrases = {*VaderConstants.BOOSTER_DICT, *VaderConstants.SPECIAL_CASE_IDIOMS}
    small = {"so", "this", "never", "least", "at least", "never so", "but", "don't"}
    for phrase in phrases | VaderConstants.NEGATE | small:
        said = phrase.split()
        for place in range(9 - len(said)):
            words = ["river"] * 4 + [rated] + ["river"] * 4
            words[place : place + len(said)] = said
            text = " ".join(words)
            theirs = nltks_own.polarity_scores(text)["compound"]
            assert compound(text) == score(text).compound == theirs, text


@given(st.text(max_size=80))
@example("".join(ODD_TEXTS))
def test_any_text_is_scored_alike_and_every_word_is_where_it_says(text):
    scored = score(text)
    assert compound(text) == scored.compound
    assert all(text[word.start : word.end] == word.text for word in scored.words)
    ends = [0, *(word.end for word in scored.words)]
    assert all(word.start >= end for word, end in zip(scored.words, ends, strict=False))


# What stands round a word ------------------------------------------------------------


@pytest.mark.parametrize(
    "told",
    [
        "They spoke of a “{}.”",
        "They spoke of a “{},” and left.",
        "They spoke of a '{}', and left.",
        "They spoke of a ({}).",
        "They spoke of a [{}];",
        "They spoke of a {}...",
        "They spoke of a {}…",
        "They spoke of a «{}»: again.",
        "They spoke of a {}—again.",
        "They spoke of an ever–{}.",
        "They spoke of a {}--so he said.",
        "They spoke of a {}...or so.",
        "They spoke of a #{}",
        "They spoke of a *{}*",
        "They spoke of a \u200b{}\u200b.",
    ],
)
@pytest.mark.parametrize("word", ["triumph", "catastrophe"])
def test_nothing_that_stands_round_a_word_hides_it(told, word):
    text = told.format(word)
    (found,) = score(text).charged
    assert (found.text, found.value) == (word, analyser().lexicon[word])
    assert text.index(word) == found.start


def test_four_marks_press_as_hard_as_they_can():
    assert score("A triumph!!!!").compound == second_opinion("A triumph!!!!") > 0.5
    assert score("A triumph!!!!").compound > score("A triumph!!!").compound


@pytest.mark.parametrize("apostrophe", "'’´`ʼ′")
def test_an_apostrophe_is_one_however_it_is_typed(apostrophe):
    text = f"The guards don{apostrophe}t trust him."
    (word,) = score(text).charged
    assert word.value < 0 < word.rated
    assert word.rules == ("turned round by “don't”",)


@pytest.mark.parametrize(
    ("text", "picture", "positive"),
    [
        ("Home at last 😍", "😍", True),
        ("Home at last😍!", "😍", True),
        ("😠The ferry is late.", "😠", False),
        ("Ferry 😠😠", "😠", False),
    ],
)
def test_a_picture_counts_as_what_it_shows(text, picture, positive):
    found = score(text).charged
    assert {word.text for word in found} == {picture}
    assert [word.start for word in found] == [
        at for at, character in enumerate(text) if character == picture
    ]
    assert all((word.value > 0) is positive for word in found)
    assert all(word.rules[0].startswith("read as “") for word in found)


def test_a_word_with_a_hyphen_stays_one_word():
    assert not score("A war-torn coast.").charged
    assert not score("The well-known road.").charged


# Beside the makers' own package ------------------------------------------------------

_OPENINGS = (
    "The mayor said the {0} was {1}",
    "Critics called it {1}",
    "“It was {1},” the {0} told reporters",
    "The {0} did not look {1} to anybody in the room",
    "After weeks of {1} talks the {0} closed",
    "The {0} (once {1}) opened on Monday",
    "Nobody at the {0} called the plan {1}",
    "It was “very {1}”, the captain added",
    "The {0}, {1} and hardly {2}, went on",
    "Was it {1}?",
    "The council's ‘{1}’ {0} came back",
    "She called the {0} “{1}... {2}.”",
    "He isn’t {1}; he never was",
    "A {1} {0} [see page 40] drew {2} crowds",
)
_JOINS = (", but ", "; ", " and ", " — ", ", though ", " while ", " (", " when ")
_THINGS = ("harbour", "ferry", "school", "budget", "vote", "bridge", "summit", "treaty")


def news_like(how_many, seed=7):
    """Sentences as news has them, with rated words between all kinds of marks."""
    draw = random.Random(seed)
    rated = sorted(w for w in analyser().lexicon if w.isalpha() and len(w) > 2)
    given = [*A.sentences, *B.sentences]
    given += [one for item in sample(each=10) for one in sentences(str(item.content))]
    yield from (str(getattr(one, "text", one)) for one in given)
    for _ in range(how_many - len(given)):
        parts = [
            draw.choice(_OPENINGS).format(
                draw.choice(_THINGS), draw.choice(rated), draw.choice(rated)
            )
            for _ in range(draw.randint(1, 3))
        ]
        yield draw.choice(_JOINS).join(parts) + draw.choice([".", ".", ".”", "!", "."])


def with_plain_typography(text):
    """Marks made straight, a space round each dash, and no words of one letter.

    (NLTK hears none of these.)
    """
    spaced = re.sub(r"\s*(—|–|―|--+)\s*", " ", vader.plain(text))
    return re.sub(r"(?<!\S)\S(?!\S)", "", spaced)


def by_a_named_rule(text):
    """Whether a rule of the makers' may be at work that NLTK does not have.

    They are named in the docstring of `lessons.reading.vader`.
    """
    words = [word.word.lower() for word in vader.heard(text)]
    pairs = {" ".join(pair) for pair in itertools.pairwise(words)}
    only_there = makers.BOOSTER_DICT.keys() - analyser().constants.BOOSTER_DICT.keys()
    return (
        "no" in words
        or not only_there.isdisjoint(words)
        or not pairs.isdisjoint({"without doubt", "never so", "never this"})
        or ("but" in words and _weighed_twice(text))
    )


def _weighed_twice(text):
    """Whether two rated words of a text have one value."""
    values = [value for value in vader.values(vader.heard(text)) if value]
    halved = {value * 0.5 for value in values} | {value * 1.5 for value in values}
    return len({*values}) < len(values) or not halved.isdisjoint(values)


@pytest.mark.parametrize(
    "how_many", [1500, pytest.param(10_000, marks=pytest.mark.exhaustive)]
)
def test_news_scores_as_the_makers_own_package_scores_it(how_many):
    texts = [text for text in news_like(how_many) if not by_a_named_rule(text)]
    assert len(texts) > 0.8 * how_many
    alike = [
        score(text).compound == second_opinion(with_plain_typography(text))
        for text in texts
    ]
    assert sum(alike) / len(texts) >= 0.995


def test_the_two_machines_part_over_no():
    text = "No trouble on the ferry."
    assert score(text).compound < 0 < second_opinion(text)
    assert score(text).engine == "VADER in NLTK"


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
        if len(word.rules) == 1:
            check_rule(word)


def check_rule(word):
    """A rule is called what it did."""
    if word.rules == ("part of a fixed phrase",):
        return
    turned, grew = word.value * word.rated < 0, abs(word.value) > abs(word.rated)
    assert word.rules[0].startswith("turned round") == turned, word
    if word.rules[0].startswith(("strengthened", "in capitals", "after “but”")):
        assert grew, word
    if word.rules[0].startswith(("softened", "before “but”")):
        assert not grew, word


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
    assert contributions("it is sort of bad here")["bad"].rules == (
        "strengthened by “sort of”",
    )
    assert contributions("never this good")["good"].rules == (
        "strengthened by “never this”",
    )
    assert contributions("the end of this war")["war"].rules == (
        "strengthened by “this”",
    )
    assert contributions("the least good day")["good"].rules == (
        "turned round by “least”",
    )
    assert contributions("the place is the bomb now")["bomb"].rules == (
        "part of a fixed phrase",
    )
    assert contributions("she is not very happy")["happy"].rules == (
        "strengthened by “very”",
        "turned round by “not”",
    )
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


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It was not a war. They called it a war.", [2.146, -2.9]),
        ("A calm day, they said; the sea was never calm.", [1.3, -0.962]),
        ("Kind words, and a kind of war.", [2.4, -3.193]),
        ("It was a kind of war, and no kind word.", [-3.193, -1.2, 2.4]),
    ],
)
def test_a_repeated_word_is_read_where_it_stands(text, values):
    assert [word.value for word in score(text).charged] == pytest.approx(values)


def test_what_lesson_five_says_of_the_sentences():
    """The facts of its prose: see the notebook."""
    both = [*A.sentences, *B.sentences]
    assert max(both, key=compound) == A.sentences[14]
    assert all(second_opinion(sentence) == compound(sentence) for sentence in both)
    scores_b = list(sentence_scores(B))
    lowest = B.sentences[scores_b.index(min(scores_b))]
    assert lowest.id == "B7" and "worrying conditions" in lowest
    scores_b.remove(min(scores_b))
    assert fmean(scores_b) > fmean(sentence_scores(A)) > fmean(sentence_scores(B))
    worst = min(analyser().lexicon, key=analyser().lexicon.get)
    renamed = A.sentences[14].replace("special military operation", worst)
    assert compound(renamed) > 0 and max(analyser().lexicon.values()) < 4
    assert "integrity" in contributions(A.sentences[14])
    alone = analyser().polarity_scores_as_copied(straighten(A.sentences[14]))
    assert alone["compound"] < compound(A.sentences[14])
    (kim,), _ = scores_by_quotation(B)
    assert kim == compound(B.sentences[5])
    assert compound("I did not hate it.") > 0 > compound("I did hate it.")
    assert second_opinion("No one was killed.") == compound("No one was killed.")
    assert compound("No one was killed.") < compound("Five people were killed.")


def test_ten_draws_of_lesson_five_put_each_article_ahead():
    luck = random.Random(2024)
    scores_a, scores_b = (list(sentence_scores(article)) for article in (A, B))
    gaps = []
    for _ in range(11):
        drawn_a = luck.choices(scores_a, k=len(scores_a))
        drawn_b = luck.choices(scores_b, k=len(scores_b))
        gaps.append(fmean(drawn_a) - fmean(drawn_b))
    assert min(gaps[1:]) < 0 < max(gaps[1:])


def test_a_whole_article_saturates():
    assert score(A.text).compound > 0.99 and score(B.text).compound > 0.98


def test_the_order_flips_twice_and_luck_could_do_as_much():
    runs = [run(pipeline, A, B) for pipeline in PIPELINES]
    assert [r.higher for r in runs] == ["B", "A", "A", "B"]
    means = [
        (round(r.difference.first.estimate, 3), round(r.difference.second.estimate, 3))
        for r in runs
    ]
    assert means == [(0.228, 0.258), (0.261, 0.153), (0.267, 0.220), (0.129, 0.161)]
    for r in runs:
        assert 0 in r.difference.interval and not r.difference.beyond_chance
    body = runs[2].difference
    assert body.interval.estimate == pytest.approx(0.047, abs=0.001)
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
