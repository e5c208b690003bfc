"""Many articles: how fast, how well shared out, and does it stay so when they grow?"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import psutil
from corpus_files import write_sample
from measure import Ratio, ratio, seconds, take_turns
from nltk.sentiment.vader import SentimentIntensityAnalyzer

from lessons.corpus.plan import Plan
from lessons.corpus.run import parts
from lessons.corpus.sample import sample
from lessons.corpus.source import items
from lessons.corpus.workers import workers
from lessons.reading import sentiment
from lessons.reading.text import sentences, type_counts

ARTICLES = 100  # of each of the four invented outlets
SIZES = (250, 2_500, 25_000)  # of each: 1,000, 10,000 and 100,000 in all


def corpus_speed(repeats: int) -> Iterator[Ratio]:
    """Counting alone against scikit-learn, scoring alone against nltk's own VADER."""
    texts = [str(item.content) for item in sample(ARTICLES)]
    pieces = [span.text for text in texts for span in sentences(text)]
    try:
        from sklearn.feature_extraction.text import CountVectorizer
    except ImportError:
        print("  scikit-learn is not installed: counting is left out", file=sys.stderr)
    else:
        ours, theirs = take_turns(
            repeats,
            [
                lambda: seconds(lambda: [type_counts(text) for text in texts]),
                lambda: seconds(lambda: CountVectorizer().fit_transform(texts)),
            ],
        )
        yield ratio("counting words / CountVectorizer", ours, theirs, 1.0)
    vader = sentiment.analyser()
    plain = SentimentIntensityAnalyzer.__new__(SentimentIntensityAnalyzer)
    plain.lexicon, plain.constants = vader.lexicon, type(vader.constants)()
    ours, theirs = take_turns(
        repeats,
        [
            lambda: seconds(lambda: [sentiment.compound(piece) for piece in pieces]),
            lambda: seconds(lambda: [plain.polarity_scores(piece) for piece in pieces]),
        ],
    )
    yield ratio("scoring sentences / nltk's own VADER", ours, theirs, 1.0)


def corpus_workers(repeats: int) -> Iterator[Ratio]:
    """One worker process against two, on 4,000 articles; more is better."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = write_sample(Path(folder) / "corpus", 1_000)
        one, two = take_turns(
            repeats, [partial(_measured, corpus, workers) for workers in (1, 2)]
        )
    # The target of 1.7 times as fast, as every line here has it: a ratio to stay below.
    yield ratio("two workers / one worker", two, one, 1 / 1.7)


def _measured(corpus: Path, number: int) -> float:
    """Seconds from the first article to the last; the workers' start left out."""
    with workers(number) as ours:
        plan = Plan()
        batches = ((part.key, part.items) for part in parts(items(corpus), plan))
        warm = ((part.key, part.items) for part in parts(sample(5), plan))
        list(ours.measured(warm, plan))
        return seconds(lambda: list(ours.measured(batches, plan)))


def corpus_size(repeats: int) -> Iterator[Ratio]:
    """Time an article and peak memory of the command, as the corpus grows."""
    with tempfile.TemporaryDirectory() as folder:
        runs = []
        for each in SIZES:
            corpus = write_sample(Path(folder) / str(each), each)
            runs.append([_command(corpus) for _ in range(repeats)])
    for size, small, large in zip(SIZES[1:], runs, runs[1:], strict=False):
        more = f"{4 * size:,} / {4 * size // 10:,} articles"
        (times, peaks), (before, lower) = (zip(*r, strict=True) for r in (large, small))
        yield ratio(f"time an article, {more}", times, before, 1.2, unit="ms")
        yield ratio(f"peak memory, {more}", peaks, lower, 1.3, unit="MB")


def _command(corpus: Path) -> tuple[float, float]:
    """Milliseconds an article, and the most memory that the process held, in MB."""
    with tempfile.TemporaryDirectory() as out:
        began = time.perf_counter()
        running = subprocess.Popen(
            [sys.executable, "-m", "lessons", "corpus", str(corpus), "--out", out],
            stderr=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            env=os.environ,
        )
        peak = _Peak(running.pid)
        running.wait()
        took = time.perf_counter() - began
        peak.stop()
    return 1000 * took / (4 * int(corpus.name)), peak.most


class _Peak(threading.Thread):
    """Watches how much memory a process holds."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.process, self.most = psutil.Process(pid), 0.0
        self.stopped = threading.Event()
        self.start()

    def run(self) -> None:
        while not self.stopped.wait(0.05):
            try:
                self.most = max(self.most, self.process.memory_info().rss / 1e6)
            except psutil.Error:
                return

    def stop(self) -> None:
        """Look no more."""
        self.stopped.set()
        self.join()
