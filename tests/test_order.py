"""The order of telling: where a theme enters an article."""

import pytest

from lessons.reading.article import article_from_text
from lessons.reading.order import Theme, first_place, order_of_telling
from lessons.reading.pair import load_pair

PAIR = load_pair()


@pytest.mark.parametrize("article", [*PAIR], ids="AB")
def test_themes_stand_in_the_order_in_which_they_enter(article):
    entrances = order_of_telling(article, PAIR.themes)
    firsts = [entrance.first for entrance in entrances if entrance.places]
    assert firsts == sorted(firsts)
    for entrance in entrances:
        assert all(0 <= place <= 1 for place in entrance.places)
        for match in entrance.matches:
            assert article.text[match.start : match.end] == match.text


def test_the_agreement_opens_one_article_and_closes_the_other():
    theme = [theme for theme in PAIR.themes if theme.name == "the agreement"]
    (in_a,), (in_b,) = (order_of_telling(article, theme) for article in PAIR)
    assert in_a.first < 0.05 and in_b.first > 0.9


def test_a_theme_that_never_enters_stands_last():
    article = article_from_text("The ferry came late. It rained all day.")
    themes = [Theme("fire", ("fire",)), Theme("weather", ("rained",))]
    weather, fire = order_of_telling(article, themes)
    assert (weather.theme, fire.theme, fire.first) == ("weather", "fire", None)


def test_a_word_is_found_at_its_first_use_in_capitals_or_not():
    in_a, in_b = (first_place(article, "Agreement") for article in PAIR)
    assert PAIR.a.words[round(in_a * len(PAIR.a.words))] == "agreement"
    assert in_a < 0.05 and in_b > 0.9
    assert first_place(PAIR.a, "zebra") is None
