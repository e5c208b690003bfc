"""Charts of scores: one sentence taken apart, four pipelines, readers and machine."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from statistics import fmean

from matplotlib.axes import Axes
from matplotlib.patheffects import withStroke

from lessons.charts import palette
from lessons.charts.chart import Chart, Table, house_style
from lessons.charts.coded import by_letter, located
from lessons.charts.drawing import canvas, set_headline, shortened, wrapped, write
from lessons.charts.wording import in_words, spelled
from lessons.reading.article import Article
from lessons.reading.frames import Coding
from lessons.reading.numerals import signed
from lessons.reading.sentiment import Contribution, Run, Score, score
from lessons.reading.words import Span

# A sentence's score, word by word -----------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Step:
    """One step of a waterfall: from the sum so far to the next."""

    name: str
    note: str
    value: float
    start: float

    @property
    def end(self) -> float:
        return self.start + self.value


def waterfall(score: Score) -> Chart:
    """A sentence's score as a waterfall: each charged word moves the sum on.

    Words stand in reading order; a word that a rule of VADER's touched says so; what
    "!" and "?" add is a step of its own. Below, the sum becomes the compound.
    """
    steps, title = _steps(score), _waterfall_title(score)
    digits = 1 if all(round(s.value, 1) == round(s.value, 6) for s in steps) else 2
    notes = [wrapped(step.note, 3.6, lines=3) for step in steps]
    deepest = max((note.count("\n") + bool(note) for note in notes), default=0)
    rows, tall = len(steps) + 1, 0.5 + 0.22 * deepest
    with house_style():
        figure = canvas(12, 4.0 + tall * rows)
        upper, lower = figure.subplots(
            2, 1, gridspec_kw={"height_ratios": [max(tall * rows, 0.9), 0.8]}
        )
        set_headline(figure, title)
        upper.set_title(
            wrapped(score.text, 7.5, lines=4),
            fontsize=13,
            weight="normal",
        )
        for row, (step, note) in enumerate(zip(steps, notes, strict=True)):
            _draw_step(upper, -row, step, note, digits)
        _draw_sum(upper, steps, score.total, digits)
        _draw_compound(lower, score.compound)
    return Chart(
        figure=figure,
        title=title,
        alt=(
            "Waterfall chart. Rows: the charged words of one sentence, in order. "
            "Along: the running sum of VADER's values, bad to the left, good to the "
            "right; below, the compound from −1 to +1. "
            f"Sum {signed(score.total, digits)}, compound {signed(score.compound)}. "
            f"{title}."
        ),
        table=_waterfall_table(score, steps),
    )


def _steps(score: Score) -> tuple[_Step, ...]:
    moves = [(w.text, "; ".join(w.rules), w.value) for w in score.charged]
    if score.emphasis:
        marks = "".join(re.findall("[!?]", score.text)) or "!"
        moves.append((f"“{marks[:6]}”", "marks that press harder", score.emphasis))
    sums = accumulate((value for *_, value in moves), initial=0.0)
    return tuple(
        _Step(*move, start=start) for move, start in zip(moves, sums, strict=False)
    )


def _waterfall_title(score: Score) -> str:
    ends = signed(score.compound)
    up = sum(word.value > 0 for word in score.charged)
    down = len(score.charged) - up
    if not score.charged:
        listed_words = any(word.rated for word in score.words)
        return (
            "The words of this sentence that VADER lists add nothing"
            if listed_words
            else "No word of this sentence is in VADER's list"
        )
    if up and down:
        verb = "counts" if up == 1 else "count"
        return (
            f"{spelled(up, 'word').capitalize()} {verb} as good, "
            f"{in_words(down)} as bad: this sentence ends at {ends}"
        )
    kind, verb = ("good", "lift") if up else ("bad", "pull")
    towards = "to" if up else "down to"
    if up + down == 1:
        verb = f"alone {verb}s"
        return (
            f"“{shortened(score.charged[0].text, 24)}” {verb} this sentence "
            f"{towards} {ends}"
        )
    return (
        f"{spelled(up + down, 'word').capitalize()} that VADER counts as {kind} "
        f"{verb} this sentence {towards} {ends}"
    )


def _draw_step(ax: Axes, row: int, step: _Step, note: str, digits: int) -> None:
    up = step.value > 0
    ax.barh(
        row,
        step.value,
        left=step.start,
        height=0.5,
        color=palette.UP if up else "white",
        edgecolor=palette.UP if up else palette.DOWN,
        hatch="" if up else "////",
    )
    ax.plot([step.end] * 2, [row - 0.25, row - 0.75], color=palette.INK, linewidth=1.2)
    shown = signed(step.value, digits)
    ax.annotate(
        f"{shown} ▶" if up else f"◀ {shown}",
        (step.end, row),
        xytext=(8 if up else -8, 0),
        textcoords="offset points",
        ha="left" if up else "right",
        va="center",
        color=palette.UP if up else palette.DOWN,
        weight="bold",
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 1},
    )
    _name_row(ax, row, wrapped(step.name, 2.4, 14, "bold", lines=1), note)


def _name_row(ax: Axes, row: float, name: str, note: str) -> None:
    # One text each, the note hung below the name, both left of the bars.
    style = {
        "xycoords": ax.get_yaxis_transform(),
        "textcoords": "offset points",
        "ha": "right",
    }
    lines = note.count("\n") + bool(note)
    ax.annotate(
        name, (0, row), xytext=(-12, 8 * lines), va="center", weight="bold", **style
    )
    if note:
        ax.annotate(
            note, (0, row), xytext=(-12, 8 * lines - 9), va="top", fontsize=13, **style
        )


def _draw_sum(ax: Axes, steps: Sequence[_Step], total: float, digits: int) -> None:
    row = -len(steps)
    ax.barh(row, total, height=0.5, color=palette.INK)
    ax.annotate(
        signed(total, digits) if steps else "nothing to add up: 0",
        (total, row),
        xytext=(8 if total >= 0 else -8, 0),
        textcoords="offset points",
        ha="left" if total >= 0 else "right",
        va="center",
        weight="bold",
    )
    _name_row(ax, row, "sum", "")
    ends = [0.0, total, *(step.end for step in steps)]
    low, high = min(ends), max(ends)
    room = 0.2 * (high - low) or 1.0
    ax.set(xlim=(low - room, high + room), ylim=(row - 0.6, 0.6), yticks=[])
    ax.axvline(0, color=palette.INK, linewidth=1.2, zorder=0)
    ax.spines["left"].set_visible(False)
    ax.set_xlabel("← counts as bad       running sum       counts as good →")
    ax.xaxis.set_major_formatter(lambda value, _: signed(value, 0))
    ax.locator_params(axis="x", nbins=7, integer=True)


def _draw_compound(ax: Axes, compound: float) -> None:
    ax.plot([-1, 1], [0, 0], color="#949494", linewidth=3, zorder=0)
    ax.plot([0, compound], [0, 0], color=palette.INK, linewidth=8)
    ax.plot([compound], [0], "o", color=palette.INK, markersize=16)
    ax.annotate(
        signed(compound),
        (compound, 0),
        xytext=(0, 12),
        textcoords="offset points",
        ha="center",
        va="bottom",
        fontsize=17,
        weight="bold",
    )
    ax.set(xlim=(-1.1, 1.1), ylim=(-0.6, 1.6), yticks=[], xticks=[-1, 0, 1])
    ax.set_xticklabels(["−1", "0", "+1"])
    ax.spines["left"].set_visible(False)
    ax.spines["bottom"].set_visible(False)
    _name_row(ax, 0, "compound", "the sum, squeezed to −1 … +1")


def _waterfall_table(score: Score, steps: Sequence[_Step]) -> Table:
    rated: dict[int, Contribution] = dict(enumerate(score.charged))
    rows = [
        (
            step.name,
            signed(rated[row].rated) if row in rated else None,
            step.note or None,
            signed(step.value),
            signed(step.end),
        )
        for row, step in enumerate(steps)
    ]
    return Table(
        caption=f"VADER word by word: “{score.text}”",
        columns=("word", "in VADER's list", "rules", "counts here", "sum so far"),
        rows=(
            *rows,
            ("sum", None, None, None, signed(score.total)),
            ("compound", None, "sum ÷ √(sum² + 15)", None, signed(score.compound, 4)),
        ),
    )


# One pair of articles, several pipelines ----------------------------------------------


def pipelines(runs: Iterable[Run]) -> Chart:
    """Each article's mean compound through each pipeline, with 95 % intervals.

    The lines join the same article from pipeline to pipeline; where they cross, the
    order has flipped. Raises `ValueError` for no runs.
    """
    runs = tuple(runs)
    if not runs:
        raise ValueError("Run one pipeline or more before charting them.")
    title = _pipelines_title(runs)
    with house_style():
        figure = canvas(12, 8.5)
        ax = figure.add_subplot()
        for letter, shift in (("A", -0.06), ("B", 0.06)):
            _draw_line(ax, runs, letter, shift)
        _name_pipelines(ax, runs)
        _name_lines(ax, runs)
        set_headline(figure, title)
    return Chart(
        figure=figure,
        title=title,
        alt=(
            f"Slope chart. Across: {spelled(len(runs), 'pipeline')} "
            f"({', '.join(run.pipeline.name for run in runs)}). Up: the mean compound "
            "score of a sentence, article A (circles) and article B (diamonds), with "
            f"95 % intervals. {_order_in_words(runs)}. {title}."
        ),
        table=Table(
            caption="Mean compound of a sentence; intervals: 95 % of resamples",
            columns=("pipeline", "A", "A 95 %", "B", "B 95 %", "higher", "p"),
            rows=tuple(_pipeline_row(run) for run in runs),
        ),
    )


def _higher(run: Run) -> str:
    """ "A", "B", or "neither" where the means are the same."""
    return run.higher if run.difference.interval.estimate else "neither"


def _flips(runs: Sequence[Run]) -> int:
    order = [_higher(run) for run in runs if _higher(run) != "neither"]
    return sum(one != other for one, other in pairwise(order))


def _pipelines_title(runs: Sequence[Run]) -> str:
    order, one = _order(runs), len(runs) == 1
    beyond = sum(run.difference.beyond_chance for run in runs)
    if beyond and one:
        return f"{order}, by more than chance gives"
    if beyond:
        are = "is" if beyond == 1 else "are"
        return f"{order}; {beyond} of {len(runs)} differences {are} beyond chance"
    if not all(_overlap(run) for run in runs):
        return f"{order}, and no difference is beyond chance"
    return f"{order}, " + (
        "but the intervals overlap" if one else "and every interval overlaps"
    )


def _order(runs: Sequence[Run]) -> str:
    """Who scores higher, or how often that flips, as the beginning of a title."""
    if len(runs) == 1:
        order = (
            f"{shortened(runs[0].pipeline.name, 30)}: {_higher(runs[0])} scores higher"
        )
        return order[:1].upper() + order[1:]
    if flips := _flips(runs):
        times = {1: "once", 2: "twice"}.get(flips, f"{flips} times")
        return f"The order flips {times}"
    leading = [_higher(run) for run in runs if _higher(run) != "neither"]
    if not leading:
        return "Neither ever scores higher"
    if len(leading) == len(runs):
        return f"{leading[0]} scores higher every time"
    return f"{leading[0]} scores higher in {len(leading)} of {len(runs)} pipelines"


def _overlap(run: Run) -> bool:
    one, other = run.difference.first, run.difference.second
    return one.low <= other.high and other.low <= one.high


def _order_in_words(runs: Sequence[Run]) -> str:
    return "; ".join(f"{run.pipeline.name}: {_higher(run)} higher" for run in runs)


def _pipeline_row(run: Run) -> tuple[str | float, ...]:
    a, b = run.difference.first, run.difference.second
    return (
        f"{run.pipeline.name}: {'; '.join(run.pipeline.steps)}",
        signed(a.estimate, 3),
        f"{signed(a.low)} to {signed(a.high)}",
        signed(b.estimate, 3),
        f"{signed(b.low)} to {signed(b.high)}",
        _higher(run),
        run.difference.p,
    )


def _draw_line(ax: Axes, runs: Sequence[Run], letter: str, shift: float) -> None:
    means = [
        run.difference.first if letter == "A" else run.difference.second for run in runs
    ]
    places = [at + shift for at in range(len(runs))]
    colour = palette.ARTICLES[letter]
    for at, mean in zip(places, means, strict=True):
        ax.plot(
            [at] * 2, [mean.low, mean.high], color=colour, linewidth=1.8, alpha=0.75
        )
    ax.plot(
        places,
        [mean.estimate for mean in means],
        color=colour,
        marker=palette.MARKERS[letter],
        linestyle="-" if letter == "A" else "--",
        markersize=14,
    )


def _name_lines(ax: Axes, runs: Sequence[Run]) -> None:
    """Each line's article beside its last mark, the higher one above the other."""
    last, (low, high) = runs[-1].difference, ax.get_ylim()
    ends = {"A": last.first.estimate, "B": last.second.estimate}
    middle, upper = fmean(ends.values()), max(ends, key=lambda letter: ends[letter])
    apart = max(abs(ends["A"] - ends["B"]) / 2, 0.028 * (high - low))
    for letter in ends:
        write(
            ax,
            len(runs) - 1 + 0.15,
            middle + (apart if letter == upper else -apart),
            f"article {letter}",
            color=palette.ARTICLES[letter],
            weight="bold",
            fontsize=15,
        )


