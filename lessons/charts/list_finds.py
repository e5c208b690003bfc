"""What a list of words finds in two articles, and in whose voice it stands there."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lessons.charts.table import Table
from lessons.charts.wording import counted
from lessons.language import tr
from lessons.reading import frames
from lessons.reading.article import Article
from lessons.reading.voices import airtime

_COMMA = re.compile(r",(?!\d)|(?<!\d),")  # not the one in 12,000
_WHOSE = {
    "quoted": tr("inside quotation marks"),
    "attributed": tr("given to a source"),
    "own": tr("the article's own"),
}


def list_finds(articles: Iterable[Article], words: Iterable[str] | str) -> Table:
    """A row for each place where an article has one of the words, letter for letter.

    >>> from lessons.reading.pair import load_pair
    >>> list_finds(load_pair(), ["imperialist"]).caption
    "1 find, 0 in an article's own voice"

    Raises `ValueError` with one sentence for what is neither words nor a list, and for
    several words in one text with a comma between them.
    """
    if not isinstance(words, Iterable):
        raise ValueError(
            tr(
                "A list of words stands in square brackets, each word in quotation "
                'marks, such as ["war", "denied"].'
            )
        )
    wanted = words.split() if isinstance(words, str) else [*map(str, words)]
    if one := next(filter(_COMMA.search, wanted), ""):
        raise ValueError(
            tr(
                "A comma stands inside “{one}”. Each word needs quotation marks of its "
                'own, and the comma stands between them, as in ["war", "denied"].',
                one=one,
            )
        )
    found = [
        find
        for article in articles
        for find in frames.list_finds(airtime(article), wanted)
    ]
    own = sum(find.voice == "own" for find in found)
    return Table(
        caption=tr(
            "{counted}, {own} in an article's own voice",
            counted=counted(len(found), "find"),
            own=own,
        ),
        columns=("sentence", "word", tr("whose voice"), tr("in its sentence")),
        rows=tuple(
            (find.sentence, find.word, _WHOSE[find.voice], find.around)
            for find in found
        ),
    )
