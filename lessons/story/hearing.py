"""What the kit heard in an article, and what a reader makes of it.

The instrument stays as it is: a reader's corrections are laid over what it heard, and
every count is made of the result. They can all be taken back.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lessons.language import tr
from lessons.reading.article import Article
from lessons.reading.names import names
from lessons.reading.voices import (
    NOT_NAMED,
    VOICES,
    Airtime,
    Passage,
    Quotation,
    may_be_one,
    named_speakers,
)
from lessons.story.model import Group, VoiceCorrection
from lessons.story.naming import labels_in
from lessons.story.standing import places, standing

Place = tuple[int, int]  # offsets in the text
_MARKS = " \n\t“”„\"‘’'«»‹›"
_MOST_NAMES = 8  # that are offered as speakers


@dataclass(frozen=True, slots=True)
class VoiceLine:
    """A passage that reports what somebody said: as the kit heard it, and corrected.

    `words` and `again` are those of its `VoiceCorrection`; `speaker` is whom the kit
    counts it for, or NOT_NAMED.
    """

    sentence: str
    words: str
    again: int
    voice: str
    speaker: str
    corrected: VoiceCorrection


# What counts --------------------------------------------------------------------------


def corrected(
    heard: Airtime, corrections: Sequence[VoiceCorrection], groups: Sequence[Group] = ()
) -> Airtime:
    """What was heard, with a reader's corrections in the place of the kit's guesses.

    A speaker who is named in one of the confirmed `groups` counts under its name. A
    correction that names somebody who is quoted already counts for that person, and
    one whose words do not stand in the body changes nothing.

    >>> from lessons.reading.articles import article_from_text
    >>> from lessons.reading.voices import airtime
    >>> heard = airtime(article_from_text("“We go on,” Roe said. “Do we?” he asked."))
    >>> heard.by_speaker
    {'Roe': 5}
    >>> lund = VoiceCorrection("Do we?", speaker="Ms Lund")
    >>> corrected(heard, [lund]).by_speaker
    {'Roe': 3, 'Ms Lund': 2}
    """
    article = heard.article
    placed = holding(corrections, article)
    together = _together(groups)
    if not placed and not together:
        return heard
    passages, quotations, said_by = [], [], {}
    spoken = tuple(zip(heard.quotations, heard.counted_for, strict=True))
    quoted = [name for name in dict.fromkeys(heard.counted_for) if name != NOT_NAMED]
    for passage in _cut(heard.passages, placed, article.text):
        made = _over(passage, placed)
        voice = made.voice or passage.voice
        passages.append(_recast(passage, voice, made.speaker))
        if voice == "quoted":
            for one, name in _quotations(spoken, passage):
                if made.speaker:
                    name = _as_quoted(made.speaker, name, quoted)
                else:
                    name = together.get(_core(one.speaker or ""), name)
                quotations.append(one)
                said_by[one.start] = together.get(_core(name), name)
        elif name := together.get(_core(passages[-1].speaker or "")):
            said_by[passage.start] = name
    return Airtime(article, tuple(passages), tuple(quotations), said_by)


def holding(
    corrections: Sequence[VoiceCorrection], article: Article
) -> dict[Place, VoiceCorrection]:
    """The corrections that count, since their words stand in the body: by place."""
    return {
        place: one
        for one in corrections
        if is_complete(one) and (place := _place(one, article))
    }


def is_corrected(passage: Passage, held: Mapping[Place, object]) -> bool:
    """Whether a passage lies in one of the places that a reader corrected."""
    return bool(_around(passage, held))


def is_complete(made: VoiceCorrection) -> bool:
    """Whether it says of some words whose they are."""
    voiced = made.voice in VOICES or (not made.voice and bool(made.speaker))
    return voiced and bool(re.search(r"\w", made.words))


def _place(made: VoiceCorrection, article: Article) -> Place | None:
    """Where the words of a correction stand in the text, or None."""
    words = standing(made.words, article.body)
    found = list(places(words, article.body)) if words else []
    if made.again >= len(found) or made.again < 0:
        return None
    start = found[made.again]
    return article.in_text(start), article.in_text(start + len(words) - 1) + 1


def _words_at(passage: Passage) -> Place:
    """Where a passage's words stand: white space before them may reach far back."""
    start = passage.end - len(passage.text.lstrip())
    return start, start + len(passage.text.strip())


