"""Intervals by sentence: within bounds, honest where nothing varies, and calibrated."""

import math
from statistics import NormalDist, fmean, stdev

import numpy as np
import pytest
from calibration_by_sentence import (
    SIZES,
    alike,
    coverage,
    invented,
    of_differences,
)
from hypothesis import given
from hypothesis import strategies as st

from lessons.reading.intervals import (
    LEVEL,
    Interval,
    confidence_interval,
    interval_of_difference,
    mean_score,
    per_thousand,
    share,
    student,
)

ROWS = st.lists(
    st.integers(0, 40).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    min_size=1,
    max_size=20,
)


def test_rates_and_shares_of_rows():
    rows = [(1, 10), (0, 30)]
    assert per_thousand(rows) == 25.0
    assert share(rows) == pytest.approx(0.025)
    assert per_thousand([]) == 0.0


def test_nothing_to_measure_is_said_in_one_sentence():
    with pytest.raises(ValueError, match=r"^[A-Z].*\.$"):
        confidence_interval([], share)


@given(ROWS)
def test_a_share_and_a_rate_stay_within_bounds(rows):
    for ratio in (share, per_thousand):
        found = confidence_interval(rows, ratio)
        assert 0 <= found.low <= found.estimate + 1e-9
        assert found.estimate - 1e-9 <= found.high <= ratio.per


@given(st.lists(st.floats(-1, 1), min_size=1, max_size=20))
def test_a_score_stays_within_bounds(scores):
    found = confidence_interval(scores, mean_score)
    assert -1 <= found.low <= found.estimate + 1e-9
    assert found.estimate - 1e-9 <= found.high <= 1


@given(ROWS)
def test_what_is_not_quoted_has_the_mirrored_interval(rows):
    rows = [(count, size) for count, size in rows if size] or [(1, 2)]
    found = confidence_interval(rows, share)
    rest = confidence_interval([(size - count, size) for count, size in rows], share)
    assert rest.low == pytest.approx(1 - found.high, abs=1e-9)
    assert rest.high == pytest.approx(1 - found.low, abs=1e-9)


def test_many_equal_sentences_have_wilsons_own_interval():
    """Each sentence is one word: Wilson's formula, but for Student's t."""
    rows = [(1, 1)] * 30 + [(0, 1)] * 970
    found, z = confidence_interval(rows, share), student(32)
    k = z**2 / 1000
    middle = (0.03 + k / 2) / (1 + k)
    half = z / (1 + k) * math.sqrt(0.03 * 0.97 / 1000 + k / 4000)
    assert found.low == pytest.approx(middle - half, rel=0.01)
    assert found.high == pytest.approx(middle + half, rel=0.01)


def test_a_mean_score_has_students_interval_of_two_sentences_more():
    scores = [0.1, 0.4, -0.2, 0.3, 0.0, 0.5]
    found, more = confidence_interval(scores, mean_score), [*scores, 0.5, -0.5]
    reach = student(5) * stdev(more) / 8**0.5
    assert found.estimate == pytest.approx(fmean(scores))
    assert found.low == pytest.approx(fmean(more) - reach, rel=0.01)
    assert found.high == pytest.approx(fmean(more) + reach, rel=0.01)


@pytest.mark.parametrize(
    ("items", "ratio", "ends"),
    [
        ([(0, 20)] * 13, share, (0, 3 / 13)),
        ([(20, 20)] * 13, share, (1 - 3 / 13, 1)),
        ([(0, 20)] * 13, per_thousand, (0, 3000 / 260)),
        ([(5, 20)], share, (0, 1)),
        ([(0, 20)] * 2, share, (0, 1)),
        ([0.5], mean_score, (-1, 1)),
    ],
)
def test_sentences_that_are_all_alike_have_the_rule_of_three(items, ratio, ends):
    found = confidence_interval(items, ratio)
    assert (found.low, found.high) == pytest.approx(ends)


def test_sentences_without_words_tell_nothing():
    with_empty = confidence_interval([(1, 9), (0, 0), (3, 8), (0, 0), (0, 7)], share)
    assert with_empty == confidence_interval([(1, 9), (3, 8), (0, 7)], share)
    assert confidence_interval([(0, 0)], share) == Interval(0, 0, 1)


def test_the_interval_of_a_difference_turns_round_with_its_groups():
    one, other = Interval(0.5, 0.2, 0.9), Interval(0.3, 0.25, 0.6)
    found = interval_of_difference(one, other)
    back = interval_of_difference(other, one)
    assert (back.low, back.high) == pytest.approx((-found.high, -found.low))
    # By hand: below, .3 and .3 to the ends; above, .4 and .05.
    assert found.low == pytest.approx(0.2 - math.sqrt(0.18))
    assert found.high == pytest.approx(0.2 + math.sqrt(0.1625))


@given(ROWS, ROWS)
def test_the_interval_of_a_difference_stays_within_bounds(first, second):
    one, other = (confidence_interval(rows, share) for rows in (first, second))
    found = interval_of_difference(one, other)
    assert -1 - 1e-9 <= found.low <= found.high <= 1 + 1e-9


@pytest.mark.parametrize(
    ("freedom", "t"),
    [(1, 12.706), (2, 4.303), (3, 3.182), (5, 2.571), (12, 2.179), (60, 2.000)],
)
def test_students_t_is_that_of_the_printed_tables(freedom, t):
    assert student(freedom) == pytest.approx(t, rel=0.01)
    assert student(10**9) == pytest.approx(NormalDist().inv_cdf((1 + LEVEL) / 2))


# How often they hold ------------------------------------------------------------------

POPULATIONS = invented()
LEAST = 0.92  # of the cases in which 95 of 100 are promised
MOST_ALARMS = 0.06  # where 5 of 100 are promised
TIMES = 1000


def test_the_hard_cases_are_among_those_tried():
    """Of one article's 13 sentences, often none has what is measured."""
    _, rows = POPULATIONS["share, in 6%"]
    assert np.mean(rows[:, 0] == 0) > 0.9
    assert {ratio.scale for ratio, _ in POPULATIONS.values()} == {
        "share",
        "rate",
        "score",
    }


@pytest.mark.exhaustive
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", POPULATIONS)
def test_intervals_by_sentence_hold_the_truth(name, size):
    assert coverage(POPULATIONS[name], size, TIMES) >= LEAST


@pytest.mark.exhaustive
@pytest.mark.parametrize("name", POPULATIONS)
def test_articles_that_do_not_differ_are_seldom_parted(name):
    for pair in alike(POPULATIONS[name]):
        held, alarms = of_differences(*pair, TIMES)
        assert held >= LEAST
        assert alarms <= MOST_ALARMS


@pytest.mark.exhaustive
@pytest.mark.parametrize(
    ("ratio", "found"), [("share", 0.5), ("rate", 0.25), ("score", 0.06)]
)
def test_intervals_of_differences_hold_where_there_is_a_difference(ratio, found):
    """Of scores it is a small one: it is found more often than luck finds one."""
    few, many = POPULATIONS[f"{ratio}, in 15%"], POPULATIONS[f"{ratio}, in 70%"]
    for pair in ((few, many), (many, few)):
        held, beyond = of_differences(*pair, TIMES)
        assert held >= LEAST
        assert beyond > found
