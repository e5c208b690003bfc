"""Where many articles come from: a folder of files, or a table; read one at a time."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lessons.corpus.tables import TABLES, BadRow, rows
from lessons.reading.documents import ArticleError
from lessons.reading.documents.limits import MAX_FILE_BYTES
from lessons.reading.documents.markup import without_tags

_PART = re.compile(r"[0-9a-f]{32}\.json")  # what a report keeps of some articles
_LINK = "It is a link to what is read elsewhere, or to a folder."
_NO_FILE = "It is no file that can be read, but a pipe, a device or a broken link."


@dataclass(frozen=True, slots=True)
class Item:
    """One article as it came: whose it is, what it is called, and its content.

    `content` is the bytes of a file, or a text from a table. `problem` says in one
    sentence why an article has no content.
    """

    outlet: str
    name: str
    content: bytes | str = b""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table: the outlet, the text, and the article's name.

    Without a name an article is called by its line, counted from 1.
    """

    outlet: str = "outlet"
    text: str = "text"
    name: str = ""


def items(
    source: str | Path, columns: Columns = Columns(), *, names_only: bool = False
) -> Iterator[Item]:
    """Every article of a folder or a table, in an order that never changes.

    In a folder each sub-folder is an outlet, with all files below it. With
    `names_only` no file of a folder is opened: enough to count them. Raises
    `ArticleError` with one sentence for a source that is neither.

    >>> import tempfile
    >>> lines = "outlet,text\\nEcho,The ferry came late.\\n"
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     table = Path(folder) / "papers.csv"
    ...     size = table.write_text(lines, encoding="utf-8")
    ...     (one,) = items(table)
    >>> one.outlet, one.name, one.content
    ('Echo', 'line 1', 'The ferry came late.')
    """
    source = Path(source)
    if source.is_dir():
        return _folder(source, names_only)
    if not source.exists():
        raise ArticleError(f"There is no “{source.name}” here. Check its name.")
    if source.suffix.lower() not in TABLES:
        raise ArticleError(
            f"“{source.name}” is no folder and no table: give a folder with one folder "
            f"in it for each outlet, or a table ({', '.join(TABLES)})."
        )
    return _table(source, columns)


# A folder -----------------------------------------------------------------------------


def _folder(folder: Path, names_only: bool) -> Iterator[Item]:
    outlets = sorted(e.name for e in os.scandir(folder) if _is_folder(e))
    if not outlets:
        raise ArticleError(
            f"The folder “{folder.name}” has no folders in it: put the articles of "
            "each outlet in a folder that is named for it."
        )
    return (
        _read(found, outlet, folder / outlet, names_only)
        for outlet in outlets
        if not _is_report(folder / outlet)
        for found in _of_outlet(folder / outlet, folder.resolve())
    )


def _is_folder(entry: os.DirEntry[str]) -> bool:
    return entry.is_dir() and not entry.name.startswith(".")


def _is_report(folder: Path) -> bool:
    """Whether this kit writes, or wrote, a report on a corpus into a folder."""
    parts = folder / "parts"
    try:
        if not parts.is_dir():
            return False
        inside = [entry.name for entry in os.scandir(parts)]
        if any(map(_PART.fullmatch, inside)):
            return True
        return not inside and len(list(os.scandir(folder))) == 1  # it was begun
    except OSError:
        return False


@dataclass(frozen=True, slots=True)
class _Found:
    """A path in an outlet's folder, and why it is not read, if it is not."""

    path: Path
    problem: str = ""


def _of_outlet(folder: Path, root: Path) -> Iterator[_Found]:
    if folder.is_symlink() and _leads_back(folder, root):
        return iter([_Found(folder, _LINK)])
    return _files(folder, root)


def _files(folder: Path, root: Path) -> Iterator[_Found]:
    """Every file below a folder, the files of a folder before those of its folders."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as problem:
        yield _Found(folder, f"The folder cannot be opened: {_reason(problem)}.")
        return
    seen = [entry for entry in entries if not entry.name.startswith(".")]
    inner = []
    for entry in seen:
        path = Path(entry.path)
        if entry.is_dir(follow_symlinks=False):
            inner.append(path)
        elif entry.is_symlink() and (entry.is_dir() or _leads_back(path, root)):
            yield _Found(path, _LINK)
        else:
            yield _Found(path, "" if entry.is_file() else _NO_FILE)
    for path in inner:
        yield from _files(path, root)


def _leads_back(link: Path, root: Path) -> bool:
    """Whether a link leads into the source, which is read in any case, or above it."""
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError):  # it leads nowhere, or round in a circle
        return False
    return root in (target, *target.parents) or target in root.parents


def _read(found: _Found, outlet: str, folder: Path, names_only: bool) -> Item:
    path = found.path
    name = path.relative_to(folder).as_posix() if path != folder else path.name
    if found.problem or names_only:
        return Item(outlet, name, problem=found.problem)
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            return Item(outlet, name, problem="The file is too large for an article.")
        return Item(outlet, name, path.read_bytes())
    except OSError as problem:
        reason = _reason(problem)
        return Item(outlet, name, problem=f"The file cannot be opened: {reason}.")


def _reason(problem: OSError) -> str:
    return problem.strerror or "no reason was given"


# A table ------------------------------------------------------------------------------


def _table(path: Path, columns: Columns) -> Iterator[Item]:
    wanted = tuple(filter(None, (columns.outlet, columns.text, columns.name)))
    for number, row in enumerate(rows(path, wanted), start=1):
        yield _from_row(row, number, columns)


def _from_row(row: Mapping[str, Any] | BadRow, number: int, columns: Columns) -> Item:
    line = f"line {number}"
    if isinstance(row, BadRow):
        return Item("", line, problem=row.problem)
    name = str(row.get(columns.name) or line) if columns.name else line
    outlet, text = row.get(columns.outlet), row.get(columns.text)
    for column, value in ((columns.outlet, outlet), (columns.text, text)):
        if value is None or not str(value).strip():
            return Item(str(outlet or ""), name, problem=f"No “{column}” is given.")
    return Item(str(outlet).strip(), name, without_tags(str(text)))
