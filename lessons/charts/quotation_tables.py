"""Tables of quotations: who says what, and one quotation in two renderings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from lessons.charts.table import Table
from lessons.language import tr
from lessons.reading.voices import NOT_NAMED, Quotation


def passages(found: Iterable[str]) -> Table:
    """Passages of a text, numbered from 1, to be read.

    >>> print(passages(["“We won,”"]).as_text())
    Passages, in order
    number  passage
    1       “We won,”
    """
    return Table(
        caption=tr("Passages, in order"),
        columns=("number", "passage"),
        rows=tuple((at, " ".join(text.split())) for at, text in enumerate(found, 1)),
    )


def speeches(found: Iterable[Quotation]) -> Table:
    """A row for each quotation: its speaker and verb as written, and its words.

    >>> from lessons.reading import voices
    >>> print(speeches(voices.quotations("“We won,” Ann said.")).as_text())
    Quotations, in order
    speaker  verb  words  in quotation marks
    Ann      said  2      We won,
    """
    return Table(
        caption=tr("Quotations, in order"),
        columns=("speaker", "verb", "words", tr("in quotation marks")),
        rows=tuple(
            (
                speech.speaker or NOT_NAMED,
                speech.verb,
                len(speech.text.split()),
                " ".join(speech.text.split()),
            )
            for speech in found
        ),
    )


def renderings(in_a: Sequence[str], in_b: Sequence[str]) -> Table:
    """The words of two renderings in order, cut wherever the two part.

    The cuts are those of `difflib`, Python's own comparison of two lists.

    >>> print(renderings(["a", "long", "war"], ["the", "long", "war"]).as_text())
    One quotation in two renderings
    in both   words  in A alone  in B alone
    –         –      a           the
    long war  2      –           –
    """
    cuts = SequenceMatcher(None, in_a, in_b, autojunk=False).get_opcodes()
    rows = []
    for kind, start_a, end_a, start_b, end_b in cuts:
        a, b = (" ".join(w) or None for w in (in_a[start_a:end_a], in_b[start_b:end_b]))
        if kind == "equal":
            rows.append((a, end_a - start_a, None, None))
        else:
            rows.append((None, None, a, b))
    return Table(
        caption=tr("One quotation in two renderings"),
        columns=(tr("in both"), "words", tr("in A alone"), tr("in B alone")),
        rows=tuple(rows),
    )
