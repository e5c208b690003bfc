"""Files that are written whole: nothing acknowledged is lost, whatever happens."""

import errno
import os
import random
import signal
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import pytest
from filelock import FileLock

from lessons import storage
from lessons.storage import KeptFile, RecordError, write_whole

needs_kill = pytest.mark.skipif(
    not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL"
)


def checked(content: object) -> dict:
    """What is a content of the files of these tests: any mapping."""
    if not isinstance(content, dict):
        raise ValueError("no mapping")
    return content


def kept_file(folder: Path) -> KeptFile:
    return KeptFile(folder / "kept.json", {}, checked, "It was kept as “{}”.")


def put(file: KeptFile, name: str, value: object) -> None:
    """Keep one more value."""
    file.change(lambda content: {**content, name: value})


def test_a_change_comes_back_and_the_file_can_be_read_by_people(tmp_path):
    file = kept_file(tmp_path / "made" / "when-needed")
    assert file.read() == {}
    put(file, "ö", "“yes”")
    assert kept_file(file.path.parent).read() == {"ö": "“yes”"}
    assert file.path.read_text("utf-8") == '{\n "ö": "“yes”"\n}'


def test_a_damaged_file_is_put_aside_once_and_said(tmp_path):
    file = kept_file(tmp_path)
    file.path.write_bytes(b"[1")
    assert file.read() == file.read() == {}
    (aside,) = tmp_path.glob("kept.damaged-*.json")
    assert aside.read_bytes() == b"[1"
    assert file.notes == [f"It was kept as “{aside.name}”."]


def test_a_change_that_fails_leaves_the_file_and_lets_go_of_it(tmp_path):
    file = kept_file(tmp_path)
    put(file, "x", "old")
    with pytest.raises(ZeroDivisionError):
        file.change(lambda content: {"x": 1 / 0})
    assert file.read() == {"x": "old"}
    put(file, "x", "new")
    assert file.read() == {"x": "new"}


def test_a_file_is_written_all_or_not_at_all(tmp_path):
    path = tmp_path / "page.html"
    write_whole(path, "first")
    write_whole(path, "a lone \ud800 is no reason to lose the rest")
    assert path.read_text("utf-8") == "a lone ? is no reason to lose the rest"
    with pytest.raises(TypeError):
        write_whole(path, b"bytes")
    assert [each.name for each in tmp_path.iterdir()] == ["page.html"]
    assert path.read_text("utf-8").startswith("a lone")


# Trouble with the disk --------------------------------------------------------------


def test_a_full_disk_is_said_and_the_old_content_stays(tmp_path, monkeypatch):
    file = kept_file(tmp_path)
    put(file, "x", "old")

    def full(handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(storage.os, "fsync", full)
    with pytest.raises(RecordError, match="disk is full"):
        put(file, "x", "new")
    monkeypatch.undo()
    assert file.read() == {"x": "old"}
    assert {path.suffix for path in tmp_path.iterdir()} == {".json", ".lock"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_disk_that_is_really_full(tmp_path, monkeypatch):
    """The system's own refusal, not one that a test made up."""
    opened = os.open("/dev/full", os.O_WRONLY)
    monkeypatch.setattr(
        storage.tempfile, "mkstemp", lambda **_: (opened, str(tmp_path / "t"))
    )
    with pytest.raises(RecordError, match="disk is full"):
        put(kept_file(tmp_path), "x", "new")


def test_a_folder_that_cannot_be_written_to_is_said(tmp_path, monkeypatch):
    if hasattr(os, "geteuid") and os.geteuid() != 0:
        locked = tmp_path / "locked"
        locked.mkdir(mode=0o500)
    else:  # root may write anywhere, so the refusal is played

        def refuse(*args, **kwargs):
            raise OSError(errno.EROFS, "Read-only file system")

        locked = tmp_path
        monkeypatch.setattr(storage.tempfile, "mkstemp", refuse)
    with pytest.raises(RecordError, match="cannot be written to"):
        put(kept_file(locked), "x", "new")


def test_a_file_where_the_folder_should_be(tmp_path):
    (tmp_path / "work").write_text("a file")
    file = kept_file(tmp_path / "work")
    with pytest.raises(RecordError, match="NOT SAVED"):
        put(file, "x", "new")


# Two at once, and killed -------------------------------------------------------------

WRITER = textwrap.dedent(
    """
    import sys
    from pathlib import Path
    from lessons.storage import KeptFile
    folder, name, start, times = sys.argv[1:]
    file = KeptFile(Path(folder) / "kept.json", {}, lambda content: content, "{}")
    for n in range(int(start), int(start) + int(times)):
        file.change(lambda content: {**content, f"{name}.{n % 7}": n})
        print(n, flush=True)
    """
)


def writer(folder, name, start=0, times=10**9):
    """A process that keeps number after number, and says each when it is kept."""
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder), name, str(start), str(times)],
        stdout=subprocess.PIPE,
        text=True,
    )


