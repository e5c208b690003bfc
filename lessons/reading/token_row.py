"""The words of a text in a row: as many as there are, and light."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import overload

from lessons.reading.text import Token, token_places, word_key


class TokenRow(Sequence[Token]):
    """Tokens in order, each made when it is asked for.

    A book has a million words: a token for each would take a hundred times the memory
    of its text. Kept are where each one starts, and one string for all of its uses. A
    slice is a row too, and takes no memory.

    >>> row = TokenRow.of([("It rained. It froze.", 100)])
    >>> len(row), row[2], [token.text for token in row[-2:]]
    (4, Token(start=111, end=113, text='It'), ['It', 'froze'])
    """

    __slots__ = ("_first", "_last", "_starts", "_texts")

    def __init__(
        self, starts: array[int], texts: list[str], first: int, last: int
    ) -> None:
        self._starts, self._texts = starts, texts
        self._first, self._last = first, last

    @classmethod
    def of(cls, parts: Iterable[tuple[str, int]]) -> TokenRow:
        """The words of some texts, each with the offset at which it stands."""
        starts, texts = array("i"), []
        words: dict[str, str] = {}  # each token once; "" for marks
        for part, offset in parts:
            for start, text in token_places(part):
                word = words.get(text)
                if word is None:
                    word = text if any(map(str.isalnum, text)) else ""
                    words[text] = word
                if word:
                    starts.append(offset + start)
                    texts.append(word)
        return cls(starts, texts, 0, len(texts))

    @property
    def starts(self) -> array[int]:
        """Where each token starts."""
        whole = len(self) == len(self._starts)
        return self._starts if whole else self._starts[self._first : self._last]

    @property
    def texts(self) -> list[str]:
        """Each token as it is written."""
        return self._texts[self._first : self._last]

    @property
    def keys(self) -> tuple[str, ...]:
        """The word type of each token: see `word_key`."""
        known = {text: word_key(text) for text in set(self.texts)}
        return tuple(map(known.__getitem__, self.texts))

    def __len__(self) -> int:
        return self._last - self._first

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> TokenRow | tuple[Token, ...]: ...
    def __getitem__(self, at: int | slice) -> Token | TokenRow | tuple[Token, ...]:
        if isinstance(at, slice):
            places = range(self._first, self._last)[at]
            if places.step != 1:
                return tuple(map(self._token, places))
            last = max(places.start, places.stop)
            return TokenRow(self._starts, self._texts, places.start, last)
        return self._token(range(self._first, self._last)[at])

    def __iter__(self) -> Iterator[Token]:
        return map(self._token, range(self._first, self._last))

    def _token(self, at: int) -> Token:
        start, text = self._starts[at], self._texts[at]
        return Token(start, start + len(text), text)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, TokenRow | tuple):
            return NotImplemented
        return len(self) == len(other) and all(map(Token.__eq__, self, other))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))
