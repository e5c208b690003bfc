"""A corpus part by part: in this process, on this machine, or on a cluster with Dask.

A finished part is a file that is named by its contents. If a run was stopped, it is
started again in the same way: it keeps the finished parts and measures the rest. An
article that has changed makes a new part.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

from lessons.corpus.measure import Tallies, mark_of, measure, measure_all
from lessons.corpus.outlets import Corpus
from lessons.corpus.plan import Plan
from lessons.corpus.report_folder import part_path
from lessons.corpus.source import Item
from lessons.corpus.workers import STOPPED_ITS_WORKER, WINDOW, has_processes
from lessons.corpus.workers import workers as local_workers
from lessons.language import tr
from lessons.reading.documents import ArticleError
from lessons.reading.documents.model import shown
from lessons.storage import write_whole

PART = 100  # at most this many articles in a part
PART_SIZE = 2_000_000  # characters at which a part is full, however few articles
PATIENCE = "15s"  # the time that a scheduler has to answer
VERSION = 2  # raised when a measure changes, so that old parts are measured again


@dataclass(frozen=True, slots=True)
class Part:
    """Some articles that are measured together, and the name of their file."""

    key: str
    items: tuple[Item, ...]


def parts(items: Iterable[Item], plan: Plan) -> Iterator[Part]:
    """Cut a stream of articles into parts; the same stream gives the same parts."""
    batch: list[Item] = []
    size = 0
    for item in items:
        batch.append(item)
        size += len(item.content)
        if len(batch) >= PART or size >= PART_SIZE:
            yield Part(_key(batch, plan), tuple(batch))
            batch, size = [], 0
    if batch:
        yield Part(_key(batch, plan), tuple(batch))


def _key(items: Iterable[Item], plan: Plan) -> str:
    about = json.dumps(
        [VERSION, plan.measures, plan.words, [mark_of(i) for i in items]]
    )
    return hashlib.sha256(about.encode()).hexdigest()[:32]


# Finished parts -----------------------------------------------------------------------


def read_part(folder: Path, key: str) -> list[Tallies] | None:
    """The tallies in a finished part; None where it is missing or damaged.

    A part carries a sum over its bytes, so that no damage passes for a measurement.
    """
    try:
        kept = json.loads(part_path(folder, key).read_text(encoding="utf-8"))
        if kept["sum"] != _sum(key, kept["rows"]):
            return None
        return [Tallies(o, n, m, tuple(ns), p) for o, n, m, ns, p in kept["rows"]]
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def write_part(folder: Path, key: str, rows: list[Tallies]) -> None:
    """Write a finished part whole, or not at all."""
    plain = [astuple(row) for row in rows]
    kept = {"sum": _sum(key, plain), "rows": plain}
    write_whole(part_path(folder, key), json.dumps(kept))


def _sum(key: str, rows: Sequence[object]) -> str:
    return hashlib.sha256(json.dumps([key, rows]).encode()).hexdigest()


# Running ------------------------------------------------------------------------------


def run(
    items: Iterable[Item],
    plan: Plan,
    folder: Path,
    *,
    workers: int = 1,
    scheduler: str = "",
    done: Callable[[int], object] = lambda articles: None,
) -> list[str]:
    """Measure a stream of articles, and give the keys of its parts in order.

    One worker without a `scheduler` works in this process, several in as many processes
    on this machine; where it can start none, as in a browser, this one does it all.
    With the address of a dask.distributed scheduler the work is done there. `done` is
    called with the number of articles whenever some are finished. `rows` then gives
    what was measured.
    """
    folder.mkdir(parents=True, exist_ok=True)
    keys: list[str] = []
    unfinished = _unfinished(parts(items, plan), folder, keys, done)
    if scheduler:
        with _client(scheduler) as client:
            _there(unfinished, plan, folder, client, done)
    elif workers > 1 and has_processes():
        with local_workers(workers) as ours:
            batches = ((part.key, part.items) for part in unfinished)
            for key, measured in ours.measured(batches, plan):
                _keep(folder, key, measured, done)
    else:
        for part in unfinished:
            _keep(folder, part.key, measure_all(part.items, plan), done)
    return keys


def _keep(
    folder: Path, key: str, measured: list[Tallies], done: Callable[[int], object]
) -> None:
    write_part(folder, key, measured)
    done(len(measured))


def rows(folder: Path, keys: Iterable[str]) -> Iterator[list[Tallies]]:
    """What was measured, one part after another, in the order of `keys`.

    Raises `ArticleError` for a part that was lost or damaged since it was measured.
    """
    for key in keys:
        measured = read_part(folder, key)
        if measured is None:
            raise ArticleError(
                tr(
                    "A part of what was measured was lost from {name}: the same "
                    "command measures it again.",
                    name=shown(folder.name),
                )
            )
        yield measured


def _unfinished(
    waiting: Iterable[Part],
    folder: Path,
    keys: list[str],
    done: Callable[[int], object],
) -> Iterator[Part]:
    """The parts that are not yet measured; the keys of all parts go into `keys`."""
    noted = set()
    for part in waiting:
        if part.key in noted:  # the same articles as an earlier part
            done(len(part.items))
            continue
        noted.add(part.key)
        keys.append(part.key)
        if read_part(folder, part.key) is None:
            yield part
        else:
            done(len(part.items))


def read(items: Iterable[Item], plan: Plan) -> Corpus:
    """Measure a small corpus in this process and write no file: for a notebook.

    >>> from lessons.corpus.sample import sample
    >>> corpus = read(sample(each=2), Plan())
    >>> [(outlet.name, outlet.articles) for outlet in corpus.named][:2]
    [('Daily Lantern', 2), ('Evening Quarter', 2)]
    """
    corpus = Corpus(plan)
    for item in items:
        corpus.add([measure(item, plan)])
    return corpus


def _there(
    unfinished: Iterable[Part],
    plan: Plan,
    folder: Path,
    client: Any,
    done: Callable[[int], object],
) -> None:
    """Keep every worker busy, and never more than a window of parts in memory."""
    from distributed import as_completed  # late: an optional extra

    finished = as_completed()
    under_way: dict[str, Part] = {}
    room = WINDOW * max(1, len(client.ncores()))

    def take_one() -> None:
        future = next(finished)
        part = under_way.pop(future.key)
        measured = (
            future.result()
            if future.status == "finished"
            else [_alone(client, item, plan) for item in part.items]
        )
        future.release()
        _keep(folder, part.key, measured, done)

    for part in unfinished:
        if len(under_way) >= room:
            take_one()
        under_way[part.key] = part
        finished.add(client.submit(measure_all, part.items, plan, key=part.key))
    while under_way:
        take_one()


def _alone(client: Any, item: Item, plan: Plan) -> Tallies:
    """Measure one article of a part that failed.

    An article that stops its worker is reported as a problem, under its name.
    """
    future = client.submit(measure_all, [item], plan, key=f"alone-{mark_of(item)}")
    try:
        (row,) = future.result()
    except Exception:
        return Tallies(
            item.outlet, item.name, mark_of(item), problem=STOPPED_ITS_WORKER
        )
    return row


@contextmanager
def _client(scheduler: str) -> Iterator[Any]:
    try:
        from distributed import Client
    except ImportError:
        raise ArticleError(
            tr(
                "To read on a scheduler, install the extra for many articles: pip "
                'install "two-front-pages[many]".'
            )
        ) from None
    try:
        client = Client(scheduler, timeout=PATIENCE)
    # The last is the library's own, where a computer is too busy to start its thread.
    except (OSError, ValueError, AssertionError):
        raise ArticleError(
            f"No scheduler answers at {shown(scheduler)}. Its address stands in its "
            "first lines, such as tcp://192.0.2.1:8786; is it running?"
        ) from None
    with client:
        yield client
