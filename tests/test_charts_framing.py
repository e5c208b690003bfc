"""The charts of scores and of framing say what was measured, and only that."""

from __future__ import annotations

import base64
import html
import io
import re
import warnings
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from matplotlib.text import Text
from test_charts_drawing import HOSTILE

from lessons import charts
from lessons.charts import Chart
from lessons.charts.drawing import plain_letters
from lessons.charts.wording import listed, spelled
from lessons.reading import frames, sentiment
from lessons.reading.voices import airtime
from lessons.reading.article import Article
from lessons.reading.chance import Comparison, Interval, compare
from lessons.reading.frames import Coding
from lessons.reading.labels import Label
from lessons.reading.ledger import Fact
from lessons.reading.numerals import signed
from lessons.reading.pair import load_pair
from lessons.reading.segments import segment
from lessons.reading.sentiment import PIPELINES, Contribution, Run, Score


@pytest.fixture(autouse=True)
def silence(capfd: pytest.CaptureFixture[str]) -> Iterator[None]:
    """A missing glyph or a squeezed layout would be a warning: neither may happen."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield
    assert capfd.readouterr() == ("", "")


@pytest.fixture(scope="module")
def pair() -> tuple[Article, Article]:
    return load_pair()


def article(text: str, letter: str) -> Article:
    return Article(text, segment(text), letter, "invented")


@pytest.fixture
def invented() -> tuple[Article, Article]:
    return (
        article("We love peace. They hate war. The sky stood there.", "A"),
        article("A lovely day came. The road went on to the north.", "B"),
    )


def titled(chart: Chart) -> str:
    """Its title, which must head the picture and stand in the alt text."""
    assert chart.title
    assert chart.title in chart.alt
    headline, title = chart.figure.get_suptitle(), plain_letters(chart.title)
    assert re.sub(r"\s", "", headline) == re.sub(r"\s", "", title)
    return chart.title


def drawn(chart: Chart) -> Chart:
    """Draw it, in the way a notebook does, and look for what every chart owes."""
    from PIL import Image

    shown = chart.as_html()
    picture = base64.b64decode(re.search(r'base64,([^"]+)"', shown).group(1))
    width, height = Image.open(io.BytesIO(picture)).size
    assert width >= 1100
    assert height >= 250
    assert titled(chart)
    assert html.escape(chart.alt, quote=True) in shown
    assert "<script>" not in shown
    assert chart.alt in str(chart)
    return chart


def texts(chart: Chart) -> list[Text]:
    """Every text that is drawn: ticks beyond an axis's ends are not."""
    unseen = {
        label
        for ax in chart.figure.axes
        for axis in (ax.xaxis, ax.yaxis)
        for tick in axis.get_major_ticks()
        if not min(axis.get_view_interval())
        <= tick.get_loc()
        <= max(axis.get_view_interval())
        for label in (tick.label1, tick.label2)
    }
    return [
        text
        for text in chart.figure.findobj(Text)
        if text.get_text().strip() and text.get_visible() and text not in unseen
    ]


def inside(chart: Chart) -> None:
    """In a drawn chart no text ends outside the picture or runs into another."""
    page, boxes = chart.figure.bbox, []
    for text in texts(chart):
        box = text.get_window_extent()
        assert box.x0 >= page.x0 - 1 and box.x1 <= page.x1 + 1, text.get_text()
        assert box.y0 >= page.y0 - 1 and box.y1 <= page.y1 + 1, text.get_text()
        boxes.append((*box.padded(-2).extents.tolist(), text.get_text()))
    for (x0, y0, x1, y1, words), (u0, v0, u1, v1, more) in combinations(boxes, 2):
        apart = x1 < u0 or u1 < x0 or y1 < v0 or v1 < y0
        assert apart, f"“{words}” runs into “{more}”"


def smallest_type(chart: Chart) -> float:
    return min(text.get_fontsize() for text in texts(chart))


def number(cell: object) -> float:
    return float(str(cell).replace("−", "-"))


# The waterfall ------------------------------------------------------------------------


