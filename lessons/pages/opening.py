"""How a lesson's notebook opens, and where it leads: made from the syllabus."""

from __future__ import annotations

from collections.abc import Iterator

from lessons.language import tr
from lessons.syllabus import LISTED, Lesson, lesson, taught

FILES = {number: line.notebook for number, line in LISTED.lessons.items()}

# The colour of each callout has a contrast of at least 3:1 on white and on near-black,
# and its label says the same in words.
CALLOUTS = {
    "predict": "#8a63d2",
    "try": "#2e8b57",
    "doubt": "#b7791f",
    "key": "#767676",
}


def callout(kind: str, text: str) -> str:
    """A boxed remark in Markdown; `kind` is one of `CALLOUTS`.

    Its style stands in the box itself, since a notebook keeps no style sheet.
    """
    colour = CALLOUTS[kind]
    style = (
        f"border-left: 0.4em solid {colour}; background: {colour}1f; "
        "padding: 0.6em 1em 0.1em; margin: 1em 0"
    )
    return f'<div style="{style}">\n\n{text.strip()}\n\n</div>'


def heading(of: Lesson) -> str:
    """The first cell: title, big question, what is needed, a map of the lessons."""
    return "\n\n".join(
        (
            f"# {int(of.number)} · {of.title}",
            f"**{of.question}**",
            of.summary,
            tr(
                "**Time** · {minutes} minutes<br>\n**You need** · {needs}<br>\n"
                "**Texts** · {texts}",
                minutes=of.minutes,
                needs=of.needs,
                texts=of.texts,
            ),
            callout("key", " · ".join(("**Lessons**", *_stops(of)))),
        )
    )


def _stops(of: Lesson) -> Iterator[str]:
    for one in map(lesson, taught()):
        name = f"{int(one.number)} {one.title}"
        here = one.number == of.number
        yield f"**▸ {name}**" if here else f"[{name}]({FILES[one.number]})"


def aims(of: Lesson) -> str:
    """The second cell: what a learner will be able to do."""
    verbs = (objective.text.split(" ", 1) for objective in of.objectives)
    lines = "\n".join(f"- **{verb}** {rest}" for verb, rest in verbs)
    return tr("## What you will be able to do\n\n{lines}", lines=lines)


def onward(of: Lesson) -> str:
    """How the last cell begins: with a link to the next lesson, if there is one."""
    numbers = taught()
    later = numbers[numbers.index(of.number) + 1 :]
    if not later:
        return tr("**Next** · That was the last lesson.")
    following = lesson(later[0])
    name = f"{int(following.number)} {following.title}"
    return tr("**Next** · [{name}]({files})", name=name, files=FILES[following.number])
