"""Counting: the published anchors, the articles' own counts, and chance."""

import math
import random
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.probability import FreqDist

from lessons.reading import counts
from lessons.reading.chance import interval, per_thousand, resample
from lessons.reading.pair import load_pair

A, B = load_pair()
PAIR = counts.keyness(A, B)


@pytest.mark.parametrize(
    ("table", "expected"),
    [((110, 2442, 111, 29114), 270.72), ((29, 13, 123, 31612), 263.90)],
)
def test_dunnings_own_examples(table, expected):
    assert counts.g2(*table) == pytest.approx(expected, abs=0.005)


@given(st.lists(st.integers(0, 500), min_size=4, max_size=4))
def test_g2_is_never_negative_and_does_not_mind_the_order(table):
    a, b, c, d = table
    assert counts.g2(a, b, c, d) >= 0
    assert counts.g2(a, b, c, d) == pytest.approx(counts.g2(b, a, d, c), abs=1e-6)
    assert counts.g2(a, b, 10 * a, 10 * b) == pytest.approx(0, abs=1e-6)


def test_g2_refuses_a_negative_count():
    with pytest.raises(ValueError, match="negative"):
        counts.g2(-1, 2, 3, 4)


def test_log_odds_by_hand():
    # 10 of 100 against 5 of 100, prior a tenth of both: own 1.5, all 20.
    own, all_, rest = 1.5, 20, 100
    odds = [math.log((n + own) / (rest + all_ - n - own)) for n in (10, 5)]
    error = math.sqrt(1 / 11.5 + 1 / 6.5)
    expected = (odds[0] - odds[1]) / error
    assert counts.log_odds_z(10, 5, 100, 100) == pytest.approx(expected)
    assert counts.log_odds_z(5, 10, 100, 100) == pytest.approx(-expected)


def test_frequencies_are_nltks_own():
    table = counts.frequencies(A)
    assert isinstance(table, FreqDist)
    assert table.N() == len(A.words) and table["mr"] == 18
    assert counts.frequencies_by_article((A, B))["B"]["mr"] == 0
    assert "the" not in counts.frequencies(A, without=counts.STOP_WORDS)


def test_small_words_that_turn_a_sentence_are_not_stop_words():
    assert not counts.TURNING_WORDS & counts.STOP_WORDS


def test_a_rate_stands_with_its_count_and_its_length():
    rate = counts.rate(B, "War")
    assert (rate.word, rate.count, rate.length) == ("war", 3, 327)
    assert rate.per_thousand == pytest.approx(3000 / 327)
    assert rate.interval.low <= rate.per_thousand <= rate.interval.high


def test_a_word_that_never_occurs_may_still_be_a_word_of_the_writer():
    rate = counts.rate(A, "can")
    assert rate.count == 0 and rate.interval.low == 0
    assert rate.interval.high == pytest.approx(3000 / 694)
    assert counts.rate("", "can").interval.high == 0


def test_a_concordance_leads_back_to_the_text():
    lines = counts.concordance(B, "war")
    assert len(lines) == 3
    for line in lines:
        assert B.text[line.start :].startswith(line.word)
        assert f"{line.left} {line.word}" in B.sentences[line.sentence].text
    assert counts.concordance(B, "no such word") == ()


def test_dispersion_is_even_at_nought_and_lumpy_at_one():
    lone = counts.dispersion(A, "nuclear")
    assert len(lone.places) == 1 and lone.dp > 0.9
    common = counts.dispersion(A, "the")
    assert common.dp < 0.4 and list(common.places) == sorted(common.places)
    assert counts.dispersion(A, "zebra").dp is None


def test_collocations_are_pairs_that_recur():
    pairs = [pair for pair, _ in counts.collocations(B)]
    assert pairs[0] == ("north", "korea")
    assert all(not set(pair) & counts.STOP_WORDS for pair in pairs)
    text = " ".join(counts.keys(B))
    assert all(text.count(" ".join(pair)) >= 2 for pair in pairs)


def test_only_house_style_survives_chance():
    assert [word.word for word in PAIR.survivors] == ["mr"]
    mr = PAIR["Mr"]
    assert (mr.count_a, mr.count_b, mr.leans) == (18, 0, "A")
    assert mr.g2 == pytest.approx(counts.g2(18, 0, 694 - 18, 327))
    assert mr.p < 0.05 < PAIR["said"].p
    assert PAIR.words[0] == mr and len(PAIR.maxima) == 1000


