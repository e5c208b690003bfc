"""A folder for a room without internet: its packages, its files, its sentences."""

from __future__ import annotations

import json
import platform
import re
import shutil
import subprocess
import sys
import zipfile
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from kernels import ROOT
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from lessons.__main__ import main
from lessons.commands import pack as command
from lessons.publishing import checkout
from lessons.publishing.pack import download, folder
from lessons.publishing.pack.pins import Pin, needed, read_pins
from lessons.publishing.pack.sheet import Computer, megabytes, oldest
from lessons.publishing.pack.targets import PLATFORMS, PYTHONS, Target
from lessons.publishing.pack.wheels import chosen, gaps, oldest_system, wheel, wheels_in
from lessons.publishing.starters import LINUX, STARTERS

TARGETS = [
    Target(platform, python) for platform in PLATFORMS.values() for python in PYTHONS
]
WINDOWS = Target(PLATFORMS["windows"], "3.12")
MAC = Target(PLATFORMS["macos"], "3.12")
LINUX_10 = Target(PLATFORMS["linux"], "3.10")
every_target = pytest.mark.parametrize("target", TARGETS, ids=str)


@pytest.fixture(scope="module")
def plan() -> folder.Plan:
    return folder.plan(TARGETS)


# Which versions ---------------------------------------------------------------


def test_a_class_needs_no_tools_of_developers(plan: folder.Plan):
    names = {pin.name for pin in plan.pins}
    assert {"jupyterlab", "numpy", "nbval", "pypdf", "trafilatura", "pip"} <= names
    assert names.isdisjoint(
        {"playwright", "hypothesis", "ruff", "hatchling", "jupyterlite-core", "pyarrow"}
    )
    many = {pin.name for pin in folder.plan(TARGETS, many=True).pins}
    assert many - names >= {"dask", "distributed", "pyarrow"}


@every_target
def test_each_package_has_one_version(plan: folder.Plan, target: Target):
    names = [pin.name for pin in plan.pins if pin.fits(target)]
    # Of this one the bugfix release of Python decides.
    twice = {name for name in names if names.count(name) > 1}
    assert twice <= ({"soupsieve"} if target.python == "3.11" else set())
    assert "jupyterlab" in names and len(names) > 100


def test_markers_are_asked_of_the_room_and_not_of_this_machine(plan: folder.Plan):
    def named(target: Target) -> set[str]:
        return {pin.name for pin in plan.pins if pin.fits(target)}

    special = {"colorama", "pywinpty", "appnope", "pexpect", "tomli"}
    assert named(WINDOWS) & special == {"colorama", "pywinpty"}
    assert named(MAC) & special == {"appnope", "pexpect"}
    assert named(LINUX_10) & special == {"pexpect", "tomli"}


def test_the_list_of_askers_leads_to_all_that_is_installed(plan: folder.Plan):
    """What the packages of this machine ask for, each in its own list, is carried."""
    names = {pin.name for pin in plan.pins}
    project = folder.tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    extras = project["project"]["optional-dependencies"]
    waiting = [
        Requirement(line)
        for line in (*project["project"]["dependencies"], *extras["documents"])
    ]
    followed = set()
    while waiting:
        asked = waiting.pop()
        for extra in ("", *asked.extras):
            place = canonicalize_name(asked.name), extra
            if place in followed:
                continue
            followed.add(place)
            if asked.marker and not asked.marker.evaluate({"extra": ""}):
                continue
            assert place[0] in names, place
            try:
                told = distribution(asked.name).requires or ()
            except PackageNotFoundError:
                continue
            waiting += [
                Requirement(one.partition(";")[0])
                for one in told
                if not (marker := Requirement(one).marker)
                or marker.evaluate({"extra": extra})
            ]
    assert len(followed) > 80


def test_a_line_that_pins_nothing_is_named():
    for line in ("numpy>=2", "numpy", "./kit", "numpy==2.*"):
        with pytest.raises(ValueError, match="pins no version") as why:
            read_pins(f"six==1.17.0\n{line}\n")
        assert line in str(why.value)


def test_a_dependency_without_a_pin_is_named():
    with pytest.raises(ValueError, match="“numpy” is needed"):
        needed(read_pins("six==1.17.0"), ["numpy>=2"], {}, ())


