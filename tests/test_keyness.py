"""Keyness: the published anchors, the articles' own words, and chance."""

import importlib.util
import math
import random
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.reading import chance, deals, keyness
from lessons.reading.articles import ArticleError, article_from_text
from lessons.reading.halves import halves
from lessons.reading.keyness_errors import errors_of_keyness, measured, of_100
from lessons.reading.pair import load_pair
from lessons.reading.word_types import keys, keys_by_sentence

_SCRIPT = Path(__file__).parent / "benchmarks" / "deals_on_news.py"
_spec = importlib.util.spec_from_file_location("deals_on_news", _SCRIPT)
news_deals = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(news_deals)

A, B = load_pair()
PAIR = keyness.keyness(A, B)


@pytest.mark.parametrize(
    ("table", "expected"),
    [((110, 2442, 111, 29114), 270.72), ((29, 13, 123, 31612), 263.90)],
)
def test_dunnings_own_examples(table, expected):
    assert keyness.g2(*table) == pytest.approx(expected, abs=0.005)


@given(st.lists(st.integers(0, 500), min_size=4, max_size=4))
def test_g2_is_never_negative_and_does_not_mind_the_order(table):
    a, b, c, d = table
    assert keyness.g2(a, b, c, d) >= 0
    assert keyness.g2(a, b, c, d) == pytest.approx(keyness.g2(b, a, d, c), abs=1e-6)
    assert keyness.g2(a, b, 10 * a, 10 * b) == pytest.approx(0, abs=1e-6)


def test_g2_refuses_a_negative_count():
    with pytest.raises(ValueError, match="negative"):
        keyness.g2(-1, 2, 3, 4)


def test_log_odds_by_hand():
    # 10 of 100 against 5 of 100, prior a tenth of both: own 1.5, all 20.
    own, all_, rest = 1.5, 20, 100
    odds = [math.log((n + own) / (rest + all_ - n - own)) for n in (10, 5)]
    error = math.sqrt(1 / 11.5 + 1 / 6.5)
    expected = (odds[0] - odds[1]) / error
    often, seldom = ["w"] * 10 + ["x"] * 90, ["w"] * 5 + ["x"] * 95
    z = [
        keyness.keyness(*texts, permutations=0)["w"].z
        for texts in ((often, seldom), (seldom, often))
    ]
    assert z == pytest.approx([expected, -expected])


def test_only_house_style_survives_chance():
    assert [word.word for word in PAIR.survivors] == ["mr"]
    mr = PAIR["Mr"]
    assert (mr.count_a, mr.count_b, mr.leans) == (18, 0, "A")
    assert mr.g2 == pytest.approx(keyness.g2(18, 0, 694 - 18, 327))
    assert mr.p < 0.05 < PAIR["said"].p
    assert PAIR.words[0] == mr and len(PAIR.maxima) == 1000


@pytest.mark.parametrize(
    ("deals", "most"),
    [(6, 3), pytest.param(60, 9, marks=pytest.mark.exhaustive)],
)
def test_words_dealt_at_random_survive_about_one_time_in_twenty(deals, most):
    draw = random.Random(7)
    pool = [*keys(A), *keys(B)]
    beaten = 0
    for seed in range(deals):
        draw.shuffle(pool)
        result = keyness.keyness(pool[:694], pool[694:], permutations=99, seed=seed)
        beaten += bool(result.survivors)
    assert beaten <= most  # which fewer than 1 of 800 honest kits would exceed


def test_keyness_takes_texts_and_lists_and_nothing():
    by_text = keyness.keyness("war war peace", "peace peace", permutations=10)
    by_list = keyness.keyness(
        ["war", "war", "peace"], ["peace", "peace"], permutations=10
    )
    assert by_text.word_deals == by_list.word_deals
    assert [w.g2 for w in by_text.words] == [w.g2 for w in by_list.words]
    assert by_text["war"].rate_a == pytest.approx(2000 / 3)
    assert keyness.keyness("", "", permutations=10).words == ()
    assert keyness.keyness("war", "", permutations=10)["war"].g2 == 0
    with pytest.raises(KeyError):
        by_text["zebra"]


@given(st.text("ab ", max_size=30), st.text("ab ", max_size=30))
def test_keyness_of_any_texts(a, b):
    result = keyness.keyness(a, b, permutations=5)
    assert sum(word.count_a for word in result.words) == result.length_a
    assert sum(word.count_b for word in result.words) == result.length_b
    assert all(0 < word.p <= 1 and word.g2 >= 0 for word in result.words)


