"""A room of its own: open a packed folder by its starter, and tell what was seen.

`python room.py START-LINUX.SH`, run where there is no network, prints one line of JSON.
"""

from __future__ import annotations

import fcntl
import json
import os
import signal
import socket
import struct
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager, suppress
from pathlib import Path

TOKEN = "for-this-test-only"
LESSONS = ("00-start-here.ipynb", "06-charting-the-frame.ipynb")
PATIENCE = 1200  # seconds


def loopback_up() -> None:
    """A network of its own begins with nothing, not even the computer itself."""
    asked = struct.pack("16sH14s", b"lo", 1, b"")  # 1: the interface is up
    with socket.socket() as any_one, suppress(OSError):
        fcntl.ioctl(any_one, 0x8914, asked)


@contextmanager
def started(starter: str):
    """JupyterLab, as a double click starts it but with no browser."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    given = (f"--port={port}", "--no-browser", f"--IdentityProvider.token={TOKEN}")
    process = subprocess.Popen(
        ["sh", starter, *given, "--allow-root"],
        stdin=subprocess.DEVNULL,
        stdout=sys.stderr,
        start_new_session=True,
    )
    try:
        yield f"http://127.0.0.1:{port}", process
    finally:
        os.killpg(process.pid, signal.SIGKILL)


def answered(url: str, process: subprocess.Popen) -> str:
    """The address that the server leads to, once it answers."""
    for _ in range(PATIENCE * 5):
        if process.poll() is not None:
            sys.exit("The starter ended.")
        with suppress(OSError):
            return urllib.request.urlopen(f"{url}/?token={TOKEN}").geturl()
        time.sleep(0.2)
    sys.exit("JupyterLab does not answer.")


def main(starter: str) -> None:
    loopback_up()
    with suppress(OSError):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
        sys.exit("There is a network here.")
    told = {}
    for turn in ("first", "second"):
        begun = time.monotonic()
        with started(starter) as (url, process):
            told["opens"] = answered(url, process).partition("?")[0]
            told[turn] = round(time.monotonic() - begun, 1)
    folder = Path(starter).parent
    python = str(folder / "environment" / "bin" / "python")
    check = subprocess.run(
        [python, "-m", "pip", "check"], capture_output=True, encoding="utf-8"
    )
    told["conflicts"] = check.stdout.strip()
    told["ran"] = []
    for name in LESSONS:
        subprocess.run(
            [python, "-m", "nbconvert", "--execute", "--to", "notebook", "--stdout",
             f"notebooks/{name}"],
            cwd=folder,
            env=os.environ | settings(folder),
            stdout=subprocess.DEVNULL,
            check=True,
        )  # fmt: skip
        told["ran"].append(name)
    print(json.dumps(told))


def settings(folder: Path) -> dict[str, str]:
    """What the starter tells JupyterLab, and so its kernels."""
    sys.path.insert(0, str(folder / "packages"))
    import start  # the folder's own

    return start.environment()


if __name__ == "__main__":
    main(sys.argv[1])
