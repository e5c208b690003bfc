"""People and places that a text names, found without any list of who they are.

A name is a run of words with capitals that is no mere opening of a sentence. One
person has several names, so names are grouped: by the word that the texts also use
alone ("Kim" for "Mr Kim" and "Supreme Leader Kim Jong Un"), else by the last word,
which in English is mostly the surname. The rules guess, after the
mention grouping of Lee and others (2011, its strict head match): two people of one
surname fall together, and a place may carry a person's name. A reader confirms them.

The time that it takes is proportional to the length of the texts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import chain
from typing import TypeVar

from lessons.reading.article import Article
from lessons.reading.labels import Label
from lessons.reading.text import Span, Token, straighten, word_key
from lessons.reading.voices import VOICES, Airtime
from lessons.reading.voices import lexicon as lists
from lessons.reading.word_types import STOP_WORDS, TURNING_WORDS

Kept = TypeVar("Kept", str, tuple[str, ...])

# General English, nobody's name ------------------------------------------------------

# Before a name these say what somebody is: "Mr Kim", "president Xi Jinping".
_TITLES = frozenset(
    "mr mrs ms mx miss dr prof professor sir dame lord lady president premier minister "
    "chancellor king queen prince princess emperor pope saint cardinal archbishop "
    "bishop rabbi imam ayatollah sheikh leader chairman chairwoman chair chief senator "
    "sen representative rep congressman congresswoman governor gov mayor judge justice "
    "general gen admiral colonel col captain capt major commander lieutenant lt "
    "sergeant sgt officer secretary ambassador director spokesman spokeswoman "
    "spokesperson analyst coach".split()
)
# These belong to the title that follows them: "Supreme Leader", "Prime Minister".
_BEFORE_TITLES = frozenset(
    "supreme prime vice deputy foreign defence defense finance interior home health "
    "justice attorney first former then acting".split()
)
_IN_TITLES = _TITLES | _BEFORE_TITLES
_BEFORE_STOPS = _TITLES | {"st"}
# Names that end in one of these are of a place or a body, and are kept whole.
_BODIES = frozenset(
    "square street avenue road bridge river lake sea ocean mountain mountains island "
    "islands valley bay park palace house hall tower hotel castle church cathedral "
    "mosque temple station airport port stadium museum theatre theater hospital school "
    "college university institute academy bank fund council court parliament congress "
    "senate assembly party union league nations states kingdom republic federation "
    "commission committee agency ministry department office bureau service army navy "
    "force forces guard police news times post press media radio television journal "
    "images company corporation group club association organisation organization "
    "foundation society trust act treaty agreement accord war wars day week cup games "
    "prize award city county province district".split()
)
# "North Korea" and "South Korea" are two: the word before belongs to the name.
_QUALIFIERS = frozenset(
    "north south east west northern southern eastern western central upper lower new "
    "great united st saint san santa los las el sri saudi hong".split()
)
_PARTICLES = frozenset("van von der den de da del della di du la le al bin ibn".split())
# No name begins with one of these, capital or not.
_SMALL = (
    STOP_WORDS
    | TURNING_WORDS
    | lists.LINKING
    | lists.NOT_PROPER
    | lists.AUXILIARIES
    | lists.DAYS
    | frozenset("according yes please today".split())
)
_LONGEST = 10  # words with capitals in a row; a longer row is no name
_OPENS = re.compile(r"[“\"‘«„:…]|\.\.\.")
_HYPHENS = frozenset("-‐‑")
_POSSESSIVE = re.compile(r"['’](?:s|S)?$")
# "Russian" beside "Russia" is an adjective, not a name of its own.
_DEMONYMS = {
    "n": ("",),
    "an": ("", "a", "o"),
    "ian": ("", "e", "y", "ia"),
    "ean": ("", "e"),
    "ese": ("", "a"),
    "ish": ("", "ain", "en", "e", "land"),
    "i": ("",),
}


@dataclass(frozen=True)
class Name:
    """One name in one article, with every place where it stands.

    Each mention is a label: the name is its subject, and the label is the form of the
    name that is used there, without a possessive ending.
    """

    name: str
    mentions: tuple[Label, ...]

    @property
    def count(self) -> int:
        """How often it is named."""
        return len(self.mentions)

    @cached_property
    def forms(self) -> dict[str, int]:
        """The forms of the name and how often each is used, the most frequent first."""
        return _ranked(mention.text for mention in self.mentions)

    @cached_property
    def voices(self) -> dict[str, int]:
        """How often each voice uses the name."""
        counts = Counter(mention.voice for mention in self.mentions)
        return {voice: counts[voice] for voice in VOICES}


def names(*heard: Airtime) -> tuple[tuple[Name, ...], ...]:
    """The names in each article's body, the most frequent first.

    Articles that are read together share the evidence that a word is a name, and the
    word under which a name is grouped, so that their names can be compared.

    >>> from lessons.reading.voices import airtime
    >>> from lessons.reading.articles import article_from_text
    >>> story = article_from_text("Mayor Ana Ruiz met Mr Bell. Ruiz then left Rome.")
    >>> (found,) = names(airtime(story))
    >>> [(name.name, name.count) for name in found]
    [('Ruiz', 2), ('Bell', 1), ('Rome', 1)]
    """
    usage = _Usage()
    runs = [_runs(each.article, usage) for each in heard]
    found = [
        [
            part
            for run in _used_up(mine)
            for part in _names_in(each.article.text, run, usage)
        ]
        for mine, each in zip(runs, heard, strict=True)
    ]
    alone = {part.words[0] for mine in found for part in mine if len(part.words) == 1}
    groups: dict[str, list[_NamePart]] = {}
    for mine in found:
        for part in mine:
            groups.setdefault(_group(part.words, alone), []).append(part)
    shown = {key: _shown(key, parts) for key, parts in groups.items()}
    return tuple(
        _by_name(each, mine, alone, shown)
        for each, mine in zip(heard, found, strict=True)
    )


def name_labels(found: Iterable[Name]) -> tuple[Label, ...]:
    """The mentions of all names in the order of the text."""
    mentions = chain.from_iterable(name.mentions for name in found)
    return tuple(sorted(mentions, key=lambda mention: mention.start))


def _by_name(
    heard: Airtime, parts: Sequence[_NamePart], alone: set[str], shown: dict[str, str]
) -> tuple[Name, ...]:
    mentions: dict[str, list[Label]] = {}
    for part in parts:
        name, voice = shown[_group(part.words, alone)], heard.voice_at(part.start)
        mention = Label(part.start, part.end, part.text, name, part.text, voice)
        mentions.setdefault(name, []).append(mention)
    found = (Name(name, tuple(uses)) for name, uses in mentions.items())
    return tuple(sorted(found, key=lambda name: (-name.count, name.name)))


def _ranked(texts: Iterable[str]) -> dict[str, int]:
    counts = Counter(texts)
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


# Runs of words with capitals ---------------------------------------------------------


@dataclass
class _Usage:
    """What the texts show of their words.

    `lower` are words that occur in small letters, `proper` those with a capital inside
    a sentence, and `alone` those of `proper` without another name beside them. All are
    complete before `demonyms` notes what was asked of a word.
    """

    lower: set[str] = field(default_factory=set)
    proper: set[str] = field(default_factory=set)
    alone: set[str] = field(default_factory=set)
    demonyms: dict[str, bool] = field(default_factory=dict)
    _kept: dict[object, object] = field(default_factory=dict)

    def one(self, value: Kept) -> Kept:
        """The first of the values that are equal to this: each is kept once."""
        return self._kept.setdefault(value, value)


@dataclass(frozen=True, slots=True)
class _Word(Span):
    """A word of a name with its `key`, in small letters, under which it is compared."""

    key: str


@dataclass(frozen=True, slots=True)
class _CapitalRun:
    """Words with capitals, one space apart; with `opens` they begin a sentence.

    `before` is the small word before them, such as "president".
    """

    words: tuple[_Word, ...]
    opens: bool
    before: _Word | None


@dataclass(frozen=True, slots=True)
class _NamePart(Span):
    """A name in a run: its place and text with its title, its words without.

    `words` are in small letters, `texts` as they are written, and `name` is all of them
    with one space between two.
    """

    words: tuple[str, ...]
    texts: tuple[str, ...]
    name: str


def _used_up(runs: list[_CapitalRun]) -> Iterator[_CapitalRun]:
    """Each run in order, no longer kept: a book has a hundred thousand."""
    runs.reverse()
    while runs:
        yield runs.pop()


def _runs(article: Article, usage: _Usage) -> list[_CapitalRun]:
    found: list[_CapitalRun] = []
    written = _Written.of(article.tokens.texts)
    usage.lower |= written.lower
    for sentence in article.tokens_by_sentence:
        texts = sentence.texts
        if not written.is_headline(texts):
            runs = _runs_in(article.text, sentence, written.in_names(texts))
            found += (run for run in runs if len(run.words) <= _LONGEST)
    for run in found:
        inside = run.words[1:] if run.opens else run.words
        usage.proper.update(word.key for word in inside)
        if len(run.words) == len(inside) == 1 and inside[0].key not in _SMALL:
            usage.alone.add(inside[0].key)
    return found


@dataclass(frozen=True)
class _Written:
    """The different words of an article, sorted once: few of them stand in a name.

    `lower` are the keys of those in small letters; `telling` are those of them, as
    they are written, that no headline has; `capital` are those with a capital.
    """

    lower: frozenset[str]
    telling: frozenset[str]
    capital: frozenset[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> _Written:
        keys = {text: word_key(text) for text in set(texts)}
        lower = {text: key for text, key in keys.items() if text[0].islower()}
        return cls(
            lower=frozenset(lower.values()),
            telling=frozenset(t for t, key in lower.items() if key not in _SMALL),
            capital=frozenset(text for text in keys if text[0].isupper()),
        )

    def is_headline(self, texts: Sequence[str]) -> bool:
        """Whether all longer words have capitals: they tell nothing."""
        return len(texts) > 3 and self.telling.isdisjoint(texts)

    def in_names(self, texts: Sequence[str]) -> list[int]:
        """The places of the words that may stand in a name."""
        return [
            at
            for at, text in enumerate(texts)
            if text in self.capital or text in _PARTICLES
        ]


def _runs_in(
    text: str, sentence: Sequence[Token], places: Iterable[int]
) -> Iterator[_CapitalRun]:
    """The runs of a sentence; only the words at `places` may stand in one."""
    run: list[_Word] = []
    opens, small, last = True, None, -1
    for at in places:
        token, before = sentence[at], sentence[at - 1] if at else None
        gap = text[before.end : token.start] if before else ""
        if run and not (at == last + 1 and _goes_on(gap, before)):
            yield _CapitalRun(tuple(run), opens, small)
            run = []
        last = at
        if _capital(token, inside=bool(run)):
            if not run:
                opens = before is None or bool(_OPENS.search(gap))
                near = before is not None and gap == " " and before.text[0].islower()
                small = _word(before) if near else None
            run.append(_word(token))
        elif run and not _between(token, sentence[at + 1 : at + 3]):
            yield _CapitalRun(tuple(run), opens, small)
            run = []
    if run:
        yield _CapitalRun(tuple(run), opens, small)


def _word(token: Token) -> _Word:
    """A token without its possessive ending and without full stops in its key."""
    text = _POSSESSIVE.sub("", token.text)
    return _Word(token.start, token.start + len(text), text, _key(text))


@lru_cache(maxsize=10_000)
def _key(text: str) -> str:
    """A word in small letters; "US" and "U.S." are one, and are not "us"."""
    plain = straighten(text).replace(".", "")
    return plain if len(plain) > 1 and plain.isupper() else plain.lower()


def _goes_on(gap: str, before: Token) -> bool:
    """Whether a name may go on after a gap: "Mr. Roe", "J. Roe", not "Roe's Paris"."""
    if gap == ". ":
        return len(before.text) == 1 or before.key in _BEFORE_STOPS
    return gap == " " and not _POSSESSIVE.search(before.text)


def _capital(token: Token, *, inside: bool) -> bool:
    """Whether a word has a name's capital; "US-led" is no name, "Jong-un" ends one."""
    if not token.text[0].isupper():
        return False
    return (
        inside
        or _HYPHENS.isdisjoint(token.text)
        or not any(part[:1].islower() for part in re.split("[-‐‑]", token.text)[1:])
    )


