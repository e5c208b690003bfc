"""Deals at random: seeded, honest at the edges, right where known."""

import math
from dataclasses import dataclass
from itertools import combinations
from statistics import fmean

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.reading import chance
from lessons.reading.intervals import share


def test_the_same_seed_gives_the_same_answer():
    values = [(n**1.7 % 2) - 1 for n in range(40)]
    one = chance.difference(values, values[:9])
    assert one == chance.difference(values, values[:9])
    assert one.p != chance.difference(values, values[:9], seed=1).p


def test_groups_far_apart_are_beyond_chance_and_equal_ones_are_not():
    low, high = [0.0, 0.1, 0.2, 0.1] * 4, [0.9, 0.8, 1.0, 0.9] * 4
    apart, alike = chance.difference(low, high), chance.difference(low, low)
    assert apart.beyond_chance and apart.p == 1 / 2001
    assert not alike.beyond_chance and alike.p == 1.0
    assert 0 not in apart.interval and 0 in alike.interval


@given(*[st.lists(st.floats(-1, 1), min_size=1, max_size=12)] * 2)
def test_a_test_and_its_picture_never_contradict_each_other(first, second):
    found = chance.difference(first, second, permutations=99)
    assert not (found.beyond_chance and 0 in found.interval)


def distance(first, second):
    """How many standard errors lie between two means, as `permutation_p` has them."""
    both = [*first, *second]
    spread = 3 * sum((x - fmean(both)) ** 2 for x in both) / (len(both) - 1)
    variance = sum(
        (sum((x - fmean(side)) ** 2 for x in side) + spread)
        / (len(side) - 1 + 3)
        / len(side)
        for side in (first, second)
    )
    return abs(fmean(first) - fmean(second)) / variance**0.5


@pytest.mark.parametrize("first", [(0.1, 0.2, 0.3), (0.1, 0.2, 0.9), (0.3, 0.8)])
def test_a_permutation_p_agrees_with_counting_every_deal(first):
    pool = (0.1, 0.2, 0.3, 0.8, 0.9, 1.0)
    observed = distance(first, [x for x in pool if x not in first])
    hands = [*combinations(pool, len(first))]
    far = [distance(hand, [x for x in pool if x not in hand]) for hand in hands]
    expected = sum(each >= observed - 1e-9 for each in far) / len(far)
    least = sum(each >= max(far) - 1e-9 for each in far) / len(far)
    p, least_p = chance.permutation_p(
        first, [x for x in pool if x not in first], permutations=20_000
    )
    assert p == pytest.approx(expected, abs=0.012)
    assert least_p == pytest.approx(least, abs=0.012)


def test_two_sentences_are_too_few_to_test():
    # Each of the six deals is as likely, and two of them are the furthest.
    apart = chance.difference([0.1, 0.2], [0.8, 0.9])
    assert apart.p == apart.least_p == pytest.approx(1 / 3, abs=0.03)


@pytest.mark.parametrize(
    ("first", "second", "p"),
    [
        ([0.5], [0.5], 1.0),
        ([0.0] * 4, [0.0] * 7, 1.0),
        ([0.0] * 9, [1.0] * 9, 1 / 2001),
        ([(0, 0)], [(0, 0), (0, 0)], 1.0),
    ],
)
def test_items_without_any_spread_have_a_p(first, second, p):
    found, least = chance.permutation_p(first, second)
    assert found == pytest.approx(p) and least <= found


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(9, 30)), min_size=1, max_size=9),
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 30)), min_size=1, max_size=9),
)
def test_no_p_is_smaller_than_it_can_be(first, second):
    p, least = chance.permutation_p(first, second, share, 50)
    assert 0 < least <= p <= 1


@pytest.mark.parametrize("call", [
    lambda: chance.difference([], [1.0]),
    lambda: chance.difference([1.0], []),
    lambda: chance.quantile([], 0.5),
])  # fmt: skip
def test_nothing_to_measure_is_said_in_one_sentence(call):
    with pytest.raises(ValueError, match=r"^[A-Z].*\.$"):
        call()


