"""First aid: what a beginner is told when a cell stops."""

import json
import re

import pytest
from kernels import NOTEBOOKS
from shells import shell_with_first_aid

from lessons.notebook.advice import FALLBACK, advice, notice


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


def test_words_with_a_hyphen_are_no_name_of_a_later_cell(shell, monkeypatch):
    monkeypatch.setenv("JPY_SESSION_NAME", str(NOTEBOOKS[7]))
    (sentence,) = said(shell, "name = word-rates")
    assert '"word-rates"' in sentence and "has not been run" not in sentence


def test_the_line_to_run_first_is_shown_without_its_note(shell, monkeypatch):
    monkeypatch.setenv("JPY_SESSION_NAME", str(NOTEBOOKS[0]))
    assert "the line “years = 24”." in said(shell, "2024 - years")[0]


def test_a_value_under_another_capital_is_no_cell_that_was_not_run(shell, monkeypatch):
    monkeypatch.setenv("JPY_SESSION_NAME", str(NOTEBOOKS[4]))
    shell.run_cell("He = 'Mr Kim'")
    (sentence,) = said(shell, "print(he)")
    assert "Write “he” where “He” gets its value" in sentence
    assert "has not been run" not in sentence


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


def test_a_value_of_another_cell_is_mended_in_its_own(shell):
    shell.run_cell("from lessons import charts\nmy_text = ''")
    (sentence,) = said(shell, "charts.token_ribbon(my_text)")
    assert sentence.startswith("There is no text to cut")
    assert sentence.endswith("run its cell, and then this one again.")
    assert said(shell, "charts.token_ribbon('')")[0].endswith("run this cell again.")


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("longer = “A”", "A quotation mark in this cell is curly"),
        ('print "hello"', "put ( before it and ) behind it"),
        ("words_b = 327 words", "Behind the number 327 there is a word too many"),
        ("years = '24'\n2024 - years", "“years” holds a text"),
        ("words_b = 0\n1000 / words_b", "“words_b” holds 0"),
        ("print(I am Sam)", "“I” and “am” belong together. Are they words?"),
        ('print("I said "hello" today.")', 'To have a " inside a text'),
        ('Print("I am Sam")', "Did you mean “print”?"),
    ],
)
def test_a_slip_in_a_gap_is_called_by_its_name(shell, source, told):
    assert told in said(shell, source)[0]


@pytest.mark.parametrize(
    "source",
    [
        'mine = ""CHEHRE""',
        'mine = "CHEHRE""   # change me',
        'said = ""have denied weapons transfers."',
        'found = ["war", ""denied""]',
    ],
)
def test_one_quotation_mark_too_many_is_not_called_missing(shell, source):
    assert "Two quotation marks stand side by side" in said(shell, source)[0]


@pytest.mark.parametrize(
    "source",
    [
        'mine = ""CHEHRE   # change me',
        'mine = CHEHRE""   # change me',
        'mine = "" Russian media',
        'mine = Russian media ""   # change me',
    ],
)
def test_words_beside_their_marks_are_put_between_them(shell, source):
    (sentence,) = said(shell, source)
    assert "with nothing between them" in sentence and "away" not in sentence


@pytest.mark.parametrize(
    "source",
    [
        'mine = ["", "denied", ""',
        'quote = "He spoke of "unwavering support""',
        'said = "He said "no""',
        'found = ["war", "the "regime""]',
        'mine = ""War" is a word."',
        'if mine == said or mine == ""\n    mine',
    ],
)
def test_marks_side_by_side_are_not_always_one_too_many(shell, source):
    assert "side by side" not in said(shell, source)[0]


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


@pytest.mark.parametrize(
    "source", ["for one in [1]:\nprint(one)", "most = 8\n  most", "if 1:\n    2\n  3"]
)
def test_a_line_that_begins_at_the_wrong_place_is_told_of_its_spaces(shell, source):
    told = said(shell, source)[0]
    assert "four spaces" in told and "bracket" not in told


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


# What learners do -----------------------------------------------------------------


@pytest.fixture
def desk_shell(shell):
    shell.run_cell('from lessons import open_lesson\ndesk = open_lesson("03")')
    shell.run_cell("a, b = desk.pair")
    return shell


