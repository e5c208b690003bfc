"""Ratios of outlets, with the article as the unit: intervals, and one test of a page.

All that is known of an outlet is a ratio of two sums over its articles, such as quoted
words to all words. Sentences of one article resemble one another, so that only whole
articles tell how far a ratio would move, and only whole articles are dealt again.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from lessons.reading.chance import SEED, parts, squared_deviations
from lessons.reading.intervals import LEVEL, ROUNDING, Scale, standard_error, student

FEWEST = 5  # articles: with fewer, no outlet is tested
FEWEST_FOR_INTERVAL = 10  # articles: below, the intervals promise more than they keep
DEALS = 1999
# So many articles of all outlets together are dealt, or fifty of each where there are
# many outlets. A larger outlet lends an even choice of its articles: distances are in
# standard errors, and how far chance takes those no longer depends on its size.
MOST_DEALT, MOST_OF_EACH = 2000, 50
MOST_STRETCH = 8.0  # in logarithms: an interval from nothing to anything says nothing


# Intervals ----------------------------------------------------------------------------


def ratio_interval(
    tops: np.ndarray, bottoms: np.ndarray, scale: Scale
) -> tuple[float, float] | None:
    """The range of the sum of `tops` over the sum of `bottoms`, a number an article.

    Student's t on the linearised ratio (Cochran 1977, 6.8), an article's part enlarged
    by how much it weighs. A rate moves on a scale of logarithms and a share on one of
    log-odds, which keeps both within bounds and lopsided ones honest. None where fewer
    than `FEWEST_FOR_INTERVAL` articles have anything to measure, where they are all
    alike, or where one of them outweighs all the rest.

    >>> words = np.array([100] * 10)
    >>> low, high = ratio_interval(np.arange(10), words, "share")
    >>> print(f"{low:.3f} to {high:.3f}")
    0.028 to 0.072
    """
    some = bottoms > 0
    tops, bottoms, articles = tops[some], bottoms[some], int(some.sum())
    if articles < FEWEST_FOR_INTERVAL:
        return None
    ratio = float(tops.sum() / bottoms.sum())
    # What a word's rate is known to within rests on the articles that have the word.
    freedom = articles - 1
    if scale != "score":
        freedom = min(freedom, int((tops > 0).sum()) + 2)
    reach = student(freedom) * standard_error(tops, bottoms)
    if reach <= ROUNDING * abs(ratio):
        return None
    if scale == "score":
        return ratio - reach, ratio + reach
    odds = 1.0 if scale == "rate" else 1 - ratio
    stretch = reach / (ratio * odds)
    if stretch > MOST_STRETCH:
        return None
    low, high = (ratio / odds * math.exp(by) for by in (-stretch, stretch))
    return (low, high) if scale == "rate" else (low / (1 + low), high / (1 + high))


def bound_of_none(bottoms: np.ndarray, used: np.ndarray) -> tuple[float, float] | None:
    """The range of a ratio whose every top is 0: by the rule of three, up to a bound.

    What not one of n articles has, up to 3 in n may have (Hanley and Lippman-Hand
    1983). These three are taken to have as much of it as the articles elsewhere that
    have it at all: their tops are `used`.
    """
    if (bottoms > 0).sum() < FEWEST_FOR_INTERVAL:
        return None
    each = used.mean() if len(used) else 1.0
    return 0.0, min(1.0, float(3 * each / bottoms.sum()))


# The test of a page -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an outlet stands beside all the others together, in one measure.

    `gap` is how far its ratio lies above theirs. `p` is how often deals of the articles
    took it as far, and None where no deal could take it far enough, or where fewer than
    `FEWEST` articles on a side have anything to measure. `survives` says that fewer
    than one page in twenty had any mark as far.
    """

    gap: float | None = None
    p: float | None = None
    survives: bool = False


