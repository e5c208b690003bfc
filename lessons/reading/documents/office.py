"""A Word document: the words of its paragraphs, read from the zip that it is.

The standard library is enough. The zip is read piece by piece, so that a small file
that unpacks to gigabytes does not fill the memory.
"""

from __future__ import annotations

import re
from io import BytesIO
from xml.etree.ElementTree import XMLParser
from zipfile import ZipFile

from lessons.language import tr
from lessons.reading.documents.limits import MAX_UNZIPPED_BYTES, megabytes
from lessons.reading.documents.model import ArticleError, shown

_MAIN_PART = re.compile(r"word/document\d*\.xml")
_STEP = 64 * 1024
_NAMESPACE = re.compile(r"\{http://[a-z./]+/wordprocessingml/(?:2006/)?main\}")
# Deleted or moved words under tracked changes, and a second copy of a text box.
_HIDDEN = {"del", "moveFrom", "Fallback"}
_SIGNS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-"}
_NEW_PLACE = "\v"  # the text goes on elsewhere; XML cannot hold this sign
_AROUND_PLACE = re.compile(r"[ \v]*\v[ \v]*")


def read_word(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The paragraphs of a .docx, each ended by a line break.

    Headers, footers, notes and comments are left out; tables, text boxes and links
    are read where they stand.
    """
    paragraphs = _Paragraphs()
    parser = XMLParser(target=paragraphs)
    with ZipFile(BytesIO(data)) as archive:
        part = next(filter(_MAIN_PART.fullmatch, archive.namelist()), None)
        if part is None:
            raise ArticleError(
                tr(
                    "{name} is a zip archive but no Word document: unpack it, and name "
                    "one text file of it.",
                    name=shown(name),
                )
            )
        size = archive.getinfo(part).file_size
        with archive.open(part) as stream:
            read = 0
            while size <= MAX_UNZIPPED_BYTES and (step := stream.read(_STEP)):
                size = max(size, read := read + len(step))
                parser.feed(step)
    if size > MAX_UNZIPPED_BYTES:
        raise ArticleError(
            tr(
                "{name} unpacks to more than {max_unzipped_bytes}, far more than an "
                "article: it may be made to fill a computer's memory, so it was not "
                "read.",
                name=shown(name),
                max_unzipped_bytes=megabytes(MAX_UNZIPPED_BYTES),
            )
        )
    parser.close()
    text = "".join(f"{line}\n" for line in paragraphs.lines)
    if not text.strip():
        raise ArticleError(
            tr(
                "{name} is a Word document with no words in it, perhaps only pictures "
                "of them: type its words into a .txt file.",
                name=shown(name),
            )
        )
    return text, ()


class _Paragraphs:
    """The target of the XML parser: it collects the text of each paragraph."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._open: list[list[str]] = []  # a text box is a paragraph in a paragraph
        self._hidden = 0
        self._in_text = False

    def doctype(self, *_: object) -> None:
        """Refuse a document type: no Word document has one, and XML bombs do."""
        raise ValueError(tr("a Word document has no document type"))

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        tag = _plain(tag)
        if tag in _HIDDEN:
            self._hidden += 1
        elif tag == "p":
            self._open.append([])
        elif tag == "t":
            self._in_text = True
        elif tag in _SIGNS:
            self._add(_SIGNS[tag])
        elif tag == "br":
            # With attributes it is a new page, a new column, or below a picture.
            self._add(_NEW_PLACE if attributes else "\n")

    def end(self, tag: str) -> None:
        tag = _plain(tag)
        if tag in _HIDDEN:
            self._hidden -= 1
        elif tag == "p" and self._open:
            line = "".join(self._open.pop())
            if _NEW_PLACE in line:
                line = _AROUND_PLACE.sub(" ", line).strip(" ")
            if not self._hidden:
                self.lines.append(line)
        elif tag == "t":
            self._in_text = False

    def data(self, text: str) -> None:
        if self._in_text:
            self._add(text.replace("\u00ad", ""))

    def close(self) -> None:
        """Nothing is left to do."""

    def _add(self, text: str) -> None:
        if self._open and not self._hidden:
            self._open[-1].append(text)


def _plain(tag: str) -> str:
    """A tag without the long name of its family; other families' stay as they are."""
    if tag.endswith("}Fallback"):
        return "Fallback"
    return _NAMESPACE.sub("", tag)
