"""Explorers: choose something, and see at once what it does. Nothing is marked or kept.

The controls are stock ipywidgets, each with an accessible name. What they show is drawn
as escaped HTML into one widget: captured output would differ from the saved notebook.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import ipywidgets

from lessons.charts import (
    Chart,
    Table,
    class_and_machine,
    pipelines,
    waterfall,
    word_rates,
)
from lessons.charts import labels as labels_chart
from lessons.exercises.record import Record
from lessons.language import tr
from lessons.notebook.live import bundle, status, still
from lessons.notebook.quiet import Quiet
from lessons.reading import counts, sentiment
from lessons.reading.frames import Coding, tone_codings
from lessons.reading.labels import labels
from lessons.reading.pair import Pair
from lessons.reading.text import straighten
from lessons.reading.voices import airtime
from lessons.storage import RecordError
from lessons.syllabus import check_articles

_WIDE = {"layout": {"width": "30em"}, "style": {"description_width": "11em"}}


@dataclass(frozen=True, eq=False)
class Explorer:
    """A set of controls with what they show, as it stands in a notebook."""

    name: str
    purpose: str
    view: ipywidgets.VBox

    def __repr__(self) -> str:
        return f"<explorer {self.name}>"

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, Any]:
        return bundle(self.view, repr(self), still(self.purpose, "explore"))


def explore(name: str, pair: Pair, record: Record | None = None) -> Explorer:
    """One of the explorers, by name; `record` holds the learner's own answers.

    Raises `ValueError` with one sentence if there is no such explorer.
    """
    if name not in EXPLORERS:
        raise ValueError(
            tr(
                "There is no explorer “{name}”: the explorers are {explorers}.",
                name=name,
                explorers=", ".join(EXPLORERS),
            )
        )
    purpose, build = EXPLORERS[name]
    return Explorer(name, purpose, build(pair, record))


def _joined(
    controls: Sequence[ipywidgets.ValueWidget], draw: Callable[..., str]
) -> ipywidgets.VBox:
    """Controls, and below them what `draw` makes of their values at each change.

    A chart takes a moment: a `draw` that makes one first asks for a choice.
    """
    shown = ipywidgets.HTML()

    def redraw(_: object = None) -> None:
        shown.value = draw(*(control.value for control in controls))

    for control in controls:
        control.observe(redraw, names="value")
    redraw()
    return ipywidgets.VBox([*controls, shown, Quiet()])


def _typed_words(typed: str) -> list[str]:
    """The words of a line, without commas and quotation marks around them."""
    bare = (word.strip(",;:.!?\"'“”‘’()") for word in typed.split())
    return list(dict.fromkeys(filter(None, bare)))


def _menu(
    first: str, options: Sequence[tuple[str, Any]], description: str
) -> ipywidgets.Dropdown:
    """A drop-down on which nothing is chosen yet; `first` says what to choose."""
    return ipywidgets.Dropdown(
        options=[(first, ""), *options],  # None would leave the field blank
        value="",
        description=description,
        layout={"width": "48em", "max_width": "100%"},
        style={"description_width": "11em"},
    )


def _shown(*pieces: Chart | Table) -> str:
    return "".join(piece.as_html() for piece in pieces)


# A word and its lines ----------------------------------------------------------------


def _word(pair: Pair, _: Record | None) -> ipywidgets.VBox:
    word = ipywidgets.Text(
        value="war", description=tr("A word"), continuous_update=False, **_WIDE
    )
    return _joined([word], lambda typed: _lines(pair, typed))


def _lines(pair: Pair, typed: str) -> str:
    wanted = " ".join(_typed_words(typed))
    if not wanted or len(wanted.split()) > 1:
        return status(tr("Type one word and press Enter."))
    found = [line for a in pair for line in counts.concordance(a, wanted)]
    if not found:
        return status(
            tr("“{wanted}” stands in neither article's body.", wanted=wanted[:60])
        )
    rows = tuple((line.sentence.id, line.left, line.word, line.right) for line in found)
    rates = ", ".join(
        tr(
            "{letter} {count} in {length} words ({per_thousand:.1f} per 1,000)",
            letter=a.letter,
            count=r.count,
            length=r.length,
            per_thousand=r.per_thousand,
        )
        for a in pair
        for r in [counts.rate(a, wanted)]
    )
    columns = ("sentence", tr("before it"), tr("the word"), tr("after it"))
    return status(rates + ".") + _shown(
        Table(tr("Each place of the word"), columns, rows)
    )


# Stop words --------------------------------------------------------------------------


def _stop_words(pair: Pair, _: Record | None) -> ipywidgets.VBox:
    small = ipywidgets.Checkbox(
        value=True,
        indent=False,
        description=tr("Leave out the small words of the list"),
    )
    more = ipywidgets.Text(
        value="", description=tr("Leave out also"), continuous_update=False, **_WIDE
    )
    return _joined([small, more], lambda listed, typed: _ranking(pair, listed, typed))


def _ranking(pair: Pair, listed: bool, typed: str) -> str:
    more = map(str.lower, _typed_words(typed))
    dropped = {*(counts.STOP_WORDS if listed else ()), *more}
    ranked = [counts.frequencies(a, without=dropped).most_common(8) for a in pair]
    rows = tuple(
        (place, *(f"{w} ({n})" if w else None for w, n in words))
        for place, words in enumerate(
            zip(*(r + [("", 0)] * (8 - len(r)) for r in ranked), strict=True), start=1
        )
    )
    columns = ("place", *(article.name for article in pair))
    return _shown(Table(tr("The most frequent words that are left"), columns, rows))


# Pipelines ---------------------------------------------------------------------------


def _pipeline(pair: Pair, _: Record | None) -> ipywidgets.VBox:
    options = [(pipeline.name, pipeline) for pipeline in sentiment.PIPELINES]
    choice = _menu(tr("Choose a pipeline"), options, "Pipeline")
    return _joined([choice], lambda pipeline: _run(pair, pipeline))


def _run(pair: Pair, pipeline: sentiment.Pipeline | str) -> str:
    if isinstance(pipeline, str):
        return status(tr("Choose a pipeline, and both articles are scored that way."))
    run = sentiment.run(pipeline, *pair)
    one, two = run.difference.first, run.difference.second
    return status(
        tr(
            "A {estimate:+.2f}, B {estimate_2:+.2f}: {higher} is higher.",
            estimate=one.estimate,
            estimate_2=two.estimate,
            higher=run.higher,
        )
    ) + _shown(pipelines((run,)))


# A sentence taken apart --------------------------------------------------------------


def _sentence(pair: Pair, _: Record | None) -> ipywidgets.VBox:
    options = [
        (f"{sentence.id} · {sentence[:60]}", sentence.text)
        for sentence in pair.sentences.values()
    ]
    return _joined([_menu(tr("Choose a sentence"), options, "Sentence")], _taken_apart)


def _taken_apart(text: str) -> str:
    if not text:
        return status(tr("Choose a sentence, and its score is taken apart."))
    return _shown(waterfall(sentiment.score(text)))


# Names by voice ----------------------------------------------------------------------


def _labels(pair: Pair, _: Record | None) -> ipywidgets.VBox:
    named = [labels(airtime(article), pair.subjects) for article in pair]
    subjects = sorted({label.subject for given in named for label in given})
    choice = _menu(tr("Choose a subject"), [(s, s) for s in subjects], "Subject")

    def draw(subject: str) -> str:
        if not subject:
            return status(tr("Choose a subject, and see what each article calls it."))
        return _shown(labels_chart(*named, subject))

    return _joined([choice], draw)


# Rates -------------------------------------------------------------------------------


def _rates(pair: Pair, _: Record | None) -> ipywidgets.VBox:
    words = ipywidgets.Text(
        placeholder=tr("war russia support said"),
        description=tr("Words to compare"),
        continuous_update=False,
        **_WIDE,
    )

    def draw(typed: str) -> str:
        chosen = _typed_words(typed)[:8]
        if not chosen:
            return status(tr("Type one word or more, and press Enter."))
        known = {key for article in pair for key in counts.frequencies(article)}
        lost = [word for word in chosen if straighten(word).lower() not in known]
        note = (
            status(tr("In neither article: {lost}.", lost=", ".join(lost)))
            if lost
            else ""
        )
        return note + _shown(word_rates(*pair, chosen))

    return _joined([words], draw)


# The learner's own numbers ------------------------------------------------------------


def _my_codes(pair: Pair, record: Record | None) -> ipywidgets.VBox:
    check_articles("05")
    button = ipywidgets.ToggleButton(
        description=tr("Show my numbers beside VADER's"), layout={"width": "22em"}
    )
    return _joined([button], lambda on: _beside(pair, record) if on else _not_yet())


def _not_yet() -> str:
    return status(
        tr(
            "Press the button. If you keep your numbers only after that, press it "
            "twice."
        )
    )


def _own_tones(record: Record | None) -> dict[str, int]:
    """The learner's own numbers; a record that cannot be read holds none."""
    from lessons.syllabus.lesson_05 import CODE_A_DOZEN, own_tones  # late, as below

    try:
        entry = record.entries().get(CODE_A_DOZEN.id) if record else None
    except RecordError:
        return {}
    return own_tones(entry.answer) if entry else {}


