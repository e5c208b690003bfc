"""What a beginner is told beside a cell: one plain sentence that is right for it."""

from __future__ import annotations

import ast
import builtins
import io
import json
import keyword
import os
import re
import tokenize
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from itertools import pairwise
from pathlib import Path
from typing import Any

from lessons.language import tr

_MEND_ABOVE = tr(
    "Mend the value that you changed, run its cell, and then this one again."
)
_OF_THE_KERNEL = {"In", "Out", "exit", "quit", "open", "get_ipython"}
FALLBACK = tr(
    "The last line above says what is wrong. Did you change a value? Put back what "
    "stood there (Ctrl + Z undoes, on a Mac ⌘ + Z), run the cell, and try a "
    "smaller change: words with quotation marks, numbers in digits without them."
)
_INDENTED = tr(
    "The spaces at the beginning of a line count. Below a line that ends in a "
    "colon, each line that belongs to it begins with four spaces. Any other line "
    "begins at the left edge. Mend that, and run this cell again."
)
_MEND = tr("Mend the value that you changed, and run this cell again.")
# Where a kernel finds the notebook that it serves: JupyterLab and Notebook set the
# environment variable, VS Code a name among the learner's own.
_PAGE, _PAGE_IN_VS_CODE = "JPY_SESSION_NAME", "__vsc_ipynb_file__"
_DIGIT_LIKE = {"O": "0", "o": "0", "I": "1", "l": "1"}  # letters that look like digits
_NUMBER_WORDS = "zero one two three four five six seven eight nine".split()
_DIGIT_MEANT = _DIGIT_LIKE | {word: str(at) for at, word in enumerate(_NUMBER_WORDS)}
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_LIKE = 0.75  # how alike two names must be, from 0 to 1, to be taken for one

_COMMA = re.compile(r"^[^#\n]*[^#\n=<>!]=\s*(\d+),(\d+)\s*(#.*)?$", re.M)
# A large number with commas, as people write it: 1,000 or 1,000,000, but not 0,125.
_GROUPED = re.compile(
    r"^[^#\n]*[^#\n=<>!]=\s*([1-9]\d{0,2}(?:,\d{3})+)\s*(#.*)?$", re.M
)
_LIST = re.compile(r"^[^#\n]*[^#\n=<>!]=\s*\[", re.M)  # a name that is given a list
_THOUSANDS = re.compile(r"([1-9]\d{0,2})\.000")
_NUMBER = re.compile(r"-?\d+([.,]\d+)?")
_WORDED = re.compile(r"(?<![=<>!])=\s*(\d[\d.]*)\s+[^\W\d]+\s*(#.*)?$")
_BARE = re.compile(r"[^\W\d]\w*(?:-\w+)*")  # a word, or words with hyphens
_LETTERED = re.compile(r"\b\d+[^\W\d]\w*")
_UNGIVEN = re.compile(r"([^\W\d]\w*)\s+(-?\d[\d.]*|\"[^\"]*\")\s*(#.*)?")
# Two marks side by side where a text begins or ends, as in ""Mr Kim"".
_DOUBLED = re.compile(r'[=\[(,]\s*""\w|[\w.?!]""\s*(?:[\]),#]|$)')
# A text of nothing beside what should stand in it, as in ""Mr Kim or Mr Kim"".
_BESIDE = re.compile(r'^[^=<>!]*=\s*(?:""\s*\w[^"#=]*|\w[^"#=]*"")\s*(#.*)?$')
_PROSE = re.compile(r"[^\W\d_][\w'’-]*(?:[,;:]?\s+[\w'’“”\"-]+){2,}[.!?…]?")


def last_frame(error: BaseException) -> str:
    """The name of the module whose line stopped."""
    last = error.__traceback__
    while last and last.tb_next:
        last = last.tb_next
    return "" if last is None else str(last.tb_frame.f_globals.get("__name__", ""))


def advice(error: BaseException, names: dict[str, Any], source: str = "") -> str:
    """What to do about `error`, or "" if Python says enough.

    `names` are the kernel's names and their values so far, `source` is the cell's code.
    """
    place = last_frame(error)
    if isinstance(error, NameError) and error.name and place == "__main__":
        return _about_a_name(error.name, names, source)
    if isinstance(error, IndentationError):
        return _INDENTED
    if isinstance(error, SyntaxError):
        return _about_a_line(error.text or "", error.msg or "", source)
    if isinstance(error, AttributeError) and (said := _about_a_part(error, names)):
        return said
    if isinstance(error, ValueError | TypeError) and (said := notice(source)):
        return said
    if isinstance(error, TypeError) and (said := _about_two_numbers(names, source)):
        return said
    if isinstance(error, TypeError) and (said := _about_a_marked_number(names, source)):
        return said
    if isinstance(error, ZeroDivisionError) and (said := _about_nought(names, source)):
        return said
    said = error.args[0] if error.args else ""
    if place.startswith("lessons.") and isinstance(said, str) and said.endswith("."):
        return f"{said} {_mend(source)}"  # a sentence of the kit's own
    return FALLBACK


