"""Two front pages: what they measure, what they say, and that nothing runs together."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import pytest
from chart_tools import crowded, texts, words_of
from invented_pairs import INVENTED, MORE_INVENTED

from lessons import charts
from lessons.charts import Chart, palette
from lessons.charts.front_page_words import headline, luck, stated_themes, telling
from lessons.charts.page_layout import WordsWithRemark, flow
from lessons.charts.style import house_style
from lessons.reading.article import article_from_text
from lessons.reading.comparison import Comparison, compare_pair
from lessons.reading.documents import ArticleError
from lessons.reading.frames import frame_codings, generic_frames
from lessons.reading.front_pages import FrontPages, front_pages
from lessons.reading.pair import Pair, load_pair
from lessons.reading.voices import VOICES
from lessons.story.open import OpenStory

pytestmark = pytest.mark.filterwarnings("error")

PAIR = load_pair()
READ = compare_pair(PAIR)
PAGES = front_pages(READ)
BOTH = (PAGES.a, PAGES.b)

OURS = {"class": lambda: PAIR, **INVENTED}
EVERY = [
    *OURS,
    *(pytest.param(name, marks=pytest.mark.exhaustive) for name in MORE_INVENTED),
]


@cache
def read(name: str) -> Comparison:
    return compare_pair({**OURS, **MORE_INVENTED}[name]())


@cache
def drawn(name: str) -> Chart:
    chart = charts.front_pages(read(name))
    with house_style():
        chart.figure.draw_without_rendering()
    return chart


# What is measured ---------------------------------------------------------------------


@pytest.mark.parametrize("page", BOTH, ids="AB")
def test_sources_have_the_words_that_are_not_the_articles_own(page):
    heard = (READ.a if page.letter == "A" else READ.b).heard
    words = [heard.words_in(voice) for voice in VOICES]
    quoted, attributed, _ = words
    assert sum(source.words for source in page.sources) == quoted + attributed
    assert sum(source.quoted for source in page.sources) == quoted
    assert [page.shares[voice] for voice in VOICES] == pytest.approx(
        [count / sum(words) for count in words]
    )


@pytest.mark.parametrize("page", BOTH, ids="AB")
def test_names_are_the_labels_of_the_article(page):
    uses = (READ.a if page.letter == "A" else READ.b).labels
    assert {*page.names} == {subject.name for subject in PAIR.subjects}
    for subject, names in page.names.items():
        mine = [use for use in uses if use.subject == subject]
        assert sum(name.count for name in names) == len(mine)
        assert sum(name.voices["own"] for name in names) == sum(
            use.voice == "own" for use in mine
        )
        assert [name.count for name in names] == sorted(
            (name.count for name in names), reverse=True
        )


def test_only_the_facts_that_one_tells_alone_stand_on_its_page():
    for page in BOTH:
        alone = [
            fact.fact for fact in PAIR.facts if fact.where == f"only {page.letter}"
        ]
        assert [*page.alone] == alone


def test_without_a_ledger_names_stand_there():
    read = compare_pair(Pair(PAIR.a, PAIR.b))
    pages = front_pages(read)
    assert (pages.told, pages.a.alone) == ("names", read.names_only_a)


def test_frames_are_shares_of_the_coded_sentences():
    codings = [one for one in PAIR.codings if one.sentence.startswith("B")]
    by_reader = {
        reader: [one.frames["conflict"] for one in codings if one.reading == reader]
        for reader in {one.reading for one in codings}
    }
    shares = [sum(seen) / len(seen) for seen in by_reader.values()]
    found = next(frame for frame in PAGES.b.frames if frame.frame == "conflict")
    assert (found.low, found.high) == (min(shares), max(shares))
    assert (PAGES.coders, PAGES.own_coding) == (len(by_reader), False)


def test_the_class_s_own_coding_takes_the_place_of_the_samples():
    mine = frame_codings("me", {"A16": "C", "A18": "c", "B8": "E", "B10": "N"})
    chart = charts.front_pages(READ, mine)
    pages = front_pages(READ, mine)
    assert (pages.coders, pages.own_coding) == (1, True)
    assert [(x.frame, x.high) for x in pages.a.frames if x.high] == [("conflict", 1)]
    assert [(x.frame, x.high) for x in pages.b.frames if x.high] == [("economic", 0.5)]
    assert "share of its sentences that you coded: 1 coder" in words_of(chart)


def test_an_article_without_a_body_is_refused_in_one_sentence():
    heading = article_from_text("A heading", letter="B", file="b.txt")
    with pytest.raises(ArticleError, match=r"^“b.txt” has no body .*\.$"):
        charts.front_pages(Pair(PAIR.a, heading))


# What is said -------------------------------------------------------------------------


def with_own(a: float, b: float) -> FrontPages:
    """The class's pages without an order of telling, and with these shares of voice."""
    shares = ({"quoted": 0.1, "attributed": 0.9 - own, "own": own} for own in (a, b))
    one, other = (
        replace(page, shares=share, entrances=())
        for page, share in zip(BOTH, shares, strict=True)
    )
    return replace(PAGES, a=one, b=other, subjects=())


