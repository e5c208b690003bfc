"""A story's readings as tables: what was given, who is quoted, what the scores are."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

from lessons.charts.table import Cell, Table
from lessons.charts.wording import counted
from lessons.language import tr
from lessons.reading.article import Article
from lessons.reading.chance import difference
from lessons.reading.numerals import signed
from lessons.reading.sentiment import article_scores, compound, errors_of_scores
from lessons.reading.voices import NOT_NAMED, Airtime
from lessons.reading.voices.errors import errors_of_speakers
from lessons.story.hearing import holding, is_corrected, reported
from lessons.story.model import LEVELS
from lessons.story.reading import StoryReading


def overview(read: StoryReading) -> Table:
    """What is measured: how long each text is, and how much of it is body."""
    articles = read.articles
    rows = {
        "came from": lambda article: article.file or "pasted",
        "words in the text": lambda article: len(article.text.split()),
        "parts found": lambda article: len(article.segments),
        "words in the body": lambda article: len(article.words),
        "sentences in the body": lambda article: len(article.sentences),
        "fingerprint": lambda article: article.sha256[:12],
    }
    return Table(
        caption=tr(
            "What is measured here: two articles, not two outlets. {by_hand}",
            by_hand=read.by_hand,
        ),
        columns=("", *(article.name for article in articles)),
        rows=tuple(
            (name, *(tell(article) for article in articles))
            for name, tell in rows.items()
        ),
    )


def cards(*articles: Article) -> Table:
    """Both provenance cards: each claim, how sure it is, the words it rests on."""
    rows = [
        (article.letter, level, finding.claim, _quoted(finding.words))
        for article in articles
        for level, findings in zip(
            LEVELS,
            (article.card.proves, article.card.suggests, article.card.unknown),
            strict=True,
        )
        for finding in findings
    ]
    return Table(
        caption=tr("Where these texts come from, as far as they say it themselves"),
        columns=("text", tr("how sure"), "what", tr("in its own words")),
        rows=tuple(rows),
    )


def _quoted(words: Sequence[str]) -> str | None:
    return " … ".join(f"“{one}”" for one in words) or None


def quotations(read: StoryReading) -> Table:
    """Everybody who is quoted or reported, and for whom the words are counted.

    The last column says who judged: the kit, or the reader who corrected it.
    """
    rows: list[tuple[Cell, ...]] = []
    for heard in read.heard:
        letter = heard.article.letter
        held = holding(read.work.voices(letter), heard.article)
        for at, passage in enumerate(reported(heard), start=1):
            speaker = heard.speaker_of(passage)
            rows.append(
                (
                    f"{letter}, {at}",
                    passage.voice,
                    passage.verb,
                    None if speaker == NOT_NAMED else speaker,
                    " ".join(passage.text.split()),
                    "you" if is_corrected(passage, held) else tr("the kit"),
                )
            )
    return Table(
        caption=tr(
            "Who is heard, and for whom the words are counted. {by_hand}",
            by_hand=read.by_hand,
        ),
        columns=(
            "passage",
            "voice",
            "verb",
            tr("counted for"),
            "words",
            tr("judged by"),
        ),
        rows=tuple(rows),
        errors=errors_of_speakers(),
    )


_SCORED = (
    tr("all of the body"),
    tr("what stands outside marks"),
    tr("the words that are quoted"),
)


def scores(read: StoryReading) -> Table:
    """The mean scores of both, own words and quoted words apart, and how they differ.

    The range is the 95 % interval of A's mean less B's; there is none where one of them
    has a single sentence.
    """
    a, b = map(article_scores, read.heard)
    sides = (a.sentences, b.sentences), (a.own, b.own), (a.quoted, b.quoted)
    return Table(
        caption=(
            tr(
                "Mean score of the sentences, −1 to +1. Where a range begins below 0 "
                "and ends above 0, luck alone could make the difference. {by_hand}",
                by_hand=read.by_hand,
            )
        ),
        columns=(
            tr("what is scored"),
            "A",
            "B",
            tr("A less B"),
            tr("range of A less B"),
        ),
        rows=tuple(
            (name, *_means(*scores))
            for name, scores in zip(_SCORED, sides, strict=True)
        ),
        errors=errors_of_scores(),
    )


def _means(*scores: Sequence[float]) -> tuple[str | None, ...]:
    """Both means with their number of sentences, the difference and its range."""
    means = [
        f"{signed(fmean(side))} ({counted(len(side), 'sentence')})" if side else None
        for side in scores
    ]
    if not all(scores):
        return *means, None, None
    less = signed(fmean(scores[0]) - fmean(scores[1]))
    if min(map(len, scores)) < 2:
        return *means, less, None
    luck = difference(*scores).interval
    return (
        *means,
        less,
        tr("{low} to {high}", low=signed(luck.low), high=signed(luck.high)),
    )


def scored_sentences(heard: Airtime, most: int = 3) -> Table:
    """The lowest and the highest sentences of one article, to go back to."""
    article = heard.article
    ranked = sorted(
        ((compound(sentence), sentence) for sentence in article.sentences),
        key=lambda scored: scored[0],
    )
    shown = ranked if len(ranked) <= 2 * most else ranked[:most] + ranked[-most:]
    return Table(
        caption=tr("The lowest and the highest sentences of {name}", name=article.name),
        columns=("sentence", "score", "words"),
        rows=tuple((sentence.id, signed(x), sentence.text) for x, sentence in shown),
        errors=errors_of_scores(),
    )
