"""VADER taken apart: what a sentence scores, and which word did it.

VADER (Hutto and Gilbert 2014) is a list of about 7,500 words, each rated by ten people,
and rules for "not", "very", "but" and "!". Off-the-shelf tools like it were found
unreliable for news (Boukes and others 2020): here it is an instrument to be doubted.
The arithmetic is NLTK's own; this module only notes what it does with each word.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from nltk.sentiment.vader import SentimentIntensityAnalyzer, VaderConstants

from lessons.reading.article import Article
from lessons.reading.chance import Difference, difference
from lessons.reading.text import Sentence, Span, sentences, straighten
from lessons.reading.voices.marks import passages_in_marks
from lessons.reading.words import SPLITTERS


@dataclass(frozen=True, slots=True)
class Contribution(Span):
    """What one word added to a sentence's sum; its offsets are those in the sentence.

    `rated` is the word's own entry in VADER's list (−4 to +4, 0 when it has none),
    `value` what the rules made of it here, `rules` which rules those were.
    """

    rated: float
    value: float
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """A sentence's score and its making.

    `compound` lies from −1 to +1: total ÷ √(total² + 15), rounded to four places.
    `total` is the sum of the words' values and of `emphasis` from "!" and "?".
    `negative`, `neutral`, `positive` are VADER's shares of the sentence.
    """

    text: str
    compound: float
    negative: float
    neutral: float
    positive: float
    total: float
    emphasis: float
    words: tuple[Contribution, ...]

    @property
    def charged(self) -> tuple[Contribution, ...]:
        """The words that moved the score, in order."""
        return tuple(word for word in self.words if word.value)


class Analyser(SentimentIntensityAnalyzer):
    """NLTK's analyser with the lexicon that the vaderSentiment package carries.

    NLTK looks for its lexicon among files that must be downloaded first; this one
    reads it as package data, and keeps the parts of its last sum for `score`.
    """

    def __init__(self) -> None:
        packaged = files("vaderSentiment") / "vader_lexicon.txt"
        self.lexicon_file = packaged.read_text(encoding="utf-8").rstrip("\n")
        self.lexicon = self.make_lex_dict()
        self.constants = VaderConstants()
        self.marks = tuple(self.constants.PUNC_LIST)
        self.heard: tuple[str, ...] = ()
        self.values: tuple[float, ...] = ()

    def polarity_scores(self, text: str) -> dict[str, float]:
        """NLTK's own scores.

        NLTK pairs every word with every mark of punctuation. Marks that the text does
        not hold are left out beforehand, which changes nothing but the time.
        """
        self.constants.PUNC_LIST = [mark for mark in self.marks if mark in text]
        return super().polarity_scores(text)

    def _but_check(self, words: list[str], sentiments: list[float]) -> list[float]:
        self.heard = tuple(words)
        return super()._but_check(words, sentiments)

    def score_valence(self, sentiments: list[float], text: str) -> dict[str, float]:
        """NLTK's own sum; the words' values are kept as they go in."""
        self.values = tuple(map(float, sentiments))
        return super().score_valence(sentiments, text)


@cache
def analyser() -> Analyser:
    """The one analyser; reading its 7,500 words takes a moment, so it is kept.

    >>> analyser().lexicon["war"]
    -2.9
    """
    return Analyser()


def score(sentence: str | Span) -> Score:
    """Score one sentence (or any text) and say what each word contributed.

    Typography is made plain first: VADER does not see through curly quotes.

    >>> scored = score("It was not a good day.")
    >>> scored.compound
    -0.3412
    >>> [(word.text, word.rated, word.rules) for word in scored.charged]
    [('good', 1.9, ('turned round by “not”',))]
    """
    text = sentence.text if isinstance(sentence, Span) else str(sentence)
    plain = straighten(text)
    vader = analyser()
    shares = vader.polarity_scores(plain)
    summed = sum(vader.values)
    emphasis = vader._punctuation_emphasis(summed, plain)
    emphasis = emphasis if summed > 0 else -emphasis if summed < 0 else 0.0
    return Score(
        text=text,
        compound=shares["compound"],
        negative=shares["neg"],
        neutral=shares["neu"],
        positive=shares["pos"],
        total=summed + emphasis,
        emphasis=emphasis,
        words=tuple(_contributions(plain, text, vader)),
    )


def compound(sentence: str | Span) -> float:
    """The compound of `score` alone: it takes two thirds of the time."""
    text = sentence.text if isinstance(sentence, Span) else sentence
    return analyser().polarity_scores(straighten(text))["compound"]


def _contributions(plain: str, text: str, vader: Analyser) -> Iterator[Contribution]:
    # VADER reads what lies between white space, if longer than one character, and
    # strips ASCII punctuation from it.
    chunks = [chunk for chunk in re.finditer(r"\S+", plain) if len(chunk.group()) > 1]
    heard = _VaderWords.of(vader.heard)
    for index, (chunk, word, value) in enumerate(
        zip(chunks, heard.words, vader.values, strict=True)
    ):
        start = chunk.start() + chunk.group().find(word)
        end = start + len(word)
        yield Contribution(
            start=start,
            end=end,
            text=text[start:end],
            rated=vader.lexicon.get(word.lower(), 0.0),
            value=value,
            rules=_rules(heard, index, value, vader),
        )


@dataclass(frozen=True, slots=True)
class _VaderWords:
    """The words as VADER reads them, and what its rules ask of all of them together.

    `first` is the first place of each word, `but` that of "but" (None without one).
    """

    words: tuple[str, ...]
    first: Mapping[str, int]
    but: int | None
    all_capitals: bool

    @classmethod
    def of(cls, words: tuple[str, ...]) -> _VaderWords:
        return cls(
            words,
            first={words[at]: at for at in reversed(range(len(words)))},
            but=next((at for at, w in enumerate(words) if w.lower() == "but"), None),
            all_capitals=all(word.isupper() for word in words),
        )


def _rules(
    heard: _VaderWords, index: int, value: float, vader: Analyser
) -> tuple[str, ...]:
    """Which of VADER's rules touched a word, in words that a learner can check."""
    word = heard.words[index]
    rated = vader.lexicon.get(word.lower())
    if rated is None:
        return ()
    # NLTK reads a repeated word in the company of its first occurrence.
    first = heard.first[word]
    rules = ["read as at its first place"] if first != index else []
    if word.isupper() and not heard.all_capitals:
        rules.append("in capitals")
    for before in reversed(heard.words[max(0, first - 3) : first]):
        if before.lower() in vader.constants.BOOSTER_DICT:
            change = vader.constants.BOOSTER_DICT[before.lower()]
            rules.append(
                f"{'strengthened' if change > 0 else 'softened'} by “{before}”"
            )
        elif vader.constants.negated([before]):
            rules.append(f"turned round by “{before}”")
    if heard.but is not None:
        side = "before" if index < heard.but else "after"
        rules.append(f"{side} “but”")
    if not rules and value != rated:
        rules.append("part of a fixed phrase")
    return tuple(rules) if value != rated else ()


