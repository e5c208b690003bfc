"""The fact ledger: which facts each article tells, and the words that tell them."""

from __future__ import annotations

from collections.abc import Mapping
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
