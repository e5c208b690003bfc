"""How often intervals by sentence err: `python tests/calibration_by_sentence.py`.

Whoever invents sentences knows what is true of them. Small texts are drawn from many
invented sentences, thousands of times, and what the kit says of each text is held
against what is true of all. With a folder of news (.txt) and words, as in `python
tests/calibration_by_sentence.py FOLDER said women`, its sentences are drawn instead.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np

from lessons.corpus.sample import RECIPES
from lessons.corpus.sample import article as invented_article
from lessons.reading.article import Article, article_from_text
from lessons.reading.chance import difference
from lessons.reading.intervals import (
    Ratio,
    confidence_interval,
    mean_score,
    per_thousand,
    share,
)
from lessons.reading.sentiment import compound, own_words
from lessons.reading.voices import VOICES, airtime

SIZES = (13, 26)  # sentences: as many as the class's B and A have
SEED, POOL, TIMES, DEALS = 9, 3000, 2000, 399
Population = tuple[Ratio, np.ndarray]


@cache
def invented() -> dict[str, Population]:
    """Sentences of many kinds: of each kind, what is measured and (count, size) rows.

    The hard cases are those in which most sentences have nothing, and a few have all.
    """
    found: dict[str, Population] = {}
    for often in (0.06, 0.15, 0.35, 0.7):
        luck = np.random.RandomState(SEED)
        sizes = np.maximum(2, luck.lognormal(3, 0.5, POOL).round())
        # A third of the sentences that have it have nothing else.
        part = np.where(luck.random_sample(POOL) < 1 / 3, 1, luck.beta(2, 2, POOL))
        counts = np.round(sizes * part * (luck.random_sample(POOL) < often))
        found[f"share, in {often:.0%}"] = share, np.column_stack([counts, sizes])
        uses = luck.geometric(0.75, POOL) * (luck.random_sample(POOL) < often)
        uses = np.minimum(uses, sizes)
        found[f"rate, in {often:.0%}"] = per_thousand, np.column_stack([uses, sizes])
        scores = luck.beta(3, 2, POOL) * 2 - 1
        scores *= luck.random_sample(POOL) < often
        found[f"score, in {often:.0%}"] = mean_score, _of_size_one(scores)
    texts = [invented_article(RECIPES[0], n, SEED) for n in range(120)]
    for name, population in of_texts(texts, ("harbour", "said")).items():
        found[f"sample, {name}"] = population
    return found


def of_texts(texts: list[str], words: tuple[str, ...]) -> dict[str, Population]:
    """The same of all sentences of some texts: voices, words, scores."""
    read = [airtime(article_from_text(text)) for text in texts]
    found = {
        voice: (share, np.array([row for heard in read for row in heard.rows(voice)]))
        for voice in VOICES
    }
    for word in words:
        rows = [row for heard in read for row in _uses(heard.article, word)]
        found[word] = per_thousand, np.array(rows)
    scores = [compound(text) for heard in read for text in own_words(heard.article)]
    return found | {"score": (mean_score, _of_size_one(np.array(scores)))}


def _uses(article: Article, word: str) -> Iterator[tuple[int, int]]:
    for tokens in article.tokens_by_sentence:
        yield sum(token.key == word for token in tokens), len(tokens)


def _of_size_one(values: np.ndarray) -> np.ndarray:
    return np.column_stack([values, np.ones_like(values)])


def drawn(rows: np.ndarray, size: int, times: int, seed: int = SEED) -> np.ndarray:
    """Small texts: `size` sentences each, drawn from all."""
    return rows[np.random.RandomState(seed).randint(len(rows), size=(times, size))]


def coverage(population: Population, size: int, times: int = TIMES) -> float:
    """How often the interval of a small text holds what is true of all sentences."""
    ratio, rows = population
    texts = drawn(rows, size, times)
    return float(np.mean([ratio(rows) in confidence_interval(t, ratio) for t in texts]))


def of_differences(
    first: Population, second: Population, times: int = TIMES
) -> tuple[float, float]:
    """How often the interval of a difference holds, and how often p is below .05.

    Texts of 26 sentences are held against texts of 13.
    """
    ratio = first[0]
    truth = ratio(first[1]) - ratio(second[1])
    held, beyond = 0, 0
    texts = zip(
        drawn(first[1], SIZES[1], times),
        drawn(second[1], SIZES[0], times, SEED + 1),
        strict=True,
    )
    for one, other in texts:
        found = difference(one, other, ratio, permutations=DEALS)
        held += truth in found.interval
        beyond += found.beyond_chance
    return held / times, beyond / times


def joined(population: Population, by: int = 3) -> Population:
    """The same words in sentences `by` times as long: their shares vary less.

    Of scores the mean of so many is taken.
    """
    ratio, rows = population
    rows = rows[: len(rows) // by * by].reshape(-1, by, 2).sum(axis=1)
    return ratio, (rows / by if ratio.scale == "score" else rows)


def alike(one: Population) -> tuple[tuple[Population, Population], ...]:
    """Pairs of which the same is true: alike in everything, or unlike in length."""
    return (one, one), (joined(one), one), (one, joined(one))


def main(folder: str = "", *words: str) -> None:
    """Print how often intervals hold, of invented sentences or of a folder of news.

    The last columns are of differences that are none, with how often p is below .05.
    """
    populations = invented()
    if folder:
        texts = [p.read_text(encoding="utf-8") for p in Path(folder).glob("*.txt")]
        populations = of_texts(texts, words)
    sizes = (f"n = {size}" for size in SIZES)
    print(f"{'':18}", *(f"{name:>8}" for name in ("true", *sizes)))
    for name, one in populations.items():
        held = (coverage(one, size) for size in SIZES)
        of_pairs = (of_differences(*pair, TIMES // 2) for pair in alike(one))
        print(f"{name:18}", *(f"{n:8.3f}" for n in (one[0](one[1]), *held)), end=" ")
        print(*(f"{h:8.3f} ({alarm:.3f})" for h, alarm in of_pairs), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
