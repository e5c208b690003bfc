"""The rubric: printed with a brief, ticked in a browser, given back page by page."""

import os
import re
from pathlib import Path

import pytest
from hostile import HACKS
from lab import CHROMIUM
from markup import Markup, harmless_markup
from pypdf import PdfReader

from lessons import syllabus
from lessons.__main__ import main
from lessons.exercises.check import check
from lessons.exercises.record import Record
from lessons.notebook import class_view
from lessons.pages.briefs_page import briefs_page
from lessons.pages.hand_in_page import hand_in_page, write_hand_in
from lessons.reading.pair import load_pair
from lessons.syllabus.rubric import rubric
from lessons.teaching.hand_in import gather
from lessons.teaching.hand_ins import read_hand_ins
from lessons.teaching.sample import right

PAIR = load_pair()
SAID = "Another article of the same day would change my mind about this claim."


def writes_a_brief(folder, said=SAID):
    record = Record("07", folder)
    for exercise in syllabus.lesson("07").exercises:
        answer = said if exercise.kind.is_prose else right(exercise, PAIR)
        record.save_check(exercise.id, answer, check(exercise, answer, PAIR))


@pytest.fixture
def class_folder(tmp_path) -> Path:
    """Two learners with a brief, and one without."""
    folder = tmp_path / "class"
    for name in ("ada", "ben"):
        writes_a_brief(folder / name, f"{SAID} {name}")
        write_hand_in(name, folder / name)
    Record("03", folder / "cleo").save_answer("counts.predict-war", "a")
    return folder


def test_the_rubric_has_five_parts_of_three_whole_sentences():
    assert [criterion.id for criterion in rubric()] == [
        "claim", "evidence", "counter-evidence", "limits", "alt-text",
    ]  # fmt: skip
    for criterion in rubric():
        assert criterion.asks.endswith("?") and len(criterion.levels) == 3
        for level in criterion.levels:
            assert re.fullmatch(r"[A-Z][^.?!]+\.", level), level


def test_the_rubric_is_printed_with_the_brief_on_the_second_sheet(tmp_path):
    writes_a_brief(tmp_path)
    made = hand_in_page(gather("Ada", tmp_path))
    sheets = made.split('<div class="sheet">')[1:]
    assert "my brief" in sheets[0] and "How my brief will be read" in sheets[1]
    text = harmless_markup(made).text
    assert all(f"☐ {level}" in text for one in rubric() for level in one.levels)


def test_a_hand_in_without_a_brief_has_no_rubric(tmp_path):
    Record("03", tmp_path).save_answer("counts.predict-war", "a")
    assert "will be read" not in hand_in_page(gather("Ada", tmp_path))


def test_every_brief_stands_beside_a_rubric_to_tick(class_folder):
    made = briefs_page(read_hand_ins(class_folder).submissions)
    assert made.count('class="learner"') == 2
    assert made.count('type="radio"') == 2 * 5 * 3
    text = Markup(made).text
    assert f"{SAID} ada" in text and f"{SAID} ben" in text and "cleo" not in text


def test_the_page_runs_one_script_and_no_other(tmp_path):
    for number, nasty in enumerate(HACKS):
        writes_a_brief(tmp_path / str(number), nasty)
        (tmp_path / str(number) / "name.txt").write_text(nasty, encoding="utf-8")
    made = briefs_page(read_hand_ins(tmp_path).submissions)
    markup = Markup(made)
    assert markup.tags.count("script") == 1 and "svg" not in markup.tags
    assert not [name for name in markup.attributes if name.startswith("on")]
    assert "default-src 'none'" in made and "script-src 'sha256-" in made


