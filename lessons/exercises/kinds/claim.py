"""A claim, built from parts and two sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from lessons.exercises.kinds.base import Kind, Offer
from lessons.exercises.kinds.options import Answer, Option, ids, parts, shown, text_of
from lessons.exercises.kinds.sentences import quoted, shown_articles
from lessons.reading.pair import Pair


@dataclass(frozen=True, slots=True)
class Claim(Kind):
    """Build a claim from parts and two sentences.

    An answer holds the option ids of "verb", "measure" and "scope", and the sentence
    ids of "evidence" and "counter". `heads` name the three parts that are chosen from
    options, and `doubt` names the sentence that speaks against the claim: they are for
    claims that the usual names do not fit.
    """

    verbs: tuple[Option, ...]
    measures: tuple[Option, ...]
    scopes: tuple[Option, ...]
    heads: tuple[str, str, str] = ("How strongly", "What you claim", "About what")
    doubt: str = "A sentence that speaks against it"
    unanswered: ClassVar[str] = "Choose at least one part of your claim first."

    @property
    def parts(self) -> tuple[tuple[str, str, tuple[Option, ...]], ...]:
        """The parts that are chosen from options: id, head and options of each."""
        names = ("verb", "measure", "scope")
        offered = (self.verbs, self.measures, self.scopes)
        return tuple(zip(names, self.heads, offered, strict=True))

    def misfit(self, answer: Answer, pair: Pair) -> str:
        if not isinstance(answer, dict):
            return "Build your claim from the parts that are offered."
        for part, head, options in self.parts:
            chosen = answer.get(part)
            if not isinstance(chosen, str) or chosen not in ids(options):
                return f"Your claim is not whole yet: choose one under “{head}”."
        for part, complaint in (
            (
                "evidence",
                "A claim needs a sentence that carries it: choose your evidence.",
            ),
            ("counter", "Now choose a sentence that speaks against your claim."),
        ):
            chosen = answer.get(part)
            if not isinstance(chosen, str) or chosen not in pair.sentences:
                return complaint
        if answer["evidence"] == answer["counter"]:
            return (
                "One sentence cannot carry a claim and speak against it: choose "
                "another."
            )
        return ""

    def in_words(self, answer: Answer, pair: Pair) -> tuple[str, ...]:
        given = parts(answer)
        claim = " ".join(
            text_of(options, given.get(part, "…"))
            for part, options in (
                ("scope", self.scopes),
                ("verb", self.verbs),
                ("measure", self.measures),
            )
        )
        return (
            claim[:1].upper() + claim[1:],
            f"For it: {quoted(given.get('evidence', '…'), pair)}",
            f"Against it: {quoted(given.get('counter', '…'), pair)}",
        )

    def question(self, pair: Pair) -> dict[str, Any]:
        articles = shown_articles(pair, "AB")
        chosen = [
            {"id": part, "text": head, "options": shown(options)}
            for part, head, options in self.parts
        ]
        carries = "A sentence that carries it"
        return {
            "parts": [
                *chosen,
                {"id": "evidence", "text": carries, "articles": articles},
                {"id": "counter", "text": self.doubt, "articles": articles},
            ]
        }

    def offers(self) -> tuple[Offer, ...]:
        return tuple(Offer(options, head) for _, head, options in self.parts)

    def sample(self, pair: Pair) -> Answer:
        chosen = {part: options[0].id for part, _, options in self.parts}
        first, other = (article.sentences[0].id for article in pair)
        return chosen | {"evidence": first, "counter": other}
