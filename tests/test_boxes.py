"""The boxes of exercises in a real browser: keys, replies, pickers, what is shown.

The exercises are invented, so that no lesson's words are tried here.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from lab import CHROMIUM, WIDGET, Lab, give, run_all, started, written

from lessons.exercises.model import Result
from lessons.exercises.record import Entry, Record
from lessons.pages.hand_in_page import write_hand_in
from lessons.reading.pair import load_pair

PAIR = load_pair()
REQUIRED = os.environ.get("LESSONS_BROWSER") == "required"

if (CHROMIUM is None or not find_spec("playwright")) and not REQUIRED:
    pytest.skip("Chromium or Playwright is not installed", allow_module_level=True)

needs_kill = pytest.mark.skipif(
    not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL"
)
INVENTED = """
from lessons.exercises.kinds import *
from lessons.exercises.model import Exercise
from lessons.exercises.record import Entry, Record
from lessons.notebook.exercise_view import show
from lessons.notebook.prediction import prediction
from lessons.reading.pair import load_pair

PAIR, RECORD = load_pair(), Record("invented")
ASKED = {}

def ask(id, kind, **more):
    hints = ("Look at the words.", "Count them one by one.")
    more = {"hints": hints, **more}
    ASKED[id] = Exercise(id, "What do you see?", kind, "Yes, so it is.", "x.o", **more)
    return show(ASKED[id], PAIR, RECORD)

def length(pair):
    return len(pair.b.words)

BIRDS = tuple(
    Option(name, f"The {name} sings before it is light", f"No {name} sings by night.")
    for name in ("wren", "robin", "lark", "crow")
)
WHEN = (Option("dawn", "at dawn"), Option("dusk", "at dusk"))
"""
CELLS = (
    INVENTED,
    'ask("x.words", Text(least=3, most=12, names=("wren",)), hints=())',
    'ask("x.rate", Number("times"), solve=lambda p: 9.2)',
    'ask("x.birds", Choices(BIRDS), solve=lambda p: ["wren", "lark"])',
    'ask("x.when", Labels(BIRDS, WHEN), solve=lambda p: {b.id: "dawn" for b in BIRDS})',
    'ask("x.two", Evidence(least=2, most=2), solve=lambda p: ["A2", "B2", "B7"])',
    'ask("x.few", Evidence(offered=lambda p: ["A2", "B2"]), solve=lambda p: ["A2"])',
    'ask("x.claim", Claim(BIRDS, WHEN, WHEN), solve=lambda p: {})',
    'ask("x.guess", Choice(BIRDS), prediction=True, outcome=lambda p: "The lark.")',
    'prediction(ASKED["x.guess"], PAIR, RECORD.entries().get("x.guess", Entry()))',
    "words_b = 0",
    "from lessons.notebook.hand_in_form import hand_in_form",
    "hand_in_form(RECORD.folder)",
    "from lessons.notebook import class_view",
    "class_view.drop_files()",
    'ask("x.gap", Value("words_b", "number", before=0), solve=length)',
    "1 + 1",
)


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    with started(tmp_path_factory.mktemp("boxes")) as running:
        written(running, "boxes.ipynb", *CELLS)
        run_all(running)
        form(running, "x.gap").wait_for(timeout=60_000)
        yield running


def form(lab: Lab, id: str):
    """The form of an exercise."""
    return lab.page.locator(f"form.lx[data-exercise='{id}']")


def kept(lab: Lab, id: str) -> Entry:
    """What is on the disk of an exercise."""
    return Record("invented", lab.work).entries().get(id, Entry())


def says(lab: Lab, id: str, part: str, words: str) -> None:
    """Wait until a part of an exercise's form says so."""
    try:
        lab.page.wait_for_function(
            "([id, part, words]) => document.querySelector("
            "`form.lx[data-exercise='${id}'] ${part}`)?.textContent.includes(words)",
            arg=[id, part, words],
            timeout=20_000,
        )
    except Exception:
        found = form(lab, id).locator(part).all_text_contents()
        raise AssertionError(f"{id} {part}: {found}, not {words!r}") from None


def saved(lab: Lab, id: str) -> None:
    """Wait until an answer is called saved."""
    says(lab, id, ".lx-saved", "saved ✓")


def check(lab: Lab, id: str, words: str) -> None:
    """Press the main button, and wait for these words of the reply."""
    form(lab, id).locator(".lx-check").press("Enter")
    says(lab, id, "[role=status]", words)


