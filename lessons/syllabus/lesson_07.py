"""Lesson 7, the framing brief: claims that can be checked, their words, their limits.

A claim is right when its parts fit together, whichever they are: the rules stand beside
the two claim builders, and what they need is computed from the articles.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from lessons.exercises.check import sentence_ids
from lessons.exercises.model import (
    Answer,
    Choice,
    Choices,
    Claim,
    Exercise,
    Labels,
    Mistake,
    Option,
    Text,
)
from lessons.reading.articles import Article
from lessons.reading.counts import concordance
from lessons.reading.frames import Label, labels, ledger, order_of_telling
from lessons.reading.framing import frame
from lessons.reading.voices import airtime
from lessons.syllabus import Lesson, Method, Objective
from lessons.syllabus.common import misbuilt

if TYPE_CHECKING:
    from lessons.desk import Desk


@cache
def names_in(article: Article) -> tuple[Label, ...]:
    """What an article calls whom and what, each use with its voice."""
    return labels(airtime(article))


def places(article: Article, starts: list[int]) -> list[str]:
    """The sentences of an article that hold one of these offsets, such as "A15"."""
    return [
        f"{article.letter}{number}"
        for number, sentence in enumerate(article.sentences, start=1)
        if any(sentence.start <= start < sentence.end for start in starts)
    ]


# Before anything is measured again ---------------------------------------------------


def beyond_chance(desk: Desk) -> str:
    """What became of the measures when they were held against chance."""
    framing = frame(*desk.pair)
    tested = [row for row in framing.rows if row.p is not None]
    nearest = min(tested, key=lambda row: row.p or 0.0)
    return (
        f"Of {len(tested)} measures that were held against chance, "
        f"{len(framing.survivors)} stood beyond it. The nearest: {nearest.name}, "
        f"{nearest.verdict}."
    )


PREDICT_MEASURE = Exercise(
    id="brief.predict-measure",
    prompt=(
        "The next box asks of twelve differences: could luck alone part the articles "
        "as far? Did you do lesson 6? Then say how many are too large for luck. And "
        "guess: which of these comes nearest to it?"
    ),
    answer=Choice(
        (
            Option("often", "how often they say “war”"),
            Option("voice", "how much they say in their own voice"),
            Option("sanctions", "how soon they tell of sanctions"),
            Option("agreement", "how soon they tell of the agreement"),
            Option("score", "how their own words score"),
        )
    ),
    objective="brief.build",
    right=(
        "Kept. Run the next cell: the smallest p is the nearest, and the last line "
        "counts what is too large."
    ),
    prediction=True,
    outcome=beyond_chance,
)


# Words, letter for letter ------------------------------------------------------------

PROMISE = "carrying out a special military operation in Ukraine"


def promise_found(desk: Desk) -> str:
    """In which of the articles the words of the promise stand letter for letter."""
    found = [article.letter for article in desk.pair if PROMISE in article.body]
    return f"Letter for letter, these words stand in: {' and '.join(found) or 'none'}."


PREDICT_QUOTATION = Exercise(
    id="brief.predict-quotation",
    prompt=(
        "Both articles quote Kim's promise. Somebody quotes it as "
        f"“{PROMISE}”. In which bodies will Python find these words, letter for letter?"
    ),
    answer=Choice(
        (
            Option("both", "in both: it is one quotation"),
            Option("only-a", "only in A"),
            Option("only-b", "only in B"),
            Option("neither", "in neither"),
        )
    ),
    objective="brief.build",
    right=(
        "Kept. Run the next cell: its last line has the answer. Then find the one "
        "small word that parts “a special military operation” (A15) from B6."
    ),
    prediction=True,
    outcome=promise_found,
)

# Turned back, and repaired -----------------------------------------------------------

TURNED_BACK = Exercise(
    id="brief.turned-back",
    prompt=(
        "A careful reader turned back these four claims. In each, one part fails and "
        "the other three hold. Which part?"
    ),
    answer=Labels(
        lines=(
            Option(
                "hides",
                "In these two articles B hides the denial: no sentence, where A has "
                "one, “Moscow and Pyongyang have denied weapons transfers”.",
                "“hides” looks into a head. The count, the scope and A's “have denied "
                "weapons transfers” can all be checked; the hiding cannot.",
            ),
            Option(
                "much-more",
                "In these two articles B uses “war” much more, such as in “after two "
                "years of war with Ukraine”.",
                "“uses” can be checked, and the words stand in B7. But how much is "
                "“much more”? There is no count, no length and no range.",
            ),
            Option(
                "media",
                "In the media, explainers use “war” at a higher rate per 1,000 words "
                "than wire reports, though the ranges overlap: “two years of war with "
                "Ukraine”.",
                "The rates are right for these two texts, and “two years of war with "
                "Ukraine” stands in one explainer, on one day. How far does the claim "
                "reach?",
            ),
            Option(
                "illegal",
                "In these two articles each names an invasion once, in its own voice: "
                "“full-scale invasion” in A, “illegal invasion” in B.",
                "Look at B8, letter for letter. It has “unprovoked invasion”. The rest "
                "of the claim holds; the quotation does not.",
            ),
        ),
        labels=(
            Option("verb", "the verb"),
            Option("measure", "the measure"),
            Option("scope", "the scope"),
            Option("words", "the words"),
        ),
    ),
    solve=lambda desk: {
        "hides": "verb",
        "much-more": "measure",
        "media": "scope",
        "illegal": "words",
    },
    objective="brief.repair",
    right=(
        "Yes. One weak part is enough to turn a claim back, and enough to repair. Try "
        "one aloud: change that part, and leave the rest."
    ),
    hints=(
        "Ask of each: can I check the verb? the number? the reach? the words?",
        "Each of the four parts fails once.",
        "One claim reaches beyond two articles, and one quotes a word that B lacks.",
    ),
)

# The chart, and its words ------------------------------------------------------------

CHOOSE_CHART = Exercise(
    id="brief.choose-chart",
    prompt="One chart goes into your brief. Which one will carry your claim?",
    answer=Choice(
        (
            Option("word-rates", "word-rates · how often: word rates, mirrored"),
            Option(
                "voice-strip",
                "voice-strip · whose voice: each article as a strip of sentences",
            ),
            Option("labels", "labels · what it is called: names of the war by voice"),
            Option("fact-ledger", "fact-ledger · which facts: the ledger"),
            Option("frame-chart", "frame-chart · all of it: the frame chart"),
        )
    ),
    objective="brief.describe",
    right="Kept. Your page will draw it. A new choice needs a new alt text.",
    hints=("Begin with the claim: is it about a word, a voice, a name or a fact?",),
)

ALT_TEXT = Exercise(
    id="brief.alt-text",
    prompt=(
        "Write the alt text of your chart, for somebody who cannot see it. Say what "
        "kind of chart it is, what its axes or rows are, and what to take from it, "
        "with how sure you are."
    ),
    answer=Text(least=12, most=80),
    objective="brief.describe",
    right=(
        "Kept. Read it to somebody who has not seen the chart. Can they say what "
        "differs, and how sure you are? And does it say more than the chart shows?"
    ),
    hints=(
        "Three short sentences will do: kind, axes, finding.",
        "Leave out colours, unless you say what each colour stands for.",
    ),
)


# The two claim builders --------------------------------------------------------------

Rule = Callable[["Desk", str, str], list[str]]

SCOPES = (
    Option("articles", "in these two articles"),
    Option("outlets", "in these two outlets"),
    Option("media", "in the media"),
)


def teller(verb: str) -> int:
    """Whose telling a verb speaks of: 0 for A, 1 for B."""
    return 1 if verb.startswith("b-") else 0


def fits(carries: Rule, against: Rule) -> Callable[[Answer, Desk], bool]:
    """A rule for claims: within its scope, borne out, and with a counter-example."""

    def fit(answer: Answer, desk: Desk) -> bool:
        verb, measure = answer["verb"], answer["measure"]
        return (
            answer["scope"] == "articles"
            and answer["evidence"] in carries(desk, verb, measure)
            and answer["counter"] in against(desk, verb, measure)
        )

    return fit


def first_fit(claim: Claim, carries: Rule, against: Rule) -> Callable[[Desk], Answer]:
    """The first claim that the rules bear out, part by part."""

    @cache
    def solve(desk: Desk) -> Answer:
        return next(
            {
                "verb": verb.id,
                "measure": measure.id,
                "scope": "articles",
                "evidence": evidence,
                "counter": counter,
            }
            for verb in claim.verbs
            for measure in claim.measures
            for evidence in carries(desk, verb.id, measure.id)
            for counter in against(desk, verb.id, measure.id)
            if evidence != counter
        )

    return solve


def reaching(solve: Callable[[Desk], Answer]) -> tuple[Mistake, ...]:
    """The mistakes of scope, the same for every claim."""
    return (
        misbuilt(
            "two-outlets",
            solve,
            "scope",
            "outlets",
            say=(
                "Two articles are not two outlets. A's “on Wednesday” is one day of "
                "one of them, and B's outlet is not even named. Stronger: “In these "
                "two articles, …”. Then each word of it can be checked."
            ),
        ),
        misbuilt(
            "the-media",
            solve,
            "scope",
            "media",
            say=(
                "“the media” is thousands of outlets, and you read two texts. A "
                "quotes “Russian state news agency RIA”, B quotes AP News: even these "
                "four are not “the media”. Stronger: “In these two articles, …”."
            ),
        ),
    )


def weak_evidence(
    carries: Rule,
    against: Rule,
    solve: Callable[[Desk], Answer],
    unsupported: str,
    no_counter: str,
) -> tuple[Mistake, ...]:
    """The mistakes of a true claim with a sentence that does not do its work."""
    return (
        Mistake(
            "evidence-elsewhere",
            sample=lambda desk: {**solve(desk), "evidence": "A7"},
            when=lambda answer, desk: (
                answer["evidence"]
                not in carries(desk, answer["verb"], answer["measure"])
            ),
            say=unsupported,
        ),
        Mistake(
            "no-counter-example",
            sample=lambda desk: {**solve(desk), "counter": "A7"},
            when=lambda answer, desk: (
                answer["counter"]
                not in against(desk, answer["verb"], answer["measure"])
            ),
            say=no_counter,
        ),
    )


# What is told, and how often

# a measure: the facts of the ledger that it gathers, and the theme they belong to
TOLD = {
    "denial": (("arms-denied",), "weapons"),
    "need": (("arms-hoped",), "weapons"),
    "goods": (("oil-and-gas", "food"), "money and goods"),
}
HEADS = ("Verb", "Measure", "Scope")
CLAIM_TOLD_PARTS = Claim(
    heads=HEADS,
    verbs=(
        Option("a-tells", "A tells, and B does not tell,"),
        Option("b-tells", "B tells, and A does not tell,"),
        Option("a-more", "A uses at a higher rate than B"),
        Option("b-more", "B uses at a higher rate than A"),
        Option("a-suggests", "A suggests"),
        Option("b-suggests", "B suggests"),
        Option("proves", "B proves"),
        Option("biased", "B is biased towards"),
    ),
    measures=(
        Option("denial", "the denial that arms were sent: one sentence against none"),
        Option("need", "Russia's need of arms: two sentences against none"),
        Option(
            "goods",
            "Russian oil, gas and food for North Korea: two sentences against none",
        ),
        Option(
            "war",
            "the word “war”: 3 of B's 327 words, 2 of A's 694; luck alone "
            "parts them as far one time in three (p = .335)",
        ),
    ),
    scopes=SCOPES,
)


def telling(desk: Desk, article: Article, measure: str) -> list[str]:
    """The sentences of an article that hold the ledger's words for these facts."""
    facts = [fact for fact in ledger() if fact.id in TOLD[measure][0]]
    words = [
        word
        for fact in facts
        if fact.told_by(article)
        for word in (fact.evidence[article.letter], *fact.looked_for)
    ]
    return [
        place
        for place, text in sentence_ids(desk, article.letter).items()
        if any(word.lower() in text.lower() for word in words)
    ]


