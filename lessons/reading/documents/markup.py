"""Words with the tags of a web page among them, as a cell of a table may have them."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_TAG = re.compile(
    r"</?(?:p|br|div|span|a|b|i|u|em|strong|small|h[1-6]|ul|ol|li|img|figure|figcaption|"
    r"blockquote|section|article|table|tr|td|th|hr|html|body|head|script|style|iframe|"
    r"cite|q|sup|sub|font|center)(?:\s[^<>]*)?/?>",
    re.I,
)
_APART = frozenset(
    "p br div h1 h2 h3 h4 h5 h6 ul ol li figure figcaption blockquote section article "
    "table tr hr".split()
)
_UNSEEN = frozenset(("script", "style", "head", "iframe"))
# What stands around the article of a page, where the page says so.
AROUND = _UNSEEN | frozenset("nav aside footer form noscript button svg".split())


def without_tags(text: str, unseen: frozenset[str] = _UNSEEN) -> str:
    """The words that a reader would see of `text`, one paragraph a line.

    What stands in the tags `unseen` is left out. A text without tags is given back as
    it is.

    >>> without_tags("<p>It rained.<br/>All day&hellip;</p>")
    'It rained.\\nAll day…'
    >>> without_tags("3 < 5 and 7 > 5")
    '3 < 5 and 7 > 5'
    """
    if not _TAG.search(text):
        return text
    words = _Words(unseen)
    words.feed(text)
    words.close()
    lines = (" ".join(line.split()) for line in "".join(words.found).split("\n"))
    return "\n".join(filter(None, lines))


class _Words(HTMLParser):
    """The words of a page, with a line break where a paragraph begins or ends."""

    def __init__(self, unseen: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._tags = unseen
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._unseen += tag in self._tags
        self._part(tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in self._tags and self._unseen > 0
        self._part(tag)

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.found.append(data.replace("\n", " "))

    def _part(self, tag: str) -> None:
        if tag in _APART:
            self.found.append("\n")
