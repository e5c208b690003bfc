"""The kit's own files: the two articles, and what people found in them."""

from __future__ import annotations

import sys
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

if TYPE_CHECKING:  # Python 3.10 has it elsewhere
    from importlib.resources.abc import Traversable


def seeds() -> Traversable:
    """The folder of the two articles: inside the installed package, or beside it."""
    packaged = files("lessons") / "seeds"
    if (packaged / "articles.toml").is_file():
        return packaged
    return Path(__file__).parents[2] / "seeds"


@cache
def load_data(name: str) -> dict[str, object]:
    """One of the kit's own TOML files from `seeds()`, as nested dictionaries.

    Read once and shared: do not change what it returns.
    """
    return tomllib.loads((seeds() / name).read_text(encoding="utf-8"))
