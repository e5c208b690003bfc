"""Any two articles read side by side: the whole reading, from the texts alone.

Nothing here knows what the articles are about. Who and what is spoken of is found in
the texts (`names`) unless the caller says what to look for. The time that it takes is
proportional to the length of the texts.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from pathlib import Path

import numpy as np

from lessons.reading.article import Article, read_article
from lessons.reading.contrasts import Contrasts, check_body, contrast_heard
from lessons.reading.deals import deals_for
from lessons.reading.intervals import Interval
from lessons.reading.keyness import Keyness, keyness
from lessons.reading.labels import Label, labels
from lessons.reading.names import Name, name_labels, names
from lessons.reading.pair import Pair
from lessons.reading.segments import Segment
from lessons.reading.sentiment import ArticleScores, article_scores
from lessons.reading.text import Sentence, Span, Token, tokens
from lessons.reading.voices import VOICES, Airtime, Quotation, airtime

_MOST_LABELS = 4


@dataclass(frozen=True)
class Reading:
    """One article read: every offset is in characters of `article.text`.

    `scores` holds the compound of each of the body's sentences, −1 to +1; `shares` the
    share of the body's words in each voice, 0 to 1, with its interval.
    """

    heard: Airtime
    names: tuple[Name, ...]
    labels: tuple[Label, ...]
    shares: dict[str, Interval]
    scores: tuple[float, ...]

    @property
    def article(self) -> Article:
        """The article that was read."""
        return self.heard.article

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The parts of the text with their roles; joined, they are the text."""
        return self.article.segments

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the body."""
        return self.article.sentences

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        """The passages of the body in quotation marks that are speech."""
        return self.heard.quotations

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the body, marks of punctuation among them."""
        return tuple(
            token.shifted(part.start)
            for part in self.article.parts("body")
            for token in tokens(part.text)
        )


@dataclass(frozen=True, slots=True)
class SharedQuotation:
    """The longest run of words that both articles have in quotation marks.

    `words` is its length, `in_a` and `in_b` are its places, and `from_a` and `from_b`
    are the quotations in which it stands.
    """

    words: int
    in_a: Span
    in_b: Span
    from_a: Quotation
    from_b: Quotation


@dataclass(frozen=True)
class Comparison:
    """Two articles read alike, and what the pair shows.

    `shared_names` are the names that both use; `names_only_a` and `names_only_b` are
    those of one alone. The most frequent comes first. `pair` is what was read.
    """

    pair: Pair
    a: Reading
    b: Reading
    shared_names: tuple[str, ...]
    names_only_a: tuple[str, ...]
    names_only_b: tuple[str, ...]
    shared_quotation: SharedQuotation | None
    contrasts: Contrasts

    @cached_property
    def keyness(self) -> Keyness:
        """Each word's keyness and what chance gives; dealt when first asked for."""
        a, b = self.a.heard.article, self.b.heard.article
        return keyness(a, b, permutations=deals_for(len(a.words) + len(b.words)))


def compare(a: Article, b: Article) -> Comparison:
    """Read two articles alike, and set them side by side: see `compare_pair`.

    Articles that carry no letters are A and B by their order.

    >>> from lessons.reading.articles import article_from_text
    >>> one = article_from_text("“We will stay,” Mr Roe said in Rome. He smiled.")
    >>> two = article_from_text("Mr Roe left Rome. “We will stay,” he had said.")
    >>> both = compare(one, two)
    >>> both.shared_names, both.shared_quotation.in_b.text
    (('Roe', 'Rome'), 'We will stay')
    """
    if not a.letter or not b.letter or a.letter == b.letter:
        a, b = replace(a, letter="A"), replace(b, letter="B")
    return compare_pair(Pair(a, b))


def compare_pair(pair: Pair) -> Comparison:
    """Read both articles of a pair alike, with what people found in it.

    If the pair names no subjects, every name found in the texts counts as a label.
    Raises `ArticleError` with one sentence for an article that has no body.
    """
    return compare_heard(pair, (airtime(pair.a), airtime(pair.b)))


def hear_file(path: Path, letter: str) -> tuple[Airtime, ArticleScores]:
    """All that takes long and needs no other article: words, voices, scores.

    The article in the file gets `letter`. Raises `ArticleError` with one sentence for a
    file that cannot be read.
    """
    heard = airtime(replace(read_article(path), letter=letter))
    heard.article.tokens  # noqa: B018  (they are kept once they were asked for)
    return heard, article_scores(heard)


def compare_heard(
    pair: Pair,
    heard: tuple[Airtime, Airtime],
    scores: tuple[ArticleScores, ArticleScores] | None = None,
) -> Comparison:
    """The same as `compare_pair` for a pair whose voices are known already.

    So a reader who corrected what the kit heard has a comparison of what is right.
    `scores` are those of the articles' texts, if they were scored before.
    """
    for article in pair:
        check_body(article)
    quoted_by_both = shared_quotation(*heard)  # first, for it takes much memory
    found = names(*heard)
    in_a, in_b = ({name.name: name.count for name in mine} for mine in found)
    shared = sorted(
        in_a.keys() & in_b, key=lambda name: (-in_a[name] - in_b[name], name)
    )
    if pair.subjects:
        used = labels(heard[0], pair.subjects), labels(heard[1], pair.subjects)
        called = pair.called_labels
    else:
        used = name_labels(found[0]), name_labels(found[1])
        called = _most_used(used, frozenset(shared))
    scored = scores or (article_scores(heard[0]), article_scores(heard[1]))
    return Comparison(
        pair=pair,
        a=_read(heard[0], found[0], used[0], scored[0]),
        b=_read(heard[1], found[1], used[1], scored[1]),
        shared_names=tuple(shared),
        names_only_a=tuple(name for name in in_a if name not in in_b),
        names_only_b=tuple(name for name in in_b if name not in in_a),
        shared_quotation=quoted_by_both,
        contrasts=contrast_heard(pair, heard, used, called, scored),
    )


