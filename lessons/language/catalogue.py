"""One language of the interface, as its catalogue has it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from gettext import c2py
from pathlib import Path

VARIABLE = "LESSONS_LANGUAGE"
CATALOGUES = Path(__file__).parent / "catalogues"


class CatalogueError(ValueError):
    """A catalogue that cannot be used; the message is one sentence."""


def _english(number: int) -> int:
    return int(number != 1)


@dataclass(frozen=True)
class Catalogue:
    """A language: its words for the English ones, and the way in which it is read.

    `words` holds the forms of each sentence or noun, one or several; `form` says which
    of several belongs to a number. `direction` is "ltr" or "rtl".
    """

    language: str = "en"
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    form: Callable[[int], int] = _english
    direction: str = "ltr"

    def sentence(self, english: str, /, **values: object) -> str:
        """A sentence in this language, with its values put in.

        >>> Catalogue().sentence("{count} of 100 deals", count=7)
        '7 of 100 deals'
        """
        (told, *_) = self.words.get(english, (english,))
        if not values:
            return told
        try:
            return told.format(**values)
        except (LookupError, ValueError, AttributeError):  # a slip in a catalogue
            return english.format(**values)

    def plural(self, one: str, many: str, number: int) -> str:
        """The form of a noun that goes with a number.

        >>> Catalogue().plural("use", "uses", 1), Catalogue().plural("use", "uses", 0)
        ('use', 'uses')
        """
        forms = self.words.get(one, (one, many))
        return forms[min(self.form(number), len(forms) - 1)]


def chosen() -> Catalogue:
    """The language that `LESSONS_LANGUAGE` names; English, and a sentence, if none is.

    A class goes on in English when a catalogue is missing or damaged.
    """
    name = os.environ.get(VARIABLE, "").strip()
    if name in ("", "en"):
        return Catalogue()
    try:
        return load(Path(name) if name.endswith(".po") else CATALOGUES / f"{name}.po")
    except CatalogueError as problem:
        print(problem, file=sys.stderr)
        return Catalogue()


def load(path: Path) -> Catalogue:
    """Read a catalogue. Raises `CatalogueError` if it is missing or damaged."""
    # Late: an English class needs none of it.
    from babel.core import Locale, UnknownLocaleError
    from babel.messages.pofile import PoFileError, read_po

    try:
        with path.open("rb") as file:
            read = read_po(file, abort_invalid=True)
        form = c2py(read.plural_expr)
        locale = Locale.parse(read.locale_identifier or path.stem)
    except FileNotFoundError:
        raise CatalogueError(
            f"There is no catalogue “{path.name}”: the words stay English."
        ) from None
    except (OSError, ValueError, PoFileError, UnknownLocaleError):
        raise CatalogueError(
            f"The catalogue “{path.name}” cannot be read: the words stay English."
        ) from None
    words = {}
    for message in read:
        english = message.id if isinstance(message.id, str) else message.id[0]
        told = message.string
        forms = (told,) if isinstance(told, str) else tuple(told)
        if english and all(forms):
            words[english] = forms
    return Catalogue(locale.language, words, form, locale.text_direction)
