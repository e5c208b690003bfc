"""A text's sentences and tokens as spans, so that a count leads back to its words.

One way of cutting for every measurement in the kit: `sentences`, `tokens`, `words`, and
the one list of abbreviations. Other ways stand beside it in `lessons.reading.words`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from string import whitespace
from unicodedata import normalize

from nltk.tokenize.punkt import (
    PunktLanguageVars,
    PunktParameters,
    PunktSentenceTokenizer,
    PunktToken,
)

from lessons.language import tr
from lessons.reading.ligatures import LIGATURES


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text: `text == source[start:end]`, offsets in characters.

    Tokens, names and quotations are spans too, with more that is known of them.
    """

    start: int
    end: int
    text: str

    def shifted(self, by: int) -> Span:
        """The same stretch, seen from a text in which it starts `by` later."""
        return replace(self, start=self.start + by, end=self.end + by)


@dataclass(frozen=True, slots=True)
class Token(Span):
    """One token: a word, a number, a sign or a mark of punctuation."""

    def shifted(self, by: int) -> Token:
        """The same token, seen from a text in which it starts `by` later."""
        # As `Span.shifted` does, but in half the time: there is one for each word.
        return Token(self.start + by, self.end + by, self.text)

    @property
    def is_word(self) -> bool:
        """Whether it holds a letter or a digit; only such tokens are counted."""
        return any(character.isalnum() for character in self.text)

    @property
    def key(self) -> str:
        """The word type it belongs to: see `word_key`."""
        return word_key(self.text)


class Sentence(str):
    """A sentence of an article: a text that knows where it stands.

    It is a string, so it is searched, compared and printed as any string is; two
    sentences of the same words are equal wherever they stand. `id` is its name in the
    kit ("A15"), empty outside an article; `start` and `end` are offsets in characters.

    >>> sentence = Sentence("No war began.", start=40, id="A15")
    >>> "war" in sentence, sentence.id, sentence.end
    (True, 'A15', 53)
    """

    __slots__ = ("id", "start")

    id: str
    start: int

    def __new__(cls, text: str, start: int = 0, id: str = "") -> Sentence:
        """The sentence `text`, which begins at `start` of its article."""
        sentence = super().__new__(cls, text)
        object.__setattr__(sentence, "start", start)
        object.__setattr__(sentence, "id", id)
        return sentence

    @property
    def end(self) -> int:
        """Where it ends: the offset after its last character."""
        return self.start + len(self)

    @property
    def text(self) -> str:
        """The text alone, as a plain `str`."""
        return str(self)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(
            tr("a sentence does not change: {name!r} cannot be set", name=name)
        )

    def __delattr__(self, name: str) -> None:
        raise AttributeError(
            tr("a sentence does not change: {name!r} cannot be deleted", name=name)
        )

    def __reduce__(self) -> tuple[type[Sentence], tuple[str, int, str]]:
        return type(self), (self.text, self.start, self.id)


# Typography -------------------------------------------------------------------

_STRAIGHT = str.maketrans("“”„‟«»‘’‚‛′″‐‑\u00a0", '""""""\'\'\'\'\'"-- ')


# What only guides the printer, and nobody reads: soft hyphens, spaces of no width,
# marks of direction, joiners of words.
UNSEEN = frozenset(
    map(
        chr,
        [
            0xAD,
            0x200B,
            0x200E,
            0x200F,
            *range(0x202A, 0x202F),
            *range(0x2060, 0x2070),
            0xFEFF,
        ],
    )
)
_AS_READ = {**dict.fromkeys(map(ord, UNSEEN)), **LIGATURES}


def straighten(text: str) -> str:
    """Curly quotes, apostrophes and hard hyphens made plain, length unchanged.

    Offsets into the result are offsets into `text`: one character for one.

    >>> print(straighten("“Don’t,” she said."))
    "Don't," she said.

    All measures of words begin here, so that this is where a learner's value that is no
    text is met: it raises `ValueError` with one sentence.
    """
    if not isinstance(text, str):
        raise ValueError(
            tr(
                'Words stand between straight quotation marks, such as "war": '
                "{text!r} is no text.",
                text=text,
            )
        )
    return text.translate(_STRAIGHT)


