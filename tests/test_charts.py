"""What every chart owes, whatever it is drawn of."""

from __future__ import annotations

import doctest
import html
import importlib
import io
import pkgutil
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from chart_tools import article, crowded, heard, texts, words_of
from hostile import HOSTILE_LABELS, HOSTILE_STORY, HOSTILE_WORDS
from matplotlib.figure import Figure
from PIL import Image

import lessons.charts
from lessons import charts
from lessons.charts import Chart, Table
from lessons.charts.lettering import plain_letters
from lessons.charts.style import house_style
from lessons.corpus.measure import Tallies
from lessons.corpus.newsrooms import Range, TwoRanges, mean_scores, tries, two_ranges
from lessons.corpus.outlets import Corpus, estimates
from lessons.corpus.plan import Plan
from lessons.corpus.run import read
from lessons.corpus.sample import sample
from lessons.reading import counts, sentiment
from lessons.reading.article import article_from_text
from lessons.reading.chance import Difference
from lessons.reading.contrasts import BANDS, Contrast, Contrasts, Side, contrast
from lessons.reading.frames import Coding
from lessons.reading.intervals import Interval
from lessons.reading.labels import Label, Subject, labels
from lessons.reading.ledger import Fact
from lessons.reading.order import Theme
from lessons.reading.pair import Pair, load_pair
from lessons.reading.sentiment import PIPELINES, Contribution, Run, Score
from lessons.reading.voices import airtime

# A missing glyph or a squeezed layout would be a warning: neither may happen.
pytestmark = pytest.mark.filterwarnings("error")

PAIR = load_pair()


# One of each, of the class's pair -----------------------------------------------------


def labels_of(subject: str) -> Chart:
    uses = (labels(airtime(one), PAIR.subjects) for one in PAIR)
    return charts.labels(*uses, subject)


def outlets_of_the_sample() -> Chart:
    corpus = read(sample(8), Plan())
    return charts.outlets_chart(estimates(corpus.named, corpus.plan))


@cache
def dealt() -> counts.Keyness:
    return counts.keyness(*PAIR)


POST_AND_WIRE = mean_scores("Harbour Post"), mean_scores("Northern Wire")


PLAIN: dict[str, Callable[[], Chart]] = {
    "class_and_machine": lambda: charts.class_and_machine(PAIR.codings, PAIR),
    "cut_bars": lambda: charts.cut_bars(*PAIR, 200),
    "dispersion": lambda: charts.dispersion(*PAIR, ["war", "sanctions", "putin"]),
    "fact_ledger": lambda: charts.fact_ledger(PAIR.facts),
    "first_places": lambda: charts.first_places(*PAIR, "agreement"),
    "frame_chart": lambda: charts.frame_chart(contrast(PAIR)),
    "front_pages": lambda: charts.front_pages(PAIR),
    "keyness": lambda: charts.keyness(counts.keyness(*PAIR)),
    "labels": lambda: labels_of("the war"),
    "luck_in_news": charts.luck_in_news,
    "one_deal": lambda: charts.one_deal(*PAIR, 8),
    "luck_of_tries": lambda: charts.luck_of_tries(tries(*POST_AND_WIRE)),
    "outlets_chart": outlets_of_the_sample,
    "pipelines": lambda: charts.pipelines(
        sentiment.run(pipeline, *PAIR) for pipeline in PIPELINES
    ),
    "six_deals": lambda: charts.six_deals(*PAIR, 8),
    "sentence_scores": lambda: charts.sentence_scores(*PAIR, quoted_apart=True),
    "share_difference": lambda: charts.share_difference(*map(airtime, PAIR), "own"),
    "shares": lambda: charts.shares(*map(airtime, PAIR)),
    "speakers": lambda: charts.speakers(*map(airtime, PAIR)),
    "surprise": lambda: charts.surprise(dealt(), ["war", "said", "it", "mr"]),
    "thousand_deals": lambda: charts.thousand_deals(dealt(), "said"),
    "ten_pairs": lambda: charts.ten_pairs(*POST_AND_WIRE),
    "token_ribbon": lambda: charts.token_ribbon(
        "economic sanctions from the U.S. and the European Union"
    ),
    "two_units": lambda: charts.two_units(two_ranges()),
    "voice_strip": lambda: charts.voice_strip(*map(airtime, PAIR)),
    "waterfall": lambda: charts.waterfall(sentiment.score(PAIR.sentence("A15"))),
    "word_rates": lambda: charts.word_rates(*PAIR, ["war", "mr", "putin"]),
}


