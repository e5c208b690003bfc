"""A pair: two articles on one event, and what people found in them by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from lessons.language import tr
from lessons.reading.article import Article, Card, Finding, article_from_bytes
from lessons.reading.documents import ArticleError
from lessons.reading.frames import Coding, seed_codings
from lessons.reading.labels import Subject, seed_subjects
from lessons.reading.ledger import Fact, seed_ledger
from lessons.reading.order import Theme, seed_themes
from lessons.reading.seeds import load_data, seeds
from lessons.reading.text import Sentence


@dataclass(frozen=True, eq=False)
class Pair:
    """Two articles side by side; it unpacks as `a, b = pair`.

    It carries what people found in them: `subjects` (who and what is spoken of, and
    its names), `themes` (what an article may mention), `facts` (the ledger) and
    `codings` (frames and tones by sentence). Each may be empty. `called` are the
    labels that get a row of the frame chart and `first` the themes that do; None
    stands for all of them.

    >>> a, b = load_pair()
    >>> b.label
    'the explainer'
    """

    a: Article
    b: Article
    subjects: tuple[Subject, ...] = ()
    themes: tuple[Theme, ...] = ()
    facts: tuple[Fact, ...] = ()
    codings: tuple[Coding, ...] = ()
    called: tuple[str, ...] | None = None
    first: tuple[str, ...] | None = None

    def __iter__(self) -> Iterator[Article]:
        return iter((self.a, self.b))

    def __getitem__(self, place: int) -> Article:
        return (self.a, self.b)[place]

    def __len__(self) -> int:
        return 2

    def __repr__(self) -> str:
        return f"<Pair {self.a!r}, {self.b!r}>"

    def article(self, letter: str) -> Article:
        """One of the two by its letter; raises `LookupError` for another letter."""
        for article in self:
            if article.letter == letter:
                return article
        raise LookupError(tr("This pair has no article {letter!r}.", letter=letter))

    @cached_property
    def sentences(self) -> dict[str, Sentence]:
        """The sentences of both bodies by their ids, A's first."""
        return {
            sentence.id: sentence for article in self for sentence in article.sentences
        }

    def sentence(self, id: str) -> Sentence:
        """One sentence by its id, an article's letter and its number there.

        >>> load_pair().sentence("B9")[:26]
        'With European countries an'

        Raises `LookupError` with one sentence for an id that no sentence has.
        """
        try:
            return self.sentences[id]
        except KeyError:
            ends = " and ".join(
                tr(
                    "{letter}1 to {letter}{sentences}",
                    letter=article.letter,
                    sentences=len(article.sentences),
                )
                for article in self
            )
            raise LookupError(
                tr(
                    "There is no sentence {id!r} in this pair: its sentences are "
                    "{ends}.",
                    id=id,
                    ends=ends,
                )
            ) from None

    def article_of(self, id: str) -> Article:
        """The article in which the sentence with this id stands.

        >>> load_pair().article_of("B9").label
        'the explainer'

        Raises `LookupError` with one sentence for an id that no sentence has.
        """
        sentence = self.sentence(id)
        return next(
            article
            for article in self
            if any(sentence is candidate for candidate in article.sentences)
        )

    @property
    def called_labels(self) -> tuple[str, ...]:
        """The labels that get a row of the frame chart."""
        if self.called is not None:
            return self.called
        return tuple(label for subject in self.subjects for label in subject.labels)

    @property
    def first_themes(self) -> tuple[Theme, ...]:
        """The themes that get a row of the frame chart, in the order of the rows."""
        if self.first is None:
            return self.themes
        by_name = {theme.name: theme for theme in self.themes}
        return tuple(by_name[name] for name in self.first)


@cache
def load_pair() -> Pair:
    """The class's pair: the two articles of `seeds`, the wire report first.

    With their cards, and with the names, themes, facts and codings that people found.

    >>> [article.name for article in load_pair()]
    ['A · the wire report', 'B · the explainer']

    Raises `ArticleError` with one sentence if they cannot be read.
    """
    told = load_data("articles.toml").get("article", [])
    if [about.get("letter") for about in told] != ["A", "B"]:
        raise ArticleError("seeds/articles.toml must name two articles, A and then B.")
    first, second = map(_seed, told)
    rows = load_data("frames.toml")["frame_chart"]
    return Pair(
        first,
        second,
        subjects=seed_subjects(),
        themes=seed_themes(),
        facts=seed_ledger(),
        codings=seed_codings(),
        called=tuple(rows["called"]),
        first=tuple(rows["first"]),
    )


def _seed(about: dict) -> Article:
    """One of the two articles, as `articles.toml` tells of it."""
    try:
        data = (seeds() / about["file"]).read_bytes()
    except OSError:
        raise ArticleError(
            f"seeds/articles.toml names “{about['file']}”, which is not in the folder "
            "“seeds”."
        ) from None
    return article_from_bytes(
        data,
        about["file"],
        letter=about["letter"],
        label=about["label"],
        card=_card(about),
    )


def _card(about: dict) -> Card:
    lines = {
        kind: tuple(
            Finding(line["claim"], tuple(line.get("words", ())))
            for line in about.get(kind, ())
        )
        for kind in ("proves", "suggests", "unknown")
    }
    return Card(**lines, rights=about["rights"])
