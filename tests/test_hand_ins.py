"""Hand-ins as platforms, browsers and other programs give them back."""

import codecs
import copy
import json
import random
import re
import unicodedata
import zipfile
from email.message import EmailMessage

import pytest
from lxml import html as lxml_html

from lessons.__main__ import main
from lessons.exercises.record import Entry, Record
from lessons.pages.hand_in_page import hand_in_page
from lessons.pages.report_page import report_page
from lessons.story.model import StoryRecord, as_data
from lessons.story.reading import example_texts, example_work
from lessons.teaching.class_report import as_csv, class_report
from lessons.teaching.hand_in import HandIn, as_json
from lessons.teaching.hand_ins import read_hand_ins
from lessons.teaching.sample import sample_class

MONDAY, TUESDAY = "2026-03-02T09:00:00+00:00", "2026-03-03T09:00:00+00:00"
FIRST = "counts.predict-war"
SECOND = "counts.length-trap"


def entry(answer, first=MONDAY, last=""):
    return Entry(answer, "recorded", 1, first_saved=first, last_saved=last or first)


def page(name="Noor Haddad", day=MONDAY, **answers):
    entries = answers or {FIRST: entry("a")}
    return hand_in_page(HandIn(name, day, {"03": entries}))


def kept(folder):
    return [(one.name, len(one.entries)) for one in read_hand_ins(folder).submissions]


# What a file holds --------------------------------------------------------------------


@pytest.mark.parametrize("mistakes", [5, [1], True, "x", {"a": "b"}, None])
def test_one_odd_hand_in_is_named_and_the_others_are_reported(tmp_path, mistakes):
    good, bad = map(as_json, sample_class(2))
    one = next(iter(next(iter(bad["lessons"].values())).values()))
    one["mistakes"] = mistakes
    (tmp_path / "good.json").write_text(json.dumps(good), encoding="utf-8")
    (tmp_path / "bad.json").write_text(json.dumps(bad), encoding="utf-8")
    out = tmp_path / "out"
    out.mkdir()
    assert main(["report", str(tmp_path), "--html", str(out / "r.html")]) == 0
    found = read_hand_ins(tmp_path)
    assert [one.file for one in found.submissions] == ["good.json"]
    (note,) = [note for note in found.left_out if note.startswith("bad.json")]
    assert note == "bad.json: it is damaged: ask for it again."


ODD = (
    5, -1, 10**30, 1e308, True, None, "", "x" * 500, "\ud800", "A15", [], [1], [None],
    [["x"]], ["A1", 5], {}, {"a": [{}]}, {"A15": 5}, {"A15": {}}, {"1": "2"},
)  # fmt: skip


def places(value, at=()):
    yield at
    if isinstance(value, dict):
        for key in value:
            yield from places(value[key], (*at, key))


def mutated(record, draw):
    """A record in which a value, a name or some bytes are not what they were."""
    record = copy.deepcopy(record)
    for _ in range(draw.choice((1, 1, 2, 4))):
        *way, last = draw.choice(
            [place for place in places(record) if place] or [("",)]
        )
        at = record
        for key in way:
            at = at[key]
        change = draw.random()
        if change < 0.8:
            at[last] = copy.deepcopy(draw.choice(ODD))
        else:
            at["answer" if change < 0.9 else "mistakes"] = at.pop(last, None)
    data = bytearray(json.dumps(record).encode())
    if draw.random() < 0.2:
        for _ in range(3):
            data[draw.randrange(len(data))] = draw.randrange(256)
    return bytes(data)


def check_mutations(folder, number, seed):
    story = as_data(StoryRecord(texts=example_texts(), own=example_work()))
    draw = random.Random(seed)
    records = [as_json(one) | {"stories": {"my": story}} for one in sample_class(5)]
    for start in range(0, number, 100):  # a page takes longer than a hundred files
        names = [f"{start + at}.json" for at in range(100)]
        for name in names:
            (folder / name).write_bytes(mutated(draw.choice(records), draw))
        found = read_hand_ins(folder)
        measured = class_report(found)
        assert report_page(measured) and as_csv(measured)
        said = "\n".join(found.left_out)
        read = {one.file for one in found.submissions}
        assert all(name in read or name in said for name in names)
        for name in names:
            (folder / name).unlink()