def word_key(word: str) -> str:
    """The word type of one word: lower case, straight apostrophe.

    An accent counts the same whether it is part of its letter or stands after it, and
    letters the same whether a printer joined them. What only guides the printer (a soft
    hyphen, a mark of direction) is left out.
    """
    if word.isascii():
        return word.lower()
    return normalize("NFC", straighten(word).translate(_AS_READ)).lower()


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

    >>> [token.text for token in tokens("Don’t go to the U.S. now!")]
    ['Don’t', 'go', 'to', 'the', 'U.S.', 'now', '!']
    >>> tokens("It rose 2.5%")[2]
    Token(start=8, end=11, text='2.5')
    """
    return tuple(
        Token(found.start(), found.end(), found.group())
        for found in _TOKEN.finditer(text)
    )


def token_places(text: str) -> Iterator[tuple[int, str]]:
    """Where each of the `tokens` starts, and its text, in half the time."""
    return ((found.start(), found[0]) for found in _TOKEN.finditer(text))


def words(text: str) -> tuple[Token, ...]:
    """The tokens of `text` that are words or numbers: what the kit counts.

    >>> [word.text for word in words("On Jun. 18, Kim Jong-un paid $24.5m.")]
    ['On', 'Jun.', '18', 'Kim', 'Jong-un', 'paid', '24.5m']
    >>> [word.key for word in words("DON’T")]
    ["don't"]
    """
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
    """The word type of a token, or "" if the token is not a word."""
    return word_key(token) if any(map(str.isalnum, token)) else ""


# Abbreviations ----------------------------------------------------------------

# Without the last full stop, each as it is written. One in small letters is known with
# capitals too; one with a capital is a word without it: "Ill." for Illinois, "ill."
ABBREVIATIONS = frozenset(
    # titles
    "mr mrs ms dr prof sen rep gov gen col lt sgt capt cmdr maj adm pres rev hon st jr "
    "sr brig cpl pfc spc supt insp det "
    # streets and days
    "ave blvd rd tues weds thurs fri "
    # months, hours, firms and other words
    "jan feb mar apr jun jul aug sep sept oct nov dec a.m p.m inc ltd co corp dept pp "
    "vs e.g i.e a.k.a ph.d assn bros govt univ Mt Ft "
    # countries and American states
    "u.s u.n u.k e.u d.c n.c n.d n.h n.j n.m n.y s.c s.d ariz calif colo conn fla kan "
    "ky md mich minn neb nev okla tenn tex va vt w.va wis wyo "
    "Ala Al Ark Del Ga Ill Ind La Mass Me Miss Mo Ore Pa Wash".split()
)
# These are abbreviations before a number only: "No. 10", but "The answer was no."
_BEFORE_A_NUMBER = frozenset("no nos vol vols fig figs art est p ch sec".split())
_INITIALS_OF_A_NAME = re.compile(r"[A-Z](?:\.[A-Z]){1,3}")
_IN_ANY_CASE = frozenset(filter(str.islower, ABBREVIATIONS))
_LONGEST_WORD = max(map(len, ABBREVIATIONS)) + len(".)")


def is_abbreviation(word: str, following: str = "") -> bool:
    """Whether a full stop after `word` is the word's own: "Dr.", the "J." of "J. Roe".

    `word` is without that full stop; `following` is the word after it, which tells
    "No. 10" from "no".
    """
    low = word.lower()
    if low in _BEFORE_A_NUMBER:
        return following[:1].isdigit() or (len(word) == 1 and word.isupper())
    if len(word) == 1:
        return word.isupper() and word != "I"
    if _INITIALS_OF_A_NAME.fullmatch(word):
        return True
    return low in _IN_ANY_CASE or word in ABBREVIATIONS


# Sentences --------------------------------------------------------------------

# After an abbreviation, one of these with a capital letter does begin a sentence.
_STARTERS = frozenset(
    "the in but and he she it they we on at this that these those if when while after "
    "before however there his her their its both as shares officials police analysts "
    "experts critics authorities investors residents witnesses leaders reporters "
    "troops others people many some most several two three another earlier later "
    "meanwhile since although despite because what who why how now then here with for "
    "from by under among during following according nobody everybody everyone somebody "
    "someone nothing".split()
)
_CLOSING_MARKS = "\"'”’)"
# No sentence begins with these: “Why?”, he asked. And then . . .
_TAIL = re.compile(r"[\"'”’)]*[,;:]|[”)]|\.(?!\w)")
_LAST_WORD = re.compile(r"(?<!\w)([A-Z][a-z]+)\.\)?$")
_FIRST_WORD = re.compile(r"\W*(\w*)")

# These begin none by themselves: “1. Close the mill.”, “the list: 1. Close”.
_POINT = re.compile(r"(?:^|[:;]\s)\(?\d{1,2}[.)]$")
# Nor does a name end in its initials: R.L. Holm. (U.S. is among the abbreviations.)
_INITIALS = re.compile(r"(?:(?<!\S)(?:[A-Z]\.){2}|^(?:[A-Z]\.){2,4})$")
# “Stop it!” Brandt cried.
_SAYS_A_NAME = re.compile(
    r"(?!(?:He|She|They|It|I|We|You)\b)(?:[A-Z][\w.'’-]*\s+){1,4}(?:said|says|asked|asks|told|cried|shouted|yelled|replied"
    r"|wrote|added|whispered|exclaimed|screamed|called|snapped|demanded)\b"
)
# Short for a day before a small letter only: on Sun. at noon, but The Sun. It was.
_SHORT_DAY = re.compile(r"(?<!\w)(?:Mon|Wed|Sat|Sun)\.$")
_IN_MARKS = frozenset("\"”’'")
# Punkt reads over these ends: “They knocked... Rain fell.”, “It was plan B. Rivals”.
_OVERLOOKED = re.compile(
    r"(?:(?<=\w)(?:\.\.\.|…)[\"”’]?"
    r"|\b(?:[Pp]lan|[Vv]itamin|[Gg]rade|[Gg]roup|[Oo]ption|[Ss]ection|[Ee]xhibit"
    r"|[Tt]ype|[Cc]lass)\ [A-Z]\.)(\s+)(?=[“\"‘]?[A-Z](?!\b))"
    r"|(?<=\s)[A-Z]\.(\s+)(?=(?:The|He|She|It|They|We|His|Her|This|That|But|And|No)\b)"
)
# A line without any of these has none of those ends: most lines.
_MAY_OVERLOOK = re.compile(r"[A-Z]\.\s|\.\.\.|…")

_STRETCH = 10_000  # characters that Punkt is given at once
_LONGEST = 16 * _STRETCH  # what has no end by then is no sentence
_REMEMBERED_LINES = 2**16  # an article's lines are cut as its own, and as its voices
_REMEMBERED = 100  # characters around a full stop whose answer is worth keeping
_SPACE = re.compile(r"\s+")
_LINE = re.compile(r"\S(?:[^\n\r\u2028\u2029]*\S)?")
_WRAPPED = range(50, 101)  # characters: how wide a text is that was wrapped by hand
_RAGGED = 20  # characters: how far the lines of such a text differ in width
_ENDS_LINE = frozenset(".?!:;…\"”’'")


def sentences(text: str) -> tuple[Span, ...]:
    r"""Every sentence of `text` in order; only white space lies between them.

    Lines are cut first, so that a heading never runs into the sentence after it;
    then Punkt (Kiss and Strunk 2006), untrained, with `ABBREVIATIONS`. After a
    question a small letter goes on with the same sentence: “Why?” she asked.

    >>> [s.text for s in sentences("A heading\nMr. Roe left. “Why?” she asked.")]
    ['A heading', 'Mr. Roe left.', '“Why?” she asked.']
    >>> sentences("It began. It ended.")[1]
    Span(start=10, end=19, text='It ended.')
    """
    return tuple(
        Span(line.start + start, line.start + end, line.text[start:end])
        for line in lines(text)
        for start, end in _in_line(line.text)
    )


def lines(text: str) -> tuple[Span, ...]:
    r"""The lines of `text` without the space around them; what was wrapped is one.

    >>> [line.text for line in lines("A heading\n\nIt rained. ")]
    ['A heading', 'It rained.']
    """
    found: list[Span] = []
    block: list[Span] = []
    for match in _LINE.finditer(text):
        line = Span(match.start(), match.end(), match.group())
        if block and text.count("\n", block[-1].end, line.start) > 1:
            found.extend(_unwrapped(text, block))
            block = []
        block.append(line)
    found.extend(_unwrapped(text, block))
    return tuple(found)


def _unwrapped(text: str, block: Sequence[Span]) -> Iterator[Span]:
    """The lines between two blank lines, those joined that were broken at a width."""
    wrapped = _is_wrapped(block)
    start = 0
    for number, line in enumerate(block):
        last = number + 1 == len(block)
        if last or not (wrapped or _runs_on(line, block[number + 1])):
            yield Span(
                block[start].start, line.end, text[block[start].start : line.end]
            )
            start = number + 1


def _is_wrapped(block: Sequence[Span]) -> bool:
    """Whether all lines but the last have one width, about, and some stop mid-way."""
    widths = [len(line.text) for line in block[:-1]]
    return (
        len(widths) > 1
        and all(width in _WRAPPED for width in widths)
        and max(widths) - min(widths) <= _RAGGED
        and len(block[-1].text) <= max(widths) + 1
        and any(map(_runs_on, block, block[1:]))
    )


def _runs_on(line: Span, following: Span) -> bool:
    """Whether a line stops without a mark, and the next begins with a small letter.

    A heading and a caption are followed by a capital.
    """
    return (
        len(line.text) in _WRAPPED
        and len(following.text) <= _WRAPPED.stop
        and line.text[-1] not in _ENDS_LINE
        and following.text[0].islower()
    )


@lru_cache(maxsize=_REMEMBERED_LINES)
def _in_line(line: str) -> tuple[tuple[int, int], ...]:
    """Where the sentences of a line lie."""
    found: list[tuple[int, int]] = []
    before = ""
    for cut in _cuts(line):
        start = cut.start
        if before and _goes_on(before, cut.text):
            start = found.pop()[0]
        found.append((start, cut.end))
        before = cut.text
    return tuple(found)


def forget_lines() -> None:
    """Free the memory in which the sentences of lines are kept."""
    _in_line.cache_clear()


def _cuts(line: str) -> Iterator[Span]:
    """Punkt's sentences, cut once more at the ends that it reads over."""
    may_overlook = _MAY_OVERLOOK.search(line)
    for cut in punkt_sentences(line):
        start = cut.start
        if not may_overlook:
            yield cut
            continue
        for end in _OVERLOOKED.finditer(line, cut.start, cut.end):
            stop = end.start(end.lastindex)
            yield Span(start, stop, line[start:stop])
            start = end.end()
        yield Span(start, cut.end, line[start : cut.end])


