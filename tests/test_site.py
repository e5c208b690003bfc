"""The class as a site: its parts without a browser, and the whole in Chromium."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path

import nbformat
import pytest
from kernels import NOTEBOOKS, ROOT
from lab import CHROMIUM, Lab
from site_pages import (
    IDLE,
    MISSING,
    NOTEBOOK,
    PYODIDE,
    execute,
    open_lesson,
    run_all,
    served,
    view_of,
    visiting,
)
from test_finished import compared

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

from lessons import syllabus
from lessons.__main__ import main
from lessons.exercises.model import Result
from lessons.exercises.record import Record
from lessons.pages.hand_in_page import write_hand_in
from lessons.publishing.site import fetching, pyodide, wheels
from lessons.publishing.site.build import FILES
from lessons.publishing.site.contents import fresh, given
from lessons.publishing.site.lock import merged
from lessons.publishing.site.pages import entry_page, words_script
from lessons.reading.pair import load_pair
from lessons.syllabus.listed import lesson_list
from lessons.teaching.hand_ins import read_hand_ins
from lessons.teaching.sample import right

BY_KEYS = ("00", "03", "06")  # lessons that are answered by keys in the site
needs_pyodide = pytest.mark.skipif(not PYODIDE.is_dir(), reason=MISSING)
needs_browser = pytest.mark.skipif(
    os.environ.get("LESSONS_BROWSER") != "required"
    and (CHROMIUM is None or not find_spec("playwright")),
    reason="needs Chromium and Playwright",
)


def in_a_browser(test):
    """Mark a test of the whole site: of the exhaustive part, with all that it needs."""
    return pytest.mark.exhaustive(needs_pyodide(needs_browser(test)))


# The parts ----------------------------------------------------------------------------


def test_each_file_of_pyodide_is_held_against_its_official_sum(tmp_path: Path):
    release = pyodide.pinned()
    for name in release.sums:
        (tmp_path / name).write_bytes(b"not the file")
    with pytest.raises(ValueError, match=r"is not the file of Pyodide 0\.27\.7"):
        pyodide.files_in(tmp_path)


def test_a_folder_that_lacks_a_file_of_pyodide_is_named(tmp_path: Path):
    (tmp_path / "pyodide.js").write_bytes(b"")
    with pytest.raises(ValueError, match=r"lacks \d+ files of Pyodide"):
        pyodide.files_in(tmp_path)
    with pytest.raises(ValueError, match="is no folder"):
        pyodide.files_in(tmp_path / "absent")


def test_an_archive_is_unpacked_and_a_broken_download_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    source, into = tmp_path / "source" / "pyodide", tmp_path / "into"
    source.mkdir(parents=True)
    into.mkdir()
    for name in ("pyodide.js", "something-else.whl"):
        (source / name).write_text(name, encoding="utf-8")
    archive = tmp_path / "archive.tar.bz2"
    with tarfile.open(archive, "w:bz2") as made:
        made.add(source, "pyodide")
    monkeypatch.setattr(fetching, "ARCHIVE", archive.as_uri())
    told: list[str] = []
    fetching.fetched(into, told.append)
    assert [path.name for path in into.iterdir()] == ["pyodide.js"]
    assert "0.27.7" in told[0]
    archive.write_bytes(archive.read_bytes()[:40])
    with pytest.raises(ValueError, match="could not be downloaded"):
        fetching.fetched(into, told.append)


def test_every_package_of_the_pinned_release_has_what_it_needs():
    release = pyodide.pinned()
    for line in release.packages.values():
        needed = {need.replace("_", "-").lower() for need in line["depends"]}
        assert needed <= release.packages.keys()
        assert release.sums[line["file_name"]]


@pytest.mark.parametrize("name", ["anywidget", "psygnal", "vaderSentiment"])
def test_an_installed_package_becomes_the_same_wheel_each_time(
    tmp_path: Path, name: str
):
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
    one = wheels.repacked(name, tmp_path / "one")
    two = wheels.repacked(name, tmp_path / "two")
    assert one.path.read_bytes() == two.path.read_bytes()
    inside = zipfile.ZipFile(one.path).namelist()
    assert any(file.endswith(".dist-info/METADATA") for file in inside)
    assert not any(file.endswith((".so", ".pyc")) for file in inside)
    assert wheels.wheel_at(one.path) == one


def test_machine_code_and_absent_packages_are_refused(tmp_path: Path):
    with pytest.raises(ValueError, match="machine code"):
        wheels.repacked("numpy", tmp_path)
    with pytest.raises(ValueError, match="not installed"):
        wheels.repacked("no-such-package", tmp_path)


def test_modules_are_compiled_ahead_and_stay_as_they_are(tmp_path: Path):
    version = ".".join(map(str, sys.version_info[:2]))
    raw, made = tmp_path / "raw", tmp_path / "made"
    raw.mkdir()
    made.mkdir()
    wheel = wheels.repacked("comm", raw)
    python = wheels.compiler(version)
    assert python is not None
    after = wheels.compiled(wheel.path, made, python, version)
    inside = set(zipfile.ZipFile(after).namelist())
    assert inside > set(zipfile.ZipFile(wheel.path).namelist())
    assert any(name.endswith(".pyc") for name in inside)
    again = wheels.compiled(wheel.path, tmp_path, python, version)
    assert again.read_bytes() == after.read_bytes()


def test_the_lock_asks_only_for_what_the_site_has(tmp_path: Path):
    release = pyodide.pinned()
    own = [wheels.repacked(name, tmp_path) for name in ("nltk", "anywidget", "psygnal")]
    files = {}
    for line in release.packages.values():
        files[line["file_name"]] = tmp_path / line["file_name"]
        files[line["file_name"]].write_bytes(line["file_name"].encode())
    lock = merged(release, files, own)
    assert {"regex", "ssl"} <= set(lock["packages"]["nltk"]["depends"])
    assert "psygnal" in lock["packages"]["anywidget"]["depends"]
    assert "ipywidgets" not in lock["packages"]["anywidget"]["depends"]
    for line in lock["packages"].values():
        assert set(line["depends"]) <= lock["packages"].keys()
        assert len(line["sha256"]) == 64


def test_a_lesson_lies_in_the_site_as_it_opens():
    for path in NOTEBOOKS:
        opened = nbformat.reads(fresh(path.read_text("utf-8")), as_version=4)
        if path.stem[:2] not in syllabus.NUMBERS:
            continue
        for cell in opened.cells:
            assert cell.get("execution_count") is None
            for output in cell.get("outputs", ()):
                assert output.data["text/plain"].startswith("<")


def test_every_link_of_a_given_page_leads_to_a_given_page():
    names = {path.relative_to(ROOT).as_posix() for path in given(ROOT)}
    plans = (ROOT / "notebooks/for-teachers/plans.md").read_text("utf-8")
    for number in syllabus.NUMBERS:
        assert f"lessons/syllabus/lesson_{number}.md" in plans
        assert f"lessons/syllabus/lesson_{number}.md" in names
        assert f"notebooks/{lesson_list().lessons[number].notebook}" in names


class _Page(HTMLParser):
    """The links of a page, and the addresses that it asks for."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.asks: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list) -> None:
        named = dict(attributes)
        self.ids += [named["id"]] if "id" in named else []
        self.links += [named["href"]] if tag == "a" else []
        self.asks += [v for n, v in attributes if n in ("src", "href") and v]