def test_whatever_a_hand_in_holds_the_class_is_reported(tmp_path):
    check_mutations(tmp_path, 100, seed=1)


@pytest.mark.exhaustive
def test_five_thousand_odd_hand_ins(tmp_path):
    check_mutations(tmp_path, 5000, seed=2)


# How a file comes ---------------------------------------------------------------------

ENDINGS = (
    "h.html.txt",
    "h.html.download",
    "h",
    "h.htm",
    "h.HTML",
    "h (1).html",
    "h.json",
)


@pytest.mark.parametrize("name", ENDINGS)
def test_a_hand_in_is_known_by_its_content(tmp_path, name):
    (tmp_path / name).write_text(page(), encoding="utf-8")
    assert kept(tmp_path) == [("Noor Haddad", 1)]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_a_hand_in_is_read_in_any_unicode(tmp_path, encoding):
    (tmp_path / "page.html").write_text(page(), encoding=encoding)
    record = json.dumps(as_json(HandIn("Ilse Korn", MONDAY, {"03": {}})))
    (tmp_path / "record.json").write_text(record, encoding=encoding)
    assert kept(tmp_path) == [("Ilse Korn", 0), ("Noor Haddad", 1)]


def single_quotes(text):
    value = re.search(r'data-record="([^"]*)"', text)[1]
    plain = value.replace("&quot;", '"').replace("&#x27;", "&#39;")
    return text.replace(f'data-record="{value}"', f"data-record='{plain}'")


AGAIN = {
    "single quotes": single_quotes,
    "lxml": lambda text: lxml_html.tostring(
        lxml_html.fromstring(text), encoding="unicode"
    ),
    "other order": lambda text: re.sub(
        r'<div id="([\w-]+)" hidden data-record="([^"]*)"',
        r'<DIV data-record="\2" class=x ID=\1 hidden=""',
        text,
    ),
    "code": lambda text: text.replace("&quot;", "&#34;"),
    "comment": lambda text: "<!-- saved from url=(0014)about:internet -->\n" + text,
}


@pytest.mark.parametrize("again", AGAIN)
def test_a_page_that_was_saved_again_is_read(tmp_path, again):
    text = AGAIN[again](page(name="D’Arcy & “Sons” <b>", **{FIRST: entry("it's > 5")}))
    (tmp_path / "page.html").write_text(text, encoding="utf-8")
    (one,) = read_hand_ins(tmp_path).submissions
    assert (one.name, one.entries[FIRST].answer) == ("D’Arcy & “Sons” <b>", "it's > 5")


def test_a_page_that_was_saved_as_an_archive_is_read(tmp_path):
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message.set_content(page(), subtype="html", cte="quoted-printable")
    message.make_related()
    (tmp_path / "page.mhtml").write_bytes(message.as_bytes())
    assert kept(tmp_path) == [("Noor Haddad", 1)]


@pytest.mark.parametrize("share", [0.3, 0.98])
def test_a_page_that_came_in_half_is_named(tmp_path, share):
    text = page()
    (tmp_path / "half.html").write_text(text[: int(share * len(text))], "utf-8")
    found = read_hand_ins(tmp_path)
    assert not found.submissions
    assert found.left_out[0].startswith("half.html: ") and len(found.left_out) == 1


def test_a_class_in_a_zip_is_read(tmp_path):
    inner = tmp_path / "inner.zip"
    with zipfile.ZipFile(inner, "w") as packed:
        packed.writestr("hand-in.html", page("Ilse Korn"))
    with zipfile.ZipFile(tmp_path / "class.zip", "w") as packed:
        packed.writestr("Haddad Noor_7_assignsubmission_file_/h.html", page())
        packed.writestr("Korn Ilse_8_assignsubmission_file_/h.zip", inner.read_bytes())
        packed.writestr("__MACOSX/h.html", b"\0\0")
        packed.writestr("Odd_9_assignsubmission_file_/notes.txt", "shopping")
    inner.unlink()
    found = read_hand_ins(tmp_path)
    assert [one.name for one in found.submissions] == ["Ilse Korn", "Noor Haddad"]
    (note,) = found.left_out
    assert note.startswith("class.zip/Odd_9_assignsubmission_file_/notes.txt: ")


def test_a_damaged_zip_is_named(tmp_path):
    (tmp_path / "class.zip").write_bytes(b"PK\x03\x04" + b"\x07" * 90)
    (note,) = read_hand_ins(tmp_path).left_out
    assert note == "class.zip: it is a zip that is damaged: ask for it again."


