"""The exercises in a real browser: JupyterLab in Chromium, by keyboard alone.

Needs Chromium and Playwright; a machine without them skips and says so, CI never does.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from hostile import HACKS
from kernels import NOTEBOOKS
from lab import (
    CHROMIUM,
    WIDGET,
    Lab,
    cells_in,
    form_of,
    give,
    open_and_run,
    opened,
    restart,
    run_all,
    started,
    written,
)

from lessons import syllabus
from lessons.exercises.check import check
from lessons.exercises.kinds import (
    Choice,
    Choices,
    Claim,
    Evidence,
    Labels,
    Number,
    Order,
    Text,
    Value,
)
from lessons.exercises.model import Exercise, Result
from lessons.exercises.record import Record
from lessons.pages.hand_in_page import write_hand_in
from lessons.pages.opening import FILES
from lessons.pages.report_page import report_page
from lessons.reading.pair import load_pair
from lessons.syllabus import Lesson
from lessons.teaching.class_report import class_report
from lessons.teaching.hand_ins import read_hand_ins
from lessons.teaching.sample import right, wrong

PAIR = load_pair()
EXERCISES = {e.id: e for n in syllabus.NUMBERS for e in syllabus.lesson(n).exercises}
REQUIRED = os.environ.get("LESSONS_BROWSER") == "required"

if (CHROMIUM is None or not find_spec("playwright")) and not REQUIRED:
    pytest.skip("Chromium or Playwright is not installed", allow_module_level=True)


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    with started(tmp_path_factory.mktemp("class")) as running:
        yield running


# Answering by keyboard --------------------------------------------------------------


def answer(lab: Lab, exercise: Exercise, given) -> str:
    """Give an answer with keys alone and press Check; what was announced."""
    form = form_of(lab, exercise)
    keys = lab.page.keyboard
    kind = exercise.kind
    if not form.locator(".lx-check").is_visible():  # a prediction that was kept
        return announced(lab, exercise, given)
    if isinstance(kind, Value):
        give(lab, kind.variable, given)
        form.locator(".lx-check").focus()
        keys.press("Enter")
        return announced(lab, exercise, given)
    form.locator("fieldset").first.locator(
        "input, textarea, select, button"
    ).first.focus()
    if isinstance(kind, (Number, Text)):
        keys.press("Control+a")
        keys.type(str(given))
    elif isinstance(kind, Choice):
        _radio(form, keys, given)
    elif isinstance(kind, Evidence):
        _pick(form.locator(".lx-picker"), keys, list(given))
    elif isinstance(kind, Choices):
        _boxes(form, keys, set(given))
    elif isinstance(kind, Order):
        _order(form, keys, list(given), lab)
    elif isinstance(kind, Labels):
        _selects(form, keys, [given[line.id] for line in kind.lines])
    elif isinstance(kind, Claim):
        _selects(form, keys, [given[part] for part in ("verb", "measure", "scope")])
        for part in ("evidence", "counter"):
            own = form.locator(f"[data-part={part}] .lx-picker")
            _pick(own, keys, [given[part]])
    _press_check(lab, form)
    return announced(lab, exercise, given)


def _pick(picker, keys, wanted: list[str]) -> None:
    """Choose sentences by their ids, each looked for by its id."""
    chosen = "li[data-line]"
    for item in picker.locator(chosen).all()[::-1]:
        if item.locator("button").count():  # of one, the next takes its place
            item.locator("button").focus()
            keys.press("Enter")
    for id in wanted:
        if not picker.locator(".lx-find").is_visible():
            picker.locator(".lx-more").focus()
            keys.press("Enter")
        picker.locator(".lx-find").focus()
        keys.press("Control+a")
        keys.type(id)
        if picker.locator(f"{chosen}[data-line={id}]").count():  # it is the one
            keys.press("Escape")
            continue
        keys.press("ArrowDown")
        keys.press("Enter")


def _radio(form, keys, wanted: str) -> None:
    values = [r.get_attribute("value") for r in form.locator("input[type=radio]").all()]
    chosen = form.locator("input[type=radio]:checked")
    if chosen.count():
        chosen.focus()
        at = values.index(chosen.get_attribute("value"))
    else:
        keys.press("Space")
        at = 0
    for _ in range((values.index(wanted) - at) % len(values)):
        keys.press("ArrowDown")


def _boxes(form, keys, wanted: set[str]) -> None:
    for box in form.locator("input[type=checkbox]").all():
        if box.is_checked() != (box.get_attribute("value") in wanted):
            keys.press("Space")
        keys.press("Tab")


def _selects(form, keys, wanted: list[str]) -> None:
    for select, value in zip(form.locator("select").all(), wanted, strict=True):
        values = [o.get_attribute("value") for o in select.locator("option").all()]
        keys.press("Home")
        for _ in range(values.index(value)):
            keys.press("ArrowDown")
        keys.press("Tab")


def _order(form, keys, wanted: list[str], lab: Lab) -> None:
    """Bring each step to its place with its own button, from the top."""
    for place, step in enumerate(wanted):
        items = [i.get_attribute("data-step") for i in form.locator("li").all()]
        button = form.locator("li").nth(items.index(step)).locator("button").first
        for _ in range(items.index(step) - place):
            button.focus()
            keys.press("Enter")
            items = [i.get_attribute("data-step") for i in form.locator("li").all()]
            button = form.locator("li").nth(items.index(step)).locator("button").first


def _press_check(lab: Lab, form) -> None:
    for _ in range(120):
        if lab.page.evaluate("document.activeElement.classList.contains('lx-check')"):
            break
        lab.page.keyboard.press("Tab")
    lab.page.keyboard.press("Enter")


def announced(lab: Lab, exercise: Exercise, given) -> str:
    expected = check(exercise, given, PAIR).message
    status = form_of(lab, exercise).locator("[role=status]")
    try:
        lab.page.wait_for_function(
            "([id, text]) => document.querySelector(`form.lx[data-exercise='${id}'] "
            "[role=status]`)?.textContent.includes(text)",
            arg=[exercise.id, expected],
            timeout=15_000,
        )
    except Exception:
        raise AssertionError(
            f"{exercise.id}: announced {status.text_content()!r}, not {expected!r}"
        ) from None
    return status.text_content()


def kinds_in(number: str) -> int:
    """How many kinds of answer a lesson asks for."""
    return len({exercise.kind.name for exercise in syllabus.lesson(number).exercises})


# One lesson is tried each time, the one with the most kinds of answer, the rest now
# and then.
RICHEST = max(syllabus.NUMBERS, key=kinds_in)
every_lesson = pytest.mark.parametrize(
    "lesson",
    [
        pytest.param(
            syllabus.lesson(number),
            id=number,
            marks=() if number == RICHEST else pytest.mark.exhaustive,
        )
        for number in syllabus.NUMBERS
    ],
)


@every_lesson
def test_every_exercise_by_keyboard_once_wrong_and_once_right(lab: Lab, lesson: Lesson):
    open_and_run(lab, FILES[lesson.number])
    for exercise in lesson.exercises:
        form_of(lab, exercise)
    cells = cells_in(lab)
    said = {}
    for exercise in lesson.exercises:
        if not exercise.prediction:  # which is locked once it is kept
            answer(lab, exercise, wrong(exercise, PAIR))
        said[exercise.id] = answer(lab, exercise, right(exercise, PAIR))
    assert cells_in(lab) == cells, "a key leaked and changed the cells"

    # The answers are there on a fresh kernel in a page opened anew.
    restart(lab)
    open_and_run(lab, FILES[lesson.number])
    for exercise in lesson.exercises:
        form = form_of(lab, exercise)
        if isinstance(exercise.kind, Value):  # its cell holds the value as committed
            give(lab, exercise.kind.variable, right(exercise, PAIR))
        lab.page.wait_for_function(
            "id => document.querySelector(`form.lx[data-exercise='${id}'] "
            "[role=status]`)?.textContent !== ''",
            arg=exercise.id,
        )
        assert form.locator("[role=status]").text_content() == said[exercise.id]
    assert lab.outside == []
    assert lab.errors == []


@every_lesson
def test_axe_finds_nothing_serious_in_exercises_and_charts(lab: Lab, lesson: Lesson):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    if not lab.page.locator(f'[data-exercise="{lesson.exercises[-1].id}"]').count():
        open_and_run(lab, FILES[lesson.number])  # no test before this one has left it
    for exercise in lesson.exercises:
        form_of(lab, exercise)
    found = axe.run(lab.page, context={"include": [["form.lx"], ["figure"]]}).response
    bad = [
        (violation["id"], [node["html"][:120] for node in violation["nodes"][:3]])
        for violation in found["violations"]
        if violation["impact"] in ("serious", "critical")
    ]
    assert bad == []


@pytest.mark.exhaustive
@pytest.mark.parametrize("nasty", HACKS, ids=range(len(HACKS)))
def test_what_a_learner_wrote_is_text_in_the_exercise_and_nothing_else(
    lab: Lab, nasty: str
):
    record = Record("03", lab.work)
    record.save_check("counts.obsessed", nasty, Result("recorded", "…"))
    record.save_check("counts.length-trap", nasty, Result("incorrect", "…"))
    open_and_run(lab, FILES["03"])
    text = form_of(lab, EXERCISES["counts.obsessed"]).locator("textarea")
    assert text.input_value() == nasty
    number = form_of(lab, EXERCISES["counts.length-trap"]).locator("input")
    assert number.input_value()[:9] == nasty[:9]
    assert lab.page.evaluate("window.hacked") is None


@pytest.mark.exhaustive
def test_pages_made_from_hostile_answers_run_nothing(lab: Lab, tmp_path: Path):
    for number, nasty in enumerate(HACKS):
        folder = tmp_path / "class" / str(number)
        Record("03", folder).save_check(
            "counts.obsessed", nasty, Result("recorded", "…")
        )
        write_hand_in(nasty, folder)
    whole = tmp_path / "report.html"
    measured = class_report(read_hand_ins(tmp_path / "class"))
    whole.write_text(report_page(measured), encoding="utf-8")
    context = lab.page.context.browser.new_context()
    for path in (whole, *sorted((tmp_path / "class").rglob("*.html"))):
        page = context.new_page()
        page.goto(path.as_uri())
        assert page.evaluate("window.hacked") is None
        assert page.locator("script, img[onerror], iframe").count() == 0
        assert page.locator("h1").count() == 1
        page.close()


def test_a_page_is_handed_in_with_a_button_and_a_download(lab: Lab, tmp_path: Path):
    written(
        lab,
        "hand-in.ipynb",
        "from lessons import open_lesson",
        'open_lesson("03").hand_in()',
    )
    run_all(lab)
    form = lab.page.locator("form.lx-hand-in")
    form.wait_for(timeout=30_000)
    form.get_by_label("Your name").fill("Ada Obi")
    busy = "{ code: 'import time; time.sleep(3)' }"
    kernel = f"{WIDGET}.sessionContext.session.kernel"
    lab.page.evaluate(f"() => void {kernel}.requestExecute({busy})")
    form.get_by_role("button", name="Make my page").click()
    said = form.locator("[role=status]")
    said.get_by_text("Making your page").wait_for(timeout=500)
    link = form.get_by_role("link", name="Download my page")
    link.wait_for(timeout=30_000)
    with lab.page.expect_download() as download:
        link.click()
    saved = tmp_path / download.value.suggested_filename
    download.value.save_as(saved)
    (kept,) = lab.work.glob("hand-in-ada-obi-*.html")
    assert saved.name == kept.name and saved.read_bytes() == kept.read_bytes()
    assert "Download my page" in said.inner_text()
    kept.unlink()


@pytest.mark.exhaustive
def test_an_unrun_notebook_shows_its_questions_and_no_broken_widget(lab: Lab):
    opened(lab, FILES["03"])
    said = lab.page.locator(".jp-Notebook").inner_text()
    for exercise in syllabus.lesson("03").exercises:
        assert exercise.prompt.split("\n")[0] in said
    assert said.count("run this cell to answer") == len(syllabus.lesson("03").exercises)
    assert "model not found" not in said.lower()
    assert "Error displaying widget" not in said


@pytest.mark.exhaustive
def test_tab_alone_reaches_an_exercise(lab: Lab):
    """From the cell before it, without a mouse and without a script's help."""
    open_and_run(lab, FILES["03"])
    exercise = next(e for e in syllabus.lesson("03").exercises if not e.prediction)
    form = form_of(lab, exercise)
    cell = form.locator(
        "xpath=ancestor::div[contains(concat(@class, ' '), 'jp-Cell ')][1]"
    )
    cell.locator(".jp-InputPrompt").first.click()
    for _ in range(40):
        lab.page.keyboard.press("Tab")
        inside = (
            "id => document.activeElement?.closest('form.lx')?.dataset.exercise === id"
        )
        if lab.page.evaluate(inside, exercise.id):
            return
    raise AssertionError("Tab never came to the exercise")


