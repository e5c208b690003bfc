"""What a learner gave to a story, as plain data that JSON can hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from typing import TypeVar

from lessons.language import tr

LETTERS = ("A", "B")
LEVELS = (tr("the text proves"), tr("the text suggests"), "unknown")

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class GivenText:
    """One text as it was given: `came` is "pasted", or the file that it came from.

    `notes` are sentences on how it was read.
    """

    text: str
    came: str = "pasted"
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """The role that a learner gave to a part: its number from 0, and how it begins.

    It holds only if the part of that number begins so: another text has other parts.
    """

    part: int
    begins: str
    role: str


@dataclass(frozen=True, slots=True)
class VoiceCorrection:
    """Whose words a passage is, as a learner reads it.

    The passage is known by its own `words`, so that it is found again in a text that
    was changed elsewhere; `again` counts the same words before it. `voice` and
    `speaker` are "" where the learner leaves them as the kit heard them.
    """

    words: str = ""
    again: int = 0
    voice: str = ""
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class CardLine:
    """A line of a provenance card: how sure, what, and the words that support it."""

    level: str = LEVELS[0]
    claim: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Names that a learner says belong to one person or thing.

    `labels` are as they were typed, with commas between; `found` is the name under
    which the kit found them, or empty if it did not.
    """

    name: str = ""
    labels: str = ""
    confirmed: bool = False
    found: str = ""


@dataclass(frozen=True, slots=True)
class Telling:
    """A row of the ledger: the fact, the words that tell it, where it is not told."""

    fact: str = ""
    words_a: str = ""
    words_b: str = ""
    not_in_a: bool = False
    not_in_b: bool = False

    def words(self, letter: str) -> str:
        """The words that tell it in one article, as they were typed."""
        return self.words_a if letter == "A" else self.words_b

    def not_in(self, letter: str) -> bool:
        """Whether the learner says that this article does not tell it."""
        return self.not_in_a if letter == "A" else self.not_in_b


@dataclass(frozen=True, slots=True)
class OwnClaim:
    """A claim on the pair, words that carry it, and words that speak against it."""

    claim: str = ""
    words: str = ""
    against: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """What a learner made of a pair."""

    roles_a: tuple[Correction, ...] = ()
    roles_b: tuple[Correction, ...] = ()
    card_a: tuple[CardLine, ...] = ()
    card_b: tuple[CardLine, ...] = ()
    groups: tuple[Group, ...] = ()
    ledger: tuple[Telling, ...] = ()
    claims: tuple[OwnClaim, ...] = ()
    voices_a: tuple[VoiceCorrection, ...] = ()
    voices_b: tuple[VoiceCorrection, ...] = ()

    def roles(self, letter: str) -> tuple[Correction, ...]:
        """The corrected roles of one article."""
        return self.roles_a if letter == "A" else self.roles_b

    def voices(self, letter: str) -> tuple[VoiceCorrection, ...]:
        """The corrected voices and speakers of one article."""
        return self.voices_a if letter == "A" else self.voices_b

    def card(self, letter: str) -> tuple[CardLine, ...]:
        """The provenance card of one article, line by line."""
        return self.card_a if letter == "A" else self.card_b


@dataclass(frozen=True)
class StoryRecord:
    """All that is kept of a story.

    `texts` and `labels` are by letter, and so is `aside`, the text that was last taken
    away. `practice` is work on the kit's own example; it is None until the learner has
    changed something in it. `pair` names the class's pair that the texts are, "" if
    they are none, and `prepared` is what the teacher had made of it.
    """

    texts: Mapping[str, GivenText] = field(default_factory=dict)
    aside: Mapping[str, GivenText] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    own: Work = Work()
    practice: Work | None = None
    pair: str = ""
    prepared: Work | None = None

    @property
    def is_own(self) -> bool:
        """Whether both texts are there, so that the example is not needed."""
        return all(letter in self.texts for letter in LETTERS)


def with_texts(kept: StoryRecord, texts: Mapping[str, GivenText]) -> StoryRecord:
    """The same story with these texts; other ones are no longer the class's pair."""
    if all(text == kept.texts.get(letter) for letter, text in texts.items()):
        return replace(kept, texts=texts)
    return replace(kept, texts=texts, pair="", prepared=None)


def with_row(rows: Sequence[Row], at: int, row: Row, blank: Row) -> tuple[Row, ...]:
    """The rows with one of them changed, or added where there was none yet."""
    missing = (blank,) * (at - len(rows))
    return (*rows[:at], *missing, row, *rows[at + 1 :])


