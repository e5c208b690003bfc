"""The names that scripts import: an article, a pair, and how to read them."""

from lessons.reading.article import (
    Article,
    Card,
    Finding,
    article_from_text,
    pair_from_folder,
    read_article,
)
from lessons.reading.documents import ArticleError
from lessons.reading.pair import Pair, load_pair
from lessons.reading.segments import ROLES, Segment, segment

__all__ = [
    "ROLES",
    "Article",
    "ArticleError",
    "Card",
    "Finding",
    "Pair",
    "Segment",
    "article_from_text",
    "load_pair",
    "pair_from_folder",
    "read_article",
    "segment",
]
