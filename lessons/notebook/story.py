"""A story as a notebook holds it: what a learner gives, and what can be read of it."""

from __future__ import annotations

import html
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lessons.exercises.record import RecordError
from lessons.reading.articles import Article
from lessons.story import keeping
from lessons.story.model import LETTERS, Correction, Kept
from lessons.story.reading import Read, work_of

if TYPE_CHECKING:
    from lessons.charts.chart import Chart, Table
    from lessons.reading.comparison import Comparison
    from lessons.notebook.forms.form import Form


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence in place of a result that there cannot be."""

    sentence: str

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, Any]:
        page = f'<p role="status">{html.escape(self.sentence)}</p>'
        return {"text/plain": self.sentence, "text/html": page}


class Story:
    """One pair of texts and a learner's work on it, by a name.

    Until both texts are given, the kit's own example stands in. Everything is saved on
    every change; what cannot be measured is answered in one sentence.
    """

    def __init__(self, name: str, folder: Path | None = None) -> None:
        self.name = name
        self.file = keeping.story_file(name, folder)
        self._watching: dict[str, Callable[[], None]] = {}
        self._problem = ""
        self._read = Read(Kept())
        self.reload()

    def __repr__(self) -> str:
        return f"<story {self.name}>"

    # What is kept ---------------------------------------------------------------------

    @property
    def read(self) -> Read:
        """The story as it stands, read."""
        return self._read

    @property
    def notes(self) -> tuple[str, ...]:
        """What happened to the file, such as that a damaged one was put aside."""
        return tuple(filter(None, (*self.file.notes, self._problem)))

    def reload(self) -> None:
        """Read again what is kept: another window may have changed it."""
        try:
            kept = keeping.load(self.file)
            self._problem = ""
        except RecordError as problem:
            self._problem = str(problem)
            return
        if kept != self._read.kept:
            self._read = Read(kept)

    def save(self, change: Callable[[Kept], Kept]) -> None:
        """Keep a change, and have the forms follow that stand on it.

        Raises `RecordError` with one sentence where it cannot be saved.
        """
        before = self._read.kept
        kept = keeping.save(self.file, change)
        self._read = Read(kept)
        other_texts = (before.texts, before.labels) != (kept.texts, kept.labels)
        for name, redraw in tuple(self._watching.items()):
            # The form in which roles are corrected says itself what came of it.
            if other_texts or (name != "roles" and _roles(before) != _roles(kept)):
                redraw()

    def watch(self, name: str, redraw: Callable[[], None]) -> None:
        """Have `redraw` called when the texts or roles change; one of each name."""
        self._watching[name] = redraw

    # What a learner fills in ----------------------------------------------------------

    def choose(self) -> Form:
        """Paste two texts, choose two files, or name a folder."""
        from lessons.notebook.forms.choose import form

        return form(self)

    def roles(self) -> Form:
        """The parts that were found in both texts, with their roles to correct."""
        from lessons.notebook.forms.roles import form

        return form(self)

    def card(self, letter: str) -> Form | Said:
        """The provenance card of one text, "A" or "B"."""
        from lessons.notebook.forms.card import form

        if letter not in LETTERS:
            return Said('A story has two texts: write story.card("A") or ("B").')
        return form(self, letter)

    def names(self) -> Form:
        """Who and what is named, and which names are one."""
        from lessons.notebook.forms.names import form

        return form(self)

    def ledger(self) -> Form:
        """The facts, and the words that tell them in each text."""
        from lessons.notebook.forms.ledger import form

        return form(self)

    def claims(self) -> Form:
        """Claims on the pair, each with words that carry it and words against it."""
        from lessons.notebook.forms.claims import form

        return form(self)

    # What can be read -----------------------------------------------------------------

    @property
    def pair(self) -> tuple[Article, Article]:
        """Both articles, with your roles and cards."""
        return self._read.pair

    @property
    def comparison(self) -> Comparison:
        """The whole reading, as Python has it (see `lessons.reading.comparison`).

        Raises `ArticleError` with one sentence for a text that has no body.
        """
        return self._read.comparison

    def overview(self) -> Table | Said:
        """What was given, and how much of it is body."""
        from lessons.story import table

        return _carefully(lambda: table.overview(*self.pair))

    def cards(self) -> Table | Said:
        """Both provenance cards in one table."""
        from lessons.story import table

        return _carefully(lambda: table.cards(*self.pair))

    def voices(self) -> Chart | Said:
        """Whose words each article is made of, sentence by sentence."""
        from lessons.charts.speaking import voice_strip

        return _carefully(lambda: voice_strip(*self._read.heard))

    def quotations(self) -> Table | Said:
        """Every quotation with its speaker."""
        from lessons.story import table

        return _carefully(lambda: table.quotations(*self._read.heard))

    def scores(self) -> Table | Said:
        """Mean scores with their intervals, own words and quoted words apart."""
        from lessons.story import table

        return _carefully(lambda: table.scores(*self._read.heard))

    def sentences(self, letter: str) -> Table | Said:
        """The lowest and the highest sentences of one text."""
        from lessons.story import table

        if letter not in LETTERS:
            return Said('A story has two texts: write "A" or "B".')
        at = LETTERS.index(letter)
        return _carefully(lambda: table.scored_sentences(self._read.heard[at]))

    def ledger_chart(self) -> Chart | Said:
        """Which fact each article tells."""
        from lessons.charts.framing import fact_ledger

        if not self._read.facts:
            return Said(
                "No row of the ledger is complete yet: a fact needs, for each text, "
                "its words or the tick."
            )
        return _carefully(lambda: fact_ledger(self._read.facts))

    def frame_chart(self) -> Chart | Said:
        """Every measure of both articles on one page."""
        from lessons.charts.frame_chart import frame_chart

        def draw() -> Chart:
            framing = self._read.comparison.framing
            return frame_chart(framing.a, framing.b, framing)

        return _carefully(draw)


def _roles(kept: Kept) -> tuple[tuple[Correction, ...], ...]:
    work = work_of(kept)
    return work.roles_a, work.roles_b


def _carefully(work: Callable[[], Any]) -> Any:
    """What `work` gives, or its one sentence on why there is nothing."""
    try:
        return work()
    except ValueError as problem:
        return Said(str(problem))


def open_story(name: str = "my-story") -> Story:
    """Open a story by its name, as it was left; a new name begins a new one.

    Raises `ValueError` with one sentence for a name that cannot be a file's.
    """
    if ipython := sys.modules.get("IPython"):
        from lessons.notebook.first_aid import install

        install(ipython.get_ipython())
    return Story(name)
