"""The first two readable documents of a folder, and what was left out."""

from __future__ import annotations

from pathlib import Path

from lessons.language import tr
from lessons.reading.documents.model import ArticleError, Document, shown
from lessons.reading.documents.reader import read_document

PAIR = 2
_NAMED = 5  # files named in a sentence; further ones are only counted


def read_folder(folder: str | Path) -> tuple[tuple[Document, ...], tuple[str, ...]]:
    """The first two documents of `folder` that can be read, in the order of names.

    The second value holds a sentence for each file that could not be read, and one for
    the files that were not needed. Hidden files and folders inside are passed over, and
    fewer than two documents are not an error. Raises `ArticleError` for a missing
    folder.
    """
    folder = Path(folder)
    try:
        files = sorted(
            path
            for path in folder.iterdir()
            if not path.name.startswith((".", "~$")) and not path.is_dir()
        )
    except (OSError, ValueError):
        raise ArticleError(
            tr(
                "There is no folder {shown} that can be opened here: check its name "
                "and where it is.",
                shown=shown(folder.name or str(folder)),
            )
        ) from None
    documents: list[Document] = []
    left_out: list[str] = []
    for at, path in enumerate(files):
        if len(documents) == PAIR:
            left_out.append(_not_needed(files[at:]))
            break
        try:
            documents.append(read_document(path))
        except ArticleError as error:
            left_out.append(str(error))
    return tuple(documents), tuple(left_out)


def _not_needed(files: list[Path]) -> str:
    names = ", ".join(shown(path.name) for path in files[:_NAMED])
    more = (
        tr(" and {number:,} more", number=len(files) - _NAMED)
        if len(files) > _NAMED
        else ""
    )
    return tr(
        "Two are enough for a pair, so these were not opened: {names}{more}.",
        names=names,
        more=more,
    )
