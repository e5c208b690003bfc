"""The pages that are printed: lessons, articles, plans, the key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lessons import syllabus
from lessons.language import tr
from lessons.pages import html as page
from lessons.pages.answer_key import answer_key
from lessons.pages.articles_part import articles_part
from lessons.pages.opening import FILES
from lessons.pages.rubric_part import printed
from lessons.publishing.checkout import checkout
from lessons.publishing.paper.cells import notebook_page
from lessons.publishing.paper.edition import Edition, lesson_body, style, with_sheet
from lessons.publishing.paper.titles import head_of
from lessons.reading.pair import load_pair
from lessons.story.model import StoryRecord
from lessons.story.reading import StoryReading
from lessons.syllabus.plans import HERE as PLANS
from lessons.syllabus.rubric import rubric

ARTICLES = tr("The two articles")
BRIEF, OWN_PAIR = "07", "08"  # the lessons that need a sheet of their own


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page to print: the name of its file without an ending, and its HTML.

    `note` is a sentence for whoever prints it; "" is none.
    """

    name: str
    html: str
    note: str = ""


def printed_sheets(
    numbers: Iterable[str], *, plans: bool = False, key: bool = False
) -> Iterator[Sheet]:
    """What is printed of these lessons: each of them, and the articles once.

    Raises `ValueError` with one sentence if there is no such lesson, or its notebook
    is missing or damaged.
    """
    numbers = tuple(dict.fromkeys(numbers))
    for number in numbers:
        syllabus.lesson(number)  # or nothing at all is made
    folder = checkout() / "notebooks"
    yield articles_sheet()
    for number in numbers:
        yield lesson_sheet(number, folder)
    if plans:
        yield from map(plan_sheet, numbers)
    if key:
        yield key_sheet(numbers)


def lesson_sheet(number: str, folder: Path) -> Sheet:
    """A lesson with room to answer, from its notebook in `folder`."""
    lesson, pair = syllabus.lesson(number), load_pair()
    notebook = notebook_page(folder / FILES[number])
    title = f"{int(number)} · {lesson.title}"
    sheet = page.text(tr("“{name}”", name=ARTICLES))
    edition = Edition(on_paper=True, sheet=sheet)
    return Sheet(
        f"lesson-{number}",
        _page(
            title,
            _name_line(),
            *lesson_body(lesson, pair, notebook.blocks, edition),
            *_after(number),
        ),
        _saved(FILES[number]) if notebook.is_saved else "",
    )


def articles_sheet() -> Sheet:
    """Both articles, sentence by sentence."""
    return Sheet("articles", _page(ARTICLES, articles_part(load_pair())))


def plan_sheet(number: str) -> Sheet:
    """A teacher's plan."""
    markdown = (PLANS / f"lesson_{number}.md").read_text(encoding="utf-8")
    title, _, body = markdown.partition("\n")
    edition = Edition(on_paper=True, sheet="")
    name = title.lstrip("# ").strip()
    return Sheet(
        f"plan-{number}", _page(name, f'<div class="plan">{edition.prose(body)}</div>')
    )


def key_sheet(numbers: Iterable[str]) -> Sheet:
    """The answer key of these lessons."""
    title = tr("Answer key · Two Front Pages")
    return Sheet("answer-key", answer_key(numbers, _rules(title)))


def _page(title: str, *parts: str) -> str:
    return page.page(title, *parts, style=_rules(title))


def _rules(title: str) -> str:
    return style("common") + style("paper") + style("page") + head_of(title)


def _name_line() -> str:
    who, when = page.text(tr("Name:")), page.text(tr("Date:"))
    said = tr(
        "On this paper a computer has run the code in the boxes, and its results stand "
        "below them. Where the page says “run”, read on. Where it says “type”, “press” "
        "or “choose”, write with a pencil. Have the sheet “{name}” beside you. A guess "
        "comes first: its result is on the next page, so write before you turn.",
        name=ARTICLES,
    )
    return (
        f'<p class="yours">{who} <span></span> {when} <span></span></p>'
        f'<div class="computer">{page.element("p", said)}</div>'
    )


def _after(number: str) -> Iterator[str]:
    """What a lesson needs on paper besides its notebook."""
    if number == BRIEF:
        yield with_sheet(tr("How my brief will be read"), printed(rubric()))
    if number == OWN_PAIR:
        swans = StoryReading(StoryRecord()).pair
        texts = articles_part(swans, level=3)
        yield with_sheet(tr("The two invented articles about swans"), texts)


def _saved(notebook: str) -> str:
    return tr(
        "“{notebook}” was saved by whoever worked in it: its results are printed as "
        "they stand there.",
        notebook=notebook,
    )
