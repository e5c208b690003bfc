"""The package without Jupyter: reading the pair, and the frame chart from nothing."""

from __future__ import annotations

from collections.abc import Iterator

from measure import Ratio, ratio, script, seconds, take_turns, timed
from notebook_runs import BARE_IMPORTS


def reading(repeats: int) -> Iterator[Ratio]:
    """The whole reading of the pair against importing what a bare notebook imports."""
    ours, bare = take_turns(
        repeats,
        [lambda: float(script("read_the_pair.py")), lambda: timed(BARE_IMPORTS)],
    )
    yield ratio("reading the pair / importing the three", ours, bare, target=1.0)


def frame_chart(repeats: int) -> Iterator[Ratio]:
    """Process start to the frame chart as PNG against two plain bar charts."""
    ours, bare = take_turns(
        repeats,
        [
            lambda: seconds(lambda: script("frame_chart.py")),
            lambda: seconds(lambda: script("two_bar_charts.py")),
        ],
    )
    yield ratio("the frame chart as PNG / two bar charts", ours, bare, target=1.5)
