"""Tables of quotations: who says what, and one quotation in two renderings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from lessons.charts.lettering import shortened
from lessons.charts.table import Table
from lessons.reading.voices import NOT_NAMED, Quotation

_LONGEST = 60  # characters of a quotation


def speeches(found: Iterable[Quotation]) -> Table:
    """A row for each quotation: its speaker and verb as written, and its words.

    >>> from lessons.reading.voices import quotations
    >>> print(speeches(quotations("“We won,” Ann said. “Twice.”")))
    Quotations, in order
    speaker    verb  words  begins
    Ann        said  2      We won,
    not named  –     1      Twice.
    """
    return Table(
        caption="Quotations, in order",
        columns=("speaker", "verb", "words", "begins"),
        rows=tuple(
            (
                speech.speaker or NOT_NAMED,
                speech.verb,
                len(speech.text.split()),
                shortened(" ".join(speech.text.split()), _LONGEST),
            )
            for speech in found
        ),
    )


def renderings(in_a: Sequence[str], in_b: Sequence[str]) -> Table:
    """The words of two renderings in order, cut wherever the two part.

    The cuts are those of `difflib`, Python's own comparison of two lists.

    >>> print(renderings(["a", "long", "war"], ["the", "long", "war"]))
    One quotation in two renderings
    in both   in A alone  in B alone  words
    –         a           the         1 and 1
    long war  –           –           2
    """
    cuts = SequenceMatcher(None, in_a, in_b, autojunk=False).get_opcodes()
    rows = []
    for kind, *(start_a, end_a, start_b, end_b) in cuts:
        a, b = list(in_a[start_a:end_a]), list(in_b[start_b:end_b])
        if kind == "equal":
            rows.append((" ".join(a), None, None, f"{len(a)}"))
        else:
            words = f"{len(a)} and {len(b)}"
            rows.append((None, " ".join(a) or None, " ".join(b) or None, words))
    return Table(
        caption="One quotation in two renderings",
        columns=("in both", "in A alone", "in B alone", "words"),
        rows=tuple(rows),
    )
