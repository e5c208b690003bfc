"""Text in a chart is letters that the font has, in lines that fit; numbers in words."""

from __future__ import annotations

import pytest
from hostile import HOSTILE_LABELS

from lessons.charts.drawing import MARGIN, headed_figure, heading
from lessons.charts.lettering import (
    plain_letters,
    shortened,
    widest,
    width_of,
    wrapped,
)
from lessons.charts.wording import counted, in_words, listed, spelled
from lessons.reading.article import Article
from lessons.reading.numerals import percent, signed

# Text --------------------------------------------------------------------------------


def test_letters_that_the_font_lacks():
    assert plain_letters("Kim 🇰🇵 said\n中国\u202e\x07") == "Kim  said □□"
    assert shortened("a\n  b") == "a b"
    assert shortened("abcdef", 4) == "abc…"


@pytest.mark.parametrize("text", HOSTILE_LABELS)
def test_any_text_fits(text):
    assert len(shortened(text, 30)) <= 30
    lines = wrapped(text, 2, lines=3).split("\n")
    assert len(lines) <= 3
    assert all(width_of(line, 13) <= 2 for line in lines)


def test_the_widest_of_several_texts():
    assert widest(["a", "a long one", "b"]) == width_of("a long one")
    assert widest([]) == 0


def test_wrapping_keeps_every_word_that_fits():
    text = "one two three four five six"
    assert wrapped(text, 1.2).split() == text.split()
    assert wrapped(text, 1.2, lines=1) == "one two…"
    assert wrapped("short", 9) == "short"
    assert wrapped("", 9) == ""
    assert "".join(wrapped("x" * 60, 2, 17, "bold").split()) == "x" * 60


def test_a_headline_has_few_lines_that_are_alike_and_a_figure_with_room_for_them():
    title = "one two three four five six seven eight nine ten eleven"
    with headed_figure(title, 5, 3) as figure:
        pass
    lines = figure.get_suptitle().split("\n")
    widths = [width_of(line, 17, "bold") for line in lines]
    assert len(lines) == 2
    assert max(widths) <= 5 - 2 * MARGIN
    assert max(widths) - min(widths) < 1
    assert figure.get_figheight() == pytest.approx(3.3)


def test_a_headline_that_is_far_too_long_is_cut_off():
    with headed_figure("long " * 400, 5, 3) as figure:
        pass
    assert figure.get_suptitle().count("\n") == 8
    assert figure.get_suptitle().endswith("…")


def test_an_article_is_headed_by_its_place():
    assert heading(Article("x", (), "", "the memo"), "B") == "B · the memo"
    assert heading(Article("x", (), "B"), "A") == "A"


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
