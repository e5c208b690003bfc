"""What chance alone could do: bootstrap intervals and permutation tests, seeded.

The unit is what the caller passes. It is nearly always the sentence, because words come
in sentences and not one by one. The same seed gives the same answer every time.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np

Item = TypeVar("Item")
Statistic = Callable[[Sequence[Item]], float]

SEED = 2024
RESAMPLES = 2000
LEVEL = 0.95
# Two results closer than this differ by the order of adding up, not by the data.
_HAIR = 1e-12
# Up to this many items are drawn one by one, as the lessons tell it. In longer lists
# equal items are counted first, and how many of each are drawn is one random number:
# that is several times as fast (`_resampled` and `_dealt_sums`).
_MOST_ITEMS = 1000
_AT_ONCE = 4_000_000  # how many numbers are held in memory at a time


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate, and the range in which `level` of the resamples lie."""

    estimate: float
    low: float
    high: float
    level: float = LEVEL

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high

    def __str__(self) -> str:
        return f"{self.estimate:.2f} [{self.low:.2f}, {self.high:.2f}]"


@dataclass(frozen=True, slots=True)
class Difference:
    """Two groups measured alike: each interval, their difference, and its p-value.

    `p` is the share of deals with a difference at least as large, where the items were
    dealt to the two groups at random.
    """

    first: Interval
    second: Interval
    interval: Interval
    p: float

    @property
    def beyond_chance(self) -> bool:
        """Whether fewer than 1 in 20 random deals did as much (p below .05)."""
        return self.p < 1 - LEVEL


# Statistics ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Ratio:
    """A sum over a sum, times `per`: a mean, a share, a rate per 1,000 words.

    It takes numbers, each of size 1, or (count, size) rows, one for each sentence, and
    gives 0 where there is nothing to divide by. Since it needs only sums, thousands of
    resamples are worked out together.

    >>> per_thousand([(2, 10), (0, 30)])
    50.0
    """

    per: float = 1.0

    def __call__(self, items: Sequence[Item]) -> float:
        """The statistic of `items`."""
        return float(self.of(_rows(items).sum(axis=0)))

    def of(self, sums: np.ndarray) -> np.ndarray:
        """The statistic of sums that stand in the last axis: (count, size)."""
        counts, sizes = sums[..., 0], sums[..., 1]
        return self.per * np.divide(
            counts, sizes, out=np.zeros_like(counts), where=sizes != 0
        )


mean = share = Ratio()
per_thousand = Ratio(1000.0)


def _rows(items: Sequence[Item]) -> np.ndarray:
    table = np.asarray(items, dtype=float)
    if table.size == 0:
        return table.reshape(0, 2)
    return np.column_stack([table, np.ones_like(table)]) if table.ndim == 1 else table


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which `share` of `values` lie, interpolated (Hyndman–Fan 7).

    Raises `ValueError` for no values.
    """
    if len(values) == 0:
        raise ValueError("There are no values to take a quantile of.")
    return float(np.quantile(values, share))


# Resampling ----------------------------------------------------------------------


def bootstrap(
    items: Sequence[Item],
    statistic: Statistic = mean,
    *,
    resamples: int = RESAMPLES,
    level: float = LEVEL,
    seed: int = SEED,
) -> Interval:
    """How far `statistic` varies when the items are drawn again with replacement.

    The percentile bootstrap (Efron 1979). Raises `ValueError` for no items.

    >>> print(bootstrap([0.2, 0.4, 0.1, 0.5, 0.3]))
    0.30 [0.18, 0.42]
    """
    if not len(items):
        raise ValueError("There is nothing to draw from: pass one item or more.")
    return interval(
        statistic(items), _resampled(items, statistic, resamples, seed), level
    )


def _resampled(
    items: Sequence[Item], statistic: Statistic, times: int, seed: int
) -> np.ndarray:
    if not isinstance(statistic, Ratio):
        draw = random.Random(seed)
        drawn = (draw.choices(items, k=len(items)) for _ in range(times))
        return np.array([statistic(sample) for sample in drawn])
    rows = _rows(items)
    if len(rows) <= _MOST_ITEMS:
        return statistic.of(rows[resample(len(rows), times, seed)].sum(axis=1))
    kinds, often = _kinds(rows)
    luck, shares = np.random.RandomState(seed), often / len(rows)
    sums = [
        luck.multinomial(len(rows), shares, size=size) @ kinds
        for size in parts(times, len(kinds))
    ]
    return statistic.of(np.concatenate(sums))


def _kinds(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Each different row once, in order of occurrence, and how often it occurs."""
    often = Counter(map(tuple, rows.tolist()))
    return np.array(list(often), dtype=float), np.array(list(often.values()))