def says_outright(verb: str, measure: str) -> bool:
    """Whether “suggests” is too weak: the sentence says it in so many words."""
    return (verb, measure) in {("a-suggests", "denial"), ("b-suggests", "need")}


@cache
def carries_told(desk: Desk, verb: str, measure: str) -> list[str]:
    """The sentences that carry a claim of this verb and measure; none: it fails."""
    here, there = desk.pair[teller(verb)], desk.pair[1 - teller(verb)]
    if verb in ("proves", "biased"):
        return []
    if measure == "war":
        higher = share_of_war(here) > share_of_war(there) and verb.endswith("more")
        return saying_war(here) if higher else []
    if verb.endswith("more") or telling(desk, there, measure):
        return []
    if says_outright(verb, measure):
        return []
    return telling(desk, here, measure)


def share_of_war(article: Article) -> float:
    """Uses of “war” as a share of the article's words."""
    return sum(word.key == "war" for word in article.words) / len(article.words)


def saying_war(article: Article) -> list[str]:
    """The sentences of an article that say “war”."""
    return [
        f"{article.letter}{line.sentence + 1}" for line in concordance(article, "war")
    ]


@cache
def against_told(desk: Desk, verb: str, measure: str) -> list[str]:
    """Where the other article speaks of the same thing after all."""
    there = desk.pair[1 - teller(verb)]
    if measure == "war":
        return saying_war(there)
    theme = TOLD[measure][1]
    return [
        place
        for entrance in order_of_telling(there)
        if entrance.theme == theme
        for place in places(there, [match.start for match in entrance.matches])
    ]


