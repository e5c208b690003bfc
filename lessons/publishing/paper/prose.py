"""Markdown as HTML: the prose of a notebook, and a teacher's plan."""

from __future__ import annotations

import mistune  # nbconvert, which comes with JupyterLab, brings it

from lessons.pages.opening import CALLOUTS, callout
from lessons.publishing.paper.safe import safe, with_scrolling_tables

_MARKDOWN = mistune.create_markdown(escape=False, plugins=["table"])
# How a callout opens in a notebook, which keeps no style sheet; a page has one.
_OPENINGS = {
    callout(kind, "").partition("\n")[0]: f'<div class="callout {kind}">'
    for kind in CALLOUTS
}


def prose(markdown: str) -> str:
    """Safe HTML; what is not known as harmless is left out."""
    for opening, plain in _OPENINGS.items():
        markdown = markdown.replace(opening, plain)
    # It gives a row's cells an alignment, and a heading cell no scope.
    made = str(_MARKDOWN(markdown)).replace("<th>", '<th scope="col">')
    made = made.replace("<th style", '<th scope="col" style')
    return with_scrolling_tables(safe(made))


def with_open_details(html: str) -> str:
    """The same with all that is folded away open, as paper needs it."""
    return html.replace("<details>", "<details open>")
