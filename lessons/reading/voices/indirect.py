"""Indirect speech: what is told without marks, each way to give it to a source a rule.

A word list decides which verbs report or tell a view or a wish; the rules here decide
whether such a word is a verb with a source at all: "party emails", "newly announced
policy" and "is never guaranteed" are none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from lessons.reading.voices.clauses import Clause, according
from lessons.reading.voices.lexicon import (
    AUXILIARIES,
    BE,
    BEFORE_PARTICIPLE,
    CONJUNCTIONS,
    DETERMINERS,
    NOUNS_OF_SPEECH,
    NOUN_FRAMES,
    VIEW_ADJECTIVES,
    DOCUMENTARY,
    STUDIES,
    NOUN_BASES,
    NO_LABELS,
    FRAMES,
    HAVE,
    NO_SOURCE,
    PREPOSITIONS,
    PRONOUNS,
    SUBJECT_PRONOUNS,
)
from lessons.reading.voices.subjects import antecedent, main_subject, subject_before
from lessons.reading.voices.units import Unit, low_at
from lessons.reading.voices.verbs import TELLING, forms


def _past_helpers(line, verb):
    """Where the auxiliaries and adverbs before a verb begin."""
    first = verb
    while first and line[first - 1].passage is None and (
        line[first - 1].low in AUXILIARIES or line[first - 1].is_adverb
    ):
        first -= 1
    return first


def _helper(line, first, verb):
    return next((line[at].low for at in range(verb - 1, first - 1, -1) if line[at].low in AUXILIARIES), "")


def is_telling(line, place):
    unit = line[place]
    low = unit.low
    verb = TELLING.get(low)
    if verb is None or unit.passage is not None or unit.text[0].isupper():
        return False
    first = _past_helpers(line, place)
    helper = _helper(line, first, place)
    before = line[first - 1] if first else None
    third, past, part, ing = forms(verb)
    if low == ing:
        active = helper in BE
    elif low in (past, part) and low != verb:
        active = helper in HAVE or (not helper and low == past and _past_ok(before))
        if low_at(line, place + 1) == "by" or (low_at(line, place+1) == 'of' ):
            active = False
    elif low == third:
        active = not helper and _third_ok(line, before, place, verb)
    else:
        active = bool(helper) and helper not in BE | HAVE or _plural_ok(line, before, place)
    return active and _framed(line, place, verb)


def _past_ok(before):
    if before is None or not before.is_word:
        return before is not None
    if before.text[0].isdigit() or before.low in BEFORE_PARTICIPLE:
        return False
    return before.low not in DETERMINERS or before.low in PRONOUNS


def _noun_follows(line, place):
    f = line[place + 1] if place + 1 < len(line) else None
    return f is None or not (f.passage or f.is_name or f.low in (",", ":", "that", "it", "him", "them", "to", "how", "why", "whether", ".") or f.low in DETERMINERS or f.low in SUBJECT_PRONOUNS)


def _third_ok(line, before, place, verb):
    if before is None:
        return False
    if before.low in DETERMINERS or before.low in PREPOSITIONS or before.low.endswith(("'s", "s'")) or before.low in CONJUNCTIONS:
        return False
    if before.is_word and not before.is_name and before.low.endswith("s") and not before.low.endswith("ss"):
        return False
    from lessons.reading.voices.lexicon import NOUN_LIKE
    if FRAMES.get(verb) and low_at(line, place + 1) in FRAMES[verb]:
        return True
    if verb == "call" and _names(line, place + 1):
        return True
    if line[place].low in NOUN_LIKE and low_at(line, place + 1) == ".":
        return any(low_at(line, at) == "," for at in range(place - 4, place))
    return not (line[place].low in NOUN_LIKE and _noun_follows(line, place))


def _plural_ok(line, before, place):
    from lessons.reading.voices.lexicon import BEFORE_BASE
    if before is None or not before.is_word or before.low in DETERMINERS and before.low not in PRONOUNS or before.low in PREPOSITIONS or before.low.endswith(("'s", "s'")):
        return False
    if before.low in BEFORE_BASE or before.low in SUBJECT_PRONOUNS or before.low.endswith("s") or before.low in ("both", "several", "many", "most", "some", "others", "all", "few"):
        return True
    if line[place].low in NOUN_BASES:
        return False
    subject = subject_before(line, place)
    return subject is not None and any(u.low.endswith("s") or u.low in BEFORE_BASE or u.low in ("both", "several", "many", "most", "some", "others", "all", "few") for u in line[slice(*subject)])


def _framed(line, place, verb):
    frame = FRAMES.get(verb)
    at = place + 1
    while at < len(line) and line[at].is_adverb and line[at].low not in (frame or ()):
        at += 1
    if verb == "call":
        return _names(line, at)
    if frame is None or low_at(line, at) in frame:
        return True
    if verb in DOCUMENTARY:
        return any(u.low in STUDIES for u in line[max(0, place - 20):place])
    return False


def _names(line, at):
    if low_at(line, at) in ("for", "on", "upon", "it", "himself", "herself", "themselves"):
        return True
    for n in range(at + 1, min(at + 8, len(line))):
        if not line[n].is_word or line[n].low in PREPOSITIONS:
            return False
        if line[n].low in ("a", "an", "the", "one", "his", "her"):
            return True
    return False


def finite(line, at):
    if not is_telling(line, at):
        return None
    subject = subject_before(line, at)
    if subject and line[subject[0]].low in ("who", "which"):
        subject = antecedent(line, subject[0])
    subject = subject or main_subject(line, at)
    if subject is None or line[subject[0]].low in NO_SOURCE:
        return None
    return Clause(*subject, at)


def participle(line, at):
    """no"""
    unit = line[at]
    verb = TELLING.get(unit.low)
    if verb is None or unit.low != forms(verb)[3] or unit.text[0].isupper():
        return None
    from lessons.reading.voices.verbs import LEMMA
    if unit.low not in LEMMA or not _framed(line, at, verb):
        return None
    before = line[at - 1] if at else None
    if before is None or before.low in DETERMINERS or before.low in AUXILIARIES:
        return None
    subject = main_subject(line, at)
    if subject is None or line[subject[0]].low in NO_SOURCE:
        return None
    return Clause(*subject, at)

_PASSIVE = frozenset("expected considered seen viewed believed thought known said understood feared regarded perceived deemed rumored rumoured".split())
def passive(line, at):
    unit = line[at]
    if unit.low not in _PASSIVE:
        return None
    first = _past_helpers(line, at)
    if _helper(line, first, at) in BE:
        return Clause(at, at, at)
    return None

def label(line, at):
    if at == 0 or line[at].low != ":" or at > 8 or at + 3 >= len(line):
        return None
    if not all(u.is_word for u in line[:at]) or not line[0].is_name:
        return None
    if any(u.low in AUXILIARIES or u.low in NO_LABELS for u in line[:at]) :
        return None
    return Clause(0, at, at)

def noun(line, at):
    if line[at].low not in NOUNS_OF_SPEECH or at == 0 or line[at].text[0].isupper():
        return None
    if low_at(line, at + 1) not in NOUN_FRAMES:
        return None
    owner = next((n for n in range(at - 1, max(-1, at - 4), -1) if line[n].low in ("his", "her", "their") or line[n].low.endswith(("'s", "s'"))), None)
    if owner is None:
        return Clause(at, at, at) if low_at(line, at + 1) == "that" else None
    first = owner
    while first and line[first - 1].is_name and line[first].is_name: first -= 1
    return Clause(first, owner + 1, at)

def adjective(line, at):
    if line[at].low not in VIEW_ADJECTIVES or low_at(line, at + 1) not in ("that", "to", "about", "of", "with"):
        return None
    first = _past_helpers(line, at)
    if _helper(line, first, at) not in BE:
        return None
    subject = subject_before(line, at) or main_subject(line, at)
    if subject is None or line[subject[0]].low in NO_SOURCE:
        return None
    return Clause(*subject, at)

RULES = (according, finite, participle, passive, label, noun, adjective)

def lowered(line):
    words = [u for u in line if u.is_word and len(u.text) > 3]
    if len(words) < 3 or sum(u.text[0].islower() for u in words) > 1:
        return line
    return [replace(u, text=u.text.lower()) if u.is_word and n else u for n, u in enumerate(line)]


def statement_clause(line):
    line = lowered(line)
    for at in range(len(line)):
        if line[at].passage: continue
        for rule in RULES:
            c = rule(line, at)
            if c: return c
    return None
