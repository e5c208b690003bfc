"""People and places that a text names, found without any list of who they are."""

from hostile import NEWS_PIECES
from hypothesis import given
from hypothesis import strategies as st

from lessons.reading.article import Article
from lessons.reading.names import name_labels, names
from lessons.reading.pair import load_pair
from lessons.reading.segments import segment
from lessons.reading.voices import airtime

HEARD = tuple(map(airtime, load_pair()))
FOUND = names(*HEARD)
STORY = (
    "Prime Minister Keir Starmer met U.S. President Joe Biden in Washington on "
    "Tuesday. Starmer said the US was a friend. Mr. Biden told him: “Welcome, my old "
    "friend.” Cheering Londoners waited in May. Theresa May and Stephen King watched "
    "with Ursula van der Leyen. Officials in New York said that Starmer’s plane left."
)


def heard(text):
    return airtime(Article(text=text, segments=segment(text)))


def by_name(found):
    return {name.name: name for name in found}


def test_people_are_found_under_every_form_in_which_they_are_called():
    a, b = by_name(FOUND[0]), by_name(FOUND[1])
    assert a["Kim"].forms == {"Mr Kim": 6, "leader Kim Jong-un": 1}
    assert b["Kim"].forms == {"Kim": 3, "Supreme Leader Kim Jong Un": 1}
    assert a["Putin"].forms["Mr Putin"] == 12
    assert b["Putin"].forms == {"Putin": 4, "President Vladimir Putin": 1}
    assert b["Putin"].voices == {"quoted": 0, "attributed": 2, "own": 3}


def test_places_are_found_and_openings_of_sentences_are_not():
    a, b = by_name(FOUND[0]), by_name(FOUND[1])
    assert {"North Korea", "Russia", "Pyongyang", "Kim Il Sung Square"} <= a.keys() & b
    assert {"United States", "Xi Jinping", "UN Security Council"} <= a.keys()
    assert {"AP News", "U.S.", "United Nations"} <= b.keys()
    for opening in (
        "Cheering",
        "State",
        "The",
        "Following",
        "Wednesday",
        "With",
        "Due",
    ):
        assert opening not in a and opening not in b
    assert not {"Russian", "Ukrainian", "North Korean"} & (a.keys() | b.keys())


def test_each_mention_leads_back_to_the_text():
    for hearing, found in zip(HEARD, FOUND, strict=True):
        for name in found:
            assert name.count == sum(name.forms.values()) == sum(name.voices.values())
            for use in name.mentions:
                assert hearing.article.text[use.start : use.end] == use.text


def test_names_of_any_story():
    found = {name.name: name for name in names(heard(STORY))[0]}
    assert set(found) == {
        "Starmer", "Biden", "U.S.", "Washington", "Londoners", "Theresa May",
        "Stephen King", "Ursula van der Leyen", "New York",
    }  # fmt: skip
    assert found["Starmer"].forms == {"Starmer": 2, "Prime Minister Keir Starmer": 1}
    assert set(found["Biden"].forms) == {"Mr. Biden", "President Joe Biden"}
    assert found["U.S."].forms == {"U.S.": 1, "US": 1}


def test_each_mention_is_a_label_in_its_voice():
    found = names(heard(STORY))[0]
    labels = name_labels(found)
    assert len(labels) == sum(name.count for name in found)
    assert [use.start for use in labels] == sorted(use.start for use in labels)


@given(st.lists(st.sampled_from(NEWS_PIECES), max_size=40).map(" ".join))
def test_any_text_has_names_that_lead_back_to_it(text):
    for name in names(heard(text))[0]:
        assert name.count > 0
        for use in name.mentions:
            assert text[use.start : use.end] == use.text
