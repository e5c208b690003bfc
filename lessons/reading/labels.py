"""Labels: what each article calls somebody or something, and in whose voice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lessons.reading.patterns import places
from lessons.reading.seeds import load_data
from lessons.reading.text import Span
from lessons.reading.voices import Airtime


@dataclass(frozen=True, slots=True)
class Subject:
    """Who or what is spoken of, and the labels that a text may give it.

    `labels` maps each label to its patterns: regular expressions that are matched in
    upper and lower case (see `plain_words`).
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
class Label(Span):
    """One use of a name for a subject: the words, their place and their voice."""

    subject: str
    label: str
    voice: str


def labels(heard: Airtime, subjects: Iterable[Subject]) -> tuple[Label, ...]:
    """Every label of `subjects` that the article's body uses, in order.

    Where two labels overlap, the longer one counts: "Mr Putin" is not also "Putin".

    >>> from lessons.reading.voices import airtime
    >>> from lessons.reading.articles import article_from_text
    >>> from lessons.reading.patterns import plain_words
    >>> war = Subject("the war", {"war": plain_words("war"), "crisis": ("crisis",)})
    >>> story = article_from_text("It is a crisis. “It is war,” Mr Roe said.")
    >>> [(use.label, use.voice) for use in labels(airtime(story), [war])]
    [('crisis', 'own'), ('war', 'quoted')]
    """
    found = [use for subject in subjects for use in _uses(heard, subject)]
    return tuple(sorted(found, key=lambda label: label.start))


def _uses(heard: Airtime, subject: Subject) -> Iterator[Label]:
    article = heard.article
    uses = [
        (match, label)
        for label, patterns in subject.labels.items()
        for match in places(article, patterns)
    ]
    taken = bytearray(len(article.text))  # 1 for each character that a label covers
    for match, label in sorted(uses, key=lambda use: use[0].start - use[0].end):
        if taken.find(1, match.start, match.end) < 0:
            taken[match.start : match.end] = b"\1" * len(match.text)
            voice = heard.voice_at(match.start)
            yield Label(match.start, match.end, match.text, subject.name, label, voice)
