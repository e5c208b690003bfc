"""Articles: the exact text, what each part of it is, and what we know of its origin."""

from __future__ import annotations

import hashlib
import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from importlib.resources import files
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from lessons.reading.documents import (
    ArticleError,
    Document,
    document_from_bytes,
    document_from_text,
    read_document,
    read_folder,
)
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
    ("the wire report"). Offsets everywhere are characters of `text`, which keeps its
    own line ends and holds what `Document.text` says. `notes` are sentences on how it
    was read and what it looks like, empty where all is as expected.
    """

    text: str
    segments: tuple[Segment, ...]
    letter: str = ""
    label: str = ""
    file: str = ""
    card: Card = field(default=Card(), repr=False)
    notes: tuple[str, ...] = field(default=(), repr=False)

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

    @cached_property
    def words_by_sentence(self) -> tuple[tuple[Token, ...], ...]:
        """The words of the body, one tuple for each of `sentences`."""
        cuts = [bisect_left(self._word_starts, at) for at in self._sentence_starts]
        ends = [*cuts[1:], len(self.words)][: len(cuts)]  # none without a sentence
        return tuple(self.words[a:b] for a, b in zip(cuts, ends, strict=True))

    @cached_property
    def _word_starts(self) -> list[int]:
        return [word.start for word in self.words]

    @cached_property
    def _word_ends(self) -> list[int]:
        return [word.end for word in self.words]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _body_starts(self) -> list[int]:
        """The offset in `body` at which each of the body's segments begins."""
        lengths = (len(part.text) + 1 for part in self._body_parts)
        return list(accumulate(lengths, initial=0))[:-1]

    @cached_property
    def _body_parts(self) -> tuple[Segment, ...]:
        return self.parts("body")

    @property
    def sha256(self) -> str:
        """The fingerprint of `text` in UTF-8, in hexadecimal.

        For a plain text saved as UTF-8 that is the fingerprint of the file.
        """
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()

    def with_roles(self, roles: Mapping[int, str]) -> Article:
        """The same article with other roles for some of its segments.

        `roles` maps a segment's number, counted from 0, to one of `ROLES`. Raises
        `ArticleError` for a number or a role that there is not.
        """
        segments = list(self.segments)
        for number, role in roles.items():
            if number not in range(len(segments)):
                raise ArticleError(
                    f"There is no part {number!r}: this article has {len(segments)} "
                    "parts, counted from 0."
                )
            if role not in ROLES:
                raise ArticleError(
                    f"{role!r} is not a role: choose one of {', '.join(ROLES)}."
                )
            segments[number] = replace(segments[number], role=role)
        return replace(self, segments=tuple(segments))

    def parts(self, *roles: str) -> tuple[Segment, ...]:
        """The segments that have one of `roles`, in order."""
        return tuple(part for part in self.segments if part.role in roles)

    def in_text(self, offset: int) -> int:
        """The offset in `text` of the character at `offset` of `body`.

        Raises `LookupError` where the body ends before that.
        """
        at = bisect_right(self._body_starts, offset) - 1
        if offset > len(self.body) or not self._body_parts:
            beyond = offset - len(self.body)
            raise LookupError(f"the body ends {beyond} characters before that")
        return self._body_parts[at].start + offset - self._body_starts[at]

    def words_between(self, start: int, end: int) -> int:
        """How many of the body's words begin from `start` up to `end` of `text`."""
        starts = self._word_starts
        return bisect_left(starts, end) - bisect_left(starts, start)

    def way_through(self, offset: int) -> float:
        """How much of the body's words stands before `offset` of `text`, 0 to 1."""
        return bisect_right(self._word_ends, offset) / max(len(self.words), 1)

    def sentence_at(self, offset: int) -> Span:
        """The body sentence that holds the character at `offset` of `text`.

        Raises `LookupError` where that character is outside the body.
        """
        at = bisect_right(self._sentence_starts, offset) - 1
        if at < 0 or offset >= self.sentences[at].end:
            raise LookupError(f"no sentence of the body holds character {offset}")
        return self.sentences[at]


# What each part is ------------------------------------------------------------

