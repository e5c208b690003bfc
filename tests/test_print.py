"""Lessons on paper and as a book: every question, every chart, and no answer."""

from __future__ import annotations

import itertools
import json
import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path

import nbformat
import pytest
from kernels import ROOT
from lab import CHROMIUM
from markup import harmless_markup

from lessons import syllabus
from lessons.__main__ import main
from lessons.exercises.kinds import Kind, Offer, Option
from lessons.exercises.model import Exercise
from lessons.pages import html as page
from lessons.pages.opening import FILES
from lessons.pages.printed_question import MOST_SENTENCES, printed_question
from lessons.publishing.paper import browser, printed_sheets, write_book, write_pdfs
from lessons.publishing.paper.safe import relinked, safe
from lessons.publishing.paper.sheets import (
    articles_sheet,
    key_sheet,
    lesson_sheet,
    plan_sheet,
)
from lessons.publishing.paper.titles import css_string
from lessons.reading.pair import load_pair

PAIR = load_pair()
NOTEBOOKS = ROOT / "notebooks"
LESSONS = {number: syllabus.lesson(number) for number in syllabus.NUMBERS}
EXERCISES = [e for lesson in LESSONS.values() for e in lesson.exercises]
SHEET = "“The two articles”"
HOSTILE = """<script>window.hacked = 1</script><img src=x onerror="window.hacked = 1">
<img alt="a" src="https://evil.example/a.png"><iframe src="https://evil.example"></iframe>
<a href="javascript:window.hacked = 1">go</a><a href="https://evil.example">out</a>
<link rel=stylesheet href="//evil.example/a.css"><svg onload="window.hacked = 1"></svg>
<p style="background:url(https://evil.example/b)" onclick="window.hacked = 1">said</p>
<style>@import "https://evil.example/c.css";</style><form><input name=a></form>"""

every_lesson = pytest.mark.parametrize("number", LESSONS)


class Elements(HTMLParser):
    """Every start tag of a page, with its attributes, in order."""

    def __init__(self, made: str) -> None:
        super().__init__()
        self.all: list[tuple[str, dict[str, str | None]]] = []
        self.feed(made)

    def handle_starttag(self, tag, attrs):
        self.all.append((tag, dict(attrs)))


@cache
def on_paper(number: str) -> str:
    return lesson_sheet(number, NOTEBOOKS).html


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages of the book, by their file names."""
    folder = tmp_path_factory.mktemp("site") / "book"
    return {path.name: path.read_text("utf-8") for path in write_book(folder)}


def start() -> str:
    """The first lesson's notebook; where it is left out, its tests say nothing."""
    syllabus.lesson("00")
    return FILES["00"]


def question(exercise: Exercise) -> str:
    return printed_question(exercise, PAIR, 1, SHEET)


def alts(made: str) -> list[str]:
    return [a["alt"] or "" for tag, a in Elements(made).all if tag == "img"]


def drawn_in(number: str) -> list[str]:
    """The alt text of each chart in a committed notebook, in order."""
    notebook = nbformat.read(NOTEBOOKS / FILES[number], as_version=4)
    outputs = (o for cell in notebook.cells for o in cell.get("outputs", ()))
    return [
        alt for o in outputs for alt in alts(o.get("data", {}).get("text/html", ""))
    ]


def check_page(made: str) -> None:
    """Fails where a page could run, ask for something, or skip a heading."""
    harmless_markup(made)
    elements = Elements(made).all
    for tag, attributes in elements:
        for name in ("src", "href"):
            address = attributes.get(name) or ""
            assert not re.match(r"(?!data:image/)[a-z]+:|//", address), (tag, address)
    assert not re.search(r"@import|url\(", made)
    assert "default-src 'none'" in made and "script-src" not in made
    levels = [int(t[1]) for t, _ in elements if re.fullmatch(r"h[1-6]", t)]
    assert levels[0] == 1 and levels.count(1) == 1
    skipped = [(a, b) for a, b in itertools.pairwise(levels) if b > a + 1]
    assert skipped == []


