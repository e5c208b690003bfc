"""Measurements in, one accessible figure out: picture, alt text, data table."""

from lessons.charts.cards import card, provenance
from lessons.charts.chart import Chart, Table, describe
from lessons.charts.counting import word_rates
from lessons.charts.frame_chart import frame_chart

__all__ = [
    "Chart",
    "Table",
    "card",
    "describe",
    "frame_chart",
    "provenance",
    "word_rates",
]
