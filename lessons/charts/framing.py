"""Charts of framing: names by voice, facts told and left out, frames as people code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes

from lessons.charts import palette
from lessons.charts.chart import Cell, Chart, Table, house_style
from lessons.charts.coded import by_letter, located
from lessons.charts.drawing import (
    bare,
    canvas,
    inside,
    set_headline,
    shortened,
    wrapped,
    write,
)
from lessons.charts.wording import counted, in_words, listed
from lessons.reading.agreement import Agreement, agreement
from lessons.reading.article import Article
from lessons.reading.frames import Coding, Frame, generic_frames
from lessons.reading.labels import Label
from lessons.reading.ledger import Fact
from lessons.reading.numerals import percent
from lessons.reading.voices import VOICES

# Names by voice -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Name:
    """One name for a subject: how often each article uses it, by voice."""

    label: str
    uses: dict[str, Counter[str]]

    def total(self, letter: str = "AB", voice: str = "") -> int:
        return sum(
            self.uses[one][voice] if voice else self.uses[one].total() for one in letter
        )


def labels(labels_a: Iterable[Label], labels_b: Iterable[Label], subject: str) -> Chart:
    """What each article calls `subject`, a block a use, hatched by whose voice it is.

    Raises `ValueError` for a subject that neither article names.
    """
    given = {"A": tuple(labels_a), "B": tuple(labels_b)}
    names = _names(given, subject)
    title = _labels_title(names, subject)
    most = max(name.total(letter) for name in names for letter in "AB")
    panel = max(most + 2.5, 9.0)
    with house_style():
        figure = canvas(12, 2.6 + 1.05 * len(names))
        ax = figure.add_subplot()
        bare(ax)
        for left, letter in ((0.0, "A"), (panel, "B")):
            write(
                ax,
                left,
                0.75,
                f"article {letter}",
                color=palette.ARTICLES[letter],
                weight="bold",
                fontsize=16,
            )
            for row, name in enumerate(names):
                _draw_uses(ax, left, -row, name.uses[letter])
        for row, name in enumerate(names):
            words = wrapped(name.label, 2.4, 14, "bold", lines=3)
            write(ax, -panel / 30, 0.07 - row, words, ha="right", weight="bold")
        foot = 0.2 - len(names)
        write(ax, 0, foot, "a block a use; below it, in whose voice", fontsize=13)
        ax.set(xlim=(-panel / 25, 2 * panel), ylim=(foot - 0.15, 1.1))
        set_headline(figure, title)
    return Chart(
        figure=figure,
        title=title,
        alt=(
            f"Block chart. Rows: the names for {shortened(subject, 60)}; article A on "
            "the left, B on the right; a block a use, its hatching the voice. "
            f"{_uses_in_words(names)}. {title}."
        ),
        table=Table(
            caption=f"Names for {subject}, by article and voice",
            columns=("name", *(f"{letter} {v}" for letter in "AB" for v in VOICES)),
            rows=tuple(
                (name.label, *(name.uses[x][voice] for x in "AB" for voice in VOICES))
                for name in names
            ),
        ),
    )


def _names(given: dict[str, tuple[Label, ...]], subject: str) -> tuple[_Name, ...]:
    every = [use for uses in given.values() for use in uses]
    for use in every:
        if use.voice not in VOICES:
            raise ValueError(
                f"“{shortened(use.voice, 20)}” is not a voice: use {', '.join(VOICES)}."
            )
    found = dict.fromkeys(use.label for use in every if use.subject == subject)
    if not found:
        subjects = dict.fromkeys(shortened(use.subject, 60) for use in every)
        raise ValueError(
            f"Neither article names “{shortened(subject, 60)}”: "
            f"choose from {', '.join(subjects) or 'another pair'}."
        )
    names = [
        _Name(
            label,
            {
                letter: Counter(
                    use.voice
                    for use in uses
                    if (use.subject, use.label) == (subject, label)
                )
                for letter, uses in given.items()
            },
        )
        for label in found
    ]
    return tuple(sorted(names, key=lambda name: -name.total()))


def _labels_title(names: Sequence[_Name], subject: str) -> str:
    # What is only ever attributed may still be the outlet's own wording, so a name
    # counts as somebody else's when it also stands in quotation marks.
    never = [
        name
        for name in names
        if not name.total(voice="own") and name.total(voice="quoted")
    ]
    users = [letter for letter in "AB" if any(n.total(letter) for n in names)]
    if never:
        return (
            f"“{shortened(never[0].label, 40)}”: {counted(never[0].total(), 'use')}, "
            "never in an article's own voice"
        )
    if len(users) == 1:
        return f"Only {users[0]} names {shortened(subject, 40)} at all"
    first, second = (_commonest(names, letter) for letter in "AB")
    once = all(name.total(letter) < 2 for name in names for letter in "AB")
    often, about = "" if once else "most often ", shortened(subject, 40)
    if first == second:
        return f"For {about}, both {often}say {first}"
    return f"For {about}, A {often}says {first}, B {second}"


def _commonest(names: Sequence[_Name], letter: str) -> str:
    most = max(name.total(letter) for name in names)
    top = [f"“{shortened(n.label, 30)}”" for n in names if n.total(letter) == most]
    return listed(top) if len(top) < 3 else f"{in_words(len(top))} names alike"


def _voices_in_words(uses: Counter[str]) -> str:
    return ", ".join(f"{uses[v]} {v}" for v in VOICES if uses[v]) or "not used"


def _uses_in_words(names: Sequence[_Name]) -> str:
    return "; ".join(
        f"{shortened(name.label, 60)}: A {_voices_in_words(name.uses['A'])}, "
        f"B {_voices_in_words(name.uses['B'])}"
        for name in names
    )


def _draw_uses(ax: Axes, left: float, row: float, uses: Counter[str]) -> None:
    blocks = [voice for voice in VOICES for _ in range(uses[voice])]
    for at, voice in enumerate(blocks):
        ax.bar(
            left + at,
            0.42,
            bottom=row - 0.14,
            width=0.84,
            align="edge",
            color=palette.VOICES[voice] if voice == "own" else "white",
            edgecolor=palette.VOICES[voice],
            linewidth=1.8,
            hatch=palette.HATCHES[voice],
        )
    if blocks:
        write(
            ax, left + len(blocks) + 0.15, row + 0.07, str(len(blocks)), weight="bold"
        )
    below = 0.37 if blocks else 0.0
    write(ax, left, row + 0.07 - below, _voices_in_words(uses), fontsize=13)


# The fact ledger ----------------------------------------------------------------------

_GROUPS = {
    "both": "told by both",
    "only A": "only A tells",
    "only B": "only B tells",
    "neither": "neither tells",
}
_Line = tuple[str, Fact | None, float]  # words, the fact (None: a heading), lines high


def fact_ledger(facts: Iterable[Fact]) -> Chart:
    """Which fact each article tells: a tick, or an empty ring; grouped by who tells it.

    The words that tell it are in the table. Raises `ValueError` for no facts.
    """
    facts = tuple(facts)
    if not facts:
        raise ValueError("The ledger is empty: give it one fact or more.")
    groups = {where: [f for f in facts if f.where == where] for where in _GROUPS}
    if strange := [fact for fact in facts if fact.where not in groups]:
        raise ValueError(
            f"“{shortened(strange[0].fact, 60)}” is told by somebody other than "
            "A and B."
        )
    title = _ledger_title({where: len(group) for where, group in groups.items()})
    columns = _columns([_lines(where, group) for where, group in groups.items()])
    height = 0.34 * max(sum(tall for *_, tall in column) for column in columns)
    with house_style():
        figure = canvas(12.4, height + 1.6)
        ax = figure.add_subplot()
        bare(ax)
        for left, column in zip((0.0, 6.2), columns, strict=True):
            _draw_column(ax, left, column)
        _draw_key(ax, -height - 0.35)
        ax.set(xlim=(-0.05, 12.2), ylim=(-height - 0.6, 0.1))
        inside(ax)
        set_headline(figure, title)
    return Chart(
        figure=figure,
        title=title,
        alt=(
            "Tick grid. Rows: facts, grouped by who tells them; columns: article A and "
            "article B; a tick where it is told, an empty ring where it is not; told "
            f"differently: {in_words(sum(bool(f.differ) for f in facts))}. "
            f"{title}."
        ),
        table=_ledger_table([fact for group in groups.values() for fact in group]),
    )


def _ledger_title(many: dict[str, int]) -> str:
    return (
        f"Of {counted(sum(many.values()), 'fact')}, {many['both']} "
        f"{'is' if many['both'] == 1 else 'are'} in both articles, "
        f"{many['only A']} only in A, {many['only B']} only in B, "
        f"{many['neither']} in neither"
    )


def _ledger_table(facts: Sequence[Fact]) -> Table:
    def told(fact: Fact, letter: str) -> str:
        words = fact.evidence.get(letter)
        return f"“{words}”" if words else "not told"

    return Table(
        caption="Each fact and the words that tell it",
        columns=("fact", "told by", "A", "B", "told differently", "looked for"),
        rows=tuple(
            (
                fact.fact,
                fact.where,
                told(fact, "A"),
                told(fact, "B"),
                fact.differ or None,
                ", ".join(fact.looked_for) or None,
            )
            for fact in facts
        ),
    )


def _lines(where: str, group: Sequence[Fact]) -> list[_Line]:
    """A group's heading and its facts, each with how many lines it takes."""
    if not group:
        return []
    rows: list[_Line] = [(f"{_GROUPS[where]}: {len(group)}", None, 2)]
    for fact in group:
        words = wrapped(fact.fact, 4.55, lines=3) or "(no words)"
        rows.append((words, fact, 1 + 0.65 * words.count("\n")))
    return rows


