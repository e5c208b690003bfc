"""The form in which voices and speakers are corrected, passage by passage."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import ipywidgets

from lessons.charts.wording import counted
from lessons.language import tr
from lessons.notebook.forms.form import (
    INDENTED,
    NAMED,
    WIDE,
    Form,
    GrowingRows,
    heading,
    kept,
    pages,
    redrawn,
    said,
    tell,
    text_field,
    to_read,
    words_to_read,
)
from lessons.reading.voices import NOT_NAMED, VOICES, Airtime, Passage
from lessons.story.hearing import (
    VoiceLine,
    about_correction,
    other_corrections,
    reported,
    speakers_offered,
    voice_line,
    with_correction,
)
from lessons.story.model import LETTERS, VoiceCorrection, Work
from lessons.story.open import OpenStory
from lessons.story.reading import with_work

PURPOSE = tr("Look at who is heard, and correct a speaker or a voice that is wrong.")
MEANING = {
    "quoted": tr("somebody's very words"),
    "attributed": tr("reported from somebody"),
    "own": tr("the article's own voice"),
}
_SOMEBODY_ELSE = "\n"  # no name: it opens the box for one
_PAGE = 10  # passages at a time


def voices_form(story: OpenStory) -> Form:
    """Each quotation and each reported passage, with its speaker and its voice."""
    return redrawn(
        story,
        "voices",
        PURPOSE,
        lambda: tuple(part for x in LETTERS for part in _parts_of(story, x)),
        ("texts", "roles", "groups"),
    )


def _parts_of(story: OpenStory, letter: str) -> tuple[ipywidgets.Widget, ...]:
    heard = story.read.as_found[LETTERS.index(letter)]
    passages = reported(heard)
    offered = speakers_offered(heard, *story.read.as_found)

    def line(at: int) -> ipywidgets.Widget:
        name = tr("{letter}, passage {number}", letter=letter, number=at + 1)
        return _Line(story, letter, name, heard, passages[at], offered).box

    found = counted(len(passages), "passage")
    rest = tr(
        "These words were heard as somebody's. Is the speaker right, and the voice?"
    )
    return (
        heading(f"{heard.article.name}: {found}"),
        ipywidgets.HTML(
            said(rest if passages else tr("Nobody was heard in this text."))
        ),
        *pages(tr("Passages of {letter}", letter=letter), len(passages), _PAGE, line),
        heading(
            tr(
                "Did the kit miss or mishear other words of {letter}? Copy them here.",
                letter=letter,
            )
        ),
        ipywidgets.HTML(to_read(heard.article)),
        _other_rows(story, letter, heard).box,
    )


class _Line:
    """One passage: its words, whose they are, in which voice, and what is kept."""

    def __init__(
        self,
        story: OpenStory,
        letter: str,
        name: str,
        heard: Airtime,
        passage: Passage,
        offered: Sequence[str],
    ) -> None:
        self._story, self._letter = story, letter
        corrections = story.read.work.voices(letter)
        line = voice_line(heard, passage, corrections)
        self._made = line.corrected
        names = (*offered, *_named(story))
        self._speaker = _menu(
            tr("{name}: speaker", name=name), _speakers(line, names), self._made.speaker
        )
        self._else = text_field(
            tr("{name}: name", name=name), "", tr("type who says it")
        )
        self._voice = _menu(
            tr("{name}: voice", name=name), _voices(line), self._made.voice
        )
        self._said = ipywidgets.HTML(said(""))
        self._show()
        where = tr("Sentence {sentence}", sentence=line.sentence)
        self.box = ipywidgets.VBox(
            [
                ipywidgets.HTML(words_to_read(where, _as_written(line))),
                self._voice,
                self._speaker,
                self._else,
                self._said,
            ],
            layout=INDENTED,
        )
        self._speaker.observe(self._chosen, names="value")
        self._else.observe(self._chosen, names="value")
        self._voice.observe(self._chosen, names="value")

    def _show(self) -> None:
        """The box for a name is there when it is wanted."""
        wanted = self._speaker.value == _SOMEBODY_ELSE
        self._else.layout.display = "" if wanted else "none"
        self._speaker.disabled = self._voice.value == "own"

    def _chosen(self, _: Mapping) -> None:
        self._show()
        speaker = self._speaker.value
        if speaker == _SOMEBODY_ELSE and not self._else.value.strip():
            tell(self._said, tr("Type the name, and press Enter."))
            return
        self._keep(self._else.value if speaker == _SOMEBODY_ELSE else speaker)

    def _keep(self, speaker: str) -> None:
        name = " ".join(speaker.split())
        self._made = replace(self._made, voice=self._voice.value, speaker=name)

        def change(work: Work) -> Work:
            mine = with_correction(work.voices(self._letter), self._made)
            return replace(work, **{f"voices_{self._letter.lower()}": mine})

        saved = kept(self._story, lambda old: with_work(old, change))
        heard = self._story.read.heard[LETTERS.index(self._letter)]
        tell(self._said, _about(self._made, heard), saved)


def _about(made: VoiceCorrection, heard: Airtime) -> str:
    if not made.voice and not made.speaker:
        return tr("Counted as the kit heard it.")
    return about_correction(made, heard)


def _as_written(line: VoiceLine) -> str:
    return f"“{line.words}”" if line.voice == "quoted" else line.words


def _menu(
    name: str, options: Sequence[tuple[str, str]], value: str
) -> ipywidgets.Dropdown:
    return ipywidgets.Dropdown(
        options=options, value=value, description=name, layout=WIDE, style=NAMED
    )


def _voices(line: VoiceLine) -> list[tuple[str, str]]:
    """The three voices; the one that was heard takes a correction back."""
    return [
        (tr("{voice}: {meaning} (as heard)", voice=voice, meaning=MEANING[voice]), "")
        if voice == line.voice
        else (f"{voice}: {MEANING[voice]}", voice)
        for voice in VOICES
    ]


def _speakers(line: VoiceLine, names: Sequence[str]) -> list[tuple[str, str]]:
    """Everybody who can be chosen; whoever was heard takes a correction back."""
    values = dict.fromkeys((*names, line.corrected.speaker, NOT_NAMED))
    for known in ("", line.speaker):
        values.pop(known, None)
    return [
        (tr("{speaker} (as heard)", speaker=_shown(line.speaker)), ""),
        *((_shown(name), name) for name in values),
        (tr("somebody else: type the name"), _SOMEBODY_ELSE),
    ]


def _shown(name: str) -> str:
    """A name without what stands behind a comma: ", a baker"."""
    return tr("nobody is named") if name == NOT_NAMED else name.split(",")[0]


def _named(story: OpenStory) -> tuple[str, ...]:
    """The names that a reader has given to speakers."""
    work = story.read.work
    return tuple(one.speaker for x in LETTERS for one in work.voices(x) if one.speaker)


# Words that are no passage of the kit's -----------------------------------------------


def _other_rows(
    story: OpenStory, letter: str, heard: Airtime
) -> GrowingRows[VoiceCorrection]:
    name = f"voices_{letter.lower()}"
    shown = list(other_corrections(heard, story.read.work.voices(letter)))

    def keep(at: int, row: VoiceCorrection) -> str:
        before = shown[at] if at < len(shown) else None
        shown[at:] = [row]

        def change(work: Work) -> Work:
            others = tuple(one for one in work.voices(letter) if one != before)
            mine = (*others, row) if row.words.strip() else others
            return replace(work, **{name: mine})

        saved = kept(story, lambda old: with_work(old, change))
        return f"{about(row)} {saved}"

    def about(row: VoiceCorrection) -> str:
        return about_correction(row, story.read.heard[LETTERS.index(letter)])

    return GrowingRows(shown, VoiceCorrection(), _fields(letter), keep, about)


def _fields(
    letter: str,
) -> Callable[[int, VoiceCorrection], Mapping[str, ipywidgets.ValueWidget]]:
    def fields(at: int, row: VoiceCorrection) -> Mapping[str, ipywidgets.ValueWidget]:
        name = tr("{letter}, words {number}", letter=letter, number=at + 1)
        options = [
            (tr("choose a voice"), ""),
            *((f"{v}: {MEANING[v]}", v) for v in VOICES),
        ]
        voice = row.voice if row.voice in VOICES else ""
        return {
            "words": text_field(name, row.words, tr("copied from the text")),
            "voice": _menu(tr("{name}: voice", name=name), options, voice),
            "speaker": text_field(
                tr("{name}: speaker", name=name), row.speaker, tr("a name")
            ),
        }

    return fields
