"""The frame chart, from nothing to a PNG file."""

from pathlib import Path

from lessons import charts
from lessons.reading.contrasts import contrast
from lessons.reading.pair import load_pair

chart = charts.frame_chart(contrast(load_pair()))
Path("frame-chart.png").write_bytes(chart.png())
