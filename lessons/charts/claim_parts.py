"""A claim in its four parts, put together, and where its words stand."""

from __future__ import annotations

from collections.abc import Iterable

from lessons.charts.table import Table
from lessons.charts.wording import listed
from lessons.language import tr
from lessons.reading.article import Article
from lessons.reading.text import straighten
from lessons.reading.words import Sentence, sentences_with


def claim_parts(
    articles: Iterable[Article], scope: str, verb: str, measure: str, words: str
) -> Table:
    """A row for each part of a claim; the caption is the claim as one sentence.

    >>> from lessons.reading.pair import load_pair
    >>> told = claim_parts(
    ...     load_pair(), "In these two articles", "A reports a denial", "one sentence",
    ...     "have denied weapons transfers",
    ... )
    >>> print(told.as_text())
    In these two articles, A reports a denial: one sentence.
    part              in this claim
    scope             In these two articles
    verb              A reports a denial
    measure           one sentence
    words             “have denied weapons transfers”
    where they stand  A22
    """
    parts = [" ".join(str(part).split()) for part in (scope, verb, measure, words)]
    shown = [part.strip("“”\"' .,") or "…" for part in parts]
    return Table(
        caption=f"{shown[0][:1].upper()}{shown[0][1:]}, {shown[1]}: {shown[2]}.",
        columns=("part", tr("in this claim")),
        rows=(
            ("scope", shown[0]),
            ("verb", shown[1]),
            ("measure", shown[2]),
            ("words", f"“{shown[3]}”"),
            (
                tr("where they stand"),
                _place(parts[3], sentences_with(articles, parts[3])),
            ),
        ),
    )


def _place(words: str, found: Iterable[Sentence]) -> str:
    """The sentences with these very words, or else those with other capitals."""
    alike = [(x.id, straighten(words) in straighten(x)) for x in found]
    if exact := [id for id, same in alike if same]:
        return listed(exact)
    if alike:
        return tr(
            "in {listed}, but with other capital letters",
            listed=listed([id for id, _ in alike]),
        )
    return tr("in neither article, letter for letter")
