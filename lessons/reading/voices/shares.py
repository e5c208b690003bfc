"""Share of voice: how many of an article's words are quoted, attributed, or its own."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar

import numpy as np

from lessons.language import tr
from lessons.reading.article import Article
from lessons.reading.chance import Difference, difference
from lessons.reading.intervals import Interval, confidence_interval, share
from lessons.reading.text import forget_lines
from lessons.reading.token_row import TokenRow
from lessons.reading.voices.passages import Passage, voices
from lessons.reading.voices.people import People
from lessons.reading.voices.quotations import Quotation, quotations
from lessons.reading.voices.statements import statements

Part = TypeVar("Part", Passage, Quotation)
NOT_NAMED = tr("not named")
VOICES = ("quoted", "attributed", "own")
# How words in each voice are spoken of: "words in quotation marks".
VOICE_NAMES = {
    "quoted": tr("in quotation marks"),
    "attributed": tr("given to a source"),
    "own": tr("in its own voice"),
}
_PRONOUNS = frozenset("he she they it him her who i we".split())


@dataclass(frozen=True)
class Airtime:
    """Whose words an article's body is made of.

    `passages` and `quotations` carry offsets in `article.text`. `said_by` names whom a
    reader counts a quotation or a passage for, by the offset of its first character;
    the kit itself fills nothing in there.
    """

    article: Article
    passages: tuple[Passage, ...]
    quotations: tuple[Quotation, ...]
    said_by: Mapping[int, str] = field(default_factory=dict, hash=False)

    @cached_property
    def _starts(self) -> list[int]:
        return [passage.start for passage in self.passages]

    def passage_at(self, offset: int) -> Passage:
        """The passage that the character at `offset` of the text belongs to."""
        return self.passages[self._number_at(offset)]

    def _number_at(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def voice_at(self, offset: int) -> str:
        """ "quoted", "attributed" or "own": the voice of the character at `offset`."""
        return self.passage_at(offset).voice

    @cached_property
    def _counted(self) -> np.ndarray:
        """How many words a sentence has in a voice: a row for each, `VOICES` across."""
        counted = list(map(self._in_voices, self.article.tokens_by_sentence))
        return np.array(counted, dtype=np.int32).reshape(-1, len(VOICES))

    def _in_voices(self, words: TokenRow) -> tuple[int, ...]:
        heard = dict.fromkeys(VOICES, 0)
        starts, at = words.starts, 0
        while at < len(starts):
            number = self._number_at(starts[at])
            # A passage goes on until the next one begins.
            after = self._starts[number + 1 : number + 2]
            end = bisect_left(starts, after[0], at) if after else len(starts)
            heard[self.passages[number].voice] += end - at
            at = end
        return tuple(heard.values())

    def words_in(self, voice: str) -> int:
        """How many words of the body are in `voice`."""
        return int(self._counted[:, VOICES.index(voice)].sum())

    def rows(self, voice: str) -> tuple[tuple[int, int], ...]:
        """(words in `voice`, all words) of each sentence: the input of `share`."""
        mine, all_words = (
            self._counted[:, VOICES.index(voice)],
            self._counted.sum(axis=1),
        )
        return tuple(zip(mine.tolist(), all_words.tolist(), strict=True))

    def share(self, voice: str) -> Interval:
        """The share of words in `voice`, with its interval by sentence."""
        return confidence_interval(self.rows(voice), share)

    @cached_property
    def counted_for(self) -> tuple[str, ...]:
        """Whom each quotation is counted for: as a reader says, or as the kit finds."""
        found = zip(self.quotations, named_speakers(self.quotations), strict=True)
        return tuple(self.said_by.get(one.start, name) for one, name in found)

    def speaker_of(self, passage: Passage) -> str:
        """For whom a passage's words are counted, or NOT_NAMED.

        A quotation's speaker is looked back; another passage has its speaker as
        written, if no reader says otherwise.
        """
        first = bisect_left(self._quotation_starts, passage.start)
        within = self.quotations[first : first + 1]
        if passage.voice == "quoted" and within and within[0].start < passage.end:
            return self.counted_for[first]
        return self.said_by.get(passage.start, passage.speaker or NOT_NAMED)

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [quotation.start for quotation in self.quotations]

    @cached_property
    def by_speaker(self) -> dict[str, int]:
        """Quoted words by speaker as written, most first; a pronoun is looked back.

        "he" is counted for whoever was last named as a speaker: a rule that a reader
        should check. Words whose speaker was not found are under NOT_NAMED.
        """
        counts: dict[str, int] = {}
        for quotation, speaker in zip(self.quotations, self.counted_for, strict=True):
            words = self.article.words_between(quotation.start, quotation.end)
            counts[speaker] = counts.get(speaker, 0) + words
        return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def named_speakers(found: Sequence[Quotation | Passage]) -> tuple[str, ...]:
    """Each passage's speaker, under the first form of the name that was used.

    A pronoun stands for the speaker named before it, and "Ms Roe" for "Jane Roe".
    """
    names: list[str] = []
    people, last = People(), NOT_NAMED
    for quotation in found:
        speaker = quotation.speaker
        if speaker and speaker.lower() not in _PRONOUNS:
            known = people.known_as(speaker)
            if known is None:
                people.add(speaker)
            last = known or speaker
        names.append(last if speaker else NOT_NAMED)
    return tuple(names)


def airtime(article: Article) -> Airtime:
    """Hear the voices of an article's body."""
    body = article.body
    heard = Airtime(
        article=article,
        passages=tuple(_in_text(article, p) for p in voices(body)),
        quotations=tuple(
            _with_speaker(article, _in_text(article, q)) for q in quotations(body)
        ),
    )
    # Of a book this is much, and from here on nobody asks for it again.
    statements.cache_clear()
    if article.sentences:
        forget_lines()
    return heard


def compare_shares(a: Airtime, b: Airtime, voice: str) -> Difference:
    """The share of `voice` in two articles, compared by sentence."""
    return difference(a.rows(voice), b.rows(voice), share)


def _in_text(article: Article, part: Part) -> Part:
    """The same passage of the body with offsets in the article's text."""
    return replace(
        part, start=article.in_text(part.start), end=article.in_text(part.end)
    )


def _with_speaker(article: Article, quotation: Quotation) -> Quotation:
    if quotation.speaker_start is None or quotation.speaker_end is None:
        return quotation
    start, last = quotation.speaker_start, quotation.speaker_end - 1
    return replace(
        quotation,
        speaker_start=article.in_text(start),
        speaker_end=article.in_text(last) + 1,
    )
