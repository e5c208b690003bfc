"""Any two articles read side by side: the reading, the JSON, the page, the command."""

from __future__ import annotations

import gc
import json
import time
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from lessons import charts
from lessons.__main__ import main
from lessons.commands.compare_text import as_text
from lessons.pages.comparison_page import as_page
from lessons.reading import comparison, frames
from lessons.reading.voices import VOICES, airtime
from lessons.reading.article import Article
from lessons.reading.comparison_json import as_data, as_json, schema
from lessons.reading.documents import ArticleError
from lessons.reading.names import name_labels, names
from lessons.reading.pair import load_pair
from lessons.reading.seeds import seeds
from lessons.reading.segments import segment

A, B = load_pair()
PAIR = comparison.compare(A, B)
VALID = Draft202012Validator(schema())


def article(text: str, file: str = "story.txt") -> Article:
    return Article(text=text, segments=segment(text), file=file)


def compared(a: str, b: str) -> comparison.Comparison:
    return comparison.compare(article(a), article(b))


# The seeds: one use of the general reading --------------------------------------------


def test_the_frame_chart_of_the_lessons_is_the_one_of_the_comparison():
    assert PAIR.framing.rows == frame(A, B).rows
    assert PAIR.a.labels == frames.labels(airtime(A))
    assert PAIR.keyness.survivors[0].word == "mr"


def test_the_longest_shared_quotation_is_fourteen_words_of_kims():
    shared = PAIR.shared_quotation
    assert shared.words == 14
    assert shared.in_a.text.startswith("full support and solidarity to the Russian")
    assert shared.in_a.text.endswith("people in carrying out")
    for span, of in ((shared.in_a, A), (shared.in_b, B)):
        assert of.text[span.start : span.end] == span.text
    assert (shared.from_a.speaker, shared.from_b.speaker) == ("he", "Kim")


def by_name(reading: comparison.Reading) -> dict:
    return {name.name: name for name in reading.names}


def test_people_are_found_under_every_form_in_which_they_are_called():
    a, b = by_name(PAIR.a), by_name(PAIR.b)
    assert a["Kim"].forms == {"Mr Kim": 6, "leader Kim Jong-un": 1}
    assert b["Kim"].forms == {"Kim": 3, "Supreme Leader Kim Jong Un": 1}
    assert a["Putin"].forms["Mr Putin"] == 12
    assert b["Putin"].forms == {"Putin": 4, "President Vladimir Putin": 1}
    assert b["Putin"].voices == {"quoted": 0, "attributed": 2, "own": 3}


def test_places_are_found_and_openings_of_sentences_are_not():
    a, b = by_name(PAIR.a), by_name(PAIR.b)
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


def test_names_are_shared_or_alone():
    shared, only = set(PAIR.shared_names), [PAIR.names_only_a, PAIR.names_only_b]
    assert {"Putin", "Kim", "North Korea"} <= shared
    assert "Moscow" in only[0] and "AP News" in only[1]
    assert set(by_name(PAIR.a)) == shared | set(only[0])
    assert set(by_name(PAIR.b)) == shared | set(only[1])


def test_each_mention_leads_back_to_the_text():
    for reading in (PAIR.a, PAIR.b):
        for name in reading.names:
            assert name.count == sum(name.forms.values()) == sum(name.voices.values())
            for use in name.mentions:
                assert reading.article.text[use.start : use.end] == use.text


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


def test_names_of_any_story():
    found = {name.name: name for name in names(airtime(article(STORY)))[0]}
    assert set(found) == {
        "Starmer", "Biden", "U.S.", "Washington", "Londoners", "Theresa May",
        "Stephen King", "Ursula van der Leyen", "New York",
    }  # fmt: skip
    assert found["Starmer"].forms == {"Starmer": 2, "Prime Minister Keir Starmer": 1}
    assert set(found["Biden"].forms) == {"Mr. Biden", "President Joe Biden"}
    assert found["U.S."].forms == {"U.S.": 1, "US": 1}


def test_without_subjects_each_name_is_a_label():
    pair = compared(STORY, OTHER)
    assert pair.a.labels == name_labels(pair.a.names)
    assert [use.label for use in pair.b.labels if use.subject == "Biden"] == ["Biden"]
    rows = [row.name for row in pair.framing.rows if row.band == "what it is called"]
    assert set(rows) == {"“Starmer”", "“Stephen King”", "“Washington”"}
    assert not any("war" in row.name for row in pair.framing.rows)


def test_with_subjects_only_those_are_labels():
    subject = frames.Subject("friend", {"friend": frames.plain_words("friend")})
    pair = comparison.compare(article(STORY), article(OTHER), subjects=[subject])
    assert {use.subject for use in pair.a.labels} == {"friend"}
    assert "“friend”" in [row.name for row in pair.framing.rows]
    assert by_name(pair.a)  # names are found all the same


