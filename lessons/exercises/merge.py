"""Two entries of one exercise, from two places where one learner worked, as one."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timezone

from lessons.exercises.record import UNCHECKED, Entry

_NEVER = datetime.min.replace(tzinfo=timezone.utc)
LOCKED = "recorded"  # the status of a prediction that was kept


def time_of(written: str) -> datetime:
    """A time of a record; one that cannot be read is before all others."""
    try:
        when = datetime.fromisoformat(written.replace("Z", "+00:00"))
    except ValueError:
        return _NEVER
    return when if when.tzinfo else when.replace(tzinfo=timezone.utc)


def merged(here: Entry | None, other: Entry, is_prediction: bool = False) -> Entry:
    """What is kept of an exercise when the entry `other` is brought to `here`.

    The answer that was saved last counts. If it was never checked and the earlier one
    was, it is that one's draft, so that neither is lost. A prediction that was kept
    stays as it is here, and comes before one that was only begun. Tries, hints and
    mistakes are never fewer than in either. To bring the same entry again changes
    nothing.

    >>> old = Entry("3", "mistaken", 2, last_saved="2026-03-02T09:00:00+00:00")
    >>> new = Entry("4", "correct", 1, last_saved="2026-03-03T09:00:00+00:00")
    >>> merged(old, new).answer, merged(new, old).answer, merged(old, new).attempts
    ('4', '4', 2)
    """
    if here is None:
        return other
    if is_prediction and LOCKED in (here.status, other.status):
        return here if here.status == LOCKED else other
    newer, older = here, other
    if time_of(other.last_saved) > time_of(here.last_saved):
        newer, older = other, here
    both = newer
    if newer.status in UNCHECKED and older.status not in UNCHECKED:
        draft = None if newer.answer == older.answer else newer.answer
        both = replace(older, draft=draft, last_saved=newer.last_saved)
    names = here.mistakes.keys() | other.mistakes.keys()
    begun = sorted(filter(None, (here.first_saved, other.first_saved)), key=time_of)
    return replace(
        both,
        attempts=max(here.attempts, other.attempts),
        hints=max(here.hints, other.hints),
        shown=max(here.shown, other.shown),
        mistakes={
            name: max(here.mistakes.get(name, 0), other.mistakes.get(name, 0))
            for name in sorted(names)
        },
        first_saved=begun[0] if begun else "",
    )