def test_the_p_of_a_word_is_its_share_of_the_largest_by_hand():
    for word in (PAIR["mr"], PAIR["said"], PAIR["the"]):
        reached = sum(value >= word.g2 - 1e-12 for value in PAIR.maxima)
        assert word.p == pytest.approx((reached + 1) / 1001)


def test_the_second_instrument_disagrees():
    """By weighted log-odds no word passes what luck gave: a lesson, not an error."""
    assert PAIR.null_maximum_z > 2
    assert max(abs(word.z) for word in PAIR.words) < PAIR.null_maximum_z
    assert len(PAIR.word_deals.maxima_z) == 1000 and min(PAIR.word_deals.maxima_z) > 0


def test_nothing_survives_where_nothing_was_dealt():
    result = keyness.keyness(A, B, permutations=0)
    assert result.survivors == () and result.words


def test_word_types_dealt_at_once_give_what_words_dealt_one_by_one_give(monkeypatch):
    monkeypatch.setattr(deals, "_MOST_WORDS", 0)
    many = keyness.keyness(A, B)
    assert [word.g2 for word in many.words] == [word.g2 for word in PAIR.words]
    assert many.null_maximum == pytest.approx(PAIR.null_maximum, rel=0.05)
    assert many.null_maximum_z == pytest.approx(PAIR.null_maximum_z, rel=0.05)
    assert np.mean(many.maxima) == pytest.approx(np.mean(PAIR.maxima), rel=0.03)
    assert np.mean(many.word_deals.maxima_z) == pytest.approx(
        np.mean(PAIR.word_deals.maxima_z), rel=0.03
    )


def test_scores_of_many_words_at_once_are_those_one_by_one():
    for total, sizes in ((1, (3, 2)), (18, (694, 327)), (5, (2, 4))):
        table = deals._table(total, sizes)
        for in_b in range(total + 1):
            in_a = total - in_b
            if in_a > sizes[0] or in_b > sizes[1]:
                assert list(table[:, in_b]) == [0, 0]
                continue
            a = ["w"] * in_a + ["x"] * (sizes[0] - in_a)
            b = ["w"] * in_b + ["x"] * (sizes[1] - in_b)
            word = keyness.keyness(a, b, permutations=0)["w"]
            assert list(table[:, in_b]) == pytest.approx([word.g2, abs(word.z)])


def test_a_word_and_a_deal_with_the_same_counts_are_a_tie_in_a_long_text():
    a, b = ["a", *"xy" * 3000], [*"xy" * 3000, "b"]
    found = keyness.keyness(a, b, permutations=50)
    reached = [g for g in found.maxima if g >= found["a"].g2]
    assert found["a"].g2 == found["b"].g2 and reached
    assert found["a"].p == found["b"].p == pytest.approx((len(reached) + 1) / 51)


# Deals of sentences -------------------------------------------------------------------


def test_only_house_style_survives_deals_of_sentences_too():
    assert [word.word for word in PAIR.sentence_survivors] == ["mr"]
    assert PAIR.sentence_deals.unit == "sentences"
    assert len(PAIR.sentence_deals.maxima) == len(PAIR.sentence_deals.maxima_z) == 1000
    for word in (PAIR["mr"], PAIR["said"], PAIR["the"]):
        reached = sum(value >= word.g2 - 1e-12 for value in PAIR.sentence_deals.maxima)
        assert PAIR.sentence_deals.reached(word.g2) == reached
        assert word.p_sentences == pytest.approx((reached + 1) / 1001)


def test_a_deal_of_sentences_by_hand():
    """B's length is two words: it gets one of three sentences, any of them."""
    a, b = [["war", "war"], ["peace", "now"]], [["we", "talk"]]
    found = deals.deal_sentences(a, b, 600, seed=1)
    with_wars = keyness.g2(0, 2, 4, 0)  # both wars fall to B
    without = keyness.g2(0, 1, 4, 1)
    assert {round(value, 6) for value in found.maxima} == {
        round(with_wars, 6),
        round(without, 6),
    }
    share = sum(value > 0.5 * (with_wars + without) for value in found.maxima) / 600
    assert share == pytest.approx(1 / 3, abs=0.08)


def test_words_travel_with_their_sentence():
    """Twenty uses in one sentence fall to one hand: luck does what words cannot do."""
    talk = [["t", "a", "l", "k"]] * 40
    found = deals.deal_sentences([["war"] * 20, *talk[:20]], talk[20:], 50, seed=1)
    by_word = deals.deal_words(["war"] * 20 + ["talk"] * 80, ["talk"] * 80, 50, seed=1)
    assert min(found.maxima) > max(by_word.maxima)


