"""An article cut in two: the same writer, story and day on either side."""

from __future__ import annotations

from dataclasses import replace

from lessons.language import tr
from lessons.reading.article import Article
from lessons.reading.documents import ArticleError
from lessons.reading.segments import Segment


def halves(article: Article) -> tuple[Article, Article]:
    """The first and the second half of an article, cut between two sentences.

    The cut is where the two bodies come nearest to equal numbers of words. Each half is
    an article of its own, with offsets of its own; joined, their texts are the text.
    Raises `ArticleError` for a body of fewer than two sentences.

    >>> from lessons.reading.articles import load_pair
    >>> first, second = halves(load_pair().a)
    >>> len(first.words), len(second.words)
    (338, 356)
    """
    starts = [sentence.start for sentence in article.sentences[1:]]
    if not starts:
        raise ArticleError(
            tr("An article needs two sentences or more to be cut in halves.")
        )
    middle = len(article.words) / 2
    cut = min(starts, key=lambda at: abs(article.words_between(0, at) - middle))
    return (
        _part(article, 0, cut, tr("first half")),
        _part(article, cut, len(article.text), tr("second half")),
    )


def _part(article: Article, start: int, end: int, label: str) -> Article:
    segments = tuple(
        Segment(
            max(part.start, start) - start,
            min(part.end, end) - start,
            article.text[max(part.start, start) : min(part.end, end)],
            part.role,
        )
        for part in article.segments
        if part.start < end and part.end > start
    )
    text = article.text[start:end]
    return replace(article, text=text, segments=segments, letter="", label=label)
