"""Files that people have: every kind is read, and the damaged are refused in words."""

import io
import os
import random
import re
import socket
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import docx
import pypdf
import pytest
import trafilatura
from hostile import HOSTILE_NAMES, MARKUP_PIECES, ODD_TEXTS
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pypdf.generic import DictionaryObject, NameObject, StreamObject

from lessons.reading import documents
from lessons.reading import text as cutting
from lessons.reading.article import (
    Article,
    article_from_text,
    pair_from_folder,
    read_article,
)
from lessons.reading.documents import (
    MAX_CHARACTERS,
    MAX_FILE_BYTES,
    MAX_PDF_PAGES,
    MAX_TAGS,
    MAX_UNZIPPED_BYTES,
    ArticleError,
    document_from_bytes,
    document_from_text,
    pdf,
    read_document,
    read_folder,
)
from lessons.reading.documents.limits import MANY_TAGS
from lessons.reading.pair import load_pair
from lessons.reading.segments import segment
from lessons.reading.words import sentences, tokens, words

A, B = load_pair()
STORY = (
    "Kim Jong-un met Vladimir Putin in Pyongyang on Wednesday, and the two of them "
    "signed a treaty that state media called a great success for both countries.",
    "“We will stand by each other,” Mr Putin said to the crowd in the square.",
)
NAMES = ("x.txt", "x.md", "x.html", "x.docx", "x.pdf", "x", "")


def check_article(article):
    assert isinstance(article, Article)
    assert "".join(part.text for part in article.segments) == article.text
    for span in (*article.segments, *article.sentences, *article.tokens):
        assert article.text[span.start : span.end] == span.text
    article.text.encode("utf-8")  # nothing that cannot be saved
    assert all(re.search(r"\w.*[.…]$", note) for note in article.notes)


def check_says(error, *parts):
    """One sentence that names what to do, with no traceback from below."""
    message = str(error.value)
    assert all(part in message for part in parts), message
    assert message.endswith(".") and "\n" not in message
    assert error.value.__cause__ is None


def refused(data, name, *parts):
    with pytest.raises(ArticleError) as error:
        document_from_bytes(data, name)
    check_says(error, *parts)


def page(*paragraphs, head=""):
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        f"<!DOCTYPE html><html><head><title>T</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a> <a href='/w'>World</a></nav><article>{body}"
        "</article><footer>Terms of use</footer></body></html>"
    )


def word_file(*paragraphs):
    document, file = docx.Document(), io.BytesIO()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(file)
    return file.getvalue()


