#!/usr/bin/env bash
# Set The Littlest JupyterHub up for this class: sudo bash .hub/littlest.sh, in a copy of
# the whole folder, on the hub's own machine. It may be run again after an update.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
littlest=${TLJH:-/opt/tljh}
work=${CLASS_WORK:-/srv/class-work}
sockets=${CLASS_SOCKETS:-/srv/class-sockets}
teachers=${CLASS_TEACHERS:-class-teachers}
set_to() { "$littlest/hub/bin/tljh-config" set "$@"; }

# The kit, its packages and the program behind the link go where the servers run.
bash .hub/install.sh "$littlest/user/bin/python" nbgitpuller

# Teachers list and read the folder of the class. Learners only pass through it.
getent group "$teachers" >/dev/null || groupadd "$teachers"
install --directory --owner root --group "$teachers" --mode 2771 "$work"
install --directory --owner root --group root --mode 0711 "$sockets"

# The hub's own settings.
install --directory "$littlest/config/jupyterhub_config.d"
install --mode 0644 .hub/class_config.py "$littlest/config/jupyterhub_config.d/class.py"
set_to user_environment.default_app jupyterlab
set_to limits.memory 1G
set_to limits.cpu 1
set_to services.cull.timeout 5400
set_to services.cull.max_age 43200
set_to services.cull.every 300
"$littlest/hub/bin/tljh-config" reload
