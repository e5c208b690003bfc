"""What luck alone does to words: deals of both texts to two hands.

Each deal gives the largest score of any word, which allows for looking at every word
(the max-statistic of Westfall and Young 1993). There are two deals:

- a deal of words puts each word on a card of its own and keeps both lengths;
- a deal of sentences puts each sentence on a card, and its words travel with it. The
  hands have about the two lengths.

A writer does not draw words out of a bag: a word that was used once is likely to come
again where the same thing is told. A test that takes words for independent therefore
finds too much (Evert 2006, "How random is a corpus?"; Lijffijt and others 2016,
"Significance testing of word frequencies in corpora"). A deal of sentences keeps what
holds a sentence together and loses what holds a passage together: few words come twice
in one sentence of news, and many come again in the next. Measured on news, it is no
stricter than a deal of words (`lessons.reading.keyness_errors`). A word that passes
both is still no more than a difference of two texts.
"""

from __future__ import annotations

import random
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from lessons.language import tr
from lessons.reading.chance import deal, fewer_deals, parts, quantile
from lessons.reading.intervals import HAIR
from lessons.reading.surprise import scores

# Two texts of up to this many words are dealt word by word, as the lessons tell it. For
# long texts that takes minutes: there each word type is dealt in all deals together.
_MOST_WORDS = 5000
_FEW_USES = 50  # of one word in both texts
# How often two texts are dealt: a thousand times up to so many words, and less often
# where they are longer, so that a book takes no longer than a chapter.
_MOST_DEALS, _FEWEST_DEALS, _DEALT_OFTEN = 1000, 200, 150_000
Keys = Sequence[str]


@dataclass(frozen=True)
class Null:
    """What luck gave: the largest score of any word, deal by deal.

    `unit` is what was dealt, "words" or "sentences". `maxima` holds the largest G² of
    each deal and `maxima_z` the largest absolute z.
    """

    unit: str
    maxima: tuple[float, ...]
    maxima_z: tuple[float, ...]

    @cached_property
    def maximum(self) -> float:
        """The largest G² that 95 of 100 deals stayed below; 0 for no deals."""
        return quantile(self.maxima, 0.95) if self.maxima else 0.0

    @cached_property
    def maximum_z(self) -> float:
        """The largest absolute z that 95 of 100 deals stayed below; 0 for no deals."""
        return quantile(self.maxima_z, 0.95) if self.maxima_z else 0.0

    @cached_property
    def _ascending(self) -> list[float]:
        return sorted(self.maxima)

    def reached(self, g2: float) -> int:
        """In how many deals some word had a G² of at least `g2`.

        >>> Null("words", (4.0, 9.0, 5.4), (1.0, 2.0, 1.5)).reached(5.4)
        2
        """
        return len(self.maxima) - bisect_left(self._ascending, g2 - HAIR)

    def p(self, g2: float) -> float:
        """The share of deals that reached `g2`; the observed one counts as a deal."""
        return (self.reached(g2) + 1) / (len(self.maxima) + 1)


def deals_for(words: int) -> int:
    """How many deals two texts of so many words together are worth.

    >>> deals_for(1_021), deals_for(300_000), deals_for(2_000_000)
    (1000, 500, 200)
    """
    return fewer_deals(_MOST_DEALS, words, _DEALT_OFTEN, _FEWEST_DEALS)


# Words --------------------------------------------------------------------------------


def hands_of_words(
    a: Keys, b: Keys, times: int, seed: int
) -> Iterator[tuple[list[str], list[str]]]:
    """Both texts' words in one bag, dealt at random to hands of the same two sizes.

    Raises `ValueError` with one sentence for a seed that is no whole number.

    >>> list(hands_of_words(["war", "war"], ["peace"], 1, seed=1))
    [(['war', 'peace'], ['war'])]
    """
    if isinstance(seed, str):
        raise ValueError(
            tr(
                "The bag is shaken with a whole number, such as 8, without quotation "
                "marks: “{seed}” is a text.",
                seed=seed,
            )
        )
    if not isinstance(seed, int):
        raise ValueError(
            tr(
                "The bag is shaken with a whole number, such as 8: {seed!r} is none.",
                seed=seed,
            )
        )
    cards, shuffle = [*a, *b], random.Random(seed)
    for _ in range(times):
        drawn = shuffle.sample(range(len(cards)), len(b))
        left = sorted(set(range(len(cards))).difference(drawn))
        yield [cards[at] for at in left], [cards[at] for at in drawn]


