"""The words of the interface: in one catalogue, and none of them forgotten."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from catalogue import TEMPLATE, outside, pseudo, template

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


def test_a_brace_that_a_learner_typed_is_no_place_for_a_value():
    assert Catalogue().sentence("You wrote “{text}”.", text="{0} {x}") == (
        "You wrote “{0} {x}”."
    )


@pytest.mark.parametrize("damage", [None, b"\xff\xfe\x00", b'msgid "x"\nmsgstr y'])
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
    """The words of a text, without marks, numbers and places for values."""
    return " ".join(re.findall(r"[^\W\d_]+", re.sub(r"\{\w+\}", " ", text.lower())))


def of_the_lessons() -> str:
    """What is no word of the interface: the lessons' own words, and the articles'."""
    words = [
        text
        for path in [*ROOT.glob("lessons/syllabus/*.toml"), *ROOT.glob("seeds/*.toml")]
        for text in texts_in(tomllib.loads(path.read_text(encoding="utf-8")))
    ]
    words += [path.read_text(encoding="utf-8") for path in ROOT.rglob("seeds/*.txt")]
    return letters("\n".join(words))


def forgotten(shown: str, known: str) -> str:
    """What of a text is neither translated nor a lesson's own; "" if nothing is."""
    for line in map(letters, outside(shown).split("\n")):
        words = line.split()
        # A lesson puts its own words together: four at a time are looked for.
        runs = [words[at : at + 4] for at in range(max(1, len(words) - 3))]
        if words and not all(" ".join(run) in known for run in runs):
            return line
    return ""


# Values that a lesson computes from the articles, each with its sentence.
OWN = {"Harbour Post", "Northern Wire"}


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
