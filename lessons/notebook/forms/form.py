"""What every form of a story shares: its frame, its sentences, rows that grow."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

import ipywidgets

from lessons.language import tr
from lessons.notebook.live import bundle, plain, status, still
from lessons.notebook.quiet import Quiet
from lessons.notebook.saved import after_save, before_save
from lessons.reading.article import Article
from lessons.reading.documents import ArticleError
from lessons.storage import RecordError
from lessons.story.model import StoryRecord, Work, with_row
from lessons.story.open import OpenStory
from lessons.story.reading import with_work

Row = TypeVar("Row")
WIDE = {"width": "99%", "max_width": "62em"}
NAMED = {"description_width": "13em"}
UNDER_FIELDS = {"margin": "0 0 0 13.4em"}  # for what has no name before it
_MOST_TO_READ = 30_000  # characters of a text
_READING = (
    "font-family:Georgia,'Times New Roman',serif;font-size:1.1em;line-height:1.45;"
    "max-width:40em;white-space:normal"
)
INDENTED = {
    "border_left": "4px solid #767676",
    "padding": "0 0 0 0.6em",
    "margin": tr("0 0 1em 0"),
}


@dataclass(frozen=True, eq=False)
class Form:
    """A form in a notebook: live, as plain text, and as a still page.

    Neither the plain text nor the still page changes with what is filled in, so that a
    notebook with answers compares equal to one without.
    """

    name: str
    purpose: str
    view: ipywidgets.VBox

    def __repr__(self) -> str:
        return f"<story {self.name}>"

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, Any]:
        return bundle(self.view, repr(self), still(self.purpose, "begin"))


def framed(name: str, purpose: str, parts: Sequence[ipywidgets.Widget]) -> Form:
    """A form of these parts, whose controls keep their keys."""
    return Form(name, purpose, ipywidgets.VBox([*parts, Quiet()]))


def redrawn(
    story: OpenStory,
    name: str,
    purpose: str,
    rows: Callable[[], tuple[ipywidgets.Widget, ...]],
    follows: Sequence[str] = ("texts", "roles"),
) -> Form:
    """A form of `rows` that is drawn anew when what it `follows` changes elsewhere.

    If the texts cannot be read, the sentence that says why stands in its place.
    """
    story.reload()
    notes, box = ipywidgets.HTML(said(*news(story))), ipywidgets.VBox()

    def draw() -> None:
        try:
            box.children = rows()
        except ArticleError as problem:
            box.children = (ipywidgets.HTML(said(str(problem))),)

    draw()
    story.watch(name, draw, follows)
    return framed(name, purpose, [notes, box])


def said(*sentences: str) -> str:
    """The status line of a form, close to the control above it."""
    return status(*sentences, style="margin:0")


def tell(status: ipywidgets.HTML, *sentences: str) -> None:
    """Put sentences into a status line, drawn anew also where they are the same.

    The page has marked the line as not saved yet when the learner changed something.
    """
    status.value = ""
    status.value = said(*sentences)


def heading(text: str) -> ipywidgets.HTML:
    """A line in bold."""
    return ipywidgets.HTML(f"<p><strong>{plain(text)}</strong></p>")


def to_read(*articles: Article) -> str:
    """The texts, folded away, to read and to copy words from."""
    return "".join(map(_folded, articles))


def _folded(article: Article) -> str:
    parts, left = [], _MOST_TO_READ
    for part in article.segments:
        if left <= 0:
            parts.append("<p>… The rest is kept, and not shown here.</p>")
            break
        parts.append(f"<p>{plain(part.text.strip()[:left])}</p>")
        left -= len(part.text)
    name = plain(tr("Read {name}", name=article.name))
    text = f'<div style="{_READING}">{"".join(parts)}</div>'
    return f"<details><summary>{name}</summary>{text}</details>"


def words_to_read(where: str, words: str) -> str:
    """Words of a text, whole and in reading type, behind where they stand in it."""
    return (
        f'<p style="{_READING};margin:0 0 0.2em"><strong>{plain(where)}</strong> '
        f"{plain(' '.join(words.split()))}</p>"
    )


def kept(story: OpenStory, change: Callable[[StoryRecord], StoryRecord]) -> str:
    """Save, and give the sentence on it: only what is on the disk is called saved."""
    try:
        story.save(change)
    except RecordError as problem:
        return str(problem)
    return after_save(story.file.path)


def news(story: OpenStory) -> tuple[str, ...]:
    """What is said before anything is filled in: what became of the file, and will."""
    return (*story.notes, before_save(story.file.path))


def text_field(description: str, value: str, placeholder: str = "") -> ipywidgets.Text:
    """A line to type in; it is saved with Enter, or when the learner leaves it."""
    return ipywidgets.Text(
        value=value,
        description=description,
        placeholder=placeholder,
        continuous_update=False,
        layout=WIDE,
        style=NAMED,
    )


def tick(description: str, value: bool) -> ipywidgets.Checkbox:
    """A box to tick, indented like the fields above it."""
    return ipywidgets.Checkbox(
        value=value,
        description=description,
        indent=False,
        layout={**WIDE, **UNDER_FIELDS},
    )


def pages(
    name: str, many: int, size: int, row: Callable[[int], ipywidgets.Widget]
) -> tuple[ipywidgets.Widget, ...]:
    """Rows by their number, `size` at a time, under a menu where there are more."""
    page = ipywidgets.VBox()

    def turn(start: int) -> None:
        page.children = [row(at) for at in range(start, min(start + size, many))]

    turn(0)
    if many <= size:
        return (page,)
    menu = ipywidgets.Dropdown(
        options=[
            (
                tr("{number} to {min}", number=start + 1, min=min(start + size, many)),
                start,
            )
            for start in range(0, many, size)
        ],
        description=name,
        style=NAMED,
    )
    menu.add_class("lx-turns-pages")
    menu.observe(lambda change: turn(change["new"]), names="value")
    return menu, page


def kept_rows(
    story: OpenStory,
    name: str,
    blank: Row,
    fields: Callable[[int, Row], Mapping[str, ipywidgets.ValueWidget]],
    about: Callable[[Row], str],
) -> GrowingRows[Row]:
    """The rows of one part of the learner's work; each is saved when it changes."""

    def keep(at: int, row: Row) -> str:
        def change(work: Work) -> Work:
            rows = with_row(getattr(work, name), at, row, blank)
            return replace(work, **{name: rows})

        saved = kept(story, lambda old: with_work(old, change))
        return f"{about(row)} {saved}"

    return GrowingRows(getattr(story.read.work, name), blank, fields, keep, about)


