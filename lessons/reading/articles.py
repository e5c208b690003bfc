"""Articles: the exact text, what each part of it is, and what we know of its origin."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from lessons.reading.words import Span, Token, sentences, words

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

ROLES = (
    "scrape metadata",
    "caption",
    "body",
    "sub-heading",
    "embedded post",
    "post attribution",
    "image credit",
    "sign-off",
    "wire credit",
)


class ArticleError(ValueError):
    """A text that cannot be read; the message is one sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of an article with one role: `text == article.text[start:end]`.

    The line breaks after a part belong to it, so that the segments of an article,
    joined, are the article.
    """

    role: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of a provenance card and the words of the article that it rests on."""

    claim: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """What an article's text says of its origin, sorted by how far it carries."""

    proves: tuple[Finding, ...] = ()
    suggests: tuple[Finding, ...] = ()
    unknown: tuple[Finding, ...] = ()
    rights: str = ""


@dataclass(frozen=True)
class Article:
    """One article, exactly as it was saved.

    `letter` is how charts and tables call it ("A"), `label` how sentences do
    ("the wire report"). Offsets everywhere are characters of `text`.
    """

    text: str
    segments: tuple[Segment, ...]
    letter: str = ""
    label: str = ""
    file: str = ""
    card: Card = field(default=Card(), repr=False)

    def __repr__(self) -> str:
        named = " ".join(filter(None, (self.letter, self.label))) or self.file
        return f"<Article {named}: {len(self.words)} words in the body>"

    @property
    def name(self) -> str:
        """How a chart labels it, such as "A · the wire report"."""
        return " · ".join(filter(None, (self.letter, self.label))) or self.file

    @cached_property
    def body(self) -> str:
        """The body's segments joined by newlines."""
        return "\n".join(part.text for part in self.parts("body"))

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the body, with their offsets in `text`."""
        return tuple(
            sentence.shifted(part.start)
            for part in self.parts("body")
            for sentence in sentences(part.text)
        )

    @cached_property
    def words(self) -> tuple[Token, ...]:
        """The words of the body, with their offsets in `text`."""
        return tuple(
            word.shifted(part.start)
            for part in self.parts("body")
            for word in words(part.text)
        )

    @property
    def sha256(self) -> str:
        """The fingerprint of the file as it was saved (UTF-8), in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()

    def parts(self, *roles: str) -> tuple[Segment, ...]:
        """The segments that have one of `roles`, in order."""
        return tuple(part for part in self.segments if part.role in roles)

    def in_text(self, offset: int) -> int:
        """The offset in `text` of the character at `offset` of `body`."""
        for part in self.parts("body"):
            if offset <= len(part.text):
                return part.start + offset
            offset -= len(part.text) + 1
        raise LookupError(f"the body ends {offset} characters before that")

    def way_through(self, offset: int) -> float:
        """How much of the body's words stands before `offset` of `text`, 0 to 1."""
        before = sum(word.end <= offset for word in self.words)
        return before / max(len(self.words), 1)

    def sentence_at(self, offset: int) -> Span:
        """The body sentence that holds the character at `offset` of `text`.

        Raises `LookupError` where that character is outside the body.
        """
        for sentence in self.sentences:
            if sentence.start <= offset < sentence.end:
                return sentence
        raise LookupError(f"no sentence of the body holds character {offset}")


# What each part is ------------------------------------------------------------

