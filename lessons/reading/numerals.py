"""How a number is written: one way for charts, tables and replies."""

from __future__ import annotations

import re


def signed(value: float, digits: int = 2) -> str:
    """A number with its sign and a true minus; what rounds to nothing has no sign."""
    shown = f"{value:+.{digits}f}".replace("-", "−")
    return shown if re.search("[1-9]", shown) else shown[1:]


def percent(low: float, high: float | None = None) -> str:
    """ "14 %" for a share, "14–20 %" for a range that does not round to one number."""
    ends = dict.fromkeys(f"{100 * end:.0f}" for end in (low, high) if end is not None)
    return f"{'–'.join(ends)} %"
