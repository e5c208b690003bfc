"""What every count starts from: the word types of a source, and the small words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lessons.reading.article import Article
from lessons.reading.text import sentences, word_keys

Words = Article | str | Iterable[str]

# Words that hold a sentence together and say little of its subject: a short list of our
# own. The words of the second list look small too, but they turn a sentence round.
STOP_WORDS = frozenset(
    "a about above after again all also am an and any are as at be because been before "
    "being below between both but by can could did do does doing down during each few "
    "for from further had has have having he her here hers him his how i if in into is "
    "it its itself just me more most my of off on once only or other our out over own "
    "s same she should so some such t than that the their them then there these they "
    "this those through to too under until up us very was we were what when where "
    "which while who whom why will with would you your".split()
)
TURNING_WORDS = frozenset("against no nor not".split())


def keys(source: Words) -> tuple[str, ...]:
    """The word types of `source` in order, one for each occurrence."""
    if isinstance(source, Article):
        return source.words
    return word_keys(source) if isinstance(source, str) else tuple(source)


def keys_by_sentence(source: Article | str) -> Iterator[tuple[str, ...]]:
    """The word types of `source` in order, one tuple for each sentence.

    >>> list(keys_by_sentence("War ends. We talk."))
    [('war', 'ends'), ('we', 'talk')]
    """
    if isinstance(source, Article):
        return source.words_by_sentence
    return (word_keys(span.text) for span in sentences(source))