def the_other_way(measure: str, verb: str, say: str) -> Mistake:
    """The mistake of a claim that gives a measure to the wrong article."""
    return Mistake(
        f"the-other-article-{measure}",
        sample=lambda desk: {**solve_told(desk), "measure": measure, "verb": verb},
        when=lambda answer, desk: (
            answer["measure"] == measure
            and not carries_told(desk, answer["verb"], measure)
        ),
        say=say,
    )


solve_told = first_fit(CLAIM_TOLD_PARTS, carries_told, against_told)

CLAIM_TOLD = Exercise(
    id="brief.claim-told",
    prompt=(
        "Build your first claim: what is told, or how often. Then give it a sentence "
        "that carries it.\n"
        "Against “does not tell” no single sentence can speak. Take the one of the "
        "other article that comes nearest to the same matter. Against a rate, take one "
        "of the other article with the word."
    ),
    answer=CLAIM_TOLD_PARTS,
    solve=solve_told,
    accepts=fits(carries_told, against_told),
    objective="brief.build",
    right=(
        "Accepted: a reader can check each part, and sees what comes nearest to "
        "speaking against it. If a fact is missing, leave the reason open."
    ),
    mistakes=(
        misbuilt(
            "proves",
            solve_told,
            "verb",
            "proves",
            say=(
                "“proves” says that nothing could speak against it, and you have "
                "named a sentence that does. B itself is careful: “speculated”, “are "
                "expected to”. Stronger: “B tells …, and A does not tell,”."
            ),
        ),
        misbuilt(
            "biased",
            solve_told,
            "verb",
            "biased",
            say=(
                "That looks into a head. For example, “a growing need for arms” is a "
                "choice of words, and a difference is not a bias. Stronger: say what "
                "B does, “B tells …” or “B uses at a higher rate”, and let the reader "
                "judge."
            ),
        ),
        *reaching(solve_told),
        Mistake(
            "a-word-can-be-counted",
            sample=lambda desk: {
                **solve_told(desk),
                "verb": "b-suggests",
                "measure": "war",
            },
            when=lambda answer, desk: (
                answer["measure"] == "war" and not answer["verb"].endswith("more")
            ),
            say=(
                "A word is there or not, and both articles have this one: “war with "
                "Ukraine” stands in A and in B. So count it. Stronger: “uses at a "
                "higher rate”, with both counts and both lengths."
            ),
        ),
        Mistake(
            "a-fact-has-no-rate",
            sample=lambda desk: {**solve_told(desk), "verb": "a-more"},
            when=lambda answer, desk: (
                answer["measure"] != "war" and answer["verb"].endswith("more")
            ),
            say=(
                "One sentence such as “Moscow and Pyongyang have denied weapons "
                "transfers” tells a fact; it is no rate. Stronger: “tells, and … does "
                "not tell,”."
            ),
        ),
        Mistake(
            "told-outright",
            sample=lambda desk: {**solve_told(desk), "verb": "a-suggests"},
            when=lambda answer, desk: says_outright(answer["verb"], answer["measure"]),
            say=(
                "“suggests” is for a reading, and this is said in so many words: “have "
                "denied weapons transfers” (A22), “has a growing need for arms” (B8). "
                "Stronger: “tells, and … does not tell,”."
            ),
        ),
        the_other_way(
            "denial",
            "b-tells",
            "“have denied weapons transfers” stands in A. B's sentences on arms hold "
            "no denial. Turn the claim round.",
        ),
        the_other_way(
            "need",
            "a-tells",
            "“a growing need for arms and ammunition” stands in B. A's sentences on "
            "arms speak of what is feared and denied. Turn the claim round.",
        ),
        the_other_way(
            "goods",
            "a-tells",
            "“oil and gas” and “badly-needed food” stand in B. A has “economic support "
            "and trade”, and names no goods. Turn the claim round.",
        ),
        the_other_way(
            "war",
            "a-more",
            "“war” is 3 of B's 327 words, as in “two years of war with Ukraine”, and 2 "
            "of A's 694. Whose rate is higher? Turn the claim round.",
        ),
        *weak_evidence(
            carries_told,
            against_told,
            solve_told,
            unsupported=(
                "Your claim may hold, but that sentence does not carry it. A reader "
                "must find it there in so many words. For example, “have denied "
                "weapons transfers” carries a denial. Choose again."
            ),
            no_counter=(
                "The claim stands. Its counter-example does not yet: choose where the "
                "other article speaks of the same matter. For example, A's “economic "
                "support and trade” speaks of goods, B's “arms and ammunition” of arms."
            ),
        ),
    ),
    hints=(
        "Begin with a sentence that struck you, and ask what the other article lacks.",
        "Keep the scope at two articles, and take a verb that a reader can check.",
        "For example: A tells, and B does not tell, the denial, in these two articles "
        "(A22). Nearest to it in B: B9, on arms.",
    ),
)


