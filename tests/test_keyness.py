"""Keyness: the published anchors, the articles' own words, and chance."""

import math
import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.reading import keyness
from lessons.reading.pair import load_pair
from lessons.reading.word_types import keys

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
    assert by_text == by_list
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
    assert len(PAIR.maxima_z) == 1000 and min(PAIR.maxima_z) > 0


def test_nothing_survives_where_nothing_was_dealt():
    result = keyness.keyness(A, B, permutations=0)
    assert result.survivors == () and result.words


def test_word_types_dealt_at_once_give_what_words_dealt_one_by_one_give(monkeypatch):
    monkeypatch.setattr(keyness, "_MOST_WORDS", 0)
    many = keyness.keyness(A, B)
    assert [word.g2 for word in many.words] == [word.g2 for word in PAIR.words]
    assert many.null_maximum == pytest.approx(PAIR.null_maximum, rel=0.05)
    assert many.null_maximum_z == pytest.approx(PAIR.null_maximum_z, rel=0.05)
    assert np.mean(many.maxima) == pytest.approx(np.mean(PAIR.maxima), rel=0.03)
    assert np.mean(many.maxima_z) == pytest.approx(np.mean(PAIR.maxima_z), rel=0.03)


def test_scores_of_many_words_at_once_are_those_one_by_one():
    for total, sizes in ((1, (3, 2)), (18, (694, 327)), (5, (2, 4))):
        table = keyness._table(total, sizes)
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
