"""The standard for a lesson: one test for each line that a test can judge.

Each test is named for its line. Every failure names the notebook and the cell.
"""

from __future__ import annotations

import ast
import hashlib
import html
import io
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import redirect_stdout
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from statistics import median

import cells
import nbformat
import pytest
from IPython.core.interactiveshell import InteractiveShell
from kernels import HAS_SOCKET_FILES, NOTEBOOKS, ROOT, attempts, client, fenced
from methods import METHODS
from pages import HEADING, PLAN_PARTS, Page, lesson_pages, plan, plan_path, without_code
from shells import shell_with_first_aid

from lessons import syllabus
from lessons.charts import palette
from lessons.exercises.check import check
from lessons.exercises.kinds import Choice, Choices, Claim, Evidence
from lessons.exercises.model import Exercise
from lessons.notebook.desk import open_lesson
from lessons.notebook.exercise_view import still
from lessons.pages.opening import CALLOUTS, aims, callout, heading, onward
from lessons.reading.pair import load_pair
from lessons.teaching.sample import right

PAIR = load_pair()

every_lesson = pytest.mark.parametrize(
    "page", lesson_pages(), ids=lambda page: page.path.stem
)
from_the_first = pytest.mark.parametrize(
    "page", lesson_pages()[1:], ids=lambda page: page.path.stem
)


def nothing(problems: Iterable[str]) -> None:
    """Fail with every problem, a line each."""
    found = list(problems)
    assert not found, "\n" + "\n".join(found)


def exercises() -> list[Exercise]:
    """The exercises of all lessons."""
    return [e for n in syllabus.NUMBERS for e in syllabus.lesson(n).exercises]


def now_and_then(values: Iterable[object], first: str) -> list[object]:
    """Values for a slow test: the one of this id each time, the rest exhaustively."""
    return [
        pytest.param(
            value,
            id=id_,
            marks=() if id_.startswith(first) else pytest.mark.exhaustive,
        )
        for value in values
        for id_ in [getattr(value, "path", value).stem]
    ]


def words_of(exercise: Exercise) -> Iterator[str]:
    """Everything that an exercise says to a learner."""
    yield from (exercise.prompt, exercise.right, *exercise.hints)
    yield from (mistake.say for mistake in exercise.mistakes)
    for part in ("options", "steps", "lines", "labels", "verbs", "measures", "scopes"):
        for option in getattr(exercise.kind, part, ()):
            yield from (option.text, option.say)


# Lesson design ------------------------------------------------------------------------

NOT_SEEN = {"know", "understand", "appreciate", "learn", "realise", "be"}


@every_lesson
def test_s01_the_opening(page: Page):
    lesson = page.lesson
    assert page.cells[0].source == heading(lesson), "run tests/refresh.py"
    assert page.cells[1].source == aims(lesson), "run tests/refresh.py"
    assert lesson.question.endswith("?") and lesson.summary and lesson.needs
    assert 2 <= len(lesson.objectives) <= 4
    nothing(
        f"{lesson.number}: “{one.text}” does not begin with what can be observed"
        for one in lesson.objectives
        if one.text.split()[0].lower() in NOT_SEEN or not one.text[0].isupper()
    )
    titles = [
        (level, title)
        for cell in page.prose
        for level, title in HEADING.findall(without_code(cell.source))
    ]
    assert [level for level, _ in titles].count("#") == 1
    assert sum(title.startswith("Key points") for _, title in titles) == 1


@every_lesson
def test_s02_the_minutes(page: Page):
    assert 20 <= page.lesson.minutes <= 60
    stretch = 0.0
    for step in plan(page.lesson.number).timing:
        cells = page.cells[step.first - 1 : step.last]
        stretch = 0.0 if any(cell.asks for cell in cells) else stretch + step.minutes
        where = f"{page.at(step.first)} to {step.last}"
        assert stretch < 15, f"{where}: {stretch} minutes with no exercise"


@every_lesson
def test_s03_every_objective_has_an_exercise_and_every_exercise_an_objective(page):
    aimed = {objective.id for objective in page.lesson.objectives}
    assert {exercise.objective for exercise in page.lesson.exercises} == aimed
    asked = [id_ for cell in page.code for id_ in cell.asks]
    assert sorted(asked) == sorted(e.id for e in page.lesson.exercises)