# What it is called, and in whose voice

NAMED = {
    "invasion": "invasion",
    "operation": "special military operation",
    "war": "war",
    "regime": "regime",
}
CLAIM_NAMED_PARTS = Claim(
    heads=HEADS,
    verbs=(
        Option("a-own", "A says in its own voice"),
        Option("b-own", "B says in its own voice"),
        Option("a-passes", "A passes on from a source"),
        Option("b-passes", "B passes on from a source"),
        Option("hides", "A hides"),
        Option("wants", "B wants us to think of"),
    ),
    measures=(
        Option("invasion", "the name “invasion” (A once, B once)"),
        Option("operation", "the name “special military operation” (A twice, B once)"),
        Option("war", "the name “war” (A twice, B three times)"),
        Option("regime", "the name “regime” (A never, B once)"),
    ),
    scopes=SCOPES,
)


def in_dispute(answer: Answer) -> bool:
    """Whether a claim rests on a “war” whose voice a reader would dispute."""
    return answer["measure"] == "war" and answer["verb"] != "b-own"


@cache
def carries_named(desk: Desk, verb: str, measure: str) -> list[str]:
    """The sentences where the article uses the name in that voice."""
    if verb in ("hides", "wants") or in_dispute({"verb": verb, "measure": measure}):
        return []
    here = desk.pair[teller(verb)]
    own = verb.endswith("own")
    return places(
        here,
        [
            use.start
            for use in names_in(here)
            if use.label == NAMED[measure] and (use.voice == "own") == own
        ],
    )


