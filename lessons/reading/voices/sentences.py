"""A paragraph's units, sentence by sentence.

Where sentences begin is for `lessons.reading.text` to say. Its sentences are grouped
here, for two things are known of words in marks. A passage in marks is one unit, so no
sentence begins inside it. And an attribution belongs to the sentence of the words whose
speaker it names: “Get out!” Roe shouted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lessons.reading.voices.clauses import clause_after, signature
from lessons.reading.voices.units import DASHES, Unit, low_at
from lessons.reading.voices.verbs import is_finite


def sentences_of(line: Sequence[Unit], starts: frozenset[int]) -> Iterator[list[Unit]]:
    """The sentences of the paragraph `line`; `starts` are offsets where one begins."""
    first = 0
    for place in range(1, len(line)):
        if line[place].start in starts and not _attributes(line, place):
            yield list(line[first:place])
            first = place
    if line:
        yield list(line[first:])


def _attributes(line: Sequence[Unit], place: int) -> bool:
    """Whether what begins at `place` tells who said what stands in marks before it."""
    passage, following = line[place - 1].passage, line[place]
    if passage is None or following.passage is not None:
        return False
    if following.text == "(":
        return signature(line, place - 1) is not None
    if not (following.text[0].isupper() or following.text[0].isdigit()):
        return following.is_word or following.text in DASHES
    clause = clause_after(line, place - 1)
    if clause is None or passage.last_character != ".":
        return clause is not None
    # After a full stop a sentence is as likely: Roe said: “I am.” Holm laughed.
    introduced = low_at(line, place - 2) in (",", ":")
    ends = low_at(line, clause.verb + 1) in ("", ".", ",")
    return ends and not introduced and is_finite(line, clause.verb, True)
