"""Sentences of the articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from lessons.exercises.kinds.base import Kind, Offer
from lessons.exercises.kinds.options import Answer, is_list_of, items
from lessons.exercises.kinds.sentences import quoted, sentences_of, shown_articles
from lessons.reading.pair import Pair


@dataclass(frozen=True, slots=True)
class Evidence(Kind):
    """Choose sentences of the articles. An answer is a list of ids such as "A15".

    `articles` are the letters of the articles to choose from; `least` and `most` say
    how many sentences.
    """

    articles: str = "AB"
    least: int = 1
    most: int = 1
    unanswered: ClassVar[str] = "Choose a sentence first."

    def misfit(self, answer: Answer, pair: Pair) -> str:
        if not is_list_of(answer, [s.id for s in sentences_of(pair, self.articles)]):
            return "Choose sentences of the articles."
        chosen = len(set(answer))
        if chosen < self.least:
            return f"Choose {self.least} sentences or more; you have {chosen}."
        if chosen > self.most:
            return f"Choose {self.most} at most; you have {chosen}. Keep the strongest."
        return ""

    def matches(self, answer: Answer, model: Answer) -> bool:
        return set(answer) <= set(model)

    def in_words(self, answer: Answer, pair: Pair) -> tuple[str, ...]:
        return tuple(quoted(item, pair) for item in items(answer))

    def question(self, pair: Pair) -> dict[str, Any]:
        return {"most": self.most, "articles": shown_articles(pair, self.articles)}

    def offers(self) -> tuple[Offer, ...]:
        where = " and ".join(self.articles)
        return (Offer(heading=f"Choose from the sentences of {where}."),)

    def sample(self, pair: Pair) -> Answer:
        ids = [sentence.id for sentence in sentences_of(pair, self.articles)]
        return ids[: self.least]

    def as_given(self, model: Answer) -> Answer:
        return list(model)[: self.most]
