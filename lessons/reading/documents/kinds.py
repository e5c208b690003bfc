"""What a file is, from its first bytes: its name may say anything."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from lessons.language import tr
from lessons.reading.documents.archive import is_archive
from lessons.reading.documents.model import ArticleError, shown

_OLD_WORD = tr(
    "an old Word document (.doc) or one behind a password: open it and save it as "
    ".docx, without a password"
)
_ARCHIVED = tr("a web page saved as an archive: save it again as “HTML only”")
_PICTURE = tr("a picture ({}): type its words into a .txt file")
_NOT_READ = {
    b"{\\rtf": tr("an RTF document: open it and save its words as a .txt file"),
    b"\x89PNG": _PICTURE.format("PNG"),
    b"\xff\xd8\xff": _PICTURE.format("JPEG"),
    b"GIF87a": _PICTURE.format("GIF"),
    b"GIF89a": _PICTURE.format("GIF"),
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": _OLD_WORD,
    b"bplist00": _ARCHIVED,
}
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_HEAD = 1024


def kind_of(data: bytes, name: str) -> str:
    """ "pdf", "docx", "archive" or "text": what is in the file.

    Raises `ArticleError` for a file without text.
    """
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    for begins, what in _NOT_READ.items():
        if head.startswith(begins):
            raise ArticleError(tr("{name} is {what}.", name=shown(name), what=what))
    if head.startswith(b"%PDF"):
        return "pdf"
    if data.startswith(_ZIP):
        _check_zip(data, name)
        return "docx"
    return "archive" if is_archive(data) else "text"


def _check_zip(data: bytes, name: str) -> None:
    """Raise `ArticleError` for a zip that is damaged or some other kind of document."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
    except Exception:  # a damaged zip may raise anything
        raise ArticleError(
            tr(
                "{name} is a Word document or a zip archive that is damaged, not plain "
                "text: open it, and save its words as a .txt file.",
                name=shown(name),
            )
        ) from None
    others = {
        "content.xml": tr("an OpenDocument file"),
        "xl/workbook.xml": tr("a table (Excel)"),
        "ppt/presentation.xml": tr("a set of slides (PowerPoint)"),
        "META-INF/container.xml": tr("an e-book (EPUB)"),
    }
    for part, what in others.items():
        if part in names:
            raise ArticleError(
                tr(
                    "{name} is {what}: open it, and save its words as .docx or .txt.",
                    name=shown(name),
                    what=what,
                )
            )
