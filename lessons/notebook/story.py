"""A story as a notebook holds it: the forms to fill in, and what can be read of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from lessons.charts import (
    Chart,
    Table,
    fact_ledger,
    frame_chart,
    front_pages,
    speakers,
    voice_strip,
)
from lessons.language import tr
from lessons.notebook.first_aid import install_in_notebook
from lessons.notebook.forms.card import card_form
from lessons.notebook.forms.choose import choose_form
from lessons.notebook.forms.claims import claims_form
from lessons.notebook.forms.class_pair import class_pair_form
from lessons.notebook.forms.form import Form
from lessons.notebook.forms.ledger import ledger_form
from lessons.notebook.forms.names import names_form
from lessons.notebook.forms.roles import roles_form
from lessons.notebook.forms.voices import voices_form
from lessons.notebook.live import status
from lessons.story import table
from lessons.story.model import LETTERS
from lessons.story.open import OpenStory


@dataclass(frozen=True, slots=True)
class Notice:
    """The sentence shown when there is no result."""

    sentence: str

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, Any]:
        return {"text/plain": self.sentence, "text/html": status(self.sentence)}


class Story(OpenStory):
    """An open story with its forms, its charts and its tables.

    A chart or table that cannot be made yet is replaced by one sentence that says why.

    >>> story = open_story("an-example")
    >>> story.choose()
    <story choose>
    >>> story.card("C").sentence
    'A story has two texts: write story.card("A") or ("B").'
    >>> story.overview().columns
    ('', 'A · Dunmere Echo', 'B · Weir Gazette')
    """

    # What a learner fills in ----------------------------------------------------------

    def choose(self) -> Form:
        """Paste two texts, choose two files, or name a folder."""
        return choose_form(self)

    def roles(self) -> Form:
        """The parts that were found in both texts, with their roles to correct."""
        return roles_form(self)

    def card(self, letter: str) -> Form | Notice:
        """The provenance card of one text, "A" or "B"."""
        if letter not in LETTERS:
            return Notice(tr('A story has two texts: write story.card("A") or ("B").'))
        return card_form(self, letter)

    def who_speaks(self) -> Form:
        """Who is heard and in which voice, passage by passage, to correct."""
        return voices_form(self)

    def names(self) -> Form:
        """Who and what is named, and which names are one."""
        return names_form(self)

    def ledger(self) -> Form:
        """The facts, and the words that tell them in each text."""
        return ledger_form(self)

    def claims(self) -> Form:
        """Claims on the pair, each with words that carry it and words against it."""
        return claims_form(self)

    def for_class(self) -> Form:
        """Save the texts, and the work on them, as a pair for a whole class."""
        return class_pair_form(self)

    # What can be read -----------------------------------------------------------------

    def overview(self) -> Table | Notice:
        """What was given, and how much of it is body."""
        return _carefully(lambda: table.overview(self._read))

    def cards(self) -> Table | Notice:
        """Both provenance cards in one table."""
        return _carefully(lambda: table.cards(*self.pair))

    def voices(self) -> Chart | Notice:
        """Whose words each article is made of, sentence by sentence."""
        return self._noted(lambda: voice_strip(*self._read.heard))

    def speakers(self) -> Chart | Notice:
        """How many words of each article are quoted, and whose they are."""
        return self._noted(lambda: speakers(*self._read.heard))

    def quotations(self) -> Table | Notice:
        """Every quotation with its speaker."""
        return _carefully(lambda: table.quotations(self._read))

    def scores(self) -> Table | Notice:
        """Mean scores with their intervals, own words and quoted words apart."""
        return _carefully(lambda: table.scores(self._read))

    def sentences(self, letter: str) -> Table | Notice:
        """The lowest and the highest sentences of one text."""
        if letter not in LETTERS:
            return Notice(tr('A story has two texts: write "A" or "B".'))
        at = LETTERS.index(letter)
        return _carefully(lambda: table.scored_sentences(self._read.heard[at]))

    def ledger_chart(self) -> Chart | Notice:
        """Which fact each article tells."""
        if not self._read.facts:
            return Notice(
                tr(
                    "No row of the ledger is complete yet: a fact needs, for each "
                    "text, its words or the tick."
                )
            )
        return _carefully(lambda: fact_ledger(self._read.facts))

    def front_pages(self) -> Chart | Notice:
        """How each text tells it: two front pages side by side."""
        return self._noted(lambda: front_pages(self.comparison))

    def frame_chart(self) -> Chart | Notice:
        """Every measure of both articles on one page."""
        return self._noted(lambda: frame_chart(self.comparison.contrasts))

    def _noted(self, draw: Callable[[], Chart]) -> Chart | Notice:
        """A chart that says beside its errors how much was corrected by hand."""

        def noted() -> Chart:
            chart = draw()
            return replace(chart, errors=f"{chart.errors} {self._read.by_hand}".strip())

        return _carefully(noted)


def _carefully(work: Callable[[], Any]) -> Any:
    """The result of `work`, or the one sentence that says why there is none."""
    try:
        return work()
    except ValueError as problem:
        return Notice(str(problem))


def open_story(name: str = "my-story") -> Story:
    """Open a story by its name, as it was left; a new name begins a new one.

    Until two texts are given, the kit's invented example is read:

    >>> open_story("an-example").pair.a.name
    'A · Dunmere Echo'

    Raises `ValueError` with one sentence if the name cannot name a file.
    """
    install_in_notebook()
    return Story(name)
