"""Words looked for in an article's body: patterns, and the places where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lessons.reading.article import Article
from lessons.reading.text import Span, straighten


@cache
def any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern that finds any of these, whatever their case and apostrophes."""
    return re.compile("|".join(f"(?:{p})" for p in patterns).replace("'", "['’]"), re.I)


def places(article: Article, patterns: Sequence[str]) -> list[Span]:
    """Where any of the patterns stands in the body, with offsets in `text`."""
    return [
        Span(part.start + m.start(), part.start + m.end(), m.group())
        for part in article.parts("body")
        for m in (any_of(tuple(patterns)).finditer(part.text) if patterns else ())
        if m.group()
    ]


def plain_words(*words: str) -> tuple[str, ...]:
    """Patterns for words as people write them, whole words only, whatever their case.

    `Subject` and `Theme` take such patterns. Blank words are left out.
    """
    wanted = (map(re.escape, straighten(word).split()) for word in words)
    found = (r"\s+".join(parts) for parts in wanted)
    # No letter may stand beside the first or last letter of a pattern, since it would
    # be part of a longer word. Beside a mark of punctuation it may.
    return tuple(
        rf"(?:(?<!\w)|(?!\w)){pattern}(?:(?!\w)|(?<!\w))"
        for pattern in found
        if pattern
    )
