"""Two articles side by side on everything measured: the rows of the frame chart."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from lessons.language import tr
from lessons.reading.article import Article
from lessons.reading.chance import (
    RESAMPLES,
    SEED,
    Difference,
    by_chance,
    deal_p,
    difference,
    least_deal_p,
    parts,
    with_survivors,
)
from lessons.reading.counts import rate_interval
from lessons.reading.documents import ArticleError
from lessons.reading.intervals import HAIR, confidence_interval, mean_score
from lessons.reading.labels import Label, labels
from lessons.reading.ledger import Fact
from lessons.reading.numerals import percent, signed
from lessons.reading.order import Entrance, Theme, order_of_telling
from lessons.reading.pair import Pair
from lessons.reading.sentiment import ArticleScores, article_scores
from lessons.reading.voices import (
    NOT_NAMED,
    VOICE_NAMES,
    VOICES,
    Airtime,
    airtime,
    compare_shares,
)

# The bands of rows, in order.
WHO_SPEAKS = tr("who speaks")
WHAT_IT_IS_CALLED = tr("what it is called")
WHAT_IS_TOLD = tr("what is told")
WHAT_COMES_FIRST = tr("what comes first")
HOW_IT_SCORES = tr("how it scores")
BANDS = WHO_SPEAKS, WHAT_IT_IS_CALLED, WHAT_IS_TOLD, WHAT_COMES_FIRST, HOW_IT_SCORES
ALONE = tr("facts told here alone")
_NO_TEST = None, 1.0  # p and least p of what is too little to be tested


@dataclass(frozen=True, slots=True)
class Side:
    """One article's value in a row: None where there is nothing to measure.

    `low` and `high` bound its 95 % interval by sentence, and are None where it has no
    interval; `shown` is the value in words, as a chart prints it.
    """

    value: float | None
    shown: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Contrast:
    """One measure of both articles.

    `scale` is the range that the measure can take, for drawing. `p` is how often luck
    gave as large a difference, and None for a row that is not tested. `least_p` is the
    smallest that it could be with so few words, and None for what was counted and not
    sampled. `survives` says whether it stands after allowing for all the tested rows
    (Holm 1979).
    """

    band: str
    name: str
    a: Side
    b: Side
    scale: tuple[float, float]
    p: float | None = None
    least_p: float | None = None
    survives: bool = False

    @property
    def verdict(self) -> str:
        """What luck has to say to the difference: see `chance.by_chance`."""
        if self.p is None:
            return (
                tr("counted, not sampled")
                if self.least_p is None
                else tr("too few to test")
            )
        return by_chance(self.p, self.survives)


@dataclass(frozen=True)
class Contrasts:
    """Both articles and every row measured on them, band by band."""

    a: Article
    b: Article
    rows: tuple[Contrast, ...]

    @property
    def tested(self) -> tuple[Contrast, ...]:
        """The rows that were held against chance."""
        return tuple(row for row in self.rows if row.p is not None)

    @property
    def survivors(self) -> tuple[Contrast, ...]:
        """The rows whose difference stands after allowing for all of them."""
        return tuple(row for row in self.rows if row.survives)


def voice_row(voice: str) -> str:
    """The name of the row for the share of a voice."""
    return tr("words {voice_names}", voice_names=VOICE_NAMES[voice])


def label_row(label: str) -> str:
    """The name of the row for what somebody or something is called."""
    return f"“{label}”"


def theme_row(theme: str) -> str:
    """The name of the row for where a theme first comes."""
    return tr("first word about {theme}", theme=theme)


def contrast(pair: Pair) -> Contrasts:
    """Measure both articles on everything that the kit knows how to measure.

    What people found in the pair says what to look for, and a row that cannot be
    measured is left out. Every random draw is seeded. Raises `ArticleError` with one
    sentence for an article that has no body.

    >>> from lessons.reading.articles import load_pair
    >>> row = contrast(load_pair()).rows[0]
    >>> row.name, row.a.shown, row.b.shown, row.verdict
    ('words in quotation marks', '14 %', '9 %', 'luck could (p = .599)')
    """
    heard = airtime(pair.a), airtime(pair.b)
    uses = labels(heard[0], pair.subjects), labels(heard[1], pair.subjects)
    scores = article_scores(heard[0]), article_scores(heard[1])
    return contrast_heard(pair, heard, uses, pair.called_labels, scores)


def check_body(article: Article) -> None:
    """Raise `ArticleError` with one sentence for an article that has no body."""
    if not article.tokens:
        raise ArticleError(
            tr(
                "“{part}” has no body to measure: nothing in it reads like the "
                "sentences of a story.",
                part=article.file or article.name or "An article",
            )
        )


def contrast_heard(
    pair: Pair,
    heard: tuple[Airtime, Airtime],
    uses: tuple[Sequence[Label], Sequence[Label]],
    called: Sequence[str],
    scores: tuple[ArticleScores, ArticleScores],
) -> Contrasts:
    """The same as `contrast` for a pair whose voices are known already.

    `uses` are the labels that each article uses, `called` those that get a row, and
    `scores` the compounds of its texts.
    """
    for article in pair:
        check_body(article)
    rows = (
        *_who_speaks(*heard),
        *_what_it_is_called(*heard, uses, called),
        *(_what_is_told(pair.a, pair.b, pair.facts) if pair.facts else ()),
        *_what_comes_first(pair.a, pair.b, pair.first_themes),
        *_how_it_scores(*scores),
    )
    return Contrasts(pair.a, pair.b, with_survivors([*filter(_measured, rows)]))


def _measured(row: Contrast) -> bool:
    return row.a.value is not None or row.b.value is not None


def _from(
    found: Difference, shown: Callable[[float], str]
) -> tuple[Side, Side, float, float]:
    sides = [
        Side(i.estimate, shown(i.estimate), i.low, i.high)
        for i in (found.first, found.second)
    ]
    return sides[0], sides[1], found.p, found.least_p


# Band by band --------------------------------------------------------------------


def _who_speaks(a: Airtime, b: Airtime) -> list[Contrast]:
    rows = []
    for voice in VOICES:
        side_a, side_b, *ps = _from(compare_shares(a, b, voice), percent)
        name = voice_row(voice)
        rows.append(Contrast(WHO_SPEAKS, name, side_a, side_b, (0, 1), *ps))
    counts = [len(heard.by_speaker.keys() - {NOT_NAMED}) for heard in (a, b)]
    sides = [Side(count, str(count)) for count in counts]
    rows.append(
        Contrast(WHO_SPEAKS, tr("speakers quoted"), *sides, (0, max(*counts, 4)))
    )
    return rows


def _what_it_is_called(
    a: Airtime,
    b: Airtime,
    uses: tuple[Sequence[Label], Sequence[Label]],
    called: Sequence[str],
) -> list[Contrast]:
    pair = a.article, b.article
    by_label = [_by_label(mine) for mine in uses]
    found = []
    for name in dict.fromkeys(called):
        mine = [of_article.get(name, []) for of_article in by_label]
        if not any(mine):
            continue
        rates = [
            rate_interval(_label_rows(article, uses))
            for article, uses in zip(pair, mine, strict=True)
        ]
        sides = [
            Side(rate.estimate, _in_voices(uses), rate.low, rate.high)
            for rate, uses in zip(rates, mine, strict=True)
        ]
        lengths = [len(article.words) for article in pair]
        p = deal_p(*map(len, mine), *lengths)
        ps = p, least_deal_p(sum(map(len, mine)), *lengths)
        found.append((label_row(name), sides, ps))
    most = max((side.high for _, sides, _ in found for side in sides), default=0.0)
    scale = (0, max(25, 25 * math.ceil(most / 25)))
    return [
        Contrast(WHAT_IT_IS_CALLED, name, *sides, scale, *ps)
        for name, sides, ps in found
    ]


def _by_label(uses: Iterable[Label]) -> dict[str, list[Label]]:
    found: dict[str, list[Label]] = {}
    for use in uses:
        found.setdefault(use.label, []).append(use)
    return found


def _label_rows(article: Article, uses: Sequence[Label]) -> list[tuple[int, int]]:
    """(uses of a label, words) of each sentence."""
    starts = [sentence.start for sentence in article.sentences]
    counts = Counter(bisect_right(starts, use.start) - 1 for use in uses)
    return [
        (counts[at], len(words)) for at, words in enumerate(article.words_by_sentence)
    ]


def _in_voices(uses: Sequence[Label]) -> str:
    """ "3 uses (own: 1)": a count, and how many are in the outlet's own voice."""
    own = sum(use.voice == "own" for use in uses)
    counted = tr("1 use") if len(uses) == 1 else tr("{uses} uses", uses=len(uses))
    return (
        tr("{counted} (own: {own})", counted=counted, own=own) if uses else tr("no use")
    )