def told_to(exercise: Exercise) -> Iterator[str]:
    """What a learner is told of an answer, and is not told before it."""
    if not exercise.recorded:
        yield exercise.right
    yield from exercise.hints
    yield from (mistake.say for mistake in exercise.mistakes)
    yield from exercise.kind.replies().values()


# A lesson on paper --------------------------------------------------------------------


@every_lesson
def test_a_lesson_has_each_question_once_and_each_chart_with_its_words(number: str):
    made = on_paper(number)
    check_page(made)
    asked = re.findall(r'data-exercise="([^"]+)"', made)
    assert sorted(asked) == sorted(e.id for e in LESSONS[number].exercises)
    for place, id in enumerate(asked, start=1):
        (exercise,) = (e for e in LESSONS[number].exercises if e.id == id)
        shown = printed_question(exercise, PAIR, place, SHEET)
        assert made.count(shown) == 1, id
    assert alts(made) == drawn_in(number)
    assert all(len(alt) > 20 for alt in alts(made))


@every_lesson
def test_no_dead_widget_stands_on_paper(number: str):
    made = on_paper(number)
    for dead in ("Loading", "widget", "Run this cell", "run this cell", "&lt;exercise"):
        assert dead not in made
    committed = (NOTEBOOKS / FILES[number]).read_text("utf-8")
    views = len(re.findall(r'"<(?:story|explorer) ', committed))
    assert made.count("On a computer this is done here:") == views


@every_lesson
def test_a_learner_is_given_no_answer_and_the_key_gives_them_all(number: str):
    made, key = on_paper(number), key_sheet([number]).html
    for exercise in LESSONS[number].exercises:
        for said in told_to(exercise):
            assert page.text(said) not in made, exercise.id
            assert page.text(said) in key, exercise.id
    assert [e.id in key for e in LESSONS[number].exercises]


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda e: e.id)
def test_a_printed_question_knows_nothing_of_its_answer(exercise: Exercise):
    ignorant = replace(exercise, solve=None, right="", hints=(), mistakes=())
    assert question(exercise) == question(ignorant)


@every_lesson
def test_a_page_is_turned_between_a_guess_and_its_result(number: str):
    made = on_paper(number)
    asked = re.findall(r'data-exercise="([^"]+)"', made)
    compared = re.findall(r"Compare your answer to question (\d+)\.", made)
    predictions = [e.id for e in LESSONS[number].exercises if e.prediction]
    assert len(predictions) >= len(compared)
    for place in map(int, compared):
        id = asked[place - 1]
        assert id in predictions
        guess = made.index(f'data-exercise="{id}"')
        found = made.index(f"Compare your answer to question {place}.")
        results = [m.start() for m in re.finditer('class="results"', made)]
        first = min(at for at in [*results, found] if at > guess)
        assert guess < made.index('class="turn"', guess) < first, id


@every_lesson
def test_the_numbers_behind_the_charts_stand_at_the_back(number: str):
    front, _, back = on_paper(number).partition("The numbers behind the charts</h2>")
    charts = len([1 for tag, _ in Elements(front).all if tag == "figure"])
    told = re.findall(r"Chart (\d+): its numbers stand at the back\.", front)
    assert "The numbers behind this chart</summary>" not in front
    assert told == re.findall(r"<h3>Chart (\d+)</h3>", back)
    assert len(told) == charts == back.partition("sheet")[0].count("<table>")


def test_the_result_of_a_guess_is_told_in_the_kits_words():
    exercises = syllabus.lesson("00").exercises
    (exercise,) = (e for e in exercises if e.id == "start.predict-year")
    assert page.text(exercise.outcome(PAIR)) in on_paper("00")


def test_prose_keeps_its_tables_details_and_callouts_and_leads_nowhere():
    made = on_paper("04")
    assert re.search(r"<details open>\s*<summary>", made)  # of prose, to be printed
    assert '<div class="callout doubt">' in made and "<a " not in made
    assert "<strong>A</strong> is the wire report" in made


def test_the_lesson_on_ones_own_texts_brings_those_that_it_begins_with():
    made = on_paper("08")
    assert "Two swans on their nest at the east landing." in made
    assert '<table class="blank"><caption>Text A</caption>' in made
    assert "How my brief will be read" in on_paper("07")


