"""Two other articles in the place of the kit's: what is said, and what still works."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from kernels import ROOT

from lessons import syllabus

ABOUT = (
    "Lesson {} is written about the two articles that came with the kit; with other "
    "articles use lesson 08."
)

TRY = """
import json
from lessons import open_lesson, syllabus
from lessons.exercises.model import Result
from lessons.exercises.record import Record
from lessons.pages.answer_key import answer_key
from lessons.pages.hand_in_page import write_hand_in
from lessons.pages.opening import heading
from lessons.pages.report_page import report_page
from lessons.teaching.class_report import as_csv, class_report
from lessons.teaching.hand_ins import read_hand_ins

said = {}
for number in syllabus.NUMBERS:
    try:
        desk = open_lesson(number)
        said[number] = repr(desk)
    except ValueError as why:
        said[number] = str(why)

desk = open_lesson("08")
for exercise in desk.lesson.exercises:
    desk.ask(exercise.id)._repr_mimebundle_()
    if exercise.prediction:
        desk.prediction(exercise.id)._repr_mimebundle_()
desk.hand_in()._repr_mimebundle_()
desk.explore("word")
try:
    desk.explore("my-codes")
except ValueError as why:
    said["my-codes"] = str(why)

# What was answered when the kit's own articles were there.
Record("03").save_check("counts.predict-war", "a", Result("recorded", ""))
Record("07").save_check("brief.choose-chart", "labels", Result("recorded", ""))
Record("08").save_check("own.fair-pair", "reports", Result("correct", ""))
page = write_hand_in("Ada")
report = class_report(read_hand_ins(page.parent))
as_csv(report)
print(json.dumps({
    "said": said,
    "handed": page.read_text(encoding="utf-8"),
    "reported": [lesson.number for lesson in report.lessons],
    "report": report_page(report),
    "key": answer_key(syllabus.taught()).count("<h2>"),
    "heading": heading(syllabus.lesson("08")),
}))
"""


def kit_with(folder: Path, **articles: str) -> Path:
    """A copy of the package in which the two seeds have other texts."""
    shutil.copytree(ROOT / "lessons", folder / "lessons")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    for path, text in zip(
        sorted((folder / "seeds").glob("*.txt")), articles.values(), strict=True
    ):
        path.write_text(text, encoding="utf-8")
    return folder


def run(kit: Path, code: str) -> subprocess.CompletedProcess[str]:
    """Run some code with the package of this folder, in a folder beside it."""
    empty = kit / "elsewhere"
    empty.mkdir(exist_ok=True)
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=empty,
        env={
            **os.environ,
            "PYTHONPATH": str(kit),
            "LESSONS_WORK": str(kit / "work"),
            "PYTHONIOENCODING": "utf-8",
        },
        capture_output=True,
        encoding="utf-8",
    )


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict:
    example = ROOT / "lessons" / "story" / "example"
    kit = kit_with(
        tmp_path_factory.mktemp("other"),
        a=(example / "echo.txt").read_text(encoding="utf-8"),
        b=(example / "gazette.txt").read_text(encoding="utf-8"),
    )
    done = run(kit, TRY)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_each_lesson_that_cannot_speak_of_other_articles_says_so(found: dict):
    said = found["said"]
    for number in syllabus.NUMBERS:
        expected = "<Lesson 08>" if number == "08" else ABOUT.format(number)
        assert said[number] == expected
    assert said["my-codes"] == ABOUT.format("05")


def test_a_hand_in_and_a_report_go_on_without_them(found: dict):
    assert ABOUT.format("03") in found["handed"] and "Ada" in found["handed"]
    assert found["reported"] == ["08"]
    assert "Not reported, since other articles than the kit's are here: lessons 00" in (
        found["report"].replace("&#x27;", "'")
    )
    assert found["key"] == 1
    assert "whose-words" not in found["heading"]


def test_one_letter_more_in_an_article_is_another_article(tmp_path: Path):
    a, b = sorted((ROOT / "seeds").glob("*.txt"))
    kit = kit_with(
        tmp_path,
        a=a.read_text(encoding="utf-8") + "!",
        b=b.read_text(encoding="utf-8"),
    )
    done = run(kit, "import lessons; lessons.open_lesson('03')")
    assert done.stderr.strip().endswith(ABOUT.format("03"))


DAMAGED = {
    "a seed that is not there": (
        lambda seeds: min(seeds.glob("*.txt")).unlink(),
        "which is not in the folder “seeds”.",
    ),
    "one article": (
        lambda seeds: (seeds / "articles.toml").write_text("", encoding="utf-8"),
        "seeds/articles.toml must name two articles, A and then B.",
    ),
}


@pytest.mark.parametrize("damage, sentence", DAMAGED.values(), ids=DAMAGED)
def test_damaged_seeds_are_told_in_one_sentence(tmp_path: Path, damage, sentence: str):
    kit = kit_with(tmp_path, a="A.", b="B.")
    damage(kit / "seeds")
    done = run(kit, "import lessons; lessons.open_lesson('08').pair")
    assert done.stderr.strip().splitlines()[-1].endswith(sentence)


def test_the_commands_say_the_same_sentence(tmp_path: Path):
    kit = kit_with(tmp_path, a="One went home.", b="Two went home.")
    done = run(
        kit, "from lessons.__main__ import main; raise SystemExit(main(['key', '03']))"
    )
    assert (done.returncode, done.stderr.strip()) == (2, ABOUT.format("03"))
