"""Charts of counts: rates mirrored, places, and keyness against chance."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from matplotlib.axes import Axes

from lessons.charts import palette
from lessons.charts.chart import Chart, Table, house_style
from lessons.charts.drawing import (
    INSIDE,
    WIDTH,
    bare,
    canvas,
    lettered,
    set_headline,
    set_share_axis,
    shortened,
    width_of,
    write,
)
from lessons.charts.wording import counted, listed
from lessons.reading import counts
from lessons.reading.article import Article
from lessons.reading.counts import Dispersion, Keyness, KeyWord, Rate, rate
from lessons.reading.numerals import percent


def _chosen(words: Iterable[str] | str) -> tuple[str, ...]:
    """The words that were asked for, each once, as they will be looked for."""
    asked = [words] if isinstance(words, str) else words
    chosen = tuple(dict.fromkeys(word.strip() for word in asked if word.strip()))
    if not chosen:
        raise ValueError("There is no word to look for: write one between the marks.")
    for word in chosen:
        if len(word.split()) > 1:
            raise ValueError(
                f"“{shortened(word)}” is more than one word: name one, such as "
                f"“{shortened(word.split()[0])}”."
            )
    return chosen


def _head(ax: Axes, x: float, y: float, text: str, letter: str, ha: str) -> None:
    colour = palette.ARTICLES[letter]
    ax.text(x, y, text, ha=ha, va="bottom", color=colour, weight="bold")


# How often ---------------------------------------------------------------------------


def word_rates(a: Article, b: Article, words: Iterable[str] | str) -> Chart:
    """Mirrored bars: how often each article uses each word, per 1,000 words.

    Thin lines are 95 % bootstrap intervals over sentences, or the rule of three where
    a word does not occur; raw counts are printed.
    Raises `ValueError` for no words, and for several words in one.
    """
    pairs = [(rate(a, word), rate(b, word)) for word in _chosen(words)]
    pairs.sort(key=lambda pair: pair[0].per_thousand + pair[1].per_thousand)
    title = _rates_finding(pairs)
    lengths = len(a.words), len(b.words)
    with house_style():
        figure = canvas(WIDTH, 2.04 + 0.62 * len(pairs))
        ax = figure.add_subplot()
        _draw_rates(ax, pairs, heads=(lettered(a, "A"), lettered(b, "B")))
        ax.set_xlabel(
            "uses per 1,000 words (count in brackets)\n"
            "thin lines: how far luck could move the rate"
        )
        set_headline(figure, title)
    return Chart(
        figure=figure,
        title=title,
        alt=(
            f"Mirrored bar chart. Left: {lettered(a, 'A')} ({lengths[0]} words); "
            f"right: {lettered(b, 'B')} ({lengths[1]} words). Bars show uses per 1,000 "
            f"words with 95 % intervals. {title}."
        ),
        table=_rates_table(pairs, lengths),
    )


def _rates_finding(pairs: list[tuple[Rate, Rate]]) -> str:
    """How many words have intervals that do not meet."""
    apart = sum(
        one.interval.low > other.interval.high or other.interval.low > one.interval.high
        for one, other in pairs
    )
    if not apart:
        return "No word is used at a clearly different rate"
    if apart == 1:
        return f"1 of {counted(len(pairs), 'word')} is used at a clearly different rate"
    return f"{apart} of {len(pairs)} words are used at clearly different rates"


def _draw_rates(
    ax: Axes, pairs: list[tuple[Rate, Rate]], heads: tuple[str, str]
) -> None:
    """A row a word: its name in the middle, A's bar to the left, B's to the right."""
    names = [shortened(left.word) for left, _ in pairs]
    middle = max(width_of(name, 14, "bold") for name in names) + 0.3
    numbers = width_of("888.8  (888)") + 0.15
    widest = max(r.interval.high for pair in pairs for r in pair) or 1.0
    inch = widest / ((INSIDE - middle) / 2 - numbers)
    edge = middle * inch / 2
    for row, (pair, name) in enumerate(zip(pairs, names, strict=True)):
        write(ax, 0, row, name, ha="center", weight="bold")
        for measured, letter in zip(pair, "AB", strict=True):
            _draw_rate(ax, row, measured, letter, edge, inch)
    for head, letter, side in zip(heads, "AB", (-1, 1), strict=True):
        ha = "right" if letter == "A" else "left"
        _head(ax, side * edge, len(pairs) - 0.45, head, letter, ha)
    reach = edge + widest + numbers * inch
    ax.set(xlim=(-reach, reach), ylim=(-0.6, len(pairs)))
    bare(ax)


def _draw_rate(
    ax: Axes, row: int, measured: Rate, letter: str, edge: float, inch: float
) -> None:
    side = -1 if letter == "A" else 1
    value, interval = measured.per_thousand, measured.interval
    base, end = side * edge, edge + max(value, interval.high) + 0.1 * inch
    ax.barh(row, side * value, left=base, height=0.62, color=palette.ARTICLES[letter])
    ax.plot(
        [base + side * interval.low, base + side * interval.high],
        [row, row],
        color=palette.INK,
        linewidth=1.6,
    )
    write(
        ax,
        side * end,
        row,
        f"{value:.1f}  ({measured.count})",
        ha="right" if letter == "A" else "left",
    )


def _rates_table(pairs: list[tuple[Rate, Rate]], lengths: tuple[int, int]) -> Table:
    def cells(measured: Rate) -> tuple[int, str, str]:
        low, high = measured.interval.low, measured.interval.high
        return (
            measured.count,
            f"{measured.per_thousand:.1f}",
            f"{low:.1f} to {high:.1f}",
        )

    return Table(
        caption=f"Uses per 1,000 words; A has {lengths[0]} words, B {lengths[1]}",
        columns=(
            "word",
            "A count",
            "A rate",
            "A 95 %",
            "B count",
            "B rate",
            "B 95 %",
        ),
        rows=tuple(
            (left.word, *cells(left), *cells(right)) for left, right in reversed(pairs)
        ),
    )


# Where -------------------------------------------------------------------------------

_ENOUGH = 3  # uses from which a word may be called crowded or spread
_LANE = {"A": 0.2, "B": -0.2}


@dataclass(frozen=True, slots=True)
class _Lane:
    """One word in one article: a row of the table and a lane of the picture."""

    letter: str
    measured: Dispersion

    @property
    def uses(self) -> int:
        return len(self.measured.places)

    @property
    def name(self) -> str:
        return f"“{shortened(self.measured.word)}” in {self.letter}"

    @property
    def percents(self) -> str:
        return ", ".join(f"{100 * place:.0f}" for place in self.measured.places)

    @property
    def stretch(self) -> str:
        return percent(self.measured.places[0], self.measured.places[-1])

    @property
    def length(self) -> float:
        """How much of the way lies between the first use and the last."""
        return self.measured.places[-1] - self.measured.places[0]

    @property
    def by_chance(self) -> float | None:
        """How often chance puts as many uses as close together; None for too few."""
        if self.uses < _ENOUGH:
            return None
        return _in_one_stretch(self.uses, self.length)


def dispersion(a: Article, b: Article, words: Iterable[str] | str) -> Chart:
    """Dispersion strips: where in each article each word stands.

    One row a word, A's lane above B's, a tick at each place, the number of uses at
    the right. The title says which word of three uses or more keeps to the shortest
    stretch, and where: what is seen, and no verdict on luck. The table adds, for each
    lane by itself, how often places drawn at random stand as close, and Gries's
    deviation of proportions. Raises `ValueError` for no words, for several words in
    one, and for an article without a body.
    """
    chosen = _chosen(words)
    for article, letter in ((a, "A"), (b, "B")):
        if not article.words:
            raise ValueError(f"Article {letter} has no words in its body to look for.")
    lanes = [
        (
            _Lane("A", counts.dispersion(a, word)),
            _Lane("B", counts.dispersion(b, word)),
        )
        for word in chosen
    ]
    title = _dispersion_finding([lane for pair in lanes for lane in pair])
    with house_style():
        figure = canvas(WIDTH, 2.0 + 0.86 * len(lanes))
        ax = figure.add_subplot()
        _draw_strips(ax, lanes, heads=(lettered(a, "A"), lettered(b, "B")))
        set_headline(figure, title)
    return Chart(
        figure=figure,
        title=title,
        alt=(
            f"Dispersion strips of {counted(len(lanes), 'word')}. Each row is a word, "
            f"with {lettered(a, 'A')} ({len(a.words)} words) above {lettered(b, 'B')} "
            f"({len(b.words)} words); a tick marks each use, from 0 % (the first word "
            f"of the body) to 100 % (the last). {title}."
        ),
        table=_dispersion_table(lanes),
    )


def _dispersion_table(lanes: list[tuple[_Lane, _Lane]]) -> Table:
    return Table(
        caption=(
            "Where each word stands, in % of the way through the body's words "
            "(unevenness: 0 spread like the text, 1 all in one small place; few uses "
            "make it high)"
        ),
        columns=(
            "word",
            "article",
            "uses",
            "unevenness (DP)",
            "as close by chance",
            "places",
        ),
        rows=tuple(
            (
                lane.measured.word,
                lane.letter,
                lane.uses,
                lane.measured.dp,
                lane.by_chance,
                lane.percents or None,
            )
            for pair in lanes
            for lane in pair
        ),
    )


def _dispersion_finding(lanes: list[_Lane]) -> str:
    """Which word's uses stand closest, and where; luck is not judged here."""
    often = [lane for lane in lanes if lane.uses >= _ENOUGH]
    if not often:
        return f"Too few uses (under {_ENOUGH}) to call any word crowded or spread"
    closest = min(often, key=lambda lane: lane.length)
    if closest.length > 0.5:
        return "No word keeps to one half of an article"
    where = f"{closest.stretch} of the way through"
    if len(often) == 1:
        return f"All {closest.uses} uses of {closest.name} stand {where}"
    return f"Closest together: the {closest.uses} uses of {closest.name}, {where}"


