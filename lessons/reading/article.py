"""One article: its exact text, its parts, and what is known of where it comes from."""

from __future__ import annotations

import hashlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate
from pathlib import Path

from lessons.language import tr
from lessons.reading.documents import (
    ArticleError,
    Document,
    document_from_bytes,
    document_from_text,
    read_document,
    read_folder,
)
from lessons.reading.segments import ROLES, Segment, segment
from lessons.reading.text import Sentence, sentences
from lessons.reading.token_row import TokenRow


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of a provenance card and the words of the article that it rests on."""

    claim: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """What a text says of its own origin.

    The findings are sorted: what the text proves, what it suggests, what stays unknown.
    """

    proves: tuple[Finding, ...] = ()
    suggests: tuple[Finding, ...] = ()
    unknown: tuple[Finding, ...] = ()
    rights: str = ""


@dataclass(frozen=True)
class Article:
    """One article, exactly as it was saved.

    `letter` is its name in charts and tables ("A"), `label` its name in sentences
    ("the wire report"). Offsets everywhere are characters of `text`, which is the
    `text` of its `Document`. `notes` are sentences on how it was read and what it looks
    like; there are none if all is as expected.
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
        return f"<Article {named}: {len(self.tokens)} words in the body>"

    @property
    def name(self) -> str:
        """How a chart labels it, such as "A · the wire report"."""
        return " · ".join(filter(None, (self.letter, self.label))) or self.file

    @property
    def body(self) -> str:
        """The body's segments joined by newlines: made each time, a book is long."""
        return "\n".join(part.text for part in self.parts("body"))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the body: each reads as text and knows its id and offsets.

        >>> from lessons.reading.pair import load_pair
        >>> first = load_pair().a.sentences[0]
        >>> first.id, first.start
        ('A1', 191)
        >>> "Kim Jong-un" in first
        True
        """
        spans = (
            (part.start + sentence.start, sentence.text)
            for part in self.parts("body")
            for sentence in sentences(part.text)
        )
        return tuple(
            Sentence(text, start, f"{self.letter}{number}")
            for number, (start, text) in enumerate(spans, start=1)
        )

    @cached_property
    def tokens(self) -> TokenRow:
        """The words of the body as they are written, with their offsets in `text`."""
        return TokenRow.of((part.text, part.start) for part in self.parts("body"))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the body in lower case, one for each of `tokens`: to be counted.

        >>> from nltk import FreqDist
        >>> from lessons.reading.pair import load_pair
        >>> FreqDist(load_pair().a.words)["war"]
        2
        """
        return self.tokens.keys

    @property
    def tokens_by_sentence(self) -> tuple[TokenRow, ...]:
        """The tokens of the body, one row for each of `sentences`: made each time."""
        return tuple(self.tokens[a:b] for a, b in self._words_of_sentences)

    @property
    def words_by_sentence(self) -> Iterator[tuple[str, ...]]:
        """The words of the body in lower case, one tuple for each of `sentences`."""
        return (self.words[a:b] for a, b in self._words_of_sentences)

    @property
    def _words_of_sentences(self) -> Iterator[tuple[int, int]]:
        """Between which places of `tokens` each sentence lies."""
        cuts = [bisect_left(self._token_starts, at) for at in self._sentence_starts]
        ends = [*cuts[1:], len(self.tokens)][: len(cuts)]  # none without a sentence
        return zip(cuts, ends, strict=True)

    @cached_property
    def _token_starts(self) -> array[int]:
        return self.tokens.starts

    @cached_property
    def _token_ends(self) -> array[int]:
        return array("q", (token.end for token in self.tokens))

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _body_starts(self) -> list[int]:
        """The offset in `body` at which each of the body's segments begins."""
        lengths = (len(part.text) + 1 for part in self._body_parts)
        return list(accumulate(lengths, initial=0))[:-1]

    @property
    def _body_length(self) -> int:
        parts = self._body_parts
        return self._body_starts[-1] + len(parts[-1].text) if parts else 0

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
        `ArticleError` for a number that no segment has and for an unknown role.
        """
        segments = list(self.segments)
        for number, role in roles.items():
            if number not in range(len(segments)):
                raise ArticleError(
                    tr(
                        "There is no part {number!r}: this article has {segments} "
                        "parts, counted from 0.",
                        number=number,
                        segments=len(segments),
                    )
                )
            if role not in ROLES:
                raise ArticleError(
                    tr(
                        "{role!r} is not a role: choose one of {roles}.",
                        role=role,
                        roles=", ".join(ROLES),
                    )
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
        beyond = offset - self._body_length
        if beyond > 0 or not self._body_parts:
            raise LookupError(
                tr("the body ends {beyond} characters before that", beyond=beyond)
            )
        return self._body_parts[at].start + offset - self._body_starts[at]

    def words_between(self, start: int, end: int) -> int:
        """How many of the body's words begin between `start` and `end` of `text`."""
        starts = self._token_starts
        return bisect_left(starts, end) - bisect_left(starts, start)

    def way_through(self, offset: int) -> float:
        """The share of the body's words that stand before `offset` of `text`."""
        return bisect_right(self._token_ends, offset) / max(len(self.tokens), 1)

    def sentence_at(self, offset: int) -> Sentence:
        """The body sentence that holds the character at `offset` of `text`.

        Raises `LookupError` where that character is outside the body.
        """
        at = bisect_right(self._sentence_starts, offset) - 1
        if at < 0 or offset >= self.sentences[at].end:
            raise LookupError(
                tr("no sentence of the body holds character {offset}", offset=offset)
            )
        return self.sentences[at]


