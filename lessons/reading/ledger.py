"""The fact ledger: which facts each article tells, and the words that tell them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lessons.reading.article import Article
from lessons.reading.seeds import load_data


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact and, by article letter, the words that tell it.

    An article that does not tell it has no words in `evidence`; `looked_for` are the
    words whose absence was checked there. `differ` says in what two tellings differ.

    >>> ferry = Fact("ferry", "The ferry was late", {"A": "an hour late"}, ("late",))
    >>> ferry.where
    'only A'
    """

    id: str
    fact: str
    evidence: Mapping[str, str]
    looked_for: tuple[str, ...] = ()
    differ: str = ""

    def told_by(self, article: Article) -> bool:
        """Whether the ledger holds words of this article for the fact."""
        return article.letter in self.evidence

    @property
    def where(self) -> str:
        """ "both", "only A", "only B" or "neither"."""
        letters = sorted(self.evidence)
        return {0: "neither", 1: f"only {''.join(letters)}"}.get(len(letters), "both")


def seed_ledger() -> tuple[Fact, ...]:
    """The facts of `ledger.toml`, in its order.

    >>> seed_ledger()[0].where
    'both'
    """
    return tuple(
        Fact(
            id=row["id"],
            fact=row["fact"],
            evidence={letter: row[letter] for letter in ("A", "B") if letter in row},
            looked_for=tuple(row.get("looked_for", ())),
            differ=row.get("differ", ""),
        )
        for row in load_data("ledger.toml")["fact"]
    )


def check_ledger(facts: Iterable[Fact], articles: Iterable[Article]) -> tuple[str, ...]:
    """A sentence on each entry of the ledger that the articles' texts do not bear out.

    Evidence must stand in the body letter for letter. Words that were looked for and
    not found must be absent from all of the text.

    >>> from lessons.reading.articles import load_pair
    >>> flown = Fact("flown", "He flew home", {"A": "flew home"}, ("flew",))
    >>> check_ledger([flown], load_pair())
    ('flown: “flew home” is not in A.',)
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