# One of each, of hostile words --------------------------------------------------------

TELLING = heard(*[("The wind blew over the hills.", "own", None)] * 8)
ODD = heard(
    *[(f"We say {word} now.", "quoted", word) for word in HOSTILE_WORDS],
    ("It was so.", "quoted", ""),
    label="<b>$label$</b> " + "y" * 90,
)
ODD_TEXT = " ".join(HOSTILE_WORDS * 2)


def hostile_readings() -> Chart:
    kept = [text for text in HOSTILE_LABELS if text.strip()]
    a = article("\n".join(f"{text} is good news." for text in kept), letter="A")
    b = article("Bad war came.", letter="B")
    codings = [Coding(text, "B1", {}, 2) for text in HOSTILE_LABELS]
    codings += [Coding("x", f"A{n}", {}, 2) for n in range(2, len(a.sentences) + 1)]
    return charts.class_and_machine([*codings, Coding("x", "A1", {}, -2)], Pair(a, b))


def hostile_contrasts() -> Chart:
    rows = [
        Contrast(
            BANDS[1],
            text,
            Side(30, text),
            Side(None, text, 0, 99),
            (0, 25),
            p=0.0,
            survives=True,
        )
        for text in HOSTILE_LABELS
    ]
    a, b = (replace(PAIR.a, label=text) for text in HOSTILE_LABELS[4:6])
    return charts.frame_chart(Contrasts(a, b, tuple(rows)))


def hostile_front_pages() -> Chart:
    a, b = (
        article_from_text(f"{HOSTILE_STORY} {text}. {text}.", letter=letter, label=text)
        for letter, text in zip("AB", HOSTILE_LABELS[4:6], strict=True)
    )
    named = [text for text in HOSTILE_LABELS if text.strip()]
    told = {"A": "Roe", "B": "Roe"}
    return charts.front_pages(
        Pair(
            a,
            b,
            subjects=tuple(Subject(x, {x: ("Roe", "Bold")}) for x in HOSTILE_LABELS),
            themes=tuple(Theme(x, ("Roe", "Rome")) for x in HOSTILE_LABELS),
            facts=tuple(Fact(x, x, {y: told[y]}) for x in named for y in told),
        )
    )


def hostile_labels(subject: str = HOSTILE_LABELS[-1]) -> Chart:
    names = (
        HOSTILE_LABELS if subject == HOSTILE_LABELS[-1] else [subject, f"b{subject}"]
    )
    uses = [
        Label(0, 1, name, subject=subject, label=name, voice=voice)
        for name, voice in zip(names, ["own", "quoted"] * 4, strict=False)
    ]
    return charts.labels(uses, uses * 12, subject)


def hostile_ledger() -> Chart:
    return charts.fact_ledger(
        Fact(text, text, told, (text,), text)
        for text in HOSTILE_LABELS
        for told in ({"A": text, "B": text}, {"A": text}, {})
    )


def hostile_outlets() -> Chart:
    found = Corpus(Plan(measures=("counts",)))
    found.add(
        Tallies(
            f"<b>{n}</b> {HOSTILE_LABELS[n % 8]}",
            "a",
            f"{n:02x}" * 32,
            (1, 100 + n, 5),
            "",
        )
        for n in range(30)
    )
    return charts.outlets_chart(estimates(found.named, found.plan))


