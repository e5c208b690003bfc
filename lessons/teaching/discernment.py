"""Does a class tell accurate claims from doubtful ones, before and after the lessons?

Discernment is the trust in accurate claims less the trust in doubtful ones: trusting
everything less is no gain (Guay, Berinsky, Pennycook and Rand 2023). It is shown of a
class only, and of no class that is so small that a mean would tell of one learner.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from lessons.charts.table import Table
from lessons.charts.wording import counted
from lessons.exercises.trust_record import MOST, WHEN, Trust
from lessons.reading.intervals import Interval, confidence_interval, mean_score
from lessons.reading.numerals import signed
from lessons.syllabus.trust import trust_claims

FEWEST = 5  # learners
CANNOT_SHOW = (
    "These numbers cannot show that the lessons made the difference: there is no class "
    "beside yours that had none, and whoever meets the same claims twice may remember "
    "them. They cannot show what learners will trust next month, in texts that they "
    "meet by themselves. Eight claims on one invented text are a small sample of all "
    "that can be claimed. And who answered was free to leave it."
)


@dataclass(frozen=True, slots=True)
class ClassTrust:
    """Means of a class at one time, each from 0 to 10, with their 95 % intervals.

    `discernment`, the first less the second, lies between −10 and 10.
    """

    when: str
    learners: int
    accurate: Interval
    doubtful: Interval
    discernment: Interval


@dataclass(frozen=True, slots=True)
class ClassDiscernment:
    """A class before and after; each time is there if enough learners answered.

    `change` is the mean change in discernment of the `both` learners who answered
    twice, None for too few of them.
    """

    times: tuple[ClassTrust, ...]
    both: int
    change: Interval | None


def class_discernment(found: Iterable[Trust]) -> ClassDiscernment | None:
    """The means of a class; None while fewer than `FEWEST` learners have answered.

    A learner counts who has answered for two claims of each sort or more.
    """
    given = tuple(found)
    by_time = {when: _answers(given, when) for when in WHEN}
    times = tuple(
        _means(when, list(means.values()))
        for when, means in by_time.items()
        if len(means) >= FEWEST
    )
    if not times:
        return None
    before, after = by_time.values()
    changes = [
        (after[code][0] - after[code][1]) - (before[code][0] - before[code][1])
        for code in before.keys() & after.keys()
    ]
    # A change lies between −20 and 20: twice the reach of a discernment.
    change = _mean(changes, 2 * MOST) if len(changes) >= FEWEST else None
    return ClassDiscernment(times, len(changes), change)


def _answers(found: Sequence[Trust], when: str) -> dict[str, tuple[float, float]]:
    """Each learner's mean trust in accurate and in doubtful claims, by code."""
    means = {}
    for one in found:
        sorts = [_of(one.at(when), accurate) for accurate in (True, False)]
        if one.code and min(map(len, sorts)) >= 2:
            means[one.code] = (fmean(sorts[0]), fmean(sorts[1]))
    return means


def _of(given: Mapping[str, int], accurate: bool) -> list[int]:
    return [
        given[claim.id]
        for claim in trust_claims()
        if claim.accurate is accurate and claim.id in given
    ]


def _means(when: str, given: Sequence[tuple[float, float]]) -> ClassTrust:
    middle = MOST / 2
    accurate, doubtful = (
        _moved(_mean([one[at] - middle for one in given], middle), middle)
        for at in (0, 1)
    )
    gaps = _mean([one[0] - one[1] for one in given], MOST)
    return ClassTrust(when, len(given), accurate, doubtful, gaps)


def _mean(values: Sequence[float], most: float) -> Interval:
    """The mean of values between −most and most, with its interval."""
    found = confidence_interval([value / most for value in values], mean_score)
    return Interval(found.estimate * most, found.low * most, found.high * most)


def _moved(found: Interval, by: float) -> Interval:
    return Interval(found.estimate + by, found.low + by, found.high + by)


def discernment_table(found: ClassDiscernment) -> Table:
    """A row for each mean, a column for each time, with 95 % intervals."""
    rows: dict[str, Callable[[ClassTrust], str]] = {
        "trust in accurate claims, 0 to 10": lambda one: _plain(one.accurate),
        "trust in doubtful claims, 0 to 10": lambda one: _plain(one.doubtful),
        "the first less the second": lambda one: _signed(one.discernment),
    }
    return Table(
        caption="Means of the class, each with the range in which it lies as far as "
        "so many learners can tell",
        columns=(
            "",
            *(f"{x.when} ({counted(x.learners, 'learner')})" for x in found.times),
        ),
        rows=tuple(
            (name, *(tell(one) for one in found.times)) for name, tell in rows.items()
        ),
    )


def change_in_words(found: ClassDiscernment) -> str:
    """What changed for those who answered twice, in a sentence."""
    if found.change is None:
        return (
            f"{counted(found.both, 'learner')} answered twice: too few to say what "
            "changed."
        )
    low, high = found.change.low, found.change.high
    luck = (
        "so luck alone could be all of it"
        if low <= 0 <= high
        else ("so luck alone would seldom give as much")
    )
    return (
        f"For the {found.both} learners who answered twice, the difference changed by "
        f"{signed(found.change.estimate, 1)} on average ({signed(low, 1)} to "
        f"{signed(high, 1)}), {luck}."
    )


def _plain(found: Interval) -> str:
    return f"{found.estimate:.1f} ({found.low:.1f} to {found.high:.1f})"


def _signed(found: Interval) -> str:
    ends = (found.estimate, found.low, found.high)
    return "{} ({} to {})".format(*(signed(end, 1) for end in ends))