# A mark of byte order and the date that a scraper puts first are not the article's.
_SCRAPED = re.compile(r"[\s\ufeff]*date \d{4}-\d{2}-\d{2}(?:\s+|$)|\s*\ufeff+")
# A line with the blank lines after it (and before it, where it is the first).
_ENDS = r"\n\r\u2028\u2029"
_LINE = re.compile(
    rf"(?:\A\s+)?[^{_ENDS}]+(?:[{_ENDS}](?:[^\S{_ENDS}]*[{_ENDS}])*(?:[^\S{_ENDS}]+\Z)?)?"
    r"|\s+"
)
_CREDIT_WORDS = 12
# At the end of a caption: "… in Pyongyang. Photograph: KCNA via Getty Images".
_PHOTOGRAPH = re.compile(
    r"(?:^|(?<=[.!?\"”’)\]|–—] )|(?<=\())(?:Photograph|Photo|Picture|Image)s?(?: by|:) "
)
_BETWEEN_NAMES = frozenset(
    "via for of the and from by through courtesy de la van".split()
)
_IMAGE_CREDIT = re.compile(
    r"(?:top |main )?(?:image|photo|picture|photograph)s?"
    r"(?: (?:via|by|from|credit)\b|:|/)",
    re.I,
)
_SHOWS = re.compile(r"\b(?:shows?|showed|showing|depicts?|reveals?|captures?)\b")
_WIRE_CREDIT = re.compile(r"[–—-] ?(?:Reuters|AP|AFP|PA|UPI|Bloomberg)\.?\s*$")
_POST_ATTRIBUTION = re.compile(r"[—–-] .{1,80}\(@\w+\)")
_SIGN_OFF_WORDS = 40
_SIGN_OFF = re.compile(
    r"\b(?:follow us|subscribe|sign up|newsletter|like what you read|read more:)", re.I
)
# "Subscribe to our newsletter", "If you like it, follow us on Facebook".
_PLEA = (
    r"(?:please |why not |then |and |so )?"
    r"(?:follow us|subscribe|sign up|like what you read|read more:|newsletter:)(?!\w)"
)
_PLEA_FIRST = re.compile(rf"[^\w\"“‘']*{_PLEA}", re.I)
_PLEA_IN_CLAUSE = re.compile(rf"[,;:.!?–—|-]\s+{_PLEA}", re.I)
_TO_THE_READER = re.compile(r"\b(?:you|your|we|us|our)\b", re.I)
_REPORTED = re.compile(
    r"\b(?:sa(?:y|ys|id)|t(?:ell|ells|old)|add(?:s|ed)|asks?|asked|wr(?:ites?|ote)|"
    r"(?:report|announc|claim|warn|insist)\w*|according to)\b"
)
_LAST_LINES = 3
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November"
_CAPTION_END = re.compile(
    rf"\bon (?:{_MONTHS}|December) \d{{1,2}}(?:st|nd|rd|th)?, \d{{4}}\.$"
)
# A caption tells what its picture shows, in the present: "Mr Kim walks past …".
_SHOWN = re.compile(
    r"\b(?:(?:is|are) (?:seen|pictured|shown)|(?:seen|pictured|photographed)\b|"
    r"(?:walk|attend|release|shake|pose|speak|greet|wave|stand|sit|look|smile|watch|"
    r"arrive|gesture|deliver|inspect|toast|embrace|review|listen|applaud|board|ride|"
    r"gather|celebrate|protest|march|hold|carry|carrie|hug|kiss|react|leave|pass|"
    r"salute|clap|cheer|pray|queue|wait|work|play|run|meet|visit|talk|sign|lay)"
    r"(?:s|es)?\b)"
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|has|have|been|will|would|could|should|may|might|must|said|"
    r"told|met|held|took|began|came|went|gave|made|became|saw|sent|won|lost|spoke|rode|"
    r"flew|stood|sat|shook|left for|left the)\b|"
    r"(?<!\bthe )(?<!\ba )\b(?!(?:pictur|photograph|hundr|wound|arm|mask)ed)"
    r"[a-z]+[^\We]ed\b(?! (?:by|with)\b)"
)
_ENDS_A_SENTENCE = re.compile(r"[.!?:;,…][\"'”’)\]]*$")
_HEADING_WORDS = 8


def segment(text: str) -> tuple[Segment, ...]:
    """Give each character of `text` to one segment with one of `ROLES`.

    Works line by line with rules that a reader could apply: a line that ends in
    "– Reuters" holds a wire credit, a line that introduces "(@name)" names who wrote
    the lines above it, a short line that ends in no mark is a sub-heading. The rules
    guess; where they are in doubt a line is body, as is a caption with no credit and no
    date.
    """
    scraped = _SCRAPED.match(text)
    at = scraped.end() if scraped else 0
    lines = _LINE.findall(text[at:])
    plain = [line.strip() for line in lines]
    roles = [
        _role(line, last=number >= len(plain) - _LAST_LINES)
        for number, line in enumerate(plain)
    ]
    _mark_posts(plain, roles)
    segments = [Segment("scrape metadata", 0, at, text[:at])] if at else []
    for line, role in zip(lines, roles, strict=True):
        for part_role, part in _split_line(line, role):
            segments.append(Segment(part_role, at, at + len(part), part))
            at += len(part)
    return tuple(segments)


