"""Charts of framing say what was found: labels, facts, everything measured."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest
from chart_tools import rows, texts, words_of

from lessons import charts
from lessons.charts import Chart, palette
from lessons.charts.frame_chart import finding, luck_in_shuffles
from lessons.reading.contrasts import BANDS, Contrasts, contrast
from lessons.reading.labels import Label, labels
from lessons.reading.ledger import Fact
from lessons.reading.pair import load_pair
from lessons.reading.voices import VOICES, airtime

pytestmark = pytest.mark.filterwarnings("error")

PAIR = load_pair()
USES = [labels(airtime(article), PAIR.subjects) for article in PAIR]


# Labels -------------------------------------------------------------------------------


def use(label: str, voice: str) -> Label:
    return Label(0, 1, label, subject="the war", label=label, voice=voice)


@pytest.mark.parametrize("subject", [subject.name for subject in PAIR.subjects])
def test_labels_table_counts_the_uses_by_voice(subject):
    chart = charts.labels(*USES, subject)
    counts = [
        Counter((one.label, one.voice) for one in uses if one.subject == subject)
        for uses in USES
    ]
    assert chart.alt.startswith(f"Block chart. Rows: the names for {subject}")
    assert rows(chart).keys() == {label for count in counts for label, _ in count}
    for label, cells in rows(chart).items():
        assert [*cells] == [count[label, v] for count in counts for v in VOICES]


def test_the_euphemism_is_never_an_outlets_own():
    uses = [one for found in USES for one in found if "special" in one.label]
    assert uses and all(one.voice != "own" for one in uses)
    title = charts.labels(*USES, "the war").title
    assert title.startswith(f"“special military operation”: {len(uses)} uses, never")


@pytest.mark.parametrize(
    ("a", "b", "title"),
    [
        (
            [use("war", "own"), use("operation", "own"), use("operation", "quoted")],
            [use("war", "own")],
            "For the war, A most often says “operation”, B “war”",
        ),
        ([use("war", "own")], [], "Only A names the war at all"),
        (
            [use("war", "own")] * 2,
            [use("war", "own")] * 9,
            "For the war, both most often say “war”",
        ),
        (
            [use("war", "own")],
            [use("fight", "own"), use("war", "attributed")],
            "For the war, A says “war”, B “war” and “fight”",
        ),
        (
            [use("operation", "quoted")],
            [use("war", "own")],
            "“operation”: 1 use, never in an article's own voice",
        ),
    ],
)
def test_labels_title_follows_from_the_uses(a, b, title):
    assert charts.labels(a, b, "the war").title == title


def test_a_subject_that_is_not_named_is_answered_with_those_that_are():
    with pytest.raises(ValueError, match=r"^Neither .*“x”: choose from the war\.$"):
        charts.labels([use("war", "own")], [], "x")


# The fact ledger ----------------------------------------------------------------------


def test_ledger_title_counts_the_groups():
    wheres = Counter(fact.where for fact in PAIR.facts)
    chart = charts.fact_ledger(PAIR.facts)
    assert chart.title == (
        f"Of {len(PAIR.facts)} facts, {wheres['both']} are in both articles, "
        f"{wheres['only A']} only in A, {wheres['only B']} only in B, "
        f"{wheres['neither']} in neither"
    )
    assert chart.alt.startswith("Tick grid. Rows: facts")


def test_ledger_explains_the_signs_that_stand_on_it():
    alike = [replace(fact, differ="") for fact in PAIR.facts]
    for facts, explained in ((PAIR.facts, True), (alike, False)):
        (ax,) = charts.fact_ledger(facts).figure.axes
        assert any("told differently" in t.get_text() for t in ax.texts) == explained


def test_ledger_table_has_the_words_that_tell_each_fact():
    found = rows(charts.fact_ledger(PAIR.facts))
    assert len(found) == len(PAIR.facts)
    for fact in PAIR.facts:
        where, *told, differ, _ = found[fact.fact]
        assert (where, differ) == (fact.where, fact.differ or None)
        assert told == [
            f"“{fact.evidence[letter]}”" if letter in fact.evidence else "not told"
            for letter in "AB"
        ]


def test_ledger_ticks_what_is_told_and_marks_what_is_told_differently():
    shown = words_of(charts.fact_ledger(PAIR.facts))
    told = sum(len(fact.evidence) for fact in PAIR.facts)
    differ = sum(bool(fact.differ) for fact in PAIR.facts)
    assert shown.count("✓") == told + 1  # one in the key
    assert shown.count("≠") == differ + 1


def test_a_ledger_where_nothing_is_told_by_both():
    facts = [Fact("one", "It rained", {"A": "rain"}), Fact("two", "It snowed", {})]
    assert charts.fact_ledger(facts).title == (
        "Of 2 facts, 0 are in both articles, 1 only in A, 0 only in B, 1 in neither"
    )


# The frame chart ----------------------------------------------------------------------

CONTRASTS = contrast(PAIR)
TESTED = sum(row.p is not None for row in CONTRASTS.rows)


@pytest.fixture(scope="module")
def chart() -> Chart:
    return charts.frame_chart(CONTRASTS)


def surviving(*places: int) -> Contrasts:
    """The same rows, of which only those at these places stand beyond chance."""
    marked = tuple(
        replace(row, survives=n in places, p=0.0004 if n in places else row.p)
        for n, row in enumerate(CONTRASTS.rows)
    )
    return replace(CONTRASTS, rows=marked)


def test_frame_chart_title_is_its_finding(chart):
    assert chart.title == finding(CONTRASTS)


def test_frame_chart_alt_text_gives_type_columns_bands_and_finding(chart):
    assert chart.alt.startswith(
        "Dot chart in two columns, A · the wire report and B · the explainer, "
        f"with {len(CONTRASTS.rows)} rows in {len(BANDS)} bands"
    )
    assert "95 % range" in chart.alt and chart.alt.endswith(f"{chart.title}.")


def test_frame_chart_table_and_picture_hold_every_row(chart):
    shown = words_of(chart)
    assert len(chart.table.rows) == len(CONTRASTS.rows)
    for row, cells in zip(CONTRASTS.rows, chart.table.rows, strict=True):
        name, band, a, range_a, b, range_b, verdict = cells
        assert (name, band, verdict) == (row.name, row.band, row.verdict)
        for side, value, ends in ((row.a, a, range_a), (row.b, b, range_b)):
            assert value == side.shown
            assert (ends is None) == (side.low is None or side.high is None)
        assert {name, band, a, b, luck_in_shuffles(row)} <= {*shown}
    assert not [words for words in shown if "p =" in words]


def test_frame_chart_table_gives_a_range_in_the_unit_of_its_value(chart):
    shapes = {
        "who speaks": r"\d+–\d+ %",
        "what it is called": r"\d+\.\d to \d+\.\d uses per 1,000",
        "how it scores": r"[+−]0\.\d\d to \+0\.\d\d",
    }
    ranges = [
        (cells[1], ends) for cells in chart.table.rows for ends in (cells[3], cells[5])
    ]
    assert {band for band, ends in ranges if ends} == {*shapes}
    for band, ends in ranges:
        assert not ends or re.fullmatch(shapes[band], ends), ends
    speech = next(row for row in CONTRASTS.rows if row.name == "words in its own voice")
    shown = next(cells for cells in chart.table.rows if cells[0] == speech.name)
    assert shown[3] == f"{100 * speech.a.low:.0f}–{100 * speech.a.high:.0f} %"


@pytest.mark.parametrize("letter", palette.MARKERS)
def test_frame_chart_marks_stand_at_their_values(chart, letter):
    # A count of speakers does not fit its band's scale, so it has no mark.
    marked = [row for row in CONTRASTS.rows if row.name != "speakers quoted"]
    *places, head = (  # the last one stands before the article's name
        line.get_xdata()[0]
        for line in chart.figure.axes[0].lines
        if line.get_marker() == palette.MARKERS[letter]
    )
    for row, x in zip(marked, places, strict=True):
        value, (low, high) = (row.a if letter == "A" else row.b).value, row.scale
        assert x == pytest.approx(head + 1.7 * (value - low) / (high - low))


@pytest.mark.parametrize(
    ("band", "ends"),
    [
        ("who speaks", ["0 %", "100 %"]),
        ("what it is called", ["0", "50 per 1,000"]),
        ("what is told", ["0", str(len(PAIR.facts))]),
        ("what comes first", ["start", "end"]),
        ("how it scores", ["−1", "+1"]),
    ],
)
def test_frame_chart_names_the_ends_of_each_scale(chart, band, ends):
    found = texts(chart)
    height = next(t.get_position()[1] for t in found if t.get_text() == band)
    level = [t.get_text() for t in found if t.get_position()[1] == height]
    assert [shown for shown in level if shown != band] == ends * 2


@pytest.mark.parametrize(
    ("tested", "rows"),
    [
        (TESTED, f"none of the {TESTED} rows tested is beyond luck"),
        (1, "not even the one row tested is beyond luck"),
        (0, "no row has enough words to be tested"),
    ],
)
def test_frame_chart_without_survivors_says_what_luck_could_do(tested, rows):
    found = [row for row in CONTRASTS.rows if row.p is not None][:tested]
    kept = replace(CONTRASTS, rows=tuple(found))
    assert finding(kept) == f"Everything measured: {rows}"


@pytest.mark.parametrize(
    ("places", "names"),
    [((1,), "{1}"), ((0, 6), "{0} and {6}"), ((0, 1, 2, 6), "{0} and {1}, and 2 more")],
)
def test_frame_chart_title_names_the_survivors(places, names):
    named = [f"{row.name} (A {row.a.shown}, B {row.b.shown})" for row in CONTRASTS.rows]
    assert finding(surviving(*places)) == (
        "Everything measured: beyond luck, " + names.format(*named)
    )


def test_a_long_title_takes_more_lines_and_the_picture_grows(chart):
    long = charts.frame_chart(surviving(6, 11))
    lines = long.figure.get_suptitle().count("\n")
    assert lines
    assert long.figure.get_figheight() == pytest.approx(
        chart.figure.get_figheight() + 0.3 * lines
    )


def test_no_mark_of_the_frame_chart_is_greyed_away(chart):
    for line in chart.figure.axes[0].lines:
        if line.get_marker() in palette.MARKERS.values():
            assert line.get_color() in palette.ARTICLES.values()


def test_frame_chart_sets_what_survives_in_bold():
    found = texts(charts.frame_chart(surviving(6, 11)))
    beyond = [text for text in found if text.get_text() == "beyond luck"]
    assert [text.get_weight() for text in beyond] == ["bold", "bold"]
