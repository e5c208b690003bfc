"""Two coders' letters side by side, and how far they agree beyond lucky matches."""

from __future__ import annotations

from collections.abc import Sequence

from lessons.charts.table import Table
from lessons.charts.wording import counted
from lessons.language import tr
from lessons.reading.frames import LEFT_OUT, CoderPair, coder_pair


def coders(sentences: Sequence[str], first: str, second: str) -> Table:
    """A column for each sentence, with the letter of each coder and whether they agree.

    `sentences` are their names, such as "A16". The caption says how many of the letters
    are the same, and how many luck alone would give.

    >>> print(coders(["A1", "A2", "B1"], "EEC", "EE-").as_text())
    The same letter 2 times in 2 sentences that both coded; by luck alone about 2.0
               A1   A2   B1
    one coder  E    E    C
    the other  E    E    –
    the same?  yes  yes  –

    Raises `ValueError` for more or fewer letters than sentences.
    """
    both = coder_pair(first, second)
    if len(both.first) != len(sentences):
        raise ValueError(
            tr(
                "There are {counted} for {sentences} sentences: write one for each, or "
                "a dash, -, for one that was left out.",
                counted=counted(len(both.first), "letter"),
                sentences=len(sentences),
            )
        )
    letters = tuple(zip(both.first, both.second, strict=True))
    return Table(
        caption=_finding(both),
        columns=("", *sentences),
        rows=(
            (tr("one coder"), *(_shown(one) for one, _ in letters)),
            (tr("the other"), *(_shown(other) for _, other in letters)),
            (tr("the same?"), *map(_same, letters)),
        ),
    )


def _finding(both: CoderPair) -> str:
    if not both.coded:
        return tr("No sentence has a letter from both coders yet")
    return tr(
        "The same letter {same} in {counted} that both coded; by luck alone about "
        "{by_luck:.1f}",
        same=counted(both.same, "time"),
        counted=counted(len(both.coded), "sentence"),
        by_luck=both.by_luck,
    )


def _shown(letter: str) -> str | None:
    return None if letter == LEFT_OUT else letter


def _same(letters: tuple[str, str]) -> str | None:
    if LEFT_OUT in letters:
        return None
    return "yes" if letters[0] == letters[1] else "no"
