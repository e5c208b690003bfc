"""The house style: matplotlib's settings for a classroom."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files

import matplotlib


@contextmanager
def house_style() -> Iterator[None]:
    """The settings of `classroom.mplstyle`, for as long as the block lasts."""
    with as_file(files("lessons.charts") / "classroom.mplstyle") as sheet:
        settings = matplotlib.rc_params_from_file(sheet, use_default_template=False)
    settings["text.parse_math"] = False  # a "$" in an article is a dollar sign
    with matplotlib.rc_context(settings):
        yield