def _in_one_stretch(uses: int, stretch: float) -> float:
    """How often `uses` places drawn at random all fall within `stretch` of the way.

    The distribution of the range of a uniform sample; one minus it is wide.
    """
    return uses * stretch ** (uses - 1) - (uses - 1) * stretch**uses


def _draw_strips(
    ax: Axes, lanes: list[tuple[_Lane, _Lane]], heads: tuple[str, str]
) -> None:
    """All rows, on an axis that runs from 0 to 1 between words and numbers."""
    names = [shortened(pair[0].measured.word, 18) for pair in lanes]
    left = max(width_of(name, 14, "bold") for name in names) + 0.55
    right = width_of("888 uses") + 0.2
    inch = 1 / (INSIDE - left - right)
    for row, (pair, name) in enumerate(zip(reversed(lanes), names[::-1], strict=True)):
        write(ax, -left * inch, row, name, weight="bold")
        for lane in pair:
            _draw_lane(ax, row + _LANE[lane.letter], lane, inch)
    x = 0.0
    for head, letter in zip(heads, "AB", strict=True):  # side by side: a legend
        shown = shortened(head, 28)
        _head(ax, x, len(lanes) - 0.35, shown, letter, "left")
        x += (width_of(shown, 14, "bold") + 0.5) * inch
    set_share_axis(ax, left * inch, right * inch)
    ax.set_ylim(-0.5, len(lanes))
    ax.set_xlabel("how far through the article's words (0 % the first, 100 % the last)")


