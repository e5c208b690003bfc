"""Any two articles read side by side: what is read, and all of it as JSON."""

from __future__ import annotations

import gc
import json
import time
from itertools import pairwise

import pytest
from hostile import NEWS_PIECES, SLOW_FOR_NAMES
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from lessons.charts.frame_chart import frame_chart
from lessons.charts.front_pages import front_pages
from lessons.commands.compare_text import as_text
from lessons.pages.comparison_page import as_page
from lessons.reading import comparison
from lessons.reading.article import Article
from lessons.reading.comparison import compare_pair
from lessons.reading.comparison_json import as_data, as_json, schema
from lessons.reading.contrasts import contrast
from lessons.reading.documents import ArticleError
from lessons.reading.labels import Subject, labels
from lessons.reading.ledger import Fact
from lessons.reading.names import name_labels
from lessons.reading.pair import Pair, load_pair
from lessons.reading.patterns import plain_words
from lessons.reading.segments import segment
from lessons.reading.voices import VOICES, airtime

SEEDS = load_pair()
A, B = SEEDS
PAIR = comparison.compare_pair(SEEDS)
VALID = Draft202012Validator(schema())


def article(text: str, file: str = "story.txt", letter: str = "") -> Article:
    return Article(text=text, segments=segment(text), file=file, letter=letter)


def compared(a: str, b: str) -> comparison.Comparison:
    return comparison.compare(article(a), article(b))


# The seeds: one use of the general reading --------------------------------------------


def test_the_rows_of_the_lessons_are_those_of_the_comparison():
    assert PAIR.contrasts.rows == contrast(SEEDS).rows
    assert PAIR.a.labels == labels(airtime(A), SEEDS.subjects)
    assert PAIR.keyness.survivors[0].word == "mr"


def test_the_longest_shared_quotation_is_fourteen_words_of_kims():
    shared = PAIR.shared_quotation
    assert shared.words == 14
    assert shared.in_a.text.startswith("full support and solidarity to the Russian")
    assert shared.in_a.text.endswith("people in carrying out")
    for span, of in ((shared.in_a, A), (shared.in_b, B)):
        assert of.text[span.start : span.end] == span.text
    assert (shared.from_a.speaker, shared.from_b.speaker) == ("he", "Kim")


def test_names_are_shared_or_alone():
    shared = set(PAIR.shared_names)
    a, b = ({name.name for name in reading.names} for reading in (PAIR.a, PAIR.b))
    assert {"Putin", "Kim", "North Korea"} <= shared
    assert "Moscow" in PAIR.names_only_a and "AP News" in PAIR.names_only_b
    assert a == shared | set(PAIR.names_only_a)
    assert b == shared | set(PAIR.names_only_b)


# Any story ----------------------------------------------------------------------------

STORY = (
    "Prime Minister Keir Starmer met U.S. President Joe Biden in Washington on "
    "Tuesday. Starmer said the US was a friend. Mr. Biden told him: “Welcome, my old "
    "friend.” Cheering Londoners waited in May. Theresa May and Stephen King watched "
    "with Ursula van der Leyen. Officials in New York said that Starmer’s plane left."
)
OTHER = (
    "“Welcome, my old friend, to this house,” Biden said. Starmer smiled. He had flown "
    "to Washington with Stephen King. The White House said nothing of Starmer."
)


def test_without_subjects_each_name_is_a_label():
    pair = compared(STORY, OTHER)
    assert pair.a.labels == name_labels(pair.a.names)
    assert [use.label for use in pair.b.labels if use.subject == "Biden"] == ["Biden"]
    rows = [row.name for row in pair.contrasts.rows if row.band == "what it is called"]
    assert set(rows) == {"“Starmer”", "“Stephen King”", "“Washington”"}
    assert not any("war" in row.name for row in pair.contrasts.rows)


def test_with_subjects_only_those_are_labels():
    friend = Subject("friend", {"friend": plain_words("friend")})
    found = compare_pair(Pair(article(STORY), article(OTHER), subjects=(friend,)))
    assert {use.subject for use in found.a.labels} == {"friend"}
    assert "“friend”" in [row.name for row in found.contrasts.rows]
    assert found.a.names  # which are found all the same


