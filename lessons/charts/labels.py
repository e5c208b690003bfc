"""The chart of labels: what each article calls one subject, and in whose voice.

It draws the uses that `lessons.reading.labels` finds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes

from lessons.charts import palette
from lessons.charts.chart import Chart
from lessons.charts.drawing import bare, headed_figure, write, write_in_colour
from lessons.charts.lettering import shortened, wrapped
from lessons.charts.table import Table
from lessons.charts.wording import counted, in_words, listed
from lessons.language import tr
from lessons.reading.labels import Label
from lessons.reading.voices import VOICES
from lessons.reading.voices.errors import errors_of_shares


@dataclass(frozen=True, slots=True)
class _NameRow:
    """One name for a subject: how often each article uses it, by voice."""

    label: str
    uses: dict[str, Counter[str]]

    def total(self, letter: str = "AB", voice: str = "") -> int:
        return sum(
            self.uses[one][voice] if voice else self.uses[one].total() for one in letter
        )


def labels(uses_a: Iterable[Label], uses_b: Iterable[Label], subject: str) -> Chart:
    """What each article calls `subject`: one block for each use, hatched by its voice.

    >>> from lessons.reading import labels as reading
    >>> from lessons.reading.voices import airtime
    >>> from lessons.reading.pair import load_pair
    >>> pair = load_pair()
    >>> uses_a, uses_b = (reading.labels(airtime(x), pair.subjects) for x in pair)
    >>> chart = labels(uses_a, uses_b, "the war")
    >>> chart.title
    "“special military operation”: 3 uses, never in an article's own voice"

    Raises `ValueError` for a subject that neither article names.
    """
    given = {"A": tuple(uses_a), "B": tuple(uses_b)}
    names = _names(given, subject)
    title = _finding(names, subject)
    with headed_figure(title, 12, 2.6 + 1.05 * len(names)) as figure:
        _draw(figure.add_subplot(), names)
    return Chart(
        figure=figure,
        title=title,
        errors=errors_of_shares(),
        alt=(
            tr(
                "Block chart. Rows: the names for {subject}; article A on the left, B "
                "on the right; each block is one use, its hatching the voice. "
                "{names}. {title}.",
                subject=shortened(subject, 60),
                names=_uses_in_words(names),
                title=title,
            )
        ),
        table=Table(
            caption=tr("Names for {subject}, by article and voice", subject=subject),
            columns=("name", *(f"{letter} {v}" for letter in "AB" for v in VOICES)),
            rows=tuple(
                (name.label, *(name.uses[x][voice] for x in "AB" for voice in VOICES))
                for name in names
            ),
        ),
    )


def _names(given: dict[str, tuple[Label, ...]], subject: str) -> tuple[_NameRow, ...]:
    every = [use for uses in given.values() for use in uses]
    for use in every:
        if use.voice not in VOICES:
            raise ValueError(
                tr(
                    "“{voice}” is not a voice: use {voices}.",
                    voice=shortened(use.voice, 20),
                    voices=", ".join(VOICES),
                )
            )
    found = dict.fromkeys(use.label for use in every if use.subject == subject)
    if not found:
        subjects = dict.fromkeys(shortened(use.subject, 60) for use in every)
        raise ValueError(
            tr(
                "Neither article names “{subject}”: choose from {part}.",
                subject=shortened(subject, 60),
                part=", ".join(subjects) or "another pair",
            )
        )
    names = [
        _NameRow(
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


def _finding(names: Sequence[_NameRow], subject: str) -> str:
    # What is only ever attributed may still be the outlet's own wording, so a name
    # counts as somebody else's when it also stands in quotation marks.
    never = [
        name
        for name in names
        if not name.total(voice="own") and name.total(voice="quoted")
    ]
    users = [letter for letter in "AB" if any(n.total(letter) for n in names)]
    if never:
        return tr(
            "“{label}”: {counted}, never in an article's own voice",
            label=shortened(never[0].label, 40),
            counted=counted(never[0].total(), "use"),
        )
    if len(users) == 1:
        return tr(
            "Only {users} names {subject} at all",
            users=users[0],
            subject=shortened(subject, 40),
        )
    first, second = (_commonest(names, letter) for letter in "AB")
    once = all(name.total(letter) < 2 for name in names for letter in "AB")
    often, about = "" if once else tr("most often "), shortened(subject, 40)
    if first == second:
        return tr(
            "For {about}, both {often}say {first}",
            about=about,
            often=often,
            first=first,
        )
    return tr(
        "For {about}, A {often}says {first}, B {second}",
        about=about,
        often=often,
        first=first,
        second=second,
    )


def _commonest(names: Sequence[_NameRow], letter: str) -> str:
    most = max(name.total(letter) for name in names)
    top = [f"“{shortened(n.label, 30)}”" for n in names if n.total(letter) == most]
    return (
        listed(top)
        if len(top) < 3
        else tr("{in_words} names alike", in_words=in_words(len(top)))
    )


def _draw(ax: Axes, names: Sequence[_NameRow]) -> None:
    """A row a name: the name, A's blocks, B's blocks."""
    most = max(name.total(letter) for name in names for letter in "AB")
    panel = max(most + 2.5, 9.0)
    bare(ax)
    for left, letter in ((0.0, "A"), (panel, "B")):
        write_in_colour(
            ax, letter, left, 0.75, tr("article {letter}", letter=letter), fontsize=16
        )
        for row, name in enumerate(names):
            _draw_uses(ax, left, -row, name.uses[letter])
    for row, name in enumerate(names):
        words = wrapped(name.label, 2.4, 14, "bold", lines=3)
        write(ax, -panel / 30, 0.07 - row, words, ha="right", weight="bold")
    foot = 0.2 - len(names)
    write(
        ax, 0, foot, tr("each block is one use; below it, in whose voice"), fontsize=13
    )
    ax.set(xlim=(-panel / 25, 2 * panel), ylim=(foot - 0.15, 1.1))


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
    middle, below = row + 0.07, 0.37 if blocks else 0.0
    if blocks:
        write(ax, left + len(blocks) + 0.15, middle, str(len(blocks)), weight="bold")
    write(ax, left, middle - below, _voices_in_words(uses), fontsize=13)


def _voices_in_words(uses: Counter[str]) -> str:
    return ", ".join(f"{uses[v]} {v}" for v in VOICES if uses[v]) or tr("not used")


def _uses_in_words(names: Sequence[_NameRow]) -> str:
    return "; ".join(
        f"{shortened(name.label, 60)}: A {_voices_in_words(name.uses['A'])}, "
        f"B {_voices_in_words(name.uses['B'])}"
        for name in names
    )
