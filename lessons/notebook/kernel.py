"""The learner's names in the kernel, and their values as plain data."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from numbers import Integral, Real
from typing import Any

from lessons.exercises.kinds import GAP, LARGEST, Answer
from lessons.language import tr
from lessons.reading.article import Article

LONGEST_TEXT = 2_000  # characters
LONGEST_LIST = 40  # items
_watching: dict[str, Callable[[], None]] = {}


def kernel_names() -> Mapping[str, Any]:
    """The names of the notebook that runs this; none if no notebook does."""
    shell = _shell()
    return {} if shell is None else shell.user_ns


def after_each_cell(key: str, call: Callable[[], None]) -> None:
    """Have `call` called after each cell that is run; of one key, only the latest."""
    shell = _shell()
    if shell is None:
        return
    _watching[key] = call
    if not getattr(shell, "_values_told", False):
        shell._values_told = True
        shell.events.register("post_run_cell", _tell)


def _tell(_: object) -> None:
    for call in tuple(_watching.values()):
        call()


def _shell() -> Any:
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython else None


def value_of(name: str, names: Mapping[str, Any]) -> Answer:
    """The value of a name as plain data; None if it has none yet.

    >>> value_of("words_b", {"words_b": 327}), value_of("words_b", {})
    (327, None)
    """
    return as_plain(names[name]) if name in names else None


def as_plain(value: object) -> Answer:
    """A value as plain data, or `{"other": …}` in words if it is no plain one.

    >>> as_plain(("Mr Kim", 2)), as_plain({1, 2})
    (['Mr Kim', 2], {'other': 'a set'})
    """
    if isinstance(value, (list, tuple)):
        items = [as_plain(item) for item in value[:LONGEST_LIST]]
        if len(value) > LONGEST_LIST:
            return {"other": tr("a list of {value:,} items", value=len(value))}
        if any(isinstance(item, (dict, list)) for item in items):
            return {"other": tr("a list that holds more than numbers and texts")}
        return items
    if value is Ellipsis:
        return GAP
    if type(value).__name__ in ("bool", "bool_"):  # Python's or NumPy's
        return bool(value)
    if isinstance(value, Real):
        number = int(value) if isinstance(value, Integral) else float(value)
        return (
            number if abs(number) <= LARGEST else {"other": tr("no number to count by")}
        )
    if isinstance(value, str):
        if len(value) > LONGEST_TEXT:
            return {"other": tr("a text of {value:,} characters", value=len(value))}
        return str(value)
    return {"other": _called(value)}


def _called(value: object) -> str:
    if value is None:
        return tr("None, which is Python's word for nothing")
    if isinstance(value, Article):
        return tr("the article {letter} itself", letter=value.letter)
    if callable(value):
        return tr("a tool, and not what it gives: its brackets ( ) are missing")
    kind = type(value).__name__
    return tr("an {kind}", kind=kind) if kind[:1].lower() in "aeiou" else f"a {kind}"
