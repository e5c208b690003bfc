"""Hand-ins that are dropped into the class report come out as from a folder."""

import shutil
from pathlib import Path

import pytest

from lessons.notebook import class_view
from lessons.notebook.downloads import Written
from lessons.notebook.drop_area import PURPOSE, DropArea, drop_area
from lessons.pages.report_page import report_page
from lessons.teaching.class_report import as_csv, class_report
from lessons.teaching.hand_ins import read_given, read_hand_ins
from lessons.teaching.sample import write_class


@pytest.fixture
def class_folder(tmp_path):
    folder = tmp_path / "class"
    write_class(folder, 5)
    (folder / "essay.txt").write_text("My essay.")
    (folder / "late").mkdir()
    (folder / "late" / "holiday.html").write_text("<html><p>Sun</p></html>")
    return folder


def drops(area: DropArea, name: str, content: bytes, piece=200_000) -> str:
    """What the area says of a file that was dropped on it."""
    pieces = [content[at : at + piece] for at in range(0, len(content), piece)] or [b""]
    for at, one in enumerate(pieces):
        message = {"do": "file", "id": name, "name": name, "at": at}
        area.view._handle_custom_msg(
            {**message, "pieces": len(pieces)}, [memoryview(one)]
        )
    return area.view.state["said"]


def files_of(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_dropped_files_make_the_same_report_as_a_folder(class_folder):
    area = drop_area()
    for name, content in files_of(class_folder).items():
        said = drops(area, name, content)
    assert said.startswith("7 files here. Choose Run → Run All Cells")
    read, folder = class_view.read("", area), read_hand_ins(class_folder)
    assert len(read.submissions) == 5 and read == folder
    assert report_page(class_report(read)) == report_page(class_report(folder))
    assert as_csv(class_report(read)) == as_csv(class_report(folder))


def test_the_zip_of_a_class_is_opened(class_folder, tmp_path):
    zipped = shutil.make_archive(str(tmp_path / "class"), "zip", class_folder)
    area = drop_area()
    drops(area, "class.zip", Path(zipped).read_bytes())
    read = class_view.read("", area)
    assert len(read.submissions) == 5
    assert sorted(note.split(":")[0] for note in read.left_out) == [
        "class.zip/essay.txt",
        "class.zip/late/holiday.html",
    ]


def test_a_folder_and_what_is_dropped_are_one_class(class_folder, tmp_path):
    area, more = drop_area(), tmp_path / "more"
    write_class(more, 6)
    extra = next(path for path in more.iterdir() if "femi" in path.name)
    drops(area, extra.name, extra.read_bytes())
    assert len(class_view.read(str(class_folder), area).submissions) == 6


def test_what_is_taken_away_is_an_invented_class_again(class_folder):
    area = drop_area()
    drops(area, "essay.txt", b"My essay.")
    assert class_view.read("", area).submissions == ()
    assert area.view.state["holds"]
    area.view._handle_custom_msg({"do": "away"}, [])
    assert area.view.state["said"] == PURPOSE and not area.view.state["holds"]
    assert len(class_view.read("", area).submissions) == class_view.INVENTED


def test_two_files_of_one_name_are_two(class_folder):
    one, two, *_ = (c for n, c in files_of(class_folder).items() if "hand-in" in n)
    area = drop_area()
    for content in (one, two, one):
        drops(area, "hand-in.html", content)
    assert len(area.files) == 2
    assert len(class_view.read("", area).submissions) == 2


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ({"trouble": "too large"}, "“x.zip” is too large to be dropped"),
        ({"trouble": "unreadable"}, "“x.zip” cannot be opened"),
        ({"at": 5, "pieces": 9, "id": "1"}, "“x.zip” cannot be opened"),
        ({"at": 0, "pieces": 10**9, "id": "1"}, "“x.zip” cannot be opened"),
    ],
)
def test_a_file_that_does_not_come_is_said(message, said):
    area = drop_area()
    area.view._handle_custom_msg({"do": "file", "name": "x.zip", **message}, [b"x"])
    assert area.view.state["said"].startswith(said) and not area.files


def test_more_than_a_page_can_hold_is_left_out(monkeypatch):
    monkeypatch.setattr("lessons.notebook.drop_area.LARGEST", 10)
    area = drop_area()
    drops(area, "a.html", b"12345678")
    assert "too large" in drops(area, "b.html", b"12345678")
    assert list(area.files) == ["a.html"]


def test_hidden_files_and_what_serves_a_record_are_passed_over():
    given = {"__MACOSX/x": b"", ".DS_Store": b"", "ada/lesson-03.lock": b""}
    assert read_given({k: v for k, v in given.items() if k[0] != "_"}).left_out == ()


def test_what_was_written_can_be_downloaded(class_folder, tmp_path):
    measured = class_report(read_hand_ins(class_folder))
    assert class_view.write(measured, tmp_path / "r.html", False) == "nothing written"
    written = class_view.write(measured, tmp_path / "r.html", True)
    assert isinstance(written, Written)
    assert repr(written) == "written: r.html and r.csv"
    shown = written._repr_mimebundle_()
    assert (
        shown["text/plain"] == "<written r.html r.csv>"
        and "written" in shown["text/html"]
    )


def test_the_links_hold_what_was_written(tmp_path):
    sent = []

    class View:
        def send(self, about, buffers):
            sent.append((about["file"], *buffers))

    (tmp_path / "r.csv").write_bytes(b"a,b")
    Written("written: r.csv", (tmp_path / "r.csv",))._send(View(), {"do": "send"}, [])
    assert sent == [("r.csv", b"a,b")]


def test_in_a_page_no_folder_is_named_nor_watched(monkeypatch):
    monkeypatch.setattr("sys.platform", "emscripten")
    with pytest.raises(ValueError, match="drop the hand-ins on the box above"):
        class_view.read("hand-ins")
    assert "cannot watch a folder" in class_view.watch("hand-ins", True)
