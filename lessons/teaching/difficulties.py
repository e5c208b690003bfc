"""What a class found hard: the questions, the wrong answers, and what to ask next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lessons.exercises.check import check
from lessons.exercises.kinds import Answer
from lessons.exercises.model import Exercise, pair_for
from lessons.exercises.record import Entry
from lessons.reading.pair import Pair, load_pair
from lessons.syllabus import Lesson
from lessons.syllabus.plans import PlanNote, plan_notes
from lessons.teaching.hand_ins import Submission

OPEN = ("mistaken", "incorrect")  # how a question stands that is tried, not yet right
SEVERAL = 2  # learners who share a difficulty, before it is the class's


@dataclass(frozen=True, slots=True)
class Fault:
    """A wrong line, option or answer: how many learners have it, and had it.

    `words` are what was chosen or written, by most where it has several `forms`; `say`
    is what the kit replies to it ("" where it only asks to look again). `still`
    learners have it in their answer as it stands. `mended` had it and are right now,
    and so are `shown`, who saw the answer first. Of a wrong answer that has no name
    the record keeps nothing once it is changed: it is not `followed`.
    """

    words: str
    say: str
    still: int
    mended: int
    shown: int
    forms: int = 1
    followed: bool = True


@dataclass(frozen=True, slots=True)
class Difficulty:
    """A question that learners got wrong, and what they answered.

    `faults` has the commonest wrong answer first. `answered` learners have checked an
    answer, and of `open` the last one is not right. `plan` is what the teacher's plan
    says of the question.
    """

    exercise: Exercise
    lesson: Lesson
    answered: int
    open: int
    faults: tuple[Fault, ...]
    plan: PlanNote

    @property
    def right(self) -> str:
        """The model answer in words."""
        said = " · ".join(model_in_words(self.exercise, load_pair()))
        return said.removeprefix(f"{self.exercise.kind.reads} = ")

    @property
    def number(self) -> int:
        """Which question of its lesson it is, counted from 1."""
        return self.lesson.exercises.index(self.exercise) + 1


def model_in_words(exercise: Exercise, pair: Pair) -> tuple[str, ...]:
    """The model answer as lines of text: two decimals, and every wording accepted.

    >>> from lessons import syllabus
    >>> (trap,) = (
    ...     e for e in syllabus.lesson("03").exercises if e.id == "counts.length-trap"
    ... )
    >>> model_in_words(trap, load_pair())
    ('9.17 per 1,000 words',)
    """
    model = exercise.solve(pair)
    if exercise.kind.name == "number":
        model = f"{model:.2f}".rstrip("0").rstrip(".")
    if exercise.kind.name == "text":
        return tuple(model)
    return exercise.in_words(model, pair)


def difficulties(
    lessons: Iterable[Lesson], submissions: Sequence[Submission]
) -> tuple[Difficulty, ...]:
    """The marked questions that somebody got wrong, the hardest first.

    Hardest is what most learners do not have right yet; of equals, the question of the
    later lesson, since a class remembers it.
    """
    pair = load_pair()
    found = [
        difficulty
        for lesson in lessons
        for exercise in lesson.exercises
        if not exercise.recorded
        and (difficulty := _difficulty(exercise, lesson, submissions, pair)).faults
    ]
    return tuple(
        sorted(
            found,
            key=lambda one: (
                -one.open,
                -one.faults[0].still,
                -int(one.lesson.number),
                -one.faults[0].mended,
            ),
        )
    )


def to_teach_again(
    found: Iterable[Difficulty], learners: int, most: int = 3
) -> tuple[Difficulty, ...]:
    """What to begin the next lesson with: what several learners do not have yet."""
    several = min(SEVERAL, learners)
    return tuple([one for one in found if one.open >= several > 0][:most])


def _difficulty(
    exercise: Exercise,
    lesson: Lesson,
    submissions: Sequence[Submission],
    pair: Pair,
) -> Difficulty:
    tried = [
        (entry, _pair_of(exercise, pair, submission.entries))
        for submission in submissions
        if (entry := submission.entries.get(exercise.id)) and entry.status
    ]
    open_ends = [(e, own) for e, own in tried if e.status in OPEN]
    return Difficulty(
        exercise=exercise,
        lesson=lesson,
        answered=len(tried),
        open=len(open_ends),
        faults=_faults(
            exercise,
            [faults_in(exercise, entry.answer, own) for entry, own in open_ends],
            [entry for entry, _ in tried if entry.status == "correct"],
            pair,
        ),
        plan=plan_notes(lesson.number).get(exercise.id, PlanNote()),
    )


def _pair_of(exercise: Exercise, pair: Pair, entries: Mapping[str, Entry]) -> Pair:
    return pair_for(exercise, pair, {id: entry.answer for id, entry in entries.items()})


def faults_in(exercise: Exercise, answer: Answer, pair: Pair) -> Mapping[str, str]:
    """What is wrong in an answer, in words, by line, option or named mistake.

    An answer that is right, or not finished, has none.

    >>> from lessons import syllabus
    >>> (trap,) = (
    ...     e for e in syllabus.lesson("03").exercises if e.id == "counts.length-trap"
    ... )
    >>> faults_in(trap, "3", load_pair())
    {'counted-raw': '3 per 1,000 words'}
    """
    kind = exercise.kind
    result = check(exercise, answer, pair)
    if result.status not in OPEN or kind.misfit(answer, pair):
        return {}
    if kind.unfinished(answer):
        return {}
    words = _in_one_line(exercise, answer, pair)
    found = kind.faults(answer, result.marks, pair)
    if result.mistake and not kind.may_go_wrong():
        # Wrong sentences are counted by the mistake that the record names.
        return {result.mistake: " · ".join(found.values()) or words}
    return found or {result.mistake or words: words}


def _in_one_line(exercise: Exercise, answer: Answer, pair: Pair) -> str:
    """An answer in words, without the name that it has in the notebook."""
    words = " · ".join(exercise.in_words(answer, pair))
    return words.removeprefix(f"{exercise.kind.reads} = ")


def _faults(
    exercise: Exercise,
    standing: Sequence[Mapping[str, str]],
    right: Sequence[Entry],
    pair: Pair,
) -> tuple[Fault, ...]:
    """The wrong answers as they stand, and those that learners have mended since.

    A check names one wrong line of several. So whoever is right now and made a mistake
    in such a question has mended all of its lines.
    """
    words: dict[str, Counter[str]] = {}
    for faults in standing:
        for key, said in faults.items():
            words.setdefault(key, Counter())[said] += 1
    by_line = bool(exercise.kind.may_go_wrong()) and exercise.kind.name != "choice"
    mended: dict[str, list[Entry]] = {key: [] for key in words}
    for entry in right:
        lines = words if by_line and entry.mistakes else ()
        for key in dict.fromkeys((*entry.mistakes, *lines)):
            mended.setdefault(key, []).append(entry)
    named = _named(exercise, pair, mended.keys() - words.keys())
    recorded = {item.id for item in exercise.kind.may_go_wrong()}
    recorded |= {mistake.name for mistake in exercise.mistakes}
    made = [
        Fault(
            words=words[key].most_common(1)[0][0] if key in words else named[key],
            say=_reply(exercise, key),
            still=words[key].total() if key in words else 0,
            mended=sum(entry.shown < 2 for entry in entries),
            shown=sum(entry.shown >= 2 for entry in entries),
            forms=len({" ".join(said.split()) for said in words.get(key, ())}) or 1,
            followed=key in recorded,
        )
        for key, entries in mended.items()
        if key in words or key in named
    ]
    return tuple(sorted(made, key=lambda f: (-f.still, -f.mended, -f.shown, f.words)))


def _named(exercise: Exercise, pair: Pair, keys: Iterable[str]) -> dict[str, str]:
    """In words, the lines, options and mistakes of these ids that the lesson has."""
    lines = {item.id: item.text for item in exercise.kind.may_go_wrong()}
    samples = {mistake.name: mistake.sample for mistake in exercise.mistakes}
    named = {key: lines[key] for key in keys if key in lines}
    for key in keys:
        if key in samples and key not in named:
            named[key] = _in_one_line(exercise, samples[key](pair), pair)
    return named


def _reply(exercise: Exercise, key: str) -> str:
    """What the kit says to this line, option or mistake."""
    says = {mistake.name: mistake.say for mistake in exercise.mistakes}
    return says.get(key) or exercise.kind.replies().get(key, "")