def test_the_articles_stand_on_a_sheet_with_each_sentence_and_its_name():
    made = articles_sheet().html
    check_page(made)
    for id, sentence in PAIR.sentences.items():
        shown = page.text(" ".join(sentence.split()))
        assert f'<span class="id">{id}</span> {shown}</p>' in made


@every_lesson
def test_a_plan_is_printed_whole(number: str):
    made = plan_sheet(number).html
    check_page(made)
    assert "<a " not in made
    for exercise in LESSONS[number].exercises:
        assert f"<code>{exercise.id}</code>" in made
    for cell in re.findall(r"<th>|<th style[^>]*>", made):
        raise AssertionError(cell)  # each heads a column


# Room to answer -----------------------------------------------------------------------


def exercises_of(kind: str) -> list[Exercise]:
    found = [e for e in EXERCISES if e.kind.name == kind]
    assert found
    return found


@pytest.mark.parametrize("kind", ["choice", "choices"])
def test_a_choice_has_a_box_for_each_option(kind: str):
    for exercise in exercises_of(kind):
        made = question(exercise)
        assert made.count('class="box"') == len(exercise.kind.options)
        assert all(page.text(o.text) in made for o in exercise.kind.options)


def test_labels_have_a_box_for_each_line_and_label_or_a_number_to_write():
    styles = set()
    for exercise in exercises_of("labels"):
        made, lines = question(exercise), exercise.kind.lines
        boxes = made.count('class="box"')
        styles.add(boxes > 0)
        assert boxes in (0, len(lines) * len(exercise.kind.labels))
        assert boxes or made.count("<td></td>") == len(lines)
        for shown in (*lines, *exercise.kind.labels):
            assert page.text(shown.text) in made
    assert styles == {True, False}


def test_steps_are_printed_as_they_are_first_shown_with_room_for_a_place():
    for exercise in exercises_of("order"):
        steps = re.findall(r'<td></td><th scope="row">(.*?)</th>', question(exercise))
        assert steps == [page.text(step.text) for step in exercise.kind.steps]
        assert steps != [
            page.text(step.text)
            for id in exercise.solve(PAIR)
            for step in exercise.kind.steps
            if step.id == id
        ]


def test_text_has_lines_and_a_number_a_gap_with_its_unit():
    for exercise in exercises_of("text"):
        lines = question(exercise).count("<div></div>")
        assert 2 <= lines <= 8 and lines * 16 >= exercise.kind.most
    for exercise in exercises_of("number"):
        assert f"</span> {page.text(exercise.kind.unit)}".strip() in question(exercise)
    for exercise in exercises_of("value"):
        assert f"<code>{exercise.kind.variable}</code> =" in question(exercise)


def test_evidence_lists_its_sentences_or_says_where_they_stand():
    ways = set()
    for exercise in exercises_of("evidence") + exercises_of("claim"):
        made, asked = question(exercise), exercise.kind.question(PAIR)
        given = asked.get("articles") or asked["parts"][-1]["articles"]
        sentences = [one["text"] for article in given for one in article["sentences"]]
        listed = len(sentences) <= MOST_SENTENCES
        ways.add(listed)
        assert (SHEET in made) != listed
        assert not listed or all(page.text(one) in made for one in sentences)
    assert ways == {True, False}


def test_a_new_kind_is_printed_with_what_it_offers():
    class Novel(Kind):
        def misfit(self, answer, pair):
            return ""

        def in_words(self, answer, pair):
            return ()

        def question(self, pair):
            return {}

        def sample(self, pair):
            return "x"

        def offers(self):
            return (Offer((Option("a", "<first>"),), "Heads"),)

    made = question(Exercise("t.new", "How?", Novel(), "", "t"))
    assert "&lt;first&gt;" in made and "Heads" in made and "<div></div>" in made


# What a notebook may hold -------------------------------------------------------------


def notebook_with(folder: Path, *added: dict) -> Path:
    """The first lesson's notebook with other cells behind its own."""
    made = json.loads((NOTEBOOKS / start()).read_text("utf-8"))
    made["cells"] += [{"metadata": {}, "outputs": [], **cell} for cell in added]
    path = folder / start()
    path.write_text(json.dumps(made), encoding="utf-8")
    return path


