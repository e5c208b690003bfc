"""Temporary."""

from lessons.reading.words import *  # noqa
from lessons.reading.words import Span, Token, sentences, words, straighten  # noqa


class Sentence(str):
    __slots__ = ("end", "id", "start")

    def __new__(cls, text, id="", start=0, end=None):
        made = super().__new__(cls, text)
        made.id, made.start, made.end = (
            id,
            start,
            start + len(text) if end is None else end,
        )
        return made

    @property
    def text(self):
        return str(self)

    def __getnewargs__(self):
        return str(self), self.id, self.start, self.end
