"""Texts that programs garbled, cut, labelled or packed on their way to a learner."""

import codecs
import io
import textwrap
import zipfile
from email.message import EmailMessage

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf.generic import DictionaryObject, NameObject, StreamObject

from lessons.reading.articles import ArticleError
from lessons.reading.documents import document_from_bytes, document_from_text, mending
from lessons.reading.documents.mending import joined, ungarbled
from lessons.reading.documents.running_heads import without_running_heads
from lessons.reading.text import word_keys

PARAGRAPHS = (
    "The night train to the coast was taken off the timetable on Friday after the "
    "company lost a third of its drivers in one year.",
    "“Nobody told the villages,” said Ines Moreau, who runs the café at the halt. "
    "“We read it on a sheet of paper that somebody had taped to the door.”",
    "A spokesman for the company said that buses would run until the autumn – and "
    "that a ticket would cost £4, as before.",
)
STORY = "".join(f"{paragraph}\n" for paragraph in PARAGRAPHS)
PAGE = (
    "<html><head><title>Train</title></head><body><article>{}</article></body></html>"
)
HTML = PAGE.format("".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS))


# A web archive ----------------------------------------------------------------


def archive(transfer, charset="utf-8", **fields):
    message = EmailMessage()
    for name, value in fields.items():
        message[name.replace("_", "-")] = value
    message.set_content(HTML, subtype="html", cte=transfer, charset=charset)
    message.make_related()
    message.add_related(b"\x89PNG", "image", "png")
    return message.as_bytes()


