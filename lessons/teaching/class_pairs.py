"""A pair that several learners read in lesson 8: where they read it in different ways.

Only what a learner changed tells how the learner read: a part that nobody touched may
have been read by nobody. So those who changed something are the coders, and what
somebody changed are the lines.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from lessons.charts.wording import counted
from lessons.language import tr
from lessons.reading.agreement import Agreement, agreement
from lessons.story.hearing import reported, voice_line
from lessons.story.model import LETTERS, StoryRecord, Work
from lessons.story.reading import StoryReading, fact, holding
from lessons.teaching.codings import CodedLine, agreement_in_words
from lessons.teaching.hand_ins import Submission

Codes = Mapping[str, str]  # what a learner made of each line, by the line's id


@dataclass(frozen=True, slots=True)
class PairCoding:
    """What a class made of one kind of line in a pair.

    `lines` are those that somebody changed, each beside how it was prepared.
    """

    question: str
    coders: int
    among: Agreement
    lines: tuple[CodedLine, ...]

    @property
    def in_words(self) -> str:
        """How far the coders agree on these lines, in sentences."""
        return agreement_in_words(self, "line")


@dataclass(frozen=True, slots=True)
class ReadPair:
    """A pair that several learners read, and what they made of it.

    `own_lines` counts the card lines and `claims` the claims that they added.
    """

    name: str
    learners: int
    codings: tuple[PairCoding, ...]
    own_lines: int
    claims: int

    @property
    def in_words(self) -> str:
        """Who read it, and what was added to it that no two learners share."""
        return tr(
            "{learners} read this pair. They added {own_lines} to its cards and "
            "made {claims}: these stand in each hand-in.",
            learners=counted(self.learners, "learner"),
            own_lines=counted(self.own_lines, "line"),
            claims=counted(self.claims, "claim"),
        )


def class_pairs(submissions: Sequence[Submission]) -> tuple[ReadPair, ...]:
    """Every pair of texts that two learners or more brought, letter for letter.

    The one that most of them read comes first.
    """
    by_texts: defaultdict[tuple[str, ...], dict[str, StoryRecord]] = defaultdict(dict)
    for at, submission in enumerate(submissions):
        for kept in submission.stories.values():
            if kept.is_own:
                texts = tuple(kept.texts[letter].text for letter in LETTERS)
                by_texts[texts][f"{at} {submission.name}"] = kept
    shared = [stories for stories in by_texts.values() if len(stories) > 1]
    return tuple(map(_read, sorted(shared, key=len, reverse=True)))


def _read(stories: Mapping[str, StoryRecord]) -> ReadPair:
    """One pair, by its learners."""
    given = [kept for kept in stories.values() if kept.pair]
    first = given[0] if given else next(iter(stories.values()))
    work = (first.prepared if given else None) or Work()
    base = StoryReading(replace(first, own=work))
    a, b = base.articles
    kinds = (
        (tr("Which part is what?"), _parts),
        (tr("Whose words is it?"), _voices),
        (tr("Which text tells it?"), _facts),
    )
    return ReadPair(
        name=first.pair or f"{a.name}, {b.name}",
        learners=len(stories),
        codings=tuple(
            coding
            for question, lines in kinds
            if (coding := _coding(question, lines(base), work, stories)) is not None
        ),
        own_lines=sum(
            line not in (*work.card_a, *work.card_b) and bool(line.claim.strip())
            for kept in stories.values()
            for line in (*kept.own.card_a, *kept.own.card_b)
        ),
        claims=sum(
            bool(one.claim.strip())
            for kept in stories.values()
            for one in kept.own.claims
        ),
    )


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of one kind: what stands in each, and how some work codes them."""

    texts: Mapping[str, str]
    codes: Callable[[Work], Codes]


def _coding(
    question: str, lines: Lines, prepared: Work, stories: Mapping[str, StoryRecord]
) -> PairCoding | None:
    before = lines.codes(prepared)
    coded = {name: lines.codes(kept.own) for name, kept in stories.items()}
    coders = {name: codes for name, codes in coded.items() if codes != before}
    changed = [
        line
        for line in lines.texts
        if any(codes.get(line) != before.get(line) for codes in coders.values())
    ]
    if not changed:
        return None
    answers = [
        (name, line, codes[line])
        for name, codes in coders.items()
        for line in changed
        if line in codes
    ]
    return PairCoding(
        question=question,
        coders=len(coders),
        among=agreement(answers),
        lines=tuple(
            CodedLine(
                id=line,
                text=lines.texts[line],
                codes=_counts(code for _, at, code in answers if at == line),
                beside=before.get(line, ""),
            )
            for line in changed
        ),
    )


def _counts(codes: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(Counter(codes).most_common())


def _parts(base: StoryReading) -> Lines:
    """The parts of both texts, and their roles."""
    parts = {
        tr("{letter}, part {number}", letter=letter, number=number): (
            letter,
            number - 1,
            part,
        )
        for letter in LETTERS
        for number, part in enumerate(base.found[letter].segments, start=1)
    }

    def codes(work: Work) -> Codes:
        held = {x: holding(work.roles(x), base.found[x]) for x in LETTERS}
        return {
            line: held[letter][at].role if at in held[letter] else part.role
            for line, (letter, at, part) in parts.items()
        }

    return Lines({line: part.text.strip() for line, (*_, part) in parts.items()}, codes)


def _voices(base: StoryReading) -> Lines:
    """The passages that report what somebody said, with their voices and speakers."""
    try:
        heard = dict(zip(LETTERS, base.as_found, strict=True))
    except ValueError:  # a text without a body has no voices
        heard = {}
    passages = {
        tr("{letter}, passage {number}", letter=letter, number=number): (
            letter,
            voice_line(each, passage, ()),
        )
        for letter, each in heard.items()
        for number, passage in enumerate(reported(each), start=1)
    }

    def codes(work: Work) -> Codes:
        made = {
            (letter, one.words, one.again): one
            for letter in LETTERS
            for one in work.voices(letter)
        }
        found = {}
        for line, (letter, passage) in passages.items():
            one = made.get((letter, passage.words, passage.again))
            voice = (one.voice if one else "") or passage.voice
            speaker = (one.speaker if one else "") or passage.speaker
            found[line] = voice if voice == "own" else f"{voice}, {speaker}"
        return found

    return Lines(
        {line: passage.words for line, (_, passage) in passages.items()}, codes
    )


def _facts(base: StoryReading) -> Lines:
    """The facts that were prepared, and which text tells each."""
    prepared = enumerate(base.work.ledger, start=1)
    lines = {
        tr("fact {number}", number=number): row
        for number, row in prepared
        if row.fact.strip()
    }
    by_fact = {_plain(row.fact): line for line, row in lines.items()}

    def codes(work: Work) -> Codes:
        told = {}
        for row in work.ledger:
            if line := by_fact.get(_plain(row.fact)):
                told[line] = fact(row, base.articles)
        return {line: one.where for line, one in told.items() if one}

    return Lines({line: row.fact for line, row in lines.items()}, codes)


def _plain(text: str) -> str:
    return " ".join(text.lower().split())
