"""The articles: byte for byte, every character in one segment, clear errors."""

import os
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.reading.article import article_from_text, read_article
from lessons.reading.documents import ArticleError
from lessons.reading.pair import load_pair
from lessons.reading.seeds import seeds
from lessons.reading.segments import ROLES, segment

A, B = load_pair()
FINGERPRINTS = {
    "A": "6f4b364664e8d27756ef72a92dd764e53d283458b2ff5127fc4111d26e70dcf6",
    "B": "b8e357346c1dae81fd0fa08c798a7a7091479e3669e725f87a254d49972a354c",
}


@pytest.mark.parametrize("article", [A, B], ids=lambda article: article.letter)
def test_seed_is_read_byte_for_byte(article):
    raw = (seeds() / article.file).read_bytes()
    assert article.text.encode("utf-8") == raw
    assert article.sha256 == FINGERPRINTS[article.letter]


@pytest.mark.parametrize("article", [A, B], ids=lambda article: article.letter)
def test_every_character_has_one_role(article):
    assert "".join(part.text for part in article.segments) == article.text
    assert all(part.role in ROLES for part in article.segments)
    for part in article.segments:
        assert article.text[part.start : part.end] == part.text
    assert article.body == "\n".join(
        part.text for part in article.segments if part.role == "body"
    )


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


@pytest.mark.parametrize("article", [A, B], ids=lambda article: article.letter)
def test_sentences_and_words_lead_back_to_the_text(article):
    for span in (*article.sentences, *article.tokens):
        assert article.text[span.start : span.end] == span.text
    for sentence in article.sentences:
        assert article.sentence_at(sentence.start) == sentence
    at = article.body.index("Pyongyang")
    assert article.text[article.in_text(at) :].startswith("Pyongyang")
    assert article.way_through(0) == 0
    assert article.way_through(len(article.text)) == 1


def test_a_caption_is_in_no_sentence_of_the_body():
    with pytest.raises(LookupError):
        A.sentence_at(A.parts("caption")[0].start)


@pytest.mark.parametrize("article", [A, B], ids=lambda article: article.letter)
def test_every_claim_of_a_card_rests_on_words_of_the_article(article):
    card = article.card
    assert card.proves and card.suggests and card.unknown and card.rights
    for finding in (*card.proves, *card.suggests, *card.unknown):
        for words in finding.words:
            assert words in article.text, finding.claim
    assert all(finding.words for finding in (*card.proves, *card.suggests))


def test_the_explainers_outlet_is_not_guessed():
    claims = " ".join(finding.claim for finding in B.card.unknown)
    assert "Which outlet published it" in claims


@given(st.text(max_size=400))
def test_any_text_is_segmented_whole(text):
    parts = segment(text)
    assert "".join(part.text for part in parts) == text
    assert all(part.role in ROLES and part.text for part in parts)


BAD_FILES = {
    "empty": (b"", "is empty"),
    "blank": (b"\xef\xbb\xbf \n\n", "is empty"),
    "binary": (b"PK\x03\x04\x00\x00", "not plain text"),
    "no text": (bytes(range(128, 256)) * 3, "not plain text"),
    "nothing to see": ("\u00a0\u200b\u2060\n\u200d".encode(), "is empty"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3", "is a PDF: open it and save its words as a .txt"),
    "rtf": (b"{\\rtf1\\ansi Putin}", "is an RTF document"),
    "png": (b"\x89PNG\r\n\x1a\n\x00", "is a picture"),
}


@pytest.mark.parametrize(("data", "says"), BAD_FILES.values(), ids=BAD_FILES)
def test_what_cannot_be_read_is_said_in_one_sentence(tmp_path, data, says):
    path = tmp_path / "story.txt"
    path.write_bytes(data)
    check_error(path, says)


def check_error(path, says):
    with pytest.raises(ArticleError) as error:
        read_article(path)
    message = str(error.value)
    assert says in message
    assert path.name in message
    assert message.endswith(".") and "\n" not in message
    assert error.value.__cause__ is None  # no traceback from below


def test_a_missing_file_and_a_folder(tmp_path):
    check_error(tmp_path / "nowhere.txt", "no file")
    if sys.platform != "win32":  # Windows refuses to open a folder in another way
        check_error(tmp_path, "is a folder")


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read anything"
)
def test_a_file_that_may_not_be_read(tmp_path):
    path = tmp_path / "locked.txt"
    path.write_text("Putin")
    path.chmod(0)
    check_error(path, "cannot be opened")


