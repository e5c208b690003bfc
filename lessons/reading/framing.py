"""Two articles side by side on everything measured: the rows of the frame chart."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from lessons.reading.airtime import NOT_NAMED, Airtime, airtime, compare_shares
from lessons.reading.articles import Article, load_data
from lessons.reading.chance import (
    LEVEL,
    RESAMPLES,
    SEED,
    Comparison,
    bootstrap,
    compare,
    deal_p,
)
from lessons.reading.counts import rate_interval
from lessons.reading.frames import Entrance, Fact, Label, labels, ledger
from lessons.reading.frames import order_of_telling as entrances
from lessons.reading.sentiment import own_words, score

BANDS = (
    "who speaks",
    "what it is called",
    "what is told",
    "what comes first",
    "how it scores",
)
ALONE = "facts told here alone"


@dataclass(frozen=True, slots=True)
class Side:
    """One article's value in a row: None where there is nothing to measure.

    `low` and `high` bound its 95 % bootstrap interval, None where there is none;
    `shown` is the value in words, as a chart prints it.
    """

    value: float | None
    shown: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One measure of both articles.

    `scale` is the range that the measure can take, for drawing. `p` is how often
    chance gave as large a difference, None for what was counted and not sampled.
    `survives` says whether it stands after allowing for all the rows (Holm 1979).
    """

    band: str
    name: str
    a: Side
    b: Side
    scale: tuple[float, float]
    p: float | None = None
    survives: bool = False

    @property
    def verdict(self) -> str:
        """Could chance part them as far? In words: yes, perhaps or hardly.

        "Perhaps" would pass as a single test and does not among all the rows.
        """
        if self.p is None:
            return "counted, not sampled"
        if self.survives:
            return f"hardly (p {_p(self.p)})"
        return f"{'perhaps' if self.p < 1 - LEVEL else 'yes'} (p {_p(self.p)})"


def _p(value: float) -> str:
    return "< .001" if value < 0.001 else f"= {value:.3f}".replace("0.", ".")


@dataclass(frozen=True)
class Framing:
    """Both articles and every row measured on them, band by band."""

    a: Article
    b: Article
    rows: tuple[Row, ...]

    @property
    def survivors(self) -> tuple[Row, ...]:
        """The rows whose difference stands after allowing for all of them."""
        return tuple(row for row in self.rows if row.survives)


def frame(a: Article, b: Article, facts: Sequence[Fact] | None = None) -> Framing:
    """Measure both articles on everything that the kit knows how to measure.

    `facts` is a ledger; the kit's own is of its own pair, and other articles have none
    by default. Every random draw is seeded. Raises `ValueError` with one sentence for
    an article that has no body.
    """
    for article in (a, b):
        if not article.words:
            raise ValueError(f"{article.name or 'An article'} has no body to measure.")
    heard_a, heard_b = airtime(a), airtime(b)
    if facts is None:
        facts = ledger() if (a.letter, b.letter) == ("A", "B") else ()
    rows = (
        *_who_speaks(heard_a, heard_b),
        *_what_it_is_called(heard_a, heard_b),
        *(_what_is_told(a, b, facts) if facts else ()),
        *_what_comes_first(a, b),
        *_how_it_scores(heard_a, heard_b),
    )
    return Framing(a, b, _holm(rows))