@pytest.mark.parametrize("transfer", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize(
    "fields",
    [
        {"From": "<Saved by Blink>", "Snapshot_Content_Location": "https://a.test/"},
        {"From": '"Saved by Windows Internet Explorer 11"', "Subject": "Train"},
        {"Subject": "Train", "Date": "Fri, 1 Mar 2024 10:00:00 +0000"},
    ],
)
@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_a_web_archive_gives_the_page_in_it(fields, transfer, mark):
    found = document_from_bytes(mark + archive(transfer, **fields), "train.mht")
    assert (found.text, found.kind) == (STORY, "html")


def test_a_web_archive_is_read_in_its_own_encoding():
    data = archive("quoted-printable", "windows-1252", Subject="Train")
    assert document_from_bytes(data, "train.mhtml").text == STORY


def test_an_e_mail_gives_its_words():
    message = EmailMessage()
    message["From"], message["Subject"] = "ines@cafe.test", "Train"
    message.set_content(STORY)
    assert document_from_bytes(message.as_bytes(), "train.eml").text.strip() == (
        STORY.strip()
    )


@pytest.mark.parametrize("body", [b"", b"--x\r\nContent-Type: image/png\r\n\r\nab"])
def test_a_web_archive_without_words_is_refused(body):
    head = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n"
    with pytest.raises(ArticleError, match="an archive with no words in it"):
        document_from_bytes(head + body, "x.mht")


def test_an_article_with_fields_of_its_own_is_no_archive():
    text = f"Date: Friday\nFrom: Ines Moreau\n\n{STORY}"
    assert document_from_bytes(text.encode(), "x.txt").text == text


# A database's export ----------------------------------------------------------

EXPORTS = {
    "of": "               {n} of 2 DOCUMENTS\n\n{story}\n",
    "document of": "Document {n} of 2\n\n{story}\n",
    "end": "Title {n}\n\n{story}\nEnd of Document\n",
    "length": "Title {n}\nLENGTH: 9{n} words\n\n{story}\n",
    "factiva": "{story}\nDocument TRAIN000202403{n}1ek3{n}0009x\n",
    "labels": "HD  Train\nWC    9{n} words\nTD    {story}\nAN    Document TRN{n}240301",
    "proquest": "{story}\nProQuest document ID: 29{n}4811\n",
}


@pytest.mark.parametrize("export", EXPORTS)
def test_several_articles_in_one_file_are_not_read_as_one(export):
    text = "\n".join(EXPORTS[export].format(n=n, story=STORY) for n in (1, 2))
    with pytest.raises(ArticleError) as error:
        document_from_bytes(text.encode(), "export.txt")
    assert str(error.value).startswith("“export.txt” holds 2 articles")


def test_one_article_of_a_database_is_read():
    text = f"1 of 1 DOCUMENTS\n\nLENGTH: 90 words\n\n{STORY}\nEnd of Document\n"
    assert (
        "Nobody told the villages" in document_from_bytes(text.encode(), "x.txt").text
    )


@pytest.mark.parametrize("gap", ["    ", "\t", "\n"])
def test_the_labels_of_factiva_are_no_words(gap):
    fields = {"SE": "Travel", "HD": "Train goes", "WC": "92 words", "PD": "1 March"}
    fields |= {"LP": PARAGRAPHS[0], "TD": "\n".join(PARAGRAPHS[1:]), "NS": "gtrans"}
    text = "\n".join(f"{label}{gap}{value}" for label, value in fields.items())
    found = document_from_text(text)
    assert found.text == f"Train goes\n{STORY}"
    assert any("Factiva" in note for note in found.notes)


def test_an_article_of_capitals_keeps_its_lines():
    text = f"TD bank to close\nHD screens\nBY Ines\n{STORY}"
    assert document_from_text(text).text == text


# Garbled signs ----------------------------------------------------------------


def sloppy(text, codec):
    """What a program shows that takes the bytes of UTF-8 for those of `codec`."""
    signs = (bytes([byte]).decode(codec, "replace") for byte in text.encode())
    return "".join(
        chr(byte) if sign == "\ufffd" else sign
        for sign, byte in zip(signs, text.encode(), strict=True)
    )


@pytest.mark.parametrize(
    "codec", ["cp1252", "latin-1", "mac_roman", "cp1251", "cp1250", "cp850", "cp437"]
)
def test_garbled_signs_are_put_right_and_said(codec):
    found = document_from_text(sloppy(STORY, codec))
    assert found.text == STORY
    assert [note for note in found.notes if "garbled" in note]
    assert all(note.isprintable() for note in found.notes)


@pytest.mark.parametrize("lost", ["", "\ufffd"])
def test_a_byte_that_was_lost_is_put_right(lost):
    garbled = sloppy(STORY, "cp1252").replace("\x9d", lost)
    assert ungarbled(garbled)[0] == STORY


@given(
    st.characters(min_codepoint=0x80, exclude_categories=["Cs"]),
    st.sampled_from(mending._MISREAD),
)
def test_the_bytes_of_one_character_are_found_together(sign, codec):
    sign_of = {byte: read for read, byte in mending._bytes_of(codec).items()}
    garbled = "".join(sign_of[byte] for byte in sign.encode())
    assert mending._pattern(codec).fullmatch(garbled)
    assert not mending._pattern(codec).search(garbled[:-1] + "x")


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        "À la carte, São Tomé, naïve Ångström: £5 – and “enough”.",
        "Поезд «Север» отменён… сказал он, в НАТО» и в США».",
        "Ο δρόμος είναι κλειστός», είπε.",
        "The sign Â stands alone in Ârhus.",
    ],
)
def test_right_signs_are_left_alone(text):
    assert ungarbled(text) == (text, ())


def test_the_codes_of_web_pages_become_signs():
    text = (
        STORY.replace("“", "&ldquo;").replace("”", "&#8221;").replace("–", "&#x2013;")
    )
    found = document_from_text(text)
    assert found.text == STORY
    assert any("&ldquo;" in note for note in found.notes)


def test_an_ampersand_is_no_code():
    text = f"Marks & Kell; R&D; AT&T;\n{STORY}"
    assert document_from_text(text).text == text


# Lines that were cut ----------------------------------------------------------


@pytest.mark.parametrize("width", [50, 66, 72, 80])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("between", [1, 2])
def test_lines_that_were_cut_are_joined(width, end, between):
    cut = [textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS]
    text = ("\n" * between).join(cut).replace("\n", end)
    found = document_from_bytes(text.encode(), "x.txt")
    assert found.text == (end * between).join(PARAGRAPHS)
    assert any("Its lines were cut at about" in note for note in found.notes)