def zipped(**parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", text)
    return file.getvalue()


def pdf_file(*pages, password=None):
    """A PDF with the given lines of text on each of its pages."""
    writer, file = pypdf.PdfWriter(), io.BytesIO()
    name = NameObject
    font = DictionaryObject(
        {
            name("/Type"): name("/Font"),
            name("/Subtype"): name("/Type1"),
            name("/BaseFont"): name("/Helvetica"),
            name("/Encoding"): name("/WinAnsiEncoding"),
        }
    )
    fonts = DictionaryObject({name("/F1"): font})
    for lines in pages:
        leaf = writer.add_blank_page(595, 842)
        leaf[name("/Resources")] = DictionaryObject({name("/Font"): fonts})
        shown = "\n".join(f"({line}) Tj T*" for line in lines)
        stream = StreamObject()
        stream.set_data(f"BT /F1 12 Tf 14 TL 72 770 Td\n{shown}\nET".encode("cp1252"))
        leaf[name("/Contents")] = writer._add_object(stream)
    if password is not None:
        writer.encrypt(password, "owner", algorithm="RC4-128")
    writer.write(file)
    return file.getvalue()


PAGE = page(*STORY * 3).encode()
WORD = word_file(*STORY)
FIRST_PAGE = """\
The red carpet
Kim Jong-un met Mr Putin in Pyong-
yang, and said that “the sum-
mit was a great success of the
two countries”. Kim Jong-
un smiled.
The next day he left. It was
raining on the"""
SECOND_PAGE = """\
crowd in the square, he said. It
was a summit."""
PDF = pdf_file(FIRST_PAGE.split("\n"), SECOND_PAGE.split("\n"))


# Any bytes, any text ----------------------------------------------------------

BEGINNINGS = st.sampled_from(
    b"|%PDF-1.7\n|PK\x03\x04|<html>|\xff\xfe|\xfe\xff|\xef\xbb|\xff\xfe\x00\x00"
    b"|\xef\xbb\xbf|{\\rtf|<!doctype html><p>|\x1b$B".split(b"|")
)


@settings(max_examples=250)
@given(BEGINNINGS, st.binary(max_size=300), st.sampled_from(NAMES))
def test_any_bytes_are_read_or_refused_in_a_sentence(begins, data, name):
    try:
        document = document_from_bytes(begins + data, name)
    except ArticleError as error:
        assert str(error).endswith(".") and "\n" not in str(error)
    else:
        check_article(article_from_text(document.text))


@given(st.text(max_size=300), st.sampled_from(["x.txt", "x.md", ""]))
def test_plain_text_is_kept_character_by_character(text, name):
    data = text.encode("utf-8")
    try:
        document = document_from_bytes(data, name)
    except ArticleError:
        assert "\x00" in text or not text.isprintable() or not text.strip()
    else:
        if document.kind in ("text", "markdown") and document.encoding == "utf-8":
            assert document.text.encode("utf-8") == data


@given(st.text(st.characters(), max_size=300))
@example("".join(ODD_TEXTS))
def test_any_pasted_text_gives_spans_that_rebuild_it(text):
    try:
        article = article_from_text(text, letter="A", label="mine", file="paste")
    except ArticleError as error:
        assert "paste" in str(error)
    else:
        assert len(article.text) == len(text)
        assert (article.letter, article.label, article.file) == ("A", "mine", "paste")
        check_article(article)


MARKUP = st.lists(
    st.sampled_from(["A sentence of an article. ", *MARKUP_PIECES]), max_size=30
)


@settings(max_examples=80)
@given(MARKUP)
def test_any_page_is_read_or_refused(pieces):
    data = ("<html><body>" + "".join(pieces)).encode()
    try:
        document = document_from_bytes(data, "x.html")
    except ArticleError as error:
        assert str(error).endswith(".")
    else:
        check_article(article_from_text(document.text))


@settings(max_examples=60)
@given(st.lists(st.text(max_size=60), max_size=5))
def test_any_xml_in_a_word_document_is_read_or_refused(texts):
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts)
    data = zipped(word__document=f'<w:body xmlns:w="{main}">{body}</w:body>')
    try:
        document = document_from_bytes(data, "x.docx")
    except ArticleError as error:
        assert str(error).endswith(".")
    else:
        check_article(article_from_text(document.text))


def damaged(data, seed):
    """`data` cut short, or with some of its bytes changed, or both."""
    luck = random.Random(seed)
    changed = bytearray(data)
    if seed % 3:
        for _ in range(luck.choice((1, 3, 20, 200))):
            changed[luck.randrange(len(changed))] = luck.randrange(256)
    if seed % 3 != 1:
        del changed[luck.randrange(len(changed)) :]
    return bytes(changed)


@pytest.mark.parametrize(
    ("data", "name"),
    [(PDF, "x.pdf"), (WORD, "x.docx"), (PAGE, "x.html"), (A.text.encode(), "x.txt")],
    ids=["pdf", "docx", "html", "txt"],
)
def test_damaged_files_are_read_or_refused(data, name):
    document_from_bytes(data, name)
    for seed in range(90):
        try:
            document = document_from_bytes(damaged(data, seed), name)
        except ArticleError as error:
            assert str(error).endswith(".") and "\n" not in str(error)
        else:
            assert document.text.strip()
            check_article(article_from_text(document.text))
            assert all(note.endswith((".", "…")) for note in document.notes)
            assert not any("\n" in note for note in document.notes)


# Each kind --------------------------------------------------------------------


