"""The lessons on paper, and as a book to be read in a browser."""

from lessons.publishing.paper.book import write_book
from lessons.publishing.paper.browser import PAPERS, BrowserError, write_pdfs
from lessons.publishing.paper.sheets import Sheet, printed_sheets

__all__ = [
    "PAPERS",
    "BrowserError",
    "Sheet",
    "printed_sheets",
    "write_book",
    "write_pdfs",
]
