"""How well a few sentences tell a share, a rate or a mean: 95 % intervals.

The unit is the item that the caller passes. It is nearly always the sentence, because
words come in sentences and not one by one. Nothing here is drawn at random. How often
the intervals hold what is true, `tests/calibration_by_sentence.py` tries out.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import Literal, TypeVar

import numpy as np

from lessons.language import tr

Item = TypeVar("Item")
Scale = Literal["score", "rate", "share"]

LEVEL = 0.95
_RULE_OF_THREE = 3.0
# Two numbers that are closer than this differ by rounding and not by the data; so do
# two whose ratio is as close to 1 as `ROUNDING`.
HAIR = 1e-12
ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate, and the range that holds the truth in `level` of all cases."""

    estimate: float
    low: float
    high: float
    level: float = LEVEL

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high

    def __str__(self) -> str:
        return f"{self.estimate:.2f} [{self.low:.2f}, {self.high:.2f}]"


# What is measured -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Ratio:
    """A sum over a sum, times `per`: a mean score, a share, a rate per 1,000 words.

    It takes numbers, each of size 1, or (count, size) rows, one for each sentence, and
    gives 0 where there is nothing to divide by. Since it needs only sums, thousands of
    deals are worked out together. A score lies between −1 and 1; of a share or a rate,
    `per` is the most there can be.

    >>> per_thousand([(2, 10), (0, 30)])
    50.0
    """

    scale: Scale
    per: float = 1.0

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and the most that the ratio can be."""
        return (-self.per if self.scale == "score" else 0.0), self.per

    def __call__(self, items: Sequence[Item]) -> float:
        """The statistic of `items`."""
        return float(self.of(rows(items).sum(axis=0)))

    def of(self, sums: np.ndarray) -> np.ndarray:
        """The statistic of sums whose last axis begins with (count, size)."""
        counts, sizes = sums[..., 0], sums[..., 1]
        return self.per * np.divide(
            counts, sizes, out=np.zeros_like(counts), where=sizes != 0
        )


mean_score = Ratio("score")
share = Ratio("share")
per_thousand = Ratio("rate", 1000.0)


def rows(items: Sequence[Item]) -> np.ndarray:
    """The (count, size) row of each item; a number is a row of size 1."""
    table = np.asarray(items, dtype=float)
    if table.size == 0:
        return table.reshape(0, 2)
    return np.column_stack([table, np.ones_like(table)]) if table.ndim == 1 else table


# Intervals ------------------------------------------------------------------------


def confidence_interval(items: Sequence[Item], ratio: Ratio) -> Interval:
    """What `ratio` is, and the range in which it lies as far as the items can tell.

    A share or a rate has Wilson's interval (1927), which stays within bounds, for as
    many words as would tell as much if they came one by one (Korn and Graubard 1998).
    How far it would move is told by its linear approximation (Cochran 1977, 6.8), an
    item's part enlarged by how much it weighs, with Student's t. Items that are all
    alike tell only that other ones are rare: up to three in all of them may be as
    different as can be (the rule of three, Hanley and Lippman-Hand 1983).

    A mean score has Student's interval of the items and two more, one halfway up the
    scale and one halfway down, as Agresti and Coull (1998) do with shares: most
    sentences score 0, and a dozen of them may all lack what a few others have.

    Raises `ValueError` for no items.

    >>> print(confidence_interval([(0, 20), (12, 20), (0, 30), (20, 20)], share))
    0.36 [0.04, 0.88]
    >>> print(confidence_interval([(0, 20)] * 10, share))
    0.00 [0.00, 0.30]
    """
    if not len(items):
        raise ValueError(tr("There is nothing to measure: pass one item or more."))
    found, table = ratio(items), rows(items)
    table = table[table[:, 1] > 0]
    ends = (found / ratio.per,) * 2 + _ends(table, ratio.scale)
    least, most = ratio.bounds
    low, high = ratio.per * min(ends), ratio.per * max(ends)
    return Interval(found, float(max(low, least)), float(min(high, most)))


def _ends(table: np.ndarray, scale: Scale) -> tuple[float, float]:
    if len(table) < 2:
        return -1.0, 1.0
    if scale == "score":
        size = table[:, 1].mean()
        table = np.vstack([table, [[size / 2, size], [-size / 2, size]]])
        middle, error = _centre(table), standard_error(*table.T)
        reach = student(len(table) - 3) * error
        return middle - reach, middle + reach
    middle, error = _centre(table), standard_error(*table.T)
    if error > HAIR:
        return _wilson(middle, student(_freedom(table)) * error)
    # A voice comes by whole sentences, a word by the word.
    units = table[:, 1].sum() if scale == "rate" else len(table)
    unlike = min(1.0, _RULE_OF_THREE / float(units))
    return middle - unlike * middle, middle + unlike * (1 - middle)


def _centre(table: np.ndarray) -> float:
    count, size = table.sum(axis=0)
    return float(count / size)


def standard_error(counts: np.ndarray, sizes: np.ndarray) -> float:
    """How far the sum of `counts` over that of `sizes` is off, as a rule.

    By the linear approximation of a ratio (Cochran 1977, 6.8), the part of an item
    enlarged by how much it weighs; 0 where all are alike. There is a number for each
    item, and no size is 0.

    >>> round(standard_error(np.array([0, 1, 2, 1]), np.array([10, 10, 10, 10])), 4)
    0.0408
    """
    items, size = len(sizes), sizes.sum()
    residuals = (counts - counts.sum() / size * sizes) / (1 - sizes / size)
    return float(math.sqrt((residuals**2).sum() * (items - 1) / items) / size)


def _freedom(table: np.ndarray) -> int:
    """The degrees of freedom of a share: it rests on the fewer of two kinds of items.

    These are the items that have some of it, and those that do not have it alone.
    """
    counts, sizes = table.T
    rarer = min(np.count_nonzero(counts > 0), np.count_nonzero(counts < sizes))
    return min(len(table) - 1, rarer + 2)


def _wilson(estimate: float, reach: float) -> tuple[float, float]:
    """Wilson's interval of a share that is known to within `reach` either way."""
    odd = reach**2 / (estimate * (1 - estimate))
    middle = (estimate + odd / 2) / (1 + odd)
    half = math.sqrt(reach**2 + odd**2 / 4) / (1 + odd)
    return middle - half, middle + half


