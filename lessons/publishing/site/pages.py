"""The site's own words: its entry page, made from what the lessons say of themselves,
and the sentences of its scripts."""

from __future__ import annotations

import json
from importlib import resources
from string import Template

from lessons.language import DIRECTION, LANGUAGE, tr
from lessons.notebook.server import OURS
from lessons.pages.html import text
from lessons.storage import NOT_KEPT
from lessons.syllabus import lesson, taught
from lessons.syllabus.listed import lesson_list

STORAGE = "two-front-pages"  # the browser's database in which JupyterLite keeps files
_OPEN = "notebooks/index.html?path=notebooks%2F"


def entry_page() -> str:
    """The page that a learner opens first: the lessons, and what is kept where."""
    frame = resources.files(__package__) / "assets" / "entry.html"
    return Template(frame.read_text(encoding="utf-8")).substitute(
        language=text(LANGUAGE),
        direction=text(DIRECTION),
        lessons="\n".join(map(_line, taught())),
        **{name: text(words) for name, words in _words().items()},
    )


def _line(number: str) -> str:
    """A lesson of the list: a link, its big question, and how long it takes."""
    one = lesson(number)
    address = _OPEN + text(lesson_list().lessons[number].notebook)
    return (
        f'<li data-lesson="{text(number)}"><a href="{address}">'
        f"<span>{text(number)}</span> {text(one.title)}</a>"
        f"<p>{text(one.question)} <small>{tr('{n} minutes', n=one.minutes)}</small>"
        '<small class="done" hidden></small></p></li>'
    )


def _words() -> dict[str, str]:
    """The sentences of the entry page, by the name of their place in it."""
    return {
        "title": "Two Front Pages",
        "lead": tr(
            "Two news articles tell of one summit. What does each of them bring to the "
            "front, in whose words, and what may we claim from two texts?"
        ),
        "begin": tr("Begin with lesson 00"),
        "lessons_head": tr("The lessons"),
        "list": tr(
            "Where a lesson speaks of the list of files on the left, this page takes "
            "its place: keep its address."
        ),
        "book": tr("The lessons as a book, to be read without Python"),
        "ready_head": tr("Without internet"),
        "kept_head": tr("Your answers"),
        "kept": tr(
            "They are kept in this browser, on this computer, and nothing is sent "
            "anywhere. Whoever uses this browser after you can see them. They go when "
            "the browser's data are cleared, and from a private window when it is "
            "closed."
        ),
        "carry": tr(
            "To keep them for good, press “Make my page” at the end of a lesson, "
            "and then “Download my page”. To go on from such a page, on another "
            "computer or on another day, open it in the same box."
        ),
        "stuck_head": tr("If a page does not answer"),
        "stuck": tr(
            "A cell that never ends cannot be stopped here. Reload the page: what is "
            "saved stays. Change the cell before you run it again."
        ),
        "teachers_head": tr("For teachers"),
        "plans": tr("Plans, answer key and class report"),
        "desk": tr("Everything in JupyterLab, with the list of files"),
        "no_file": tr(
            "This page was opened as a file, and a browser does not let a file start "
            "Python. Double-click the file in this folder whose name begins with "
            "“start” and ends with your system, or ask for a server for this folder."
        ),
        "no_script": tr("The class needs JavaScript: allow it for this page."),
    }


def words_script(python_size: int) -> str:
    """What the site's scripts say, as a script that names it.

    `python_size` is the number of bytes that must be there before Python starts.
    """
    named = {
        "WORDS": _said(),
        "STORAGE": STORAGE,
        "OURS": list(OURS),
        "NOT_KEPT": NOT_KEPT,
        "PYTHON_SIZE": python_size,
    }
    return "".join(
        f"const {name} = {json.dumps(value, ensure_ascii=False)};\n"
        for name, value in named.items()
    )


def _said() -> dict[str, str]:
    """What the scripts say; they fill in what stands in braces."""
    return {
        "go_on": tr("Go on with {lesson}"),
        "answer": tr("{number} answer kept"),
        "answers": tr("{number} answers kept"),
        "found": tr("Kept in this browser: {number} answers."),
        "coming": tr(
            "The class is being kept in this browser, so that it opens without "
            "internet: {got} of {size} MB. You can begin meanwhile."
        ),
        "ready": tr(
            "All {size} MB are kept in this browser. Each lesson opens without "
            "internet now, at this same address."
        ),
        "not_all": tr(
            "Not everything could be kept, so some lessons need internet: the "
            "connection ended, or this browser has no room. Reload this page to try "
            "again."
        ),
        "needs_network": tr("Here the lessons need the network each time."),
        "not_secure": tr(
            "NOTHING THAT YOU ANSWER IS KEPT HERE: this address begins with http, and "
            "a browser keeps files only for https, or on this very computer."
        ),
        "no_store": tr(
            "NOTHING THAT YOU ANSWER IS KEPT HERE: this browser does not let the page "
            "store anything, as in some private windows. The lessons may not even "
            "start: allow it to store, or take another browser."
        ),
        "hand_in": tr(
            "Before you close or reload the page, press “Make my page” at the end of "
            "the lesson and download it. That page can be opened again later."
        ),
        "loading": tr("Python is on its way: {got} of {all} MB."),
        "starting": tr(
            "Python starts. The first time it may take a minute ({all} MB come): "
            "{seconds} s."
        ),
        "busy": tr(
            "A cell has been running for long. If it never ends, reload this page: "
            "what is saved stays. Change the cell before you run it again."
        ),
    }
