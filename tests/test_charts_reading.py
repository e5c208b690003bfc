"""Charts of counting, cutting and speaking: what they say follows from the numbers."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator
from functools import cache
from html import unescape
from html.parser import HTMLParser
from itertools import combinations
from xml.etree import ElementTree

import pytest
from matplotlib.text import Text

from lessons.charts import (
    Chart,
    card,
    dispersion,
    keyness,
    speakers,
    token_ribbon,
    voice_strip,
    word_rates,
)
from lessons.charts.chart import house_style
from lessons.charts.cutting import LONGEST
from lessons.charts.drawing import plain_letters
from lessons.charts.wording import in_words
from lessons.reading import counts
from lessons.reading.voices import VOICES, Airtime, airtime, compare_shares
from lessons.reading.article import Article
from lessons.reading.pair import load_pair
from lessons.reading.segments import Segment
from lessons.reading.voices import Passage, Quotation
from lessons.reading.words import TOKENISERS, tokens

PHRASE = "economic sanctions from the U.S. and the European Union"
NASTY = ("<script>alert(1)</script>", "$x_1$", "x" * 90, "\x07bell", "中国", "a&b")


@pytest.fixture(autouse=True)
def no_warnings() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


@pytest.fixture(scope="module")
def pair() -> tuple[Article, Article]:
    return load_pair()


def article(*paragraphs: str, label: str = "") -> Article:
    """An invented article, all of it body."""
    segments, at = [], 0
    for paragraph in paragraphs:
        segments.append(Segment("body", at, at + len(paragraph), paragraph))
        at += len(paragraph) + 2
    return Article("\n\n".join(paragraphs), tuple(segments), label=label)


Spoken = tuple[str, str, str | None]  # words, voice, speaker


def heard(*spoken: Spoken, label: str = "") -> Airtime:
    """An invented article whose paragraphs have the voices that we say they have."""
    written = article(*(words for words, _, _ in spoken), label=label)
    passages, quotations = [], []
    for part, (words, voice, speaker) in zip(written.segments, spoken, strict=True):
        passages.append(Passage(part.start, part.end + 2, words, voice, speaker, None))
        if voice == "quoted":
            quotations.append(Quotation(part.start, part.end, words, speaker, None))
    return Airtime(written, tuple(passages), tuple(quotations))


QUOTING = heard(*[("We will never give in today.", "quoted", "Ann")] * 8)
TELLING = heard(*[("The wind blew over the hills.", "own", None)] * 8)
MIXED = heard(
    ("The wind blew over the hills all day.", "own", None),
    ("Rain was expected by the ministry.", "attributed", "the ministry"),
    ("We love rain and we love wind.", "quoted", "Bo"),
    ("Not me.", "quoted", None),
)


def drawn(chart: Chart) -> list[str]:
    """Every text in the picture that is not empty."""
    found = chart.figure.findobj(Text)
    return [t.get_text() for t in found if t.get_visible() and t.get_text().strip()]


def rows(chart: Chart) -> dict[object, tuple]:
    return {row[0]: row[1:] for row in chart.table.rows}


A, B = load_pair()


@cache
def seed_keyness() -> counts.Keyness:
    return counts.keyness(A, B)


def seed_charts() -> dict[str, Callable[[], Chart]]:
    return {
        "rates": lambda: word_rates(A, B, ["war", "mr", "putin"]),
        "dispersion": lambda: dispersion(A, B, ["war", "sanctions", "putin"]),
        "keyness": lambda: keyness(seed_keyness()),
        "ribbon": lambda: token_ribbon(PHRASE),
        "strip": lambda: voice_strip(airtime(A), airtime(B)),
        "speakers": lambda: speakers(airtime(A), airtime(B)),
    }


def nasty_charts() -> dict[str, Callable[[], Chart]]:
    text = " ".join([*NASTY, *NASTY])
    spoken = [(f"We say {word} now.", "quoted", word) for word in NASTY]
    spoken.append(("It was so.", "quoted", ""))
    odd = heard(*spoken, label="<b>$label$</b> " + "y" * 90)
    return {
        "rates": lambda: word_rates(article(text), article("b"), NASTY),
        "dispersion": lambda: dispersion(article(text), article("b c"), [*NASTY, ""]),
        "keyness": lambda: keyness(
            counts.keyness([*NASTY] * 9, ["b", ""] * 9, permutations=50)
        ),
        "ribbon": lambda: token_ribbon("<script> $x_1$ \x07 中国 🇰🇵 \n a&b e\u0301"),
        "strip": lambda: voice_strip(odd, TELLING),
        "speakers": lambda: speakers(odd, TELLING),
    }


MAKERS = {
    f"{kind}-{name}": make
    for kind, makers in (("seeds", seed_charts()), ("nasty", nasty_charts()))
    for name, make in makers.items()
}


@cache
def made(name: str) -> Chart:
    """Each chart is made once, however many tests look at it."""
    return MAKERS[name]()


@pytest.fixture(scope="module", params=MAKERS)
def name(request) -> str:
    return request.param


@pytest.fixture(scope="module")
def chart(name: str) -> Chart:
    return made(name)


@pytest.fixture(scope="module")
def saved(chart: Chart, tmp_path_factory) -> tuple[bytes, bytes]:
    """The PNG and the SVG of a chart, which is left laid out as a screen shows it."""
    paths = chart.save(tmp_path_factory.mktemp("charts") / "one")
    with house_style():
        chart.figure.draw_without_rendering()
    png, svg = (path.read_bytes() for path in paths)
    return png, svg


# Every chart -------------------------------------------------------------------------


def test_the_title_is_drawn_and_ends_the_alt_text(chart):
    assert chart.alt.rstrip(".").endswith(chart.title)
    letters = re.sub(r"\s", "", plain_letters(chart.title))
    assert letters in {re.sub(r"\s", "", text) for text in drawn(chart)}


def test_saving_gives_a_png_and_an_svg_and_nothing_on_stderr(chart, saved, capfd):
    png, svg = saved
    assert png.startswith(b"\x89PNG")
    assert ElementTree.fromstring(svg).tag.endswith("svg")
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "name", [name for name in MAKERS if name.startswith("nasty")], indirect=True
)
def test_the_same_input_gives_the_same_bytes(name, saved, tmp_path):
    again = MAKERS[name]().save(tmp_path / "two")
    assert tuple(path.read_bytes() for path in again) == saved


def test_type_is_big_and_nothing_is_cut_off_or_overlaps(chart, saved):
    edges = chart.figure.bbox.padded(1)
    boxes = []
    for text in chart.figure.findobj(Text):
        if not text.get_visible() or not text.get_text().strip():
            continue
        assert text.get_fontsize() >= 13, text
        box = text.get_window_extent()
        assert edges.x0 <= box.x0 and box.x1 <= edges.x1, text
        assert edges.y0 <= box.y0 and box.y1 <= edges.y1, text
        if len(text.get_text()) > 1:
            boxes.append((*box.padded(-1.5).extents.tolist(), text))
    assert boxes
    for (x0, y0, x1, y1, text), (u0, v0, u1, v1, beside) in combinations(boxes, 2):
        assert x1 < u0 or u1 < x0 or y1 < v0 or v1 < y0, (text, beside)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def handle_starttag(self, tag, attrs):
        self.seen.add(tag)


def test_no_word_of_an_article_becomes_html(chart, saved, monkeypatch):
    monkeypatch.setattr(Chart, "png", lambda self: saved[0])
    tags = Tags()
    tags.feed(chart.as_html())
    assert not tags.seen & {"script", "b"}
    assert {"img", "table", "caption"} <= tags.seen


def test_a_dollar_sign_starts_no_formula(chart, saved):
    for text in chart.figure.findobj(Text):
        assert not text.get_parse_math(), text


# Where -------------------------------------------------------------------------------


def test_dispersion_table_is_the_measurement(pair):
    chart = dispersion(*pair, ["putin", "regime"])
    for word, letter, uses, dp, _, places in chart.table.rows:
        measured = counts.dispersion(pair["AB".index(letter)], word)
        assert (uses, dp) == (len(measured.places), measured.dp)
        assert (places or "").count(",") == max(0, uses - 1)
        assert f"{uses} use" in " ".join(drawn(chart))


def test_dispersion_says_what_is_seen_and_no_verdict(pair):
    crowded = "storm " * 6 + "calm " * 300
    even = ("storm " + "calm " * 50) * 6
    found = dispersion(article(crowded), article(even), ["storm"])
    assert found.title == (
        "Closest together: the 6 uses of “storm” in A, 0–2 % of the way through"
    )
    turned = dispersion(article(even), article(crowded), ["storm"])
    assert "of “storm” in B" in turned.title
    neither = dispersion(article(even), article(even), ["storm"])
    assert neither.title == "No word keeps to one half of an article"
    rare = dispersion(*pair, ["regime"])
    assert rare.title.startswith("Too few uses")
    alone = dispersion(*pair, "can").title
    assert alone == "All 3 uses of “can” in B stand 68–79 % of the way through"


def test_dispersion_says_the_same_of_a_word_whatever_is_drawn_beside_it(pair):
    alone, beside = (dispersion(*pair, words) for words in ("can", ["can", "war"]))
    assert [row for row in beside.table.rows if row[0] == "can"] == list(
        alone.table.rows
    )
    for chart in (alone, beside):
        assert "“can” in B" in chart.title and "68–79 %" in chart.title
        assert "chance" not in chart.title
        assert not any("DP" in text for text in drawn(chart))


def test_words_are_taken_once_and_one_by_one(pair):
    assert len(dispersion(*pair, "war").table.rows) == 2
    assert len(dispersion(*pair, ["war", " war ", ""]).table.rows) == 2
    assert len(word_rates(*pair, "war").table.rows) == 1


# More than by chance -----------------------------------------------------------------


def test_keyness_table_is_the_measurement():
    result = seed_keyness()
    chart = keyness(result, top=7)
    assert len(chart.table.rows) == 7
    for word, leans, g2, p, count_a, rate_a, count_b, rate_b in chart.table.rows:
        key = result[word]
        assert (leans, g2, count_a, count_b) == (
            key.leans,
            key.g2,
            key.count_a,
            key.count_b,
        )
        assert (p, rate_a, rate_b) == (
            f"{key.p:.3f}",
            f"{key.rate_a:.1f}",
            f"{key.rate_b:.1f}",
        )
    assert f"{result.null_maximum:.2f}" in chart.table.caption
    assert any("the largest that luck gave in 95 of 100" in t for t in drawn(chart))


def test_keyness_title_names_the_furthest_and_sets_luck_beside_it():
    title = made("seeds-keyness").title
    assert title == "“mr” leans furthest, and further than luck (dashed lines)"
    assert "words beyond them: 1 of 428" in made("seeds-keyness").alt
    same = keyness(counts.keyness("cat dog " * 20, "dog cat " * 20, permutations=99))
    assert same.title == "No word leans further than luck (dashed lines)"
    assert same.table.rows[0][1] is None  # leans to neither
    two = counts.keyness("cat dog " * 60, "dog owl " * 60, permutations=99)
    assert keyness(two).title.startswith("“cat” and “owl” lean furthest")
    many = counts.keyness("a b c dog " * 60, "d e f dog " * 60, permutations=99)
    assert keyness(many).title.startswith("6 words lean furthest")
    assert keyness(many, top=2).title == keyness(many).title


def test_keyness_number_stands_on_the_side_of_its_own_bar_and_on_no_line():
    chart = made("seeds-keyness")
    with house_style():
        chart.figure.draw_without_rendering()
    ax = chart.figure.axes[0]
    for bar in ax.patches:
        value, row = bar.get_width(), bar.get_y() + bar.get_height() / 2
        beside = [
            text.get_position()[0]
            for text in ax.texts
            if text.get_text() == f"{abs(value):.1f}"
            and text.get_position()[1] == pytest.approx(row)
        ]
        assert any(x * value > 0 for x in beside), value


# Cutting -----------------------------------------------------------------------------


def test_ribbon_table_is_each_tokenisers_cut():
    chart = token_ribbon(PHRASE)
    for name, cut in TOKENISERS.items():
        found = cut(PHRASE)
        assert rows(chart)[name] == (len(found), " | ".join(t.text for t in found))
        assert str(len(found)) in drawn(chart)


def test_ribbon_title_counts_the_answers():
    counts_of = {len(cut(PHRASE)) for cut in TOKENISERS.values()}
    assert (
        f", {in_words(len(counts_of))} different counts" in token_ribbon(PHRASE).title
    )
    assert token_ribbon("war").title == "Five tokenisers, one answer: 1 token"
    apart = {"kit": tokens, "halves": lambda text: tokens(text.replace("b-", "b "))}
    assert token_ribbon("ab cd", apart).title == "Two tokenisers, one answer: 2 tokens"
    shifted = {"first": lambda t: tokens(t)[:1], "last": lambda t: tokens(t)[1:]}
    title = token_ribbon("ab cd", shifted).title
    assert title == "Two tokenisers, one count, two different cuts"
    assert token_ribbon("ab cd", {"kit": tokens}).title == "One tokeniser: 2 tokens"


def test_ribbon_takes_the_longest_text_it_says():
    longest = ("Mm wW " * 20)[: LONGEST - 1] + "."
    assert token_ribbon(longest).png()
    with pytest.raises(ValueError, match=f"write {LONGEST} or fewer"):
        token_ribbon(longest + "x")


# Speaking ----------------------------------------------------------------------------


@pytest.mark.parametrize("voice", VOICES)
def test_strip_table_is_the_measurement(pair, voice):
    airs = [airtime(one) for one in pair]
    column = 1 + VOICES.index(voice)
    chart = made("seeds-strip")
    for letter, air in zip("AB", airs, strict=True):
        found = rows(chart)
        assert found[f"{letter}, all"][column] == air.words_in(voice)
        assert f"{100 * air.share(voice).estimate:.0f} %" in chart.alt
        sentences = [found[f"{letter}{n}"] for n in range(1, len(air.rows(voice)) + 1)]
        assert [(row[column], row[0]) for row in sentences] == list(air.rows(voice))


def test_strip_title_names_the_widest_gap_and_its_chance(pair):
    loud = voice_strip(QUOTING, TELLING).title
    assert loud == "A quotes more than B: 100 % against 0 %"
    assert voice_strip(TELLING, QUOTING).title.startswith("B quotes more than A")
    assert "alike" in voice_strip(TELLING, TELLING).title
    airs = [airtime(one) for one in pair]
    least = min(compare_shares(*airs, voice).p for voice in VOICES)
    within = least * len(VOICES) >= 0.05
    assert ("no more than chance could do" in made("seeds-strip").title) == within
    windy = [("The wind blew over the hills.", "own", None)] * 7
    once = heard(*windy, ("We love rain and love wind.", "quoted", "Bo"))
    slight = voice_strip(once, TELLING).title
    assert slight.startswith("A quotes more than B: 12 % against 0 %, no more than")


def test_speakers_table_is_the_measurement(pair):
    airs = [airtime(one) for one in pair]
    found = rows(made("seeds-speakers"))
    for letter, air in zip("AB", airs, strict=True):
        for voice in VOICES:
            assert found[f"{letter}: {voice}"][0] == air.words_in(voice)
        for name, words in air.by_speaker.items():
            assert found[f"{letter}: quoted, {name}"][0] == words


def test_speakers_title_says_who_has_most_of_the_quoted_words():
    title = speakers(QUOTING, TELLING).title
    assert title == "A quotes Ann alone (48 words); B quotes nobody"
    assert speakers(TELLING, TELLING).title == "Neither article quotes anybody"
    assert speakers(MIXED, MIXED).title.startswith("A quotes Bo most (7 of 9 quoted")
    nameless = heard(("Not me.", "quoted", None))
    assert speakers(nameless, MIXED).title.startswith("A names no speaker for 2 of 2")
    tied = heard(("Yes.", "quoted", "Ann"), ("No.", "quoted", "Bo"))
    assert speakers(tied, MIXED).title.startswith("A quotes 2 speakers most")


def test_many_speakers_share_a_last_row():
    crowd = heard(*[(f"Number {n}.", "quoted", f"Speaker {n}") for n in range(9)])
    assert "4 others" in drawn(speakers(crowd, TELLING))
    assert len(speakers(crowd, TELLING).table.rows) == 3 + 9 + 3


# Provenance cards ---------------------------------------------------------------------


def test_a_card_fits_a_narrow_page(pair):
    for one in pair:
        page = card(one).as_html()
        assert page.count('<th scope="col"') == 2
        # What cannot break is no longer than a file's name.
        shown = re.sub(r"<[^>]+>", " ", page)
        assert max(map(len, shown.split())) <= max(30, len(one.file))


def test_under_each_claim_of_a_card_stand_its_words(pair):
    for one in pair:
        page, plain = unescape(card(one).as_html()), card(one).as_text()
        for level in (one.card.proves, one.card.suggests, one.card.unknown):
            for finding in level:
                below = "".join(f"<br>“{words}”" for words in finding.words)
                assert f"{finding.claim}{below}</td>" in page
                assert finding.claim in plain
        assert page.replace("<wbr>", "").count(one.sha256) == 1
        assert one.sha256 in plain and len(plain.splitlines()) == 2 + page.count("<td")


# Bad input ---------------------------------------------------------------------------

EMPTY = article()
WORDS = article("war and peace")
NO_DEAL = counts.keyness("a b", "b c", permutations=0)
BAD = {
    "rates, no words": lambda: word_rates(WORDS, WORDS, []),
    "rates, a phrase": lambda: word_rates(WORDS, WORDS, ["war and"]),
    "dispersion, no words": lambda: dispersion(WORDS, WORDS, ["", " "]),
    "dispersion, a phrase": lambda: dispersion(WORDS, WORDS, "war and"),
    "dispersion, empty article": lambda: dispersion(WORDS, EMPTY, ["war"]),
    "keyness, empty": lambda: keyness(counts.keyness("", "")),
    "keyness, no deals": lambda: keyness(NO_DEAL),
    "keyness, top 0": lambda: keyness(counts.keyness("a", "b", permutations=9), 0),
    "ribbon, empty": lambda: token_ribbon(" \n"),
    "ribbon, long": lambda: token_ribbon("war " * 40),
    "ribbon, no tokenisers": lambda: token_ribbon("war", {}),
    "strip, empty article": lambda: voice_strip(heard(), TELLING),
    "speakers, empty article": lambda: speakers(TELLING, heard()),
}


@pytest.mark.parametrize("bad", [pytest.param(f, id=name) for name, f in BAD.items()])
def test_bad_input_draws_one_helpful_sentence(bad):
    with pytest.raises(ValueError) as caught:
        bad()
    message = str(caught.value)
    assert re.fullmatch(r"[A-Z“][^\n]{20,160}\.", message), message