def interval_of_difference(first: Interval, second: Interval) -> Interval:
    """The interval of first minus second, from the intervals of both.

    The distances to their ends are added as squares (Newcombe 1998; Zou and Donner
    2008), so that it stays within bounds and is as lopsided as they are.

    >>> print(interval_of_difference(Interval(0.5, 0.2, 0.9), Interval(0.4, 0.1, 0.7)))
    0.10 [-0.32, 0.60]
    """
    gap = first.estimate - second.estimate
    below = math.hypot(first.estimate - first.low, second.high - second.estimate)
    above = math.hypot(first.high - first.estimate, second.estimate - second.low)
    return Interval(gap, gap - below, gap + above, first.level)


def student(freedom: int) -> float:
    """The quantile of Student's t that leaves `LEVEL` between it and its negative.

    The expansion of Cornish and Fisher, right to one part in a hundred from 3 degrees
    on and to three places from 9 on; for 1 and 2 degrees there are formulas.

    >>> round(student(1), 3), round(student(2), 3), round(student(14), 3)
    (12.706, 4.303, 2.145)
    """
    if freedom == 1:
        return math.tan(math.pi / 2 * LEVEL)
    if freedom == 2:
        return LEVEL * math.sqrt(2 / (1 - LEVEL**2))
    z = NormalDist().inv_cdf((1 + LEVEL) / 2)
    return (
        z
        + (z**3 + z) / (4 * freedom)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * freedom**3)
    )
