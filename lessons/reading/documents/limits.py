"""How much is read of one file: limits in work, not in seconds.

Every article is far below each limit. A file above one of them is not an article, or
was made to fill a computer's memory or its day. A limit in seconds would read a page on
a fast computer and refuse it on a slow one, and no two runs would be alike.
"""

from __future__ import annotations

MAX_FILE_BYTES = 25_000_000
MAX_CHARACTERS = 5_000_000  # of the text that was found
MAX_UNZIPPED_BYTES = 40_000_000  # of the part of a .docx that holds its words
MAX_PDF_PAGES = 200
MAX_PDF_BYTES = 10_000_000  # of what is drawn on all pages, unpacked
MAX_PDF_STEPS = 500_000  # of drawing them: a page may draw one thing again and again
MAX_TAGS = 50_000  # of a web page
MANY_TAGS = 10_000  # of a web page; the slower ways of finding its article are left out


def megabytes(size: int) -> str:
    """A number of bytes as people say it, such as "25 MB"."""
    return f"{size / 1_000_000:,.0f} MB"