def _name_pipelines(ax: Axes, runs: Sequence[Run]) -> None:
    width = 9.8 / max(len(runs), 3)
    labels = [
        wrapped(run.pipeline.name.upper(), width, 14, "bold", lines=2) for run in runs
    ]
    ax.set_xticks(range(len(runs)))
    ax.set_xticklabels(labels, weight="bold", fontsize=14)
    below = max(label.count("\n") for label in labels) * 18
    for at, run in enumerate(runs):
        steps = "\n".join(
            textwrap.indent(wrapped(step, width - 0.3, lines=3), "     ").replace(
                "    ", f"{n}  ", 1
            )
            for n, step in enumerate(run.pipeline.steps, start=1)
        )
        ax.annotate(
            steps,
            (at, 0),
            xycoords=("data", "axes fraction"),
            xytext=(0, -30 - below),
            textcoords="offset points",
            ha="center",
            va="top",
            ma="left",
            fontsize=13,
        )
        _name_higher(ax, at, run)
    ax.set_xlim(-0.5 - (len(runs) == 1), len(runs) - 0.3 + (len(runs) == 1))
    ax.axhline(0, color=palette.INK, linewidth=1.2, zorder=0)
    ax.tick_params(axis="x", length=0)
    ax.yaxis.set_major_formatter(lambda value, _: signed(value, 1))
    ax.set_ylabel("mean compound of a sentence\n(thin lines: 95 % of resamples)")