def deal_words(a: Keys, b: Keys, times: int, seed: int) -> Null:
    """What `times` deals of the words of two texts gave.

    The time that it takes grows with the number of different words, and more slowly
    than the texts.
    """
    totals, sizes = Counter(a) + Counter(b), (len(a), len(b))
    if not totals:
        return Null("words", (), ())
    if sum(sizes) <= _MOST_WORDS:
        return _null("words", _one_by_one(a, b, totals, times, seed))
    return _null("words", _type_by_type(totals, sizes, times, seed))


def _null(unit: str, largest: np.ndarray) -> Null:
    """A null from two rows, G² and absolute z, with a column for each deal."""
    g, z = largest.tolist()
    return Null(unit, tuple(g), tuple(z))


def _one_by_one(
    a: Keys, b: Keys, totals: Mapping[str, int], times: int, seed: int
) -> np.ndarray:
    """The largest G² and absolute z of each deal, dealt as the lessons tell it."""
    # Only the count varies between random deals, so each value is worked out once.
    sizes = len(a), len(b)
    tables = {total: _table(total, sizes).T.tolist() for total in set(totals.values())}
    rows = [(word, tables[total]) for word, total in totals.items()]
    largest = []
    for _, hand in hands_of_words(a, b, times, seed):
        in_b = Counter(hand)
        found = [table[in_b[word]] for word, table in rows]
        largest.append((max(g for g, _ in found), max(z for _, z in found)))
    return np.array(largest).reshape(-1, 2).T


def _type_by_type(
    totals: Mapping[str, int], sizes: tuple[int, int], times: int, seed: int
) -> np.ndarray:
    """The same for long texts: each word type is dealt in all deals together.

    Most types are used a few times. Those with as many uses are dealt as one, and then
    that hand is dealt to them: exact as well, and many times faster.
    """
    often = Counter(totals.values())
    few = [total for total in often if total <= _FEW_USES]
    many = [total for total in often if total > _FEW_USES]
    order = [
        *(total * often[total] for total in few),
        *(total for total in many for _ in range(often[total])),
    ]
    luck = np.random.RandomState(seed)
    dealt = deal(order, sizes[1], times, luck)
    largest = np.zeros((2, times))
    for total, in_b in zip(few, dealt, strict=False):
        table = _table(total, sizes)
        for at, uses in enumerate(in_b.tolist()):
            counts = _shared_out(uses, often[total], total, luck)
            best = table[:, np.flatnonzero(counts)].max(axis=1)
            np.maximum(largest[:, at], best, out=largest[:, at])
    for total in many:
        table = _table(total, sizes)
        for _ in range(often[total]):
            np.maximum(largest, table[:, next(dealt)], out=largest)
    return largest


def _shared_out(
    uses: int, words: int, total: int, luck: np.random.RandomState
) -> np.ndarray:
    """How many of `words` types, each used `total` times, get 0, 1, 2 … of `uses`."""
    if total == 1:
        return np.array([words - uses, uses])
    drawn = luck.random_sample(words * total)
    hand = np.zeros(words * total, dtype=bool)
    hand[np.argpartition(drawn, uses - 1)[:uses] if uses else []] = True
    got = hand.reshape(words, total).sum(axis=1)
    return np.bincount(got, minlength=total + 1)


def _table(total: int, sizes: tuple[int, int]) -> np.ndarray:
    """G² and |z| for each number of a word's `total` uses that may fall in b."""
    in_b = np.arange(total + 1)
    return np.abs(scores(total - in_b, in_b, *sizes))


# Sentences ----------------------------------------------------------------------------


