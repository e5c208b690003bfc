"""The project as a whole: its notebooks, its pinned environment, its wheel."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import site
import subprocess
import sys
import venv
from itertools import chain
from pathlib import Path

import nbformat
import pytest
from follow import lesson_rows, lost_links, plan_rows, with_tables, without_dead_links
from kernels import HAS_SOCKET_FILES, NOTEBOOKS, ROOT, attempts, client, fenced
from packaging.requirements import Requirement
from refresh import FOLLOWING

from lessons import syllabus
from lessons.pages.opening import FILES

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

every_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def code_cells(path: Path) -> list[nbformat.NotebookNode]:
    """The cells of a notebook that hold code, blank ones left out."""
    cells = nbformat.read(path, as_version=4).cells
    return [cell for cell in cells if cell.cell_type == "code" and cell.source.strip()]


def warnings_in(cells: list[nbformat.NotebookNode]) -> list[str]:
    """What the cells' outputs hold of stderr."""
    return [
        output.text
        for cell in cells
        for output in cell.get("outputs", ())
        if output.output_type == "stream" and output.name == "stderr"
    ]


# Notebooks --------------------------------------------------------------------


def test_the_readme_lists_every_notebook():
    named = re.findall(r"\bnotebooks/[\w/-]+\.ipynb", read("README.md"))
    here = [path.relative_to(ROOT).as_posix() for path in NOTEBOOKS]
    assert sorted(set(named)) == sorted(here)


def test_learners_do_not_trip_over_a_teachers_notebook():
    lessons = [path.name for path in NOTEBOOKS if path.parent == ROOT / "notebooks"]
    assert lessons == sorted([*FILES.values(), "before-and-after.ipynb"])


@pytest.mark.parametrize("name", FOLLOWING)
def test_tables_and_links_follow_the_list_of_lessons(name: str):
    text = read(name)
    assert without_dead_links(with_tables(text, FOLLOWING[name])) == text
    assert list(lost_links(text)) == []


def test_the_readme_tells_each_lesson():
    assert set(lesson_rows()) | set(plan_rows()) <= set(read("README.md").split("\n"))


@every_notebook
def test_notebook_is_committed_executed(path: Path):
    # A cell that never ran has no outputs, and nbval would compare nothing.
    assert [c.source for c in code_cells(path) if c.execution_count is None] == []


@every_notebook
def test_notebook_is_valid_and_says_python(path: Path):
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    assert notebook.metadata.language_info.name == "python"


@every_notebook
def test_notebook_shows_no_warning(path: Path):
    assert warnings_in(code_cells(path)) == []


def test_the_fence_holds(tmp_path: Path):
    tries = [
        "import socket\nsocket.create_connection(('192.0.2.1', 80), timeout=1)",
        "import urllib.request\nurllib.request.urlopen('http://lessons.invalid/')",
        "import nltk\nnltk.download('punkt')",
    ]
    cells = [nbformat.v4.new_code_cell(source) for source in tries]
    notebook = nbformat.v4.new_notebook(cells=cells)
    for cell in notebook.cells:
        cell.metadata.tags = ["raises-exception"]
    run(notebook, tmp_path)
    first, second = (
        next(output for output in cell.outputs if output.output_type == "error")
        for cell in notebook.cells[:2]
    )
    assert "no network here: 192.0.2.1" in first.evalue
    assert "no network here: lessons.invalid" in second.evalue
    # The last one is swallowed by nltk, so only the record tells.
    assert len(attempts(tmp_path)) >= 3


def run(notebook: nbformat.NotebookNode, folder: Path) -> str:
    """Run all cells in an empty folder, fenced; gives what the kernel said aside."""
    empty = folder / "empty"
    empty.mkdir()
    with (folder / "stderr.txt").open("w") as aside:
        client(notebook, empty).execute(env=fenced(folder), stderr=aside)
    # Over TCP the kernel remarks that nothing is encrypted.
    return (folder / "stderr.txt").read_text() if HAS_SOCKET_FILES else ""


# Nothing from the network -----------------------------------------------------

REACHING = {"aiohttp", "ftplib", "http", "httpx", "requests", "socket", "urllib3"}


