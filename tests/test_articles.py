"""The articles: byte for byte, every character in one segment, clear errors."""

import copy
import os
import pickle
import re
import sys
from datetime import date

import pytest
from hostile import ODD_TEXTS
from hypothesis import example, given
from hypothesis import strategies as st
from nltk import FreqDist

from lessons.reading.article import article_from_text, read_article
from lessons.reading.documents import ArticleError
from lessons.reading.pair import load_pair
from lessons.reading.seeds import seeds
from lessons.reading.segments import ROLES

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


def test_what_lesson_1_says_of_a_day_and_of_a_spelling():
    assert date(2024, 6, 19).isoweekday() == 3  # a Wednesday
    assert "on Wednesday" in A.sentences[0]
    assert "honour" in A.body and not re.search("honou?r", B.text, re.IGNORECASE)


def test_the_explainers_outlet_is_not_guessed():
    claims = " ".join(finding.claim for finding in B.card.unknown)
    assert "Which outlet published it" in claims


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


# Words, tokens, sentences ------------------------------------------------------------


def test_words_are_strings_to_be_counted():
    counted = FreqDist(A.words)
    assert all(type(word) is str for word in A.words)
    assert (counted.N(), counted["mr"], counted["Mr"]) == (694, 18, 0)


@pytest.mark.parametrize("article", [A, B], ids=lambda article: article.letter)
def test_each_word_has_its_token(article):
    assert len(article.words) == len(article.tokens)
    for word, token in zip(article.words, article.tokens, strict=True):
        assert token.key == word
        assert article.text[token.start : token.end] == token.text


@pytest.mark.parametrize("article", [A, B], ids=lambda article: article.letter)
def test_a_sentence_reads_as_text_and_knows_its_id_and_offsets(article):
    for number, sentence in enumerate(article.sentences, start=1):
        assert isinstance(sentence, str) and sentence == sentence.text
        assert sentence.id == f"{article.letter}{number}"
        assert article.text[sentence.start : sentence.end] == sentence


def test_an_article_without_a_letter_numbers_its_sentences():
    article = article_from_text("It rained. The ferry came.")
    assert [sentence.id for sentence in article.sentences] == ["1", "2"]


@pytest.mark.parametrize(
    "copied",
    [lambda one: pickle.loads(pickle.dumps(one)), copy.copy, copy.deepcopy],
    ids=["pickle", "copy", "deep copy"],
)
def test_a_copied_sentence_is_the_same_sentence(copied):
    first = A.sentences[0]
    again = copied(first)
    assert again == first
    assert (again.id, again.start, again.end) == (first.id, first.start, first.end)


def test_a_pickled_article_is_the_same_article():
    again = pickle.loads(pickle.dumps(B))
    assert again == B
    assert again.words == B.words and again.sentences == B.sentences


@given(st.text(max_size=200))
@example("".join(ODD_TEXTS))
def test_words_tokens_and_sentences_of_any_text_fit_together(text):
    try:
        article = article_from_text(text)
    except ArticleError:
        return
    assert tuple(token.key for token in article.tokens) == article.words
    assert sum(map(len, article.tokens_by_sentence)) == len(article.words)