def _mend(source: str) -> str:
    """How to mend a value: in this cell, or in the one above that holds it alone."""
    try:
        nodes = list(ast.walk(ast.parse(source)))
    except SyntaxError:  # a magic of the notebook, which Python alone cannot read
        return _MEND
    here = any(isinstance(node, ast.Constant) for node in nodes)
    named = any(isinstance(node, ast.Name) for node in nodes)
    return _MEND if here or not named else _MEND_ABOVE


# What runs, and is hardly meant -------------------------------------------------------


def notice(source: str) -> str:
    """What to say of code that runs and is hardly meant so; "" for any other.

    >>> notice("years = 8,5").split(".")[0]
    'Python reads 8,5 as two numbers, since a comma parts two values'
    >>> notice("years = 24")
    ''
    """
    if found := _GROUPED.search(source):
        return tr(
            "Python does not read {found} as one number, since a comma parts two "
            "values. Write {digits} without a comma, and run this cell again.",
            found=found[1],
            digits=found[1].replace(",", ""),
        )
    if found := _COMMA.search(source):
        return tr(
            "Python reads {found},{found_2} as two numbers, since a comma parts "
            "two values. Write {found}.{found_2} with a point, and run this cell "
            "again.",
            found=found[1],
            found_2=found[2],
        )
    tokens = _tokens(source)
    for token in tokens:
        if found := _THOUSANDS.fullmatch(token.string):
            return tr(
                "Python reads {found} as {found_2}: a point begins what is less "
                "than 1. Write {found_2}000, and run this cell again.",
                found=found[0],
                found_2=found[1],
            )
    if pair := _strings_side_by_side(tokens):
        one, other = pair
        return tr(
            "Between {one} and {other} there is no comma, so Python made one text "
            "of the two. Put a comma between them, and run this cell again.",
            one=one,
            other=other,
        )
    return ""


def _tokens(source: str) -> list[tokenize.TokenInfo]:
    """The pieces of code, up to what cannot be read."""
    tokens = []
    try:
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            tokens.append(token)
    except (tokenize.TokenError, SyntaxError):
        pass
    return tokens


def _strings_side_by_side(
    tokens: Iterable[tokenize.TokenInfo],
) -> tuple[str, str] | None:
    """The first two texts on one line with nothing between them."""
    for one, other in pairwise(tokens):
        are_texts = one.type == other.type == tokenize.STRING
        if are_texts and one.end[0] == other.start[0]:
            return one.string, other.string
    return None


def _names_side_by_side(
    tokens: Iterable[tokenize.TokenInfo],
) -> tuple[str, str] | None:
    """The first two names with nothing between them."""
    for one, other in pairwise(tokens):
        are_names = one.type == other.type == tokenize.NAME
        if are_names and not any(map(keyword.iskeyword, (one.string, other.string))):
            return one.string, other.string
    return None


def _is_text_cut(tokens: Iterable[tokenize.TokenInfo]) -> bool:
    """Whether a text ends where a word begins, as at the second mark of "a "b" c"."""
    return any(
        one.type == tokenize.STRING
        and other.type == tokenize.NAME
        and one.end == other.start
        for one, other in pairwise(tokens)
    )


def _open_bracket(source: str) -> str:
    """The last bracket that was opened and not closed; "" if all were."""
    opened: list[str] = []
    for token in _tokens(source):
        if token.string in _CLOSING:
            opened.append(token.string)
        elif opened and token.string == _CLOSING[opened[-1]]:
            opened.pop()
    return opened[-1] if opened else ""


# What stops ---------------------------------------------------------------------------


def _about_two_numbers(names: dict[str, Any], source: str) -> str:
    """What to do about a name that holds two numbers where one is needed."""
    for name in re.findall(r"[^\W\d]\w*", source):
        value = names.get(name)
        if not isinstance(value, tuple) or len(value) != 2:
            continue
        if all(isinstance(part, int) for part in value):
            one, other = value
            return tr(
                "“{name}” holds two numbers, {one} and {other}: a comma parts two "
                "values. Where you gave it its value, leave commas out: write 8.5, "
                "not 8,5, and 1000, not 1,000. Run that cell, and then this one "
                "again.",
                name=name,
                one=one,
                other=other,
            )
    return ""


