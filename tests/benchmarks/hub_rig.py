"""A JupyterHub of its own for the benchmark: started, weighed and killed.

It loads the recipe's settings from `.hub/`. Only what a measurement needs differs: one
system user runs every server, and learners log in with a password that is drawn anew.
All of it answers on 127.0.0.1 alone.
"""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from kernels import ROOT

RECIPE = ROOT / ".hub"
COURSE = "two-front-pages"  # the folder in a learner's home, as nbgitpuller names it
SETTINGS = """
import os, sys

load_subconfig({class_config!r})
load_subconfig({culling_config!r})

c.JupyterHub.bind_url = "http://127.0.0.1:{ports[0]}"
c.JupyterHub.hub_bind_url = "http://127.0.0.1:{ports[1]}"
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{ports[2]}"
c.ConfigurableHTTPProxy.command = {proxy!r}
c.ConfigurableHTTPProxy.pid_file = "proxy.pid"
c.JupyterHub.authenticator_class = "dummy"
c.DummyAuthenticator.password = os.environ["RIG_PASSWORD"]
c.Authenticator.allow_all = True
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = {homes!r} + "/{{username}}"
c.Spawner.cmd = [sys.executable, "-m", "jupyterhub.singleuser"]
if os.geteuid() == 0:
    c.Spawner.args.append("--allow-root")

c.JupyterHub.services.append({{"name": "rig", "api_token": os.environ["RIG_TOKEN"]}})
c.JupyterHub.load_roles.append({{
    "name": "rig",
    "services": ["rig"],
    "scopes": ["admin:users", "admin:servers", "access:servers"],
}})
"""


@dataclass(frozen=True)
class Weight:
    """Proportional memory (PSS), and seconds of one processor."""

    megabytes: float = 0.0
    seconds: float = 0.0

    def __add__(self, other: Weight) -> Weight:
        return Weight(self.megabytes + other.megabytes, self.seconds + other.seconds)


@dataclass(frozen=True)
class Hub:
    """A running hub: where it answers, where work is kept, and its process."""

    url: str
    root: Path
    process: subprocess.Popen
    password: str = field(repr=False)
    token: str = field(repr=False)

    @property
    def work(self) -> Path:
        return self.root / "class-work"

    def learner(self, name: str) -> None:
        """Give a learner a home with the class in it, as nbgitpuller leaves it."""
        home = self.root / "homes" / name / COURSE
        shutil.copytree(ROOT / "notebooks", home / "notebooks")

    def weighed(self) -> tuple[dict[str, Weight], Weight]:
        """What each learner's server and kernel take, and the hub with its proxy."""
        learners, own = defaultdict(Weight), Weight()
        for process in _tree(self.process.pid):
            try:
                weight = Weight(_pss(process.pid) / 1e6, sum(process.cpu_times()[:2]))
                learner = process.environ().get("JUPYTERHUB_USER")
            except (OSError, psutil.Error):  # it has ended
                continue
            if learner:
                learners[learner] += weight
            else:
                own += weight
        return dict(learners), own

    def kill(self) -> None:
        """Kill the hub, its proxy, all servers and all kernels at once: SIGKILL."""
        own = _tree(self.process.pid)
        for process in own:
            try:
                process.kill()
            except psutil.NoSuchProcess:
                continue
        psutil.wait_procs(own, timeout=60)
        self.process.wait(timeout=60)


@contextmanager
def started(root: Path) -> Iterator[Hub]:
    """Start a hub whose files are all in `root`, and end all that it started."""
    for name in ("homes", "class-work", "sockets"):
        (root / name).mkdir()
    ports = _free_ports(3)
    settings = root / "jupyterhub_config.py"
    settings.write_text(
        SETTINGS.format(
            class_config=str(RECIPE / "class_config.py"),
            culling_config=str(RECIPE / "culling_config.py"),
            ports=ports,
            proxy=[shutil.which("configurable-http-proxy")],
            homes=str(root / "homes"),
        ),
        encoding="utf-8",
    )
    password, token = secrets.token_hex(16), secrets.token_hex(32)
    own = {
        "CLASS_WORK": str(root / "class-work"),
        "CLASS_SOCKETS": str(root / "sockets"),
        "RIG_PASSWORD": password,
        "RIG_TOKEN": token,
        "JUPYTERHUB_COOKIE_SECRET": secrets.token_hex(32),
        "CONFIGPROXY_AUTH_TOKEN": secrets.token_hex(32),
    }
    with (root / "hub.log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "jupyterhub", "--config", str(settings)],
            cwd=root,
            env={**os.environ, **own},
            stdout=log,
            stderr=log,
        )
    hub = Hub(f"http://127.0.0.1:{ports[0]}", root, process, password, token)
    try:
        _await(hub)
        yield hub
    finally:
        if process.poll() is None:
            hub.kill()


def _await(hub: Hub) -> None:
    for _ in range(300):
        if hub.process.poll() is not None:
            raise RuntimeError((hub.root / "hub.log").read_text()[-3000:])
        try:
            urllib.request.urlopen(f"{hub.url}/hub/health").close()
            return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError("the hub did not start")


def _free_ports(number: int) -> list[int]:
    sockets = [socket.socket() for _ in range(number)]
    for one in sockets:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


def _tree(pid: int) -> list[psutil.Process]:
    """A process and all that it and its children started, as it is now."""
    try:
        first = psutil.Process(pid)
        return [first, *first.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def _pss(pid: int) -> int:
    """Bytes of memory, with each shared page divided among those who share it."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return 1024 * next(
        int(line.split()[1]) for line in lines if line.startswith("Pss:")
    )
