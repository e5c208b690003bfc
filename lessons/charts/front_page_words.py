"""The sentences on two front pages: how each article tells it, and what luck could do.

Each is put together by rule from what was measured, for any pair. A sentence states
what is seen in the two texts; whether luck could do as much is said apart from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lessons.charts.lettering import shortened
from lessons.charts.wording import counted, listed
from lessons.language import tr
from lessons.reading.contrasts import Contrast, label_row, theme_row, voice_row
from lessons.reading.front_pages import FrontPage, FrontPages
from lessons.reading.numerals import percent
from lessons.reading.order import Entrance
from lessons.reading.voices import NOT_NAMED
from lessons.reading.voices.errors import measured
from lessons.reading.voices.people import may_be_one

_EARLY, _LATE = 1 / 3, 2 / 3  # of the way through an article
_FEWEST_SENTENCES = 4  # a shorter text has no order of telling
_FEWEST_USES = 2  # a name that is used once is nobody's habit
_SEEN = tr("seen in these two texts; too few words to say more.")
_LONGEST = 34  # characters of a name within a sentence


@dataclass(frozen=True, slots=True)
class VisibleDifference:
    """Something that a reader sees differ: what A does, what B does.

    `what` names it, and `row` is its row of the frame chart, where there is one; so is
    `theme`, if it is about when a theme comes.
    """

    a: str
    b: str
    what: str
    row: Contrast | None = None
    theme: str = ""


def headline(pages: FrontPages) -> str:
    """What parts the two articles, in one sentence without its full stop.

    >>> from lessons.reading.comparison import compare_pair
    >>> from lessons.reading.front_pages import front_pages
    >>> from lessons.reading.pair import load_pair
    >>> print(headline(front_pages(compare_pair(load_pair()))))
    A opens with the agreement and lets others speak; B ends with the agreement and \
speaks mostly in its own voice
    """
    if pages.a.article.words == pages.b.article.words:
        return tr("A and B are the same text, word for word")
    seen = visible_differences(pages)
    if not seen:
        return tr("A and B tell it much alike in all that is measured here")
    return "; ".join(
        f"{letter} {' and '.join(does)}"
        for letter, does in (("A", [d.a for d in seen]), ("B", [d.b for d in seen]))
    )


def telling(page: FrontPage) -> str:
    """How one article tells it, in a sentence of its own.

    >>> from lessons.reading.comparison import compare_pair
    >>> from lessons.reading.front_pages import front_pages
    >>> from lessons.reading.pair import load_pair
    >>> print(telling(front_pages(compare_pair(load_pair())).b))
    It turns first to the war, leaves the agreement for the end, and quotes Kim alone.
    """
    *most, last = [*_course(page), _quotes(page)]
    if len(most) > 1:
        return tr("It {most}, and {last}.", most=", ".join(most), last=last)
    return tr("It {join}.", join=" and ".join([*most, last]))


def visible_differences(pages: FrontPages) -> tuple[VisibleDifference, ...]:
    """The one or two differences that the headline states.

    The order of telling and the voices come first, then who is heard most, then names.
    What only one of them tells is stated where nothing else is seen.
    """
    first = [*_order(pages), *_voices(pages), *_heard(pages), *_names(pages)][:2]
    return tuple(first or [*_alone(pages)][:1])


def headline_theme(pages: FrontPages) -> str:
    """The theme that the headline speaks of; empty if it speaks of none."""
    return next((seen.theme for seen in visible_differences(pages) if seen.theme), "")


def stated_themes(pages: FrontPages) -> tuple[str, ...]:
    """The themes of which the headline or a page's own sentence speaks."""
    both = pages.a, pages.b
    told = [e.theme for page in both for e in (*_opening(page), *_late(page))]
    return tuple(filter(None, dict.fromkeys([headline_theme(pages), *told])))


def luck(pages: FrontPages) -> tuple[str, ...]:
    """What luck could do, in plain words: a sentence for each stated difference."""
    tested = len(pages.contrasts.tested)
    return tuple(
        f"{seen.what}: {_luck(seen.row, tested)}" for seen in visible_differences(pages)
    )


