"""Other well-known ways to cut a text, side by side with the kit's own.

The kit's way (`sentences`, `tokens`, `words`) is that of `lessons.reading.text`, and
can be imported from here too. `TOKENISERS` and `SPLITTERS` hold it beside others, so
that a class can see what each gets wrong.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from nltk.tokenize import NLTKWordTokenizer, TweetTokenizer

from lessons.language import tr
from lessons.reading.article import Article
from lessons.reading.text import (
    ABBREVIATIONS,
    Sentence,
    Span,
    Token,
    cut_at_stops,
    punkt_sentences,
    sentences,
    straighten,
    tokens,
    type_counts,
    word_key,
    word_keys,
    words,
)

__all__ = [
    "ABBREVIATIONS",
    "SPLITTERS",
    "TOKENISERS",
    "Cut",
    "Slip",
    "Span",
    "Token",
    "longest_piece",
    "sentences",
    "sentences_with",
    "split_slips",
    "straighten",
    "tokens",
    "torn",
    "type_counts",
    "word_key",
    "word_keys",
    "words",
]

_DOUBLE_QUOTES = ("``", "''", '"')  # NLTK's word tokeniser writes one for another
_ENTITY = re.compile(r"&#?\w{1,32};")
_REACH = 100  # characters in which a piece that is not at its place is looked for


def sentences_with(
    articles: Article | Iterable[Article], text: str
) -> tuple[Sentence, ...]:
    """The sentences of an article, or of a pair, that hold `text` letter for letter.

    Capitals and the shape of quotation marks and apostrophes make no difference. An
    empty `text` is in no sentence.

    >>> from lessons.reading.pair import load_pair
    >>> [found.id for found in sentences_with(load_pair(), "war ")]
    ['A2', 'A21', 'B2', 'B7', 'B12']
    """
    wanted = straighten(str(text)).casefold()
    if not wanted.strip():
        return ()
    return tuple(
        sentence
        for article in ([articles] if isinstance(articles, Article) else articles)
        for sentence in article.sentences
        if wanted in straighten(sentence).casefold()
    )


def _aligned(
    text: str, pieces: Iterable[str], *, entities: bool = False
) -> tuple[Span, ...]:
    """Find the place of each piece, though a tokeniser may have rewritten it.

    Text that belongs to no piece becomes a piece of its own, so that nothing is lost.
    With `entities`, "&" may have been written "&amp;".
    """
    spans: list[Span] = []
    at = 0
    for piece in pieces:
        if (place := _place(text, at, piece, entities)) is None:
            continue
        start, end = place
        spans += _unclaimed(text, at, start)
        spans.append(Span(start, end, text[start:end]))
        at = end
    return (*spans, *_unclaimed(text, at, len(text)))


def _place(text: str, at: int, piece: str, entities: bool) -> tuple[int, int] | None:
    """The nearest place of a piece at or after `at`, within reach."""
    word = re.compile(r"\s*").match(text, at).end()
    spellings = _DOUBLE_QUOTES if piece in _DOUBLE_QUOTES else (piece,)
    if entities and (end := _end_with_entities(text, word, piece)):
        return word, end
    near = [
        (start, start + len(spelling))
        for spelling in spellings
        if (start := text.find(spelling, word, word + _REACH + len(spelling))) >= 0
    ]
    return min(near, default=None)


def _end_with_entities(text: str, at: int, piece: str) -> int | None:
    """Where `piece` ends if it begins at `at`, each character plain or an entity."""
    for character in piece:
        entity = _ENTITY.match(text, at)
        if entity and unescape(entity.group()) == character:
            at = entity.end()
        elif text.startswith(character, at):
            at += 1
        else:
            return None
    return at


def _unclaimed(text: str, start: int, end: int) -> Iterator[Span]:
    for found in re.compile(r"\S+").finditer(text, start, end):
        yield Span(found.start(), found.end(), found.group())


Cut = Callable[[str], tuple[Span, ...]]


def _pieces(tokenise: Callable[[str], list[str]], text: str) -> list[str]:
    """The pieces of another tokeniser; NLTK gives up where it takes too long."""
    try:
        return tokenise(text)
    except TimeoutError:  # no words that anyone wrote
        return text.split()


TOKENISERS: dict[str, Cut] = {
    "the kit's": tokens,
    "NLTK word": lambda text: _aligned(
        text, _pieces(NLTKWordTokenizer().tokenize, text)
    ),
    "NLTK tweet": lambda text: _aligned(
        text, _pieces(TweetTokenizer().tokenize, text), entities=True
    ),
    "letters and digits": lambda text: tuple(
        Span(found.start(), found.end(), found.group())
        for found in re.finditer(r"\w+", text)
    ),
    "white space": lambda text: _aligned(text, text.split()),
}

SPLITTERS: dict[str, Cut] = {
    "at every full stop": cut_at_stops,
    "Punkt, bare": lambda text: tuple(punkt_sentences(text, frozenset())),
    "Punkt, with abbreviations": lambda text: tuple(punkt_sentences(text)),
    "lines first (the kit's)": sentences,
}


def longest_piece(text: str, splitter: str) -> Sentence:
    """The longest “sentence” that one of the `SPLITTERS` makes of a text.

    >>> longest_piece("Rain fell. The ferry came late.", "at every full stop")
    'The ferry came late.'

    Raises `ValueError` if no splitter has that name, and for a text with no sentence.
    """
    if splitter not in SPLITTERS:
        raise ValueError(
            tr(
                "There is no way to cut called “{splitter}”: choose one of "
                "{splitters}.",
                splitter=splitter,
                splitters=", ".join(SPLITTERS),
            )
        )
    pieces = SPLITTERS[splitter](text)
    if not pieces:
        raise ValueError(tr("There is no sentence in this text."))
    longest = max(pieces, key=lambda piece: len(piece.text))
    return Sentence(longest.text, longest.start)


@dataclass(frozen=True, slots=True)
class Slip:
    """One mistake of a cut: `shown` marks its place with `|` (cut) or `+` (joined)."""

    kind: str
    at: int
    shown: str


def torn(text: str, wholes: Iterable[str], cut: Cut) -> tuple[Slip, ...]:
    """The places where `cut` breaks one of the `wholes` that a reader would keep.

    A whole is torn if no token is exactly it: it was cut ("U|.|S|."), or something that
    is not part of it was left on ("Putin”").
    """
    pieces = cut(text)
    starts, ends = [p.start for p in pieces], [p.end for p in pieces]
    slips = []
    for whole in wholes:
        for found in re.finditer(rf"(?<!\w){re.escape(whole)}(?!\w)", text):
            start, end = found.span()
            over = pieces[bisect_right(ends, start) : bisect_left(starts, end)]
            if [(p.start, p.end) for p in over] != [(start, end)]:
                shown = "|".join(piece.text for piece in over) or whole
                slips.append(Slip("torn", start, shown))
    return tuple(sorted(slips, key=lambda slip: slip.at))


def split_slips(text: str, cut: Cut, reference: Cut = sentences) -> tuple[Slip, ...]:
    """Where `cut` splits a sentence of `reference`, and where it joins two of them.

    >>> slips = split_slips("Mr. Roe left. It rained.", SPLITTERS["at every full stop"])
    >>> [(slip.kind, slip.shown) for slip in slips]
    [('split', 'Mr.|Roe')]
    """
    proper = reference(text)
    ends = {span.end for span in proper[:-1]}
    found = {span.end for span in cut(text)[:-1]}
    splits = [
        Slip("split", end, _around(text, end, "|")) for end in sorted(found - ends)
    ]
    joins = [
        Slip("joined", end, _around(text, end, "+")) for end in sorted(ends - found)
    ]
    return tuple(sorted((*splits, *joins), key=lambda slip: slip.at))


def _around(text: str, at: int, mark: str) -> str:
    before = text[max(0, at - 2 * _REACH) : at].split()[-1:]
    after = text[at : at + 2 * _REACH].split()[:1]
    return mark.join((*before, *after))