def hostile_pipelines(names: tuple[str, ...] = HOSTILE_LABELS[-1:]) -> Chart:
    low, high = Interval(0.1, -0.1, 0.3), Interval(0.2, 0.0, 0.4)
    difference = Difference(low, high, Interval(-0.1, -0.3, 0.1), 0.5)
    return charts.pipelines(
        Run(
            replace(PIPELINES[0], name=name, steps=(name, "cut", "score")),
            (0.1,),
            (0.2,),
            difference,
        )
        for name in names
    )


def hostile_waterfall(text: str = HOSTILE_LABELS[-1]) -> Chart:
    words = tuple(
        Contribution(at, at + 1, word, 1.5, 2.5, (word, text))
        for at, word in enumerate(
            HOSTILE_LABELS if text == HOSTILE_LABELS[-1] else [text]
        )
    )
    return charts.waterfall(
        Score(text, 0.5, 0.0, 0.5, 0.5, 2.5 * len(words), 0.0, words)
    )


def hostile_keyness() -> counts.Keyness:
    return counts.keyness([*HOSTILE_WORDS] * 9, ["b", ""] * 9, permutations=50)


ALL_MISS = TwoRanges(Range(-1.0, -0.5, 0.0), Range(0.9, 1.0, 0.0))
ODD_ONES: dict[str, Callable[[], Chart]] = {
    "class_and_machine": hostile_readings,
    "cut_bars": lambda: charts.cut_bars(PAIR.b, PAIR.a, 0),
    "dispersion": lambda: charts.dispersion(
        article(ODD_TEXT), article("b c"), [*HOSTILE_WORDS, ""]
    ),
    "fact_ledger": hostile_ledger,
    "first_places": lambda: charts.first_places(
        replace(PAIR.a, label=HOSTILE_LABELS[4]), article("b c"), HOSTILE_WORDS[0]
    ),
    "frame_chart": hostile_contrasts,
    "keyness": lambda: charts.keyness(hostile_keyness()),
    "labels": hostile_labels,
    "luck_in_news": charts.luck_in_news,
    "one_deal": lambda: charts.one_deal(article(ODD_TEXT), article(ODD_TEXT * 9), 1),
    "front_pages": hostile_front_pages,
    "luck_of_tries": lambda: charts.luck_of_tries(tries([0.0], [0.0])),
    "outlets_chart": hostile_outlets,
    "pipelines": hostile_pipelines,
    "six_deals": lambda: charts.six_deals(
        article("<b>war</b> " * 40 + "y" * 90), article("$x_1$ " * 60), 1, "war"
    ),
    "sentence_scores": lambda: charts.sentence_scores(article(ODD_TEXT), article("b.")),
    "share_difference": lambda: charts.share_difference(ODD, TELLING, "quoted"),
    "shares": lambda: charts.shares(ODD, TELLING),
    "speakers": lambda: charts.speakers(ODD, TELLING),
    "surprise": lambda: charts.surprise(hostile_keyness(), [*HOSTILE_WORDS][:5]),
    "thousand_deals": lambda: charts.thousand_deals(
        hostile_keyness(), HOSTILE_WORDS[0]
    ),
    "ten_pairs": lambda: charts.ten_pairs([0.0] * 10, [-1.0, *[0.0] * 8, 1.0]),
    "token_ribbon": lambda: charts.token_ribbon(
        "<script> $x_1$ \x07 中国 🇰🇵 \n a&b e\u0301"
    ),
    "two_units": lambda: charts.two_units([ALL_MISS] * 3),
    "voice_strip": lambda: charts.voice_strip(ODD, TELLING),
    "waterfall": hostile_waterfall,
    "word_rates": lambda: charts.word_rates(
        article(ODD_TEXT), article("b"), HOSTILE_WORDS
    ),
}
MANY_WORDS = (
    "good bad love war happy fear lovely hate great awful peace lies best "
    "extraordinarily!"
)


def two_survivors() -> Chart:
    """A frame chart with a title of several lines."""
    found = contrast(PAIR)
    rows = (
        replace(row, survives=n in (6, 11), p=0.0004 if n in (6, 11) else row.p)
        for n, row in enumerate(found.rows)
    )
    return charts.frame_chart(replace(found, rows=tuple(rows)))


