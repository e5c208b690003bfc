"""A saved web page: its article without menus, adverts and comments."""

from __future__ import annotations

import re

from lessons.language import tr
from lessons.reading.documents.extras import extra
from lessons.reading.documents.limits import MANY_TAGS, MAX_TAGS
from lessons.reading.documents.markup import AROUND, without_tags
from lessons.reading.documents.model import ArticleError, shown
from lessons.storage import in_browser

# What stands before the first tag: white space, comments, an XML declaration.
_PAGE = re.compile(r"[\s\ufeff]*(?:<(?:!--|\?xml|!doctype html|html)\b|<!--)", re.I)
_TAG = re.compile(r"</?[a-z][a-z0-9]*[\s>/]", re.I)
# Pictures written into the page: megabytes of letters that are no words.
_PICTURE = re.compile(r"data:[\w/+.;=-]{0,100};base64,[A-Za-z0-9+/=%]*")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")

_WHOLE_PAGE = tr(
    "No article could be told from the rest of the page, so all of its words are "
    "here: take out what does not belong to it."
)
_ROUGHLY = tr(
    "In a browser the kit cannot tell the article from the rest of its page, so other "
    "words of the page may be here as well: take out what does not belong to it, or "
    "paste the article's text instead."
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
    try:
        trafilatura = extra("trafilatura", name, tr("a saved web page"))
    except ArticleError:
        if not in_browser():
            raise
        return _words_alone(html, name)
    html = _CONTROL.sub(" ", _PICTURE.sub("", html))
    tags = html.count("<")
    if tags > MAX_TAGS:
        raise ArticleError(
            tr(
                "{name} is a web page of more than {max_tags:,} tags, far more than an "
                "article has: copy the article's words into a .txt file.",
                name=shown(name),
                max_tags=MAX_TAGS,
            )
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
        raise _no_words(name)
    return text, (_WHOLE_PAGE,)


def _words_alone(html: str, name: str) -> tuple[str, tuple[str, ...]]:
    """All words of a page but those of its menus: what is read without trafilatura."""
    text = without_tags(_CONTROL.sub(" ", _PICTURE.sub("", html)), AROUND)
    if not text.strip():
        raise _no_words(name)
    return _clean(text), (_ROUGHLY,)


def _no_words(name: str) -> ArticleError:
    return ArticleError(
        tr(
            "{name} is a web page with no words in it, perhaps because a program "
            "draws them: copy the article's words into a .txt file.",
            name=shown(name),
        )
    )


def _clean(text: str) -> str:
    lines = text.replace("\u00ad", "").splitlines()
    return "\n".join(lines) + "\n"