def _name_higher(ax: Axes, at: int, run: Run) -> None:
    a, b = run.difference.first, run.difference.second
    for y, words, size, colour in (
        (1.1, f"{_higher(run)} higher", 17, palette.ARTICLES.get(_higher(run))),
        (1.045, f"A {signed(a.estimate)}   B {signed(b.estimate)}", 13, palette.INK),
    ):
        write(
            ax,
            at,
            y,
            words,
            transform=ax.get_xaxis_transform(),
            ha="center",
            weight="bold" if size > 13 else "normal",
            fontsize=size,
            color=colour or palette.INK,
        )


# Readers and machine ------------------------------------------------------------------


_OPPOSED = "#f1eee6"  # the ground where the signs differ


@dataclass(frozen=True)
class _Judged:
    """One sentence as people read it (−2 to +2) and as VADER scores it (−1 to +1)."""

    id: str
    letter: str
    text: str
    tones: tuple[int, ...]
    compound: float

    @cached_property
    def tone(self) -> float:
        return fmean(self.tones)

    @property
    def opposed(self) -> bool:
        return self.tone * self.compound < 0

    @property
    def gap(self) -> float:
        return abs(self.tone / 2 - self.compound)


def class_and_machine(codings: Iterable[Coding], articles: Iterable[Article]) -> Chart:
    """Each sentence placed by the tone that people read in it and by VADER's compound.

    Where a sentence was read more than once, it stands at the mean tone, and a thin
    line spans the readings. Sentences that would cover each other stand side by side.
    Raises `ValueError` for codings without a tone or for a sentence that is not there.
    """
    judged = _judged(codings, by_letter(articles))
    opposed = [one for one in judged if one.opposed]
    many = f"{len(opposed)} of {len(judged)}" if opposed else f"none of {len(judged)}"
    title = f"Reading and VADER point opposite ways in {many} sentences"
    with house_style():
        figure = canvas(12, 8.8)
        ax = figure.add_subplot()
        _name_quadrants(ax)
        places = dict(_side_by_side(judged))
        for one, x in places.items():
            _draw_sentence(ax, one, x)
        for one in _strongest(opposed):
            _name_sentence(ax, one, places)
        _key_of_marks(ax)
        set_headline(figure, title)
    return Chart(
        figure=figure,
        title=title,
        alt=(
            "Scatter chart, a mark a sentence: circles for article A, diamonds for B, "
            "filled where reading and VADER differ in sign. "
            "Across: mean tone by reading, −2 to +2. Up: VADER's compound, −1 to +1. "
            "Upper left and lower right: the two point opposite ways"
            + (f" ({', '.join(one.id for one in opposed)})" if opposed else "")
            + f". {title}."
        ),
        table=Table(
            caption="Tone by reading and by VADER, sentence by sentence",
            columns=("sentence", "mean tone", "tones", "VADER", "opposite", "words"),
            rows=tuple(
                (
                    one.id,
                    signed(one.tone),
                    ", ".join(signed(tone, 0) for tone in one.tones),
                    signed(one.compound),
                    "yes" if one.opposed else "no",
                    one.text,
                )
                for one in judged
            ),
        ),
    )