@every_lesson
def test_s04_a_prediction_is_stored_before_each_new_method(page: Page):
    methods = METHODS[page.lesson.number]
    predictions = {e.id for e in page.lesson.exercises if e.prediction}
    stored = [method.prediction for method in methods]
    assert len(set(stored)) == len(stored), "a method has a prediction of its own"
    for method in methods:
        assert method.prediction in predictions, f"{method.name}: no such prediction"
        asked = page.asked_in(method.prediction)
        shown = [page.first(piece) for piece in (method.plain, method.helper) if piece]
        assert None not in shown, f"{page.path.stem}: {method} is in no cell"
        assert asked < min(shown), f"{page.at(min(shown))}: {method.name} comes first"


@every_lesson
def test_s04_a_result_waits_folded_until_its_cell_is_run(page: Page):
    nothing(
        f"{page.at(cell)}: its output is open"
        for cell in page.code
        if not cell.is_form
        and (cell.plain or cell.page)
        and not cell.metadata.get("jupyter", {}).get("outputs_hidden")
    )


def test_s06_every_wrong_option_has_its_own_message():
    for exercise in exercises():
        if exercise.recorded or not isinstance(exercise.kind, Choice | Choices):
            continue
        solved = exercise.solve(PAIR)
        correct = {solved} if isinstance(exercise.kind, Choice) else set(solved)
        says = [o.say for o in exercise.kind.options if o.id not in correct]
        assert all(len(say.split()) >= 6 for say in says), exercise.id
        assert len(set(says)) == len(says), exercise.id


@pytest.mark.parametrize("page", lesson_pages()[2:], ids=lambda page: page.path.stem)
def test_s07_a_question_on_an_earlier_idea(page: Page):
    opening = "\n".join(cell.source for cell in page.cells[:4])
    _, _, recalled = opening.partition("**From last time**")
    assert "?" in recalled.split("\n\n")[0], f"{page.path.stem}: cells 1 to 4"


BELITTLING = re.compile(r"\b(just|simply|obviously|easy|easily)\b", re.I)


@every_lesson
def test_s08_no_word_that_belittles(page: Page):
    nothing(
        f"{page.at(cell)}: “{found[0]}”"
        for cell in page.cells
        for found in BELITTLING.finditer(cell.source)
    )
    nothing(
        f"{exercise.id}: “{found[0]}”"
        for exercise in page.lesson.exercises
        for said in words_of(exercise)
        for found in BELITTLING.finditer(said)
    )
    text = plan_path(page.lesson.number).read_text(encoding="utf-8")
    nothing(f"plan: “{found[0]}”" for found in BELITTLING.finditer(text))


# Code to be read ----------------------------------------------------------------------


@every_lesson
def test_s09_a_cell_can_be_read_aloud(page: Page):
    nothing(
        f"{page.at(cell)}: {problem}"
        for cell in page.code
        for problem in cells.problems(cell.source)
    )
    content = [len(cells.lines(c.source)) for c in page.code if not c.is_form]
    assert median(content) <= cells.MEDIAN_LINES, f"{page.path.stem}: {content}"


def test_s09_no_number_that_the_articles_decide_is_typed():
    sizes = [len(article.words) for article in PAIR]
    decided = {*sizes, sum(sizes), len({*PAIR.a.words, *PAIR.b.words})}
    nothing(
        f"{page.at(cell)}: {number}"
        for page in lesson_pages()
        for cell in page.code
        for number in cells.numbers(cell.source) & decided
    )


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("[w for w in words]", "a comprehension"),
        ("sum(n for n in counts)", "a generator"),
        ("x = 1 if y else 2", "an if inside a line"),
        ("print(*words)", "a star"),
        ("f(**options)", "a double star"),
        ("pieces[1::2]", "a slice with a step"),
        ("a = 1; b = 2", "2 actions"),
        ("print('A:', n, 'of', m)", "a print of several values"),
        ("print(f'{n} in {m} words')", "a print of several values"),
        ("a\nb\nc\nd\ne\nf\ng", "7 lines"),
        ("word = 'war'  # change me\nprint(word)", "does not stand alone"),
        ("x = f(g(h(1, 2), 3), k(4, 5), m(6), n(7))", "nodes on line 1"),
        ("1000 * count_a['war'] / len(a.words)", "nodes a line"),
        ("charts.sentences(words.sentences_with(pair, word))", "nodes a line"),
        ("bag = a.words + b.words", "nodes a line"),
    ],
)
def test_s09_what_a_beginner_cannot_read_is_found(source: str, problem: str):
    assert problem in "\n".join(cells.problems(source))


