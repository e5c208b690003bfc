"""The title of a page, at the head of every sheet that is printed."""

from __future__ import annotations


def head_of(title: str) -> str:
    """A style rule that tells the printed page's head its title."""
    return f":root {{ --head: {css_string(title)}; }}\n"


def css_string(words: str) -> str:
    """Any text as a string of CSS.

    >>> css_string('What is a word?</style>')
    '"What is a word\\\\3f \\\\3c \\\\2f style\\\\3e "'
    """
    safe = (c if c.isalnum() or c in " ·,." else f"\\{ord(c):x} " for c in words)
    return f'"{"".join(safe)}"'