def _judged(
    codings: Iterable[Coding], articles: dict[str, Article]
) -> tuple[_Judged, ...]:
    tones: dict[tuple[str, Span], list[int]] = {}
    for coding in codings:
        if coding.tone is not None:
            if not -2 <= coding.tone <= 2:
                raise ValueError(
                    f"The tone of {shortened(coding.sentence, 20)} is {coding.tone}: "
                    "a tone runs from -2 to 2."
                )
            tones.setdefault(located(coding, articles), []).append(coding.tone)
    if not tones:
        raise ValueError("No sentence has a tone yet: code one sentence or more.")
    return tuple(
        _Judged(
            f"{letter}{articles[letter].sentences.index(span) + 1}",
            letter,
            span.text,
            tuple(given),
            score(span).compound,
        )
        for (letter, span), given in sorted(
            tones.items(), key=lambda item: (item[0][0], item[0][1].start)
        )
    )


def _strongest(opposed: Sequence[_Judged]) -> tuple[_Judged, ...]:
    """Those furthest apart: up to four that VADER calls good, two that it calls bad."""
    ranked = sorted(opposed, key=lambda one: (-one.gap, one.id))
    return (
        *[one for one in ranked if one.compound > 0][:4],
        *[one for one in ranked if one.compound < 0][:2],
    )