def _about_a_marked_number(names: dict[str, Any], source: str) -> str:
    """What to do about a name that holds a number between quotation marks."""
    for name in re.findall(r"[^\W\d]\w*", source):
        value = names.get(name)
        if isinstance(value, str) and _NUMBER.fullmatch(value.strip()):
            return tr(
                "“{name}” holds a text, since quotation marks stand around "
                "{value}, and a sum needs a number. Where you gave it its value, "
                "take the marks away, run that cell, and then this one again.",
                name=name,
                value=value,
            )
    return ""


def _about_nought(names: dict[str, Any], source: str) -> str:
    """What to do about a name that holds 0 where something is divided by it."""
    for name in re.findall(r"/\s*([^\W\d]\w*)", source):
        if isinstance(names.get(name), int | float) and not names[name]:
            return tr(
                "“{name}” holds 0, and nothing can be divided by 0. Give it "
                "another number, run that cell, and then this one again.",
                name=name,
            )
    return ""


def _about_a_part(error: AttributeError, names: dict[str, Any]) -> str:
    """What to do about a part that a value does not have, such as `desk.handin`."""
    value, part = error.obj, error.name or ""
    if isinstance(value, str) and value in names and value.isidentifier():
        return tr(
            'With quotation marks, "{value}" is only a text. The name {value}, '
            "without them, stands for the article or whatever you gave it. Take "
            "the marks away, and run this cell again.",
            value=value,
        )
    if last_frame(error) != "__main__":
        return ""
    parts = [one for one in dir(value) if not one.startswith("_")]
    bare = {one.replace("_", "").lower(): one for one in parts}
    close = get_close_matches(part.replace("_", "").lower(), bare, n=1, cutoff=_LIKE)
    if not close:
        return ""
    return tr(
        "Nothing is called “{part}” there. Did you mean “{bare}”? Compare them "
        "letter by letter, mend the line, and run this cell again.",
        part=part,
        bare=bare[close[0]],
    )


def _about_a_line(line: str, message: str, source: str) -> str:
    """What to do about a line that Python cannot read."""
    if "leading zeros" in message and (said := notice(line)):  # 1,008 or 8,05
        return said
    if _BESIDE.search(line):
        return tr(
            "Two quotation marks stand side by side, with nothing between them. Put "
            "one before what you wrote and the other behind it, and run this cell "
            "again."
        )
    if _DOUBLED.search(line) and _reads_with_one(line, source):
        return tr(
            "Two quotation marks stand side by side. A text needs one at its "
            "beginning and one at its end: take the other away, and run this cell "
            "again."
        )
    has_no_end = "unterminated" in message
    if has_no_end and re.search(r"'[^'\"]*\w'\w", line):
        return tr(
            "An apostrophe ended the text too soon: inside '…' it counts as a "
            'mark. Put a straight " at both ends, as in "He isn\'t here", and '
            "run this cell again."
        )
    if has_no_end:
        return tr(
            "A text has no end: a quotation mark is missing. Each text needs one "
            "at its beginning and the same one at its end, on the same line. Put "
            "it in, and run this cell again."
        )
    is_cut_short = "never closed" in message or "incomplete" in message
    if is_cut_short and (opened := _open_bracket(source)):
        return tr(
            "A bracket {opened} was opened and never closed. Put {closing} where "
            "it should end, and run this cell again.",
            opened=opened,
            closing=_CLOSING[opened],
        )
    if closed := re.match(r"unmatched '([)\]}])'", message):
        return tr(
            "There is one {closed} too many: no bracket was opened for it. Take it "
            "away, and run this cell again.",
            closed=closed[1],
        )
    if "does not match opening" in message:
        return tr(
            "Two brackets do not belong together: ( needs ), and [ needs ]. Change "
            "one of them, and run this cell again."
        )
    if re.search(r"\d\.\d{3}\.\d{3}", line):
        return tr(
            "A number has one point at most. Write a large one in digits alone, "
            "such as 1000000, and run this cell again."
        )
    if re.search(r"(?<![=<>!])=\s*(#.*)?$", line.rstrip()):
        return tr(
            "A value is missing after the “=”. Write a number in digits there, or "
            "words between quotation marks, and run this cell again."
        )
    if re.match("invalid character '[“”„‘’]'", message):
        return tr(
            "A quotation mark in this cell is curly, and Python reads only "
            'straight ones: words need a straight " at both ends, as in "Mr '
            'Kim". Type both marks anew, and run this cell again.'
        )
    if "Missing parentheses" in message:
        return tr(
            "Brackets are missing around what print writes: put ( before it and ) "
            "behind it, and run this cell again."
        )
    if "invalid decimal" in message and (lettered := _LETTERED.search(line)):
        return tr(
            "“{lettered}” begins with a digit and goes on with letters. If it is "
            "meant as a number, write its digits alone. If it is meant as words, "
            "put quotation marks around them. Then run this cell again.",
            lettered=lettered[0],
        )
    ungiven = _UNGIVEN.fullmatch(line.strip())
    if ungiven and not keyword.iskeyword(ungiven[1]):
        return tr(
            "Between the name {ungiven} and its value {ungiven_2} an “=” is "
            "missing. Put it in, and run this cell again.",
            ungiven=ungiven[1],
            ungiven_2=ungiven[2],
        )
    if worded := _WORDED.search(line):
        return tr(
            "Behind the number {worded} there is a word too many. Write the number "
            "alone, in digits, and run this cell again. (A note for people begins "
            "with a #.)",
            worded=worded[1],
        )
    if _PROSE.fullmatch(" ".join(source.split())):
        return tr(
            "This looks like an answer in words, and a grey box holds code. Write "
            "it into the box of the question. Ctrl + Z (on a Mac ⌘ + Z) brings "
            "back the code that stood here."
        )
    if names := _names_side_by_side(_tokens(line)):
        return tr(
            "Python cannot tell how “{names}” and “{names_2}” belong together. Are "
            'they words? Such words need a straight " before the first and behind '
            "the last. Are they names? Then put a comma between them. After that, "
            "run this cell again.",
            names=names[0],
            names_2=names[1],
        )
    if "forgot a comma" in message and not _is_text_cut(_tokens(line)):
        return (
            "A comma is missing between two values, near the ^ in the lines above. Put "
            "it in, and run this cell again. (Or do words there need a straight "
            '" at both ends?)'
        )
    return (
        "Python cannot read a line of this cell; the ^ points near the place. Most "
        "often a quotation mark, a bracket or a comma is missing: words need a "
        'straight " at both ends, as in "Mr Kim". To have a " inside a text, put '
        "single marks ' around the whole."
    )


