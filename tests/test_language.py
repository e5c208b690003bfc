"""The words of the interface: in one catalogue, and none of them forgotten."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import lab as lab_tools
import nbformat
import pytest
from catalogue import TEMPLATE, outside, pseudo, template
from kernels import NOTEBOOKS, client

from lessons.corpus.sample import RECIPES
from lessons.language import Catalogue, load
from lessons.language.catalogue import CatalogueError
from lessons.reading.pair import load_pair
from lessons.reading.seeds import tomllib
from lessons.syllabus import NUMBERS

ROOT = Path(__file__).parents[1]
ONE = """
msgid ""
msgstr ""
"Language: pl\\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 ? 1 : 2);\\n"
"Content-Type: text/plain; charset=utf-8\\n"

msgid "{count} of 100 deals"
msgstr "{count} ze 100 rozdań"

msgid "Hint"
msgstr ""

msgid "use"
msgid_plural "uses"
msgstr[0] "użycie"
msgstr[1] "użycia"
msgstr[2] "użyć"
"""


def test_the_template_holds_every_word_that_the_code_shows():
    kept = TEMPLATE.read_text(encoding="utf-8")
    assert kept == template(), "Run `python tests/catalogue.py`, and read what changed."
    for example in ("Show me the answer", "Your answer", "NOT SAVED: the disk is full"):
        assert example in kept
    assert 'msgid "use"\nmsgid_plural "uses"' in kept


def test_a_catalogue_is_one_file(tmp_path):
    path = tmp_path / "pl.po"
    path.write_text(ONE, encoding="utf-8")
    polish = load(path)
    assert polish.sentence("{count} of 100 deals", count=7) == "7 ze 100 rozdań"
    assert [polish.plural("use", "uses", n) for n in (1, 2, 5)] == [
        "użycie", "użycia", "użyć",
    ]  # fmt: skip
    # What it lacks stays English.
    assert polish.sentence("Hint") == "Hint"
    assert polish.plural("word", "words", 2) == "words"
    assert (polish.language, polish.direction) == ("pl", "ltr")


def test_a_slip_in_a_catalogue_leaves_one_sentence_in_english():
    slips = {"{count} deals": ("{counts} rozdań",), "{a} of {b}": ("{a} z {",)}
    polish = Catalogue("pl", slips)
    assert polish.sentence("{count} deals", count=7) == "7 deals"
    assert polish.sentence("{a} of {b}", a=1, b=2) == "1 of 2"


def test_a_brace_that_a_learner_typed_is_no_place_for_a_value():
    assert Catalogue().sentence("You wrote “{text}”.", text="{0} {x}") == (
        "You wrote “{0} {x}”."
    )


@pytest.mark.parametrize("damage", [None, b"\xff\xfe\x00", b"<html>"])
def test_without_a_catalogue_the_class_goes_on_in_english(tmp_path, damage):
    path = tmp_path / "de.po"
    if damage is not None:
        path.write_bytes(damage)
    with pytest.raises(CatalogueError, match=r"“de\.po”.* the words stay English"):
        load(path)
    done = run("-c", "import lessons.language as l; print(l.tr('Hint'))", path)
    assert done.stdout == "Hint\n" and "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 1


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run Python in the language of a catalogue, the last of the arguments."""
    *arguments, catalogue = map(str, arguments)
    return subprocess.run(
        [sys.executable, *arguments],
        env={**os.environ, "LESSONS_LANGUAGE": catalogue, "PYTHONUTF8": "1"},
        cwd=Path(__file__).parent,
        capture_output=True,
        encoding="utf-8",
    )


# A language of brackets --------------------------------------------------------------


@pytest.fixture(scope="module")
def brackets(tmp_path_factory) -> Path:
    """A catalogue whose every word stands between ⟦ and ⟧, read from the right."""
    return pseudo(tmp_path_factory.mktemp("language") / "pseudo.po")


def texts_in(data: object) -> list[str]:
    """All texts in the words of a lesson."""
    if isinstance(data, str):
        return [data]
    parts = data.values() if isinstance(data, dict) else data
    return (
        [text for part in parts for text in texts_in(part)]
        if isinstance(data, (dict, list))
        else []
    )


def letters(text: str) -> str:
    """The words of a text, without marks, numbers, names in code, places for values."""
    text = re.sub(r"\{\w+\}|\w+_\w+", " ", text.lower())
    return " ".join(re.findall(r"[^\W\d_]+", text))


