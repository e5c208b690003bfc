"""How much is read of one file, and for how long.

Every article is far below each limit. A file above one of them is not an article, or
was made to fill a computer's memory.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import TypeVar

from lessons.reading.documents.model import ArticleError, shown

MAX_FILE_BYTES = 25_000_000
MAX_CHARACTERS = 5_000_000  # of the text that was found
MAX_UNZIPPED_BYTES = 40_000_000  # of the part of a .docx that holds its words
MAX_PDF_PAGES = 200
MAX_TAGS = 100_000  # of a web page
MAX_SECONDS = 20.0

Result = TypeVar("Result")


def megabytes(size: int) -> str:
    """A number of bytes as people say it, such as "25 MB"."""
    return f"{size / 1_000_000:,.0f} MB"


def within_time(work: Callable[[], Result], name: str) -> Result:
    """Do `work`, and raise `ArticleError` if it takes longer than `MAX_SECONDS`.

    Waiting for a thread can be given up on every system, and outside the main thread.
    The work itself goes on in the thread until one of the other limits ends it.
    """
    results: list[Result] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work())
        except BaseException as error:  # handed on below, whatever it is
            errors.append(error)

    worker = Thread(target=run, daemon=True)
    try:
        worker.start()
    except RuntimeError:  # a browser's kernel has one thread
        run()
    else:
        worker.join(MAX_SECONDS)
    if errors:
        raise errors[0]
    if not results:
        raise ArticleError(
            f"{shown(name)} takes longer than {MAX_SECONDS:.0f} seconds to read: "
            "copy the article's words into a .txt file."
        )
    return results[0]