# Wheels -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "fitting"),
    [
        ("a-1-py3-none-any.whl", set(PLATFORMS)),
        ("a-1-cp312-cp312-win_amd64.whl", {"windows"}),
        ("a-1-cp39-abi3-win_amd64.whl", {"windows"}),
        ("a-1-cp312-cp312-macosx_11_0_arm64.whl", {"macos"}),
        ("a-1-cp312-cp312-macosx_10_13_universal2.whl", {"macos", "macos-intel"}),
        ("a-1-cp312-cp312-manylinux2014_aarch64.whl", {"linux-arm"}),
        ("a-1-cp312-cp312-manylinux_2_28_x86_64.whl", {"linux"}),
        ("a-1-cp312-cp312-manylinux_2_34_x86_64.whl", set()),  # newer than Debian 10
        ("a-1-cp312-cp312-musllinux_1_2_x86_64.whl", set()),
        ("a-1-cp312-cp312t-win_amd64.whl", set()),  # a Python without a global lock
        ("a-1-cp311-cp311-win_amd64.whl", set()),
        ("a-1-cp313-abi3-win_amd64.whl", set()),
    ],
)  # fmt: skip
def test_a_wheel_fits(name: str, fitting: set[str]):
    one = wheel(Path(name))
    found = {p.name for p in PLATFORMS.values() if one.fits(Target(p, "3.12"))}
    assert found == fitting


def test_of_two_wheels_the_one_for_older_systems_is_carried():
    names = (
        "a-1-cp312-cp312-manylinux_2_28_x86_64.whl",
        "a-1-cp312-cp312-manylinux2014_x86_64.manylinux_2_17_x86_64.whl",
        "b-1-cp312-cp312-manylinux_2_27_x86_64.manylinux_2_28_x86_64.whl",
        "c-1-py3-none-any.whl",
    )
    target = Target(PLATFORMS["linux"], "3.12")
    carried = chosen([wheel(Path(name)) for name in names], target)
    assert {one.path.name for one in carried} == set(names[1:])
    assert oldest_system(carried, target) == (2, 27)
    mac = [wheel(Path("a-1-cp312-cp312-macosx_14_0_arm64.whl"))]
    assert oldest_system(mac, MAC) == (14, 0)


def test_sizes_and_systems_in_words():
    mac = Computer("macos", "macOS", ("3.12",), 1, (14, 0))
    assert oldest(mac) == "macOS 14"
    assert oldest(Computer("linux", "Linux", ("3.12",), 1, (2, 28))).endswith("2.28")
    assert oldest(Computer("windows", "Windows", ("3.12",), 1, ())) == "64-bit"
    assert megabytes(1_234_400_000) == "1\u202f234 MB" and megabytes(3) == "1 MB"


# The download -----------------------------------------------------------------


def said(text: str) -> subprocess.CompletedProcess[str]:
    """What a call of pip that failed comes to."""
    return subprocess.CompletedProcess([], 1, "", text)


def hollow(pin: Pin, into: Path) -> None:
    """Write a wheel that asks for nothing and holds next to nothing."""
    stem = f"{pin.name.replace('-', '_')}-{pin.version}"
    told = f"Metadata-Version: 2.1\nName: {pin.name}\nVersion: {pin.version}\n"
    with zipfile.ZipFile(into / f"{stem}-py3-none-any.whl", "w") as made:
        made.writestr(zipfile.ZipInfo(f"{stem}.dist-info/METADATA"), told)
        made.writestr(zipfile.ZipInfo(f"{pin.name}/__init__.py"), "x = 1\n" * 500)


