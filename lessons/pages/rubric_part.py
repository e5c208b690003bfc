"""The rubric for a brief: to be printed with it, and to be ticked by a teacher."""

from __future__ import annotations

from collections.abc import Sequence

from lessons.pages import html as page
from lessons.syllabus.rubric import Criterion

TICK_BOX = "☐"


def printed(rubric: Sequence[Criterion]) -> str:
    """The rubric with a box to tick by hand at each level."""
    rows = [
        (
            f"{criterion.name}. {criterion.asks}",
            *(f"{TICK_BOX} {level}" for level in criterion.levels),
        )
        for criterion in rubric
    ]
    columns = ("part", "a beginning", "on the way", "there")
    return page.table("How a brief is read", columns, rows)


def form(rubric: Sequence[Criterion], learner: int) -> str:
    """The rubric with a button at each level, for one learner of the page."""
    return "".join(_criterion(criterion, learner) for criterion in rubric)


def _criterion(criterion: Criterion, learner: int) -> str:
    legend = page.element("legend", f"{criterion.name}. {criterion.asks}")
    levels = (
        f'<label><input type="radio" name="{learner}-{page.text(criterion.id)}" '
        f'value="{number}"> {page.element("span", level)}</label>'
        for number, level in enumerate(criterion.levels, start=1)
    )
    return f'<fieldset>{legend}<div class="levels">{"".join(levels)}</div></fieldset>'
