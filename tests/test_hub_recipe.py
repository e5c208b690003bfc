"""The recipe for a hub: its files agree with one another and with what was measured."""

from __future__ import annotations

import json
import os
import re
import socket
import stat
import sys
import urllib.parse
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
import yaml
from clean import clone, environment, run
from kernels import ROOT
from test_project import read
from traitlets import HasTraits, Integer, Unicode
from traitlets.config import Config, PyFileConfigLoader

sys.path.append(str(ROOT / "tests" / "benchmarks"))
if sys.platform != "linux":
    pytest.skip("a hub runs on Linux", allow_module_level=True)

import hub

HUB = ROOT / ".hub"
PAGE = read(".hub/README.md")
VALUES = yaml.safe_load(read(".hub/values.yaml"))


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for the answers of a class and one for its sockets."""
    for name in ("WORK", "SOCKETS"):
        (tmp_path / name).mkdir()
        monkeypatch.setenv(f"CLASS_{name}", str(tmp_path / name))
    return tmp_path


def settings(name: str) -> Config:
    """What a file of settings sets, read as JupyterHub reads it."""
    return PyFileConfigLoader(str(HUB / name)).load_config()


class LocalProcessSpawner(HasTraits):
    """As much of a spawner as the settings ask for."""

    ip, port = Unicode(), Integer(0)

    def __init__(self, name: str):
        super().__init__()
        escaped = urllib.parse.quote(name, safe="@~")
        self.user = SimpleNamespace(name=name, escaped_name=escaped)


class SystemdSpawner(LocalProcessSpawner):
    """One that draws a port of its own when it starts, whatever it was given."""

    def start(self) -> int:
        self.port = 40_000
        return self.port


class BatchSpawner(HasTraits):
    """One whose servers run on other machines, and choose their ports there."""

    ip, port = Unicode(), Integer(0)


learner = LocalProcessSpawner


# What is measured, and what is set ----------------------------------------------------


def test_the_page_has_the_figures_that_were_measured():
    measured = json.loads(read(".hub/measured.json"))
    assert hub.page_with(PAGE, measured) == PAGE
    assert [run["learners"] for run in measured["runs"]][:2] == [1, 20]
    for one in measured["runs"]:
        assert one["lost"] == 0 < one["acknowledged"]


def set_by_the_script() -> dict[str, str]:
    return dict(re.findall(r"^set_to (\S+) (\S+)$", read(".hub/littlest.sh"), re.M))


def test_all_three_hubs_have_the_same_limits(folders: Path):
    own, littlest = settings("class_config.py").Spawner, set_by_the_script()
    chart = VALUES["singleuser"]
    assert own.mem_limit == littlest["limits.memory"] == chart["memory"]["limit"]
    assert own.mem_guarantee == chart["memory"]["guarantee"]
    assert own.cpu_limit == float(littlest["limits.cpu"]) == chart["cpu"]["limit"]
    assert own.start_timeout == chart["startTimeout"]
    for told in (own.mem_limit, own.mem_guarantee, f"{own.start_timeout} seconds"):
        assert told in PAGE


def test_all_three_hubs_stop_idle_servers_alike():
    (culler,) = settings("culling_config.py").JupyterHub.services
    given = dict(word[2:].split("=") for word in culler["command"] if "=" in word)
    littlest, chart = set_by_the_script(), VALUES["cull"]
    for option, short, long in (
        ("timeout", "timeout", "timeout"),
        ("max-age", "max_age", "maxAge"),
        ("cull-every", "every", "every"),
    ):
        assert given[option] == littlest[f"services.cull.{short}"] == str(chart[long])
    assert f"{chart['timeout']} seconds" in PAGE and f"{chart['maxAge']} sec" in PAGE


def test_the_image_is_for_the_jupyterhub_that_was_tried():
    (tried,) = re.findall(r"^jupyterhub==(\S+)$", read(".hub/requirements.txt"), re.M)
    assert f"ARG JUPYTERHUB={tried}\n" in read(".hub/Dockerfile")
    assert json.loads(read(".hub/measured.json"))["jupyterhub"] == tried


def test_the_link_opens_lesson_00():
    (link,) = re.findall(r"^https://HUB/\S+$", PAGE, re.M)
    parts = urllib.parse.urlsplit(link)
    asked = urllib.parse.parse_qs(parts.query, strict_parsing=True)
    (folder,), (opened,) = asked["targetpath"], asked["urlpath"]
    assert parts.path == "/hub/user-redirect/git-pull"
    assert asked["repo"] == ["https://github.com/OWNER/REPOSITORY"]
    assert opened.startswith(f"lab/tree/{folder}/")
    assert (ROOT / opened.removeprefix(f"lab/tree/{folder}/")).is_file()
    for name in asked:
        assert f"| `{name}=` |" in PAGE


def test_nothing_in_the_recipe_lets_anybody_in():
    for path in HUB.iterdir():
        text = path.read_text(encoding="utf-8")
        assert not re.search(
            r"dummy|allow_all|allow_origin|disable_check_xsrf|token\s*=|password\s*=",
            text,
            re.I,
        ), path.name


# The folder of a learner --------------------------------------------------------------


def test_a_learner_has_a_folder_that_the_teachers_read(folders: Path):
    spawner = settings("class_config.py").Spawner
    ada = learner("ada")
    for _ in range(2):  # a server is started more than once
        spawner.pre_spawn_hook(ada)
    made = folders / "WORK" / "ada"
    assert stat.S_IMODE(made.stat().st_mode) == 0o2750
    assert made.stat().st_gid == made.parent.stat().st_gid
    variables = spawner.environment.get_value({})
    assert variables["LESSONS_WORK"](ada) == str(made)
    sockets = Path(variables["JUPYTER_RUNTIME_DIR"](ada))
    assert stat.S_IMODE(sockets.stat().st_mode) == 0o700
    # The longest path that a kernel's socket gets there must fit into 107 bytes.
    assert len(sockets.name) + len("/srv/class-sockets//kernel--ipc-5") + 36 < 107


@pytest.mark.parametrize("kind", [LocalProcessSpawner, SystemdSpawner])
def test_no_two_servers_have_one_port(folders: Path, kind: type[LocalProcessSpawner]):
    hook = settings("class_config.py").Spawner.pre_spawn_hook
    inside = hook.__globals__
    taken = set(inside["PORTS"][10:20])
    inside["is_free"] = lambda ip, port: port not in taken
    class_ = [kind(f"learner-{number}") for number in range(80)]
    ports = set()
    for _ in range(2):  # each comes back another day
        for one in class_:
            hook(one)
            assert getattr(one, "start", lambda one=one: one.port)() == one.port
            ports.add(one.port)
    assert len(ports) == 160 and ports.isdisjoint({0, 40_000} | taken)
    lowest, highest = min(inside["PORTS"]), max(inside["PORTS"])
    assert f"one from {lowest} to {highest}" in PAGE
    assert highest < 32_768  # where Linux begins to lend ports


def test_a_port_is_free_where_nobody_holds_it(folders: Path):
    hook = settings("class_config.py").Spawner.pre_spawn_hook
    is_free = hook.__globals__["is_free"]
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        ip, port = held.getsockname()
        assert not is_free(ip, port)
    assert is_free(ip, port)


def test_a_port_that_is_chosen_elsewhere_stays(folders: Path):
    hook = settings("class_config.py").Spawner.pre_spawn_hook
    keep_port = hook.__globals__["keep_port"]
    batch, told = BatchSpawner(), learner("ada")
    told.port = 8888
    for one, port in ((batch, 0), (told, 8888)):
        keep_port(one)
        assert one.port == port


@pytest.mark.parametrize("kind", [LocalProcessSpawner, SystemdSpawner])
def test_where_no_port_is_free_jupyterhub_draws(
    folders: Path, kind: type[LocalProcessSpawner]
):
    hook = settings("class_config.py").Spawner.pre_spawn_hook
    hook.__globals__["is_free"] = lambda ip, port: False
    ada = kind("ada")
    hook(ada)
    ada.port = 43_210
    assert ada.port == 43_210


@pytest.mark.parametrize("name", ["..", ".", "../other", "a/b", ".hidden"])
def test_no_name_leads_out_of_the_folder(folders: Path, name: str):
    spawner = settings("class_config.py").Spawner
    spawner.pre_spawn_hook(learner(name))
    (made,) = (folders / "WORK").iterdir()
    assert made.is_dir() and not made.name.startswith(".")


def test_without_the_folders_a_hub_starts_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("CLASS_WORK", str(tmp_path / "none"))
    monkeypatch.setenv("CLASS_SOCKETS", str(tmp_path / "none"))
    spawner = settings("class_config.py").Spawner
    spawner.pre_spawn_hook(learner("ada"))
    assert "environment" not in spawner and "args" not in spawner
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives folders away")
def test_the_littlest_hub_makes_the_user_first(
    folders: Path, monkeypatch: pytest.MonkeyPatch
):
    made = []
    for name in ("tljh", "tljh.normalize", "tljh.user"):
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    sys.modules["tljh.normalize"].generate_system_username = lambda name: "nobody"
    sys.modules["tljh.user"].ensure_user = made.append
    settings("class_config.py").Spawner.pre_spawn_hook(learner("ada"))
    assert made and set(made) == {"nobody"}
    owner = (folders / "WORK" / "ada").owner()
    assert owner == "nobody"


@pytest.mark.parametrize("mounts", [[{"name": "home"}], {"home": {"name": "home"}}])
def test_a_teacher_on_kubernetes_sees_the_class(mounts):
    class_work = VALUES["singleuser"]["storage"]["extraVolumes"][0]["name"]

    def started(*groups: str) -> list[dict]:
        known = [SimpleNamespace(name=group) for group in groups]
        spawner = SimpleNamespace(
            user=SimpleNamespace(groups=known), volume_mounts=mounts
        )
        hook = settings("kubernetes_config.py").KubeSpawner.pre_spawn_hook
        for _ in range(2):
            hook(spawner)
        own = spawner.volume_mounts
        return list(own.values()) if isinstance(own, dict) else own

    assert started("a-class") == [{"name": "home"}]
    (group,) = VALUES["hub"]["config"]["JupyterHub"]["load_groups"]
    _, shown = started(group)
    assert shown["name"] == class_work and shown["readOnly"] is True
    assert shown["mountPath"].replace("/home/jovyan", "~") in PAGE


# The script, with stand-ins for what only such a machine has --------------------------


@pytest.mark.exhaustive
@pytest.mark.skipif(os.geteuid() != 0, reason="the script is its administrator's")
def test_the_script_sets_the_littlest_hub_up(tmp_path: Path):
    folder, inside = clone(tmp_path), environment(tmp_path)
    littlest = tmp_path / "tljh"
    (littlest / "hub" / "bin").mkdir(parents=True)
    (littlest / "user").symlink_to(inside["VIRTUAL_ENV"])
    told = tmp_path / "told.txt"
    stand_in = littlest / "hub" / "bin" / "tljh-config"
    stand_in.write_text(f'#!/bin/sh\necho "$@" >> {told}\n')
    stand_in.chmod(0o755)
    here = {
        "TLJH": str(littlest),
        "CLASS_WORK": str(tmp_path / "class-work"),
        "CLASS_SOCKETS": str(tmp_path / "class-sockets"),
        "CLASS_TEACHERS": "nogroup",
    }
    for _ in range(2):  # it may be run again
        run("bash", ".hub/littlest.sh", cwd=folder, env={**inside, **here})
    assert told.read_text().splitlines()[-1] == "reload"
    class_work = (tmp_path / "class-work").stat()
    assert stat.S_IMODE(class_work.st_mode) == 0o2771
    assert stat.S_IMODE((tmp_path / "class-sockets").stat().st_mode) == 0o711
    put = littlest / "config" / "jupyterhub_config.d" / "class.py"
    assert put.read_text() == read(".hub/class_config.py")
    said = run(
        "python", "-c",
        "import lessons, nbgitpuller; print(lessons.__file__)",
        cwd=tmp_path, env=inside,
    )  # fmt: skip
    assert Path(said.strip()).is_relative_to(inside["VIRTUAL_ENV"])
    pinned = dict(
        re.findall(r"^([\w-]+)==([\w.]+)", read(".ci/requirements.txt"), re.M)
    )
    have = json.loads(
        run("python", "-m", "pip", "list", "--format=json", cwd=tmp_path, env=inside)
    )
    versions = {one["name"].lower().replace("_", "-"): one["version"] for one in have}
    assert versions["jupyterlab"] == pinned["jupyterlab"]
    assert versions["nltk"] == pinned["nltk"]