def _columns(groups: Sequence[list[_Line]]) -> tuple[list[_Line], list[_Line]]:
    """The groups in order, cut in two where the longer column is shortest."""
    cuts = [
        (
            [line for group in groups[:at] for line in group],
            [line for group in groups[at:] for line in group],
        )
        for at in range(1, len(groups) + 1)
    ]
    return min(cuts, key=lambda cut: max(sum(line[2] for line in col) for col in cut))


def _draw_column(ax: Axes, left: float, column: Sequence[_Line]) -> None:
    y = 0.0
    for words, fact, tall in column:
        middle = y - 0.34 * tall / 2
        if fact is None:
            middle -= 0.1
            write(ax, left, middle, words, weight="bold", fontsize=15)
            ax.plot([left, left + 5.95], [middle - 0.2] * 2, color="#999999", lw=1)
        else:
            write(ax, left, middle, words, fontsize=13)
        for letter, x in (("A", left + 5.0), ("B", left + 5.4)):
            colour = palette.ARTICLES[letter]
            if fact is None:
                write(ax, x, middle, letter, ha="center", color=colour, weight="bold")
            else:
                _draw_told(ax, x, middle, letter in fact.evidence, colour)
        if fact is not None and fact.differ:
            write(ax, left + 5.8, middle, "≠", ha="center", fontsize=17, weight="bold")
        y -= 0.34 * tall


