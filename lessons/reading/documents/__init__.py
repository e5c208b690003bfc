"""Files that people have, as documents: their text and how it was read.

One module for each reason to change: `kinds` tells what a file is, `encodings` turns
bytes into characters, `archive`, `web`, `office` and `pdf` (with `columns`) find the
words of their kind, `exports` and `mending` undo what databases and programs did to a
text, `language` and `stubs` say what a text looks like, `limits` how much is read,
`reader` joins them, `folder` reads a pair. Nothing here reaches the network.
"""

from lessons.reading.documents.folder import read_folder
from lessons.reading.documents.limits import (
    MAX_CHARACTERS,
    MAX_FILE_BYTES,
    MAX_PDF_BYTES,
    MAX_PDF_PAGES,
    MAX_PDF_STEPS,
    MAX_TAGS,
    MAX_UNZIPPED_BYTES,
)
from lessons.reading.documents.model import ArticleError, Document
from lessons.reading.documents.reader import (
    document_from_bytes,
    document_from_text,
    read_document,
)

__all__ = [
    "MAX_CHARACTERS",
    "MAX_FILE_BYTES",
    "MAX_PDF_BYTES",
    "MAX_PDF_PAGES",
    "MAX_PDF_STEPS",
    "MAX_TAGS",
    "MAX_UNZIPPED_BYTES",
    "ArticleError",
    "Document",
    "document_from_bytes",
    "document_from_text",
    "read_document",
    "read_folder",
]
