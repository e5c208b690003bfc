"""Notebook kernels for tests and benchmarks: how to start, run and fence one."""

from __future__ import annotations

import os
import sys
import tempfile
from functools import cache
from pathlib import Path

import nbformat
from jupyter_client.manager import KernelManager
from nbclient import NotebookClient
from traitlets.config import Config

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted(
    path
    for path in (ROOT / "notebooks").rglob("*.ipynb")
    if ".ipynb_checkpoints" not in path.parts
)

# Kernels that talk through a socket file never meet on one port. Windows has none.
HAS_SOCKET_FILES = sys.platform != "win32"


@cache
def _sockets() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="kernels-", ignore_cleanup_errors=True)


def transport() -> dict[str, str]:
    """A kernel manager's settings for one kernel that shares no port with another."""
    if not HAS_SOCKET_FILES:
        return {}
    # A short path of its own: macOS allows 104 characters, and the default is relative.
    folder = tempfile.mkdtemp(prefix="", dir=_sockets().name)
    return {"transport": "ipc", "ip": f"{folder}/k"}


def kernel_manager(**settings: object) -> KernelManager:
    """What nbval starts its kernels with, once `conftest.py` has told it to."""
    return KernelManager(**transport(), **settings)


def client(notebook: nbformat.NotebookNode, folder: Path) -> NotebookClient:
    """A client that runs `notebook` in `folder`, on a fresh kernel."""
    return NotebookClient(
        notebook,
        timeout=120,
        shutdown_kernel="immediate",
        kernel_name="python3",
        resources={"metadata": {"path": str(folder)}},
        config=Config(KernelManager=transport()),
    )


# No network -------------------------------------------------------------------

# Python runs a module of this name before anything else. An audit hook cannot be taken
# off again; each attempt is also written down, as a library may swallow the error.
GUARD = """
import os, sys

LOCAL = {"", "localhost", "127.0.0.1", "::1", "0.0.0.0", "::", None}

def refuse(event, args):
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        address = args[1]
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        address = args[:1]
    else:
        return
    if not isinstance(address, tuple):  # a socket file, or connected before
        return
    host = address[0].decode() if isinstance(address[0], bytes) else address[0]
    if host not in LOCAL:
        with open(os.environ["NETWORK_ATTEMPTS"], "a", encoding="utf-8") as attempts:
            attempts.write(f"{event} {host}\\n")
        raise OSError(f"no network here: {host}")

sys.addaudithook(refuse)
"""


def fenced(folder: Path) -> dict[str, str]:
    """An environment in which any Python that reaches for the network is refused.

    `folder` gets the fence and, line by line, each attempt: see `attempts`.
    """
    fence = folder / "fence"
    fence.mkdir()
    (fence / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    paths = filter(None, (str(fence), os.environ.get("PYTHONPATH")))
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(paths),
        "NETWORK_ATTEMPTS": str(folder / "attempts.txt"),
    }


def attempts(folder: Path) -> list[str]:
    """What was refused inside the fence of `folder`."""
    written = folder / "attempts.txt"
    return written.read_text(encoding="utf-8").splitlines() if written.exists() else []
