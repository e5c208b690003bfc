"""The frame chart, from nothing to a PNG file."""

from pathlib import Path

from lessons import charts
from lessons.reading.pair import load_pair

chart = charts.frame_chart(*load_pair())
Path("frame-chart.png").write_bytes(chart.png())
