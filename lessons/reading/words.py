"""Sentences and tokens as spans, so that every count leads back to its words.

Two ways of cutting are kept apart here. The *house* way (`sentences`, `tokens`) is
the one that every measurement in the kit uses. `TOKENISERS` and `SPLITTERS` hold the
house way beside well-known others, so that a class can see what each gets wrong.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from html import unescape
from unicodedata import normalize

from nltk.tokenize import NLTKWordTokenizer, TweetTokenizer
from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text: `text == source[start:end]`, offsets in characters."""

    start: int
    end: int
    text: str

    def shifted(self, by: int) -> Span:
        """The same stretch, seen from a text in which it starts `by` later."""
        return type(self)(self.start + by, self.end + by, self.text)


@dataclass(frozen=True, slots=True)
class Token(Span):
    """One token: a word, a number, a sign or a mark of punctuation."""

    @property
    def is_word(self) -> bool:
        """Whether it holds a letter or a digit; only such tokens are counted."""
        return any(character.isalnum() for character in self.text)

    @property
    def key(self) -> str:
        """The word type it belongs to: see `word_key`."""
        return word_key(self.text)


# Typography -------------------------------------------------------------------

_STRAIGHT = str.maketrans("“”„‟«»‘’‚‛′″‐‑\u00a0", '""""""\'\'\'\'\'"-- ')


# Soft hyphen, marks of direction, joiners of words: nobody reads them.
_UNSEEN = dict.fromkeys(
    [
        0xAD,
        0x200B,
        0x200E,
        0x200F,
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        0xFEFF,
    ]
)


def straighten(text: str) -> str:
    """Curly quotes, apostrophes and hard hyphens made plain, length unchanged.

    Offsets into the result are offsets into `text`: one character for one.
    """
    return text.translate(_STRAIGHT)


def word_key(word: str) -> str:
    """The word type of one word: lower case, straight apostrophe.

    An accent counts the same whether it is part of its letter or stands after it, and
    what only guides the printer (a soft hyphen, a mark of direction) is left out.
    """
    if word.isascii():
        return word.lower()
    return normalize("NFC", straighten(word).translate(_UNSEEN)).lower()


# Tokens -----------------------------------------------------------------------

# What goes on with a word but begins none: accents that stand alone, the vowel signs
# of scripts that have them, joiners, soft hyphens, marks of direction.
_MARK = (
    r"\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    r"\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
    r"\u0730-\u074a\u07a6-\u07b0\u0900-\u0903\u093a-\u094f\u0962\u0963\u0980-\u0dff"
    r"\u0e31-\u0e4e\u0eb1-\u0ecd\u0f18\u0f19\u0f35-\u0f39\u0f71-\u0f84\u102b-\u103e"
    r"\u1056-\u1059\u17b4-\u17d3\u1ab0-\u1aff\u1dc0-\u1dff\u200c-\u200f\u202a-\u202e"
    r"\u2060-\u2064\u2066-\u2069\u20d0-\u20f0\ufe20-\ufe2f"
)
# One picture: flags are two characters, and a family several, joined.
_SHADE = r"[\ufe0f\U0001F3FB-\U0001F3FF\U000E0020-\U000E007F]*"
_PICTURE = (
    r"[\u00a9\u00ae\u203c\u2049\u2122\u2190-\u2bff"
    r"\U0001F000-\U0001F1E5\U0001F200-\U0001FAFF]"
)
_EMOJI = rf"{_PICTURE}{_SHADE}(?:\u200d{_PICTURE}{_SHADE})*"
_PIECE = rf"(?:\d+(?:[.,:]\d+)+[\w{_MARK}]*|\w[\w{_MARK}]*)"

# Tried in this order at each place in the text. No part of it may try the same words
# in two ways, so that its time stays linear in any text.
_TOKEN = re.compile(
    rf"""
    [A-Za-z]+(?=[\s,;!?)”"]|\.\s+[^\d\s])             # most words: tried first
  | [.,;:!?()“”"]
  | https?://\S+
  | (?<![\w.-])(?:[\w-]+\.)+[a-z]{{2,}}/[\w/]+      # web addresses
  | [@\#]\w+                                         # handles and hashtags
  | \b(?:[A-Za-z]\.){{2,}}                            # U.S.
  | \b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.(?=\s+\d)   # Jun. 18
  | [\U0001F1E6-\U0001F1FF]{{2}}                      # a flag is two characters
  | {_PIECE}(?:[-'’‐‑]{_PIECE})*      # war  don’t  Jong-un  1,000  24.5km  19th
  | {_EMOJI}
  | [^\w\s]                                          # one mark of punctuation
    """,
    re.VERBOSE,
)