def _draw_told(ax: Axes, x: float, y: float, told: bool, colour: str) -> None:
    if told:
        write(ax, x, y, "✓", ha="center", color=colour, fontsize=17, weight="bold")
    else:
        ax.plot(
            [x], [y], "o", color="white", markeredgecolor=colour, mew=1.6, markersize=9
        )


def _draw_key(ax: Axes, y: float) -> None:
    for x, sign, words in (
        (0.1, "✓", "told"),
        (1.4, "", "not told"),
        (3.1, "≠", "told differently: the table says how"),
    ):
        if sign:
            write(ax, x, y, sign, ha="center", fontsize=17, weight="bold")
        else:
            _draw_told(ax, x, y, False, palette.INK)
        write(ax, x + 0.22, y, words, fontsize=13)


# Frames coded, reading by reading -----------------------------------------------------

_WELL = 0.8  # from here on readings are usually called reliable (Krippendorff 2004)


@dataclass(frozen=True, slots=True)
class _Band:
    """One frame: (yes, coded) by article and reading, and how far readings agree."""

    frame: Frame
    counts: dict[tuple[str, str], tuple[int, int]]
    agreement: Agreement

    @property
    def agrees(self) -> bool:
        return self.agreement.alpha is not None and self.agreement.alpha >= _WELL

    def shares(self, letter: str) -> dict[str, float]:
        """The share of sentences coded yes, by reading that coded any."""
        return {
            reading: yes / coded
            for (one, reading), (yes, coded) in self.counts.items()
            if one == letter and coded
        }


