"""The chart that a learner chose for the brief, drawn for the hand-in page."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lessons import charts
from lessons.charts import Chart
from lessons.desk import Desk
from lessons.exercises.record import Entry
from lessons.reading import frames
from lessons.reading.airtime import airtime
from lessons.syllabus.lesson_07 import ALT_TEXT, CHOOSE_CHART

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
