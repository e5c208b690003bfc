"""Where many articles come from: a folder of files, or a table; read one at a time."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

from lessons.corpus.report_folder import written_by_a_report
from lessons.corpus.tables import TABLES, BadRow, rows
from lessons.reading.documents import ArticleError
from lessons.reading.documents.limits import MAX_FILE_BYTES
from lessons.reading.documents.markup import without_tags
from lessons.reading.documents.model import shown

_LOOSE = "It lies in no outlet's folder."
_LINK = "It is a link to what is read elsewhere, or to a folder."
_NO_FILE = "It is no file that can be read, but a pipe, a device or a broken link."
_TOO_LARGE = "The file is too large for an article."


_AT_LEAST = 64 * 1024  # bytes: what a disk says of a file's size may be too little


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
        raise ArticleError(f"There is no {shown(source.name)} here. Check its name.")
    if source.suffix.lower() not in TABLES:
        raise ArticleError(
            f"{shown(source.name)} is no folder and no table: give a folder with one "
            f"folder in it for each outlet, or a table ({', '.join(TABLES)})."
        )
    return _table(source, columns)


# A folder -----------------------------------------------------------------------------


def _folder(folder: Path, names_only: bool) -> Iterator[Item]:
    try:
        entries = _entries(folder)
    except OSError as problem:
        raise ArticleError(
            f"The folder {shown(folder.name)} cannot be opened: {_reason(problem)}."
        ) from None
    outlets = [entry for entry in entries if _is_folder(entry)]
    if not outlets:
        raise ArticleError(
            f"The folder {shown(folder.name)} has no folders in it: put the articles "
            "of each outlet in a folder that is named for it."
        )
    loose = [entry for entry in entries if not _is_folder(entry)]
    walk = _Walk(folder.resolve(), names_only)
    return chain(
        (Item("", entry.name, problem=_LOOSE) for entry in loose),
        chain.from_iterable(map(walk.outlet, outlets)),
    )


def _entries(folder: str | Path) -> list[os.DirEntry[str]]:
    """What is in a folder by name, without hidden files and what reports wrote."""
    with os.scandir(folder) as listed:
        entries = sorted(listed, key=lambda entry: entry.name)
    written = written_by_a_report(Path(folder), [entry.name for entry in entries])
    return [e for e in entries if not e.name.startswith(".") and e.name not in written]


def _is_folder(entry: os.DirEntry[str]) -> bool:
    # `entry.is_dir()` raises an error for a link that leads round in a circle.
    if entry.is_symlink():
        return os.path.isdir(entry.path)  # noqa: PTH112
    return entry.is_dir(follow_symlinks=False)


@dataclass(frozen=True)
class _Walk:
    """All that is read below `root`, each file and each folder once.

    `known` tells by device and number what was read and might come again: folders, and
    files of several names or behind a link. `names_only` opens no file.
    """

    root: Path
    names_only: bool
    known: dict[tuple[int, int], str] = field(default_factory=dict)

    def outlet(self, entry: os.DirEntry[str]) -> Iterator[Item]:
        """The articles of an outlet, the files of a folder before its folders."""
        top, outlet = Path(entry.path), entry.name
        linked = entry.is_symlink()
        if linked and _leads_back(top, self.root):
            yield Item(outlet, top.name, problem=_LINK)
            return
        waiting = [top]  # and not a call for each folder: they may lie very deep
        while waiting:
            folder = waiting.pop()
            name = folder.relative_to(top).as_posix() if folder != top else top.name
            try:
                problem = self._seen(folder.stat(), f"{outlet}/{name}")
                entries = [] if problem else _entries(folder)
            except OSError as error:
                problem = f"The folder cannot be opened: {_reason(error)}."
                entries = []
            if problem:
                yield Item(outlet, name, problem=problem)
            inner = []
            for found in entries:
                path = Path(found.path)
                if found.is_dir(follow_symlinks=False):
                    inner.append(path)
                else:
                    name = path.relative_to(top).as_posix()
                    yield self._file(outlet, name, found, linked)
            waiting += reversed(inner)

    def _file(
        self, outlet: str, name: str, entry: os.DirEntry[str], linked: bool
    ) -> Item:
        path = Path(entry.path)
        if entry.is_symlink() and (_is_folder(entry) or _leads_back(path, self.root)):
            return Item(outlet, name, problem=_LINK)
        if self.names_only:
            return Item(outlet, name)
        try:
            with _opened(path) as file:
                status = os.fstat(file.fileno())
                if not stat.S_ISREG(status.st_mode):
                    return Item(outlet, name, problem=_NO_FILE)
                if status.st_size > MAX_FILE_BYTES:
                    return Item(outlet, name, problem=_TOO_LARGE)
                again = linked or entry.is_symlink() or status.st_nlink > 1
                problem = self._seen(status, f"{outlet}/{name}") if again else ""
                if problem:
                    return Item(outlet, name, problem=problem)
                content = file.read(max(status.st_size, _AT_LEAST) + 1)
        except FileNotFoundError:
            return Item(outlet, name, problem=_NO_FILE)
        except OSError as error:
            # A socket cannot be opened at all.
            problem = f"The file cannot be opened: {_reason(error)}."
            fine = path.is_file() or not path.exists()
            return Item(outlet, name, problem=problem if fine else _NO_FILE)
        if len(content) > MAX_FILE_BYTES:
            return Item(outlet, name, problem=_TOO_LARGE)
        return Item(outlet, name, content)

    def _seen(self, status: os.stat_result, name: str) -> str:
        """Why what has this status is not read, if it was read under another name."""
        if not status.st_ino:  # a disk that numbers nothing
            return ""
        first = self.known.setdefault((status.st_dev, status.st_ino), name)
        return "" if first == name else f"It is the same as {shown(first)}."


def _opened(path: Path) -> BinaryIO:
    # A pipe, which may have come since the folder was listed, is not waited for.
    without_waiting = getattr(os, "O_NONBLOCK", 0)
    return open(
        path, "rb", buffering=0, opener=lambda p, f: os.open(p, f | without_waiting)
    )


def _leads_back(link: Path, root: Path) -> bool:
    """Whether a link leads into the source, which is read in any case, or above it."""
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError):  # it leads nowhere, or round in a circle
        return False
    return root in (target, *target.parents) or target in root.parents


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