def _role(line: str, *, last: bool = False) -> str:
    """The role of a line; `last` says that it is one of the text's last three."""
    if _POST_ATTRIBUTION.match(line):
        return "post attribution"
    if _is_sign_off(line, last):
        return "sign-off"
    if _is_image_credit(line):
        return "image credit"
    if _is_caption(line):
        return "caption"
    if line and not _ENDS_A_SENTENCE.search(line) and not _WIRE_CREDIT.search(line):
        short = len(line.split()) <= _HEADING_WORDS
        return "sub-heading" if short and "://" not in line else "body"
    return "body"


def _is_sign_off(line: str, last: bool) -> bool:
    """Whether a line asks the reader to subscribe, or to follow, or to read on."""
    if not _SIGN_OFF.search(line) or len(line.split()) >= _SIGN_OFF_WORDS:
        return False
    if _PLEA_FIRST.match(line):
        return True
    asks = _PLEA_IN_CLAUSE.search(line) or (last and _TO_THE_READER.search(line))
    return bool(asks and not _REPORTED.search(line))


def _is_image_credit(line: str) -> bool:
    """Whether a line only names who took a picture: no sentence, and short."""
    if credit := _photographer(line):
        return not credit.start()
    return bool(
        _IMAGE_CREDIT.match(line)
        and len(line.split()) <= _CREDIT_WORDS
        and not _ENDS_A_SENTENCE.search(line)
        and not _SHOWS.search(line)
    )


def _is_caption(line: str) -> bool:
    """Whether a line ends in a photographer's credit, or is dated as captions are."""
    return bool(_photographer(line)) or bool(
        _CAPTION_END.search(line)
        and _SHOWN.search(line)
        and not _PAST.search(line)
        and len(sentences(line)) == 1
    )


def _photographer(line: str) -> re.Match[str] | None:
    """The credit at the end of a line, if only names follow it."""
    credits = list(_PHOTOGRAPH.finditer(line))
    named = line[credits[-1].end() :].split() if credits else []
    names_only = all(
        word in _BETWEEN_NAMES or not word.lstrip('(“"').islower() for word in named
    )
    return credits[-1] if 0 < len(named) <= _CREDIT_WORDS and names_only else None


def _mark_posts(lines: list[str], roles: list[str]) -> None:
    """A post stands above its attribution, back to the last finished sentence."""
    for index, role in enumerate(roles):
        above = index - 1
        while (
            role == "post attribution"
            and above >= 0
            and roles[above] in ("body", "sub-heading")
            and not _ENDS_A_SENTENCE.search(lines[above])
        ):
            roles[above] = "embedded post"
            above -= 1


def _split_line(line: str, role: str) -> Iterator[tuple[str, str]]:
    """A line may hold two parts run together by whoever copied it."""
    found = None
    if role == "caption":
        found, inner = _photographer(line), "image credit"
    elif role == "body":
        found, inner = _WIRE_CREDIT.search(line), "wire credit"
    if found and found.start():
        yield role, line[: found.start()]
        role, line = inner, line[found.start() :]
    yield role, line


# Reading files ----------------------------------------------------------------


def read_article(path: str | Path) -> Article:
    """Read one article from a .txt, .md, .html, .docx or .pdf file.

    The text of a plain text file is kept character by character. Raises `ArticleError`
    for a file that is missing, too large, damaged or without words; its message says
    in one sentence what to do. What else is worth knowing stands in `Article.notes`.
    """
    return _article(read_document(path))


def article_from_text(
    text: str, *, letter: str = "", label: str = "", file: str = ""
) -> Article:
    """The article in a text that was pasted, character by character.

    Raises `ArticleError` for a text with no words in it, or far too many.
    """
    return _article(document_from_text(text, file), letter=letter, label=label)


def pair_from_folder(
    folder: str | Path,
) -> tuple[tuple[Article, Article], tuple[str, ...]]:
    """The first two articles of a folder, in the order of names, as "A" and "B".

    With them sentences on each file that was left out. Raises `ArticleError` for a
    folder with fewer than two articles that can be read.
    """
    documents, left_out = read_folder(folder)
    if len(documents) < 2:
        one = "only one article" if documents else "no article"
        raise ArticleError(
            f"In that folder {one} can be read, and a pair needs two: put two files "
            f"into it{_because(left_out)}."
        )
    first, second = documents
    return (_article(first, letter="A"), _article(second, letter="B")), left_out


def _because(left_out: tuple[str, ...]) -> str:
    """The first reason why a file was left out, as the end of another sentence."""
    return f" (left out: {left_out[0].rstrip('.')})" if left_out else ""


def _article(document: Document, **known: object) -> Article:
    return Article(
        text=document.text,
        segments=segment(document.text),
        file=document.file,
        notes=document.notes,
        **known,
    )


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
            document_from_bytes((seeds() / about["file"]).read_bytes(), about["file"]),
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
