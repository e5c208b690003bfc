"""The rows of two front pages: what stands in them, and how it is laid out.

All words are those of an article, or of people who read it, but for the headings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lessons.charts import palette
from lessons.charts.front_page_words import (
    headline_theme,
    short_name,
    stated_themes,
    telling,
)
from lessons.charts.lettering import (
    balanced,
    fitted,
    plain_letters,
    shortened,
    width_of,
    wrapped,
)
from lessons.charts.page_layout import (
    LIGHT,
    SMALL,
    ArticleSign,
    Box,
    Letters,
    PageMark,
    Piece,
    Rule,
    WordsWithRemark,
    base_line,
    flow,
    line_height,
    paragraph,
    set_lines,
)
from lessons.charts.wording import counted, listed
from lessons.language import tr
from lessons.reading.front_pages import FrontPage, FrontPages, HeardSource, NameUse
from lessons.reading.numerals import percent
from lessons.reading.voices import NOT_NAMED, VOICE_NAMES, VOICES

INNER = 6.84  # inches: how wide a row is
_TELLING, _WORDS, _LESS, _REMARK = 21, 18, 16, 13  # points
_BAR = 0.44  # inches: how high the bar of voices is
_LONGEST_QUOTE = 400  # characters that are looked at: no more fit
_BETWEEN, _NEAR = 0.15, 0.8  # inches between names on a line, and of one to its place
_MOST_NAMES = 3
_NO_LETTERS = "□"  # for words that cannot be drawn
_BEGINS_AND_ENDS = tr("how it begins and ends")
_MARKS = "“”\"‘’'«„"


@dataclass(frozen=True, slots=True)
class PageRow:
    """One row on both pages; `about` says what it shows to those who cannot see it."""

    about: str
    a: Piece
    b: Piece

    @property
    def height(self) -> float:
        """That of the higher one, in inches."""
        return max(self.a.height, self.b.height)


def page_rows(pages: FrontPages) -> Iterator[PageRow]:
    """The rows for which the pair has something, from the top of the pages down."""
    both = pages.a, pages.b
    yield _row(tr("how it tells it"), map(_telling, both))
    told = headline_theme(pages)
    stated = stated_themes(pages)
    others = [theme for theme in pages.themes if theme not in stated]
    yield _row(_BEGINS_AND_ENDS, (_course(page, stated, others, told) for page in both))
    yield _row(tr("whose words fill it"), map(_voices, both))
    if pages.subjects:
        first, *others = pages.subjects
        about = tr("what it calls {first}", first=shortened(first, 40))
        yield _row(about, (_names(page, first) for page in both))
        if any(page.names[other] for page in both for other in others):
            called = listed([shortened(subject, 40) for subject in others])
            pieces = (_other_names(page, others) for page in both)
            yield _row(tr("what it calls {called}", called=called), pieces)
    if any(page.alone for page in both):
        tells = "tells" if pages.told == "facts" else "names"
        yield _row(
            tr("what only it {tells}", tells=tells),
            (_only(page, pages) for page in both),
        )
    if pages.coders:
        about = tr("which frames people saw in it")
        yield _row(about, (_frames(page, pages) for page in both))


def _row(about: str, pieces: Iterable[Piece]) -> PageRow:
    a, b = pieces
    return PageRow(about, a, b)


def _headed(words: str, piece: Piece, remark: str = "") -> Piece:
    """A piece under its heading and a rule; the remark stands at the right."""
    base, high = base_line(SMALL), line_height(SMALL)
    room = INNER - width_of(remark, _REMARK) - 0.2
    head = fitted(words.upper(), room, SMALL, "bold")
    marks = (
        Letters(0, base, head, weight="bold", colour=LIGHT),
        Letters(INNER, base, remark, _REMARK, colour=LIGHT, align="right"),
        Rule(0, high, INNER),
    )
    return Piece(high, marks).above(piece, 0.07)


def _telling(page: FrontPage) -> Piece:
    lines = balanced(telling(page), INNER, _TELLING, "bold", lines=4)
    return set_lines(lines, _TELLING, weight="bold")


def _course(
    page: FrontPage, stated: Sequence[str], others: Sequence[str], told: str
) -> Piece:
    """The first words, the themes on the way, the last words."""
    piece, remark = _quote(page.first), ""
    if not page.last:
        piece = piece.above(
            paragraph(tr("This is its only sentence."), INNER, colour=LIGHT)
        )
        return _headed(_BEGINS_AND_ENDS, piece)
    if any(entrance.first is not None for entrance in page.entrances):
        piece = piece.above(_track(page, stated, others, told), 0.08)
    else:
        piece = piece.above(
            paragraph(tr("… and at the end:"), INNER, colour=LIGHT), 0.02
        )
    if told in {entrance.theme for entrance in page.entrances if not entrance.matches}:
        remark = tr("no word about {told}", told=fitted(told, 1.6, _REMARK))
    return _headed(_BEGINS_AND_ENDS, piece.above(_quote(page.last), 0.02), remark)


def _quote(sentence: str) -> Piece:
    """The beginning of a sentence in quotation marks, in up to two lines."""
    # No marks around marks: a sentence that has its own keeps them.
    bare = " ".join(plain_letters(sentence[:_LONGEST_QUOTE], "quoted").split())
    opened = "" if bare[:1] in _MARKS else "“"
    room = INNER - width_of("”", _WORDS, face="quoted")
    lines = wrapped(f"{opened}{bare}" or "…", room, _WORDS, lines=2, face="quoted")
    if opened and not lines.endswith("”"):
        lines += "”"
    return set_lines(lines, _WORDS, face="quoted")


def _track(
    page: FrontPage, stated: Sequence[str], others: Sequence[str], told: str
) -> Piece:
    """A line from the first word to the last, with the places where themes first come.

    The themes come in the order in which they are wanted: one that finds no room is
    left out. One that is `stated` in words may stand beside its place, with a thin line
    to it. That of the headline, `told`, stands in the article's colour.
    """
    size = SMALL + 1
    high, taken = line_height(size), {1: [], -1: []}
    marks: list[PageMark] = [Rule(0, 0, INNER, "#8a8a8a", 2)]
    first = {entrance.theme: entrance.first for entrance in page.entrances}
    for theme in (*stated, *others):
        name = fitted(theme, 2.2, size, "bold")
        if first.get(theme) is None or not name:
            continue
        at, wide = first[theme] * INNER, width_of(name, size, "bold")
        free = [
            (max(left - at, at - left - wide, 0), -side, left)
            for side, names in taken.items()
            for left in _places(names, at, wide)
        ]
        beside, below, left = min(free, default=(INNER, 0, 0.0))
        if beside > (_NEAR if theme in stated else 0):
            continue
        side = -below
        taken[side].append((left, left + wide))
        base = -0.18 if side > 0 else 0.1 + high
        if beside:
            run = left - at if left > at else left + wide - at
            marks.append(Rule(at, 0, run, LIGHT, fall=-side * 0.18))
        colour = palette.ARTICLES[page.letter] if theme == told else palette.INK
        weight = "bold" if theme == told else "normal"
        marks.append(ArticleSign(at, 0, page.letter, 15 if theme == told else 11))
        middle = left + wide / 2
        marks.append(Letters(middle, base, name, size, weight, colour, align="center"))
    above = 0.15 + high
    below = 0.18 + (high if taken[-1] else 0)
    return Piece(above + below, tuple(marks)).moved(0, above)


def _places(
    taken: Sequence[tuple[float, float]], at: float, wide: float
) -> Iterator[float]:
    """Where the name of a place may begin: over its middle, or after another name."""
    wanted = min(max(at - wide / 2, 0), INNER - wide)
    for left in (wanted, *(end + _BETWEEN for _, end in taken)):
        right = left + wide
        if right <= INNER and all(
            right + _BETWEEN <= start or end + _BETWEEN <= left for start, end in taken
        ):
            yield left


def _voices(page: FrontPage) -> Piece:
    """The three voices as one bar, and who is heard."""
    at, marks, beyond = 0.0, [], {}
    for voice in VOICES:
        wide, shown = page.shares[voice] * INNER, percent(page.shares[voice])
        colour, hatch = palette.VOICES[voice], palette.HATCHES[voice]
        marks.append(Box(at, 0, wide, _BAR, colour, hatch))
        if number := _number_inside(shown, at, wide):
            marks += number
        else:
            beyond[voice] = f" {shown}"
        at += wide
    bar = Piece(_BAR, tuple(marks)).above(_key(beyond), 0.06)
    return _headed(tr("whose words fill it"), bar.above(_heard(page), 0.08))


def _number_inside(shown: str, at: float, wide: float) -> tuple[PageMark, ...]:
    """A number on white in the middle of a part of the bar; nothing if it is wider."""
    for size in (_WORDS, 15):
        number = width_of(shown, size, "bold")
        if number + 0.1 < wide:
            left = at + (wide - number) / 2
            white = Box(left - 0.04, 0.07, number + 0.08, _BAR - 0.14, "white")
            return white, Letters(left, 0.31, shown, size, "bold")
    return ()


def _key(beyond: dict[str, str]) -> Piece:
    """The name of each voice beside a swatch, and the numbers that did not fit."""
    at, marks = 0.0, []
    for voice in VOICES:
        words = f"{VOICE_NAMES[voice]}{beyond.get(voice, '')}"
        colour, hatch = palette.VOICES[voice], palette.HATCHES[voice]
        marks.append(Box(at, 0.06, 0.22, 0.16, colour, hatch))
        marks.append(Letters(at + 0.28, base_line(SMALL), words, _REMARK))
        at += 0.28 + width_of(words, _REMARK) + 0.2
    return Piece(line_height(SMALL), tuple(marks))


def _heard(page: FrontPage) -> Piece:
    """Whose words it gives, with the number of words."""
    named = [source for source in page.sources if source.name != NOT_NAMED]
    if not named:
        nobody = tr("is named as a source") if page.sources else tr("else speaks")
        return paragraph(tr("Nobody {nobody}.", nobody=nobody), INNER, size=_WORDS)
    items = [
        WordsWithRemark(_drawable(source.name.split(",")[0]), _heard_words(source))
        for source in named
    ]
    return flow(items, INNER, 2, size=_WORDS)


def _drawable(words: str) -> str:
    return plain_letters(words[:_LONGEST_QUOTE]).strip() or _NO_LETTERS


def _heard_words(source: HeardSource) -> str:
    words = counted(source.words, "word")
    return (
        tr("{words}, {quoted} quoted", words=words, quoted=source.quoted)
        if source.quoted
        else words
    )


def _names(page: FrontPage, subject: str) -> Piece:
    """What the first subject is called, at length."""
    piece = _at_length(subject, page.names[subject])
    return _headed(
        tr("what it calls {subject}", subject=subject),
        piece,
        tr("bold: in its own voice"),
    )


def _other_names(page: FrontPage, subjects: Sequence[str]) -> Piece:
    """What each of the other subjects is called most, in brief."""
    tops = [_item(page.names[one][0]) for one in subjects if page.names[one]]
    named = (
        flow(tops, INNER, 2, size=_WORDS)
        if tops
        else paragraph(tr("It has no name for them."), INNER, size=_WORDS, colour=LIGHT)
    )
    return _headed(tr("what it calls others"), named)


def _at_length(subject: str, uses: Sequence[NameUse]) -> Piece:
    """A line for each name, with the voice in which it stands at the right."""
    if not uses:
        return paragraph(tr("It has no name for it."), INNER, size=_WORDS, colour=LIGHT)
    ranked = sorted(uses, key=lambda use: not use.own)
    piece = Piece()
    # A line that counts one more name takes as much room as that name.
    shown = len(ranked) if len(ranked) == _MOST_NAMES + 1 else _MOST_NAMES
    for use in ranked[:shown]:
        item = _item(use).fitted(0.65 * INNER, _WORDS)
        whose = _whose(use, subject, INNER - item.width(_WORDS) - 0.25)
        style = {"colour": item.colour, "align": "right"}
        right = Letters(INNER, base_line(_WORDS), whose, **style)
        marks = (*item.marks(0, _WORDS), right)
        piece = piece.above(Piece(line_height(_WORDS), marks))
    if len(ranked) > shown:
        more = tr("and {counted}", counted=counted(len(ranked) - shown, "other name"))
        piece = piece.above(paragraph(more, INNER, colour=LIGHT))
    return piece


def _item(use: NameUse) -> WordsWithRemark:
    """A name with how often it is used: bold if the article itself speaks so."""
    words = _drawable(use.words)
    if use.voices["quoted"] == use.count:
        words = f"“{words}”"
    often = f"×{use.count}" if use.count > 1 else ""
    if use.own:
        return WordsWithRemark(words, often)
    return WordsWithRemark(words, often, "normal", LIGHT)


def _whose(use: NameUse, subject: str, inches: float) -> str:
    """In whose words a name stands, such as "its own voice; words of Mr Kim".

    Where the source is the subject itself, it is named as one and does not say so.
    """
    name, itself = use.words.casefold(), subject.casefold()
    others = [
        _drawable(short_name(source))
        for source in use.sources
        if name not in source.casefold() and source.casefold() != itself
    ]
    whose = [tr("its own voice")] if use.own else []
    if len(others) < len(use.sources):
        whose.append(tr("named as a source"))
    if not others:
        if not whose:
            quoted = use.voices["quoted"] == use.count
            whose.append(VOICE_NAMES["quoted" if quoted else "attributed"])
        return fitted("; ".join(whose), inches)
    all_of_them = line = "; ".join(
        [*whose, tr("words of {others}", others=listed(others))]
    )
    shown = len(others) - 1
    while width_of(line) > inches and shown >= (0 if whose else 1):
        more = tr("{number} more", number=len(others) - shown)
        some = (
            tr("words of {listed}", listed=listed([*others[:shown], more]))
            if shown
            else more
        )
        line = "; ".join([*whose, some])
        shown -= 1
    return fitted(line if width_of(line) <= inches else all_of_them, inches)


def _only(page: FrontPage, pages: FrontPages) -> Piece:
    """The facts that only this article tells, or the names that only it has."""
    names = pages.told == "names"
    head = tr("only named here") if names else tr("only told here")
    remark = counted(len(page.alone), "name" if names else "fact")
    if not page.alone:
        return _headed(head, paragraph("nothing", INNER, size=_LESS, colour=LIGHT))
    items = [WordsWithRemark(_drawable(only), weight="normal") for only in page.alone]
    return _headed(head, flow(items, INNER, 3, size=_LESS, packed=not names), remark)


def _frames(page: FrontPage, pages: FrontPages) -> Piece:
    """The frames that people saw, in the most sentences first."""
    ranked = sorted(page.frames, key=lambda share: -share.low - share.high)
    items = [
        WordsWithRemark(share.frame, percent(share.low, share.high))
        for share in ranked
        if share.high
    ]
    if not items:
        none = "none" if ranked else tr("not coded")
        return _headed(tr("frames people saw"), paragraph(none, INNER, colour=LIGHT))
    return _headed(
        tr("frames people saw"), flow(items, INNER, 2, size=_WORDS), coders(pages)
    )


def coders(pages: FrontPages) -> str:
    """Of what the frames are shares, and how many people coded."""
    if pages.own_coding:
        people = counted(pages.coders, "coder")
        return tr("share of its sentences that you coded: {people}", people=people)
    return tr(
        "share of its sentences: {coders}",
        coders=counted(pages.coders, "sample reading"),
    )