def test_facts_are_those_of_the_letters():
    fact = frames.Fact(
        "k", "King was there", {"A": "Stephen King", "B": "Stephen King"}
    )
    pair = comparison.compare(article(STORY), article(OTHER), facts=[fact])
    told = next(row for row in pair.framing.rows if row.band == "what is told")
    assert (told.a.shown, told.b.shown) == ("1 of 1", "1 of 1")


def test_a_shared_quotation_stays_in_one_quotation():
    a = "“We are here to,” Roe said, “stay for good.” “Alone again we stand,” he said."
    b = "“We are here to stay for good,” Roe said in Rome, and left it at that."
    shared = compared(a, b).shared_quotation
    assert (shared.words, shared.in_a.text) == (4, "We are here to")


def test_a_shared_quotation_against_trying_every_run():
    keys = [*"abcabxabcd", None, *"zzabcdyqabc", None]
    length, at, there = comparison._longest_common_run(keys, 11)
    assert (keys[at : at + length], at, there) == (list("abcd"), 6, 13)
    assert comparison._longest_common_run([None, None], 1)[0] == 0
    assert comparison._longest_common_run([], 0)[0] == 0


@given(
    st.lists(st.sampled_from("ab") | st.none(), max_size=12),
    st.lists(st.sampled_from("ab") | st.none(), max_size=12),
)
def test_the_longest_run_of_any_two_lists(first, second):
    def runs(keys):
        return {
            tuple(keys[i:j])
            for i in range(len(keys))
            for j in range(i + 1, len(keys) + 1)
            if None not in keys[i:j]
        }

    both = runs(first) & runs(second)
    keys = [*first, None, *second, None]
    length, at, there = comparison._longest_common_run(keys, len(first) + 1)
    assert length == max(map(len, both), default=0)
    assert keys[there : there + length] == keys[at : at + length]
    assert at + length <= len(first) < there or not length


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
    chart = charts.frame_chart(pair.framing.a, pair.framing.b, pair.framing)
    VALID.validate(as_data(pair))
    assert chart.png().startswith(b"\x89PNG")
    assert chart.title[0].isupper() and "facts" not in chart.title
    assert "Names in A" in as_page(pair, chart) and as_text(pair)


def test_identical_articles_differ_in_nothing():
    pair = compared(STORY, STORY)
    assert pair.framing.survivors == () and pair.keyness.survivors == ()
    assert pair.names_only_a == pair.names_only_b == ()
    assert pair.shared_quotation.words == 4


def test_without_any_quotation_there_is_nothing_shared_and_no_score_of_it():
    pair = compared(PLAIN, PLAIN)
    assert pair.shared_quotation is None
    names_of_rows = [row.name for row in pair.framing.rows]
    assert "score of the words it quotes" not in names_of_rows


def test_an_article_without_a_body_is_said_in_one_sentence():
    with pytest.raises(ArticleError, match=r"“story.txt” has no body .*\.$"):
        compared("A heading", PLAIN)


# Hypothesis ---------------------------------------------------------------------------