def _between(token: Token, following: Sequence[Token]) -> bool:
    """Whether a small word joins two parts of a name: "van", "bin"."""
    if token.text not in _PARTICLES:
        return False
    big = next((w for w in following if w.text not in _PARTICLES), token)
    return big.text[0].isupper()


# Names in a run ----------------------------------------------------------------------


def _names_in(text: str, run: _CapitalRun, usage: _Usage) -> Iterator[_NamePart]:
    for words in _cut(run, usage):
        first = words[0] is run.words[0]
        lead = run.before if first else None
        while words and words[0].key in _SMALL:
            words, first = words[1:], False
        if words and run.opens and first and not _is_name(words, usage):
            words = words[1:]
        title, name = _title(words)
        outside = words[: len(words) - len(title) - len(name)]
        for called, part in (((), outside), (title, name)):
            if part and not _is_demonym(part[-1].key, usage) and _has_letters(part):
                begins = (*called, *part)[0]
                if lead and begins is run.words[0] and lead.key in _TITLES:
                    begins = lead
                one = usage.one
                yield _NamePart(
                    start=begins.start,
                    end=part[-1].end,
                    text=one(text[begins.start : part[-1].end]),
                    words=one(tuple(word.key for word in part)),
                    texts=one(tuple(word.text for word in part)),
                    name=one(" ".join(text[part[0].start : part[-1].end].split())),
                )