# Keys -------------------------------------------------------------------------------


def test_enter_writes_a_line_and_undo_takes_it_back(lab: Lab):
    keys, field = lab.page.keyboard, form(lab, "x.words").locator("textarea")
    field.focus()
    keys.type("A wren")
    keys.press("Enter")
    keys.type("You")
    assert field.input_value() == "A wren\nYou"
    for _ in range(4):
        keys.press("Control+z")
    assert field.input_value() == "A wren"
    keys.press("Control+Shift+z")
    assert field.input_value() == "A wren\n"
    keys.press("Control+a")
    keys.press("Delete")


def test_enter_in_a_line_checks_once_and_shift_enter_leaves_and_checks_nothing(
    lab: Lab,
):
    keys, field = lab.page.keyboard, form(lab, "x.rate").locator("input")
    cells = lab.page.locator(".jp-Cell").count()
    field.focus()
    keys.type("9,3")
    keys.press("Enter")
    says(lab, "x.rate", "[role=status]", "Not yet")
    says(lab, "x.rate", ".lx-now", "Read as 9.3 times.")
    assert kept(lab, "x.rate").attempts == 1
    here = lab.page.evaluate(f"{WIDGET}.content.activeCellIndex")
    keys.press("Shift+Enter")
    lab.page.wait_for_function(f"{WIDGET}.content.activeCellIndex === {here + 1}")
    assert lab.page.evaluate(f"{WIDGET}.content.mode") == "command"
    assert kept(lab, "x.rate").attempts == 1
    assert lab.page.locator(".jp-Cell").count() == cells


# Replies ----------------------------------------------------------------------------


def test_a_reply_goes_when_its_answer_changes(lab: Lab):
    field = form(lab, "x.rate").locator("input")
    field.fill("9.2")
    check(lab, "x.rate", "Right")
    assert form(lab, "x.rate").get_attribute("data-status") == "correct"
    field.fill("50")
    says(lab, "x.rate", "[role=status]", "Changed, not checked yet")
    assert "Yes, so it is" not in form(lab, "x.rate").text_content()
    assert form(lab, "x.rate").get_attribute("data-status") == ""
    saved(lab, "x.rate")
    assert "Yes, so it is" not in form(lab, "x.rate").text_content()
    entry = kept(lab, "x.rate")
    assert (entry.answer, entry.status, entry.draft) == ("9.2", "correct", "50")
    field.fill("9.2")
    says(lab, "x.rate", "[role=status]", "Yes, so it is")
    assert kept(lab, "x.rate").draft is None


def test_each_tick_says_how_it_stands_and_a_second_reply_says_more(lab: Lab):
    box = form(lab, "x.birds")
    for name in ("wren", "crow"):
        box.locator(f"input[value={name}]").check()
    check(lab, "x.birds", "Not yet · 1 of 2 found, 1 wrong")
    marks = {
        line.get_attribute("data-line"): line.get_attribute("data-mark")
        for line in box.locator("[data-line]").all()
    }
    assert marks == {
        "wren": "right", "robin": None, "lark": "left-out", "crow": "wrong",
    }  # fmt: skip
    assert "✗ wrong" in box.locator("[data-line=crow]").text_content()
    first = box.locator("[role=status]").text_content()
    check(lab, "x.birds", "You had this reply before, so a hint has opened")
    assert box.locator("[role=status]").text_content() != first
    assert box.locator(".lx-hints").text_content() == "Look at the words."
    box.locator("input[value=crow]").uncheck()
    assert box.locator(".lx-mark").count() == 0


def test_the_answer_is_shown_bit_by_bit_and_the_record_says_so(lab: Lab):
    box, reply = form(lab, "x.when"), "Yes, so it is."
    for menu in box.locator("select").all():
        menu.select_option("dusk")
    show = box.locator(".lx-show")
    hint = box.get_by_role("button", name="Hint", exact=True)
    check(lab, "x.when", "0 of 4 right")
    assert hint.is_visible() and not show.is_visible()
    assert reply not in box.inner_html()
    check(lab, "x.when", "You had this reply before")
    for label in ("Show me a hint", "Show me a part", "Show me the answer"):
        says(lab, "x.when", ".lx-show", label)
        assert not hint.is_visible(), "one button leads on, and not two"
        show.focus()
        lab.page.keyboard.press("Enter")
    says(lab, "x.when", ".lx-shown", "The wren sings before it is light: at dawn")
    says(lab, "x.when", ".lx-shown", "Why: So it is.")
    assert not show.is_visible() and not hint.is_visible()
    assert (kept(lab, "x.when").shown, kept(lab, "x.when").hints) == (2, 2)
    for menu in box.locator("select").all():
        menu.select_option("dawn")
    check(lab, "x.when", "Right")
    assert kept(lab, "x.when").shown == 2


