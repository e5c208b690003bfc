"""What a learner finds in the site: the lessons as they open, and a teacher's pages."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from lessons.notebook.server import as_fresh

TEACHERS = "for-teachers"


def put_contents(checkout: Path, into: Path) -> None:
    """Copy what the class is given, in the folders that its links name.

    The notebooks are as they open, without results.
    """
    for source in given(checkout):
        target = into / source.relative_to(checkout)
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.suffix == ".ipynb":
            target.write_text(fresh(source.read_text("utf-8")), encoding="utf-8")
        else:
            shutil.copyfile(source, target)


def given(checkout: Path) -> list[Path]:
    """The notebooks, the plans that they link to, and the recipes for teachers."""
    notebooks = checkout / "notebooks"
    return [
        *sorted(notebooks.glob("*.ipynb")),
        *sorted((notebooks / TEACHERS).glob("*.ipynb")),
        *sorted((notebooks / TEACHERS).glob("*.md")),
        *sorted((checkout / "lessons" / "syllabus").glob("lesson_*.md")),
        checkout / "MAKE-IT-YOURS.md",
    ]


def fresh(text: str) -> str:
    """A committed notebook as its page opens: with its questions, without results."""
    content = json.loads(text)
    as_fresh({"type": "notebook", "content": content})
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
