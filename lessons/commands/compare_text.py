"""A comparison in plain words for a terminal: a screen or two, not all of it."""

from __future__ import annotations

from lessons.charts.frame_chart import finding
from lessons.charts.front_page_words import headline, luck, telling
from lessons.charts.wording import counted
from lessons.pages.limits import FEWEST_SHARED, LIMITS, NOTHING_SHARED
from lessons.reading.comparison import Comparison, Reading
from lessons.reading.front_pages import front_pages
from lessons.reading.keyness import Keyness
from lessons.reading.keyness_errors import errors_of_keyness
from lessons.reading.sentiment import errors_of_scores
from lessons.reading.voices.errors import errors_of_shares

_MOST = 8  # names in a line


def as_text(comparison: Comparison) -> str:
    """The findings in lines, without characters that could command a terminal."""
    pages = front_pages(comparison)
    lines = [
        f"{headline(pages)}.",
        "",
        *_article("A", comparison.a),
        f"   {telling(pages.a)}",
        *_article("B", comparison.b),
        f"   {telling(pages.b)}",
        *luck(pages),
        "",
        f"{finding(comparison.contrasts)}.",
        *(
            f"  {row.name}: A {row.a.shown}, B {row.b.shown}; and luck? {row.verdict}"
            for row in comparison.contrasts.rows
        ),
        "",
        *_key_words(comparison.keyness),
        f"Named by both: {_list(comparison.shared_names)}.",
        f"Named by A alone: {_list(comparison.names_only_a)}.",
        f"Named by B alone: {_list(comparison.names_only_b)}.",
        _shared_quotation(comparison),
        "",
        "What the numbers cannot tell:",
        *(f"  {limit}" for limit in (*LIMITS, *_errors())),
    ]
    return "\n".join(map(_harmless, lines))


def _errors() -> tuple[str, ...]:
    return errors_of_shares(), errors_of_keyness(), errors_of_scores()


def _article(letter: str, reading: Reading) -> list[str]:
    article = reading.article
    return [
        f"{letter}: {article.label or article.file}, "
        f"{counted(len(article.words), 'word')} in "
        f"{counted(len(reading.sentences), 'sentence')}, "
        f"{counted(len(reading.quotations), 'quotation')}"
    ]


def _key_words(keyness: Keyness) -> list[str]:
    dealt = ("single words", keyness.survivors)
    if keyness.sentence_deals is None:
        lines = [dealt]
    else:
        lines = [dealt, ("whole sentences", keyness.sentence_survivors)]
    return [
        f"Words that part them further than deals of {unit} do: "
        + _list([f"“{key.word}” (A {key.count_a}, B {key.count_b})" for key in beyond])
        + "."
        for unit, beyond in lines
    ]


def _shared_quotation(comparison: Comparison) -> str:
    shared = comparison.shared_quotation
    if shared is None or shared.words < FEWEST_SHARED:
        return NOTHING_SHARED
    return (
        f"Quoted by both, {counted(shared.words, 'word')} on end: “{shared.in_a.text}”."
    )


def _list(names: tuple[str, ...] | list[str]) -> str:
    if not names:
        return "none"
    more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
    return ", ".join(names[:_MOST]) + more


def _harmless(line: str) -> str:
    return "".join(c if c.isprintable() else " " for c in line)
