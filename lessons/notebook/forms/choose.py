"""The form in which two texts are given: pasted, as files, or as a folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import ipywidgets

from lessons.charts.wording import counted
from lessons.language import tr
from lessons.notebook.forms.class_pair import class_pair_parts
from lessons.notebook.forms.form import (
    NAMED,
    UNDER_FIELDS,
    WIDE,
    Form,
    framed,
    heading,
    kept,
    news,
    said,
    tell,
    text_field,
    to_read,
)
from lessons.reading.article import Article, pair_from_folder
from lessons.reading.documents import (
    ArticleError,
    document_from_bytes,
    document_from_text,
)
from lessons.storage import in_browser
from lessons.story.model import LETTERS, GivenText, StoryRecord, with_texts
from lessons.story.open import OpenStory
from lessons.story.reading import found_article

PURPOSE = tr(
    "Give your story its two texts: paste them, choose two files, or name a folder."
)
_SHOWN = 100_000  # characters; a longer text is kept and not shown in its box
_KINDS = ".txt,.md,.html,.htm,.docx,.pdf"


def choose_form(story: OpenStory) -> Form:
    """The form, with the texts that are kept."""
    story.reload()
    state, reader = ipywidgets.HTML(), ipywidgets.HTML()
    texts = {letter: _TextControls(story, letter, state) for letter in LETTERS}
    folder = text_field(
        tr("Or a folder"), "", tr("the name of a folder with two articles")
    )
    folder_said = ipywidgets.HTML(said(""))

    def read(change: Mapping) -> None:
        if change["new"].strip():
            tell(folder_said, _take_folder(story, change["new"].strip()))
            for text in texts.values():
                text.show()
            tell(state, *_state(story))

    def reopen() -> None:
        for text in texts.values():
            text.show()
        tell(state, *_state(story))

    folder.observe(read, names="value")
    tell(state, *news(story), *_state(story))

    def draw() -> None:
        reader.value = _reader(story)

    draw()
    story.watch("choose", draw)
    boxes = [texts[letter].box for letter in LETTERS]
    named = ipywidgets.VBox([folder, folder_said])
    given = ipywidgets.VBox(class_pair_parts(story, reopen))
    if not in_browser():  # a page there sees no folder of the computer
        boxes.append(named)
    return framed("choose", PURPOSE, [state, reader, *boxes, given])


def _reader(story: OpenStory) -> str:
    try:
        return to_read(*story.pair)
    except ArticleError as problem:  # a file that somebody changed by hand
        return said(str(problem))


class _TextControls:
    """The controls of one text, and what is said of it."""

    def __init__(self, story: OpenStory, letter: str, state: ipywidgets.HTML) -> None:
        self._story, self._letter, self._state = story, letter, state
        self._shown = ""
        self._label = text_field(
            tr("Name of {letter}", letter=letter), "", tr("a short name for the charts")
        )
        self._text = ipywidgets.Textarea(
            description=tr("Text {letter}", letter=letter),
            continuous_update=False,
            rows=7,
            layout=WIDE,
            style=NAMED,
        )
        self._file = ipywidgets.FileUpload(
            description=tr("Or choose a file for {letter}", letter=letter),
            tooltip=tr("Choose a file for {letter}", letter=letter),
            accept=_KINDS,
            layout={"width": "20em", **UNDER_FIELDS},
        )
        self._away = ipywidgets.Button(
            layout={"width": "20em", **UNDER_FIELDS},
        )
        self._said = ipywidgets.HTML()
        self.box = ipywidgets.VBox(
            [
                heading(tr("Text {letter}", letter=letter)),
                self._label,
                self._text,
                self._file,
                self._away,
                self._said,
            ]
        )
        self.show()
        self._label.observe(self._labelled, names="value")
        self._text.observe(self._pasted, names="value")
        self._file.observe(self._uploaded, names="value")
        self._away.on_click(self._taken_away)

    def show(self) -> None:
        """Fill the controls with what is kept."""
        given = self._story.read.kept.texts.get(self._letter)
        text = given.text if given else ""
        self._shown = text if len(text) <= _SHOWN else ""
        self._text.placeholder = (
            tr(
                "A long text of {text:,} characters is kept and not shown here.",
                text=len(text),
            )
            if text and not self._shown
            else tr("Paste the article here, and press Tab.")
        )
        self._text.value = self._shown
        self._label.value = self._story.read.kept.labels.get(self._letter, "")
        self._offer()
        tell(self._said, _about(self._story, self._letter))

    def _offer(self) -> None:
        """What the button does now: take the text away, or put the last one back."""
        letter, kept_now = self._letter, self._story.read.kept
        here = letter in kept_now.texts
        back = not here and letter in kept_now.aside
        self._away.description = (
            tr("Put {letter} back", letter=letter)
            if back
            else tr("Take {letter} away", letter=letter)
        )
        self._away.disabled = not here and not back

    def _labelled(self, change: Mapping) -> None:
        label, letter = change["new"], self._letter
        if label == self._story.read.kept.labels.get(letter, ""):
            return  # shown by us, not typed
        self._keep(lambda old: replace(old, labels={**old.labels, letter: label}))

    def _pasted(self, change: Mapping) -> None:
        text = change["new"]
        if text == self._shown:  # shown by us, or typed back
            tell(self._said, _about(self._story, self._letter))
            return
        if not text.strip():
            tell(
                self._said,
                tr(
                    "The box is empty. Text {letter} is kept as it was, until you give "
                    "another or take it away.",
                    letter=self._letter,
                )
                if self._letter in self._story.read.kept.texts
                else _about(self._story, self._letter),
            )
            return
        self._give(lambda: _from_pasted(text))

    def _taken_away(self, _: object) -> None:
        letter = self._letter

        def turned(old: StoryRecord) -> StoryRecord:
            texts, aside = dict(old.texts), dict(old.aside)
            source, target = (texts, aside) if letter in texts else (aside, texts)
            if letter in source:
                target[letter] = source.pop(letter)
            return replace(old, texts=texts, aside=aside)

        self._keep(turned)
        self.show_text()

    def _uploaded(self, change: Mapping) -> None:
        for file in change["new"]:
            name, content = str(file["name"]), bytes(file["content"])
            self._file.value = ()  # the bytes are not kept twice
            self._give(lambda n=name, c=content: _from_file(n, c))
            self.show_text()

    def show_text(self) -> None:
        """Show the text that is kept, under the same sentence as before."""
        words = self._said.value
        self.show()
        self._said.value = words

    def _give(self, read: Callable[[], GivenText]) -> None:
        try:
            given = read()
            found_article(self._letter, given)
        except ArticleError as problem:
            tell(self._said, str(problem), _unchanged(self._story, self._letter))
            return
        letter = self._letter
        if len(given.text) <= _SHOWN:
            self._shown = given.text
        self._keep(lambda old: with_texts(old, {**old.texts, letter: given}))

    def _keep(self, change: Callable[[StoryRecord], StoryRecord]) -> None:
        saved = kept(self._story, change)
        self._offer()
        tell(self._said, _about(self._story, self._letter), saved)
        tell(self._state, *_state(self._story))


def _from_pasted(text: str) -> GivenText:
    document = document_from_text(text)
    return GivenText(document.text, "pasted", document.notes)


def _from_file(name: str, content: bytes) -> GivenText:
    document = document_from_bytes(content, name)
    return GivenText(document.text, document.file or "pasted", document.notes)


def _take_folder(story: OpenStory, folder: str) -> str:
    """Give the story the two articles of a folder; the sentences on what happened."""
    try:
        pair, left_out = pair_from_folder(folder)
    except ArticleError as problem:
        return str(problem)
    texts = {a.letter: GivenText(a.text, a.file or "pasted", a.notes) for a in pair}
    saved = kept(story, lambda old: with_texts(old, texts))
    names = " and ".join(f"“{article.file}”" for article in pair)
    return " ".join((tr("Read: {names}.", names=names), *left_out, saved))


def _about(story: OpenStory, letter: str) -> str:
    """What was found in a text."""
    given = story.read.kept.texts.get(letter)
    if given is None:
        return tr("Text {letter} is not given yet.", letter=letter)
    try:
        article = found_article(letter, given, story.read.kept.labels.get(letter, ""))
    except ArticleError as problem:  # a file that somebody changed by hand
        return str(problem)
    return " ".join((_found(article), *article.notes))


def _found(article: Article) -> str:
    counts = (
        counted(len(article.words), "word"),
        counted(len(article.sentences), "sentence"),
        counted(len(article.segments), "part"),
    )
    came = tr("from “{file}”", file=article.file) if article.file else "pasted"
    if not article.words:
        return tr(
            "{letter}, {came}: {counts}, and none reads like the sentences of a "
            "story. Correct the roles, or give another text.",
            letter=article.letter,
            came=came,
            counts=counts[2],
        )
    return tr(
        "{letter}, {came}: {counts} in {counts_2}, {counts_3} found.",
        letter=article.letter,
        came=came,
        counts=counts[0],
        counts_2=counts[1],
        counts_3=counts[2],
    )


def _unchanged(story: OpenStory, letter: str) -> str:
    given = letter in story.read.kept.texts
    return tr("Text {letter} is kept as it was.", letter=letter) if given else ""


def _state(story: OpenStory) -> list[str]:
    """Which pair is read now, and whether one text was given twice."""
    a, b = (story.read.kept.texts.get(letter) for letter in LETTERS)
    if a and b and a.text.split() == b.text.split():
        return [
            tr(
                "A and B are the same text, word for word: give another text in one "
                "of the two boxes."
            )
        ]
    if story.read.kept.is_own and story.read.kept.pair:
        return [
            tr(
                "Your class's pair “{pair}” is read from here on. What you change is "
                "kept as your own work; your teacher's file stays as it is.",
                pair=story.read.kept.pair,
            )
        ]
    if story.read.kept.is_own:
        return [
            tr(
                "Your own two texts are read from here on. Charts and tables below "
                "follow when you run their boxes again."
            )
        ]
    missing = [letter for letter in LETTERS if letter not in story.read.kept.texts]
    if len(missing) == len(LETTERS):
        return [tr("Until you give two texts, the kit's invented example is read.")]
    return [
        tr(
            "Text {missing} is missing. Until then the kit's example is read.",
            missing=missing[0],
        )
    ]