# The pipelines -----------------------------------------------------------------------


def own_words(article: Article) -> tuple[str, ...]:
    """The body's sentences without the passages in quotation marks of any kind.

    Sentences that stand wholly in marks are left out.

    >>> from lessons.reading.articles import article_from_text
    >>> own_words(article_from_text("He said: “A great day.” He left."))
    ('He said:  ', 'He left.')
    """
    marked = [
        (part.start + passage.outer_start, part.start + passage.outer_end)
        for part in article.parts("body")
        for passage in passages_in_marks(part.text)
    ]
    starts, ends = [start for start, _ in marked], [end for _, end in marked]
    remains = (
        _without(
            sentence,
            marked[
                bisect_right(ends, sentence.start) : bisect_left(starts, sentence.end)
            ],
        )
        for sentence in article.sentences
    )
    return tuple(rest for rest in remains if re.search(r"\w", rest))


def _without(sentence: Sentence, cuts: list[tuple[int, int]]) -> str:
    """The pieces of a sentence outside the given passages.

    The first passage may begin before the sentence does.
    """
    kept, at = [], 0
    for start, end in cuts:
        kept.append(sentence.text[at : max(0, start - sentence.start)])
        at = end - sentence.start
    return " ".join((*kept, sentence.text[at:]))


@dataclass(frozen=True, slots=True)
class Pipeline:
    """One way from a file to a list of texts to score, with its steps in words."""

    name: str
    steps: tuple[str, ...]
    read: Callable[[Article], tuple[str, ...]]
    score: Callable[[str], float]


def _raw_score(text: str) -> float:
    return analyser().polarity_scores(text)["compound"]


PIPELINES: tuple[Pipeline, ...] = (
    Pipeline(
        "as copied",
        ("the whole file", "cut at every full stop", "quotation marks as they are"),
        lambda article: _texts(SPLITTERS["at every full stop"](article.text)),
        _raw_score,
    ),
    Pipeline(
        "cut properly",
        ("the whole file", "lines first, then sentences", "plain quotation marks"),
        lambda article: _texts(sentences(article.text)),
        compound,
    ),
    Pipeline(
        "body only",
        ("captions, posts and credits set aside", "sentences", "plain marks"),
        lambda article: article.sentences,
        compound,
    ),
    Pipeline(
        "own words",
        ("body only", "all that stands in quotation marks set aside"),
        own_words,
        compound,
    ),
)
"""Four reasonable ways to score an article; no one of them is the right one."""


def _texts(spans: tuple[Span, ...]) -> tuple[str, ...]:
    return tuple(span.text for span in spans)


@dataclass(frozen=True, slots=True)
class Run:
    """What one pipeline makes of two articles: mean compound by sentence, compared."""

    pipeline: Pipeline
    scores_a: tuple[float, ...]
    scores_b: tuple[float, ...]
    difference: Difference

    @property
    def higher(self) -> str:
        """ "A" or "B": the article with the higher mean."""
        return "A" if self.difference.interval.estimate >= 0 else "B"


def run(pipeline: Pipeline, a: Article, b: Article) -> Run:
    """Score both articles through one pipeline.

    Raises `ValueError` when nothing of an article is left to score.

    >>> from lessons.reading.articles import load_pair
    >>> [run(pipeline, *load_pair()).higher for pipeline in PIPELINES]
    ['B', 'A', 'A', 'B']
    """
    scores_a, scores_b = (
        tuple(pipeline.score(text) for text in pipeline.read(article))
        for article in (a, b)
    )
    return Run(pipeline, scores_a, scores_b, difference(scores_a, scores_b))