MORE_ODD_ONES: dict[str, Callable[[], Chart]] = {
    "waterfall-many": lambda: charts.waterfall(sentiment.score(MANY_WORDS)),
    "frame_chart-survivors": two_survivors,
    **{
        f"labels-{subject.name}": (lambda name=subject.name: labels_of(name))
        for subject in PAIR.subjects
    },
    **{
        f"labels-{n}": (lambda n=n: hostile_labels(HOSTILE_LABELS[n]))
        for n in (4, 5, 6)
    },
    **{
        f"waterfall-{n}": (lambda n=n: hostile_waterfall(HOSTILE_LABELS[n]))
        for n in range(7)
    },
    "pipelines-first": lambda: hostile_pipelines(HOSTILE_LABELS[:4]),
    "pipelines-last": lambda: hostile_pipelines(HOSTILE_LABELS[4:]),
}
MAKERS = {
    **{f"{name}-pair": make for name, make in PLAIN.items()},
    **{f"{name}-odd": make for name, make in ODD_ONES.items()},
    **MORE_ODD_ONES,
}
EXHAUSTIVE = [
    pytest.param(name, marks=pytest.mark.exhaustive) for name in MORE_ODD_ONES
]
EVERY = [*(name for name in MAKERS if name not in MORE_ODD_ONES), *EXHAUSTIVE]


@cache
def made(name: str) -> Chart:
    """Each chart is made and laid out once, however many tests look at it."""
    chart = MAKERS[name]()
    with house_style():
        chart.figure.draw_without_rendering()
    return chart


@pytest.fixture(params=EVERY)
def chart(request: pytest.FixtureRequest) -> Chart:
    return made(request.param)


# What each owes -----------------------------------------------------------------------


# Classes, tables, and sentences to be read.
NO_FIGURE = {
    "Chart",
    "SentenceList",
    "Table",
    "article",
    "articles_table",
    "brightest_and_darkest",
    "card",
    "claim_parts",
    "coders",
    "Concordance",
    "concordance",
    "corpus_chart",  # that of `outlets_chart`, or a table
    "describe",
    "parts",
    "passages",
    "places",
    "differences",
    "list_finds",
    "luck",
    "provenance",
    "recipes",
    "renderings",
    "sentences",
    "speeches",
    "splitters",
    "token_table",
    "types_at",
}


def test_every_public_chart_is_looked_at_here():
    assert {*charts.__all__} - NO_FIGURE == PLAIN.keys() == ODD_ONES.keys()


def test_the_title_heads_the_picture_and_ends_the_alt_text(chart):
    headline = re.sub(r"\s", "", chart.figure.get_suptitle())
    assert headline == re.sub(r"\s", "", plain_letters(chart.title))
    assert chart.alt.endswith(f"{chart.title}.")


def test_the_picture_is_large(chart):
    width, height = chart.figure.bbox.size
    assert width >= 900 and height >= 250


def test_type_is_big(chart):
    smallest = 12 if chart.alt.startswith("Dot plots with ranges") else 13
    small = [text for text in texts(chart) if text.get_fontsize() < smallest]
    assert small == []


def test_no_text_is_cut_off_or_runs_into_another(chart):
    assert crowded(chart) == []


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def handle_starttag(self, tag, attrs):
        self.names.add(tag)


def test_no_word_of_an_article_becomes_html(chart, monkeypatch):
    monkeypatch.setattr(Chart, "png", lambda self: b"a picture")
    page, tags = chart.as_html(), Tags()
    tags.feed(page)
    assert tags.names.isdisjoint({"script", "b"})
    assert {"figure", "img", "details", "table", "caption"} <= tags.names
    assert f'alt="{html.escape(chart.alt, quote=True)}"' in page


def test_in_plain_text_stand_the_alt_text_the_errors_and_the_numbers(chart):
    errors = [chart.errors] if chart.errors else []
    assert str(chart) == "\n\n".join([chart.alt, *errors, chart.table.as_text()])


