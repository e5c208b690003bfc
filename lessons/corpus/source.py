"""Where many articles come from: a folder of files, or a table; read one at a time."""

from __future__ import annotations

import csv
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lessons.reading.documents import ArticleError
from lessons.reading.documents.limits import MAX_FILE_BYTES

TABLES = (".csv", ".jsonl", ".parquet")
LONGEST_CELL = 2**31 - 1  # characters; csv's own limit, 131,072, may cut an article


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
    read = _name if names_only else _file
    return (
        read(path, outlet, path.relative_to(folder / outlet).as_posix())
        for outlet in outlets
        for path in _files(folder / outlet)
    )


def _is_folder(entry: os.DirEntry[str]) -> bool:
    return entry.is_dir() and not entry.name.startswith(".")


def _files(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(place, n) for n in sorted(names) if not n.startswith("."))


def _name(path: Path, outlet: str, name: str) -> Item:
    return Item(outlet, name)


def _file(path: Path, outlet: str, name: str) -> Item:
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            return Item(outlet, name, problem="The file is too large for an article.")
        return Item(outlet, name, path.read_bytes())
    except OSError as problem:
        reason = problem.strerror or "no reason was given"
        return Item(outlet, name, problem=f"The file cannot be opened: {reason}.")


# A table ------------------------------------------------------------------------------


def _table(path: Path, columns: Columns) -> Iterator[Item]:
    read = {".csv": _csv, ".jsonl": _jsonl, ".parquet": _parquet}
    rows = read[path.suffix.lower()](path, columns)
    for number, row in enumerate(rows, start=1):
        yield _from_row(row, number, columns)


def _from_row(row: Mapping[str, Any] | None, number: int, columns: Columns) -> Item:
    line = f"line {number}"
    if row is None:
        return Item("", line, problem="The line is not one JSON object.")
    name = str(row.get(columns.name) or line) if columns.name else line
    outlet, text = row.get(columns.outlet), row.get(columns.text)
    for column, value in ((columns.outlet, outlet), (columns.text, text)):
        if value is None or not str(value).strip():
            return Item(str(outlet or ""), name, problem=f"No “{column}” is given.")
    return Item(str(outlet).strip(), name, str(text))


def _check(path: Path, found: Iterable[str], columns: Columns) -> None:
    for column in filter(None, (columns.outlet, columns.text, columns.name)):
        if column not in found:
            raise ArticleError(
                f"“{path.name}” has no column “{column}”. It has "
                f"{', '.join(f'“{name}”' for name in found) or 'none'}: say which is "
                "which with --by, --text and --name."
            )


def _csv(path: Path, columns: Columns) -> Iterator[Mapping[str, Any]]:
    csv.field_size_limit(min(LONGEST_CELL, sys.maxsize))
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            _check(path, reader.fieldnames or (), columns)
            yield from reader
    except (csv.Error, UnicodeDecodeError, OSError) as problem:
        raise _unreadable(path, problem) from None


def _jsonl(path: Path, columns: Columns) -> Iterator[Mapping[str, Any] | None]:
    try:
        with path.open(encoding="utf-8-sig") as file:
            for line in file:
                if line.strip():
                    yield _object(line)
    except (UnicodeDecodeError, OSError) as problem:
        raise _unreadable(path, problem) from None


def _object(line: str) -> Mapping[str, Any] | None:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) else None


def _parquet(path: Path, columns: Columns) -> Iterator[Mapping[str, Any]]:
    try:
        from pyarrow.parquet import ParquetFile
    except ImportError:
        raise ArticleError(
            f"To read “{path.name}”, install the extra for many articles: "
            'pip install "two-front-pages[many]".'
        ) from None
    try:
        with ParquetFile(path) as file:
            _check(path, file.schema_arrow.names, columns)
            wanted = [c for c in (columns.outlet, columns.text, columns.name) if c]
            for batch in file.iter_batches(batch_size=256, columns=wanted):
                yield from batch.to_pylist()
    except (OSError, ValueError) as problem:
        if isinstance(problem, ArticleError):
            raise
        raise _unreadable(path, problem) from None


def _unreadable(path: Path, problem: Exception) -> ArticleError:
    said = str(problem).splitlines()[0][:120] if str(problem) else "no reason was given"
    return ArticleError(
        f"“{path.name}” cannot be read as a table: {said}. Save it again as UTF-8."
    )