def _draw_lane(ax: Axes, y: float, lane: _Lane, inch: float) -> None:
    colour = palette.ARTICLES[lane.letter]
    ax.plot([0, 1], [y, y], color=palette.CHANCE, linewidth=1)
    ax.vlines(lane.measured.places, y - 0.15, y + 0.15, color=colour, linewidth=4)
    write(ax, -0.12 * inch, y, lane.letter, color=colour, weight="bold", ha="right")
    write(ax, 1 + 0.15 * inch, y, counted(lane.uses, "use"), color=colour)


# More than by chance -----------------------------------------------------------------

_CHANCE_SAYS = "the largest that luck gave in 95 of 100 deals"


def keyness(result: Keyness, top: int = 10) -> Chart:
    """Bars of G²: the words that part the two texts most, beside what chance gave.

    A's words lean left, B's right; words within chance are grey. Counts and rates
    per 1,000 words stand at the right. Raises `ValueError` when there is no word, no
    random deal to compare with, or `top` is below 1.
    """
    if top < 1:
        raise ValueError("Ask for one word or more: top must be at least 1.")
    if not result.words:
        raise ValueError("There are no words to compare: both texts are empty.")
    if not result.maxima:
        raise ValueError(
            "There is no chance to compare with: deal the words at random at least "
            "once (permutations=1000)."
        )
    shown = result.words[:top]
    title = _keyness_finding(result)
    with house_style():
        figure = canvas(WIDTH, 2.5 + 0.5 * len(shown))
        ax = figure.add_subplot()
        _draw_keyness(ax, result, shown)
        set_headline(figure, title)
    return Chart(
        figure=figure,
        title=title,
        alt=(
            f"Bar chart of G² for the {counted(len(shown), 'word')} that part the "
            f"texts most. Bars to the left: a higher rate in A ({result.length_a} "
            f"words), to the right: in B ({result.length_b} words). Dashed lines at "
            f"{result.null_maximum:.1f} mark {_CHANCE_SAYS}; words beyond them: "
            f"{len(result.survivors)} of {len(result.words)}. {title}."
        ),
        table=_keyness_table(result, shown),
    )


