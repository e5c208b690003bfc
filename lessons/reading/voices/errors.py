"""How often the voices err, as measured on news that people annotated.

The figures are those of `measured.json`, which `tests/benchmarks/
voices_on_annotated_news.py` writes when it is given a folder of annotated news.
"""

from __future__ import annotations

import json
import math
from functools import cache
from importlib.resources import files

from lessons.language import tr
from lessons.reading.intervals import Interval

_TUNED = tr(
    "The rules were made to fit those articles: expect more mistakes in any other."
)


@cache
def measured() -> dict:
    """The figures: articles, date and kit, and each figure's value, low and high."""
    packaged = files("lessons.reading.voices") / "measured.json"
    return json.loads(packaged.read_text(encoding="utf-8"))


def with_errors(share: Interval, voice: str) -> Interval:
    """The range of a share of voice once the kit's own errors are allowed for, too.

    A share is off for two reasons. Other sentences could have been written: `share`
    allows for that. And the kit mishears: in 95 of 100 annotated articles by so many
    points at the most. The two have nothing to do with each other, so that their
    squares are added (the propagation of independent errors). It is as if these
    articles were misheard like the annotated ones, which were also used for tuning.

    >>> print(with_errors(Interval(0.4, 0.3, 0.6), "own"))
    0.40 [0.16, 0.69]
    """
    points = measured()["figures"][f"{voice} largest gap in points"]["value"]
    below = math.hypot(share.estimate - share.low, points / 100)
    above = math.hypot(share.high - share.estimate, points / 100)
    return Interval(
        share.estimate,
        max(0.0, share.estimate - below),
        min(1.0, share.estimate + above),
        share.level,
    )


def errors_of_shares() -> str:
    """How far shares of voice are to be trusted, in sentences.

    >>> errors_of_shares().startswith("How often this errs: ")
    True
    """
    hears, wrongly = (
        _of_100("indirect recall"),
        100 - _of_100("indirect precision"),
    )
    points = round(measured()["figures"]["own gap in points"]["value"])
    return tr(
        "How often this errs: {where}, the kit found {hears} of every 100 sentences "
        "that report somebody's words without marks. Of every 100 sentences that it "
        "took for such a report, {wrongly} were no report. Of every 100 words of an "
        "article, it counted on average {points} too many or too few for the "
        "article's own voice. {tuned}",
        where=_where(),
        hears=hears,
        wrongly=wrongly,
        points=points,
        tuned=_TUNED,
    )


def errors_of_speakers() -> str:
    """How far the names of speakers are to be trusted, in sentences.

    >>> "right speaker" in errors_of_speakers()
    True
    """
    return tr(
        "How often this errs: {where}, the kit {found_and_named} {tuned}",
        where=_where(),
        found_and_named=_found_and_named(),
        tuned=_TUNED,
    )


def errors_of_voices() -> str:
    """How far shares of voice and names of speakers are to be trusted, in sentences.

    >>> errors_of_voices().count(_TUNED)
    1
    """
    return tr(
        "{errors_of_shares} It {found_and_named}",
        errors_of_shares=errors_of_shares(),
        found_and_named=_found_and_named(),
    )


def _found_and_named() -> str:
    found, named = _of_100("quotations recall"), _of_100("speaker")
    return tr(
        "found {found} of 100 quotations. For {named} of 100 that it found, it "
        "named the right speaker.",
        found=found,
        named=named,
    )


def _of_100(figure: str) -> int:
    return round(100 * measured()["figures"][figure]["value"])


def _where() -> str:
    of = measured()
    return tr(
        "on {of} news articles that people annotated ({of_2})",
        of=of["articles"],
        of_2=of["date"],
    )
