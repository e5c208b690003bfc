"""How often deals of words and of sentences find a word "beyond luck" in news.

    python tests/benchmarks/deals_on_news.py FOLDER [--json FILE]

FOLDER holds OUTLET_DATE_TITLE.txt, as the articles of PolNeAR do (Newell, Margolin and
Ruths 2018), which are not ours to ship. Two things are compared, as a class compares
its two articles, and a pair is parted where one word or more is beyond luck:

- halves: the first half of each article against its second half;
- outlet: two articles of one outlet, of pairs drawn at random.

Each figure is a share of the pairs, with its 95 % interval by Wilson (1927).
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterable, Sequence
from datetime import date
from importlib.metadata import version
from itertools import combinations, groupby
from pathlib import Path

from lessons.reading.article import Article
from lessons.reading.articles import read_article
from lessons.reading.halves import halves
from lessons.reading.keyness import keyness

PAIRS = 300  # of two articles of one outlet
SEED = 1
_Z = 1.96
Two = tuple[Article, Article]


def articles_by_outlet(folder: Path) -> dict[str, list[Article]]:
    """The articles of a folder by the outlet that their files' names begin with."""
    paths = sorted(folder.glob("*_*.txt"))
    return {
        outlet: [read_article(path) for path in mine]
        for outlet, mine in groupby(paths, lambda path: path.name.split("_")[0])
    }


def pairs_of_one_outlet(outlets: Iterable[Sequence[Article]], most: int) -> list[Two]:
    """Up to `most` pairs, drawn at random from all pairs of one outlet's articles."""
    every = [pair for mine in outlets for pair in combinations(mine, 2)]
    return random.Random(SEED).sample(every, min(most, len(every)))


def parted(pairs: Sequence[Two]) -> dict[str, dict[str, float]]:
    """The share of pairs in which each deal finds a word beyond luck."""
    found = [keyness(*pair) for pair in pairs]
    return {
        "words": share(sum(bool(one.survivors) for one in found), len(found)),
        "sentences": share(
            sum(bool(one.sentence_survivors) for one in found), len(found)
        ),
    }


def share(part: int, whole: int) -> dict[str, float]:
    """A share with its interval.

    >>> share(20, 100)
    {'value': 0.2, 'low': 0.133, 'high': 0.289}
    """
    at, spread = part / whole, _Z**2 / whole
    middle = (at + spread / 2) / (1 + spread)
    reach = _Z * (at * (1 - at) / whole + spread / whole / 4) ** 0.5 / (1 + spread)
    return {
        "value": round(at, 3),
        "low": round(middle - reach, 3),
        "high": round(middle + reach, 3),
    }


def measure(folder: Path) -> dict[str, object]:
    """All figures for a folder of news, with their intervals."""
    outlets = articles_by_outlet(folder).values()
    of_one = [halves(article) for mine in outlets for article in mine]
    of_two = pairs_of_one_outlet(outlets, PAIRS)
    if not of_one or not of_two:
        raise SystemExit(f"{folder}: no two OUTLET_DATE_TITLE.txt of one outlet here")
    return {
        "articles": len(of_one),
        "pairs": len(of_two),
        "date": date.today().isoformat(),
        "kit": version("two-front-pages"),
        "halves": parted(of_one),
        "outlet": parted(of_two),
    }


def main() -> None:
    """Print the figures of a folder, and write them where asked."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path, help="OUTLET_DATE_TITLE.txt")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write them here too")
    asked = parser.parse_args()
    measured = measure(asked.folder)
    print("{articles} articles, {pairs} pairs, {date}, kit {kit}".format(**measured))
    for which in ("halves", "outlet"):
        for unit, one in measured[which].items():
            print(f"{which}, {unit:9} {one['value']:.3f}", end="  ")
            print(f"[{one['low']:.3f}, {one['high']:.3f}]")
    if asked.json:
        asked.json.write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
