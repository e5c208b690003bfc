"""Files that are written whole, and JSON that several processes may change."""

from lessons.storage.kept_file import KeptFile
from lessons.storage.lasting import in_browser, lasts
from lessons.storage.trouble import RecordError
from lessons.storage.whole import clear_leftovers, write_whole

__all__ = [
    "KeptFile",
    "RecordError",
    "clear_leftovers",
    "in_browser",
    "lasts",
    "write_whole",
]