def test_a_saved_page_gives_its_article(monkeypatch):
    def no_network(*_):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "socket", no_network)
    monkeypatch.setattr(socket, "getaddrinfo", no_network)
    picture = f"<img src='data:image/png;base64,{'A' * 3_000_000}'>"
    html = page(*STORY, picture, "Pyong\u00adyang &amp; the rest", *STORY)
    document = document_from_bytes(html.encode(), "story.html")
    assert (document.kind, document.encoding) == ("html", "utf-8")
    assert document.notes == ()
    assert document.text.split("\n")[:2] == list(STORY)
    assert "Pyongyang & the rest" in document.text
    assert "Home" not in document.text and "Terms of use" not in document.text


def test_a_page_is_known_by_its_first_words_whatever_its_name():
    assert document_from_bytes(PAGE, "story.txt").kind == "html"
    assert document_from_bytes(b"\xef\xbb\xbf\n" + PAGE, "story").kind == "html"
    assert document_from_bytes(b"No tag, and x < y here.", "story.html").kind == "text"
    assert document_from_bytes(b"He wrote <html> there.", "story.txt").kind == "text"


def test_a_page_says_its_own_encoding():
    html = page("Café – “oui”. " * 9, head="<meta charset='iso-8859-1'>")
    document = document_from_bytes(html.encode("cp1252"), "x.html")
    assert document.encoding == "windows-1252" and "Café – “oui”" in document.text
    assert "as the page says of itself" in document.notes[0]


def test_what_a_word_document_shows_is_read():
    document, file = docx.Document(), io.BytesIO()
    document.add_heading("A heading")
    document.add_paragraph("Mr Kim met\tMr ").add_run("Putin\u00adgrad").bold = True
    document.add_table(1, 2).cell(0, 1).text = "in a table"
    document.add_paragraph("One line\nand another – 🇰🇵.")
    document.save(file)
    found = document_from_bytes(file.getvalue(), "story.docx")
    assert [line for line in found.text.split("\n") if line] == [
        "A heading",
        "Mr Kim met\tMr Putingrad",
        "in a table",
        "One line",
        "and another – 🇰🇵.",
    ]
    assert (found.kind, found.encoding, found.notes) == ("docx", "", ())


def test_what_was_deleted_from_a_word_document_is_not_read():
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xml = (
        f'<w:body xmlns:w="{main}"><w:p><w:r><w:t>Here</w:t></w:r><w:del><w:r>'
        "<w:t>gone</w:t></w:r></w:del></w:p></w:body>"
    )
    assert document_from_bytes(zipped(word__document=xml), "x.docx").text == "Here\n"


def test_the_lines_of_a_pdf_become_paragraphs_again():
    document = document_from_bytes(PDF, "story.pdf")
    assert document.text.split("\n") == [
        "The red carpet",
        "Kim Jong-un met Mr Putin in Pyongyang, and said that “the summit was a great "
        "success of the two countries”. Kim Jong-un smiled.",
        "The next day he left. It was raining on the crowd in the square, he said. It "
        "was a summit.",
        "",
    ]
    assert "joined into paragraphs" in document.notes[0]


def test_markdown_is_kept_as_it_is():
    text = "# A heading\n\nMr **Kim** met [Mr Putin](https://example.org/x).\n"
    document = document_from_bytes(text.encode(), "story.md")
    assert (document.text, document.kind) == (text, "markdown")
    assert "marks of Markdown" in document.notes[0]


# Encodings --------------------------------------------------------------------