def _cut(run: _CapitalRun, usage: _Usage) -> list[list[_Word]]:
    """The names in a run: "Korea-Russia" is cut if the texts use both alone."""
    found: list[list[_Word]] = [[]]
    for word in run.words:
        if _HYPHENS.isdisjoint(word.text):
            found[-1].append(word)
            continue
        pieces = list(re.finditer("[^-‐‑]+", word.text))
        keys = {_key(piece.group()) for piece in pieces}
        if len(pieces) < 2 or not (keys <= usage.proper and keys & usage.alone):
            found[-1].append(word)
            continue
        for at, piece in enumerate(pieces):
            text, start = piece.group(), word.start + piece.start()
            if at:
                found.append([])
            found[-1].append(_Word(start, start + len(text), text, _key(text)))
    return found


def _is_name(words: Sequence[_Word], usage: _Usage) -> bool:
    """Whether the word that opens a sentence has a capital in the middle of one too."""
    key = words[0].key
    if key in _IN_TITLES:
        return True
    if key in usage.lower:
        return False
    sounds_small = key.endswith(("ing", "ed", "ly"))
    return key in usage.proper or (len(words) > 1 and not sounds_small)


def _title(words: Sequence[_Word]) -> tuple[tuple[_Word, ...], tuple[_Word, ...]]:
    """The last title in a run with the words that belong to it, and the name after it.

    A title alone names nobody. At the end of a name it is part of it ("Stephen King").
    """
    keys = [word.key for word in words]
    if _TITLES.isdisjoint(keys):
        return (), tuple(words)
    at = max((n for n, key in enumerate(keys) if key in _TITLES), default=-1)
    if at == len(keys) - 1 and any(key not in _IN_TITLES for key in keys):
        at = max((n for n, key in enumerate(keys[:-1]) if key in _TITLES), default=-1)
    if at < 0:
        return (), tuple(words)
    start = at
    while start and keys[start - 1] in _IN_TITLES:
        start -= 1
    return tuple(words[start : at + 1]), tuple(words[at + 1 :])


