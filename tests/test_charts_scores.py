"""Charts of scores say what was scored, and only that."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from statistics import fmean

import pytest
from chart_tools import article, number, rows, words_of

from lessons import charts
from lessons.charts.wording import spelled
from lessons.reading import sentiment
from lessons.reading.chance import Difference
from lessons.reading.frames import Coding
from lessons.reading.intervals import Interval
from lessons.reading.numerals import signed
from lessons.reading.pair import Pair, load_pair
from lessons.reading.sentiment import PIPELINES, Run

pytestmark = pytest.mark.filterwarnings("error")

PAIR = load_pair()
INVENTED = Pair(
    article("We love peace. They hate war. The sky stood there.", letter="A"),
    article("A lovely day came. The road went on to the north.", letter="B"),
)


# The waterfall ------------------------------------------------------------------------


def test_waterfall_of_the_endorsement():
    score = sentiment.score(PAIR.sentence("A15"))
    chart = charts.waterfall(score)
    assert chart.title == (
        f"{spelled(len(score.charged), 'word').capitalize()} that VADER counts as good "
        f"lift this sentence to {signed(score.compound)}"
    )
    assert chart.alt.startswith("Waterfall chart. Rows: the charged words")
    assert "running sum" in chart.alt
    assert signed(score.compound) in chart.alt


@pytest.mark.parametrize(
    "sentence",
    [
        "It was not good, but it was a VERY HORRIBLE and extremely lovely war!!!",
        "He smiled.",
        "They fear war and hate lies",
    ],
)
def test_waterfall_table_is_the_score(sentence):
    score = sentiment.score(sentence)
    *steps, total, compound = charts.waterfall(score).table.rows
    words = steps[: len(score.charged)]
    assert [row[0] for row in words] == [word.text for word in score.charged]
    for row, word in zip(words, score.charged, strict=True):
        assert number(row[1]) == pytest.approx(word.rated, abs=0.005)
        assert number(row[3]) == pytest.approx(word.value, abs=0.005)
        assert (row[2] or "") == "; ".join(word.rules)
    assert number(steps[-1][-1]) == pytest.approx(score.total, abs=0.005)
    assert number(total[-1]) == pytest.approx(score.total, abs=0.005)
    assert number(compound[-1]) == pytest.approx(score.compound, abs=0.00005)


@pytest.mark.parametrize(
    ("sentence", "begins"),
    [
        ("The plane landed at noon.", "No word of this sentence is in VADER's list"),
        ("", "No word of this sentence is in VADER's list"),
        ("He smiled.", "“smiled” alone lifts this sentence to +"),
        ("They hate it.", "“hate” alone pulls this sentence down to −"),
        ("They fear and hate war.", "Three words that VADER counts as bad pull"),
        ("They love war.", "One word counts as good, one as bad: this sentence ends"),
    ],
)
def test_waterfall_title_follows_from_the_words(sentence, begins):
    assert charts.waterfall(sentiment.score(sentence)).title.startswith(begins)


def test_waterfall_shows_emphasis_and_rules():
    chart = charts.waterfall(sentiment.score("It was not good!!!"))
    found, shown = rows(chart), words_of(chart)
    assert found["“!!!”"][:2] == (None, "marks that press harder")
    assert "turned round by “not”" in found["good"][1]
    assert "turned round by “not”" in shown
    assert any("◀" in words for words in shown)


# The pipelines ------------------------------------------------------------------------


def invented_run(name: str, a: float, b: float, p: float) -> Run:
    def interval(middle: float) -> Interval:
        return Interval(middle, middle - 0.2, middle + 0.2)

    difference = Difference(interval(a), interval(b), interval(a - b), p)
    pipeline = replace(PIPELINES[0], name=name, steps=(name, "cut", "score"))
    return Run(pipeline, (a,), (b,), difference)


def test_pipelines_of_the_pair():
    runs = [sentiment.run(pipeline, *PAIR) for pipeline in PIPELINES]
    chart = charts.pipelines(runs)
    flips = sum(one.higher != other.higher for one, other in pairwise(runs))
    assert flips == 2
    assert chart.title == "The order flips twice, and every interval overlaps"
    assert chart.alt.startswith("Slope chart. Across: four pipelines")
    assert "95 % intervals" in chart.alt


@pytest.mark.parametrize("pipeline", PIPELINES, ids=lambda pipeline: pipeline.name)
def test_pipelines_table_is_the_measurement(pipeline):
    run = sentiment.run(pipeline, *PAIR)
    (row,) = charts.pipelines([run]).table.rows
    name, a, _, b, _, higher, p = row
    assert number(a) == pytest.approx(run.difference.first.estimate, abs=0.0005)
    assert number(b) == pytest.approx(run.difference.second.estimate, abs=0.0005)
    assert (higher, p) == (run.higher, run.difference.p)
    assert all(step in name for step in pipeline.steps)


@pytest.mark.parametrize(
    ("runs", "title"),
    [
        ([(0.1, 0.2, 0.5)], "One: B scores higher, but the intervals overlap"),
        (
            [(0.9, 0.2, 0.01), (0.8, 0.1, 0.3)],
            "A scores higher every time; 1 of 2 differences is beyond chance",
        ),
        ([(0.9, 0.2, 0.01)], "One: A scores higher, by more than chance gives"),
        (
            [(0.9, 0.2, 0.3), (0.2, 0.9, 0.2)],
            "The order flips once, and no difference is beyond chance",
        ),
        (
            [(0.2, 0.2, 1.0), (0.3, 0.2, 0.5)],
            "A scores higher in 1 of 2 pipelines, and every interval overlaps",
        ),
        (
            [(0.2, 0.2, 1.0)] * 2,
            "Neither ever scores higher, and every interval overlaps",
        ),
        ([(0.2, 0.2, 1.0)], "One: neither scores higher, but the intervals overlap"),
    ],
)
def test_pipelines_title_follows_from_the_runs(runs, title):
    named = zip(("one", "two"), runs, strict=False)
    chart = charts.pipelines(invented_run(name, *run) for name, run in named)
    assert chart.title == title


# The class and the machine ------------------------------------------------------------


def test_class_and_machine_table_is_each_sentences_tones_and_score():
    chart = charts.class_and_machine(PAIR.codings, PAIR)
    assert [row[0] for row in chart.table.rows] == [*PAIR.sentences]
    for id_, mean, _, compound, opposite, words in chart.table.rows:
        tones = [coding.tone for coding in PAIR.codings if coding.sentence == id_]
        scored = sentiment.score(PAIR.sentence(id_)).compound
        assert words == PAIR.sentence(id_)
        assert number(mean) == pytest.approx(fmean(tones), abs=0.005)
        assert number(compound) == pytest.approx(scored, abs=0.005)
        assert opposite == ("yes" if fmean(tones) * scored < 0 else "no")


def test_class_and_machine_names_the_sentences_that_are_furthest_apart():
    chart = charts.class_and_machine(PAIR.codings, PAIR)
    opposed = [row[0] for row in chart.table.rows if row[4] == "yes"]
    assert chart.title == (
        f"Reading and VADER point opposite ways in {len(opposed)} of "
        f"{len(PAIR.sentences)} sentences"
    )
    assert f"({', '.join(opposed)})" in chart.alt
    assert "mean tone by reading" in chart.alt
    assert {"A15", "B6", "read as bad, VADER says good"} <= {*words_of(chart)}


def test_class_and_machine_where_both_agree():
    codings = [Coding("mine", "A1", {}, 2), Coding("mine", "A2", {}, -1)]
    chart = charts.class_and_machine(codings, INVENTED)
    assert chart.title == "Reading and VADER point opposite ways in none of 2 sentences"


def test_class_and_machine_stands_at_the_mean_of_the_readings():
    codings = [
        Coding("mine", "A2", {}, 1),
        Coding("mine", "A1", {}, -2),
        Coding("theirs", "A1", {}, -1),
    ]
    chart = charts.class_and_machine(codings, INVENTED)
    assert chart.title == "Reading and VADER point opposite ways in 2 of 2 sentences"
    assert [row[:3] for row in chart.table.rows] == [
        ("A1", "−1.50", "−2, −1"),
        ("A2", "+1.00", "+1"),
    ]


def test_no_mark_leaves_its_quadrant():
    of_a = [sentence.id for sentence in PAIR.a.sentences]
    codings = [
        Coding(reading, id_, {}, tone)
        for id_ in of_a
        for reading, tone in (("one", -1), ("two", 0), ("three", 0))
    ]
    chart = charts.class_and_machine(codings, PAIR)
    marks = [
        line.get_xdata()[0]
        for line in chart.figure.axes[0].lines
        if line.get_marker() == "o" and line.get_ydata()[0] <= 1
    ]
    assert len(marks) == len(of_a)
    assert max(marks) < 0


@pytest.mark.parametrize(
    "name", ["A0", "A01", "A99", "C1", "", "15", "Aa", "$x$", "A1" * 90]
)
def test_a_sentence_that_is_not_there(name):
    with pytest.raises(LookupError, match=r"^There is no sentence .*A1 to A3 and B1"):
        charts.class_and_machine([Coding("mine", name, {}, 1)], INVENTED)
