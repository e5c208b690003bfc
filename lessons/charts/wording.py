"""Words for numbers: how a chart's title, alt text and labels say how many."""

from __future__ import annotations

from collections.abc import Sequence

from lessons.language import plural, tr

# Said of a difference that can be seen, and that luck could make.
FEW_WORDS = tr("Seen in these two texts; too few words to say more")

_NUMBERS = tr(
    "no one two three four five six seven eight nine ten eleven twelve"
).split()


def in_words(number: int) -> str:
    """ "no", "one" … "twelve", then "13"."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def counted(number: int, noun: str) -> str:
    """ "1 use", "2 uses"."""
    return f"{number} {_inflected(noun, number)}"


def spelled(number: int, noun: str) -> str:
    """ "no uses", "one use", "two uses", then "13 uses"."""
    return f"{in_words(number)} {_inflected(noun, number)}"


def _inflected(noun: str, number: int) -> str:
    return plural(noun, f"{noun}s", number)


def listed(names: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    *most, last = names
    if not most:
        return last
    return tr("{most} and {last}", most=", ".join(most), last=last)
