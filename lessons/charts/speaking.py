"""Charts of voice: whose words each sentence is made of, and who is quoted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from matplotlib.axes import Axes

from lessons.charts import palette
from lessons.charts.chart import Cell, Chart, Table, house_style
from lessons.charts.drawing import (
    INSIDE,
    WIDTH,
    bare,
    canvas,
    inside,
    lettered,
    set_headline,
    set_share_axis,
    shortened,
    width_of,
    write,
)
from lessons.charts.wording import counted
from lessons.reading.article import Article
from lessons.reading.chance import LEVEL, Interval
from lessons.reading.numerals import percent
from lessons.reading.voices import NOT_NAMED, VOICES, Airtime, compare_shares

_DOES = {
    "quoted": "quotes more",
    "attributed": "reports more of what others said",
    "own": "speaks more in its own voice",
}


@dataclass(frozen=True)
class _Heard:
    """One article as these charts show it: its letter, its shares, its sentences."""

    letter: str
    airtime: Airtime

    @property
    def article(self) -> Article:
        return self.airtime.article

    @property
    def name(self) -> str:
        return lettered(self.article, self.letter)

    @property
    def length(self) -> int:
        return len(self.article.words)

    @cached_property
    def shares(self) -> dict[str, Interval]:
        return {voice: self.airtime.share(voice) for voice in VOICES}

    @cached_property
    def speakers(self) -> dict[str, int]:
        """Quoted words by speaker, those whose quotation lies outside left out."""
        return {name: n for name, n in self.airtime.by_speaker.items() if n}

    @cached_property
    def sentences(self) -> tuple[tuple[str, ...], ...]:
        """The voice of each word of each sentence, in order."""
        return tuple(
            tuple(
                self.airtime.voice_at(word.start)
                for word in self.article.tokens
                if sentence.start <= word.start < sentence.end
            )
            for sentence in self.article.sentences
        )


def _pair(a: Airtime, b: Airtime) -> tuple[_Heard, _Heard]:
    pair = _Heard("A", a), _Heard("B", b)
    for heard in pair:
        if not heard.article.words:
            raise ValueError(
                f"Article {heard.letter} has no words in its body, so there is no "
                "voice to chart."
            )
    return pair


def _with_range(share: Interval) -> str:
    """A share and its range; sentences that are all alike can give no range."""
    if share.low == share.high:
        return percent(share.estimate)
    low, high = 100 * share.low, 100 * share.high
    return f"{percent(share.estimate)} ({low:.0f}–{high:.0f})"


# The strip ---------------------------------------------------------------------------

_TRACK = "#ececec"  # where a lane is empty
_BLOCK = 0.42  # half the height of a block, where lanes stand 1 apart
_STRIP = 4.6  # from one article's strip to the next, in lanes


def voice_strip(a: Airtime, b: Airtime) -> Chart:
    """Both articles as strips of sentences, each word in the lane of its voice.

    Sentences stand in order, as wide as their words, and both strips are on one
    scale. The shares have bootstrap intervals over sentences; the title allows for
    having compared three voices (Bonferroni). Raises `ValueError` for an article
    without a body.
    """
    pair = _pair(a, b)
    title = _strip_finding(*pair)
    with house_style():
        figure = canvas(WIDTH, 6.4)
        ax = figure.add_subplot()
        _draw_strips(ax, pair)
        inside(ax)
        set_headline(figure, title)
    shares = "; ".join(
        f"{heard.name}: "
        + ", ".join(f"{voice} {_with_range(heard.shares[voice])}" for voice in VOICES)
        for heard in pair
    )
    return Chart(
        figure=figure,
        title=title,
        alt=(
            "Two strips of sentences in reading order, one an article, on one scale of "
            "words; each sentence's words are blocks in three lanes, quoted above "
            f"attributed above own voice. Shares of words with 95 % ranges: {shares}. "
            f"{title}."
        ),
        table=_strip_table(pair),
    )


def _strip_finding(a: _Heard, b: _Heard) -> str:
    """The voice whose share differs most, and whether chance could do as much."""
    tests = {voice: compare_shares(a.airtime, b.airtime, voice) for voice in VOICES}
    voice = min(VOICES, key=lambda voice: tests[voice].p)
    gap = tests[voice].interval.estimate
    if not gap:
        return "A and B divide their words among the voices alike"
    more, less = (a, b) if gap > 0 else (b, a)
    shares = f"{percent(more.shares[voice].estimate)} against "
    shares += percent(less.shares[voice].estimate)
    finding = f"{more.letter} {_DOES[voice]} than {less.letter}: {shares}"
    if tests[voice].p * len(VOICES) < 1 - LEVEL:
        return finding
    return f"{finding}, no more than chance could do"


def _strip_table(pair: tuple[_Heard, _Heard]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for heard in pair:
        counts = (heard.airtime.words_in(voice) for voice in VOICES)
        rows.append((f"{heard.letter}, all", heard.length, *counts, None))
        shares = (_with_range(heard.shares[voice]) for voice in VOICES)
        rows.append((f"{heard.letter}, share (95 %)", None, *shares, None))
        for number, voices in enumerate(heard.sentences, 1):
            opening = shortened(heard.article.sentences[number - 1].text, 44)
            counts = (voices.count(voice) for voice in VOICES)
            rows.append((f"{heard.letter}{number}", len(voices), *counts, opening))
    return Table(
        caption="Words of each sentence by voice",
        columns=("sentence", "words", *VOICES, "begins"),
        rows=tuple(rows),
    )


def _draw_strips(ax: Axes, pair: tuple[_Heard, _Heard]) -> None:
    labels = [_with_range(heard.shares[v]) for heard in pair for v in VOICES]
    left = max(width_of(label) for label in labels) + 1.45
    longest = max(heard.length for heard in pair)
    inch = longest / (INSIDE - left)
    for heard, base in zip(pair, (_STRIP, 0.0), strict=True):
        ax.text(
            -left * inch,
            base + 2.65,
            f"{heard.name}, {heard.length} words",
            color=palette.ARTICLES[heard.letter],
            weight="bold",
        )
        for lane, voice in enumerate(reversed(VOICES)):
            y, colour = base + lane, palette.VOICES[voice]
            ax.barh(y, heard.length, height=2 * _BLOCK, color=_TRACK)
            write(ax, -left * inch, y, voice, weight="bold", color=colour)
            share = _with_range(heard.shares[voice])
            write(ax, -0.15 * inch, y, share, ha="right")
        _draw_sentences(ax, heard, base, inch)
    ax.set(xlim=(-left * inch, longest), ylim=(-1.2, _STRIP + 3.1))
    bare(ax)
    ax.set_xlabel(
        "sentences in order, numbered, each as wide as its words\n"
        "beside each voice: its share of the words (95 % of resamples)"
    )


def _draw_sentences(ax: Axes, heard: _Heard, base: float, inch: float) -> None:
    """The blocks of one article, a line where each sentence ends, and some numbers."""
    at = 0
    points = 72 * heard.length / inch / len(heard.sentences)  # of a sentence, mean
    gap = min(1.8, points / 8)
    lanes = {voice: base + lane for lane, voice in enumerate(reversed(VOICES))}
    numbered_to = -inch
    for number, voices in enumerate(heard.sentences, 1):
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


# Who is quoted -----------------------------------------------------------------------

_MOST_SPEAKERS = 5  # rows an article has before "others" share one
_ROW = 0.42  # inches for each row of speakers


def speakers(a: Airtime, b: Airtime) -> Chart:
    """Shares of voice with their intervals, and quoted words by speaker as written.

    A pronoun was counted for whoever was named before it. "Mr Kim" and "Kim" stay two
    names: nothing here knows that they are one man. Raises `ValueError` for an
    article without a body.
    """
    pair = _pair(a, b)
    title = _speakers_finding(pair)
    rows = sum(1 + max(1, len(_leading(heard))) for heard in pair)
    with house_style():
        figure = canvas(WIDTH, 4.6 + _ROW * rows)
        above, below = figure.subplots(2, height_ratios=(3.0, _ROW * rows))
        _draw_shares(above, pair)
        _draw_speakers(below, pair)
        set_headline(figure, title)
    return Chart(
        figure=figure,
        title=title,
        alt=(
            "Two charts. Above, dots with 95 % ranges: the share of each article's "
            "words that is quoted, attributed or in its own voice, from 0 to 100 %. "
            f"Below, bars: quoted words by speaker as written, in {pair[0].name} and "
            f"in {pair[1].name}. {title}."
        ),
        table=_speakers_table(pair),
    )


def _speakers_finding(pair: tuple[_Heard, _Heard]) -> str:
    if not any(heard.speakers for heard in pair):
        return "Neither article quotes anybody"
    return "; ".join(map(_most_quoted, pair))


def _most_quoted(heard: _Heard) -> str:
    """Who has the most of an article's quoted words, in a clause."""
    if not heard.speakers:
        return f"{heard.letter} quotes nobody"
    most, total = max(heard.speakers.values()), sum(heard.speakers.values())
    names = [name for name, words in heard.speakers.items() if words == most]
    share = f"{most} of {total} quoted words"
    if names == [NOT_NAMED]:
        return f"{heard.letter} names no speaker for {share}"
    if len(names) > 1:
        return f"{heard.letter} quotes {len(names)} speakers most, alike in length"
    who = shortened(names[0], 36)
    if most == total:
        return f"{heard.letter} quotes {who} alone ({total} words)"
    return f"{heard.letter} quotes {who} most ({share})"