# With the space before a token, so that no time is lost on trying it for one.
_SPACED_TOKEN = re.compile(rf"\s*({_TOKEN.pattern})", re.VERBOSE)


def tokens(text: str) -> tuple[Token, ...]:
    """Every token of `text` in order; only white space lies between them.

    A word keeps its inner hyphens and apostrophes ("Jong-un", "don’t"), an
    abbreviation its full stops ("U.S.", "Jun." before a day), a number its points and
    its unit ("10,000-strong", "5.3bn").
    """
    return tuple(
        Token(found.start(), found.end(), found.group())
        for found in _TOKEN.finditer(text)
    )


def words(text: str) -> tuple[Token, ...]:
    """The tokens of `text` that are words or numbers: what the kit counts."""
    return tuple(token for token in tokens(text) if token.is_word)


def word_keys(text: str) -> tuple[str, ...]:
    """The word type of each word of `text`, in order: the input of every count."""
    return tuple(word.key for word in words(text))


def type_counts(text: str) -> Counter[str]:
    """How often each word type occurs: the counts of `word_keys`, many times faster."""
    counted = Counter(map(_type_of, _SPACED_TOKEN.findall(text.strip())))
    del counted[""]
    return counted


@lru_cache(maxsize=100_000)
def _type_of(token: str) -> str:
    """The word type of a token; "" for what is no word."""
    return word_key(token) if any(map(str.isalnum, token)) else ""


# Sentences --------------------------------------------------------------------

ABBREVIATIONS = frozenset(
    # Without the last full stop, in lower case, as Punkt wants them.
    "u.s u.n u.k e.u d.c a.m p.m e.g i.e jan feb mar apr jun jul aug sep sept oct nov "
    "dec mr mrs ms dr prof sen rep gov gen col lt sgt capt rev hon st jr sr vs inc ltd "
    "co corp dept pp".split()
)
# These are abbreviations before a number only: "No. 10", but "The answer was no."
_BEFORE_A_NUMBER = "no nos vol vols fig figs art est".split()
# After an abbreviation, one of these with a capital letter does begin a sentence.
_STARTERS = frozenset(
    "the in but and he she it they we on at this that these those if when while after "
    "before however there his her their its both as shares officials police analysts "
    "experts critics authorities investors residents witnesses leaders reporters "
    "troops others people many some most several two three another earlier later "
    "meanwhile since although despite because what who why how now then here with for "
    "from by under among during following according".split()
)
_CLOSING_MARKS = "\"'”’)"
_STRETCH = 10_000  # characters that Punkt is given at once
_LONGEST = 16 * _STRETCH  # what has no end by then is no sentence
_SPACE = re.compile(r"\s+")


@cache
def _punkt(abbreviations: frozenset[str]) -> PunktSentenceTokenizer:
    # Nothing is trained: on one short article Punkt learns that "day" is an
    # abbreviation (Kiss and Strunk 2006 trained it on whole newspapers).
    parameters = PunktParameters()
    parameters.abbrev_types = set(abbreviations)
    if abbreviations:
        parameters.sent_starters = set(_STARTERS)
        parameters.collocations = {(w, "##number##") for w in _BEFORE_A_NUMBER}
    punkt = PunktSentenceTokenizer(parameters)
    # Most of its time goes into this one question, asked of the same few words in a
    # text that repeats itself.
    decide = punkt.text_contains_sentbreak
    remember = lru_cache(maxsize=1024)(decide)
    punkt.text_contains_sentbreak = lambda around: (
        remember(around) if len(around) <= _REACH else decide(around)
    )
    return punkt


def _punkt_spans(text: str, abbreviations: frozenset[str]) -> Iterator[Span]:
    for start, end in _punkt_cuts(text, abbreviations):
        yield Span(start, end, text[start:end])


