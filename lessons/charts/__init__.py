"""Measurements in, one accessible figure out: picture, alt text, data table."""

from lessons.charts.cards import card, provenance
from lessons.charts.chart import Chart, Table, describe
from lessons.charts.counting import dispersion, keyness, word_rates
from lessons.charts.cutting import token_ribbon
from lessons.charts.frame_chart import frame_chart
from lessons.charts.framing import coded_frames, fact_ledger, labels
from lessons.charts.scoring import class_and_machine, pipelines, waterfall
from lessons.charts.speaking import speakers, voice_strip

__all__ = [
    "Chart",
    "Table",
    "card",
    "class_and_machine",
    "coded_frames",
    "describe",
    "dispersion",
    "fact_ledger",
    "frame_chart",
    "keyness",
    "labels",
    "pipelines",
    "provenance",
    "speakers",
    "token_ribbon",
    "voice_strip",
    "waterfall",
    "word_rates",
]