@given(
    st.lists(st.lists(st.sampled_from("abc"), max_size=4), max_size=6),
    st.lists(st.lists(st.sampled_from("abc"), max_size=4), max_size=6),
)
def test_deals_of_any_sentences_are_those_counted_one_by_one(a, b):
    found = deals.deal_sentences(a, b, 7, seed=3)
    cards = [words for words in (*a, *b) if words]
    if len(cards) < 2:
        assert found is None
        return
    lengths = np.array([len(words) for words in cards])
    hands = deals._hands(lengths, sum(map(len, b)), 7, np.random.RandomState(3))
    for number, dealt in enumerate(hands):
        assert 0 < dealt.sum() < len(cards)
        in_a, in_b = [], []
        for words, to_b in zip(cards, dealt, strict=True):
            (in_b if to_b else in_a).extend(words)
        split = keyness.keyness(in_a, in_b, permutations=0)
        assert found.maxima[number] == pytest.approx(split.words[0].g2)
        assert found.maxima_z[number] == pytest.approx(
            max(abs(word.z) for word in split.words)
        )


def test_sentences_are_dealt_in_parts_as_they_are_at_once(monkeypatch):
    whole = deals.deal_sentences(keys_by_sentence(A), keys_by_sentence(B), 9, seed=1)
    places = deals._Places(keys_by_sentence(A))
    dealt = deals._hands(places.lengths, 300, 9, np.random.RandomState(1))
    at_once = places.largest(dealt)
    monkeypatch.setattr(chance, "_AT_ONCE", 40)
    assert np.array_equal(places.largest(dealt), at_once)
    assert len(whole.maxima) == 9


def test_sentences_are_dealt_where_there_are_some():
    assert PAIR.sentence_deals is not None
    for a, b in ((A.words, B.words), ("", ""), ("One only.", "")):
        found = keyness.keyness(a, b, permutations=5)
        assert found.sentence_deals is None and found.sentence_survivors == ()
        assert {word.p_sentences for word in found.words} <= {None}
    with pytest.raises(ValueError, match="negative"):
        keyness.keyness("war", "peace", permutations=-1)


def test_the_same_seed_gives_the_same_deals():
    assert keyness.keyness(A, B, permutations=20) == keyness.keyness(
        A, B, permutations=20
    )
    other = keyness.keyness(A, B, permutations=20, seed=5)
    assert other.sentence_deals.maxima != PAIR.sentence_deals.maxima[:20]


def test_the_hands_that_a_lesson_shows_are_the_first_of_the_thousand():
    (_, hand), *_ = deals.hands_of_words(A.words, B.words, 1, seed=chance.SEED)
    in_hand = keyness.keyness(
        list((Counter(A.words + B.words) - Counter(hand)).elements()),
        hand,
        permutations=0,
    )
    assert in_hand.words[0].g2 == pytest.approx(PAIR.maxima[0])


# Halves -------------------------------------------------------------------------------


@pytest.mark.parametrize("article", [A, B], ids="AB")
def test_halves_are_the_article(article):
    first, second = halves(article)
    assert first.text + second.text == article.text
    assert first.words + second.words == article.words
    assert [*first.sentences, *second.sentences] == [*article.sentences]
    longest = max(len(line) for line in article.tokens_by_sentence)
    assert abs(len(first.words) - len(second.words)) <= longest
    for half in (first, second):
        assert "".join(part.text for part in half.segments) == half.text


def test_one_sentence_has_no_halves():
    with pytest.raises(ArticleError, match="two sentences"):
        halves(article_from_text("It rained all day."))


# What was measured on news ------------------------------------------------------------


def test_the_figures_of_the_file_lie_in_their_intervals_and_in_the_sentence():
    for pairs in ("halves", "outlet"):
        for unit in ("words", "sentences"):
            figure = measured()[pairs][unit]
            assert 0 <= figure["low"] <= figure["value"] <= figure["high"] <= 1
            assert str(of_100(pairs, unit)) in errors_of_keyness()
    assert f"{measured()['articles']} news articles" in errors_of_keyness()
    assert measured()["date"] in errors_of_keyness()


def test_the_measuring_of_news_counts_pairs_by_outlet(tmp_path):
    for outlet, title, word in (
        ("one", "a", "war"),
        ("one", "b", "peace"),
        ("two", "a", "rain"),
    ):
        text = " ".join([f"They said {word} again."] * 30)
        (tmp_path / f"{outlet}_2024-01-01_{title}.txt").write_text(text)
    found = news_deals.measure(tmp_path)
    assert (found["articles"], found["pairs"]) == (3, 1)
    assert found["outlet"]["words"]["value"] == 1  # war against peace
    assert found["halves"]["words"]["value"] == 0  # the same sentence on either side
