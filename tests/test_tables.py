"""Tables as spreadsheets and scripts write them, and folders as people have them."""

import codecs
import csv
import io
import json
import os
import socket

import pytest

from lessons.__main__ import main
from lessons.corpus.source import Columns, items
from lessons.reading.documents import ArticleError
from lessons.reading.documents.markup import without_tags

TEXTS = (
    "“The pool stays shut,” said the mayor’s aide. The café beside it closed too.",
    'A sign on the door read "back soon", then nothing; nobody came – for a year.',
    "The roof leaks, the pump is old, and the town has £40 left for both of them.",
)
ROWS = [
    ("Übersee Kurier" if n % 2 else "Echo", t, f"a{n}") for n, t in enumerate(TEXTS)
]
HEAD = ("outlet", "text", "title")


def written(**manner):
    file = io.StringIO()
    writer = csv.writer(file, **manner)
    writer.writerow(HEAD)
    writer.writerows(ROWS)
    return file.getvalue()


COLUMNS = Columns()


def check_whole(path, columns=COLUMNS):
    read = list(items(path, columns))
    assert [(one.outlet, one.content) for one in read] == [row[:2] for row in ROWS]
    assert not any(one.problem for one in read)


MANNERS = {
    "doubled": {},
    "all quoted": {"quoting": csv.QUOTE_ALL},
    "backslash": {"doublequote": False, "escapechar": "\\", "quoting": csv.QUOTE_ALL},
}


@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"]
)
def test_a_spreadsheets_table_gives_whole_articles(
    tmp_path, manner, delimiter, encoding
):
    path = tmp_path / "papers.csv"
    path.write_bytes(written(delimiter=delimiter, **MANNERS[manner]).encode(encoding))
    check_whole(path)


@pytest.mark.parametrize("name", ["papers.tsv", "papers.tab", "PAPERS.CSV"])
def test_the_ending_does_not_say_how_cells_are_parted(tmp_path, name):
    path = tmp_path / name
    path.write_text(written(delimiter="\t"), encoding="utf-8")
    check_whole(path)


def test_excels_line_on_its_separator_is_no_row(tmp_path):
    path = tmp_path / "papers.csv"
    path.write_text("sep=;\r\n" + written(delimiter=";"), encoding="utf-8-sig")
    check_whole(path)


def test_spaces_after_the_commas_are_none_of_the_cells(tmp_path):
    path = tmp_path / "papers.csv"
    rows = written(quoting=csv.QUOTE_ALL).replace('","', '", "')
    path.write_text(rows, encoding="utf-8")
    check_whole(path)


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_marks_that_nobody_escaped_are_words(tmp_path, delimiter):
    lines = [delimiter.join(HEAD), f'Echo{delimiter}"Out," he said.{delimiter}a']
    lines.append(f'Echo{delimiter}"It was never shut again.{delimiter}b')
    path = tmp_path / "papers.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    texts = [one.content for one in items(path)]
    assert texts == ['"Out," he said.', '"It was never shut again.']


@pytest.mark.parametrize(
    "line",
    ['Echo,"The pool, they said, is shut,a1', 'Echo,"Out, now," he said, twice.,a1'],
)
def test_a_mark_that_is_never_closed_is_said_and_nothing_is_cut(tmp_path, line):
    path = tmp_path / "papers.csv"
    lines = [*written().splitlines()[:2], line, *written().splitlines()[2:]]
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(
        ArticleError, match="quotation mark that is never closed"
    ) as said:
        list(items(path))
    assert "in line 3 or below" in str(said.value)


def test_a_line_with_too_many_cells_is_named(tmp_path):
    path = tmp_path / "papers.csv"
    path.write_text(f"{written()}Echo,The pool, they said, is shut.,a9\n", "utf-8")
    *good, bad = items(path)
    assert len(good) == len(ROWS) and not any(one.problem for one in good)
    assert bad.problem == "The line has more cells than the table has columns."


def test_an_encoding_is_found_however_late_it_shows(tmp_path):
    path = tmp_path / "papers.csv"
    plain = "Echo,The pool stays shut and the town is sorry for it.,a\n" * 40_000
    path.write_bytes(
        f"outlet,text,title\n{plain}".encode() + written().encode("cp1252")
    )
    last = list(items(path))[-len(ROWS) :]
    assert [one.content for one in last] == list(TEXTS)


def test_cells_with_tags_give_their_words(tmp_path):
    cell = (
        "<p>The aide&rsquo;s words:</p><p>&ldquo;It is <b>shut</b>.&rdquo;<br/>"
        "So be it.</p>"
    )
    path = tmp_path / "papers.jsonl"
    path.write_text(json.dumps({"outlet": "Echo", "text": cell}), encoding="utf-8")
    (one,) = items(path)
    assert one.content == "The aide’s words:\n“It is shut.”\nSo be it."


@pytest.mark.parametrize("text", ["5 < 6 and 7 > 6", "a <name@here.test> wrote", "x<y"])
def test_signs_that_are_no_tags_stay(text):
    assert without_tags(text) == text


def test_what_a_page_does_not_show_is_no_word():
    assert without_tags("<style>p {}</style><p>Seen</p><script>x</script>") == "Seen"


# A line for each article --------------------------------------------------------------


def lines_of(*, end="", names=("outlet", "text")):
    rows = (json.dumps(dict(zip(names, row[:2], strict=True))) for row in ROWS)
    return "".join(f"{row}{end}\n" for row in rows)


