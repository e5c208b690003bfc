"""Files that a database of newspapers gave out: many articles in one, and labels."""

from __future__ import annotations

import re

from lessons.language import tr

# A line that each article of an export has once, database by database.
_ONCE_EACH = tuple(
    re.compile(pattern, re.M | re.I)
    for pattern in (
        r"^[ \t]*(?:document )?\d{1,4} of \d{1,4}(?: documents?)?[ \t]*$",  # LexisNexis
        r"^[ \t]*end of document[ \t]*$",
        r"^[ \t]*length:[ \t]*\d[\d,.]*[ \t]*words?[ \t]*$",
        r"^[ \t]*load-date:[ \t]*\S",
        r"^[ \t]*document [a-z]{4,12}0?0?[a-z0-9]{10,24}[ \t]*$",  # Factiva
        r"^wc[ \t]+\d[\d,.]* words[ \t]*$",
        r"^an[ \t]+document [a-z0-9]{10,}",
        r"^[ \t]*proquest document id:",  # ProQuest
        r"^[ \t]*(?:record|result|article)[ \t]*:?[ \t]*#?\d{1,4} of \d{1,4}[ \t]*$",
        r"^[ \t]*accession number:",  # EBSCO
    )
)
_OF_MANY = re.compile(r"^[ \t]*\d{1,4} of (\d{1,4}) documents[ \t]*$", re.M | re.I)

# The labels of Factiva's fields; the article stands in the first three.
_ARTICLE = ("HD", "LP", "TD")
_LABELS = (
    *_ARTICLE,
    *"SE BY CR WC PD ET SN SC ED PG VOL LA CY CX CT RF ART CO IN NS RE IPC".split(),
    *"IPD PUB AN CLM DLN TI".split(),
)
_LABEL = re.compile(rf"({'|'.join(_LABELS)})(?:[ \t]{{2,}}|\t|[ \t]*$)(.*)")
_FEWEST_LABELS = 4

_NO_LABELS = tr(
    "The labels of a Factiva export, and the fields about the article, were left "
    "out: its headline and its text are here."
)


def articles_in(text: str) -> int:
    """How many articles of a database's export `text` holds; 1 for any other text.

    >>> articles_in("LENGTH: 80 words\\nRain.\\nLENGTH: 95 words\\nSnow.")
    2
    """
    found = [len(pattern.findall(text)) for pattern in _ONCE_EACH]
    said = [int(number) for number in _OF_MANY.findall(text)[:1]]
    return max(1, *found, *said)


def without_labels(text: str) -> tuple[str, tuple[str, ...]]:
    """The headline and the text of a Factiva export, and a note that says so.

    Any other text is given back as it is.

    >>> fields = ("SE    News", "HD    Rain", "WC    4 words", "TD    It rained a lot.")
    >>> without_labels("\\n".join(fields))[0]
    'Rain\\nIt rained a lot.\\n'
    """
    lines = text.lstrip("\ufeff").splitlines()
    found = [_LABEL.fullmatch(line) for line in lines]
    labels = {label[1] for label in found if label}
    if len(labels) < _FEWEST_LABELS or not labels & {"LP", "TD"}:
        return text, ()
    kept, field = [], ""
    for line, label in zip(lines, found, strict=True):
        if label:
            field, line = label[1], label[2]
        if field in _ARTICLE:
            kept.append(line)
    whole = "".join(f"{line}\n" for line in kept if line.strip())
    return whole, (_NO_LABELS,)
