"""The words of the interface: English in the code, every other language in one file.

A catalogue is a gettext file (`.po`) in the folder `catalogues`; `lessons.pot` beside
them holds the English of every sentence. `LESSONS_LANGUAGE` chooses one by its name,
such as `de`, or by the path of a file anywhere. What a catalogue lacks stays English.
The words of the lessons themselves stand in their own files (see `lessons.syllabus`).
"""

from lessons.language.catalogue import (
    CATALOGUES,
    VARIABLE,
    Catalogue,
    CatalogueError,
    chosen,
    load,
)

_CHOSEN = chosen()
tr = _CHOSEN.sentence
plural = _CHOSEN.plural
DIRECTION = _CHOSEN.direction
LANGUAGE = _CHOSEN.language

__all__ = [
    "CATALOGUES",
    "DIRECTION",
    "LANGUAGE",
    "VARIABLE",
    "Catalogue",
    "CatalogueError",
    "load",
    "plural",
    "tr",
]