def _luck(row: Contrast | None, tested: int) -> str:
    if row is None:
        return tr("counted, not tested: it says nothing beyond these two texts.")
    if row.p is None:
        return _SEEN
    often = max(1, round(100 * row.p))
    if row.survives:
        return tr(
            "luck hardly ever does as much: in {often} of 100 shuffles at most.",
            often=often,
        )
    does = tr("luck does as much in {often} of 100 shuffles", often=often)
    if row.p < 0.05:
        return f"{does}. That is seldom, but we looked at {tested} things."
    return f"{does}. {_SEEN[0].upper()}{_SEEN[1:]}"


# What parts them ----------------------------------------------------------------------


def _order(pages: FrontPages) -> Iterator[VisibleDifference]:
    """The theme that one brings early and the other late or never, furthest apart."""
    if min(len(page.article.sentences) for page in (pages.a, pages.b)) < (
        _FEWEST_SENTENCES
    ):
        return
    in_b = {entrance.theme: entrance for entrance in pages.b.entrances}
    found = []
    for a in pages.a.entrances:
        b, row = in_b[a.theme], _row(pages, theme_row(a.theme))
        first, last = sorted(1.0 if e.first is None else e.first for e in (a, b))
        named = row is not None and shortened(a.theme)
        if named and first <= _EARLY and last >= _LATE:
            found.append((first - last, a, b, row))
    if found:
        _, a, b, row = min(found, key=lambda one: one[0])
        theme = shortened(a.theme, _LONGEST)
        yield VisibleDifference(
            f"{_comes_to(pages.a, a)} {theme}",
            f"{_comes_to(pages.b, b)} {theme}",
            tr("When they come to {theme}", theme=theme),
            row,
            a.theme,
        )


def _comes_to(page: FrontPage, entrance: Entrance) -> str:
    if entrance.first is None:
        return tr("has no word about")
    if page.opens_with(entrance):
        return tr("opens with")
    if page.ends_with(entrance):
        return tr("ends with")
    return tr("comes early to") if entrance.first <= _EARLY else tr("comes late to")


def _voices(pages: FrontPages) -> Iterator[VisibleDifference]:
    """Whose words fill them, where the shares differ by more than the kit may err."""
    a, b = pages.a.shares, pages.b.shares
    row = _row(pages, voice_row("own"))
    if abs(a["own"] - b["own"]) > _error("own"):
        less, more = sorted((a["own"], b["own"]))
        others = (
            tr("lets others speak") if less < 1 / 2 else tr("lets others speak more")
        )
        own = "mostly" if more >= 0.6 else "more"
        does = (others, tr("speaks {own} in its own voice", own=own))
        ordered = does if a["own"] < b["own"] else does[::-1]
        yield VisibleDifference(*ordered, tr("Whose words fill them"), row)
        return
    row = _row(pages, voice_row("quoted"))
    if abs(a["quoted"] - b["quoted"]) > max(_error("quoted"), 0.1):
        does = (
            tr("quotes {percent} of its words", percent=percent(share["quoted"]))
            if share["quoted"]
            else tr("quotes nobody")
            for share in (a, b)
        )
        yield VisibleDifference(*does, tr("How much stands in quotation marks"), row)


def _heard(pages: FrontPages) -> Iterator[VisibleDifference]:
    """Whose words take up the most room, where that is not one and the same."""
    tops = [
        next((s.name for s in page.sources if s.name != NOT_NAMED), "")
        for page in (pages.a, pages.b)
    ]
    if all(tops) and not may_be_one(*tops):
        does = (tr("hears {who} most", who=_who([name])) for name in tops)
        yield VisibleDifference(*does, tr("Who is heard most"))


def _error(voice: str) -> float:
    """By how much two shares may differ when the kit errs on both as it does mostly."""
    return 2 * measured()["figures"][f"{voice} gap in points"]["value"] / 100


def _row(pages: FrontPages, name: str) -> Contrast | None:
    return next((row for row in pages.contrasts.rows if row.name == name), None)


def _names(pages: FrontPages) -> Iterator[VisibleDifference]:
    """A subject that they mostly call differently, the first of the subjects."""
    for subject in pages.subjects:
        tops = [page.names[subject][:1] for page in (pages.a, pages.b)]
        if not all(top and top[0].count >= _FEWEST_USES for top in tops):
            continue
        a, b = (top[0].words for top in tops)
        if a.casefold() != b.casefold():
            yield VisibleDifference(
                tr("writes “{a}”", a=shortened(a, _LONGEST)),
                tr("writes “{b}”", b=shortened(b, _LONGEST)),
                tr("Which name they use"),
                _row(pages, label_row(a)),
            )


