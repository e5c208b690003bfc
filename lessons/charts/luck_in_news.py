"""The chart of how often some word is "beyond luck" in halves and pairs of news."""

from __future__ import annotations

from lessons.charts import palette
from lessons.charts.chart import Chart
from lessons.charts.drawing import WIDTH, headed_figure, write
from lessons.charts.table import Table
from lessons.language import tr
from lessons.reading.keyness_errors import measured, of_100

_FAIR = 5  # of 100 pairs, what the line promises


def luck_in_news() -> Chart:
    """In how many of 100 pairs some word lay beyond luck, as measured on news.

    >>> luck_in_news().table.columns
    ('what was compared', 'what was dealt', 'of 100', '95 % range')
    """
    of = measured()
    halves, outlet = of_100("halves", "words"), of_100("outlet", "words")
    title = tr(
        "Some word lies beyond luck in {halves} of 100 articles cut in halves, and "
        "in {outlet} of 100 pairs of one outlet",
        halves=halves,
        outlet=outlet,
    )
    rows = [
        (tr("two halves of\none article"), "halves"),
        (tr("two articles of\none outlet"), "outlet"),
    ]
    bars = [(name, key, unit) for name, key in rows for unit in ("words", "sentences")]
    with headed_figure(title, WIDTH, 4.6) as figure:
        ax = figure.add_subplot()
        for row, (_, key, unit) in enumerate(bars):
            share = of[key][unit]
            y = -row - 0.5 * (row // 2)
            value = of_100(key, unit)
            ax.barh(y, value, height=0.7, color=palette.A)
            low, high = 100 * share["low"], 100 * share["high"]
            ax.plot([low, high], [y, y], color=palette.INK, linewidth=1.6)
            label = tr("{value} of 100   ({unit} dealt)", value=value, unit=unit)
            write(ax, high + 1.2, y, label, weight="bold")
        ax.axvline(_FAIR, color=palette.INK, linestyle="dashed", linewidth=2)
        write(
            ax,
            _FAIR + 0.8,
            0.75,
            tr("{fair} of 100: what luck alone would give", fair=_FAIR),
        )
        ax.set(xlim=(0, 140), ylim=(-4.1, 1.2), xticks=[0, 25, 50, 75, 100])
        ax.set_yticks([-0.5, -3.0], [name for name, _ in rows])
        ax.spines["left"].set_visible(False)
        ax.spines["bottom"].set_bounds(0, 100)
        ax.set_xlabel(
            "of 100 pairs of texts: some word lies beyond luck (thin line: 95 % range)"
        )
    return Chart(
        figure=figure,
        title=title,
        alt=(
            tr(
                "Bar chart of shares, measured on {of} news articles and {of_2} pairs "
                "of one outlet ({of_3}): in how many of 100 some word lay beyond luck, "
                "for deals of words and of whole sentences. A dashed line at {fair} is "
                "what luck alone would give. {title}.",
                of=of["articles"],
                of_2=of["pairs"],
                of_3=of["date"],
                fair=_FAIR,
                title=title,
            )
        ),
        table=Table(
            tr(
                "Some word beyond luck, on news of {of} articles ({of_2})",
                of=of["articles"],
                of_2=of["date"],
            ),
            (
                tr("what was compared"),
                tr("what was dealt"),
                tr("of 100"),
                tr("95 % range"),
            ),
            tuple(
                (
                    name.replace("\n", " "),
                    unit,
                    of_100(key, unit),
                    tr(
                        "{number:.0f} to {number_2:.0f}",
                        number=100 * of[key][unit]["low"],
                        number_2=100 * of[key][unit]["high"],
                    ),
                )
                for name, key, unit in bars
            ),
        ),
    )
