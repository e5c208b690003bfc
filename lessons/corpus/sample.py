"""Four newsrooms that never were: articles to try the measures of a corpus on.

Whoever invents a corpus knows what is true of it. Here two outlets share one recipe,
one quotes more, and one has darker days. Each article has a day of its own, bright or
dark, so that its sentences resemble one another, as they do in any paper.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from lessons.corpus.source import Item


@dataclass(frozen=True, slots=True)
class Recipe:
    """How an invented outlet writes: the share of its sentences that quote somebody,
    the mood of its days (0 dark, 1 bright), and how many sentences an article has.
    """

    outlet: str
    quoting: float
    mood: float
    sentences: int


RECIPES = (
    Recipe("Harbour Post", quoting=0.25, mood=0.5, sentences=18),
    Recipe("Northern Wire", quoting=0.25, mood=0.5, sentences=18),
    Recipe("Daily Lantern", quoting=0.50, mood=0.5, sentences=18),
    Recipe("Evening Quarter", quoting=0.25, mood=0.3, sentences=18),
)

_SPEAKERS = (
    "Mayor Ana Ruiz", "harbour master Tom Bell", "Dr Mina Osei", "a ferry worker",
    "Councillor Ivo Hart", "school head Lena Maas", "a shop owner", "Captain Joan Pike",
)  # fmt: skip
_VERBS = ("said", "warned", "insisted", "added", "argued")
_PLACES = ("the harbour", "the old bridge", "the market", "the school", "the ferry")
_DAYS = ("on Monday", "on Tuesday", "last week", "this morning", "in March")
_BRIGHT = (
    "{place} was a great success {day}, and the crowd cheered.",
    "The town is proud of {place} and the help it gives.",
    "A kind welcome waited at {place} {day}.",
    "New hope for {place} won support {day}.",
    "Friends of {place} celebrated a good year.",
)
_DARK = (
    "The crisis at {place} got worse {day}.",
    "Anger and fear grew around {place} {day}.",
    "{place} suffered serious damage {day}, and two people were hurt.",
    "Critics attacked the failure at {place}.",
    "The loss of {place} would be a disaster for the town.",
)
_PLAIN = (
    "The council met at {place} {day}.",
    "Work on {place} began {day} and takes a year.",
    "Some 40 people came to {place} {day}.",
    "The plan for {place} has three parts.",
    "A report on {place} was published {day}.",
    "Tickets for {place} cost 12 euros.",
)


def article(recipe: Recipe, number: int, seed: int = 0) -> str:
    """One invented article; the same number and seed give the same text.

    >>> article(RECIPES[0], number=1)[:51]
    'A kind welcome waited at the old bridge on Tuesday.'
    """
    draw = random.Random(f"{recipe.outlet}/{number}/{seed}")
    mood = min(1.0, max(0.0, draw.gauss(recipe.mood, 0.3)))  # the day of this article
    length = max(4, round(draw.gauss(recipe.sentences, 4)))
    lines, paragraph = [], []
    for _ in range(length):
        paragraph.append(_sentence(draw, mood, recipe.quoting))
        if len(paragraph) == 3:
            lines.append(" ".join(paragraph))
            paragraph = []
    lines += [" ".join(paragraph)] if paragraph else []
    return "\n\n".join(lines) + "\n"


def _sentence(draw: random.Random, mood: float, quoting: float) -> str:
    if draw.random() < 0.4:
        pattern = draw.choice(_PLAIN)
    else:
        pattern = draw.choice(_BRIGHT if draw.random() < mood else _DARK)
    text = pattern.format(place=draw.choice(_PLACES), day=draw.choice(_DAYS))
    text = text[0].upper() + text[1:]
    if draw.random() < quoting:
        speaker, verb = draw.choice(_SPEAKERS), draw.choice(_VERBS)
        return f"“{text[:-1]},” {verb} {speaker}."
    return text


def sample(each: int, seed: int = 0) -> Iterator[Item]:
    """`each` articles of every recipe, as a corpus gives them.

    >>> [(item.outlet, item.name) for item in sample(each=1)][:2]
    [('Harbour Post', '00000.txt'), ('Northern Wire', '00000.txt')]
    """
    for recipe in RECIPES:
        for number in range(each):
            name = f"{number:05d}.txt"
            yield Item(recipe.outlet, name, article(recipe, number, seed))