@cache
def against_named(desk: Desk, verb: str, measure: str) -> list[str]:
    """Where the same thing has another name or voice, or the other article has it."""
    here = desk.pair[teller(verb)]
    own = verb.endswith("own")
    uses = [(article, use) for article in desk.pair for use in labels(airtime(article))]
    subjects = {use.subject for _, use in uses if use.label == NAMED[measure]}
    return [
        place
        for article in desk.pair
        for place in places(
            article,
            [
                use.start
                for owner, use in uses
                if owner is article
                and use.subject in subjects
                and (
                    owner is not here
                    or use.label != NAMED[measure]
                    or (use.voice == "own") != own
                )
            ],
        )
    ]


solve_named = first_fit(CLAIM_NAMED_PARTS, carries_named, against_named)

CLAIM_NAMED = Exercise(
    id="brief.claim-named",
    prompt=(
        "Build your second claim: what something is called, and in whose voice.\n"
        "Against it, take a sentence that keeps it small: the same article names the "
        "thing otherwise, or in another voice (not “always”); or the other article "
        "names it too (not “alone”)."
    ),
    answer=CLAIM_NAMED_PARTS,
    solve=solve_named,
    accepts=fits(carries_named, against_named),
    objective="brief.write",
    right=(
        "Accepted: the marks and the sources in that sentence bear it out. Your "
        "counter-example keeps the claim from growing into an “always” or an “only”."
    ),
    mistakes=(
        misbuilt(
            "hides",
            solve_named,
            "verb",
            "hides",
            say=(
                "To hide a name one must have had it, and no text shows that. A has "
                "names of its own, for example “heavily sanctioned North Korea”. "
                "Stronger: say what A does use, and in whose voice."
            ),
        ),
        misbuilt(
            "wants",
            solve_named,
            "verb",
            "wants",
            say=(
                "What a writer wants is in no sentence. That “isolated regime”, for "
                "example, has no marks and no source can be seen. Stronger: “B says "
                "in its own voice …”."
            ),
        ),
        *reaching(solve_named),
        Mistake(
            "in-dispute",
            sample=lambda desk: {**solve_named(desk), "measure": "war"},
            when=lambda answer, desk: in_dispute(answer),
            say=(
                "In “Mr Putin’s war with Ukraine” and in “wage war against his "
                "neighbour”, a source is near and the marks are not: readers will "
                "differ on who says “war”. A chart shows what the program heard. "
                "Stronger: take a name whose voice the sentence settles."
            ),
        ),
        Mistake(
            "another-voice",
            sample=lambda desk: {
                **solve_named(desk),
                "verb": "a-own",
                "measure": "operation",
            },
            when=lambda answer, desk: (
                not carries_named(desk, answer["verb"], answer["measure"])
            ),
            say=(
                "The article does not use that name in that voice. Look for marks: for "
                "example, they stand round “special military operation”, and not round "
                "“full-scale invasion”, “unprovoked invasion” and “isolated regime”. "
                "Turn the verb, or take another name."
            ),
        ),
        *weak_evidence(
            carries_named,
            against_named,
            solve_named,
            unsupported=(
                "The claim may hold, but the name does not stand in that sentence in "
                "that voice. A reader should find it there: “its unprovoked invasion”, "
                "for example, stands in B8. Choose again."
            ),
            no_counter=(
                "The claim stands. That sentence does not keep it small: it does the "
                "same again, or names something else. Look for another name of that "
                "thing (for example “full-scale invasion” in A16, “heavily sanctioned "
                "North Korea” in A20), another voice, or the other article."
            ),
        ),
    ),
    hints=(
        "Look for marks and for a source: is the name the article's own?",
        "“invasion” is in A16 and B8, “regime” in B10. Who says it there?",
        "For example: A passes on from a source “special military operation”, in these "
        "two articles (A15). Against it A16: “full-scale invasion” is A's own.",
    ),
)