@pytest.mark.exhaustive
def test_a_word_finds_sentences_and_is_no_part_of_the_answer(lab: Lab):
    open_and_run(lab, FILES["03"])
    keys = lab.page.keyboard

    evidence = form_of(lab, EXERCISES["counts.word-in-context"])
    if not evidence.locator(".lx-find").is_visible():  # an earlier test has answered
        evidence.locator(".lx-more").click()
    evidence.locator(".lx-find").focus()
    shown = evidence.locator(".lx-sentence:visible")
    everything = shown.count()
    keys.type("RUSSIAN")
    assert 0 < shown.count() < everything
    record = Record("03", lab.work)
    before = record.entries().get("counts.word-in-context")
    keys.press("Control+a")
    keys.type("war")  # and not "warming"
    assert "5 of" in evidence.text_content()
    keys.press("Enter")  # checks nothing, and goes on to the sentences
    keys.press("ArrowUp")
    keys.press("Control+a")
    keys.press("Delete")
    assert shown.count() == everything
    assert record.entries().get("counts.word-in-context") == before

    claim = form_of(lab, EXERCISES["counts.claim"]).locator("[data-part=evidence]")
    claim.locator(".lx-more").focus()
    keys.press("Enter")
    keys.type("nobody writes this word")
    assert claim.locator(".lx-sentence:visible").count() == 0
    keys.press("Control+a")
    keys.type("russia's")  # curly marks and straight ones are one
    keys.press("ArrowDown")
    chosen = lab.page.evaluate("document.activeElement.value")
    keys.press("Enter")
    (whole,) = claim.locator(".lx-picked li").all()
    assert whole.text_content().startswith(f"{chosen} · ")
    assert not claim.locator(".lx-list").is_visible(), "the list has closed again"
    assert lab.errors == []


