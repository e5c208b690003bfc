"""The site beside a bare JupyterLite with the same Pyodide: size, waiting, memory.

`python tests/benchmarks/site_visits.py FOLDER` takes the folder of Pyodide's files.
Both sides take turns, each visit with a browser that has never been there; what counts
is the median, and the ratio of two medians of one run. The bare side has neither the
kit nor our worker: it loads what a cell imports.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import psutil

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from site_pages import execute, open_lesson, served, visiting  # noqa: E402

from lessons.publishing.site.build import FILES, build_site  # noqa: E402

LESSON = "06-charting-the-frame.ipynb"
TURNS = 3
DRAW = (
    "import matplotlib.pyplot as plt; plt.plot([1, 3, 2]); plt.show(); print('drawn')"
)
OUR_CELL = "import lessons; desk = lessons.open_lesson('06'); print('drawn')"
OUR_CHART = (
    "from lessons import charts; from IPython.display import display; "
    "a, b = desk.pair; display(charts.word_rates(a, b, ['war'])); print('drawn')"
)


def bare(site: Path, into: Path) -> None:
    """Make a bare JupyterLite of the site: without the kit, and with its own worker."""
    shutil.copytree(site, into)
    config = json.loads((into / "jupyter-lite.json").read_text("utf-8"))
    data = config["jupyter-config-data"]
    (kernel,) = data["litePluginSettings"].values()
    kernel["loadPyodideOptions"]["packages"] = []
    data["federated_extensions"] = [
        one for one in data["federated_extensions"] if "two-front" not in one["name"]
    ]
    (into / "jupyter-lite.json").write_text(json.dumps(config), encoding="utf-8")
    shutil.move(into / "jupyterlite-service-worker.js", into / "service-worker.js")


def waited(url: str, cell: str, chart: str) -> tuple[float, float, float]:
    """Seconds until a first cell and a first chart, and the tab's megabytes."""
    with (
        tempfile.TemporaryDirectory() as profile,
        visiting(url, Path(profile)) as visit,
    ):
        began = time.perf_counter()
        open_lesson(visit, LESSON)
        assert "drawn" in execute(visit.page, cell)
        first = time.perf_counter() - began
        assert "drawn" in execute(visit.page, chart)
        second = time.perf_counter() - began
        mine = psutil.Process().children(recursive=True)
        renderers = [p for p in mine if "--type=renderer" in p.cmdline()]
        largest = max(p.memory_full_info().pss for p in renderers)
    return first, second, largest / 1e6


def main(pyodide: str) -> None:
    """Build both, visit each in turn, and print the medians and their ratios."""
    with tempfile.TemporaryDirectory() as scratch:
        ours, other = Path(scratch) / "ours", Path(scratch) / "bare"
        built = build_site(ours, Path(pyodide))
        for note in built.notes:
            print(note)
        bare(ours, other)
        servers = {"ours": served(ours), "bare": served(other)}
        cells = {"ours": (OUR_CELL, OUR_CHART), "bare": ("print('drawn')", DRAW)}
        seen: dict[str, list[tuple[float, float, float]]] = {"ours": [], "bare": []}
        for _ in range(TURNS):
            for side, server in servers.items():
                seen[side].append(waited(server.url, *cells[side]))
        listed = json.loads((ours / FILES).read_text("utf-8"))["files"]
        print(f"site: {len(listed)} files, {built.size / 1e6:.0f} MB")
        for at, what in enumerate(("first cell, s", "first chart, s", "tab, MB")):
            one, two = (median(turn[at] for turn in seen[s]) for s in ("ours", "bare"))
            print(f"{what}: ours {one:.1f}, bare {two:.1f}, ratio {one / two:.2f}")
        for server in servers.values():
            server.stop()


if __name__ == "__main__":
    main(sys.argv[1])
