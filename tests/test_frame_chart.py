"""The frame chart says what the framing measured, and nothing of it is cut off."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_charts_drawing import HOSTILE
from test_charts_framing import (
    drawn,
    inside,
    silence,  # noqa: F401  no warning and nothing on stderr, here too
    smallest_type,
    texts,
    titled,
)

from lessons import charts
from lessons.charts import Chart, palette
from lessons.reading.contrasts import ALONE, BANDS, Side
from lessons.reading.pair import load_pair


@pytest.fixture(scope="module")
def framing() -> Framing:
    return frame(*load_pair())


@pytest.fixture(scope="module")
def seeds(framing: Framing) -> Chart:
    return chart_of(framing)


def chart_of(framing: Framing) -> Chart:
    return charts.frame_chart(framing.a, framing.b, framing)


def surviving(framing: Framing, *at: int) -> Framing:
    """The same rows, of which only those `at` these places stand beyond chance."""
    rows = tuple(
        replace(row, survives=n in at, p=0.0004 if n in at else row.p)
        for n, row in enumerate(framing.rows)
    )
    return replace(framing, rows=rows)


# What it shows ------------------------------------------------------------------------


def test_the_pair_is_drawn_whole_and_large(seeds):
    inside(drawn(seeds))
    assert smallest_type(seeds) >= 13
    edge = seeds.figure.bbox.x1 - 10
    assert all(text.get_window_extent().x1 < edge for text in texts(seeds))


def test_the_alt_text_gives_type_columns_bands_and_finding(framing, seeds):
    grey = sum(row.p is not None and not row.survives for row in framing.rows)
    assert seeds.alt.startswith(
        "Dot chart in two columns, A · the wire report and B · the explainer, "
        f"with {len(framing.rows)} rows in {len(BANDS)} bands"
    )
    assert "95 % interval" in seeds.alt
    assert f"{grey} rows are grey" in seeds.alt
    assert seeds.alt.endswith(f"{seeds.title}.")


def test_table_and_picture_hold_every_row(framing, seeds):
    shown = [text.get_text() for text in texts(seeds)]
    assert len(seeds.table.rows) == len(framing.rows)
    for row, cells in zip(framing.rows, seeds.table.rows, strict=True):
        name, band, a, range_a, b, range_b, verdict = cells
        assert (name, band, verdict) == (row.name, row.band, row.verdict)
        for side, value, ends in ((row.a, a, range_a), (row.b, b, range_b)):
            assert value == side.shown
            low_high = (side.low, side.high)
            assert ends == (
                None if None in low_high else "{:.2f} to {:.2f}".format(*low_high)
            )
        assert {name, band, a, b, verdict} <= set(shown)


def test_each_mark_stands_at_its_value(framing, seeds):
    for letter, marker in palette.MARKERS.items():
        # A count of speakers does not fit its band's scale, so it has no mark.
        rows = [row for row in framing.rows if row.name != "speakers quoted"]
        sides = [row.a if letter == "A" else row.b for row in rows]
        marks = [
            line.get_xdata()[0]
            for line in seeds.figure.axes[0].lines
            if line.get_marker() == marker
        ]
        *places, head = marks  # the last one stands before the article's name
        for side, row, x in zip(sides, rows, places, strict=True):
            low, high = row.scale
            share = (side.value - low) / (high - low)
            assert x == pytest.approx(head + 1.7 * share)


@pytest.mark.parametrize(
    ("band", "ends"),
    [
        ("who speaks", ["0 %", "100 %"]),
        ("what it is called", ["0", "25 per 1,000"]),
        ("what is told", ["0", str(len(ledger()))]),
        ("what comes first", ["start", "end"]),
        ("how it scores", ["−1", "+1"]),
    ],
)
def test_the_ends_of_each_scale_are_named(seeds, band, ends):
    found = texts(seeds)
    height = next(t.get_position()[1] for t in found if t.get_text() == band)
    level = [t.get_text() for t in found if t.get_position()[1] == height]
    assert [shown for shown in level if shown != band] == ends * 2


# What its title says ------------------------------------------------------------------


def test_without_survivors_the_title_counts_what_was_told(framing):
    chart = chart_of(surviving(framing))
    alone = next(row for row in framing.rows if row.name == ALONE)
    tested = sum(row.p is not None for row in framing.rows)
    assert titled(chart) == (
        f"{alone.a.shown.split()[0]} facts only in A, {alone.b.shown.split()[0]} only "
        f"in B; of {tested} differences tested, none is beyond chance"
    )


def test_with_survivors_the_title_names_them(framing):
    rows = framing.rows
    named = [f"{row.name} (A {row.a.shown}, B {row.b.shown})" for row in rows]
    tested = sum(row.p is not None for row in rows)
    begins = f"of {tested} differences tested: "
    one = chart_of(surviving(framing, 1))
    assert titled(one) == f"Beyond chance, 1 {begins}{named[1]}"
    two = chart_of(surviving(framing, 0, 6))
    assert titled(two) == f"Beyond chance, 2 {begins}{named[0]} and {named[6]}"
    four = chart_of(surviving(framing, 0, 1, 2, 6))
    assert titled(four).endswith(f"{named[0]} and {named[1]}, and 2 more")


def test_a_long_title_takes_more_lines_and_the_picture_grows(framing, seeds):
    chart = drawn(chart_of(surviving(framing, 6, 11)))
    lines = chart.figure.get_suptitle().count("\n")
    assert lines
    assert chart.figure.get_figheight() == pytest.approx(
        seeds.figure.get_figheight() + 0.3 * lines
    )
    inside(chart)
    found = texts(chart)
    hardly = [text for text in found if text.get_text() == "hardly (p < .001)"]
    assert [text.get_weight() for text in hardly] == ["bold", "bold"]


# Any input ----------------------------------------------------------------------------


def test_any_text_stays_in_its_column(framing):
    alone = next(row for row in framing.rows if row.name == ALONE)
    rows = [
        Row(BANDS[1], text, Side(30, text), Side(None, text, 0, 99), (0, 25), 0.0, True)
        for text in HOSTILE
    ]
    articles = [replace(framing.a, label=text) for text in HOSTILE[4:6]]
    chart = drawn(chart_of(Framing(*articles, (*rows, alone))))
    assert [row[0] for row in chart.table.rows[:-1]] == list(HOSTILE)
    inside(chart)


def test_the_same_input_gives_the_same_bytes(framing):
    one, two = (chart_of(framing).png() for _ in range(2))
    assert one == two