def page_test(outlets: Sequence[np.ndarray]) -> list[list[Standing]]:
    """Deal the articles to the outlets at random, and see how far the marks lie then.

    Each outlet is a table of articles, measures, and (top, bottom); the answer has a
    row an outlet and a column a measure. Whole articles are dealt, with all that was
    measured of them, so that marks which move together are allowed for as they are. The
    furthest mark of each deal tells how far a page goes by chance (Westfall and Young
    1993). Where the outlets do not differ, what was seen is one deal more, however few
    the articles: one page in twenty has a mark.

    A mark that no deal takes as far as that adds nothing to the furthest ones, and so
    it costs the others nothing.
    """
    most = max(MOST_OF_EACH, MOST_DEALT // len(outlets))
    observed, hands = [], []
    for outlet in outlets:  # one after another: a large one's moments need much memory
        moments = _moments(outlet)
        observed.append(moments.sum(axis=0))
        hands.append(_evenly(moments, most))
    gaps, distances = _apart(np.array(observed), np.sum(observed, axis=0))
    pool, sizes = np.concatenate(hands), [len(hand) for hand in hands]
    everything = pool.sum(axis=0)
    dealt = [_apart(sums, everything)[1] for sums in _deals(pool, sizes)]
    far = np.concatenate([distances[None], *dealt])
    furthest = np.sort(far.max(axis=(1, 2)))

    def beyond(distances: np.ndarray) -> np.ndarray:
        below = np.searchsorted(furthest, distances * (1 - ROUNDING))
        return len(furthest) - below <= (1 - LEVEL) * len(furthest)

    lopsided = _apart(_lopsided(pool, sizes), everything)[1]
    articles = np.array(observed)[..., -1]
    fewer = np.minimum(articles, articles.sum(axis=0) - articles)
    testable = beyond(np.maximum(distances, lopsided.max(axis=0))) & (fewer >= FEWEST)
    ps = (far >= distances * (1 - ROUNDING)).mean(axis=0)
    tables = (gaps, ps, testable, beyond(distances))
    return [
        [_standing(*cell) for cell in zip(*row, strict=True)]
        for row in zip(*(table.tolist() for table in tables), strict=True)
    ]


def _standing(gap: float, p: float, testable: bool, survives: bool) -> Standing:
    if math.isnan(gap):
        return Standing()
    return Standing(gap, p if testable else None, survives)


def _moments(outlet: np.ndarray) -> np.ndarray:
    """What is added up of each article: enough for ratios and for their errors."""
    top, bottom = np.moveaxis(outlet.astype(float), -1, 0)
    sums = (top, bottom, top * top, top * bottom, bottom * bottom, bottom > 0)
    return np.stack(sums, axis=-1)


def _deals(pool: np.ndarray, sizes: Sequence[int]) -> Iterator[np.ndarray]:
    """The sums of all outlets when the pool is dealt to them at random, some at a time.

    RandomState gives the same numbers in every version of numpy; Generator need not.
    """
    starts, luck = np.cumsum([0, *sizes[:-1]]), np.random.RandomState(SEED)
    for some in parts(DEALS, pool[0].size * len(sizes)):
        yield np.array(
            [
                np.add.reduceat(pool[luck.permutation(len(pool))], starts)
                for _ in range(some)
            ]
        )


def _lopsided(pool: np.ndarray, sizes: Sequence[int]) -> np.ndarray:
    """The sums of each outlet had it been dealt the lowest articles, or the highest."""
    tops, bottoms = pool[..., 0], pool[..., 1]
    above = tops - tops.sum(axis=0) / np.maximum(bottoms.sum(axis=0), 1) * bottoms
    order = np.argsort(above, axis=0, kind="stable")
    sums = np.take_along_axis(pool, order[..., None], axis=0).cumsum(axis=0)
    ends = np.array(sizes)
    return np.array([sums[ends - 1], sums[-1] - sums[-ends - 1]])


def _evenly(articles: np.ndarray, most: int) -> np.ndarray:
    if len(articles) <= most:
        return articles
    return articles[np.arange(most) * len(articles) // most]


def _apart(sums: np.ndarray, everything: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The gaps to all the others together, and how many standard errors that is.

    An outlet's own spread is steadied by that of all, as if `FEWEST` more articles had
    been read (as Smyth 2004 does with genes): five articles say little of a spread, and
    one that came out small by luck would throw its outlet far from the others. The
    distance is 0 where fewer than `FEWEST` articles on a side have anything to measure.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        _, squares, articles = _ratios(everything)
        spread = FEWEST * squares / (articles - 1)

        def side(of: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
            ratio, squares, articles = _ratios(of)
            error = articles * (squares + spread) / (articles - 1 + FEWEST)
            return ratio, error / of[..., 1] ** 2, articles >= FEWEST

        ratio, error, enough = side(sums)
        others_ratio, others_error, others_enough = side(everything - sums)
        gaps = ratio - others_ratio
        distances = np.abs(gaps) / np.sqrt(error + others_error)
    fine = enough & others_enough & np.isfinite(distances)
    return gaps, np.where(fine, distances, 0.0)


def _ratios(sums: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The ratio, the squared deviations from it, and the articles that have any."""
    ratio = sums[..., 0] / sums[..., 1]
    return ratio, squared_deviations(sums, ratio), sums[..., -1]
