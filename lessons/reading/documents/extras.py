"""The packages that only some files need: imported when such a file comes."""

from __future__ import annotations

import logging
from importlib import import_module
from types import ModuleType

from lessons.reading.documents.model import ArticleError, shown


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
    return ArticleError(
        f"{shown(name)} is {what}: to read it, run "
        '`pip install "two-front-pages[documents]"` once in a terminal, '
        "or save its words as a .txt file in UTF-8."
    )
