"""The class at a glance: who stands where, which mistakes are common, who agrees."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lessons import syllabus
from lessons.exercises.kinds.labels import LEFT_OUT
from lessons.exercises.model import Exercise
from lessons.exercises.progress import NOTHING_YET, standing
from lessons.exercises.record import Entry
from lessons.reading.agreement import Agreement, agreement
from lessons.reading.pair import load_pair
from lessons.reading.sentiment import score
from lessons.teaching.hand_ins import HandIns, Submission

MARKS = {"correct": "✓", "recorded": "●", "mistaken": "↻", "incorrect": "↻"}
SHOWN = "◎"  # right, once the answer had been shown
BOM = "\ufeff"  # a mark of byte order: without it Excel garbles every accent
# A compound score below this is neutral, as VADER has it (Hutto and Gilbert 2014).
NEUTRAL = 0.05


@dataclass(frozen=True, slots=True)
class MistakeTally:
    """A named mistake, how many learners made it, and what the kit says to it."""

    exercise: Exercise
    mistake: str
    learners: int
    say: str


@dataclass(frozen=True, slots=True)
class ClassCoding:
    """How far a class agrees where all coded the same lines.

    `with_machine` is the agreement of the class's majority with VADER's sign, and
    `machine_differs` are the lines where the two differ. They are None and () if the
    codes are no numbers, or the lines no sentences of the articles.
    """

    exercise: Exercise
    coders: int
    among: Agreement
    with_machine: Agreement | None
    machine_differs: tuple[str, ...]


@dataclass(frozen=True)
class ClassReport:
    """Everything that a teacher sees of a class.

    `exercises` are those of the lessons that somebody began. `not_begun` names the
    other lessons, and `left_out` says why a file was not read.
    """

    submissions: tuple[Submission, ...]
    left_out: tuple[str, ...]
    exercises: tuple[Exercise, ...]
    not_begun: tuple[str, ...]
    mistakes: tuple[MistakeTally, ...]
    codings: tuple[ClassCoding, ...]


NO_LONGER_NAMED = "(An earlier version of this lesson named this mistake.)"


def class_report(collected: HandIns) -> ClassReport:
    """Measure what a class handed in.

    >>> from lessons.teaching.hand_ins import HandIns
    >>> entries = {"counts.predict-war": Entry("a", "recorded", 1)}
    >>> ada = Submission("Ada", "2026-01-12", "ada.html", entries)
    >>> report = class_report(HandIns((ada,), ()))
    >>> {exercise.id.split(".")[0] for exercise in report.exercises}
    {'counts'}
    >>> len(report.not_begun)
    9
    """
    submissions = collected.submissions
    answered = {id_ for submission in submissions for id_ in submission.entries}
    lessons = [syllabus.lesson(number) for number in syllabus.NUMBERS]
    begun = [x for x in lessons if answered & {e.id for e in x.exercises}]
    exercises = tuple(exercise for lesson in begun for exercise in lesson.exercises)
    return ClassReport(
        submissions=submissions,
        left_out=collected.left_out,
        exercises=exercises,
        not_begun=tuple(
            f"{int(x.number)} {x.title}" for x in lessons if x not in begun
        ),
        mistakes=_mistakes(exercises, submissions),
        codings=tuple(
            coded
            for exercise in exercises
            if (coded := _coded(exercise, submissions)) is not None
        ),
    )


def _mistakes(
    exercises: Sequence[Exercise], submissions: Sequence[Submission]
) -> tuple[MistakeTally, ...]:
    met = Counter(
        (id_, mistake)
        for submission in submissions
        for id_, entry in submission.entries.items()
        for mistake in entry.mistakes
    )
    by_id = {exercise.id: exercise for exercise in exercises}
    known = [
        MistakeTally(by_id[id_], mistake, learners, _reply(by_id[id_], mistake))
        for (id_, mistake), learners in met.items()
        if id_ in by_id
    ]
    return tuple(sorted(known, key=lambda m: (-m.learners, m.exercise.id, m.mistake)))


def _reply(exercise: Exercise, name: str) -> str:
    """What the kit says to this mistake."""
    for mistake in exercise.mistakes:
        if mistake.name == name:
            return mistake.say
    return exercise.kind.replies().get(name, NO_LONGER_NAMED)


def _coded(exercise: Exercise, submissions: Sequence[Submission]) -> ClassCoding | None:
    """Agreement on an exercise whose lines are coded and that has no right answer."""
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
    coders = len({name for name, _, _ in answers})
    if not all(_whole(label) for label in codes):
        return ClassCoding(exercise, coders, agreement(answers), None, ())
    tones = [(name, line, int(label)) for name, line, label in answers]
    majority, machine = _majority(tones), _machine(lines)
    signs = [("class", line, _sign(tone)) for line, tone in majority.items()]
    signs += [("VADER", line, sign) for line, sign in machine.items()]
    return ClassCoding(
        exercise=exercise,
        coders=coders,
        among=agreement(tones, "interval"),
        with_machine=agreement(signs, "interval") if machine else None,
        machine_differs=tuple(
            line
            for line, tone in majority.items()
            if line in machine and _sign(tone) != machine[line]
        ),
    )


def _labels(entry: Entry | None) -> dict[str, str]:
    answer = entry.answer if entry else None
    if not isinstance(answer, dict):
        return {}
    return {k: v for k, v in answer.items() if isinstance(v, str)}


def _whole(label: str) -> bool:
    return label.lstrip("-").isdigit()


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)


def _machine(lines: Iterable[str]) -> dict[str, int]:
    """VADER's sign for each line that is a sentence of the articles."""
    sentences = load_pair().sentences
    signs = {}
    for line in lines:
        if line in sentences:
            compound = score(sentences[line]).compound
            signs[line] = 0 if abs(compound) < NEUTRAL else _sign(compound)
    return signs


