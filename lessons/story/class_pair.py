"""A pair that a teacher prepares for a class: one JSON file that nobody's work changes.

    our-pair.json   {"kind": "two-front-pages-pair", "name": "our-pair", "texts": …}

It holds the two texts, their names, and what the teacher made of them: roles, cards,
names, ledger, corrected voices. It lies beside the notebooks or in the learner's
folder. A learner's story begins as a copy of it, in a file of the learner's own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from lessons.exercises.record import work_folder
from lessons.language import tr
from lessons.storage import RecordError, write_whole
from lessons.storage.trouble import sentence
from lessons.story.model import (
    LETTERS,
    GivenText,
    StoryRecord,
    Work,
    labels_from,
    texts_from,
    work_from,
)
from lessons.story.reading import StoryReading

KIND = "two-front-pages-pair"
SCHEMA = 1
LARGEST = 20_000_000  # bytes of a file
_NAME = re.compile(r"[0-9a-z-]{1,40}")
_OURS = ("lesson-", "story-")  # how the names of a learner's own files begin


class PairError(ValueError):
    """A pair that cannot be read or saved: one sentence."""


@dataclass(frozen=True)
class ClassPair:
    """Two texts with their names, and what a teacher made of them."""

    name: str
    texts: Mapping[str, GivenText]
    labels: Mapping[str, str]
    work: Work


@dataclass(frozen=True)
class FoundPairs:
    """The pairs that were found, and a sentence on each file that could not be read."""

    pairs: Sequence[ClassPair]
    notes: tuple[str, ...] = ()

    def begins(self, story: str) -> ClassPair | None:
        """The pair with which a new story begins: the one of its name, or the only."""
        named = [pair for pair in self.pairs if pair.name == story]
        return next(iter(named or (self.pairs if len(self.pairs) == 1 else ())), None)


# Finding ------------------------------------------------------------------------------


def pair_places(folder: Path | None = None) -> tuple[Path, Path]:
    """Where a pair may lie: in the learner's folder, and in the folder around it.

    As the kit comes, the folder around it is that of the notebooks.
    """
    own = work_folder() if folder is None else Path(folder)
    return own, own.parent


def found_pairs(places: Iterable[Path]) -> FoundPairs:
    """Every pair in these folders; of two that bear one name, the first."""
    pairs: dict[str, ClassPair] = {}
    notes = []
    for path in _files(places):
        try:
            pair = read_pair(path)
        except PairError as why:
            notes.append(str(why))
            continue
        if pairs.setdefault(pair.name, pair) != pair:
            notes.append(
                tr(
                    "Two files hold a pair called “{name}”, and they differ: "
                    "“{name_2}” was not read.",
                    name=pair.name,
                    name_2=path.name,
                )
            )
    return FoundPairs(tuple(pairs.values()), tuple(dict.fromkeys(notes)))


def _files(places: Iterable[Path]) -> Iterator[Path]:
    """The files that seem to be pairs: by their name, or by what they hold."""
    for place in dict.fromkeys(places):
        try:
            here = sorted(place.glob("*.json"))
        except OSError:
            continue
        for path in here:
            if path.name.startswith(_OURS) or not path.is_file():
                continue
            if "pair" in path.stem or KIND.encode() in _beginning(path):
                yield path


def _beginning(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(1000)
    except OSError:
        return b""


def read_pair(path: Path) -> ClassPair:
    """The pair in a file; raises `PairError` with one sentence if there is none."""
    try:
        if path.stat().st_size > LARGEST:
            raise PairError(
                tr(
                    "“{name}” is too large to be a pair: it was not read.",
                    name=path.name,
                )
            )
        return pair_from(path.read_bytes(), path.name)
    except OSError:
        raise PairError(
            tr("“{name}” cannot be opened: ask your teacher.", name=path.name)
        ) from None


def pair_from(content: bytes, file: str) -> ClassPair:
    """The pair in the bytes of a file; raises `PairError` with one sentence."""
    try:
        data = json.loads(content)
        json.dumps(data, ensure_ascii=False).encode("utf-8")  # half a letter cannot be
        if data["kind"] != KIND or data["schema"] != SCHEMA:
            raise ValueError(tr("another file"))
        if not isinstance(data["name"], str) or not _NAME.fullmatch(data["name"]):
            raise ValueError(tr("no name"))
        pair = ClassPair(
            name=data["name"],
            texts=texts_from(data["texts"]),
            labels=labels_from(data["labels"]),
            work=work_from(data["work"]),
        )
        read = StoryReading(begun(StoryRecord(), pair))
        if not read.kept.is_own:
            raise ValueError(tr("one text"))
        _ = read.pair  # its texts are articles, and its roles are roles
    except (ValueError, LookupError, TypeError, RecursionError):
        raise PairError(
            tr(
                "“{file}” is damaged, or is no pair that the kit saved. It was not "
                "read: ask your teacher for it again.",
                file=file,
            )
        ) from None
    return pair


# Beginning ----------------------------------------------------------------------------


def begun(kept: StoryRecord, pair: ClassPair) -> StoryRecord:
    """A story that begins with this pair, and with the teacher's work on it."""
    return replace(
        kept,
        texts=pair.texts,
        labels=pair.labels,
        own=pair.work,
        pair=pair.name,
        prepared=pair.work,
    )