def _what_is_told(a: Article, b: Article, facts: Sequence[Fact]) -> list[Contrast]:
    told = [[fact for fact in facts if fact.told_by(article)] for article in (a, b)]
    alone = [[fact for fact in mine if fact.where != "both"] for mine in told]
    scale = (0, max(len(facts), 1))
    return [
        Contrast(
            WHAT_IS_TOLD,
            name,
            *(
                Side(len(f), tr("{f} of {facts}", f=len(f), facts=len(facts)))
                for f in kept
            ),
            scale,
        )
        for name, kept in (
            (tr("facts of the ledger told"), told),
            (ALONE, alone),
        )
    ]


def _what_comes_first(
    a: Article, b: Article, themes: Sequence[Theme]
) -> list[Contrast]:
    enters = [
        {e.theme: e for e in order_of_telling(article, themes)} for article in (a, b)
    ]
    rows = []
    for theme in dict.fromkeys(theme.name for theme in themes):
        both = [side[theme] for side in enters]
        sides = [
            Side(
                e.first,
                tr("never")
                if e.first is None
                else tr("at {first}", first=percent(e.first)),
            )
            for e in both
        ]
        rows.append(
            Contrast(
                WHAT_COMES_FIRST,
                theme_row(theme),
                *sides,
                (0, 1),
                *_order_p(a, b, *both),
            )
        )
    return rows