@pytest.mark.parametrize(
    ("a", "b", "says"),
    [
        (0.3, 0.7, "A lets others speak; B speaks mostly in its own voice"),
        (0.9, 0.55, "A speaks mostly in its own voice; B lets others speak more"),
        (0.2, 0.5, "A lets others speak; B speaks more in its own voice"),
    ],
)
def test_the_headline_says_whose_words_fill_them(a, b, says):
    assert headline(with_own(a, b)) == says


def test_a_gap_that_the_kit_may_have_made_is_not_stated():
    assert "voice" not in headline(with_own(0.5, 0.6))


def test_what_one_tells_alone_is_stated_where_nothing_else_is_seen():
    pages = with_own(0.5, 0.5)
    same = replace(pages, b=replace(pages.b, sources=pages.a.sources))
    told = len(PAGES.a.alone), len(PAGES.b.alone)
    assert headline(same) == (
        f"A tells {told[0]} facts that B does not; B tells {told[1]} facts that A "
        "does not"
    )
    nothing = replace(same, a=replace(same.a, alone=()), b=replace(same.b, alone=()))
    assert headline(nothing).startswith("A and B tell it much alike")
    assert luck(nothing) == ()


def test_a_theme_that_one_never_mentions_is_said_to_be_missing():
    chart = drawn("strike")
    assert chart.title.startswith("A has no word about money")
    assert "no word about money" in words_of(chart)


def luck_said(p: float | None, survives: bool = False) -> str:
    """What is said of luck where the row of the first difference has this p."""
    rows = tuple(
        replace(row, p=p, survives=survives) if row.name.endswith("agreement") else row
        for row in PAGES.contrasts.rows
    )
    found = replace(PAGES, contrasts=replace(PAGES.contrasts, rows=rows))
    return luck(found)[0].partition(": ")[2]


@pytest.mark.parametrize(
    ("p", "survives", "says"),
    [
        (None, False, "seen in these two texts; too few words to say more."),
        (
            0.27,
            False,
            "luck does as much in 27 of 100 shuffles. Seen in these two texts",
        ),
        (
            0.013,
            False,
            "luck does as much in 1 of 100 shuffles. That is seldom, but we",
        ),
        (0.0005, True, "luck hardly ever does as much: in 1 of 100 shuffles at most."),
    ],
)
def test_what_luck_could_do_is_said_in_plain_words(p, survives, says):
    assert luck_said(p, survives).startswith(says)


@pytest.mark.parametrize("name", EVERY)
def test_the_sentences_are_sentences_and_claim_no_more_than_two_texts_show(name):
    pages = front_pages(read(name))
    title = headline(pages)
    assert title.startswith("A ") and not title.endswith(".")
    for sentence in (telling(pages.a), telling(pages.b), *luck(pages)):
        assert re.match(r"[A-Z].*\.$", sentence), sentence
    said = " ".join((title, telling(pages.a), telling(pages.b), *luck(pages)))
    assert not re.search(r"\bbias|prove|no more than chance|\bp [=<]", said)


def test_a_page_s_sentence_agrees_with_the_speakers_it_shows():
    """The example of lesson 8: what is heard most is not what is quoted most."""
    pages = front_pages(OpenStory("an-example").comparison)
    for page in (pages.a, pages.b):
        most = page.sources[0].name.partition(",")[0]
        assert most in telling(page) and most in headline(pages)


def test_a_name_that_says_who_is_the_source_is_not_given_to_that_source():
    shown = words_of(charts.front_pages(OpenStory("an-example").comparison))
    assert "named as a source" in shown
    assert not any(words.startswith("words of Hollis") for words in shown)


# What is drawn ------------------------------------------------------------------------


def test_a_theme_of_which_a_sentence_speaks_stands_on_both_lines_if_both_tell_it():
    """A comes to the war before B, of which alone it is said."""
    stated = stated_themes(PAGES)
    shown = words_of(drawn("class"))
    assert "the war" in stated and "the war" not in telling(PAGES.a)
    for theme in stated:
        assert shown.count(theme) == sum(
            entrance.first is not None
            for page in BOTH
            for entrance in page.entrances
            if entrance.theme == theme
        )


