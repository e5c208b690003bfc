"""From articles to outlets: estimates whose intervals keep the article as the unit."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from lessons.corpus.measure import SCORE_UNITS, Tallies
from lessons.corpus.plan import Plan
from lessons.corpus.ratios import (
    FEWEST,
    Scale,
    Standing,
    bound_of_none,
    page_test,
    ratio_interval,
)
from lessons.reading.intervals import Interval


@dataclass
class Outlet:
    """The articles of one outlet, a row of whole numbers each.

    Rows are kept, and not only their sums, because whole articles are dealt to other
    outlets. A row is a hundred bytes or so, about what `Corpus` keeps to know an
    article again: a hundred thousand articles take some ten megabytes.
    """

    name: str
    plan: Plan
    _numbers: array[int] = field(default_factory=lambda: array("q"))

    def add(self, row: Tallies) -> None:
        """Count one article in."""
        self._numbers.extend(row.numbers)

    @property
    def articles(self) -> int:
        """How many articles were counted in."""
        return len(self._numbers) // len(self.plan.fields)

    @property
    def rows(self) -> np.ndarray:
        """A row an article and a column a field, the same in whatever order they came.

        They are sorted by their numbers: articles with the same numbers are no matter.
        """
        rows = np.array(self._numbers).reshape(-1, len(self.plan.fields))
        return rows[np.lexsort(rows.T)]


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

    def without(self, name: str) -> Corpus:
        """The same corpus without one outlet; with an empty name, the corpus as it is.

        Raises `ValueError` with one sentence for a name that no outlet has.
        """
        left = str(name).strip()
        names = [one for one in self.outlets if one.casefold() == left.casefold()]
        if left and not names:
            known = ", ".join(f'"{one}"' for one in sorted(self.outlets))
            raise ValueError(f"No paper here is called “{left}”. There are {known}.")
        kept = {n: outlet for n, outlet in self.outlets.items() if n not in names}
        return replace(self, outlets=kept)


# Measures -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing to know of an outlet, in `unit`: `per` times a sum over another sum.

    `top` and `bottom` are the fields of a plan that are summed.
    """

    name: str
    top: str
    bottom: str
    per: float
    unit: str
    scale: Scale


def measures(plan: Plan) -> tuple[Measure, ...]:
    """Everything that the tallies of a plan can tell of an outlet."""
    found = [Measure("length", "words", "articles", 1, "words per article", "rate")]
    if "voices" in plan:
        found += [
            Measure(voice, voice, "words", 100, "% of words", "share")
            for voice in ("quoted", "attributed")
        ]
    found += [
        Measure(f"“{word}”", f"word:{word}", "words", 1000, "per 1,000 words", "rate")
        for word in plan.words
    ]
    if "scores" in plan:
        found.append(_scored("own", "score, own words"))
    if plan.scores_quotations:
        found.append(_scored("quoted", "score, quoted words"))
    return tuple(found)


def _scored(kind: str, name: str) -> Measure:
    top, bottom = f"{kind}_score", f"{kind}_pieces"
    return Measure(name, top, bottom, 1 / SCORE_UNITS, "−1 to +1", "score")


@dataclass(frozen=True, slots=True)
class Estimate:
    """A measure of one outlet; `value` is None where there was nothing to measure.

    `interval` is None with fewer than `FEWEST_FOR_INTERVAL` articles. `gap` is how far
    the outlet lies above all the others together, and negative where it lies below
    them; without others it is None. `p` is how often chance alone would part them at
    least as far, and None where that could never stand: too few to test. `survives`
    says whether it stands among all the estimates. One outlet that stands far apart
    parts each of the others from “all the others” too.
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
    if not outlets:
        return ()
    asked = measures(plan)
    tables = [_table(outlet.rows, asked, plan) for outlet in outlets]
    standings = _standings(outlets, tables)
    found = []
    for column, measure in enumerate(asked):
        tops = np.concatenate([table[:, column, 0] for table in tables])
        for outlet, table in zip(outlets, tables, strict=True):
            value, interval = _value(table[:, column].T, measure, tops[tops > 0])
            standing = standings[outlet.name][column]
            gap = standing.gap
            found.append(
                Estimate(
                    outlet.name,
                    measure,
                    outlet.articles,
                    value,
                    interval,
                    None if gap is None else measure.per * gap,
                    standing.p,
                    standing.survives,
                )
            )
    return tuple(found)


def _table(rows: np.ndarray, asked: Sequence[Measure], plan: Plan) -> np.ndarray:
    """Top and bottom of each measure of each article."""
    fields = [plan.fields.index(f) for m in asked for f in (m.top, m.bottom)]
    return rows[:, fields].reshape(-1, len(asked), 2)


def _standings(
    outlets: Sequence[Outlet], tables: Sequence[np.ndarray]
) -> dict[str, list[Standing]]:
    """Where each outlet stands in each measure, if it has articles enough to say so."""
    enough = [at for at, table in enumerate(tables) if len(table) >= FEWEST]
    found = {outlet.name: [Standing()] * tables[0].shape[1] for outlet in outlets}
    if len(enough) > 1:
        tested = page_test([tables[at] for at in enough])
        found |= {outlets[at].name: row for at, row in zip(enough, tested, strict=True)}
    return found


def _value(
    counts: np.ndarray, measure: Measure, used: np.ndarray
) -> tuple[float | None, Interval | None]:
    """The measure of one outlet, and its interval; `used` are all tops above 0."""
    tops, bottoms = counts
    if not bottoms.sum():
        return None, None
    if measure.scale != "score" and not tops.any():
        ends = bound_of_none(bottoms, used)
    else:
        ends = ratio_interval(tops, bottoms, measure.scale)
    value = measure.per * float(tops.sum() / bottoms.sum())
    return value, ends and Interval(value, *(measure.per * end for end in ends))