@pytest.mark.parametrize(
    "source",
    [
        "uses = count_a['war']\nwords_a = len(a.words)\n1000 * uses / words_a",
        "charts.rates(a, b, my_word)",
        "small = ['the', 'and', 'a', 'of', 'in', 'to', 'for', 'with']  # change me",
        "for sentence in a.sentences:\n    print(sentence.id, sentence)",
        "words_a = len(a.words)\nprint('words:', words_a)",
        "my_word = 'support'  # change me",
    ],
)
def test_s09_what_a_beginner_can_read_passes(source: str):
    assert not list(cells.problems(source))


@every_lesson
def test_s10_the_method_is_shown_before_a_helper_wraps_it(page: Page):
    for method in METHODS[page.lesson.number]:
        if method.helper:
            plain, helper = page.first(method.plain), page.first(method.helper)
            assert plain <= helper, f"{page.at(helper)}: {method.name}"
        assert not re.search(r"\b(charts|desk|counts|frames)\.", method.plain), method


# Media literacy -----------------------------------------------------------------------


@every_lesson
def test_s12_every_lesson_shows_where_the_articles_come_from(page: Page):
    ours, own = page.first("charts.provenance(a, b)"), page.first("story.card(")
    assert ours or own, page.path.stem


def test_s12_a_card_for_each_article():
    page = lesson_pages()[1]
    shown = html.unescape("\n".join(cell.page + cell.plain for cell in page.code))
    prose = "\n".join(cell.source for cell in page.prose)
    for article in PAIR:
        path = next((ROOT / "seeds").glob(f"*{article.file}"))
        sha = hashlib.sha256(path.read_bytes()).hexdigest()
        assert sha in shown, f"{page.path.stem}: no SHA-256 of {article.name}"
        assert article.file in shown and str(len(article.text)) in shown
    for part in ("proves", "suggests", "unknown", "rights"):
        assert part in shown.lower(), f"{page.path.stem}: the cards have no “{part}”"
    assert re.search(r"not named|never names|names no outlet", prose + shown)


BY_VOICE = re.compile(r"sentiment\.|airtime|voice_shares|frame_chart|front_pages")


@pytest.mark.parametrize(
    "page",
    [
        page
        for page in lesson_pages()
        if any(BY_VOICE.search(c.source) for c in page.code)
    ],
    ids=lambda page: page.path.stem,
)
def test_s13_quoted_words_and_own_voice_are_measured_apart(page: Page):
    shown = "\n".join(cell.plain + cell.page for cell in page.code if cell.measures)
    assert re.search(r"quoted|in marks", shown), f"{page.path.stem}: nothing quoted"
    assert re.search(r"\bown\b|outside", shown), f"{page.path.stem}: no own voice"


DOUBT = re.compile(r"\*\*What (this|these|the|such) [\w\s]*cannot tell you\*\*")


@every_lesson
def test_s14_a_doubt_follows_every_measure(page: Page):
    for cell in page.code:
        if cell.measures:
            after = (
                other
                for other in page.prose
                if other.number > cell.number and other.section == cell.section
            )
            doubted = any(DOUBT.search(other.source) for other in after)
            # A doubt may open the cell in which the next section begins.
            follower = next((c for c in page.prose if c.number > cell.number), None)
            doubted |= bool(follower and DOUBT.search(follower.source))
            assert doubted, f"{page.at(cell)}: no “What this … cannot tell you”"


OVERCLAIMS = ("is biased", "the computer shows", "the score proves")


@every_lesson
def test_s15_no_overclaim(page: Page):
    nothing(
        f"{page.at(cell)}: “{phrase}”"
        for cell in page.prose
        for phrase in OVERCLAIMS
        if phrase in cell.source.lower()
    )


@from_the_first
def test_s15_two_articles_not_two_outlets(page: Page):
    prose = " ".join(" ".join(cell.source for cell in page.prose).lower().split())
    assert "two articles, not two outlets" in prose, page.path.stem


@every_lesson
def test_s16_count_rate_and_length_stand_together(page: Page):
    for cell in page.code:
        shown = f"{cell.plain}\n{cell.page}"
        if cell.measures and re.search(r"per 1[,\u2009 ]?000", shown):
            assert re.search(r"\bwords\b|\blength\b", shown), f"{page.at(cell)}: length"
            assert re.search(r"\bcounts?\b|\btimes\b|\buses\b", shown), page.at(cell)


