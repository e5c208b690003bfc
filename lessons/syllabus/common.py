"""What the exercises of several lessons ask of an answer or of the articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from lessons.exercises.kinds import Answer
from lessons.exercises.model import Mistake
from lessons.reading.article import Article
from lessons.reading.labels import Label, labels
from lessons.reading.pair import Pair, load_pair
from lessons.reading.text import Sentence
from lessons.reading.voices import airtime


def sentence(id_: str) -> Sentence:
    """The text of one sentence of the articles, such as "A15"."""
    return load_pair().sentence(id_)


def sentences_of(pair: Pair, letter: str) -> dict[str, Sentence]:
    """The sentences of one article by their ids."""
    return {sentence.id: sentence for sentence in pair.article(letter).sentences}


@cache
def names_in(pair: Pair, article: Article) -> tuple[Label, ...]:
    """What an article calls whom and what, each use with its voice."""
    return labels(airtime(article), pair.subjects)


def before(order: Sequence[str], earlier: str, later: str) -> bool:
    """Whether one step of an order stands before another."""
    return order.index(earlier) < order.index(later)


def misordered(
    name: str, right: Sequence[str], early: str, late: str, say: str
) -> Mistake:
    """The mistake of an order in which one step stands before another.

    Its sample is the right order, with the step moved up to that place alone.
    """
    sample = [step for step in right if step != early]
    sample.insert(sample.index(late), early)
    return Mistake(
        name,
        sample=lambda pair: list(sample),
        when=lambda answer, pair: before(answer, early, late),
        say=say,
    )


def misbuilt(
    name: str, model: Callable[[Pair], Answer], part: str, option: str, say: str
) -> Mistake:
    """The mistake of a claim in which `option` was chosen for one of its parts.

    Its sample is the model claim with that part alone gone wrong.
    """
    return Mistake(
        name,
        sample=lambda pair: {**model(pair), part: option},
        when=lambda answer, pair: answer[part] == option,
        say=say,
    )
