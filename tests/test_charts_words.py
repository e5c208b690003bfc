"""Charts of words say what was counted: rates, places, keyness, cuts."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from chart_tools import article, number, rows, words_of

from lessons.charts import (
    claim_parts,
    concordance,
    dispersion,
    keyness,
    luck,
    luck_in_news,
    one_deal,
    six_deals,
    surprise,
    thousand_deals,
    token_ribbon,
    word_rates,
)
from lessons.charts.style import house_style
from lessons.charts.token_ribbon import LONGEST
from lessons.charts.wording import in_words
from lessons.reading import counts
from lessons.reading.keyness_errors import errors_of_keyness, of_100
from lessons.reading.pair import load_pair
from lessons.reading.words import TOKENISERS, tokens

pytestmark = pytest.mark.filterwarnings("error")

PAIR = load_pair()
KEYNESS = counts.keyness(*PAIR)
PHRASE = "economic sanctions from the U.S. and the European Union"


@pytest.mark.parametrize("draw", [dispersion, word_rates])
@pytest.mark.parametrize("words", ["war", ["war", " war ", ""]])
def test_a_word_is_taken_once(draw, words):
    chart = draw(*PAIR, words)
    assert {row[0] for row in chart.table.rows} == {"war"}
    assert words_of(chart).count("war") == 1


# How often ----------------------------------------------------------------------------


def test_rates_table_is_the_measurement():
    words = ["war", "mr", "regime"]
    chart = word_rates(*PAIR, words)
    found = rows(chart)
    assert found.keys() == set(words)
    for word, cells in found.items():
        for (count, per_thousand, ends), one in zip(
            (cells[:3], cells[3:]), PAIR, strict=True
        ):
            measured = counts.rate(one, word)
            low, high = measured.interval.low, measured.interval.high
            assert count == measured.count
            assert number(per_thousand) == pytest.approx(
                measured.per_thousand, abs=0.05
            )
            assert ends == f"{low:.1f} to {high:.1f}"


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (["storm", "came"], "1 of 2 words is used at a clearly different rate"),
        (["storm", "sun", "came"], "2 of 3 words are used at clearly different rates"),
        (["came"], "Both use every word at the same rate"),
    ],
)
def test_rates_title_counts_the_words_that_stand_apart(words, title):
    a, b = article("The storm came. " * 20), article("The sun came. " * 20)
    assert word_rates(a, b, words).title == title


def test_rates_of_short_texts_are_seen_to_differ_and_judged_no_further():
    title = word_rates(*PAIR, ["war", "kim"]).title
    assert title == "The rates differ in these two texts; too few words to say more"


def test_rates_are_drawn_with_their_intervals():
    a, b = (counts.rate(one, "mr") for one in PAIR)
    ax = word_rates(*PAIR, "mr").figure.axes[0]
    for rate, side, bar, line in zip(
        (a, b), (-1, 1), ax.patches, ax.lines, strict=True
    ):
        base = bar.get_x()
        ends = [side * (x - base) for x in line.get_xdata()]
        assert side * bar.get_width() == pytest.approx(rate.per_thousand)
        assert ends == pytest.approx([rate.interval.low, rate.interval.high])


# Where --------------------------------------------------------------------------------

CROWDED = article("storm " * 6 + "calm " * 300)
EVEN = article(("storm " + "calm " * 50) * 6)


def test_dispersion_table_is_the_measurement():
    chart = dispersion(*PAIR, ["putin", "regime"])
    for word, letter, uses, dp, _, places in chart.table.rows:
        measured = counts.dispersion(PAIR.article(letter), word)
        assert (uses, dp) == (len(measured.places), measured.dp)
        assert (places or "").count(",") == max(0, uses - 1)
        assert f"{uses} use" in " ".join(words_of(chart))


@pytest.mark.parametrize(
    ("pair", "words", "title"),
    [
        (
            (CROWDED, EVEN),
            "storm",
            "Closest together: the 6 uses of “storm” in A, 0–2 % of the way through",
        ),
        (
            (EVEN, CROWDED),
            "storm",
            "Closest together: the 6 uses of “storm” in B, 0–2 % of the way through",
        ),
        ((EVEN, EVEN), "storm", "No word keeps to one half of an article"),
        (
            PAIR,
            "regime",
            "Too few uses (under 3) to call any word crowded or spread",
        ),
        (PAIR, "can", "All 3 uses of “can” in B stand 68–79 % of the way through"),
    ],
)
def test_dispersion_says_what_is_seen_and_no_verdict(pair, words, title):
    assert dispersion(*pair, words).title == title


def test_dispersion_says_the_same_of_a_word_whatever_is_drawn_beside_it():
    alone, beside = (dispersion(*PAIR, words) for words in ("can", ["can", "war"]))
    of_can = tuple(row for row in beside.table.rows if row[0] == "can")
    assert of_can == alone.table.rows
    for chart in (alone, beside):
        assert "“can” in B" in chart.title and "68–79 %" in chart.title
        assert "chance" not in chart.title
        assert not any("DP" in text for text in words_of(chart))


# More than by chance ------------------------------------------------------------------


def test_keyness_table_is_the_measurement():
    chart = keyness(KEYNESS, top=7)
    expected = tuple(
        (
            key.word,
            key.leans,
            key.g2,
            f"{key.p:.3f}",
            f"{key.p_sentences:.3f}",
            key.count_a,
            f"{key.rate_a:.1f}",
            key.count_b,
            f"{key.rate_b:.1f}",
        )
        for key in KEYNESS.words[:7]
    )
    assert chart.table.rows == expected
    assert f"{KEYNESS.null_maximum:.2f}" in chart.table.caption


def test_keyness_says_how_often_it_errs_and_leaves_out_what_was_not_dealt():
    assert errors_of_keyness() in str(keyness(KEYNESS))
    by_list = counts.keyness(["cat"] * 9, ["dog"] * 9, permutations=9)
    assert {row[4] for row in keyness(by_list).table.rows} == {None}


def test_keyness_sets_luck_beside_the_words():
    chart = keyness(KEYNESS)
    assert chart.title == ("“mr” leans furthest, and further than luck (dashed lines)")
    assert "words beyond them: 1 of 428" in chart.alt
    assert any("in 95 of 100 deals, luck stays between" in t for t in words_of(chart))


@pytest.mark.parametrize(
    ("a", "b", "begins"),
    [
        ("cat dog " * 20, "dog cat " * 20, "No word leans further than luck (dashed"),
        ("cat dog " * 60, "dog owl " * 60, "“cat” and “owl” lean furthest, and"),
        ("a b c dog " * 60, "d e f dog " * 60, "6 words lean furthest, and further"),
    ],
)
def test_keyness_title_names_the_furthest(a, b, begins):
    result = counts.keyness(a, b, permutations=99)
    assert keyness(result).title.startswith(begins)
    assert keyness(result, top=2).title == keyness(result).title


def test_a_word_at_one_rate_in_both_leans_nowhere():
    result = counts.keyness("cat dog " * 20, "dog cat " * 20, permutations=99)
    assert {row[1] for row in keyness(result).table.rows} == {None}


def test_keyness_number_stands_on_the_side_of_its_own_bar_and_on_no_line():
    chart = keyness(KEYNESS)
    with house_style():
        chart.figure.draw_without_rendering()
    ax = chart.figure.axes[0]
    lines = [
        ax.transData.transform((side * KEYNESS.null_maximum, 0))[0] for side in (-1, 1)
    ]
    assert len(ax.patches) == 10
    for bar in ax.patches:
        value, row = bar.get_width(), bar.get_y() + bar.get_height() / 2
        (shown,) = (
            text
            for text in ax.texts
            if text.get_text() == f"{abs(value):.1f}"
            and text.get_position()[1] == pytest.approx(row)
        )
        box = shown.get_window_extent()
        assert shown.get_position()[0] * value > 0
        assert not any(box.x0 < x < box.x1 for x in lines)


# Deals --------------------------------------------------------------------------------


def test_one_deal_is_the_deal_of_the_lessons_own_cell():
    """The cell `Random(shake).sample(bag, len(b.words))` draws hand B of the chart."""
    a, b = PAIR
    hand = Counter(Random(8).sample(a.words + b.words, len(b.words)))
    chart = one_deal(a, b, 8)
    for word, in_a, in_b in chart.table.rows:
        assert in_b == hand[word]
        assert in_a + in_b == KEYNESS[word].count_a + KEYNESS[word].count_b
    assert f"hand B: {len(b.words)} cards" in words_of(chart)


@pytest.mark.parametrize("shake", [5, 6, 8])
def test_six_deals_say_in_how_many_luck_was_as_surprising(shake):
    chart = six_deals(*PAIR, shake)
    first, *_ = one_deal(*PAIR, shake).table.rows
    assert chart.table.rows[0][1:4] == first
    said = counts.g2(7, 0, len(PAIR.a.words) - 7, len(PAIR.b.words))
    reached = 0
    for _, _, in_a, in_b, far in chart.table.rows[:6]:
        rest = (len(PAIR.a.words) - in_a, len(PAIR.b.words) - in_b)
        as_far = counts.g2(in_a, in_b, *rest) >= said - 1e-9
        assert far == ("yes" if as_far else "no")
        reached += as_far
    assert chart.title.startswith(f"In {in_words(reached)} of six deals")
    assert chart.table.rows[6][:4] == ("really", "said", 7, 0)


def test_a_thousand_deals_are_a_thousand_squares():
    for word, unit in (("said", "words"), ("mr", "sentences")):
        null = KEYNESS.word_deals if unit == "words" else KEYNESS.sentence_deals
        reached = sum(best >= KEYNESS[word].g2 - 1e-9 for best in null.maxima)
        chart = thousand_deals(KEYNESS, word, unit)
        every, full = chart.figure.axes[0].lines
        assert (len(every.get_xdata()), len(full.get_xdata())) == (1000, reached)
        assert [row[1] for row in chart.table.rows] == [reached, 1000 - reached]
        assert chart.title.startswith(f"Luck {reached}: in {reached} of 1,000 deals")


def test_the_surprise_score_stands_among_the_deals():
    chart = surprise(KEYNESS, ["mr", "said", "mr"])
    ax = chart.figure.axes[0]
    assert sum(bar.get_height() for bar in ax.patches) == 1000
    assert [row[:4] for row in chart.table.rows] == [
        (key.word, key.count_a, key.count_b, key.g2)
        for key in (KEYNESS["said"], KEYNESS["mr"])
    ]
    (dashed,) = ax.collections
    assert dashed.get_segments()[0][0][0] == pytest.approx(KEYNESS.null_maximum)
    assert chart.title.startswith("“mr” passes the dashed line")
    assert surprise(KEYNESS, "said").title.startswith("None of these words")


def test_luck_in_a_table():
    (row,) = luck(KEYNESS, "Said").rows
    key = KEYNESS["said"]
    assert row == ("said", 7, key.rate_a, 0, key.rate_b, 901)


def test_luck_in_news_is_what_was_measured():
    rows = luck_in_news().table.rows
    expected = [
        of_100(pairs, unit)
        for pairs in ("halves", "outlet")
        for unit in ("words", "sentences")
    ]
    assert [row[2] for row in rows] == expected


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("have accused Pyongyang of", "A21"),
        ("North Korea's missile", "A21"),  # a keyboard has no curly apostrophe
        ("have accused pyongyang of", "in A21, but with other capital letters"),
        ("have accused Seoul of", "in neither article, letter for letter"),
    ],
)
def test_the_words_of_a_claim_stand_where_they_are_the_same(words, place):
    told = claim_parts(PAIR, "In two articles", "A reports", "one sentence", words)
    assert told.rows[-1] == ("where they stand", place)


def test_a_concordance_holds_every_place_and_no_html():
    found = concordance(*PAIR, "war")
    assert found.as_text().count("\n") == len(found.lines) == 5
    odd = article("We said <b>war</b> & peace.", letter="A")
    page = concordance(odd, odd, "war").as_html()
    assert "<b>" not in page and "&lt;b&gt;" in page and page.count("<tr>") == 3
    assert "in neither article" in concordance(*PAIR, "zebra").caption
    with pytest.raises(ValueError, match="more than one word"):
        concordance(*PAIR, "two words")
    with pytest.raises(ValueError, match="one word at a time"):
        concordance(*PAIR, ("war", "peace"))
    with pytest.raises(ValueError, match="between quotation marks"):
        concordance(*PAIR, 5)


# Cutting ------------------------------------------------------------------------------


def test_ribbon_table_is_each_tokenisers_cut():
    chart = token_ribbon(PHRASE)
    assert rows(chart).keys() == TOKENISERS.keys()
    for name, cut in TOKENISERS.items():
        found = cut(PHRASE)
        assert rows(chart)[name] == (len(found), " | ".join(t.text for t in found))
        assert str(len(found)) in words_of(chart)


def test_ribbon_title_counts_the_counts():
    different = len({len(cut(PHRASE)) for cut in TOKENISERS.values()})
    assert different > 1
    assert token_ribbon(PHRASE).title == (
        f"Five tokenisers, {in_words(different)} different counts"
    )


@pytest.mark.parametrize(
    ("text", "tokenisers", "title"),
    [
        ("war", None, "Five tokenisers, one answer: 1 token"),
        (
            "ab cd",
            {"kit": tokens, "twin": lambda text: tokens(text)},
            "Two tokenisers, one answer: 2 tokens",
        ),
        (
            "ab cd",
            {"first": lambda t: tokens(t)[:1], "last": lambda t: tokens(t)[1:]},
            "Two tokenisers, one count, two different cuts",
        ),
        ("ab cd", {"kit": tokens}, "One tokeniser: 2 tokens"),
    ],
)
def test_ribbon_title_follows_from_the_cuts(text, tokenisers, title):
    assert token_ribbon(text, tokenisers).title == title


LONGEST_TEXT = ("Mm wW " * 20)[: LONGEST - 1] + "."


def test_ribbon_takes_the_longest_text_it_says():
    assert f"“{LONGEST_TEXT}”" in token_ribbon(LONGEST_TEXT).alt
    with pytest.raises(ValueError, match=f"write {LONGEST} or fewer"):
        token_ribbon(LONGEST_TEXT + "x")


@pytest.mark.exhaustive
def test_ribbon_draws_the_longest_text():
    assert token_ribbon(LONGEST_TEXT).png().startswith(b"\x89PNG")