# Limits, and what would change them --------------------------------------------------


def ticked(options: tuple[Option, ...], *ids: str) -> tuple[Mistake, ...]:
    """A false line that was ticked, spoken of before a true one that was left open."""
    return tuple(
        Mistake(
            option.id,
            sample=lambda desk, id_=option.id: [id_],
            when=lambda answer, desk, id_=option.id: id_ in answer,
            say=option.say,
        )
        for option in options
        if option.id in ids
    )


_LIMITS = (
    Option(
        "one-day",
        "Two articles of one day or two cannot show how an outlet reports.",
        "You left open “Two articles of one day or two …”, and it is true of "
        "every claim here: “on Wednesday” and “on Jun. 18” date them.",
    ),
    Option(
        "no-difference",
        "What lies within chance shows that the articles are alike.",
        "You ticked “What lies within chance …”. Within chance leaves the "
        "question open: a signed “pact” and an “are expected to sign” are not "
        "alike, whatever a p says.",
    ),
    Option(
        "machine",
        "The program that hears voices errs, and readers may differ from it.",
        "You left open “The program that hears voices errs …”, and it is true. "
        "Who says “war” in “Mr Putin’s war with Ukraine”? The program decided, "
        "and you may decide otherwise.",
    ),
    Option(
        "kept-back",
        "Each article kept back what the other tells.",
        "You ticked “Each article kept back …”. That is a charge, not a limit: "
        "“are expected to sign” may only be early. Absence is not suppression.",
    ),
    Option(
        "our-list",
        "Somebody chose the words, facts and sentences that were looked for.",
        "You left open “Somebody chose the words …”, and it is true. Had “rare "
        "trip” or “predawn” not been on our list, the ledger would hold other "
        "ticks.",
    ),
)
LIMITS = Exercise(
    id="brief.limits",
    prompt=(
        "Doubt your own page. Which of these limits are true, and belong under any "
        "claim from these two articles?"
    ),
    answer=Choices(_LIMITS),
    solve=lambda desk: ["one-day", "machine", "our-list"],
    mistakes=ticked(_LIMITS, "no-difference", "kept-back"),
    objective="brief.write",
    right=(
        "Yes. The reach, the instrument and the choice of what to look for: name all "
        "three, and a reader will trust the rest more."
    ),
    hints=(
        "A limit says what you cannot show. It accuses nobody.",
        "Three are limits. One is a charge, and one is a conclusion.",
    ),
)