FRENCH = (
    "Le président français a déclaré que la réunion était très utile. Les élèves "
    "étaient là où il le fallait, et l’été fut à eux."
)
WRITTEN_IN = {
    "cp1252": "“Señor Putin” – he’s here, and the café is closed to all of them.",
    "latin-1": "He said it cost £5 and that it was naïve of him.",
    "cp1250": "Prezydent powiedział, że rozmowy były udane i że będą kontynuowane.",
    "iso8859_2": "Prezydent powiedział, że rozmowy były bardzo udane i że będą trwać.",
    "cp1257": "Prezidentas pareiškė, kad derybos buvo naudingos ir kad bus tęsiamos.",
    "cp1251": "Президент России заявил, что переговоры прошли успешно и полезно.",
    "koi8_r": "Президент России заявил, что переговоры прошли успешно и полезно.",
    "cp1253": "Ο πρόεδρος δήλωσε ότι οι συνομιλίες ήταν χρήσιμες και θα συνεχιστούν.",
    "cp1254": "Bu görüşmelerin çok yararlı olduğu ve daha sonra süreceği söylendi.",
    "cp850": "He said it cost £5 and that it was naïve; the café was closed.",
    "cp1255": "הנשיא אמר שהשיחות היו מועילות ויימשכו בשבוע הבא.",
    "cp1256": "قال الرئيس إن المحادثات كانت مفيدة وستستمر الأسبوع المقبل.",
    "cp932": "大統領は会談が有益だったと述べ、来週も続けると語った。",
    "euc_jp": "大統領は会談が有益だったと述べ、来週も続けると語った。",
    "iso2022_jp": "大統領は会談が有益だったと述べ、来週も続けると語った。",
    "gb18030": "总统表示会谈十分有益，并将在下周继续进行。记者在平壤报道。",
    "big5": "總統表示會談十分有益，並將在下週繼續進行。記者在平壤報導。",
    "euc_kr": "대통령은 회담이 유익했으며 다음 주에도 계속될 것이라고 말했다.",
    "mac_roman": "“Señor Putin” – he’s here. The café closed, and it’s not open.",
    "utf-16": "“Señor Putin” met Mr Kim.",
    "utf-16-le": "“Señor Putin” met Mr Kim.",
    "utf-16-be": "“Señor Putin” met Mr Kim.",
    "utf-32": "“Señor Putin” met Mr Kim.",
}


@pytest.mark.parametrize("codec", WRITTEN_IN)
def test_every_common_encoding_is_recognised_and_said(tmp_path, codec):
    path = tmp_path / "story.txt"
    path.write_bytes(WRITTEN_IN[codec].encode(codec))
    article = read_article(path)
    assert article.text == WRITTEN_IN[codec]
    assert article.notes[0].startswith("Read as ")
    check_article(article)


def test_a_long_text_is_recognised_by_a_part_of_it():
    text = "The summit is over. " * 10_000 + FRENCH
    started = time.perf_counter()
    document = document_from_bytes(text.encode("cp1252"), "x.txt")
    assert document.text == text and document.encoding == "windows-1252"
    assert time.perf_counter() - started < 5


def test_one_wrong_byte_does_not_make_another_encoding():
    data = FRENCH.encode()
    document = document_from_bytes(data[:200].replace(b"l", b"\xff", 1), "x.txt")
    assert document.encoding == "utf-8" and "réunion" in document.text
    assert "damaged: 1 place of it fits" in document.notes[0]


def test_marks_of_byte_order_and_line_ends():
    text = "Mr Kim met him.\r\n\r\nA heading\r\nHe left.\r\n"
    marked = document_from_bytes(b"\xef\xbb\xbf" + text.encode(), "x.txt")
    assert marked.text == "\ufeff" + text and marked.encoding == "utf-8"
    article = article_from_text(marked.text)
    assert article.segments[0].role == "scrape metadata"
    assert [s.text for s in article.sentences] == ["Mr Kim met him.", "He left."]
    for codec, label in {"utf-16": "utf-16", "utf-32": "utf-32"}.items():
        document = document_from_bytes(text.encode(codec), "x.txt")
        assert (document.text, document.encoding) == (text, label)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_every_kind_of_line_end_parts_the_lines(end):
    text = end.join(["Mr Kim met him.", "", "A heading", "He left.", ""])
    assert [part.role for part in segment(text)] == ["body", "sub-heading", "body"]
    assert [s.text for s in sentences(text)] == [
        "Mr Kim met him.", "A heading", "He left.",
    ]  # fmt: skip