def test_waterfall_of_the_endorsement(pair):
    score = sentiment.score(pair[0].sentences[14])
    chart = drawn(charts.waterfall(score))
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
    assert titled(charts.waterfall(sentiment.score(sentence))).startswith(begins)


def test_waterfall_shows_emphasis_and_rules():
    chart = drawn(charts.waterfall(sentiment.score("It was not good!!!")))
    rows = {row[0]: row for row in chart.table.rows}
    assert rows["“!!!”"][2] == "marks that press harder"
    assert rows["“!!!”"][1] is None
    assert "turned round by “not”" in rows["good"][2]
    shown = [text.get_text() for text in texts(chart)]
    assert "turned round by “not”" in shown
    assert any("◀" in words for words in shown)


def test_waterfall_of_many_words_stays_inside():
    many = "good bad love war happy fear lovely hate great awful peace lies best"
    chart = charts.waterfall(sentiment.score(f"{many} extraordinarily!"))
    assert len(chart.table.rows) >= 14
    inside(drawn(chart))
    assert smallest_type(chart) >= 13


@pytest.mark.parametrize("text", HOSTILE[-4:])
def test_waterfall_of_any_text(text):
    words = tuple(
        Contribution(at, at + 1, word, 1.5, 2.5, (word, text))
        for at, word in enumerate(HOSTILE if text == HOSTILE[-1] else [text])
    )
    score = Score(text, 0.5, 0.0, 0.5, 0.5, 2.5 * len(words), 0.0, words)
    inside(drawn(charts.waterfall(score)))


# The pipelines ------------------------------------------------------------------------


def invented_run(name: str, a: float, b: float, *, p: float = 0.5, width: float = 0.2):
    def interval(middle: float) -> Interval:
        return Interval(middle, middle - width, middle + width)

    comparison = Comparison(interval(a), interval(b), interval(a - b), p)
    pipeline = replace(PIPELINES[0], name=name, steps=(name, "cut", "score"))
    return Run(pipeline, (a,), (b,), comparison)


def test_pipelines_of_the_pair(pair):
    runs = tuple(sentiment.run(pipeline, *pair) for pipeline in PIPELINES)
    chart = drawn(charts.pipelines(runs))
    order = [run.higher for run in runs]
    flips = sum(one != other for one, other in pairwise(order))
    assert flips == 2
    assert chart.title == "The order flips twice, and every interval overlaps"
    assert chart.alt.startswith("Slope chart. Across: four pipelines")
    assert "95 % intervals" in chart.alt
    for row, run in zip(chart.table.rows, runs, strict=True):
        measured = run.comparison
        assert number(row[1]) == pytest.approx(measured.first.estimate, abs=0.0005)
        assert number(row[3]) == pytest.approx(measured.second.estimate, abs=0.0005)
        assert row[5:] == (run.higher, measured.p)
        assert all(step in row[0] for step in run.pipeline.steps)
    inside(chart)


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
    names = ("one", "two")
    made = [
        invented_run(n, a, b, p=p) for n, (a, b, p) in zip(names, runs, strict=False)
    ]
    assert titled(charts.pipelines(made)) == title


def test_pipelines_need_a_run():
    with pytest.raises(ValueError, match=r"^Run one pipeline or more.*\.$"):
        charts.pipelines(())


@pytest.mark.parametrize("names", [HOSTILE[:4], HOSTILE[4:], HOSTILE[-1:]])
def test_pipelines_of_any_name(names):
    inside(drawn(charts.pipelines([invented_run(name, 0.1, 0.2) for name in names])))


# Readers and machine ------------------------------------------------------------------