def deal_sentences(
    a: Iterable[Keys], b: Iterable[Keys], times: int, seed: int
) -> Null | None:
    """What `times` deals of whole sentences gave; None for fewer than two sentences.

    `a` and `b` hold the words of each sentence of a text. The sentences are shuffled
    and dealt from the top until the second hand is as near to the length of `b` as
    whole sentences allow; the rest is the first hand. The time that it takes is
    proportional to the length of the texts.

    >>> found = deal_sentences([["war", "war"], ["talks"]], [["peace"]], 50, seed=1)
    >>> len(found.maxima), round(max(found.maxima), 2)
    (50, 5.55)
    """
    places = _Places(a, b)
    lengths, size_b = places.lengths, places.sizes[1]
    if len(lengths) < 2:
        return None
    luck = np.random.RandomState(seed)
    largest = [
        places.largest(_hands(lengths, size_b, some, luck))
        for some in parts(times, len(lengths))
    ]
    return _null("sentences", np.concatenate([np.zeros((2, 0)), *largest], axis=1))


def _hands(
    lengths: np.ndarray, size_b: int, times: int, luck: np.random.RandomState
) -> np.ndarray:
    """Which sentences fall into the second hand: a row a deal, a column a sentence."""
    order = luck.random_sample((times, len(lengths))).argsort(axis=1)
    held = lengths[order].cumsum(axis=1)
    # Each hand gets one sentence at least.
    taken = np.abs(held[:, :-1] - size_b).argmin(axis=1) + 1
    dealt = np.zeros((times, len(lengths)), dtype=bool)
    np.put_along_axis(dealt, order, np.arange(len(lengths)) < taken[:, None], axis=1)
    return dealt


class _Places:
    """In which sentences each word type stands, use by use, type after type.

    `lengths` are the numbers of words of the sentences, and `sizes` those of the texts.
    """

    def __init__(self, *texts: Iterable[Keys]) -> None:
        numbers: dict[str, int] = {}
        lengths, uses, sizes = array("q"), array("q"), []
        for text in texts:
            before = len(uses)
            for card in filter(None, text):
                for word in card:
                    if word not in numbers:
                        numbers[word] = len(numbers)
                uses.extend(map(numbers.__getitem__, card))
                lengths.append(len(card))
            sizes.append(len(uses) - before)
        # In a browser numpy counts with 32 bits, and takes no wider number for a place.
        self.lengths, self.sizes = np.array(lengths, dtype=np.intp), tuple(sizes)
        types = np.frombuffer(uses, np.int64) if uses else np.zeros(0, np.int64)
        often = np.bincount(types.astype(np.intp, copy=False))
        # Sorted are numbers made of a type and a sentence: they take less memory than
        # the order of the types.
        types *= len(lengths)
        types += np.repeat(np.arange(len(lengths), dtype=np.int32), self.lengths)
        types.sort()
        types %= max(len(lengths), 1)
        sentences = types.astype(np.int32)
        alone = np.repeat(often == 1, often)
        # All words that are used once score alike, so that it is enough to know whether
        # a hand has any of them.
        self.once, self.sentences = sentences[alone], sentences[~alone]
        self.ends = often[often > 1].cumsum()

    def largest(self, dealt: np.ndarray) -> np.ndarray:
        """The largest G² and absolute z of each deal: two rows, a column a deal."""
        length_b = (dealt @ self.lengths)[:, None]
        length_a = self.lengths.sum() - length_b
        best = np.zeros((2, len(dealt)))
        ones, none = np.ones_like(length_b), np.zeros_like(length_b)
        for held, in_a, in_b in ((False, ones, none), (True, none, ones)):
            some = (dealt[:, self.once] == held).any(axis=1)
            found = np.abs(scores(in_a, in_b, length_a, length_b))[..., 0]
            np.maximum(best, np.where(some, found, 0.0), out=best)
        start = 0
        while start < len(self.sentences):
            # As many whole types as fit into memory together.
            last = start + next(parts(len(self.sentences), len(dealt)))
            first_type = np.searchsorted(self.ends, start, side="right")
            after = max(np.searchsorted(self.ends, last, side="right"), first_type + 1)
            ends = self.ends[first_type:after]
            starts = np.concatenate([[start], ends[:-1]])
            uses = dealt.take(self.sentences[start : ends[-1]], axis=1)
            in_b = np.add.reduceat(uses, starts - start, axis=1, dtype=np.int32)
            in_b = in_b.astype(np.int64)
            in_a = ends - starts - in_b
            found = np.abs(scores(in_a, in_b, length_a, length_b)).max(axis=2)
            np.maximum(best, found, out=best)
            start = int(ends[-1])
        return best
