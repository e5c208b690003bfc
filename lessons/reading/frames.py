"""How an event is framed: labels, facts told and left out, order, and coded frames.

Entman (1993) asks what a text makes the problem, the cause, the judgement and the
remedy; that is for prose. Semetko and Valkenburg (2000) give five generic frames that
people can code by sentence. A word list here may suggest; only people decide.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from nltk.metrics.agreement import AnnotationTask
from nltk.metrics.distance import binary_distance, interval_distance

from lessons.reading.articles import (
    Article,
    ArticleError,
    load_data,
    load_pair,
    seeds,
)
from lessons.reading.chance import Interval, interval, resample
from lessons.reading.voices import Airtime
from lessons.reading.words import straighten

# Patterns ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Match:
    """Words of an article's body that a pattern found, with their offset in `text`."""

    start: int
    end: int
    text: str


@cache
def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns).replace("'", "['’]"), re.I)


def _matches(article: Article, patterns: Sequence[str]) -> list[Match]:
    return [
        Match(part.start + m.start(), part.start + m.end(), m.group())
        for part in article.parts("body")
        for m in (_any_of(tuple(patterns)).finditer(part.text) if patterns else ())
        if m.group()
    ]


def plain_words(*words: str) -> tuple[str, ...]:
    """Patterns for words as people write them, whole words only, whatever their case.

    They fit where `Subject` and `Theme` take patterns; blank ones are left out.
    """
    wanted = (map(re.escape, straighten(word).split()) for word in words)
    found = (r"\s+".join(parts) for parts in wanted)
    # A word character beside one is inside a longer word; beside a mark it may stand.
    return tuple(
        rf"(?:(?<!\w)|(?!\w)){pattern}(?:(?!\w)|(?<!\w))"
        for pattern in found
        if pattern
    )


@cache
def _seed_texts() -> tuple[str, ...]:
    return tuple(article.text for article in load_pair())


def of_seeds(*articles: Article) -> bool:
    """Whether each of these is one of the kit's own two articles, letter for letter."""
    return all(article.text in _seed_texts() for article in articles)


def are_seeds(a: Article, b: Article) -> bool:
    """Whether two articles are the kit's own pair, in its order and under its letters.

    Only then does the kit's own ledger speak of them.
    """
    return (a.letter, b.letter) == ("A", "B") and (a.text, b.text) == _seed_texts()


# Labels: who is called what, in whose voice -----------------------------------


@dataclass(frozen=True, slots=True)
class Subject:
    """Who or what is spoken of, and the labels that a text may give it.

    `labels` maps each label to its patterns: regular expressions, whatever their case
    (see `plain_words`).
    """

    name: str
    labels: Mapping[str, tuple[str, ...]]


def seed_subjects() -> tuple[Subject, ...]:
    """The subjects of `frames.toml`, which are those of the kit's own pair."""
    return tuple(
        Subject(
            subject["name"],
            {entry["label"]: tuple(entry["patterns"]) for entry in subject["labels"]},
        )
        for subject in load_data("frames.toml")["subject"]
    )


@dataclass(frozen=True, slots=True)
class Label:
    """One use of a name for a subject: the words, their place and their voice."""

    subject: str
    label: str
    start: int
    end: int
    text: str
    voice: str


def labels(
    heard: Airtime, subjects: Iterable[Subject] | None = None
) -> tuple[Label, ...]:
    """Every label of `subjects` that the article's body uses, in order.

    Where two labels overlap, the longer one counts: "Mr Putin" is not also "Putin".
    Without `subjects`, the kit's own two articles are read for those of `frames.toml`,
    and any other article for none.
    """
    if subjects is None:
        subjects = seed_subjects() if of_seeds(heard.article) else ()
    found = [use for subject in subjects for use in _uses(heard, subject)]
    return tuple(sorted(found, key=lambda label: label.start))


def _uses(heard: Airtime, subject: Subject) -> Iterator[Label]:
    article = heard.article
    uses = [
        (match, label)
        for label, patterns in subject.labels.items()
        for match in _matches(article, patterns)
    ]
    taken = bytearray(len(article.text))  # of each character, whether a label has it
    for match, label in sorted(uses, key=lambda use: use[0].start - use[0].end):
        if taken.find(1, match.start, match.end) < 0:
            taken[match.start : match.end] = b"\1" * len(match.text)
            voice = heard.voice_at(match.start)
            yield Label(subject.name, label, match.start, match.end, match.text, voice)


