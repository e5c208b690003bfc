"""Where a whole class coded the same sentences: how it agrees, and with whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Protocol

from lessons.charts.wording import counted
from lessons.exercises.kinds.labels import LEFT_OUT
from lessons.exercises.kinds.options import text_of
from lessons.exercises.model import Exercise
from lessons.exercises.record import Entry
from lessons.language import tr
from lessons.reading.agreement import Agreement, agreement
from lessons.reading.frames import Coding, tone_codings
from lessons.reading.numerals import signed
from lessons.reading.pair import Pair, load_pair
from lessons.reading.sentiment import score
from lessons.teaching.hand_ins import Submission

# A compound score below this is neutral, as VADER has it (Hutto and Gilbert 2014).
NEUTRAL = 0.05


@dataclass(frozen=True, slots=True)
class CodedLine:
    """One line as a class coded it.

    `id` is the sentence's, such as "A15", and `text` what stands there. `codes` counts
    the learners by the code they gave, in words, the commonest first. `beside` is what
    the kit's own charts show of the sentence, and `parts` is whether the class's mean
    tone and VADER's score differ in sign.
    """

    id: str
    text: str
    codes: tuple[tuple[str, int], ...]
    beside: str = ""
    parts: bool = False


@dataclass(frozen=True, slots=True)
class ClassCoding:
    """How far a class agrees where all coded the same lines.

    `with_machine` is the agreement in sign of the class's mean tone and VADER, and
    `tones` are the class's codes for the chart of class and machine. They are None and
    () if the codes are no numbers, or the lines no sentences of the articles.
    """

    exercise: Exercise
    coders: int
    among: Agreement
    lines: tuple[CodedLine, ...]
    with_machine: Agreement | None = None
    tones: tuple[Coding, ...] = ()

    @property
    def machine_differs(self) -> tuple[str, ...]:
        """The lines where the class's mean tone and VADER's score differ in sign."""
        return tuple(line.id for line in self.lines if line.parts)


def class_coding(
    exercise: Exercise, submissions: Sequence[Submission]
) -> ClassCoding | None:
    """Agreement on an exercise whose lines are coded and that has no right answer.

    It is None for another exercise, or while nobody has coded.
    """
    if not exercise.recorded:
        return None
    lines, codes = exercise.kind.lines_to_code(), exercise.kind.codes()
    answers = [
        (submission.name, line, label)
        for submission in submissions
        for line, label in _labels(submission.entries.get(exercise.id)).items()
        if line in lines and label in codes and label != LEFT_OUT
    ]
    if not answers:
        return None
    many = len({name for name, _, _ in answers})
    pair = load_pair()
    if not all(_whole(label) for label in codes):
        seen = {line: _readings(line, pair) for line in lines}
        coded = _lines(exercise, answers, pair, seen)
        return ClassCoding(exercise, many, agreement(answers), coded)
    return _tones(exercise, many, answers, pair)


def _tones(
    exercise: Exercise, many: int, answers: Sequence[tuple[str, str, str]], pair: Pair
) -> ClassCoding:
    tones = [(name, line, int(label)) for name, line, label in answers]
    means = _mean_tones(tones)
    scores = {
        line: score(pair.sentences[line]).compound
        for line in exercise.kind.lines_to_code()
        if line in pair.sentences
    }
    machine = {line: 0 if abs(x) < NEUTRAL else _sign(x) for line, x in scores.items()}
    signs = [("class", line, _sign(mean)) for line, mean in means.items()]
    signs += [("VADER", line, sign) for line, sign in machine.items()]
    by_coder: dict[str, dict[str, int]] = {}
    for name, line, tone in tones:
        by_coder.setdefault(name, {})[line] = tone
    return ClassCoding(
        exercise=exercise,
        coders=many,
        among=agreement(tones, "interval"),
        lines=_lines(
            exercise,
            answers,
            pair,
            {line: tr("VADER: {x}", x=signed(x)) for line, x in scores.items()},
            {line for line, mean in means.items() if mean * scores.get(line, 0) < 0},
        ),
        with_machine=agreement(signs, "interval") if machine else None,
        tones=tuple(
            coding
            for name, given in by_coder.items()
            for coding in tone_codings(
                name, {line: tone for line, tone in given.items() if line in scores}
            )
        ),
    )


def _lines(
    exercise: Exercise,
    answers: Iterable[tuple[str, str, str]],
    pair: Pair,
    beside: Mapping[str, str],
    parting: Iterable[str] = (),
) -> tuple[CodedLine, ...]:
    by_line: dict[str, Counter[str]] = {}
    for _, line, label in answers:
        by_line.setdefault(line, Counter())[label] += 1
    names = exercise.kind.labels
    return tuple(
        CodedLine(
            id=line,
            text=pair.sentences.get(line, ""),
            codes=tuple(
                (text_of(names, label), many)
                for label, many in by_line[line].most_common()
            ),
            beside=beside.get(line, ""),
            parts=line in parting,
        )
        for line in exercise.kind.lines_to_code()
        if line in by_line
    )


def _readings(line: str, pair: Pair) -> str:
    """The frames that the kit's sample readers saw in a sentence, as its charts count.

    >>> _readings("B8", load_pair())[:8]
    'strict: '
    """
    return "; ".join(
        f"{coding.reading}: "
        + (", ".join(name for name, seen in coding.frames.items() if seen) or "none")
        for coding in pair.codings
        if coding.sentence == line
    )


def _labels(entry: Entry | None) -> dict[str, str]:
    answer = entry.answer if entry else None
    if not isinstance(answer, dict):
        return {}
    return {k: v for k, v in answer.items() if isinstance(v, str)}


def _whole(label: str) -> bool:
    return label.lstrip("-").isdigit()


def _sign(value: float) -> int:
    return int(value > 0) - int(value < 0)


def _mean_tones(tones: Iterable[tuple[str, str, int]]) -> dict[str, float]:
    by_line: dict[str, list[int]] = {}
    for _, line, tone in tones:
        by_line.setdefault(line, []).append(tone)
    return {line: fmean(given) for line, given in by_line.items()}


# In words -----------------------------------------------------------------------------


class Coded(Protocol):
    """Anything that several learners coded."""

    coders: int
    among: Agreement


def agreement_in_words(coding: Coded, line: str = "sentence") -> str:
    """How far a class agrees, in sentences that explain the number they end in.

    `line` is the noun for what was coded.
    """
    who = counted(coding.coders, "learner")
    found = coding.among
    if found.raw is None:
        return tr(
            "{who} coded, and no two of them one {line}: nothing can be compared.",
            who=who,
            line=line,
        )
    alike = tr(
        "{who} coded {units}. Take any two learners and any {line} that both "
        "coded: {number:.0f} times in 100 they gave it the same code.",
        who=who,
        units=counted(found.units, line),
        line=line,
        number=100 * found.raw,
    )
    if found.alpha is None or found.interval is None:
        return tr(
            "{alike} Everything got one code, so luck cannot be allowed for.",
            alike=alike,
        )
    return tr(
        "{alike} Some of that is luck. Without the luck, agreement is {alpha} on a "
        "scale on which 0 is what luck gives and 1 is all alike (Krippendorff's α, "
        "95 % range {low} to {high}). By convention that is {convention}.",
        alike=alike,
        alpha=signed(found.alpha),
        low=signed(found.interval.low),
        high=signed(found.interval.high),
        convention=found.convention,
    )