def _reads_with_one(line: str, source: str) -> bool:
    """Whether a cell is right once two marks side by side are one.

    In "He said "no"" it is not: there a text ends with quoted words.
    """
    line = line.strip()
    mended = re.sub(r'""(?=\w)|(?<=[\w.?!])""', '"', line)
    try:
        ast.parse(source.replace(line, mended, 1))
    except (SyntaxError, ValueError):
        return False
    return True


def _about_a_name(name: str, names: dict[str, Any], source: str) -> str:
    held, bare = _held_before(source, names), _bare_value(name, source)
    if bare.startswith(f"{name}-") and isinstance(held, str):
        return tr(
            "If you mean a text, {bare}. Then run this cell again.",
            bare=_marks(bare, source),
        )
    given = [_given_in(source) for source in _cells(names)]
    if line := next((lines[name] for lines in given if name in lines), ""):
        own = (one for one in names if one not in _OF_THE_KERNEL)
        if other := next((one for one in own if one.lower() == name.lower()), ""):
            return tr(
                "“{name}” has no value yet, and “{other}” has one: to Python, another "
                "capital makes another name. Write “{name}” where “{other}” gets its "
                "value, run that cell, and then this one again.",
                name=name,
                other=other,
            )
        return tr(
            "“{name}” gets its meaning in a cell that has not been run yet: the "
            "one with the line “{line}”. Run that one first, then this one again. "
            "(Or choose Run → Run All Above Selected Cell. And if it is meant as a "
            "word, {name_2}.)",
            name=name,
            line=line,
            name_2=_marks(name, source),
        )
    known = {*names, *(name for lines in given for name in lines)}
    is_called = re.search(rf"\b{name}\s*\(", source) is not None
    if is_called:
        known |= set(dir(builtins))
    visible = {one for one in known if not one.startswith("_")} - _OF_THE_KERNEL
    same = [one for one in sorted(visible) if one.lower() == name.lower()]
    if bare == name and not same and type(held) in (int, float):
        return tr(
            "Python looks for something that is called {name}, and there is "
            "nothing. A number stood there before. If you mean a number, write it "
            "in digits, without quotation marks. If you mean a name, compare it "
            "letter by letter. Then run this cell again.",
            name=name,
        )
    article = [one for one in same if type(names.get(one)).__name__ == "Article"]
    if bare == name and (article or not same or isinstance(held, str)):
        return _about_a_word(name, article, source)
    close = get_close_matches(name, sorted(visible), n=1, cutoff=_LIKE)
    if meant := same or close:
        word = tr(" (If it is meant as a word, {name}.)", name=_marks(name, source))
        return tr(
            "Nothing is called “{name}”. Did you mean “{meant}”? Compare them "
            "letter by letter, mend the line, and run this cell again.{part}",
            name=name,
            meant=meant[0],
            part="" if is_called else word,
        )
    return tr(
        "Nothing is called “{name}” yet. Is it meant as a word? Then {name_2}. As "
        "a number? Write it in digits. As a name: is it spelt right? Or was a cell "
        "above not run? Choose Run → Run All Above Selected Cell, then run this "
        "one again.",
        name=name,
        name_2=_marks(name, source),
    )


