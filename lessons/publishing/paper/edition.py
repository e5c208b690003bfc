"""A lesson as HTML to be printed, or to be read on a screen.

Both show the same: the prose, the code with its results, the questions. On paper there
is room to answer, and what a prediction was made of begins on a new page. On a screen
it is folded until a reader opens it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from lessons.exercises.model import Exercise
from lessons.language import tr
from lessons.pages.html import element, section, text
from lessons.pages.printed_question import printed_question
from lessons.publishing.paper.cells import Block, Code, Prose, View
from lessons.publishing.paper.forms import printed_form
from lessons.publishing.paper.prose import prose, with_open_details
from lessons.publishing.paper.safe import relinked
from lessons.reading.pair import Pair
from lessons.syllabus import Lesson

# The numbers of a chart, as a notebook folds them away.
_NUMBERS = re.compile(r"<details><summary>[^<]*</summary>(.*?)</details>", re.S)


@dataclass(frozen=True)
class Edition:
    """What differs between paper and screen.

    `sheet` is HTML that names the sheet of the two articles. `pages` are the addresses
    that links lead to, by the file of each notebook; on paper there are none.
    """

    on_paper: bool
    sheet: str
    pages: Mapping[str, str] = field(default_factory=dict)

    def prose(self, markdown: str) -> str:
        """Markdown as HTML: its links lead to pages of this edition, or nowhere."""
        made = relinked(prose(markdown), self.pages)
        return with_open_details(made) if self.on_paper else made


def style(name: str) -> str:
    """The style sheet of an edition, "paper" or "book"."""
    return _css("common") + _css(name)


@cache
def _css(name: str) -> str:
    folder = files("lessons.publishing.paper") / "styles"
    return (folder / f"{name}.css").read_text(encoding="utf-8")


def lesson_body(
    lesson: Lesson, pair: Pair, blocks: tuple[Block, ...], edition: Edition
) -> Iterator[str]:
    """A lesson under its title, block by block, as pieces of HTML."""
    yield element("p", lesson.question, "ask")
    yield element("p", lesson.summary)
    yield element("p", tr("Texts: {texts}.", texts=lesson.texts.rstrip(".")))
    manuscript = _Manuscript(lesson, pair, edition)
    turns = manuscript.turns(blocks) if edition.on_paper else ()
    for place, block in enumerate(blocks):
        if place in turns:
            yield '<div class="turn"></div>'
        if not _is_title(block):
            yield manuscript.block(block)
    if manuscript.numbers_of_charts:
        tables = "".join(manuscript.numbers_of_charts)
        shown = f'<div class="numbers-apart">{tables}</div>'
        yield section(tr("The numbers behind the charts"), shown)


def _is_title(block: Block) -> bool:
    """Whether it is the cell that opens a notebook: an edition has its own title."""
    return isinstance(block, Prose) and block.markdown.startswith("# ")


class _Manuscript:
    """The lesson as far as it is written.

    It numbers the questions as they come, and knows which predictions still wait for
    their result.
    """

    def __init__(self, lesson: Lesson, pair: Pair, edition: Edition) -> None:
        self.edition, self.pair = edition, pair
        self.exercises = {exercise.id: exercise for exercise in lesson.exercises}
        self.numbers: dict[str, int] = {}
        self.waiting: set[str] = set()
        self.numbers_of_charts: list[str] = []  # on paper they stand at the back

    def turns(self, blocks: Sequence[Block]) -> set[int]:
        """The places of the blocks that begin a page, so that no guess sees its result.

        A page is turned after the last question that comes before the first result.
        """
        turns, waits, after = set(), False, 0
        for place, block in enumerate(blocks):
            exercise = self._exercise(block)
            if exercise and block.kind == "exercise":
                waits, after = waits or exercise.prediction, place + 1
            elif waits and (exercise or (isinstance(block, Code) and block.results)):
                turns.add(after)
                waits = False
        return turns

    def block(self, block: Block) -> str:
        """The next block as HTML."""
        if isinstance(block, Prose):
            return self.edition.prose(block.markdown)
        if isinstance(block, Code):
            return self._code(block)
        if (exercise := self._exercise(block)) is None:
            return printed_form(block, self.edition.on_paper)
        if block.kind == "exercise":
            return self._question(exercise)
        return self._found(exercise)

    def _exercise(self, block: Block) -> Exercise | None:
        """The exercise that a view asks, or whose prediction it compares."""
        return self.exercises.get(block.name) if isinstance(block, View) else None

    def _question(self, exercise: Exercise) -> str:
        number = self.numbers.setdefault(exercise.id, len(self.numbers) + 1)
        if exercise.prediction:
            self.waiting.add(exercise.id)
        return printed_question(exercise, self.pair, number, self.edition.sheet)

    def _code(self, code: Code) -> str:
        shown = f'<pre class="code"><code>{text(code.source)}</code></pre>'
        if code.results:
            results = f'<div class="results">{"".join(code.results)}</div>'
            if self.edition.on_paper:
                results = _NUMBERS.sub(self._numbers_apart, results)
            shown += self._folded(tr("Show the result"), results)
        return f'<div class="cell">{shown}</div>'

    def _numbers_apart(self, found: re.Match[str]) -> str:
        """A chart's numbers, which a screen folds away, go to the back."""
        number = len(self.numbers_of_charts) + 1
        name = element("h3", tr("Chart {number}", number=number))
        self.numbers_of_charts.append(f"<div>{name}{found[1]}</div>")
        where = tr("Chart {number}: its numbers stand at the back.", number=number)
        return element("p", where, "how")

    def _found(self, exercise: Exercise) -> str:
        """What a prediction was compared with."""
        number = self.numbers.get(exercise.id, 0)
        said = [tr("Compare your answer to question {number}.", number=number)]
        if exercise.outcome:
            found = exercise.outcome(self.pair)
            said.append(tr("The result: {found}", found=found))
        shown = f'<div class="found">{element("p", " ".join(said))}</div>'
        made = self._folded(tr("Compare with your guess"), shown)
        self.waiting.discard(exercise.id)
        return made

    def _folded(self, summary: str, shown: str) -> str:
        """A result; on a screen it is folded while a guess waits for it."""
        if self.edition.on_paper or not self.waiting:
            return shown
        return f"<details>{element('summary', summary)}{shown}</details>"


def with_sheet(title: str, *parts: str) -> str:
    """A part that begins on a page of its own."""
    return f'<div class="sheet">{section(title, *parts)}</div>'