def coded_frames(codings: Iterable[Coding], articles: Iterable[Article]) -> Chart:
    """How many sentences of each article carry each frame, reading by reading.

    Beside each frame stands Krippendorff's α with its interval: how far the readings
    agree beyond chance. Raises `ValueError` when nothing is coded yet.
    """
    bands, readings = _bands(codings, by_letter(articles))
    title = _frames_title(bands, readings)
    widest = max(max(b.shares(x).values(), default=0) for b in bands for x in "AB")
    with house_style():
        figure = canvas(12, 2.9 + 1.15 * len(bands))
        ax = figure.add_subplot()
        for row, band in enumerate(bands):
            _draw_band(ax, -row, band, readings, 1.45 * max(widest, 0.1))
        _finish_bands(ax, bands, readings, 1.45 * max(widest, 0.1))
        set_headline(figure, title)
    return Chart(
        figure=figure,
        title=title,
        alt=(
            f"Dot chart in {in_words(len(bands))} bands, one a frame: across, the "
            "share of sentences coded yes, for article A (circles) and B (diamonds), "
            f"a mark a reading ({shortened(', '.join(readings), 120)}), joined by a "
            "thin line. "
            + "; ".join(f"{b.frame.name}: {_alpha(b.agreement)}" for b in bands)
            + f". {title}."
        ),
        table=_frames_table(bands, readings),
    )


def _bands(
    codings: Iterable[Coding], articles: dict[str, Article]
) -> tuple[tuple[_Band, ...], tuple[str, ...]]:
    # The latest answer of a reading to a sentence counts.
    placed = {
        (coding.reading, *located(coding, articles)): coding.frames
        for coding in codings
    }
    frames = generic_frames()
    readings = tuple(
        dict.fromkeys(
            reading
            for (reading, *_), answers in placed.items()
            if any(frame.name in answers for frame in frames)
        )
    )
    if not readings:
        raise ValueError("No sentence is coded yet: answer for one frame or more.")
    bands = []
    for frame in frames:
        answers = [
            (reading, letter, span, answer[frame.name])
            for (reading, letter, span), answer in placed.items()
            if frame.name in answer
        ]
        counts = {
            (letter, reading): _tally(
                yes for r, x, _, yes in answers if (r, x) == (reading, letter)
            )
            for letter in articles
            for reading in readings
        }
        agreed = agreement((r, f"{x}{span.start}", yes) for r, x, span, yes in answers)
        bands.append(_Band(frame, counts, agreed))
    return tuple(bands), readings


def _tally(answers: Iterator[bool]) -> tuple[int, int]:
    given = list(answers)
    return sum(given), len(given)


def _frames_title(bands: Sequence[_Band], readings: Sequence[str]) -> str:
    if len(readings) == 1:
        return "One reading so far: code it again, or have it coded, to see agreement"
    agreed = [band.frame.name for band in bands if band.agrees]
    if not agreed:
        return f"The readings agree well (α ≥ .80) on none of {len(bands)} frames"
    if len(agreed) == len(bands):
        return f"The readings agree well (α ≥ .80) on all {len(bands)} frames"
    return (
        f"The readings agree well (α ≥ .80) on {len(agreed)} of {len(bands)} frames: "
        f"{listed(agreed)}"
    )