CHANGE_MIND = Exercise(
    id="brief.change-my-mind",
    prompt=(
        "Take the claim that you like best. What would change your mind about it? Name "
        "something that one could look for and find."
    ),
    answer=Text(least=8, most=80),
    objective="brief.write",
    right=(
        "Kept. Could your neighbour go and look for what you named? If you wrote "
        "“nothing”: a claim that nothing could change is not a finding."
    ),
    hints=(
        "Think of more articles, another day, another reader, or a draft with its "
        "hour.",
    ),
)

LEAVE = Exercise(
    id="brief.before-you-leave",
    prompt=(
        "“B hides what was signed.” Which part would you not sign: verb, measure, "
        "scope or words? Write it again, as you would sign it."
    ),
    answer=Text(least=8, most=80),
    objective="brief.repair",
    right=(
        "Kept. Think back: would you have signed the first one when the lesson began? "
        "To say what one cannot claim is part of an honest answer."
    ),
    hints=("Which word looks into a head? What does B say instead of “signed”?",),
)

LESSON = Lesson(
    number="07",
    title="The framing brief",
    minutes=55,
    question="What may we responsibly claim?",
    summary=(
        "We look back at what was measured. You write one page: a chart, two "
        "claims with their words, what speaks against them, and their limits."
    ),
    needs=(
        "both articles, on paper or in lesson 1. Saved work from any "
        "lesson goes on the page"
    ),
    objectives=(
        Objective(
            "brief.build",
            "Build a claim from a verb, a measure, a scope and a quoted sentence.",
        ),
        Objective(
            "brief.repair",
            "Repair a claim that says more than two articles can carry.",
        ),
        Objective(
            "brief.describe",
            "Describe a chart in words for somebody who cannot see it.",
        ),
        Objective(
            "brief.write",
            "Write one page: two claims, a counter-example to each, and their limits.",
        ),
    ),
    exercises=(
        PREDICT_MEASURE,
        PREDICT_QUOTATION,
        TURNED_BACK,
        CHOOSE_CHART,
        ALT_TEXT,
        CLAIM_TOLD,
        CLAIM_NAMED,
        LIMITS,
        CHANGE_MIND,
        LEAVE,
    ),
    methods=(
        Method(
            "every measure once more, held against chance",
            "brief.predict-measure",
            'FreqDist(word.key for word in x.words)["war"]',
            "frame(a, b).rows",
        ),
        Method(
            "a quotation checked letter for letter",
            "brief.predict-quotation",
            "quote in a.body",
        ),
    ),
)
