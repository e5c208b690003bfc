"""VADER as NLTK carries it: the words that it hears, and what its rules make of them.

VADER (Hutto and Gilbert 2014) came in two packages: NLTK, and its makers' own
vaderSentiment. NLTK's takes at most one mark of punctuation off a word, so that a word
at the end of a quotation (`failure,"`) counts as nothing. The makers' package takes all
of them off, and reads emoji. Here the words are found as the makers find them, and the
arithmetic is NLTK's: its rules, its steps, its sum.

Where the two packages still part, NLTK decides:

- "no" before a rated word turns that word round in vaderSentiment; in NLTK it is a word
  of the list like any other;
- words of one letter are no words for NLTK, and stand between two words for the other;
- "without doubt", "never so" and fixed phrases in capitals are rules of vaderSentiment
  alone, or weigh less there;
- beside "but", vaderSentiment weighs a value again where two words have the same one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from nltk.sentiment.vader import SentimentIntensityAnalyzer, VaderConstants

from lessons.language import tr
from lessons.reading.text import UNSEEN, straighten

ENGINE = tr("VADER in NLTK")
"""Which of the machines scored, as charts and tables name it."""


# What VADER hears --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Heard:
    """One word as VADER hears it, and where it stands: `text[start:end]`.

    `word` is the word without what stands round it. A picture is heard as the words
    that describe it: they all stand where it stands, and `picture` is True.
    """

    word: str
    start: int
    end: int
    picture: bool = False


@dataclass(frozen=True)
class HeardText:
    """What NLTK's rules ask of a text: its words, and whether only some are shouted."""

    words_and_emoticons: list[str]
    is_cap_diff: bool

    @classmethod
    def of(cls, words: list[str]) -> HeardText:
        """The text of these words."""
        shouted = sum(map(str.isupper, words))
        return cls(words, 0 < shouted < len(words))


