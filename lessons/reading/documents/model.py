"""What reading a file gives: a document, or one sentence on why it cannot be read."""

from __future__ import annotations

from dataclasses import dataclass

from lessons.language import tr

_LONGEST_NAME = 80


class ArticleError(ValueError):
    """A text that cannot be read; the message is one sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Document:
    """The text of one file, and what is worth knowing about how it was read.

    The `text` of a plain text or Markdown file is every character of it: its own line
    ends (LF, CRLF or CR), soft hyphens and non-breaking spaces. In UTF-8 a mark of
    byte order stays its first character, so that `text.encode()` is the file; in
    other encodings that mark is left out. Only what a program did to a text on its way
    is undone, and then a note says so: garbled signs, the codes of web pages, lines cut
    at a width, the labels of a database's export. The `text` of a web page, a Word
    document or a PDF is what a reader sees there: its paragraphs, each ended by one
    "\\n", without soft hyphens.

    `kind` is "text", "markdown", "html", "docx" or "pdf". `encoding` is a name such as
    "utf-8" or "windows-1252", and empty for kinds that have none. `notes` are plain
    sentences for the learner; there are none if all is as expected. `stub` is the one
    of them that says that this looks like no article, or "".
    """

    text: str
    kind: str = "text"
    encoding: str = ""
    notes: tuple[str, ...] = ()
    file: str = ""
    stub: str = ""


def shown(name: str) -> str:
    """A file's name for use in a sentence: quoted, on one line and not too long."""
    plain = "".join(
        sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in name
    )
    if len(plain) > _LONGEST_NAME:
        plain = f"{plain[:_LONGEST_NAME]}…"
    return f"“{plain}”" if plain else tr("This text")
