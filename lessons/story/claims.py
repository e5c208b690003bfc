"""A claim in a learner's own words: does it say more than two articles can carry?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lessons.language import tr
from lessons.reading.article import Article
from lessons.story.model import OwnClaim
from lessons.story.standing import standing

FEWEST = 4  # words to be quoted; fewer could stand in any text

_SCOPE = re.compile(
    r"\b(?:these two (?:\w+ )?(?:articles|texts|reports|stories|pieces)"
    r"|both (?:\w+ )?(?:articles|texts|reports|stories|pieces))\b",
    re.I,
)
_IN_MARKS = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’")
_WRITER = r"(?:A|B|it|the (?:writer|article|text|report|paper|outlet))"
# Words that a claim must not use, and the reply to them, which repeats them.
_TOO_MUCH = (
    (
        r"proves?|proved|proving",
        tr(
            "“{}” asks for more than two articles can give. What can be checked is "
            "stronger: “uses”, “quotes”, “reports”, “does not mention”."
        ),
    ),
    (
        r"bias|biased|unbiased|propaganda|one-sided|manipulat\w+",
        tr(
            "“{}” judges before your reader can. Say what stands there, how often and "
            "in whose voice, and let your reader judge."
        ),
    ),
    (
        rf"{_WRITER} (?:hides?|hid|is hiding|wants?|wanted|tries to|tried to|lies|lied)"
        r"|on purpose|deliberately|intentionally",
        tr(
            "“{}” looks into somebody's head, and no text shows one. Say what one text "
            "tells and the other does not."
        ),
    ),
    (
        rf"{_WRITER} (?:always|usually|never)|as (?:always|usual)"
        r"|outlets?|newspapers?|the paper",
        tr(
            "“{}” speaks of other days. You have read one article of each: keep to "
            "these two."
        ),
    ),
)


def about_claim(made: OwnClaim, pair: Sequence[Article]) -> str:
    """The reply to a claim: it says too much, or lacks something, or is complete.

    It is judged by its words alone. Only a reader can say whether they support it.
    """
    if made == OwnClaim():
        return ""
    if not made.claim.strip():
        return tr("Say what you claim, in a sentence of your own.")
    # Quoted words are somebody's own, and the scope is where a claim may name papers.
    told = _SCOPE.sub(" ", _IN_MARKS.sub(" ", made.claim))
    for pattern, reply in _TOO_MUCH:
        if met := re.search(rf"\b(?:{pattern})\b", told, re.I):
            return reply.format(met[0])
    if not _SCOPE.search(made.claim):
        return tr("How far does it reach? Begin with “In these two articles”.")
    return (
        _open(made.words, pair, tr("carry it"))
        or _open(made.against, pair, tr("speak against it"))
        or _whole(made, pair)
    )


def _open(words: str, pair: Sequence[Article], job: str) -> str:
    """What is missing from the words that carry a claim, or speak against it."""
    if len(words.split()) < FEWEST:
        return tr(
            "Which words {job}? Copy {fewest} or more from a text.",
            job=job,
            fewest=FEWEST,
        )
    if not _where(words, pair):
        return tr(
            "The words that {job} stand in neither body: copy them from a text, "
            "letter by letter.",
            job=job,
        )
    return ""


def _where(words: str, pair: Sequence[Article]) -> str:
    """The letters of the articles in whose body the words stand, such as "A and B"."""
    return " and ".join(
        article.letter for article in pair if standing(words, article.body) is not None
    )


def _whole(made: OwnClaim, pair: Sequence[Article]) -> str:
    both = [
        {standing(words, article.body) for article in pair} - {None}
        for words in (made.words, made.against)
    ]
    if any(x in y or y in x for x in both[0] for y in both[1]):
        return tr(
            "The same words cannot carry a claim and speak against it. Find others."
        )
    return tr(
        "Carried by words of {words}, questioned by words of {against}. Read all "
        "three aloud: would you sign it?",
        words=_where(made.words, pair),
        against=_where(made.against, pair),
    )
