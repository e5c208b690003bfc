"""Every brief of a class beside its rubric: ticked in a browser, given back one by one.

The page works offline and keeps what is ticked in itself: *Save all* downloads it with
the ticks in place, and opened again it goes on from there. Printed, or saved for one
learner, it is a page for each learner, without the brief, which the learner has.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lessons.charts.wording import counted
from lessons.pages import html as page
from lessons.pages.brief import brief
from lessons.pages.rubric_part import form
from lessons.reading.pair import load_pair
from lessons.syllabus.rubric import rubric
from lessons.teaching.brief import IN_THE_BRIEF
from lessons.teaching.hand_in import file_name
from lessons.teaching.hand_ins import Submission

_SCRIPT = Path(__file__).parent / "scripts" / "briefs.js"


def briefs_page(submissions: Iterable[Submission]) -> str:
    """The page on the briefs that were begun.

    Raises `ValueError` with one sentence if nobody has begun one.
    """
    pair = load_pair()
    shown = [
        (submission, made)
        for submission in submissions
        if (made := brief(_entries(submission), pair))
    ]
    if not shown:
        raise ValueError("No brief was handed in: learners write it in lesson 7.")
    return page.page(
        "The briefs of the class",
        page.element(
            "p",
            f"{counted(len(shown), 'brief')}. Tick what fits, and press “Save all” "
            "before you close the page: the file that it downloads holds your ticks, "
            "and goes on from there when you open it. “Save this page” makes a page to "
            "give back, without the brief. Printed, this is one sheet a learner.",
            "screen",
        ),
        page.button("Save all", "all"),
        *(_learner(at, one, made) for at, (one, made) in enumerate(shown)),
        page.button("Save all", "all"),
        script=_SCRIPT.read_text(encoding="utf-8"),
    )


def _entries(submission: Submission) -> dict:
    return {id: entry for id, entry in submission.entries.items() if id in IN_THE_BRIEF}


def _learner(number: int, submission: Submission, made: str) -> str:
    file = file_name(submission.name).replace("hand-in-", "brief-", 1)
    remark = f"remark-{number}"
    return (
        f'<div class="learner" data-file="{page.text(file)}">'
        + page.section(
            submission.name,
            f'<div class="brief">{made}</div>',
            page.element("h3", "How your brief was read"),
            form(rubric(), number),
            f'<p><label for="{remark}">What to try next</label></p>'
            f'<textarea id="{remark}" rows="4"></textarea>',
            page.button("Save this page", "one"),
        )
        + "</div>"
    )