def _alpha(agreed: Agreement) -> str:
    if agreed.alpha is None or agreed.interval is None:
        return "α not defined"
    low, high = agreed.interval.low, agreed.interval.high
    return f"α {_short(agreed.alpha)} [{_short(low)}, {_short(high)}]"


def _short(value: float) -> str:
    """Two places without the 0 before the point, as α is usually written."""
    shown = f"{value:.2f}".replace("-", "−")
    return shown.replace("0.", ".", 1) if abs(value) < 1 else shown


def _draw_band(
    ax: Axes, row: int, band: _Band, readings: Sequence[str], right: float
) -> None:
    for letter, y in (("A", row + 0.18), ("B", row - 0.18)):
        shares, colour = band.shares(letter), palette.ARTICLES[letter]
        low, high = min(shares.values(), default=0), max(shares.values(), default=0)
        ax.plot([low, high], [y, y], color=colour, linewidth=1.6, zorder=1)
        if len(readings) == 2:
            _draw_two(ax, [shares.get(reading) for reading in readings], y, letter)
        else:
            _draw_many(ax, list(shares.values()), y, letter)
        ax.annotate(
            f"{letter} {percent(low, high)}" if shares else f"{letter} not coded",
            (high, y),
            xytext=(16, 0),
            textcoords="offset points",
            va="center",
            color=colour,
            weight="bold",
        )
    write(
        ax, right, row, _alpha(band.agreement), weight="bold" if band.agrees else None
    )
    ax.axhline(row - 0.5, color="#cccccc", linewidth=1, zorder=0)


def _draw_two(ax: Axes, shares: Sequence[float | None], y: float, letter: str) -> None:
    """The first reading filled, the second a ring that it fits into."""
    colour = palette.ARTICLES[letter]
    for share, size, face in zip(shares, (9, 15), (colour, "white"), strict=True):
        if share is not None:
            ax.plot(
                [share],
                [y],
                palette.MARKERS[letter],
                color=face,
                markeredgecolor=colour,
                markeredgewidth=2,
                markersize=size,
                zorder=3 if size < 10 else 2,
            )


def _draw_many(ax: Axes, shares: Sequence[float], y: float, letter: str) -> None:
    """One mark a share, the larger the more readings came to it."""
    for share, many in Counter(shares).items():
        ax.plot(
            [share],
            [y],
            palette.MARKERS[letter],
            color=palette.ARTICLES[letter],
            markersize=min(7 + 2.5 * many, 20),
        )


def _finish_bands(
    ax: Axes, bands: Sequence[_Band], readings: Sequence[str], right: float
) -> None:
    ax.set_yticks(
        [-row for row in range(len(bands))],
        [wrapped(band.frame.name, 2, 15, "bold", lines=2) for band in bands],
        weight="bold",
        fontsize=15,
    )
    ax.set(xlim=(-0.02, right), ylim=(0.5 - len(bands), 0.55))
    ax.xaxis.set_major_formatter(lambda value, _: percent(value))
    ax.locator_params(axis="x", nbins=6)
    ax.spines["left"].set_visible(False)
    names = [f"“{shortened(reading, 24)}”" for reading in readings]
    key = (
        f"filled: {names[0]}, ring: {names[1]}"
        if len(names) == 2
        else f"{len(names)} in all: the larger a mark, the more"
        if len(names) > 2
        else f"one so far: {names[0]}"
    )
    ax.set_xlabel(f"sentences coded yes; readings, {key}")


def _frames_table(bands: Sequence[_Band], readings: Sequence[str]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for band in bands:
        for letter in "AB":
            cells = [band.counts[letter, reading] for reading in readings]
            rows.append(
                (
                    f"{band.frame.name}, {letter}",
                    *(f"{yes} of {coded}" if coded else None for yes, coded in cells),
                    _alpha(band.agreement),
                    band.frame.question,
                )
            )
    return Table(
        caption="Sentences coded yes, by frame, article and reading",
        columns=("frame", *readings, "agreement", "the question"),
        rows=tuple(rows),
    )
