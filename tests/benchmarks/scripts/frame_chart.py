"""The frame chart, from nothing to a PNG file."""

from pathlib import Path

from lessons.charts.frame_chart import frame_chart
from lessons.reading.contrasts import contrast
from lessons.reading.pair import load_pair

chart = frame_chart(contrast(load_pair()))
Path("frame-chart.png").write_bytes(chart.png())