def _as_quoted(named: str, kits: str, quoted: Sequence[str]) -> str:
    """The form under which a speaker that a reader named is `quoted` already.

    The name stays as it was typed if that may be several people, or if it would lead
    back to the `kits` own guess: then the reader parts two people.
    """
    same = [name for name in quoted if _same(named, name)]
    return same[0] if len(same) == 1 and same[0] != kits else named


def _together(groups: Sequence[Group]) -> dict[str, str]:
    """For each name in a confirmed group the name under which the group counts."""
    return {
        _core(label): group.name.strip() or labels_in(group)[0]
        for group in groups
        if group.confirmed
        for label in labels_in(group)
    }


def _core(name: str) -> str:
    """A name in small letters, without what stands behind a comma: ", a baker"."""
    return " ".join(re.split(r",| \(", name)[0].lower().split())


def _cut(
    passages: Sequence[Passage], placed: Mapping[Place, object], text: str
) -> Iterator[Passage]:
    """The passages, cut wherever a correction begins or ends with words beyond it."""
    ends = sorted({end for place in placed for end in place})
    for passage in passages:
        start, end = _words_at(passage)
        for at in ends:
            if start < at < end and text[start:at].strip() and text[at:end].strip():
                left = at - passage.end
                yield replace(passage, end=at, text=passage.text[:left])
                passage = replace(passage, start=at, text=passage.text[left:])
                start = at
        yield passage


def _over(passage: Passage, placed: Mapping[Place, VoiceCorrection]) -> VoiceCorrection:
    """The correction that a passage lies in; of several, the last that was made."""
    around = _around(passage, placed)
    return placed[around[-1]] if around else VoiceCorrection()


def _around(passage: Passage, held: Mapping[Place, object]) -> list[Place]:
    """The places in which a passage's words begin."""
    word, _ = _words_at(passage)
    return [(start, end) for start, end in held if start <= word < end]


def _recast(passage: Passage, voice: str, speaker: str) -> Passage:
    if voice == "own":
        return replace(passage, voice=voice, speaker=None, verb=None)
    name = speaker or passage.speaker
    return replace(passage, voice=voice, speaker=None if name == NOT_NAMED else name)


def _quotations(
    spoken: Sequence[tuple[Quotation, str]], passage: Passage
) -> Iterator[tuple[Quotation, str]]:
    """The quotations in a passage that is quoted, and whom the kit counts each for.

    `spoken` are those of the text, in its order: no two of them overlap.
    """
    first = bisect_right(spoken, passage.start, key=lambda said: said[0].end)
    beyond = bisect_left(spoken, passage.end, key=lambda said: said[0].start)
    found = spoken[first:beyond]
    if found and all(
        passage.start <= one.start and one.end <= passage.end for one, _ in found
    ):
        yield from found
        return
    name = found[0][1] if found else passage.speaker or NOT_NAMED
    text = passage.text.strip(_MARKS)
    start = passage.end - len(passage.text) + passage.text.find(text)
    said = found[0][0] if found else passage
    yield Quotation(start, start + len(text), text, said.speaker, said.verb), name


# What a reader looks through ---------------------------------------------------------


def reported(heard: Airtime) -> tuple[Passage, ...]:
    """The quotations, and the sentences that report without quoting, in text order.

    What stands beside a quotation in its sentence, such as "the mayor said", goes with
    it and is left out: beside its end, too, where it is several sentences long.
    """
    article = heard.article
    worded = [
        (passage, _sentence(article, _words_at(passage)[0]))
        for passage in heard.passages
        if passage.voice != "own" and re.search(r"\w", passage.text)
    ]
    quoting = {
        _sentence(article, at)
        for passage, _ in worded
        if passage.voice == "quoted"
        for at in _first_and_last(passage)
    }
    return tuple(
        passage
        for passage, sentence in worded
        if passage.voice == "quoted" or sentence not in quoting
    )