def test_class_and_machine_of_the_sample(pair):
    codings = frames.sample_codings()
    chart = drawn(charts.class_and_machine(codings, pair))
    opposed = 0
    for row in chart.table.rows:
        letter, at = row[0][0], int(row[0][1:])
        sentence = pair["AB".index(letter)].sentences[at - 1]
        tones = [c.tone for c in codings if c.sentence == f"{letter}{at:02}"]
        compound = sentiment.score(sentence).compound
        assert row[5] == sentence.text
        assert number(row[1]) == pytest.approx(sum(tones) / len(tones), abs=0.005)
        assert number(row[3]) == pytest.approx(compound, abs=0.005)
        assert row[4] == ("yes" if sum(tones) * compound < 0 else "no")
        opposed += row[4] == "yes"
    assert len(chart.table.rows) == sum(len(one.sentences) for one in pair)
    assert chart.title == (
        f"Reading and VADER point opposite ways in {opposed} of "
        f"{len(chart.table.rows)} sentences"
    )
    assert "A15" in chart.alt
    assert "mean tone by reading" in chart.alt
    named = {text.get_text() for text in chart.figure.axes[0].texts}
    assert {"A15", "B6", "read as bad, VADER says good"} <= named
    inside(chart)


def test_class_and_machine_where_all_agree(invented):
    codings = [Coding("mine", "A1", {}, 2), Coding("mine", "A02", {}, -1)]
    chart = charts.class_and_machine(codings, invented)
    assert titled(chart) == (
        "Reading and VADER point opposite ways in none of 2 sentences"
    )
    turned = [replace(coding, tone=-coding.tone) for coding in codings]
    turned.append(Coding("theirs", "A1", {}, -1))
    chart = drawn(charts.class_and_machine(turned, invented))
    assert chart.title == "Reading and VADER point opposite ways in 2 of 2 sentences"
    assert chart.table.rows[0][1:3] == ("−1.50", "−2, −1")


def test_no_mark_leaves_its_quadrant(pair):
    codings = [
        Coding(str(n), f"A{at}", {}, tone)
        for at in range(1, 27)
        for n, tone in enumerate((-1, 0, 0))
    ]
    chart = charts.class_and_machine(codings, pair)
    marks = [
        line.get_xdata()[0]
        for line in chart.figure.axes[0].lines
        if line.get_marker() == "o" and line.get_ydata()[0] <= 1
    ]
    assert len(marks) == 26
    assert max(marks) < 0


@pytest.mark.parametrize("name", ["A0", "A99", "C1", "", "15", "Aa", "$x$", "A1" * 90])
def test_a_sentence_that_is_not_there(name, invented):
    with pytest.raises(ValueError, match=r"^There is no sentence “.*A1 to A3 and B1"):
        charts.class_and_machine([Coding("mine", name, {}, 1)], invented)
    with pytest.raises(ValueError, match=r"^There is no sentence “"):
        charts.coded_frames([Coding("mine", name, {"conflict": True})], invented)


def test_class_and_machine_needs_tones_and_two_articles(invented):
    with pytest.raises(ValueError, match=r"^No sentence has a tone yet.*\.$"):
        charts.class_and_machine([Coding("mine", "A1", {})], invented)
    with pytest.raises(ValueError, match=r"^The tone of A1 is 5: .* -2 to 2\.$"):
        charts.class_and_machine([Coding("mine", "A1", {}, 5)], invented)
    with pytest.raises(ValueError, match=r"^This chart needs two articles"):
        charts.class_and_machine([Coding("mine", "A1", {}, 1)], invented[:1])


def test_class_and_machine_of_any_article():
    texts = [text for text in HOSTILE if text.strip()]
    good = article("\n".join(f"{text} is good news." for text in texts), "A")
    codings = [Coding(text, "B1", {}, 2) for text in HOSTILE]
    codings += [Coding("x", f"A{n}", {}, 2) for n in range(2, len(good.sentences) + 1)]
    codings += [Coding("x", "A1", {}, -2)]
    pair = good, article("Bad war came.", "B")
    chart = drawn(charts.class_and_machine(codings, pair))
    assert len(chart.table.rows) > len(texts)
    inside(chart)


# Names by voice -----------------------------------------------------------------------


def use(label: str, voice: str, subject: str = "the war") -> Label:
    return Label(subject, label, 0, 1, label, voice)


