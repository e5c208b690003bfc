"""Files that are written whole: nothing acknowledged is lost, whatever happens."""

import errno
import os
import random
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import textwrap
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from filelock import FileLock

from lessons.storage import KeptFile, RecordError, locks, whole, write_whole

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
    with pytest.raises(AttributeError):
        write_whole(path, 3)
    assert [each.name for each in tmp_path.iterdir()] == ["page.html"]
    assert path.read_text("utf-8").startswith("a lone")
    write_whole(path, b"\x89PNG")
    assert path.read_bytes() == b"\x89PNG"


# Trouble with the disk --------------------------------------------------------------


def test_a_full_disk_is_said_and_the_old_content_stays(tmp_path, monkeypatch):
    file = kept_file(tmp_path)
    put(file, "x", "old")

    def full(handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(RecordError, match="disk is full"):
        put(file, "x", "new")
    monkeypatch.undo()
    assert kept_file(tmp_path).read() == {"x": "old"}
    assert {path.suffix for path in tmp_path.iterdir()} == {".json", ".lock"}


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 64 KiB; skipped where none can be made."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(disk)]
    if (
        not shutil.which("mount")
        or subprocess.run(mount, capture_output=True).returncode
    ):
        pytest.skip("this system lets nobody mount a small disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_disk_that_is_really_full(small_disk):
    """The system's own refusal, not one that a test made up."""
    file = kept_file(small_disk)
    put(file, "x", "old")
    with pytest.raises(RecordError, match="disk is full"):
        put(file, "y", "long" * 20_000)
    assert kept_file(small_disk).read() == {"x": "old"}
    assert not list(small_disk.glob(".saving-*"))


FIRST_CHANGE = """
import sys
from pathlib import Path
from lessons.storage import KeptFile
KeptFile(Path(sys.argv[1]).parent / "kept.json", {}, dict, "{}").change(dict)
"""


def as_nobody(code: str, folder: Path) -> str:
    """What a process says that owns nothing; the administrator may write anywhere."""
    if os.geteuid() == 0:  # all that is loaded late has been loaded by the first change
        code = f"{FIRST_CHANGE}\nimport os; os.setuid(65534)\n{code}"
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)],
        capture_output=True,
        text=True,
    )
    assert not done.stderr
    return done.stdout


@pytest.fixture
def open_folder():
    """A folder that anybody may look into, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="modes are POSIX's")
def test_a_read_only_folder_is_explained_once_and_the_work_goes_on_unsaved(open_folder):
    locked = open_folder / "class"
    locked.mkdir()
    put(kept_file(locked), "x", "old")
    locked.chmod(0o555)
    try:
        said = as_nobody(
            """
import sys
from pathlib import Path
from lessons.storage import KeptFile, RecordError
file = KeptFile(Path(sys.argv[1]) / "kept.json", {}, dict, "{}")
for name in "yz":
    try:
        file.change(lambda content, name=name: {**content, name: 1})
    except RecordError as problem:
        print(problem)