def test_what_is_not_seen_does_not_change_a_word():
    plain = "Pyongyang naïve U.S. café".split()
    hidden = "Pyong\u00adyang nai\u0308ve \u200eU.S.\u200e cafe\u0301"
    assert [word.key for word in words(hidden)] == [word.lower() for word in plain]
    article = article_from_text("He\u00a0was in Pyong\u00adyang.\u00a0She left.")
    assert article.words == tuple("he was in pyongyang she left".split())
    assert "\u00ad" in article.text and "\u00a0" in article.text


def test_an_emoji_is_one_mark():
    for sign in ("👩‍👩‍👧", "👍🏽", "🇰🇵", "‼️", "❤️", "🏴󠁧󠁢󠁷󠁬󠁳󠁿"):
        assert [token.text for token in tokens(f"so {sign} it")] == ["so", sign, "it"]
    assert [word.text for word in words("😀 yes 👍🏽")] == ["yes"]


# What a text looks like -------------------------------------------------------

LANGUAGES = {
    "French": FRENCH,
    "German": "Der Präsident sagte, dass die Gespräche nützlich waren und dass sie in "
    "der nächsten Woche in dem Palast mit den anderen weitergehen.",
    "Spanish": "El presidente dijo que las conversaciones fueron muy útiles y que se "
    "van a continuar la próxima semana en la capital.",
    "Polish": "Prezydent powiedział, że rozmowy były bardzo udane i że w przyszłym "
    "tygodniu nie będą się odbywać, ale jest na to czas.",
    "Russian": "Президент заявил, что переговоры прошли успешно и что они продолжатся "
    "на следующей неделе в том же дворце.",
    "Ukrainian": "Президент сказав, що переговори були корисні та що вони продовжаться "
    "наступного тижня у Києві і не за кордоном.",
    "Greek": WRITTEN_IN["cp1253"],
    "Japanese": WRITTEN_IN["cp932"],
    "Chinese": WRITTEN_IN["gb18030"],
    "Korean": WRITTEN_IN["euc_kr"],
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_other_than_english_is_said(language):
    (note,) = document_from_text(LANGUAGES[language]).notes
    assert note.startswith(f"The text seems to be in {language}")
    assert "the score do" in note or "score does not work" in note


@pytest.mark.parametrize(
    ("text", "script"),
    [(WRITTEN_IN["cp1255"], "Hebrew"), (WRITTEN_IN["cp1256"], "Arabic")],
)
def test_a_script_that_runs_from_right_to_left_is_named(text, script):
    article = article_from_text(text)
    assert f"in the {script} script, read from right to left" in article.notes[0]
    check_article(article)


@pytest.mark.parametrize("text", [A.text, B.text, A.body[:300], "Kim Jong-un met him."])
def test_english_draws_no_note(text):
    assert document_from_text(text).notes == ()


def test_a_tongue_that_we_do_not_know_is_still_not_english():
    text = "Zrb klim vornat besh ulat gromma tish. " * 10
    (note,) = document_from_text(text).notes
    assert note.startswith("The text seems not to be in English")


STUBS = {
    "a page behind a paywall": page(
        STORY[0], "Subscribe to continue reading. Already a subscriber? Log in."
    ),
    "behind a paywall: only 42 words": page(
        *STORY,
        head='<script>{"isAccessibleForFree": "False"}</script>',
    ),
    "a notice about cookies": page(
        "We value your privacy. We and our partners use cookies to store information "
        "on a device. Accept all, reject all, or manage preferences."
    ),
    "a page that checks the browser": page(
        "Please enable JavaScript and wait while we are checking your browser."
    ),
}


@pytest.mark.parametrize(("looks", "html"), STUBS.items())
def test_a_page_that_is_no_article_is_said_to_be_none(looks, html):
    notes = document_from_bytes(html.encode(), "x.html").notes
    assert any(looks in note for note in notes), notes


def test_an_article_about_cookies_is_an_article():
    text = " ".join(STORY) + " The law on cookies was passed, he said. "
    assert document_from_text(text * 2).notes == ()


# What is refused --------------------------------------------------------------


def test_a_huge_file_is_refused_at_once(tmp_path, monkeypatch):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("it was opened"))
    with pytest.raises(ArticleError) as error:
        read_article(path)
    check_says(error, "huge.txt", "50 MB", "25 MB")