def reaches_out(source: str) -> list[str]:
    """The statements of some code that download or open a connection."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            modules = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            modules = []
        asked = isinstance(node, ast.Call) and ast.unparse(node.func)
        if asked in ("nltk.download", "urlopen", "urlretrieve") or any(
            module.split(".")[0] in REACHING
            or module.startswith(("urllib.request", "nltk.download"))
            for module in modules
        ):
            found.append(ast.unparse(node))
    return found


def test_a_download_is_noticed():
    for source in (
        "import nltk; nltk.download('punkt')",
        "from nltk import download",
        "from urllib.request import urlopen",
        "import http.client",
        "import requests as r",
    ):
        assert reaches_out(source), source
    assert reaches_out("import nltk, urllib.parse\nprint(nltk.FreqDist())") == []


def test_no_module_reaches_for_anything():
    paths = set((ROOT / "lessons").rglob("*.py"))
    # It serves this computer alone, as tests/test_starters.py holds.
    paths.remove(ROOT / "lessons" / "publishing" / "scripts" / "serve.py")
    # It fetches what the site is built from, when a builder asks for it.
    paths.remove(ROOT / "lessons" / "publishing" / "site" / "fetching.py")
    found = {path: reaches_out(path.read_text(encoding="utf-8")) for path in paths}
    assert len(paths) > 50 and not any(found.values()), found


@every_notebook
def test_notebook_reaches_for_nothing(path: Path):
    sources = [cell.source for cell in code_cells(path)]
    assert [found for source in sources for found in reaches_out(source)] == []
    assert [s for s in sources if re.search(r"https?://", s)] == []


# The rooms --------------------------------------------------------------------

WITHOUT_JUPYTER = """
import importlib, pkgutil, sys

REFUSED = {"anywidget", "IPython", "ipywidgets", "jupyterlab", "traitlets"}

class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in REFUSED:
            raise ImportError(f"{name} is not for this room")

sys.meta_path.insert(0, Refuse())
try:
    import ipywidgets
except ImportError:
    pass
else:
    sys.exit("nothing was refused")

for room in sys.argv[1:]:
    package = importlib.import_module(f"lessons.{room}")
    for module in pkgutil.walk_packages(package.__path__, f"lessons.{room}."):
        importlib.import_module(module.name)
        print(module.name)
