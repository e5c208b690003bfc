"""Ctrl + C, a full disk, hostile names: one true sentence, and nothing half-written."""

import csv
import errno
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from corpus_files import write_sample
from hostile import HOSTILE_NAMES

from lessons.__main__ import main
from lessons.commands.output import sentence_of
from lessons.commands.stopping import SENTENCE
from lessons.corpus.measure import measure_all
from lessons.corpus.plan import Plan
from lessons.corpus.report_folder import ARTICLES, FILES, PARTS
from lessons.corpus.run import read_part
from lessons.corpus.sample import RECIPES, sample
from lessons.corpus.workers import STOPPED_ITS_WORKER, workers

GOES_ON = "Stopped. The same command goes on from here."
unix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")


def program(*arguments, **more):
    """The command as a process that leads a group of its own, as in a terminal."""
    return subprocess.Popen(
        [sys.executable, "-m", "lessons", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=_hears_ctrl_c,
        **more,
    )


def _hears_ctrl_c() -> None:
    # Whoever runs the tests may have its children ignore SIGINT, or block it.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def said(error):
    """What was said without the bar, which is drawn over itself."""
    lines = error.decode().replace("\r", "\n").splitlines()
    return [line for line in lines if line.strip() and "articles" not in line]


def living(group):
    """The processes of a group that still run."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def stopped(folder, out, wait, workers=1):
    """Send Ctrl + C to a run when `wait` says so; gives its code and what it said."""
    running = program("corpus", folder, "--out", out, "--workers", workers)
    wait(running)
    os.killpg(running.pid, signal.SIGINT)  # as a terminal does: to all of them
    _, error = running.communicate(timeout=60)
    for _ in range(100):
        if not living(running.pid):
            break
        time.sleep(0.05)
    assert not living(running.pid)
    return running.returncode, said(error)


def hears(running):
    """Wait until a program hears Ctrl + C at all, which takes a moment to begin."""
    status = Path(f"/proc/{running.pid}/status")
    for _ in range(500):
        if running.poll() is not None:
            return
        if not status.exists():  # a system that does not tell
            time.sleep(0.5)
            return
        caught = re.search(r"^SigCgt:\s*([0-9a-f]+)", status.read_text(), re.M)
        if caught and int(caught[1], 16) & 1 << signal.SIGINT - 1:
            break
        time.sleep(0.01)
    # Python itself hears it a little before the kit's own first line.
    time.sleep(0.2)


def check_whole(out):
    """Nothing is half-written, and no leftover lies about."""
    assert not list(out.rglob(".saving-*"))
    for part in (out / PARTS).glob("*.json"):
        assert read_part(out / PARTS, part.stem) is not None
    for name in FILES:
        assert not (out / name).exists() or (out / name).stat().st_size


@unix
@pytest.mark.parametrize("workers", [1, 2])
def test_ctrl_c_is_one_sentence_and_the_next_run_goes_on(tmp_path, workers):
    folder, out = write_sample(tmp_path / "papers", 120), tmp_path / "out"

    def begun(running):
        while not list((out / PARTS).glob("*.json")) and running.poll() is None:
            time.sleep(0.01)

    assert stopped(folder, out, begun, workers) == (130, [GOES_ON])
    check_whole(out)
    first = {path: path.stat().st_mtime_ns for path in (out / PARTS).iterdir()}
    assert main(["corpus", str(folder), "--out", str(out)]) == 0
    after = {path: path.stat().st_mtime_ns for path in (out / PARTS).iterdir()}
    assert first and first.items() < after.items()
    with (out / ARTICLES).open(encoding="utf-8-sig", newline="") as file:
        names = [(row["outlet"], row["article"]) for row in csv.DictReader(file)]
    assert len(names) == len(set(names)) == 120 * len(RECIPES)


@unix
@pytest.mark.exhaustive
@pytest.mark.parametrize("workers", [1, 2, 3])
def test_ctrl_c_at_any_moment(tmp_path, workers):
    """A dozen times, from the first import to the last file that is written."""
    folder, luck = write_sample(tmp_path / "papers", 60), random.Random(workers)
    began = time.monotonic()
    whole = program("corpus", folder, "--out", tmp_path / "whole", "--workers", workers)
    assert whole.wait(timeout=120) == 0
    takes = time.monotonic() - began
    heard = 0
    for number in range(12):
        out = tmp_path / str(number)

        def later(running):
            hears(running)  # before Python is there at all, nobody can say anything
            time.sleep(luck.uniform(0, takes))

        code, lines = stopped(folder, out, later, workers)
        if code == 0:  # it had ended
            assert lines == []
            continue
        heard += 1
        assert code == 130 and lines in ([GOES_ON], [SENTENCE]), lines
        if out.exists():
            check_whole(out)
    assert heard


@unix
@pytest.mark.parametrize("command", ["key", "compare", "report"])
def test_ctrl_c_is_one_sentence_in_every_command(tmp_path, command):
    os.mkfifo(tmp_path / "pipe")
    held = {  # what waits for somebody who writes into a pipe
        "key": ["key", "--html", tmp_path / "key.html"],
        "compare": ["compare", tmp_path / "a.txt", tmp_path / "a.txt"],
        "report": ["report", tmp_path],
    }
    (tmp_path / "a.txt").write_text("Rain fell on the town. " * 40_000)
    running = program(*held[command], cwd=tmp_path)
    time.sleep(0.6)
    os.killpg(running.pid, signal.SIGINT)
    _, error = running.communicate(timeout=60)
    if running.returncode != 0:
        lines = [line for line in said(error) if not line.startswith("Reading ")]
        assert (running.returncode, lines) == (130, [SENTENCE])


def test_a_program_that_calls_it_goes_on_after_ctrl_c(tmp_path, monkeypatch, capsys):
    folder = write_sample(tmp_path / "papers", 2)

    def interrupted(items, plan):
        raise KeyboardInterrupt

    monkeypatch.setattr("lessons.corpus.run.measure_all", interrupted)
    assert main(["corpus", str(folder), "--out", str(tmp_path / "out")]) == 130
    assert said(capsys.readouterr().err.encode()) == [GOES_ON]


# Workers ------------------------------------------------------------------------------


@unix
def test_ctrl_c_ends_both_readers_of_two_long_texts(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("“Rain fell on us,” Roe said. " * 40_000)
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    running = program(
        "compare", "a.txt", "b.txt", cwd=tmp_path,
        env={**os.environ, "TMPDIR": str(scratch)},
    )  # fmt: skip
    while not psutil.Process(running.pid).children() and running.poll() is None:
        time.sleep(0.01)
    assert len(list(scratch.iterdir())) == 1
    os.killpg(running.pid, signal.SIGINT)
    _, error = running.communicate(timeout=60)
    lines = [line for line in said(error) if not line.startswith("Reading ")]
    assert (running.returncode, lines) == (130, [SENTENCE])
    for _ in range(100):
        if not living(running.pid):
            break
        time.sleep(0.05)
    assert not living(running.pid)
    assert list(scratch.iterdir()) == []  # nothing half-written


def test_two_processes_give_the_same_numbers():
    plan, articles = Plan(), list(sample(each=4))
    batches = [(at, articles[at : at + 3]) for at in range(0, len(articles), 3)]
    with workers(2) as ours:
        found = dict(ours.measured(iter(batches), plan))
    assert found == {at: measure_all(some, plan) for at, some in batches}


def deadly(items, plan):
    """The tallies of some articles, but for one that kills whoever reads it."""
    if any("00001" in item.name and item.outlet == "Daily Lantern" for item in items):
        os._exit(1)
    return measure_all(items, plan)


@unix
def test_an_article_that_stops_its_worker_is_named_and_the_rest_goes_on(monkeypatch):
    monkeypatch.setattr("lessons.corpus.workers.measure_all", deadly)
    plan, articles = Plan(("counts",)), list(sample(each=3))
    with workers(2) as ours:
        found = dict(ours.measured(iter([(1, articles[:6]), (2, articles[6:])]), plan))
    rows = [*found[1], *found[2]]
    assert [row.name for row in rows] == [item.name for item in articles]
    (problem,) = [row for row in rows if row.problem]
    assert (problem.outlet, problem.problem) == ("Daily Lantern", STOPPED_ITS_WORKER)


# Files that cannot be written ---------------------------------------------------------


@pytest.mark.parametrize("file", ["out", "out/parts"])
def test_an_out_that_is_a_file_is_said(tmp_path, capsys, file):
    folder = write_sample(tmp_path / "papers", 1)
    taken = tmp_path / file
    taken.parent.mkdir(exist_ok=True)
    taken.write_text("mine")
    assert main(["corpus", str(folder), "--out", str(tmp_path / "out")]) == 2
    (line,) = said(capsys.readouterr().err.encode())
    assert line == f"“{taken.name}” is a file: name a folder, or a new name."
    assert taken.read_text() == "mine"


@unix
@pytest.mark.parametrize("after", [0, 1, 2, 4, 6])
@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_full_disk_is_said_and_what_is_written_is_whole(
    tmp_path, monkeypatch, capsys, after, workers
):
    folder, out = write_sample(tmp_path / "papers", 30), tmp_path / "out"
    asked = ["corpus", str(folder), "--out", str(out), "--workers", workers]
    flush, flushed = os.fsync, []

    def full(handle):
        flushed.append(handle)
        if len(flushed) > 2 * after:  # a file and its folder
            raise OSError(errno.ENOSPC, "No space left on device")
        return flush(handle)

    monkeypatch.setattr(os, "fsync", full)
    assert main(asked) == 2
    (line,) = said(capsys.readouterr().err.encode())
    assert line == "The disk is full: make room, then run the same command again."
    check_whole(out)
    monkeypatch.setattr(os, "fsync", flush)
    assert main(asked) == 0


def test_a_source_that_is_not_there_leaves_no_folder(tmp_path):
    assert main(["corpus", str(tmp_path / "no"), "--out", str(tmp_path / "out")]) == 2
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("number", [*errno.errorcode, None])
def test_whatever_is_wrong_with_a_file_is_one_sentence(number):
    problem = OSError(number, "Reason", "/tmp/.saving-x") if number else OSError("Aha.")
    assert sentence_of(problem).endswith(".") and ".saving" not in sentence_of(problem)


# What reaches a terminal --------------------------------------------------------------

EVIL = "a\x1b[2Jb\nc\u202ed"


def harmless(text):
    lines = text.replace("\r", "\n").split("\n")
    assert all(line.isprintable() for line in lines if "articles" not in line), lines
    assert "c\ufffdd" not in lines and "\nc" not in text


@unix
@pytest.mark.parametrize(
    "arguments",
    [
        ["corpus", EVIL],
        ["corpus", "papers", "--out", EVIL],
        ["corpus", "papers", "--out", "taken" + EVIL],
        ["corpus", "papers", "--word", EVIL],
        ["corpus", "papers", "--word", "\x1b\n"],
        ["corpus", "table" + EVIL + ".csv"],
        ["corpus", "papers", "--measure", EVIL],
        ["corpus", "papers", EVIL],
        ["corpus", "papers", "--scheduler", EVIL],
        ["compare", EVIL, EVIL],
        ["compare", "a" + EVIL, "a" + EVIL, "--html", EVIL + ".html"],
        ["compare", "a" + EVIL, "a" + EVIL, "--html", EVIL + "/x.html"],
        ["compare", "a" + EVIL, "empty" + EVIL],
        ["report", EVIL],
        ["report", "hand-ins", "--html", EVIL],
        ["key", EVIL],
        ["key", "01", "--html", EVIL],
        [EVIL],
    ],
    ids=lambda arguments: " ".join(arguments).replace(EVIL, "*").replace("\x1b\n", "-"),
)
def test_no_name_commands_a_terminal(tmp_path, capfd, monkeypatch, arguments):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("lessons.corpus.run.PATIENCE", "1s")
    outlet = tmp_path / "papers" / EVIL
    outlet.mkdir(parents=True)
    (outlet / EVIL).write_text("The ferry came late on Monday.")
    Path("a" + EVIL).write_text("Mr Roe said that it rained. “We stay,” he said.")
    for name in ("empty", "taken"):
        Path(name + EVIL).write_text("")
    Path(f"table{EVIL}.csv").write_text("a\x1b[2J,b\n1,2\n")
    Path("hand-ins").mkdir()
    (Path("hand-ins") / EVIL).write_text("none")
    try:
        main(arguments)
    except SystemExit as ended:
        assert ended.code == 2
    out, err = capfd.readouterr()
    harmless(out)
    harmless(err)


@unix
@pytest.mark.parametrize("name", [EVIL, *HOSTILE_NAMES])
def test_hostile_names_reach_no_terminal_from_the_tables(tmp_path, capfd, name):
    outlet = tmp_path / "papers" / name.replace("/", "-")[:60]
    outlet.mkdir(parents=True)
    (outlet / "a.txt").write_text("The ferry came late on Monday.")
    out = tmp_path / "out"
    assert main(["corpus", str(outlet.parent), "--out", str(out), "--word", name]) == 0
    for file in ("articles.csv", "outlets.csv", "left-out.csv"):
        with (out / file).open(encoding="utf-8-sig", newline="") as table:
            read = list(csv.reader(table))
        assert len({len(row) for row in read}) == 1
        assert all(cell.isprintable() for row in read for cell in row)
    for text in capfd.readouterr():
        harmless(text)


def test_a_word_of_several_words_keeps_its_column_and_is_counted(tmp_path):
    outlet, out = tmp_path / "papers" / "Post", tmp_path / "out"
    outlet.mkdir(parents=True)
    (outlet / "a.txt").write_text("Mr Kim left. Then Mr. Kim, and Kim Mr, came to war.")
    asked = ["corpus", str(outlet.parent), "--out", str(out)]
    assert main([*asked, "--word", "Mr, Kim", "--word", "war", "--word", "a;b\tc"]) == 0
    with (out / ARTICLES).open(encoding="utf-8-sig", newline="") as table:
        (row,) = csv.DictReader(table)
    assert (row["word:Mr, Kim"], row["word:war"], row["word:a;b c"]) == ("2", "1", "0")
    assert None not in row and json.dumps(row)
