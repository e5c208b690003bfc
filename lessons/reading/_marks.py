"""Where the quotation marks are: passages between an opening and a closing mark.

One pass from left to right with a stack, so the time is linear in the text's length.
Whether a passage is speech, and whose, is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_EVENT = re.compile(r"``|''|[“”„\"«»‹›‘’'\n]")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_CLOSERS = {
    "“": ("”", '"', "“"),
    "„": ("“", "”", '"'),
    '"': ('"', "”"),
    "``": ("''", '"', "”"),
    "«": ("»",),
    "»": ("«",),
    "‹": ("›",),
    "›": ("‹",),
}
_DOUBLES = frozenset('“”„"«»‹›') | {"``", "''"}
_BEFORE_OPENING = frozenset("([{<>—–-/“‘\"'„«=")
_REACH = 200  # events: how far a single mark may look for its closing mark
_ELISION = re.compile(r"(?:\d\ds?|em|tis|twas|til|till|n|cause|bout|round|cos|ere)\b")


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage in marks: `start:end` are the words, `outer_*` include the marks."""

    outer_start: int
    start: int
    end: int
    outer_end: int
    closed: bool


@dataclass(frozen=True, slots=True)
class _Event:
    start: int
    end: int
    mark: str
    opens: bool  # stands where only an opening mark can stand
    closes: bool  # stands where only a closing mark can stand


