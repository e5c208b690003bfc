"""What is measured of many articles: plain data, quick to load."""

from __future__ import annotations

from dataclasses import dataclass

MEASURES = ("counts", "voices", "scores")


@dataclass(frozen=True, slots=True)
class Plan:
    """What is measured: some of `MEASURES`, and words whose rates are asked for.

    >>> plan = Plan(measures=("counts",), words=("war",))
    >>> plan.fields
    ('articles', 'words', 'sentences', 'word:war')
    """

    measures: tuple[str, ...] = MEASURES
    words: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of a row's numbers, in order."""
        return (
            "articles",
            "words",
            "sentences",
            *(("quoted", "attributed", "own", "quotations") * ("voices" in self)),
            *(("own_pieces", "own_score") * ("scores" in self)),
            *(("quoted_pieces", "quoted_score") * self.scores_quotations),
            *(f"word:{word}" for word in self.words),
        )

    def __contains__(self, measure: str) -> bool:
        return measure in self.measures

    @property
    def scores_quotations(self) -> bool:
        """Whether quoted words are scored apart, for which the voices must be known."""
        return "scores" in self and "voices" in self