@pytest.mark.parametrize("margin", ["> ", ">", ">> ", "> > ", "    ", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_that_were_quoted_or_moved_in_are_joined(margin, end):
    cut = [textwrap.fill(paragraph, 66).split("\n") for paragraph in PARAGRAPHS]
    blank = margin.rstrip()
    text = f"{end}{blank}{end}".join(
        end.join(margin + line for line in lines) for lines in cut
    )
    found = document_from_bytes(text.encode(), "x.txt")
    assert found.text == (2 * end).join(PARAGRAPHS)
    assert any("Its lines were cut at about" in note for note in found.notes)


def test_spaces_at_the_ends_of_cut_lines_do_not_double():
    text = " \n".join(textwrap.wrap(STORY, 70))
    assert document_from_text(text).text == " ".join(STORY.split())


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        "> The train has gone, the halt is still,\n> the door is shut upon the hill,\n"
        "> and nobody has told the town\n> that someone took the timetable down.\n",
        "- the night train to the coast and back again\n- the halt, the café and its"
        " old door\n- buses until the autumn, for £4 as before\n",
        "  1. Ines Moreau, who runs the café at the halt\n  2. a spokesman for the"
        " company\n  3. the villages along the whole line\n",
        "Night train taken off the coast line in the spring\n"
        "Villages learn of it from a sheet of paper on a door\n"
        "Company promises buses until the autumn at the least\n",
        "The train has gone, the halt is still,\nthe door is shut upon the hill,\n"
        "and nobody has told the town\nthat someone took the timetable down.\n",
        "A short line\nand another.\n",
    ],
)
def test_lines_that_were_not_cut_stay(text):
    assert joined(text) == (text, ())


# Word -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "attributes",
    ['w:type="page"', 'w:type="column"', 'w:type="textWrapping"', 'w:clear="left"'],
)
@pytest.mark.parametrize("around", ["", " "])
def test_a_break_between_two_words_leaves_two_words(attributes, around):
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    first = f'<w:r><w:t xml:space="preserve">The train{around}</w:t></w:r>'
    second = f"<w:r><w:br {attributes}/><w:t>was late.</w:t></w:r>"
    alone = f"<w:p><w:r><w:br {attributes}/><w:t>Nobody came.</w:t></w:r></w:p>"
    body = f'<w:body xmlns:w="{main}"><w:p>{first}{second}</w:p>{alone}</w:body>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("word/document.xml", body)
    found = document_from_bytes(file.getvalue(), "x.docx")
    assert found.text == "The train was late.\nNobody came.\n"


# A PDF in columns -------------------------------------------------------------


def drawn(*pieces):
    """A PDF of one page with words at their places, in the order given."""
    name, writer, file = NameObject, pypdf.PdfWriter(), io.BytesIO()
    font = DictionaryObject(
        {
            name("/Type"): name("/Font"),
            name("/Subtype"): name("/Type1"),
            name("/BaseFont"): name("/Helvetica"),
            name("/Encoding"): name("/WinAnsiEncoding"),
        }
    )
    leaf = writer.add_blank_page(595, 842)
    fonts = DictionaryObject({name("/F1"): font})
    leaf[name("/Resources")] = DictionaryObject({name("/Font"): fonts})
    shown = (
        f"BT /F1 9 Tf 1 0 0 1 {x} {y} Tm ({words}) Tj ET" for x, y, words in pieces
    )
    stream = StreamObject()
    stream.set_data("\n".join(shown).encode("cp1252"))
    leaf[name("/Contents")] = writer._add_object(stream)
    writer.write(file)
    return file.getvalue()


def column(paragraphs, left, top=700, width=38):
    lines = [line for text in paragraphs for line in textwrap.wrap(text, width)]
    return [(left, top - 12 * row, line) for row, line in enumerate(lines)]


@pytest.mark.parametrize("by_rows", [True, False])
@pytest.mark.parametrize("number", [2, 3])
def test_columns_are_read_one_after_another(by_rows, number):
    columns = [column([PARAGRAPHS[i]], 40 + 180 * i, width=32) for i in range(number)]
    title = (40, 730, "The night train is gone")
    pieces = [piece for one in columns for piece in one]
    if by_rows:
        pieces.sort(key=lambda piece: (-piece[1], piece[0]))
    found = document_from_bytes(drawn(title, *pieces), "x.pdf").text
    assert found.startswith("The night train is gone")
    for paragraph in PARAGRAPHS[:number]:
        assert paragraph in found.replace("\n", " ")