def _order_p(
    a: Article, b: Article, in_a: Entrance, in_b: Entrance
) -> tuple[float, float] | tuple[None, None]:
    """The share of shuffles with the two first mentions at least as far apart.

    Each article's sentences are shuffled, and it keeps all its mentions: whoever
    mentions a theme more often comes to it earlier by luck. The second number is the
    share with the two as far apart as any shuffle could bring them.
    """
    if in_a.first is None or in_b.first is None:
        return None, None
    rows_a, rows_b = _holding(a, in_a), _holding(b, in_b)
    luck = np.random.RandomState(SEED)
    gaps = np.abs(_first_places(rows_a, luck) - _first_places(rows_b, luck))
    (early_a, late_a), (early_b, late_b) = map(_ends, (rows_a, rows_b))
    furthest = max(late_a - early_b, late_b - early_a)

    def p(gap: float) -> float:
        return (1 + int((gaps >= gap - HAIR).sum())) / (RESAMPLES + 1)

    return p(abs(in_a.first - in_b.first)), p(furthest)


def _ends(rows: list[tuple[int, float]]) -> tuple[float, float]:
    """The first and the last place that a shuffle can give to the first mention."""
    lengths, before = np.array(rows).T
    told = np.isfinite(before)
    others = lengths[~told].sum()
    places = np.array([before[told].min(), others + before[told].max()])
    return tuple(places / lengths.sum())


def _holding(article: Article, entrance: Entrance) -> list[tuple[int, float]]:
    """For each sentence its number of words, and of those before its first mention.

    The second is infinite for a sentence without a mention.
    """
    starts = [sentence.start for sentence in article.sentences]
    first: dict[int, int] = {}
    for match in entrance.matches:
        first.setdefault(bisect_right(starts, match.start) - 1, match.start)
    return [
        (
            len(words),
            sum(w.end <= first[at] for w in words) if at in first else np.inf,
        )
        for at, words in enumerate(article.tokens_by_sentence)
    ]


def _first_places(
    rows: list[tuple[int, float]], luck: np.random.RandomState
) -> np.ndarray:
    """Where the first mention falls, as a share of all words, in shuffled articles.

    Each sentence draws a number, and the sentences stand in the order of their numbers.
    Those before the first mention are those with a lower number than its sentence has.
    """
    lengths, before = np.array(rows).T
    telling = np.flatnonzero(np.isfinite(before))
    places = []
    for size in parts(RESAMPLES, len(rows)):
        drawn = luck.random_sample((size, len(rows)))
        first = telling[drawn[:, telling].argmin(axis=1)]
        lowest = drawn[np.arange(size), first]
        told = (drawn < lowest[:, None]).astype(float) @ lengths
        places.append(told + before[first])
    return np.concatenate(places) / lengths.sum()


def _how_it_scores(a: ArticleScores, b: ArticleScores) -> list[Contrast]:
    rows = []
    for name, scores in (
        (tr("its own words"), (a.own, b.own)),
        (tr("the words it quotes"), (a.quoted, b.quoted)),
    ):
        if all(len(side) > 1 for side in scores):
            side_a, side_b, *ps = _from(difference(*scores), signed)
        else:
            (side_a, side_b), ps = map(_few_scores, scores), _NO_TEST
        rows.append(
            Contrast(
                HOW_IT_SCORES,
                tr("score of {name}", name=name),
                side_a,
                side_b,
                (-1, 1),
                *ps,
            )
        )
    return rows


def _few_scores(scores: Sequence[float]) -> Side:
    """The mean of a few scores; a single score has no interval, and says so."""
    if not scores:
        return Side(None, "none")
    if len(scores) == 1:
        return Side(scores[0], tr("{signed} (one only)", signed=signed(scores[0])))
    interval = confidence_interval(scores, mean_score)
    return Side(
        interval.estimate, signed(interval.estimate), interval.low, interval.high
    )
