"""How often the voices err: figures in one file, in sentences and in the lessons."""

from __future__ import annotations

import math
import re
from datetime import date
from html import unescape

import nbformat
import pytest
from kernels import NOTEBOOKS
from pages import plan_path

from lessons.charts import luck_in_news
from lessons.charts.frame_chart import frame_chart
from lessons.charts.front_pages import front_pages
from lessons.commands.compare_text import as_text
from lessons.corpus.plan import Plan
from lessons.corpus.run import read
from lessons.corpus.sample import sample
from lessons.pages.comparison_page import as_page
from lessons.pages.corpus_page import write_report
from lessons.reading.comparison import compare_pair
from lessons.reading.counts import rate
from lessons.reading.halves import halves
from lessons.reading.intervals import Interval
from lessons.reading.keyness import keyness
from lessons.reading.keyness_errors import errors_of_keyness, of_100
from lessons.reading.keyness_errors import measured as measured_deals
from lessons.reading.pair import load_pair
from lessons.reading.sentiment import errors_of_scores
from lessons.reading.voices import VOICES
from lessons.reading.voices.errors import (
    errors_of_shares,
    errors_of_speakers,
    measured,
    with_errors,
)
from lessons.syllabus import lesson
from lessons.syllabus.words import lesson_words

DOUBT = "counts.doubt-instrument"
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


def test_beside_the_scores_stands_that_nobody_measured_them():
    (path,) = (path for path in NOTEBOOKS if path.name.startswith("05"))
    shown = [
        "".join(output.get("data", {}).get("text/plain", ""))
        for cell in nbformat.read(path, as_version=4).cells
        for output in cell.get("outputs", ())
    ]
    charts = [text for text in shown if "compound" in text]
    assert charts and all(errors_of_scores() in text for text in charts)


def test_a_comparison_says_so_too_as_a_page_and_in_words():
    comparison = compare_pair(load_pair())
    measured_rows = frame_chart(comparison.contrasts)
    page = unescape(as_page(comparison, front_pages(comparison), measured_rows))
    scores = page.split("How sentences score</h2>")[1].split("</section>")[0]
    assert errors_of_scores() in scores
    assert errors_of_scores() in as_text(comparison)


@pytest.mark.parametrize("measures", [("counts", "scores"), ("counts",)])
def test_a_page_on_outlets_says_so_where_it_shows_scores(measures, tmp_path):
    report = write_report(read(sample(each=3), Plan(measures)), tmp_path)
    page = unescape(report.read_text(encoding="utf-8"))
    assert (errors_of_scores() in page) == ("scores" in measures)


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


# Words beyond luck --------------------------------------------------------------------


def test_lesson_3_shows_the_figures_of_the_file_and_keeps_to_them():
    (path,) = (path for path in NOTEBOOKS if path.name.startswith("03"))
    cells = nbformat.read(path, as_version=4).cells
    shown = [
        "".join(output.get("data", {}).get("text/plain", ""))
        for cell in cells
        for output in cell.get("outputs", ())
    ]
    assert sum(errors_of_keyness() in text for text in shown) == 2  # both bar charts
    (of_news,) = (text for text in shown if "pairs of one outlet (" in text)
    assert str(luck_in_news()) == of_news
    prose = " ".join(cell.source for cell in cells if cell.cell_type == "markdown")
    # What the lesson says without numbers.
    assert "finds one in most pairs of articles from one outlet" in prose
    assert of_100("outlet", "words") > 50 and of_100("outlet", "sentences") > 50
    assert "about as often as deals of words do" in prose
    assert abs(of_100("halves", "words") - of_100("halves", "sentences")) < 5
    assert "It may ring inside one article" in prose
    assert measured_deals()["halves"]["words"]["low"] > 0.05
    right = "two articles of one outlet would nearly always differ"
    assert right in " ".join(
        lesson_words("03").tables["exercises"][DOUBT]["right"].split()
    )
    assert of_100("outlet", "words") >= 80


def test_the_plan_of_lesson_3_keeps_to_the_file():
    plan = " ".join(plan_path("03").read_text(encoding="utf-8").split())
    halves_of, pairs_of = of_100("halves", "words"), of_100("outlet", "words")
    day = date.fromisoformat(measured_deals()["date"])
    assert f"in {halves_of} of 100 articles" in plan
    assert f"in {pairs_of} of 100 pairs from one outlet" in plan
    assert f"{measured_deals()['articles']} articles, {day.day} {day:%B %Y}" in plan


def test_lesson_3_says_in_words_what_luck_did():
    pair = load_pair()
    found = keyness(*pair)
    russia, said = found["russia"], found["said"]
    assert found.word_deals.reached(russia.g2) == len(found.maxima) == 1000
    assert "every one of the 1,000 deals" in lesson("03").exercises[-1].right
    (path,) = (path for path in NOTEBOOKS if path.name.startswith("03"))
    prose = path.read_text(encoding="utf-8")
    reached = found.word_deals.reached(said.g2)
    assert f"*luck {reached}* means that in {reached} of 1,000 deals" in prose
    assert f"enough: {rate(pair.a, 'kim').per_thousand:.1f}." in prose
    # “A word whose luck is below 50 is beyond luck.”
    assert set(found.survivors) == {
        word for word in found.words if found.word_deals.reached(word.g2) < 50
    }
    first, second = halves(pair.a)
    assert "I want to reaffirm" in second.sentences[0]
    assert keyness(first, second).survivors == ()
    assert keyness(first, second).words[0].word == "russian"