def is_one_story(here: StoryRecord | None, given: StoryRecord) -> bool:
    """Whether two records may be one story: they are not on different texts."""
    if here is None:
        return True
    return all(
        here.texts[letter].text == given.texts[letter].text
        for letter in here.texts.keys() & given.texts.keys()
    )


def with_what_lacks(newer: StoryRecord, older: StoryRecord) -> StoryRecord:
    """The newer of two records of one story, with what only the older one has."""
    pair, prepared = newer.pair, newer.prepared
    if not newer.texts:
        pair, prepared = older.pair, older.prepared
    return StoryRecord(
        texts={**older.texts, **newer.texts},
        aside={**older.aside, **newer.aside},
        labels={**older.labels, **newer.labels},
        own=_work_with(newer.own, older.own),
        practice=_practice_with(newer.practice, older.practice),
        pair=pair,
        prepared=prepared,
    )


def _practice_with(newer: Work | None, older: Work | None) -> Work | None:
    if newer is None or older is None:
        return newer or older
    return _work_with(newer, older)


def _work_with(newer: Work, older: Work) -> Work:
    """The newer work; a part that it lacks altogether is the older one's."""
    names = [each.name for each in fields(Work)]
    return Work(**{n: getattr(newer, n) or getattr(older, n) for n in names})


# To and from JSON ---------------------------------------------------------------------


def as_data(kept: StoryRecord) -> dict:
    """What is kept, as JSON holds it."""
    return asdict(kept)


def from_data(data: object) -> StoryRecord:
    """What is kept, from JSON; raises `ValueError` if it is not a story."""
    data = _mapping(data)
    practice, prepared = data.get("practice"), data.get("prepared")
    pair = data.get("pair", "")
    if not isinstance(pair, str):
        raise ValueError(tr("a name that is not text"))
    return StoryRecord(
        texts=texts_from(data.get("texts", {})),
        aside=texts_from(data.get("aside", {})),
        labels=labels_from(data.get("labels", {})),
        own=work_from(data.get("own", {})),
        practice=None if practice is None else work_from(practice),
        pair=pair,
        prepared=None if prepared is None else work_from(prepared),
    )


def labels_from(data: object) -> dict[str, str]:
    """Labels by letter, from JSON; raises `ValueError` if they are none."""
    labels = _mapping(data)
    if not all(isinstance(label, str) for label in labels.values()):
        raise ValueError(tr("a label that is not text"))
    return {letter: labels[letter] for letter in LETTERS if letter in labels}


def texts_from(data: object) -> dict[str, GivenText]:
    """Texts by letter, from JSON; raises `ValueError` if they are none."""
    return {
        letter: _made(GivenText, text)
        for letter, text in _mapping(data).items()
        if letter in LETTERS
    }


def work_from(data: object) -> Work:
    """Work on a pair, from JSON; raises `ValueError` if it is not such work."""
    kinds = {
        "roles_a": Correction,
        "roles_b": Correction,
        "card_a": CardLine,
        "card_b": CardLine,
        "groups": Group,
        "ledger": Telling,
        "claims": OwnClaim,
        "voices_a": VoiceCorrection,
        "voices_b": VoiceCorrection,
    }
    plain = _mapping(data)
    return Work(
        **{
            name: tuple(_made(kind, row) for row in _list(plain.get(name, [])))
            for name, kind in kinds.items()
        }
    )


def _made(kind: type[Row], data: object) -> Row:
    """An object of one of the classes above; fields unknown to it are passed over."""
    plain = _mapping(data)
    shapes = {"int": int, "str": str, "bool": bool}
    values = {}
    for each in fields(kind):
        if each.name not in plain:
            continue
        value = plain[each.name]
        if each.name == "notes":
            value = tuple(map(str, _list(value)))
        elif type(value) is not shapes[each.type]:
            raise ValueError(tr("{name} is of another kind", name=each.name))
        values[each.name] = value
    try:
        return kind(**values)
    except TypeError:
        raise ValueError(tr("something is missing")) from None


def _mapping(data: object) -> Mapping:
    if not isinstance(data, Mapping):
        raise ValueError("no mapping")
    return data


def _list(data: object) -> Sequence:
    if not isinstance(data, Sequence) or isinstance(data, str):
        raise ValueError(tr("no list"))
    return data
