"""How much a class on a JupyterHub takes: `python tests/benchmarks/hub.py 1 20 80`.

Each number is a class whose learners all log in at the same moment and run lesson 06.
Then they answer an exercise again and again until hub, servers and kernels are killed
(SIGKILL), and every answer that was called saved is looked for on the disk. JupyterHub
and its proxy must be there: `.hub/README.md` says how to get them.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import shutil
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median

sys.path.append(str(Path(__file__).parents[1]))

import psutil
from hub_learner import EXERCISE, LESSON, Learner
from hub_rig import Hub, started
from tornado.httpclient import AsyncHTTPClient

from lessons.exercises.record import Entry, Record

BEGIN, END = "<!-- what hub.py measured -->", "<!-- end of it -->"
KEPT_FREE = 1.5e9  # bytes of the computer's memory that no learner gets
ANSWERING = 5.0  # seconds at least, and until each has been told “saved” once


@dataclass(frozen=True)
class Run:
    """One class: memory in MB, times in seconds from the login, answers counted."""

    learners: int
    memory: float  # of one learner: server and kernel, the median
    memory_most: float
    hub_memory: float  # of the hub and its proxy
    processor: float  # seconds of one processor for one learner, the median
    first_cell: float  # the median
    first_cell_last: float  # of the learner who waited longest
    all_cells: float
    all_cells_last: float
    acknowledged: int
    lost: int
    load: float  # of the computer before the run, a minute's mean


def main() -> int:
    """Run each class in turn and print one table; 1 if an answer was lost."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("learners", type=int, nargs="+", help="such as 1 20 80")
    parser.add_argument(
        "--json",
        type=Path,
        help="write the figures there, beside those of other classes of the same day",
    )
    asked = parser.parse_args()
    if missing := _missing():
        parser.error(missing)
    AsyncHTTPClient.configure(None, max_clients=10_000)
    runs = []
    for learners in asked.learners:
        print(f"a class of {learners} …", file=sys.stderr)
        load = os.getloadavg()[0]
        folder = tempfile.TemporaryDirectory(prefix="hub-")
        with folder as root, started(Path(root)) as hub:
            runs.append(asyncio.run(_class(hub, learners, load)))
    print(table(runs))
    if asked.json:
        _write(asked.json, runs)
    return int(any(run.lost for run in runs))


async def _class(hub: Hub, size: int, load: float) -> Run:
    learners = [Learner(f"learner-{number:02}") for number in range(1, size + 1)]
    for learner in learners:
        hub.learner(learner.name)
    watch = asyncio.create_task(_enough_memory())
    arriving = asyncio.gather(*(learner.arrive(hub) for learner in learners))
    await asyncio.wait({watch, arriving}, return_when=asyncio.FIRST_COMPLETED)
    watch.cancel()
    if not arriving.done():
        arriving.cancel()
        raise MemoryError(f"{size} learners do not fit into this computer's memory")
    await arriving
    weighed, own = hub.weighed()
    assert len(weighed) == size, sorted(weighed)
    answering = [asyncio.create_task(one.answer_until_cut_off()) for one in learners]
    began = time.perf_counter()
    while time.perf_counter() - began < ANSWERING or not all(
        one.acknowledged or task.done()
        for one, task in zip(learners, answering, strict=True)
    ):
        await asyncio.sleep(0.1)
    hub.kill()
    await asyncio.gather(*answering)
    return Run(
        learners=size,
        memory=median(one.megabytes for one in weighed.values()),
        memory_most=max(one.megabytes for one in weighed.values()),
        hub_memory=own.megabytes,
        processor=median(one.seconds for one in weighed.values()),
        first_cell=median(one.first_cell for one in learners),
        first_cell_last=max(one.first_cell for one in learners),
        all_cells=median(one.all_cells for one in learners),
        all_cells_last=max(one.all_cells for one in learners),
        acknowledged=sum(one.acknowledged for one in learners),
        lost=sum(_lost(hub, one) for one in learners),
        load=load,
    )