class GrowingRows(Generic[Row]):
    """Rows of fields, with a blank row always at the end.

    `fields` makes the controls of a row, by the names of its dataclass's fields. `keep`
    saves a changed row and gives the sentence on it; `about` gives the sentence alone.
    """

    def __init__(
        self,
        rows: Sequence[Row],
        blank: Row,
        fields: Callable[[int, Row], Mapping[str, ipywidgets.ValueWidget]],
        keep: Callable[[int, Row], str],
        about: Callable[[Row], str],
    ) -> None:
        self._blank, self._fields, self._keep, self._about = blank, fields, keep, about
        self._rows: list[Row] = []
        self.box = ipywidgets.VBox()
        for row in rows:
            self._add(row)
        self._add(blank)

    def _add(self, row: Row) -> None:
        at = len(self._rows)
        self._rows.append(row)
        fields = self._fields(at, row)
        status = ipywidgets.HTML(said(self._about(row)))

        def changed(_: object = None) -> None:
            values = {name: field.value for name, field in fields.items()}
            self._rows[at] = replace(self._rows[at], **values)
            tell(status, self._keep(at, self._rows[at]))
            if self._rows[-1] != self._blank:
                self._add(self._blank)

        for field in fields.values():
            field.observe(changed, names="value")
        # Children that stay keep their focus: a row is only ever added at the end.
        frame = ipywidgets.VBox([*fields.values(), status], layout=INDENTED)
        self.box.children = (*self.box.children, frame)