def test_what_a_machine_judged_says_how_often_it_errs(chart):
    page = chart.as_html()
    assert bool(chart.errors) == ("<figcaption>" in page)
    if chart.errors:
        known = ("120 news articles", "Boukes and others 2020")
        assert any(words in page for words in known)


def test_a_dollar_sign_starts_no_formula(chart):
    assert not any(text.get_parse_math() for text in texts(chart))


DRAWN_TWICE = {"class_and_machine-pair"}  # and all of them in an exhaustive run


@pytest.mark.parametrize(
    "name",
    [
        name
        if name in DRAWN_TWICE
        else pytest.param(name, marks=pytest.mark.exhaustive)
        for name in MAKERS
    ],
)
def test_drawn_and_saved_twice_a_chart_is_the_same_png_and_svg(name, tmp_path, capfd):
    chart = MAKERS[name]()
    shown = chart.png()
    png, svg = (path.read_bytes() for path in chart.save(tmp_path / "one"))
    again = [path.read_bytes() for path in MAKERS[name]().save(tmp_path / "two.png")]
    width, height = Image.open(io.BytesIO(png)).size
    assert (width, height) == pytest.approx(chart.figure.bbox.size, abs=1)
    assert ElementTree.fromstring(svg).tag.endswith("svg")
    assert shown == png
    assert again == [png, svg]
    assert capfd.readouterr() == ("", "")


# Bad input ----------------------------------------------------------------------------