def test_labels_of_the_pair(pair):
    given = [frames.labels(airtime(one)) for one in pair]
    subjects = {label.subject for labels in given for label in labels}
    assert "the war" in subjects
    for subject in subjects:
        chart = drawn(charts.labels(*given, subject))
        assert chart.alt.startswith(f"Block chart. Rows: the names for {subject}")
        for name, *cells in chart.table.rows:
            assert cells == [
                sum(
                    (one.subject, one.label, one.voice) == (subject, name, voice)
                    for one in labels
                )
                for labels in given
                for voice in ("quoted", "attributed", "own")
            ]
        inside(chart)
        assert smallest_type(chart) >= 13


def test_the_euphemism_is_never_an_outlets_own(pair):
    given = [frames.labels(airtime(one)) for one in pair]
    uses = [one for labels in given for one in labels if "special" in one.label]
    assert all(one.voice != "own" for one in uses)
    title = charts.labels(*given, "the war").title
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
    assert titled(charts.labels(a, b, "the war")) == title


def test_labels_need_a_subject_that_is_named():
    with pytest.raises(ValueError, match=r"^Neither .*“x”: choose from the war\.$"):
        charts.labels([use("war", "own")], [], "x")
    with pytest.raises(ValueError, match=r"^Neither article names “x”"):
        charts.labels([], [], "x")
    with pytest.raises(ValueError, match=r"^“loud” is not a voice"):
        charts.labels([use("war", "loud")], [], "the war")


@pytest.mark.parametrize("subject", HOSTILE[-4:])
def test_labels_of_any_text(subject):
    names = HOSTILE if subject == HOSTILE[-1] else [subject, f"b{subject}"]
    uses = [
        use(name, voice, subject)
        for name, voice in zip(names, ["own", "quoted"] * 4, strict=False)
    ]
    inside(drawn(charts.labels(uses, uses * 12, subject)))


# The fact ledger ----------------------------------------------------------------------


def test_the_ledger_of_the_pair():
    facts = frames.ledger()
    chart = drawn(charts.fact_ledger(facts))
    wheres = [fact.where for fact in facts]
    counts = [wheres.count(where) for where in ("both", "only A", "only B", "neither")]
    assert chart.title == (
        "Of {} facts, {} are in both articles, {} only in A, {} only in B, "
        "{} in neither"
    ).format(len(facts), *counts)
    assert chart.alt.startswith("Tick grid. Rows: facts")
    rows = {row[0]: row for row in chart.table.rows}
    assert len(rows) == len(facts)
    for fact in facts:
        told = rows[fact.fact]
        assert told[1] == fact.where
        for cell, letter in zip(told[2:4], "AB", strict=True):
            words = fact.evidence.get(letter)
            assert cell == (f"“{words}”" if words else "not told")
        assert told[4] == (fact.differ or None)
    inside(chart)
    assert smallest_type(chart) >= 12
    ticks = [text.get_text() for text in texts(chart)]
    told = sum(len(fact.evidence) for fact in facts)
    assert ticks.count("✓") == told + 1  # one in the key
    assert ticks.count("≠") == sum(bool(fact.differ) for fact in facts) + 1


def test_the_ledgers_title_follows_from_the_facts():
    facts = [Fact("one", "It rained", {"A": "rain"}), Fact("two", "It snowed", {})]
    assert titled(charts.fact_ledger(facts)) == (
        "Of 2 facts, 0 are in both articles, 1 only in A, 0 only in B, 1 in neither"
    )


def test_the_ledger_needs_facts_told_by_a_or_b():
    with pytest.raises(ValueError, match=r"^The ledger is empty.*\.$"):
        charts.fact_ledger([])
    with pytest.raises(ValueError, match=r"^“It rained” is told by somebody other"):
        charts.fact_ledger([Fact("one", "It rained", {"C": "rain"})])


def test_the_ledger_of_any_text():
    facts = [
        Fact(text, text, told, (text,), text)
        for text in HOSTILE
        for told in ({"A": text, "B": text}, {"A": text}, {})
    ]
    inside(drawn(charts.fact_ledger(facts)))


# Frames coded -------------------------------------------------------------------------


