"""Two front pages: what each article of a pair brings to the front, in its own words.

Nothing is judged here: these are the words and counts that the two pages show.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from lessons.reading.article import Article
from lessons.reading.comparison import Comparison, Reading
from lessons.reading.contrasts import Contrasts
from lessons.reading.frames import Coding, generic_frames
from lessons.reading.labels import Label
from lessons.reading.order import Entrance, order_of_telling
from lessons.reading.voices import (
    NOT_NAMED,
    VOICES,
    Airtime,
    Passage,
    People,
    named_speakers,
)

_MOST_SUBJECTS = 3  # where nobody said what to look for


@dataclass(frozen=True, slots=True)
class HeardSource:
    """Somebody whose words an article gives: `words` in all, `quoted` of them in marks.

    The words without marks are those of the passages given to the source, "Roe said"
    among them.
    """

    name: str
    words: int
    quoted: int


@dataclass(frozen=True, slots=True)
class NameUse:
    """A name as it is written, how often, and how often in which voice.

    `sources` are those in whose words it stands, the first one first.
    """

    words: str
    voices: Mapping[str, int]
    sources: tuple[str, ...]

    @property
    def count(self) -> int:
        """How often it is used."""
        return sum(self.voices.values())

    @property
    def own(self) -> bool:
        """Whether the article uses it in its own voice, be it once."""
        return self.voices["own"] > 0


@dataclass(frozen=True, slots=True)
class FrameShare:
    """The share of the coded sentences in which coders saw a frame, 0 to 1.

    `low` is that of the coder who saw it least often, `high` of who did most often.
    """

    frame: str
    low: float
    high: float


@dataclass(frozen=True)
class FrontPage:
    """What one article brings to the front.

    `first` and `last` are the first and the last sentence of its body; `last` is empty
    if there is only one. `entrances` say where it comes to each theme, `shares` how its
    words divide among the voices (0 to 1), `sources` whom it lets speak, the most words
    first, `names` what it calls each subject, `alone` the facts or names that only this
    article has, and `frames` what people saw in it.
    """

    letter: str
    article: Article
    first: str
    last: str
    entrances: tuple[Entrance, ...]
    shares: Mapping[str, float]
    sources: tuple[HeardSource, ...]
    names: Mapping[str, tuple[NameUse, ...]]
    alone: tuple[str, ...]
    frames: tuple[FrameShare, ...]

    @property
    def quoted(self) -> dict[str, int]:
        """Words in quotation marks by speaker, the most first."""
        found = [source for source in self.sources if source.quoted]
        found.sort(key=lambda source: -source.quoted)
        return {source.name: source.quoted for source in found}

    def opens_with(self, entrance: Entrance) -> bool:
        """Whether the first sentence mentions a theme."""
        sentences = self.article.sentences
        return bool(entrance.matches) and entrance.matches[0].start < sentences[0].end

    def ends_with(self, entrance: Entrance) -> bool:
        """Whether a theme is first mentioned in the last of several sentences."""
        sentences = self.article.sentences
        return (
            len(sentences) > 1
            and bool(entrance.matches)
            and entrance.matches[0].start >= sentences[-1].start
        )


@dataclass(frozen=True)
class FrontPages:
    """Both front pages, and the rows measured on the pair.

    `subjects` and `themes` are named in the order in which they are wanted. `told` says
    whether what stands in `alone` are "facts" of a ledger or "names". `coders` is how
    many people coded frames, and `own_coding` whether they are those of the class, not
    the samples that came with the pair.
    """

    a: FrontPage
    b: FrontPage
    subjects: tuple[str, ...]
    themes: tuple[str, ...]
    told: str
    coders: int
    own_coding: bool
    contrasts: Contrasts


def front_pages(comparison: Comparison, codings: Iterable[Coding] = ()) -> FrontPages:
    """The front pages of a pair that has been read.

    `codings` are the class's own; without any, those of the pair are taken.

    >>> from lessons.reading.comparison import compare_pair
    >>> from lessons.reading.pair import load_pair
    >>> pages = front_pages(compare_pair(load_pair()))
    >>> pages.b.quoted, pages.b.alone[0]
    ({'Kim': 28}, 'China says it will not give lethal aid')
    """
    pair, own = comparison.pair, tuple(codings)
    coded = own or pair.codings
    subjects = _subjects(comparison)
    told = "facts" if pair.facts else "names"
    readings = {"A": comparison.a, "B": comparison.b}
    only = {"A": comparison.names_only_a, "B": comparison.names_only_b}
    if pair.facts:
        only = {
            letter: tuple(f.fact for f in pair.facts if f.where == f"only {letter}")
            for letter in only
        }
    pages = {
        letter: _page(letter, reading, comparison, subjects, only[letter], coded)
        for letter, reading in readings.items()
    }
    seen = any(page.frames for page in pages.values())
    return FrontPages(
        a=pages["A"],
        b=pages["B"],
        subjects=subjects,
        themes=tuple(
            dict.fromkeys(theme.name for theme in (*pair.first_themes, *pair.themes))
        ),
        told=told,
        coders=len({coding.reading for coding in coded}) if seen else 0,
        own_coding=bool(own),
        contrasts=comparison.contrasts,
    )


def _page(
    letter: str,
    reading: Reading,
    comparison: Comparison,
    subjects: Sequence[str],
    alone: tuple[str, ...],
    coded: Sequence[Coding],
) -> FrontPage:
    article = reading.article
    sentences = article.sentences
    names = _source_names(reading.heard)
    return FrontPage(
        letter=letter,
        article=article,
        first=str(sentences[0]),
        last=str(sentences[-1]) if len(sentences) > 1 else "",
        entrances=order_of_telling(article, comparison.pair.themes),
        shares={voice: reading.shares[voice].estimate for voice in VOICES},
        sources=_sources(reading.heard, names),
        names={subject: _uses(reading, subject, names) for subject in subjects},
        alone=alone,
        frames=_frames(article, coded),
    )


# Who is heard -------------------------------------------------------------------------


def _source_names(heard: Airtime) -> dict[int, str]:
    """Who speaks in each passage that is not the article's own, by its start.

    A quotation is for whom its words are counted everywhere else, so that no two charts
    give it to two people; the words reported from the same person go with it.
    """
    quoted = dict.fromkeys(heard.counted_for)
    people = People(quoted)

    def as_quoted(name: str) -> str:
        """The form of a name under which the same person is quoted, or the name."""
        return name if name in quoted else people.known_as(name) or name

    given = [passage for passage in heard.passages if passage.voice != "own"]
    found = zip(given, named_speakers(given), strict=True)
    return {
        passage.start: heard.speaker_of(passage)
        if passage.voice == "quoted" or passage.start in heard.said_by
        else as_quoted(name)
        for passage, name in found
    }


def _sources(heard: Airtime, names: Mapping[int, str]) -> tuple[HeardSource, ...]:
    words: dict[str, list[int]] = {}
    for passage in heard.passages:
        if passage.start in names:
            count = heard.article.words_between(passage.start, passage.end)
            both = words.setdefault(names[passage.start], [0, 0])
            both[0] += count
            both[1] += count if passage.voice == "quoted" else 0
    found = (HeardSource(name, *both) for name, both in words.items())
    return tuple(sorted(found, key=lambda source: (-source.words, source.name)))


# Names --------------------------------------------------------------------------------


def _subjects(comparison: Comparison) -> tuple[str, ...]:
    """Who and what the pages name: what people look for, else the commonest names.

    Of names that the kit found by itself, those count that have several forms: they
    show that one and the same is called differently.
    """
    used = {
        label.subject: None
        for reading in (comparison.a, comparison.b)
        for label in reading.labels
    }
    if comparison.pair.subjects:
        wanted = dict.fromkeys(subject.name for subject in comparison.pair.subjects)
        return tuple(name for name in wanted if name in used and name.strip())
    forms: dict[str, set[str]] = {}
    for reading in (comparison.a, comparison.b):
        for label in reading.labels:
            forms.setdefault(label.subject, set()).add(label.text.casefold())
    several = (name for name in comparison.shared_names if len(forms[name]) > 1)
    return tuple(islice(several, _MOST_SUBJECTS))


def _uses(
    reading: Reading, subject: str, sources: Mapping[int, str]
) -> tuple[NameUse, ...]:
    """The names that an article gives a subject, the most used first."""
    uses: dict[str, list[Label]] = {}
    for label in reading.labels:
        if label.subject == subject:
            uses.setdefault(" ".join(label.text.casefold().split()), []).append(label)
    names = [
        NameUse(
            _as_written(mine),
            {voice: sum(use.voice == voice for use in mine) for voice in VOICES},
            _sources_of(reading.heard, mine, sources),
        )
        for mine in uses.values()
    ]
    return tuple(sorted(names, key=lambda name: -name.count))


def _as_written(uses: Sequence[Label]) -> str:
    """The words of a name, small at the beginning if they ever are."""
    forms = [" ".join(use.text.split()) for use in uses]
    return next((form for form in forms if form[:1].islower()), forms[0])


def _sources_of(
    heard: Airtime, uses: Sequence[Label], sources: Mapping[int, str]
) -> tuple[str, ...]:
    named = (_source_of(heard.passage_at(use.start), use, sources) for use in uses)
    return tuple(dict.fromkeys(name for name in named if name != NOT_NAMED))


def _source_of(passage: Passage, use: Label, sources: Mapping[int, str]) -> str:
    """In whose words a name stands; where it is the source's own, as it is written."""
    name, written = sources.get(passage.start, NOT_NAMED), passage.speaker or ""
    return written if use.text.casefold() in written.casefold() else name


# Frames -------------------------------------------------------------------------------


def _frames(article: Article, coded: Sequence[Coding]) -> tuple[FrameShare, ...]:
    """Each generic frame with the share of sentences that coders saw it in."""
    ids = {sentence.id for sentence in article.sentences}
    shares = []
    for frame in generic_frames():
        by_coder: dict[str, list[bool]] = {}
        for coding in coded:
            if coding.sentence in ids and frame.name in coding.frames:
                answers = by_coder.setdefault(coding.reading, [])
                answers.append(coding.frames[frame.name])
        seen = [sum(answers) / len(answers) for answers in by_coder.values()]
        if seen:
            shares.append(FrameShare(frame.name, min(seen), max(seen)))
    return tuple(shares)
