"""Files that are written whole, and JSON that several processes may change."""

from lessons.storage.kept_file import KeptFile
from lessons.storage.lasting import NOT_KEPT, in_browser, lasts
from lessons.storage.trouble import RecordError
from lessons.storage.whole import clear_leftovers, write_whole

__all__ = [
    "NOT_KEPT",
    "KeptFile",
    "RecordError",
    "clear_leftovers",
    "in_browser",
    "lasts",
    "write_whole",
]