EMPTY = article()
WORDS = article("war and peace")
NO_DEAL = counts.keyness("a b", "b c", permutations=0)
USE = Label(0, 1, "war", subject="the war", label="war", voice="own")
BAD = {
    "rates, no words": lambda: charts.word_rates(WORDS, WORDS, []),
    "rates, a phrase": lambda: charts.word_rates(WORDS, WORDS, ["war and"]),
    "dispersion, no words": lambda: charts.dispersion(WORDS, WORDS, ["", " "]),
    "dispersion, a phrase": lambda: charts.dispersion(WORDS, WORDS, "war and"),
    "dispersion, empty article": lambda: charts.dispersion(WORDS, EMPTY, ["war"]),
    "bars, a floor that is a word": lambda: charts.cut_bars(*PAIR, "0"),
    "bars, no words": lambda: charts.cut_bars(PAIR.a, EMPTY, 0),
    "bars, a floor below 0": lambda: charts.cut_bars(*PAIR, -100),
    "bars, a floor too high": lambda: charts.cut_bars(*PAIR, 10_000),
    "places, no word": lambda: charts.first_places(*PAIR, " "),
    "coders, too few letters": lambda: charts.coders(["A1", "A2"], "E", "E"),
    "coders, unequal": lambda: charts.coders(["A1", "A2"], "EE", "E"),
    "finds, several words in one text": lambda: charts.list_finds(PAIR, ["war, he"]),
    "finds, a number": lambda: charts.list_finds(PAIR, 5),
    "keyness, empty": lambda: charts.keyness(counts.keyness("", "")),
    "keyness, no deals": lambda: charts.keyness(NO_DEAL),
    "keyness, top 0": lambda: charts.keyness(
        counts.keyness("a", "b", permutations=9), 0
    ),
    "one deal, empty": lambda: charts.one_deal(WORDS, EMPTY, 1),
    "six deals, no such word": lambda: charts.six_deals(WORDS, WORDS, 1, "zebra"),
    "six deals, empty": lambda: charts.six_deals(EMPTY, WORDS, 1, "war"),
    "a thousand, no deals": lambda: charts.thousand_deals(NO_DEAL, "a"),
    "a thousand, no such word": lambda: charts.thousand_deals(dealt(), "zebra"),
    "a thousand, no such unit": lambda: charts.thousand_deals(dealt(), "mr", "bags"),
    "a thousand, no sentences": lambda: charts.thousand_deals(
        hostile_keyness(), "b", "sentences"
    ),
    "surprise, no words": lambda: charts.surprise(dealt(), []),
    "luck, no such word": lambda: charts.luck(dealt(), ["war", "zebra"]),
    "concordance, a phrase": lambda: charts.concordance(WORDS, WORDS, "war and"),
    "ribbon, empty": lambda: charts.token_ribbon(" \n"),
    "ribbon, long": lambda: charts.token_ribbon("war " * 40),
    "ribbon, no tokenisers": lambda: charts.token_ribbon("war", {}),
    "strip, empty article": lambda: charts.voice_strip(heard(), TELLING),
    "speakers, empty article": lambda: charts.speakers(TELLING, heard()),
    "pipelines, no runs": lambda: charts.pipelines(()),
    "class, no tones": lambda: charts.class_and_machine(
        [Coding("mine", "A1", {})], PAIR
    ),
    "class, a tone too far": lambda: charts.class_and_machine(
        [Coding("mine", "A1", {}, 5)], PAIR
    ),
    "labels, a subject not named": lambda: charts.labels([USE], [], "x"),
    "labels, nothing named": lambda: charts.labels([], [], "x"),
    "labels, no such voice": lambda: charts.labels(
        [replace(USE, voice="loud")], [], "the war"
    ),
    "ledger, no facts": lambda: charts.fact_ledger([]),
    "ledger, a third article": lambda: charts.fact_ledger(
        [Fact("one", "It rained", {"C": "rain"})]
    ),
    "outlets, none": lambda: charts.outlets_chart([]),
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_bad_input_draws_one_helpful_sentence(bad):
    with pytest.raises(ValueError) as caught:
        bad()
    message = str(caught.value)
    assert re.fullmatch(r"[A-Z“][^\n]{20,160}\.", message), message


# A figure of one's own ----------------------------------------------------------------


def test_a_figure_of_ones_own_is_described():
    ax = Figure().subplots()
    ax.set_title("Two  bars")
    chart = charts.describe(ax.figure, "Bars: two.", ["", "n"], [("A", 1), ("B", 2.5)])
    assert (chart.title, chart.alt) == ("Two bars", "Bars: two.")
    assert chart.table.rows == (("A", 1), ("B", 2.5))
    assert "Two  bars" in words_of(chart)


def test_a_figure_without_a_description_is_refused():
    with pytest.raises(ValueError, match=r"^A chart needs a description: .*\.$"):
        charts.describe(Figure(), " ")


def test_a_chart_is_saved_in_no_folder_that_is_missing(tmp_path):
    chart = charts.token_ribbon("war")
    with pytest.raises(ValueError, match=r"^The chart cannot be saved in “.*\.$"):
        chart.save(tmp_path / "missing" / "chart")


# Tables and examples ------------------------------------------------------------------


def test_a_table_is_escaped_and_its_numbers_stand_to_the_right():
    table = Table("<b>", ("word", "uses"), (("<i>", 2), ("b", None)))
    page = table.as_html()
    assert "<b>" not in page and "<i>" not in page
    assert '<td style="text-align:right">–</td>' in page
    assert table.as_text() == "<b>\nword  uses\n<i>   2\nb     –"


def test_a_row_that_does_not_fit_is_refused():
    with pytest.raises(ValueError, match="does not fit columns"):
        Table("a table", ("one",), (("a", "b"),))


@pytest.mark.parametrize(
    "module", [found.name for found in pkgutil.iter_modules(lessons.charts.__path__)]
)
def test_the_examples_of_a_docstring_run(module):
    # Imported by its whole name: “lessons.charts.labels” is the function too.
    found = doctest.testmod(importlib.import_module(f"lessons.charts.{module}"))
    assert found.failed == 0


def test_each_chart_stands_in_the_file_of_its_name():
    makers = [getattr(charts, name) for name in PLAIN]
    homes = {maker.__name__: maker.__module__ for maker in makers}
    assert homes == {name: f"lessons.charts.{name}" for name in homes}