def _beside(pair: Pair, record: Record | None) -> str:
    from lessons.syllabus.lesson_05 import DOZEN  # late: it needs the kit's articles

    samples = [one for one in pair.codings if one.sentence in DOZEN]
    own = _own_tones(record)
    drawn = tone_codings("you", own) if own else samples
    still_open = [id_ for id_ in DOZEN if id_ not in own]
    if own:
        said = tr(
            "{own} of your {dozen} numbers were found.", own=len(own), dozen=len(DOZEN)
        )
        said += (
            tr(" Left open: {still_open}.", still_open=", ".join(still_open))
            if still_open
            else ""
        )
    else:
        said = tr(
            "No number of yours is saved yet. Choose some in section 1, and press "
            "the button twice. Until then you see two sample readings, made for "
            "this kit: not people, and not the answer."
        )
    chart = class_and_machine(drawn, pair)
    return status(said) + _shown(_side_by_side(DOZEN, own, samples, pair), chart)


def _side_by_side(
    asked: Sequence[str],
    own: Mapping[str, int],
    samples: Sequence[Coding],
    pair: Pair,
) -> Table:
    rows = []
    for id_ in asked:
        text = pair.sentence(id_)
        compound = sentiment.score(text).compound
        read = [one.tone for one in samples if one.sentence == id_]
        given = [tone for tone in read if tone is not None]
        opposed = id_ in own and own[id_] * compound < 0
        rows.append(
            (
                id_,
                _whole(own[id_]) if id_ in own else None,
                f"{compound:+.2f}".replace("-", "−"),
                "yes" if opposed else "no" if id_ in own else None,
                ", ".join(map(_whole, given)),
                text if len(text) <= 60 else text[:60] + "…",
            )
        )
    columns = ("sentence", "you", "VADER", tr("opposite sides"), "samples", "begins")
    return Table(
        tr("Your numbers, VADER's, and two sample readings"), columns, tuple(rows)
    )


def _whole(tone: int) -> str:
    return f"{tone:+d}".replace("-", "−") if tone else "0"


Build = Callable[[Pair, Record | None], ipywidgets.VBox]
EXPLORERS: dict[str, tuple[str, Build]] = {
    "word": (tr("Choose a word and read its lines in both articles."), _word),
    "stop-words": (
        tr("Change what is left out and see the ranking move."),
        _stop_words,
    ),
    "rates": (tr("Choose words and compare how often each article uses them."), _rates),
    "pipeline": (
        tr("Switch the pipeline and watch the order of the articles."),
        _pipeline,
    ),
    "sentence": (tr("Take a sentence apart, word by word."), _sentence),
    "labels": (tr("Choose a subject and see its names, voice by voice."), _labels),
    "my-codes": (tr("Hold your own numbers against the machine's."), _my_codes),
}
