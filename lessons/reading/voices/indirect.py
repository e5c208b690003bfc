"""Indirect speech: what is told without marks, each way to name its source a rule.

`RULES` holds the rules in the order in which they are tried at each word.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice
from typing import NamedTuple

from lessons.reading.voices.clauses import Clause, according, quoted_as
from lessons.reading.voices.lexicon import (
    AUXILIARIES,
    BE,
    DAYS,
    DEEDS,
    DETERMINERS,
    INVERTING,
    LEADING_TO,
    LIGHT_VERBS,
    NO_LABELS,
    NO_SOURCE,
    NOUN_FRAMES,
    NOUNS_OF_SPEECH,
    OWNERS,
    PASSIVE_VIEWS,
    PREPOSITIONS,
    RELATIVES,
    SAYING_IT,
    STATES_OF_MIND,
    UNOWNED,
    VIEW_ADJECTIVES,
    VIEW_FRAMES,
)
from lessons.reading.voices.phrases import Phrase, acts, phrase_after
from lessons.reading.voices.subjects import antecedent, main_subject, subject_before
from lessons.reading.voices.telling import (
    ING,
    TELLING,
    helpers_before,
    is_framed,
    is_gerund,
    tells,
)
from lessons.reading.voices.units import Unit, low_at
from lessons.reading.voices.verbs import LEMMA, is_finite

_MOST = 20  # clauses: more that report in one sentence are no prose
_LABEL = 8  # units: how long a name before a colon may be
_CUES = frozenset(
    {*TELLING, *INVERTING, *PASSIVE_VIEWS, *NOUNS_OF_SPEECH, *VIEW_ADJECTIVES}
    | {"according", ":"}
)
_ENDS = frozenset(["", ".", ",", ";", "?", "!"])


class Told(NamedTuple):
    """What a sentence gives to sources outside its marks: each clause, in order.

    `begins` says of each where the part of the sentence begins that it covers;
    `opening` is the place of the first passage in marks.
    """

    clauses: tuple[Clause, ...]
    begins: tuple[int, ...]
    main: int  # which clause is the sentence's own: the first that is no side clause
    opening: int

    def before(self, place: int) -> tuple[int, ...]:
        """Where the parts begin whose verb stands before a place."""
        return tuple(
            begin
            for clause, begin in zip(self.clauses, self.begins, strict=True)
            if clause.verb < place
        )


def told_in(line: Sequence[Unit]) -> Told:
    """What a sentence gives to a source outside its marks."""
    if _CUES.isdisjoint([unit.low for unit in line]):  # most sentences
        return Told((), (), 0, _opening(line))
    plain = _without_capitals(line)
    cues = (at for at, unit in enumerate(plain) if unit.low in _CUES)
    found = filter(None, (_clause_at(plain, at) for at in cues))
    clauses = tuple(islice(found, _MOST))
    acting = _first_verb(plain) if clauses else 0
    return Told(
        clauses,
        tuple(_begins(plain, clause, acting) for clause in clauses),
        next((n for n, one in enumerate(clauses) if not _is_side(plain, one)), 0),
        _opening(line),
    )


def _opening(line: Sequence[Unit]) -> int:
    return next((at for at, unit in enumerate(line) if unit.passage), len(line))


def _first_verb(line: Sequence[Unit]) -> int:
    """The place of a sentence's first verb, or 0."""
    found = (
        at
        for at in range(1, len(line))
        if line[at].is_common_verb
        or (line[at].passage is None and is_finite(line, at, False))
    )
    return next(found, 0)


def _clause_at(line: Sequence[Unit], at: int) -> Clause | None:
    tried = (rule(line, at) for rule in RULES)
    return next(filter(None, tried), None)


def _without_capitals(line: Sequence[Unit]) -> Sequence[Unit]:
    """A headline in small letters, its first word apart: "Roe Says Port Is Shut"."""
    long = small = 0
    for unit in line:
        if len(unit.text) > 3 and unit.is_word:
            long += 1
            small += unit.text[0].islower()
            if small > 1:
                return line
    if long < 3:
        return line
    return [line[0]] + [
        unit._replace(text=unit.text.lower()) if unit.is_word else unit
        for unit in line[1:]
    ]


# Where a source's words begin -------------------------------------------------


