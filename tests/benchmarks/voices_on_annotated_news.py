"""How often the kit's voices err on news that people annotated.

    python tests/benchmarks/voices_on_annotated_news.py FOLDER [--json FILE]

FOLDER holds NAME.txt beside NAME.ann in brat's standoff format, where an event joins
Source, Cue and Content: the format of PolNeAR (Newell, Margolin and Ruths 2018), whose
articles are not ours to ship. Each figure has a 95 % interval from resampled articles.

- quotations: passages in double marks of four words or more, inside a Content;
- short passages: the same of one to three words;
- speaker: of the quotations found, those whose speaker has the same head as the Source;
- indirect: sentences without marks that hold three words of a Content or more, heard
  where any of their words is "attributed";
- shares: words of Content, Source and Cue are quoted inside marks and attributed
  outside; the rest is the outlet's own. The gap is in points, the mean over articles;
  so is the largest gap of 95 articles in 100.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

import numpy as np

from lessons.reading.text import sentences
from lessons.reading.voices import VOICES, Quotation, quotations, voices

Place = tuple[int, int]
PARTS = ("Content", "Source", "Cue")
LONG = 4  # words: a passage of so many is a quotation, of fewer a short passage
HEARD = 3  # words of a Content that make a sentence one of reported words
INSIDE, OVERLAP = 0.8, 0.5  # of a passage in a Content; of two passages that are one
RESAMPLES = 2000

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_MARKED = re.compile(r"[“\"]([^“”\"]{1,1500}?)[”\"]|''(.{1,1500}?)''", re.DOTALL)
_AFTER_HEAD = re.compile(r"[,(—–;:]| (?:who|that|for|of|in|at|with|from|on|to|and)\b")
_POSSESSIVE = re.compile(r"['’]s?$")


# The annotation ---------------------------------------------------------------


@dataclass(frozen=True)
class Attribution:
    """What one event of the annotation joins, as places in the text."""

    content: tuple[Place, ...]
    source: tuple[Place, ...]
    cue: tuple[Place, ...]


def read_annotation(lines: Iterable[str]) -> list[Attribution]:
    """The attributions of a file in brat's standoff format."""
    spans: dict[str, tuple[Place, ...]] = {}
    events = []
    for line in lines:
        if line.startswith("T"):
            name, kind_and_places, _ = line.split("\t")[:3]
            spans[name] = _places(kind_and_places.split(" ", 1)[1])
        elif line.startswith("E"):
            events.append(re.findall(r"(Content|Source|Cue)\d*:(T\d+)", line))
    return [
        Attribution(*(_joined(spans, event, part) for part in PARTS))
        for event in events
    ]


def _places(written: str) -> tuple[Place, ...]:
    """ "3 9;12 20" as two places."""
    starts_and_ends = (place.split() for place in written.split(";"))
    return tuple((int(start), int(end)) for start, end in starts_and_ends)


def _joined(
    spans: dict[str, tuple[Place, ...]], event: list[tuple[str, str]], part: str
) -> tuple[Place, ...]:
    return tuple(
        place for kind, name in event if kind == part for place in spans.get(name, ())
    )


def covered(length: int, places: Iterable[Place]) -> np.ndarray:
    """For each character of a text whether one of the places covers it."""
    flags = np.zeros(length + 1, dtype=bool)
    for start, end in places:
        flags[start:end] = True
    return flags


# One article ------------------------------------------------------------------


@dataclass(frozen=True)
class Passage:
    """A passage in marks that people took for somebody's words, and whose."""

    start: int
    end: int
    source: str