def shown(data: dict) -> dict:
    output = {"output_type": "display_data", "metadata": {}, "data": data}
    return {"cell_type": "code", "source": "see(1)\nsee(2)", "outputs": [output]}


@pytest.mark.parametrize(
    "cell",
    [
        shown({"text/html": HOSTILE, "text/plain": "said"}),
        shown({"text/html": f"<p>{HOSTILE}<em></p>", "text/plain": "<story choose>"}),
        shown({"text/plain": HOSTILE}),
        {"cell_type": "markdown", "source": HOSTILE},
        {"cell_type": "code", "source": HOSTILE},
        {
            "cell_type": "code",
            "source": "see()",
            "outputs": [{"output_type": "error", "ename": HOSTILE, "evalue": HOSTILE}],
        },
        {
            "cell_type": "code",
            "source": "see()",
            "outputs": [{"output_type": "stream", "name": "stdout", "text": [HOSTILE]}],
        },
    ],
    ids=["html", "view", "plain", "markdown", "code", "error", "stream"],
)
def test_what_somebody_left_in_a_notebook_neither_runs_nor_asks(tmp_path, cell):
    notebook_with(tmp_path, cell)
    made = lesson_sheet("00", tmp_path).html
    markup = harmless_markup(made)
    assert "said" in markup.text
    assert not {"form", "input", "iframe"} & set(markup.tags)
    for tag, attributes in Elements(made).all:
        address = attributes.get("src") or attributes.get("href") or ""
        assert "evil" not in address and "javascript" not in address
        assert tag == "style" or "url(" not in (attributes.get("style") or "")


def test_a_safe_piece_keeps_what_the_kit_draws():
    kept = (
        '<table><caption>c</caption><thead><tr><th scope="col" '
        'style="text-align: right;">n</th></tr></thead></table>'
    )
    assert safe(kept) == kept
    picture = '<img alt="a &quot;b&quot;" src="data:image/png;base64,iVBORw0KGgo=">'
    assert safe(picture) == picture
    assert safe("<details><summary>s</summary><p>t</p></details>").startswith("<detail")
    assert 'src="' not in safe('<img alt="a" src="data:text/html;base64,AAAA">')
    link = '<a href="../notebooks/04-whose-words.ipynb">four</a>'
    assert relinked(link, {"04-whose-words.ipynb": "four.html"}) == (
        '<a href="four.html">four</a>'
    )
    assert relinked(link, {}) == "four"


def test_a_notebook_that_was_never_run_still_asks(tmp_path):
    made = json.loads((NOTEBOOKS / start()).read_text("utf-8"))
    for cell in made["cells"]:
        cell.pop("outputs", None)
    (tmp_path / start()).write_text(json.dumps(made), encoding="utf-8")
    page_made = lesson_sheet("00", tmp_path).html
    asked = re.findall(r'data-exercise="([^"]+)"', page_made)
    assert sorted(asked) == sorted(e.id for e in LESSONS["00"].exercises)


def test_a_title_cannot_leave_its_string():
    said = css_string('What?"; } </style>')
    assert re.fullmatch(r'"[\w \\]*"', said)


# The command --------------------------------------------------------------------------


def test_the_command_writes_the_articles_the_lesson_and_what_is_asked_for(
    tmp_path, capsys
):
    start()
    out = tmp_path / "new" / "paper"
    assert main(["print", "00", "00", "--out", str(out)]) == 0
    assert {p.name for p in out.iterdir()} == {"articles.html", "lesson-00.html"}
    assert main(["print", "00", "--plans", "--key", "--out", str(out)]) == 0
    made = {path.name: path.read_text("utf-8") for path in out.iterdir()}
    assert set(made) == {
        "articles.html",
        "lesson-00.html",
        "plan-00.html",
        "answer-key.html",
    }
    printed = capsys.readouterr().out.split("\n")
    assert str(out / "lesson-00.html") in printed
    for written in made.values():
        check_page(written)