def _majority(tones: Iterable[tuple[str, str, int]]) -> dict[str, int]:
    """Each line's commonest tone; of equally common ones, the one nearest to 0."""
    by_line: dict[str, Counter[int]] = {}
    for _, line, tone in tones:
        by_line.setdefault(line, Counter())[tone] += 1
    return {
        line: min(counts, key=lambda tone: (-counts[tone], abs(tone), tone))
        for line, counts in by_line.items()
    }


# For a gradebook ---------------------------------------------------------------------


def as_csv(measured: ClassReport) -> str:
    """A table for a gradebook: a row for each learner and exercise, and no formula.

    >>> from lessons.teaching.hand_ins import HandIns
    >>> entries = {"counts.predict-war": Entry("a", "recorded", 1)}
    >>> ada = Submission("=Ada", "2026-01-12", "ada.html", entries)
    >>> rows = as_csv(class_report(HandIns((ada,), ()))).splitlines()
    >>> print(next(row for row in rows if "counts.predict-war" in row))
    '=Ada,counts.predict-war,● kept,1,0,0,,"A, the wire report"
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(
        ["name", "exercise", "stands", "tries", "hints", "shown", "mistakes", "answer"]
    )
    for submission in measured.submissions:
        for exercise in measured.exercises:
            entry = submission.entries.get(exercise.id, Entry())
            writer.writerow(
                map(
                    harmless,
                    [
                        submission.name,
                        exercise.id,
                        standing(entry),
                        entry.attempts,
                        entry.hints,
                        entry.shown,
                        " ".join(sorted(entry.mistakes)),
                        " | ".join(answer_lines(exercise, entry)),
                    ],
                )
            )
    return buffer.getvalue()


def harmless(cell: object) -> object:
    """A cell that no spreadsheet runs: an apostrophe goes before a formula."""
    if not isinstance(cell, str):
        return cell
    shown = "".join(c if c.isprintable() else " " for c in cell)
    return f"'{shown}" if shown.lstrip()[:1] in tuple("=+-@|%") and shown else shown


def answer_lines(exercise: Exercise, entry: Entry) -> tuple[str, ...]:
    """A learner's answer as lines of text; () if there is none."""
    if entry.answer in NOTHING_YET:
        return ()
    return exercise.in_words(entry.answer, load_pair())
