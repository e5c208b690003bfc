"""A folder as people have it: every file is read once, or named with a reason."""

import os
import socket
import sys
from pathlib import Path

import pytest
from corpus_files import write_sample

from lessons.__main__ import main
from lessons.corpus import report_folder
from lessons.corpus.measure import measure_all
from lessons.corpus.plan import Plan
from lessons.corpus.run import parts, read_part, rows, run
from lessons.corpus.sample import sample
from lessons.corpus.source import items
from lessons.reading.documents import ArticleError

STORY = "The ferry came late on Monday, and nobody in the town knew why."
links = pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")


@pytest.fixture
def source(tmp_path):
    folder = tmp_path / "papers"
    for outlet in ("Herald", "Post"):
        (folder / outlet).mkdir(parents=True)
        (folder / outlet / "a.txt").write_text(f"{outlet}: {STORY}")
    return folder


def found(folder):
    """What is read and what is left out; counting names finds as many."""
    read = list(items(folder))
    counted = list(items(folder, names_only=True))
    assert [(i.outlet, i.name) for i in read] == [(i.outlet, i.name) for i in counted]
    assert all(bool(i.problem) != bool(i.content) for i in read)
    fine = [f"{i.outlet}/{i.name}" for i in read if not i.problem]
    return fine, {f"{i.outlet}/{i.name}": i.problem for i in read if i.problem}


BOTH = ["Herald/a.txt", "Post/a.txt"]


@pytest.mark.parametrize("closed", ["Post", "Post/inner", "."])
def test_a_folder_that_cannot_be_opened_is_named(source, monkeypatch, closed):
    (source / "Post" / "inner").mkdir()
    listed = os.scandir

    def scandir(path):
        if os.path.realpath(path) == os.path.realpath(source / closed):
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    if closed == ".":
        with pytest.raises(ArticleError, match="“papers” cannot be opened: Permission"):
            items(source)
        return
    named = "Post/inner" if "/" in closed else "Post/Post"
    assert found(source)[1] == {
        named: "The folder cannot be opened: Permission denied."
    }


def test_a_file_beside_the_outlets_is_named(source):
    (source / "notes.txt").write_text(STORY)
    (source / ".hidden").write_text(STORY)
    assert found(source) == (BOTH, {"/notes.txt": "It lies in no outlet's folder."})


@links
@pytest.mark.parametrize("place", ["", "Post"])
def test_what_is_no_file_is_named_and_never_read(source, place):
    folder = source / place
    os.mkfifo(folder / "pipe")
    (folder / "device").symlink_to("/dev/zero")
    (folder / "circle").symlink_to("circle")
    (folder / "nothing").symlink_to("nowhere")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.path.relpath(folder / "socket"))
        read, left_out = found(source)
    assert read == BOTH
    names = ("circle", "device", "nothing", "pipe", "socket")
    assert list(left_out) == [f"{place}/{name}" for name in names]


@links
def test_a_link_into_the_source_is_named_and_nothing_is_counted_twice(source):
    (source / "Again").symlink_to("Post")
    (source / "All").symlink_to(".")
    (source / "Up").symlink_to("..")
    (source / "Post" / "all").symlink_to("..")
    (source / "Post" / "b.txt").symlink_to("../Herald/a.txt")
    read, left_out = found(source)
    assert read == BOTH
    assert list(left_out) == [
        "Again/Again", "All/All", "Post/all", "Post/b.txt", "Up/Up",
    ]  # fmt: skip


@links
def test_two_links_to_one_file_or_folder_are_read_once(source, tmp_path):
    aside = tmp_path / "aside"
    aside.mkdir()
    (aside / "x.txt").write_text(STORY)
    (source / "Herald" / "x.txt").symlink_to(aside / "x.txt")
    (source / "Post" / "x.txt").symlink_to(aside / "x.txt")
    os.link(source / "Herald" / "a.txt", source / "Post" / "hard.txt")
    (source / "One").symlink_to(aside)
    (source / "Two").symlink_to(aside)
    read, left_out = found(source)
    assert read == ["Herald/a.txt", "Herald/x.txt", "Post/a.txt"]
    assert left_out == {
        "One/x.txt": "It is the same as “Herald/x.txt”.",
        "Post/hard.txt": "It is the same as “Herald/a.txt”.",
        "Post/x.txt": "It is the same as “Herald/x.txt”.",
        "Two/Two": "It is the same as “One/One”.",
    }