def closes(line: Sequence[Unit], clause: Clause) -> bool:
    """Whether a clause stands after what it reports: "…, she said.", "…, says Roe"."""
    verb = clause.verb
    if line[verb].low == "according":
        return verb > 0
    if line[verb].low not in LEMMA or verb < 2:
        return False
    inverted = clause.first == verb + 1
    after = low_at(line, clause.last if inverted else verb + 1)
    if after in _ENDS:
        return True
    comma = inverted or low_at(line, clause.first - 1) == ","
    return comma and clause.first > 3 and (after in PREPOSITIONS or after in DAYS)


def _begins(line: Sequence[Unit], clause: Clause, acting: int) -> int:
    """Where the part of a sentence begins that belongs to a clause's source.

    Most often the whole sentence does. The outlet keeps a clause of its own before the
    source ("Rain fell when Roe said ...") and what a relative clause, a participle or a
    noun follows ("Holm bought the mill, which Roe wants too"). `acting` is the place of
    the sentence's first verb.
    """
    if closes(line, clause):
        return 0
    verb, first = clause.verb, min(clause.first, clause.verb)
    noun = line[verb].low in NOUNS_OF_SPEECH
    if noun or (clause.first < clause.last and _is_side(line, clause)):
        return verb if _is_participle(line, verb) else first
    if clause.first == clause.last:
        subject = subject_before(line, verb)
        first = subject[0] if subject else 0
    return first if 0 < acting < first else 0


def _is_side(line: Sequence[Unit], clause: Clause) -> bool:
    """Whether a clause is a relative one, a participle or a noun, or names nobody."""
    return (
        clause.first == clause.last
        or line[clause.verb].low in NOUNS_OF_SPEECH
        or _is_relative(line, clause)
        or _is_participle(line, clause.verb)
    )


def _is_relative(line: Sequence[Unit], clause: Clause) -> bool:
    """Whether "who" or "which" stands between a source and its verb."""
    after = clause.last + (low_at(line, clause.last) == ",")
    return after < clause.verb and line[after].low in RELATIVES


def _is_participle(line: Sequence[Unit], verb: int) -> bool:
    low = line[verb].low
    return low in ING and helpers_before(line, verb)[1] not in BE


# Verbs ------------------------------------------------------------------------


def _source(line: Sequence[Unit], verb: int) -> Phrase | None:
    """Who is the subject of a verb, if that may be a source."""
    subject = subject_before(line, verb)
    if subject and line[subject[0]].low in ("who", "which", "whom", "that"):
        subject = antecedent(line, subject[0])
    if subject and low_at(line, subject[0] - 1) == "what":
        return None  # "what Moscow called ...": it gives no more than a name
    subject = subject or main_subject(line, verb)
    if subject is None or _is_nobody(line, subject, verb):
        return None
    return subject


def _is_nobody(line: Sequence[Unit], subject: Phrase, verb: int) -> bool:
    """Whether a subject is no source: "you", "there"; "it", unless it "says"."""
    first, last = subject
    if last - first > 1:
        return False
    low = line[first].low
    return low in NO_SOURCE and not (low == "it" and line[verb].low in SAYING_IT)


def inverted(line: Sequence[Unit], verb: int) -> Clause | None:
    """ "The weir may burst, said the miller." """
    if line[verb].low not in INVERTING or low_at(line, verb - 1) != ",":
        return None
    phrase = phrase_after(line, verb + 1)
    if phrase is None:
        return None
    after = low_at(line, phrase[1])
    ends = after in _ENDS or after in PREPOSITIONS
    return Clause(*phrase, verb) if ends else None


def finite(line: Sequence[Unit], verb: int) -> Clause | None:
    """ "Officials have warned that ...", "Russia is hoping that ..."."""
    if not tells(line, verb) or _disputes(line, verb) or _is_deed(line, verb):
        return None
    source = _source(line, verb)
    return quoted_as(line, Clause(*source, verb)) if source else None


def _disputes(line: Sequence[Unit], verb: int) -> bool:
    """Whether no words are reported: "They argued over who goes first"."""
    following = low_at(line, verb + 1)
    return following in ("over", "with") or (
        line[verb].low == "reported" and following == "to"
    )