"""


def test_no_room_but_the_notebooks_needs_jupyter():
    rooms = ("exercises", "story", "syllabus", "teaching", "pages")
    imported = call(sys.executable, "-c", WITHOUT_JUPYTER, *rooms).split()
    for room in rooms:
        files = {path.stem for path in (ROOT / "lessons" / room).glob("*.py")}
        modules = {name.removeprefix(f"lessons.{room}.") for name in imported}
        assert files - {"__init__"} <= modules, room


CHECK_IMPORTS = (
    "from importlinter.cli import lint_imports_command as check; "
    "check(['--config', 'pyproject.toml', '--no-cache'])"
)


@pytest.fixture
def small_house(tmp_path: Path) -> Path:
    """A package with the project's rooms, all but empty, and the project's contract."""
    pytest.importorskip("importlinter", reason="the contract is import-linter's")
    (tmp_path / "pyproject.toml").write_text(read("pyproject.toml"), encoding="utf-8")
    house = tmp_path / "lessons"
    house.mkdir()
    for room in [path.parent.name for path in (ROOT / "lessons").glob("*/__init__.py")]:
        (house / room).mkdir()
        (house / room / "chair.py").write_text("import json\n", encoding="utf-8")
        (house / room / "__init__.py").write_text("", encoding="utf-8")
    (house / "__init__.py").write_text("", encoding="utf-8")
    (house / "__main__.py").write_text("import json\n", encoding="utf-8")
    return tmp_path


def broken_contracts(house: Path) -> list[str]:
    """The names of the contracts that the imports of a house break."""
    done = subprocess.run(
        [sys.executable, "-c", CHECK_IMPORTS],
        cwd=house,
        env={**os.environ, "PYTHONPATH": str(house), "NO_COLOR": "1"},
        capture_output=True,
        encoding="utf-8",
    )
    broken = re.findall(r"^(.+) BROKEN$", done.stdout, re.M)
    assert done.returncode == bool(broken), done.stdout + done.stderr
    return broken


@pytest.mark.parametrize(
    ("files", "broken"),
    [
        ({"charts/bars.py": "from lessons.reading import words"}, None),
        ({"reading/bars.py": "from lessons import charts"}, "No room imports"),
        ({"attic/__init__.py": ""}, "No room imports"),  # a room without a place
        ({"teaching/form.py": "import ipywidgets"}, "No room below the notebook's"),
        ({"storage/bars.py": "import ipykernel"}, "No room below the notebook's"),
        ({"story/bars.py": "import matplotlib"}, "Only charts draw"),
        ({"commands/two.py": "import lessons.__main__"}, "Nothing imports"),
        (
            {
                "story/one.py": "from lessons.story import two",
                "story/two.py": "from lessons.story.one import x",
            },
            "No circle",
        ),
    ],
    ids=(
        "in order",
        "upward",
        "a new room",
        "a widget",
        "a kernel",
        "a drawing",
        "the entrance",
        "a circle",
    ),
)
def test_the_contract_of_the_rooms_catches(
    small_house: Path, files: dict[str, str], broken: str | None
):
    for name, source in files.items():
        path = small_house / "lessons" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{source}\n", encoding="utf-8")
    found = broken_contracts(small_house)
    assert len(found) == bool(broken)
    assert all(name.startswith(broken) for name in found)


# The pinned environment -------------------------------------------------------

PYTHONS = ("3.10", "3.11", "3.12", "3.13", "3.14")
SYSTEMS = {"linux": "Linux", "darwin": "Darwin", "win32": "Windows"}


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def pins() -> list[Requirement]:
    lines = [line.strip() for line in read(".ci/requirements.txt").splitlines()]
    return [Requirement(line) for line in lines if line and line[0] != "#"]


def machine(python: str, system: str) -> dict[str, str]:
    """What environment markers are asked on such a machine."""
    return {
        "python_version": python,
        "python_full_version": f"{python}.9",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "sys_platform": system,
        "platform_system": SYSTEMS[system],
        "os_name": "nt" if system == "win32" else "posix",
        "extra": "",
    }


def applies(requirement: Requirement, where: dict[str, str]) -> bool:
    return requirement.marker is None or requirement.marker.evaluate(where)


def same_name(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("python", PYTHONS)
def test_the_pin_gives_what_the_project_asks_for(python: str, system: str):
    project = tomllib.loads(read("pyproject.toml"))
    extras = dict(project["project"]["optional-dependencies"])
    tools = project["dependency-groups"]["dev"]
    # An ordinary JupyterLab minds what builds the site: tests install it apart.
    extras.pop("site")
    own = f"{project['project']['name']}[{','.join(sorted(extras))}]"
    assert own in tools, "the tests need every other extra"
    more = chain.from_iterable(extras.values())
    asked = [*project["project"]["dependencies"], *tools, *more]
    asked.remove(own)
    where = machine(python, system)
    pinned: dict[str, str] = {}
    for pin in pins():
        if applies(pin, where):
            assert same_name(pin.name) not in pinned, f"{pin.name} is pinned twice"
            (exactly,) = pin.specifier
            assert exactly.operator == "=="
            pinned[same_name(pin.name)] = exactly.version
    for requirement in map(Requirement, asked):
        if applies(requirement, where):
            version = pinned[same_name(requirement.name)]
            assert version in requirement.specifier, requirement


def test_the_pin_names_no_host_and_no_folder():
    assert all(pin.url is None for pin in pins())
    assert not re.search(r"://|^\s*-|\.\./", read(".ci/requirements.txt"), re.M)


def tracked() -> list[str]:
    """The files that git keeps, or an empty list where this is no clone."""
    git = shutil.which("git")
    if not git or not (ROOT / ".git").exists():
        return []
    listed = subprocess.run(
        [git, "ls-files", "-z"], cwd=ROOT, capture_output=True, encoding="utf-8"
    )
    return [name for name in listed.stdout.split("\0") if name]


def test_no_lock_file_is_kept():
    assert {"uv.lock", "pylock.toml"} <= set(read(".gitignore").split())
    assert {"uv.lock", "pylock.toml"}.isdisjoint(tracked())


def test_no_file_names_a_package_index():
    index = re.compile(r"pypi\.|pythonhosted|(index-url|find-links)[ =]+https?:")
    written = {".cfg", ".ini", ".ipynb", ".json", ".md", ".py", ".toml", ".txt", ".yml"}
    naming = [
        name
        for name in tracked()
        if Path(name).suffix in written | {""}
        and name != Path(__file__).relative_to(ROOT).as_posix()
        and (ROOT / name).is_file()
        and index.search(read(name))
    ]
    assert naming == []


# The wheel --------------------------------------------------------------------

MEASURE = """
import sys