async def _enough_memory() -> None:
    """Ends once too little memory is left."""
    while psutil.virtual_memory().available > KEPT_FREE:
        await asyncio.sleep(0.5)


def _lost(hub: Hub, learner: Learner) -> int:
    """How many answers were called saved and are not on the disk.

    Each check is counted in the record. What was on its way at the end may be there.
    """
    kept = Record(LESSON, hub.work / learner.name).entries()
    entry = kept.get(EXERCISE, Entry())
    lost = max(0, learner.acknowledged - entry.attempts)
    as_given = learner.sent[: entry.attempts][-1:] == [entry.answer]
    return lost or int(not as_given)


def _missing() -> str:
    """What this benchmark lacks, in one sentence; "" if nothing."""
    try:
        version("jupyterhub")
        version("jupyterhub-idle-culler")
    except PackageNotFoundError as absent:
        return f"{absent.name} is missing: pip install -r .hub/requirements.txt"
    if not shutil.which("configurable-http-proxy"):
        return (
            "configurable-http-proxy is missing: npm install -g configurable-http-proxy"
        )
    if not Path("/proc/self/smaps_rollup").exists():
        return "memory is read from /proc/PID/smaps_rollup, which Linux alone has"
    return ""


def table(runs: list[Run]) -> str:
    """The figures as a table in Markdown, as `.hub/README.md` has it."""
    lines = [
        "| learners at once | memory a learner | hub and proxy | processor a learner "
        "| login to first cell | the last one | login to last cell | the last one "
        "| saved, then killed | lost | load before |",
        f"|{' ---: |' * 11}",
    ]
    for run in runs:
        lines.append(
            f"| {run.learners} | {run.memory:.0f} MB | {run.hub_memory:.0f} MB "
            f"| {run.processor:.0f} s "
            f"| {run.first_cell:.0f} s | {run.first_cell_last:.0f} s "
            f"| {run.all_cells:.0f} s | {run.all_cells_last:.0f} s "
            f"| {run.acknowledged:,} | {run.lost} | {run.load:.1f} |"
        )
    return "\n".join(lines)


def page_with(page: str, measured: dict) -> str:
    """The page of the recipe with the figures in their place."""
    runs = [Run(**run) for run in measured["runs"]]
    told = (
        f"Measured on {measured['day']}: {measured['processors']} processors, "
        f"{measured['memory_gb']} GB of memory, Python {measured['python']}, "
        f"JupyterHub {measured['jupyterhub']}. The last column tells how busy the "
        "machine was with other work just before; above the number of its processors, "
        "the times are longer than yours will be."
    )
    before, rest = page.split(BEGIN)
    _, after = rest.split(END)
    return f"{before}{BEGIN}\n{told}\n\n{table(runs)}\n{END}{after}"


def _write(path: Path, runs: list[Run]) -> None:
    """Write the figures, what they were measured on, and the page beside the file."""
    where = {
        "day": time.strftime("%Y-%m-%d"),
        "processors": os.cpu_count(),
        "memory_gb": round(psutil.virtual_memory().total / 1e9, 1),
        "python": ".".join(map(str, sys.version_info[:2])),
        "jupyterhub": version("jupyterhub"),
    }
    kept = {run.learners: _rounded(run) for run in runs}
    before = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    if {name: before.get(name) for name in where} == where:  # another class, same day
        kept = {run["learners"]: run for run in before["runs"]} | kept
    measured = {**where, "runs": [kept[learners] for learners in sorted(kept)]}
    path.write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")
    page = path.with_name("README.md")
    text = page_with(page.read_text(encoding="utf-8"), measured)
    page.write_text(text, encoding="utf-8")


def _rounded(run: Run) -> dict[str, float]:
    return {name: round(value, 1) for name, value in asdict(run).items()}


if __name__ == "__main__":
    sys.exit(main())
