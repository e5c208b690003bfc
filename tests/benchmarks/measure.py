"""Two sides taking turns, and the ratio of their medians."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TypeVar

Taken = TypeVar("Taken")
SCRIPTS = Path(__file__).parent / "scripts"
SEEDS = Path(__file__).parents[2] / "seeds"


@dataclass(frozen=True)
class Ratio:
    """One line of the table: what we take beside what the bare side takes."""

    name: str
    ours: float
    bare: float
    unit: str
    target: float

    @property
    def value(self) -> float:
        return self.ours / self.bare

    @property
    def met(self) -> bool:
        return self.value <= self.target


def ratio(
    name: str,
    ours: Sequence[float],
    bare: Sequence[float],
    target: float,
    unit: str = "s",
) -> Ratio:
    """Compare the medians of what two sides took."""
    return Ratio(name, median(ours), median(bare), unit, target)


def quantile_ratio(
    name: str,
    ours: Sequence[float],
    bare: Sequence[float],
    share: float,
    target: float,
    unit: str = "s",
) -> Ratio:
    """Compare what all but the slowest took: the quantile `share` of each side."""
    cut = [sorted(side)[round(share * (len(side) - 1))] for side in (ours, bare)]
    return Ratio(name, *cut, unit, target)


def take_turns(
    repeats: int, sides: Sequence[Callable[[], Taken]]
) -> list[tuple[Taken, ...]]:
    """Run every side once a round; one tuple a side, the warming-up round left out."""
    rounds = []
    for number in range(repeats + 1):
        print(f"  round {number} of {repeats}", end="\r", file=sys.stderr, flush=True)
        rounds.append([side() for side in sides])
    return list(zip(*rounds[1:], strict=True))


def seconds(work: Callable[[], object]) -> float:
    """How long `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def python(*arguments: str) -> str:
    """What a fresh Python prints, run in an empty folder."""
    with tempfile.TemporaryDirectory() as empty:
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=empty,
            env={**os.environ, "MPLBACKEND": "Agg"},
            stdout=subprocess.PIPE,
            encoding="utf-8",
            check=True,
        )
    return done.stdout


def script(name: str) -> str:
    """What one of our scripts prints; it is told where the two articles are."""
    return python(str(SCRIPTS / name), *map(str, sorted(SEEDS.glob("*.txt"))))


def timed(statements: str) -> float:
    """How long a fresh Python takes for `statements`, its own start left out."""
    return float(
        python(
            "-c",
            "import time\nstart = time.perf_counter()\n"
            f"{statements}\nprint(time.perf_counter() - start)",
        )
    )
