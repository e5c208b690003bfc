"""Where the quotation marks are: passages between an opening and a closing mark.

One pass from left to right with a stack, so the time is linear in the text's length.
Whether a passage is speech, and whose, is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lessons.reading.text import Span, lines

_MARK = re.compile(r"``|''|[“”„\"«»‹›‘’'\n]")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_CLOSERS = {
    "“": ("”", '"', "“"),
    "„": ("“", "”", '"'),
    '"': ('"', "”"),
    "”": ('"', "”"),
    "``": ("''", '"', "”"),
    "''": ("''", '"', "”"),
    "«": ("»",),
    "»": ("«",),
    "‹": ("›",),
    "›": ("‹",),
}
_DOUBLES = frozenset('“”„"«»‹›') | {"``", "''"}
_BEFORE_OPENING = frozenset("([{<>—–-/“‘\"'„«=")
_REACH = 200  # marks: how far a single mark may look for its closing mark
_ELISION = re.compile(r"(?:\d\ds?|em|tis|twas|til|till|n|cause|bout|round|cos|ere)\b")


@dataclass(frozen=True, slots=True)
class PassageInMarks(Span):
    """The words between an opening and a closing mark; `outer_*` include the marks."""

    outer_start: int
    outer_end: int
    closed: bool

    @property
    def last_character(self) -> str:
        """The character that the words end with, inner closing marks left out."""
        end = len(self.text)
        while end and (self.text[end - 1].isspace() or self.text[end - 1] in "’'”\""):
            end -= 1
        return self.text[end - 1 : end]


@dataclass(frozen=True, slots=True)
class Mark(Span):
    """One quotation mark, apostrophe or line's end."""

    opens: bool  # stands where only an opening mark can stand
    closes: bool  # stands where only a closing mark can stand


