"""Lines that come back on the pages of a PDF: running heads, and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_EDGE = 2  # lines at the top of a page, and as many at its end
_NUMBER = re.compile(r"\d+")

Page = Sequence[str]


def without_running_heads(pages: Sequence[Page]) -> list[list[str]]:
    """The lines of each page without those that come back at the pages' edges.

    A line comes back if it stands, with whatever number, at the edge of two pages and
    of a third of all: left and right pages may have heads of their own. Of a single
    page, and of pages that hold nothing else, every line stays.

    >>> without_running_heads([["Post 3", "Rain fell."], ["Post 4", "It froze."]])
    [['Rain fell.'], ['It froze.']]
    """
    told = Counter(
        key for page in pages for key in {_key(page[i]) for i in _edge(page)}
    )
    often = max(2, len(pages) / 3)
    heads = {key for key, number in told.items() if number >= often}
    kept = [_without(page, heads) for page in pages]
    return kept if any(any(page) for page in kept) else [list(page) for page in pages]


def _without(page: Page, heads: set[str]) -> list[str]:
    edge = _edge(page)
    return [
        line
        for at, line in enumerate(page)
        if at not in edge or _key(line) not in heads
    ]


def _keys_at_the_edge(page: Page) -> set[str]:
    return {_key(page[at]) for at in _edge(page)}


def _edge(page: Page) -> set[int]:
    """The places of a page's first and last lines that hold anything."""
    filled = [at for at, line in enumerate(page) if line.strip()]
    return {*filled[:_EDGE], *filled[-_EDGE:]}


def _key(line: str) -> str:
    return _NUMBER.sub("#", " ".join(line.lower().split()))