@pytest.mark.exhaustive
def test_a_checked_answer_stays_checked_when_its_cell_is_run_again(lab: Lab):
    open_and_run(lab, FILES["03"])
    exercise = EXERCISES["counts.length-trap"]
    answer(lab, exercise, right(exercise, PAIR))
    kept = Record("03", lab.work).entries()[exercise.id]
    assert kept.status == "correct"
    rerun(lab, "counts.length-trap")
    lab.page.wait_for_timeout(1500)
    form_of(lab, exercise)
    assert Record("03", lab.work).entries()[exercise.id] == kept


@pytest.mark.exhaustive
def test_words_typed_after_a_restart_are_called_not_saved_and_come_back(lab: Lab):
    exercise = EXERCISES["counts.obsessed"]
    open_and_run(lab, FILES["03"])
    form_of(lab, exercise)
    restart(lab)
    words = "Typed after the restart, and to be found again."
    form = form_of(lab, exercise)
    form.locator("textarea").focus()
    lab.page.keyboard.press("Control+a")
    lab.page.keyboard.insert_text(words)
    form.get_by_text("NOT SAVED").wait_for(timeout=20_000)
    # A slow page may call an older answer so: these words must wait in the tab.
    lab.page.wait_for_function(
        "words => Object.values(sessionStorage).some(kept => kept.includes(words))",
        arg=words,
        timeout=20_000,
    )
    run_all(lab)
    lab.page.wait_for_function(
        """([id, words]) => {
          const form = document.querySelector(`form.lx[data-exercise='${id}']`);
          return form?.querySelector('textarea').value === words
            && form.querySelector('.lx-saved').textContent === 'saved ✓';
        }""",
        arg=[exercise.id, words],
        timeout=60_000,
    )
    assert Record("03", lab.work).entries()[exercise.id].latest == words
    lab.errors.clear()  # what the dead kernel's page complained of


