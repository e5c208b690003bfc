"""A PDF with words in it: its pages' lines, joined into paragraphs again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from types import ModuleType

from lessons.reading.documents.columns import columns_apart
from lessons.reading.documents.extras import extra, missing
from lessons.reading.documents.limits import (
    MAX_PDF_BYTES,
    MAX_PDF_PAGES,
    MAX_PDF_STEPS,
    megabytes,
)
from lessons.reading.documents.model import ArticleError, shown
from lessons.reading.documents.running_heads import without_running_heads
from lessons.reading.ligatures import LIGATURES

_FEW_WORDS = 15  # words; a page with fewer holds a number or a stamp, but no article
_LONGEST_WORD = 60  # characters at the end of a line that may be half a word
_FULL = 0.75  # of the usual width; a shorter line may end its paragraph
_ENDS = re.compile(r"[.!?:…][\"'”’)\]]*$")
_HYPHEN = re.compile(r"(\w+)[-‐]$")
_WORD = re.compile(r"\w+(?:[-‐]\w+)*")
# Before these a hyphen at a line's end is mostly the word's own: "self-made".
_KEEP_THEIR_HYPHEN = frozenset(
    "self well ex non anti pro all half high low long short so vice two three four "
    "five six seven eight nine ten twenty thirty forty fifty sixty seventy eighty "
    "ninety state hard old right left far year full part cross jong".split()
)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")

_JOINED = "The lines of a PDF were joined into paragraphs: check where each one begins."
_HEADS = "Lines that come back on its pages, such as a page's number, were left out."
_SCAN = (
    "Its pages hold hardly any words and are probably a scan: only the words that are "
    "stored as text are here, so type in what is missing."
)


def read_pdf(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The words of a PDF, one paragraph a line, and notes on what was found."""
    pypdf = extra("pypdf", name, "a PDF")
    reader = pypdf.PdfReader(BytesIO(data))
    if reader.is_encrypted and not _opens(reader, pypdf, name):
        raise ArticleError(
            f"{shown(name)} is a PDF that is protected by a password: open it, "
            "and save its words as a .txt file."
        )
    number = len(reader.pages)
    if number > MAX_PDF_PAGES:
        raise ArticleError(
            f"{shown(name)} is a PDF of {number:,} pages, and at most {MAX_PDF_PAGES} "
            "are read: print the pages of one article to a PDF of their own."
        )
    pages = _pages(reader, name)
    kept = without_running_heads(pages)
    lines = [line for page in kept for line in (*page, "")]
    text = "".join(f"{paragraph}\n" for paragraph in _paragraphs(lines))
    words = len(_WORD.findall(text))
    if not words:
        raise ArticleError(
            f"{shown(name)} is a scan, a PDF with pictures of pages and no words in "
            "it: type its words into a .txt file, or let a program recognise them."
        )
    notes = (_JOINED,) if kept == pages else (_JOINED, _HEADS)
    return text, (*notes, _SCAN) if words < _FEW_WORDS * number else notes


def _opens(reader: object, pypdf: ModuleType, name: str) -> bool:
    """Whether a PDF opens without a password: many are only protected from changes."""
    try:
        return bool(reader.decrypt(""))
    except pypdf.errors.DependencyError:
        raise missing(name, "a PDF that is locked against changes") from None
    except Exception:  # a damaged key
        return False


def _pages(reader: object, name: str) -> list[list[str]]:
    """The lines of each page."""
    pages: list[list[str]] = []
    drawn = _Drawn(name)
    for page in reader.pages:
        drawn.add(page)
        text = _plain(page.extract_text(visitor_operand_before=drawn.step))
        plain = [" ".join(line.split()) for line in text.split("\n")]
        pages.append(columns_apart(plain, _laid_out(page)) or plain)
    return pages


@dataclass
class _Drawn:
    """How much is drawn on the pages so far; `ArticleError` where it is too much."""

    name: str
    size: int = 0
    steps: int = 0

    def add(self, page: object) -> None:
        """Count a page, before it is read."""
        contents = page.get_contents()
        self.size += len(contents.get_data()) if contents is not None else 0
        if self.size > MAX_PDF_BYTES:
            raise self._too_much(f"of more than {megabytes(MAX_PDF_BYTES)}")

    def step(self, *_: object) -> None:
        """Count one step of drawing, while a page is read."""
        self.steps += 1
        if self.steps > MAX_PDF_STEPS:
            raise self._too_much(f"in more than {MAX_PDF_STEPS:,} steps")

    def _too_much(self, how: str) -> ArticleError:
        return ArticleError(
            f"{shown(self.name)} is a PDF whose pages are drawn {how}, far more than "
            "an article's: copy the article's words into a .txt file."
        )


def _laid_out(page: object) -> str:
    """A page with spaces that keep each word at its place; "" if none can be made."""
    try:
        return _plain(page.extract_text(extraction_mode="layout"))
    except Exception:  # fonts without widths, and much else that pypdf does not expect
        return ""


def _plain(text: str) -> str:
    """A page's text with letters that were drawn as one sign, such as "ﬁ", apart."""
    return _CONTROL.sub("", text.translate(LIGATURES))


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """The paragraphs of a page's lines, joined.

    A short line that ends in a full stop ends its paragraph. A short line without one
    is a heading if the next line begins with a capital letter. A paragraph may go on
    over the end of a page.
    """
    widths = sorted(len(line) for line in lines if line)
    usual = widths[len(widths) * 3 // 4] if widths else 0
    known = Counter(word.lower() for line in lines for word in _WORD.findall(line))
    pieces: list[str] = []
    for line in filter(None, lines):
        if pieces and _begins(pieces[-1], line, usual):
            yield _join(pieces, known)
            pieces = []
        pieces.append(line)
    if pieces:
        yield _join(pieces, known)


def _begins(before: str, line: str, usual: int) -> bool:
    """Whether `line` begins a paragraph, seen from the line before it."""
    if len(before) >= _FULL * usual or before.endswith("\u00ad"):
        return False
    return bool(_ENDS.search(before)) or not (
        line[0].islower() or before[-1] in ",;-‐–"
    )


def _join(pieces: list[str], known: Counter[str]) -> str:
    """The lines as one paragraph; words that were broken at a line's end are joined."""
    joined = [pieces[0]]
    for line in pieces[1:]:
        last = joined[-1]
        broken = _HYPHEN.search(last[-_LONGEST_WORD:])
        rest = _WORD.match(line)
        if last.endswith("\u00ad"):
            joined[-1] = last[:-1]
        elif broken and rest:
            kept = f"{broken[1]}-{rest[0]}".lower()
            whole = f"{broken[1]}{rest[0]}".lower()
            stays = broken[1].lower() in _KEEP_THEIR_HYPHEN and not known[whole]
            if rest[0][0].islower() and known[whole] >= known[kept] and not stays:
                joined[-1] = last[:-1]
        else:
            joined.append(" ")
        joined.append(line)
    return "".join(joined).replace("\u00ad", "")
