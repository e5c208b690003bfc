"""What is said of a save: one source for every form, and for what its script looks for.

Only what outlasts the kernel is called saved. A page that gets no storage from its
browser keeps answers in memory, and says so at every save and before the first.
"""

from __future__ import annotations

from pathlib import Path

from lessons.language import tr
from lessons.storage import lasts

BESIDE = tr("saved ✓")  # beside an exercise
SAVED = tr("Saved ✓")  # in a line of a form
IN_MEMORY = tr(
    "Kept in this page only: this browser cannot store it. Press “Make my page” at the "
    "end before you close."
)
NOT_HANDED_IN = tr(
    "Kept in this page only: this browser cannot store it, and it is gone when you "
    "close the page."
)


def after_save(path: Path, said: str = SAVED, in_memory: str = IN_MEMORY) -> str:
    """What is said once a file was written: `said` if it lasts, else `in_memory`."""
    return said if lasts(path) else in_memory


def before_save(path: Path, in_memory: str = IN_MEMORY) -> str:
    """What is said before anything was written; "" where nothing needs to be."""
    return after_save(path, "", in_memory)