@pytest.mark.exhaustive
def test_the_page_is_saved_from_inside_an_exercise_too(lab: Lab):
    open_and_run(lab, FILES["00"])
    dirty = "window.jupyterapp.shell.currentWidget.context.model.dirty"
    assert lab.page.evaluate(dirty)
    form = form_of(lab, syllabus.lesson("00").exercises[0])
    form.locator("select").first.focus()
    lab.page.keyboard.press("Control+s")
    lab.page.wait_for_function(f"!{dirty}", timeout=15_000)


STILL = "Exercise: run this cell to answer"  # what stands below a question then


def test_a_saved_page_shows_its_questions_when_its_kernel_is_gone(lab: Lab):
    name = FILES["00"]
    open_and_run(lab, name)
    form_of(lab, syllabus.lesson("00").exercises[0])
    lab.page.evaluate("window.jupyterapp.commands.execute('docmanager:save')")
    lab.page.evaluate("window.jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    opened(lab, name)
    lab.page.get_by_text(STILL).first.wait_for(timeout=30_000)
    assert lab.page.get_by_text("Error displaying widget").count() == 0
    asked = syllabus.lesson("00").exercises[0].prompt
    assert lab.page.get_by_text(asked).first.is_visible()
    lab.errors[:] = [said for said in lab.errors if "Canceled future" not in said]
    assert lab.errors == []


def test_a_page_opens_fresh_and_is_not_called_changed(lab: Lab):
    folder = lab.work.parent / "notebooks"
    shutil.copy(NOTEBOOKS[0].parent / FILES["03"], folder / "fresh.ipynb")
    opened(lab, "fresh.ipynb")
    page = lab.page.locator(".jp-Notebook")
    assert page.locator("figure").count() == 0
    prompts = page.locator(".jp-InputPrompt").all_inner_texts()
    assert {prompt.strip() for prompt in prompts} <= {"", "[ ]:"}
    shown = page.locator(".jp-OutputArea-output").all_inner_texts()
    assert len(shown) >= len(syllabus.lesson("03").exercises)
    assert all("run this cell to" in said.lower() for said in shown)
    assert not lab.page.evaluate(f"{WIDGET}.context.model.dirty")


# A story of one's own ---------------------------------------------------------------

OWN = FILES["08"]
OWN_A = (
    "The band played in the square on Friday. Rain fell all night, and nobody left.\n"
    "“We play until the last one goes home,” said Ida Moor, who leads the band.\n"
    "A wet drummer at the fountain.\n"
)
OWN_B = (
    "A concert in the rain ended early on Friday, according to the police.\n"
    '"It was loud and it was wet," said Officer Lund. Neighbours had called twice.\n'
)


def field(lab: Lab, name: str):
    """A control of the story by its accessible name."""
    found = lab.page.get_by_label(name, exact=True)
    found.wait_for(state="visible", timeout=30_000)
    return found


def typed(lab: Lab, name: str, words: str) -> None:
    """Type into a control, and leave it with Tab."""
    field(lab, name).focus()
    lab.page.keyboard.press("Control+a")
    lab.page.keyboard.insert_text(words)
    lab.page.keyboard.press("Tab")


def heard(lab: Lab, words: str) -> None:
    """Wait until a status line says so."""
    lab.page.wait_for_function(
        "words => [...document.querySelectorAll('[role=status]')]"
        ".some(line => line.textContent.includes(words))",
        arg=words,
        timeout=30_000,
    )


def nothing_waits(lab: Lab) -> None:
    """Wait until no status line calls anything unsaved."""
    lab.page.wait_for_function(
        "![...document.querySelectorAll('[role=status]')]"
        ".some(line => /not saved/i.test(line.textContent))",
        timeout=30_000,
    )


def drawn(lab: Lab, words: str) -> None:
    """Wait until a chart is seen whose description holds these words."""
    chart = lab.page.locator(f"figure img[alt*='{words}']").last
    chart.wait_for(state="visible", timeout=60_000)


def rerun(lab: Lab, source: str) -> None:
    """Go to the cell with this code, and run it with keys."""
    cell = lab.page.locator(".jp-CodeCell", has_text=source).first
    cell.locator(".jp-InputPrompt").click()
    lab.page.keyboard.press("Control+Enter")


@pytest.mark.exhaustive
def test_a_story_of_ones_own_by_keyboard_and_again_after_a_restart(lab: Lab):
    keys = lab.page.keyboard
    open_and_run(lab, OWN)
    field(lab, "Text A")
    cells = cells_in(lab)

    typed(lab, "Text A", OWN_A)
    heard(lab, "Text B is missing")
    typed(lab, "Text B", OWN_B)
    heard(lab, "Your own two texts are read from here on.")
    nothing_waits(lab)  # what is saved of B leaves the line of A alone

    part = field(lab, "A, part 3 is")
    assert part.input_value().startswith("body")
    part.focus()
    for _ in range(2):
        keys.press("ArrowDown")
    heard(lab, "A, part 3 is now: caption.")
    keys.press("b")  # in JupyterLab's own hands, a new cell
    keys.press("Home")
    heard(lab, "A, part 3 is now: body.")
    for _ in range(2):
        keys.press("ArrowDown")
    heard(lab, "A, part 3 is now: caption.")
    field(lab, "B, part 1 is").focus()
    keys.press("ArrowDown")
    heard(lab, "B, part 1 is now: sub-heading.")
    keys.press("ArrowUp")
    heard(lab, "B, part 1 is now: body.")
    nothing_waits(lab)

    field(lab, "A, passage 1: speaker").focus()
    keys.press("End")
    heard(lab, "Type the name, and press Enter.")
    typed(lab, "A, passage 1: name", "Ida’s brother")
    heard(lab, "for Ida’s brother. Saved ✓")
    voice = field(lab, "B, passage 1: voice")
    voice.focus()
    keys.press("End")
    heard(lab, "Counted now: own. Saved ✓")
    keys.press("ArrowUp")  # as it was heard
    heard(lab, "Counted as the kit heard it. Saved ✓")

    keys.press("Control+s")  # saves the page, from a menu of the story too
    lab.page.wait_for_function(
        "!window.jupyterapp.shell.currentWidget.context.model.dirty", timeout=15_000
    )
    typed(lab, "A, line 1: what", "who leads the band")
    heard(lab, "needs words from the text")

    field(lab, "1: yes, all these are one").focus()
    keys.press("Space")
    heard(lab, "They count as one in the chart. Saved ✓")

    typed(lab, "Fact 1", "It rained")
    typed(lab, "Fact 1: words in A", "<b>Snow</b> fell")
    heard(lab, "These words do not stand in A")
    typed(lab, "Fact 1: words in A", "Rain fell all night")
    field(lab, "Fact 1: B does not tell it").focus()
    keys.press("Space")
    heard(lab, "Told by A alone. Saved ✓")
    typed(lab, "Fact 2", "A band played")
    heard(lab, "A is still open: words or a tick. B is still open: words or a tick.")
    typed(lab, "Fact 2", "")
    nothing_waits(lab)

    with lab.page.expect_file_chooser() as chooser:
        lab.page.get_by_role("button", name="Or choose a file for B").focus()
        keys.press("Enter")
    chooser.value.set_files(
        files=[{"name": "police.txt", "mimeType": "", "buffer": OWN_B.encode()}]
    )
    heard(lab, "from “police.txt”")

    rerun(lab, "story.frame_chart()")
    drawn(lab, "police")
    rerun(lab, "story.ledger_chart()")
    drawn(lab, "1 only in A")
    assert cells_in(lab) == cells, "a key leaked and changed the cells"

    restart(lab)
    open_and_run(lab, OWN)
    assert field(lab, "Text A").input_value() == OWN_A
    part = field(lab, "A, part 3 is")
    assert part.input_value().startswith("caption")
    speaker = field(lab, "A, passage 1: speaker").locator("option:checked")
    assert " ".join(speaker.text_content().split()) == "Ida’s brother"
    drawn(lab, "Ida’s brother")
    assert field(lab, "Fact 1: words in A").input_value() == "Rain fell all night"
    assert field(lab, "Fact 1: B does not tell it").is_checked()
    assert field(lab, "1: yes, all these are one").is_checked()
    drawn(lab, "1 only in A")
    assert lab.outside == []
    assert lab.errors == []


# Explorers, first aid, folded results -------------------------------------------------


@pytest.mark.exhaustive
def test_an_explorer_keeps_its_keys(lab: Lab):
    open_and_run(lab, FILES["05"])
    menu = lab.page.get_by_label("Sentence", exact=True)
    menu.wait_for(timeout=30_000)
    lab.page.wait_for_selector("select[data-lm-suppress-shortcuts=true]")
    cells = cells_in(lab)
    menu.focus()
    lab.page.keyboard.press("b")
    lab.page.keyboard.press("Home")
    lab.page.keyboard.press("ArrowDown")
    chosen = " ".join(menu.locator("option:checked").text_content().split())
    assert chosen.startswith("A1 · Cheering")
    lab.page.wait_for_selector("figure img[alt*='aterfall']")
    assert cells_in(lab) == cells
    assert lab.errors == []


@pytest.mark.exhaustive
def test_a_page_opens_as_new_and_a_cell_run_too_early_says_what_to_run(lab: Lab):
    opened(lab, FILES["05"])
    # No result and no number is there, nothing waits to be saved; every question is.
    assert set(lab.page.locator(".jp-InputPrompt").all_inner_texts()) <= {"", "[ ]:"}
    assert lab.page.locator(".jp-OutputArea figure").count() == 0
    assert lab.page.locator(".jp-OutputPlaceholder").count() == 0
    assert not lab.page.evaluate(f"{WIDGET}.context.model.dirty")
    restart(lab)
    assert lab.page.get_by_text(STILL).first.is_visible()
    asked = lab.page.locator(".jp-CodeCell").filter(has_text="desk.ask(").first
    asked.locator(".jp-InputPrompt").first.click()
    lab.page.evaluate("window.jupyterapp.commands.execute('notebook:run-cell')")
    advice = asked.get_by_text("gets its meaning in a cell that has not been run yet")
    advice.wait_for(timeout=30_000)
    assert 'desk = open_lesson("05")' in advice.text_content()
    assert lab.outside == []
    # A restart cancels what was under way, and JupyterLab complains of it.
    lab.errors[:] = [said for said in lab.errors if "Canceled future" not in said]
    assert lab.errors == []


@pytest.mark.exhaustive
def test_lesson_09_by_keyboard_alone(lab: Lab):
    open_and_run(lab, FILES["09"])
    charts = lab.page.locator("figure img[alt^='Dot plots with ranges']")
    charts.first.wait_for(state="visible", timeout=60_000)
    assert "beyond luck" in charts.first.get_attribute("alt")
    for text, typed in (("each = 15", "3"), ("charts.corpus_chart(corpus)", None)):
        cell = lab.page.locator(".jp-CodeCell").filter(has_text=text).first
        cell.locator(".jp-InputPrompt").first.click()
        if typed:
            lab.page.keyboard.press("Enter")  # into the cell
            line = cell.locator(".cm-line").filter(has_text=text)
            source = line.text_content().replace("15", typed)
            line.click()
            lab.page.keyboard.press("Home")
            lab.page.keyboard.press("Shift+End")
            lab.page.keyboard.type(source)
        lab.page.keyboard.press("Control+Enter")
    lab.page.wait_for_selector("figure img[alt*='Too few articles']", timeout=30_000)
    assert lab.outside == []
    assert lab.errors == []
