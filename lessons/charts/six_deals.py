"""The chart of six deals: how surprising luck is, beside a real word."""

from __future__ import annotations

from lessons.charts.cards import CardRow, draw_cards
from lessons.charts.chart import Chart
from lessons.charts.drawing import WIDTH, headed_figure
from lessons.charts.lettering import shortened
from lessons.charts.one_deal import check_words
from lessons.charts.table import Table
from lessons.charts.thousand_deals import word_of
from lessons.charts.wording import in_words
from lessons.language import tr
from lessons.reading.article import Article
from lessons.reading.deals import hands_of_words
from lessons.reading.intervals import HAIR
from lessons.reading.keyness import keyness

_DEALS = 6


def six_deals(a: Article, b: Article, shake: int, word: str = "said") -> Chart:
    """The most surprising word of each of six deals, above the real split of a word.

    `shake` is the number that the bag was shaken with.

    >>> from lessons.reading.pair import load_pair
    >>> six_deals(*load_pair(), 6).title
    'In four of six deals, luck split some word as surprisingly as “said”, or more'

    Raises `ValueError` for a word that is in neither article, and where an article has
    no words.
    """
    check_words(a, b)
    real = word_of(keyness(a, b, permutations=0), word)
    found = [
        keyness(*hands, permutations=0).words[0]
        for hands in hands_of_words(a.words, b.words, _DEALS, shake)
    ]
    reached = [one.g2 >= real.g2 - HAIR for one in found]
    name = f"“{shortened(real.word)}”"
    title = tr(
        "In {in_words} of six deals, luck split some word as surprisingly as "
        "{name}, or more",
        in_words=in_words(sum(reached)),
        name=name,
    )
    rows = [
        CardRow(
            tr("deal {number}: {word}", number=number, word=one.word),
            one.count_a,
            one.count_b,
            "yes" if as_far else "no",
            as_far,
        )
        for number, (one, as_far) in enumerate(zip(found, reached, strict=True), 1)
    ]
    rows.append(
        CardRow(tr("really: {word}", word=real.word), real.count_a, real.count_b)
    )
    heads = tr("hand A"), tr("hand B")
    with headed_figure(title, WIDTH, 1.5 + 0.5 * len(rows)) as figure:
        draw_cards(
            figure.add_subplot(), rows, heads, tr("as surprising as {name}?", name=name)
        )
    return Chart(
        figure=figure,
        title=title,
        alt=(
            tr(
                "Rows of blocks: the most surprising word of each of six deals, and "
                "last the real {name}; a block a card, hand A on the left, hand B on "
                "the right; deals less surprising than {name} are grey. {title}.",
                name=name,
                title=title,
            )
        ),
        table=Table(
            tr(
                "The most surprising word of each deal with shake {shake}; last, the "
                "articles themselves",
                shake=shake,
            ),
            (
                "deal",
                "word",
                tr("in hand A"),
                tr("in hand B"),
                tr("as surprising as {name}?", name=name),
            ),
            (
                *(
                    (n, one.word, one.count_a, one.count_b, "yes" if far else "no")
                    for n, (one, far) in enumerate(zip(found, reached, strict=True), 1)
                ),
                ("really", real.word, real.count_a, real.count_b, None),
            ),
        ),
    )
