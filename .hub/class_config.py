"""What a JupyterHub has to know of this class, beside its own settings.

For The Littlest JupyterHub (`littlest.sh` puts it in its place) and for a hub of your
own. It holds no password, no key and nobody's name. `README.md` says why each is so.
"""

import hashlib
import itertools
import os
import pwd
import random
import socket
from pathlib import Path

c = get_config()  # noqa: F821  (JupyterHub provides it)

# Where the answers of the class are kept, a folder for each learner. Without such a
# folder they stay in the learner's home, where no teacher sees them.
WORK = Path(os.environ.get("CLASS_WORK", "/srv/class-work"))
# Where servers talk with their kernels: through files in place of network ports, so
# that no two kernels meet and no neighbour can knock.
SOCKETS = Path(os.environ.get("CLASS_SOCKETS", "/srv/class-sockets"))
# Where servers answer: ports below those that Linux lends to connections, given out in
# turn. JupyterHub's spawners draw one at random, long before the server takes it
# (JupyterHub, issue 3005). Of 80 learners who start at once, two draw the same one in
# every tenth class. Then one of the two is led to the other's server, and sees "404".
PORTS = list(range(20_000, 32_000))
random.SystemRandom().shuffle(PORTS)  # so that nobody can guess a neighbour's
IN_TURN = itertools.cycle(PORTS)
ON_THIS_MACHINE = {"LocalProcessSpawner", "SystemdSpawner"}


def work_of(spawner):
    """A learner's folder of answers; no name leads out of the folder of the class."""
    name = spawner.user.escaped_name
    return WORK / (f"_{name}" if name.startswith(".") else name)


def sockets_of(spawner):
    """A learner's folder of socket files; short, since their paths end at 107 bytes."""
    name = spawner.user.name.encode()
    return SOCKETS / hashlib.sha256(name).hexdigest()[:16]


def owner_of(spawner):
    """The number of the system's user who runs a learner's server."""
    name = spawner.user.name
    try:
        from tljh.normalize import generate_system_username
        from tljh.user import ensure_user
    except ImportError:
        pass
    else:  # The Littlest JupyterHub makes users of its own
        name = generate_system_username(f"jupyter-{name}")
        ensure_user(name)
    try:
        return pwd.getpwnam(name).pw_uid
    except KeyError:  # this hub runs every server as one user
        return os.geteuid()


def is_free(ip, port):
    """Whether a server could take this port now."""
    family = socket.AF_INET6 if ":" in ip else socket.AF_INET
    with socket.socket(family) as trial:
        try:
            trial.bind((ip, port))
        except OSError:
            return False
    return True


def keep_port(spawner):
    """Give a server on this machine the next port that is free.

    A port that somebody chose in the settings stays, and so does whatever spawners of
    other machines choose.
    """
    kinds = {kind.__name__ for kind in type(spawner).__mro__}
    chosen = spawner.port not in (0, getattr(spawner, "class_port", 0))
    if chosen or kinds.isdisjoint(ON_THIS_MACHINE):
        return
    ip = spawner.ip or "127.0.0.1"
    tried = itertools.islice(IN_TURN, len(PORTS))
    spawner.class_port = next((port for port in tried if is_free(ip, port)), 0)
    spawner.port = spawner.class_port  # 0: none was free, and JupyterHub draws one
    if "SystemdSpawner" in kinds:
        spawner.observe(put_back, "port")


def put_back(change):
    """Set the port back: systemd's spawner draws one again when it starts."""
    change.owner.port = change.owner.class_port or change.new


def prepare(spawner):
    """Do what must be done before a learner's server starts."""
    keep_port(spawner)
    make_folders(spawner)


def make_folders(spawner):
    """Make a learner's folders.

    The teachers' group reads the answers; the other folder is the learner's alone.
    """
    for folder, mode in ((work_of(spawner), 0o2750), (sockets_of(spawner), 0o700)):
        if folder.parent.is_dir():
            folder.mkdir(exist_ok=True)
            if os.geteuid() == 0:  # nobody else gives folders away
                os.chown(folder, owner_of(spawner), folder.parent.stat().st_gid)
            folder.chmod(mode)


c.Spawner.pre_spawn_hook = prepare
if WORK.is_dir():
    c.Spawner.environment.update({"LESSONS_WORK": lambda one: str(work_of(one))})
if SOCKETS.is_dir():
    c.Spawner.environment.update(
        {"JUPYTER_RUNTIME_DIR": lambda one: str(sockets_of(one))}
    )
    c.Spawner.args.extend(["--KernelManager.transport=ipc"])

# Limits for one learner: server and kernel together.
c.Spawner.mem_guarantee = "256M"
c.Spawner.mem_limit = "1G"
c.Spawner.cpu_limit = 1.0

# When the bell rings a whole class starts at once; the last one waits for the others.
c.Spawner.start_timeout = 600
c.Spawner.http_timeout = 600
