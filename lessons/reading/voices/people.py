"""One person under several forms of name: who is meant was named before."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from lessons.reading.voices.lexicon import OF_MEN, OF_WOMEN, TITLED


def may_be_one(name: str, other: str) -> bool:
    """Whether two forms may name one person: "Mayor Jane Roe" and "Ms Roe".

    They end in the same name, and no first names or titles tell them apart.
    """
    one, two = _names_of(name), _names_of(other)
    same = bool(one and two) and one[-1] == two[-1] and _agree(one, two)
    return same and not _are_two(name, other)


class People:
    """Names in the order in which they came, each person's under the first form.

    Names are looked up by their last word, so that a book with a thousand speakers
    takes a time proportional to its length.

    >>> people = People(["Mayor Jane Roe", "John Roe"])
    >>> people.known_as("Ms Roe"), people.known_as("Mr Holm")
    ('Mayor Jane Roe', None)
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._by_last: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        self._known_as: dict[str, str] = {}
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """Note a name; the lower-case words of "the mayor" name nobody."""
        if words := _names_of(name):
            self._by_last.setdefault(words[-1], []).append((name, words))

    def known_as(self, name: str) -> str | None:
        """The first of the names that may be this person's: see `may_be_one`."""
        # What came first stays first, whatever is added.
        if name not in self._known_as:
            words = _names_of(name)
            for known, others in self._by_last.get(words[-1], ()) if words else ():
                if _agree(words, others) and not _are_two(name, known):
                    self._known_as[name] = known
                    break
        return self._known_as.get(name)


def _agree(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether the first names of one person may be those of the other."""
    first, second = set(one[:-1]), set(two[:-1])
    return first <= second or second <= first


def _are_two(name: str, other: str) -> bool:
    """Whether titles tell two people apart: "Mr Roe" and "Mrs Roe"."""
    one, two = _titles_of(name), _titles_of(other)
    return any(
        one & his and two & hers
        for his, hers in ((OF_MEN, OF_WOMEN), (OF_WOMEN, OF_MEN))
    )


@lru_cache(maxsize=4096)
def _titles_of(speaker: str) -> frozenset[str]:
    words = (word.rstrip(".").lower() for word in speaker.split())
    return (OF_MEN | OF_WOMEN).intersection(words)


@lru_cache(maxsize=4096)
def _names_of(speaker: str) -> tuple[str, ...]:
    """The names in a speaker's form, without titles: ("Jane", "Roe")."""
    core = re.split(r",| \(| (?:who|of|for)\b", speaker)[0]
    words = [word.rstrip(".") for word in core.split()]
    if not words or not words[-1][:1].isupper():
        return ()
    return tuple(
        word for word in words if word[:1].isupper() and word.lower() not in TITLED
    )