def test_folders_that_lie_very_deep_are_read(source, monkeypatch):
    depth = 1_200  # deeper than Python calls itself
    monkeypatch.chdir(source / "Post")
    for _ in range(depth):
        Path("d").mkdir()
        os.chdir("d")
    try:
        assert found(source) == (BOTH, {})
    finally:
        for _ in range(depth):
            os.chdir("..")
            Path("d").rmdir()


# Reports among the articles -----------------------------------------------------------


def report_on(source, out):
    assert main(["corpus", str(source), "--out", str(out), "--measure", "counts"]) == 0
    table = (out / report_folder.ARTICLES).read_text(encoding="utf-8-sig")
    return sorted(line.split(",")[:2] for line in table.splitlines()[1:])


@pytest.mark.parametrize("place", ["out", "Herald", "Post/old/out", "."])
def test_a_report_inside_the_source_is_never_measured(tmp_path, capsys, place):
    source = write_sample(tmp_path / "papers", 2)
    (source / "Herald").mkdir()
    (source / "Herald" / "a.txt").write_text(STORY)
    out = source / place
    first = report_on(source, out)
    assert len(first) == 9
    assert report_on(source, out) == first
    assert report_on(source, tmp_path / "elsewhere") == first
    for part in (out / report_folder.PARTS).iterdir():
        part.unlink()  # to save room
    assert report_on(source, tmp_path / "again") == first


def test_a_run_that_was_stopped_early_measures_none_of_its_parts(tmp_path):
    source = write_sample(tmp_path / "papers", 2)
    (source / report_folder.PARTS).mkdir()
    assert len(report_on(source, source)) == 8


def test_no_file_of_somebody_else_is_written_over(tmp_path, capsys):
    source = write_sample(tmp_path / "papers", 2)
    mine = source / "Harbour Post" / report_folder.PAGE
    mine.write_text(STORY)
    assert main(["corpus", str(source), "--out", str(mine.parent)]) == 2
    assert "“report.html” that is of no report here" in capsys.readouterr().err
    assert mine.read_text() == STORY


# Parts --------------------------------------------------------------------------------


def damaged(text):
    """A part with one digit of a count changed, and other damage."""
    yield text.replace("1", "2", 1)
    yield text.replace("[[", "[", 1)
    yield '{"sum": "", "rows": []}'
    yield "[]"
    yield text[: len(text) // 2]
    yield text.replace('"rows"', '"row"')
    for digit in "0123456789":
        at = text.rfind(digit)
        yield f"{text[:at]}{(int(digit) + 1) % 10}{text[at + 1 :]}"


def test_a_damaged_part_is_measured_again(tmp_path):
    corpus, plan = list(sample(each=2)), Plan(("counts",))
    (key,) = run(corpus, plan, tmp_path)
    path = report_folder.part_path(tmp_path, key)
    fine, text = read_part(tmp_path, key), path.read_text(encoding="utf-8")
    for damage in damaged(text):
        path.write_text(damage, encoding="utf-8")
        assert read_part(tmp_path, key) is None, damage[:80]
    assert run(corpus, plan, tmp_path) == [key]
    assert read_part(tmp_path, key) == fine


def test_the_part_of_another_corpus_is_measured_again(tmp_path):
    plan, (one, other) = Plan(("counts",)), (list(sample(each=n)) for n in (1, 2))
    (key,), (wrong,) = (run(corpus, plan, tmp_path) for corpus in (one, other))
    path = report_folder.part_path(tmp_path, key)
    path.write_bytes(report_folder.part_path(tmp_path, wrong).read_bytes())
    assert read_part(tmp_path, key) is None


def test_a_part_that_is_lost_meanwhile_is_said(tmp_path):
    with pytest.raises(ArticleError, match="the same command measures it again"):
        list(rows(tmp_path, ["0" * 32]))


def test_names_of_half_characters_stay_two(source):
    for byte in (b"\xfe", b"\xff"):
        (source / "Post" / os.fsdecode(byte + b".txt")).write_text(STORY)
    (part,) = parts(items(source), Plan(("counts",)))
    measured = measure_all(part.items, Plan(("counts",)))
    assert len({tallies.mark for tallies in measured}) == 4