print(sorted(file.read()))
            """,
            locked,
        )
    finally:
        locked.chmod(0o755)
    first, second, names = said.splitlines()
    assert first.startswith("NOT SAVED: the folder “class” cannot be written to. You")
    assert second == "NOT SAVED, for the same reason as before."
    assert names == "['x', 'y', 'z']"
    assert kept_file(locked).read() == {"x": "old"}


def test_what_could_not_be_saved_is_saved_with_the_next_change(tmp_path, monkeypatch):
    file = kept_file(tmp_path)
    put(file, "x", 1)

    def refuse(*_):
        raise OSError(errno.EROFS, "Read-only file system")

    with monkeypatch.context() as patch:
        patch.setattr(whole.os, "open", refuse)
        for name in "yz":
            with pytest.raises(RecordError):
                put(file, name, 2)
    put(kept_file(tmp_path), "x", 3)  # another window, meanwhile
    assert file.read() == {"x": 3, "y": 2, "z": 2}
    put(file, "w", 4)
    assert kept_file(tmp_path).read() == {"x": 3, "y": 2, "z": 2, "w": 4}


# Folders of other machines ------------------------------------------------------------


@pytest.mark.parametrize("error", ["ENOLCK", "ENOSYS", "EOPNOTSUPP", "EINVAL"])
def test_a_folder_without_locks_is_written_to_and_by_one_at_a_time(
    tmp_path, monkeypatch, error
):
    fcntl = pytest.importorskip("fcntl", reason="Windows has no flock")

    def refuse(*_):
        raise OSError(getattr(errno, error), error)

    monkeypatch.setattr(fcntl, "flock", refuse)

    def write(name: str) -> None:
        for n in range(20):
            put(kept_file(tmp_path), f"{name}.{n}", n)

    threads = [threading.Thread(target=write, args=(name,)) for name in "xy"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(kept_file(tmp_path).read()) == 40
    assert not list(tmp_path.glob("*.held"))


def test_a_lock_that_another_machine_left_behind_is_no_end(tmp_path, monkeypatch):
    fcntl = pytest.importorskip("fcntl", reason="Windows has no flock")

    def refuse(*_):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    monkeypatch.setattr(locks, "LONGEST_WAIT", 0.1)
    (tmp_path / "kept.held").write_text("12345\nanother-machine\n")
    put(kept_file(tmp_path), "x", 1)
    assert kept_file(tmp_path).read() == {"x": 1}
    put(kept_file(tmp_path), "x", 2)
    assert not (tmp_path / "kept.held").exists()


@pytest.mark.parametrize("error", ["EINVAL", "EBADF", "EACCES"])
def test_a_folder_that_cannot_be_flushed_is_written_to(tmp_path, monkeypatch, error):
    flush, folders = os.fsync, []

    def refuse(handle):
        if not stat.S_ISDIR(os.fstat(handle).st_mode):
            return flush(handle)
        folders.append(handle)
        raise OSError(getattr(errno, error), error)

    monkeypatch.setattr(os, "fsync", refuse)
    put(kept_file(tmp_path), "x", 1)
    assert folders and kept_file(tmp_path).read() == {"x": 1}


# What stands there already ------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX's")
def test_a_new_file_follows_the_umask_and_an_old_one_keeps_its_mode(tmp_path):
    path, before = tmp_path / "page.html", os.umask(0o022)
    try:
        write_whole(path, "new")
        assert stat.S_IMODE(path.stat().st_mode) == 0o644
        for mode in (0o600, 0o664):
            path.chmod(mode)
            write_whole(path, "newer")
            assert stat.S_IMODE(path.stat().st_mode) == mode
    finally:
        os.umask(before)


def test_a_link_stays_a_link_and_its_file_is_written(tmp_path):
    (tmp_path / "far").mkdir()
    far = kept_file(tmp_path / "far")
    near = kept_file(tmp_path)
    near.path.symlink_to(far.path)
    put(near, "x", 1)  # the file that it leads to is not there yet
    put(near, "y", 2)
    assert near.path.is_symlink() and far.read() == {"x": 1, "y": 2}
    far.path.write_bytes(b"[1")
    assert near.read() == {} and near.path.is_symlink()
    assert [path.read_bytes() for path in far.path.parent.glob("*.damaged-*")] == [
        b"[1"
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_what_is_no_file_is_neither_read_nor_written_over(tmp_path):
    os.mkfifo(tmp_path / "kept.json")
    with pytest.raises(RecordError, match=r"“kept.json” is no file"):
        kept_file(tmp_path).read()
    with pytest.raises(RecordError, match=r"“kept.json” is no file"):
        put(kept_file(tmp_path), "x", 1)
    with pytest.raises(RecordError, match=r"“kept.json” is a device or a pipe"):
        write_whole(tmp_path / "kept.json", "x")
    with pytest.raises(RecordError, match=r"“null” is a device or a pipe"):
        write_whole(Path(os.devnull), "x")
    with pytest.raises(RecordError, match="is a folder"):
        write_whole(tmp_path, "x")
    assert [each.name for each in tmp_path.iterdir() if each.suffix != ".lock"] == [
        "kept.json"
    ]


def test_what_killed_writers_left_is_cleared_and_what_is_being_written_is_not(tmp_path):
    ours, old, new = (
        tmp_path / f".saving-{name}" for name in ("kept.json-0a", "page-0b", "page-0c")
    )
    for path in (ours, old, new):
        path.write_text("half")
    os.utime(old, (0, 0))
    put(kept_file(tmp_path), "x", 1)
    assert [path.exists() for path in (ours, old, new)] == [False, False, True]


def test_a_good_file_is_never_put_aside_for_a_damaged_one(tmp_path, monkeypatch):
    """Another kernel saves between a reader's first look and its second."""
    file = kept_file(tmp_path)
    file.path.write_bytes(b"[1")
    hold = locks.held

    @contextmanager
    def late(path):
        put_good()
        with hold(path):
            yield

    def put_good():
        monkeypatch.setattr("lessons.storage.kept_file.held", hold)
        file.path.write_text('{"x": "good"}')

    monkeypatch.setattr("lessons.storage.kept_file.held", late)
    assert file.read() == {"x": "good"}
    assert file.notes == [] and not list(tmp_path.glob("*.damaged-*"))


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
    from lessons.storage import KeptFile, RecordError
    folder, name, start, times = sys.argv[1:]
    file = KeptFile(Path(folder) / "kept.json", {}, lambda content: content, "{}")
    for n in range(int(start), int(start) + int(times)):
        try:
            file.change(lambda content, n=n: {**content, f"{name}.{n % 7}": n})
            print(n, flush=True)
        except RecordError as problem:
            print(problem, flush=True)
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
    monkeypatch.setattr(locks, "LONGEST_WAIT", 0.05)
    with (
        FileLock(file.path.with_suffix(".lock")),
        pytest.raises(RecordError, match="another window is saving this lesson"),
    ):
        put(file, "x", "new")
    assert kept_file(tmp_path).read() == {"x": "old"}
    put(file, "x", "new")  # the lock is free again
    assert file.read() == {"x": "new"}


