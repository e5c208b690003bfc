"""First aid: a plain sentence below an error that every beginner meets.

Python's own words stay as they are; the sentence under them says what to do next.
"""

from __future__ import annotations

import ast
import json
import os
import re
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from lessons.notebook.live import status

if TYPE_CHECKING:  # outside a notebook first aid does nothing, and loads no IPython
    from IPython.core.interactiveshell import ExecutionResult, InteractiveShell

_OF_THE_KERNEL = {"In", "Out", "exit", "quit", "open", "get_ipython"}
FALLBACK = (
    "The last line above says what is wrong. Did you change a value? Put back what "
    "stood there (Ctrl + Z undoes, on a Mac ⌘ + Z), run the cell, and try a smaller "
    "change: words with quotation marks, numbers in digits without them."
)
_INSTALLED = tuple(sysconfig.get_paths()[name] for name in ("stdlib", "purelib"))
_MEND = "Mend the value that you changed, and run this cell again."
_MARKS = 'put quotation marks around it: "{0}". Several words? One pair around them all'
# Where a kernel finds the notebook that it serves: JupyterLab and Notebook set the
# environment variable, VS Code a name among the learner's own.
_PAGE, _PAGE_IN_VS_CODE = "JPY_SESSION_NAME", "__vsc_ipynb_file__"


def install_in_notebook() -> None:
    """Give first aid to the notebook that runs this, if a notebook runs it."""
    if ipython := sys.modules.get("IPython"):
        install(ipython.get_ipython())


def install(shell: InteractiveShell | None) -> None:
    """Have `shell` say its sentence after each cell that stops; once is enough."""
    if shell is None or getattr(shell, "_first_aid", False):
        return
    shell._first_aid = True
    shell.set_custom_exc((Exception,), _briefly)

    def help_out(result: ExecutionResult) -> None:
        error = result.error_before_exec or result.error_in_exec
        if error is not None and (said := advice(error, shell.user_ns)):
            shell.display_pub.publish(_bundle(said))

    shell.events.register("post_run_cell", help_out)


def _briefly(
    shell: InteractiveShell,
    kind: type[BaseException],
    error: BaseException,
    trace: TracebackType | None,
    tb_offset: int | None = None,
) -> None:
    """Print Python's report without the lines of packages, which no learner wrote.

    If the kit raised the error, print the report's last line alone.
    """
    if _last_frame(error).startswith("lessons."):
        last_line = shell.InteractiveTB.get_exception_only(kind, error)
        shell._showtraceback(kind, error, last_line)
    else:
        shell.showtraceback((kind, error, _without_packages(trace)), tb_offset)
    sys.last_type, sys.last_value, sys.last_traceback = kind, error, trace  # for %tb


def _without_packages(trace: TracebackType | None) -> TracebackType | None:
    """The same frames, up to the last that is not an installed package's."""
    frames = []
    while trace is not None:
        frames.append(trace)
        trace = trace.tb_next
    own = [at for at, frame in enumerate(frames) if not _is_installed(frame)]
    cut = None
    for frame in reversed(frames[: own[-1] + 1] if own else frames):
        cut = TracebackType(cut, frame.tb_frame, frame.tb_lasti, frame.tb_lineno)
    return cut


def _is_installed(trace: TracebackType) -> bool:
    """Whether a frame's file came with Python or with a package."""
    file = trace.tb_frame.f_code.co_filename
    name = str(trace.tb_frame.f_globals.get("__name__", ""))
    return name.startswith("lessons.") or any(map(file.startswith, _INSTALLED))


def _last_frame(error: BaseException) -> str:
    """The name of the module whose line stopped."""
    last = error.__traceback__
    while last and last.tb_next:
        last = last.tb_next
    return "" if last is None else str(last.tb_frame.f_globals.get("__name__", ""))


def _bundle(said: str) -> dict[str, str]:
    style = "border-left:0.4em solid #2e8b57;background:#2e8b571f;padding:0.5em 1em"
    return {"text/plain": said, "text/html": status(said, style=style)}


def advice(error: BaseException, names: dict[str, Any]) -> str:
    """What to do about `error`, or "" if Python says enough.

    `names` are the kernel's names and their values so far.
    """
    place = _last_frame(error)
    if isinstance(error, NameError) and error.name and place == "__main__":
        return _about_a_name(error.name, names)
    if isinstance(error, SyntaxError):
        return _about_a_line(error.text or "", "unterminated" in str(error))
    said = error.args[0] if error.args else ""
    if place.startswith("lessons.") and isinstance(said, str) and said.endswith("."):
        return f"{said} {_MEND}"  # a sentence of the kit's own
    return FALLBACK


def _about_a_line(line: str, has_no_end: bool) -> str:
    """What to do about a line that Python cannot read."""
    if has_no_end and re.search(r"'[^'\"]*\w'\w", line):
        return (
            "An apostrophe ended the text too soon: inside '…' it counts as a mark. "
            'Put a straight " at both ends, as in "He isn\'t here", and run this cell '
            "again."
        )
    if has_no_end:
        return (
            "A text has no end: a quotation mark is missing. Each text needs one at "
            "its beginning and the same one at its end, on the same line. Put it in, "
            "and run this cell again."
        )
    if re.search(r"(?<![=<>!])=\s*(#.*)?$", line.rstrip()):
        return (
            "A value is missing after the “=”. Write a number in digits there, or "
            "words between quotation marks, and run this cell again."
        )
    return (
        "Python cannot read a line of this cell; the ^ points near the place. Most "
        "often a quotation mark, a bracket or a comma is missing: words need a "
        'straight " at both ends, as in "Mr Kim". To have a " inside a text, put '
        "single marks ' around the whole."
    )


def _about_a_name(name: str, names: dict[str, Any]) -> str:
    given = [_given_in(source) for source in _cells(names)]
    if line := next((lines[name] for lines in given if name in lines), ""):
        return (
            f"“{name}” gets its meaning in a cell that has not been run yet: the one "
            f"with the line “{line}”. Run that one first, then this one again. (Or "
            "choose Run → Run All Above Selected Cell. And if it is meant as a word, "
            f"{_MARKS.format(name)}.)"
        )
    known = {*names, *(name for lines in given for name in lines)}
    visible = {one for one in known if not one.startswith("_")} - _OF_THE_KERNEL
    same = [one for one in sorted(visible) if one.lower() == name.lower()]
    if meant := same or get_close_matches(name, sorted(visible), n=1):
        return (
            f"Nothing is called “{name}”. Did you mean “{meant[0]}”? Compare them "
            "letter by letter, mend the line, and run this cell again. (If it is meant "
            f"as a word, {_MARKS.format(name)}.)"
        )
    return (
        f"Nothing is called “{name}” yet. Is it meant as a word? Then "
        f"{_MARKS.format(name)}. As a number? Write it in digits. As a name: is it "
        "spelt right? Or was a cell above not run? Choose Run → Run All Above Selected "
        "Cell, then run this one again."
    )


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
    return {name: lines[number - 1].strip() for number, name in bound}


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