def _leading(heard: _Heard) -> list[tuple[str, int]]:
    """The speakers with the most words, the rest of them in one row."""
    named = list(heard.speakers.items())
    if len(named) <= _MOST_SPEAKERS + 1:
        return named
    rest = named[_MOST_SPEAKERS:]
    others = f"{len(rest)} others", sum(words for _, words in rest)
    return [*named[:_MOST_SPEAKERS], others]


def _speakers_table(pair: tuple[_Heard, _Heard]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for heard in pair:
        for voice in VOICES:
            words = heard.airtime.words_in(voice)
            share = _with_range(heard.shares[voice])
            rows.append((f"{heard.letter}: {voice}", words, share))
        rows.extend(
            (f"{heard.letter}: quoted, {name}", words, percent(words / heard.length))
            for name, words in heard.speakers.items()
        )
    return Table(
        caption=(
            f"Words by voice and by speaker; A has {pair[0].length} words, "
            f"B {pair[1].length}"
        ),
        columns=("whose words", "words", "share of all (95 %)"),
        rows=tuple(rows),
    )


def _draw_shares(ax: Axes, pair: tuple[_Heard, _Heard]) -> None:
    """A row a voice, A's dot above B's, each with its range and its numbers."""
    left = max(width_of(voice, 14, "bold") for voice in VOICES) + 0.6
    right = width_of("100 % (100–100)") + 0.3
    inch = 1 / (INSIDE - left - right)
    for row, voice in enumerate(reversed(VOICES)):
        colour = palette.VOICES[voice]
        write(ax, -left * inch, row, voice, weight="bold", color=colour)
        for heard, y in zip(pair, (row + 0.2, row - 0.2), strict=True):
            _draw_share(ax, y, heard, voice, inch)
    for heard, x in zip(pair, (0, 0.5), strict=True):
        colour = palette.ARTICLES[heard.letter]
        name = shortened(heard.name, 28)
        ax.text(x, len(VOICES) - 0.4, name, color=colour, weight="bold")
    set_share_axis(ax, left * inch, right * inch)
    ax.set_ylim(-0.5, len(VOICES))
    ax.set_xlabel(
        "share of the article's words (lines: 95 % of resamples of sentences)"
    )


def _draw_share(ax: Axes, y: float, heard: _Heard, voice: str, inch: float) -> None:
    share, colour = heard.shares[voice], palette.ARTICLES[heard.letter]
    ax.plot([share.low, share.high], [y, y], color=colour)
    marker = palette.MARKERS[heard.letter]
    ax.plot([share.estimate], [y], marker, color=colour, clip_on=False)
    write(ax, -0.25 * inch, y, heard.letter, ha="right", weight="bold", color=colour)
    write(ax, 1 + 0.2 * inch, y, _with_range(share), color=colour)


def _draw_speakers(ax: Axes, pair: tuple[_Heard, _Heard]) -> None:
    """A head for each article, a bar for each speaker, all bars on one scale."""
    leading = [_leading(heard) for heard in pair]
    names = [shortened(name, 40) for rows in leading for name, _ in rows]
    left = max(map(width_of, names), default=0.0) + 0.25
    longest = max((words for rows in leading for _, words in rows), default=1)
    right = width_of("9999 words") + 0.2
    inch = longest / (INSIDE - left - right)
    y = 0
    for heard, rows in zip(pair, leading, strict=True):
        colour = palette.ARTICLES[heard.letter]
        total = sum(heard.speakers.values())
        head = f"{heard.name}: {counted(total, 'quoted word')}"
        write(ax, -left * inch, y, head, color=colour, weight="bold")
        for name, words in rows:
            y -= 1
            write(ax, -left * inch, y, shortened(name, 40))
            ax.barh(y, words, height=0.62, color=colour)
            write(ax, words + 0.1 * inch, y, counted(words, "word"))
        y -= 1.4
    ax.set(
        xlim=(-left * inch, longest + right * inch),
        ylim=(y + 0.8, 0.6),
    )
    bare(ax)
