"""The chart of keyness: the words that part two texts most, beside what luck gave."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes

from lessons.charts import palette
from lessons.charts.chart import Chart
from lessons.charts.drawing import (
    INSIDE,
    WIDTH,
    bare,
    headed_figure,
    write,
    write_in_colour,
)
from lessons.charts.lettering import shortened, widest, width_of
from lessons.charts.table import Table
from lessons.charts.wording import counted, listed
from lessons.language import tr
from lessons.reading.keyness import Keyness, KeyWord
from lessons.reading.keyness_errors import errors_of_keyness

_CHANCE_SAYS = tr("in 95 of 100 deals, luck stays between the dashed lines")


def keyness(
    result: Keyness, top: int = 10, names: tuple[str, str] = ("A", "B")
) -> Chart:
    """The words that part two texts most, as bars of G², beside what chance gave.

    >>> from lessons.reading import counts
    >>> found = counts.keyness("cat dog " * 60, "dog owl " * 60, permutations=99)
    >>> chart = keyness(found, top=3)
    >>> chart.title
    '“cat” and “owl” lean furthest, and further than luck (dashed lines)'

    A's words lean left, B's right; words within chance are grey. Counts and rates
    per 1,000 words stand at the right. `names` are what the two texts are called, such
    as "first half" and "second half". Raises `ValueError` when there is no word, no
    random deal to compare with, or `top` is below 1.
    """
    if top < 1:
        raise ValueError(tr("Ask for one word or more: top must be at least 1."))
    if not result.words:
        raise ValueError(tr("There are no words to compare: both texts are empty."))
    if not result.maxima:
        raise ValueError(
            tr(
                "There is no chance to compare with: deal the words at random at least "
                "once (permutations=1000)."
            )
        )
    shown = result.words[:top]
    title = _finding(result)
    with headed_figure(title, WIDTH, 2.5 + 0.5 * len(shown)) as figure:
        _draw(figure.add_subplot(), result, shown, names)
    return Chart(
        figure=figure,
        title=title,
        alt=(
            tr(
                "Bar chart of G² for the {counted} that part the texts most. Bars to "
                "the left: a higher rate in {names} ({length_a} words), to the right: "
                "in {names_2} ({length_b} words). Dashed lines at {null_maximum:.1f}: "
                "{chance_says}; words beyond them: {survivors} of {words}. {title}.",
                counted=counted(len(shown), "word"),
                names=names[0],
                length_a=result.length_a,
                names_2=names[1],
                length_b=result.length_b,
                null_maximum=result.null_maximum,
                chance_says=_CHANCE_SAYS,
                survivors=len(result.survivors),
                words=len(result.words),
                title=title,
            )
        ),
        errors=errors_of_keyness(),
        table=_table(result, shown, names),
    )


def _finding(result: Keyness) -> str:
    """Which word leans furthest, and whether luck does as much; the rest is to see."""
    if not result.survivors:
        return tr("No word leans further than luck (dashed lines)")
    furthest = [word for word in result.words if word.g2 == result.words[0].g2]
    if len(furthest) > 1:
        which = listed([f"“{shortened(word.word)}”" for word in furthest])
        which = (
            which
            if len(furthest) < 4
            else tr("{furthest} words", furthest=len(furthest))
        )
        return tr(
            "{which} lean furthest, and further than luck (dashed lines)", which=which
        )
    name = shortened(furthest[0].word)
    return tr(
        "“{name}” leans furthest, and further than luck (dashed lines)", name=name
    )


def _draw(
    ax: Axes, result: Keyness, shown: Sequence[KeyWord], names: tuple[str, str]
) -> None:
    """Words on the left, signed bars in the middle, two columns of counts right."""
    chance = result.null_maximum
    words = [shortened(word.word, 20) for word in shown]
    left = widest(words, weight="bold") + 0.2
    longest = max(chance, *(word.g2 for word in shown)) or 1.0
    heads = [tr("{name}: uses", name=name) for name in names]
    column = max(1.55, widest(heads, weight="bold") + 0.2)  # in inches
    number = width_of("888.8", weight="bold") + 0.15
    inch = longest / ((INSIDE - left - 2 * column) / 2 - number)
    far = longest + number * inch
    ends = {"A": far + column * inch, "B": far + 2 * column * inch}
    top = len(shown) - 0.3
    survivors = {word.word for word in result.survivors}
    for row, (word, name) in enumerate(zip(shown[::-1], words[::-1], strict=True)):
        write(ax, -far - left * inch, row, name, weight="bold")
        survives = word.word in survivors
        _draw_bar(ax, row, word, chance=chance, survives=survives, inch=inch)
        _draw_counts(ax, row, word, ends)
    for head, (letter, x) in zip(heads, ends.items(), strict=True):
        _head(ax, letter, x, top, tr("{head}\n(per 1,000)", head=head), "right")
    _head(
        ax,
        "A",
        -0.15 * inch,
        top,
        tr("← higher rate\nin {names}", names=names[0]),
        "right",
    )
    _head(
        ax,
        "B",
        0.15 * inch,
        top,
        tr("higher rate →\nin {names}", names=names[1]),
        "left",
    )
    _draw_chance(ax, chance, top)
    ax.set(xlim=(-far - left * inch, ends["B"]), ylim=(-1.3, top + 1))
    bare(ax)
    ax.set_xlabel(
        tr("number at each bar: G², its surprise score (grey: not beyond luck)")
    )


def _head(ax: Axes, letter: str, x: float, y: float, text: str, ha: str) -> None:
    write_in_colour(ax, letter, x, y, text, ha=ha, va="bottom")


def _draw_bar(
    ax: Axes, row: int, word: KeyWord, *, chance: float, survives: bool, inch: float
) -> None:
    """The bar, with its number on its own side: inside where the line is in the way."""
    side = -1 if word.leans == "A" else 1
    colour = palette.ARTICLES[word.leans] if survives else palette.CHANCE
    number, gap = f"{word.g2:.1f}", 0.1 * inch
    needs = width_of(number) * inch + 2 * gap
    inside = word.g2 < chance < word.g2 + needs < 2 * word.g2
    ax.barh(row, side * word.g2, height=0.6, color=colour)
    write(
        ax,
        side * (word.g2 - gap if inside else word.g2 + gap),
        row,
        number,
        ha="left" if (side < 0) == inside else "right",
        weight="bold" if survives else "normal",
        color="white" if inside else palette.INK,
    )


def _draw_counts(ax: Axes, row: int, word: KeyWord, ends: dict[str, float]) -> None:
    for letter, count, per_thousand in (
        ("A", word.count_a, word.rate_a),
        ("B", word.count_b, word.rate_b),
    ):
        shown, colour = f"{count}  ({per_thousand:.1f})", palette.ARTICLES[letter]
        write(ax, ends[letter], row, shown, ha="right", color=colour)


def _draw_chance(ax: Axes, chance: float, top: float) -> None:
    """The line on either side that survivors reach beyond, labelled underneath."""
    ax.vlines([0], -0.5, top, color=palette.INK, linewidth=1.2)
    ax.vlines(
        [-chance, chance],
        -0.75,
        top,
        color=palette.INK,
        linewidth=2,
        linestyle="dashed",
    )
    ax.text(0, -0.85, f"{_CHANCE_SAYS} ({chance:.1f})", ha="center", va="top")


def _table(result: Keyness, shown: Sequence[KeyWord], names: tuple[str, str]) -> Table:
    called = dict(zip("AB", names, strict=True))
    return Table(
        caption=(
            tr(
                "G² by word; in 95 of 100 deals the largest stays below "
                "{null_maximum:.2f}; {names} has {length_a} words, {names_2} "
                "{length_b}",
                null_maximum=result.null_maximum,
                names=names[0],
                length_a=result.length_a,
                names_2=names[1],
                length_b=result.length_b,
            )
        ),
        columns=(
            "word",
            tr("higher rate in"),
            "G²",
            tr("p (words dealt)"),
            tr("p (sentences dealt)"),
            tr("{names} count", names=names[0]),
            tr("{names} per 1,000", names=names[0]),
            tr("{names} count", names=names[1]),
            tr("{names} per 1,000", names=names[1]),
        ),
        rows=tuple(
            (
                word.word,
                None if word.rate_a == word.rate_b else called[word.leans],
                word.g2,
                f"{word.p:.3f}",
                None if word.p_sentences is None else f"{word.p_sentences:.3f}",
                word.count_a,
                f"{word.rate_a:.1f}",
                word.count_b,
                f"{word.rate_b:.1f}",
            )
            for word in shown
        ),
    )
