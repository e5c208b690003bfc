"""A story's readings as tables: what was given, who is quoted, what the scores are."""

from __future__ import annotations

from collections.abc import Sequence

from lessons.charts.table import Cell, Table
from lessons.reading.article import Article
from lessons.reading.chance import bootstrap
from lessons.reading.numerals import signed
from lessons.reading.sentiment import compound, own_words
from lessons.reading.voices import NOT_NAMED, Airtime
from lessons.reading.voices.errors import errors_of_speakers
from lessons.story.hearing import counted_for, holding, is_corrected, reported
from lessons.story.model import LEVELS
from lessons.story.reading import StoryReading

# No measure of ours stands behind it: the kit has no news whose tone people rated.
ERRORS_OF_SCORES = (
    "How often this errs: we have not measured it on news. Others have: lists of words "
    "like this one often disagreed with readers of the news, and with one another "
    "(Boukes and others 2020)."
)


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
        caption=f"What is measured here: two articles, not two outlets. {read.by_hand}",
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


def quotations(read: StoryReading) -> Table:
    """Everybody who is quoted or reported, and for whom the words are counted.

    The last column says who judged: the kit, or the reader who corrected it.
    """
    rows: list[tuple[Cell, ...]] = []
    for heard in read.heard:
        letter = heard.article.letter
        held = holding(read.work.voices(letter), heard.article)
        for at, passage in enumerate(reported(heard), start=1):
            speaker = counted_for(heard, passage)
            rows.append(
                (
                    f"{letter}, {at}",
                    passage.voice,
                    passage.verb,
                    None if speaker == NOT_NAMED else speaker,
                    " ".join(passage.text.split()),
                    "you" if is_corrected(passage, held) else "the kit",
                )
            )
    return Table(
        caption=f"Who is heard, and for whom the words are counted. {read.by_hand}",
        columns=("passage", "voice", "verb", "counted for", "words", "judged by"),
        rows=tuple(rows),
        errors=errors_of_speakers(),
    )


def scores(read: StoryReading) -> Table:
    """Each article's mean score, its own words and those it quotes apart."""
    rows = []
    for each in read.heard:
        article = each.article
        scored = {
            "all of the body": [sentence.text for sentence in article.sentences],
            "its own words": own_words(article),
            "the words it quotes": [found.text for found in each.quotations],
        }
        rows += [
            (f"{article.letter}, {name}", len(texts), *_mean(texts))
            for name, texts in scored.items()
        ]
    return Table(
        caption=f"Mean score of the sentences, −1 to +1. {read.by_hand}",
        columns=("what is scored", "sentences", "mean", "95 % interval"),
        rows=tuple(rows),
        errors=ERRORS_OF_SCORES,
    )


def _mean(texts: Sequence[str]) -> tuple[str | None, str | None]:
    """A mean with its interval; of one sentence there is no interval."""
    if not texts:
        return None, None
    mean = bootstrap([compound(text) for text in texts])
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
        errors=ERRORS_OF_SCORES,
    )