@from_the_first
def test_s17_a_claim_carries_a_sentence(page: Page):
    kinds = [type(exercise.kind) for exercise in page.lesson.exercises]
    own = page.first("story.claims()")  # a claim on texts that a learner brings
    assert Claim in kinds or Evidence in kinds or own, page.path.stem


def test_s17_a_claim_without_its_sentences_is_turned_back():
    claims = [each for each in exercises() if isinstance(each.answer, Claim)]
    assert claims
    for exercise in claims:
        whole = right(exercise, PAIR)
        for part in ("evidence", "counter"):
            answer = {**whole, part: ""}
            status = check(exercise, answer, PAIR).status
            assert status not in ("correct", "recorded"), (exercise.id, part)


# Accessibility ------------------------------------------------------------------------


@every_lesson
def test_s21_headings_never_skip(page: Page):
    levels = [
        (len(level), cell)
        for cell in page.prose
        for level, _ in HEADING.findall(without_code(cell.source))
    ]
    for (one, _), (two, cell) in pairwise(levels):
        assert two <= one + 1, f"{page.at(cell)}: from level {one} to {two}"


@every_lesson
def test_s21_links_say_where_they_lead(page: Page):
    for cell in page.prose:
        text = without_code(cell.source)
        for name, target in re.findall(r"\[([^\]]*)\]\(([^)]*)\)", text):
            where = f"{page.at(cell)}: “{name}”"
            assert len(name.split()) >= 2, where
            assert name.lower() not in ("click here", "this page", "read more"), where
            if not target.startswith("http"):
                assert (ROOT / "notebooks" / target.split("#")[0]).is_file(), where
        assert not re.search(r"(?<![(\"=<])https?://", text), f"{page.at(cell)}: bare"


class Tables(HTMLParser):
    """What every table of a page lacks."""

    def __init__(self) -> None:
        super().__init__()
        self.problems: list[str] = []
        self.captions: list[bool] = []

    def handle_starttag(self, tag, attributes):
        if tag == "table":
            self.captions.append(False)
        if tag == "caption":
            self.captions[-1] = True
        if tag == "th" and dict(attributes).get("scope") not in ("col", "row"):
            self.problems.append("a <th> without a scope")

    def handle_endtag(self, tag):
        if tag == "table" and not self.captions.pop():
            self.problems.append("a table without a caption")


@every_lesson
def test_s21_tables_have_a_caption_and_scoped_headings(page: Page):
    for cell in page.cells:
        tables = Tables()
        tables.feed(cell.source if cell.kind == "markdown" else cell.page)
        assert not tables.problems, f"{page.at(cell)}: {tables.problems[0]}"
        if cell.kind == "markdown":
            piped = re.search(r"^\|.*\|\s*$", cell.source, re.M)
            assert not piped, f"{page.at(cell)}: a table of bars has no caption"


CHART_TYPES = re.compile(
    r"\b(bars?|dots?|strips?|lines?|blocks?|points?|marks?|grid|slopes?|ribbon|plot|"
    r"chart|waterfall|table|columns?|scatter|pages)\b",
    re.I,
)


@every_lesson
def test_s22_every_picture_has_its_words_and_its_numbers(page: Page):
    for cell in page.code:
        bundles = re.findall(r"<img[^>]*>(.{0,40})", cell.page, re.S)
        assert "image/png" not in cell.plain
        for picture, after in zip(
            re.findall(r"<img[^>]*>", cell.page), bundles, strict=True
        ):
            alt = html.unescape(re.search(r'alt="([^"]*)"', picture)[1])
            where = f"{page.at(cell)}: “{alt}”"
            assert len(alt.split()) >= 12, where
            assert CHART_TYPES.search(alt), f"{where}: names no type of chart"
            assert "<details>" in after, f"{where}: no table beside it"


@every_lesson
def test_s22_no_picture_but_a_chart(page: Page):
    notebook = nbformat.read(page.path, as_version=4)
    for number, cell in enumerate(notebook.cells, start=1):
        for output in cell.get("outputs", ()):
            kinds = set(output.get("data", {})) - {"text/plain", "text/html"}
            assert not kinds, f"{page.at(number)}: {kinds}"
        if cell.cell_type == "markdown":
            assert not re.search(r"!\[|<img", cell.source), page.at(number)


