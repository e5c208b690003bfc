"""What a double click starts: one file for each system, and the script that they run.

The file for a system only finds a Python; all else is done by the script, which is the
same on every system. Each function gives the files by name, as text; `write` writes
them.
"""

from __future__ import annotations

import ast
import re
import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from string import Formatter

from lessons.language import tr
from lessons.storage import write_whole

WINDOWS, MACOS, LINUX = "start-windows.bat", "start-macos.command", "start-linux.sh"
STARTERS = (WINDOWS, MACOS, LINUX)
_PLACE = "TOLD: dict[str, str] = {}"


@dataclass(frozen=True)
class _Python:
    """Which Pythons will do, and what to say where there is none.

    `numbers` are looked for by name, the first first; `refused` is a line of Python
    that is true of a Python that will not do.
    """

    numbers: tuple[str, ...]
    refused: str
    missing: str


def pack_starters(pythons: Sequence[str]) -> dict[str, str]:
    """The starters of a folder of packages: they open JupyterLab on the first lesson.

    `pythons` are the versions that the folder has packages for, such as "3.12".
    """
    numbers = tuple(sorted(pythons, key=_number, reverse=True))
    these = ", ".join(str(_number(python)) for python in numbers)
    missing = tr(
        "There is no Python on this computer that the class can use: ask for Python "
        "{newest} ({oldest} or newer will do), then open this file again.",
        newest=numbers[0],
        oldest=numbers[-1],
    )
    python = _Python(numbers, f"sys.version_info[:2] not in [{these}]", missing)
    return _starters("packages/start.py", python)


def site_starters() -> dict[str, str]:
    """The starters of a static site: they serve its folder and open the browser.

    They belong into the folder that has the site's `index.html`.
    """
    missing = tr(
        "There is no Python on this computer that could show the class: ask for Python "
        "3.9 or newer, then open this file again."
    )
    return _starters("serve.py", _Python((), "sys.version_info < (3, 9)", missing))


def write(folder: Path, starters: Mapping[str, str]) -> None:
    """Write the starters into a folder; those of macOS and Linux may be run."""
    for name, text in starters.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        write_whole(path, text)
        if name in (MACOS, LINUX):
            path.chmod(0o755)


def _starters(place: str, python: _Python) -> dict[str, str]:
    shell = _shell(place, python)
    return {
        WINDOWS: _batch(place, python),
        MACOS: shell,
        LINUX: shell,
        place: _script(place.rpartition("/")[2]),
    }


def _number(python: str) -> tuple[int, ...]:
    return tuple(map(int, python.split(".")))


def _shell(place: str, python: _Python) -> str:
    """For macOS and Linux: whatever shell is there."""
    names = " ".join((*(f"python{n}" for n in python.numbers), "python3", "python"))
    return f"""\
#!/bin/sh
# Opens Two Front Pages from this folder. It finds a Python; {place} does the rest.
cd "$(dirname "$0")" || exit 1
PATH="$PATH:/usr/local/bin:/opt/homebrew/bin"
hold() {{ # keep a window open that would close with what it says
  if [ "$1" -ne 0 ] && [ -t 0 ]; then
    printf '%s ' {shlex.quote(tr("Press Enter to close."))}
    read -r _
  fi
  exit "$1"
}}
for python in {names}; do
  found=$(command -v "$python") || continue
  # A Mac without Apple's tools for developers has a python3 that only asks for them.
  if [ "$found" = /usr/bin/python3 ] && [ "$(uname)" = Darwin ]; then
    xcode-select -p >/dev/null 2>&1 || continue
  fi
  "$found" -c 'import sys; sys.exit({python.refused})' 2>/dev/null || continue
  "$found" {place} "$@"
  hold $?
done
printf '%s\\n' {shlex.quote(python.missing)} >&2
hold 1
"""


def _batch(place: str, python: _Python) -> str:
    """For Windows: a batch file, whose lines end as it needs them."""
    path = place.replace("/", "\\")
    calls = (*(f"py -{number}" for number in python.numbers), "py -3", "python")
    tries = "\n".join(f"call :try {call}" for call in calls)
    text = f"""\
@echo off
rem Opens Two Front Pages from this folder. It finds a Python; {path} does the rest.
chcp 65001 >nul
pushd "%~dp0"
rem No Python is downloaded by the launcher of newer ones.
set "PYTHON_MANAGER_AUTOMATIC_INSTALL=false"
set "FOUND="
{tries}
if not defined FOUND goto missing
%FOUND% {path} %*
if errorlevel 1 pause
popd
exit /b

:try
if defined FOUND exit /b
%* -c "import sys; sys.exit({python.refused})" >nul 2>nul
if not errorlevel 1 set "FOUND=%*"
exit /b

:missing
echo {_echoed(python.missing)}
pause
popd
exit /b 1
"""
    return text.replace("\n", "\r\n")


def _echoed(sentence: str) -> str:
    """A sentence as `echo` of a batch file needs it."""
    return re.sub(r"([&|<>^])", r"^\1", sentence.replace("%", "%%"))


def _script(name: str) -> str:
    """One of the scripts, with its sentences in the language of the class."""
    text = (files("lessons.publishing") / "scripts" / name).read_text("utf-8")
    told = {
        english: other
        for english in _sentences(text)
        if (other := tr(english)) != english and _values(other) == _values(english)
    }
    if _PLACE not in text:
        raise ValueError(f"“{name}” has no place for the sentences of a language.")
    return text.replace(_PLACE, f"{_PLACE[:-2]}{told!r}")


def _values(sentence: str) -> set[str] | None:
    """What is put into a sentence; None if that cannot be told."""
    try:
        return {name for _, name, _, _ in Formatter().parse(sentence) if name}
    except ValueError:
        return None


def _sentences(source: str) -> Iterator[str]:
    """The sentences that a script says: what its calls of `tr` are given."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "tr":
            yield ast.literal_eval(node.args[0])
