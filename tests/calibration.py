"""How often a page of outlets errs, tried out: `python tests/calibration.py`.

Whoever invents outlets knows what is true of them: here they are drawn from the recipes
of the sample, thousands of times, and the marks and intervals are held against it. With
a folder of news (.txt) and words, `python tests/calibration.py FOLDER women crisis`,
outlets are drawn from its articles, and all of them together are what is true.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from unittest import mock

import numpy as np

from lessons.corpus import ratios
from lessons.corpus.measure import Tallies, measure
from lessons.corpus.outlets import Corpus, Estimate, estimates
from lessons.corpus.plan import Plan
from lessons.corpus.sample import RECIPES, article
from lessons.corpus.source import Item

SIZES = (5, 10, 15, 30, 50, 100)
POOL = 400  # articles of each recipe
SEED = 9
# "harbour" is in nearly every article and "hurt" in a few; "war" is never in the
# recipes. It is put into one article of eight, three times on average, as a topic is.
PLAN = Plan(words=("harbour", "hurt", "war"))
TOPIC, CLUMP = 1 / 8, 3
# With fewer deals the same share of pages has a mark, and it takes a tenth of the time.
DEALS = 199


@cache
def pool(recipe: int) -> np.ndarray:
    """What was counted in some articles of a recipe, a row an article."""
    luck = np.random.RandomState(SEED + recipe)
    outlet = RECIPES[recipe].outlet
    rows = np.array(
        [
            measure(Item(outlet, str(n), article(RECIPES[recipe], n, SEED)), PLAN)
            .numbers
            for n in range(POOL)
        ]
    )  # fmt: skip
    uses = luck.geometric(1 / CLUMP, POOL) * (luck.random_sample(POOL) < TOPIC)
    rows[:, PLAN.fields.index("word:war")] = uses
    return rows


def page(
    outlets: list[np.ndarray], plan: Plan = PLAN, deals: int = DEALS
) -> tuple[Estimate, ...]:
    """The estimates of outlets that have these articles."""
    corpus = Corpus(plan)
    for at, rows in enumerate(outlets):
        corpus.add(
            Tallies(f"outlet {at:02}", str(n), f"{at * 100_000 + n:024x}", tuple(row))
            for n, row in enumerate(rows.tolist())
        )
    with mock.patch.object(ratios, "DEALS", deals):
        return estimates(corpus.named, plan)


def marked_pages(sizes: tuple[int, ...], pages: int, spread: float = 1) -> float:
    """The share of pages with a mark, when all outlets are of one recipe.

    The scores of the first outlet's articles lie `spread` times as far from their mean.
    """
    luck, marked = np.random.RandomState(SEED), 0
    score = [PLAN.fields.index(f) for f in ("own_score", "own_pieces")]
    mean = np.divide(*pool(0)[:, score].sum(axis=0))
    for _ in range(pages):
        replace = sum(sizes) > POOL
        drawn = pool(0)[luck.choice(POOL, sum(sizes), replace=replace)]
        expected = mean * drawn[: sizes[0], score[1]]
        apart = drawn[: sizes[0], score[0]] - expected
        drawn[: sizes[0], score[0]] = np.round(expected + spread * apart)
        cuts = np.cumsum(sizes)[:-1]
        marked += any(e.survives for e in page(np.split(drawn, cuts)))
    return marked / pages


def power(each: int, pages: int) -> dict[tuple[str, str], float]:
    """How often each mark stands, when the four outlets follow the four recipes."""
    luck = np.random.RandomState(SEED)
    found: dict[tuple[str, str], float] = {}
    for _ in range(pages):
        drawn = [pool(at)[luck.choice(POOL, each, replace=False)] for at in range(4)]
        for e in page(drawn):
            mark = RECIPES[int(e.outlet[-2:])].outlet, e.measure.name
            found[mark] = found.get(mark, 0) + e.survives / pages
    return found


def coverage(
    articles: np.ndarray, each: int, pages: int, plan: Plan = PLAN
) -> dict[str, float]:
    """How often the intervals of each measure hold what is true of all the articles."""
    luck = np.random.RandomState(SEED)
    truth = {e.measure.name: e.value for e in page([articles], plan)}
    held: dict[str, list[bool]] = {name: [] for name in truth}
    for _ in range(pages):
        drawn = articles[luck.choice(len(articles), (4, each))]
        for e in page([*drawn], plan, deals=1):
            if e.interval:
                held[e.measure.name].append(truth[e.measure.name] in e.interval)
    return {name: float(np.mean(found)) for name, found in held.items()}


def print_coverage(articles: np.ndarray, plan: Plan) -> None:
    """Print that table."""
    print(f"coverage of the intervals, drawn from {len(articles)} articles")
    for each in SIZES[1:]:
        found = coverage(articles, each, 500, plan)
        shown = ", ".join(f"{name} {held:.3f}" for name, held in found.items())
        print(f"  {each:3}: {shown}", flush=True)


def main(folder: str = "", *words: str) -> None:
    """Print all the tables, or that of the coverage on the news in a folder."""
    if folder:
        plan = Plan(words=words)
        items = (
            Item("news", path.name, path.read_bytes())
            for path in sorted(Path(folder).glob("*.txt"))
        )
        counted = [measure(item, plan).numbers for item in items]
        print_coverage(np.array([row for row in counted if row]), plan)
        return
    print("four alike: share of pages with a mark")
    for each in SIZES:
        print(f"  {each:3}: {marked_pages((each,) * 4, 600):.3f}", flush=True)
    for sizes in ((5, 15, 30, 100), (600, 600, 600, 30), (10,) * 12):
        print(f"  {sizes}: {marked_pages(sizes, 300):.3f}", flush=True)
    for each in (5, 15, 50):
        marked = marked_pages((each,) * 4, 300, spread=2)
        print(f"  {each:3}, one with twice the spread: {marked:.3f}", flush=True)
    print("the four recipes: how often a mark stands")
    for each in SIZES:
        found = power(each, 150)
        shown = {" ".join(mark): f"{v:.2f}" for mark, v in found.items() if v >= 0.08}
        print(f"  {each:3}: {shown}", flush=True)
    print_coverage(pool(0), PLAN)


if __name__ == "__main__":
    main(*sys.argv[1:])
