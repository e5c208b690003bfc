"""Whether a ledger of facts holds against the articles that it is about."""

from __future__ import annotations

from collections.abc import Iterable

from lessons.reading.article import Article
from lessons.reading.ledger import Fact


def check_ledger(facts: Iterable[Fact], articles: Iterable[Article]) -> tuple[str, ...]:
    """A sentence on each entry of the ledger that the articles' texts do not bear out.

    Evidence must stand in the body letter for letter. Words that were looked for and
    not found must be absent from all of the text.
    """
    problems = []
    articles = tuple(articles)
    for fact in facts:
        for article in articles:
            words = fact.evidence.get(article.letter)
            if words is not None and words not in article.body:
                problems.append(f"{fact.id}: “{words}” is not in {article.letter}.")
            if words is None:
                if not fact.looked_for:
                    problems.append(f"{fact.id}: nothing says what was looked for.")
                problems += [
                    f"{fact.id}: “{word}” does stand in {article.letter}."
                    for word in fact.looked_for
                    if word.lower() in article.text.lower()
                ]
    return tuple(problems)