def luminance(colour: str) -> float:
    """How light a colour is, from 0 to 1 (WCAG 2.2, relative luminance)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    r, g, b = (
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    )
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, two: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(two)))
    return (light + 0.05) / (dark + 0.05)


def test_s23_colours_stand_out_and_are_never_the_only_difference():
    assert round(contrast("#000000", "#ffffff")) == 21
    colours = [
        *palette.ARTICLES.values(),
        *palette.VOICES.values(),
        palette.UP,
        palette.DOWN,
        palette.CHANCE,
    ]
    assert all(contrast(colour, "#ffffff") >= 3 for colour in colours)
    assert len(set(palette.MARKERS.values())) == len(palette.ARTICLES)
    assert len(set(palette.HATCHES.values())) == len(palette.VOICES)
    for name, colour in CALLOUTS.items():
        assert contrast(colour, "#ffffff") >= 3 <= contrast(colour, "#111111"), name


@every_lesson
def test_s23_every_callout_has_one_of_four_looks_and_its_label(page: Page):
    labels = {
        "predict": r"\*\*Predict\*\*",
        "try": r"\*\*(Try|Mend it|Fill the gap)\*\*",
        "doubt": DOUBT.pattern,
        "key": r"\*\*(In short|Lessons)\*\*",
    }
    looks = {callout(kind, "x").split("\n")[0]: kind for kind in CALLOUTS}
    for cell in page.prose:
        for look, inside in re.findall(r"(<div [^>]*>)\n\n(.*)", cell.source):
            assert look in looks, f"{page.at(cell)}: {look}"
            kind = looks[look]
            assert re.match(labels[kind], inside), f"{page.at(cell)}: {kind}: {inside}"


def test_s24_every_still_exercise_shows_its_question():
    for exercise in exercises():
        assert exercise.prompt.split("\n")[0] in html.unescape(still(exercise))


# In the classroom ---------------------------------------------------------------------


@pytest.mark.parametrize("path", now_and_then(NOTEBOOKS, first="03"))
def test_s26_run_all_alone_with_no_network(path: Path, tmp_path: Path):
    notebook = nbformat.read(path, as_version=4)
    empty = tmp_path / "empty"
    empty.mkdir()
    with (tmp_path / "stderr.txt").open("w") as aside:
        client(notebook, empty).execute(env=fenced(tmp_path), stderr=aside)
    assert attempts(tmp_path) == []
    for number, cell in enumerate(notebook.cells, start=1):
        for output in cell.get("outputs", ()):
            assert output.get("name") != "stderr", f"{path.stem}, cell {number}"
    if HAS_SOCKET_FILES:  # over TCP the kernel remarks that nothing is encrypted
        assert (tmp_path / "stderr.txt").read_text() == ""


@pytest.mark.parametrize("page", now_and_then(lesson_pages(), first="02"))
def test_s27_each_cell_alone_runs_or_says_what_to_run_first(page: Page, monkeypatch):
    monkeypatch.setenv("JPY_SESSION_NAME", str(page.path))
    sources = [cell.source for cell in page.code]
    with shell_with_first_aid() as shell:
        for cell in page.code:
            shell.reset(new_session=False, aggressive=False)
            with redirect_stdout(io.StringIO()):
                follow(shell, cell.source, sources, page.at(cell))


def unnoted(line: str) -> str:
    """A line of code without the note behind it."""
    return line.split("  #")[0].strip()


def follow(shell: InteractiveShell, source: str, sources: list[str], at: str) -> None:
    """Run a cell, and first whatever it says should be run first."""
    for _ in sources:
        shell.said.clear()
        result = shell.run_cell(source)
        if result.success:
            return
        said = "".join(data["text/plain"] for data in shell.said)
        advised = re.search(r"the one with the line “(.*?)”\. Run that", said)
        assert advised, f"{at}: {result.error_in_exec!r} with no advice"
        # The advice shows a line without its note.
        first = next(s for s in sources if advised[1] in map(unnoted, s.splitlines()))
        follow(shell, first, sources, at)
    raise AssertionError(f"{at}: the advice goes round in a ring")


KILLED = """
import os, signal, sys
from lessons import open_lesson
asked = open_lesson("03").ask(sys.argv[1])
asked.view._handle_custom_msg({"do": "change", "answer": sys.argv[2]}, [])
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_s28_an_answer_survives_a_killed_kernel(tmp_path: Path, monkeypatch):
    exercise = next(
        e for e in syllabus.lesson("03").exercises if isinstance(e.kind, Choice)
    )
    given = exercise.kind.options[0].id
    done = subprocess.run(
        [sys.executable, "-c", KILLED, exercise.id, given],
        env={**os.environ, "LESSONS_WORK": str(tmp_path)},
    )
    assert done.returncode == -signal.SIGKILL
    monkeypatch.setenv("LESSONS_WORK", str(tmp_path))
    reopened = open_lesson("03").ask(exercise.id)
    assert reopened.view.state["answer"] == given
    assert reopened.view.state["saved"] == "saved ✓"