opened = []
sys.addaudithook(lambda event, args: event == "open" and opened.append(str(args[0])))

import json
import lessons
from lessons import charts, syllabus
from lessons.reading import articles, counts

a, b = articles.load_pair()
found = counts.keyness(a, b, permutations=100)
chart = charts.word_rates(a, b, ["war", "weapons"])
picture, drawing = chart.save("rates")
print(json.dumps({
    "package": lessons.__file__,
    "files": [a.file, b.file],
    "words": [found.length_a, found.length_b],
    "first": found.words[0].word,
    "lesson": syllabus.lesson("03").title,
    "picture": picture.read_bytes()[:8].hex(),
    "drawing": drawing.read_text(encoding="utf-8")[:5],
    "opened": opened,
}))
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment that holds the project's wheel and sees its dependencies."""
    pytest.importorskip("hatchling", reason="the wheel is built with hatchling")
    folder = tmp_path_factory.mktemp("wheel")
    call(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder))
    (wheel,) = folder.glob("*.whl")
    home = folder / "environment"
    venv.create(home)
    uv = os.environ.get("UV") or shutil.which("uv")
    here = ["--python", str(python_of(home))]
    installer = [uv, "pip"] if uv else [sys.executable, "-m", "pip"]
    options = ["install", *here] if uv else [*here, "install"]
    call(*installer, *options, "--no-deps", "--no-index", str(wheel))
    # Only folders of packages, so that no link back to the checkout is followed.
    packages = next(home.glob("[Ll]ib/**/site-packages"))
    links = packages / "dependencies.pth"
    links.write_text("\n".join(site.getsitepackages()), encoding="utf-8")
    return home


def python_of(home: Path) -> Path:
    return home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def call(*command: str, cwd: Path = ROOT) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def test_the_wheel_measures_the_pair_in_an_empty_folder(
    installed: Path, tmp_path: Path
):
    seen = json.loads(
        call(str(python_of(installed)), "-I", "-c", MEASURE, cwd=tmp_path)
    )
    assert Path(seen["package"]).is_relative_to(installed)
    assert len(seen["files"]) == 2
    assert min(seen["words"]) > 300
    assert seen["first"] == "mr"
    assert seen["lesson"] == syllabus.lesson("03").title
    assert bytes.fromhex(seen["picture"]) == b"\x89PNG\r\n\x1a\n"
    assert seen["drawing"] == "<?xml"
    # The running environment may lie inside the checkout; nothing else there was read.
    borrowed = [path for path in map(Path, seen["opened"]) if path.is_relative_to(ROOT)]
    assert [p for p in borrowed if not p.is_relative_to(sys.prefix)] == []
    sheets = [path for path in seen["opened"] if path.endswith("classroom.mplstyle")]
    assert sheets
    assert all(Path(sheet).is_relative_to(installed) for sheet in sheets)


def test_the_wheel_sets_jupyterlab_up(installed: Path, tmp_path: Path):
    settings = installed / "share/jupyter/lab/settings/overrides.d"
    overrides = json.loads((settings / "two-front-pages.json").read_text())
    notification = overrides["@jupyterlab/apputils-extension:notification"]
    assert notification["fetchNews"] == "false"
    assert overrides["@jupyterlab/notebook-extension:tracker"] == {
        "windowingMode": "none"
    }
    assert (installed / "etc/jupyter/jupyter_lab_config.py").is_file()
    server = installed / "etc/jupyter/jupyter_server_config.d/two-front-pages.json"
    (extension,) = json.loads(server.read_text())["ServerApp"]["jpserver_extensions"]
    call(str(python_of(installed)), "-I", "-c", f"import {extension}", cwd=tmp_path)


def test_the_wheel_carries_both_licences(installed: Path):
    licences = {path.name for path in installed.rglob("*.dist-info/licenses/**/*")}
    assert "LICENSE" in licences
    assert len(list(installed.rglob("two_front_pages*/licenses/**/LICENSE"))) == 2


def test_line_ends_are_kept_on_every_system():
    # Without it a checkout on Windows would change the articles and break `.ci/run`.
    rules = read(".gitattributes")
    assert "seeds/*.txt -text" in rules and "* text=auto eol=lf" in rules
    for path in (ROOT / "seeds").glob("*.txt"):
        assert b"\r" not in path.read_bytes()