def without_pip(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let hollow packages be fetched; gives the list of what will be asked for."""
    seen = []

    def call(pins: list[Pin], target: Target, into: Path):
        for pin in pins:
            if pin.name == "nowhere":
                return said(f"ERROR: No matching distribution found for {pin.exactly}")
        for pin in pins:
            seen.append(pin.exactly)
            hollow(pin, into)
        return subprocess.CompletedProcess([], 0, "", "")

    monkeypatch.setattr(download, "call", call)
    monkeypatch.setattr(download, "find_spec", lambda name: object())
    return seen


@pytest.fixture
def asked(monkeypatch) -> list[str]:
    """The packages that pip was asked for, with a pip that needs no network."""
    return without_pip(monkeypatch)


def pinned(*lines: str) -> tuple[Pin, ...]:
    return read_pins("\n".join(lines))


def test_what_is_there_is_not_fetched_again(tmp_path: Path, asked: list[str]):
    pins = pinned("six==1.17.0", "tqdm==4.70.1", "colorama==0.4.6 ; os_name == 'nt'")
    counted = []
    assert download.fetch(pins, [WINDOWS, MAC], tmp_path, counted.append) == ()
    assert sorted(asked) == ["colorama==0.4.6", "six==1.17.0", "tqdm==4.70.1"]
    assert sum(counted) == 5
    download.fetch(pins, [WINDOWS, MAC], tmp_path)
    assert len(asked) == 3


def test_a_newer_pin_is_fetched(tmp_path: Path, asked: list[str]):
    for version in ("1.16.0", "1.17.0"):
        download.fetch(pinned(f"six=={version}"), [MAC], tmp_path)
    assert asked == ["six==1.16.0", "six==1.17.0"]


@pytest.mark.parametrize("damage", ["cut off", "a wrong byte", "empty"])
def test_a_file_that_is_not_whole_never_counts(
    tmp_path: Path, asked: list[str], damage: str
):
    pins = pinned("six==1.17.0")
    download.fetch(pins, [MAC], tmp_path)
    (one,) = wheels_in(tmp_path)
    whole = one.path.read_bytes()
    spoilt = {
        "cut off": whole[: len(whole) // 2],
        "a wrong byte": whole.replace(b"x = 1", b"x = 2", 1),
        "empty": b"",
    }[damage]
    assert spoilt != whole
    one.path.write_bytes(spoilt)
    download.fetch(pins, [MAC], tmp_path)
    assert len(asked) == 2 and one.path.read_bytes() == whole


def test_what_a_stopped_download_left_is_removed(tmp_path: Path, asked: list[str]):
    left = tmp_path / f"{download.BESIDE}abc"
    left.mkdir()
    (left / "six-1.17.0-py3-none-any.whl").write_bytes(b"half")
    download.fetch(pinned("six==1.17.0"), [MAC], tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["six-1.17.0-py3-none-any.whl"]


def test_a_file_that_arrives_damaged_is_refused(tmp_path: Path, asked, monkeypatch):
    def call(pins: list[Pin], target: Target, into: Path):
        (into / "six-1.17.0-py3-none-any.whl").write_bytes(b"PK half")
        return subprocess.CompletedProcess([], 0, "", "")

    monkeypatch.setattr(download, "call", call)
    with pytest.raises(ValueError, match="did not arrive whole"):
        download.fetch(pinned("six==1.17.0"), [MAC], tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_two_versions_of_a_package_are_asked_for_apart():
    pins = pinned("six==1.16.0", "tqdm==4.70.1", "six==1.17.0")
    calls = [[pin.exactly for pin in call] for call in download.calls_of(pins)]
    assert calls == [["six==1.16.0", "tqdm==4.70.1"], ["six==1.17.0"]]


def test_a_package_without_a_wheel_is_named_and_the_rest_is_fetched(
    tmp_path: Path, asked: list[str]
):
    pins = pinned("six==1.17.0", "nowhere==1.0", "tqdm==4.70.1")
    intel = [Target(PLATFORMS["macos-intel"], python) for python in ("3.12", "3.13")]
    missing = download.fetch(pins, intel, tmp_path)
    assert folder.sentences(missing) == [
        "macOS (Intel), Python 3.12, 3.13, is left out: there is no wheel of "
        "nowhere==1.0."
    ]
    assert len(wheels_in(tmp_path)) == 2


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            "WARNING: Retrying (Retry(total=0)) after connection broken by …\n"
            "ERROR: No matching distribution found for six==1.17.0",
            "needs the internet",
        ),
        ("OSError: [Errno 28] No space left on device", "The disk is full"),
        ("ERROR: something else\nERROR: the last word", "the last word"),
        ("", "it says nothing"),
    ],
)
def test_what_stops_pip_is_one_sentence(
    tmp_path: Path, asked, monkeypatch, words: str, sentence: str
):
    monkeypatch.setattr(download, "call", lambda *told: said(words))
    with pytest.raises(ValueError, match=sentence) as problem:
        download.fetch(pinned("six==1.17.0"), [MAC], tmp_path)
    assert "\n" not in str(problem.value)


def test_without_pip_one_sentence_says_so(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(download, "find_spec", lambda name: None)
    with pytest.raises(ValueError, match="pip is needed"):
        download.fetch(pinned("six==1.17.0"), [MAC], tmp_path)


# The folder -------------------------------------------------------------------


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as the command makes it, with packages that are hollow; to be read."""
    pytest.importorskip("hatchling", reason="the wheel is built with hatchling")
    out = tmp_path_factory.mktemp("packed") / "room"
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.chdir(ROOT)
        without_pip(monkeypatch)
        assert make(out) == 0
    return out


def make(out: Path) -> int:
    computers = ["--platform", "windows", "linux", "--python", "3.11", "3.12"]
    return main(["pack", "--out", str(out), *computers])


def contents(out: Path) -> dict[str, bytes]:
    paths = (path for path in out.rglob("*") if path.is_file())
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in paths}