# Whose it is --------------------------------------------------------------------------


def put(folder, name, text):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    "names",
    [
        (
            "Haddad_4_assignsubmission_file_/h.html",
            "Haddad_5_assignsubmission_file_/h.html",
        ),
        ("haddadnoor_11_90_h.html", "haddadnoor_LATE_12_91_h.html"),
        (
            "T1_nhaddad_attempt_2026-03-02_h.html",
            "T1_nhadda2_attempt_2026-03-02_h.html",
        ),
    ],
)
def test_two_learners_of_one_name_stay_two(tmp_path, names):
    put(tmp_path, names[0], page())
    put(tmp_path, names[1], page(day=TUESDAY))
    found = read_hand_ins(tmp_path)
    assert [one.file for one in found.submissions] == sorted(names)
    assert len({one.name for one in found.submissions}) == 2
    (note,) = found.left_out
    assert "bear one name, “Noor Haddad”" in note and all(n in note for n in names)


def test_records_that_were_begun_at_other_times_are_two_learners(tmp_path):
    put(tmp_path, "a/h.html", page(**{FIRST: entry("a"), SECOND: entry("3")}))
    put(
        tmp_path,
        "b/h.html",
        page(**{FIRST: entry("b", TUESDAY), SECOND: entry("3", TUESDAY)}),
    )
    assert kept(tmp_path) == [("Noor Haddad (1)", 2), ("Noor Haddad (2)", 2)]


def test_answers_of_one_moment_that_differ_are_two_learners(tmp_path):
    put(tmp_path, "a.html", page(**{FIRST: entry("a")}))
    put(tmp_path, "b.html", page(**{FIRST: entry("b")}))
    assert len(kept(tmp_path)) == 2


def test_the_files_of_two_days_are_put_together(tmp_path):
    put(tmp_path, "1.html", page(**{FIRST: entry("a"), SECOND: entry("3")}))
    put(
        tmp_path,
        "2.html",
        page(
            day=TUESDAY,
            **{FIRST: entry("b", MONDAY, TUESDAY), "counts.other": entry("x", TUESDAY)},
        ),
    )
    (one,) = read_hand_ins(tmp_path).submissions
    answers = {id_: kept.answer for id_, kept in one.entries.items()}
    assert answers == {FIRST: "b", SECOND: "3", "counts.other": "x"}


def test_a_name_is_one_however_its_accents_are_written(tmp_path):
    name = "Chloé Nuñez"
    for at, form in enumerate(("NFC", "NFD")):
        put(tmp_path, f"{at}.html", page(unicodedata.normalize(form, name)))
    assert kept(tmp_path) == [(name, 1)]


# On Windows ---------------------------------------------------------------------------


def test_a_mark_of_byte_order_is_no_damage_to_a_record(tmp_path):
    record = Record("03", tmp_path)
    record.save_answer(FIRST, "mine")
    record.path.write_bytes(codecs.BOM_UTF8 + record.path.read_bytes())
    again = Record("03", tmp_path)
    assert again.entries()[FIRST].answer == "mine" and not again.notes


def in_code_page(monkeypatch, tmp_path, command):
    """What a command writes where only windows-1252 can be written."""
    out = tmp_path / "said.txt"
    with out.open("w", encoding="cp1252") as file:
        monkeypatch.setattr("sys.stdout", file)
        assert main(command) == 0
    return out.read_text(encoding="cp1252")


def test_a_folder_of_any_script_is_reported(monkeypatch, tmp_path):
    folder = tmp_path / "учениці"
    folder.mkdir()
    put(folder, "h.html", page())
    target = tmp_path / "звіт.html"
    command = ["report", str(folder), "--html", str(target)]
    assert "1 learner" in in_code_page(monkeypatch, tmp_path, command)
    assert target.is_file()


def test_a_minus_stays_a_minus(monkeypatch, tmp_path):
    dark = "The awful crash killed two. It was a terrible disaster, he said.\n"
    put(tmp_path, "a.txt", dark * 3)
    command = ["compare", str(tmp_path / "a.txt"), str(tmp_path / "a.txt")]
    said = in_code_page(monkeypatch, tmp_path, command)
    assert re.search(r"score of its own words: A -0\.\d\d", said)
