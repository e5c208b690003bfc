"""Stop servers that nobody uses: for a hub that has no culler of its own.

The Littlest JupyterHub and the Kubernetes chart have one; there `littlest.sh` and
`values.yaml` set the same times. Answers are on the disk: stopping loses none.
"""

import sys

c = get_config()  # noqa: F821  (JupyterHub provides it)

IDLE = 5400  # seconds without a sign of the learner: longer than a lesson
OLDEST = 43200  # seconds that any server may run, such as in a tab left open overnight
EVERY = 300  # seconds between two looks

c.JupyterHub.services = [
    {
        "name": "culler",
        "command": [
            sys.executable,
            "-m",
            "jupyterhub_idle_culler",
            f"--timeout={IDLE}",
            f"--max-age={OLDEST}",
            f"--cull-every={EVERY}",
        ],
    }
]
c.JupyterHub.load_roles = [
    {
        "name": "culler",
        "services": ["culler"],
        "scopes": [
            "list:users",
            "read:users:activity",
            "read:servers",
            "delete:servers",
        ],
    }
]