# The fact ledger --------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact and, by article letter, the words that tell it (absent: not told).

    `looked_for` are the words whose absence was checked where it is not told.
    `differ` says how two tellings part, when they do.
    """

    id: str
    fact: str
    evidence: Mapping[str, str]
    looked_for: tuple[str, ...] = ()
    differ: str = ""

    def told_by(self, article: Article) -> bool:
        """Whether the ledger holds words of this article for the fact."""
        return article.letter in self.evidence

    @property
    def where(self) -> str:
        """ "both", "only A", "only B" or "neither"."""
        letters = sorted(self.evidence)
        return {0: "neither", 1: f"only {''.join(letters)}"}.get(len(letters), "both")


def ledger() -> tuple[Fact, ...]:
    """The facts of `ledger.toml`, in its order."""
    return tuple(
        Fact(
            id=row["id"],
            fact=row["fact"],
            evidence={letter: row[letter] for letter in ("A", "B") if letter in row},
            looked_for=tuple(row.get("looked_for", ())),
            differ=row.get("differ", ""),
        )
        for row in load_data("ledger.toml")["fact"]
    )


def check_ledger(facts: Iterable[Fact], articles: Iterable[Article]) -> tuple[str, ...]:
    """What in the ledger the articles' texts do not bear out, a sentence each.

    Evidence must stand in the body letter for letter; words that were looked for and
    not found must be absent from all of the text.
    """
    problems = []
    articles = tuple(articles)
    for fact in facts:
        for article in articles:
            words = fact.evidence.get(article.letter)
            if words is not None and words not in article.body:
                problems.append(f"{fact.id}: “{words}” is not in {article.letter}.")
            if words is None:
                if not fact.looked_for:
                    problems.append(f"{fact.id}: nothing says what was looked for.")
                problems += [
                    f"{fact.id}: “{word}” does stand in {article.letter}."
                    for word in fact.looked_for
                    if word.lower() in article.text.lower()
                ]
    return tuple(problems)


# Order of telling -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Theme:
    """Something that an article may come to, and the patterns that tell that it did."""

    name: str
    patterns: tuple[str, ...]


def seed_themes() -> tuple[Theme, ...]:
    """The themes of `frames.toml`, which are those of the kit's own pair."""
    return tuple(
        Theme(theme["name"], tuple(theme["patterns"]))
        for theme in load_data("frames.toml")["theme"]
    )


@dataclass(frozen=True, slots=True)
class Entrance:
    """Where a theme enters an article: `first` is None when it never does.

    `places` are shares of the way through the body's words; `matches` are the words.
    """

    theme: str
    places: tuple[float, ...]
    matches: tuple[Match, ...]

    @property
    def first(self) -> float | None:
        """The share of the article that is told before the theme is mentioned."""
        return self.places[0] if self.places else None


def order_of_telling(
    article: Article, themes: Iterable[Theme] | None = None
) -> tuple[Entrance, ...]:
    """Each theme with its places, earliest entrance first.

    Without `themes`, the kit's own two articles are read for those of `frames.toml`,
    and any other article for none.
    """
    if themes is None:
        themes = seed_themes() if of_seeds(article) else ()
    entrances = []
    for theme in themes:
        found = tuple(_matches(article, theme.patterns))
        places = tuple(article.way_through(match.start) for match in found)
        entrances.append(Entrance(theme.name, places, found))
    return tuple(
        sorted(entrances, key=lambda e: (e.first is None, e.first or 0.0, e.theme))
    )


# Coding by the five generic frames --------------------------------------------


@dataclass(frozen=True, slots=True)
class Frame:
    """One generic frame: its name and the question that a coder answers."""

    name: str
    question: str
    words: tuple[str, ...]

    def suggested_by(self, text: str) -> tuple[str, ...]:
        """The words of `text` that the word list points at; none is no answer."""
        return tuple(match.group() for match in _any_of(self.words).finditer(text))


def generic_frames() -> tuple[Frame, ...]:
    """The five generic frames of Semetko and Valkenburg (2000)."""
    return tuple(
        Frame(frame["name"], frame["question"], tuple(frame["words"]))
        for frame in load_data("frames.toml")["frame"]
    )


@dataclass(frozen=True, slots=True)
class Coding:
    """One reading of one sentence: yes or no for each frame, and a tone from −2 to +2.

    `sentence` is an article's letter and the sentence's number from 1, such as "A15";
    the tone answers `tone_question`.
    """

    reading: str
    sentence: str
    frames: Mapping[str, bool]
    tone: int | None = None


def tone_question() -> str:
    """What a tone from −2 to +2 is given to: good or bad news, and for whom."""
    return load_data("frames.toml")["tone"]["question"]


def tone_codings(reading: str, tones: Mapping[str, int]) -> tuple[Coding, ...]:
    """Somebody's own tones as codings, from sentence ids: {"A15": -2, "B2": -1}."""
    return tuple(
        Coding(reading=reading, sentence=sentence, frames={}, tone=tone)
        for sentence, tone in tones.items()
    )