def with_pair(kept: StoryRecord, pair: ClassPair) -> StoryRecord:
    """A story in which this pair is opened.

    Raises `PairError` with one sentence if work on other texts would be lost.
    """
    if kept.pair == pair.name:  # a text was taken away, or the teacher changed one
        return replace(kept, texts=pair.texts, labels=pair.labels)
    if kept.texts or kept.own != Work():
        raise PairError(
            tr(
                "This story holds work of your own, which would be lost. Write "
                "“{name}” between the quotation marks in the box above that names your "
                "story, and run the boxes again.",
                name=pair.name,
            )
        )
    return begun(kept, pair)


# Saving -------------------------------------------------------------------------------


def write_pair(name: str, kept: StoryRecord, folder: Path) -> Path:
    """Save the texts of a story, and the work on them, as a pair; gives its path.

    Claims are left out: each learner makes their own. Raises `PairError` or
    `RecordError` with one sentence if it cannot be saved.
    """
    name = name.strip()
    if not _NAME.fullmatch(name) or name.startswith(_OURS):
        raise PairError(
            tr(
                "“{name}” cannot name a pair: use small letters, numbers and dashes, "
                "such as “our-pair”.",
                name=name[:60],
            )
        )
    if not kept.is_own:
        raise PairError(tr("Give your story both its texts first, in section 1."))
    if kept.pair == name:
        raise PairError(
            tr(
                "“{name}” is the pair that you were given, and stays as it is: choose "
                "another name.",
                name=name,
            )
        )
    path = folder / f"{name}.json"
    if path.exists() and not _same_texts(path, kept):
        raise PairError(
            tr(
                "“{name}” is there already, with something else in it: choose another "
                "name.",
                name=path.name,
            )
        )
    data = {
        "kind": KIND,
        "schema": SCHEMA,
        "name": name,
        "texts": {letter: asdict(kept.texts[letter]) for letter in LETTERS},
        "labels": dict(kept.labels),
        "work": asdict(replace(kept.own, claims=())),
    }
    return _written(path, json.dumps(data, ensure_ascii=False, indent=1))


def _same_texts(path: Path, kept: StoryRecord) -> bool:
    try:
        return read_pair(path).texts == kept.texts
    except PairError:
        return False


def keep_pair(content: bytes, file: str, folder: Path) -> ClassPair:
    """Keep a pair that a learner chose in the learner's folder, and give it.

    Raises `PairError` or `RecordError` with one sentence.
    """
    pair = pair_from(content, file)
    path = folder / f"{pair.name}.json"
    if path.exists():
        if read_pair(path) != pair:
            raise PairError(
                tr(
                    "Another pair called “{name}” is in your folder already: ask your "
                    "teacher.",
                    name=pair.name,
                )
            )
        return pair
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RecordError(sentence(error, folder.name)) from None
    _written(path, content.decode("utf-8-sig"))
    return pair


def _written(path: Path, text: str) -> Path:
    try:
        write_whole(path, text)
    except RecordError:
        raise
    except OSError as error:
        raise RecordError(sentence(error, path.parent.name)) from None
    return path
