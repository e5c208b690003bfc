"""The packages that only some files need: imported when such a file comes."""

from __future__ import annotations

import logging
from importlib import import_module
from types import ModuleType

from lessons.language import tr
from lessons.reading.documents.model import ArticleError, shown
from lessons.storage import in_browser


def extra(package: str, name: str, what: str) -> ModuleType:
    """Import an optional package, or say in one sentence how to get it.

    `name` is the file that needs it and `what` that file's kind, "a PDF".
    """
    try:
        module = import_module(package)
    except ImportError:
        raise missing(name, what) from None
    # Its log on damaged files is for developers; the learner gets a sentence instead.
    logger = logging.getLogger(package)
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
    return module


def missing(name: str, what: str) -> ArticleError:
    """What to say of a file whose kind needs a package that is not here."""
    if in_browser():  # nobody has a terminal there
        return ArticleError(
            tr(
                "{name} is {what}, which cannot be read in a browser: open it, copy "
                "the article's text, and paste it instead.",
                name=shown(name),
                what=what,
            )
        )
    return ArticleError(
        tr(
            "{name} is {what}: to read it, run `pip install "
            '"two-front-pages[documents]"` once in a terminal, or save its words as '
            "a .txt file in UTF-8.",
            name=shown(name),
            what=what,
        )
    )
