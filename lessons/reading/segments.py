"""The parts of an article and the role of each, by rules that a reader could apply."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lessons.reading.text import Span, sentences

ROLES = (
    "scrape metadata",
    "caption",
    "body",
    "sub-heading",
    "embedded post",
    "post attribution",
    "image credit",
    "sign-off",
    "wire credit",
)


@dataclass(frozen=True, slots=True)
class Segment(Span):
    """A part of an article with one role: `text == article.text[start:end]`.

    The line breaks after a part belong to it, so that the segments of an article,
    joined, are the article.
    """

    role: str


# A mark of byte order and the date that a scraper puts first are not the article's.
_SCRAPED = re.compile(r"[\s\ufeff]*date \d{4}-\d{2}-\d{2}(?:\s+|$)|\s*\ufeff+")
# A line with the blank lines after it (and before it, where it is the first).
_ENDS = r"\n\r\u2028\u2029"
_LINE = re.compile(
    rf"(?:\A\s+)?[^{_ENDS}]+(?:[{_ENDS}](?:[^\S{_ENDS}]*[{_ENDS}])*(?:[^\S{_ENDS}]+\Z)?)?"
    r"|\s+"
)
_CREDIT_WORDS = 12
_PICTURES = ("Photo", "Picture", "Image")
# At the end of a caption: "… in Pyongyang. Photograph: KCNA via Getty Images".
_PHOTOGRAPH = re.compile(
    r"(?:^|(?<=[.!?\"”’)\]|–—] )|(?<=\())(?:Photograph|Photo|Picture|Image)s?(?: by|:) "
)
_BETWEEN_NAMES = frozenset(
    "via for of the and from by through courtesy de la van".split()
)
_IMAGE_CREDIT = re.compile(
    r"(?:top |main )?(?:image|photo|picture|photograph)s?"
    r"(?: (?:via|by|from|credit)\b|:|/)",
    re.I,
)
_SHOWS = re.compile(r"\b(?:shows?|showed|showing|depicts?|reveals?|captures?)\b")
_WIRE_CREDIT = re.compile(r"[–—-] ?(?:Reuters|AP|AFP|PA|UPI|Bloomberg)\.?\s*$")
_POST_ATTRIBUTION = re.compile(r"[—–-] .{1,80}\(@\w+\)")
_SIGN_OFF_WORDS = 40
_SIGN_OFF = re.compile(
    r"\b(?:follow us|subscribe|sign up|newsletter|like what you read|read more:)", re.I
)
# "Subscribe to our newsletter", "If you like it, follow us on Facebook".
_PLEA = (
    r"(?:please |why not |then |and |so )?"
    r"(?:follow us|subscribe|sign up|like what you read|read more:|newsletter:)(?!\w)"
)
_PLEA_FIRST = re.compile(rf"[^\w\"“‘']*{_PLEA}", re.I)
_PLEA_IN_CLAUSE = re.compile(rf"[,;:.!?–—|-]\s+{_PLEA}", re.I)
_TO_THE_READER = re.compile(r"\b(?:you|your|we|us|our)\b", re.I)
_REPORTED = re.compile(
    r"\b(?:sa(?:y|ys|id)|t(?:ell|ells|old)|add(?:s|ed)|asks?|asked|wr(?:ites?|ote)|"
    r"(?:report|announc|claim|warn|insist)\w*|according to)\b"
)
_LAST_LINES = 3
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November"
_CAPTION_END = re.compile(
    rf"\bon (?:{_MONTHS}|December) \d{{1,2}}(?:st|nd|rd|th)?, \d{{4}}\.$"
)
# A caption tells what its picture shows, in the present: "Mr Kim walks past …".
_SHOWN = re.compile(
    r"\b(?:(?:is|are) (?:seen|pictured|shown)|(?:seen|pictured|photographed)\b|"
    r"(?:walk|attend|release|shake|pose|speak|greet|wave|stand|sit|look|smile|watch|"
    r"arrive|gesture|deliver|inspect|toast|embrace|review|listen|applaud|board|ride|"
    r"gather|celebrate|protest|march|hold|carry|carrie|hug|kiss|react|leave|pass|"
    r"salute|clap|cheer|pray|queue|wait|work|play|run|meet|visit|talk|sign|lay)"
    r"(?:s|es)?\b)"
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|has|have|been|will|would|could|should|may|might|must|said|"
    r"told|met|held|took|began|came|went|gave|made|became|saw|sent|won|lost|spoke|rode|"
    r"flew|stood|sat|shook|left for|left the)\b|"
    r"(?<!\bthe )(?<!\ba )\b(?!(?:pictur|photograph|hundr|wound|arm|mask)ed)"
    r"[a-z]+[^\We]ed\b(?! (?:by|with)\b)"
)
_ENDS_A_SENTENCE, _CLOSING = frozenset(".!?:;,…"), "\"'”’)]"
_HEADING_WORDS = 8


def segment(text: str) -> tuple[Segment, ...]:
    """Give each character of `text` to one segment with one of `ROLES`.

    Works line by line with rules that a reader could apply: a line that ends in
    "– Reuters" holds a wire credit, a line that introduces "(@name)" names who wrote
    the lines above it, a short line that ends in no mark is a sub-heading. The rules
    guess. A line that none of them knows is body, and so is a caption without a credit
    or a date.
    """
    scraped = _SCRAPED.match(text)
    at = scraped.end() if scraped else 0
    lines = _LINE.findall(text[at:])
    plain = [line.strip() for line in lines]
    roles = [
        _role(line, last=number >= len(plain) - _LAST_LINES)
        for number, line in enumerate(plain)
    ]
    _mark_posts(plain, roles)
    segments = [Segment(0, at, text[:at], "scrape metadata")] if at else []
    for line, role in zip(lines, roles, strict=True):
        for part_role, part in _split_line(line, role):
            segments.append(Segment(at, at + len(part), part, part_role))
            at += len(part)
    return tuple(segments)


def _role(line: str, *, last: bool = False) -> str:
    """The role of a line; `last` says that it is one of the text's last three."""
    if _POST_ATTRIBUTION.match(line):
        return "post attribution"
    if _is_sign_off(line, last):
        return "sign-off"
    if _is_image_credit(line):
        return "image credit"
    if _is_caption(line):
        return "caption"
    if line and not _ends_a_sentence(line) and not _WIRE_CREDIT.search(line):
        short = len(line.split()) <= _HEADING_WORDS
        return "sub-heading" if short and "://" not in line else "body"
    return "body"


