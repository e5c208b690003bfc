"""What a double click starts: the files for each system, and the scripts they run."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from catalogue import pseudo

from lessons.language import load
from lessons.publishing import starters
from lessons.publishing.starters import (
    LINUX,
    MACOS,
    STARTERS,
    WINDOWS,
    pack_starters,
    site_starters,
)

HERE = "{}.{}".format(*sys.version_info)
KINDS = {"packages/start.py": pack_starters([HERE]), "serve.py": site_starters()}
every_kind = pytest.mark.parametrize("script", KINDS)
needs_a_shell = pytest.mark.skipif(os.name == "nt", reason="needs a shell of Unix")


# For each system --------------------------------------------------------------


@every_kind
def test_there_is_one_for_each_system_and_one_script(script: str):
    assert set(KINDS[script]) == {*STARTERS, script}
    for name in STARTERS:
        assert script in KINDS[script][name].replace("\\", "/")


@every_kind
def test_a_batch_file_is_as_windows_reads_it(script: str):
    text = KINDS[script][WINDOWS]
    assert text.isascii() and "\n" not in text.replace("\r\n", "")
    lines = text.split("\r\n")
    assert lines[0] == "@echo off" and 'pushd "%~dp0"' in lines
    labels = {line[1:] for line in lines if line.startswith(":")}
    assert labels == set(re.findall(r"(?:goto|call :)\s?(\w+)", text))
    # A Python without a number is asked too, and none is downloaded for the asking.
    assert "call :try py -3" in lines and "call :try python" in lines
    assert 'set "PYTHON_MANAGER_AUTOMATIC_INSTALL=false"' in lines


@needs_a_shell
@every_kind
def test_a_shell_reads_it(script: str, tmp_path: Path):
    starters.write(tmp_path, KINDS[script])
    for name in (MACOS, LINUX):
        assert os.access(tmp_path / name, os.X_OK)
        subprocess.run(["sh", "-n", tmp_path / name], check=True)
        if shutil.which("shellcheck"):
            subprocess.run(["shellcheck", tmp_path / name], check=True)


def test_the_newest_python_is_tried_first():
    made = pack_starters(["3.9", "3.14", "3.10"])
    assert "in python3.14 python3.10 python3.9 python3 python;" in made[LINUX]
    assert re.findall(r"py -(3\.\d+)", made[WINDOWS]) == ["3.14", "3.10", "3.9"]


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A folder whose script tells with which Python and what it was started."""
    room = tmp_path / "a class's room & more"
    room.mkdir()
    starters.write(room, pack_starters(["3.10", HERE]))
    tells = "import json, os, sys\nprint(json.dumps([os.getcwd(), *sys.argv[1:]]))\n"
    (room / "packages" / "start.py").write_text(tells + "sys.exit(3)\n")
    return room


def run(room: Path, *pythons: tuple[str, Path | None], given: tuple[str, ...] = ()):
    """Run the starter where only these Pythons are; one may be there and not run."""
    programs = room.parent / "bin"
    programs.mkdir()
    for name in ("dirname", "uname"):
        (programs / name).symlink_to(shutil.which(name))
    for name, real in pythons:
        if real is None:
            (programs / name).write_text("#!/bin/sh\necho no >&2; exit 127\n")
            (programs / name).chmod(0o755)
        else:
            (programs / name).symlink_to(real)
    return subprocess.run(
        [shutil.which("sh"), room / LINUX, *given],
        env={"PATH": str(programs)},
        cwd="/",
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
    )


@needs_a_shell
def test_it_passes_on_what_it_is_given(room: Path):
    real = Path(sys.executable).resolve()
    done = run(room, ("python3.10", None), ("python3", real), given=("--a b", "c"))
    assert json.loads(done.stdout) == [str(room), "--a b", "c"]
    assert done.returncode == 3 and done.stderr == ""


@needs_a_shell
@pytest.mark.skipif(
    any(
        Path(p, n).exists() for p in ("/usr/local/bin",) for n in ("python3", "python")
    ),
    reason="a Python stands where the starter looks beside its path",
)
def test_without_a_python_one_sentence_says_what_is_missing(room: Path):
    done = run(room, ("python3", None))
    assert done.returncode == 1 and done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line == (
        "There is no Python on this computer that the class can use: ask for Python "
        f"{HERE} (3.10 or newer will do), then open this file again."
    )