def parts(times: int, width: int) -> Iterator[int]:
    """How many of `times` rows to handle at once.

    Rows of `width` numbers must fit into memory.
    """
    size = max(1, _AT_ONCE // max(width, 1))
    for done in range(0, times, size):
        yield min(size, times - done)


def resample(items: int, times: int = RESAMPLES, seed: int = SEED) -> np.ndarray:
    """The places of the `items` that each of `times` resamples draws, one row each.

    RandomState gives the same numbers in every version of numpy; Generator need not.
    """
    return np.random.RandomState(seed).randint(items, size=(times, items))


def interval(estimate: float, values: np.ndarray, level: float = LEVEL) -> Interval:
    """An estimate, and the range in which the middle `level` of `values` lies."""
    tail = (1 - level) / 2
    low, high = quantile(values, tail), quantile(values, 1 - tail)
    return Interval(estimate, low, high, level)


def permutation_p(
    first: Sequence[Item],
    second: Sequence[Item],
    statistic: Ratio = mean,
    *,
    permutations: int = RESAMPLES,
    seed: int = SEED,
) -> float:
    """The share of random deals in which the groups differ at least as much as here.

    Two-sided; the deal that was observed counts as one (Phipson and Smyth 2010), so
    the result is never 0. Raises `ValueError` when either group is empty.
    """
    if not len(first) or not len(second):
        raise ValueError("Both groups need one item or more.")
    observed = abs(statistic(first) - statistic(second)) - _HAIR
    pool = np.concatenate([_rows(first), _rows(second)])
    dealt = _dealt_sums(pool, len(first), permutations, np.random.RandomState(seed))
    gaps = np.abs(statistic.of(dealt) - statistic.of(pool.sum(axis=0) - dealt))
    return (1 + int((gaps >= observed).sum())) / (permutations + 1)


def _dealt_sums(
    pool: np.ndarray, hand: int, times: int, luck: np.random.RandomState
) -> np.ndarray:
    """The sum of a hand of `hand` rows, in each of `times` deals of the pool."""
    if len(pool) <= _MOST_ITEMS:
        # Each item draws a number, and those with the lowest numbers are the hand.
        drawn = luck.random_sample((times, len(pool)))
        last = np.partition(drawn, hand - 1, axis=1)[:, hand - 1, None]
        return (drawn <= last) @ pool
    kinds, often = _kinds(pool)
    sums = np.zeros((times, pool.shape[1]))
    for kind, dealt in zip(kinds, deal(often, hand, times, luck), strict=True):
        sums += dealt[:, None] * kind
    return sums


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
    observed = abs(count_a / length_a - count_b / length_b) - _HAIR
    as_far = np.abs(in_a / length_a - (total - in_a) / length_b) >= observed
    return float(likely[as_far].sum() / likely.sum())


def difference(
    first: Sequence[Item],
    second: Sequence[Item],
    statistic: Ratio = mean,
    *,
    resamples: int = RESAMPLES,
    level: float = LEVEL,
    seed: int = SEED,
) -> Difference:
    """Both groups' intervals, the interval of first minus second, and its p-value.

    Raises `ValueError` when either group is empty.

    >>> apart = difference([0.1, 0.2, 0.3, 0.2], [0.7, 0.9, 0.8, 0.8])
    >>> print(apart.interval)
    -0.60 [-0.70, -0.50]
    >>> apart.beyond_chance
    True
    """
    p = permutation_p(first, second, statistic, permutations=resamples, seed=seed)
    ones = _resampled(first, statistic, resamples, seed)
    twos = _resampled(second, statistic, resamples, seed + 1)
    at_first, at_second = statistic(first), statistic(second)
    return Difference(
        first=interval(at_first, ones, level),
        second=interval(at_second, twos, level),
        interval=interval(at_first - at_second, ones - twos, level),
        p=p,
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


def with_survivors(tested: Sequence[Item]) -> tuple[Item, ...]:
    """The same results, with `survives` set for each `p` that survives among all."""
    survive = holm([result.p for result in tested])
    return tuple(
        replace(result, survives=survives)
        for result, survives in zip(tested, survive, strict=True)
    )


def by_chance(p: float, survives: bool) -> str:
    """Could chance do as much? In words: yes, perhaps or hardly, with the p-value.

    "Perhaps" is a difference that would pass as the only test, but not as one of many.

    >>> by_chance(0.02, survives=False)
    'perhaps (p = .020)'
    """
    word = "hardly" if survives else "perhaps" if p < 1 - LEVEL else "yes"
    shown = "< .001" if p < 0.001 else f"= {p:.3f}".replace("0.", ".")
    return f"{word} (p {shown})"
