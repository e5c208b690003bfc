"""A claim, built from parts and two sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from lessons.exercises.kinds.base import Kind, Offer
from lessons.exercises.kinds.options import Answer, Option, ids, parts, shown, text_of
from lessons.exercises.kinds.sentences import (
    Offered,
    quoted,
    sentences_of,
    shown_articles,
)
from lessons.language import tr
from lessons.reading.pair import Pair


@dataclass(frozen=True, slots=True)
class Claim(Kind):
    """Build a claim from parts and two sentences.

    An answer holds the option ids of "verb", "measure" and "scope", and the sentence
    ids of "evidence" and "counter". `heads` name the three parts that are chosen from
    options, and `doubt` names the sentence that speaks against the claim: they are for
    claims that the usual names do not fit. `offered` gives the ids of the sentences to
    choose from, if not all are offered.
    """

    verbs: tuple[Option, ...]
    measures: tuple[Option, ...]
    scopes: tuple[Option, ...]
    heads: tuple[str, str, str] = (
        tr("How strongly"),
        tr("What you claim"),
        tr("About what"),
    )
    doubt: str = tr("A sentence that speaks against it")
    offered: Offered | None = None
    unanswered: ClassVar[str] = tr("Choose at least one part of your claim first.")

    @property
    def parts(self) -> tuple[tuple[str, str, tuple[Option, ...]], ...]:
        """The parts that are chosen from options: id, head and options of each."""
        names = ("verb", "measure", "scope")
        offered = (self.verbs, self.measures, self.scopes)
        return tuple(zip(names, self.heads, offered, strict=True))

    def misfit(self, answer: Answer, pair: Pair) -> str:
        if not isinstance(answer, dict):
            return tr("Build your claim from the parts that are offered.")
        for part, head, options in self.parts:
            chosen = answer.get(part)
            if not isinstance(chosen, str) or chosen not in ids(options):
                return tr(
                    "Your claim is not whole yet: choose one under “{head}”.", head=head
                )
        known = [s.id for s in sentences_of(pair, "AB", self.offered)]
        for part, complaint in (
            (
                "evidence",
                tr("A claim needs a sentence that carries it: choose your evidence."),
            ),
            (
                "counter",
                tr(
                    "One sentence is still missing: choose it under “{doubt}”.",
                    doubt=self.doubt,
                ),
            ),
        ):
            chosen = answer.get(part)
            if not isinstance(chosen, str) or chosen not in known:
                return complaint
        if answer["evidence"] == answer["counter"]:
            return tr(
                "One sentence cannot stand in both places: choose another for one of "
                "them."
            )
        return ""

    def now(self, answer: Answer) -> str:
        given = parts(answer)
        chosen = any(given.get(part) for part, _, _ in self.parts)
        return (
            tr("Your claim: “{given}”", given=self._sentence(given)) if chosen else ""
        )

    def part_of(self, model: Answer, pair: Pair) -> str:
        return tr("A claim that holds: “{model}”", model=self._sentence(model))

    def _sentence(self, given: Mapping[str, Answer]) -> str:
        """The three parts as one sentence; “…” stands for a part not chosen yet."""
        claim = " ".join(
            text_of(options, given[part]) if given.get(part) else "…"
            for part, options in (
                ("scope", self.scopes),
                ("verb", self.verbs),
                ("measure", self.measures),
            )
        )
        return claim[:1].upper() + claim[1:]

    def in_words(self, answer: Answer, pair: Pair) -> tuple[str, ...]:
        given = parts(answer)
        return (
            self._sentence(given),
            tr("For it: {quoted}", quoted=quoted(given.get("evidence", "…"), pair)),
            f"{self.doubt}: {quoted(given.get('counter', '…'), pair)}",
        )

    def question(self, pair: Pair) -> dict[str, Any]:
        articles = shown_articles(pair, "AB", self.offered)
        chosen = [
            {"id": part, "text": head, "options": shown(options)}
            for part, head, options in self.parts
        ]
        carries = tr("A sentence that carries it")
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
        sentences = sentences_of(pair, "AB", self.offered)
        first = sentences[0].id
        other = next((s.id for s in sentences if s.id[0] != first[0]), sentences[-1].id)
        return chosen | {"evidence": first, "counter": other}
