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
    steps = list(charts.waterfall(score).table.rows)
    parted = score.compound != pytest.approx(sentiment.second_opinion(sentence), 0.01)
    if parted:
        assert number(steps.pop()[-1]) == sentiment.second_opinion(sentence)
    *steps, total, compound = steps
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
    assert found["“!!!”"][:2] == (None, "signs that press harder")
    assert "turned round by “not”" in found["good"][1]
    assert "turned round by “not”" in shown
    assert any("◀" in words for words in shown)


def test_waterfall_shows_where_the_two_machines_part():
    text = "No delay on the ferry."
    chart, other = charts.waterfall(sentiment.score(text)), sentiment.compound
    here, there = signed(other(text)), signed(sentiment.second_opinion(text))
    assert f"{here} in NLTK" in words_of(chart)
    assert f"{there} in vaderSentiment" in words_of(chart)
    assert f"VADER in NLTK says {here}, the vaderSentiment package {there}" in chart.alt
    agreed = charts.waterfall(sentiment.score("A delay on the ferry."))
    assert "vaderSentiment" not in agreed.alt + " ".join(words_of(agreed))


def test_every_chart_of_scores_says_how_far_to_trust_them():
    runs = [sentiment.run(pipeline, *PAIR) for pipeline in PIPELINES]
    for chart in (
        charts.waterfall(sentiment.score("They love war.")),
        charts.pipelines(runs),
        charts.sentence_scores(*PAIR),
        charts.class_and_machine(PAIR.codings, PAIR),
    ):
        assert chart.errors == sentiment.errors_of_scores()
    assert "Boukes" in sentiment.errors_of_scores()


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
    assert all(0 in run.difference.interval for run in runs)
    assert chart.title == ("The order flips twice; luck could do as much each time")
    assert chart.alt.startswith("Chart of intervals. Rows: four pipelines")
    assert "minus that of article B, with 95 % intervals of this" in chart.alt


@pytest.mark.parametrize("pipeline", PIPELINES, ids=lambda pipeline: pipeline.name)
def test_pipelines_table_is_the_measurement(pipeline):
    run = sentiment.run(pipeline, *PAIR)
    (row,) = charts.pipelines([run]).table.rows
    name, a, b, gap, interval, higher, p = row
    low, high = map(number, interval.split(" to "))
    assert number(a) == pytest.approx(fmean(run.scores_a), abs=0.0005)
    assert number(b) == pytest.approx(fmean(run.scores_b), abs=0.0005)
    assert number(gap) == pytest.approx(number(a) - number(b), abs=0.0015)
    assert (low, high) == pytest.approx(
        (run.difference.interval.low, run.difference.interval.high), abs=0.005
    )
    assert (higher, p) == (run.higher, run.difference.p)
    assert all(step in name for step in pipeline.steps)


def test_pipelines_draws_the_interval_of_the_difference():
    run = sentiment.run(PIPELINES[2], *PAIR)
    lines = charts.pipelines([run]).figure.axes[0].lines
    ends = [tuple(line.get_xdata()) for line in lines]
    assert (run.difference.interval.low, run.difference.interval.high) in ends
    assert (run.difference.first.low, run.difference.first.high) not in ends


@pytest.mark.parametrize(
    ("runs", "title"),
    [
        (
            [(0.1, 0.2, 0.5)],
            "One: B scores 0.10 higher, and luck could do as much",
        ),
        (
            [(0.9, 0.2, 0.01), (0.3, 0.2, 0.3)],
            "A scores higher every time; 1 of 2 differences is larger than luck gives",
        ),
        ([(0.9, 0.2, 0.01)], "One: A scores 0.70 higher, by more than luck gives"),
        (
            [(0.3, 0.2, 0.3), (0.2, 0.3, 0.2)],
            "The order flips once; luck could do as much each time",
        ),
        (
            [(0.2, 0.2, 1.0), (0.3, 0.2, 0.5)],
            "A scores higher in 1 of 2 pipelines; luck could do as much each time",
        ),
        (
            [(0.2, 0.2, 1.0)] * 2,
            "Neither ever scores higher; luck could do as much each time",
        ),
        ([(0.2, 0.2, 1.0)], "One: neither article scores higher"),
    ],
)
def test_pipelines_title_follows_from_the_runs(runs, title):
    named = zip(("one", "two"), runs, strict=False)
    chart = charts.pipelines(invented_run(name, *run) for name, run in named)
    assert chart.title == title


# The sentences ------------------------------------------------------------------------


def test_sentence_scores_are_those_of_the_sentences():
    chart = charts.sentence_scores(*PAIR)
    for one, row in zip(PAIR, chart.table.rows, strict=True):
        name, count, mean, low, high, every = row
        scores = [sentiment.compound(sentence) for sentence in one.sentences]
        assert name.startswith(one.letter) and count == len(scores)
        assert number(mean) == pytest.approx(fmean(scores), abs=0.0005)
        assert number(low) == pytest.approx(min(scores), abs=0.005)
        assert number(high) == pytest.approx(max(scores), abs=0.005)
        assert len(every.split(", ")) == len(scores)
    means = [fmean(sentiment.sentence_scores(article)) for article in PAIR]
    assert f"{means[0] - means[1]:.2f} apart" in chart.title
    assert chart.alt.startswith("Strip of dots, one for each sentence.")


def test_sentence_scores_part_what_is_quoted():
    chart = charts.sentence_scores(*PAIR, quoted_apart=True)
    names = [row[0] for row in chart.table.rows]
    assert [name.split(":")[0] for name in names] == [
        "A, quoted", "A, outside the marks", "B, quoted", "B, outside the marks",
    ]  # fmt: skip
    assert chart.title == (
        "Quoted words score 0.19 higher in A; luck could do as much. "
        "B has too few quoted pieces to say"
    )


def test_sentence_scores_of_an_article_without_quotations():
    chart = charts.sentence_scores(*INVENTED, quoted_apart=True)
    assert [row[0] for row in chart.table.rows] == [
        "A, outside the marks: 3 pieces",
        "B, outside the marks: 2 pieces",
    ]
    assert "A has too few quoted pieces to say" in chart.title
    with pytest.raises(ValueError, match="one sentence or more"):
        charts.sentence_scores(article(""), INVENTED.b)


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