def test_bytes_and_texts_that_are_too_many_are_refused():
    refused(b"a" * (MAX_FILE_BYTES + 1), "x.txt", "25 MB")
    refused(b"a" * (MAX_CHARACTERS + 1), "x.txt", "5,000,001 characters")
    refused(b"<html>" + b"<p>a" * (MAX_TAGS + 1), "x.html", "tags")


def test_a_zip_bomb_is_not_unpacked():
    bomb = zipped(word__document=b"<a>" + b" " * (MAX_UNZIPPED_BYTES + 1))
    assert len(bomb) < 100_000
    refused(bomb, "x.docx", "unpacks to more than 40 MB")
    lying = bomb.replace(  # says that it unpacks to ten bytes
        (MAX_UNZIPPED_BYTES + 4).to_bytes(4, "little"), (10).to_bytes(4, "little")
    )
    refused(lying, "x.docx", "x.docx")


def test_xml_that_grows_is_not_read():
    laughs = '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]><a>&y;</a>'
    refused(zipped(word__document=laughs), "x.docx", "damaged")


def test_a_scan_a_lock_and_a_book():
    refused(pdf_file([], []), "x.pdf", "is a scan")
    refused(pdf_file(["A secret."], password="open"), "x.pdf", "by a password")
    refused(pdf_file(*[[]] * (MAX_PDF_PAGES + 1)), "x.pdf", "201 pages")
    unlocked = pdf_file(["It may be read, but not be changed."], password="")
    assert "may be read" in document_from_bytes(unlocked, "x.pdf").text
    stamped = document_from_bytes(pdf_file(["Page 1"], ["Page 2"]), "x.pdf")
    assert any("probably a scan" in note for note in stamped.notes)


OTHER_FILES = {
    "OpenDocument": zipped(content="<a/>"),
    "Excel": zipped(xl__workbook="<a/>"),
    "PowerPoint": zipped(ppt__presentation="<a/>"),
    "EPUB": zipped(**{"META-INF__container": "<a/>"}),
    "no Word document": zipped(other="<a/>"),
    "no words in it": word_file(""),
    "old Word document": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99),
    "saved as an archive": b"From: <Saved by Blink>\r\n",
    "picture (GIF)": b"GIF87a",
    "not plain text": bytes(range(256)),
    "web page with no words": b"<html><body><script>run()</script><div></div>",
    "is empty": "\u00a0\u200b\u2060".encode("utf-16"),
}


@pytest.mark.parametrize("says", OTHER_FILES)
def test_other_files_are_told_apart(says):
    refused(OTHER_FILES[says], "x", "“x” is", says)


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_a_hostile_name_leaves_the_message_one_sentence(name):
    refused(b"", name, "is empty")


def test_a_name_cannot_break_the_sentence():
    refused(b"", "a\nb\u202e" + "c" * 200, "“a�b�ccc", "c…” is empty")


@pytest.mark.parametrize(
    ("package", "data"),
    [
        ("pypdf", PDF),
        ("trafilatura", PAGE),
        ("charset_normalizer", "naïve £5".encode("latin-1")),
    ],
)
def test_a_missing_package_is_named_with_its_command(monkeypatch, package, data):
    monkeypatch.setitem(sys.modules, package, None)
    refused(data, "x", 'pip install "two-front-pages[documents]"')
    assert document_from_bytes(WORD, "x.docx").text  # needs none of them


# Limits in work -----------------------------------------------------------------------


