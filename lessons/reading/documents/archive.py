"""A web page saved as an archive (.mht), or an e-mail: the page that is inside."""

from __future__ import annotations

import re

from lessons.language import tr
from lessons.reading.documents.encodings import decode
from lessons.reading.documents.model import ArticleError, shown

_HEAD = 8192  # bytes in which the fields of an archive stand
_FIELD = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}:|[ \t]\S")
_TELLING = re.compile(rb"^(?:mime-version|snapshot-content-location):", re.I | re.M)
_SAVED = re.compile(rb"from: ?[<\"]saved by", re.I)
_TYPE = re.compile(rb"^content-type:", re.I | re.M)
_MARK = b"\xef\xbb\xbf"


def is_archive(data: bytes) -> bool:
    """Whether `data` begins with the fields of an e-mail, as an archive does."""
    head = _begun(data[:_HEAD]).replace(b"\r\n", b"\n").split(b"\n\n")[0]
    told = _TELLING.search(head) and _TYPE.search(head)
    if not (told or _SAVED.match(head)):
        return False
    return all(_FIELD.match(line) for line in head.strip().split(b"\n"))


def read_archive(data: bytes, name: str) -> tuple[str, str, tuple[str, ...]]:
    """The longest page of an archive, its encoding, and notes on how it was found.

    Without a page in it, it is the longest text. Raises `ArticleError` for an archive
    that holds neither.
    """
    # Late, since a lesson opens sooner without it and few files are archives.
    from email import message_from_bytes

    parts = [p for p in message_from_bytes(_begun(data)).walk() if _is_text(p)]
    pages = [p for p in parts if p.get_content_subtype() in ("html", "xhtml")]
    held = [(p, p.get_payload(decode=True) or b"") for p in pages or parts]
    if not any(content.strip() for _, content in held):
        raise ArticleError(
            tr(
                "{name} is a web page saved as an archive with no words in it: save it "
                "again as “HTML only”.",
                name=shown(name),
            )
        )
    part, content = max(held, key=lambda one: len(one[1]))
    charset = part.get_content_charset("")
    try:
        return content.decode(charset), charset, ()
    except (LookupError, UnicodeError, ValueError):
        return decode(content, name, page=bool(pages))


def _begun(data: bytes) -> bytes:
    return data.removeprefix(_MARK).lstrip()


def _is_text(part: object) -> bool:
    return part.get_content_maintype() == "text" and not part.is_multipart()
