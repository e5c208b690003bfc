"""What luck alone could do: deals of sentences or of words at random, seeded.

The unit is what the caller passes. It is nearly always the sentence, because words come
in sentences and not one by one. The same seed gives the same answer every time.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np

from lessons.reading.intervals import (
    HAIR,
    LEVEL,
    ROUNDING,
    Interval,
    Ratio,
    confidence_interval,
    interval_of_difference,
    mean_score,
    rows,
)

Item = TypeVar("Item")

SEED = 2024
RESAMPLES = 2000
# As if so many more items had been read, as spread out as all of them: see `_apart`.
_STEADYING = 3
# Up to this many items are drawn one by one, as the lessons tell it. In longer lists
# equal items are counted first, and how many of each are drawn is one random number:
# that is several times as fast (`_dealt_sums`).
_MOST_ITEMS = 1000
_AS_FAST = 30  # items of each kind: with fewer, it takes less time to draw them all
_NEARBY = 6  # standard errors: beyond them a number of a rank hardly ever lies
# Groups of up to so many items together are dealt as often as they are asked to be, as
# two books are, and larger ones less often. Of 750 deals the smallest p can still pass
# among three dozen tests.
_DEALT_OFTEN, _FEWEST_DEALS = 20_000, 750
_AT_ONCE = 400_000  # how many numbers are held in memory at a time


@dataclass(frozen=True, slots=True)
class Difference:
    """Two groups measured alike: each interval, their difference, and its p-value.

    `p` is the share of deals that part the groups at least as far, where the items were
    dealt to them at random. It is at least .05 where the interval of the difference
    holds 0, so that nothing is beyond chance whose picture shows that there may be no
    difference. Where the interval does not hold 0, p decides. `least_p` is the smallest
    p that any deal of these items could have: where that is large, there are too few to
    test.
    """

    first: Interval
    second: Interval
    interval: Interval
    p: float
    least_p: float = 0.0

    @property
    def beyond_chance(self) -> bool:
        """Whether fewer than 1 in 20 random deals did as much (p below .05)."""
        return self.p < 1 - LEVEL


# Resampling ----------------------------------------------------------------------


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which `share` of `values` lie, interpolated (Hyndman–Fan 7).

    Raises `ValueError` for no values.
    """
    if len(values) == 0:
        raise ValueError("There are no values to take a quantile of.")
    return float(np.quantile(values, share))


def resample(items: int, times: int = RESAMPLES, seed: int = SEED) -> np.ndarray:
    """The places of the `items` that each of `times` resamples draws, one row each.

    RandomState gives the same numbers in every version of numpy; Generator need not.
    """
    return np.random.RandomState(seed).randint(items, size=(times, items))


def percentile_interval(
    estimate: float, values: np.ndarray, level: float = LEVEL
) -> Interval:
    """An estimate, and the range in which the middle `level` of `values` lies.

    Of resamples that is the percentile bootstrap (Efron 1979). For a ratio of a few
    sentences it is too narrow, and `confidence_interval` is there.
    """
    tail = (1 - level) / 2
    low, high = quantile(values, tail), quantile(values, 1 - tail)
    return Interval(estimate, low, high, level)