def _holm(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Mark the rows that survive Holm's step-down correction at 5 %."""
    tested = sorted((row.p, at) for at, row in enumerate(rows) if row.p is not None)
    surviving = set()
    for passed, (p, at) in enumerate(tested):
        if p > (1 - LEVEL) / (len(tested) - passed):
            break
        surviving.add(at)
    return tuple(replace(row, survives=at in surviving) for at, row in enumerate(rows))


def _from(
    comparison: Comparison, shown: Callable[[float], str]
) -> tuple[Side, Side, float]:
    sides = [
        Side(i.estimate, shown(i.estimate), i.low, i.high)
        for i in (comparison.first, comparison.second)
    ]
    return sides[0], sides[1], comparison.p


# Band by band --------------------------------------------------------------------


def _signed(value: float) -> str:
    return f"{value:+.2f}".replace("-", "−")


def _percent(value: float) -> str:
    return f"{100 * value:.0f} %"


def _who_speaks(a: Airtime, b: Airtime) -> list[Row]:
    names = {
        "quoted": "words in quotation marks",
        "attributed": "words given to a source",
        "own": "words in its own voice",
    }
    rows = []
    for voice, name in names.items():
        side_a, side_b, p = _from(compare_shares(a, b, voice), _percent)
        rows.append(Row(BANDS[0], name, side_a, side_b, (0, 1), p))
    counts = [len(heard.by_speaker.keys() - {NOT_NAMED}) for heard in (a, b)]
    sides = [Side(count, str(count)) for count in counts]
    rows.append(Row(BANDS[0], "speakers quoted", *sides, (0, max(*counts, 4))))
    return rows


def _what_it_is_called(a: Airtime, b: Airtime) -> list[Row]:
    used = [(heard.article, labels(heard)) for heard in (a, b)]
    found = []
    for name in load_data("frames.toml")["frame_chart"]["called"]:
        mine = [
            (article, [use for use in uses if use.label == name])
            for article, uses in used
        ]
        rates = [rate_interval(_label_rows(article, uses)) for article, uses in mine]
        sides = [
            Side(rate.estimate, _in_voices(uses), rate.low, rate.high)
            for rate, (_, uses) in zip(rates, mine, strict=True)
        ]
        p = deal_p(
            *(len(uses) for _, uses in mine),
            *(len(article.words) for article, _ in mine),
        )
        found.append((f"“{name}”", sides, p))
    most = max((side.high for _, sides, _ in found for side in sides), default=0.0)
    scale = (0, max(25, 25 * math.ceil(most / 25)))
    return [Row(BANDS[1], name, *sides, scale, p) for name, sides, p in found]


def _label_rows(article: Article, uses: Sequence[Label]) -> list[tuple[int, int]]:
    return [
        (
            sum(s.start <= use.start < s.end for use in uses),
            sum(s.start <= word.start < s.end for word in article.words),
        )
        for s in article.sentences
    ]


def _in_voices(uses: Sequence[Label]) -> str:
    """ "3 (own voice: 1)": a count, and how many are in the outlet's own voice."""
    own = sum(use.voice == "own" for use in uses)
    return f"{len(uses)} (own voice: {own})" if uses else "0"


def _what_is_told(a: Article, b: Article, facts: Sequence[Fact]) -> list[Row]:
    told = [[fact for fact in facts if fact.told_by(article)] for article in (a, b)]
    alone = [[fact for fact in mine if fact.where != "both"] for mine in told]
    scale = (0, max(len(facts), 1))
    return [
        Row(
            BANDS[2],
            name,
            *(Side(len(f), f"{len(f)} of {len(facts)}") for f in kept),
            scale,
        )
        for name, kept in (
            ("facts of the ledger told", told),
            (ALONE, alone),
        )
    ]


def _what_comes_first(a: Article, b: Article) -> list[Row]:
    enters = [{e.theme: e for e in entrances(article)} for article in (a, b)]
    rows = []
    for theme in load_data("frames.toml")["frame_chart"]["first"]:
        both = [side[theme] for side in enters]
        sides = [
            Side(e.first, "never" if e.first is None else f"at {_percent(e.first)}")
            for e in both
        ]
        rows.append(
            Row(
                BANDS[3],
                f"first word of {theme}",
                *sides,
                (0, 1),
                _order_p(a, b, *both),
            )
        )
    return rows


def _order_p(a: Article, b: Article, in_a: Entrance, in_b: Entrance) -> float | None:
    """How often shuffling each article's sentences parts the entrances as far.

    The null is "each article tells its sentences in any order", with as many mentions
    as it has: an article that mentions a theme more often enters it earlier by luck.
    """
    if in_a.first is None or in_b.first is None:
        return None
    observed = abs(in_a.first - in_b.first) - 1e-12
    luck = np.random.RandomState(SEED)
    shuffled_a = _first_places(_holding(a, in_a), luck)
    shuffled_b = _first_places(_holding(b, in_b), luck)
    as_far = int((np.abs(shuffled_a - shuffled_b) >= observed).sum())
    return (1 + as_far) / (RESAMPLES + 1)


def _holding(article: Article, entrance: Entrance) -> list[tuple[int, float]]:
    """Of each sentence: its words, and those before its first mention (inf: none)."""
    rows = []
    for sentence in article.sentences:
        words = [w for w in article.words if sentence.start <= w.start < sentence.end]
        hits = [m for m in entrance.matches if sentence.start <= m.start < sentence.end]
        before = sum(w.end <= hits[0].start for w in words) if hits else np.inf
        rows.append((len(words), before))
    return rows


def _first_places(
    rows: list[tuple[int, float]], luck: np.random.RandomState
) -> np.ndarray:
    """Where the first mention falls, as a share of all words, in shuffled articles."""
    order = luck.random_sample((RESAMPLES, len(rows))).argsort(axis=1, kind="stable")
    lengths, before = np.array(rows).T
    told = lengths[order].cumsum(axis=1) - lengths[order]
    return (told + before[order]).min(axis=1) / lengths.sum()


def _how_it_scores(a: Airtime, b: Airtime) -> list[Row]:
    rows = []
    for name, read in (("its own words", _own), ("the words it quotes", _quoted)):
        scores = [[score(text).compound for text in read(heard)] for heard in (a, b)]
        if all(len(side) > 1 for side in scores):
            side_a, side_b, p = _from(compare(*scores), _signed)
        else:
            (side_a, side_b), p = map(_few_scores, scores), None
        rows.append(Row(BANDS[4], f"score of {name}", side_a, side_b, (-1, 1), p))
    return rows


def _own(heard: Airtime) -> tuple[str, ...]:
    return own_words(heard.article)


def _quoted(heard: Airtime) -> tuple[str, ...]:
    return tuple(quotation.text for quotation in heard.quotations)


def _few_scores(scores: Sequence[float]) -> Side:
    """A mean of one is no mean: it is shown with its number and without interval."""
    if not scores:
        return Side(None, "none")
    if len(scores) == 1:
        return Side(scores[0], f"{_signed(scores[0])} (one only)")
    interval = bootstrap(scores)
    return Side(
        interval.estimate, _signed(interval.estimate), interval.low, interval.high
    )