def _goes_on(before: str, after: str) -> bool:
    """Whether two pieces that Punkt cut apart are one sentence."""
    if _TAIL.match(after) or _POINT.search(before[-5:]):
        return True
    words = before.rstrip(_CLOSING_MARKS)
    if words.endswith(("?", "!")):
        named = before[-1] in _IN_MARKS and _SAYS_A_NAME.match(after)
        return after[0].islower() or bool(named)
    if after[0].islower() and _SHORT_DAY.search(before[-5:]):
        return True
    first = _FIRST_WORD.match(after)[1]
    starts = first[:1].isupper() and first.lower() in _STARTERS
    initials = _INITIALS.search(before[-9:])
    if initials and initials.group()[:-1].lower() not in ABBREVIATIONS:
        return first[:1].isupper() and not starts
    last = _LAST_WORD.search(before, max(0, len(before) - _LONGEST_WORD))
    return bool(last) and last[1] in ABBREVIATIONS and not starts


def punkt_sentences(
    text: str, abbreviations: frozenset[str] = _IN_ANY_CASE
) -> Iterator[Span]:
    """Punkt's sentences, told `abbreviations` in small letters."""
    for start, end in _punkt_cuts(text, abbreviations):
        yield Span(start, end, text[start:end])


def _punkt_cuts(text: str, abbreviations: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Punkt's sentences, read stretch by stretch.

    The last sentence of a stretch may go on, so the next stretch begins with it.
    """
    # Punkt knows straight closing quotes only, so it is shown straightened text.
    plain, at, length = straighten(text), 0, _STRETCH
    while at < len(plain):
        space = _SPACE.search(plain, at + length)
        end, then = space.span() if space else (len(plain), len(plain))
        found = _punkt(abbreviations).span_tokenize(plain[at:end])
        cuts = [(at + s, at + e) for s, e in found]
        if space and len(cuts) == 1 and end - at < _LONGEST:
            length *= 4
            continue
        if space and len(cuts) > 1:
            then = cuts.pop()[0]
        yield from cuts
        at, length = then, _STRETCH


class _Language(PunktLanguageVars):
    """Punkt's patterns in Python's own `re`.

    NLTK gives up on a pattern after five seconds, so that a slow computer would cut a
    text in other places than a fast one. All of these take a time proportional to the
    text.
    """

    __slots__ = ()

    re_boundary_realignment = re.compile(
        PunktLanguageVars.re_boundary_realignment.pattern, re.MULTILINE
    )

    def period_context_re(self) -> re.Pattern[str]:
        """Where a sentence may end, with what follows."""
        return _plain_pattern(
            self._period_context_fmt,
            NonWord=self._re_non_word_chars,
            SentEndChars=self._re_sent_end_chars,
        )

    def _word_tokenizer_re(self) -> re.Pattern[str]:
        return _plain_pattern(
            self._word_tokenize_fmt,
            NonWord=self._re_non_word_chars,
            MultiChar=self._re_multi_char_punct,
            WordStart=self._re_word_start,
        )


@cache
def _plain_pattern(pattern: str, **parts: str) -> re.Pattern[str]:
    return re.compile(pattern % parts, re.VERBOSE)


class _PunktToken(PunktToken):
    """A word of Punkt's, whose patterns are of Python's own `re` too."""

    __slots__ = ()

    _RE_ELLIPSIS = re.compile(PunktToken._RE_ELLIPSIS.pattern)
    _RE_NUMERIC = re.compile(PunktToken._RE_NUMERIC.pattern)
    _RE_INITIAL = re.compile(PunktToken._RE_INITIAL.pattern)
    _RE_ALPHA = re.compile(PunktToken._RE_ALPHA.pattern)


class _Punkt(PunktSentenceTokenizer):
    def _get_last_whitespace_index(self, text: str) -> int:
        # As NLTK has it, which looks at one character after another.
        return max(0, *map(text.rfind, whitespace))


@cache
def _punkt(abbreviations: frozenset[str]) -> PunktSentenceTokenizer:
    # Nothing is trained: on one short article Punkt learns that "day" is an
    # abbreviation (Kiss and Strunk 2006 trained it on whole newspapers).
    parameters = PunktParameters()
    parameters.abbrev_types = set(abbreviations)
    if abbreviations:
        parameters.sent_starters = set(_STARTERS)
        parameters.collocations = {(w, "##number##") for w in _BEFORE_A_NUMBER}
    punkt = _Punkt(parameters, lang_vars=_Language(), token_cls=_PunktToken)
    # Most of its time goes into this one question, asked of the same few words in a
    # text that repeats itself.
    decide = punkt.text_contains_sentbreak
    remember = lru_cache(maxsize=1024)(decide)
    punkt.text_contains_sentbreak = lambda around: (
        remember(around) if len(around) <= _REMEMBERED else decide(around)
    )
    return punkt


def cut_at_stops(text: str) -> tuple[Span, ...]:
    """Cut after every full stop, question or exclamation mark before a space."""
    return tuple(
        Span(found.start(), found.end(), found.group())
        for found in re.finditer(r"\S(?:.*?[.!?](?=\s)|.*\S|)", text, re.DOTALL)
    )