def _is_demonym(key: str, usage: _Usage) -> bool:
    if key not in usage.demonyms:
        usage.demonyms[key] = _is_adjective_of_a_name(key, usage)
    return usage.demonyms[key]


def _is_adjective_of_a_name(key: str, usage: _Usage) -> bool:
    singular = key[:-1] if key.endswith("ns") else key
    return any(
        len(singular) > len(ending) + 2
        and singular.endswith(ending)
        and any(
            singular[: -len(ending)] + tail in usage.proper
            and singular[: -len(ending)] + tail != key
            for tail in tails
        )
        for ending, tails in _DEMONYMS.items()
    )


def _has_letters(words: Sequence[_Word]) -> bool:
    """Whether a word is more than one capital: that is an initial, or a mark "(R)"."""
    return any(len(word.key) > 1 for word in words)


# Groups ------------------------------------------------------------------------------


def _group(words: tuple[str, ...], alone: set[str]) -> str:
    """The words under which a name is grouped, in small letters."""
    if len(words) == 1 or words[-1] in _BODIES:
        return " ".join(words)
    qualified = [at for at, word in enumerate(words[:-1]) if word in _QUALIFIERS]
    if qualified:
        return " ".join(words[qualified[0] :])
    return next((word for word in (words[-1], words[0]) if word in alone), words[-1])


def _shown(key: str, parts: Sequence[_NamePart]) -> str:
    """The name shown for a group: the full one if all agree, else what all share."""
    if len({part.words for part in parts}) == 1:
        spelled = Counter(part.name for part in parts)
    else:
        length = len(key.split(" "))
        spelled = Counter(
            " ".join(part.texts[at : at + length])
            for part in parts
            for at in range(len(part.words) - length + 1)
            if " ".join(part.words[at : at + length]) == key
        )
    return min(spelled, key=lambda text: (-spelled[text], text))