def _marks(name: str, source: str) -> str:
    """How a word is written: in quotation marks, each of its own in a list."""
    several = (
        tr("Each word of a list has its own pair")
        if _LIST.search(source)
        else tr("Several words? One pair around them all")
    )
    return tr(
        'put quotation marks around it: "{name}". {several}', name=name, several=several
    )


def _about_a_word(name: str, article: list[str], source: str) -> str:
    """What to do about a bare word to the right of “=”."""
    whole = (
        tr(" (The name {article} is the whole article.)", article=article[0])
        if article
        else ""
    )
    kind = "letter" if len(name) == 1 else "word"
    meant = _DIGIT_MEANT.get(name if len(name) == 1 else name.lower())
    digit = (
        tr("Is it a number? Then type the digit {meant}. ", meant=meant)
        if meant
        else ""
    )
    return tr(
        "Python looks for something that is called {name}, and there is nothing. "
        "{digit}If you mean the {kind}, {name_2}. Then run this cell again.{whole}",
        name=name,
        digit=digit,
        kind=kind,
        name_2=_marks(name, source),
        whole=whole,
    )


def _bare_value(name: str, source: str) -> str:
    """What a cell gives a name as its value, if that is `name`, or words joined by
    hyphens of which `name` is the first; "" for any other.
    """
    try:
        given = [x.value for x in ast.walk(ast.parse(source)) if type(x) is ast.Assign]
    except SyntaxError:
        return ""
    values = [ast.get_source_segment(source, value) or "" for value in given]
    bare = (value for value in values if _BARE.fullmatch(value))
    return next((value for value in bare if value.split("-")[0] == name), "")


def _held_before(source: str, names: dict[str, Any]) -> Any:
    """What the name that a cell gives a value held before: in the kernel, or else on
    the page as last saved; None if neither knows.
    """
    target = next(iter(_given_in(source)), "")
    if target in names:
        return names[target]
    for lines in map(_given_in, _cells(names)):
        _, _, value = lines.get(target, "").partition("=")
        try:
            return ast.literal_eval(value.strip())
        except (ValueError, SyntaxError):
            continue
    return None


def _cells(names: dict[str, Any]) -> Iterator[str]:
    """The code cells of the notebook that this kernel serves, as last saved."""
    page = os.environ.get(_PAGE) or names.get(_PAGE_IN_VS_CODE)
    if not page:
        return
    for place in (Path(page), Path(Path(page).name)):
        try:
            cells = json.loads(place.read_text(encoding="utf-8"))["cells"]
            yield from (
                "".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"
            )
        except (OSError, ValueError, KeyError, TypeError):
            continue
        return


def _given_in(source: str) -> dict[str, str]:
    """The names that a cell assigns, each with the line that does so."""
    try:
        tree = ast.parse(source)
    except SyntaxError:  # the learner is in the middle of it
        return {}
    lines = source.splitlines()
    bound = sorted(_bound(ast.walk(tree)), reverse=True)  # the first line wins
    return {name: _without_note(lines[number - 1]) for number, name in bound}


def _without_note(line: str) -> str:
    """A line of code without the note for people that may end it."""
    for token in _tokens(line.strip()):
        if token.type == tokenize.COMMENT:
            return line.strip()[: token.start[1]].rstrip()
    return line.strip()


def _bound(nodes: Iterable[Any]) -> Iterator[tuple[int, str]]:
    """The line number and the name, wherever a name is bound."""
    for node in nodes:
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.id
        elif isinstance(node, ast.Import | ast.ImportFrom):
            for alias in node.names:
                yield node.lineno, (alias.asname or alias.name).split(".")[0]
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.lineno, node.name
