"""Bootstrap and permutation: seeded, honest at the edges, right where known."""

import math
from dataclasses import dataclass
from itertools import combinations
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
    assert chance.difference(values, values[:2]) == chance.difference(
        values, values[:2]
    )


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
    apart, alike = chance.difference(low, high), chance.difference(low, low)
    assert apart.beyond_chance and apart.p == 1 / 2001
    assert not alike.beyond_chance and alike.p == 1.0
    assert 0 not in apart.interval and 0 in alike.interval


def test_a_permutation_p_agrees_with_counting_every_deal():
    # Of the 20 ways to deal {1, 2, 3} and {10, 11, 12}: two are as far apart.
    p = chance.permutation_p([1, 2, 3], [10, 11, 12], permutations=20_000)
    assert p == pytest.approx(2 / 20, abs=0.01)


@pytest.mark.parametrize("call", [
    lambda: chance.bootstrap([]),
    lambda: chance.difference([], [1.0]),
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
    items = chance.difference(FIRST, SECOND)
    monkeypatch.setattr(chance, "_MOST_ITEMS", 0)
    monkeypatch.setattr(chance, "_AT_ONCE", 1000)  # in many parts
    kinds = chance.difference(FIRST, SECOND)
    assert kinds.p == pytest.approx(items.p, abs=0.03)
    for name in ("first", "second", "interval"):
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


@dataclass(frozen=True)
class Result:
    p: float | None
    survives: bool = False


def test_results_that_survive_among_all_are_marked():
    results = [Result(0.001), Result(None), Result(0.06, survives=True)]
    assert chance.with_survivors(results) == (
        Result(0.001, survives=True),
        Result(None),
        Result(0.06),
    )


@pytest.mark.parametrize(
    ("p", "survives", "says"),
    [
        (0.4, False, "yes (p = .400)"),
        (0.04, False, "perhaps (p = .040)"),
        (0.01, True, "hardly (p = .010)"),
        (0.0001, True, "hardly (p < .001)"),
    ],
)
def test_a_p_value_in_words(p, survives, says):
    assert chance.by_chance(p, survives) == says