def _alone(pages: FrontPages) -> Iterator[VisibleDifference]:
    """What only one of them tells or names."""
    both = pages.a.alone, pages.b.alone
    if not any(both):
        return
    if pages.told == "facts":
        does = (
            tr(
                "tells {counted} that {other} does not",
                counted=counted(len(only), "fact"),
                other=other,
            )
            for only, other in zip(both, "BA", strict=True)
        )
    else:
        does = (
            tr(
                "alone names {listed}",
                listed=listed([shortened(name, _LONGEST) for name in only[:2]]),
            )
            if only
            else tr("names nobody else")
            for only in both
        )
    yield VisibleDifference(*does, tr("What only one of them has"))


# How one of them goes -----------------------------------------------------------------


def _course(page: FrontPage) -> list[str]:
    """What it opens with and what comes late in it; else whose words fill it."""
    opening, late, course = _opening(page), _late(page), []
    if opening:
        comes = (
            tr("opens with") if page.opens_with(opening[0]) else tr("turns first to")
        )
        course.append(f"{comes} {_themes(opening)}")
    if late:
        theme = _themes(late)
        course.append(
            tr("leaves {theme} for the end", theme=theme)
            if page.ends_with(late[0])
            else tr("comes late to {theme}", theme=theme)
        )
    return course or [_mostly(page)]


def _opening(page: FrontPage) -> list[Entrance]:
    """Up to two themes of its first sentence; else the theme that comes early."""
    told = _told(page)
    opening = [entrance for entrance in told if page.opens_with(entrance)][:2]
    return opening or [entrance for entrance in told[:1] if entrance.first <= _EARLY]


def _late(page: FrontPage) -> list[Entrance]:
    """The theme that comes last, if that is late."""
    opening = _opening(page)
    return [
        entrance
        for entrance in _told(page)[-1:]
        if entrance.first >= _LATE and entrance not in opening
    ]


def _told(page: FrontPage) -> list[Entrance]:
    """The themes that it mentions, in order; none where it is too short for one."""
    if len(page.article.sentences) < _FEWEST_SENTENCES:
        return []
    return [
        entrance
        for entrance in page.entrances
        if entrance.first is not None and shortened(entrance.theme)
    ]


def _mostly(page: FrontPage) -> str:
    own = page.shares["own"]
    if own == 1:
        return tr("speaks in its own voice from first to last")
    if own >= 1 / 2:
        return tr("speaks in its own voice for {own} of its words", own=percent(own))
    return tr("gives {percent} of its words to others", percent=percent(1 - own))


def _themes(entrances: Iterable[Entrance]) -> str:
    return listed([shortened(entrance.theme, _LONGEST) for entrance in entrances])


def _quotes(page: FrontPage) -> str:
    quoted = page.quoted
    named = [name for name in quoted if name != NOT_NAMED]
    if not quoted:
        return tr("quotes nobody")
    if not named:
        return tr("does not name whom it quotes")
    if len(quoted) == 1:
        return tr("quotes {named} alone", named=_who(named))
    heard = next(source.name for source in page.sources if source.name != NOT_NAMED)
    if heard != named[0]:
        return tr("lets {who} speak most", who=_who([heard]))
    if quoted[named[0]] > sum(quoted.values()) / 2:
        return tr("quotes {who} above all", who=_who(named[:1]))
    if len(named) <= 2:
        return tr("quotes {named}", named=_who(named))
    return tr(
        "quotes {who} and {number} others", who=_who(named[:1]), number=len(named) - 1
    )


def _who(names: Sequence[str]) -> str:
    return listed([shortened(short_name(name), _LONGEST) for name in names])


def short_name(name: str) -> str:
    """A speaker as it stands within a sentence, without what follows a comma.

    >>> short_name("Lena Marsh, a baker"), short_name("The council")
    ('Lena Marsh', 'the council')
    """
    short = name.split(",")[0].strip() or name
    return f"{short[:1].lower()}{short[1:]}" if short.startswith("The ") else short
