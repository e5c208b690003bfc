"""An exercise as a printed question, with room to answer it by hand.

Each kind of answer has a function here, which draws what the view of a notebook draws:
the plain data of `Kind.question`, which gives no answer away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from lessons.exercises.kinds import Kind
from lessons.exercises.model import Exercise
from lessons.language import tr
from lessons.pages.html import element, text
from lessons.reading.pair import Pair

# Longer lists of sentences stand once, on the sheet of the two articles.
MOST_SENTENCES = 15
_MOST_COLUMNS = 5  # labels that have a column each to be ticked
_MOST_LETTERS = 130  # in the heads of all these columns together
_WORDS_A_LINE = 14
_LINES = range(2, 9)  # how many lines there are at least and at most

Question = Mapping[str, Any]


def printed_question(exercise: Exercise, pair: Pair, number: int, sheet: str) -> str:
    """A question as HTML: what is asked, how to answer on paper, and room for it.

    `sheet` is HTML that names where all sentences of both articles stand. A prediction
    says that it comes before the result.
    """
    asked, *more = [line for line in exercise.prompt.split("\n") if line.strip()]
    kind = exercise.kind
    first = (
        element("p", tr("Write your guess down before you read on."), "how")
        if exercise.prediction
        else ""
    )
    return (
        f'<section class="question" data-exercise="{text(exercise.id)}">'
        + element("p", tr("Question {number}", number=number), "which")
        + element("p", asked, "ask")
        + "".join(element("p", line) for line in more)
        + first
        + _ROOM.get(kind.name, _offered)(kind, kind.question(pair), sheet)
        + "</section>"
    )


def lines(count: int) -> str:
    """Lines to write on; they say nothing to whoever hears the page."""
    return f'<div class="lines" aria-hidden="true">{"<div></div>" * count}</div>'


def blank_table(caption: str, columns: Iterable[str], rows: int) -> str:
    """A table to fill in by hand, with all its cells empty."""
    heads = list(columns)
    head = "".join(f'<th scope="col">{text(one)}</th>' for one in heads)
    row = f"<tr>{'<td></td>' * len(heads)}</tr>"
    return _table("blank", caption, head, row * rows)


# Room for each kind of answer ---------------------------------------------------------


def _choice(kind: Kind, asked: Question, sheet: str) -> str:
    return _how(tr("Tick one.")) + _boxes(asked["options"])


def _choices(kind: Kind, asked: Question, sheet: str) -> str:
    return _how(tr("Tick all that fit.")) + _boxes(asked["options"])


def _number(kind: Kind, asked: Question, sheet: str) -> str:
    return _gap(tr("Your number:"), asked["unit"])


def _value(kind: Kind, asked: Question, sheet: str) -> str:
    named = f"<code>{text(asked['variable'])}</code> ="
    return f'<p class="gap">{named} <span class="short"></span></p>'


def _text(kind: Kind, asked: Question, sheet: str) -> str:
    most = asked["most"]
    how = tr("In {most} words at most.", most=most)
    count = round(most / _WORDS_A_LINE)
    return _how(how) + lines(min(max(count, _LINES.start), _LINES.stop - 1))


def _order(kind: Kind, asked: Question, sheet: str) -> str:
    how = tr("Write 1 beside the first step, 2 beside the next, and so on.")
    rows = "".join(
        f'<tr><td></td><th scope="row">{text(step["text"])}</th></tr>'
        for step in asked["steps"]
    )
    head = f'<th scope="col">{tr("place")}</th><th scope="col">{tr("step")}</th>'
    return _how(how) + _table("order", tr("The steps, out of order"), head, rows)


def _labels(kind: Kind, asked: Question, sheet: str) -> str:
    heads = [label["text"] for label in asked["labels"]]
    narrow = len(heads) <= _MOST_COLUMNS and sum(map(len, heads)) <= _MOST_LETTERS
    if narrow:
        how = _how(tr("Tick one box in each row."))
        cells = '<td><span class="box"></span></td>' * len(heads)
    else:
        listed = "".join(element("li", head) for head in heads)
        how = _how(tr("Write the number of a label beside each line."))
        how += f'<ol class="labels">{listed}</ol>'
        heads, cells = [tr("label")], "<td></td>"
    head = f'<th scope="col">{tr("line")}</th>' + "".join(
        f'<th scope="col">{text(one)}</th>' for one in heads
    )
    rows = "".join(
        f'<tr><th scope="row">{text(line["text"])}</th>{cells}</tr>'
        for line in asked["lines"]
    )
    css = "grid" if narrow else "numbers"
    return how + _table(css, tr("A label for each line"), head, rows)


def _evidence(kind: Kind, asked: Question, sheet: str) -> str:
    least, most = asked["least"], asked["most"]
    if most == 1:
        how = tr("Choose one sentence.")
    elif least == most:
        how = tr("Choose {most} sentences.", most=most)
    else:
        how = tr("Choose {least} to {most} sentences.", least=least, most=most)
    return _how(how) + _sentences(asked["articles"], sheet, most)


def _claim(kind: Kind, asked: Question, sheet: str) -> str:
    parts = [part for part in asked["parts"] if "options" in part]
    cited = [part for part in asked["parts"] if "articles" in part]
    columns = "".join(
        f"<div>{element('p', part['text'], 'head')}{_boxes(part['options'])}</div>"
        for part in parts
    )
    sentences = "".join(
        element("p", part["text"], "head") + _sentences(part["articles"], sheet, 1)
        for part in cited
    )
    return (
        _how(tr("Tick one part in each column: together they make your claim."))
        + f'<div class="parts">{columns}</div>{sentences}'
    )


def _offered(kind: Kind, asked: Question, sheet: str) -> str:
    """A kind without a form of its own: what it offers, and lines."""
    lists = (
        (element("p", offer.heading, "head") if offer.heading else "")
        + _boxes([{"text": option.text} for option in offer.options])
        for offer in kind.offers()
    )
    return "".join(lists) + lines(_LINES.start)


_ROOM: Mapping[str, Callable[[Kind, Question, str], str]] = {
    "choice": _choice,
    "choices": _choices,
    "claim": _claim,
    "evidence": _evidence,
    "labels": _labels,
    "number": _number,
    "order": _order,
    "text": _text,
    "value": _value,
}


# Their parts --------------------------------------------------------------------------


def _how(said: str) -> str:
    return element("p", said, "how")


def _boxes(options: Iterable[Mapping[str, str]]) -> str:
    shown = "".join(
        f'<li><span class="box"></span>{element("span", option["text"])}</li>'
        for option in options
    )
    return f'<ul class="boxes">{shown}</ul>' if shown else ""


def _gap(before: str, after: str) -> str:
    shown = f'{text(before)} <span class="short"></span> {text(after)}'
    return f'<p class="gap">{shown.strip()}</p>'


def _sentences(articles: Iterable[Question], sheet: str, most: int) -> str:
    """The sentences to choose from, or where they stand, and room for their names."""
    offered = [one for article in articles for one in article["sentences"]]
    if len(offered) <= MOST_SENTENCES:
        return _boxes(offered)
    gaps = ' <span class="short"></span>' * most
    where = tr("The sentences, with their numbers, stand on the sheet")
    number = tr("Write a number such as A15:")
    return (
        f'<p class="how">{text(where)} {sheet}.</p>'
        f'<p class="gap">{text(number)}{gaps}</p>'
    )


def _table(css: str, caption: str, head: str, rows: str) -> str:
    return (
        f'<div class="wide" tabindex="0" role="group" aria-label="{text(caption)}">'
        f'<table class="{css}"><caption>{text(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )
