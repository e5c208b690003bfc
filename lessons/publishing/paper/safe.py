"""HTML that came out of a notebook, with nothing left in it that could run or ask."""

from __future__ import annotations

import re
from collections.abc import Mapping

# nbconvert, which comes with JupyterLab, brings both.
import bleach
from bleach.css_sanitizer import CSSSanitizer

_TAGS = frozenset(
    "a b blockquote br caption code dd del details div dl dt em figcaption figure h1 "
    "h2 h3 h4 h5 h6 hr i img li ol p pre section span strong sub summary sup table "
    "tbody td tfoot th thead tr ul wbr".split()
)
_ATTRIBUTES = {
    "a": ["href"],
    "div": ["class"],
    "img": ["alt", "src"],
    "th": ["colspan", "rowspan", "scope"],
    "td": ["colspan", "rowspan"],
}
# How cells of tables stand; all else is the page's own style.
_STYLED = CSSSanitizer(allowed_css_properties=["text-align", "vertical-align"])
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif);base64,[A-Za-z0-9+/=\s]+")
_CLASS = re.compile(r"callout [a-z]+")
_LINK = re.compile(r'<a(?: href="([^"]*)")?>(.*?)</a>', re.S)
_TABLE = re.compile(r"<table>(?:\s*<caption[^>]*>(.*?)</caption>)?.*?</table>", re.S)
_CORNER = re.compile(r'<th scope="col"[^>]*></th>')
_TAG = re.compile(r"<[^>]+>")
# What a browser does not show stays away with all that it holds.
_UNSEEN = re.compile(
    r"<(script|style|template|iframe|object)\b.*?(?:</\1\s*>|\Z)", re.S | re.I
)


def safe(html: str) -> str:
    """The same HTML without scripts, forms, addresses and styles that are not known."""
    return bleach.clean(
        _UNSEEN.sub("", html),
        tags=_TAGS,
        attributes=_is_allowed,
        protocols=["data"],
        css_sanitizer=_STYLED,
        strip=True,
        strip_comments=True,
    )


def relinked(html: str, pages: Mapping[str, str]) -> str:
    """Safe HTML whose links lead to `pages`, by the file that they name.

    The words of every other link stay, and it leads nowhere.
    """

    def link(found: re.Match[str]) -> str:
        address = pages.get((found[1] or "").rpartition("/")[2])
        return f'<a href="{address}">{found[2]}</a>' if address else found[2]

    return _LINK.sub(link, html)


def with_scrolling_tables(html: str) -> str:
    """Safe HTML in which a wide table can be moved, by keyboard too."""

    def wide(found: re.Match[str]) -> str:
        name = _TAG.sub("", found[1] or "").replace('"', "&quot;")
        label = f' role="group" aria-label="{name}"' if name else ""
        # The corner of a table heads nothing.
        table = _CORNER.sub("<td></td>", found[0])
        return f'<div class="wide" tabindex="0"{label}>{table}</div>'

    return _TABLE.sub(wide, html)


def _is_allowed(tag: str, name: str, value: str) -> bool:
    if name == "style":
        return tag in ("td", "th")
    if name not in _ATTRIBUTES.get(tag, ()):
        return False
    if name == "src":
        return bool(_PICTURE.fullmatch(value))
    if name == "class":
        return bool(_CLASS.fullmatch(value))
    return not (name == "href" and ":" in value)
