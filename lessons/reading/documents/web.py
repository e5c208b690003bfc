"""A saved web page: its article without menus, adverts and comments."""

from __future__ import annotations

import re

from lessons.reading.documents.extras import extra
from lessons.reading.documents.limits import MANY_TAGS, MAX_TAGS
from lessons.reading.documents.model import ArticleError, shown

# What stands before the first tag: white space, comments, an XML declaration.
_PAGE = re.compile(r"[\s\ufeff]*(?:<(?:!--|\?xml|!doctype html|html)\b|<!--)", re.I)
_TAG = re.compile(r"</?[a-z][a-z0-9]*[\s>/]", re.I)
# Pictures written into the page: megabytes of letters that are no words.
_PICTURE = re.compile(r"data:[\w/+.;=-]{0,100};base64,[A-Za-z0-9+/=%]*")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")

_WHOLE_PAGE = (
    "No article could be told from the rest of the page, so all of its words are here: "
    "take out what does not belong to it."
)


def is_page(text: str, suffix: str) -> bool:
    """Whether `text` is HTML: it begins so, or its name says so and it has tags."""
    if suffix in (".html", ".htm", ".xhtml"):
        return _TAG.search(text) is not None
    found = _PAGE.match(text)
    return found is not None and _TAG.search(text) is not None


def read_page(html: str, name: str) -> tuple[str, tuple[str, ...]]:
    """The article of a page, one paragraph a line, and notes on what was found.

    Nothing is fetched: only the words inside `html` count.
    """
    trafilatura = extra("trafilatura", name, "a saved web page")
    html = _CONTROL.sub(" ", _PICTURE.sub("", html))
    tags = html.count("<")
    if tags > MAX_TAGS:
        raise ArticleError(
            f"{shown(name)} is a web page of more than {MAX_TAGS:,} tags, far more "
            "than an article has: copy the article's words into a .txt file."
        )
    text = trafilatura.extract(
        html,
        # Its second and third look take a time that grows with the square of a page.
        fast=tags > MANY_TAGS,
        include_comments=False,
        deduplicate=False,
    )
    if text and text.strip():
        return _clean(text), ()
    text = _clean(trafilatura.html2txt(html) or "")
    if not text.strip():
        raise ArticleError(
            f"{shown(name)} is a web page with no words in it, perhaps because a "
            "program draws them: copy the article's words into a .txt file."
        )
    return text, (_WHOLE_PAGE,)


def _clean(text: str) -> str:
    lines = text.replace("\u00ad", "").splitlines()
    return "\n".join(lines) + "\n"
