"""From articles to outlets: estimates whose intervals keep the article as the unit.

Sentences of one article resemble one another, so drawing sentences again would make a
corpus look surer than it is. Here whole articles are drawn again: the bootstrap by
clusters, in its Poisson form, which looks at each article only once (Oza and Russell
2001; Chamandy and others 2012). An article's luck is seeded by the article alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from lessons.corpus.measure import SCORE_UNITS, Tallies
from lessons.corpus.plan import Plan
from lessons.reading.chance import LEVEL, Interval, interval, with_survivors

RESAMPLES = 1000
FEWEST = 5  # with fewer articles no interval means anything


@dataclass
class Outlet:
    """What is known of one outlet so far: sums, and the same sums in every resample.

    They are whole numbers, and so the order of the articles changes nothing. Its size
    does not grow with the number of articles.
    """

    name: str
    plan: Plan
    sums: np.ndarray = field(init=False)
    resampled: np.ndarray = field(init=False)

    def __post_init__(self) -> None:
        fields = len(self.plan.fields)
        self.sums = np.zeros(fields, dtype=np.int64)
        self.resampled = np.zeros((fields, RESAMPLES), dtype=np.int64)

    def add(self, row: Tallies) -> None:
        """Count one article in."""
        numbers = np.array(row.numbers, dtype=np.int64)
        self.sums += numbers
        self.resampled += np.outer(numbers, luck(row.mark))

    @property
    def articles(self) -> int:
        """How many articles were counted in."""
        return int(self.sums[0])

    def of(self, name: str) -> tuple[int, np.ndarray]:
        """One field: its sum, and its sum in each resample."""
        at = self.plan.fields.index(name)
        return int(self.sums[at]), self.resampled[at]


def luck(mark: str) -> np.ndarray:
    """How often an article is drawn in each resample: Poisson with mean 1."""
    seed = [int(mark[at : at + 8], 16) for at in range(0, 32, 8)]
    return np.random.RandomState(seed).poisson(1.0, RESAMPLES)


@dataclass
class Corpus:
    """A corpus as far as it was read: outlets by name, what was left out, and why.

    `twice` counts how often an article came that was there already; each is counted in
    once.
    """

    plan: Plan
    outlets: dict[str, Outlet] = field(default_factory=dict)
    left_out: list[Tallies] = field(default_factory=list)
    twice: int = 0
    _seen: set[bytes] = field(default_factory=set)

    def add(self, rows: Iterable[Tallies]) -> list[Tallies]:
        """Count some articles in, and give back those that are new."""
        new = []
        for row in rows:
            mark = bytes.fromhex(row.mark)[:12]
            if mark in self._seen:
                self.twice += 1
                continue
            self._seen.add(mark)
            new.append(row)
            if row.problem:
                self.left_out.append(row)
                continue
            if row.outlet not in self.outlets:
                self.outlets[row.outlet] = Outlet(row.outlet, self.plan)
            self.outlets[row.outlet].add(row)
        return new

    @property
    def named(self) -> list[Outlet]:
        """The outlets, by name."""
        return [self.outlets[name] for name in sorted(self.outlets)]


# Measures -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing to know of an outlet, in `unit`: `per` times a sum over another sum.

    `top` and `bottom` are the fields of a plan that are summed.
    """

    name: str
    band: str
    top: str
    bottom: str
    per: float
    unit: str

    def __call__(self, top: float, bottom: float) -> float:
        """The measure of two sums."""
        return self.per * top / bottom


def measures(plan: Plan) -> tuple[Measure, ...]:
    """Everything that the tallies of a plan can tell of an outlet."""
    found = [Measure("length", "how long", "words", "articles", 1, "words an article")]
    if "voices" in plan:
        found += [
            Measure(name, "who speaks", voice, "words", 100, "% of words")
            for name, voice in (("quoted", "quoted"), ("attributed", "attributed"))
        ]
    per_thousand = "per 1,000 words"
    found += [
        Measure(
            f"“{word}”",
            "what it is called",
            f"word:{word}",
            "words",
            1000,
            per_thousand,
        )
        for word in plan.words
    ]
    if "scores" in plan:
        found.append(_scored("own", "score, own words"))
    if plan.scores_quotations:
        found.append(_scored("quoted", "score, quoted words"))
    return tuple(found)


def _scored(kind: str, name: str) -> Measure:
    top, bottom = f"{kind}_score", f"{kind}_pieces"
    return Measure(name, "how it scores", top, bottom, 1 / SCORE_UNITS, "−1 to +1")


@dataclass(frozen=True, slots=True)
class Estimate:
    """A measure of one outlet; `value` is None where there was nothing to measure.

    `interval` is None with fewer than `FEWEST` articles. `gap` is how far the outlet
    lies above all the others together, and negative where it lies below them. `p` is
    how often chance alone would part them at least as far, and `survives` whether that
    stands among all the estimates (Holm 1979). One outlet that stands far apart parts
    each of the others from “all the others” too.
    """

    outlet: str
    measure: Measure
    articles: int
    value: float | None
    interval: Interval | None = None
    gap: float | None = None
    p: float | None = None
    survives: bool = False


def estimates(outlets: Sequence[Outlet], plan: Plan) -> tuple[Estimate, ...]:
    """Every measure of every outlet, measure by measure.

    >>> from lessons.corpus.run import read
    >>> from lessons.corpus.sample import sample
    >>> corpus = read(sample(each=6), Plan())
    >>> first = estimates(corpus.named, corpus.plan)[0]
    >>> first.outlet, first.measure.name, first.articles, round(first.value)
    ('Daily Lantern', 'length', 6, 220)
    """
    return with_survivors(
        [
            _estimate(outlet, outlets, measure)
            for measure in measures(plan)
            for outlet in outlets
        ]
    )


def _estimate(outlet: Outlet, outlets: Sequence[Outlet], of: Measure) -> Estimate:
    (top, tops), (bottom, bottoms) = outlet.of(of.top), outlet.of(of.bottom)
    if not bottom:
        return Estimate(outlet.name, of, outlet.articles, None)
    value = of(top, bottom)
    if outlet.articles < FEWEST:
        return Estimate(outlet.name, of, outlet.articles, value)
    drawn = of(tops, np.where(bottoms > 0, bottoms, np.nan))
    others = [other for other in outlets if other is not outlet]
    return Estimate(
        outlet.name,
        of,
        outlet.articles,
        value,
        interval(value, drawn[~np.isnan(drawn)], LEVEL),
        *_apart(value, drawn, others, of),
    )


def _apart(
    value: float, drawn: np.ndarray, others: Sequence[Outlet], of: Measure
) -> tuple[float | None, float | None]:
    """How far the outlet lies from all the others together, and its p-value.

    The difference over its bootstrap standard error, read off the normal curve.
    """
    rest = [other for other in others if other.articles >= FEWEST]
    bottom = sum(other.of(of.bottom)[0] for other in rest)
    if not bottom:
        return None, None
    rest_value = of(sum(other.of(of.top)[0] for other in rest), bottom)
    bottoms = sum(other.of(of.bottom)[1] for other in rest)
    tops = sum(other.of(of.top)[1] for other in rest)
    rest_drawn = of(tops, np.where(bottoms > 0, bottoms, np.nan))
    error = float(np.nanstd(drawn - rest_drawn))
    gap = value - rest_value
    if not error:
        return gap, None if gap else 1.0
    return gap, math.erfc(abs(gap) / error / math.sqrt(2))
