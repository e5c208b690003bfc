"""A pair that a class read in lesson 8, as a part of the class report."""

from __future__ import annotations

from lessons.charts.wording import counted
from lessons.language import tr
from lessons.pages import html as page
from lessons.teaching.class_pairs import PairCoding, ReadPair

LONGEST = 170  # characters of a line


def pair_part(pair: ReadPair) -> str:
    """Who read the pair, and where they read it in different ways."""
    nothing = tr(
        "Nobody has changed a part, a voice or a fact of it: nothing can be compared."
    )
    return page.section(
        tr("The class's pair: {name}", name=pair.name),
        page.element("p", pair.in_words),
        *(map(_coding, pair.codings) if pair.codings else [page.element("p", nothing)]),
    )


def _coding(coding: PairCoding) -> str:
    touched = counted(len(coding.lines), "line")
    rows = (
        (
            line.id,
            _cut(line.text),
            "; ".join(f"{code}: {many}" for code, many in line.codes),
            line.beside or None,
        )
        for line in coding.lines
    )
    return page.section(
        coding.question,
        page.element("p", coding.in_words),
        page.table(
            tr(
                "{touched} that somebody changed; the others tell nothing",
                touched=touched,
            ),
            ("where", tr("what stands there"), tr("the class"), tr("as it was given")),
            rows,
        ),
        level=3,
    )


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else f"{flat[: LONGEST - 1]}…"
