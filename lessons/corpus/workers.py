"""Several processes on this machine that measure parts of a corpus."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent import futures
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait
from contextlib import contextmanager
from importlib import import_module
from itertools import islice
from typing import TypeVar

from lessons.corpus.interruptions import interruptions_held_back
from lessons.corpus.measure import Tallies, mark_of, measure_all
from lessons.corpus.plan import Plan
from lessons.corpus.source import Item
from lessons.language import tr

WINDOW = 4  # parts in memory for each worker
STOPPED_ITS_WORKER = tr("It stopped the worker that read it.")

Named = TypeVar("Named")
Batch = tuple[Named, Sequence[Item]]  # what a caller knows some articles by, and these


def has_processes() -> bool:
    """Whether this system can start processes: a page of a browser cannot."""
    try:
        import_module("_multiprocessing")
    except ImportError:
        return False
    return True


class Workers:
    """Processes that start at the first article; if one is stopped, others replace it.

    >>> with workers(2) as ours:
    ...     list(ours.measured(iter([("a", ())]), Plan()))
    [('a', [])]
    """

    def __init__(self, number: int) -> None:
        self._number = number
        self._pool = futures.ProcessPoolExecutor(number)

    def measured(
        self, batches: Iterator[Batch], plan: Plan
    ) -> Iterator[tuple[Named, list[Tallies]]]:
        """The tallies of each batch, as they are finished.

        An article that stops its worker is reported as a problem, under its name.
        """
        room = WINDOW * self._number
        under_way: dict[Future, Batch] = {}
        while True:
            for batch in islice(batches, room - len(under_way)):
                under_way[self._submit(batch[1], plan)] = batch
            if not under_way:
                return
            finished, _ = wait(under_way, return_when=FIRST_COMPLETED)
            for future in finished:
                name, items = under_way.pop(future)
                try:
                    yield name, future.result()
                except BrokenExecutor:
                    yield name, [self._alone(item, plan) for item in items]

    def _submit(self, items: Sequence[Item], plan: Plan) -> Future:
        # Ctrl + C reaches every process of a terminal, and is for the first alone. What
        # a process blocks, those that it starts block as well.
        with interruptions_held_back():
            try:
                return self._pool.submit(measure_all, items, plan)
            except BrokenExecutor:
                self.close()
                self._pool = futures.ProcessPoolExecutor(self._number)
                return self._pool.submit(measure_all, items, plan)

    def _alone(self, item: Item, plan: Plan) -> Tallies:
        try:
            (row,) = self._submit([item], plan).result()
        except BrokenExecutor:
            return Tallies(
                item.outlet, item.name, mark_of(item), problem=STOPPED_ITS_WORKER
            )
        return row

    def close(self) -> None:
        """Give up what is not begun, and let the processes end."""
        self._pool.shutdown(cancel_futures=True)


@contextmanager
def workers(number: int) -> Iterator[Workers]:
    """So many processes, which end with the block."""
    ours = Workers(number)
    try:
        yield ours
    finally:
        ours.close()
