"""How surprising a word's split between two texts is: G² and weighted log-odds."""

from __future__ import annotations

import numpy as np

from lessons.language import tr

_PRIOR = 0.1  # the share of both texts that the weighted log-odds adds to each


def g2(a: int, b: int, c: int, d: int) -> float:
    """Dunning's log-likelihood ratio G² of a two-by-two table (Dunning 1993).

    `a`, `b` are a word's counts in two texts, `c`, `d` the counts of all other words.
    Raises `ValueError` for a negative count.

    >>> round(g2(18, 0, 676, 327), 2)
    14.05
    """
    if min(a, b, c, d) < 0:
        raise ValueError(tr("A count cannot be negative."))
    return float(_g2(*map(np.asarray, (a, b, c, d))))


def _g2(a: np.ndarray, b: np.ndarray, c: np.ndarray, d: np.ndarray) -> np.ndarray:
    """G² of many tables at once."""

    def spread(*counts: np.ndarray) -> np.ndarray:
        return sum(n * np.log(np.maximum(n, 1)) for n in counts)

    apart = (
        spread(a, b, c, d)
        + spread(a + b + c + d)
        - spread(a + b, c + d)
        - spread(a + c, b + d)
    )
    return np.maximum(2 * apart, 0)


def _log_odds_z(
    count_a: np.ndarray,
    count_b: np.ndarray,
    length_a: np.ndarray,
    length_b: np.ndarray,
) -> np.ndarray:
    """The z-scores of weighted log-odds (Monroe, Colaresi and Quinn 2008).

    The informative Dirichlet prior adds `_PRIOR` of both texts' own words to each side,
    which pulls a word that is common in both towards "no difference". A positive score
    leans to the first text.
    """
    length = length_a + length_b
    total = _PRIOR * length
    own = total * (count_a + count_b) / length

    def log_odds(count: np.ndarray, of: np.ndarray) -> np.ndarray:
        return np.log(count + own) - np.log(np.maximum(of + total - count - own, own))

    variance = 1 / (count_a + own) + 1 / (count_b + own)
    gap = log_odds(count_a, length_a) - log_odds(count_b, length_b)
    return gap / np.sqrt(variance)


def scores(
    in_a: np.ndarray,
    in_b: np.ndarray,
    length_a: int | np.ndarray,
    length_b: int | np.ndarray,
) -> np.ndarray:
    """G² and z of many splits: two layers, each of the shape of the counts.

    `in_a` and `in_b` are a word's uses in two texts of so many words, or arrays of
    them. Both scores are 0 where a count is larger than its text or a text is empty.

    >>> scores(np.array([18, 8]), np.array([0, 5]), 694, 327).round(2).tolist()
    [[14.05, 0.24], [2.31, -0.45]]
    """
    if not np.all(length_a) or not np.all(length_b):
        return np.zeros((2, *np.shape(in_a)))
    fits = (in_a <= length_a) & (in_b <= length_b)
    rest_a, rest_b = np.maximum(length_a - in_a, 0), np.maximum(length_b - in_b, 0)
    return np.where(
        fits,
        [
            _g2(in_a, in_b, rest_a, rest_b),
            _log_odds_z(in_a, in_b, length_a, length_b),
        ],
        0.0,
    )