# An accent or a backtick between letters is typed for an apostrophe: won´t.
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])[´`ʼ](?=[^\W\d_])")
# A dash, or more than one stop, parts two words: war—peace, failed...but.
_DASH = r"[—–―…]+|-{2,}|\.{2,}"
_ROUND = re.compile(r"^[\W_]+|[\W_]+$")
_INVISIBLE = re.compile(f"[{''.join(sorted(UNSEEN))}\ufe0e\ufe0f]")


def plain(text: str) -> str:
    """Typography made plain, character for character, as VADER needs it.

    >>> plain("“We won´t”")
    '"We won\\'t"'
    """
    return _APOSTROPHE.sub("'", straighten(text))


def heard(text: str) -> list[Heard]:
    """The words of a text as VADER hears them.

    Marks, brackets, stops and commas round a word are left out, however many there are;
    words that a dash joins are parted; a picture is heard as its description. Signs of
    feeling that stand in VADER's list, such as ":)", stay as they are.

    >>> [word.word for word in heard('a “failure,” (he said): war—peace :)')]
    ['failure', 'he', 'said', 'war', 'peace', ':)']
    """
    return list(_heard(plain(text)))


def _heard(text: str) -> Iterator[Heard]:
    for chunk in re.finditer(r"\S+", text):
        # Most words have nothing round them.
        if chunk.group().isalpha():
            if len(chunk.group()) > 1:
                yield Heard(chunk.group(), chunk.start(), chunk.end())
        else:
            yield from _parted(chunk.group(), chunk.start())


def _parted(chunk: str, at: int) -> Iterator[Heard]:
    """The words of what stands between two spaces."""
    if chunk.lower() in analyser().lexicon or set(chunk) <= {"-", "."}:
        if len(chunk) > 1:
            yield Heard(chunk, at, at + len(chunk))
        return
    start = 0
    for cut in _cuts(chunk):
        yield from _bare(chunk[start : cut.start()], at + start)
        for word in _described(cut.group()):
            yield Heard(word, at + cut.start(), at + cut.end(), picture=True)
        start = cut.end()
    yield from _bare(chunk[start:], at + start)


@lru_cache(maxsize=20_000)
def _words_of(chunk: str) -> tuple[str, ...]:
    return tuple(word.word for word in _heard(chunk))


def _cuts(chunk: str) -> Iterator[re.Match[str]]:
    if chunk.isascii() and "--" not in chunk and ".." not in chunk:
        return iter(())
    return _cutter().finditer(chunk)


@cache
def _cutter() -> re.Pattern[str]:
    longest_first = sorted(pictures(), key=len, reverse=True)
    return re.compile("|".join([_DASH, *map(re.escape, longest_first)]))


def _described(picture: str) -> list[str]:
    words = (_ROUND.sub("", word) for word in pictures().get(picture, "").split())
    return [word for word in words if len(word) > 1]


def _bare(piece: str, at: int) -> Iterator[Heard]:
    """The word in a piece of text, without what stands round it."""
    visible = piece if piece.isascii() else _INVISIBLE.sub("", piece)
    word = _ROUND.sub("", visible)
    if len(word) > 1:
        start = at + piece.index(word[0])
        end = at + piece.rindex(word[-1]) + 1
        yield Heard(word, start, end)
    elif len(visible) > 1:
        yield Heard(visible, at, at + len(piece))


@cache
def pictures() -> Mapping[str, str]:
    """Each emoji with its description, from the list in the vaderSentiment package.

    >>> pictures()["😂"]
    'face with tears of joy'
    """
    rows = _packaged("emoji_utf8_lexicon.txt").split("\n")
    return dict(row.split("\t")[:2] for row in rows)


def _packaged(name: str) -> str:
    return (files("vaderSentiment") / name).read_text(encoding="utf-8").rstrip("\n")


# What VADER makes of it --------------------------------------------------------------


class Analyser(SentimentIntensityAnalyzer):
    """NLTK's analyser with the lexicon that the vaderSentiment package carries.

    NLTK looks for its lexicon among files that must be downloaded first; this one reads
    it as package data, and hears the words of a text as `heard` finds them.
    """

    def __init__(self) -> None:
        self.lexicon_file = _packaged("vader_lexicon.txt")
        self.lexicon = self.make_lex_dict()
        self.constants = VaderConstants()

    def polarity_scores(self, text: str) -> dict[str, float]:
        """The compound and VADER's three shares of a text: "neg", "neu" and "pos"."""
        # The words of `heard` without their places, in half the time.
        chunks = plain(text).split()
        words = [word for chunk in chunks for word in _words_of(chunk)]
        return self.score_valence(_values(HeardText.of(words), self), text)

    def polarity_scores_as_copied(self, text: str) -> dict[str, float]:
        """The same as NLTK alone has them, whatever stands round a word."""
        return super().polarity_scores(text)


@cache
def analyser() -> Analyser:
    """The one analyser; reading its 7,500 words takes a moment, so it is kept.

    >>> analyser().lexicon["war"]
    -2.9
    """
    return Analyser()


def values(words: Sequence[Heard], rules: Rules | None = None) -> list[float]:
    """What NLTK's rules make of each word, in order; `rules` notes which they were.

    These are the steps of NLTK's `polarity_scores`, but that a word which occurs again
    is read where it stands, and not in the company of its first occurrence.

    >>> [round(v, 2) for v in values(heard("It wasn't safe. It was safe."))]
    [0, 0, -1.41, 0, 0, 1.9]
    """
    return _values(HeardText.of([heard.word for heard in words]), rules or analyser())


def _values(text: HeardText, vader: Analyser | Rules) -> list[float]:
    words, lexicon = text.words_and_emoticons, vader.lexicon
    found: list[float] = []
    for at, word in enumerate(words):
        # NLTK's rules ask nothing of a word that is not in its list, and change nothing
        # where no word nearby is one of theirs.
        rated = lexicon.get(word.lower())
        if rated is None or _only_helps(words, at):
            found.append(0)
        elif _stands_alone(text, at):
            found.append(rated)
        else:
            vader.sentiment_valence(0, text, word, at, found)
    return vader._but_check(words, found)


def _only_helps(words: Sequence[str], at: int) -> bool:
    """Whether a word changes the words after it and counts for nothing itself."""
    word = words[at].lower()
    return word in analyser().constants.BOOSTER_DICT or (
        word == "kind" and at + 1 < len(words) and words[at + 1].lower() == "of"
    )


def _stands_alone(text: HeardText, at: int) -> bool:
    """Whether none of NLTK's rules can change the value of a word where it stands."""
    words = text.words_and_emoticons
    shouted = text.is_cap_diff and words[at].isupper()
    return not (shouted or any(map(_changes_others, words[max(0, at - 3) : at + 3])))


@lru_cache(maxsize=20_000)
def _changes_others(word: str) -> bool:
    """Whether one of NLTK's rules may change a value because of this word nearby."""
    return "n't" in word.lower() or word.lower() in _changing()


@cache
def _changing() -> frozenset[str]:
    constants = analyser().constants
    # Whoever looks for the longest word of a phrase finds every use of the phrase.
    phrases = (*constants.BOOSTER_DICT, *constants.SPECIAL_CASE_IDIOMS)
    longest = {max(phrase.split(), key=len) for phrase in phrases}
    return frozenset(longest | {*constants.NEGATE, "never", "so", "this", "least"})


class Rules(SentimentIntensityAnalyzer):
    """NLTK's analyser, noting what each of its rules did to each word of one text.

    A rule is named for what happened to the value there, because one and the same rule
    may raise a value here and turn it round there. `of_word[at]` are the rules that
    touched the word at that place, in words that a learner can check.
    """

    def __init__(self) -> None:
        self.lexicon = analyser().lexicon
        self.constants = analyser().constants
        self.of_word: dict[int, list[str]] = {}
        self._at = 0
        self._value = 0.0

    def sentiment_valence(
        self,
        valence: float,
        sentitext: HeardText,
        item: str,
        i: int,
        sentiments: list[float],
    ) -> list[float]:
        """NLTK's own: the values so far and that of the word at `i`."""
        rated = self.lexicon.get(item.lower())
        if rated is None:
            return super().sentiment_valence(valence, sentitext, item, i, sentiments)
        self._at, self._value = i, rated
        if item.isupper() and sentitext.is_cap_diff:
            capital = self.constants.C_INCR
            self._value += capital if rated > 0 else -capital
            self._note(tr("in capitals"))
        return super().sentiment_valence(valence, sentitext, item, i, sentiments)

    def _never_check(
        self, valence: float, words_and_emoticons: list[str], start_i: int, i: int
    ) -> float:
        before = words_and_emoticons[i - start_i - 1]
        # NLTK has added a word such as "very" to the value by now.
        self._changed(valence, before)
        after = super()._never_check(valence, words_and_emoticons, start_i, i)
        so = [word for word in words_and_emoticons[i - 2 : i] if word in ("so", "this")]
        if after * valence > 0 and so:
            before = tr("never {so}", so=so[-1]) if before == "never" else so[-1]
        return self._changed(after, before)

    def _idioms_check(
        self, valence: float, words_and_emoticons: list[str], i: int
    ) -> float:
        after = super()._idioms_check(valence, words_and_emoticons, i)
        pairs = (" ".join(words_and_emoticons[at - 2 : at]) for at in (i - 1, i))
        pair = next((p for p in pairs if p in self.constants.BOOSTER_DICT), None)
        if pair and abs(after - valence - self.constants.B_DECR) < 1e-9:
            return self._changed(after, pair)
        if after != valence:
            self._note(tr("part of a fixed phrase"))
        self._value = after
        return after

    def _least_check(
        self, valence: float, words_and_emoticons: list[str], i: int
    ) -> float:
        after = super()._least_check(valence, words_and_emoticons, i)
        return self._changed(after, "least")

    def _but_check(
        self, words_and_emoticons: list[str], sentiments: list[float]
    ) -> list[float]:
        lower = [word.lower() for word in words_and_emoticons]
        if "but" in lower:
            but = lower.index("but")
            for at, value in enumerate(sentiments):
                if value and at != but:
                    side = "before" if at < but else "after"
                    self._note(f"{side} “but”", at)
        return super()._but_check(words_and_emoticons, sentiments)

    def _changed(self, value: float, by: str) -> float:
        """Note how the value changed, if it did, and by which word before it."""
        if value != self._value:
            if value * self._value < 0:
                how = tr("turned round")
            elif abs(value) > abs(self._value):
                how = "strengthened"
            else:
                how = "softened"
            self._note(tr("{how} by “{by}”", how=how, by=by))
            self._value = value
        return value

    def _note(self, rule: str, at: int | None = None) -> None:
        self.of_word.setdefault(self._at if at is None else at, []).append(rule)
