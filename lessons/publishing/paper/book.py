"""The book: all lessons to be read in a browser, with nothing that has to run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lessons.language import tr
from lessons.pages import html as page
from lessons.pages.articles_part import articles_part
from lessons.pages.opening import FILES
from lessons.publishing.checkout import checkout
from lessons.publishing.paper.cells import notebook_page
from lessons.publishing.paper.edition import Edition, lesson_body, style
from lessons.publishing.paper.sheets import ARTICLES
from lessons.reading.pair import load_pair
from lessons.storage import write_whole
from lessons.syllabus import Lesson, lesson, taught

INDEX, ARTICLES_PAGE = "index.html", "articles.html"
_HEADING = re.compile(r"<h2>(.*?)</h2>", re.S)
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class _Chapter:
    """A page of the book: its file, the name that links give it, and its parts."""

    file: str
    name: str
    parts: tuple[str, ...]


def write_book(folder: Path) -> list[Path]:
    """Write the book into a folder, which is made if it is not there.

    Gives the paths of its pages: the contents, the articles, and a page a lesson. Their
    links are relative, they hold no script, and they ask for nothing from outside.
    Raises `ValueError` with one sentence if the notebooks are not here, or cannot be
    read, and `OSError` if the folder cannot be written to.
    """
    lessons = [lesson(number) for number in taught()]
    notebooks = checkout() / "notebooks"
    chapters = [
        _Chapter(ARTICLES_PAGE, ARTICLES, (articles_part(load_pair()),)),
        *(_chapter(one, notebooks) for one in lessons),
    ]
    folder.mkdir(parents=True, exist_ok=True)
    written = [folder / INDEX]
    write_whole(written[0], _contents(lessons))
    for at, chapter in enumerate(chapters):
        written.append(folder / chapter.file)
        above, below = _steps(chapters, at, tr("Pages")), _steps(chapters, at, tr("On"))
        parts = (above, *chapter.parts, below)
        write_whole(written[-1], page.page(chapter.name, *parts, style=style("book")))
    return written


def _file(number: str) -> str:
    return Path(FILES[number]).with_suffix(".html").name


def _chapter(of: Lesson, notebooks: Path) -> _Chapter:
    blocks = notebook_page(notebooks / FILES[of.number]).blocks
    edition = Edition(
        on_paper=False,
        sheet=f'<a href="{ARTICLES_PAGE}">{page.text(ARTICLES)}</a>',
        pages={FILES[number]: _file(number) for number in taught()},
    )
    body = "".join(lesson_body(of, load_pair(), blocks, edition))
    sections, body = _with_sections(body)
    name = f"{int(of.number)} · {of.title}"
    return _Chapter(_file(of.number), name, (_within(sections), body))


def _with_sections(body: str) -> tuple[list[tuple[str, str]], str]:
    """The headings of a lesson, each with the id that its section now has."""
    found: list[tuple[str, str]] = []

    def named(heading: re.Match[str]) -> str:
        found.append((f"section-{len(found) + 1}", _TAG.sub("", heading[1])))
        return f'<h2 id="{found[-1][0]}">{heading[1]}</h2>'

    return found, _HEADING.sub(named, body)


def _within(sections: Sequence[tuple[str, str]]) -> str:
    """Links to the sections of a page; their names are HTML already."""
    listed = "".join(f'<li><a href="#{id}">{name}</a></li>' for id, name in sections)
    label = page.text(tr("In this lesson"))
    return f"<details><summary>{label}</summary><ul>{listed}</ul></details>"


def _steps(chapters: Sequence[_Chapter], at: int, label: str) -> str:
    """Links to the contents, to the page before and to the page after."""
    links = [_link(INDEX, tr("Contents"))]
    if at > 0:
        links.append(_link(chapters[at - 1].file, f"← {chapters[at - 1].name}", "prev"))
    if at + 1 < len(chapters):
        links.append(_link(chapters[at + 1].file, f"{chapters[at + 1].name} →", "next"))
    label = page.text(label)
    return f'<nav class="steps" aria-label="{label}">{"".join(links)}</nav>'


def _link(address: str, name: str, rel: str = "") -> str:
    related = f' rel="{rel}"' if rel else ""
    return f'<a href="{address}"{related}>{page.text(name)}</a>'


def _contents(lessons: Sequence[Lesson]) -> str:
    def rows() -> Iterator[str]:
        yield f"<li>{_link(ARTICLES_PAGE, ARTICLES)}</li>"
        for one in lessons:
            link = _link(_file(one.number), f"{int(one.number)} · {one.title}")
            asks = page.element("strong", one.question)
            yield f"<li>{link}<br>{asks} {page.text(one.summary)}</li>"

    return page.page(
        tr("Two Front Pages"),
        page.element("p", tr("All lessons, to be read. Nothing has to be installed.")),
        page.element(
            "p",
            tr(
                "Where a lesson asks for a guess, its result is folded: guess first, "
                "and then open it."
            ),
        ),
        f'<ul class="contents">{"".join(rows())}</ul>',
        style=style("book"),
    )
