"""A learner's story as a part of the page that is handed in."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lessons.charts.fact_ledger import fact_ledger
from lessons.charts.front_pages import front_pages
from lessons.charts.table import Table
from lessons.language import tr
from lessons.pages import html as page
from lessons.reading.article import Article
from lessons.story import table
from lessons.story.claims import about_claim
from lessons.story.model import LETTERS, OwnClaim, StoryRecord, Telling
from lessons.story.naming import labels_in
from lessons.story.reading import StoryReading, about_line, about_row


def story_part(name: str, kept: StoryRecord) -> str:
    """The texts with their roles, the cards, names, voices, ledger, charts and claims.

    It is "" while a story has no text of the learner's own, and nothing was changed in
    the kit's example.
    """
    read = StoryReading(kept)
    if kept.is_own:
        heading, parts = tr("My own story: {name}", name=name), _parts(read)
    elif kept.practice is not None:
        heading, parts = (
            tr("My work on the swan example: {name}", name=name),
            _parts(read),
        )
    elif kept.texts:
        heading, parts = tr("My own story, begun: {name}", name=name), _begun(kept)
    else:
        return ""
    return page.section(heading, *parts)


def _begun(kept: StoryRecord) -> Iterator[str]:
    for letter, given in kept.texts.items():
        yield page.folded(
            tr("The text of {letter}", letter=letter), page.quotes([given.text])
        )


def _parts(read: StoryReading) -> Iterator[str]:
    yield _carefully(lambda: _drawn(table.overview(read)))
    for article in read.articles:
        yield _text(article)
    yield _cards(read)
    yield _names(read)
    yield _carefully(lambda: _drawn(table.quotations(read)))
    yield _ledger(read)
    yield _carefully(lambda: _front_pages(read))
    yield _claims(read)


def _carefully(work: Callable[[], str]) -> str:
    """What `work` makes, or the one sentence that says why there is none."""
    try:
        return work()
    except ValueError as problem:
        return page.element("p", problem)


def _drawn(drawn: Table) -> str:
    errors = page.element("p", drawn.errors) if drawn.errors else ""
    return page.table(drawn.caption, drawn.columns, drawn.rows) + errors


def _text(article: Article) -> str:
    rows = (
        (number, part.role, part.text.strip())
        for number, part in enumerate(article.segments, start=1)
    )
    caption = tr("The text of {name}, part by part with its role", name=article.name)
    shown = page.table(caption, ("part", "role", tr("what stands there")), rows)
    return page.folded(caption, shown)


def _cards(read: StoryReading) -> str:
    """Each line of both cards as it was written, and whether it holds."""
    rows = [
        (article.letter, line.level, line.claim, line.words, about_line(line, article))
        for article in read.articles
        for line in read.work.card(article.letter)
        if about_line(line, article)
    ]
    if not rows:
        return ""
    columns = (
        "text",
        tr("how sure"),
        "what",
        tr("in its own words"),
        tr("the kit's remark"),
    )
    return page.table(tr("Where these texts come from"), columns, rows)


def _names(read: StoryReading) -> str:
    rows = [
        (group.name.strip() or ", ".join(labels_in(group)), ", ".join(labels_in(group)))
        for group in read.work.groups
        if group.confirmed
    ]
    if not rows:
        return ""
    return page.table(
        tr("Names that belong to one"), (tr("who or what"), "called"), rows
    )


def _ledger(read: StoryReading) -> str:
    """Each row of the ledger as it was written, and the chart of those that hold."""
    rows = [
        (
            row.fact,
            *(_told(row, letter) for letter in LETTERS),
            about_row(row, read.articles),
        )
        for row in read.work.ledger
        if row != Telling()
    ]
    if not rows:
        return ""
    columns = ("fact", tr("told by A"), tr("told by B"), tr("the kit's remark"))
    parts = [page.table(tr("Which facts each text tells"), columns, rows)]
    if read.facts:
        chart = fact_ledger(read.facts)
        parts.append(page.picture(chart, chart.alt, fold=True))
    return "".join(parts)


def _told(row: Telling, letter: str) -> str:
    return row.words(letter) or (tr("not told") if row.not_in(letter) else "")


def _front_pages(read: StoryReading) -> str:
    chart = front_pages(read.comparison)
    return page.picture(chart, chart.alt, fold=True)


def _claims(read: StoryReading) -> str:
    made = [one for one in read.work.claims if one != OwnClaim()]
    return "".join(
        page.section(
            tr("Claim {number}", number=number),
            page.quotes([one.claim]),
            page.element("p", tr("For it: {words}", words=one.words)),
            page.element("p", tr("Against it: {words}", words=one.against)),
            page.element("p", about_claim(one, read.pair), "stand"),
            level=3,
        )
        for number, one in enumerate(made, start=1)
    )