def test_the_entry_page_has_each_lesson_and_asks_nobody_else():
    page = _Page(entry_page())
    for number, line in lesson_list().lessons.items():
        assert f"notebooks/index.html?path=notebooks%2F{line.notebook}" in page.links
        assert syllabus.lesson(number).title in entry_page()
    assert not [one for one in page.asks if "//" in one or one.startswith("/")]
    assert len(page.ids) == len(set(page.ids))


def test_the_scripts_say_only_what_the_site_names():
    named = json.loads(words_script(1).split(" = ")[1].split(";\n")[0])
    assets = ROOT / "lessons/publishing/site/assets"
    scripts = "".join(path.read_text("utf-8") for path in assets.rglob("*.js"))
    used = {word for word in named if f"WORDS.{word}" in scripts}
    assert used == named.keys()
    assert set(re.findall(r"WORDS\.(\w+)", scripts)) <= named.keys()


def test_a_folder_with_other_things_is_never_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture
):
    kept = tmp_path / "essay.txt"
    kept.write_text("mine", encoding="utf-8")
    assert main(["site", "--out", str(tmp_path), "--pyodide", str(tmp_path)]) == 2
    assert "holds something else than a site" in capsys.readouterr().err
    assert main(["site", "--out", str(kept), "--pyodide", str(tmp_path)]) == 2
    assert "is a file" in capsys.readouterr().err
    assert kept.read_text(encoding="utf-8") == "mine"