def test_bad_input_gives_one_sentence(tmp_path, capsys, monkeypatch):
    def said(*arguments: str) -> str:
        assert main(["print", *arguments]) == 2
        (line,) = capsys.readouterr().err.strip().split("\n")
        return line

    out = str(tmp_path / "out")
    assert "There is no lesson “19”" in said("00", "19", "--out", out)
    assert not Path(out).exists()
    (tmp_path / "file").write_text("")
    assert "“file” is a file" in said("00", "--out", str(tmp_path / "file"))
    (tmp_path / "notebooks").mkdir()
    monkeypatch.setattr("lessons.publishing.paper.sheets.checkout", lambda: tmp_path)
    assert f"“{start()}” is not in the folder" in said("00", "--out", out)
    for damaged in ("", "{}", "[]", '{"cells": [3]}', '{"cells": [{"source": 3}]}'):
        (tmp_path / "notebooks" / start()).write_text(damaged)
        assert f"“{start()}” cannot be read" in said("00", "--out", out)


def test_a_page_that_a_learner_saved_is_printed_and_said_to_be(tmp_path):
    path = notebook_with(tmp_path)
    saved = json.loads(path.read_text("utf-8"))
    saved["metadata"]["two_front_pages"] = "saved by its learner"
    path.write_text(json.dumps(saved), encoding="utf-8")
    assert "was saved by whoever worked in it" in lesson_sheet("00", tmp_path).note
    assert lesson_sheet("00", NOTEBOOKS).note == ""


def test_without_a_browser_the_pages_are_there_and_one_sentence_says_how_to_print(
    tmp_path, capsys, monkeypatch
):
    start()
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(browser, "_there", lambda path: iter(()))
    assert browser.browser() is None
    assert main(["print", "00", "--pdf", "--out", str(tmp_path / "out")]) == 2
    (line,) = capsys.readouterr().err.strip().split("\n")
    assert line == browser.NO_BROWSER and "choose Print there" in line
    assert (tmp_path / "out" / "lesson-00.html").is_file()


def test_a_browser_that_prints_nothing_is_told_in_one_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(browser, "browser", lambda: tmp_path / "chromium")
    (tmp_path / "a.html").write_text("<html><head></head></html>")
    with pytest.raises(browser.BrowserError, match=r"did not print “a\.html”"):
        list(write_pdfs([tmp_path / "a.html"]))
    assert not (tmp_path / "a.pdf").exists()


def test_a_browser_is_looked_for_where_windows_and_macos_keep_it(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path))
    edge = tmp_path / "Microsoft" / "Edge" / "Application" / "msedge.exe"
    edge.parent.mkdir(parents=True)
    edge.write_text("")
    assert edge in list(browser._browsers())


# The book -----------------------------------------------------------------------------


def test_the_book_has_a_page_a_lesson_and_every_link_leads_to_one(book):
    lessons = [Path(FILES[n]).with_suffix(".html").name for n in syllabus.taught()]
    assert list(book) == ["index.html", "articles.html", *lessons]
    for name, made in book.items():
        check_page(made)
        for tag, attributes in Elements(made).all:
            if tag != "a":
                continue
            file, _, id = (attributes["href"] or "").partition("#")
            assert (file or name) in book, (name, attributes)
            assert not id or f'id="{id}"' in book[file or name]
    assert all(f'href="{name}"' in book["index.html"] for name in list(book)[1:])
    for earlier, later in itertools.pairwise(lessons):
        assert f'<a href="{later}" rel="next">' in book[earlier]
        assert f'<a href="{earlier}" rel="prev">' in book[later]


@every_lesson
def test_a_chapter_asks_each_question_once_and_gives_no_answer(book, number: str):
    made = book[Path(FILES[number]).with_suffix(".html").name]
    asked = re.findall(r'data-exercise="([^"]+)"', made)
    assert sorted(asked) == sorted(e.id for e in LESSONS[number].exercises)
    assert alts(made) == drawn_in(number)
    for exercise in LESSONS[number].exercises:
        assert not [said for said in told_to(exercise) if page.text(said) in made]


