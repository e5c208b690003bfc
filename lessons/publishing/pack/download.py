"""Wheels from the index that pip is set up for, put into a folder one by one.

A wheel counts when it stands whole in the folder: it is fetched beside the folder's
wheels, looked through, and moved among them. So a stopped download goes on.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from lessons.publishing.pack.pins import Pin
from lessons.publishing.pack.targets import Target
from lessons.publishing.pack.wheels import Wheel, wheels_in

BESIDE = ".fetching-"  # how the name of a folder begins into which pip writes
AT_ONCE = 8  # packages that one call of pip asks for
CALLS = 4  # calls beside one another
_NONE = re.compile(r"No matching distribution found for (\S+==\S+)")
# What pip says while it gets no answer; then "none" means nothing.
_NO_ANSWER = re.compile(r"Retrying \(|onnection|Could not fetch URL|[Tt]imed? ?out")
_FULL = re.compile(r"No space left|Disk quota")


@dataclass(frozen=True)
class Missing:
    """A package that has no wheel for a computer."""

    pin: Pin
    target: Target


def fetch(
    pins: Iterable[Pin],
    targets: Iterable[Target],
    folder: Path,
    done: Callable[[int], object] = lambda number: None,
) -> tuple[Missing, ...]:
    """Fetch the wheels that are not in the folder yet; gives those that nobody has.

    `done` is told of each number of packages that stand ready. Raises `ValueError`
    with one sentence if pip is not here or gets no answer.
    """
    if find_spec("pip") is None:
        raise ValueError(
            "pip is needed to fetch the packages: run “python -m ensurepip” or install "
            "the kit with its extra “pack”, then the same command again."
        )
    clear_leftovers(folder)
    remove_damaged(folder)
    lost: list[Missing] = []
    for target in targets:
        wanted = [pin for pin in pins if pin.fits(target)]
        there = [one for one in wheels_in(folder) if one.fits(target)]
        absent = [pin for pin in wanted if not any(w.is_of(pin) for w in there)]
        done(len(wanted) - len(absent))
        with ThreadPoolExecutor(CALLS) as calls:  # the wait is for the network
            asked = {
                calls.submit(_fetch, s, target, folder): s for s in calls_of(absent)
            }
            try:
                for one in as_completed(asked):
                    lost += one.result()
                    done(len(asked[one]))
            finally:
                calls.shutdown(cancel_futures=True)
    return tuple(lost)


def calls_of(pins: Sequence[Pin]) -> list[tuple[Pin, ...]]:
    """The pins in a few calls of pip, none of which has two versions of a package."""
    turns: dict[int, list[Pin]] = {}
    seen = Counter()
    for pin in pins:
        turns.setdefault(seen[pin.name], []).append(pin)
        seen[pin.name] += 1
    return [
        tuple(turn[start : start + AT_ONCE])
        for turn in turns.values()
        for start in range(0, len(turn), AT_ONCE)
    ]


def clear_leftovers(folder: Path) -> None:
    """Remove what a stopped download left."""
    for left in folder.glob(f"{BESIDE}*"):
        shutil.rmtree(left, ignore_errors=True)


def remove_damaged(folder: Path) -> list[Wheel]:
    """Remove the wheels that are not whole; gives them."""
    damaged = [one for one in wheels_in(folder) if not one.is_whole()]
    for one in damaged:
        one.path.unlink()
    return damaged


def _fetch(pins: Sequence[Pin], target: Target, folder: Path) -> list[Missing]:
    """Fetch these; gives those of which there is no wheel for the target."""
    left = list(pins)
    lost = []
    with TemporaryDirectory(prefix=BESIDE, dir=folder) as beside:
        while left:
            done = call(left, target, Path(beside))
            if not done.returncode:
                break
            unknown = _unknown(done.stdout + done.stderr, left)
            left.remove(unknown)
            lost.append(Missing(unknown, target))
        for one in wheels_in(Path(beside)):
            if not one.is_whole():
                raise ValueError(
                    f"“{one.path.name}” did not arrive whole: run the same command "
                    "again, and it goes on from here."
                )
            one.path.replace(folder / one.path.name)
    return lost


def call(
    pins: Iterable[Pin], target: Target, folder: Path
) -> subprocess.CompletedProcess[str]:
    """Call pip to fetch these for a target, and nothing that they need."""
    names = (part for name in target.platform.tags for part in ("--platform", name))
    command = [
        *(sys.executable, "-m", "pip", "download", "--quiet", "--no-input"),
        *("--disable-pip-version-check", "--progress-bar", "off"),
        *("--no-deps", "--only-binary=:all:", "--ignore-requires-python"),
        *("--implementation", "cp", "--python-version", target.python),
        *("--abi", target.abi, *names, "--dest", str(folder)),
        *(pin.exactly for pin in pins),
    ]
    return subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )


def _unknown(said: str, pins: Sequence[Pin]) -> Pin:
    """The package of which pip says that there is no wheel.

    Raises `ValueError` with one sentence if pip says something else.
    """
    if _FULL.search(said):
        raise ValueError(
            "The disk is full: make room, then run the same command again."
        )
    found = _NONE.search(said)
    known = [pin for pin in pins if found and pin.exactly == found[1]]
    if known and not _NO_ANSWER.search(said):
        return known[0]
    if found or _NO_ANSWER.search(said):
        raise ValueError(
            "The packages cannot be fetched: this command needs the internet, and pip "
            "gets no answer; run it again where there is one, and it goes on from here."
        )
    last = (said.strip().splitlines() or ["it says nothing"])[-1]
    raise ValueError(f"pip could not fetch the packages: {last}")