@pytest.mark.parametrize("name", ["papers.jsonl", "papers.ndjson"])
@pytest.mark.parametrize("list_of", [False, True])
def test_commas_at_line_ends_are_said_and_passed_over(tmp_path, capsys, name, list_of):
    path = tmp_path / name
    text = lines_of(end=",")
    path.write_text(f"[\n{text}]\n" if list_of else text, encoding="utf-8")
    check_whole(path)
    assert main(["corpus", str(path), "--out", str(tmp_path / "out")]) == 0
    assert "end in commas and so are not JSON" in capsys.readouterr().err


def test_the_names_that_there_are_are_offered(tmp_path):
    path = tmp_path / "papers.jsonl"
    path.write_text(lines_of(names=("paper", "story")), encoding="utf-8")
    with pytest.raises(ArticleError, match=r"no column “outlet”.*“paper”, “story”"):
        list(items(path))
    check_whole(path, Columns("paper", "story"))


def test_a_jsonl_that_is_none_is_said(tmp_path):
    path = tmp_path / "papers.jsonl"
    path.write_text(written(), encoding="utf-8")
    with pytest.raises(ArticleError, match="is not JSON, one object a line"):
        list(items(path))


# What is written ----------------------------------------------------------------------


def test_every_table_that_is_written_opens_right_in_excel(tmp_path):
    path, out = tmp_path / "papers.csv", tmp_path / "out"
    path.write_text(written(), encoding="utf-8")
    assert main(["corpus", str(path), "--out", str(out)]) == 0
    for table in ("articles.csv", "outlets.csv", "left-out.csv"):
        assert (out / table).read_bytes().startswith(codecs.BOM_UTF8)
    assert "Übersee Kurier" in (out / "articles.csv").read_text(encoding="utf-8")


# Folders ------------------------------------------------------------------------------

STUBS = {
    "cookies": "<html><body><h2>We value your privacy</h2><p>We and our partners use "
    "cookies. Manage your preferences or reject all; see the privacy policy.</p>",
    "wall": "<html><body><p>The pool stays shut.</p><p>Subscribe to continue reading."
    "</p></body></html>",
    "robot": "<html><body><p>Checking your browser. Please enable JavaScript.</p>",
}


def test_pages_that_are_no_article_are_left_out_with_the_reason(tmp_path):
    source = tmp_path / "source"
    folder = source / "Echo"
    folder.mkdir(parents=True)
    (folder / "good.txt").write_text(" ".join(TEXTS), encoding="utf-8")
    for name, html in STUBS.items():
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    out = tmp_path / "out"
    assert main(["corpus", str(source), "--out", str(out)]) == 0
    with (out / "left-out.csv").open(encoding="utf-8-sig", newline="") as file:
        left_out = {row["article"]: row["why"] for row in csv.DictReader(file)}
    assert left_out.keys() == {f"{name}.html" for name in STUBS}
    assert all(why.startswith("This looks like") for why in left_out.values())


def test_a_report_in_the_source_is_no_outlet(tmp_path, monkeypatch):
    (tmp_path / "Echo").mkdir()
    (tmp_path / "Echo" / "a.txt").write_text(" ".join(TEXTS), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for _ in range(2):
        assert main(["corpus", ".", "--out", "report"]) == 0
        assert [(one.outlet, one.name) for one in items(tmp_path)] == [
            ("Echo", "a.txt")
        ]


def test_an_outlet_may_have_a_folder_of_parts(tmp_path):
    (tmp_path / "Echo" / "parts").mkdir(parents=True)
    (tmp_path / "Echo" / "parts" / "one.txt").write_text(TEXTS[0], encoding="utf-8")
    assert [one.name for one in items(tmp_path)] == ["parts/one.txt"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_what_is_no_file_of_its_own_is_named_and_not_read(tmp_path):
    echo = tmp_path / "Echo"
    echo.mkdir()
    (echo / "a.txt").write_text(TEXTS[0], encoding="utf-8")
    (echo / "b.txt").symlink_to(echo / "a.txt")
    (echo / "again").symlink_to(tmp_path)
    (echo / "lost.txt").symlink_to(tmp_path / "nowhere")
    (echo / "null").symlink_to("/dev/null")
    os.mkfifo(echo / "pipe")
    with socket.socket(socket.AF_UNIX) as server:
        here = os.open(echo, os.O_RDONLY)
        try:
            server.bind(f"/proc/self/fd/{here}/socket")
        finally:
            os.close(here)
    (tmp_path / "Loop").symlink_to(tmp_path)
    (tmp_path / "Twin").symlink_to(echo)
    read = list(items(tmp_path))
    assert [one.name for one in read if not one.problem] == ["a.txt"]
    assert {one.name for one in read if one.problem} == {
        "b.txt", "again", "lost.txt", "null", "pipe", "socket", "Loop", "Twin",
    }  # fmt: skip
    assert [one.name for one in items(tmp_path, names_only=True)] == [
        one.name for one in read
    ]


def test_a_folder_elsewhere_may_be_linked(tmp_path):
    elsewhere, source = tmp_path / "elsewhere", tmp_path / "source"
    elsewhere.mkdir()
    source.mkdir()
    (elsewhere / "a.txt").write_text(TEXTS[0], encoding="utf-8")
    (source / "Echo").symlink_to(elsewhere)
    assert [(one.outlet, one.name) for one in items(source)] == [("Echo", "a.txt")]


def test_a_folder_that_cannot_be_opened_is_named(tmp_path, monkeypatch):
    for name in ("Echo", "Locked"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(TEXTS[0], encoding="utf-8")
    scan = os.scandir

    def locked(folder):
        if str(folder).endswith("Locked"):
            raise PermissionError(13, "Permission denied")
        return scan(folder)

    monkeypatch.setattr("os.scandir", locked)
    found = {(one.outlet, one.name): one.problem for one in items(tmp_path)}
    assert found == {
        ("Echo", "a.txt"): "",
        ("Locked", "Locked"): "The folder cannot be opened: Permission denied.",
    }
