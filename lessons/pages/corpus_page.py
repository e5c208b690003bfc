"""What is written of a corpus: a report, and tables for whoever counts further."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from lessons.charts.chart import Chart
from lessons.charts.outlets_chart import outlets_chart
from lessons.charts.wording import counted
from lessons.corpus import report_folder
from lessons.corpus.measure import Tallies
from lessons.corpus.outlets import Corpus, Estimate, estimates
from lessons.corpus.plan import Plan
from lessons.corpus.ratios import DEALS, FEWEST, FEWEST_FOR_INTERVAL
from lessons.language import tr
from lessons.pages import html as page
from lessons.reading.sentiment import errors_of_scores
from lessons.reading.voices.errors import errors_of_shares
from lessons.storage import write_whole
from lessons.teaching.class_report import BOM, harmless

# How often intervals held the truth, by tests/calibration.py; a test keeps it so.
COVERED = tr("93 to 97")
SHOWN = 200  # articles that were left out and are named in the page; the table has all


def write_report(gathered: Corpus, folder: Path) -> Path:
    """Write the page, the chart and two tables into a folder; gives the page's path.

    Raises `ValueError` with one sentence when no article could be measured.
    """
    # First, since it tells why when no article could be measured.
    left_out = _csv(*_left_out_rows(gathered.left_out))
    write_whole(folder / report_folder.LEFT_OUT, left_out)
    found = estimates(gathered.named, gathered.plan)
    chart = outlets_chart(found)
    write_whole(folder / report_folder.CHART, chart.png())
    write_whole(folder / report_folder.DRAWING, chart.svg())
    write_whole(folder / report_folder.OUTLETS, _csv(*_estimate_rows(found)))
    target = folder / report_folder.PAGE
    write_whole(target, _page(gathered, chart))
    return target


def _page(gathered: Corpus, chart: Chart) -> str:
    return page.page(
        tr("One article is not an outlet"),
        page.element("p", _in_short(gathered)),
        page.section(tr("Every outlet on one page"), page.picture(chart, chart.alt)),
        page.section(
            tr("What these numbers cannot tell you"),
            page.element(
                "p",
                "Why two outlets differ, and whether they should. A difference is not "
                "a bias. The ranges say how far a measure would move had other "
                "articles of the same kind been collected; who collected these, and "
                "how, no range knows.",
            ),
            page.element("p", _of_the_test()),
            page.element("p", _of_the_intervals()),
            page.element("p", errors_of_shares()),
            *_of_the_scores(gathered.plan),
        ),
        _left_out(gathered.left_out),
    )


def _of_the_scores(plan: Plan) -> list[str]:
    return [page.element("p", errors_of_scores())] if "scores" in plan else []


def _of_the_test() -> str:
    return tr(
        "“Could chance?” compares an outlet with all the others together. The "
        "articles are dealt to the outlets at random, {deals:,} times; a mark "
        "stands beyond chance where fewer than one deal in twenty took any mark of "
        "the page as far (Westfall and Young 1993). So of twenty pages on outlets "
        "that do not differ one has a mark, however many tests there are. “Too few "
        "to test” says that no deal could have taken it so far, or that the outlet "
        "has fewer than {fewest} articles.",
        deals=DEALS,
        fewest=FEWEST,
    )


def _of_the_intervals() -> str:
    return tr(
        "The ranges take the article as the unit (Student's t of a ratio; for a "
        "word that no article has, the rule of three), and an outlet with fewer "
        "than {fewest_for_interval} articles has none. Tried out on invented "
        "outlets, they hold the truth in {covered} of 100 cases; on 120 articles "
        "of real newsrooms it was 92 to 99, and 89 for a word that few of them "
        "used, and those often.",
        fewest_for_interval=FEWEST_FOR_INTERVAL,
        covered=COVERED,
    )


def _in_short(gathered: Corpus) -> str:
    articles = sum(outlet.articles for outlet in gathered.named)
    said = tr(
        "{articles} of {counted} measured; {counted_2} left out.",
        articles=counted(articles, "article"),
        counted=counted(len(gathered.outlets), "outlet"),
        counted_2=counted(len(gathered.left_out), "article"),
    )
    if gathered.twice:
        said += tr(" {twice} came twice and were counted once.", twice=gathered.twice)
    return said


def _left_out(rows: Sequence[Tallies]) -> str:
    if not rows:
        return ""
    shown = [(row.outlet, row.name, row.problem) for row in rows[:SHOWN]]
    more = len(rows) - len(shown)
    told = tr(
        "{more} more are in {left_out}.", more=more, left_out=report_folder.LEFT_OUT
    )
    return page.section(
        tr("Articles that were left out"),
        page.table(tr("Left out, and why"), ("outlet", "article", "why"), shown),
        page.element("p", told) if more else "",
    )


def _estimate_rows(
    found: Iterable[Estimate],
) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
    columns = "outlet articles measure unit value low high p survives".split()
    rows = [
        (
            e.outlet,
            e.articles,
            e.measure.name,
            e.measure.unit,
            e.value,
            e.interval and e.interval.low,
            e.interval and e.interval.high,
            e.p,
            e.survives,
        )
        for e in found
    ]
    return tuple(columns), rows


def _left_out_rows(
    rows: Iterable[Tallies],
) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
    named = sorted((row.outlet, row.name, row.problem) for row in rows)
    return ("outlet", "article", "why"), named


def write_articles(lines: Iterable[str], plan: Plan, folder: Path) -> None:
    """Write the table with a row for each article; `lines` are of `article_lines`."""
    head = _lines([("outlet", "article", *plan.fields[1:])])
    write_whole(folder / report_folder.ARTICLES, "".join((BOM, head, *lines)))


def article_lines(rows: Iterable[Tallies]) -> str:
    """Lines of that table for some articles that were measured."""
    measured = ((r.outlet, r.name, *r.numbers[1:]) for r in rows if not r.problem)
    return _lines(measured)


def _csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    return BOM + _lines([columns, *rows])


def _lines(rows: Iterable[Sequence[object]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return text.getvalue()
