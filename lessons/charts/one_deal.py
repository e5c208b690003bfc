"""The chart of one deal: what luck did to a few words, card by card."""

from __future__ import annotations

from lessons.charts.cards import CardRow, draw_cards
from lessons.charts.chart import Chart
from lessons.charts.drawing import WIDTH, headed_figure
from lessons.charts.lettering import shortened
from lessons.charts.table import Table
from lessons.language import tr
from lessons.reading.article import Article
from lessons.reading.deals import hands_of_words
from lessons.reading.keyness import keyness


def one_deal(a: Article, b: Article, shake: int, top: int = 6) -> Chart:
    """The words that one deal of all words split most surprisingly.

    `shake` is the number that the bag was shaken with.

    >>> from lessons.reading.pair import load_pair
    >>> one_deal(*load_pair(), 8).title
    'Luck dealt “summit” 0 to 3, and nobody chose that'

    Raises `ValueError` where an article has no words.
    """
    check_words(a, b)
    ((hand_a, hand_b),) = hands_of_words(a.words, b.words, 1, shake)
    words = keyness(hand_a, hand_b, permutations=0).words[:top]
    first = words[0]
    title = tr(
        "Luck dealt “{word}” {count_a} to {count_b}, and nobody chose that",
        word=shortened(first.word),
        count_a=first.count_a,
        count_b=first.count_b,
    )
    heads = (
        tr("hand A: {hand_a} cards", hand_a=len(hand_a)),
        tr("hand B: {hand_b} cards", hand_b=len(hand_b)),
    )
    rows = [CardRow(word.word, word.count_a, word.count_b) for word in words]
    with headed_figure(title, WIDTH, 1.5 + 0.5 * len(rows)) as figure:
        draw_cards(figure.add_subplot(), rows, heads)
    return Chart(
        figure=figure,
        title=title,
        alt=(
            tr(
                "Rows of blocks: the {rows} words that this deal split most "
                "surprisingly, a block a card, {heads} on the left, {heads_2} on the "
                "right. {title}.",
                rows=len(rows),
                heads=heads[0],
                heads_2=heads[1],
                title=title,
            )
        ),
        table=Table(
            tr("The most surprising words of the deal with shake {shake}", shake=shake),
            ("word", tr("cards in hand A"), tr("cards in hand B")),
            tuple((word.word, word.count_a, word.count_b) for word in words),
        ),
    )


def check_words(a: Article, b: Article) -> None:
    """Raise `ValueError` where there are no words to deal to one of the hands."""
    if not a.words or not b.words:
        raise ValueError(tr("Both articles need words in their bodies to be dealt."))