def test_a_text_is_counted_while_it_is_typed_and_answered(lab: Lab):
    box = form(lab, "x.words")
    box.locator("textarea").fill("She is")
    assert "2 words (at least 3, at most 12)" in box.locator(".lx-count").text_content()
    check(lab, "x.words", "Not kept yet")
    box.locator("textarea").fill("a " * 14)
    assert "2 too many" in box.locator(".lx-count").text_content()
    box.locator("textarea").fill("She hears a bird")
    check(lab, "x.words", "Not in your words yet: “wren”.")
    box.locator("textarea").fill("She hears a wren.")
    check(lab, "x.words", "You wrote “wren”, as the question asks.")


# Sentences --------------------------------------------------------------------------


def test_two_of_many_sentences_are_picked_and_the_list_closes(lab: Lab):
    box, keys = form(lab, "x.two"), lab.page.keyboard
    assert box.locator("input[type=checkbox]").count() == 0
    height = box.locator(".lx-list").bounding_box()["height"]
    assert height < 300, "the list stays inside its box"
    box.locator(".lx-find").focus()
    keys.type("war")
    says(lab, "x.two", ".lx-drawer", "5 of 39 sentences")
    assert box.locator(".lx-sentence:visible").count() == 5
    for _ in range(2):
        keys.press("ArrowDown")
        keys.press("Enter")
    chosen = [li.get_attribute("data-line") for li in box.locator("li").all()]
    assert len(set(chosen)) == 2 and not box.locator(".lx-list").is_visible()
    saved(lab, "x.two")
    assert kept(lab, "x.two").answer == chosen
    box.get_by_role("button", name=f"Take away: {chosen[0]}", exact=True).press("Enter")
    saved(lab, "x.two")
    check(lab, "x.two", "Choose 2 sentences; you have 1.")


def test_only_the_sentences_that_an_exercise_names_are_offered(lab: Lab):
    offered = (
        form(lab, "x.few")
        .locator(".lx-sentence")
        .evaluate_all("buttons => buttons.map(button => button.value)")
    )
    assert offered == ["A2", "B2"]


def test_a_claim_shows_its_sentence_as_it_is_built(lab: Lab):
    box = form(lab, "x.claim")
    box.locator("select").first.select_option("lark")
    says(lab, "x.claim", ".lx-now", "… The lark sings before it is light …”")
    assert not box.locator(".lx-list").first.is_visible()


def test_running_a_cell_keeps_its_question_in_sight(lab: Lab):
    lab.page.set_viewport_size({"width": 1000, "height": 420})
    cell = lab.page.locator(".jp-CodeCell", has_text='ask("x.claim"').first
    cell.locator(".jp-InputPrompt").first.click()
    lab.page.keyboard.press("Shift+Enter")
    lab.page.wait_for_timeout(1500)
    legend = form(lab, "x.claim").locator("legend").bounding_box()
    page = lab.page.locator(".jp-WindowedPanel-outer").first.bounding_box()
    assert page["y"] <= legend["y"] < page["y"] + page["height"]
    lab.page.set_viewport_size({"width": 1280, "height": 900})


def test_a_reply_comes_into_sight(lab: Lab):
    lab.page.set_viewport_size({"width": 1000, "height": 600})
    box = form(lab, "x.when")
    for select in box.locator("select").all():
        select.select_option("dusk")
    # The button stands at the foot of the window, and the reply will stand below it.
    box.locator(".lx-check").evaluate("at => at.scrollIntoView({ block: 'end' })")
    check(lab, "x.when", "No wren sings by night.")
    reply = box.locator("[role=status]").bounding_box()
    page = lab.page.locator(".jp-WindowedPanel-outer").first.bounding_box()
    assert page["y"] <= reply["y"]
    foot = page["y"] + page["height"] + 1  # a page scrolls by whole pixels
    assert reply["y"] + reply["height"] <= foot
    lab.page.set_viewport_size({"width": 1280, "height": 900})


# Predictions ------------------------------------------------------------------------


