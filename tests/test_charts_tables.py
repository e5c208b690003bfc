"""Tables of lessons 01 and 02: parts of a file, places of a word, types, cuts."""

from __future__ import annotations

import pytest

from lessons.charts import (
    list_finds,
    one_deal,
    parts,
    places,
    six_deals,
    splitters,
    token_ribbon,
    token_table,
    types_at,
)
from lessons.reading import counts
from lessons.reading.article import article_from_text
from lessons.reading.pair import load_pair
from lessons.reading.sentiment import second_opinion
from lessons.reading.words import SPLITTERS, TOKENISERS, longest_piece

PAIR = load_pair()

# The parts of a file ------------------------------------------------------------------


def test_the_parts_of_a_file_are_all_its_words():
    for article in PAIR:
        table = parts(article)
        whole = len(article.text.split())
        outside = sum(words for role, words, _ in table.rows if role != "body")
        assert sum(words for _, words, _ in table.rows) == whole
        assert f"{outside} of its {whole} words" in table.caption
        assert [row[0] for row in table.rows] == [p.role for p in article.segments]


def test_a_file_of_ones_own_needs_no_letter():
    own = article_from_text("The ferry came late. It rained.")
    assert parts(own).caption.startswith("The parts of the file: 0 of its 6 words")


# The places of a word -----------------------------------------------------------------


@pytest.mark.parametrize("word", ["U.S.", " u.s. ", "sanctions", "Putin's"])
def test_an_address_leads_to_its_word(word):
    table = places(PAIR.b, word)
    assert table.rows
    for sentence, address, shown in table.rows:
        length = len(word.strip())
        found = PAIR.b.text[address : address + length]
        assert found.lower() == word.strip().lower()
        assert found in shown and found in PAIR.sentence(sentence)


@pytest.mark.parametrize("word", ["", "  ", "zebra"])
def test_a_word_that_is_not_there_has_no_place(word):
    table = places(PAIR.b, word)
    assert table.rows == () and ("No word yet" in table.caption) == (not word.strip())


def test_a_word_stands_between_its_neighbours_as_in_the_file():
    shown = [row[2] for row in places(PAIR.b, "Ukraine").rows]
    assert shown and all(words in PAIR.b.text for words in shown)


# Types --------------------------------------------------------------------------------


def test_types_are_counted_in_as_many_words_as_there_are():
    longer = len(PAIR.b.words) + 1
    a, b = types_at(PAIR, longer).rows
    assert (a[1], b[1]) == (longer, len(PAIR.b.words))
    assert b[2] == len(set(PAIR.b.words))


def test_the_types_of_a_shorter_article_are_not_said_to_be_of_as_many_words():
    length = len(PAIR.b.words)
    assert "all that it has" not in types_at(PAIR, length).caption
    assert "all that it has" in types_at(PAIR, length + 1).caption


@pytest.mark.parametrize("length", [0, -3, 2.5, "200", True, None])
def test_what_is_no_length_is_told_in_one_sentence(length):
    with pytest.raises(ValueError, match=r"is no length: write .*\.$"):
        types_at(PAIR, length)


def test_a_leads_at_most_lengths_and_not_at_all():
    """What is said to whoever finds a length at which B leads."""
    longest = len(PAIR.b.words)
    led = []
    for length in range(1, longest + 1):
        a, b = types_at(PAIR, length).rows
        led.append("A" if a[2] > b[2] else "B" if b[2] > a[2] else "")
    assert led.count("A") > longest / 2 and "B" in led and led[-1] == ""
    assert led[199] == "A" and "B" in led[:29] and "B" in led[-10:-1]


# Cuts ---------------------------------------------------------------------------------


def test_the_table_of_tokens_is_the_ribbons_and_takes_a_long_text():
    short = "Russia’s U.S. policy"
    assert token_table(short).rows == token_ribbon(short).table.rows
    for name, many, cut in token_table(PAIR.sentence("B9")).rows:
        assert many == len(TOKENISERS[name](PAIR.sentence("B9")))
        assert cut.count(" | ") == many - 1
    with pytest.raises(ValueError, match="Name one tokeniser"):
        token_table(short, {})


def test_the_way_that_the_others_are_measured_against_makes_no_mistake():
    for article in PAIR:
        rows = splitters(article).rows
        assert [row[0] for row in rows] == list(SPLITTERS)
        assert rows[-1][1:] == (0, 0) and any(sum(row[1:]) for row in rows[:-1])


def test_the_longest_piece_is_as_long_as_any():
    for name, cut in SPLITTERS.items():
        longest = longest_piece(PAIR.b.text, name)
        assert len(longest) == max(len(piece.text) for piece in cut(PAIR.b.text))
        assert PAIR.b.text[longest.start : longest.end] == longest


def test_a_way_to_cut_that_there_is_not_is_told_in_one_sentence():
    with pytest.raises(ValueError, match="There is no way to cut called “zebra”"):
        longest_piece("Rain fell.", "zebra")
    with pytest.raises(ValueError, match="no sentence in this text"):
        longest_piece("  ", "Punkt, bare")


# What learners write where words or a number should stand ----------------------------


@pytest.mark.parametrize("value", [5, None, ..., [], ["war"], (8, 5), PAIR.a])
@pytest.mark.parametrize(
    "measure",
    [
        lambda value: places(PAIR.b, value),
        lambda value: counts.rate(PAIR.b, value),
        lambda value: counts.concordance(PAIR.b, value),
        lambda value: longest_piece(value, "Punkt, bare"),
        lambda value: six_deals(*PAIR, 3, value),
        token_ribbon,
        token_table,
        second_opinion,
    ],
)
def test_what_is_no_text_is_told_in_one_sentence(measure, value):
    with pytest.raises(ValueError, match=r"^Words stand between .* is no text\.$"):
        measure(value)


@pytest.mark.parametrize("shake", [..., None, 8.5, (8, 5), []])
@pytest.mark.parametrize("deal", [one_deal, six_deals])
def test_a_bag_is_shaken_with_a_whole_number(deal, shake):
    with pytest.raises(ValueError, match=r"^The bag is shaken with .* is none\.$"):
        deal(*PAIR, shake)


@pytest.mark.parametrize("deal", [one_deal, six_deals])
def test_a_number_between_quotation_marks_shakes_no_bag(deal):
    with pytest.raises(ValueError, match=r"without quotation marks: “8” is a text\.$"):
        deal(*PAIR, "8")


def test_spaces_round_a_word_make_no_difference():
    assert counts.rate(PAIR.a, " war ") == counts.rate(PAIR.a, "war")
    assert places(PAIR.b, " sanctions ") == places(PAIR.b, "sanctions")


def test_a_number_with_a_comma_is_one_word_of_a_list():
    told = "Some 12,000 troops were sent. He paid 12,000 won."
    article = article_from_text(told, letter="A")
    assert list_finds([article], ["12,000"]).caption.startswith("2 finds")
    with pytest.raises(ValueError, match="comma stands inside “war,he”"):
        list_finds([article], ["war,he"])
