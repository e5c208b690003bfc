"""What chance alone could do: bootstrap intervals and permutation tests, seeded.

The unit is what the caller passes: nearly always the sentence, since words come to us
in sentences and not one by one. The same seed gives the same answer every time.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import TypeVar

Item = TypeVar("Item")
Statistic = Callable[[Sequence[Item]], float]

SEED = 2024
RESAMPLES = 2000
LEVEL = 0.95
# Two results closer than this differ by the order of adding up, not by the data.
_HAIR = 1e-12


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate with the range that `level` of resamples fell in."""

    estimate: float
    low: float
    high: float
    level: float = LEVEL

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high

    def __str__(self) -> str:
        return f"{self.estimate:.2f} [{self.low:.2f}, {self.high:.2f}]"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two groups measured alike: each interval, their difference, and its p-value.

    `p` is how often chance gave a difference at least as large, when the items were
    dealt to the two groups at random.
    """

    first: Interval
    second: Interval
    difference: Interval
    p: float

    @property
    def beyond_chance(self) -> bool:
        """Whether fewer than 1 in 20 random deals did as much (p below .05)."""
        return self.p < 1 - LEVEL


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which `share` of `values` lie, interpolated (Hyndman–Fan 7)."""
    if not values:
        raise ValueError("There are no values to take a quantile of.")
    ordered = sorted(values)
    at = share * (len(ordered) - 1)
    below = int(at)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (at - below) * (ordered[above] - ordered[below])


def _resampled(
    items: Sequence[Item], statistic: Statistic, times: int, draw: random.Random
) -> list[float]:
    return [statistic(draw.choices(items, k=len(items))) for _ in range(times)]


def _interval(estimate: float, values: list[float], level: float) -> Interval:
    tail = (1 - level) / 2
    low, high = quantile(values, tail), quantile(values, 1 - tail)
    return Interval(estimate, low, high, level)


def bootstrap(
    items: Sequence[Item],
    statistic: Statistic = fmean,
    *,
    resamples: int = RESAMPLES,
    level: float = LEVEL,
    seed: int = SEED,
) -> Interval:
    """How far `statistic` moves when the items are drawn again with replacement.

    The percentile bootstrap (Efron 1979). Raises `ValueError` for no items.
    """
    if not items:
        raise ValueError("There is nothing to draw from: pass one item or more.")
    values = _resampled(items, statistic, resamples, random.Random(seed))
    return _interval(statistic(items), values, level)


def permutation_p(
    first: Sequence[Item],
    second: Sequence[Item],
    statistic: Statistic = fmean,
    *,
    permutations: int = RESAMPLES,
    seed: int = SEED,
) -> float:
    """How often dealing the items at random parts the groups at least as far.

    Two-sided; the deal that was observed counts as one (Phipson and Smyth 2010), so
    the result is never 0.
    """
    observed = abs(statistic(first) - statistic(second)) - _HAIR
    pool, size, draw = [*first, *second], len(first), random.Random(seed)
    as_far = 1
    for _ in range(permutations):
        draw.shuffle(pool)
        as_far += abs(statistic(pool[:size]) - statistic(pool[size:])) >= observed
    return as_far / (permutations + 1)


def compare(
    first: Sequence[Item],
    second: Sequence[Item],
    statistic: Statistic = fmean,
    *,
    resamples: int = RESAMPLES,
    level: float = LEVEL,
    seed: int = SEED,
) -> Comparison:
    """Both groups' intervals, the interval of first minus second, and its p-value.

    Raises `ValueError` when either group is empty.
    """
    if not first or not second:
        raise ValueError("Both groups need one item or more.")
    draw = random.Random(seed)
    ones = _resampled(first, statistic, resamples, draw)
    twos = _resampled(second, statistic, resamples, draw)
    gaps = [one - two for one, two in zip(ones, twos, strict=True)]
    at_first, at_second = statistic(first), statistic(second)
    return Comparison(
        first=_interval(at_first, ones, level),
        second=_interval(at_second, twos, level),
        difference=_interval(at_first - at_second, gaps, level),
        p=permutation_p(first, second, statistic, permutations=resamples, seed=seed),
    )


def per_thousand(rows: Sequence[tuple[int, int]]) -> float:
    """The rate of (count, size) rows: 1,000 × all counts ÷ all sizes, or 0 for none.

    A statistic for `bootstrap` and `compare`: one row a sentence.
    """
    size = sum(row[1] for row in rows)
    return 1000 * sum(row[0] for row in rows) / size if size else 0.0


def share(rows: Sequence[tuple[int, int]]) -> float:
    """The share of (count, size) rows: all counts ÷ all sizes, or 0 for none."""
    return per_thousand(rows) / 1000
