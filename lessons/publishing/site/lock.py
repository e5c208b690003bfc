"""Pyodide's lock: which wheel each package is, and what must be loaded with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name

from lessons.publishing.site.pyodide import Distribution, sha256
from lessons.publishing.site.wheels import Wheel

# What a package imports late, so that its description does not ask for it.
ALSO = {"nltk": ("regex", "ssl")}
# The package that a name is imported from, where the names differ.
IMPORTS = {
    "two-front-pages": ("lessons",),
    "typing-extensions": ("typing_extensions",),
    "vadersentiment": ("vaderSentiment",),
    "jupyterlab-widgets": ("jupyterlab_widgets",),
}


def merged(
    release: Distribution, official: Mapping[str, Path], own: Iterable[Wheel]
) -> dict[str, Any]:
    """The lock of the site: the packages of Pyodide, and wheels of ours beside them.

    `official` gives the file of each of Pyodide's packages by the name in the lock. A
    need that nothing in the site meets is left out: the class does without it, which a
    test in a browser tries.
    """
    packages = {
        name: {**line, "sha256": sha256(official[line["file_name"]])}
        for name, line in release.packages.items()
    }
    own = list(own)
    known = packages.keys() | {wheel.name for wheel in own}
    for wheel in own:
        wanted = (*wheel.needs, *ALSO.get(wheel.name, ()))
        packages[wheel.name] = {
            "name": wheel.name,
            "version": wheel.version,
            "file_name": wheel.path.name,
            "sha256": sha256(wheel.path),
            "install_dir": "site",
            "package_type": "package",
            "imports": list(IMPORTS.get(wheel.name, (wheel.name,))),
            "depends": sorted(known & set(wanted)),
            "unvendored_tests": False,
        }
    for name, line in packages.items():
        line.setdefault("name", name)
        line["depends"] = sorted({canonicalize_name(need) for need in line["depends"]})
    return {"info": dict(release.info), "packages": dict(sorted(packages.items()))}
