"""What to say when a file cannot be saved."""

from __future__ import annotations

import errno

from lessons.language import tr

# The same trouble at the next save: it was explained at the first.
AS_BEFORE = tr("NOT SAVED, for the same reason as before.")
_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
_READ_ONLY = (errno.EACCES, errno.EROFS, errno.EPERM)


class RecordError(OSError):
    """A file that cannot be saved; the message is one sentence for the learner."""


def sentence(error: OSError, folder: str) -> str:
    """What is wrong with the disk or with this folder, and what to do."""
    if error.errno in _FULL:
        return tr("NOT SAVED: the disk is full. Make room, then answer again.")
    if error.errno in _READ_ONLY:
        return tr(
            "NOT SAVED: the folder “{folder}” cannot be written to. You can go on, "
            "but what you answer is lost when you close the lesson: ask your "
            "teacher.",
            folder=folder,
        )
    return tr(
        "NOT SAVED: the folder “{folder}” cannot be used. Ask your teacher.",
        folder=folder,
    )