def test_a_kept_prediction_is_locked_and_stands_beside_the_result(lab: Lab):
    box = form(lab, "x.guess")
    cell = lab.page.locator(".jp-CodeCell", has_text="prediction(ASKED").first
    box.locator("input[value=crow]").check()
    check(lab, "x.guess", "and locked")
    assert box.locator("input").first.is_disabled()
    assert not box.locator(".lx-check").is_visible()
    saved(lab, "x.guess")
    assert kept(lab, "x.guess").answer == "crow"
    cell.locator(".jp-InputPrompt").first.click()
    lab.page.keyboard.press("Control+Enter")
    cell.get_by_text("The crow sings before it is light").wait_for(timeout=20_000)
    assert "The result: The lark." in cell.text_content()


# The value of a name ----------------------------------------------------------------


def test_the_value_of_a_name_follows_its_cell_and_is_checked(lab: Lab):
    says(lab, "x.gap", ".lx-now", "“words_b” is 0: still as it was.")
    give(lab, "words_b", "many")
    says(lab, "x.gap", ".lx-now", '“words_b” is a text: "many".')
    check(lab, "x.gap", "Here a number is asked for")
    give(lab, "words_b", len(PAIR.b.words))
    says(lab, "x.gap", ".lx-now", f"“words_b” is {len(PAIR.b.words)}.")
    check(lab, "x.gap", "Yes, so it is.")
    assert kept(lab, "x.gap").answer == len(PAIR.b.words)


# Handing in, and the end of the page --------------------------------------------------


def test_a_page_is_handed_in_with_enter_and_stands_in_the_list(lab: Lab):
    box, keys = lab.page.locator("form.lx-hand-in"), lab.page.keyboard
    lab.page.evaluate(
        "window.jupyterapp.commands.execute('filebrowser:open-path', {path: 'work'})"
    )
    lab.page.locator(".jp-DirListing-item", has_text="invented.json").wait_for()
    listed = lab.page.locator(".jp-DirListing-item", has_text="hand-in-ada")
    box.get_by_label("Your name").focus()
    keys.press("Enter")
    box.get_by_text("Write the name").wait_for(timeout=20_000)
    box.get_by_label("Your name").focus()
    keys.type("Ada")
    keys.press("Enter")
    box.get_by_text("double-click “hand-in-ada").wait_for(timeout=20_000)
    link = box.get_by_role("link", name="Download my page")
    with lab.page.expect_download() as download:
        link.click()
    assert download.value.suggested_filename.startswith("hand-in-ada-")
    listed.wait_for(timeout=5_000)  # JupyterLab itself looks every ten seconds
    assert len(list(lab.work.glob("hand-in-ada-*.html"))) == 1


DROP = """([where, name, text]) => {
    const dropped = new DataTransfer();
    dropped.items.add(new File([text], name));
    const about = { dataTransfer: dropped, bubbles: true, cancelable: true };
    for (const type of ["dragenter", "dragover", "drop"])
        document.querySelector(where).dispatchEvent(new DragEvent(type, about));
}"""


def test_a_page_of_another_day_is_opened_again(lab: Lab, tmp_path: Path):
    lab.work.mkdir(parents=True, exist_ok=True)
    (lab.work / "name.txt").write_text("Ada", encoding="utf-8")
    trap = "counts.length-trap"
    Record("03", tmp_path).save_check(trap, "3", Result("mistaken", "…"))
    page = write_hand_in("Ben", tmp_path)
    box = lab.page.locator("form.lx-hand-in")
    box.get_by_label("Open a page that you made").set_input_files(page)
    box.get_by_text("This page is of “Ben”").wait_for(timeout=20_000)
    lab.page.keyboard.press("Enter")  # on “Bring it back all the same”
    box.get_by_text("Brought back: 1 answer of lesson 03.").wait_for(timeout=20_000)
    assert Record("03", lab.work).entries() == Record("03", tmp_path).entries()
    again = write_hand_in("ada", tmp_path).read_text("utf-8")
    lab.page.evaluate(DROP, ["form.lx-hand-in", "hand-in.html", again])
    box.get_by_text("All that is on that page is here already").wait_for(timeout=20_000)
    assert not box.get_by_role("button", name="Bring it back").is_visible()


