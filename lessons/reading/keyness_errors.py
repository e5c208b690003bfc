"""How often a word is "beyond luck" where nobody would look for a difference.

The figures are those of `keyness_errors.json`, which
`tests/benchmarks/deals_on_news.py` writes when it is given a folder of news.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from lessons.language import tr


@cache
def measured() -> dict:
    """The figures: articles, pairs and date, and each share's value, low and high."""
    packaged = files("lessons.reading") / "keyness_errors.json"
    return json.loads(packaged.read_text(encoding="utf-8"))


def of_100(pairs: str, unit: str) -> int:
    """In how many of 100 pairs a deal finds a word beyond luck.

    `pairs` is "halves" or "outlet", `unit` is "words" or "sentences".

    >>> of_100("halves", "words") < of_100("outlet", "words")
    True
    """
    return round(100 * measured()[pairs][unit]["value"])


def errors_of_keyness() -> str:
    """How far "beyond luck" is to be trusted, in sentences.

    >>> errors_of_keyness().startswith("How often this errs: ")
    True
    """
    of = measured()
    return tr(
        "How often this errs: we cut {of} news articles in halves ({of_2}). In "
        "{of_100} of 100, some word went beyond luck between the two halves; luck "
        "alone would give 5. Between two articles of one outlet, some word did so "
        "in {of_100_2} of 100 pairs. Where whole sentences were dealt in place of "
        "words, the two numbers were {of_100_3} and {of_100_4}. So a word beyond "
        "luck shows that two texts differ, and never why.",
        of=of["articles"],
        of_2=of["date"],
        of_100=of_100("halves", "words"),
        of_100_2=of_100("outlet", "words"),
        of_100_3=of_100("halves", "sentences"),
        of_100_4=of_100("outlet", "sentences"),
    )
