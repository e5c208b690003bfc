"""The voice strip: whose words each sentence is made of, in reading order."""

from __future__ import annotations

from itertools import groupby

from matplotlib.axes import Axes

from lessons.charts import palette
from lessons.charts.article_voices import ArticleVoices, VoicesOfPair, article_voices
from lessons.charts.chart import Chart
from lessons.charts.drawing import (
    INSIDE,
    WIDTH,
    bare,
    headed_figure,
    inside,
    write,
    write_in_colour,
)
from lessons.charts.lettering import shortened, width_of
from lessons.charts.table import Cell, Table
from lessons.charts.wording import FEW_WORDS
from lessons.language import tr
from lessons.reading.intervals import LEVEL
from lessons.reading.numerals import percent
from lessons.reading.voices import VOICES, Airtime, compare_shares
from lessons.reading.voices.errors import errors_of_shares

_MORE = {
    "quoted": tr("quotes more"),
    "attributed": tr("reports more of what others said"),
    "own": tr("speaks more in its own voice"),
}
_TRACK = "#ececec"  # where a lane is empty
_BLOCK = 0.42  # half the height of a block, where lanes stand 1 apart
_STRIP = 4.6  # from one article's strip to the next, in lanes


def voice_strip(a: Airtime, b: Airtime) -> Chart:
    """Both articles as strips of sentences, each word in the lane of its voice.

    >>> from lessons.reading.voices import airtime
    >>> from lessons.reading.pair import load_pair
    >>> a, b = load_pair()
    >>> chart = voice_strip(airtime(a), airtime(b))
    >>> chart.title.partition(".")[0]
    'B speaks more in its own voice than A: 66 % against 47 %'

    Sentences stand in order, as wide as their words, and both strips are on one
    scale. The shares have intervals by sentence; the title allows for
    having compared three voices (Bonferroni). Raises `ValueError` for an article
    without a body.
    """
    pair = article_voices(a, b)
    title = _finding(*pair)
    with headed_figure(title, WIDTH, 6.4) as figure:
        ax = figure.add_subplot()
        _draw(ax, pair)
        inside(ax)
    shares = "; ".join(f"{article.name}: {_shares(article)}" for article in pair)
    return Chart(
        figure=figure,
        title=title,
        errors=errors_of_shares(),
        alt=(
            tr(
                "Two strips of sentences in reading order, one an article, on one "
                "scale of words; each sentence's words are blocks in three lanes, "
                "quoted above attributed above own voice. Shares of words with 95 % "
                "ranges: {shares}. {title}.",
                shares=shares,
                title=title,
            )
        ),
        table=_table(pair),
    )


def _shares(article: ArticleVoices) -> str:
    return ", ".join(f"{voice} {article.share_in_words(voice)}" for voice in VOICES)


def _finding(a: ArticleVoices, b: ArticleVoices) -> str:
    """The voice whose share differs most, and whether more than luck is behind it."""
    found = {voice: compare_shares(a.airtime, b.airtime, voice) for voice in VOICES}
    voice = max(VOICES, key=lambda voice: abs(found[voice].interval.estimate))
    gap = found[voice].interval.estimate
    if not gap:
        return tr("A and B divide their words among the voices alike")
    more, less = (a, b) if gap > 0 else (b, a)
    shares = tr("{estimate} against ", estimate=percent(more.shares[voice].estimate))
    shares += percent(less.shares[voice].estimate)
    finding = tr(
        "{letter} {more} than {letter_2}: {shares}",
        letter=more.letter,
        more=_MORE[voice],
        letter_2=less.letter,
        shares=shares,
    )
    if found[voice].p * len(VOICES) < 1 - LEVEL:
        return finding
    return f"{finding}. {FEW_WORDS}"


def _voices_by_word(article: ArticleVoices) -> list[list[str]]:
    """The voice of each word of each sentence, in order."""
    voice_at = article.airtime.voice_at
    return [
        [voice_at(word.start) for word in sentence]
        for sentence in article.airtime.article.tokens_by_sentence
    ]


def _draw(ax: Axes, pair: VoicesOfPair) -> None:
    left = width_of("100 %") + 1.5
    longest = max(article.length for article in pair)
    inch = longest / (INSIDE - left)
    for article, base in zip(pair, (_STRIP, 0.0), strict=True):
        head, style = (
            tr("{name}, {length} words", name=article.name, length=article.length),
            {"va": "baseline"},
        )
        write_in_colour(ax, article.letter, -left * inch, base + 2.65, head, **style)
        for lane, voice in enumerate(reversed(VOICES)):
            y, colour = base + lane, palette.VOICES[voice]
            ax.barh(y, article.length, height=2 * _BLOCK, color=_TRACK)
            write(ax, -left * inch, y, voice, weight="bold", color=colour)
            share = percent(article.shares[voice].estimate)
            write(ax, -0.15 * inch, y, share, ha="right")
        _draw_sentences(ax, article, base, inch)
    ax.set(xlim=(-left * inch, longest), ylim=(-1.2, _STRIP + 3.1))
    bare(ax)
    ax.set_xlabel(
        tr(
            "sentences in order, numbered: the more words, the wider; beside each "
            "voice stands its share"
        )
    )


def _draw_sentences(ax: Axes, article: ArticleVoices, base: float, inch: float) -> None:
    """The blocks of one article, a line where each sentence ends, and some numbers."""
    at = 0
    sentences = _voices_by_word(article)
    points = 72 * article.length / inch / len(sentences)  # of a sentence, mean
    gap = min(1.8, points / 8)
    lanes = {voice: base + lane for lane, voice in enumerate(reversed(VOICES))}
    numbered_to = -inch
    for number, voices in enumerate(sentences, 1):
        start = at
        for voice, words in groupby(voices):
            width = len(tuple(words))
            _draw_block(ax, at, lanes[voice], width, voice)
            at += width
        ax.vlines(at, base - 0.5, base + 2.5, color="white", linewidth=gap)
        middle = (start + at) / 2
        wanted = number == 1 or number % 5 == 0
        if wanted and middle - numbered_to > 0.4 * inch:
            ax.text(middle, base - 0.6, str(number), ha="center", va="top", size=13)
            numbered_to = middle


def _draw_block(ax: Axes, at: float, y: float, width: float, voice: str) -> None:
    ax.barh(
        y,
        width,
        left=at,
        height=2 * _BLOCK,
        facecolor=palette.VOICES[voice],
        edgecolor="white",
        hatch=palette.HATCHES[voice],
        linewidth=0,
    )


def _table(pair: VoicesOfPair) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for article in pair:
        counts = (article.airtime.words_in(voice) for voice in VOICES)
        rows.append(
            (tr("{letter}, all", letter=article.letter), article.length, *counts, None)
        )
        shares = (article.share_in_words(voice) for voice in VOICES)
        rows.append(
            (tr("{letter}, share (95 %)", letter=article.letter), None, *shares, None)
        )
        sentences = zip(
            article.airtime.article.sentences, _voices_by_word(article), strict=True
        )
        for number, (sentence, voices) in enumerate(sentences, 1):
            counts = (voices.count(voice) for voice in VOICES)
            begins = shortened(sentence, 44)
            rows.append((f"{article.letter}{number}", len(voices), *counts, begins))
    return Table(
        caption=tr("Words of each sentence by voice"),
        columns=("sentence", "words", *VOICES, "begins"),
        rows=tuple(rows),
    )