def test_in_the_book_a_result_is_folded_while_a_guess_waits(book):
    made = book[Path(start()).with_suffix(".html").name]
    assert "<details><summary>Show the result</summary>" in made
    for found in re.finditer('<div class="found">', made):
        assert made[: found.start()].endswith("Compare with your guess</summary>")
    before, year, after = made.partition('<pre class="out">2000</pre>')
    assert year and before.endswith('</summary><div class="results">')
    assert after.startswith("</div></details>")
    # No guess waits for what the first cell writes.
    assert '</pre><div class="results"><pre class="out">Good morning.</pre>' in made


# In a browser -------------------------------------------------------------------------

needs_chromium = pytest.mark.skipif(
    (CHROMIUM is None or not find_spec("playwright"))
    and os.environ.get("LESSONS_BROWSER") != "required",
    reason="Chromium or Playwright is not installed",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the book, and with all that is printed of every lesson."""
    made = tmp_path_factory.mktemp("made")
    write_book(made / "book")
    (made / "paper").mkdir()
    for sheet in printed_sheets(syllabus.taught(), plans=True, key=True):
        (made / "paper" / f"{sheet.name}.html").write_text(sheet.html, "utf-8")
    return made


@pytest.mark.exhaustive
@needs_chromium
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_and_nothing_is_asked_for(folder, scheme: str, width: int):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    from playwright.sync_api import sync_playwright

    asked: list[str] = []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"]
        )
        tab = chromium.new_page(
            viewport={"width": width, "height": 900}, color_scheme=scheme
        )
        tab.on("request", lambda request: asked.append(request.url))
        for path in sorted(folder.rglob("*.html")):
            if path.parent.name == "paper" and (scheme, width) != ("light", 1280):
                continue  # paper is white, and of one width
            tab.goto(path.as_uri())
            tab.evaluate(
                "document.querySelectorAll('details').forEach(d => d.open = 1)"
            )
            found = axe.run(tab).response["violations"]
            bad = [
                (v["id"], v["nodes"][0]["html"][:200])
                for v in found
                if path.parent.name == "book" or v["impact"] in ("serious", "critical")
            ]
            assert bad == [], path.name
            wide = tab.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, path.name
        chromium.close()
    assert [a for a in asked if not a.startswith(("file:", "data:"))] == []


@pytest.mark.exhaustive
@needs_chromium
@pytest.mark.parametrize(("paper", "width"), [("a4", 595), ("letter", 612)])
def test_pdf_has_its_pages_numbers_and_words(folder, tmp_path, paper: str, width: int):
    pypdf = pytest.importorskip("pypdf")
    pages = sorted((folder / "paper").glob("*.html"))
    for pdf in write_pdfs(pages, paper):
        read = pypdf.PdfReader(pdf)
        texts = [_letters(one.extract_text()) for one in read.pages]
        assert round(float(read.pages[0].mediabox.width)) == width
        for number, text in enumerate(texts, start=1):
            assert f"{number} {len(texts)} " in text, pdf.name
        if not pdf.name.startswith("lesson-"):
            continue
        lesson = LESSONS[pdf.stem[-2:]]
        assert 5 <= len(texts) <= 30
        assert all(_letters(lesson.title) in text for text in texts)  # at each head
        first = next(e for e in lesson.exercises if f'"{e.id}"' in _first(pdf))
        assert any(_letters(first.question) in text for text in texts), first.id
        guesses = {
            n: place
            for place, text in enumerate(texts)
            for n in re.findall(r"Question (\d+) ", text)
        }
        for place, text in enumerate(texts):
            for n in re.findall(r"Compare your answer to question (\d+) ", text):
                assert guesses[n] < place, (pdf.name, n)


def _letters(words: str) -> str:
    """The words of a text in one line, whatever letters and marks a PDF has."""
    plain = unicodedata.normalize("NFKC", words)
    return "".join(f"{word} " for word in re.findall(r"\w+", plain))


def _first(pdf: Path) -> str:
    """The first question of the page beside a PDF."""
    made = pdf.with_suffix(".html").read_text("utf-8")
    return re.search(r'data-exercise="[^"]+"', made)[0]