def test_hand_ins_are_dropped_into_the_class_report(lab: Lab, tmp_path: Path):
    Record("03", tmp_path).save_check("counts.x", "3", Result("mistaken", "…"))
    page = write_hand_in("Ben", tmp_path)
    (tmp_path / "essay.txt").write_text("x" * 1_200_000)  # of several pieces
    area = lab.page.locator(".lx-drop-area")
    chosen = area.get_by_label("Drop files here, or choose them")
    chosen.set_input_files([page, tmp_path / "essay.txt"])
    area.get_by_text("2 files here.").wait_for(timeout=20_000)
    lab.page.evaluate(DROP, [".lx-drop-area", "late.html", page.read_text("utf-8")])
    area.get_by_text("3 files here.").wait_for(timeout=20_000)
    area.get_by_role("button", name="Take them away").click()
    area.get_by_text("Drop the hand-ins here").wait_for(timeout=20_000)


def test_an_empty_box_after_the_last_cell_says_what_it_is(lab: Lab):
    lab.page.locator(".jp-CodeCell").last.locator(".jp-InputPrompt").first.click()
    lab.page.keyboard.press("Shift+Enter")
    line = lab.page.locator(".jp-CodeCell").last.locator(".cm-line")
    lab.page.wait_for_function(
        "() => [...document.querySelectorAll('.jp-CodeCell')].at(-1)"
        ".querySelector('.cm-line')?.textContent === ''"
    )
    said = line.evaluate("line => getComputedStyle(line, '::before').content")
    assert "leave it" in said
    lab.page.keyboard.type("1")
    said = line.evaluate("line => getComputedStyle(line, '::before').content")
    assert said == "none"


def test_every_form_goes_by_its_own_question(lab: Lab):
    twice = lab.page.evaluate(
        "() => { const ids = [...document.querySelectorAll('form.lx [id]')]"
        ".map(part => part.id); return ids.filter((id, at) => ids.indexOf(id) < at); }"
    )
    assert twice == []
    own = lab.page.evaluate(
        "() => [...document.querySelectorAll('form.lx')].every(form => form.contains("
        "document.getElementById(form.getAttribute('aria-labelledby'))))"
    )
    assert own


def test_the_pages_complained_of_nothing(lab: Lab):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    found = axe.run(lab.page, context={"include": [["form.lx"]]}).response
    bad = [
        (violation["id"], [node["html"][:200] for node in violation["nodes"][:3]])
        for violation in found["violations"]
        if violation["impact"] in ("serious", "critical")
    ]
    assert bad == []
    assert lab.outside == [] and lab.errors == []


# Saves that take long ---------------------------------------------------------------

SLOW = """
import os
import time
from lessons.storage import kept_file

quick = kept_file.write_whole

def slow(path, text):
    time.sleep(3)
    quick(path, text)

kept_file.write_whole = slow
RECORD.folder.mkdir(exist_ok=True)
(RECORD.folder / "kernel.pid").write_text(str(os.getpid()))
"""
WATCH = """id => {
  const form = document.querySelector(`form.lx[data-exercise='${id}']`);
  const saved = form.querySelector('.lx-saved'), field = form.querySelector('input');
  window.seen = [];
  const look = () => window.seen.push([field.value, saved.textContent]);
  const all = {childList: true, characterData: true, subtree: true};
  new MutationObserver(look).observe(saved, all);
}"""


@needs_kill
def test_saved_is_said_of_the_newest_answer_and_never_after_a_kill(lab: Lab):
    written(
        lab,
        "slow.ipynb",
        INVENTED,
        'ask("x.slow", Number("times"), solve=lambda p: 9.2)',
        SLOW,
    )
    run_all(lab)
    form(lab, "x.slow").wait_for(timeout=60_000)
    lab.page.wait_for_function(f"{WIDGET}.sessionContext.session.kernel.status=='idle'")
    lab.page.evaluate(WATCH, "x.slow")
    field = form(lab, "x.slow").locator("input")
    field.fill("1")
    lab.page.wait_for_timeout(1000)  # the first is being saved
    field.fill("2")
    saved(lab, "x.slow")
    assert kept(lab, "x.slow").answer == "2"
    # Once, and of the second: the answer to the first says nothing of it.
    seen = lab.page.evaluate("window.seen")
    assert [typed for typed, said in seen if "✓" in said] == ["2"]
    field.fill("3")
    lab.page.wait_for_timeout(1500)
    kernel = int((lab.work / "kernel.pid").read_text())
    os.kill(kernel, signal.SIGKILL)
    says(lab, "x.slow", ".lx-saved", "NOT SAVED")
    assert ["3", "saved ✓"] not in lab.page.evaluate("window.seen")
    assert kept(lab, "x.slow").answer == "2"
    lab.errors.clear()  # what the page complained of without its kernel
