"""What two front pages show, in a table, above every row that was measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lessons.charts.frame_chart import measured_rows
from lessons.charts.front_page_rows import coders
from lessons.charts.lettering import shortened
from lessons.charts.table import Cell, Table
from lessons.language import tr
from lessons.reading.front_pages import FrontPage, FrontPages
from lessons.reading.numerals import percent

_BAND = tr("the front page")
_CAPTION = tr(
    "What the front pages show, and everything measured, with 95 % ranges and "
    "what luck could do"
)
_LONGEST, _MOST = 60, 3  # characters of a sentence, names in a cell


def front_page_table(pages: FrontPages) -> Table:
    """The table behind two front pages: what they show, then what was measured."""
    shown = (
        (name, _BAND, a, None, b, None, remark) for name, a, b, remark in _shown(pages)
    )
    return measured_rows(pages.contrasts, _CAPTION, tuple(shown))


def _shown(pages: FrontPages) -> Iterator[tuple[Cell, Cell, Cell, Cell]]:
    """What it is, what stands on A's page and on B's, and a remark."""
    both = pages.a, pages.b
    yield tr("it begins"), *map(_first, both), None
    yield tr("it ends"), *map(_last, both), None
    yield tr("words of sources"), *map(_sources, both), None
    for subject in pages.subjects:
        yield (
            tr("called: {subject}", subject=shortened(subject, 30)),
            *_names(pages, subject),
            None,
        )
    yield from _alone(pages)
    shares = [{share.frame: share for share in page.frames} for page in both]
    for frame in dict.fromkeys(frame for side in shares for frame in side):
        ranges = (
            percent(side[frame].low, side[frame].high) if frame in side else None
            for side in shares
        )
        yield tr("frame: {frame}", frame=frame), *ranges, coders(pages)


def _first(page: FrontPage) -> str:
    return shortened(page.first, _LONGEST)


def _last(page: FrontPage) -> str | None:
    return shortened(page.last, _LONGEST) or None


def _sources(page: FrontPage) -> str | None:
    return _few([f"{shortened(s.name, 30)} {s.words}" for s in page.sources])


def _names(pages: FrontPages, subject: str) -> Iterator[str | None]:
    for page in (pages.a, pages.b):
        names = page.names[subject]
        yield _few([f"{shortened(name.words, 30)} {name.count}" for name in names])


def _alone(pages: FrontPages) -> Iterator[tuple[Cell, Cell, Cell, Cell]]:
    """A row for each fact; names, of which there may be thousands, in one row."""
    a, b = pages.a.alone, pages.b.alone
    if pages.told == "facts":
        for fact in a:
            yield shortened(fact, _LONGEST), "told", tr("not told"), None
        for fact in b:
            yield shortened(fact, _LONGEST), tr("not told"), "told", None
    elif a or b:
        few = (_few([shortened(name, 30) for name in names]) for names in (a, b))
        yield tr("only named here"), *few, None


def _few(words: Sequence[str]) -> str | None:
    """The first few and how many more: "Kim 44, AP News 27, Russia 20 and 2 more"."""
    if not words:
        return None
    few = ", ".join(words[:_MOST])
    return (
        tr("{few} and {number} more", few=few, number=len(words) - _MOST)
        if len(words) > _MOST
        else few
    )
