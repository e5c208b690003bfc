"""Bytes into characters: which encoding a file was saved in."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from lessons.language import tr
from lessons.reading.documents.extras import extra
from lessons.reading.documents.language import strangeness
from lessons.reading.documents.model import ArticleError, shown

# Python's name of each common encoding, and the name that people know it by. If two fit
# a text equally well, the first of them is taken.
COMMON = {
    "cp1252": "windows-1252",
    "cp1254": "windows-1254",
    "cp1250": "windows-1250",
    "cp1251": "windows-1251",
    "cp1253": "windows-1253",
    "cp1255": "windows-1255",
    "cp1256": "windows-1256",
    "cp1257": "windows-1257",
    "cp932": "Shift JIS",
    "euc_jp": "EUC-JP",
    "gb18030": "GB 18030",
    "big5": "Big5",
    "cp949": "EUC-KR",
    "iso8859_2": "ISO 8859-2",
    "iso8859_5": "ISO 8859-5",
    "koi8_r": "KOI8-R",
    "koi8_u": "KOI8-U",
    "cp874": "windows-874",
    "cp866": "IBM 866",
    "cp850": "IBM 850",
    "mac_roman": "Mac Roman",
}
# Other names for them, which web pages use.
_ALSO = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-15": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "mac-roman": "mac_roman",
}
_RARE = {"mac_roman", "cp850", "cp866", "koi8_u"}
_SEVERAL_BYTES = {"cp932", "euc_jp", "gb18030", "big5", "cp949"}
_MARKS = (  # the longer first: one begins with the other
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_JAPANESE_MAIL = re.compile(rb"\x1b\$[@B]")  # how ISO-2022-JP leaves ASCII
_DECLARED = re.compile(rb"charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w:-]{2,40})", re.I)
_HEAD = 4096  # bytes in which a web page names its encoding
_SAMPLE = 60_000  # bytes read to recognise an encoding
_BLOCK = 1_000_000  # bytes of a long file that are looked at together
_NEAR = 5.0  # percent of mess; guesses that differ by less are equally good
_UNKNOWN = 20.0  # percent of mess that is assumed for an unknown language
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")

_LOOK = tr("look whether its accents and quotation marks are right.")


def decode(
    data: bytes, name: str, *, page: bool = False
) -> tuple[str, str, tuple[str, ...]]:
    """The text of `data`, the name of its encoding, and notes on how it was found.

    A mark of byte order decides. Without one it is UTF-8, if every byte fits; then, for
    a web `page`, the encoding that the page names; then a guess. Raises `ArticleError`
    for bytes that are not text in any common encoding.
    """
    for mark, codec, label in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], codec, label)
    if _JAPANESE_MAIL.search(data) and (text := _fits(data, "iso2022_jp")):
        return text, "ISO-2022-JP", (_looks_like("ISO-2022-JP"),)
    if b"\x00" in data:
        return _without_mark(data, name)
    if (text := _fits(data, "utf-8")) is not None:
        return text, "utf-8", ()
    declared = _declared(data) if page else None
    if declared and (text := _fits(data, declared)) is not None:
        label = COMMON[declared]
        return (
            text,
            label,
            (tr("Read as {label}, as the page says of itself.", label=label),),
        )
    if (text := _damaged(data)) is not None:
        lost = text.count("\ufffd")
        return text, "utf-8", (_lost(lost, "UTF-8"),)
    codec = _guess(data, name)
    text, label = data.decode(codec, "replace"), COMMON[codec]
    if 20 * len(_CONTROL.findall(text)) > len(text):
        raise _no_text(name)
    lost = (_lost(text.count("\ufffd"), label),) if "\ufffd" in text else ()
    return text, label, (_read_as(label), *lost)


def codec_of(path: Path) -> str:
    """Python's name of the encoding that a text file of any length was saved in.

    The file is read block by block. Raises `ArticleError` for a file that is not text.
    """
    sample, plain = b"", True
    check = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            if not sample and (marked := _mark_of(block)):
                return marked
            if b"\x00" in block:
                return _unmarked(block, path.name)
            telling = b"\n".join(li for li in block.split(b"\n") if not li.isascii())
            sample += telling[: _SAMPLE - len(sample)]
            try:
                check.decode(block)
            except UnicodeDecodeError:
                plain = False
                if len(sample) >= _SAMPLE // 2:
                    break
                check.reset()
    if plain:
        return "utf-8"
    return "utf-8" if _damaged(sample) is not None else _guess(sample, path.name)


def _mark_of(data: bytes) -> str:
    """The encoding that a mark of byte order tells, which takes the mark away."""
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    labels = [label for mark, _, label in _MARKS if data.startswith(mark)]
    return labels[0].lower() if labels else ""


def _read_as(label: str) -> str:
    return tr(
        "Read as {label}, because its bytes are not UTF-8: {look}",
        label=label,
        look=_LOOK,
    )


def _looks_like(label: str) -> str:
    return tr("Read as {label}, from how it looks: {look}", label=label, look=_LOOK)


def _lost(number: int, label: str) -> str:
    places = (
        tr("1 place of it fits")
        if number == 1
        else tr("{number:,} places of it fit", number=number)
    )
    return tr(
        "The file is damaged: {places} no character of {label}, and each is shown "
        "as �.",
        places=places,
        label=label,
    )


def _no_text(name: str) -> ArticleError:
    return ArticleError(
        tr(
            "{name} is not plain text: open it, and save its words as a .txt file.",
            name=shown(name),
        )
    )


def _fits(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeError, LookupError):
        return None


def _marked(data: bytes, codec: str, label: str) -> tuple[str, str, tuple[str, ...]]:
    text = data.decode(codec, "replace")
    notes = (tr("Read as {label}, as its first bytes say.", label=label),)
    if "\ufffd" in text and _fits(data, codec) is None:
        notes += (_lost(text.count("\ufffd"), label),)
    return text, label.lower(), notes


def _without_mark(data: bytes, name: str) -> tuple[str, str, tuple[str, ...]]:
    text = _fits(data, _unmarked(data, name))
    if text is None or "\x00" in text:
        raise _no_text(name)
    return text, "utf-16", (_looks_like("UTF-16"),)


def _unmarked(data: bytes, name: str) -> str:
    """UTF-16 in a European language, where every second byte is zero, and no other."""
    head = data[: _SAMPLE // 2 * 2]
    even, odd = head[::2].count(0), head[1::2].count(0)
    few, many = sorted((even, odd))
    if 20 * few <= many and 4 * many >= len(head) // 2:
        return "utf-16-le" if odd > even else "utf-16-be"
    raise _no_text(name)


def _declared(data: bytes) -> str | None:
    """The encoding that a web page names, if it is a common one."""
    if (found := _DECLARED.search(data[:_HEAD])) is None:
        return None
    try:
        codec = codecs.lookup(found.group(1).decode("ascii")).name
    except (LookupError, ValueError):
        return None
    codec = _ALSO.get(codec, codec.replace("-", "_"))
    return codec if codec in COMMON else None


def _damaged(data: bytes) -> str | None:
    """The text of UTF-8 that has a few wrong bytes among many right characters."""
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    right = sum(1 for sign in text if sign > "\x7f") - lost
    return text if right >= 10 * lost else None


def _guess(data: bytes, name: str) -> str:
    """Python's name of the encoding that gives the least mess."""
    normalizer = extra(
        "charset_normalizer", name, tr("a text that is not saved as UTF-8")
    )
    sample = _telling(data)
    above = sum(1 for byte in sample if byte > 0x7F) / max(len(sample), 1)
    ranks = {}
    for match in normalizer.from_bytes(sample, cp_isolation=list(COMMON)):
        strange = strangeness(str(match))
        mess = match.percent_chaos + (_UNKNOWN if strange is None else 100 * strange)
        # Encodings that give the same text come as one match.
        for codec in COMMON.keys() & set(match.could_be_from_charset):
            ranks[codec] = (mess, -match.percent_coherence)
    ranks = {codec: rank for codec, rank in ranks.items() if _mostly(data, codec)}
    if not ranks:
        raise _no_text(name)
    least = min(mess for mess, _ in ranks.values())
    order = list(COMMON)

    def rank(codec: str) -> tuple:
        mess, coherence = ranks[codec]
        # In a script of several bytes most bytes are beyond ASCII; elsewhere a few are.
        pairs = codec in _SEVERAL_BYTES
        unlikely = pairs != (above > 0.4)
        messy = mess > least + _NEAR
        return (messy, unlikely, codec in _RARE, coherence, order.index(codec))

    return min(ranks, key=rank)


def _mostly(data: bytes, codec: str) -> bool:
    """Whether all of `data` is text in this encoding, apart from a few wrong bytes."""
    lost = data.decode(codec, "replace").count("\ufffd")
    return 200 * lost <= len(data)


def _telling(data: bytes) -> bytes:
    """The lines that are not pure ASCII, up to `_SAMPLE` bytes.

    Lines of pure ASCII look alike in every encoding.
    """
    lines, size = [], 0
    for line in data.split(b"\n"):
        if not line.isascii():
            # A cut at a space never cuts a character: it is one byte in all encodings.
            cut = line.find(b" ", _SAMPLE - size)
            lines.append(line[:cut] if cut >= 0 else line)
            size += len(lines[-1]) + 1
            if size >= _SAMPLE:
                break
    return b"\n".join(lines)