PIECES = st.sampled_from(
    "“ ” ‘ ’ \" ' . , : ; ? ! … — - ( ) \n \n\n said told Mr Dr. Prime Minister King "
    "van Kim Kim’s Jong-un North Korea Korea-Russia Russian US U.S. the The of and war "
    "Jun. 18 1,000 😀 🇰🇵 é ﬁ م שלום 東京 \u200d \u0301 \u00ad \u00a0 \x1b[31m <b> & "
    "$x$ according to Photograph: – Reuters @you #tag https://x.org".split(" ")
)
TEXTS = st.one_of(
    st.text(max_size=80), st.lists(PIECES, max_size=40).map(" ".join), st.just(STORY)
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


# The command --------------------------------------------------------------------------

SEEDS = [str(seeds() / one.file) for one in (A, B)]


def test_json_on_stdout_and_nothing_else(capfd, tmp_path):
    page, chart = tmp_path / "page.html", tmp_path / "chart.png"
    written = ["--html", str(page), "--png", str(chart)]
    assert main(["compare", *SEEDS, "--json", *written]) == 0
    out, err = capfd.readouterr()
    data = json.loads(out)
    VALID.validate(data)
    assert data["pair"]["shared_quotation"]["words"] == 14
    assert err.count("\n") == 3 and "page.html" in err
    assert chart.read_bytes().startswith(b"\x89PNG")
    assert "<h1>" in page.read_text(encoding="utf-8")


def test_in_words_by_default(capfd):
    assert main(["compare", *SEEDS]) == 0
    out, err = capfd.readouterr()
    assert "9 facts only in A" in out and "What the numbers cannot tell" in out
    assert err.startswith("Reading ")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["a.txt", "missing.txt"], "no file “missing.txt”"),
        (["a.txt"], "name a second file"),
        (["a.txt", "a.txt", "a.txt"], "python -m lessons corpus"),
        (["a.txt", "head.txt"], "no body"),
        (["a.txt", "a.txt", "--html", "none/page.html"], "no folder “none”"),
        (["a.txt", "a.txt", "--html", "a.txt"], "name another file"),
        (["a.txt", "a.txt", "--html", "x", "--png", "x"], "a file each"),
    ],
)
def test_bad_input_is_one_sentence_and_exit_code_two(
    arguments, says, capfd, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(STORY, encoding="utf-8")
    Path("head.txt").write_text("A heading", encoding="utf-8")
    assert main(["compare", *arguments, "--json"]) == 2
    out, err = capfd.readouterr()
    assert out == "" and says in err
    (last,) = [line for line in err.splitlines() if not line.startswith("Reading ")]
    assert last.endswith(".")
    assert Path("a.txt").read_text(encoding="utf-8") == STORY


def test_the_help_tells_the_exit_codes(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["compare", "--help"])
    assert stopped.value.code == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "Exit codes: 0 done, 2 bad input" in told and "schema.json" in told


def test_a_terminal_of_few_letters_and_control_characters(tmp_path, monkeypatch):
    import io
    import sys

    paths = [tmp_path / name for name in ("a.txt", "b.txt")]
    for path in paths:
        hostile = STORY.replace("New York", "New\x1b[31m York 東京")
        path.write_text(hostile, encoding="utf-8")
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", narrow)
    assert main(["compare", *map(str, paths)]) == 0
    narrow.flush()
    assert b"\x1b" not in narrow.buffer.getvalue()


# The page -----------------------------------------------------------------------------

HOSTILE = (
    "<script>alert(1)</script> Roe said: “<img src=x onerror=alert(2)> is here, and it "
    "stays.” Then Mr Bold</table><iframe src='http://x.example'> left. Mr Bold came "
    'back "><svg onload=alert(3)> to <b>Rome</b>. In Rome, Mr Bold said & slept.\x00'
)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict]] = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def test_hostile_text_is_text_in_the_page():
    a, b = article(HOSTILE, "<i>.txt"), article(HOSTILE.replace("Roe", "Doe"), '".txt')
    pair = comparison.compare(a, b)
    html = as_page(
        pair, charts.frame_chart(pair.framing.a, pair.framing.b, pair.framing)
    )
    seen = Tags()
    seen.feed(html)
    tags = {tag for tag, _ in seen.found}
    assert not {"script", "iframe", "svg", "i", "b", "link", "object"} & tags
    (picture,) = [attributes for tag, attributes in seen.found if tag == "img"]
    assert picture["src"].startswith("data:image/png;base64,")
    assert picture["alt"].startswith("Dot chart in two columns")
    assert not any(key.startswith("on") for _, a in seen.found for key in a)
    assert "&lt;img src=x onerror" in html and "\x00" not in html


def test_the_page_holds_the_chart_its_table_and_its_limits():
    html = as_page(PAIR, charts.frame_chart(A, B, PAIR.framing))
    assert "What the numbers cannot tell" in html
    assert "Everything measured, with 95 % intervals" in html
    assert "Supreme Leader Kim Jong Un (1)" in html
    assert "is biased" not in html and "http://" not in html.replace("&quot;", "")


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


def spent(sentences: int) -> float:
    """The process's own time for one comparison, at best of two."""
    pair = [article(long_story(sentences)), article(long_story(sentences + 7))]
    times = []
    for _ in range(2):
        fresh = [article(one.text) for one in pair]
        gc.read_hand_ins()
        began = time.process_time()
        comparison.compare(*fresh)
        times.append(time.process_time() - began)
    return min(times)


def test_twice_the_text_takes_no_more_than_about_twice_the_time():
    spent(300)  # what is loaded once is not timed
    assert spent(2400) / spent(1200) < 3


@pytest.mark.parametrize(
    "piece",
    ["Kim Jong Un ", "“a ", "“Kim said. ", "The The ", "x" * 50, "Mr ", "U.S.-", "a\n"],
)
def test_no_odd_text_makes_it_slow(piece):
    """Neither one endless name nor one endless sentence or quotation."""

    def once(copies):
        pair = [article("It is. " + piece * copies + end) for end in (" Hm.", " So.")]
        gc.read_hand_ins()
        began = time.process_time()
        comparison.compare(*pair)
        return time.process_time() - began

    once(20)
    assert once(16_000) <= 3 * 8 * (once(2000) + 0.05)