def test_the_letters_that_a_printer_joined_are_apart():
    data = drawn_in_unicode("The oﬃcial ﬁle on the ﬂoods")
    assert (
        document_from_bytes(data, "x.pdf").text == "The official file on the floods\n"
    )
    assert word_keys("An oﬃcial ﬁle") == ("an", "official", "file")


def drawn_in_unicode(text):
    """A PDF whose font says of each byte which sign it is, ligatures among them."""
    signs = list(dict.fromkeys(text))
    mapped = "".join(f"<{at + 33:02x}> <{ord(s):04x}>\n" for at, s in enumerate(signs))
    cmap = (
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange "
        f"<00> <ff> endcodespacerange {len(signs)} beginbfchar\n{mapped}endbfchar "
        "endcmap end"
    )
    name, writer, file = NameObject, pypdf.PdfWriter(), io.BytesIO()
    table = StreamObject()
    table.set_data(cmap.encode())
    font = DictionaryObject({name("/Type"): name("/Font")})
    font[name("/Subtype")] = name("/Type1")
    font[name("/BaseFont")] = name("/Helvetica")
    font[name("/ToUnicode")] = writer._add_object(table)
    leaf = writer.add_blank_page(595, 842)
    fonts = DictionaryObject({name("/F1"): font})
    leaf[name("/Resources")] = DictionaryObject({name("/Font"): fonts})
    codes = "".join(f"{signs.index(sign) + 33:02x}" for sign in text)
    stream = StreamObject()
    stream.set_data(f"BT /F1 9 Tf 1 0 0 1 40 700 Tm <{codes}> Tj ET".encode())
    leaf[name("/Contents")] = writer._add_object(stream)
    writer.write(file)
    return file.getvalue()


def on_pages(*pages):
    """A PDF with one column on each page, from one-page PDFs."""
    writer, file = pypdf.PdfWriter(), io.BytesIO()
    for page in pages:
        writer.append(io.BytesIO(drawn(*page)))
    writer.write(file)
    return file.getvalue()


@pytest.mark.parametrize("drawn_last", [True, False])
def test_running_heads_are_no_words_of_the_article(drawn_last):
    pages = []
    for number, paragraph in enumerate(PARAGRAPHS, start=1):
        heads = [(40, 800, "The Coast Herald"), (500, 40, f"Page {number} of 3")]
        body = column([paragraph], 40, width=80)
        pages.append([*body, *heads] if drawn_last else [heads[0], *body, heads[1]])
    found = document_from_bytes(on_pages(*pages), "x.pdf")
    assert found.text.split() == STORY.split()
    assert any("such as a page's number" in note for note in found.notes)


def test_lines_of_one_page_and_of_the_text_itself_stay():
    assert without_running_heads([["Post 3", "Rain."]]) == [["Post 3", "Rain."]]
    pages = [["a", "b", "He left.", "c", "d"], ["e", "f", "He left.", "g", "h"]]
    assert without_running_heads(pages) == pages
    assert without_running_heads([["Page 1"], ["Page 2"]]) == [["Page 1"], ["Page 2"]]


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128", "AES-128", "AES-256"])
def test_a_pdf_that_is_only_locked_against_changes_is_read(algorithm):
    writer, file = pypdf.PdfWriter(), io.BytesIO()
    writer.append(io.BytesIO(drawn(*column(PARAGRAPHS, 40, width=80))))
    writer.encrypt("", "owner", algorithm=algorithm)
    writer.write(file)
    found = document_from_bytes(file.getvalue(), "x.pdf").text
    assert " ".join(found.split()) == " ".join(STORY.split())


def test_hyphens_at_the_ends_of_lines_are_undone_and_others_stay():
    lines = [
        "The govern-",
        "ment and the self-",
        "styled leader Kim Jong-",
        "un met a well-",
        "known envoy. Kim Jong-un is the leader of the north, and the envoy left town.",
    ]
    data = drawn(*[(40, 700 - 12 * row, line) for row, line in enumerate(lines)])
    found = " ".join(document_from_bytes(data, "x.pdf").text.split())
    assert "The government and the self-styled leader Kim Jong-un met a well-known" in (
        found
    )


def test_a_page_in_one_column_stays_as_it_is():
    found = document_from_bytes(drawn(*column(PARAGRAPHS, 40, width=80)), "x.pdf")
    assert " ".join(found.text.split()) == " ".join(STORY.split())