@pytest.mark.parametrize(
    ("deals", "most"),
    [(6, 3), pytest.param(60, 9, marks=pytest.mark.exhaustive)],
)
def test_words_dealt_at_random_survive_about_one_time_in_twenty(deals, most):
    draw = random.Random(7)
    pool = [*counts.keys(A), *counts.keys(B)]
    beaten = 0
    for seed in range(deals):
        draw.shuffle(pool)
        result = counts.keyness(pool[:694], pool[694:], permutations=99, seed=seed)
        beaten += bool(result.survivors)
    assert beaten <= most  # which fewer than 1 of 800 honest kits would exceed


def test_keyness_takes_texts_and_lists_and_nothing():
    by_text = counts.keyness("war war peace", "peace peace", permutations=10)
    by_list = counts.keyness(
        ["war", "war", "peace"], ["peace", "peace"], permutations=10
    )
    assert by_text == by_list
    assert by_text["war"].rate_a == pytest.approx(2000 / 3)
    assert counts.keyness("", "", permutations=10).words == ()
    assert counts.keyness("war", "", permutations=10)["war"].g2 == 0
    with pytest.raises(KeyError):
        by_text["zebra"]


@given(st.text("ab ", max_size=30), st.text("ab ", max_size=30))
def test_keyness_of_any_texts(a, b):
    result = counts.keyness(a, b, permutations=5)
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


def test_a_collocation_has_dunnings_g2_of_its_pair():
    keys = counts.keys(B)
    (pair, score), *_ = counts.collocations(B)
    both = list(pairwise(keys)).count(pair)
    first, second = keys.count(pair[0]), keys.count(pair[1])
    table = (both, first - both, second - both, len(keys) - first - second + both)
    assert score == pytest.approx(counts.g2(*table), rel=0.01)


def test_nothing_survives_where_nothing_was_dealt():
    result = counts.keyness(A, B, permutations=0)
    assert result.survivors == () and result.words


def test_a_concordance_keeps_whole_words_of_the_given_width():
    (line, *_) = counts.concordance(B, "Pyongyang", width=20)
    assert line.left == "capital city of" and line.right == "."
    for width in (0, 1, 5, 1000):
        for line in counts.concordance(A, "the", width=width):
            assert len(line.left) <= width and len(line.right) <= width
            assert line.left in A.sentences[line.sentence].text


def test_many_sentences_have_the_interval_that_drawing_each_gives():
    rows = [(n % 3 == 0, 10 + n % 7) for n in range(1400)]
    ours = counts.rate_interval(rows)
    drawn = np.array(rows)[resample(len(rows))].sum(axis=1)
    theirs = interval(per_thousand(rows), 1000 * drawn[:, 0] / drawn[:, 1])
    assert ours.estimate == theirs.estimate
    assert ours.low == pytest.approx(theirs.low, rel=0.02)
    assert ours.high == pytest.approx(theirs.high, rel=0.02)


def test_word_types_dealt_at_once_give_what_words_dealt_one_by_one_give(monkeypatch):
    monkeypatch.setattr(counts, "_MOST_WORDS", 0)
    many = counts.keyness(A, B)
    assert [word.g2 for word in many.words] == [word.g2 for word in PAIR.words]
    assert many.null_maximum == pytest.approx(PAIR.null_maximum, rel=0.05)
    assert many.null_maximum_z == pytest.approx(PAIR.null_maximum_z, rel=0.05)
    assert np.mean(many.maxima) == pytest.approx(np.mean(PAIR.maxima), rel=0.03)
    assert np.mean(many.maxima_z) == pytest.approx(np.mean(PAIR.maxima_z), rel=0.03)


def test_scores_of_many_words_at_once_are_those_one_by_one():
    for total, sizes in ((1, (3, 2)), (18, (694, 327)), (5, (2, 4))):
        table = counts._table(total, sizes)
        for in_b in range(total + 1):
            in_a = total - in_b
            if in_a > sizes[0] or in_b > sizes[1]:
                assert list(table[:, in_b]) == [0, 0]
                continue
            g = counts.g2(in_a, in_b, sizes[0] - in_a, sizes[1] - in_b)
            z = counts.log_odds_z(in_a, in_b, *sizes)
            assert list(table[:, in_b]) == pytest.approx([g, abs(z)])


def test_a_word_and_a_deal_with_the_same_counts_are_a_tie_in_a_long_text():
    a, b = ["a", *"xy" * 3000], [*"xy" * 3000, "b"]
    found = counts.keyness(a, b, permutations=50)
    reached = [g for g in found.maxima if g >= found["a"].g2]
    assert found["a"].g2 == found["b"].g2 and reached
    assert found["a"].p == found["b"].p == pytest.approx((len(reached) + 1) / 51)