def test_two_processes_and_two_threads_lose_nothing(tmp_path):
    def write(name: str) -> None:
        file = kept_file(tmp_path)
        for n in range(40):
            put(file, f"{name}.{n}", n)

    processes = [writer(tmp_path, name, times=60) for name in ("one", "two")]
    threads = [threading.Thread(target=write, args=(x,)) for x in ("three", "four")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for process in processes:
        process.communicate()
        assert process.returncode == 0
    content = kept_file(tmp_path).read()
    for name in ("one", "two"):
        assert {content[f"{name}.{n}"] for n in range(7)} == set(range(53, 60))
    for name in ("three", "four"):
        assert [content[f"{name}.{n}"] for n in range(40)] == list(range(40))


def test_two_threads_with_one_file_between_them_lose_nothing(tmp_path):
    file = kept_file(tmp_path)

    def write(name: str) -> None:
        for n in range(40):
            put(file, f"{name}.{n}", n)

    threads = [threading.Thread(target=write, args=(x,)) for x in ("one", "two")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(file.read()) == 80


def test_a_lock_that_is_held_too_long_is_said(tmp_path, monkeypatch):
    file = kept_file(tmp_path)
    put(file, "x", "old")
    monkeypatch.setattr(storage, "_LONGEST_WAIT", 0.05)
    with (
        FileLock(file.path.with_suffix(".lock")),
        pytest.raises(RecordError, match="Another window is saving this lesson"),
    ):
        put(file, "x", "new")
    assert file.read() == {"x": "old"}
    put(file, "x", "new")  # the lock is free again
    assert file.read() == {"x": "new"}


@needs_kill
@pytest.mark.parametrize("kills", [12, pytest.param(200, marks=pytest.mark.exhaustive)])
def test_killed_again_and_again_nothing_acknowledged_is_lost(tmp_path, kills):
    """Four processes at a time are killed at moments that luck chooses."""
    draw = random.Random(8)
    file = kept_file(tmp_path)
    start = 0
    for _ in range(kills // 4):
        names = [f"w{n}" for n in range(4)]
        writers = {name: writer(tmp_path, name, start) for name in names}
        first = {name: p.stdout.readline() for name, p in writers.items()}
        time.sleep(draw.uniform(0, 0.03))
        for process in writers.values():
            process.send_signal(signal.SIGKILL)
        acknowledged = {}
        for name, process in writers.items():
            said = (first[name] + process.stdout.read()).split()
            process.wait()
            process.stdout.close()
            acknowledged[name] = int(said[-1])  # each kept at least one number
        content = file.read()  # always reads
        for name, last in acknowledged.items():
            assert max(n for id_, n in content.items() if id_.startswith(name)) >= last
        start = max(acknowledged.values()) + 1
    assert file.notes == [] and not list(tmp_path.glob("*.damaged-*"))
