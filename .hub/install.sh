#!/usr/bin/env bash
# Install the class into a Python environment, with the versions that were tested:
# bash .hub/install.sh PYTHON [MORE PACKAGES]. It may be run again after an update.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
python=$1
shift

wheels=$(mktemp -d)
trap 'rm -rf "$wheels"' EXIT
# pip has two names for it: what is installed, and what a wheel is built with.
export PIP_CONSTRAINT="$PWD/.ci/requirements.txt" PIP_BUILD_CONSTRAINT="$PWD/.ci/requirements.txt"
"$python" -m pip wheel --quiet --no-deps --wheel-dir "$wheels" .
kit=$(echo "$wheels"/*.whl)
"$python" -m pip install --quiet "${kit}[documents]" "$@"
# Of a kit that was there in the same version, the files are put in place anew.
"$python" -m pip install --quiet --no-deps --force-reinstall "$kit"
"$python" -c "import lessons; print('The class is installed in', lessons.__path__[0])"
