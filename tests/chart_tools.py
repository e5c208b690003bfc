"""What tests of charts share: invented articles, and the words of a picture."""

from __future__ import annotations

from itertools import combinations

from matplotlib.text import Text

from lessons.charts import Chart
from lessons.reading.article import Article
from lessons.reading.segments import Segment
from lessons.reading.voices import Airtime, Passage, Quotation

# Invented articles --------------------------------------------------------------------


def article(*paragraphs: str, letter: str = "", label: str = "") -> Article:
    """An invented article, all of it body."""
    segments, at = [], 0
    for paragraph in paragraphs:
        end = at + len(paragraph)
        segments.append(Segment(start=at, end=end, text=paragraph, role="body"))
        at = end + 2
    return Article("\n\n".join(paragraphs), tuple(segments), letter, label)


def heard(*spoken: tuple[str, str, str | None], label: str = "") -> Airtime:
    """An invented article whose paragraphs are words, their voice and their speaker."""
    written = article(*(words for words, _, _ in spoken), label=label)
    passages, quotations = [], []
    for part, (words, voice, speaker) in zip(written.segments, spoken, strict=True):
        passages.append(Passage(part.start, part.end + 2, words, voice, speaker, None))
        if voice == "quoted":
            quotations.append(Quotation(part.start, part.end, words, speaker, None))
    return Airtime(written, tuple(passages), tuple(quotations))


# What a picture shows -----------------------------------------------------------------


def texts(chart: Chart) -> list[Text]:
    """Every text that is drawn: ticks beyond an axis's ends are not."""
    unseen = {
        label
        for ax in chart.figure.axes
        for axis in (ax.xaxis, ax.yaxis)
        for tick in axis.get_major_ticks()
        if not min(axis.get_view_interval())
        <= tick.get_loc()
        <= max(axis.get_view_interval())
        for label in (tick.label1, tick.label2)
    }
    return [
        text
        for text in chart.figure.findobj(Text)
        if text.get_text().strip() and text.get_visible() and text not in unseen
    ]


def words_of(chart: Chart) -> list[str]:
    """What the texts of the picture say."""
    return [text.get_text() for text in texts(chart)]


def crowded(chart: Chart) -> list[tuple[str, str]]:
    """Texts that leave the figure, or run into another, with that other one.

    The chart has to be laid out already.
    """
    page, boxes, found = chart.figure.bbox.padded(1), [], []
    for text in texts(chart):
        box = text.get_window_extent()
        if not (page.x0 <= box.x0 <= box.x1 <= page.x1) or not (
            page.y0 <= box.y0 <= box.y1 <= page.y1
        ):
            found.append((text.get_text(), "the edge of the figure"))
        boxes.append((*box.padded(-2).extents.tolist(), text.get_text()))
    for (x0, y0, x1, y1, text), (u0, v0, u1, v1, beside) in combinations(boxes, 2):
        if not (x1 < u0 or u1 < x0 or y1 < v0 or v1 < y0):
            found.append((text, beside))
    return found


def rows(chart: Chart) -> dict[object, tuple]:
    """The rows of the table by their headings."""
    return {row[0]: row[1:] for row in chart.table.rows}


def number(cell: object) -> float:
    """A cell of a table, which has a minus sign of its own, as a number."""
    return float(str(cell).replace("−", "-"))