def _side_by_side(judged: Sequence[_Judged]) -> Iterator[tuple[_Judged, float]]:
    """Marks that would cover each other share their column's width, in order."""
    taken: list[tuple[float, float]] = []
    for one in judged:
        for x in _steps_aside(one):
            if all(abs(x - u) > 0.08 or abs(one.compound - v) > 0.06 for u, v in taken):
                break
        taken.append((x, one.compound))
        yield one, x


def _steps_aside(one: _Judged) -> Iterator[float]:
    """Places for a mark, the true one first; no step takes it to another quadrant."""
    yield one.tone
    for step in range(1, 30):
        for side in (1, -1):
            x = one.tone + 0.085 * step * side
            if x * (one.tone or one.compound) > 0 or one.tone == one.compound == 0:
                yield x


def _draw_sentence(ax: Axes, one: _Judged, x: float) -> None:
    colour = palette.ARTICLES[one.letter]
    ax.plot(
        [min(one.tones), max(one.tones)],
        [one.compound] * 2,
        color=colour,
        linewidth=1,
        alpha=0.75,
        zorder=1,
    )
    _draw_mark(ax, x, one.compound, one.letter, one.opposed)


def _draw_mark(ax: Axes, x: float, y: float, letter: str, filled: bool) -> None:
    colour = palette.ARTICLES[letter]
    ax.plot(
        [x],
        [y],
        palette.MARKERS[letter],
        color=colour if filled else "white",
        markeredgecolor="white" if filled else colour,
        markeredgewidth=1 if filled else 2,
        markersize=13 if letter == "A" else 12,
        zorder=2,
    )