def _event(text: str, match: re.Match[str]) -> _Event:
    start, end = match.span()
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    free_left = before.isspace() or before in _BEFORE_OPENING
    opens = free_left and not after.isspace()
    closes = not free_left and not after.isalnum()
    return _Event(start, end, match.group(), opens, closes)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Stretches between blank lines."""
    start = 0
    for gap in _BLANK_LINE.finditer(text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text)


def marked_passages(text: str) -> list[Marked]:
    """The outermost passages in quotation marks, in order.

    Apostrophes are never taken for marks.  A passage that is not closed ends with its
    paragraph; a single line break ends a paragraph unless the closing mark comes
    before any other opening mark.
    """
    found: list[Marked] = []
    for start, end in _blocks(text):
        found.extend(_Block(text, start, end).passages())
    return [mark for mark in found if _has_word(text, mark)]


def _has_word(text: str, mark: Marked) -> bool:
    return any(text[at].isalnum() for at in range(mark.start, mark.end))


class _Block:
    """The marks between two blank lines."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.end = text, end
        self.events = [
            _event(text, match) for match in _EVENT.finditer(text, start, end)
        ]
        self.next_double = self._next_doubles()
        self.odd_straight = self._odd_straight()

    def _next_doubles(self) -> list[int]:
        """For each event, the place of the next double mark after it."""
        after, following = [0] * len(self.events), len(self.events)
        for place in range(len(self.events) - 1, -1, -1):
            after[place] = following
            if self.events[place].mark in _DOUBLES:
                following = place
        return after

    def _odd_straight(self) -> list[bool]:
        """For each event, whether its line holds an odd number of straight marks."""
        counts, line, lines = [0], 0, []
        for event in self.events:
            lines.append(line)
            if event.mark == "\n":
                counts.append(0)
                line += 1
            counts[line] += event.mark == '"'
        return [counts[line] % 2 == 1 for line in lines]

    def passages(self) -> list[Marked]:
        found: list[Marked] = []
        stack: list[_Event] = []
        place = 0

        def finish(end: int, outer_end: int, closed: bool) -> None:
            first = stack[0]
            end = max(first.end, end)
            found.append(
                Marked(first.start, first.end, end, max(end, outer_end), closed)
            )
            stack.clear()

        def unclosed(end: int) -> None:
            end = stack[0].end + len(self.text[stack[0].end : end].rstrip())
            finish(end, end, False)

        while place < len(self.events):
            event = self.events[place]
            place += 1
            if event.mark == "\n":
                if stack and not self._runs_on(place - 1):
                    unclosed(event.start)
            elif event.mark in "‘’'":
                if not stack and (single := self._single(place - 1)):
                    mark, place = single
                    found.append(mark)
            elif self._is_close(event, stack, place - 1):
                while not self._pairs(stack[-1], event):
                    stack.pop()
                if len(stack) == 1:
                    finish(event.start, event.end, True)
                else:
                    stack.pop()
            elif self._is_open(event, stack):
                if stack and self._restarts(place - 1, stack):
                    unclosed(event.start)
                stack.append(event)
        if stack:
            unclosed(self.end)
        return found

    @staticmethod
    def _pairs(opener: _Event, closer: _Event) -> bool:
        mark = '"' if opener.mark in ("”", "''") else opener.mark
        return closer.mark in _CLOSERS[mark]

    def _is_close(self, event: _Event, stack: list[_Event], place: int) -> bool:
        if not any(self._pairs(opener, event) for opener in stack[-2:]):
            return False
        if event.mark == "“":
            return event.closes
        if event.mark != '"':
            return True
        if stack[-1].mark == '"':
            return not (event.opens and self.odd_straight[place])
        return not event.opens

    @staticmethod
    def _is_open(event: _Event, stack: list[_Event]) -> bool:
        if len(stack) > 2:
            return False
        if event.mark in ("”", "''"):
            return not stack and event.opens
        if event.mark in "»›":
            return not stack and event.opens
        return not event.closes

    def _restarts(self, place: int, stack: list[_Event]) -> bool:
        """Whether an opening mark inside a passage shows the first was never closed."""
        event = self.events[place]
        if stack[-1].mark != event.mark:
            return False
        second = self.next_double[place]
        third = self.next_double[second] if second < len(self.events) else second
        pair = [self.events[at] for at in (second, third) if at < len(self.events)]
        nested = len(pair) == 2 and all(
            self._pairs(event, mark) and not mark.opens for mark in pair
        )
        return not nested

    def _runs_on(self, place: int) -> bool:
        """Whether an open passage goes on after the line break at `place`."""
        following = self.next_double[place]
        if following == len(self.events):
            return False
        event = self.events[following]
        return event.mark in ("”", "''", "»", '"') and not event.opens

    def _single(self, place: int) -> tuple[Marked, int] | None:
        """The passage that a single mark opens, and the event after it."""
        opener = self.events[place]
        if not self._opens_single(opener):
            return None
        closer = self._single_closer(place)
        if closer is not None:
            last = self.events[closer]
            mark = Marked(opener.start, opener.end, last.start, last.end, True)
            return mark, closer + 1
        return self._reopened_single(opener, place)

    def _opens_single(self, event: _Event) -> bool:
        return (
            event.mark in "‘'"
            and event.opens
            and not _ELISION.match(self.text, event.end)
        )

    def _single_closer(self, place: int) -> int | None:
        """The closing mark, past plural possessives where a later mark fits."""
        doubtful, depth = None, 0
        for at in range(place + 1, min(place + _REACH, len(self.events))):
            event = self.events[at]
            if event.mark == "\n" or (not depth and self._opens_single(event)):
                break
            if event.mark in _DOUBLES:
                depth += 1 if event.opens else -1
            elif event.mark in "’'" and event.closes and depth == 0:
                if not self._possessive(event):
                    return at
                doubtful = at if doubtful is None else doubtful
        return doubtful

    def _possessive(self, event: _Event) -> bool:
        near = self.text[event.start - 1 : event.end + 2]
        return near[:1] in "sz" and near[2:3] == " " and near[3:].islower()

    def _reopened_single(self, opener: _Event, place: int) -> tuple[Marked, int] | None:
        """A paragraph of a longer speech: no closing mark, the next one re-opens."""
        if opener.mark != "‘" or not self._starts_line(opener):
            return None
        line_end = self.text.find("\n", opener.end)
        if line_end < 0:
            return None
        if not self.text[line_end : line_end + 200].lstrip().startswith("‘"):
            return None
        end = opener.end + len(self.text[opener.end : line_end].rstrip())
        while place < len(self.events) and self.events[place].start < line_end:
            place += 1
        return Marked(opener.start, opener.end, end, end, False), place

    def _starts_line(self, event: _Event) -> bool:
        return event.start == 0 or self.text[event.start - 1] == "\n"
