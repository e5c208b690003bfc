"""VADER taken apart: what a sentence scores, and which word did it.

VADER (Hutto and Gilbert 2014) is a list of about 7,500 words, each rated by ten people,
and rules for "not", "very", "but" and "!". Off-the-shelf tools like it were found
unreliable for news (Boukes and others 2020): here it is an instrument to be doubted.
The arithmetic is NLTK's own: see `lessons.reading.vader`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from lessons.language import tr
from lessons.reading import vader
from lessons.reading.article import Article
from lessons.reading.chance import Difference, difference
from lessons.reading.text import Sentence, Span, sentences
from lessons.reading.vader import Heard, analyser
from lessons.reading.voices import Airtime, quotations
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
    `negative`, `neutral`, `positive` are VADER's shares of the sentence. `engine` is
    the machine that scored.
    """

    text: str
    compound: float
    negative: float
    neutral: float
    positive: float
    total: float
    emphasis: float
    words: tuple[Contribution, ...]
    engine: str = vader.ENGINE

    @property
    def charged(self) -> tuple[Contribution, ...]:
        """The words that moved the score, in order."""
        return tuple(word for word in self.words if word.value)


def score(sentence: str | Span) -> Score:
    """Score one sentence (or any text) and say what each word contributed.

    >>> scored = score("“It was not a good day,” she said.")
    >>> scored.compound
    -0.3412
    >>> [(word.text, word.rated, word.rules) for word in scored.charged]
    [('good', 1.9, ('turned round by “not”',))]
    """
    text = sentence.text if isinstance(sentence, Span) else str(sentence)
    words, rules = vader.heard(text), vader.Rules()
    values = vader.values(words, rules)
    shares = rules.score_valence(values, text)
    summed = float(sum(values))
    emphasis = rules._punctuation_emphasis(summed, text)
    emphasis = emphasis if summed > 0 else -emphasis if summed < 0 else 0.0
    return Score(
        text=text,
        compound=shares["compound"],
        negative=shares["neg"],
        neutral=shares["neu"],
        positive=shares["pos"],
        total=summed + emphasis,
        emphasis=emphasis,
        words=tuple(_contributions(text, words, values, rules)),
    )


def compound(sentence: str | Span) -> float:
    """The compound of `score` alone, in less time."""
    text = sentence.text if isinstance(sentence, Span) else sentence
    return analyser().polarity_scores(text)["compound"]


def sentence_scores(article: Article) -> tuple[float, ...]:
    """The compound of each sentence of an article's body, in order."""
    return tuple(map(compound, article.sentences))


def scores_by_quotation(
    article: Article,
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The compounds of what an article quotes, and those of the rest of its body.

    The rest are its sentences without all that stands in quotation marks.
    """
    quoted = (passage.text for passage in quotations(article.body))
    return tuple(map(compound, quoted)), tuple(map(compound, own_words(article)))


@dataclass(frozen=True, slots=True)
class ArticleScores:
    """The compounds of an article's texts, −1 to +1, in the order of the article.

    `sentences` are those of the sentences of its body, `own` those of its `own_words`,
    `quoted` those of its quotations.
    """

    sentences: tuple[float, ...]
    own: tuple[float, ...]
    quoted: tuple[float, ...]


def article_scores(heard: Airtime) -> ArticleScores:
    """Score an article's texts; many occur twice, and each is scored once."""
    scored, article = cache(compound), heard.article
    return ArticleScores(
        sentences=tuple(scored(sentence.text) for sentence in article.sentences),
        own=tuple(map(scored, own_words(article))),
        quoted=tuple(scored(quotation.text) for quotation in heard.quotations),
    )


def errors_of_scores() -> str:
    """How far a score is to be trusted: what is known, and what is not."""
    return tr(
        "How far to trust such a score: nobody has tested this kit's scores on "
        "news. Ready-made tools that were tried on Dutch economic news agreed "
        "little with people (Boukes and others 2020)."
    )


def second_opinion(sentence: str | Span) -> float:
    """The compound that the vaderSentiment package gives to the same words.

    Its makers' rules differ from NLTK's in few places: see `lessons.reading.vader`.

    >>> compound("No problem."), second_opinion("No problem.")
    (-0.5994, 0.3089)
    """
    text = sentence.text if isinstance(sentence, Span) else sentence
    return _makers_own().polarity_scores(vader.plain(text))["compound"]


@cache
def _makers_own() -> SentimentIntensityAnalyzer:
    return SentimentIntensityAnalyzer()


def _contributions(
    text: str, words: list[Heard], values: list[float], rules: vader.Rules
) -> Iterator[Contribution]:
    """What each stretch of the text added: a picture is one, whatever its words."""
    lexicon = rules.lexicon
    together = groupby(range(len(words)), key=lambda at: words[at].start)
    for _, places in together:
        here = list(places)
        first = words[here[0]]
        notes = [note for at in here for note in rules.of_word.get(at, ())]
        rated = sum(lexicon.get(words[at].word.lower(), 0.0) for at in here)
        value = float(sum(values[at] for at in here))
        if value != rated and not notes:
            notes = [tr("it only changes the words after it")]
        if first.picture:
            read = " ".join(words[at].word for at in here)
            notes = list(dict.fromkeys([tr("read as “{read}”", read=read), *notes]))
        yield Contribution(
            start=first.start,
            end=first.end,
            text=text[first.start : first.end],
            rated=rated,
            value=value,
            rules=tuple(notes),
        )


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
    return analyser().polarity_scores_as_copied(text)["compound"]


BODY_ONLY = Pipeline(
    tr("body only"),
    (
        tr("captions, posts and credits set aside"),
        tr("lines first, then sentences"),
        tr("plain quotation marks"),
    ),
    lambda article: article.sentences,
    compound,
)
PIPELINES: tuple[Pipeline, ...] = (
    Pipeline(
        tr("as copied"),
        (
            tr("the whole file"),
            tr("cut at every full stop"),
            tr("quotation marks as they are"),
        ),
        lambda article: _texts(SPLITTERS["at every full stop"](article.text)),
        _raw_score,
    ),
    Pipeline(
        tr("cut properly"),
        (
            tr("the whole file"),
            tr("lines first, then sentences"),
            tr("plain quotation marks"),
        ),
        lambda article: _texts(sentences(article.text)),
        compound,
    ),
    BODY_ONLY,
    Pipeline(
        tr("own words"),
        (tr("body only"), tr("all that stands in quotation marks set aside")),
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


def four_ways(a: Article, b: Article) -> tuple[Run, ...]:
    """Both articles scored in each of the four ways of `PIPELINES`.

    Raises `ValueError` when nothing of an article is left to score.
    """
    return tuple(run(pipeline, a, b) for pipeline in PIPELINES)
