"""How far coders agree: Krippendorff's α with its uncertainty."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from nltk.metrics.agreement import AnnotationTask
from nltk.metrics.distance import binary_distance, interval_distance

from lessons.language import tr
from lessons.reading.chance import percentile_interval, resample
from lessons.reading.intervals import Interval

Judgement = tuple[str, str, object]  # coder, unit, value
# What is usually asked of α (Krippendorff 2004, p. 241): from `RELIABLE` on, codings
# are relied upon; from `TENTATIVE` on, for conclusions that are called tentative.
RELIABLE, TENTATIVE = 0.800, 0.667
DISTANCES: dict[str, Callable[[object, object], float]] = {
    "nominal": binary_distance,
    "interval": interval_distance,
}


@dataclass(frozen=True, slots=True)
class Agreement:
    """Krippendorff's α with its bootstrap over units.

    `alpha` is None where α has no meaning: no unit was answered by two coders, or all
    answers were the same. `interval` is that of the resamples which have an α, and
    None where none has. `raw` is the plain share of pairs that agree, `units` the
    number of units that two coders or more answered.
    """

    alpha: float | None
    interval: Interval | None
    raw: float | None
    units: int

    @property
    def convention(self) -> str:
        """What α allows by Krippendorff's convention (2004), in words.

        >>> Agreement(0.7, None, 0.8, 12).convention
        'enough for tentative conclusions only (α from .667 to .80)'
        """
        if self.alpha is None:
            return tr("α has no meaning here: nobody could have disagreed")
        if self.alpha >= RELIABLE:
            return tr("enough to rely on (α of .80 or more)")
        if self.alpha >= TENTATIVE:
            return tr("enough for tentative conclusions only (α from .667 to .80)")
        return tr("not enough to rely on (α below .667)")


def agreement(answers: Iterable[Judgement], scale: str = "nominal") -> Agreement:
    """How far coders agree beyond chance (Krippendorff 1980), on `scale`.

    `answers` are (coder, unit, value) triples; leave out what a coder did not answer.
    Raises `ValueError` for a scale that is not in `DISTANCES`.

    >>> coders = {"ana": [1, 1, 0, 0, 1, 0], "ben": [1, 1, 0, 1, 1, 0]}
    >>> found = agreement(
    ...     (coder, f"A{number}", answer)
    ...     for coder, answers in coders.items()
    ...     for number, answer in enumerate(answers, start=1)
    ... )
    >>> round(found.alpha, 2), round(found.raw, 2), found.units
    (0.69, 0.83, 6)
    """
    if scale not in DISTANCES:
        raise ValueError(
            tr(
                "“{scale}” is not a scale: choose from {distances}.",
                scale=scale,
                distances=", ".join(DISTANCES),
            )
        )
    by_unit: dict[str, list[Judgement]] = {}
    for answer in answers:
        by_unit.setdefault(answer[1], []).append(answer)
    shared = [unit for unit in by_unit.values() if len(unit) > 1]
    if not shared:
        return Agreement(None, None, None, 0)
    alpha = _alpha(shared, scale)
    return Agreement(
        alpha=alpha,
        interval=None if alpha is None else _alpha_interval(shared, scale),
        raw=_raw_agreement(shared),
        units=len(shared),
    )


def _alpha(units: Sequence[list[Judgement]], scale: str) -> float | None:
    # The same unit may be drawn twice by a bootstrap, so units are numbered anew.
    data = [
        (coder, number, value)
        for number, unit in enumerate(units)
        for coder, _, value in unit
    ]
    if len({value for _, _, value in data}) < 2:
        return None  # nltk would say 1, but there was nothing to disagree on
    return AnnotationTask(data=data, distance=DISTANCES[scale]).alpha()


def _alpha_interval(units: Sequence[list[Judgement]], scale: str) -> Interval | None:
    """The percentile bootstrap of α over units, all resamples at once.

    α needs only two sums over units: how far each unit's coders disagree, and how often
    each value was given. A resample is therefore a sum of rows. The tests hold the
    result against nltk's α.

    In a resample of units that were all answered alike there was nothing to disagree
    on: like the estimate, its α is none, and it is left out.
    """
    values = list(dict.fromkeys(value for unit in units for _, _, value in unit))
    apart = np.array([[DISTANCES[scale](v, w) for w in values] for v in values], float)
    counts = np.array(
        [[sum(a[2] == value for a in unit) for value in values] for unit in units],
        float,
    )
    sizes = counts.sum(axis=1)
    observed = np.einsum("uv,uw,vw->u", counts, counts, apart) / (sizes - 1)
    drawn = resample(len(units))
    given = counts[drawn].sum(axis=1)
    total = given.sum(axis=1)
    expected = np.einsum("rv,rw,vw->r", given, given, apart) / (total - 1)
    varied = expected > 0
    if not varied.any():
        return None
    alphas = 1 - observed[drawn].sum(axis=1)[varied] / expected[varied]
    return percentile_interval(_alpha(units, scale), alphas)


def _raw_agreement(units: Sequence[list[Judgement]]) -> float:
    pairs = [
        one[2] == other[2]
        for unit in units
        for at, one in enumerate(unit)
        for other in unit[at + 1 :]
    ]
    return sum(pairs) / len(pairs)
