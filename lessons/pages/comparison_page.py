"""A comparison as one page of HTML that works offline; everything in it is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lessons.charts.chart import Chart
from lessons.charts.wording import counted
from lessons.language import tr
from lessons.pages import html as page
from lessons.pages.limits import FEWEST_SHARED, LIMITS, NOTHING_SHARED
from lessons.reading.comparison import Comparison, Reading
from lessons.reading.contrasts import Contrasts
from lessons.reading.keyness_errors import errors_of_keyness
from lessons.reading.numerals import percent, signed
from lessons.reading.sentiment import errors_of_scores
from lessons.reading.voices import VOICES
from lessons.reading.voices.errors import errors_of_speakers

MOST = 25  # rows of a table; the JSON has all of them


def as_page(comparison: Comparison, front: Chart, measured: Chart) -> str:
    """The page; it opens with `front`, the two front pages of the comparison.

    `measured` is the frame chart of its `contrasts`.
    """
    readings = {"A": comparison.a, "B": comparison.b}
    return page.page(
        " and ".join(f"{letter} · {_name(r)}" for letter, r in readings.items()),
        page.section(
            tr("How each tells it"), page.picture(front, front.alt, fold=True)
        ),
        page.section(
            tr("Everything measured"),
            page.picture(measured, measured.alt, fold=True),
            *_survivors(comparison.contrasts),
        ),
        page.section(
            tr("Who speaks"),
            _shares(readings),
            *_quotations(readings),
            _paragraph(errors_of_speakers()),
        ),
        page.section(tr("Who and what is named"), *_names(comparison)),
        page.section(tr("Which words part them"), *_keyness(comparison)),
        page.section(tr("Quoted by both"), *_shared_quotation(comparison)),
        page.section(
            tr("How sentences score"),
            *_scores(readings),
            _paragraph(errors_of_scores()),
        ),
        page.section(tr("What the numbers cannot tell"), _bullets(LIMITS)),
        page.section(tr("How the parts were read"), *_segments(readings)),
    )


def _name(reading: Reading) -> str:
    return reading.article.label or reading.article.file


def _paragraph(words: str) -> str:
    return page.element("p", words)


def _bullets(lines: Iterable[str]) -> str:
    return f"<ul>{''.join(page.element('li', line) for line in lines)}</ul>"


def _table(
    caption: str, columns: Sequence[str], rows: Sequence[Sequence[object]]
) -> str:
    """A table of the first rows; its caption says how many there are."""
    if len(rows) > MOST:
        caption = tr(
            "{caption} (the first {most} of {rows})",
            caption=caption,
            most=MOST,
            rows=len(rows),
        )
    return page.table(caption, columns, rows[:MOST])


def _survivors(contrasts: Contrasts) -> list[str]:
    rows = [
        f"{row.name}: A {row.a.shown}, B {row.b.shown} (p {row.p:.4f})"
        for row in contrasts.survivors
    ]
    return [_bullets(rows)] if rows else []


def _shares(readings: dict[str, Reading]) -> str:
    return page.table(
        tr("Share of the body's words in each voice, with 95 % ranges"),
        ("voice", *readings),
        [
            (
                voice,
                *(
                    f"{percent(share.estimate)} ({percent(share.low, share.high)})"
                    for share in (r.shares[voice] for r in readings.values())
                ),
            )
            for voice in VOICES
        ],
    )


def _quotations(readings: dict[str, Reading]) -> list[str]:
    return [
        _table(
            tr("Quotations in {letter}", letter=letter),
            ("words", "speaker", "verb", tr("from character")),
            [(q.text, q.speaker, q.verb, q.start) for q in reading.quotations],
        )
        if reading.quotations
        else _paragraph(tr("{letter} quotes nobody.", letter=letter))
        for letter, reading in readings.items()
    ]


def _names(comparison: Comparison) -> list[str]:
    alone = (("A", comparison.names_only_a), ("B", comparison.names_only_b))
    return [
        *(
            _table(
                tr("Names in {letter}", letter=letter),
                ("name", "times", "called", tr("in its own voice")),
                [
                    (
                        name.name,
                        name.count,
                        ", ".join(f"{form} ({n})" for form, n in name.forms.items()),
                        name.voices["own"],
                    )
                    for name in reading.names
                ],
            )
            for letter, reading in (("A", comparison.a), ("B", comparison.b))
        ),
        _paragraph(
            tr(
                "In both: {shared_names}.",
                shared_names=_listed(comparison.shared_names),
            )
        ),
        *(
            _paragraph(
                tr("Only in {letter}: {only}.", letter=letter, only=_listed(only))
            )
            for letter, only in alone
        ),
    ]


def _listed(names: Sequence[str]) -> str:
    more = (
        tr(" and {number} more", number=len(names) - MOST) if len(names) > MOST else ""
    )
    return (", ".join(names[:MOST]) or "none") + more


def _keyness(comparison: Comparison) -> list[str]:
    keyness = comparison.keyness
    return [
        *(
            _paragraph(
                tr(
                    "{len} of {words} words pass {maximum:.2f}, the largest G² that 95 "
                    "of 100 random deals of {unit} stayed below.",
                    len=len(keyness.beyond(null)),
                    words=len(keyness.words),
                    maximum=null.maximum,
                    unit=null.unit,
                )
            )
            for null in (keyness.word_deals, keyness.sentence_deals)
            if null is not None
        ),
        _paragraph(errors_of_keyness()),
        _table(
            tr("Words by G², with how often chance gave as much"),
            (
                "word",
                tr("in A"),
                tr("in B"),
                tr("A per 1,000"),
                tr("B per 1,000"),
                "G²",
                tr("p (words dealt)"),
                tr("p (sentences dealt)"),
            ),
            [
                (
                    word.word,
                    word.count_a,
                    word.count_b,
                    f"{word.rate_a:.1f}",
                    f"{word.rate_b:.1f}",
                    f"{word.g2:.2f}",
                    f"{word.p:.3f}",
                    "–" if word.p_sentences is None else f"{word.p_sentences:.3f}",
                )
                for word in keyness.words[:MOST]
            ],
        ),
    ]


def _shared_quotation(comparison: Comparison) -> list[str]:
    shared = comparison.shared_quotation
    if shared is None or shared.words < FEWEST_SHARED:
        return [_paragraph(NOTHING_SHARED)]
    return [
        _paragraph(
            tr(
                "The longest run that both quote: {words}.",
                words=counted(shared.words, "word"),
            )
        ),
        page.quotes([shared.in_a.text]),
        *(
            _paragraph(
                tr(
                    "{letter} gives it to {part}:",
                    letter=letter,
                    part=quotation.speaker or "nobody by name",
                )
            )
            + page.quotes([quotation.text])
            for letter, quotation in (("A", shared.from_a), ("B", shared.from_b))
        ),
    ]


def _scores(readings: dict[str, Reading]) -> list[str]:
    """The lowest and highest sentences, where a reader can best doubt the scores."""
    parts = []
    for letter, reading in readings.items():
        scored = zip(reading.scores, reading.sentences, strict=True)
        order = sorted(scored, key=lambda pair: (pair[0], pair[1].start))
        ends = [*order[:3], *order[3:][-3:]]
        parts.append(
            page.table(
                tr("The lowest and the highest scores in {letter}", letter=letter),
                ("score", "sentence"),
                [(signed(score), sentence.text) for score, sentence in ends],
            )
        )
    return parts


def _segments(readings: dict[str, Reading]) -> list[str]:
    return [
        _table(
            tr("What is not body in {letter}, and so not counted", letter=letter),
            ("role", "text"),
            [
                (part.role, part.text.strip())
                for part in reading.segments
                if part.role != "body"
            ],
        )
        for letter, reading in readings.items()
    ]
