"""Measurements in, one accessible figure out: picture, alt text, data table."""

from lessons.charts.chart import Chart, Table, describe
from lessons.charts.counting import word_rates

__all__ = ["Chart", "Table", "describe", "word_rates"]