def of_the_lessons() -> str:
    """What is no word of the interface: the lessons' own words, and the articles'."""
    words = [
        text
        for path in [*ROOT.glob("lessons/syllabus/*.toml"), *ROOT.glob("seeds/*.toml")]
        for text in texts_in(tomllib.loads(path.read_text(encoding="utf-8")))
    ]
    texts = [*ROOT.glob("seeds/*.txt"), *ROOT.glob("lessons/story/example/*.txt")]
    words += [path.read_text(encoding="utf-8") for path in texts]
    words += [recipe.outlet for recipe in RECIPES]
    return letters("\n".join(words))


def forgotten(shown: str, known: str) -> str:
    """What of a text is neither translated nor a lesson's own; "" if nothing is.

    A lesson puts its own words together, so most runs of three of them are known.
    """
    for line in map(letters, outside(shown).split("\n")):
        words = line.split()
        runs = [" ".join(words[at : at + 3]) for at in range(max(1, len(words) - 2))]
        if words and sum(run in known for run in runs) < 0.5 * len(runs):
            return line
    return ""


@pytest.mark.parametrize(
    "number",
    [
        number if number == "04" else pytest.param(number, marks=pytest.mark.exhaustive)
        for number in NUMBERS
    ],
)
def test_no_word_of_the_exercises_is_left_in_english(brackets, number):
    done = run("pseudo_lesson.py", number, brackets)
    assert done.returncode == 0, done.stderr[-2000:]
    known = of_the_lessons() + letters(" ".join(map(str, load_pair())))
    left = {
        (id, line)
        for id, shown in map(json.loads, done.stdout.splitlines())
        if (line := forgotten(shown, known))
    }
    assert not left


RANGES = """
from lessons.charts.frame_chart import measured_rows
from lessons.reading.contrasts import contrast
from lessons.reading.pair import load_pair
for row in measured_rows(contrast(load_pair())).rows:
    print(row[1], row[2], row[3], sep="|")
"""


def test_ranges_have_the_units_of_their_values_in_another_language(brackets):
    done = run("-c", RANGES, brackets)
    assert done.returncode == 0, done.stderr[-2000:]
    rows = [line.split("|") for line in done.stdout.splitlines()]
    shown = {band: spread for band, value, spread in rows if spread != "None"}
    assert "%" in shown["⟦who speaks⟧"] and "1,000" not in shown["⟦how it scores⟧"]
    assert "1,000" in shown["⟦what it is called⟧"]


@pytest.mark.exhaustive
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_lesson_runs_in_another_language(brackets, tmp_path, monkeypatch, path):
    """Nothing is looked up by words that another language has otherwise."""
    monkeypatch.setenv("LESSONS_LANGUAGE", str(brackets))
    monkeypatch.setenv("LESSONS_WORK", str(tmp_path))
    page = nbformat.read(path, as_version=4)
    runner = client(page, path.parent)
    runner.allow_errors = True
    runner.execute()
    wrong = [
        (at, output.ename, output.evalue)
        for at, cell in enumerate(page.cells)
        if "raises-exception" not in cell.metadata.get("tags", [])
        for output in cell.get("outputs", [])
        if output.output_type == "error"
    ]
    assert not wrong


@pytest.mark.exhaustive
def test_a_lesson_in_the_browser_is_read_from_the_right(
    brackets, tmp_path, monkeypatch
):
    if lab_tools.CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    pytest.importorskip("playwright")
    monkeypatch.setenv("LESSONS_LANGUAGE", str(brackets))
    with lab_tools.started(tmp_path) as lab:
        lab_tools.open_and_run(lab, "04-whose-words.ipynb")
        lab.page.locator("form.lx").last.wait_for(timeout=60_000)
        forms = lab.page.locator("form.lx")
        for form in forms.all():
            form.locator(".lx-check").click()
        lab.page.wait_for_timeout(3000)
        ways = {form.get_attribute("dir") for form in forms.all()}
        texts = lab.page.evaluate(
            "() => [...document.querySelectorAll('form.lx')].flatMap(form => {"
            "  const found = [], walk = document.createTreeWalker(form, 4);"
            "  while (walk.nextNode()) found.push(walk.currentNode.textContent);"
            "  return found; })"
        )
        lab.page.screenshot(path=str(tmp_path / "page.png"))
    assert ways == {"rtl"} and lab.outside == []
    known = of_the_lessons() + letters(" ".join(map(str, load_pair())))
    assert not {line for text in texts if (line := forgotten(text, known))}