def _name_sentence(ax: Axes, one: _Judged, places: dict[_Judged, float]) -> None:
    x, y = places[one], one.compound
    beside = [
        (u - x)
        for other, u in places.items()
        if other is not one and abs(other.compound - y) < 0.07 and abs(u - x) < 0.3
    ]
    left = any(gap > 0 for gap in beside) and not any(gap < 0 for gap in beside)
    ax.annotate(
        one.id,
        (x, y),
        xytext=(-11 if left else 11, 0),
        textcoords="offset points",
        ha="right" if left else "left",
        va="center",
        fontsize=15,
        weight="bold",
        color=palette.ARTICLES[one.letter],
        path_effects=[withStroke(linewidth=4, foreground=_OPPOSED)],
        zorder=3,
    )


def _name_quadrants(ax: Axes) -> None:
    for x, y, words in (
        (-2.35, 1.17, "read as bad, VADER says good"),
        (2.35, -1.17, "read as good, VADER says bad"),
    ):
        low, high = sorted((0, x))
        ax.fill_between(
            [low, high], 0, 1.3 if y > 0 else -1.3, color=_OPPOSED, zorder=0
        )
        write(
            ax,
            x * 0.99,
            y,
            words,
            ha="left" if x < 0 else "right",
            weight="bold",
            fontsize=15,
        )
    ax.axhline(0, color=palette.INK, linewidth=1.2, zorder=0)
    ax.axvline(0, color=palette.INK, linewidth=1.2, zorder=0)
    ax.set(xlim=(-2.35, 2.35), ylim=(-1.3, 1.28))
    ax.set_xticks(range(-2, 3), ["−2", "−1", "0", "+1", "+2"])
    ax.set_yticks([-1, -0.5, 0, 0.5, 1], ["−1", "−0.5", "0", "+0.5", "+1"])
    ax.spines[:].set_visible(False)
    ax.set_xlabel("tone by reading: the mean, a thin line where readings differ")
    ax.set_ylabel("VADER's compound")


def _key_of_marks(ax: Axes) -> None:
    for x, letter in ((0.12, "A"), (0.86, "B")):
        _draw_mark(ax, x, 1.17, letter, False)
        _draw_mark(ax, x + 0.1, 1.17, letter, True)
        colour = palette.ARTICLES[letter]
        write(ax, x + 0.18, 1.17, f"article {letter}", color=colour, weight="bold")
    write(ax, 1.6, 1.17, "filled: opposite", fontsize=13)
