"""The kit in a page of a browser (Pyodide), as far as it can be tried without one."""

import ast
import re
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pytest

import lessons
from lessons.corpus import newsrooms
from lessons.exercises.record import Record
from lessons.notebook import saved
from lessons.notebook.exercise_view import show
from lessons.notebook.live import script
from lessons.notebook.story import open_story
from lessons.notebook.trust_form import trust_form
from lessons.reading.documents import ArticleError, document_from_bytes, extras
from lessons.reading.pair import load_pair
from lessons.storage import KeptFile, lasting, locks
from lessons.syllabus import lesson

HIDDEN = (
    *("fcntl", "_multiprocessing", "_posixshmem", "resource", "termios", "grp", "pwd"),
    *("lzma", "filelock", "trafilatura", "pypdf", "charset_normalizer", "dask"),
)
PREDICTION = next(e for e in lesson("03").exercises if e.id == "counts.predict-war")


@pytest.fixture
def browser(monkeypatch):
    """This Python says that it runs in a page."""
    monkeypatch.setattr(sys, "platform", "emscripten")


@pytest.fixture
def memory(browser, tmp_path, monkeypatch):
    """A folder of a page to which the browser gives no storage."""
    monkeypatch.setenv("LESSONS_WORK", str(tmp_path))
    return tmp_path


@pytest.fixture
def drive(browser, tmp_path, monkeypatch):
    """A folder of a page whose files the browser keeps."""
    monkeypatch.setattr(lasting, "DRIVE", tmp_path)
    monkeypatch.setenv("LESSONS_WORK", str(tmp_path))
    return tmp_path


# What is called saved -----------------------------------------------------------------


def test_on_a_computer_what_is_written_lasts(tmp_path):
    assert lasting.lasts(tmp_path)
    assert saved.after_save(tmp_path) == "Saved ✓" and saved.before_save(tmp_path) == ""


def test_in_a_page_only_the_browsers_drive_lasts(browser):
    assert lasting.lasts(Path("/drive/my-work/lesson-03.json"))
    assert not lasting.lasts(Path("/home/pyodide/my-work/lesson-03.json"))
    assert not lasting.lasts(Path("/drive/../tmp/x.json"))
    assert not lasting.lasts(Path("/driven/x.json"))


def test_an_exercise_says_before_and_after_that_nothing_is_stored(memory):
    view = show(PREDICTION, load_pair(), Record("03", memory)).view
    assert view.state["saved"] == saved.IN_MEMORY
    for do in ("change", "hint", "check"):
        answer = PREDICTION.kind.question(load_pair())["options"][0]["id"]
        view._handle_custom_msg({"do": do, "answer": answer}, [])
        assert view.state["saved"] == saved.IN_MEMORY
    again = show(PREDICTION, load_pair(), Record("03", memory)).view
    assert again.state["saved"] == saved.IN_MEMORY and again.state["locked"]


def test_an_exercise_whose_answers_last_is_saved(drive):
    view = show(PREDICTION, load_pair(), Record("03", drive)).view
    assert view.state["saved"] == ""
    answer = PREDICTION.kind.question(load_pair())["options"][0]["id"]
    view._handle_custom_msg({"do": "change", "answer": answer}, [])
    assert view.state["saved"] == "saved ✓"


def values(widget):
    yield str(getattr(widget, "value", ""))
    for child in getattr(widget, "children", ()):
        yield from values(child)


def test_the_forms_of_a_story_say_so_before_and_after(memory):
    story = open_story("an-example")
    forms = [story.choose(), story.roles(), story.card("A"), story.names()]
    forms += [story.who_speaks(), story.ledger(), story.claims()]
    for form in forms:
        assert saved.IN_MEMORY in " ".join(values(form.view)), form
    claims = forms[-1]
    claim = next(w for w in fields(claims.view) if w.description)
    claim.value = "A quotes more."
    told = " ".join(values(claims.view))
    assert told.count(saved.IN_MEMORY) == 2 and "Saved ✓" not in told