def _is_deed(line: Sequence[Unit], verb: int) -> bool:
    """Whether the verb does something and reports nothing: "asked him back"."""
    deeds = DEEDS.get(LEMMA.get(line[verb].low, ""), frozenset())
    person = phrase_after(line, verb + 1)
    after = person[1] if person else verb + 1
    return any(low_at(line, at) in deeds for at in (verb + 1, after - 1, after))


def gerund(line: Sequence[Unit], verb: int) -> Clause | None:
    """ "The union left, arguing that ...", "an advert praising ..."."""
    if not is_gerund(line, verb):
        return None
    subject = main_subject(line, verb)
    if _leans_on_with(line, verb) or subject is None or _is_nobody(line, subject, verb):
        return None
    return Clause(*subject, verb)


def _leans_on_with(line: Sequence[Unit], verb: int) -> bool:
    """Whether a participle only accompanies: "with Oslo saying no, the price fell"."""
    before = verb - 1
    while before >= 0 and line[before].is_word and line[before].low not in PREPOSITIONS:
        before -= 1
    return low_at(line, before) == "with"


def infinitive(line: Sequence[Unit], verb: int) -> Clause | None:
    """ "Roe tried to persuade her", "they are likely to oppose it"."""
    trying = verb - 2
    if low_at(line, verb - 1) != "to" or low_at(line, trying) not in LEADING_TO:
        return None
    base = TELLING.get(line[verb].low) == line[verb].low
    source = _source(line, trying) if base else None
    framed = source and is_framed(line, verb, line[verb].low)
    return Clause(*source, verb) if source and framed else None


def passive(line: Sequence[Unit], verb: int) -> Clause | None:
    """ "She is expected to win", "it is widely seen as": a view of nobody named."""
    if line[verb].low not in PASSIVE_VIEWS or helpers_before(line, verb)[1] not in BE:
        return None
    return Clause(verb, verb, verb)


# Other words ------------------------------------------------------------------


def label(line: Sequence[Unit], colon: int) -> Clause | None:
    """A name before a colon at the head of a line: "Roe: The port is shut"."""
    if line[colon].text != ":" or not 0 < colon <= _LABEL or colon + 3 >= len(line):
        return None
    before = line[:colon]
    named = before[0].is_name and all(unit.is_word for unit in before)
    named = named and (acts(line, colon + 1, len(line)) or colon + _LABEL < len(line))
    other = colon > 1 and all(unit.text.isupper() for unit in before)
    other = other or any(
        unit.low in AUXILIARIES or unit.low in NO_LABELS for unit in before
    )
    return Clause(0, colon, colon) if named and not other else None


def noun(line: Sequence[Unit], at: int) -> Clause | None:
    """ "Roe's claim that ...", "their refusal to ...", "rumours that ..."."""
    if line[at].low not in NOUNS_OF_SPEECH:
        return None
    if line[at].low in UNOWNED and low_at(line, at + 1) == "from":
        phrase = phrase_after(line, at + 2)
        return Clause(*phrase, at) if phrase else None
    if low_at(line, at + 1) not in NOUN_FRAMES:
        return None
    near = range(at - 1, max(-1, at - 5), -1)
    for owner in near:
        low = line[owner].low
        if low in OWNERS or low.endswith(("'s", "s'")):
            first = owner
            while first and line[first - 1].is_name and line[first].is_name:
                first -= 1
            first -= first > 0 and line[first - 1].low in DETERMINERS
            return Clause(first, owner + 1, at)
        if low in LIGHT_VERBS and (source := _source(line, owner)):
            return Clause(*source, at)
    unowned = low_at(line, at + 1) == "that" or line[at].low in UNOWNED
    return Clause(at, at, at) if unowned and at else None


def adjective(line: Sequence[Unit], at: int) -> Clause | None:
    """ "Roe is confident that ...", "voters were angry about ..."."""
    if line[at].low not in VIEW_ADJECTIVES or low_at(line, at + 1) not in VIEW_FRAMES:
        return None
    first, helper = helpers_before(line, at)
    if low_at(line, first - 1) in STATES_OF_MIND:
        first -= 1
    elif helper not in BE:
        return None
    source = _source(line, first if first < at else at)
    return Clause(*source, at) if source else None


Rule = Callable[[Sequence[Unit], int], Clause | None]
RULES: tuple[Rule, ...] = (
    according,
    inverted,
    finite,
    gerund,
    infinitive,
    passive,
    label,
    noun,
    adjective,
)
