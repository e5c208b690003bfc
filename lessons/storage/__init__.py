"""Files that are written whole, and JSON that several processes may change."""

from lessons.storage.kept_file import KeptFile
from lessons.storage.trouble import RecordError
from lessons.storage.whole import clear_leftovers, write_whole

__all__ = ["KeptFile", "RecordError", "clear_leftovers", "write_whole"]