def test_a_page_asks_for_no_folder_of_the_computer(memory, monkeypatch):
    def asks():
        form = open_story("an-example").choose()
        return any(w.description == "Or a folder" for w in fields(form.view))

    assert not asks()
    monkeypatch.undo()
    monkeypatch.setenv("LESSONS_WORK", str(memory))
    assert asks()


def fields(widget):
    if hasattr(widget, "continuous_update"):
        yield widget
    for child in getattr(widget, "children", ()):
        yield from fields(child)


def test_what_is_no_part_of_a_hand_in_is_not_said_to_be(memory):
    form = trust_form("before", memory)
    assert saved.NOT_HANDED_IN in " ".join(values(form.view))
    menu = next(w for w in form.view.children if hasattr(w, "options"))
    menu.value = 3
    told = " ".join(values(form.view))
    assert saved.NOT_HANDED_IN in told and "Saved ✓" not in told
    assert saved.IN_MEMORY not in told


def test_the_script_of_the_forms_looks_for_the_same_sentences():
    text = script("keys.js", "quiet.js")
    for said in (saved.SAVED, saved.IN_MEMORY, saved.NOT_HANDED_IN):
        assert f'tr("{said}")' in text
    assert f'tr("{saved.BESIDE}")' in script("exercise.js")


# Locks --------------------------------------------------------------------------------


def test_two_tabs_lose_nothing(drive, monkeypatch):
    monkeypatch.setattr(locks, "_SETTLED", 0.01)

    def tab(name):
        file = KeptFile(drive / "kept.json", {}, dict, "{}")
        for at in range(8):
            file.change(lambda old, at=at: {**old, f"{name}{at}": at})

    tabs = [threading.Thread(target=tab, args=(name,)) for name in "abc"]
    for one in tabs:
        one.start()
    for one in tabs:
        one.join()
    assert len(KeptFile(drive / "kept.json", {}, dict, "{}").read()) == 24


def test_a_claim_that_a_closed_tab_left_is_passed_over(drive, monkeypatch):
    file = KeptFile(drive / "kept.json", {}, dict, "{}")
    held = drive / "kept.held"
    held.write_bytes(b"0123456789abcdef %017.3f" % 1.5)
    file.change(lambda old: {"x": 1})
    held.write_bytes(b"not a claim at all, whatever it is")
    file.change(lambda old: {**old, "y": 1})
    assert file.read() == {"x": 1, "y": 1} and held.read_bytes().strip() == b""


def test_a_tab_that_does_not_let_go_is_said(drive, monkeypatch):
    monkeypatch.setattr(locks, "LONGEST_WAIT", 0.2)
    place = drive / "kept.held"
    place.write_bytes(b"0123456789abcdef %017.3f" % 99_999_999_999)
    with pytest.raises(TimeoutError), locks.held(drive / "kept.json"):
        pass


def test_a_page_without_storage_needs_no_lock(memory):
    KeptFile(memory / "kept.json", {}, dict, "{}").change(lambda old: {"x": 1})
    assert [path.name for path in memory.iterdir()] == ["kept.json"]


def test_a_computer_whose_python_has_no_locks_saves_all_the_same(tmp_path):
    assert ran(
        f"""
        from pathlib import Path
        from lessons.storage import KeptFile
        file = KeptFile(Path({str(tmp_path)!r}) / "kept.json", {{}}, dict, "{{}}")
        file.change(lambda old: {{"x": 1}})
        print(file.read())
        """,
        hidden=("fcntl",),
    ) == "{'x': 1}\n"  # fmt: skip


# What is not there --------------------------------------------------------------------


def ran(code, hidden=HIDDEN):
    """What a program prints in whose Python some modules are missing."""
    lines = f"""
    import sys
    class Hidden:
        def find_spec(self, name, path=None, target=None):
            if name in {hidden!r}:
                raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)
    sys.meta_path.insert(0, Hidden())
    for name in {hidden!r}:
        sys.modules.pop(name, None)
    """
    program = textwrap.dedent(lines) + textwrap.dedent(code)
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True
    )
    assert not done.stderr, done.stderr
    return done.stdout