@every_kind
def test_scripts_speak_the_language_of_the_class(script: str, tmp_path, monkeypatch):
    language = load(pseudo(tmp_path / "ar.po"))
    monkeypatch.setattr(starters, "tr", language.sentence)
    made = site_starters() if script == "serve.py" else pack_starters([HERE])
    (tmp_path / "script.py").write_text(made[script], encoding="utf-8")
    module = loaded(tmp_path / "script.py")
    sentences = list(starters._sentences(made[script]))
    assert len(sentences) > 4 and set(module.TOLD) == set(sentences)
    assert all(module.TOLD[sentence] == f"⟦{sentence}⟧" for sentence in sentences)
    assert "⟦There is no Python" in made[LINUX] and "⟦There is no" in made[WINDOWS]


@pytest.mark.parametrize("slip", ["a {slip}", "half a {brace"])
def test_a_slip_in_a_translation_leaves_the_sentence_english(monkeypatch, slip: str):
    monkeypatch.setattr(starters, "tr", lambda english, **values: slip)
    assert "TOLD: dict[str, str] = {}" in starters._script("start.py")


def test_a_sentence_for_a_batch_file_is_only_said():
    assert starters._echoed("100 % & <more> | ^") == "100 %% ^& ^<more^> ^| ^^"


# The script of a folder of packages -------------------------------------------


def loaded(path: Path) -> ModuleType:
    spec = spec_from_file_location(f"loaded_{path.stem}", path)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def start(tmp_path: Path) -> ModuleType:
    """The script in a folder that has packages for this computer, all but."""
    starters.write(tmp_path, pack_starters([HERE]))
    packages = tmp_path / "packages"
    module = loaded(packages / "start.py")
    told = {"computers": {module.this_platform(): [HERE]}, "longest": 1, "pip": "pip"}
    (packages / "pack.json").write_text(json.dumps(told))
    (packages / "requirements.txt").write_text("nothing==1.0 --hash=sha256:00\n")
    return module


def test_another_computer_is_told_so(start: ModuleType, capsys):
    (start.PACKAGES / "pack.json").write_text('{"computers": {"windows": ["3.2"]}}')
    assert start.main([]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert f"({start.this_platform()}, Python {HERE})" in line
    assert not start.ENVIRONMENT.exists()


@pytest.mark.parametrize("damage", ["missing", "not JSON"])
def test_a_damaged_folder_is_one_sentence(start: ModuleType, capsys, damage: str):
    mark = start.PACKAGES / "pack.json"
    mark.unlink() if damage == "missing" else mark.write_text("{")
    assert start.main([]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "copy it anew" in line


def test_a_path_too_long_for_windows_is_told(start: ModuleType, monkeypatch):
    pack = json.loads((start.PACKAGES / "pack.json").read_text())
    monkeypatch.setattr(start, "os", type("Windows", (), {"name": "nt"}))
    start.check_computer(pack)
    with pytest.raises(start.StartError, match="too long for Windows"):
        start.check_computer(pack | {"longest": 259})


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("THESE PACKAGES DO NOT MATCH THE HASHES FROM", "is damaged: copy the folder"),
        ("[Errno 28] No space left on device", "The disk is full"),
        ("ERROR: No matching distribution found for numpy==2.5.4", "is missing"),
        ("first\nERROR: the last word", "could not be installed: ERROR: the last word"),
        ("", "could not be installed"),
    ],
)
def test_what_stops_the_installer_is_one_sentence(
    start: ModuleType, said: str, sentence: str
):
    assert sentence in start.why_not(said) and "\n" not in start.why_not(said)


def test_an_environment_counts_once_it_is_whole(start: ModuleType):
    assert not start.is_ready()
    start.PYTHON.parent.mkdir(parents=True)
    start.PYTHON.write_text("")
    assert not start.is_ready()  # stopped before its end
    start.READY.write_text(start.signature(), "utf-8")
    assert start.is_ready()
    (start.PACKAGES / "requirements.txt").write_text("nothing==2.0\n")
    assert not start.is_ready()  # the folder is a newer one


