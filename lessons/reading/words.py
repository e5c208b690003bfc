"""Sentences and tokens as spans, so that every count leads back to its words.

Two ways of cutting are kept apart here. The *house* way (`sentences`, `tokens`) is
the one that every measurement in the kit uses. `TOKENISERS` and `SPLITTERS` hold the
house way beside well-known others, so that a class can see what each gets wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from nltk.tokenize import NLTKWordTokenizer, RegexpTokenizer, TweetTokenizer
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
        """The word type it belongs to: lower case, straight apostrophe."""
        return straighten(self.text).lower()


# Typography -------------------------------------------------------------------

_STRAIGHT = str.maketrans("“”„‟«»‘’‚‛′″‐‑\u00a0", '""""""\'\'\'\'\'"-- ')


def straighten(text: str) -> str:
    """Curly quotes, apostrophes and hard hyphens made plain, length unchanged.

    Offsets into the result are offsets into `text`: one character for one.
    """
    return text.translate(_STRAIGHT)


# Tokens -----------------------------------------------------------------------

# Tried in this order at each place in the text.
_TOKEN = r"""(?x)
    https?://\S+ | \b(?:[\w-]+\.)+[a-z]{2,}/[\w/]+    # web addresses
  | [@\#]\w+                                          # handles and hashtags
  | \b(?:[A-Za-z]\.){2,}                              # U.S.
  | \b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.(?=\s+\d)   # Jun. 18
  | \d+(?:[.,:]\d+)*(?:st|nd|rd|th)?(?![\w-])       # 1,000  24.5  19th
  | [\U0001F1E6-\U0001F1FF]{2}                         # a flag is two characters
  | \w[\w\u0300-\u036f]*(?:[-'’‐‑]\w[\w\u0300-\u036f]*)*   # war  don’t  Jong-un
  | [^\w\s]                                           # one mark of punctuation
"""
_house_tokeniser = RegexpTokenizer(_TOKEN)


def tokens(text: str) -> tuple[Token, ...]:
    """Every token of `text` in order; only white space lies between them.

    A word keeps its inner hyphens and apostrophes ("Jong-un", "don’t"), an
    abbreviation its full stops ("U.S.", "Jun." before a day).
    """
    return tuple(
        Token(start, end, text[start:end])
        for start, end in _house_tokeniser.span_tokenize(text)
    )


def words(text: str) -> tuple[Token, ...]:
    """The tokens of `text` that are words or numbers: what the kit counts."""
    return tuple(token for token in tokens(text) if token.is_word)


def word_keys(text: str) -> tuple[str, ...]:
    """The word type of each word of `text`, in order: the input of every count."""
    return tuple(word.key for word in words(text))


# Sentences --------------------------------------------------------------------

ABBREVIATIONS = frozenset(
    # Without the last full stop, in lower case, as Punkt wants them.
    "u.s u.n u.k e.u d.c a.m p.m e.g i.e jan feb mar apr jun jul aug sep sept oct nov "
    "dec mr mrs ms dr prof sen rep gov gen col lt sgt capt rev hon st jr sr vs no inc "
    "ltd co corp dept est fig vol pp".split()
)
# After an abbreviation, one of these with a capital letter does begin a sentence.
_STARTERS = frozenset(
    "the in but and he she it they we on at this that these those if when while after "
    "before however there his her their its both as".split()
)
_ASKED = re.compile(r"[?!][\"'”’)]*$")


@cache
def _punkt(abbreviations: frozenset[str]) -> PunktSentenceTokenizer:
    # Nothing is trained: on one short article Punkt learns that "day" is an
    # abbreviation (Kiss and Strunk 2006 trained it on whole newspapers).
    parameters = PunktParameters()
    parameters.abbrev_types = set(abbreviations)
    parameters.sent_starters = set(_STARTERS) if abbreviations else set()
    return PunktSentenceTokenizer(parameters)


def _punkt_spans(text: str, abbreviations: frozenset[str]) -> Iterator[Span]:
    # Punkt knows straight closing quotes only, so it is shown straightened text.
    for start, end in _punkt(abbreviations).span_tokenize(straighten(text)):
        yield Span(start, end, text[start:end])


def _lines(text: str) -> Iterator[Span]:
    for line in re.finditer(r"\S(?:[^\n]*\S)?", text):
        yield Span(line.start(), line.end(), line.group())


def sentences(text: str) -> tuple[Span, ...]:
    """Every sentence of `text` in order; only white space lies between them.

    Lines are cut first, so that a heading never runs into the sentence after it;
    then Punkt (Kiss and Strunk 2006), untrained, with `ABBREVIATIONS`. After a
    question a small letter goes on with the same sentence: “Why?” she asked.
    """
    found: list[Span] = []
    for line in _lines(text):
        for cut in _punkt_spans(line.text, ABBREVIATIONS):
            sentence = cut.shifted(line.start)
            asked = cut.start and _ASKED.search(found[-1].text)
            if asked and sentence.text[0].islower():
                start = found.pop().start
                sentence = Span(start, sentence.end, text[start : sentence.end])
            found.append(sentence)
    return tuple(found)


# The comparison ---------------------------------------------------------------


def _aligned(text: str, pieces: Iterable[str]) -> tuple[Span, ...]:
    """Find where each piece came from; NLTK's word tokeniser rewrites quotes."""
    spans, at = [], 0
    for piece in pieces:
        for candidate in (piece, '"') if piece in ("``", "''") else (piece,):
            start = text.find(candidate, at)
            if start >= 0 and not text[at:start].strip():
                spans.append(Span(start, at := start + len(candidate), candidate))
                break
    return tuple(spans)


def _naive(text: str) -> tuple[Span, ...]:
    """Cut after every full stop, question or exclamation mark before a space."""
    return tuple(
        Span(found.start(), found.end(), found.group())
        for found in re.finditer(r"\S(?:.*?[.!?](?=\s)|.*\S|)", text, re.DOTALL)
    )


Cut = Callable[[str], tuple[Span, ...]]

TOKENISERS: dict[str, Cut] = {
    "the kit's": tokens,
    "NLTK word": lambda text: _aligned(text, NLTKWordTokenizer().tokenize(text)),
    "NLTK tweet": lambda text: _aligned(text, TweetTokenizer().tokenize(text)),
    r"letters only, \w+": lambda text: tuple(
        Span(*span, text[slice(*span)])
        for span in RegexpTokenizer(r"\w+").span_tokenize(text)
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
    slips = []
    for whole in wholes:
        for found in re.finditer(rf"(?<!\w){re.escape(whole)}(?!\w)", text):
            start, end = found.span()
            over = [p for p in pieces if p.start < end and p.end > start]
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
    before = text[:at].split()[-1:]
    after = text[at:].split()[:1]
    return mark.join((*before, *after))