def fewer_deals(times: int, items: int, often: int, fewest: int) -> int:
    """How often so many items are dealt, for a book to take no longer than a chapter.

    Up to `often` items are dealt `times` times, and twice as many half as often, but
    `fewest` times at least.

    >>> fewer_deals(1000, 300_000, often=150_000, fewest=200)
    500
    """
    return min(times, max(fewest, times * often // max(items, 1)))


def parts(times: int, width: int) -> Iterator[int]:
    """How many of `times` rows to handle at once.

    Rows of `width` numbers must fit into memory.
    """
    size = max(1, _AT_ONCE // max(width, 1))
    for done in range(0, times, size):
        yield min(size, times - done)


# Two groups ----------------------------------------------------------------------


def difference(
    first: Sequence[Item],
    second: Sequence[Item],
    ratio: Ratio = mean_score,
    *,
    permutations: int = RESAMPLES,
    seed: int = SEED,
) -> Difference:
    """Both groups' intervals, the interval of first minus second, and its p-value.

    Raises `ValueError` when either group is empty.

    >>> apart = difference([0.1, 0.2, 0.3, 0.2] * 4, [0.7, 0.9, 0.8, 0.8] * 4)
    >>> print(apart.interval)
    -0.60 [-0.74, -0.34]
    >>> apart.beyond_chance
    True
    """
    p, least_p = permutation_p(first, second, ratio, permutations, seed)
    one, other = confidence_interval(first, ratio), confidence_interval(second, ratio)
    gap = interval_of_difference(one, other)
    if 0 in gap:
        p = max(p, 1 - LEVEL)
    return Difference(one, other, gap, p, least_p)


def permutation_p(
    first: Sequence[Item],
    second: Sequence[Item],
    ratio: Ratio = mean_score,
    permutations: int = RESAMPLES,
    seed: int = SEED,
) -> tuple[float, float]:
    """The share of random deals that part the groups at least as far as here.

    Two-sided; the deal that was observed counts as one (Phipson and Smyth 2010), so
    that the result is never 0. Long lists are dealt less often. How far is measured in
    standard errors (Janssen 1997; Chung and Romano 2013): otherwise two articles whose
    sentences differ in length, or in how they vary, would be parted too often.

    The second number is the smallest share that there could be: that of the most
    lopsided deal, which gives one group all the sentences that have most of what is
    measured. Raises `ValueError` when either group is empty.
    """
    if not len(first) or not len(second):
        raise ValueError("Both groups need one item or more.")
    pool, hand = np.concatenate([rows(first), rows(second)]), len(first)
    permutations = fewer_deals(permutations, len(pool), _DEALT_OFTEN, _FEWEST_DEALS)
    lopsided = pool[np.argsort(pool[:, 0] - ratio(pool) / ratio.per * pool[:, 1])]
    hands = (pool[:hand], lopsided[:hand], lopsided[-hand:])
    sums = np.array([_moments(some).sum(axis=0) for some in hands])
    moments = _moments(pool)
    everything = moments.sum(axis=0)
    seen, *furthest = _apart(sums, everything, ratio)
    dealt = _dealt_sums(moments, hand, permutations, np.random.RandomState(seed))
    far = _apart(dealt, everything, ratio)

    def p(distance: float) -> float:
        as_far = far >= distance * (1 - ROUNDING) - ROUNDING
        return (1 + int(as_far.sum())) / (permutations + 1)

    return p(seen), p(max(seen, *furthest))


def _moments(table: np.ndarray) -> np.ndarray:
    """What is added up of each item: enough for a ratio and for its standard error."""
    counts, sizes = table.T
    squares = counts * counts, counts * sizes, sizes * sizes
    return np.column_stack([counts, sizes, *squares, np.ones_like(counts)])


def _apart(sums: np.ndarray, everything: np.ndarray, ratio: Ratio) -> np.ndarray:
    """How many standard errors lie between a hand of items and all the others.

    Each group's own spread is steadied by that of all, as if `_STEADYING` more items
    had been read (as Smyth 2004 does with genes): a dozen sentences say little of a
    spread, and one that came out small by luck would throw its group far away.
    """
    squares, _, items = _spread(everything, ratio)
    spread = _STEADYING * squares / np.maximum(items - 1, 1)
    variance = np.zeros(len(sums))
    for side in (sums, everything - sums):
        squares, sizes, items = _spread(side, ratio)
        of_one = (squares + spread) / (items - 1 + _STEADYING)
        variance += items * of_one / np.maximum(sizes, HAIR) ** 2
    gaps = np.abs(ratio.of(sums) - ratio.of(everything - sums)) / ratio.per
    # Without any spread a gap is either nothing or as far as can be.
    steady = variance <= ROUNDING**2
    return np.where(steady, np.where(gaps > ROUNDING, np.inf, 0.0), gaps) / np.sqrt(
        np.where(steady, 1.0, variance)
    )


def _spread(
    sums: np.ndarray, ratio: Ratio
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The squared deviations from the ratio, the size of the items, their number."""
    squares = squared_deviations(sums, ratio.of(sums) / ratio.per)
    return squares, sums[..., 1], sums[..., -1]


def squared_deviations(sums: np.ndarray, found: np.ndarray) -> np.ndarray:
    """The sum of (count − `found` × size)² over items, from what was added up of them.

    The last axis of `sums` is (counts, sizes, counts², counts × sizes, sizes²) and
    whatever else; `found` is the ratio of each hand of items.
    """
    counts_counts, counts_sizes, sizes_sizes = np.moveaxis(sums[..., 2:5], -1, 0)
    squares = counts_counts - 2 * found * counts_sizes + found**2 * sizes_sizes
    return np.maximum(squares, 0)


def _dealt_sums(
    pool: np.ndarray, hand: int, times: int, luck: np.random.RandomState
) -> np.ndarray:
    """The sum of a hand of `hand` rows, in each of `times` deals of the pool."""
    if len(pool) <= _MOST_ITEMS:
        return _one_by_one(pool, hand, times, luck)
    kinds, often = _kinds(pool)
    if len(pool) < _AS_FAST * len(kinds):
        some = parts(times, len(pool))
        return np.concatenate([_one_by_one(pool, hand, n, luck) for n in some])
    sums = np.zeros((times, pool.shape[1]))
    for kind, dealt in zip(kinds, deal(often, hand, times, luck), strict=True):
        sums += dealt[:, None] * kind
    return sums


def _one_by_one(
    pool: np.ndarray, hand: int, times: int, luck: np.random.RandomState
) -> np.ndarray:
    """Each item draws a number, and those with the lowest numbers are the hand."""
    drawn = luck.random_sample((times, len(pool)))
    last = np.array([_at_rank(row, hand - 1) for row in drawn])
    return (drawn <= last[:, None]).astype(float) @ pool


def _at_rank(drawn: np.ndarray, rank: int) -> float:
    """The number that stands at `rank` among numbers drawn evenly from 0 to 1.

    Of many it lies near its share of them, so that only those nearby are sorted.
    """
    share = (rank + 1) / len(drawn)
    reach = _NEARBY * math.sqrt((share * (1 - share) + 1 / len(drawn)) / len(drawn))
    low = drawn < share - reach
    near = drawn[~low & (drawn <= share + reach)]
    place = rank - int(np.count_nonzero(low))
    if 0 <= place < len(near):
        return float(np.partition(near, place)[place])
    return float(np.partition(drawn, rank)[rank])


def _kinds(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Each different row once, in order of occurrence, and how often it occurs."""
    often = Counter(map(tuple, table.tolist()))
    return np.array(list(often), dtype=float), np.array(list(often.values()))


def deal(
    often: Iterable[int], hand: int, times: int, luck: np.random.RandomState
) -> Iterator[np.ndarray]:
    """How many items of each kind fall into a hand of `hand` items, deal by deal.

    `often` holds how many items there are of each kind. The kinds are dealt one after
    another, each from what the kinds before it left over (the multivariate
    hypergeometric distribution), and each gives an array of `times` numbers.
    """
    often = np.asarray(often)
    left, wanted = int(often.sum()), np.full(times, hand)
    for count in often.tolist():
        left -= count
        dealt = np.zeros(times, dtype=np.int64)
        # numpy refuses to draw for a hand that is full already.
        some = wanted > 0
        if some.any():
            dealt[some] = luck.hypergeometric(count, left, wanted[some])
        wanted = wanted - dealt
        yield dealt


# Words ---------------------------------------------------------------------------


def deal_p(count_a: int, count_b: int, length_a: int, length_b: int) -> float:
    """The share of deals of all words that part a word's two rates at least as far.

    Exact and two-sided, from the hypergeometric distribution (Fisher 1935). It is for
    words that are used a few times: dealing whole sentences would mistake a difference
    in their lengths for one in their words. Raises `ValueError` for counts that do
    not fit the lengths.

    >>> round(deal_p(3, 0, 10, 10), 3)
    0.211
    """
    if not (0 <= count_a <= length_a and 0 <= count_b <= length_b):
        raise ValueError("A word cannot be used more often than there are words.")
    if not length_a or not length_b:
        return 1.0
    total = count_a + count_b
    in_a = np.arange(max(0, total - length_b), min(total, length_a) + 1)
    # Each count's likelihood follows from that of the count before it. They are added
    # as logarithms, because in a long text the numbers have thousands of digits.
    before, in_b = in_a[:-1], total - in_a[:-1]
    steps = np.log((length_a - before) * in_b) - np.log(
        (before + 1) * (length_b - in_b + 1)
    )
    logs = np.concatenate([[0.0], np.cumsum(steps)])
    likely = np.exp(logs - logs.max())
    observed = abs(count_a / length_a - count_b / length_b) - HAIR
    as_far = np.abs(in_a / length_a - (total - in_a) / length_b) >= observed
    return float(likely[as_far].sum() / likely.sum())


def least_deal_p(total: int, length_a: int, length_b: int) -> float:
    """The smallest `deal_p` that a word with `total` uses could have in these texts.

    It is that of all uses in one of them. Raises `ValueError` for more uses than there
    are words.

    >>> round(least_deal_p(2, 694, 327), 3)
    0.102
    """
    in_a, in_b = min(total, length_a), min(total, length_b)
    return min(
        deal_p(in_a, total - in_a, length_a, length_b),
        deal_p(total - in_b, in_b, length_a, length_b),
    )


# Many tests at once --------------------------------------------------------------


def holm(ps: Sequence[float | None]) -> tuple[bool, ...]:
    """Which p-values survive Holm's step-down correction (1979); None is no test.

    >>> holm([0.01, 0.04, None, 0.03])
    (True, False, False, False)
    """
    tested = sorted((p, at) for at, p in enumerate(ps) if p is not None)
    surviving = set()
    for passed, (p, at) in enumerate(tested):
        if p > (1 - LEVEL) / (len(tested) - passed):
            break
        surviving.add(at)
    return tuple(at in surviving for at in range(len(ps)))


def testable(least_ps: Sequence[float | None]) -> tuple[bool, ...]:
    """Which tests could survive at all, by the smallest p that each could have.

    The family is as small as it can be while all the others could not survive in it
    (Tarone 1990): a test that can tell nothing must not cost the others anything.

    >>> testable([0.001, 0.4, None, 0.02, 0.04])
    (True, False, False, True, False)
    """
    family = 1
    while sum(_may_survive(least, family) for least in least_ps) > family:
        family += 1
    return tuple(_may_survive(least, family) for least in least_ps)


def _may_survive(least_p: float | None, family: int) -> bool:
    return least_p is not None and least_p <= (1 - LEVEL) / family


def with_survivors(results: Sequence[Item]) -> tuple[Item, ...]:
    """The same results, with `survives` set for each `p` that survives among all.

    A result that could not survive, by its `least_p`, is no test, and loses its `p`.
    """
    may = testable([result.least_p for result in results])
    ps = [
        result.p if tested else None
        for result, tested in zip(results, may, strict=True)
    ]
    return tuple(
        replace(result, p=p, survives=survives)
        for result, p, survives in zip(results, ps, holm(ps), strict=True)
    )


def by_chance(p: float, survives: bool) -> str:
    """What luck has to say to a difference, in words, with the p-value.

    "Luck seldom" is a difference that would pass as the only test, but not as one
    of many.

    >>> by_chance(0.02, survives=False)
    'luck seldom (p = .020)'
    """
    shown = "< .001" if p < 0.001 else f"= {p:.3f}".replace("0.", ".")
    return f"{chance_in_words(p, survives)} (p {shown})"


def chance_in_words(p: float, survives: bool) -> str:
    """The same without the p-value.

    >>> chance_in_words(0.6, survives=False)
    'luck could'
    """
    if survives:
        return "beyond luck"
    return "luck seldom" if p < 1 - LEVEL else "luck could"
