"""What both charts of voices show of one article: its name and its shares of voice."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from lessons.charts.drawing import heading
from lessons.language import tr
from lessons.reading.intervals import Interval
from lessons.reading.numerals import percent
from lessons.reading.voices import VOICES, Airtime


@dataclass(frozen=True)
class ArticleVoices:
    """One article by its letter, with the share of words that each voice has."""

    letter: str
    airtime: Airtime

    @property
    def name(self) -> str:
        """How the chart heads it, such as "A · the wire report"."""
        return heading(self.airtime.article, self.letter)

    @property
    def length(self) -> int:
        """How many words its body has."""
        return len(self.airtime.article.words)

    @cached_property
    def shares(self) -> dict[str, Interval]:
        """The share of each voice, with its interval by sentence."""
        return {voice: self.airtime.share(voice) for voice in VOICES}

    def share_in_words(self, voice: str) -> str:
        """A voice's share and its range, such as "49 % (38–60)".

        Sentences that are all alike give no range.
        """
        share = self.shares[voice]
        if share.low == share.high:
            return percent(share.estimate)
        low, high = 100 * share.low, 100 * share.high
        return f"{percent(share.estimate)} ({low:.0f}–{high:.0f})"


VoicesOfPair = tuple[ArticleVoices, ArticleVoices]


def article_voices(a: Airtime, b: Airtime) -> VoicesOfPair:
    """Both articles as "A" and "B"; raises `ValueError` for one without a body."""
    pair = ArticleVoices("A", a), ArticleVoices("B", b)
    for article in pair:
        if not article.length:
            raise ValueError(
                tr(
                    "Article {letter} has no words in its body, so there is no voice "
                    "to chart.",
                    letter=article.letter,
                )
            )
    return pair
