"""Refreshing after a teacher's change: what follows, and what no longer fits."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
import refresh
from follow import without_dead_links
from kernels import NOTEBOOKS, ROOT

from lessons import syllabus
from lessons.syllabus.listed import lesson_list
from lessons.syllabus.words import WordsError

PATH = next(path for path in NOTEBOOKS if path.stem.startswith("03"))
LESSON = syllabus.lesson("03")
HERE = ROOT / "lessons" / "syllabus"


@pytest.fixture
def notebook() -> nbformat.NotebookNode:
    return refresh.read(PATH)


def add(notebook: nbformat.NotebookNode, source: str) -> None:
    notebook.cells.insert(9, nbformat.v4.new_code_cell(source))


# A notebook and its words -------------------------------------------------------------


def test_as_it_is_everything_fits(notebook):
    refresh.check_notebooks()
    refresh.check_questions(PATH, notebook, LESSON)
    assert list(refresh.to_do(PATH)) == []


@pytest.mark.parametrize("call", ["ask", "prediction"])
def test_a_question_that_is_not_there(notebook, call: str):
    add(notebook, f'desk.{call}("counts.mine")')
    with pytest.raises(refresh.FitError) as caught:
        refresh.check_questions(PATH, notebook, LESSON)
    assert str(caught.value) == (
        f"{PATH.name} asks for “counts.mine”, which lesson_03.toml has not."
    )


def test_a_question_that_is_never_asked(notebook):
    for cell in notebook.cells:
        cell.source = cell.source.replace('desk.ask("counts.recall")', "")
    with pytest.raises(refresh.FitError, match=r"never asks “counts\.recall” of lesso"):
        refresh.check_questions(PATH, notebook, LESSON)


def test_a_question_that_is_asked_twice(notebook):
    add(notebook, 'desk.ask("counts.recall")')
    with pytest.raises(refresh.FitError, match=r"asks “counts\.recall” twice\.$"):
        refresh.check_questions(PATH, notebook, LESSON)


def test_a_last_cell_without_the_way_on(notebook):
    notebook.cells[-1].source = "The end."
    with pytest.raises(refresh.FitError, match=r"its last cell must hold “\*\*Next"):
        refresh.write_openings(PATH, notebook, LESSON)


def test_a_link_to_a_notebook_that_is_not_there(notebook):
    notebook.cells[5].source = "See [this](99-nowhere.ipynb)."
    with pytest.raises(refresh.FitError, match=r"cell 6, links to “99-nowhere\.ipynb”"):
        refresh.write_openings(PATH, notebook, LESSON)


def test_a_cell_that_cannot_be_run(tmp_path: Path):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 / 0")])
    with pytest.raises(refresh.FitError) as caught:
        refresh.execute(PATH, notebook, tmp_path)
    assert str(caught.value) == (
        f"{PATH.name}: the cell “1 / 0” cannot be run: ZeroDivisionError: division by "
        "zero"
    )


def test_a_file_that_is_no_notebook(tmp_path: Path):
    path = tmp_path / "03-x.ipynb"
    path.write_text("{", encoding="utf-8")
    with pytest.raises(refresh.FitError, match=r"03-x\.ipynb cannot be read"):
        refresh.read(path)


def test_a_notebook_is_unlocked_and_only_its_locks_change(tmp_path: Path):
    path = Path(shutil.copy(PATH, tmp_path))
    refresh.unlock(path)
    before, now = refresh.read(PATH), refresh.read(path)
    assert not any(
        {"editable", "deletable"} & cell.metadata.keys() for cell in now.cells
    )
    assert [cell.source for cell in now.cells] == [c.source for c in before.cells]


# The teacher's plan -------------------------------------------------------------------

PLANS = {
    "a part that is gone": (
        "## Timing",
        "## Zeiten",
        "has no part “Timing”.",
    ),
    "another title": ("# Teacher's plan · 3", "# Plan · 3", "its first line should be"),
    "a question that it does not know": (
        "**`counts.recall`**",
        "**`counts.other`**",
        "says nothing on “counts.recall” under “Likely answers",
    ),
    "a cell too few": ("| 1–5 |", "| 1–4 |", "its timing goes from cell 4 to cell 6."),
    "other minutes": ("| 1–5 | 3 |", "| 1–5 | 4 |", "its minutes add up to"),
}


@pytest.mark.parametrize("before, now, sentence", PLANS.values(), ids=PLANS)
def test_what_of_a_plan_no_longer_fits(
    tmp_path: Path, monkeypatch, before: str, now: str, sentence: str
):
    text = (HERE / "lesson_03.md").read_text(encoding="utf-8")
    assert before in text
    (tmp_path / "lesson_03.md").write_text(text.replace(before, now, 1), "utf-8")
    for module in (refresh, sys.modules["pages"]):
        monkeypatch.setattr(module, "plan_path", lambda n: tmp_path / f"lesson_{n}.md")
    said = list(refresh.to_do(PATH))
    assert len(said) == 1 and sentence in said[0]
    assert said[0].startswith("lesson_03.md")


# The list of lessons ------------------------------------------------------------------


def listed(folder: Path, before: str, now: str) -> None:
    text = (HERE / "lessons.toml").read_text(encoding="utf-8")
    assert before in text
    (folder / "lessons.toml").write_text(text.replace(before, now), encoding="utf-8")
    for path in HERE.glob("lesson_*.toml"):
        shutil.copy(path, folder)
    lesson_list(folder)


LISTS = {
    "a mark that is missing": ('done = "run', "done = run", "lessons.toml cannot be"),
    "a word that nothing reads": ('{ notebook = "03', '{ notes = "03', "“03” needs a"),
    "a lesson that is not there": ("\n09 = ", "\n10 = ", "“10” has no lesson_10.toml."),
    "no lessons": ("[lessons]", "[lesson]", "it lacks its lessons, or their articles."),
}


@pytest.mark.parametrize("before, now, sentence", LISTS.values(), ids=LISTS)
def test_a_damaged_list_is_told_in_one_sentence(tmp_path, before, now, sentence: str):
    with pytest.raises(WordsError) as caught:
        listed(tmp_path, before, now)
    assert sentence in str(caught.value) and "\n" not in str(caught.value)


def test_links_to_a_lesson_that_is_left_out_become_words(monkeypatch):
    monkeypatch.setattr(syllabus, "is_left_out", lambda number: number == "04")
    text = "[4 Whose words?](04-whose-words.ipynb), [5](notebooks/05-x.ipynb)"
    assert without_dead_links(text) == "4 Whose words?, [5](notebooks/05-x.ipynb)"


# A teacher at work --------------------------------------------------------------------


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    """A copy of the kit that a teacher may change."""
    for name in ("lessons", "seeds", "tests", "notebooks"):
        shutil.copytree(
            ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("my-work")
        )
    for name in ("README.md", "MAKE-IT-YOURS.md"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def refreshed(kit: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(kit / "tests" / "refresh.py"), *arguments],
        env={**os.environ, "PYTHONPATH": str(kit), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
    )


def change(path: Path, before: str, now: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, now, 1), encoding="utf-8")


def test_a_damaged_list_and_a_lesson_left_out_are_told(kit: Path):
    words = kit / "lessons" / "syllabus"
    change(words / "lessons.toml", "\n04 = ", "\n# 04 = ")
    done = refreshed(kit, "03")
    assert done.stderr == (
        "04-whose-words.ipynb: its lesson is left out in lessons.toml. Delete the "
        "notebook, or take the lesson in again.\n"
    )
    assert refreshed(kit, "04").stderr.startswith("Lesson 04 is left out here: ")
    change(words / "lessons.toml", "[lessons]", "[lessons")
    done = refreshed(kit)
    assert done.returncode == 1 and done.stdout == ""
    assert re.fullmatch(r"lessons\.toml cannot be read: .*line \d+.*\n", done.stderr)


def snippet() -> str:
    """The question that the page for teachers gives as its example."""
    text = (ROOT / "MAKE-IT-YOURS.md").read_text(encoding="utf-8")
    found = re.search(r"```toml\n(.*?)```", text, re.S)[1]
    return re.sub(r"^ {3}", "", found, flags=re.M)


@pytest.mark.exhaustive
def test_the_recipe_for_a_question_of_ones_own(kit: Path):
    words = kit / "lessons" / "syllabus" / "lesson_03.toml"
    place = '[exercises."counts.predict-rate"]'
    change(words, place, f"{snippet()}\n\n{place}")
    said = refreshed(kit, "03").stderr
    assert said.startswith("03-counting-fairly.ipynb never asks “counts.our-question”")
    path = kit / "notebooks" / PATH.name
    page = json.loads(path.read_text(encoding="utf-8"))
    cell = nbformat.v4.new_code_cell('desk.ask("counts.our-question")')
    page["cells"].insert(9, cell)
    path.write_text(json.dumps(page), encoding="utf-8")
    done = refreshed(kit, "03")
    assert "Still to do: lesson_03.md says nothing on “counts.our-question”" in (
        done.stdout
    )
    assert "its timing ends at cell" in done.stdout and done.stderr == ""
    assert "What do you look at before you say" in path.read_text(encoding="utf-8")


@pytest.mark.exhaustive
def test_the_recipe_for_a_lesson_left_out(kit: Path):
    change(kit / "lessons" / "syllabus" / "lessons.toml", "\n04 = ", "\n# 04 = ")
    (kit / "notebooks" / "04-whose-words.ipynb").unlink()
    done = refreshed(kit, "03", "05")
    assert done.returncode == 0, done.stdout + done.stderr
    for name in (
        "README.md",
        "notebooks/for-teachers/plans.md",
        f"notebooks/{PATH.name}",
    ):
        text = (kit / name).read_text(encoding="utf-8")
        assert "04-whose-words.ipynb" not in text and "lesson_04.md" not in text
    assert (
        "[5 What a score measures](05-what"
        in (
            (kit / "notebooks" / PATH.name)
            .read_text(encoding="utf-8")
            .split("**Next**")[1]
        )
    )


@pytest.mark.exhaustive
def test_the_recipe_for_a_translation(kit: Path):
    words = kit / "lessons" / "syllabus" / "lesson_03.toml"
    translated = []
    for line in words.read_text(encoding="utf-8").split("\n"):
        found = re.fullmatch(r'((?:[\w.-]+|"[\w.-]+") = ")(.+)(")', line)
        whole = found and '"""' not in line
        translated.append(f"{found[1]}Ŵ {found[2]}{found[3]}" if whole else line)
    words.write_text("\n".join(translated), encoding="utf-8")
    path = kit / "notebooks" / PATH.name
    assert refreshed(kit, "03", "--unlock").stdout.startswith(f"{PATH.name}: unlocked")
    page = path.read_text(encoding="utf-8")
    assert '"editable": false' not in page
    path.write_text(page.replace("## Key points", "## Ŵ Key points"), encoding="utf-8")
    done = refreshed(kit, "03")
    assert done.stderr == "" and "its first line should be" in done.stdout
    page = path.read_text(encoding="utf-8")
    assert "# 3 · Ŵ Counting fairly" in page and "## Ŵ Key points" in page
    assert '"editable": false' in page
