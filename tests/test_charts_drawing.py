"""Text in a chart is letters that the font has, in lines that fit; numbers in words."""

from __future__ import annotations

import pytest

from lessons.charts.chart import house_style
from lessons.charts.drawing import (
    MARGIN,
    canvas,
    lettered,
    plain_letters,
    set_headline,
    shortened,
    width_of,
    wrapped,
)
from lessons.charts.wording import counted, in_words, listed, spelled
from lessons.reading.article import Article
from lessons.reading.numerals import percent, signed

HOSTILE = (
    "<script>alert('x')</script>",
    "$x$ and $\\frac{1}$",
    "",
    "   ",
    "long " * 400,
    "W" * 300,
    "漢字 हिन्दी 🇰🇵 \x07",
    "_{a}^{b}\\n%s{0}",
)


# Text --------------------------------------------------------------------------------


def test_letters_that_the_font_lacks():
    assert plain_letters("Kim 🇰🇵 said\n中国\u202e\x07") == "Kim  said □□"
    assert shortened("a\n  b") == "a b"
    assert shortened("abcdef", 4) == "abc…"


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_fits(text):
    assert len(shortened(text, 30)) <= 30
    lines = wrapped(text, 2, lines=3).split("\n")
    assert len(lines) <= 3
    assert all(width_of(line, 13) <= 2 for line in lines)


def test_wrapping_keeps_every_word_that_fits():
    text = "one two three four five six"
    assert wrapped(text, 1.2).split() == text.split()
    assert wrapped(text, 1.2, lines=1) == "one two…"
    assert wrapped("short", 9) == "short"
    assert wrapped("", 9) == ""
    assert "".join(wrapped("x" * 60, 2, 17, "bold").split()) == "x" * 60


def test_a_headline_has_few_lines_that_are_alike_and_a_figure_with_room_for_them():
    with house_style():
        figure = canvas(5, 3)
        set_headline(figure, "one two three four five six seven eight nine ten eleven")
    lines = figure.get_suptitle().split("\n")
    widths = [width_of(line, 17, "bold") for line in lines]
    assert len(lines) == 2
    assert max(widths) <= 5 - 2 * MARGIN
    assert max(widths) - min(widths) < 1
    assert figure.get_figheight() == pytest.approx(3.3)


def test_a_headline_that_is_far_too_long_is_cut_off():
    with house_style():
        figure = canvas(5, 3)
        set_headline(figure, "long " * 400)
    assert figure.get_suptitle().count("\n") == 8
    assert figure.get_suptitle().endswith("…")


def test_an_article_is_headed_by_its_place():
    assert lettered(Article("x", (), "", "the memo"), "B") == "B · the memo"
    assert lettered(Article("x", (), "B"), "A") == "A"


# Words for numbers -------------------------------------------------------------------


def test_numbers_in_words():
    assert [in_words(n) for n in (0, 1, 12, 13)] == ["no", "one", "twelve", "13"]
    assert [counted(n, "use") for n in (0, 1, 2)] == ["0 uses", "1 use", "2 uses"]
    assert [spelled(n, "use") for n in (1, 2, 13)] == ["one use", "two uses", "13 uses"]


def test_lists_signs_and_shares():
    assert (listed(["a"]), listed("ab"), listed("abc")) == (
        "a",
        "a and b",
        "a, b and c",
    )
    assert (signed(-0.5), signed(0.001), signed(2, 0)) == ("−0.50", "0.00", "+2")
    assert [percent(0.136), percent(0, 0.5), percent(0.136, 0.14)] == [
        "14 %",
        "0–50 %",
        "14 %",
    ]
