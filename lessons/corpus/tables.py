"""Tables as people have them: rows of .csv, .jsonl or .parquet, one at a time.

A .csv may be cut by commas, semicolons, tabs or bars, be saved in any common encoding,
and mark quotation marks in a cell by doubling them or by a backslash. How it was
written is found from all of its lines, so that no cell is cut short in silence.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

from lessons.language import tr
from lessons.reading.documents import ArticleError
from lessons.reading.documents.encodings import codec_of
from lessons.reading.documents.model import shown

LONGEST_CELL = 2**31 - 1  # characters; csv's own limit, 131,072, may cut an article
_DELIMITERS = ",;\t|"
_SEPARATOR = re.compile(r"sep=(.)\r?\n?", re.I)  # Excel's first line, if there is one
_MANNERS: tuple[dict[str, Any], ...] = (  # how a quotation mark in a cell is written
    {"strict": True, "doublequote": True},
    {"strict": True, "doublequote": True, "skipinitialspace": True},
    {"strict": True, "doublequote": False, "escapechar": "\\"},
    {"quoting": csv.QUOTE_NONE},
)
_LOOKED_AT = 50  # lines of a .jsonl in which the names of its columns are looked for
_NAMED = 20  # columns that are named in a sentence

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be read, and one sentence on why."""

    problem: str


def rows(path: Path, wanted: Collection[str]) -> Iterator[Row | BadRow]:
    """Every row of a table, by the names of its columns.

    Raises `ArticleError` with one sentence for a file that is no table, or has none of
    the `wanted` columns; the sentence names those it has.
    """
    return _READERS[path.suffix.lower()](path, wanted)


def _check(path: Path, found: Iterable[str], wanted: Iterable[str]) -> None:
    names = list(found)
    for column in wanted:
        if column not in names:
            listed = ", ".join(map(shown, islice(filter(None, names), _NAMED)))
            raise ArticleError(
                tr(
                    "{name} has no column {column}. It has {part}: say which is which "
                    "with --by, --text and --name.",
                    name=shown(path.name),
                    column=shown(column),
                    part=listed or "none",
                )
            )


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    """Turn what goes wrong while a table is read into one sentence."""
    try:
        yield
    except ArticleError:
        raise
    except (csv.Error, ValueError, OSError) as problem:
        lines = str(problem).splitlines() or [tr("no reason was given")]
        raise ArticleError(
            tr(
                "{name} cannot be read as a table: {lines}. Save it again as UTF-8.",
                name=shown(path.name),
                lines=lines[0][:120],
            )
        ) from None


# Cells between commas -----------------------------------------------------------------


@dataclass(frozen=True)
class _Sheet:
    """A file of cells: its encoding, what parts its cells, and how marks are written.

    `first` is the number of lines that stand before the names of the columns.
    """

    path: Path
    codec: str
    delimiter: str
    first: int = 0

    def cells(self, manner: Mapping[str, Any]) -> Iterator[list[str]]:
        """The cells of each line that has some; the names of the columns come first."""
        with _opened(self.path, self.codec) as file:
            for _ in range(self.first):
                file.readline()
            reader = csv.reader(file, delimiter=self.delimiter, **manner)
            yield from filter(None, reader)

    def misfits(self, manner: Mapping[str, Any]) -> int | None:
        """How many rows are not as long as the first; None if the marks do not fit."""
        try:
            lengths = list(map(len, self.cells(manner)))
        except csv.Error:
            return None
        return sum(length != lengths[0] for length in lengths)


def _opened(path: Path, codec: str) -> TextIO:
    return path.open(encoding=codec, errors="replace", newline="")


def _csv(path: Path, wanted: Collection[str]) -> Iterator[Row | BadRow]:
    csv.field_size_limit(min(LONGEST_CELL, sys.maxsize))
    with _readable(path):
        sheet = _sheet(path, wanted)
        cells = sheet.cells(_manner(sheet))
        names = [name.strip() for name in next(cells, [])]
        _check(path, names, wanted)
        for row in cells:
            if any(cell.strip() for cell in row[len(names) :]):
                yield BadRow(tr("The line has more cells than the table has columns."))
            else:
                yield dict(zip(names, row, strict=False))


