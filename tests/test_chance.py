"""Bootstrap and permutation: seeded, honest at the edges, right where known."""

from statistics import fmean

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.reading import chance


def test_the_same_seed_gives_the_same_answer():
    values = [n**1.7 for n in range(40)]
    assert chance.bootstrap(values) == chance.bootstrap(values)
    assert chance.bootstrap(values) != chance.bootstrap(values, seed=1)
    assert chance.compare(values, values[:2]) == chance.compare(values, values[:2])


def test_an_interval_is_about_two_standard_errors_wide():
    values = [float(n % 10) for n in range(200)]
    interval = chance.bootstrap(values)
    spread = (sum((v - fmean(values)) ** 2 for v in values) / len(values)) ** 0.5
    assert interval.high - interval.low == pytest.approx(
        2 * 1.96 * spread / len(values) ** 0.5, rel=0.12
    )
    assert fmean(values) in interval


def test_groups_far_apart_are_beyond_chance_and_equal_ones_are_not():
    low, high = [0.0, 0.1, 0.2, 0.1] * 4, [1.0, 0.9, 1.1, 1.0] * 4
    apart, alike = chance.compare(low, high), chance.compare(low, low)
    assert apart.beyond_chance and apart.p == 1 / 2001
    assert not alike.beyond_chance and alike.p == 1.0
    assert 0 not in apart.difference and 0 in alike.difference


def test_a_permutation_p_agrees_with_counting_every_deal():
    # Of the 20 ways to deal {1, 2, 3} and {10, 11, 12}: two are as far apart.
    p = chance.permutation_p([1, 2, 3], [10, 11, 12], permutations=20_000)
    assert p == pytest.approx(2 / 20, abs=0.01)


@pytest.mark.parametrize("call", [
    lambda: chance.bootstrap([]),
    lambda: chance.compare([], [1.0]),
    lambda: chance.quantile([], 0.5),
])  # fmt: skip
def test_nothing_to_measure_is_said_in_one_sentence(call):
    with pytest.raises(ValueError, match=r"^[A-Z].*\.$"):
        call()


@given(st.lists(st.floats(-10, 10), min_size=1, max_size=20))
def test_an_interval_holds_only_values_that_can_be(values):
    interval = chance.bootstrap(values, resamples=50)
    assert min(values) - 1e-9 <= interval.low <= interval.high <= max(values) + 1e-9


@given(
    st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=30),
    st.floats(0, 1),
)
def test_a_quantile_lies_among_the_values(values, share):
    assert min(values) <= chance.quantile(values, share) <= max(values)


def test_rates_and_shares_of_rows():
    rows = [(1, 10), (0, 30)]
    assert chance.per_thousand(rows) == 25.0
    assert chance.share(rows) == pytest.approx(0.025)
    assert chance.per_thousand([]) == 0.0


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
    from itertools import combinations

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


def test_the_ends_of_an_interval_are_the_quantiles_of_its_level():
    values = np.arange(1001.0)
    found = chance.interval(500.0, values, level=0.9)
    assert (found.low, found.high) == (pytest.approx(50), pytest.approx(950))


# Many items ------------------------------------------------------------------------


def test_kinds_drawn_give_what_items_drawn_give(monkeypatch):
    """Above a thousand items how often each kind comes is drawn, and not the items."""
    first = [(n % 7 == 0, 10 + n % 4) for n in range(900)]
    second = [(n % 6 == 0, 9 + n % 5) for n in range(800)]
    items = chance.compare(first, second)
    monkeypatch.setattr(chance, "MANY", 0)
    monkeypatch.setattr(chance, "_AT_ONCE", 1000)  # in many parts
    kinds = chance.compare(first, second)
    assert kinds.p == pytest.approx(items.p, abs=0.03)
    for name in ("first", "second", "difference"):
        one, other = getattr(kinds, name), getattr(items, name)
        assert one.estimate == other.estimate
        assert one.low == pytest.approx(other.low, abs=0.001)
        assert one.high == pytest.approx(other.high, abs=0.001)


def test_a_deal_gives_each_item_once():
    luck = np.random.RandomState(1)
    dealt = np.array(list(chance.deal([5, 1, 3, 0], 4, 500, luck)))
    assert (dealt.sum(axis=0) == 4).all() and (dealt >= 0).all()
    assert (dealt.max(axis=1) <= [5, 1, 3, 0]).all()
    assert dealt.mean(axis=1) == pytest.approx([20 / 9, 4 / 9, 12 / 9, 0], abs=0.15)


def test_dealing_in_logarithms_is_dealing_exactly():
    for counts in ((5, 2), (0, 3), (40, 20), (30, 60)):
        exact = chance.deal_p(*counts, 694, 327)
        gap = abs(counts[0] / 694 - counts[1] / 327) - 1e-12
        assert chance._deal_p_of_many(sum(counts), 694, 327, gap) == pytest.approx(
            exact, rel=1e-8
        )
    assert 0 < chance.deal_p(300, 200, 40_000, 40_000) < 1e-4
