"""The parts of an article: every character in one of them, each with its role."""

import time

import pytest
from hostile import ODD_TEXTS, SLOW_FOR_LINES
from hypothesis import example, given
from hypothesis import strategies as st

from lessons.reading.pair import load_pair
from lessons.reading.segments import ROLES, segment

A, B = load_pair()


def roles(article, role):
    return [part.text.strip() for part in article.parts(role)]


def test_parts_of_the_wire_report():
    assert roles(A, "scrape metadata") == ["date 2024-06-19"]
    assert roles(A, "image credit") == [
        "Photograph: GAVRIIL GRIGOROV/POOL/AFP via Getty Images"
    ]
    assert [text[:14] for text in roles(A, "caption")] == [
        "Kim Jong-un (R",
        "North Koreans ",
    ]
    assert roles(A, "wire credit") == ["– Reuters"]
    assert (len(A.words), len(A.sentences)) == (694, 26)


def test_parts_of_the_explainer():
    assert roles(B, "sub-heading") == ["Roll out the red carpet", "Putin in Pyongyang"]
    assert roles(B, "post attribution") == [
        "— The Wave (@_thewavetv) June 18, 2024",
        "— BRICS News (@BRICSinfo) June 19, 2024",
    ]
    assert len(roles(B, "embedded post")) == 3
    assert roles(B, "image credit") == ["Top image via North Korea state media"]
    assert [text[:11] for text in roles(B, "sign-off")] == ["If you like"]
    assert (len(B.words), len(B.sentences)) == (327, 13)


@given(st.text(max_size=400))
@example("\n".join(ODD_TEXTS))
def test_any_text_is_segmented_whole(text):
    parts = segment(text)
    assert "".join(part.text for part in parts) == text
    assert all(part.role in ROLES and part.text for part in parts)


def seconds(text):
    """The process's own time for one text, at best of three."""
    times = []
    for _ in range(3):
        began = time.process_time()
        parts = segment(text)
        times.append(time.process_time() - began)
        assert "".join(part.text for part in parts) == text
    return min(times)


@pytest.mark.parametrize(
    "size", [2_500, pytest.param(50_000, marks=pytest.mark.exhaustive)]
)
@pytest.mark.parametrize("piece", SLOW_FOR_LINES)
def test_eight_times_the_text_takes_about_eight_times_as_long(piece, size):
    short = piece * (size // len(piece))
    assert seconds(8 * short) < 8 * 4 * seconds(short) + 0.15


IN_THE_BODY = """\
Photos from state television showed the two leaders…
Images from the scene showed burning vehicles.
The Photograph by Nick Ut won the Pulitzer Prize.
It rose again. Image: The two men were later seen walking away together.
Leaders of twelve nations refused to sign up to the treaty.
She does not subscribe to that view, officials said.
“Come on, follow us,” he said.
The minister said in his newsletter that taxes would rise.
The treaty was signed on June 19, 2024.
The visit ended on June 19, 2024.
Mr Kim welcomed Mr Putin in Pyongyang on June 19, 2024.
Talks are expected on June 19, 2024.""".splitlines()
ELSEWHERE = {
    "Top image via North Korea state media": "image credit",
    "Photo by Evan Vucci/AP": "image credit",
    "Photo by Evan Vucci/AP.": "image credit",
    "Photograph: KCNA via Getty Images": "image credit",
    "Image credit: Reuters": "image credit",
    "Subscribe to our newsletter.": "sign-off",
    "Read more: Mr Putin says that he will stay": "sign-off",
    "Want more? Sign up for our newsletter.": "sign-off",
    "If you like what you read, follow us on Facebook.": "sign-off",
    "This first appeared in our newsletter.": "sign-off",
    "Mr Kim walks past children in Pyongyang on June 19, 2024.": "caption",
    "Mr Kim, pictured with Mr Putin, waves on June 19th, 2024.": "caption",
}


@pytest.mark.parametrize("line", IN_THE_BODY)
def test_a_sentence_of_the_body_stays_in_it(line):
    assert [part.role for part in segment(line)] == ["body"]
    whole = segment(f"It began.\n\n{line}\n\nIt went on.\n\nAnd on.\n\nIt ended.")
    assert {part.role for part in whole} == {"body"}


@pytest.mark.parametrize(("line", "role"), ELSEWHERE.items())
def test_credits_pleas_and_captions_are_found(line, role):
    assert [part.role for part in segment(f"It began.\n\n{line}")] == ["body", role]


def test_a_caption_and_its_credit_on_one_line():
    parts = segment("The two leaders ride to the palace. Photo: KCNA")
    assert [(part.role, part.text) for part in parts] == [
        ("caption", "The two leaders ride to the palace. "),
        ("image credit", "Photo: KCNA"),
    ]


BEFORE_THE_ARTICLE = {
    "\ufeff date 2024-06-19 ": "Mr Kim met him.\n",
    "\ufeffdate 2024-06-19\r\n\r\n": "Mr Kim met him.\r\n",
    "\n\n date 2024-06-19 ": "Mr Kim met him.",
    "\ufeff": "Mr Kim met him.",
}


@pytest.mark.parametrize(("before", "rest"), BEFORE_THE_ARTICLE.items())
def test_what_stands_before_the_article_is_no_word_of_it(before, rest):
    assert [(part.role, part.text) for part in segment(before + rest)] == [
        ("scrape metadata", before),
        ("body", rest),
    ]


@given(st.lists(st.sampled_from(["One.", "", "  ", "\ufeff", "date 2024-06-19 X"])))
def test_blank_lines_belong_to_the_line_before_them(lines):
    text = "\r\n".join(lines)
    parts = segment(text)
    assert "".join(part.text for part in parts) == text
    if text.strip("\ufeff\r\n "):
        assert all(part.text.strip() for part in parts)
