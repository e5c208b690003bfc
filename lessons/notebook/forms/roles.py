"""The form in which the roles of the parts are corrected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import ipywidgets

from lessons.charts.wording import counted
from lessons.language import tr
from lessons.notebook.forms.form import (
    INDENTED,
    NAMED,
    WIDE,
    Form,
    framed,
    heading,
    kept,
    news,
    pages,
    said,
    tell,
    words_to_read,
)
from lessons.reading.article import Article
from lessons.reading.documents import ArticleError
from lessons.story.model import LETTERS, StoryRecord, Work
from lessons.story.open import OpenStory
from lessons.story.reading import correction, holding, with_work

PURPOSE = tr("Look at the parts that were found, and correct the role of any part.")
# What each role means. The body comes first: it alone is measured.
MEANING = {
    "body": tr("the story itself"),
    "sub-heading": tr("a headline or a heading"),
    "caption": tr("the words under a picture"),
    "image credit": tr("who took the picture"),
    "embedded post": tr("a post from a social network"),
    "post attribution": tr("who wrote that post"),
    "wire credit": tr("a news agency's name"),
    "sign-off": tr("“follow us”, “read more”"),
    "scrape metadata": tr("left over from copying"),
}
_PAGE = 40  # parts at a time


def roles_form(story: OpenStory) -> Form:
    """The form, with the roles as they are now."""
    story.reload()
    notes = ipywidgets.HTML(said(*news(story)))
    boxes = {letter: ipywidgets.VBox() for letter in LETTERS}

    def draw() -> None:
        for letter, box in boxes.items():
            box.children = _parts_of(story, letter)

    draw()
    story.watch("roles", draw)
    return framed("roles", PURPOSE, [notes, *boxes.values()])


def _parts_of(story: OpenStory, letter: str) -> tuple[ipywidgets.Widget, ...]:
    """The parts of one text, one page at a time, and how much of it is body."""
    try:
        article = story.read.article(letter)
    except ArticleError as problem:  # a file that somebody changed by hand
        return (ipywidgets.HTML(said(str(problem))),)
    status = ipywidgets.HTML(said(_body(article)))

    def row(at: int) -> ipywidgets.Widget:
        return _part(story, letter, at, status)

    shown = pages(
        tr("Parts of {letter}", letter=letter), len(article.segments), _PAGE, row
    )
    return heading(article.name), *shown, status


def _part(
    story: OpenStory, letter: str, at: int, status: ipywidgets.HTML
) -> ipywidgets.VBox:
    part = story.read.article(letter).segments[at]
    words = ipywidgets.HTML(
        words_to_read(
            tr("{letter}, part {number}", letter=letter, number=at + 1), part.text
        )
    )
    menu = ipywidgets.Dropdown(
        options=[(f"{role}: {what}", role) for role, what in MEANING.items()],
        value=part.role,
        description=tr("{letter}, part {number} is", letter=letter, number=at + 1),
        layout=WIDE,
        style=NAMED,
    )

    def changed(change: Mapping) -> None:
        saved = kept(story, lambda old: _corrected(old, story, letter, at, menu))
        article = story.read.article(letter)
        now = tr(
            "{letter}, part {number} is now: {change}.",
            letter=letter,
            number=at + 1,
            change=change["new"],
        )
        tell(status, now, _body(article), saved)

    menu.observe(changed, names="value")
    return ipywidgets.VBox([words, menu], layout=INDENTED)


def _corrected(
    old: StoryRecord, story: OpenStory, letter: str, at: int, menu: ipywidgets.Dropdown
) -> StoryRecord:
    found = story.read.found[letter]
    part = found.segments[at]

    def change(work: Work) -> Work:
        held = holding(work.roles(letter), found)
        others = [one for number, one in held.items() if number != at]
        if menu.value != part.role:
            others.append(correction(at, part, menu.value))
        name = f"roles_{letter.lower()}"
        return replace(work, **{name: tuple(sorted(others, key=lambda one: one.part))})

    return with_work(old, change)


def _body(article: Article) -> str:
    if not article.words:
        return tr(
            "{letter} has no body now, so nothing can be measured: give one part "
            "the role “body”.",
            letter=article.letter,
        )
    return tr(
        "{letter}: {counted} in {counted_2} of the body.",
        letter=article.letter,
        counted=counted(len(article.words), "word"),
        counted_2=counted(len(article.sentences), "sentence"),
    )