def _punkt_cuts(text: str, abbreviations: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Punkt's sentences, read stretch by stretch.

    NLTK gives up on a text that takes it longer than five seconds. The last sentence of
    a stretch may go on, so the next stretch begins with it.
    """
    # Punkt knows straight closing quotes only, so it is shown straightened text.
    plain, at, length = straighten(text), 0, _STRETCH
    while at < len(plain):
        space = _SPACE.search(plain, at + length)
        end, then = space.span() if space else (len(plain), len(plain))
        cuts = [(at + s, at + e) for s, e in _cut(plain[at:end], abbreviations)]
        if space and len(cuts) == 1 and end - at < _LONGEST:
            length *= 4
            continue
        if space and len(cuts) > 1:
            then = cuts.pop()[0]
        yield from cuts
        at, length = then, _STRETCH


def _cut(stretch: str, abbreviations: frozenset[str]) -> Sequence[tuple[int, int]]:
    try:
        return list(_punkt(abbreviations).span_tokenize(stretch))
    except TimeoutError:  # no sentences that anyone wrote
        return [(span.start, span.end) for span in _naive(stretch)]


_LINE = re.compile(r"\S(?:[^\n\r\u2028\u2029]*\S)?")


def _lines(text: str) -> Iterator[Span]:
    for line in _LINE.finditer(text):
        yield Span(line.start(), line.end(), line.group())


def sentences(text: str) -> tuple[Span, ...]:
    """Every sentence of `text` in order; only white space lies between them.

    Lines are cut first, so that a heading never runs into the sentence after it;
    then Punkt (Kiss and Strunk 2006), untrained, with `ABBREVIATIONS`. After a
    question a small letter goes on with the same sentence: “Why?” she asked.
    """
    found: list[tuple[int, int]] = []
    for line in _lines(text):
        asked = False
        for cut in _punkt_spans(line.text, ABBREVIATIONS):
            start = line.start + cut.start
            if asked and cut.text[0].islower():
                start = found.pop()[0]
            found.append((start, line.start + cut.end))
            asked = cut.text.rstrip(_CLOSING_MARKS).endswith(("?", "!"))
    return tuple(Span(start, end, text[start:end]) for start, end in found)


# The comparison ---------------------------------------------------------------


_DOUBLE_QUOTES = ("``", "''", '"')  # NLTK's word tokeniser writes one for another
_ENTITY = re.compile(r"&#?\w{1,32};")
_REACH = 100  # characters in which a piece that is not at its place is looked for


def _aligned(
    text: str, pieces: Iterable[str], *, entities: bool = False
) -> tuple[Span, ...]:
    """Find where each piece came from, though a tokeniser may have rewritten it.

    What no piece accounts for is a piece of its own: nothing of the text is lost.
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


def _naive(text: str) -> tuple[Span, ...]:
    """Cut after every full stop, question or exclamation mark before a space."""
    return tuple(
        Span(found.start(), found.end(), found.group())
        for found in re.finditer(r"\S(?:.*?[.!?](?=\s)|.*\S|)", text, re.DOTALL)
    )


Cut = Callable[[str], tuple[Span, ...]]


def _pieces(tokenise: Callable[[str], list[str]], text: str) -> list[str]:
    """What another tokeniser gives; NLTK gives up on a text that takes it too long."""
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
    r"letters, digits, \w+": lambda text: tuple(
        Span(found.start(), found.end(), found.group())
        for found in re.finditer(r"\w+", text)
    ),
    "white space": lambda text: _aligned(text, text.split()),
}

SPLITTERS: dict[str, Cut] = {
    "at every full stop": _naive,
    "Punkt, bare": lambda text: tuple(_punkt_spans(text, frozenset())),
    "Punkt, with abbreviations": lambda text: tuple(_punkt_spans(text, ABBREVIATIONS)),
    "lines first (the kit's)": sentences,
}


@dataclass(frozen=True, slots=True)
class Slip:
    """One mistake of a cut: `shown` marks its place with `|` (cut) or `+` (joined)."""

    kind: str
    at: int
    shown: str


def torn(text: str, wholes: Iterable[str], cut: Cut) -> tuple[Slip, ...]:
    """The places where `cut` breaks one of the `wholes` that a reader would keep.

    A whole is torn when no token is exactly it: it was cut ("U|.|S|.") or something
    that is not part of it was left on ("Putin”").
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
    """Where `cut` splits a sentence of `reference`, and where it joins two of them."""
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
