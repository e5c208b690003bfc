"""Invented pairs for the front pages: short, long and odd, with much or nothing."""

from __future__ import annotations

import random
from collections.abc import Callable

from hostile import HOSTILE_STORY, NEWS_PIECES

from lessons.corpus.sample import RECIPES, article
from lessons.reading.article import article_from_text
from lessons.reading.frames import Coding
from lessons.reading.labels import Subject
from lessons.reading.ledger import Fact
from lessons.reading.order import Theme
from lessons.reading.pair import Pair, load_pair
from lessons.reading.patterns import plain_words

STRIKE_A = (
    "Drivers of the night tram walked out on Friday, and the city stood still for two "
    "hours. “We cannot sleep on two days off a month,” said Olga Brandt, who has "
    "driven line 9 since 2011. Passengers shared taxis. A nurse, Emil Sand, said he "
    "reached his ward an hour late. The operator, Linienwerk, said talks would go on. "
    "Mayor Ines Falk called the walkout “unfair to the sick and the old”. Nobody was "
    "hurt."
)
STRIKE_B = (
    "Linienwerk lost 140,000 euros on Friday night. The tram company has warned for "
    "months that costs are rising, and its shares fell. A strike of two hours emptied "
    "the shops at the ring. The firm needs new drivers and cannot find them. Fuel, "
    "rent and spare parts cost more each year. It will raise fares in May. Wages rose "
    "by four per cent last year. Drivers want more days off, the union said."
)
QUIET = (
    "The bridge opened at noon. Ten cars crossed it. Then it rained, and all went home."
)
CYRILLIC = (
    "Мэр Анна Орлова открыла мост. «Мост наш», сказала она. Люди пели и танцевали. "
    "Дождь пошёл вечером. Все ушли домой."
)
EMOJI = (
    "🎉 Mayor Zoë Ångström said: “🌊🌊🌊 it is ours 🎊”. 🚢 The ferry 漢字 came. "
    "Ångström waved 👩‍👩‍👧. “🎈” was on each flag. The end 🏁."
)


def pair(a: str, b: str, name_a: str = "", name_b: str = "", **found: object) -> Pair:
    return Pair(
        article_from_text(a, letter="A", label=name_a),
        article_from_text(b, letter="B", label=name_b),
        **found,
    )


def strike() -> Pair:
    """A pair with all that people may find in one, but for codings of B."""
    words = {
        "the strike": ("strike", "walkout", "walked out"),
        "the company": ("Linienwerk", "the operator", "the tram company", "the firm"),
        "the drivers": ("drivers",),
    }
    names = {name: {x: plain_words(x) for x in words[name]} for name in words}
    themes = {"sleep": ["sleep", "days off"], "money": ["euros", "costs", "fares"]}
    frames = {"conflict": True, "human interest": True, "economic": False}
    return pair(
        STRIKE_A,
        STRIKE_B,
        "Nachtblatt",
        "Ring Business Daily",
        subjects=tuple(Subject(name, labels) for name, labels in names.items()),
        themes=tuple(Theme(x, plain_words(*themes[x])) for x in themes),
        facts=(
            Fact("1", "A nurse came late", {"A": "reached his ward an hour late"}),
            Fact("2", "The firm lost money", {"B": "lost 140,000 euros"}),
            Fact("3", "It lasted two hours", {"A": "two hours", "B": "two hours"}),
        ),
        codings=(Coding("one", "A1", frames), Coding("two", "A1", frames)),
    )


def long() -> Pair:
    """Some 6,000 words in each article, of two invented newsrooms."""
    a, b = (
        "\n\n".join(article(recipe, number, 0) for number in range(20))
        for recipe in RECIPES[1:3]
    )
    return pair(a, b, RECIPES[1].outlet, RECIPES[2].outlet)


def pieces(seed: int) -> Pair:
    """Two odd texts of news in pieces."""
    luck = random.Random(seed)
    a, b = (" ".join(luck.choices(NEWS_PIECES, k=300)) for _ in "AB")
    return pair(f"It began. {a}", f"It began. {b}", "<b>$x$</b>")


def megabyte() -> Pair:
    """A text of one megabyte without a full stop, and one of as much with many."""
    return pair("No end " * 150_000 + ".", f"{STRIKE_A} " * 2_200)


def one_word() -> Pair:
    """A word that fills a page."""
    return pair(
        f"It is {'w' * 5_000} here.", f"{'Mr W' + 'w' * 900} said “{'x' * 900}”."
    )


INVENTED: dict[str, Callable[[], Pair]] = {
    "strike": strike,
    "a strike, nothing found": lambda: pair(STRIKE_A, STRIKE_B),
    "nothing quoted": lambda: pair(QUIET, QUIET.replace("rained", "snowed")),
    "the same": lambda: pair(STRIKE_A, STRIKE_A),
    "one sentence": lambda: pair("It rained on.", "“It rained,” Roe said."),
    "Cyrillic": lambda: pair(CYRILLIC, EMOJI, "Город", "🇰🇵 漢字"),
}
MORE_INVENTED: dict[str, Callable[[], Pair]] = {
    "long": long,
    "markup": lambda: pair(HOSTILE_STORY, STRIKE_A),
    "one word": one_word,
    "a megabyte": megabyte,
    "other names": lambda: pair(*(article.text for article in load_pair())),
    **{f"pieces {seed}": (lambda seed=seed: pieces(seed)) for seed in range(12)},
}
