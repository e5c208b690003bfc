"""The order of telling: what an article comes to first, and what last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lessons.reading.article import Article
from lessons.reading.patterns import places
from lessons.reading.seeds import load_data
from lessons.reading.text import Span, word_key


@dataclass(frozen=True, slots=True)
class Theme:
    """A topic, and the patterns that show that an article mentions it."""

    name: str
    patterns: tuple[str, ...]


def seed_themes() -> tuple[Theme, ...]:
    """The themes of `frames.toml`, which are those of the kit's own pair."""
    return tuple(
        Theme(theme["name"], tuple(theme["patterns"]))
        for theme in load_data("frames.toml")["theme"]
    )


@dataclass(frozen=True, slots=True)
class Entrance:
    """Where an article mentions a theme; `first` is None if it never does.

    `places` are shares of the way through the body's words; `matches` are the words.
    """

    theme: str
    places: tuple[float, ...]
    matches: tuple[Span, ...]

    @property
    def first(self) -> float | None:
        """The share of the article that is told before the theme is mentioned."""
        return self.places[0] if self.places else None


def order_of_telling(article: Article, themes: Iterable[Theme]) -> tuple[Entrance, ...]:
    """Each theme with its places, earliest entrance first.

    >>> from lessons.reading.articles import article_from_text
    >>> story = article_from_text("The ferry came late. Nobody spoke of the storm.")
    >>> themes = [Theme("weather", ("storm",)), Theme("traffic", ("ferry",))]
    >>> [(e.theme, round(e.first, 2)) for e in order_of_telling(story, themes)]
    [('traffic', 0.11), ('weather', 0.89)]
    """
    entrances = []
    for theme in themes:
        found = tuple(places(article, theme.patterns))
        ways = tuple(article.way_through(match.start) for match in found)
        entrances.append(Entrance(theme.name, ways, found))
    return tuple(
        sorted(entrances, key=lambda e: (e.first is None, e.first or 0.0, e.theme))
    )


def first_place(article: Article, word: str) -> float | None:
    """The share of the body's words that stand before a word; None if it never comes.

    >>> from lessons.reading.articles import article_from_text
    >>> story = article_from_text("The ferry came late. Nobody spoke of the storm.")
    >>> round(first_place(story, "Storm"), 2), first_place(story, "harbour")
    (0.89, None)
    """
    key = word_key(str(word).strip())
    if key not in article.words:
        return None
    return article.words.index(key) / len(article.words)