def test_a_pdf_that_draws_too_much_is_refused(monkeypatch):
    pages = [["The ferry came late."] * 50] * 3
    monkeypatch.setattr(pdf, "MAX_PDF_STEPS", 200)
    refused(pdf_file(*pages), "x.pdf", "in more than 200 steps")
    monkeypatch.setattr(pdf, "MAX_PDF_BYTES", 2000)
    refused(pdf_file(*pages), "x.pdf", "of more than 0 MB")
    assert "ferry" in document_from_bytes(pdf_file(pages[0][:5]), "x.pdf").text


class StoppedClock:
    """A clock on which every look finds that an hour has gone by."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        self.now += 3600
        return self.now


def test_no_result_depends_on_how_fast_a_computer_is(monkeypatch):
    """Neither of a page, nor of a PDF, nor of how a long text is cut."""
    long = STORY[0] + " why? " * 4_000
    before = [document_from_bytes(data, "x") for data in (PAGE, PDF)], sentences(long)
    for clock in ("monotonic", "perf_counter", "time", "process_time"):
        monkeypatch.setattr(time, clock, StoppedClock())
    redos = pytest.importorskip("nltk.redos", reason="an NLTK without deadlines")
    monkeypatch.setattr(redos, "DEFAULT_TIMEOUT", 1e-9)
    cutting._punkt.cache_clear()
    after = [document_from_bytes(data, "x") for data in (PAGE, PDF)], sentences(long)
    assert before == after


def test_a_page_of_many_tags_is_read_without_the_slower_looks(monkeypatch):
    asked = []
    extract = trafilatura.extract

    def noted(html, **how):
        asked.append(how["fast"])
        return extract(html, **how)

    monkeypatch.setattr(trafilatura, "extract", noted)
    for paragraphs in (3, MANY_TAGS // 2):
        html = page(*[STORY[0]] * paragraphs).encode()
        assert "great success" in document_from_bytes(html, "x.html").text
    assert asked == [False, True]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(ArticleError) as error:
        read_document(tmp_path / "pipe.txt")
    check_says(error, "pipe.txt", "is no file")


def test_no_package_is_loaded_before_a_file_needs_it():
    code = (
        "import sys; from lessons.reading.articles import load_pair; load_pair(); "
        "print({'pypdf', 'docx', 'trafilatura'} & {*sys.modules})"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "set()"


def test_damaged_files_say_nothing_elsewhere(capfd):
    for seed in range(12):
        for data, name in ((PDF, "x.pdf"), (b"<html><p>", "x.html")):
            try:
                document_from_bytes(damaged(data, seed), name)
            except ArticleError:
                continue
    assert capfd.readouterr() == ("", "")


# Folders ----------------------------------------------------------------------


def test_the_first_two_readable_files_of_a_folder_are_a_pair(tmp_path):
    (tmp_path / "0-locked.pdf").write_bytes(pdf_file([]))
    (tmp_path / "1.docx").write_bytes(WORD)
    (tmp_path / "2.html").write_bytes(PAGE)
    for name in (".hidden.txt", "~$1.docx", "3.txt", "4.txt"):
        (tmp_path / name).write_text("More.")
    (tmp_path / "0-folder").mkdir()
    found, left_out = read_folder(tmp_path)
    assert [document.file for document in found] == ["1.docx", "2.html"]
    assert "“0-locked.pdf” is a scan" in left_out[0]
    assert left_out[1].endswith("these were not opened: “3.txt”, “4.txt”.")
    (first, second), again = pair_from_folder(str(tmp_path))
    assert (first.letter, second.letter, again) == ("A", "B", left_out)
    check_article(first)
    check_article(second)


def test_a_folder_without_a_pair(tmp_path):
    assert read_folder(tmp_path) == ((), ())
    (tmp_path / "one.txt").write_text("Only one.")
    (tmp_path / "two.txt").write_bytes(b"")
    with pytest.raises(ArticleError) as error:
        pair_from_folder(tmp_path)
    check_says(error, "only one article", "“two.txt” is empty")
    with pytest.raises(ArticleError) as error:
        read_folder(tmp_path / "nowhere")
    check_says(error, "nowhere", "no folder")


def test_every_public_name_is_there():
    assert all(hasattr(documents, name) for name in documents.__all__)
