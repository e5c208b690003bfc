"""The brief: one page from what a learner saved in lesson 7."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lessons import charts
from lessons.charts import Chart
from lessons.desk import Desk
from lessons.exercises.model import Exercise
from lessons.exercises.record import Entry
from lessons.reading import frames
from lessons.reading.voices import airtime
from lessons.syllabus.lesson_07 import (
    ALT_TEXT,
    CHANGE_MIND,
    CHOOSE_CHART,
    CLAIM_NAMED,
    CLAIM_TOLD,
    LIMITS,
)
from lessons.teaching import page
from lessons.teaching.answers import in_words

WORDS = ("war", "russia", "ukraine", "support", "said", "sanctions")


def _voice_strip(desk: Desk) -> Chart:
    return charts.voice_strip(*map(airtime, desk.pair))


def _labels(desk: Desk) -> Chart:
    used = (frames.labels(airtime(article)) for article in desk.pair)
    return charts.labels(*used, "the war")


DRAW: Mapping[str, Callable[[Desk], Chart]] = {
    "word-rates": lambda desk: charts.word_rates(*desk.pair, WORDS),
    "voice-strip": _voice_strip,
    "labels": _labels,
    "fact-ledger": lambda desk: charts.fact_ledger(frames.ledger()),
    "frame-chart": lambda desk: charts.frame_chart(*desk.pair),
}


def chosen_chart(entries: Mapping[str, Entry], desk: Desk) -> tuple[Chart, str] | None:
    """The chosen chart with the learner's alt text (ours where there is none yet)."""
    chosen = entries.get(CHOOSE_CHART.id, Entry()).answer
    if not isinstance(chosen, str) or chosen not in DRAW:
        return None
    chart = DRAW[chosen](desk)
    alt = entries.get(ALT_TEXT.id, Entry()).answer
    return chart, alt if isinstance(alt, str) and alt.strip() else chart.alt


PARTS = (
    ("First claim", CLAIM_TOLD),
    ("Second claim", CLAIM_NAMED),
    ("What the claims cannot show", LIMITS),
    ("What would change my mind", CHANGE_MIND),
)
IN_THE_BRIEF = {exercise.id for _, exercise in PARTS} | {CHOOSE_CHART.id, ALT_TEXT.id}


def missing(entries: Mapping[str, Entry]) -> list[str]:
    """The parts that a begun brief will not print, by name; none is begun without one.

    A claim that was turned back is missing like one that was never made.
    """
    named = (("the chart", CHOOSE_CHART), ("its alt text", ALT_TEXT), *PARTS)
    printed = [
        exercise.id
        for _, exercise in named
        if _is_printed(exercise, entries.get(exercise.id, Entry()))
    ]
    if not printed:
        return []
    return [
        f"{name[0].lower()}{name[1:]}"
        for name, exercise in named
        if exercise.id not in printed
    ]


def is_redrawn(entries: Mapping[str, Entry]) -> bool:
    """Whether the chart was chosen after its alt text had been written."""
    chart, alt = (entries.get(e.id, Entry()) for e in (CHOOSE_CHART, ALT_TEXT))
    return bool(chart.answer and alt.answer) and chart.last_saved > alt.last_saved


def _is_printed(exercise: Exercise, entry: Entry) -> bool:
    return bool(entry.answer) and (exercise.solve is None or entry.status == "correct")


def brief(entries: Mapping[str, Entry], desk: Desk) -> str:
    """The chart, both claims, their limits and what would change them, on one sheet.

    "" while none of it is answered.
    """
    parts = [
        page.section(
            heading,
            *_said(exercise, entries[exercise.id], desk),
            level=3,
        )
        for heading, exercise in PARTS
        if exercise.id in entries and entries[exercise.id].answer
    ]
    chosen = chosen_chart(entries, desk)
    if chosen is not None:
        parts.insert(0, page.picture(*chosen, folded=True))
    if not parts:
        return ""
    return page.sheet("How these two articles frame one summit: my brief", *parts)


def _said(exercise: Exercise, entry: Entry, desk: Desk) -> tuple[str, ...]:
    """The learner's words; a claim that was turned back is no part of a brief."""
    if _is_printed(exercise, entry):
        return (page.quotes(in_words(exercise, entry.answer, desk)),)
    why = "Not printed: it is not checked yet, or it was turned back."
    return (page.element("p", why, "stand"),)