def test_the_end_is_said_only_of_what_comes_in_the_last_sentence():
    for page in BOTH:
        last = page.entrances[-1]
        said = f"leaves {last.theme} for the end"
        assert (said in telling(page)) == page.ends_with(last)
    assert "comes late to weapons" in telling(PAGES.a)


@pytest.mark.parametrize("name", EVERY)
def test_no_text_leaves_the_figure_or_runs_into_another(name):
    assert crowded(drawn(name)) == []


@pytest.mark.parametrize("name", EVERY)
def test_each_text_stands_within_its_page_or_outside_both(name):
    chart = drawn(name)
    boxes = [patch.get_window_extent() for patch in chart.figure.axes[0].patches]
    sheets = sorted(boxes, key=lambda box: box.height)[-2:]
    for text in texts(chart):
        box = text.get_window_extent()
        if box.y1 < sheets[0].y0 or sheets[0].y1 < box.y0:
            continue  # the title, or what stands below the pages
        assert any(s.x0 <= box.x0 and box.x1 <= s.x1 for s in sheets), text


@pytest.mark.parametrize("name", EVERY)
def test_rows_that_a_pair_lacks_are_left_out(name):
    shown, pages = words_of(drawn(name)), front_pages(read(name))
    assert ("FRAMES PEOPLE SAW" in shown) == bool(pages.coders)
    assert any(x.startswith("WHAT IT CALLS") for x in shown) == bool(pages.subjects)
    assert any(x.startswith("ONLY ") for x in shown) == bool(
        pages.a.alone or pages.b.alone
    )


def test_the_pages_speak_in_the_articles_own_words():
    shown = " ".join(words_of(drawn("class")))
    for page in BOTH:
        assert page.first[:40] in shown and page.last[:30] in shown
        for source in page.sources[:1]:
            assert source.name in shown
    for words in ("full-scale invasion", "unprovoked invasion", "isolated regime"):
        assert words in shown
    assert "“special military operation”" in shown


def test_what_others_are_called_stands_under_a_heading_of_its_own():
    shown = words_of(drawn("class"))
    heads = [at for at, words in enumerate(shown) if words == "WHAT IT CALLS OTHERS"]
    below = [at for at, words in enumerate(shown) if words == "ONLY TOLD HERE"]
    for page, start, end in zip(BOTH, heads, below, strict=True):
        for subject in PAIR.subjects[1:]:
            assert page.names[subject.name][0].words in shown[start:end]


def test_a_dot_stands_between_two_items_of_a_line_and_at_no_end_of_it():
    items = [WordsWithRemark(words) for words in ("the wren", "the lark", "the owl")]
    marks = flow(items, 3.0, 2, size=16).marks
    lines = [
        [mark.text for mark in sorted(marks, key=lambda mark: mark.x) if mark.y == y]
        for y in sorted({mark.y for mark in marks})
    ]
    assert lines == [["the wren", "·", "the lark"], ["the owl"]]


def test_bold_is_what_stands_in_an_article_s_own_voice():
    found = {text.get_text(): text.get_weight() for text in texts(drawn("class"))}
    assert found["unprovoked invasion"] == "bold"
    assert found["“special military operation”"] == "normal"


def test_an_article_has_its_colour_and_its_shape():
    chart = drawn("class")
    middle = chart.figure.get_figwidth() / 2
    for line in chart.figure.axes[0].lines:
        if line.get_marker() in palette.MARKERS.values():
            letter = "A" if line.get_xdata()[0] < middle else "B"
            assert line.get_marker() == palette.MARKERS[letter]
            assert line.get_color() == palette.ARTICLES[letter]


def test_no_p_stands_in_the_picture_and_each_row_stands_in_the_table():
    chart = drawn("class")
    assert not any(re.search(r"\bp [=<]", words) for words in words_of(chart))
    found = {row[0]: row for row in chart.table.rows}
    for row in READ.contrasts.rows:
        assert found[row.name][-1] == row.verdict
    for frame in generic_frames():
        assert f"frame: {frame.name}" in found


def test_a_pair_and_its_comparison_give_the_same_chart():
    assert str(charts.front_pages(PAIR)) == str(charts.front_pages(READ))


def test_the_alt_text_gives_layout_sentences_and_takeaway():
    chart = drawn("class")
    assert chart.alt.startswith("Two front pages side by side, A · the wire report")
    assert telling(PAGES.a) in chart.alt and telling(PAGES.b) in chart.alt
    assert chart.alt.endswith(f"{chart.title}.")
    assert "120 news articles that people annotated" in chart.errors
