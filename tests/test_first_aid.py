"""First aid: what a beginner is told when a cell stops."""

import json
import re

import pytest
from kernels import NOTEBOOKS
from shells import shell_with_first_aid

from lessons.notebook.first_aid import FALLBACK, advice


@pytest.fixture
def shell():
    with shell_with_first_aid() as shell:
        yield shell


def said(shell, source):
    """The sentences that come with a cell, as plain text."""
    shell.said.clear()
    shell.run_cell(source)
    return [data["text/plain"] for data in shell.said]


def test_a_cell_run_too_early_names_the_cell_to_run_first(shell, monkeypatch):
    monkeypatch.setenv("JPY_SESSION_NAME", str(NOTEBOOKS[5]))
    (sentence,) = said(shell, "print(desk.ask)")
    assert "the one with the line “desk = open_lesson(" in sentence


def test_the_page_is_found_beside_the_kernel_too(shell, monkeypatch, tmp_path):
    page = {"cells": [{"cell_type": "code", "source": ["\n", "height = 3\n"]}]}
    (tmp_path / "page.ipynb").write_text(json.dumps(page), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("JPY_SESSION_NAME", "/elsewhere/page.ipynb")
    assert "“height = 3”" in said(shell, "height")[0]


@pytest.mark.parametrize("content", ["", "[]", '{"cells": [{}]}', "\0", None])
def test_a_page_that_cannot_be_read_is_no_second_error(
    shell, monkeypatch, tmp_path, content
):
    page = tmp_path / "page.ipynb"
    if content is not None:
        page.write_text(content, encoding="utf-8")
    monkeypatch.setenv("JPY_SESSION_NAME", str(page))
    assert "is it spelt right?" in said(shell, "zebra")[0]


def test_a_misspelt_name_is_compared_with_the_right_one(shell):
    shell.run_cell("leader = 'Mr Kim'")
    assert "Did you mean “leader”?" in said(shell, "print(laeder)")[0]


def test_a_missing_quotation_mark(shell):
    assert "a quotation mark is missing" in said(shell, 'city = "Pyongyang')[0]


@pytest.mark.parametrize("source", ["1 / 0", "'a' + 1", "2024 - 'ten'", "[][1]"])
def test_any_other_error_of_a_cell_says_how_to_go_back(shell, source):
    assert said(shell, source) == [FALLBACK]


def test_an_error_inside_a_package_has_a_sentence_too(shell):
    assert said(shell, "import json; json.loads('{')") == [FALLBACK]


def test_a_sentence_of_the_kit_is_said_again_with_what_to_do(shell):
    shell.run_cell("from lessons.reading import counts")
    (sentence,) = said(shell, "counts.keyness('a b', 'b c', permutations=9)['zebra']")
    assert sentence.startswith("“zebra” is in neither text")
    assert sentence.endswith("run this cell again.")


@pytest.mark.parametrize("source", ["years =", "years =   # change me"])
def test_a_missing_value(shell, source):
    assert "A value is missing" in said(shell, source)[0]


@pytest.mark.parametrize("source", ["x = 'He isn't bad'", "x = 'Russia's war'  # y"])
def test_an_apostrophe_inside_single_marks(shell, source):
    assert "An apostrophe ended the text" in said(shell, source)[0]


def test_a_capital_letter_is_no_other_name(shell):
    shell.run_cell("a = 1")
    assert "Did you mean “a”?" in said(shell, "print(A)")[0]


def test_no_name_of_the_kernels_own_is_suggested(shell):
    shell.user_ns["exit"] = shell.user_ns["quit"] = None
    assert "Write it in digits" in said(shell, "exi")[0]


@pytest.mark.parametrize("source", ["he = Mr Kim", 'x = "a "b" c"', "x = “a”"])
def test_a_line_that_cannot_be_read_is_explained(shell, source):
    assert "words need a straight" in said(shell, source)[0]


def test_a_word_without_its_marks_is_told_so(shell):
    assert 'quotation marks around it: "Putin"' in said(shell, "he = Putin")[0]


def test_an_error_of_the_kit_shows_its_sentence_and_not_its_source(shell, capsys):
    del shell.showtraceback  # the real one
    shell.run_cell("from lessons import open_lesson\nopen_lesson('99')")
    shown = capsys.readouterr().out
    assert "There is no lesson “99”" in shown
    assert "raise ValueError" not in shown and "Traceback" not in shown
    assert "%tb" not in shown
    shell.run_cell("[][1]")
    assert "Traceback" in capsys.readouterr().out


def test_lines_of_packages_are_left_out_and_the_learners_own_are_not(
    shell, capsys, tmp_path, monkeypatch
):
    def shown():
        return re.sub(r"\x1b\[[\d;]*m", "", capsys.readouterr().out)

    del shell.showtraceback  # the real one
    shell.run_cell("import json\ntext = '{'\njson.loads(text)")
    briefly = shown()
    assert "json.loads(text)" in briefly and "JSONDecodeError" in briefly
    assert "raw_decode" not in briefly
    shell.run_line_magic("tb", "")
    assert "raw_decode" in shown()
    (tmp_path / "their_own.py").write_text("def half(x):\n    return x / 0\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    shell.run_cell("import their_own\ntheir_own.half(1)")
    assert "return x / 0" in shown()


@pytest.mark.parametrize(
    "raised", ["KeyError('voices')", "int('a')", "b'\\xff'.decode()"]
)
def test_what_is_no_sentence_of_the_kit_is_not_said_as_one(raised):
    code = compile(f"raise {raised}" if "Key" in raised else raised, "kit.py", "exec")
    with pytest.raises(Exception) as problem:
        exec(code, {"__name__": "lessons.reading"})
    assert advice(problem.value, {}) == FALLBACK


@pytest.mark.parametrize(
    ("source", "told"),
    [('x = "abc =', "a quotation mark is missing"), ("x ==", "cannot read a line")],
)
def test_not_every_equals_sign_waits_for_a_value(shell, source, told):
    assert told in said(shell, source)[0]


def test_a_cell_that_runs_is_left_alone(shell):
    assert said(shell, "years = 24") == []


def test_a_name_missing_inside_a_package_is_not_the_learners():
    code = compile("zebra", "package.py", "exec")
    with pytest.raises(NameError) as raised:
        exec(code, {"__name__": "package"})
    assert advice(raised.value, {}) == FALLBACK


def test_a_line_of_the_page_is_shown_as_text(shell, monkeypatch, tmp_path):
    page = {"cells": [{"cell_type": "code", "source": 'x = "<script>alert(1)"'}]}
    (tmp_path / "page.ipynb").write_text(json.dumps(page), encoding="utf-8")
    monkeypatch.setenv("JPY_SESSION_NAME", str(tmp_path / "page.ipynb"))
    assert "<script>" in said(shell, "x")[0]
    assert "<script>" not in shell.said[0]["text/html"]