class Article:
    """A text with what people and what the kit found in it."""

    def __init__(self, text: str, annotation: Sequence[Attribution]) -> None:
        """Read `text` with the kit, beside its annotation."""
        self.text, self.annotation = text, annotation
        size = len(text)
        self.content = covered(size, (p for a in annotation for p in a.content))
        other = covered(size, (p for a in annotation for p in (*a.source, *a.cue)))
        self.annotated = self.content | other
        self.marked = covered(size, (found.span() for found in _MARKED.finditer(text)))
        self.words = [found.start() for found in _WORD.finditer(text)]
        self.quotations = quotations(text)
        self.voices = np.zeros(size + 1, dtype=int)
        for passage in voices(text):
            self.voices[passage.start : passage.end] = VOICES.index(passage.voice)

    def passages(self) -> list[Passage]:
        """The passages in marks that lie inside a Content."""
        found = []
        for match in _MARKED.finditer(self.text):
            start, end = match.span(1 if match.group(1) is not None else 2)
            if _WORD.search(self.text, start, end) and (
                around := self._content_around(start, end)
            ):
                source = " ".join(self.text[s:e] for s, e in around.source)
                found.append(Passage(start, end, source))
        return found

    def _content_around(self, start: int, end: int) -> Attribution | None:
        for attribution in self.annotation:
            shared = sum(_shared((start, end), place) for place in attribution.content)
            if shared >= INSIDE * (end - start):
                return attribution
        return None

    def shares(self) -> tuple[dict[str, float], dict[str, float]]:
        """The share of words in each voice, as the kit and as people have it."""
        kit = [VOICES[self.voices[word]] for word in self.words]
        people = [
            "own"
            if not self.annotated[word]
            else ("quoted" if self.marked[word] else "attributed")
            for word in self.words
        ]
        count = max(1, len(self.words))
        return tuple(  # type: ignore[return-value]
            {voice: who.count(voice) / count for voice in VOICES}
            for who in (kit, people)
        )