def test_a_page_that_may_hold_ticks_is_never_written_over(class_folder, capsys):
    page = class_folder.parent / "briefs.html"
    command = ["report", str(class_folder), "--briefs", str(page)]
    command += ["--html", str(class_folder.parent / "report.html")]
    assert main(command) == 0
    page.write_text("ticked", encoding="utf-8")
    assert main(command) == 2
    assert "may hold what you ticked" in capsys.readouterr().err
    found = read_hand_ins(class_folder)
    with pytest.raises(ValueError, match="may hold what you ticked"):
        class_view.write_briefs(found, page, True)
    assert page.read_text(encoding="utf-8") == "ticked"
    other = page.with_name("other.html")
    assert class_view.write_briefs(found, other, False) == "nothing written"
    assert repr(class_view.write_briefs(found, other, True)) == "written: other.html"


def test_a_report_is_never_written_over_a_hand_in(class_folder, capsys):
    (handed,) = (class_folder / "ada").glob("hand-in-*.html")
    before = handed.read_bytes()
    assert main(["report", str(class_folder), "--html", str(handed)]) == 2
    assert "is a hand-in" in capsys.readouterr().err
    assert handed.read_bytes() == before


def test_a_class_without_a_brief_is_told_so(tmp_path, capsys):
    Record("03", tmp_path / "ada").save_answer("counts.predict-war", "a")
    page = tmp_path / "briefs.html"
    assert main(["report", str(tmp_path / "ada"), "--briefs", str(page)]) == 2
    assert capsys.readouterr().err == (
        "No brief was handed in: learners write it in lesson 7.\n"
    )


# In a browser -------------------------------------------------------------------------


@pytest.fixture
def browser():
    if not CHROMIUM and os.environ.get("LESSONS_BROWSER") != "required":
        pytest.skip("Chromium is not installed")
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"]
        )
        yield running
        running.close()


def saved(page, button, target: Path) -> Path:
    with page.expect_download() as download:
        button.click()
    download.value.save_as(target)
    return target


def test_ticks_survive_in_the_page_and_are_given_back(browser, class_folder, tmp_path):
    whole = tmp_path / "briefs.html"
    made = briefs_page(read_hand_ins(class_folder).submissions)
    whole.write_text(made, encoding="utf-8")
    page = browser.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text))
    page.goto(whole.as_uri())
    ada = page.locator(".learner").first
    ada.get_by_label(rubric()[0].levels[1]).check()
    ada.get_by_label(rubric()[4].levels[2]).check()
    ada.get_by_label("What to try next").fill("Name a limit <b>of yours</b>.")
    again = saved(
        page, page.get_by_role("button", name="Save all").first, tmp_path / "again.html"
    )

    page.goto(again.as_uri())
    assert page.locator("input:checked").count() == 2
    ada = page.locator(".learner").first
    assert ada.get_by_label("What to try next").input_value() == (
        "Name a limit <b>of yours</b>."
    )
    ben = page.locator(".learner").nth(1)
    ben.get_by_label(rubric()[1].levels[0]).check()
    one = saved(page, ada.get_by_text("Save this page"), tmp_path / "one.html")

    given = harmless_markup(one.read_text(encoding="utf-8"))
    assert "Name a limit <b>of yours</b>." in given.text and "b" not in given.tags
    assert "ben" not in given.text and SAID not in given.text
    page.goto(one.as_uri())
    assert page.locator("input:checked").count() == 2
    assert page.locator("input:not(:disabled), button, textarea").count() == 0
    assert page.title() == "ada"
    assert errors == []


def test_printed_it_is_one_sheet_a_learner(browser, class_folder, tmp_path):
    whole, printed = tmp_path / "briefs.html", tmp_path / "briefs.pdf"
    made = briefs_page(read_hand_ins(class_folder).submissions)
    whole.write_text(made, encoding="utf-8")
    page = browser.new_page()
    page.goto(whole.as_uri())
    page.pdf(path=printed, format="A4")
    sheets = [sheet.extract_text() for sheet in PdfReader(printed).pages]
    assert len(sheets) == 2
    assert sheets[0].startswith("ada") and sheets[1].startswith("ben")
    assert all("What to try next" in sheet for sheet in sheets)
    assert not any(SAID[:30] in sheet for sheet in sheets)