def _keyness_table(result: Keyness, shown: tuple[KeyWord, ...]) -> Table:
    return Table(
        caption=(
            f"G² by word; {_CHANCE_SAYS} is {result.null_maximum:.2f}; A has "
            f"{result.length_a} words, B {result.length_b}"
        ),
        columns=(
            "word",
            "higher rate in",
            "G²",
            "p (any word)",
            "A count",
            "A per 1,000",
            "B count",
            "B per 1,000",
        ),
        rows=tuple(
            (
                word.word,
                None if word.rate_a == word.rate_b else word.leans,
                word.g2,
                f"{word.p:.3f}",
                word.count_a,
                f"{word.rate_a:.1f}",
                word.count_b,
                f"{word.rate_b:.1f}",
            )
            for word in shown
        ),
    )


def _keyness_finding(result: Keyness) -> str:
    """Which word leans furthest, and whether luck does as much; the rest is to see."""
    if not result.survivors:
        return "No word leans further than luck (dashed lines)"
    furthest = [word for word in result.words if word.g2 == result.words[0].g2]
    if len(furthest) > 1:
        which = listed([f"“{shortened(word.word)}”" for word in furthest])
        which = which if len(furthest) < 4 else f"{len(furthest)} words"
        return f"{which} lean furthest, and further than luck (dashed lines)"
    name = shortened(furthest[0].word)
    return f"“{name}” leans furthest, and further than luck (dashed lines)"


def _draw_keyness(ax: Axes, result: Keyness, shown: tuple[KeyWord, ...]) -> None:
    """Words on the left, signed bars in the middle, two columns of counts right."""
    chance = result.null_maximum
    names = [shortened(word.word, 20) for word in shown]
    left = max(width_of(name, 14, "bold") for name in names) + 0.2
    longest = max(chance, *(word.g2 for word in shown)) or 1.0
    column, number = 1.55, width_of("888.8", 14, "bold") + 0.15  # in inches
    inch = longest / ((INSIDE - left - 2 * column) / 2 - number)
    far = longest + number * inch
    ends = {"A": far + column * inch, "B": far + 2 * column * inch}
    top = len(shown) - 0.3
    survivors = {word.word for word in result.survivors}
    for row, (word, name) in enumerate(zip(shown[::-1], names[::-1], strict=True)):
        write(ax, -far - left * inch, row, name, weight="bold")
        survives = word.word in survivors
        _draw_bar(ax, row, word, chance=chance, survives=survives, inch=inch)
        _draw_counts(ax, row, word, ends)
    for letter, x in ends.items():
        _head(ax, x, top, f"{letter}: uses\n(per 1,000)", letter, "right")
    _head(ax, -0.15 * inch, top, "← higher rate in A", "A", "right")
    _head(ax, 0.15 * inch, top, "higher rate in B →", "B", "left")
    _draw_chance(ax, chance, top)
    ax.set(xlim=(-far - left * inch, ends["B"]), ylim=(-1.3, top + 1))
    bare(ax)
    ax.set_xlabel("number at each bar: G², how surprising the split is (grey: luck)")


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
        write(
            ax,
            ends[letter],
            row,
            f"{count}  ({per_thousand:.1f})",
            ha="right",
            color=palette.ARTICLES[letter],
        )


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
    ax.text(0, -0.85, f"dashed: {_CHANCE_SAYS} ({chance:.1f})", ha="center", va="top")