_SCRAPED_DATE = re.compile(r"\s*date \d{4}-\d{2}-\d{2}\s+")
_PHOTOGRAPH = re.compile(r"(?:Photograph|Photo|Picture|Image)(?: by|:) ")
_IMAGE_CREDIT = re.compile(
    r"(?:top |main )?(?:image|photo|picture|photograph)s? (?:via|by|from|credit)\b",
    re.I,
)
_WIRE_CREDIT = re.compile(r"[–—-] ?(?:Reuters|AP|AFP|PA|UPI|Bloomberg)\.?\s*$")
_POST_ATTRIBUTION = re.compile(r"[—–-] .{1,80}\(@\w+\)")
_SIGN_OFF = re.compile(
    r"\b(?:follow us|subscribe|sign up|newsletter|like what you read|read more:)", re.I
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November"
_CAPTION_END = re.compile(
    rf"\bon (?:{_MONTHS}|December) \d{{1,2}}(?:st|nd|rd|th)?, \d{{4}}\.$"
)
_ENDS_A_SENTENCE = re.compile(r"[.!?:;,…][\"'”’)\]]*$")
_HEADING_WORDS = 8


def segment(text: str) -> tuple[Segment, ...]:
    """Give each character of `text` to one segment with one of `ROLES`.

    Works line by line with rules that a reader could apply: a line that ends in
    "– Reuters" holds a wire credit, a line that introduces "(@name)" names who wrote
    the lines above it, a short line that ends in no mark is a sub-heading. The rules
    guess; a caption with no credit and no date is taken for body.
    """
    lines = re.findall(r"[^\n]*\n+|[^\n]+", text)
    roles = [_role(line.strip()) for line in lines]
    _mark_posts(lines, roles)
    segments, at = [], 0
    for line, role in zip(lines, roles, strict=True):
        for part_role, part in _split_line(line, role, first=at == 0):
            segments.append(Segment(part_role, at, at + len(part), part))
            at += len(part)
    return tuple(segments)


def _role(line: str) -> str:
    if _POST_ATTRIBUTION.match(line):
        return "post attribution"
    if _SIGN_OFF.search(line) and len(line.split()) < 40:
        return "sign-off"
    if _IMAGE_CREDIT.match(line):
        return "image credit"
    if _PHOTOGRAPH.search(line) or (
        _CAPTION_END.search(line) and len(sentences(line)) == 1
    ):
        return "caption"
    if line and not _ENDS_A_SENTENCE.search(line) and not _WIRE_CREDIT.search(line):
        short = len(line.split()) <= _HEADING_WORDS
        return "sub-heading" if short and "://" not in line else "body"
    return "body"


def _mark_posts(lines: list[str], roles: list[str]) -> None:
    """A post stands above its attribution, back to the last finished sentence."""
    for index, role in enumerate(roles):
        above = index - 1
        while (
            role == "post attribution"
            and above >= 0
            and roles[above] in ("body", "sub-heading")
            and not _ENDS_A_SENTENCE.search(lines[above].strip())
        ):
            roles[above] = "embedded post"
            above -= 1


def _split_line(line: str, role: str, *, first: bool) -> Iterator[tuple[str, str]]:
    """A line may hold two or three parts run together by whoever copied it."""
    if first and (scraped := _SCRAPED_DATE.match(line)):
        yield "scrape metadata", scraped.group()
        line = line[scraped.end() :]
    inner = {"caption": _PHOTOGRAPH, "body": _WIRE_CREDIT}.get(role)
    found = inner.search(line) if inner else None
    if found and found.start():
        yield role, line[: found.start()]
        role = {"caption": "image credit", "body": "wire credit"}[role]
        line = line[found.start() :]
    if line:
        yield role, line


# Reading files ----------------------------------------------------------------


def read_article(path: str | Path) -> Article:
    """Read one article from a file of UTF-8 text, byte for byte.

    Raises `ArticleError` for a file that is missing, empty, binary or in another
    encoding; its message says in one sentence what to do.
    """
    return _article(Path(path))


def _article(path: Path | Traversable, **known: object) -> Article:
    text = _decode(_bytes(path), path.name)
    return Article(text=text, segments=segment(text), file=path.name, **known)


def _bytes(path: Path | Traversable) -> bytes:
    name = path.name or str(path)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise ArticleError(
            f"There is no file “{name}” here: check its name and its folder."
        ) from None
    except IsADirectoryError:
        raise ArticleError(
            f"“{name}” is a folder: name one text file inside it."
        ) from None
    except (OSError, ValueError):
        raise ArticleError(
            f"“{name}” cannot be opened: check that you may read it, "
            "and that no other program holds it."
        ) from None


def _decode(data: bytes, name: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ArticleError(f"“{name}” is saved as UTF-16: save it again as UTF-8 text.")
    if b"\x00" in data:
        raise ArticleError(
            f"“{name}” is not plain text: open it, and save its words as a .txt file."
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ArticleError(
            f"“{name}” is not saved as UTF-8 (byte {error.start + 1} does not fit): "
            "save it again as UTF-8 text."
        ) from None
    if not text.strip("\ufeff \t\r\n"):
        raise ArticleError(f"“{name}” is empty: paste the article's text into it.")
    return text


def seeds() -> Traversable:
    """The folder of the two articles: inside the installed package, or beside it."""
    packaged = files("lessons") / "seeds"
    if (packaged / "articles.toml").is_file():
        return packaged
    return Path(__file__).parents[2] / "seeds"


@cache
def load_data(name: str) -> dict[str, object]:
    """One of the kit's own TOML files from `seeds()`, as nested dictionaries.

    Read once and shared: do not change what it returns.
    """
    return tomllib.loads((seeds() / name).read_text(encoding="utf-8"))


def load_pair() -> tuple[Article, Article]:
    """The two seed articles with their cards, the wire report first."""
    first, second = (
        _article(
            seeds() / about["file"],
            letter=about["letter"],
            label=about["label"],
            card=_card(about),
        )
        for about in load_data("articles.toml")["article"]
    )
    return first, second


def _card(about: dict) -> Card:
    lines = {
        kind: tuple(
            Finding(line["claim"], tuple(line.get("words", ())))
            for line in about.get(kind, ())
        )
        for kind in ("proves", "suggests", "unknown")
    }
    return Card(**lines, rights=about["rights"])