def _is_sign_off(line: str, last: bool) -> bool:
    """Whether a line asks the reader to subscribe, or to follow, or to read on."""
    if not _SIGN_OFF.search(line) or len(line.split()) >= _SIGN_OFF_WORDS:
        return False
    if _PLEA_FIRST.match(line):
        return True
    asks = _PLEA_IN_CLAUSE.search(line) or (last and _TO_THE_READER.search(line))
    return bool(asks and not _REPORTED.search(line))


def _is_image_credit(line: str) -> bool:
    """Whether a line only names who took a picture: no sentence, and short."""
    if credit := _photographer(line):
        return not credit.start()
    return bool(
        _IMAGE_CREDIT.match(line)
        and len(line.split()) <= _CREDIT_WORDS
        and not _ends_a_sentence(line)
        and not _SHOWS.search(line)
    )


def _is_caption(line: str) -> bool:
    """Whether a line ends in a photographer's credit, or is dated as captions are."""
    return bool(_photographer(line)) or bool(
        _CAPTION_END.search(line)
        and _SHOWN.search(line)
        and not _PAST.search(line)
        and len(sentences(line)) == 1
    )


def _ends_a_sentence(line: str) -> bool:
    """Whether the last character is a mark of punctuation, closing marks left out."""
    return line.rstrip(_CLOSING)[-1:] in _ENDS_A_SENTENCE


def _photographer(line: str) -> re.Match[str] | None:
    """The credit at the end of a line, if only names follow it."""
    if not any(word in line for word in _PICTURES):  # most lines, and most quickly
        return None
    credits = list(_PHOTOGRAPH.finditer(line))
    named = line[credits[-1].end() :].split() if credits else []
    names_only = all(
        word in _BETWEEN_NAMES or not word.lstrip('(“"').islower() for word in named
    )
    return credits[-1] if 0 < len(named) <= _CREDIT_WORDS and names_only else None


def _mark_posts(lines: list[str], roles: list[str]) -> None:
    """Give the lines of each post their role.

    A post is what stands above its attribution, back to the last finished sentence.
    """
    for index, role in enumerate(roles):
        above = index - 1
        while (
            role == "post attribution"
            and above >= 0
            and roles[above] in ("body", "sub-heading")
            and not _ends_a_sentence(lines[above])
        ):
            roles[above] = "embedded post"
            above -= 1


def _split_line(line: str, role: str) -> Iterator[tuple[str, str]]:
    """The parts of a line: two may have been run together when it was copied."""
    found = None
    if role == "caption":
        found, inner = _photographer(line), "image credit"
    elif role == "body":
        found, inner = _WIRE_CREDIT.search(line), "wire credit"
    if found and found.start():
        yield role, line[: found.start()]
        role, line = inner, line[found.start() :]
    yield role, line
