"""A story's readings as tables: what was given, who is quoted, what the scores are."""

from __future__ import annotations

from collections.abc import Sequence

from lessons.charts.table import Cell, Table
from lessons.reading.article import Article
from lessons.reading.intervals import confidence_interval, mean_score
from lessons.reading.numerals import signed
from lessons.reading.sentiment import compound, own_words
from lessons.reading.voices import NOT_NAMED, Airtime, named_speakers
from lessons.story.model import LEVELS


def overview(*articles: Article) -> Table:
    """What is measured: how long each text is, and how much of it is body."""
    rows = {
        "came from": lambda article: article.file or "pasted",
        "words in the text": lambda article: len(article.text.split()),
        "parts found": lambda article: len(article.segments),
        "words in the body": lambda article: len(article.words),
        "sentences in the body": lambda article: len(article.sentences),
        "fingerprint": lambda article: article.sha256[:12],
    }
    return Table(
        caption="What is measured here: two articles, not two outlets",
        columns=("", *(article.name for article in articles)),
        rows=tuple(
            (name, *(read(article) for article in articles))
            for name, read in rows.items()
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
        caption="Where these texts come from, as far as they say it themselves",
        columns=("text", "how sure", "what", "in its own words"),
        rows=tuple(rows),
    )


def _quoted(words: Sequence[str]) -> str | None:
    return " … ".join(f"“{one}”" for one in words) or None


def quotations(*heard: Airtime) -> Table:
    """Every quotation with its speaker as written, and whom the kit counts it for."""
    rows: list[tuple[Cell, ...]] = []
    for each in heard:
        counted = named_speakers(each.quotations)
        for at, (found, name) in enumerate(zip(each.quotations, counted, strict=True)):
            rows.append(
                (
                    f"{each.article.letter}, {at + 1}",
                    found.speaker,
                    found.verb,
                    None if name == NOT_NAMED else name,
                    found.text,
                )
            )
    return Table(
        caption="Who is quoted, and whom the words are counted for",
        columns=("quotation", "speaker", "verb", "counted for", "words"),
        rows=tuple(rows),
    )


def scores(*heard: Airtime) -> Table:
    """Each article's mean score, its own words and those it quotes apart."""
    rows = []
    for each in heard:
        article = each.article
        read = {
            "all of the body": [sentence.text for sentence in article.sentences],
            "its own words": own_words(article),
            "the words it quotes": [found.text for found in each.quotations],
        }
        rows += [
            (f"{article.letter}, {name}", len(texts), *_mean(texts))
            for name, texts in read.items()
        ]
    return Table(
        caption="Mean score of the sentences, −1 to +1",
        columns=("what is scored", "sentences", "mean", "95 % interval"),
        rows=tuple(rows),
    )


def _mean(texts: Sequence[str]) -> tuple[str | None, str | None]:
    """A mean with its interval; of one sentence there is no interval."""
    if not texts:
        return None, None
    mean = confidence_interval([compound(text) for text in texts], mean_score)
    around = f"{signed(mean.low)} to {signed(mean.high)}" if len(texts) > 1 else None
    return signed(mean.estimate), around


def scored_sentences(heard: Airtime, most: int = 3) -> Table:
    """The lowest and the highest sentences of one article, to go back to."""
    article = heard.article
    ranked = sorted(
        ((compound(sentence), sentence) for sentence in article.sentences),
        key=lambda scored: scored[0],
    )
    shown = ranked if len(ranked) <= 2 * most else ranked[:most] + ranked[-most:]
    return Table(
        caption=f"The lowest and the highest sentences of {article.name}",
        columns=("sentence", "score", "words"),
        rows=tuple((sentence.id, signed(x), sentence.text) for x, sentence in shown),
    )