def _shared(one: Place, other: Place) -> int:
    """How many characters two places share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


# The head of a name -----------------------------------------------------------


def head(name: str | None) -> str:
    """The word that a speaker's name turns on.

    The last word with a capital before any comma, preposition or "who"; the last word
    where none of those has a capital: "the mayor of Lorca" has "mayor".

    >>> [head(name) for name in ("Sen. Jo Park (D-Ohio)", "the old mayor, Ana Ruiz")]
    ['park', 'mayor']
    >>> [head(name) for name in ("Roe’s campaign", "She", None)]
    ['campaign', 'she', '']
    """
    core = _AFTER_HEAD.split((name or "").strip())[0]
    found = [_POSSESSIVE.sub("", word) for word in _WORD.findall(core)]
    if not found:
        return ""
    named = [word for word in found[1:] if word[0].isupper()]
    return (named[-1] if named and found[-1][0].isupper() else found[-1]).lower()


# What is counted --------------------------------------------------------------


def count(article: Article) -> dict[str, float]:
    """Everything of one article that the figures are computed from."""
    counts: dict[str, float] = {}
    for name, fits in (("long", _is_long), ("short", _is_short)):
        wanted = [p for p in article.passages() if fits(article, p.start, p.end)]
        got = [q for q in article.quotations if fits(article, q.start, q.end)]
        pairs = matched(wanted, got)
        counts[f"{name} hits"] = len(pairs)
        counts[f"{name} extra"] = len(got) - len(pairs)
        counts[f"{name} missed"] = len(wanted) - len(pairs)
        if name == "long":
            named = [(p.source, q.speaker) for p, q in pairs if p.source]
            counts["named"] = len(named)
            counts["right"] = sum(head(a) == head(b) for a, b in named)
    counts |= _count_indirect(article)
    kit, people = article.shares()
    for voice in VOICES:
        counts |= {f"kit {voice}": kit[voice], f"people {voice}": people[voice]}
    return counts


def _is_long(article: Article, start: int, end: int) -> bool:
    return len(article.text[start:end].split()) >= LONG


def _is_short(article: Article, start: int, end: int) -> bool:
    return not _is_long(article, start, end)


def matched(
    wanted: Sequence[Passage], got: Sequence[Quotation]
) -> list[tuple[Passage, Quotation]]:
    """Each wanted passage with the first quotation that is the same, used once."""
    pairs, free = [], list(got)
    for passage in wanted:
        for quotation in free:
            shared = _shared(
                (passage.start, passage.end), (quotation.start, quotation.end)
            )
            whole = max(passage.end, quotation.end) - min(
                passage.start, quotation.start
            )
            if shared >= OVERLAP * whole:
                free.remove(quotation)
                pairs.append((passage, quotation))
                break
    return pairs


def _count_indirect(article: Article) -> dict[str, float]:
    """Sentences without marks: reported words heard, wrongly heard and not heard."""
    counts = {"indirect hits": 0.0, "indirect extra": 0.0, "indirect missed": 0.0}
    attributed = VOICES.index("attributed")
    words = np.array(article.words, dtype=int)
    for sentence in sentences(article.text):
        first, last = np.searchsorted(words, (sentence.start, sentence.end))
        inside = words[first:last]
        if not len(inside) or article.marked[inside].any():
            continue
        wanted = article.content[inside].sum() >= HEARD
        got = (article.voices[inside] == attributed).any()
        if wanted or got:
            kind = "hits" if wanted and got else "extra" if got else "missed"
            counts[f"indirect {kind}"] += 1
    return counts


# Figures ----------------------------------------------------------------------

Table = dict[str, np.ndarray]  # what was counted -> a number for each article


def _precision(kind: str) -> Callable[[Table], float]:
    return lambda table: _ratio(
        table[f"{kind} hits"], table[f"{kind} hits"] + table[f"{kind} extra"]
    )


def _recall(kind: str) -> Callable[[Table], float]:
    return lambda table: _ratio(
        table[f"{kind} hits"], table[f"{kind} hits"] + table[f"{kind} missed"]
    )


def _f_measure(kind: str) -> Callable[[Table], float]:
    return lambda table: _ratio(
        2 * table[f"{kind} hits"],
        2 * table[f"{kind} hits"] + table[f"{kind} extra"] + table[f"{kind} missed"],
    )


def _gap(voice: str) -> Callable[[Table], float]:
    return lambda table: float(
        100 * np.abs(table[f"kit {voice}"] - table[f"people {voice}"]).mean()
    )


def _largest_gap(voice: str) -> Callable[[Table], float]:
    return lambda table: float(
        100
        * np.quantile(np.abs(table[f"kit {voice}"] - table[f"people {voice}"]), 0.95)
    )


def _correlation(voice: str) -> Callable[[Table], float]:
    def correlate(table: Table) -> float:
        ours, theirs = table[f"kit {voice}"], table[f"people {voice}"]
        if not ours.std() or not theirs.std():
            return float("nan")
        return float(np.corrcoef(ours, theirs)[0, 1])

    return correlate


def _ratio(part: np.ndarray, whole: np.ndarray) -> float:
    return float(part.sum() / whole.sum()) if whole.sum() else float("nan")


FIGURES: dict[str, Callable[[Table], float]] = {
    "quotations precision": _precision("long"),
    "quotations recall": _recall("long"),
    "short passages precision": _precision("short"),
    "short passages recall": _recall("short"),
    "speaker": lambda table: _ratio(table["right"], table["named"]),
    "indirect precision": _precision("indirect"),
    "indirect recall": _recall("indirect"),
    "indirect F": _f_measure("indirect"),
    **{f"{voice} gap in points": _gap(voice) for voice in VOICES},
    **{f"{voice} largest gap in points": _largest_gap(voice) for voice in VOICES},
    **{f"{voice} r": _correlation(voice) for voice in VOICES},
}


def measure(folder: Path, seed: int = 1) -> dict[str, object]:
    """All figures for a folder of annotated news, with their intervals."""
    counted = [count(read_article(path)) for path in sorted(folder.glob("*.txt"))]
    if not counted:
        raise SystemExit(f"{folder}: no NAME.txt beside NAME.ann here")
    table = {name: np.array([one[name] for one in counted]) for name in counted[0]}
    draws = np.random.default_rng(seed).integers(
        0, len(counted), (RESAMPLES, len(counted))
    )
    figures = {
        name: _with_interval(figure, table, draws) for name, figure in FIGURES.items()
    }
    return {
        "articles": len(counted),
        "date": date.today().isoformat(),
        "kit": version("two-front-pages"),
        "figures": figures,
    }


def read_article(path: Path) -> Article:
    """An article and the annotation beside it."""
    annotation = path.with_suffix(".ann").read_text(encoding="utf-8")
    return Article(
        path.read_text(encoding="utf-8"), read_annotation(annotation.split("\n"))
    )


def _with_interval(
    figure: Callable[[Table], float], table: Table, draws: np.ndarray
) -> dict[str, float | None]:
    """A figure with the 2.5th and 97.5th percentile over the resampled articles."""
    resampled = [
        figure({name: column[draw] for name, column in table.items()}) for draw in draws
    ]
    low, high = np.nanpercentile(resampled, [2.5, 97.5])
    found = {"value": figure(table), "low": float(low), "high": float(high)}
    return {
        name: None if np.isnan(value) else round(value, 3)
        for name, value in found.items()
    }


def main() -> None:
    """Print the figures of a folder, and write them where asked."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path, help="NAME.txt beside NAME.ann")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write them here too")
    asked = parser.parse_args()
    measured = measure(asked.folder)
    print("{articles} articles, {date}, kit {kit}".format(**measured))
    for name, one in measured["figures"].items():
        print(f"{name:26} {one['value']:7.3f}  [{one['low']:.3f}, {one['high']:.3f}]")
    if asked.json:
        asked.json.write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
