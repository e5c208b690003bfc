"""Sentences of the articles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from lessons.exercises.kinds.base import Kind, Mark, Offer
from lessons.exercises.kinds.options import Answer, is_list_of, items
from lessons.exercises.kinds.sentences import (
    Offered,
    quoted,
    sentences_of,
    shown_articles,
)
from lessons.language import tr
from lessons.reading.pair import Pair


@dataclass(frozen=True, slots=True)
class Evidence(Kind):
    """Choose sentences of the articles. An answer is a list of ids such as "A15".

    `articles` are the letters of the articles to choose from; `least` and `most` say
    how many sentences. `offered` gives the ids of those that are offered, if not all
    are: the ones that could matter.
    """

    articles: str = "AB"
    least: int = 1
    most: int = 1
    offered: Offered | None = None
    unanswered: ClassVar[str] = tr("Choose a sentence first.")

    def misfit(self, answer: Answer, pair: Pair) -> str:
        if not is_list_of(answer, self._ids(pair)):
            return tr("Choose sentences of the articles.")
        chosen = len(set(answer))
        if chosen < self.least:
            more = "" if self.least == self.most else tr(" or more")
            return tr(
                "Choose {least} sentences{more}; you have {chosen}.",
                least=self.least,
                more=more,
                chosen=chosen,
            )
        if chosen > self.most:
            return tr(
                "Choose {most} at most; you have {chosen}. Keep the strongest.",
                most=self.most,
                chosen=chosen,
            )
        return ""

    def matches(self, answer: Answer, model: Answer) -> bool:
        return set(answer) <= set(model)

    def marks(self, answer: Answer, model: Answer) -> Mapping[str, Mark]:
        return {id: "right" if id in model else "wrong" for id in answer}

    def score(self, marks: Mapping[str, Mark]) -> str:
        return Kind.score(self, marks) if self.most > 1 else ""

    def part_of(self, model: Answer, pair: Pair) -> str:
        first = min(self.as_given(model))
        article = pair.article_of(first)
        half = len(article.sentences) / 2
        if int(first[1:]) <= half:
            return tr("One stands in {name}, in its first half.", name=article.name)
        return tr("One stands in {name}, in its second half.", name=article.name)

    def in_words(self, answer: Answer, pair: Pair) -> tuple[str, ...]:
        return tuple(quoted(item, pair) for item in items(answer))

    def question(self, pair: Pair) -> dict[str, Any]:
        return {
            "most": self.most,
            "least": self.least,
            "articles": shown_articles(pair, self.articles, self.offered),
        }

    def offers(self) -> tuple[Offer, ...]:
        where = " and ".join(self.articles)
        return (
            Offer(heading=tr("Choose from the sentences of {where}.", where=where)),
        )

    def sample(self, pair: Pair) -> Answer:
        return self._ids(pair)[: self.least]

    def _ids(self, pair: Pair) -> list[str]:
        """The ids of the sentences that are offered."""
        return [s.id for s in sentences_of(pair, self.articles, self.offered)]

    def as_given(self, model: Answer) -> Answer:
        return list(model)[: self.most]