def test_a_second_click_spoils_nothing(start: ModuleType, capsys):
    fcntl = pytest.importorskip("fcntl", reason="Windows locks files in its own way")
    with (start.PACKAGES / "starting.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert start.main([]) == 1
    assert "wait for that one" in capsys.readouterr().err
    assert not start.ENVIRONMENT.exists()


def test_a_stopped_start_is_one_sentence(start: ModuleType, monkeypatch, capsys):
    def stopped(pack: dict) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(start, "install", stopped)
    assert start.main([]) == 1
    assert capsys.readouterr().err.startswith("Stopped;")


def test_nothing_of_the_computers_own_settings_gets_in(start: ModuleType, monkeypatch):
    for name in ("PIP_INDEX_URL", "PYTHONPATH", "PYTHONHOME", "JUPYTER_CONFIG_PATH"):
        monkeypatch.setenv(name, "elsewhere")
    told = start.environment()
    assert "elsewhere" not in told.values() and told["PIP_CONFIG_FILE"] == os.devnull
    names = [n for n in told if re.fullmatch(r"JUPYTER_\w+|IPYTHONDIR|MPL\w+", n)]
    folders = [told[name] for name in names]
    assert len(folders) == 5
    assert all(Path(f).is_relative_to(start.FOLDER) for f in folders)


# The script of a site ---------------------------------------------------------


def heeding() -> None:
    """Let a child hear Ctrl+C, which whoever runs the tests may ignore or block."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder as a double click does but with no browser; gives the address."""
    process = subprocess.Popen(
        [sys.executable, folder / "serve.py", "--no-browser"],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        preexec_fn=heeding if os.name != "nt" else None,
    )
    try:
        for line in process.stdout:
            if found := re.search(r"http://127\.0\.0\.1:\d+/", line):
                break
        yield found[0]
    finally:
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 0


@pytest.fixture
def site(tmp_path: Path) -> Path:
    starters.write(tmp_path, site_starters())
    (tmp_path / "index.html").write_text(f"the page in {tmp_path}")
    for suffix in ("js", "mjs", "wasm", "json", "css", "whl"):
        (tmp_path / f"file.{suffix}").write_bytes(b"\0asm")
    return tmp_path


def fetched(address: str):
    """What a server answers: its headers, and the bytes."""
    for _ in range(100):
        with suppress(OSError), urllib.request.urlopen(address) as answer:
            return answer.headers, answer.read()
        time.sleep(0.1)
    raise TimeoutError(address)


def test_a_site_is_served_as_browsers_need_it(site: Path):
    with served(site) as address:
        _, page = fetched(address)
        assert page.decode() == f"the page in {site}"
        types = {
            suffix: fetched(f"{address}file.{suffix}")[0]["Content-Type"]
            for suffix in ("js", "mjs", "wasm", "json")
        }
        headers, _ = fetched(address)
    assert types["js"] == types["mjs"] == "text/javascript"
    assert types["wasm"] == "application/wasm" and types["json"] == "application/json"
    assert headers["Cache-Control"] == "no-cache"


def test_a_second_click_finds_the_first(site: Path):
    with served(site) as address:
        fetched(address)
        second = subprocess.run(
            [sys.executable, site / "serve.py", "--no-browser"],
            capture_output=True, encoding="utf-8", timeout=60,
        )  # fmt: skip
    assert second.stdout == f"The class is open already: {address}\n"


def test_another_site_gets_another_address(site: Path, tmp_path: Path):
    other = tmp_path / "other"
    other.mkdir()
    starters.write(other, site_starters())
    (other / "index.html").write_text("another page")
    with served(site) as first:
        fetched(first)
        with served(other) as second:
            assert first != second and fetched(second)[1] == b"another page"


def test_a_folder_without_a_page_is_one_sentence(tmp_path: Path):
    starters.write(tmp_path, site_starters())
    done = subprocess.run(
        [sys.executable, tmp_path / "serve.py"], capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 1 and "“index.html” is missing" in done.stdout


def test_the_server_is_for_this_computer_alone():
    """It imports what could reach out, and names no place but this computer."""
    source = site_starters()["serve.py"]
    (host,) = (
        ast.literal_eval(node.value)
        for node in ast.parse(source).body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "HOST"
    )
    assert host == "127.0.0.1"
    connecting = re.findall(r"\b(?:HTTPConnection|Server)\(\(?(\w+)", source)
    assert connecting.count("HOST") == 2
    assert set(connecting) == {"HOST", "ThreadingHTTPServer"}
    assert re.findall(r"https?://[^{]", source) == []