def test_every_module_of_a_learners_path_loads_without_what_a_page_lacks():
    assert ran(
        """
        import importlib, pkgutil
        import lessons
        for found in pkgutil.walk_packages(lessons.__path__, "lessons."):
            if not found.name.startswith(("lessons.commands", "lessons.publishing")):
                if found.name != "lessons.__main__":
                    importlib.import_module(found.name)
        print("all")
        """
    ) == "all\n"  # fmt: skip


NOT_IN_A_PAGE = frozenset(
    "fcntl multiprocessing subprocess socket webbrowser asyncio resource pty".split()
)


def test_no_module_of_a_learners_path_asks_for_what_a_page_cannot_do():
    for path in Path(lessons.__file__).parent.rglob("*.py"):
        if not {"commands", "publishing"} & set(path.parts):
            text = path.read_text("utf-8")
            for node in ast.walk(ast.parse(text)):
                named = [one.name for one in getattr(node, "names", ())]
                roots = {(getattr(node, "module", "") or "").split(".")[0], *named}
                is_import = isinstance(node, (ast.Import, ast.ImportFrom))
                assert not (is_import and roots & NOT_IN_A_PAGE), path
            assert not re.search(r"os\.(fork|kill|killpg)\(", text), path


def test_a_corpus_is_measured_where_no_process_can_start(tmp_path):
    code = f"""
    from pathlib import Path
    from lessons.corpus.plan import Plan
    from lessons.corpus.run import rows, run
    from lessons.corpus.sample import sample
    from lessons.corpus.source import Item
    folder = Path({str(tmp_path)!r})
    items = [Item("Echo", "1", "The ferry came late."), Item("Echo", "2", "It rained.")]
    keys = run(items, Plan(), folder, workers=4)
    print(sum(len(part) for part in rows(folder, keys)))
    """
    assert ran(code) == "2\n"


@pytest.mark.parametrize("package", ["pypdf", "charset_normalizer"])
def test_a_missing_reader_speaks_of_no_terminal_in_a_page(package, monkeypatch):
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(ArticleError, match=r"pip install .* in a terminal"):
        extras.extra(package, "a.pdf", "a PDF")
    monkeypatch.setattr(sys, "platform", "emscripten")
    with pytest.raises(ArticleError, match="copy the article's text") as said:
        extras.extra(package, "a.pdf", "a PDF")
    assert "terminal" not in str(said.value) and "pip" not in str(said.value)


def test_a_page_is_read_with_what_python_brings(monkeypatch):
    page = (
        "<!doctype html><html><head><title>x</title><style>p {}</style></head><body>"
        "<nav><a>Sport</a></nav><article><h1>Late again</h1><p>The ferry came late "
        "&amp; full.</p><p>Nobody said why.</p></article><footer>© Echo</footer>"
    ).encode()
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(ArticleError, match="in a terminal"):
        document_from_bytes(page, "late.html")
    monkeypatch.setattr(sys, "platform", "emscripten")
    read = document_from_bytes(page, "late.html")
    assert read.text.split("\n")[:3] == [
        "Late again", "The ferry came late & full.", "Nobody said why.",
    ]  # fmt: skip
    assert "Sport" not in read.text and "©" not in read.text
    assert any("take out what does not belong" in note for note in read.notes)
    with pytest.raises(ArticleError, match="no words in it"):
        document_from_bytes(b"<!doctype html><html><script>x</script>", "empty.html")


def test_a_folder_of_outlets_is_no_dead_end_in_a_page(browser):
    assert not newsrooms.folder_of_outlets("").outlets
    with pytest.raises(ArticleError, match="upload a table"):
        newsrooms.folder_of_outlets("my-articles")
