"""Two articles side by side: a row for every measure, and which of them survive."""

from dataclasses import replace
from random import Random

import numpy as np
import pytest
from pages import lesson_pages

from lessons.reading.article import article_from_text
from lessons.reading.contrasts import BANDS, _first_places, contrast
from lessons.reading.labels import Subject
from lessons.reading.ledger import Fact
from lessons.reading.order import Theme
from lessons.reading.pair import Pair, load_pair
from lessons.reading.patterns import plain_words

PAIR = load_pair()
SEEDS = contrast(PAIR)
STORY = "The mayor spoke of a flood. The flood, she said, was Roe's. Roe's! A deluge."


def pair_of(a, b, **found):
    """A pair of texts, with what people found in them."""
    return Pair(
        article_from_text(a, letter="A"), article_from_text(b, letter="B"), **found
    )


def names_of(contrasts):
    return [row.name for row in contrasts.rows]


def test_the_seeds_have_a_row_in_every_band():
    assert tuple(dict.fromkeys(row.band for row in SEEDS.rows)) == BANDS
    assert all(row.verdict for row in SEEDS.rows)


def test_ten_shuffles_in_lesson_6_tell_a_class_what_many_shuffles_tell():
    (page,) = (one for one in lesson_pages() if one.lesson.number == "06")
    heap, shuffle = (cell.source for cell in page.code if "luck" in cell.source)
    names = {"Random": Random, "a": PAIR.a, "b": PAIR.b}
    exec(heap, names)
    as_many = []
    for _ in range(1000):
        exec(shuffle, names)
        dealt = names["dealt_to_b"].count("war")
        as_many.append(dealt >= PAIR.b.words.count("war"))
    for ten in (as_many[:10], as_many[1:11]):  # the first may be counted, or not
        assert sum(ten) == round(10 * np.mean(as_many)) >= 1


def test_the_same_pair_gives_the_same_rows_every_time():
    assert contrast(PAIR).rows == SEEDS.rows


def test_a_value_lies_in_its_interval_and_on_its_scale():
    for row in SEEDS.rows:
        for side in (row.a, row.b):
            if side.low is not None:
                assert side.low <= side.value <= side.high
            if side.value is not None:
                assert row.scale[0] <= side.value <= row.scale[1]


def test_an_article_against_itself_differs_in_nothing():
    same = contrast(replace(PAIR, b=PAIR.a))
    assert same.survivors == ()
    assert all(row.p is None or row.p > 0.9 for row in same.rows)


def test_a_difference_that_is_real_survives():
    quoted = "\n".join(
        f"“We want peace and nothing else number {n},” Mr Kim said." for n in range(30)
    )
    plain = "\n".join(
        f"The train left the station at {n} in the rain." for n in range(30)
    )
    survivors = [row.name for row in contrast(pair_of(quoted, plain)).survivors]
    assert "words in quotation marks" in survivors
    assert "words in its own voice" in survivors


def test_a_first_mention_falls_where_the_shuffled_sentences_put_it():
    # A sentence of 4 words that mentions it after 1, and one of 6 that never does:
    # the mention stands after 1 of 10 words, or after 7.
    places = _first_places([(4, 1), (6, np.inf)], np.random.RandomState(1))
    assert set(places.round(6)) == {0.1, 0.7}
    assert abs((places < 0.5).mean() - 0.5) < 0.05


def test_an_article_without_a_body_is_said_in_one_sentence():
    empty = replace(PAIR.b, text="A heading", segments=())
    with pytest.raises(ValueError, match="no body"):
        contrast(Pair(PAIR.a, empty))


def test_a_scale_holds_every_interval():
    war = Subject("the war", {"war": (r"\bwar\b",)})
    warlike = "A war is a war, and war on war is war."
    found = contrast(pair_of(PAIR.a.text, warlike, subjects=(war,)))
    assert "“war”" in names_of(found)
    for row in found.rows:
        for side in (row.a, row.b):
            assert side.high is None or side.high <= row.scale[1]


def test_a_pair_in_which_nobody_looked_has_no_row_for_what_people_find():
    found = contrast(pair_of(PAIR.a.text, f"{STORY} Putin led the war."))
    assert {row.band for row in found.rows} == {"who speaks", "how it scores"}


def test_what_people_found_says_which_rows_there_are():
    found = contrast(
        pair_of(
            PAIR.a.text,
            STORY,
            subjects=(
                Subject(
                    "the flood",
                    {"flood": plain_words("flood"), "her": plain_words("Roe’s")},
                ),
            ),
            themes=(Theme("water", plain_words("deluge")), Theme("fire", ("fire",))),
            facts=(Fact("f", "A flood", {"A": "a flood"}, ("deluge",)),),
        )
    )
    assert {"“flood”", "“her”", "first word about water"} <= {*names_of(found)}
    assert "facts of the ledger told" in names_of(found)
    # Neither article comes to it.
    assert "first word about fire" not in names_of(found)
