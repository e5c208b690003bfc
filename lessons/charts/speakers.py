"""The chart of speakers: who is quoted in each article, and at what length."""

from __future__ import annotations

from matplotlib.axes import Axes

from lessons.charts import palette
from lessons.charts.article_voices import ArticleVoices, VoicesOfPair, article_voices
from lessons.charts.chart import Chart
from lessons.charts.drawing import (
    INSIDE,
    WIDTH,
    bare,
    headed_figure,
    write,
    write_in_colour,
)
from lessons.charts.lettering import shortened, widest, width_of
from lessons.charts.table import Cell, Table
from lessons.charts.wording import counted
from lessons.language import tr
from lessons.reading.numerals import percent
from lessons.reading.voices import NOT_NAMED, Airtime
from lessons.reading.voices.errors import errors_of_speakers

_MOST_SPEAKERS = 5  # rows an article has before "others" share one
_ROW = 0.42  # inches for each row of speakers


def speakers(a: Airtime, b: Airtime) -> Chart:
    """Quoted words by speaker as written.

    >>> from lessons.reading.voices import airtime
    >>> from lessons.reading.pair import load_pair
    >>> a, b = load_pair()
    >>> chart = speakers(airtime(a), airtime(b))
    >>> chart.title
    'A quotes Mr Kim most (62 of 97 quoted words); B quotes Kim alone (28 words)'

    A pronoun was counted for whoever was named before it. "Mr Kim" and "Kim" stay two
    names: nothing here knows that they are one man. Raises `ValueError` for an
    article without a body.
    """
    pair = article_voices(a, b)
    title = _finding(pair)
    rows = sum(1 + max(1, len(_leading(article))) for article in pair)
    with headed_figure(title, WIDTH, 1.2 + _ROW * rows) as figure:
        _draw_speakers(figure.add_subplot(), pair)
    return Chart(
        figure=figure,
        title=title,
        errors=errors_of_speakers(),
        alt=(
            tr(
                "Bars: quoted words by speaker as written, in {name} and in {name_2}, "
                "on one scale. {title}.",
                name=pair[0].name,
                name_2=pair[1].name,
                title=title,
            )
        ),
        table=_table(pair),
    )


def _finding(pair: VoicesOfPair) -> str:
    if not any(map(_quoted_words, pair)):
        return tr("Neither article quotes anybody")
    return "; ".join(map(_most_quoted, pair))


def _most_quoted(article: ArticleVoices) -> str:
    """Who has the most of an article's quoted words, in a clause."""
    speakers = _quoted_words(article)
    if not speakers:
        return tr("{letter} quotes nobody", letter=article.letter)
    most, total = max(speakers.values()), sum(speakers.values())
    names = [name for name, words in speakers.items() if words == most]
    share = tr("{most} of {total} quoted words", most=most, total=total)
    if names == [NOT_NAMED]:
        return tr(
            "{letter} names no speaker for {share}", letter=article.letter, share=share
        )
    if len(names) > 1:
        return tr(
            "{letter} quotes {names} speakers most, alike in length",
            letter=article.letter,
            names=len(names),
        )
    who = shortened(names[0], 36)
    if most == total:
        return tr(
            "{letter} quotes {who} alone ({total} words)",
            letter=article.letter,
            who=who,
            total=total,
        )
    return tr(
        "{letter} quotes {who} most ({share})",
        letter=article.letter,
        who=who,
        share=share,
    )


def _quoted_words(article: ArticleVoices) -> dict[str, int]:
    """Quoted words by speaker, without those quoted outside the body alone."""
    return {name: n for name, n in article.airtime.by_speaker.items() if n}


def _leading(article: ArticleVoices) -> list[tuple[str, int]]:
    """The speakers with the most words, the rest of them in one row."""
    named = list(_quoted_words(article).items())
    if len(named) <= _MOST_SPEAKERS + 1:
        return named
    rest = named[_MOST_SPEAKERS:]
    others = tr("{rest} others", rest=len(rest)), sum(words for _, words in rest)
    return [*named[:_MOST_SPEAKERS], others]


def _draw_speakers(ax: Axes, pair: VoicesOfPair) -> None:
    """A head for each article, a bar for each speaker, all bars on one scale."""
    leading = [_leading(article) for article in pair]
    names = [shortened(name, 40) for rows in leading for name, _ in rows]
    left = widest(names) + 0.25
    longest = max((words for rows in leading for _, words in rows), default=1)
    right = width_of(tr("9999 words")) + 0.2
    inch = longest / (INSIDE - left - right)
    y = 0
    for article, rows in zip(pair, leading, strict=True):
        colour = palette.ARTICLES[article.letter]
        total = sum(_quoted_words(article).values())
        head = f"{article.name}: {counted(total, 'quoted word')}"
        write_in_colour(ax, article.letter, -left * inch, y, head)
        for name, words in rows:
            y -= 1
            write(ax, -left * inch, y, shortened(name, 40))
            ax.barh(y, words, height=0.62, color=colour)
            write(ax, words + 0.1 * inch, y, counted(words, "word"))
        y -= 1.4
    ax.set(xlim=(-left * inch, longest + right * inch), ylim=(y + 0.8, 0.6))
    bare(ax)


def _table(pair: VoicesOfPair) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for article in pair:
        for name, words in _quoted_words(article).items():
            share = percent(words / article.length)
            rows.append((f"{article.letter}: {name}", words, share))
    return Table(
        caption=(
            tr(
                "Quoted words by speaker; A has {length} words in all, B {length_2}",
                length=pair[0].length,
                length_2=pair[1].length,
            )
        ),
        columns=(tr("whose words"), "words", tr("share of all words")),
        rows=tuple(rows),
    )