def _read(
    heard: Airtime,
    found: tuple[Name, ...],
    used: tuple[Label, ...],
    scores: ArticleScores,
) -> Reading:
    return Reading(
        heard=heard,
        names=found,
        labels=used,
        shares={voice: heard.share(voice) for voice in VOICES},
        scores=scores.sentences,
    )


def _most_used(
    used: Iterable[Iterable[Label]], subjects: frozenset[str]
) -> tuple[str, ...]:
    """The four labels that the articles use most often, of the subjects of both.

    They are chosen by how often they are used, not by how unevenly, so that the choice
    makes no difference look larger than it is.
    """
    counts = Counter(
        use.label for mine in used for use in mine if use.subject in subjects
    )
    ranked = sorted(counts, key=lambda label: (-counts[label], label))
    return tuple(label for label in ranked if counts[label] > 1)[:_MOST_LABELS]


# The longest shared quotation --------------------------------------------------------


def shared_quotation(a: Airtime, b: Airtime) -> SharedQuotation | None:
    """The longest run of words that both articles have in quotation marks.

    Words are compared without their case and punctuation, inside one quotation at a
    time. Of several runs of that length it is the first in `a`; it is None if the
    quotations share no word.
    """
    quoted_a, quoted_b = _QuotedWords.of(a), _QuotedWords.of(b)
    length, at_a, at_b = _longest_common_run(quoted_a.keys, quoted_b.keys)
    if not length:
        return None
    in_a, from_a = quoted_a.run(at_a, length)
    in_b, from_b = quoted_b.run(at_b, length)
    return SharedQuotation(length, in_a, in_b, from_a, from_b)


@dataclass(frozen=True)
class _QuotedWords:
    """The words of an article's quotations in order; None stands after each quotation.

    `places` says where in the article's `tokens` each stands, and `numbers` which
    quotation it is from.
    """

    heard: Airtime
    keys: list[str | None]
    places: array[int]
    numbers: array[int]

    @classmethod
    def of(cls, heard: Airtime) -> _QuotedWords:
        keys, places, numbers = [], array("i"), array("i")
        starts, words = heard.article.tokens.starts, heard.article.words
        for number, quotation in enumerate(heard.quotations):
            first = bisect_left(starts, quotation.start)
            last = bisect_left(starts, quotation.end)
            keys += words[first:last]
            keys.append(None)
            places.extend(range(first, last + 1))
            numbers.extend([number] * (last - first + 1))
        return cls(heard, keys, places, numbers)

    def run(self, at: int, length: int) -> tuple[Span, Quotation]:
        """The place of a run of words, and the quotation that it stands in."""
        first, last = self.places[at], self.places[at + length - 1]
        tokens = self.heard.article.tokens
        start, end = tokens[first].start, tokens[last].end
        place = Span(start, end, self.heard.article.text[start:end])
        return place, self.heard.quotations[self.numbers[at]]


def _longest_common_run(
    keys_a: Sequence[str | None], keys_b: Sequence[str | None]
) -> tuple[int, int, int]:
    """The length of the longest run that both hold, and its first place in each.

    None matches nothing. Runs of 1, 2, 4, 8 … keys are numbered so that equal runs have
    equal numbers (Karp, Miller and Rosenberg 1972), and a run of any length is put
    together from these. difflib finds the same run in time that grows with the square
    of the text, or a shorter one where it passes over frequent words.
    """
    cut = len(keys_a) + 1
    known: dict[str | int, int] = {}
    ids = np.fromiter(
        (
            known.setdefault(at if key is None else key, len(known))
            for at, key in enumerate(chain(keys_a, [None], keys_b))
        ),
        dtype=np.int32,
    )
    doubled = [ids]
    while _shared(doubled[-1], cut) is not None:
        half, size = doubled[-1], 1 << (len(doubled) - 1)
        doubled.append(_joined(half[:-size], half[size:]))
    length, places, runs = 0, (cut, cut), np.zeros(len(ids), dtype=np.int32)
    for power in reversed(range(len(doubled))):
        longer = _joined(runs[: len(doubled[power]) - length], doubled[power][length:])
        if (found := _shared(longer, cut)) is not None:
            length, places, runs = length + (1 << power), found, longer
    return length, places[0], places[1] - cut


def _joined(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """One number for each pair of numbers: equal pairs get equal numbers."""
    size = min(len(first), len(second))
    pairs = first[:size].astype(np.int64)
    pairs *= int(second.max(initial=0)) + 1
    pairs += second[:size]
    return np.unique(pairs, return_inverse=True)[1].astype(np.int32)


def _shared(numbers: np.ndarray, cut: int) -> tuple[int, int] | None:
    """The first place before `cut` whose number occurs after `cut` too, and where."""
    here = np.flatnonzero(np.isin(numbers[:cut], numbers[cut:]))
    if not len(here):
        return None
    first = int(here[0])
    return first, cut + int(np.flatnonzero(numbers[cut:] == numbers[first])[0])
