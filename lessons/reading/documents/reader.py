"""From a path, bytes or pasted words to a document."""

from __future__ import annotations

import re
import stat
from collections.abc import Callable
from pathlib import Path, PurePath

from lessons.reading.documents.archive import read_archive
from lessons.reading.documents.encodings import decode
from lessons.reading.documents.exports import articles_in, without_labels
from lessons.reading.documents.kinds import kind_of
from lessons.reading.documents.language import language_notes
from lessons.reading.documents.limits import (
    MAX_CHARACTERS,
    MAX_FILE_BYTES,
    megabytes,
)
from lessons.reading.documents.mending import decoded, joined, ungarbled
from lessons.reading.documents.model import ArticleError, Document, shown
from lessons.reading.documents.office import read_word
from lessons.reading.documents.pdf import read_pdf
from lessons.reading.documents.stubs import stub_notes
from lessons.reading.documents.web import is_page, read_page

_MARKDOWN = (".md", ".markdown")
_MARKUP = re.compile(r"\]\(\S|^#{1,6} |\*\*\w|^```", re.M)
_IS_MARKUP = re.compile(r"\s*<[a-z!?/]", re.I)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

_MARKDOWN_NOTE = (
    "The marks of Markdown, such as # and *, are left in the text, and the address of "
    "a link counts as a word."
)
_UNREAL_NOTE = "Half a character was pasted here and there: each is shown as \ufffd."

Reader = Callable[[bytes, str], "tuple[str, tuple[str, ...]]"]
_READERS: dict[str, tuple[Reader, str]] = {
    "pdf": (read_pdf, "a PDF"),
    "docx": (read_word, "a Word document"),
}


def read_document(path: str | Path) -> Document:
    """The document in a file: .txt, .md, a saved .html page, .docx or .pdf.

    The kind of the file is found from its bytes. Raises `ArticleError` for a file that
    is missing, too large, damaged or without text.
    """
    path = Path(path)
    return document_from_bytes(_load(path), path.name or str(path))


def document_from_bytes(data: bytes, name: str = "") -> Document:
    """The document in `data`, the content of a file called `name`."""
    if len(data) > MAX_FILE_BYTES:
        raise _too_large(name)
    kind = kind_of(data, name)
    if kind in _READERS:
        read, what = _READERS[kind]
        text, notes = _carefully(lambda: read(data, name), name, what)
        return _checked(text, kind, "", notes, name)
    suffix = PurePath(name).suffix.lower()
    page = suffix in (".html", ".htm", ".xhtml") or b"<html" in data[:2048].lower()
    if kind == "archive":
        text, encoding, notes = _carefully(
            lambda: read_archive(data, name), name, "a web page saved as an archive"
        )
        page = _IS_MARKUP.match(text) is not None
        suffix = ".html" if page else ""
    else:
        text, encoding, notes = _carefully(
            lambda: decode(data, name, page=page), name, "a text"
        )
    if is_page(text, suffix):
        html = text
        text, more = _carefully(lambda: read_page(html, name), name, "a saved web page")
        return _checked(text, "html", encoding, (*notes, *more), name, page=html)
    if suffix in _MARKDOWN:
        if _MARKUP.search(text):
            notes = (*notes, _MARKDOWN_NOTE)
        return _checked(text, "markdown", encoding, notes, name)
    return _checked(text, "text", encoding, notes, name)


def document_from_text(text: str, name: str = "") -> Document:
    """The document in words that were pasted, character for character."""
    whole = _LONE_SURROGATE.sub("\ufffd", text)
    return _checked(whole, "text", "", (_UNREAL_NOTE,) if whole != text else (), name)


def _load(path: Path) -> bytes:
    """The bytes of a file; a file that is too large is not read at all."""
    name = path.name or str(path)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise ArticleError(
                f"{shown(name)} is a folder: name one text file inside it."
            )
        if not stat.S_ISREG(status.st_mode):  # reading a device may never end
            raise ArticleError(f"{shown(name)} is no file: name one text file.")
        if status.st_size > MAX_FILE_BYTES:
            raise _too_large(name, status.st_size)
        with path.open("rb") as file:
            return file.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError:
        raise ArticleError(
            f"There is no file {shown(name)} here: check its name and its folder."
        ) from None
    except ArticleError:
        raise
    except (OSError, ValueError):
        raise ArticleError(
            f"{shown(name)} cannot be opened: check that you may read it, "
            "and that no other program holds it."
        ) from None


def _too_large(name: str, size: int = 0) -> ArticleError:
    holds = f"a file of {megabytes(size)}" if size else "larger"
    return ArticleError(
        f"{shown(name)} is {holds}, and at most {megabytes(MAX_FILE_BYTES)} are read: "
        "save the words of one article as a .txt file."
    )


def _carefully(work: Callable, name: str, what: str) -> tuple:
    """What `work` gives; a failure without a sentence means a damaged file."""
    try:
        return work()
    except ArticleError:
        raise
    except Exception:  # the packages that read files raise many kinds of error
        raise ArticleError(
            f"{shown(name)} is {what}: open it and save its words as a .txt file; "
            "it cannot be read here, because it is damaged."
        ) from None


def _checked(
    text: str,
    kind: str,
    encoding: str,
    notes: tuple[str, ...],
    name: str,
    *,
    page: str = "",
) -> Document:
    if len(text) > MAX_CHARACTERS:
        raise ArticleError(
            f"{shown(name)} holds {len(text):,} characters, more than a long book, and "
            f"at most {MAX_CHARACTERS:,} are read: keep one article of it."
        )
    text, notes = _as_it_was(text, kind, notes)
    if (number := articles_in(text)) > 1:
        raise ArticleError(
            f"{shown(name)} holds {number:,} articles that a database gave out in one "
            "file: save each of them as a file of its own."
        )
    text, more = without_labels(text)
    notes = (*notes, *more)
    # White space of any width, and characters that only join others, are not words.
    if not any(sign.isprintable() and not sign.isspace() for sign in text):
        raise ArticleError(f"{shown(name)} is empty: paste the article's text into it.")
    stub = stub_notes(text, page)
    notes = (*notes, *stub, *language_notes(text))
    return Document(text, kind, encoding, notes, name, "".join(stub))


def _as_it_was(
    text: str, kind: str, notes: tuple[str, ...]
) -> tuple[str, tuple[str, ...]]:
    """The text before programs garbled it or cut its lines, with a note on each."""
    undone = (ungarbled, decoded, joined) if kind == "text" else (ungarbled,)
    for undo in undone:
        text, more = undo(text)
        notes = (*notes, *more)
    return text, notes
