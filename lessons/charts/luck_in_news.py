"""The chart of how often some word is "beyond luck" in halves and pairs of news."""

from __future__ import annotations

from lessons.charts import palette
from lessons.charts.chart import Chart
from lessons.charts.drawing import WIDTH, headed_figure, write
from lessons.charts.table import Table
from lessons.reading.keyness_errors import measured, of_100

_FAIR = 5  # of 100 pairs, what the line promises


def luck_in_news() -> Chart:
    """In how many of 100 pairs some word lay beyond luck, as measured on news.

    >>> luck_in_news().table.columns
    ('what was compared', 'what was dealt', 'of 100', '95 % range')
    """
    of = measured()
    halves, outlet = of_100("halves", "words"), of_100("outlet", "words")
    title = (
        f"Some word lies beyond luck in {halves} of 100 articles cut in halves, and in "
        f"{outlet} of 100 pairs of one outlet"
    )
    rows = [
        ("two halves of\none article", "halves"),
        ("two articles of\none outlet", "outlet"),
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
            label = f"{value} of 100   ({unit} dealt)"
            write(ax, high + 1.2, y, label, weight="bold")
        ax.axvline(_FAIR, color=palette.INK, linestyle="dashed", linewidth=2)
        write(ax, _FAIR + 0.8, 0.75, f"{_FAIR} of 100: what luck alone would give")
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
            f"Bar chart of shares, measured on {of['articles']} news articles and "
            f"{of['pairs']} pairs of one outlet ({of['date']}): in how many of 100 "
            "some word lay beyond luck, for deals of words and of whole sentences. A "
            f"dashed line at {_FAIR} is what luck alone would give. {title}."
        ),
        table=Table(
            f"Some word beyond luck, on news of {of['articles']} articles "
            f"({of['date']})",
            ("what was compared", "what was dealt", "of 100", "95 % range"),
            tuple(
                (
                    name.replace("\n", " "),
                    unit,
                    of_100(key, unit),
                    f"{100 * of[key][unit]['low']:.0f} to "
                    f"{100 * of[key][unit]['high']:.0f}",
                )
                for name, key, unit in bars
            ),
        ),
    )
