"""From what was given to what can be read: articles, cards, subjects, facts.

Everything here is worked out anew from what is kept. If another text was given, words
that do not stand in it no longer count.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from pathlib import PurePath

from lessons.language import tr
from lessons.reading.article import Article, Card, Finding, article_from_text
from lessons.reading.comparison import Comparison, compare_heard
from lessons.reading.contrasts import check_body
from lessons.reading.labels import Subject
from lessons.reading.ledger import Fact
from lessons.reading.order import Theme
from lessons.reading.pair import Pair
from lessons.reading.patterns import plain_words
from lessons.reading.segments import Segment
from lessons.reading.voices import Airtime, airtime
from lessons.story import hearing
from lessons.story.model import (
    LETTERS,
    LEVELS,
    CardLine,
    Correction,
    GivenText,
    Group,
    StoryRecord,
    Telling,
    Work,
    work_from,
)
from lessons.story.naming import labels_in, suggested
from lessons.story.standing import standing

_BEGINS = 60  # characters by which a part is recognised
_EXAMPLE = {
    "A": ("echo.txt", tr("Dunmere Echo")),
    "B": ("gazette.txt", tr("Weir Gazette")),
}
_NO_NAME = {"A": tr("first text"), "B": tr("second text")}


# The example --------------------------------------------------------------------------


@cache
def example_texts() -> dict[str, GivenText]:
    """The kit's own two invented articles, by letter."""
    return {
        letter: GivenText(_example(file), file)
        for letter, (file, _) in _EXAMPLE.items()
    }


@cache
def example_work() -> Work:
    """What somebody began to make of the example."""
    return work_from(json.loads(_example("work.json")))


def _example(file: str) -> str:
    return (files("lessons.story") / "example" / file).read_text(encoding="utf-8")


def work_of(kept: StoryRecord) -> Work:
    """The work that belongs to the pair that is read now."""
    return kept.own if kept.is_own else kept.practice or example_work()


def with_work(kept: StoryRecord, change: Callable[[Work], Work]) -> StoryRecord:
    """The same story with other work on the pair that is read now."""
    work = change(work_of(kept))
    return replace(kept, **{"own" if kept.is_own else "practice": work})


# Articles -----------------------------------------------------------------------------


@lru_cache(maxsize=8)
def found_article(letter: str, given: GivenText, label: str = "") -> Article:
    """One text as an article, with the parts that were found in it.

    Raises `ArticleError` with one sentence if it is not an article.
    """
    file = "" if given.came == "pasted" else given.came
    article = article_from_text(
        given.text,
        letter=letter,
        label=label.strip() or PurePath(file).stem or _NO_NAME[letter],
        file=file,
    )
    return replace(article, notes=tuple(dict.fromkeys((*given.notes, *article.notes))))


@lru_cache(maxsize=8)
def corrected_article(
    found: Article, roles: tuple[Correction, ...], lines: tuple[CardLine, ...]
) -> Article:
    """The same article with the learner's roles and card."""
    held = holding(roles, found)
    article = found.with_roles({at: one.role for at, one in held.items()})
    return replace(article, card=card_of(lines, article))


def correction(number: int, part: Segment, role: str) -> Correction:
    """What is kept of a part that was given another role."""
    return Correction(number, part.text.strip()[:_BEGINS], role)


def holding(
    corrections: tuple[Correction, ...], article: Article
) -> dict[int, Correction]:
    """The corrections whose part is still in this article, by the part's number."""
    return {
        one.part: one
        for one in corrections
        if 0 <= one.part < len(article.segments)
        and article.segments[one.part].text.strip()[:_BEGINS] == one.begins
    }


@dataclass(frozen=True)
class StoryReading:
    """A story as it is read: each part is worked out when it is first asked for."""

    kept: StoryRecord

    @cached_property
    def work(self) -> Work:
        """The learner's work on this pair."""
        return work_of(self.kept)

    @cached_property
    def found(self) -> dict[str, Article]:
        """Both articles by letter, with the roles that the kit found."""
        if self.kept.is_own:
            given, named = self.kept.texts, self.kept.labels
        else:
            given = example_texts()
            named = {letter: label for letter, (_, label) in _EXAMPLE.items()}
        return {x: found_article(x, given[x], named.get(x, "")) for x in LETTERS}

    @cached_property
    def articles(self) -> tuple[Article, Article]:
        """Both articles, with the learner's roles and cards."""
        a, b = (
            corrected_article(self.found[x], self.work.roles(x), self.work.card(x))
            for x in LETTERS
        )
        return a, b

    @cached_property
    def pair(self) -> Pair:
        """Both articles, with all that the learner found in them."""
        return Pair(
            *self.articles,
            subjects=self.subjects,
            themes=self.themes,
            facts=self.facts,
        )

    def article(self, letter: str) -> Article:
        """One of the two by its letter."""
        return self.articles[LETTERS.index(letter)]

    @cached_property
    def as_found(self) -> tuple[Airtime, Airtime]:
        """The voices of both as the kit alone hears them.

        Raises `ArticleError` for an article with no body.
        """
        for article in self.articles:
            check_body(article)
        return airtime(self.articles[0]), airtime(self.articles[1])

    @cached_property
    def heard(self) -> tuple[Airtime, Airtime]:
        """The voices of both with the learner's corrections: what all counts rest on.

        Raises `ArticleError` for an article with no body.
        """
        a, b = (
            hearing.corrected(each, self.work.voices(letter), self.work.groups)
            for letter, each in zip(LETTERS, self.as_found, strict=True)
        )
        return a, b

    @cached_property
    def by_hand(self) -> str:
        """How much a reader corrected, in one sentence."""
        parts = sum(len(holding(self.work.roles(x), self.found[x])) for x in LETTERS)
        voices = sum(
            len(hearing.holding(self.work.voices(x), self.article(x))) for x in LETTERS
        )
        joined = len(self.subjects)
        counts = (
            (parts, "part", "parts"),
            (voices, tr("voice or speaker"), tr("voices or speakers")),
            (joined, tr("group of names"), tr("groups of names")),
        )
        done = [f"{n} {one if n == 1 else many}" for n, one, many in counts if n]
        if not done:
            return tr("Nothing in it is corrected by hand.")
        return tr("Corrected by hand: {done}.", done=", ".join(done))

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The learner's groups of names, followed by the other names that were found.

        Raises `ArticleError` for an article with no body.
        """
        kept = self.work.groups
        known = {group.found for group in kept}
        return (*kept, *(g for g in suggested(*self.heard) if g.found not in known))

    @cached_property
    def subjects(self) -> tuple[Subject, ...]:
        """Who and what the learner says is spoken of."""
        return tuple(
            Subject(group.name.strip() or typed[0], {x: plain_words(x) for x in typed})
            for group in self.work.groups
            if group.confirmed and (typed := labels_in(group))
        )

    @cached_property
    def themes(self) -> tuple[Theme, ...]:
        """The same subjects as themes, to find where each enters."""
        return tuple(
            Theme(s.name, tuple(p for patterns in s.labels.values() for p in patterns))
            for s in self.subjects
        )

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The rows of the ledger that are complete."""
        told = enumerate(
            (fact(row, self.articles) for row in self.work.ledger), start=1
        )
        return tuple(replace(one, id=f"fact-{at}") for at, one in told if one)

    @cached_property
    def comparison(self) -> Comparison:
        """The whole reading. Raises `ArticleError` for an article with no body."""
        return compare_heard(self.pair, self.heard)