def _sheet(path: Path, wanted: Collection[str]) -> _Sheet:
    codec = codec_of(path)
    with _opened(path, codec) as file:
        line = file.readline()
        if said := _SEPARATOR.fullmatch(line):
            return _Sheet(path, codec, said[1], first=1)

    def fits(delimiter: str) -> tuple[int, int]:
        names = [name.strip() for name in next(csv.reader([line], delimiter=delimiter))]
        return sum(column in names for column in wanted), len(names)

    return _Sheet(path, codec, max(_DELIMITERS, key=fits) if line.strip() else ",")


def _manner(sheet: _Sheet) -> Mapping[str, Any]:
    """How quotation marks are written, as most rows have it.

    Raises `ArticleError` if no way of writing them fits the whole table.
    """
    found = [(sheet.misfits(manner), manner) for manner in _MANNERS[:1]]
    if found[0][0] != 0:
        found += [(sheet.misfits(manner), manner) for manner in _MANNERS[1:]]
    # Where marks are not doubled, a row of another length is a row that was misread.
    fitting = [(n, m) for n, m in found if n == 0 or (n and m.get("doublequote"))]
    if not fitting:
        raise ArticleError(
            tr(
                "{name} has a quotation mark that is never closed, or that is not "
                "doubled inside a cell, {sheet}: mend it there, or save the table "
                "again as .csv from a spreadsheet.",
                name=shown(sheet.path.name),
                sheet=_where(sheet),
            )
        )
    return min(fitting, key=lambda one: one[0])[1]


def _where(sheet: _Sheet) -> str:
    """After which line the quotation marks go wrong."""
    good = 0
    with _opened(sheet.path, sheet.codec) as file:
        reader = csv.reader(file, delimiter=sheet.delimiter, strict=True)
        try:
            for _ in reader:
                good = reader.line_num
        except csv.Error:
            pass
    return tr("in line {number:,} or below", number=good + 1)


# A line for each article --------------------------------------------------------------


def _jsonl(path: Path, wanted: Collection[str]) -> Iterator[Row | BadRow]:
    with _readable(path):
        codec = codec_of(path)
        with _opened(path, codec) as file:
            begins = list(islice(map(_object, filter(str.strip, file)), _LOOKED_AT))
        known = [row for row in begins if isinstance(row, dict)]
        if begins and not known:
            raise ArticleError(
                tr(
                    "{name} is not JSON, one object a line: save the table again as "
                    ".csv, or write each article as one line of JSON.",
                    name=shown(path.name),
                )
            )
        names = dict.fromkeys(name for row in known for name in row)
        if known:
            _check(path, names, wanted)
        with _opened(path, codec) as file:
            for line in filter(str.strip, file):
                if line.strip() not in ("[", "]"):
                    yield _object(line)


def _object(line: str) -> Row | BadRow:
    try:
        # Some programs write the lines as a list's: with a comma at the end.
        row = json.loads(line.strip().removesuffix(","))
    except (ValueError, RecursionError):
        row = None
    return (
        row if isinstance(row, dict) else BadRow(tr("The line is not one JSON object."))
    )


def has_commas_at_line_ends(path: Path) -> bool:
    """Whether the lines of a .jsonl end in commas, and so are not JSON as they are."""
    if path.suffix.lower() not in LINES:
        return False
    with _readable(path), _opened(path, codec_of(path)) as file:
        return any(line.rstrip().endswith("},") for line in file)


# Parquet ------------------------------------------------------------------------------


def _parquet(path: Path, wanted: Collection[str]) -> Iterator[Row]:
    try:
        from pyarrow.parquet import ParquetFile
    except ImportError:
        raise ArticleError(
            tr(
                "To read {name}, install the extra for many articles: pip install "
                '"two-front-pages[many]".',
                name=shown(path.name),
            )
        ) from None
    with _readable(path), ParquetFile(path) as file:
        _check(path, file.schema_arrow.names, wanted)
        for batch in file.iter_batches(batch_size=256, columns=list(wanted)):
            yield from batch.to_pylist()


LINES = (".jsonl", ".ndjson")
_READERS = {
    **dict.fromkeys((".csv", ".tsv", ".tab"), _csv),
    **dict.fromkeys(LINES, _jsonl),
    ".parquet": _parquet,
}
TABLES = tuple(_READERS)