def kill_and_look(folder: Path, writers: int, kills: int) -> int:
    """Kill writers at moments that luck chooses; the numbers that were acknowledged.

    After each round, every writer's last acknowledged number must be in the file.
    """
    draw = random.Random(writers)
    file = kept_file(folder)
    names = [f"w{n}" for n in range(writers)]
    start = acknowledged = 0
    for _ in range(-(-kills // writers)):
        running = {name: writer(folder, name, start) for name in names}
        first = {name: process.stdout.readline() for name, process in running.items()}
        time.sleep(draw.uniform(0, 0.03))
        for process in running.values():
            process.send_signal(signal.SIGKILL)
        content = None
        for name, process in running.items():
            lines = (first[name] + process.stdout.read()).split("\n")
            process.wait()
            process.stdout.close()
            said = [int(line) for line in lines[:-1] if line.isdecimal()]
            content = kept_file(folder).read()  # always reads
            mine = [n for id_, n in content.items() if id_.startswith(name)]
            assert max(mine, default=-1) >= max(said, default=-1)
            acknowledged += len(said)
        start = max(content.values(), default=start) + 1
    assert file.notes == [] and not list(folder.glob("*.damaged-*"))
    return acknowledged


MANY = pytest.mark.exhaustive


@needs_kill
@pytest.mark.parametrize(
    ("writers", "kills"),
    [
        (4, 12),
        pytest.param(1, 100, marks=MANY),
        pytest.param(2, 150, marks=MANY),
        pytest.param(4, 200, marks=MANY),
    ],
)
def test_killed_again_and_again_nothing_acknowledged_is_lost(tmp_path, writers, kills):
    assert kill_and_look(tmp_path, writers, kills) >= kills  # each kept one at least


@needs_kill
@pytest.mark.parametrize("kills", [8, pytest.param(100, marks=MANY)])
def test_killed_on_a_disk_that_is_nearly_full(small_disk, kills):
    """There is room for the file and for one beside it, and not always for that."""
    put(kept_file(small_disk), "w0.0", 0)
    filler = small_disk / "filler"
    with pytest.raises(OSError, match="space"), filler.open("wb", 0) as file:
        while True:
            file.write(b"x" * 1024)
    with filler.open("r+b") as file:
        file.truncate(filler.stat().st_size - 4096)
    kill_and_look(small_disk, 2, kills)
    filler.unlink()
    put(kept_file(small_disk), "w0.0", 10**9)
    assert kept_file(small_disk).read()["w0.0"] == 10**9