@given(
    st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=30),
    st.floats(0, 1),
)
def test_a_quantile_lies_among_the_values(values, share):
    assert min(values) <= chance.quantile(values, share) <= max(values)


# Dealing words ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((0, 1), 327 / 1021),  # the one use must fall to the shorter text
        ((1, 0), 1.0),
        ((1, 1), 1.0),
        ((0, 0), 1.0),
    ],
)
def test_dealing_one_or_two_words_by_hand(counts, expected):
    assert chance.deal_p(*counts, 694, 327) == pytest.approx(expected)


def test_dealing_agrees_with_every_deal_counted():
    # 3 uses among 4 and 5 words: all 84 ways to place them, one by one.
    observed = abs(0 / 4 - 3 / 5)
    gaps = [
        abs(sum(p < 4 for p in places) / 4 - sum(p >= 4 for p in places) / 5)
        for places in combinations(range(9), 3)
    ]
    expected = sum(gap >= observed - 1e-12 for gap in gaps) / len(gaps)
    assert chance.deal_p(0, 3, 4, 5) == pytest.approx(expected)


def test_dealing_is_not_fooled_by_sentences_of_other_lengths():
    """One use each, however long the sentences: never beyond chance."""
    for lengths in ((26 * 20, 25 * 20), (694, 327), (100, 99)):
        assert chance.deal_p(1, 1, *lengths) > 0.4


def test_a_word_cannot_be_used_more_often_than_there_are_words():
    with pytest.raises(ValueError, match="more often"):
        chance.deal_p(3, 0, 2, 5)
    assert chance.deal_p(0, 0, 0, 5) == 1.0


@pytest.mark.parametrize("lengths", [(694, 327), (30, 30), (3, 40)])
@pytest.mark.parametrize("total", [0, 1, 2, 5, 20, 40])
def test_the_smallest_p_of_a_word_is_the_smallest_of_all_its_splits(total, lengths):
    splits = range(max(0, total - lengths[1]), min(total, lengths[0]) + 1)
    ps = [chance.deal_p(in_a, total - in_a, *lengths) for in_a in splits]
    assert chance.least_deal_p(total, *lengths) == pytest.approx(min(ps))


def test_the_ends_of_an_interval_are_the_quantiles_of_its_level():
    values = np.arange(1001.0)
    found = chance.percentile_interval(500.0, values, level=0.9)
    assert (found.low, found.high) == (pytest.approx(50), pytest.approx(950))


def exact_deal_p(count_a, count_b, length_a, length_b):
    """`deal_p` in whole numbers of any length, which is exact and slow."""
    total = count_a + count_b
    observed = abs(count_a / length_a - count_b / length_b) - 1e-12
    as_far = sum(
        math.comb(length_a, in_a) * math.comb(length_b, total - in_a)
        for in_a in range(max(0, total - length_b), min(total, length_a) + 1)
        if abs(in_a / length_a - (total - in_a) / length_b) >= observed
    )
    return as_far / math.comb(length_a + length_b, total)


@pytest.mark.parametrize(
    "table",
    [
        (5, 2, 694, 327),
        (0, 3, 694, 327),
        (40, 20, 694, 327),
        (30, 60, 694, 327),
        (300, 200, 694, 327),  # more uses than the shorter text has words
        (300, 200, 40_000, 40_000),
        (7, 7, 7, 7),
    ],
)
def test_dealing_in_logarithms_is_dealing_exactly(table):
    assert chance.deal_p(*table) == pytest.approx(exact_deal_p(*table), rel=1e-8)


@given(st.tuples(*[st.integers(0, 40)] * 2), st.tuples(*[st.integers(40, 99)] * 2))
def test_dealing_any_counts_is_dealing_exactly(counts, lengths):
    table = (*counts, *lengths)
    assert chance.deal_p(*table) == pytest.approx(exact_deal_p(*table), rel=1e-9)


def test_dealing_a_word_of_a_long_book():
    assert chance.deal_p(400_000, 400_000, 800_000, 800_000) == pytest.approx(1)
    assert 0 < chance.deal_p(20_000, 21_000, 160_000, 150_000) < 1e-30


