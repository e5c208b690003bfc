"""The catalogue of the interface's words: `python tests/catalogue.py` writes it anew.

`lessons.pot` holds every sentence and noun of the interface in English, as gettext has
it. `pseudo` makes a language of it in which each sentence stands between ⟦ and ⟧, so
that whatever stands outside them was forgotten.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

HOUSE = Path(__file__).parents[1] / "lessons"
TEMPLATE = HOUSE / "language" / "catalogues" / "lessons.pot"
# Where each function has its English: `counted(number, noun)`.
_WORDS = {"tr": None, "plural": (1, 2)}
_NOUNS = {"counted": (2,), "spelled": (2,)}
_ABOUT = """\
# The words of the interface in English. For another language, copy this file to a name
# such as de.po, write each sentence in that language below its English, and keep what
# stands in {braces} as it is.
#"""


def collected() -> Catalog:
    """All words of the interface, each with the files that show it."""
    found = Catalog(fuzzy=False, header_comment=_ABOUT)
    for path in sorted(HOUSE.rglob("*")):
        if path.suffix not in (".py", ".js"):
            continue
        where = [(path.relative_to(HOUSE).as_posix(), None)]
        method = "python" if path.suffix == ".py" else "javascript"
        for keywords, is_noun in ((_WORDS, False), (_NOUNS, True)):
            with path.open("rb") as file:
                for _, english, _, _ in extract(method, file, keywords=keywords):
                    id_ = (english, f"{english}s") if is_noun else english
                    found.add(id_, locations=where)
    return found


def template() -> str:
    """The catalogue as a file, the same at every time and in every place."""
    out = BytesIO()
    write_po(out, collected(), width=88, sort_output=True, include_lineno=False,
             omit_header=True)  # fmt: skip
    return f"{_ABOUT}\n\n{out.getvalue().decode()}"


def pseudo(path: Path, language: str = "ar") -> Path:
    """Write a language of brackets, read from the side from which `language` is."""
    with TEMPLATE.open("rb") as file:
        made = read_po(file, locale=language)
    for message in made:
        if isinstance(message.id, str):
            message.string = f"⟦{message.id}⟧" if message.id else message.string
        else:
            forms = [f"⟦{form}⟧" for form in message.id]
            message.string = tuple(forms[:1] + forms[1:] * (made.num_plurals - 1))
    with path.open("wb") as file:
        write_po(file, made)
    return path


def outside(text: str) -> str:
    """What of a text stands outside the brackets.

    >>> outside("⟦Right ⟦6⟧⟧ and A")
    ' and A'
    """
    depth, left = 0, []
    for letter in text:
        depth += letter == "⟦"
        if not depth:
            left.append(letter)
        depth -= letter == "⟧" and depth > 0
    return "".join(left)


if __name__ == "__main__":
    TEMPLATE.write_text(template(), encoding="utf-8")
