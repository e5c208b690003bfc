"""Letters that printers join into one sign, as a PDF may have them."""

from __future__ import annotations

LIGATURES = {
    ord(sign): letters
    for sign, letters in zip("ﬀﬁﬂﬃﬄﬅﬆ", "ff fi fl ffi ffl st st".split(), strict=True)
}
"""What `str.translate` makes letters of."""