def _mark(text: str, match: re.Match[str]) -> Mark:
    start, end = match.span()
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    free_left = before.isspace() or before in _BEFORE_OPENING
    opens = free_left and not after.isspace()
    closes = not free_left and not after.isalnum()
    return Mark(start, end, match.group(), opens, closes)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Stretches between blank lines."""
    start = 0
    for gap in _BLANK_LINE.finditer(text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text)


def passages_in_marks(text: str) -> list[PassageInMarks]:
    """The outermost passages in quotation marks, in order.

    Apostrophes are never taken for marks. A passage that is not closed ends with its
    paragraph; a single line break ends a paragraph unless the closing mark comes
    before any other opening mark.
    """
    found: list[PassageInMarks] = []
    wraps = frozenset(_wraps(text))
    for start, end in _blocks(text):
        found.extend(_Block(text, start, end, wraps).passages())
    return [passage for passage in found if any(map(str.isalnum, passage.text))]


def _wraps(text: str) -> Iterator[int]:
    """The line breaks inside a paragraph that was wrapped at a width: they end none."""
    for line in lines(text):
        at = text.find("\n", line.start, line.end)
        while at >= 0:
            yield at
            at = text.find("\n", at + 1, line.end)


class _Block:
    """The marks between two blank lines."""

    def __init__(self, text: str, start: int, end: int, wraps: frozenset[int]) -> None:
        self.text, self.end = text, end
        found = _MARK.finditer(text, start, end)
        self.marks = [_mark(text, one) for one in found if one.start() not in wraps]
        self.next_double = self._next_doubles()
        self.odd_straight = self._odd_straight()

    def _next_doubles(self) -> list[int]:
        """For each mark, the place of the next double mark after it."""
        after, following = [0] * len(self.marks), len(self.marks)
        for place in range(len(self.marks) - 1, -1, -1):
            after[place] = following
            if self.marks[place].text in _DOUBLES:
                following = place
        return after

    def _odd_straight(self) -> list[bool]:
        """For each mark, whether its line holds an odd number of straight marks."""
        counts, line, lines = [0], 0, []
        for mark in self.marks:
            lines.append(line)
            if mark.text == "\n":
                counts.append(0)
                line += 1
            counts[line] += mark.text == '"'
        return [counts[line] % 2 == 1 for line in lines]

    def _passage(
        self, first: Mark, end: int, outer_end: int, *, closed: bool
    ) -> PassageInMarks:
        """The words after the mark `first` up to `end`."""
        words = self.text[first.end : end]
        return PassageInMarks(first.end, end, words, first.start, outer_end, closed)

    def passages(self) -> list[PassageInMarks]:
        """The outermost passages, in order."""
        found: list[PassageInMarks] = []
        stack: list[Mark] = []
        place = 0

        def finish(end: int, outer_end: int, *, closed: bool) -> None:
            first = stack[0]
            end = max(first.end, end)
            outer_end = max(end, outer_end)
            found.append(self._passage(first, end, outer_end, closed=closed))
            stack.clear()

        def unclosed(end: int) -> None:
            end = stack[0].end + len(self.text[stack[0].end : end].rstrip())
            finish(end, end, closed=False)

        while place < len(self.marks):
            mark = self.marks[place]
            place += 1
            if mark.text == "\n":
                if stack and not self._runs_on(place - 1):
                    unclosed(mark.start)
            elif mark.text in "‘’'":
                if not stack and (single := self._single(place - 1)):
                    passage, place = single
                    found.append(passage)
            elif self._is_close(mark, stack, place - 1):
                while not self._pairs(stack[-1], mark):
                    stack.pop()
                if len(stack) == 1:
                    finish(mark.start, mark.end, closed=True)
                else:
                    stack.pop()
            elif self._is_open(mark, stack):
                if stack and self._restarts(place - 1, stack):
                    unclosed(mark.start)
                stack.append(mark)
        if stack:
            unclosed(self.end)
        return found

    @staticmethod
    def _pairs(opener: Mark, closer: Mark) -> bool:
        return closer.text in _CLOSERS[opener.text]

    def _is_close(self, mark: Mark, stack: list[Mark], place: int) -> bool:
        if not any(self._pairs(opener, mark) for opener in stack[-2:]):
            return False
        if mark.text == "“":
            return mark.closes
        if mark.text != '"':
            return True
        if stack[-1].text == '"':
            return not (mark.opens and self.odd_straight[place])
        return not mark.opens

    @staticmethod
    def _is_open(mark: Mark, stack: list[Mark]) -> bool:
        if len(stack) > 2:
            return False
        if mark.text in ("”", "''"):
            return not stack and mark.opens
        if mark.text in "»›":
            return not stack and mark.opens
        return not mark.closes

    def _restarts(self, place: int, stack: list[Mark]) -> bool:
        """Whether an opening mark inside a passage shows the first was never closed."""
        mark = self.marks[place]
        if stack[-1].text != mark.text:
            return False
        second = self.next_double[place]
        third = self.next_double[second] if second < len(self.marks) else second
        pair = [self.marks[at] for at in (second, third) if at < len(self.marks)]
        nested = len(pair) == 2 and all(
            self._pairs(mark, other) and not other.opens for other in pair
        )
        return not nested

    def _runs_on(self, place: int) -> bool:
        """Whether an open passage goes on after the line break at `place`."""
        following = self.next_double[place]
        if following == len(self.marks):
            return False
        mark = self.marks[following]
        return mark.text in ("”", "''", "»", '"') and not mark.opens

    def _single(self, place: int) -> tuple[PassageInMarks, int] | None:
        """The passage that a single mark opens, and the mark after it."""
        opener = self.marks[place]
        if not self._opens_single(opener):
            return None
        closer = self._single_closer(place)
        if closer is not None:
            last = self.marks[closer]
            passage = self._passage(opener, last.start, last.end, closed=True)
            return passage, closer + 1
        return self._reopened_single(opener, place)

    def _opens_single(self, mark: Mark) -> bool:
        return (
            mark.text in "‘'" and mark.opens and not _ELISION.match(self.text, mark.end)
        )

    def _single_closer(self, place: int) -> int | None:
        """The closing mark, past plural possessives where a later mark fits."""
        doubtful, depth = None, 0
        for at in range(place + 1, min(place + _REACH, len(self.marks))):
            mark = self.marks[at]
            if mark.text == "\n" or (not depth and self._opens_single(mark)):
                break
            if mark.text in _DOUBLES:
                depth += 1 if mark.opens else -1
            elif mark.text in "’'" and mark.closes and depth == 0:
                if not self._possessive(mark):
                    return at
                doubtful = at if doubtful is None else doubtful
        return doubtful

    def _possessive(self, mark: Mark) -> bool:
        """Whether it may be an apostrophe: the farmers’ land, keep goin’,’."""
        word, after = (
            self.text[max(0, mark.start - 2) : mark.start],
            self.text[mark.end :][:2],
        )
        if after[:1] in ",.?!" and after[1:] in ("’", "'"):
            return True
        dropped = word[-1:] in "sz" or word in ("in", "th", "an", "ol", "’n", "'n")
        return dropped and after[:1] == " " and (after[1:].islower())

    def _reopened_single(
        self, opener: Mark, place: int
    ) -> tuple[PassageInMarks, int] | None:
        """A paragraph of a longer speech: no closing mark, the next one re-opens."""
        if opener.text != "‘" or not self._starts_line(opener):
            return None
        line_end = self.text.find("\n", opener.end)
        if line_end < 0:
            return None
        if not self.text[line_end : line_end + 200].lstrip().startswith("‘"):
            return None
        end = opener.end + len(self.text[opener.end : line_end].rstrip())
        while place < len(self.marks) and self.marks[place].start < line_end:
            place += 1
        return self._passage(opener, end, end, closed=False), place

    def _starts_line(self, mark: Mark) -> bool:
        return mark.start == 0 or self.text[mark.start - 1] == "\n"