def test_the_folder_holds_the_class_and_nobodys_work(room: Path):
    files = contents(room)
    lessons = {f"notebooks/{p.name}" for p in (ROOT / "notebooks").glob("*.ipynb")}
    assert lessons | {"notebooks/LICENSE", "LICENSE", "READ-ME-FIRST.html"} <= set(
        files
    )
    assert set(STARTERS) | {"packages/start.py", "seeds/articles.toml"} <= set(files)
    assert not [name for name in files if "my-" in name or "/." in name]
    mark = json.loads(files["packages/pack.json"])
    assert mark["computers"] == {"windows": ["3.11", "3.12"], "linux": ["3.11", "3.12"]}
    assert f"packages/{mark['pip']}" in files
    assert 50 < mark["longest"] < 220


def test_the_same_command_gives_the_same_folder(
    room: Path, tmp_path: Path, asked: list[str]
):
    shutil.copytree(room, tmp_path / "again")
    assert make(tmp_path / "again") == 0 and asked == []
    assert make(tmp_path / "another") == 0 and asked != []
    assert contents(tmp_path / "again") == contents(room)
    assert contents(tmp_path / "another") == contents(room)


def test_each_package_is_listed_with_its_hash(room: Path):
    listed = (room / "packages" / "requirements.txt").read_text("utf-8")
    hashes = re.findall(r"--hash=sha256:([0-9a-f]{64})", listed)
    assert sorted(hashes) == sorted(w.sha256 for w in wheels_in(room / "packages"))
    lines = [line for line in listed.splitlines() if line[0] != " "]
    names = [Requirement(line.removesuffix(" \\")).name for line in lines]
    assert names[-1] == "two-front-pages" and len(names) == len(set(lines))


def test_no_file_of_the_folder_names_a_host(room: Path):
    for name, content in contents(room).items():
        if name.endswith((".whl", ".ipynb", ".txt", ".toml", "LICENSE")):
            continue
        assert not re.search(rb"https?://(?!127|\{HOST)", content), name


def test_what_an_earlier_folder_needed_is_removed(
    room: Path, tmp_path: Path, asked: list[str]
):
    out = shutil.copytree(room, tmp_path / "room")
    six = next((out / "packages").glob("six-*"))
    old = shutil.copy(six, six.with_name("six-1.0-py3-none-any.whl"))
    own = out / "notebooks" / "my-work" / "lesson-00.json"
    own.parent.mkdir()
    own.write_text("{}")
    assert make(out) == 0
    assert six.exists() and not old.exists() and own.exists()


def test_learners_work_is_not_carried(tmp_path: Path):
    notebooks = tmp_path / "notebooks"
    kept = ["00.ipynb", "for-teachers/plans.md", "no-show-me.txt", "our-pair.json"]
    left = ["my-work/lesson-00.json", "my-work/copy.ipynb", "report.html", "x.json",
            ".ipynb_checkpoints/00.ipynb", "class/Ann.html"]  # fmt: skip
    for name in (*kept, *left):
        path = notebooks / name
        path.parent.mkdir(parents=True, exist_ok=True)
        kind = folder.CLASS_PAIR if name == "our-pair.json" else "other"
        path.write_text(json.dumps({"kind": kind}))
    (tmp_path / "seeds").mkdir()
    (tmp_path / "LICENSE").write_text("MIT")
    folder._copy_class(tmp_path, tmp_path / "room")
    carried = set(contents(tmp_path / "room"))
    assert carried == {*(f"notebooks/{name}" for name in kept), "LICENSE"}


