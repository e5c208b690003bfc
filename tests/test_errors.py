"""How often the voices err: figures in one file, in sentences and in the lessons."""

from __future__ import annotations

import math
import re

import nbformat
import pytest
from kernels import NOTEBOOKS

from lessons.reading.intervals import Interval
from lessons.reading.voices import VOICES
from lessons.reading.voices.errors import (
    errors_of_shares,
    errors_of_speakers,
    measured,
    with_errors,
)

FIGURES = measured()["figures"]


def test_each_figure_lies_in_its_interval():
    for name, figure in FIGURES.items():
        assert figure["low"] <= figure["value"] <= figure["high"], name


def test_the_sentences_hold_the_figures():
    numbers = [int(found) for found in re.findall(r"\d+", errors_of_shares())]
    recall, precision = (
        round(100 * FIGURES[f"indirect {name}"]["value"])
        for name in ("recall", "precision")
    )
    assert numbers[0] == measured()["articles"]
    assert recall in numbers and 100 - precision in numbers
    assert f"{round(100 * FIGURES['speaker']['value'])} of 100" in errors_of_speakers()


@pytest.mark.parametrize("voice", VOICES)
def test_the_kits_own_errors_widen_a_share(voice):
    share = Interval(0.5, 0.3, 0.6)
    wide, points = with_errors(share, voice), FIGURES[f"{voice} largest gap in points"]
    assert 0.5 - wide.low == pytest.approx(math.hypot(0.2, points["value"] / 100))
    assert wide.high - 0.5 == pytest.approx(math.hypot(0.1, points["value"] / 100))
    edge = with_errors(Interval(0.99, 0.9, 1.0), voice)
    assert 0 <= edge.low < 0.9 and edge.high == 1


@pytest.mark.parametrize("number", ["04", "06", "08"])
def test_the_lessons_show_the_figures_of_the_file(number):
    (path,) = (path for path in NOTEBOOKS if path.name.startswith(number))
    shown = [
        "".join(output.get("data", {}).get("text/plain", ""))
        for cell in nbformat.read(path, as_version=4).cells
        for output in cell.get("outputs", ())
    ]
    assert any(errors_of_shares() in text for text in shown)
    assert not any(
        "How often this errs" in text
        and errors_of_shares() not in text
        and errors_of_speakers() not in text
        for text in shown
    )