@pytest.mark.parametrize(
    ("source", "told", "not_told"),
    [
        ("longer = B", 'put quotation marks around it: "B"', "Did you mean"),
        ('len("a".words)', "Take the marks away", "Nothing is called"),
        ('small = [mr, "the"]', "Each word of a list has its own pair", "One pair"),
        ("years = 8,5", "Write 8.5 with a point", "quotation mark"),
        ("years = 8,05  # or so", "Write 8.05 with a point", "quotation mark"),
        ("deals = 10,000", "Write 10000 without a comma", "point"),
        ("shake = 1,008", "Write 1008 without a comma", "point"),
        ("words = 1,000,000", "Write 1000000 without a comma", "point"),
        ("words = 1.000", "Python reads 1.000 as 1", "quotation mark"),
        ("words = 12.000", "Write 12000", "quotation mark"),
        ("words = 1.000.000", "one point at most", "quotation mark"),
        ("print(len(a.words)", "Put ) where it should end", "quotation mark"),
        ("len(a.words))", "one ) too many", "quotation mark"),
        ("x = [1, 2)", "Two brackets do not belong together", "quotation mark"),
        ("desk.handin()", "Did you mean “hand_in”?", "quotation mark"),
        ("a.word", "Did you mean “words”?", "quotation mark"),
        ('x = ["war" "peace"]', 'Between "war" and "peace" there is no comma', "^"),
        ('x, y = "war" "peace"', "there is no comma", "unpack"),
        ("x = [1 2]", "A comma is missing between two values", "single marks"),
        ("name = war", 'quotation marks around it: "war"', "Did you mean"),
        ("floor = O", "type the digit 0", "Did you mean"),
        ("floor = l", "type the digit 1", "Did you mean"),
        ("told_by_both = Two", "type the digit 2", "Did you mean"),
        ("It says so in the third line.", "into the box of the question", "comma"),
        ("he wages war", "into the box of the question", "comma"),
    ],
)  # fmt: skip
def test_what_learners_do_gets_the_one_sentence_that_is_right(
    desk_shell, source, told, not_told
):
    desk_shell.run_cell("way = 1")
    (sentence,) = said(desk_shell, source)
    assert told in sentence and not_told not in sentence


@pytest.mark.parametrize(
    ("before", "source", "told", "not_told"),
    [
        ("widest = 0", "widest = nine", "If you mean a number", "marks around"),
        ('folder = ""', "folder = my-news", 'around it: "my-news"', '"my"'),
        ("widest = 0", "widest = 9th", "“9th” begins with a digit", "missing"),
        ("widest = 0", "widest 9  # change me", "an “=” is missing", "bracket"),
        ('he = "war"', "he = len(peace)", "Nothing is called “peace”", "a text"),
        (
            "gap = 2.5\na_rate = 1",
            "gap = a_rte-1",
            "Did you mean “a_rate”?",
            '"a_rte-1"',
        ),
    ],
)
def test_what_stood_in_a_gap_before_says_what_belongs_there(
    desk_shell, before, source, told, not_told
):
    desk_shell.run_cell(before)
    (sentence,) = said(desk_shell, source)
    assert told in sentence and not_told not in sentence


def test_what_stood_in_a_gap_that_was_never_run_is_read_on_the_page(
    shell, monkeypatch, tmp_path
):
    cell = {"cell_type": "code", "source": "widest = 0   # fill the gap"}
    page = json.dumps({"cells": [cell]})
    (tmp_path / "page.ipynb").write_text(page, encoding="utf-8")
    monkeypatch.setenv("JPY_SESSION_NAME", str(tmp_path / "page.ipynb"))
    assert "If you mean a number" in said(shell, "widest = nine")[0]


def test_a_letter_of_a_gap_is_no_name_that_a_later_cell_gives(shell, monkeypatch):
    monkeypatch.setenv("JPY_SESSION_NAME", str(NOTEBOOKS[0]))
    (sentence,) = said(shell, "longer = A")
    assert 'around it: "A"' in sentence and "Did you mean" not in sentence


def test_two_numbers_that_were_meant_as_one_are_found_where_they_stop(desk_shell):
    desk_shell.run_cell("years = 8,5\nwords = 1,000")
    (sentence,) = said(desk_shell, "2024 - years")
    assert "“years” holds two numbers, 8 and 5" in sentence
    assert "write 8.5, not 8,5" in sentence
    (sentence,) = said(desk_shell, "2024 - words")
    assert "“words” holds two numbers, 1 and 0" in sentence
    assert "1000, not 1,000" in sentence


@pytest.mark.parametrize(
    "source",
    [
        "years = 24", "rate = 9.125", "x = 1000.0", "pair = (1, 2)", "x, y = 1, 2",
        'x = ["war", "peace"]', 'x = "a"\ny = "b"', '"""A text."""', "x = f(8,5)",
        'x = [\n  "war",\n  "peace",\n]', "# costs 1.000 or so, for a year",
    ],
)  # fmt: skip
def test_what_is_meant_so_gets_no_notice(source):
    assert notice(source) == ""


def test_no_cell_of_a_lesson_gets_a_notice():
    for path in NOTEBOOKS:
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] == "code":
                assert notice("".join(cell["source"])) == "", path.name