def test_the_packages_are_checked_against_what_each_asks_for(room: Path):
    packages = room / "packages"
    (kit,) = (one for one in wheels_in(packages) if one.name == "two-front-pages")
    others = [one for one in wheels_in(packages) if one.name not in ("nltk", kit.name)]
    (gap,) = gaps(kit, ("documents",), others, WINDOWS)
    assert gap.startswith("Windows, Python 3.12: two-front-pages asks for nltk")


# Bad input --------------------------------------------------------------------


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path, capsys):
    (tmp_path / "mine.txt").write_text("mine")
    assert main(["pack", "--out", str(tmp_path)]) == 2
    assert "holds other files" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_file_is_no_folder(tmp_path: Path, capsys):
    (tmp_path / "mine.txt").write_text("mine")
    assert main(["pack", "--out", str(tmp_path / "mine.txt")]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "“mine.txt” is a file" in line


def test_no_system_left_is_one_sentence(tmp_path: Path, asked, monkeypatch, capsys):
    pytest.importorskip("hatchling", reason="the wheel is built with hatchling")
    monkeypatch.setattr(folder, "needed", lambda *told: pinned("nowhere==1.0"))
    assert main(["pack", "--out", str(tmp_path / "room"), "--python", "3.12"]) == 2
    last = capsys.readouterr().err.strip().splitlines()[-1]
    assert last.startswith("No folder can be made. Windows, Python 3.12, is left out")


def test_an_installed_kit_alone_makes_no_folder(tmp_path: Path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(checkout, "_PACKAGE", tmp_path / "site-packages" / "lessons")
    assert main(["pack", "--out", "room"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("The folder with the notebooks is needed")
    assert list(tmp_path.iterdir()) == []


def test_the_command_offers_what_there_is():
    assert tuple(PLATFORMS) == command.PLATFORMS and command.PYTHONS == PYTHONS


# The room ---------------------------------------------------------------------


@pytest.mark.exhaustive
@pytest.mark.skipif(sys.platform != "linux", reason="needs a network to shut off")
def test_the_starter_opens_the_class_with_the_network_shut(tmp_path: Path):
    """In earnest: the packages of this very computer, in a room of its own."""
    pytest.importorskip("pip", reason="pip fetches the packages")
    name = "linux-arm" if platform.machine() == "aarch64" else "linux"
    python = "{}.{}".format(*sys.version_info)
    made = subprocess.run(
        [sys.executable, "-m", "lessons", "pack", "--out", str(tmp_path / "room"),
         "--platform", name, "--python", python],
        cwd=ROOT, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    if "needs the internet" in made.stderr:
        pytest.skip("there is no internet here to fetch packages from")
    assert made.returncode == 0, made.stderr
    home = tmp_path / "home"
    home.mkdir()
    here = Path(sys.base_prefix) / "bin"
    npm = tmp_path / "bin" / "npm"  # as the real one does: it leaves a log at home
    npm.parent.mkdir()
    npm.write_text('#!/bin/sh\necho "$@" > "$HOME/npm.log"\n')
    npm.chmod(0o755)
    seen = subprocess.run(
        [*without_network(), sys.executable, str(ROOT / "tests" / "room.py"),
         str(tmp_path / "room" / LINUX)],
        env={"HOME": str(home), "LANG": "C.UTF-8",
             "PATH": f"{npm.parent}:{here}:/usr/bin:/bin"},
        capture_output=True, encoding="utf-8", timeout=1500,
    )  # fmt: skip
    assert seen.returncode == 0, seen.stdout + seen.stderr
    told = json.loads(seen.stdout.splitlines()[-1])
    assert told["opens"].endswith("/lab/tree/notebooks/00-start-here.ipynb")
    assert told["second"] < told["first"]
    assert told["conflicts"] == "No broken requirements found."
    assert told["ran"] == ["00-start-here.ipynb", "06-charting-the-frame.ipynb"]
    # Nothing stands outside the folder.
    assert [path for path in home.rglob("*") if path.is_file()] == []


def without_network() -> list[str]:
    """What runs a program where there is no network but the computer itself."""
    own = ["unshare", "--map-root-user", "--net"]
    if shutil.which("unshare") and not subprocess.run([*own, "true"]).returncode:
        return own
    dead = "http://127.0.0.1:9"  # nobody listens there
    names = ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy")
    return ["env", *(f"{name}={dead}" for name in names), "PIP_NO_INDEX=1"]
