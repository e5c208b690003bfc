"""The brief of lesson 7: its charts, what of it is saved, and what is missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lessons import charts
from lessons.charts import Chart
from lessons.exercises.model import Exercise
from lessons.exercises.record import Entry
from lessons.language import tr
from lessons.reading.contrasts import contrast
from lessons.reading.labels import labels
from lessons.reading.pair import Pair
from lessons.reading.voices import airtime
from lessons.syllabus.lesson_07 import (
    ALT_TEXT,
    CHANGE_MIND,
    CHOOSE_CHART,
    CLAIM_NAMED,
    CLAIM_TOLD,
    LIMITS,
)

CHARTED_WORDS = ("war", "russia", "ukraine", "support", "said", "sanctions")


def _voice_strip(pair: Pair) -> Chart:
    return charts.voice_strip(*map(airtime, pair))


def _labels(pair: Pair) -> Chart:
    used = (labels(airtime(article), pair.subjects) for article in pair)
    return charts.labels(*used, tr("the war"))


DRAW: Mapping[str, Callable[[Pair], Chart]] = {
    "word-rates": lambda pair: charts.word_rates(*pair, CHARTED_WORDS),
    "voice-strip": _voice_strip,
    "labels": _labels,
    "fact-ledger": lambda pair: charts.fact_ledger(pair.facts),
    "front-pages": charts.front_pages,
    "frame-chart": lambda pair: charts.frame_chart(contrast(pair)),
}


def draw(name: str, pair: Pair) -> Chart:
    """The chart of this name, one of `DRAW`, for a pair.

    >>> from lessons.reading.pair import load_pair
    >>> draw("fact-ledger", load_pair()).title
    'Of 26 facts, 7 are in both articles, 9 only in A, 7 only in B, 3 in neither'

    Raises `ValueError` with one sentence for any other name.
    """
    if name not in DRAW:
        raise ValueError(
            tr(
                "No chart is called “{name}”: choose from {draw}.",
                name=str(name)[:60],
                draw=", ".join(DRAW),
            )
        )
    return DRAW[name](pair)


def chosen_chart(entries: Mapping[str, Entry], pair: Pair) -> tuple[Chart, str] | None:
    """The chosen chart with the learner's alt text, or with ours if there is none."""
    chosen = entries.get(CHOOSE_CHART.id, Entry()).answer
    if not isinstance(chosen, str) or chosen not in DRAW:
        return None
    chart = DRAW[chosen](pair)
    alt = entries.get(ALT_TEXT.id, Entry()).answer
    return chart, alt if isinstance(alt, str) and alt.strip() else chart.alt


PARTS = (
    (tr("First claim"), CLAIM_TOLD),
    (tr("Second claim"), CLAIM_NAMED),
    (tr("What the claims cannot show"), LIMITS),
    (tr("What would change my mind"), CHANGE_MIND),
)
IN_THE_BRIEF = {exercise.id for _, exercise in PARTS} | {CHOOSE_CHART.id, ALT_TEXT.id}


def missing(entries: Mapping[str, Entry]) -> list[str]:
    """The names of the parts still missing from the brief.

    It is empty while nothing of the brief is answered. A claim that was turned back is
    missing, like one that was never made.
    """
    named = ((tr("the chart"), CHOOSE_CHART), (tr("its alt text"), ALT_TEXT), *PARTS)
    printed = [
        exercise.id
        for _, exercise in named
        if is_printed(exercise, entries.get(exercise.id, Entry()))
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


def is_printed(exercise: Exercise, entry: Entry) -> bool:
    """Whether the brief prints it: it is answered, and if marked, it is right."""
    return bool(entry.answer) and (exercise.solve is None or entry.status == "correct")