def voice_line(
    heard: Airtime, passage: Passage, corrections: Sequence[VoiceCorrection]
) -> VoiceLine:
    """One of `reported` with the correction that a reader made of it."""
    article, words, place = heard.article, passage.text.strip(), _words_at(passage)
    found = map(article.in_text, places(words, article.body))
    again = sum(1 for at in found if at < place[0])
    kept = (one for one in corrections if _place(one, article) == place)
    return VoiceLine(
        sentence=_sentence(article, place[0]),
        words=words,
        again=again,
        voice=passage.voice,
        speaker=heard.speaker_of(passage),
        corrected=next(kept, VoiceCorrection(words, again)),
    )


def with_correction(
    corrections: Sequence[VoiceCorrection], made: VoiceCorrection
) -> tuple[VoiceCorrection, ...]:
    """The corrections with one changed; one that says nothing any more is dropped."""
    others = tuple(
        one for one in corrections if (one.words, one.again) != (made.words, made.again)
    )
    return (*others, made) if made.voice or made.speaker else others


def _first_and_last(passage: Passage) -> Place:
    """Where the first and the last character of a passage's words stand."""
    start, end = _words_at(passage)
    return start, end - 1


def _sentence(article: Article, at: int) -> str:
    """The id of the sentence that stands there in the text."""
    try:
        return article.sentence_at(at).id
    except LookupError:
        return ""


def other_corrections(
    heard: Airtime, corrections: Sequence[VoiceCorrection]
) -> tuple[VoiceCorrection, ...]:
    """The corrections of words that are no passage of `reported`."""
    known = set(map(_words_at, reported(heard)))
    return tuple(one for one in corrections if _place(one, heard.article) not in known)


def speakers_heard(*heard: Airtime) -> tuple[str, ...]:
    """Everybody who is quoted or reported, once, under the first form of the name.

    Whoever is quoted comes first: that form is the one that words are counted for.
    """
    speakers: list[str] = []
    for each in heard:
        said = [passage for passage in each.passages if passage.voice != "own"]
        for name in (*each.counted_for, *named_speakers(said)):
            if name != NOT_NAMED and not any(_same(name, known) for known in speakers):
                speakers.append(name)
    return tuple(speakers)


def speakers_offered(heard: Airtime, *all_heard: Airtime) -> tuple[str, ...]:
    """Whom a reader may choose as the speaker of words in the text `heard`.

    Everybody who is heard in any of the texts comes first, those of this text before
    all others; then come the names that stand in this text and are not among them.

    >>> from lessons.reading.articles import article_from_text
    >>> from lessons.reading.voices import airtime
    >>> told = "“We won,” Ann Bell said. Mayor Ruiz was glad. Mayor Ruiz clapped."
    >>> speakers_offered(airtime(article_from_text(told)))
    ('Ann Bell', 'Mayor Ruiz')
    """
    offered = list(speakers_heard(heard, *all_heard))
    (found,) = names(heard)
    for name in found[:_MOST_NAMES]:
        fullest = max(name.forms, key=len)
        if not any(_same(fullest, known) for known in offered):
            offered.append(fullest)
    return tuple(offered)


def _same(name: str, other: str) -> bool:
    return name.lower() == other.lower() or may_be_one(other, name)


def about_correction(made: VoiceCorrection, heard: Airtime) -> str:
    """One sentence on a correction of a reader's own words: does it hold?

    `heard` is what counts once it was corrected: it names the speaker.
    """
    if not made.words.strip():
        return ""
    article, place = heard.article, _place(made, heard.article)
    if place is None:
        return tr(
            "These words do not stand in the body of {letter} as it is now, so "
            "nothing counts by them: copy them from the text, or clear the box.",
            letter=article.letter,
        )
    if not is_complete(made):
        return tr("Choose whose voice this is, or who says it.")
    by = ""
    if made.speaker and made.voice != "own":
        speaker = heard.speaker_of(heard.passage_at(place[0]))
        by = tr("for {speaker}", speaker=speaker)
    return tr("Counted now: {join}.", join=", ".join(filter(None, (made.voice, by))))
