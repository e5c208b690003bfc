"""The invented corpus as files, for tests and benchmarks that read a folder."""

from __future__ import annotations

from pathlib import Path

from lessons.corpus.sample import sample


def write_sample(folder: str | Path, each: int, seed: int = 0) -> Path:
    """Write `each` articles into a folder for each outlet, and return the folder."""
    folder = Path(folder)
    for item in sample(each, seed):
        place = folder / item.outlet
        place.mkdir(parents=True, exist_ok=True)
        (place / item.name).write_text(str(item.content), encoding="utf-8")
    return folder