def test_a_file_is_read_with_its_own_line_ends(tmp_path):
    path = tmp_path / "story.txt"
    path.write_bytes(b"One line.\r\nAnother line.\r\n")
    article = read_article(str(path))
    assert article.text == "One line.\r\nAnother line.\r\n"
    assert [s.text for s in article.sentences] == ["One line.", "Another line."]


@pytest.mark.parametrize("article", [A, B], ids=lambda article: article.letter)
def test_a_seed_draws_no_note_and_reads_the_same_from_its_file(tmp_path, article):
    path = tmp_path / article.file
    path.write_bytes((seeds() / article.file).read_bytes())
    again = read_article(path)
    assert (again.text, again.segments) == (article.text, article.segments)
    assert again.notes == article.notes == ()
    assert again.file == article.file


def test_roles_are_corrected_in_a_copy():
    number = B.segments.index(B.parts("sub-heading")[0])
    mended = B.with_roles({number: "body"})
    assert mended.segments[number].role == "body"
    assert len(mended.words) == len(B.words) + 5
    assert (len(B.words), mended.text, mended.card) == (327, B.text, B.card)
    assert B.with_roles({}) == B


@pytest.mark.parametrize(
    ("roles", "says"),
    [
        ({99: "body"}, "no part 99"),
        ({-1: "body"}, "no part -1"),
        ({"x": "body"}, "no part 'x'"),
        ({0: "headline"}, "'headline' is not a role: choose one of scrape metadata,"),
        ({0: None}, "None is not a role"),
    ],
)
def test_a_role_or_a_part_that_there_is_not(roles, says):
    with pytest.raises(ArticleError, match=says):
        B.with_roles(roles)


@pytest.mark.parametrize("text", ["", " \n\u00a0", "\u200b"])
def test_nothing_pasted_is_no_article(text):
    with pytest.raises(ArticleError, match="paste"):
        article_from_text(text)


@pytest.mark.parametrize(
    "text",
    ["\n ", "— x (@a)\n", ". Photo by ", ", follow us ", "- AP   ", "a\r\n", "aed "],
)
def test_no_text_takes_longer_than_its_length(text):
    """Eight times the text may take eight times as long, and some luck."""

    def seconds(size):
        long = text * (size // len(text))
        started = time.process_time()
        assert "".join(part.text for part in segment(long)) == long
        return time.process_time() - started

    short, long = (min(seconds(size) for _ in range(3)) for size in (50_000, 400_000))
    assert long < 8 * 4 * short + 0.15


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


def test_an_offset_of_the_body_beyond_its_end_is_refused():
    end = len(A.body)
    assert A.in_text(end) == A.parts("body")[-1].end
    with pytest.raises(LookupError, match="1 characters"):
        A.in_text(end + 1)
    with pytest.raises(LookupError):
        A.sentence_at(len(A.text))


@pytest.mark.parametrize("article", [A, B], ids=lambda article: article.letter)
def test_every_word_is_in_its_sentence(article):
    lines = article.tokens_by_sentence
    assert tuple(word for line in lines for word in line) == article.tokens
    for sentence, line in zip(article.sentences, lines, strict=True):
        assert all(sentence.start <= word.start < sentence.end for word in line)
        assert article.words_between(sentence.start, sentence.end) == len(line)