def test_facts_are_those_of_the_letters():
    fact = Fact("k", "King was there", {"A": "Stephen King", "B": "Stephen King"})
    a, b = article(STORY, letter="A"), article(OTHER, letter="B")
    found = compare_pair(Pair(a, b, facts=(fact,)))
    told = next(row for row in found.contrasts.rows if row.band == "what is told")
    assert (told.a.shown, told.b.shown) == ("1 of 1", "1 of 1")


def test_a_shared_quotation_stays_in_one_quotation():
    a = "“We are here to,” Roe said, “stay for good.” “Alone again we stand,” he said."
    b = "“We are here to stay for good,” Roe said in Rome, and left it at that."
    shared = compared(a, b).shared_quotation
    assert (shared.words, shared.in_a.text) == (4, "We are here to")


def test_the_longest_run_by_hand():
    a, b = [*"abcabxabcd", None], [*"zzabcdyqabc", None]
    length, at_a, at_b = comparison._longest_common_run(a, b)
    assert (a[at_a : at_a + length], at_a, at_b) == (list("abcd"), 6, 2)
    assert comparison._longest_common_run([None, None], [None])[0] == 0
    assert comparison._longest_common_run([], [])[0] == 0


KEYS = st.lists(st.sampled_from("ab") | st.none(), max_size=12)


@given(KEYS, KEYS)
def test_the_longest_run_of_any_two_lists_is_that_of_trying_every_run(a, b):
    def runs(keys):
        return {
            tuple(keys[i:j])
            for i in range(len(keys))
            for j in range(i + 1, len(keys) + 1)
            if None not in keys[i:j]
        }

    both = runs(a) & runs(b)
    length, at_a, at_b = comparison._longest_common_run(a, b)
    assert length == max(map(len, both), default=0)
    assert a[at_a : at_a + length] == b[at_b : at_b + length]


def test_the_longest_run_of_frequent_words_is_found_in_a_long_text():
    """difflib passes over frequent words in a list of two hundred and more."""
    often = [*("the of and to " * 200).split()]
    length, *places = comparison._longest_common_run(
        [*often[:400], None], ["x", *often[:400], None]
    )
    assert (length, places) == (400, [0, 1])


PLAIN = "The ferry left at noon. The rain came later. Nobody in town spoke of it."


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (PLAIN, PLAIN.replace("rain", "snow")),
        ("The ferry left.", "It rained on."),
        (STORY, STORY),
        (STORY, PLAIN),
        ("Hm.", STORY),
    ],
    ids=["no quotation", "one sentence", "the same", "one quotes", "one word"],
)
def test_odd_pairs_are_read_and_drawn(a, b):
    pair = compared(a, b)
    chart, front = frame_chart(pair.contrasts), front_pages(pair)
    VALID.validate(as_data(pair))
    assert chart.png().startswith(b"\x89PNG")
    assert chart.title[0].isupper() and "facts" not in chart.title
    assert "Names in A" in as_page(pair, front, chart) and as_text(pair)


def test_identical_articles_differ_in_nothing():
    pair = compared(STORY, STORY)
    assert pair.contrasts.survivors == () and pair.keyness.survivors == ()
    assert pair.names_only_a == pair.names_only_b == ()
    assert pair.shared_quotation.words == 4


def test_without_any_quotation_there_is_nothing_shared_and_no_score_of_it():
    pair = compared(PLAIN, PLAIN)
    assert pair.shared_quotation is None
    names_of_rows = [row.name for row in pair.contrasts.rows]
    assert "score of the words it quotes" not in names_of_rows


def test_an_article_without_a_body_is_said_in_one_sentence():
    with pytest.raises(ArticleError, match=r"“story.txt” has no body .*\.$"):
        compared("A heading", PLAIN)


# Any two texts ------------------------------------------------------------------------

TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(NEWS_PIECES), max_size=40).map(" ".join),
    st.just(STORY),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, TEXTS)