# Many items ------------------------------------------------------------------------

FIRST = [(n % 7 == 0, 10 + n % 4) for n in range(900)]
SECOND = [(n % 6 == 0, 9 + n % 5) for n in range(800)]


def test_kinds_drawn_give_what_items_drawn_give(monkeypatch):
    items = chance.difference(FIRST, SECOND, share)
    monkeypatch.setattr(chance, "_MOST_ITEMS", 0)
    kinds = chance.difference(FIRST, SECOND, share)
    assert kinds.p == pytest.approx(items.p, abs=0.03)
    assert kinds.interval == items.interval


def test_a_long_list_is_dealt_less_often_and_enough():
    for items, deals in ((300, 2000), (48_000, 833), (400_000, 750)):
        half = [0.0, 0.5] * (items // 4)
        p, least = chance.permutation_p(half, [value + 1 for value in half])
        assert p == least == 1 / (deals + 1)


def test_a_deal_gives_each_item_once():
    luck = np.random.RandomState(1)
    dealt = np.array(list(chance.deal([5, 1, 3, 0], 4, 500, luck)))
    assert (dealt.sum(axis=0) == 4).all() and (dealt >= 0).all()
    assert (dealt.max(axis=1) <= [5, 1, 3, 0]).all()
    assert dealt.mean(axis=1) == pytest.approx([20 / 9, 4 / 9, 12 / 9, 0], abs=0.15)


# Many tests ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ps", "survive"),
    [
        # Holm's steps for four: .0125, .0167, .025, .05
        ((0.01, 0.02, 0.03, 0.04), (True, False, False, False)),
        ((0.012, 0.016, 0.024, 0.049), (True, True, True, True)),
        ((0.04, 0.013, 0.5, 0.5), (False, False, False, False)),
        ((0.001, None, 0.024, 0.6), (True, False, True, False)),
        ((), ()),
    ],
)
def test_holms_steps_by_hand(ps, survive):
    assert chance.holm(ps) == survive


@pytest.mark.parametrize(
    ("least_ps", "may"),
    [
        ((0.04, 0.04), (False, False)),  # both need .025
        ((0.02, 0.04), (True, False)),  # alone, the first needs .05
        ((0.02, 0.02, 0.02), (False,) * 3),  # three need .0167
        ((0.001, 0.024, 0.9), (True, True, False)),
        ((None, 0.05), (False, True)),
        ((), ()),
    ],
)
def test_what_could_never_survive_is_no_test(least_ps, may):
    assert chance.testable(least_ps) == may


@given(st.lists(st.floats(0, 1), max_size=12))
def test_of_twenty_families_one_has_a_false_alarm_at_the_most(least_ps):
    may = chance.testable(least_ps)
    left = [least for least, tested in zip(least_ps, may, strict=True) if tested]
    assert len(left) * max(left, default=0) <= 0.05 + 1e-9


@dataclass(frozen=True)
class Result:
    p: float | None
    least_p: float | None = 0.0
    survives: bool = False


def test_results_that_survive_among_all_are_marked():
    results = [Result(0.001), Result(None, None), Result(0.06, survives=True)]
    assert chance.with_survivors(results) == (
        Result(0.001, survives=True),
        Result(None, None),
        Result(0.06),
    )


def test_a_result_that_could_not_survive_costs_the_others_nothing():
    results = [Result(0.04), *[Result(0.4, 0.3)] * 9]
    assert chance.with_survivors(results) == (
        Result(0.04, survives=True),
        *[Result(None, 0.3)] * 9,
    )


@pytest.mark.parametrize(
    ("p", "survives", "says"),
    [
        (0.4, False, "luck could (p = .400)"),
        (0.04, False, "luck seldom (p = .040)"),
        (0.01, True, "beyond luck (p = .010)"),
        (0.0001, True, "beyond luck (p < .001)"),
    ],
)
def test_a_p_value_in_words(p, survives, says):
    assert chance.by_chance(p, survives) == says