def test_frames_of_the_sample(pair):
    codings = frames.sample_codings()
    chart = drawn(charts.coded_frames(codings, pair))
    agreed = []
    rows = {row[0]: row for row in chart.table.rows}
    for frame in frames.generic_frames():
        measured = frames.agreement(
            (c.reading, c.sentence, c.frames[frame.name]) for c in codings
        )
        alpha = f"α {measured.alpha:.2f}".replace("0.", ".").replace("-", "−")
        if measured.alpha >= 0.8:
            agreed.append(frame.name)
        for letter, one in zip("AB", pair, strict=True):
            row = rows[f"{frame.name}, {letter}"]
            for cell, reading in zip(row[1:3], ("strict", "generous"), strict=True):
                yes = sum(
                    c.frames[frame.name]
                    for c in codings
                    if c.reading == reading and c.sentence[0] == letter
                )
                assert cell == f"{yes} of {len(one.sentences)}"
            assert row[3].startswith(alpha)
            assert row[4] == frame.question
    assert chart.title == (
        f"The readings agree well (α ≥ .80) on {len(agreed)} of 5 frames: "
        f"{listed(agreed)}"
    )
    assert chart.alt.startswith("Dot chart in five bands, one a frame")
    assert "strict, generous" in chart.alt
    inside(chart)
    assert smallest_type(chart) >= 13


def coded(reading: str, *answers: int, names: tuple[str, ...] = ()) -> list[Coding]:
    names = names or tuple(frame.name for frame in frames.generic_frames())
    return [
        Coding(reading, f"A{at}", dict.fromkeys(names, bool(yes)))
        for at, yes in enumerate(answers, start=1)
    ]


@pytest.mark.parametrize(
    ("codings", "title"),
    [
        (
            coded("one", 1, 0, 1) + coded("two", 1, 0, 1),
            "The readings agree well (α ≥ .80) on all 5 frames",
        ),
        (
            coded("one", 1, 0, 1) + coded("two", 0, 1, 0),
            "The readings agree well (α ≥ .80) on none of 5 frames",
        ),
        (
            coded("one", 1, 0) + coded("two", 1, 0, names=("conflict",)),
            "The readings agree well (α ≥ .80) on 1 of 5 frames: conflict",
        ),
        (
            coded("one", 1, 0),
            "One reading so far: code it again, or have it coded, to see agreement",
        ),
    ],
)
def test_frames_title_follows_from_the_codings(codings, title, invented):
    assert titled(charts.coded_frames(codings, invented)) == title


def test_alpha_that_is_not_defined_says_so(invented):
    chart = drawn(charts.coded_frames(coded("one", 1) + coded("two", 1), invented))
    assert {row[3] for row in chart.table.rows} == {"α not defined"}
    shown = [text.get_text() for text in chart.figure.axes[0].texts]
    assert shown.count("α not defined") == 5
    assert "B not coded" in shown


def test_a_whole_class_is_readable(pair):
    codings = [
        replace(coding, reading=f"reading {n}")
        for n in range(30)
        for coding in frames.sample_codings()[n % 2 * 39 :][:5]
    ]
    chart = drawn(charts.coded_frames(codings, pair))
    inside(chart)
    assert len(chart.table.columns) == 33


def test_frames_need_a_coding(invented):
    with pytest.raises(ValueError, match=r"^No sentence is coded yet.*\.$"):
        charts.coded_frames([], invented)
    with pytest.raises(ValueError, match=r"^No sentence is coded yet.*\.$"):
        charts.coded_frames([Coding("mine", "A1", {"unknown": True})], invented)
    with pytest.raises(ValueError, match=r"^This chart needs two articles"):
        charts.coded_frames(coded("one", 1), invented * 2)


@pytest.mark.parametrize(
    "texts", [HOSTILE[:2], HOSTILE[2:4], HOSTILE[4:6], HOSTILE[6:], HOSTILE[4:5]]
)
def test_frames_of_any_reading(texts, invented):
    codings = [
        coding for text in texts for coding in coded(text, 1, 0, 1, names=("conflict",))
    ]
    inside(drawn(charts.coded_frames(codings, invented)))


def test_the_same_input_draws_the_same_picture(pair):
    codings = frames.sample_codings()
    one, two = (charts.class_and_machine(codings, pair).png() for _ in range(2))
    assert one == two
    assert compare([1.0], [2.0]).p > 0