# The whole ----------------------------------------------------------------------------


def build(folder: Path, packages: Path) -> None:
    """Build the site with the packages of the extra, which are installed apart."""
    paths = os.pathsep.join(map(str, (ROOT, packages)))
    done = subprocess.run(
        [sys.executable, "-m", "lessons", "site", "--out", str(folder),
         "--pyodide", str(PYODIDE)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": paths},
        capture_output=True,
        text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the extra “site” names, apart from the environment: JupyterLab minds it."""
    folder = tmp_path_factory.mktemp("packages")
    with (ROOT / "pyproject.toml").open("rb") as file:
        named = tomllib.load(file)["project"]["optional-dependencies"]["site"]
    uv = shutil.which("uv")
    pip = (
        [uv, "pip", "install", "--python", sys.executable]
        if uv
        else [sys.executable, "-m", "pip", "install"]
    )
    done = subprocess.run(
        [*pip, "--quiet", "--target", str(folder), *named], capture_output=True
    )
    if done.returncode:
        pytest.skip("the packages of the extra “site” cannot be fetched here")
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, packages: Path) -> Path:
    """The site, built once."""
    folder = tmp_path_factory.mktemp("site") / "class"
    build(folder, packages)
    return folder


@pytest.fixture
def visit(site: Path, tmp_path: Path) -> Iterator:
    """The site served, and a browser that has never been there."""
    with (
        served(site) as server,
        visiting(server.url, tmp_path / "profile") as made,
    ):
        yield made


@cache
def committed(path: Path) -> nbformat.NotebookNode:
    return nbformat.read(path, as_version=4)


def as_notebook(cells: list[dict]) -> nbformat.NotebookNode:
    return nbformat.from_dict({"cells": cells, "metadata": {}})


def is_kept(page) -> None:
    """Wait until the entry page says that all files are in the browser."""
    page.wait_for_function(
        "document.getElementById('bar')?.hidden"
        " && document.getElementById('ready').textContent.includes(' MB')",
        timeout=120_000,
    )


def form_of(page, id: str):
    form = page.locator(f'form.lx[data-exercise="{id}"]')
    form.wait_for(state="attached", timeout=60_000)
    return form


def answer_choice(page, id: str) -> None:
    """Answer a question of one choice rightly, by keys alone."""
    exercise = next(e for e in syllabus.lesson("03").exercises if e.id == id)
    wanted = right(exercise, load_pair())
    form = form_of(page, id)
    form.locator(f'input[value="{wanted}"]').focus()
    page.keyboard.press("Space")
    form.locator("button.lx-check").focus()
    page.keyboard.press("Enter")
    form.locator("text=saved ✓").wait_for(timeout=60_000)


@pytest.mark.exhaustive
@needs_pyodide
def test_two_builds_are_the_same(site: Path, packages: Path, tmp_path: Path):
    build(tmp_path / "again", packages)
    one, two = (json.loads((f / FILES).read_text()) for f in (site, tmp_path / "again"))
    differ = [n for n, line in one["files"].items() if two["files"].get(n) != line]
    assert one["files"].keys() == two["files"].keys()
    assert not differ


@in_a_browser
@pytest.mark.parametrize(
    "path",
    [pytest.param(p, id=p.stem) for p in NOTEBOOKS if p.stem[:2] in syllabus.NUMBERS],
)
def test_a_lesson_runs_as_it_was_committed(visit, path: Path):
    page = open_lesson(visit, path.name)
    got = as_notebook(run_all(page))
    assert compared(got) == compared(committed(path))
    assert not visit.outside
    assert not visit.errors


@in_a_browser
def test_answers_outlast_the_kernel_and_the_browser(site: Path, tmp_path: Path):
    with served(site) as server:
        profile = tmp_path / "profile"
        code = "import lessons; desk = lessons.open_lesson('03')"
        with visiting(server.url, profile) as visit:
            page = open_lesson(visit, "03-counting-fairly.ipynb")
            run_all(page)
            answer_choice(page, "counts.doubt-instrument")
            page.reload()
            page.wait_for_function(
                "window.jupyterapp?.shell?.currentWidget?.title.label"
                " === '03-counting-fairly.ipynb'",
                timeout=120_000,
            )
        with visiting(server.url, profile) as visit:
            page = open_lesson(visit, "03-counting-fairly.ipynb")
            said = execute(page, f"{code}\nprint(len(desk.record.entries()))")
            assert said.strip() == "1"
            visit.page.goto(f"{server.url}/")
            visit.page.locator('[data-lesson="03"] .done:not([hidden])').wait_for()
            assert "03" in visit.page.locator("#go").inner_text()


@in_a_browser
def test_every_lesson_opens_when_the_server_is_gone(site: Path, tmp_path: Path):
    with (
        served(site) as server,
        visiting(server.url, tmp_path / "profile") as visit,
    ):
        visit.page.goto(f"{server.url}/")
        is_kept(visit.page)
        server.stop()
        page = open_lesson(visit, "06-charting-the-frame.ipynb")
        assert execute(page, "import lessons; print(1 + 1)").strip() == "2"
        visit.page.goto(f"{server.url}/")
        assert visit.page.locator("#go").is_visible()


@in_a_browser
def test_an_update_is_shown_at_once_and_whole(site: Path, tmp_path: Path):
    folder = tmp_path / "class"
    shutil.copytree(site, folder)
    with (
        served(folder) as server,
        visiting(server.url, tmp_path / "profile") as visit,
    ):
        visit.page.goto(f"{server.url}/")
        is_kept(visit.page)
        changed = folder / "index.html"
        changed.write_text(
            changed.read_text("utf-8").replace("Two Front Pages</h1>", "Anew</h1>"),
            encoding="utf-8",
        )
        listed = json.loads((folder / FILES).read_text("utf-8"))
        listed["version"] = "another"
        listed["files"]["index.html"]["sum"] = pyodide.sha256(changed)[:16]
        (folder / FILES).write_text(json.dumps(listed), encoding="utf-8")
        visit.page.goto(f"{server.url}/")
        assert visit.page.locator("h1").inner_text() == "Anew"


@in_a_browser
def test_without_a_store_the_page_says_so_before_the_first_answer(
    site: Path, tmp_path: Path
):
    with served(site) as server:
        # To a browser a name is another computer, and http from there is not secure.
        there = ["--host-resolver-rules=MAP school.test 127.0.0.1"]
        url = server.url.replace("127.0.0.1", "school.test")
        with visiting(url, tmp_path / "profile", args=there) as visit:
            page = open_lesson(visit, "03-counting-fairly.ipynb")
            warning = page.locator("#two-front-pages-warning")
            warning.wait_for()
            assert "NOTHING THAT YOU ANSWER IS KEPT HERE" in warning.inner_text()
            run_all(page)
            form = form_of(page, "counts.doubt-instrument")
            assert "saved ✓" not in form.inner_text()
            form.locator("input[type=radio]").first.check()
            form.locator("button.lx-check").click()
            page.wait_for_timeout(3000)
            assert "saved ✓" not in form.inner_text()
            assert "Make my page" in form.inner_text()


@in_a_browser
def test_what_is_handed_in_brings_the_work_back_elsewhere(site: Path, tmp_path: Path):
    with served(site) as server:
        with visiting(server.url, tmp_path / "first") as visit:
            page = open_lesson(visit, "03-counting-fairly.ipynb")
            run_all(page)
            answer_choice(page, "counts.doubt-instrument")
            form = page.locator("form.lx-hand-in")
            form.locator("input[type=text]").fill("Mina")
            form.locator("button.lx-check").click()
            link = form.locator("a[download]")
            link.wait_for(timeout=60_000)
            with page.expect_download() as caught:
                link.click()
            handed = tmp_path / "handed" / "mina.html"
            caught.value.save_as(handed)
        assert [one.name for one in read_hand_ins(tmp_path / "handed").submissions] == [
            "Mina"
        ]
        with visiting(server.url, tmp_path / "second") as visit:
            page = open_lesson(visit, "03-counting-fairly.ipynb")
            run_all(page)
            form = page.locator("form.lx-hand-in")
            form.locator("input[type=file]").set_input_files(str(handed))
            form.locator("text=Brought back").wait_for(timeout=60_000)
            said = execute(page, "print(len(desk.record.entries()))")
            assert said.strip() == "1"


@in_a_browser
def test_the_entry_page_can_be_used_by_everybody(visit):
    from axe_playwright_python.sync_playwright import Axe

    for scheme in ("light", "dark"):
        visit.page.emulate_media(color_scheme=scheme)
        visit.page.goto(f"{visit.url}/")
        is_kept(visit.page)
        found = Axe().run(visit.page).response["violations"]
        assert [one["id"] for one in found] == []
    assert not visit.outside
    assert not visit.errors


@in_a_browser
def test_the_site_lies_anywhere_below_an_address(site: Path, tmp_path: Path):
    (tmp_path / "schools").mkdir()
    shutil.copytree(site, tmp_path / "schools" / "class")
    with (
        served(tmp_path) as server,
        visiting(f"{server.url}/schools/class", tmp_path / "profile") as visit,
    ):
        visit.page.goto(f"{visit.url}/")
        is_kept(visit.page)
        page = open_lesson(visit, "00-start-here.ipynb")
        assert execute(page, "import lessons; print(1 + 1)").strip() == "2"
        assert not visit.outside
        assert not visit.errors


@in_a_browser
def test_a_saved_page_keeps_its_questions(visit):
    page = open_lesson(visit, "00-start-here.ipynb")
    run_all(page)
    page.evaluate("window.jupyterapp.commands.execute('docmanager:save')")
    page.wait_for_timeout(1000)
    kept = page.evaluate(
        "window.jupyterapp.serviceManager.contents.get("
        "'notebooks/00-start-here.ipynb', {content: true})"
    )["content"]
    views = [
        output["data"]
        for cell in kept["cells"]
        for output in cell.get("outputs", ())
        if output.get("data", {}).get("text/plain", "").startswith("<exercise ")
    ]
    assert views
    for data in views:
        assert "application/vnd.jupyter.widget-view+json" not in data
        assert "Exercise" in "".join(data["text/html"])


@in_a_browser
@pytest.mark.parametrize("number", BY_KEYS)
def test_every_kind_of_answer_is_given_by_keys(visit, number: str, tmp_path: Path):
    from test_browser import answer

    lesson = syllabus.lesson(number)
    page = open_lesson(visit, lesson_list().lessons[number].notebook)
    run_all(page)
    lab = Lab(visit.url, tmp_path, page)
    for exercise in lesson.exercises:
        answer(lab, exercise, right(exercise, load_pair()))
    page.evaluate(f"{NOTEBOOK}.sessionContext.restartKernel()")
    page.wait_for_function(IDLE, timeout=120_000)
    said = execute(
        page,
        f"import lessons; desk = lessons.open_lesson('{number}')\n"
        "print(*sorted(desk.record.entries()))",
    )
    assert said.split() == sorted(exercise.id for exercise in lesson.exercises)


def test_these_lessons_have_every_kind_of_answer():
    kinds = [
        {exercise.kind.name for exercise in syllabus.lesson(number).exercises}
        for number in syllabus.NUMBERS
    ]
    tried = {
        exercise.kind.name
        for number in BY_KEYS
        for exercise in syllabus.lesson(number).exercises
    }
    assert tried == set.union(*kinds)


@in_a_browser
def test_two_tabs_on_one_lesson_lose_nothing(visit):
    name = "03-counting-fairly.ipynb"
    one = open_lesson(visit, name)
    other = open_lesson(visit, name, visit.context.new_page())
    for page in (one, other):
        run_all(page)
    answer_choice(one, "counts.doubt-instrument")
    answer_choice(other, "counts.read-luck")
    for page in (one, other):
        said = execute(page, "print(*sorted(desk.record.entries()))")
        assert said.split() == ["counts.doubt-instrument", "counts.read-luck"]


@in_a_browser
def test_a_browser_that_stores_nothing_is_told_of(visit):
    visit.page.add_init_script(
        "IDBFactory.prototype.open = () => { throw new DOMException('denied'); };"
        "Object.defineProperty(window, 'localStorage', { get() { throw new"
        " DOMException('denied'); } });"
    )
    visit.page.goto(f"{visit.url}/")
    visit.page.locator("#not-kept").get_by_text("NOTHING THAT YOU ANSWER").wait_for()
    assert "allow it to store" in visit.page.locator("#not-kept").inner_text()
    visit.page.goto(f"{visit.url}/notebooks/index.html?path=x.ipynb")
    warning = visit.page.locator("#two-front-pages-warning")
    warning.get_by_text("NOTHING THAT YOU ANSWER IS KEPT HERE").wait_for()


@in_a_browser
def test_an_endless_loop_is_answered_by_the_page(visit):
    page = open_lesson(visit, "00-start-here.ipynb")
    page.evaluate(
        f"() => void {NOTEBOOK}.sessionContext.session.kernel.requestExecute("
        "{ code: 'while True: pass' })"
    )
    page.locator("#two-front-pages-line").get_by_text("reload this page").wait_for(
        timeout=60_000
    )
    page = open_lesson(visit, "00-start-here.ipynb")
    assert execute(page, "print(1 + 1)").strip() == "2"


@in_a_browser
def test_the_report_takes_dropped_hand_ins(visit, tmp_path: Path):
    Record("03", tmp_path).save_check("counts.x", "3", Result("mistaken", "…"))
    handed = write_hand_in("Ben", tmp_path)
    open_lesson(visit, "for-teachers/class-report.ipynb")
    run_all(visit.page)
    area = visit.page.locator(".lx-drop-area")
    area.locator("input[type=file]").set_input_files(str(handed))
    area.get_by_text("1 file here").wait_for(timeout=60_000)
    cells = run_all(visit.page)
    assert "Ben" in json.dumps(cells)
    assert not visit.outside


@in_a_browser
def test_a_slow_line_shows_the_megabytes_as_they_come(site: Path, tmp_path: Path):
    with (
        served(site, slowly=True) as server,
        visiting(server.url, tmp_path / "profile") as visit,
    ):
        visit.page.goto(view_of(server.url, "00-start-here.ipynb"))
        line = visit.page.locator("#two-front-pages-line")
        line.get_by_text("Python is on its way").wait_for(timeout=120_000)
        assert " MB" in line.inner_text()


@in_a_browser
def test_a_page_that_opens_as_a_file_says_why_it_cannot_work(
    site: Path, tmp_path: Path
):
    with visiting(site.as_uri(), tmp_path / "profile") as visit:
        visit.page.goto(f"{site.as_uri()}/index.html")
        assert "opened as a file" in visit.page.locator("#no-file").inner_text()