# Reading files ----------------------------------------------------------------


def read_article(path: str | Path) -> Article:
    """Read one article from a .txt, .md, .html, .docx or .pdf file.

    The text of a plain text file is kept character by character. Raises `ArticleError`
    for a file that is missing, too large, damaged or without words; its message says
    in one sentence what to do. Anything else worth knowing is in `Article.notes`.

    >>> try:
    ...     read_article("nowhere.txt")
    ... except ArticleError as problem:
    ...     print(problem)
    There is no file “nowhere.txt” here: check its name and its folder.
    """
    return _article(read_document(path))


def article_from_text(
    text: str, *, letter: str = "", label: str = "", file: str = ""
) -> Article:
    """The article in a text that was pasted, character by character.

    Raises `ArticleError` for a text with no words in it, or far too many.

    >>> story = article_from_text("The ferry came late. It rained.", letter="A")
    >>> story.sentences[1].id, story.words[:3]
    ('A2', ('the', 'ferry', 'came'))
    """
    return _article(document_from_text(text, file), letter=letter, label=label)


def pair_from_folder(
    folder: str | Path,
) -> tuple[tuple[Article, Article], tuple[str, ...]]:
    """The first two articles of a folder, in the order of names, as "A" and "B".

    The second value holds a sentence on each file that was left out. Raises
    `ArticleError` for a folder with fewer than two articles that can be read.
    """
    documents, left_out = read_folder(folder)
    if len(documents) < 2:
        one = tr("only one article") if documents else tr("no article")
        raise ArticleError(
            tr(
                "In that folder {one} can be read, and a pair needs two: put two files "
                "into it{left_out}.",
                one=one,
                left_out=_because(left_out),
            )
        )
    first, second = documents
    return (_article(first, letter="A"), _article(second, letter="B")), left_out


def _because(left_out: tuple[str, ...]) -> str:
    """The first reason why a file was left out, as the end of another sentence."""
    return (
        tr(" (left out: {rstrip})", rstrip=left_out[0].rstrip(".")) if left_out else ""
    )


def article_from_bytes(
    data: bytes, file: str, *, letter: str = "", label: str = "", card: Card = Card()
) -> Article:
    """The article in the bytes of a file; `file` is its name, which tells its kind.

    Raises `ArticleError` for bytes that cannot be read.
    """
    document = document_from_bytes(data, file)
    return _article(document, letter=letter, label=label, card=card)


def _article(document: Document, **known: object) -> Article:
    return Article(
        text=document.text,
        segments=segment(document.text),
        file=document.file,
        notes=document.notes,
        **known,
    )