# Provenance ---------------------------------------------------------------------------


def card_of(lines: tuple[CardLine, ...], article: Article) -> Card:
    """The lines that hold.

    Words must stand in the text, and a line that says it proves something needs words.
    """
    held: dict[str, list[Finding]] = {level: [] for level in LEVELS}
    for line in lines:
        words = standing(line.words, article.text)
        blank = not line.words.strip()
        if line.claim.strip() and (words or (blank and line.level != LEVELS[0])):
            found = Finding(line.claim.strip(), (words,) if words else ())
            held.setdefault(line.level, []).append(found)
    proves, suggests, unknown = (tuple(held[level]) for level in LEVELS)
    return Card(proves=proves, suggests=suggests, unknown=unknown)


def about_line(line: CardLine, article: Article) -> str:
    """One sentence on a line of a card: does it hold?"""
    if not line.claim.strip() and not line.words.strip():
        return ""
    if line.words.strip() and standing(line.words, article.text) is None:
        return tr(
            "These words do not stand in {letter}: copy them from the text, letter "
            "by letter.",
            letter=article.letter,
        )
    if not line.claim.strip():
        return tr("Say in a few words what this shows.")
    if line.level == LEVELS[0] and not line.words.strip():
        return tr(
            "What the text proves needs words from the text. Copy them, or choose "
            "“{levels}” or “{levels_2}”.",
            levels=LEVELS[1],
            levels_2=LEVELS[2],
        )
    if not line.words.strip():
        return "Noted."
    ask = {
        LEVELS[0]: tr("Do they carry the whole claim?"),
        LEVELS[1]: tr("Do they point to what you say?"),
    }.get(line.level, "Do they leave it unknown?")
    return tr("The words stand in {letter}. {ask}", letter=article.letter, ask=ask)


# The ledger ---------------------------------------------------------------------------


def fact(row: Telling, pair: tuple[Article, Article]) -> Fact | None:
    """A row of the ledger as a fact; None while something in it is missing."""
    evidence = {}
    for article in pair:
        words = standing(row.words(article.letter), article.body)
        if (words is None) != row.not_in(article.letter):
            return None  # words and a tick, or neither
        if words is not None:
            evidence[article.letter] = words
        elif row.words(article.letter).strip():
            return None
    text = " ".join(row.fact.split())
    return Fact(id="", fact=text, evidence=evidence) if text else None


def about_row(row: Telling, pair: tuple[Article, Article]) -> str:
    """One or two sentences on a row of the ledger: who tells it, or what is missing."""
    if row == Telling():
        return ""
    open_ends = [] if row.fact.strip() else [tr("Say in a few words what the fact is.")]
    open_ends += filter(None, (_about_telling(row, article) for article in pair))
    if open_ends:
        return " ".join(open_ends)
    where = fact(row, pair).where
    return {
        "both": tr("Told by both."),
        "only A": tr("Told by A alone."),
        "only B": tr("Told by B alone."),
        "neither": tr("Told by neither: where did you read it?"),
    }[where]


def _about_telling(row: Telling, article: Article) -> str:
    letter, words = article.letter, row.words(article.letter)
    if not words.strip():
        return (
            ""
            if row.not_in(letter)
            else tr("{letter} is still open: words or a tick.", letter=letter)
        )
    if standing(words, article.body) is not None:
        if row.not_in(letter):
            return tr(
                "{letter} has words and a tick: take one of them away.", letter=letter
            )
        return ""
    if standing(words, article.text) is not None:
        return tr(
            "These words stand in {letter}, but not in its body: choose words of "
            "the story itself, or correct the part's role.",
            letter=letter,
        )
    return tr(
        "These words do not stand in {letter}: copy them letter by letter.",
        letter=letter,
    )