@example(STORY, "")
@example("\ufeff", "“")
@example("A a. – Reuters\n“B – Reuters\nb,” he said.", "İstanbul’S ß ŉ said: “ß.”")
def test_any_two_texts(a, b):
    try:
        pair = compared(a, b)
    except ArticleError as error:
        assert str(error).endswith(".") and "\n" not in str(error)
        return
    data = as_data(pair)
    VALID.validate(data)
    assert json.loads(as_json(pair)) == data
    for reading, text in ((data["articles"]["a"], a), (data["articles"]["b"], b)):
        rebuilt(reading, text)
    assert all(
        w["count_a"] + w["count_b"] > 0 for w in data["pair"]["keyness"]["words"]
    )
    as_text(pair)


def rebuilt(reading: dict, text: str) -> None:
    """The spans of an article give its text back, and the counts add up."""
    parts = reading["segments"]
    assert (
        reading["text"] == text == "".join(text[p["start"] : p["end"]] for p in parts)
    )
    for kind in ("quotations", "labels"):
        for span in reading[kind]:
            assert text[span["start"] : span["end"]] == span["text"]
    for quotation in reading["quotations"]:
        if (at := quotation["speaker_start"]) is not None:
            named = text[at : quotation["speaker_end"]]
            assert named.startswith(quotation["speaker"][:1])
    for spans in (
        [(s["start"], s["end"]) for s in reading["sentences"]],
        [tuple(token) for token in reading["tokens"]],
    ):
        assert all(one[1] <= two[0] for one, two in pairwise(spans))
        assert all(start < end for start, end in spans)
    assert sum(s["words"] for s in reading["sentences"]) == reading["words"]
    shares = [reading["shares"][voice]["estimate"] for voice in VOICES]
    assert sum(shares) == pytest.approx(1)


# JSON ---------------------------------------------------------------------------------


def test_the_schema_is_one_and_describes_every_field():
    Draft202012Validator.check_schema(schema())

    def walk(node):
        for name, field in node.get("properties", {}).items():
            assert {"description", "$ref"} & field.keys(), name
            yield from walk(field)

    list(walk(schema()))
    list(walk(schema()["$defs"]["article"]))


def test_the_seeds_fit_the_schema_and_what_does_not_is_noticed():
    data = as_data(PAIR)
    VALID.validate(data)
    for reading, of in ((data["articles"]["a"], A), (data["articles"]["b"], B)):
        rebuilt(reading, of.text)
    assert as_json(PAIR).isascii()
    data["pair"]["keyness"]["words"][0]["count_a"] = -1
    assert not VALID.is_valid(data)


# Time ---------------------------------------------------------------------------------


def long_story(sentences: int) -> str:
    """Prose with names and quotations, and with words that go on growing in number."""
    lines = [
        f"“We saw word{n} and part{n % 97} of it come,” Mr Roe{n % 40} said in Rome.\n"
        if n % 3 == 0
        else f"The good town{n % 211} met Jane Roe{n % 40} on the {n}th day of war.\n"
        for n in range(sentences)
    ]
    return "\n".join(lines)


def spent(a: str, b: str) -> float:
    """The process's own time for one comparison of two texts."""
    pair = article(a), article(b)
    gc.collect()
    began = time.process_time()
    comparison.compare(*pair)
    return time.process_time() - began


def spent_on_story(sentences: int, times: int = 1) -> float:
    texts = long_story(sentences), long_story(sentences + 7)
    return min(spent(*texts) for _ in range(times))


@pytest.mark.exhaustive
def test_twice_the_text_takes_no_more_than_about_twice_the_time():
    spent_on_story(300)  # what is loaded once is not timed
    assert spent_on_story(2400, times=2) / spent_on_story(1200, times=2) < 3


def test_a_longer_text_takes_about_as_much_longer():
    spent_on_story(20)  # what is loaded once is not timed
    assert spent_on_story(120) <= 4 * 3 * (spent_on_story(30) + 0.02)


@pytest.mark.parametrize(
    "copies", [50, pytest.param(2000, marks=pytest.mark.exhaustive)]
)
@pytest.mark.parametrize("piece", SLOW_FOR_NAMES)
def test_no_odd_text_makes_it_slow(piece, copies):
    """Neither one endless name nor one endless sentence or quotation."""

    def once(copies: int) -> float:
        return spent(*("It is. " + piece * copies + end for end in (" Hm.", " So.")))

    once(20)
    assert once(8 * copies) <= 3 * 8 * (once(copies) + 0.05)
