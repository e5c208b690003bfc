"""What every test shares: kernels of its own, a record of its own, repeatable luck."""

from __future__ import annotations

import os
import re
import tempfile
from importlib.util import find_spec
from pathlib import Path

import nbval.kernel
import pytest
from kernels import kernel_manager

from lessons.syllabus import LeftOutError

if HAS_HYPOTHESIS := find_spec("hypothesis") is not None:
    from hypothesis import settings

    settings.register_profile("patient", deadline=None)
    settings.register_profile("repeatable", deadline=None, derandomize=True)
    settings.load_profile("repeatable" if os.environ.get("CI") else "patient")


def pytest_configure(config: pytest.Config) -> None:
    nbval.kernel.KernelManager = kernel_manager

    # What a learner wrote beside the notebooks is neither read nor touched.
    work = tempfile.TemporaryDirectory(prefix="work-", ignore_cleanup_errors=True)
    config.add_cleanup(work.cleanup)
    # In a folder of its own, since a class's pair may lie beside the folder of work.
    os.environ["LESSONS_WORK"] = str(Path(work.name) / "my-work")

    # From whatever folder pytest is called.
    if (masks := config.getoption("nbval_sanitize_with", None)) is not None:
        config.option.nbval_sanitize_with = str(config.rootpath / masks)


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """A class that installed no tools for developers still has tests that pass."""
    if HAS_HYPOTHESIS or collection_path.suffix != ".py":
        return None
    source = collection_path.read_text(encoding="utf-8")
    return (
        bool(re.search(r"^(from|import) (hypothesis|strategies)\b", source, re.M))
        or None
    )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> object:
    """A test that names a lesson which a teacher left out has nothing to say."""
    try:
        return (yield)
    except LeftOutError as why:
        pytest.skip(str(why))


def pytest_report_header() -> str | None:
    return None if HAS_HYPOTHESIS else "hypothesis is not installed: its tests wait"