@every_lesson
def test_s29_cells_are_locked_and_hold_no_answer(page: Page):
    for cell in page.cells:
        assert cell.metadata.get("deletable") is False, page.at(cell)
        if cell.kind == "markdown":
            assert cell.metadata.get("editable") is False, page.at(cell)
    whole = html.unescape(page.path.read_text(encoding="utf-8"))
    for exercise in page.lesson.exercises:
        if not exercise.recorded:
            assert exercise.right not in whole, exercise.id


# What gives no text: bytes of an archive, a file's number, or a page in a browser.
NO_TEXT = ("archive.open", "os.open", "tarfile.open", "webbrowser.open")


def test_s29_files_are_read_as_utf_8():
    for path in sorted((ROOT / "lessons").rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(call, ast.Call):
                continue
            called, written = ast.unparse(call.func), ast.unparse(call)
            last = called.split(".")[-1]
            if called in NO_TEXT or last not in ("open", "read_text", "write_text"):
                continue
            binary = re.search(r"""["'][a-z+]*b[+]?["']""", written)
            assert "utf-8" in written or binary or "encoding" in written, (
                f"{path.name}: {written}"
            )


@every_lesson
def test_s31_last_question_then_hand_in_then_next_lesson(page: Page):
    last_question = max(cell.number for cell in page.code if cell.asks)
    hand_in = page.first("desk.hand_in()")
    assert hand_in, f"{page.path.stem}: no desk.hand_in()"
    assert last_question < hand_in < page.cells[-1].number
    assert onward(page.lesson) in page.cells[-1].source, "run tests/refresh.py"


@every_lesson
def test_s32_the_teachers_plan(page: Page):
    found = plan(page.lesson.number)
    name = plan_path(page.lesson.number).name
    assert found.title == f"Teacher's plan · {int(page.lesson.number)} · " + (
        page.lesson.title
    )
    assert tuple(found.sections) == PLAN_PARTS, name
    words = re.findall(r"\S*\w\S*", " ".join(found.sections.values()))
    assert len(words) <= 900, f"{name}: {len(words)} words"
    nothing(
        f"{name}: “{part}” says too little"
        for part, text in found.sections.items()
        if len(text.split()) < 20
    )
    likely = found.sections["Likely answers, and what to ask next"]
    nothing(
        f"{name}: nothing on {exercise.id}"
        for exercise in page.lesson.exercises
        if f"`{exercise.id}`" not in likely
    )
    nothing(
        f"{name}: no exercise is called {named}"
        for named in re.findall(r"\*\*`([\w.-]+)`\*\*", likely)
        if named not in {exercise.id for exercise in page.lesson.exercises}
    )


@every_lesson
def test_s32_the_timing_covers_every_cell_and_adds_up(page: Page):
    steps = plan(page.lesson.number).timing
    name = plan_path(page.lesson.number).name
    assert steps[0].first == 1, name
    for one, two in pairwise(steps):
        assert two.first == one.last + 1, f"{name}: {one.last} and then {two.first}"
    assert steps[-1].last == len(page.cells), f"{name}: {len(page.cells)} cells"
    core = sum(step.minutes for step in steps if step.is_core)
    assert core == page.lesson.minutes, name
    assert max(step.minutes for step in steps) <= 10, name


@every_lesson
def test_s32_no_answer_stands_typed_in_a_plan(page: Page):
    # The key is computed: `python -m lessons key`.
    text = plan_path(page.lesson.number).read_text(encoding="utf-8")
    for exercise in page.lesson.exercises:
        assert exercise.recorded or exercise.right not in text, exercise.id