def sample_codings() -> tuple[Coding, ...]:
    """Two sample readings of all sentences with the codebook: one strict, one generous.

    They ship with the kit as something to disagree with; they are not the answer.
    """
    return read_codings((seeds() / "codings.csv").read_text(encoding="utf-8"))


def read_codings(table: str) -> tuple[Coding, ...]:
    """Codings from CSV text with a header; an empty cell is "not coded".

    Raises `ArticleError` for a missing column or a cell that is not a whole number.
    """
    names = [frame.name for frame in generic_frames()]
    codings = []
    for number, row in enumerate(csv.DictReader(io.StringIO(table)), start=2):
        try:
            codings.append(
                Coding(
                    reading=row["reading"],
                    sentence=row["sentence"],
                    frames={name: bool(int(row[name])) for name in names if row[name]},
                    tone=int(row["tone"]) if row["tone"] else None,
                )
            )
        except KeyError as missing:
            raise ArticleError(
                f"The table of codings has no column {missing}: add it."
            ) from None
        except (TypeError, ValueError):
            raise ArticleError(
                f"Line {number} of the codings holds something other than a whole "
                "number: write 1 for yes, 0 for no, and the tone from -2 to 2."
            ) from None
    return tuple(codings)


# Agreement --------------------------------------------------------------------

Answer = tuple[str, str, object]  # coder, unit, value
DISTANCES: dict[str, Callable[[object, object], float]] = {
    "nominal": binary_distance,
    "interval": interval_distance,
}


@dataclass(frozen=True, slots=True)
class Agreement:
    """Krippendorff's α with its bootstrap over units.

    `alpha` is None where α has no meaning: fewer than two coders on every unit, or no
    variation at all (everybody always gave one same answer). `raw` is the plain share
    of pairs that agree, `units` how many units two coders or more answered.
    """

    alpha: float | None
    interval: Interval | None
    raw: float | None
    units: int


def agreement(answers: Iterable[Answer], scale: str = "nominal") -> Agreement:
    """How far coders agree beyond chance (Krippendorff 1980), on `scale`.

    `answers` are (coder, unit, value) triples; leave out what a coder did not answer.
    Raises `ValueError` for a scale that is not in `DISTANCES`.
    """
    if scale not in DISTANCES:
        raise ValueError(
            f"“{scale}” is not a scale: choose from {', '.join(DISTANCES)}."
        )
    by_unit: dict[str, list[Answer]] = {}
    for answer in answers:
        by_unit.setdefault(answer[1], []).append(answer)
    shared = [unit for unit in by_unit.values() if len(unit) > 1]
    if not shared:
        return Agreement(None, None, None, 0)
    alpha = _alpha(shared, scale)
    return Agreement(
        alpha=alpha,
        interval=None if alpha is None else _alpha_interval(shared, scale),
        raw=_raw_agreement(shared),
        units=len(shared),
    )


def _alpha(units: Sequence[list[Answer]], scale: str) -> float | None:
    # The same unit may be drawn twice by a bootstrap, so units are numbered anew.
    data = [
        (coder, number, value)
        for number, unit in enumerate(units)
        for coder, _, value in unit
    ]
    if len({value for _, _, value in data}) < 2:
        return None  # nltk would say 1, but there was nothing to disagree on
    return AnnotationTask(data=data, distance=DISTANCES[scale]).alpha()


def _alpha_interval(units: Sequence[list[Answer]], scale: str) -> Interval:
    """The percentile bootstrap of α over units, all resamples at once.

    α needs only sums over units: of each unit's disagreement, and of how often each
    value was given. So a resample is a sum of rows, and nltk's α is their check.
    """
    values = list(dict.fromkeys(value for unit in units for _, _, value in unit))
    apart = np.array([[DISTANCES[scale](v, w) for w in values] for v in values], float)
    counts = np.array(
        [[sum(a[2] == value for a in unit) for value in values] for unit in units],
        float,
    )
    sizes = counts.sum(axis=1)
    observed = np.einsum("uv,uw,vw->u", counts, counts, apart) / (sizes - 1)
    drawn = resample(len(units))
    given = counts[drawn].sum(axis=1)
    total = given.sum(axis=1)
    expected = np.einsum("rv,rw,vw->r", given, given, apart) / (total - 1)
    alphas = 1 - np.divide(
        observed[drawn].sum(axis=1),
        expected,
        out=np.zeros_like(expected),  # no variation: nothing to disagree on
        where=expected > 0,
    )
    return interval(_alpha(units, scale), alphas)


def _raw_agreement(units: Sequence[list[Answer]]) -> float:
    pairs = [
        one[2] == other[2]
        for unit in units
        for at, one in enumerate(unit)
        for other in unit[at + 1 :]
    ]
    return sum(pairs) / len(pairs)
