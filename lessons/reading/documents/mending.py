"""What a plain text suffered on its way, undone: garbled signs, codes, cut lines."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise

from lessons.language import tr

# Text in UTF-8 that some program read in one of these, the likelier first.
_MISREAD = ("cp1252", "mac_roman", "cp1251", "cp1250", "cp850", "cp437")
_TYPOGRAPHY = frozenset("“”„‘’‚«»‹›–—…•·€£§°©®™½\u00a0\u00ad\u2009\u200b\ufeff")
_EMOJI = range(0x1F000, 0x1FB00)
_LOST_END = re.compile("â€[\x9d\ufffd]?")  # windows-1252 has no sign for one byte of ”
_CODE = re.compile(r"&(?:[A-Za-z]{2,8}\d{0,2}|#\d{2,6}|#[xX][0-9A-Fa-f]{2,6});")
_NARROW, _WIDE = 40, 100  # characters; lines that were cut are as wide as this
_ENDS = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_MARGIN = re.compile(r"(?:>[ \t]?)+|[ \t]*")
_BREAK = re.compile(r"[ \t]*(\r\n|[\n\r])")

_UNGARBLED = tr(
    "Its quotation marks and accents were garbled by another program, as in “{}”, "
    "and were put right: look whether all of them are."
)
_DECODED = tr(
    "Signs that were written as codes of a web page, such as {}, were put right."
)
_JOINED = tr(
    "Its lines were cut at about {} characters and are joined into paragraphs "
    "here: check where each one begins."
)

Mended = tuple[str, tuple[str, ...]]


def ungarbled(text: str) -> Mended:
    """The text with signs put right that were read in a wrong encoding.

    >>> ungarbled("â€œWe knew,â€\\x9d she said. It costs Â£5.")[0]
    '“We knew,” she said. It costs £5.'
    """
    if text.isascii():
        return text, ()
    best, put_right = text, []
    for codec in _MISREAD:
        found: list[str] = []
        mended = _pattern(codec).sub(_repair(codec, found), text)
        several = len(found) > 1 and codec in ("cp1252", "mac_roman")
        plain = any(_right(codec, garbled) > "\u2000" for garbled in found)
        if (several or plain) and len(found) > len(put_right):
            best, put_right = mended, found
            if codec == "cp1252":
                best = _LOST_END.sub("”", mended)
    if not put_right:
        return text, ()
    example = "".join(c if c.isprintable() else "\ufffd" for c in put_right[0])
    return best, (_UNGARBLED.format(example),)


@cache
def _bytes_of(codec: str) -> dict[str, int]:
    """The byte that each sign beyond ASCII stands for; an unused byte is its number."""
    signs = {chr(byte): byte for byte in range(0x80, 0xA0)}
    for byte in range(0x80, 0x100):
        sign = bytes([byte]).decode(codec, "replace")
        signs[chr(byte) if sign == "\ufffd" else sign] = byte
    return signs


@cache
def _pattern(codec: str) -> re.Pattern[str]:
    """Signs that are the bytes of one character in UTF-8.

    All that may begin one stand in one set at the front, so that Python finds them fast
    and tries the rest there alone.
    """

    def signs(first: int, last: int) -> str:
        of = "".join(s for s, b in _bytes_of(codec).items() if first <= b <= last)
        return f"[{re.escape(of)}]"

    more = signs(0x80, 0xBF)
    two, three, four = signs(0xC2, 0xDF), signs(0xE0, 0xEF), signs(0xF0, 0xF4)
    return re.compile(
        f"{signs(0xC2, 0xF4)}"
        f"(?:(?<={two}){more}|(?<={three}){more}{more}|(?<={four}){more}{more}{more})"
    )


def _right(codec: str, garbled: str) -> str:
    """The character that was meant; "" if there is none that a text would hold."""
    known = _bytes_of(codec)
    try:
        sign = bytes(known[sign] for sign in garbled).decode("utf-8")
    except UnicodeDecodeError:
        return ""
    letter = "\xa1" <= sign <= "\u024f" and len(garbled) == 2
    return sign if letter or sign in _TYPOGRAPHY or ord(sign) in _EMOJI else ""


def _repair(codec: str, put_right: list[str]) -> Callable[[re.Match[str]], str]:
    def repair(found: re.Match[str]) -> str:
        sign = _right(codec, found[0])
        if sign:
            put_right.append(found[0])
        return sign or found[0]

    return repair


def decoded(text: str) -> Mended:
    """The text with the codes of web pages turned into their signs.

    >>> decoded("The owners&rsquo; plea &mdash; Marks &amp; Kell")[0]
    'The owners’ plea — Marks & Kell'
    """
    codes = [code for code in _CODE.findall(text) if html.unescape(code) != code]
    if not codes:
        return text, ()
    plain = _CODE.sub(lambda code: html.unescape(code[0]), text)
    return plain, (_DECODED.format(codes[0]),)


def joined(text: str) -> Mended:
    """The text with lines joined that a program had cut at a width.

    A line was cut if the first word of the next line would not have fitted on it. Most
    lines that another one follows must be so, and mostly go on in the middle of a
    sentence: verses, lists and headlines are left alone. Marks of quoting before the
    lines, as in an e-mail, and a margin that all of them have are left out with that.

    >>> text = "The council of the town closed the old bridge\\nfor repairs.\\n"
    >>> joined(text)[0]
    'The council of the town closed the old bridge for repairs.\\n'
    """
    pieces = _BREAK.split(text)
    lines, ends = _without_margin(pieces[::2]), pieces[1::2]
    width = max((len(line) for line in lines if " " in line.strip()), default=0)
    if not _NARROW <= width <= _WIDE:
        return text, ()
    pairs = list(pairwise(lines))
    followed = [pair for pair in pairs if all(line.strip() for line in pair)]
    cut = [pair for pair in followed if _is_cut(*pair, width)]
    unended = [pair for pair in cut if not _ENDS.search(pair[0])]
    goes_on = [after for _, after in unended if after[:1].islower()]
    if 5 * len(cut) < 3 * len(followed) or 2 * len(goes_on) < max(len(unended), 1):
        return text, ()
    glue = [
        " " if before.strip() and after.strip() and _is_cut(before, after, width) else e
        for (before, after), e in zip(pairs, ends, strict=True)
    ]
    whole = "".join(a + b for a, b in zip(lines, [*glue, ""], strict=True))
    return whole, (_JOINED.format(width),)


def _without_margin(lines: Sequence[str]) -> Sequence[str]:
    """The lines without what stands before all that are not blank: spaces or ">"."""
    margins = [_MARGIN.match(line)[0] for line in lines if line.strip()]
    if all(">" in margin for margin in margins):
        return [_MARGIN.sub("", line, count=1) for line in lines]
    shared = min((len(margin) for margin in margins if ">" not in margin), default=0)
    if not shared or any(">" in margin for margin in margins):
        return lines
    return [line[shared:] if line.strip() else line for line in lines]


def _is_cut(before: str, after: str, width: int) -> bool:
    first = after.split(" ", 1)[0]
    return bool(first) and len(before) + 1 + len(first) > width
